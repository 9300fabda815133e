"""An account as a reader sees it printed."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final

from reconcile.account.values import Conflict, View, best_in_words, in_words, number_of
from reconcile.account.words import said, since_in_words, with_unit
from reconcile.assumptions import Assumptions
from reconcile.errors import did_you_mean
from reconcile.statements.series import maybe_one, named
from reconcile.values import alike

if TYPE_CHECKING:
    from reconcile.account.reconciliation import Reconciliation

SERIES: Final = 40  # as many as one would read
CONFLICTS: Final = 5
MANY: Final = 100  # conflicts of a series, from when on one repair is no summary, and takes long to find
_SHOWN: Final = 3


def _in_python(one: str, other: str) -> str:
    return f"Assumptions(merge=[({one!r}, {other!r})])"


def summary(account: "Reconciliation") -> str:
    """A short readable summary: the latest state of each series, targets, conflicts, assumptions; what to ask next."""
    return "\n".join([*overview(account), _next(account)])


def overview(account: "Reconciliation", merging: Callable[[str, str], str] = _in_python) -> list[str]:
    """The same, line by line, without advice; `merging` says how to have two series counted as one."""
    series, targets = account.series, [f"  target   {remaining}" for remaining in account.remaining()]
    conflicts = sorted(account.conflicts, key=lambda conflict: conflict.settled)  # the open ones first
    lines = [_series_line(account, name) for name in series[:SERIES]] or ["no figures: an empty account"]
    lines += _more(len(series) - SERIES, "series")
    lines += _some("refused", _refused(account))
    lines += targets[:SERIES] + _more(len(targets) - SERIES, "targets")
    lines += [_conflict_line(conflict) for conflict in conflicts[:CONFLICTS]]
    lines += _more(len(conflicts) - CONFLICTS, "conflicts")
    lines += _some("unknown", _unknown(account))
    lines += _some("unsure", _unsure(account, merging))
    return [*lines, f"{_counted(account)}; {_assumed(account.assume)}"]


def _more(count: int, what: str) -> list[str]:
    return [f"  and {count} more {what}"] * (count > 0)


def _counted(account: "Reconciliation") -> str:
    """How many figures went in, and how many of them say what another has said.

    >>> from reconcile import Figure, reconcile
    >>> _counted(reconcile([Figure.plain(3, source=name, published=dt.date(2024, 10, 23)) for name in "ab"]))
    '2 figures, 1 of them a restatement'

    """
    restated = sum(len(group) - 1 for group in account.restatements)
    told = {0: "", 1: ", 1 of them a restatement"}.get(restated, f", {restated} of them restatements")
    return number_of(len(account.figures), "figure") + told


def _assumed(assume: Assumptions) -> str:
    return "default assumptions" if assume == Assumptions() else repr(assume)


def _series_line(account: "Reconciliation", name: str) -> str:
    day = account.last_report(name)
    if day is None:
        return f"{name}: nothing is counted"
    estimate = account.total(day, series=name)
    since = "" if estimate.since is None else f", counted {since_in_words(estimate.since)}"
    total = with_unit(in_words(estimate.low, estimate.high), account._ledger(name).unit) + best_in_words(estimate)
    return f"{name}: {total} as of {day}{since}{_views(account, name, day)}"


def _views(account: "Reconciliation", name: str, day: dt.date) -> str:
    """What the bounds of a disputed total cover, and how much narrower those of the chosen repair are."""
    ledger = account._ledger(name)
    if not ledger.solution.disputed[ledger.code]:
        return ""
    if sum(conflict.series == name for conflict in account.conflicts) > MANY:
        return "\n  in dispute, so the range holds whichever statements are wrong"
    given_up = account.given_up(name)
    if not given_up:
        return ""
    credulous = account.total(day, series=name, view=View.CREDULOUS)
    figures = "; ".join(said(figure) for figure in given_up[:_SHOWN])
    more = f"; and {len(given_up) - _SHOWN} more" if len(given_up) > _SHOWN else ""
    bounds = in_words(credulous.low, credulous.high)
    return f"\n  in dispute, so the range holds whichever statement is wrong; without {figures}{more}: {bounds}"


def _refused(account: "Reconciliation") -> list[str]:
    """What could not be counted, and why."""
    pairs = zip(account.figures, account._engine.statuses, strict=True)
    return [f"{said(figure)}: {status.reason}" for figure, status in pairs if status.status == "refused"]


def _some(what: str, lines: Sequence[str]) -> list[str]:
    """The first few, and how many there are beyond."""
    return [*(f"  {what}  {line}" for line in lines[:_SHOWN]), *_more(len(lines) - _SHOWN, what)]


def _unknown(account: "Reconciliation") -> list[str]:
    """Names in the assumptions that no figure has, and that so change nothing: most are slips."""
    assume, sources = account.assume, [figure.source for figure in account.figures if figure.source]
    quoted = [figure.speaker for figure in account.figures if figure.speaker]
    weighed = [*sources, *assume.origins.values()] if sources else []
    known = {*account._engine.rows, *chain(assume.sums, *assume.sums.values())}
    return [
        *_slips("origins", assume.origins, [*sources, *quoted], "source"),
        *_slips("merge", set(chain(*assume.merge)), _unmerged(account) if assume.merge else (), "series"),
        *_slips("parts", {*assume.parts, *assume.parts.values()}, known, "series"),
        *_slips("priorities", assume.priorities, weighed, "source"),
    ]


def _unmerged(account: "Reconciliation") -> set[str]:
    return set(named(account.figures, account.assume.replace(merge=())))


def _unsure(account: "Reconciliation", merging: Callable[[str, str], str]) -> list[str]:
    """Series that may be one, and how to say so."""
    counted = {name for name in account.series if account.last_report(name) is not None}
    return [
        f'"{one}" and "{other}" may count the same: if so, {merging(one, other)}'
        for one, other in maybe_one(account.figures, account.assume)
        if {one, other} <= counted
    ]


def _slips(field: str, given: Iterable[str], known: Collection[str], what: str) -> Iterator[str]:
    called = set(map(alike, known)) if what == "source" else known
    for name in sorted(given):
        if called and (alike(name) if what == "source" else name) not in called:
            yield f"{field} names {name!r}{did_you_mean(name, sorted(known))}: no {what} is called so"


def _next(account: "Reconciliation") -> str:
    """What a newcomer may want to ask the account next."""
    if not account.series:
        return "next: account.add(figures)"
    disputed = [conflict for conflict in account.conflicts if not conflict.settled]
    if disputed:
        return (
            "next: account.conflicts[i].figures and .culprits say who disagrees; account.statuses() what became of each"
        )
    which = f", series={account.series[0]!r}" if len(account.series) > 1 else ""
    day = account.last_report(account.series[0])
    proof = f"account.why({day!r}{which}) says which statements prove it; " if day else ""
    return f"next: {proof}account.statuses() what became of each figure".replace("datetime.date", "date")


def _conflict_line(conflict: Conflict) -> str:
    settled = " (settled)" if conflict.settled else ""
    return f"  {conflict.kind}{settled}: {conflict.explanation}"
