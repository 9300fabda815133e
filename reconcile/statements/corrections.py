"""Marked corrections: what "revised to" replaces."""

import numpy as np

from reconcile.solver.constraints import Bools, Ints
from reconcile.statements.standing import CODES, COUNTED, Stand, Standing, apart
from reconcile.statements.table import ADJUSTMENT, NONE, PREVIOUS, Statements


def corrections(table: Statements, stand: Stand) -> None:
    """A marked correction replaces the total before it, every earlier one above it, and the additions in those."""
    marked = np.flatnonzero((stand.code == COUNTED) & table.revises & table.total)
    for row in marked[np.lexsort([table.order[marked], table.published[marked]])].tolist():
        report = (table.series == table.series[row]) & (table.published == table.published[row])
        report &= table.source == table.source[row]
        if (report & (table.kind == ADJUSTMENT) & stand.counts).any():
            continue  # the text says what was corrected: nothing has to give way
        if _is_old(table, row, marked[report[marked]]):
            continue
        _replaced(table, stand, row, report)


def _is_old(table: Statements, row: int, marked: Ints) -> bool:
    """Whether it is the first number of "corrected from 112 to 97", and so what is corrected."""
    later = (table.order[row] >= 0) & (table.order[marked] > table.order[row])
    return bool((later & (table.end[marked] == table.end[row]) & (table.voice[marked] == table.voice[row])).any())


def _replaced(table: Statements, stand: Stand, row: int, report: Bools) -> None:
    earlier = np.flatnonzero(_before(table, stand, row, report))
    if not len(earlier):
        return
    latest = table.published[earlier] == table.published[earlier].max()
    above = table.has_low[earlier] & table.has_high[row] & (table.low[earlier] > table.high[row])
    meant = _meant(table, stand, row, report, earlier)
    gone = meant & ((latest & apart(table, earlier, np.full(len(earlier), row))) | above)
    stand.give_way(earlier[gone], row, Standing.SUPERSEDED)
    if (gone & above).any():
        last = table.published[earlier[gone & above]].max()
        since = table.published[earlier[~gone]].max(initial=NONE)
        within = (table.published > since) & (table.published <= last) & ~report & table.flow
        made = (stand.code == COUNTED) & (table.series == table.series[row]) & within
        stand.give_way(np.flatnonzero(made), row, Standing.SUPERSEDED)


def _before(table: Statements, stand: Stand, row: int, report: Bools) -> Bools:
    """The totals that it can replace."""
    before = (stand.code == COUNTED) & (table.series == table.series[row]) & table.total
    before &= (table.published < table.published[row]) | (report & (table.order < table.order[row]))
    ended = np.where(table.end == NONE, table.day + 1, table.end)
    found: Bools = before & ((table.end[row] == NONE) | (ended <= table.end[row]))  # "the toll of Friday was wrong"
    return found


def _meant(table: Statements, stand: Stand, row: int, report: Bools, earlier: Ints) -> Bools:
    """A source's own words; of others all, or where the old number is named, those that agree with it."""
    named = report & table.total & ((table.role == PREVIOUS) | (table.revises & (table.order < table.order[row])))
    named &= (stand.code == COUNTED) | (stand.code == CODES[Standing.PREVIOUS])
    own = (table.source[earlier] == table.source[row]) & (table.source[row] >= 0)
    old = np.flatnonzero(named)
    if not len(old):
        return np.ones(len(earlier), bool)
    same = [~apart(table, earlier, np.full(len(earlier), other)) for other in old.tolist()]
    found: Bools = own | report[earlier] | np.logical_or.reduce(same)
    return found
