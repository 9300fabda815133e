"""Windows that a text names by their length or by when they began: since which report they run."""

from typing import Final

import numpy as np

from reconcile.assumptions import Assumptions
from reconcile.solver.constraints import Bools, Ints
from reconcile.statements.groups import last_at_or_before, ranks
from reconcile.statements.instants import Instants
from reconcile.statements.standing import Stand
from reconcile.statements.table import DAY, EPOCH, INCREMENT, NONE, Statements

OPEN_START: Final = -2  # owners of instants that only one bulletin shares lie from here downwards


def rolling(
    table: Statements, stand: Stand, begin: Instants, end: Instants, literal: Bools, assume: Assumptions
) -> Bools:
    """Let windows run from the report that they go on from; which of them may as well run as the days say.

    In series that are `literal` they do, but for "in 24 hours".
    """
    moved = np.zeros(len(table), bool)
    dated = stand.counts & (table.start != NONE)
    free = dated & ~literal[table.series]
    since = np.flatnonzero(free & (table.kind == INCREMENT) & table.since & ~begin.known)
    spans, days = np.zeros((2, 0), np.int64)
    if assume.gap_labels:
        text = dated & table.flow & (table.order >= 0) & ~table.since
        spans, days = np.flatnonzero(text & free & _spans(table, text)), _days(table, np.flatnonzero(text), literal)
    if not len(since) + len(spans) + len(days):
        return moved
    cut = stand.counts & end.known & (table.total | ((table.kind == INCREMENT) & (table.start == NONE)))
    source = np.where(table.source < 0, -1, ranks([table.series, table.source]))
    for rows, by, groups in ((since, table.start_by, (table.series, source)), (spans, table.start + 1, (source,))):
        for group in groups:  # what its own source has counted is what it counts on from
            moved[_continued(begin, end, rows, cut, group, table.start[rows] * DAY, by[rows] * DAY)] = True
    moved[_daily(table, stand, begin, end, days, cut, source)] = True
    return moved


def _spans(table: Statements, rows: Bools) -> Bools:
    """Windows of days that run up to that of their text, and are no week or months of the calendar."""
    found = rows & (table.end == table.day + 1)
    length = np.where(found, table.end - table.start, 0)
    week = (length == 7) & ((table.start + EPOCH) % 7 == 1)  # the first day there is, number 1, is a Monday
    longer: Bools = found & (length > 2) & ~week & ~_whole_months(table, found)
    return longer


def _whole_months(table: Statements, rows: Bools) -> Bools:
    found = rows.copy()
    for number in (table.start[rows], table.end[rows]):
        day = number.astype("datetime64[D]")
        found[rows] &= day == day.astype("datetime64[M]")
    return found


def _days(table: Statements, rows: Ints, literal: Bools) -> Ints:
    """Rows that may be rolling labels: what came in the last day or two; a named day unless it is literal."""
    length, day = table.end[rows] - table.start[rows], table.day[rows]
    yesterday = (length == 1) & (table.end[rows] == day) & ~literal[table.series[rows]]
    found: Ints = rows[((length == 2) & (table.end[rows] == day + 1)) | yesterday]
    return found


def _daily(
    table: Statements, stand: Stand, begin: Instants, end: Instants, rows: Ints, cut: Bools, source: Ints
) -> Ints:
    """Read "in 24 hours" and "yesterday" in a text from the last public cut-off about then to this bulletin's own.

    Those of the rows that so go beyond the day which they name.
    """
    bulletin = ranks([table.series, table.source, table.published])
    rows = rows[(table.end[rows] > table.day[rows]) | _beside_total(table, stand, bulletin)[rows]]
    end.put(rows, table.published[rows], table.published[rows])
    low = table.start[rows] * DAY
    begin.put(rows, low, low + DAY, OPEN_START - bulletin[rows])
    cut[rows] = True
    for group in (table.series, source):
        _continued(begin, end, rows, cut, group, low, low + DAY)
    named: Ints = rows[table.end[rows] == table.day[rows]]
    return named


def _continued(begin: Instants, end: Instants, rows: Ints, cut: Bools, group: Ints, low: Ints, high: Ints) -> Ints:
    """Let rows begin at the last cut-off of their group after `low` and up to `high`; those for which there is one."""
    known = np.flatnonzero(cut & (group >= 0))
    known = known[np.lexsort([end.high[known], group[known]])]
    found = last_at_or_before(group[known], end.high[known], group[rows], high)
    near = found >= 0
    near[near] = end.high[known[found[near]]] > low[near]
    at = end.high[known[found[near]]]
    begin.put(rows[near], at, at)
    return rows[near]


def _beside_total(table: Statements, stand: Stand, bulletin: Ints) -> Bools:
    """Whether the same bulletin gives a total as of its own cut-off."""
    has = np.zeros(int(bulletin.max(initial=-1)) + 1, bool)
    has[bulletin[stand.counts & table.total & (table.source >= 0) & (table.end == NONE)]] = True
    return has[bulletin]
