"""Cheaper explanations than that a statement is wrong: each tried alone on the statements of a conflict."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import repeat
from typing import Final, NamedTuple, TypeAlias, final

import numpy as np

from reconcile.account.summed import Summed
from reconcile.assumptions import Reading
from reconcile.solver.cases import Cases
from reconcile.solver.conflicts import Contradiction
from reconcile.solver.constraints import NO_STATEMENT, Bools, Ints
from reconcile.statements.model import Model
from reconcile.statements.table import INCREMENT, NONE

FALLEN: Final = 2  # a total that is so many times less than the one before it began again rather than was corrected


@final
class Arcs(NamedTuple):
    """What statements say, read in another way."""

    tail: Ints
    head: Ints
    bound: Ints


@final
class Totals:
    """Which rows of a model are totals, and those that count of each series, in the order of their ends."""

    def __init__(self, model: Model) -> None:
        self.total, self.exact = model.table.total, model.table.exact
        rows = np.flatnonzero(model.stand.counts & self.total & (model.head >= 0))
        self.rows = rows[np.lexsort([model.nodes.moment[model.head[rows]], model.table.series[rows]])]
        self.begin = np.searchsorted(model.table.series[self.rows], np.arange(len(model.table.names) + 1))

    def of(self, series: int) -> Ints:
        """Those of one series."""
        return self.rows[self.begin[series] : self.begin[series + 1]]


@final
class Clash:
    """The statements of one conflict, and what they say."""

    def __init__(self, model: Model, stated: Totals, found: Contradiction, arcs: Ints) -> None:
        self.model, self.table, self.stated, self.culprits = model, model.table, stated, found.culprits
        self.rows = np.array(found.statements, np.int64)
        self.row = model.system.statement[arcs]
        self.said = Arcs(model.system.tail[arcs], model.system.head[arcs], model.system.bound[arcs])

    @property
    def upper(self) -> Bools:
        """Which of the arcs limit from above."""
        found: Bools = self.said.tail == self.model.tail[self.row]
        return found

    def moment(self, rows: Ints) -> Ints:
        """When the counts of rows end."""
        return self.model.nodes.moment[self.model.head[rows]]

    def doubted(self, rows: Ints) -> Ints:
        """Those of the rows that may be wrong: the culprits, or any of the conflict where it has none."""
        if not self.culprits:
            return rows
        return rows[[row in self.culprits for row in rows.tolist()]] if len(rows) else rows

    def without(self, dropped: Bools) -> Arcs:
        """What is said but for some of the arcs."""
        return Arcs(*(part[~dropped] for part in self.said))

    def moved(self, row: int, tail: int, head: int) -> Arcs:
        """What is said if a row counts from one node to another."""
        own = self.row == row
        ends = np.where(self.upper, tail, head), np.where(self.upper, head, tail)
        return Arcs(np.where(own, ends[0], self.said.tail), np.where(own, ends[1], self.said.head), self.said.bound)

    @cached_property
    def totals(self) -> Ints:
        """All totals of its series that count, in the order of their ends."""
        several = [self.stated.of(series) for series in sorted({*self.table.series[self.rows].tolist()})]
        if len(several) == 1:
            return several[0]
        rows = np.sort(np.concatenate(several))
        return rows[np.argsort(self.moment(rows), kind="stable")]

    @cached_property
    def pairs(self) -> list[tuple[int, int]]:
        """Totals of the conflict from one start, an earlier and a later one of the same source."""
        mine = self.rows[self.table.source[self.rows] >= 0]
        own = mine[self.stated.total[mine] & self.stated.exact[mine]] if len(mine) > 1 else mine[:0]
        start, source = self.model.tail[own], self.table.source[own]
        order = np.lexsort([self.moment(own), start, source])
        same = (start[order[1:]] == start[order[:-1]]) & (source[order[1:]] == source[order[:-1]])
        return list(zip(own[order[:-1][same]].tolist(), own[order[1:][same]].tolist(), strict=True))

    @cached_property
    def labelled(self) -> list[int]:
        """Additions of the conflict over a stated window that may be wrong."""
        more = self.rows[(self.table.kind[self.rows] == INCREMENT) & (self.table.start[self.rows] != NONE)]
        found: list[int] = self.doubted(more).tolist()
        return found


Trials: TypeAlias = Iterator[Arcs]


def settling(
    model: Model, found: Sequence[Contradiction], costs: Mapping[Reading, int], summed: Mapping[int, Summed]
) -> list[tuple[Reading, ...]]:
    """For each conflict the readings that would settle it, the cheapest first."""
    order = sorted(costs, key=lambda reading: (costs[reading], list(Reading).index(reading)))
    clashes = list(map(Clash, repeat(model), repeat(Totals(model)), found, _arcs(model, found)))
    tried = [(one, reading) for one in range(len(found)) for reading in order]
    read = [(*which, arcs) for which in tried for arcs in _READINGS[which[1]](clashes[which[0]])]
    trials = [trial for trial in read if len(trial[2].tail)]  # what leaves nothing said explains nothing
    fits = {trials[place][:2] for place in np.flatnonzero(~_broken(model, found, trials, summed)).tolist()}
    return [tuple(reading for reading in order if (one, reading) in fits) for one in range(len(found))]


def _arcs(model: Model, found: Sequence[Contradiction]) -> Iterator[Ints]:
    """The arcs of the statements of each conflict."""
    order = np.argsort(model.system.statement, kind="stable")
    begin = np.searchsorted(model.system.statement[order], np.arange(len(model.table) + 1)).tolist()
    for one in found:
        yield np.sort(np.concatenate([order[begin[row] : begin[row + 1]] for row in one.statements]))


def _broken(
    model: Model,
    found: Sequence[Contradiction],
    trials: Sequence[tuple[int, Reading, Arcs]],
    summed: Mapping[int, Summed],
) -> Bools:
    """All trials side by side, each as one statement; those of blocks with sums by themselves."""
    if not trials:
        return np.zeros(0, bool)
    size = [len(arcs.tail) for _, _, arcs in trials]
    tail, head, bound = (np.concatenate([trial[2][part] for trial in trials]) for part in range(3))
    unsaid = model.system.only(model.system.statement == NO_STATEMENT)
    system = unsaid.with_arcs(tail, head, bound, np.repeat(np.arange(len(size)), size), np.ones(sum(size), np.int64))
    blocks = [int(model.table.block[model.table.series[found[one].statements[0]]]) for one, _, _ in trials]
    broken = Cases(system).broken(blocks, [(place,) for place in range(len(trials))])
    for place in [place for place, block in enumerate(blocks) if block in summed and not broken[place]]:
        broken[place] = not summed[blocks[place]].holds(system.only(system.statement == place))
    return broken


def _rounded(clash: Clash) -> Trials:
    """The roundest exact number, where the others are less round, within half of its last round place."""
    table, rows = clash.table, clash.rows
    place = np.array([_round_place(int(table.low[row])) for row in rows.tolist()], np.int64)
    place[~clash.stated.exact[rows] | table.approximate[rows]] = 1
    roundest = clash.doubted(rows[(place == place.max()) & (place > place.min())])
    off = np.minimum(place.max() // 2, np.abs(table.low[clash.row]) // 10)
    yield clash.said._replace(bound=clash.said.bound + np.where(np.isin(clash.row, roundest), off, 0))


def _round_place(value: int) -> int:
    place = 1
    while value and value % (10 * place) == 0:
        place *= 10
    return place


def _gap(clash: Clash) -> Trials:
    """An addition over a stated window, from the last total before, where that ended earlier."""
    for row in clash.labelled:
        totals = clash.totals
        before = totals[clash.moment(totals) < clash.moment(np.array([row]))]
        start = clash.model.nodes.moment[clash.model.tail[row]]
        if len(before) and clash.moment(before[-1:])[0] < start:  # none ends where the label begins
            yield clash.moved(row, int(clash.model.head[before[-1]]), int(clash.model.head[row]))


def _cut_off(clash: Clash) -> Trials:
    """An addition over a stated window, from its source's previous total to the one in the same bulletin."""
    table, head = clash.table, clash.model.head
    for row in clash.labelled:
        totals = clash.totals
        own = totals[(table.source[totals] == table.source[row]) & (table.source[totals] >= 0)]
        beside = own[table.published[own] == table.published[row]]
        before = own[table.published[own] < table.published[row]]
        if len(beside) and len(before):
            yield clash.moved(row, int(head[before[-1]]), int(head[beside[-1]]))


