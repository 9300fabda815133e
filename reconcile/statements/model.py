"""The statements compiled: instants as nodes, what is said of two of them as arcs."""

from dataclasses import dataclass
from typing import Final, final

import numpy as np

from reconcile.assumptions import Assumptions
from reconcile.solver.constraints import NO_STATEMENT, Bools, Ints, System
from reconcile.solver.equations import Equations
from reconcile.statements.adjustments import Adjustments
from reconcile.statements.containing import containing
from reconcile.statements.copies import copies
from reconcile.statements.corrections import corrections, of_totals
from reconcile.statements.groups import last_at_or_before, starts
from reconcile.statements.impossible import below_zero
from reconcile.statements.instants import BEGINNING, Instants, Origins, beginnings, earlier, ends, level_series, origins
from reconcile.statements.nodes import Nodes, next_is_later
from reconcile.statements.partial import partial
from reconcile.statements.plans import changed
from reconcile.statements.previous import quiet, settle
from reconcile.statements.sources import weights
from reconcile.statements.standing import CODES, PART, Stand, Standing, standing, vintages
from reconcile.statements.summing import summing
from reconcile.statements.table import DAY, INCREMENT, LEVEL, Statements

FIRM: Final = 1000  # what a unit of violation costs where the words are firm, if others are soft


@final
@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """The system of all series (in one block those that are tied), and what its arcs, nodes and rows mean.

    One entry an arc: `soft`, where an approximate word or "up to" may give way. One entry a row: `tail` and `head`
    (nodes; -1 where the row bounds nothing), `borrowed` (it counts from another source's last report), `moved` (it runs
    to the end of its bulletin, beyond the day that it names) and `quiet` (a correction, which is all that its source
    says since its last report). One entry a series: `levels` (nothing in it adds up) and `falls` (it may fall). `sums`
    are over nodes of several series.
    """

    table: Statements
    stand: Stand
    system: System
    soft: Bools
    nodes: Nodes
    origins: Origins
    tail: Ints
    head: Ints
    borrowed: Bools
    moved: Bools
    quiet: Bools
    levels: Bools
    falls: Bools
    adjusted: Adjustments
    sums: Equations

    @property
    def summed(self) -> Bools:
        """Blocks with sums over several series, which differences alone do not solve."""
        found = np.zeros(self.system.blocks, bool)
        found[self.system.block[self.sums.node]] = True
        return found

    @property
    def roots(self) -> Ints:
        """The root of the first series of each block."""
        return self.nodes.root[np.searchsorted(self.table.block, np.arange(self.system.blocks))]

    @property
    def corrections(self) -> Bools:
        """Which rows are announced corrections."""
        return self.adjusted.rows(self.table, self.stand, self.falls)

    def limits(self, rows: Ints) -> tuple[Ints, Ints]:
        """The least and the most that rows allow between their tail and head (where they have such an end)."""
        return _limits(self.table, rows, self.nodes, self.tail, self.head, self.adjusted)

    def rank(self, series: Bools | None = None) -> Ints:
        """A number for each row, by what it says, not by its place; outside the `series`, if given, in no order."""
        table = self.table
        rows = np.arange(len(table)) if series is None else np.flatnonzero(series[table.series])
        said = [table.published, table.source, table.kind, table.low, table.high, table.start, table.end, table.order]
        marks = [table.has_low, table.has_high, table.approximate, table.subset, table.revises, table.since, table.copy]
        order = np.lexsort([key[rows] for key in (*marks[::-1], *said[::-1], table.series)])
        rank = np.arange(len(table))
        rank[rows[order]] = rows
        return rank


