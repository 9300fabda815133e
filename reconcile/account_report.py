"""An account as a reader sees it printed."""

from typing import TYPE_CHECKING

from reconcile.account_values import Conflict, in_words, spaced

if TYPE_CHECKING:
    from reconcile.account import Reconciliation


def summary(account: "Reconciliation") -> str:
    """A short readable summary: the latest state of each series, targets, conflicts, assumptions."""
    lines = [_series_line(account, name) for name in account.series] or ["no figures: an empty account"]
    lines += [f"  target   {remaining}" for remaining in account.remaining()]
    lines += [_conflict_line(conflict) for conflict in account.conflicts]
    restated = sum(len(group) - 1 for group in account.restatements)
    lines.append(f"{len(account.figures)} figures, {restated} of them restatements; {account.assume!r}")
    return "\n".join(lines)


def _series_line(account: "Reconciliation", name: str) -> str:
    days = account.days(name)
    if not days:
        return f"{name}: nothing is counted"
    estimate = account.total(days[-1], series=name)
    value = spaced(estimate.best) if estimate.best is not None else in_words(estimate.low, estimate.high)
    around = "" if estimate.best is None or estimate.low == estimate.high else f" ({in_words(estimate.low, estimate.high)})"
    since = "" if estimate.since is None else f" since {estimate.since}"
    return f"{name}: {value}{around} as of {days[-1]}{since}"


def _conflict_line(conflict: Conflict) -> str:
    settled = " (settled)" if conflict.settled else ""
    return f"  {conflict.kind}{settled}: {conflict.explanation}"