def _part(clash: Clash) -> Trials:
    """A statement as part of what another one counts: that of another source, or of the same bulletin."""
    source = clash.table.source[clash.rows]
    bulletin = len(np.unique(clash.table.published[clash.rows])) == 1
    if (source >= 0).all() and (bulletin or len(np.unique(source)) > 1):
        for row in clash.doubted(clash.rows).tolist():
            yield clash.without((clash.row == row) & clash.upper)


def _adjustment(clash: Clash) -> Trials:
    """A source's later, somewhat lower total after a correction: no fewer have been counted in all."""
    for earlier, later in clash.pairs:
        if clash.table.low[earlier] > clash.table.low[later] >= clash.table.low[earlier] // FALLEN:
            yield clash.without((clash.row == later) & clash.upper)


def _restart(clash: Clash) -> Trials:
    """A source's later, far lower total as counted anew, unless it is back at its old height later on."""
    table, head = clash.table, clash.model.head
    for earlier, later in clash.pairs:
        after = clash.totals[clash.moment(clash.totals) > clash.moment(np.array([later]))[0]]
        back = (table.source[after] == table.source[later]) & (table.low[after] >= table.low[earlier])
        if table.low[later] < table.low[earlier] // FALLEN and not back.any():
            anew = clash.moved(later, int(head[earlier]), int(head[later]))
            yield Arcs(*(part[~((clash.row == later) & clash.upper)] for part in anew))


def _level_shift(clash: Clash) -> Trials:
    """A total of a source that does not follow from its earlier one, though later totals agree with it."""
    if (clash.table.kind[list(clash.culprits)] == INCREMENT).any():
        for _, later in clash.pairs:
            if later not in clash.culprits:
                yield clash.without(clash.row == later)


_READINGS: Final[Mapping[Reading, Callable[[Clash], Trials]]] = {
    Reading.ROUNDED: _rounded,
    Reading.GAP: _gap,
    Reading.CUT_OFF: _cut_off,
    Reading.PART: _part,
    Reading.ADJUSTMENT: _adjustment,
    Reading.RESTART: _restart,
    Reading.LEVEL_SHIFT: _level_shift,
}