def compiled(table: Statements, assume: Assumptions, alone: Bools | None = None, literal: Bools | None = None) -> Model:
    """Compile the table; in the series `alone` no addition counts from another source's last report.

    In those that are `literal`, "on Monday" said on Tuesday is that Monday, and no label for the time since a report.
    """
    stand = standing(table, assume)
    table = of_totals(table, stand)
    below_zero(table, stand, assume)
    repeated = copies(table, stand, assume)
    corrections(table, stand)
    changed(table, stand)
    partial(table, stand)
    vintages(table, stand)
    levels = level_series(table, stand)
    end = ends(table, stand)
    went_on = earlier(table, stand, end)
    origin = origins(table, stand, end, levels, went_on)
    begin = beginnings(table, end, origin, went_on)
    none = np.zeros(len(table.names), bool)
    lonely = none if alone is None else alone
    borrowed, moved = settle(table, stand, begin, end, origin, assume, lonely, none if literal is None else literal)
    begin.put(levels[table.series] & (table.kind != INCREMENT), BEGINNING, BEGINNING)  # a level is its own value
    stand.give_way(np.flatnonzero(stand.counts & (end.high < begin.low)), -1, Standing.UNDATED)
    _snap(table, stand, begin, end)
    falls = np.where(levels, "level" not in assume.monotone, "count" not in assume.monotone)
    adjusted = Adjustments.of(table, stand, end, falls, assume.horizon)
    still = quiet(table, stand, begin, end, adjusted.rows(table, stand, falls) & ~falls[table.series], lonely)
    rows = np.flatnonzero(
        stand.counts | (stand.code == CODES[Standing.IMPOSSIBLE])
    )  # its days have an entry all the same
    nodes = Nodes.of(table, rows, begin, end, origin)
    tail, head = np.full((2, len(table)), -1, np.int64)
    tail[rows], head[rows] = nodes.tail, nodes.head
    tail[repeated], head[repeated] = tail[stand.by[repeated]], head[stand.by[repeated]]
    _one_vote(table, stand, tail, head)
    system, soft = _system(table, stand, nodes, tail, head, adjusted, still, (levels, falls), assume)
    held = containing(table, nodes, origin, adjusted)
    system = system.with_arcs(*held, np.full(len(held[0]), NO_STATEMENT), np.ones(len(held[0]), np.int64))
    soft = np.append(soft, np.zeros(len(held[0]), bool))
    sums = summing(table, nodes, adjusted)
    weak_rows = (borrowed, moved, still)
    return Model(table, stand, system, soft, nodes, origin, tail, head, *weak_rows, levels, falls, adjusted, sums)


