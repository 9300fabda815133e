"""Announced corrections of the count itself: the total moves by them, without new events."""

from dataclasses import dataclass
from typing import final

import numpy as np

from reconcile.solver.constraints import Bools, Ints
from reconcile.statements.groups import last_at_or_before, starts
from reconcile.statements.instants import Instants
from reconcile.statements.standing import COUNTED, Stand, Standing
from reconcile.statements.table import ADJUSTMENT, DAY, INCREMENT, Statements


@final
@dataclass(frozen=True, slots=True, eq=False)
class Adjustments:
    """By how much the counts of each series have been corrected up to each moment, sorted by series and moment."""

    series: Ints
    moment: Ints
    low: Ints
    high: Ints

    @classmethod
    def of(cls, table: Statements, stand: Stand, end: Instants, levels: Bools, horizon: int) -> "Adjustments":
        """The running sums; a correction stated twice is one. Where a count never falls, fewer is a correction."""
        fewer = (table.kind == INCREMENT) & table.has_high & (table.high < 0) & ~levels[table.series]
        rows = np.flatnonzero((stand.code == COUNTED) & ((table.kind == ADJUSTMENT) | fewer))
        keys = [table.series, table.low, table.high, end.high, table.source]
        rows = rows[np.lexsort([key[rows] for key in keys[::-1]])]
        first = _first_told(table, end, rows, horizon * DAY)
        fresh = first == rows
        stand.give_way(rows[~fresh], first[~fresh], Standing.RESTATED)
        rows = rows[np.lexsort([end.high[rows], table.series[rows]])]
        fresh = stand.code[rows] == COUNTED
        kept = rows[fresh]
        low = np.where(table.has_low[kept], table.low[kept], table.high[kept])
        high = np.where(table.has_high[kept], table.high[kept], table.low[kept])
        series = table.series[kept]
        return cls(series, end.high[kept], _running(series, low), _running(series, high))

    def until(self, series: Ints, moment: Ints) -> tuple[Ints, Ints]:
        """The least and the greatest correction made up to those moments."""
        if not len(self.series):
            none = np.zeros(len(moment), np.int64)
            return none, none
        found = last_at_or_before(self.series, self.moment, series, moment)
        return np.where(found >= 0, self.low[found], 0), np.where(found >= 0, self.high[found], 0)

    def rows(self, table: Statements, stand: Stand, levels: Bools) -> Bools:
        """Which rows are corrections and not counts."""
        fewer = (table.kind == INCREMENT) & table.has_high & (table.high < 0) & ~levels[table.series]
        found: Bools = stand.counts & ((table.kind == ADJUSTMENT) | fewer)
        return found


def _first_told(table: Statements, end: Instants, rows: Ints, horizon: int) -> Ints:
    """For each of the sorted rows the first that tells of the same correction: of its moment, or of late by another."""
    found, first, told = rows.copy(), -1, set[int]()
    for place, row in enumerate(rows.tolist()):
        source = int(table.source[row])
        same = first >= 0 and all(key[row] == key[first] for key in (table.series, table.low, table.high))
        late = end.high[row] - end.high[first] if same else 0
        other = source >= 0 and told.isdisjoint((-1, source))
        if same and (late == 0 or (other and late <= horizon)):
            found[place] = first
            told.add(source)
        else:
            first, told = row, {source}
    return found


def _running(series: Ints, value: Ints) -> Ints:
    """Sums so far, within the series."""
    total = np.cumsum(value)
    fresh = starts([series])
    before = (total - value)[np.maximum.accumulate(np.where(fresh, np.arange(len(series)), 0))]
    return total - before
