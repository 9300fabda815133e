"""An account as a reader sees it printed."""

from typing import TYPE_CHECKING

from reconcile.account.values import Conflict
from reconcile.account.words import since_in_words

if TYPE_CHECKING:
    from reconcile.account.reconciliation import Reconciliation


def summary(account: "Reconciliation") -> str:
    """A short readable summary: the latest state of each series, targets, conflicts, assumptions."""
    lines = [_series_line(account, name) for name in account.series] or ["no figures: an empty account"]
    lines += [f"  target   {remaining}" for remaining in account.remaining()]
    lines += [_conflict_line(conflict) for conflict in account.conflicts]
    restated = sum(len(group) - 1 for group in account.restatements)
    lines.append(f"{len(account.figures)} figures, {restated} of them restatements; {account.assume!r}")
    return "\n".join(lines)


def _series_line(account: "Reconciliation", name: str) -> str:
    day = account.last_report(name)
    if day is None:
        return f"{name}: nothing is counted"
    estimate = account.total(day, series=name)
    since = "" if estimate.since is None else f", counted {since_in_words(estimate.since)}"
    return f"{name}: {estimate} as of {day}{since}"


def _conflict_line(conflict: Conflict) -> str:
    settled = " (settled)" if conflict.settled else ""
    return f"  {conflict.kind}{settled}: {conflict.explanation}"