def _snap(table: Statements, stand: Stand, begin: Instants, end: Instants) -> None:
    """Let the last cut-off of a day stand for the end of that day."""
    rows = np.flatnonzero(stand.counts & end.known)
    if not (end.high[rows] % DAY).any():
        return
    day = (end.high[rows] - 1) // DAY
    order = np.lexsort([end.high[rows], day, table.series[rows]])
    last = np.append(starts([table.series[rows][order], day[order]])[1:], True)
    series, moment = table.series[rows][order][last], end.high[rows][order][last]
    for side in (begin.low, begin.high, end.low, end.high):
        found = last_at_or_before(series, moment, table.series, side)
        closing = (found >= 0) & (moment[found] == side) & (side % DAY != 0)
        side[closing] = (side[closing] // DAY + 1) * DAY


def _one_vote(table: Statements, stand: Stand, tail: Ints, head: Ints) -> None:
    """What one source says twice of the same window is one statement; without a source nothing tells it is the same."""
    rows = np.flatnonzero(stand.counts & (table.source >= 0))
    if not len(rows):
        return
    ends = [table.low, table.high, table.has_low, table.has_high, table.approximate, table.kind == LEVEL, stand.code]
    keys = [table.source, head, tail, *ends]
    order = rows[np.lexsort([table.order[rows], table.copy[rows], table.published[rows], *(key[rows] for key in keys)])]
    fresh = starts([key[order] for key in keys])
    first = order[np.flatnonzero(fresh)[np.cumsum(fresh) - 1]]
    stand.give_way(order[~fresh], first[~fresh], Standing.RESTATED)


def _system(
    table: Statements,
    stand: Stand,
    nodes: Nodes,
    tail: Ints,
    head: Ints,
    adjusted: Adjustments,
    still: Bools,
    kinds: tuple[Bools, Bools],
    assume: Assumptions,
) -> tuple[System, Bools]:
    levels, falls = kinds
    rows = np.flatnonzero(stand.counts & (still | ~adjusted.rows(table, stand, falls)))
    low, high = _limits(table, rows, nodes, tail, head, adjusted)
    high[still[rows]] = 0
    only_low = (stand.code[rows] == PART) | ((table.kind[rows] == LEVEL) & ~levels[table.series[rows]])
    has_low = table.has_low[rows] & ~still[rows]
    has_high = (table.has_high[rows] & ~only_low) | still[rows]
    both = has_low & has_high & table.approximate[rows]
    lows, highs = rows[has_low], rows[has_high]
    soft = np.concatenate([(both | (only_low & table.approximate[rows]))[has_low], (both | ~has_low)[has_high]])
    statement = np.concatenate([lows, highs])
    floor = _not_below_zero(table, nodes, levels, falls)
    none = adjusted.until(nodes.series[floor], nodes.moment[floor])[1]  # with the corrections there are none
    rising = ~falls[nodes.series[nodes.below]]
    fewer, taken = _taken_off(nodes, falls, adjusted)
    ties = np.concatenate([nodes.below[rising], nodes.root[nodes.series[floor]], nodes.root[nodes.series[fewer]]])
    later = np.concatenate([nodes.above[rising], floor, fewer])
    system = System(
        table.block[nodes.series],
        next_is_later(nodes.series, nodes.symbol) & ~falls[nodes.series],
        np.concatenate([head[lows], tail[highs], later]),
        np.concatenate([tail[lows], head[highs], ties]),
        np.concatenate([-low[has_low], high[has_high], np.zeros(np.count_nonzero(rising), np.int64), none, taken]),
        np.concatenate([statement, np.full(len(ties), NO_STATEMENT)]),
        np.concatenate([_weights(table, statement, soft, assume), np.ones(len(ties), np.int64)]),
    )
    return system, np.concatenate([soft, np.zeros(len(ties), bool)])


def _limits(
    table: Statements, rows: Ints, nodes: Nodes, tail: Ints, head: Ints, adjusted: Adjustments
) -> tuple[Ints, Ints]:
    """What the rows say of the events alone: without announced corrections, approximate numbers widened."""
    low, high = table.low[rows] - table.slack[rows], table.high[rows] + table.slack[rows]
    if not len(adjusted.series):
        return low, high
    totals = table.total[rows] | (table.kind[rows] == LEVEL)
    ended = adjusted.until(table.series[rows], nodes.moment[head[rows]])
    begun = adjusted.until(table.series[rows], nodes.moment[tail[rows]])
    least, greatest = ended[0] - begun[0], ended[1] - begun[1]
    return low - np.where(totals, greatest, 0), high - np.where(totals, least, 0)


def _not_below_zero(table: Statements, nodes: Nodes, levels: Bools, falls: Bools) -> Ints:
    """Nodes of series that may fall, but not below zero: the levels, and counts after their origin."""
    below = np.zeros(len(table.names), bool)
    below[table.series[table.has_low & (table.low < 0) & ((table.kind == LEVEL) | table.total)]] = True
    after = nodes.moment > nodes.moment[nodes.root[nodes.series]]
    there = ((levels | falls) & ~below)[nodes.series] & (after | (nodes.symbol & levels[nodes.series]))
    there[nodes.root] = False
    return np.flatnonzero(there)


def _taken_off(nodes: Nodes, falls: Bools, adjusted: Adjustments) -> tuple[Ints, Ints]:
    """Nodes of counts before which something was struck off, and how much: so much had been counted at least."""
    root = nodes.root[nodes.series]
    until, before = (adjusted.until(nodes.series, nodes.moment[at])[1] for at in (np.arange(len(root)), root))
    found = np.flatnonzero((until < before) & ~falls[nodes.series] & ~nodes.symbol)
    return found, (until - before)[found]


def _weights(table: Statements, statement: Ints, soft: Bools, assume: Assumptions) -> Ints:
    by_source = np.array([*weights(table.sources, assume), 1], np.int64)
    return np.where(soft, 1, FIRM if soft.any() else 1) * by_source[table.source[statement]]
