"""Since when "N more" counts: the previous state, the addition it restates, or the last public cut-off."""

import numpy as np

from reconcile.assumptions import Assumptions
from reconcile.solver.constraints import Bools, Ints
from reconcile.statements.groups import greatest_before, ranks, starts
from reconcile.statements.instants import Instants, Origins
from reconcile.statements.labels import OPEN_START, rolling
from reconcile.statements.partial import unequal
from reconcile.statements.standing import CODES, COUNTED, Stand, Standing
from reconcile.statements.table import DAY, INCREMENT, NONE, Statements


def settle(
    table: Statements,
    stand: Stand,
    begin: Instants,
    end: Instants,
    origin: Origins,
    assume: Assumptions,
    alone: Bools,
    literal: Bools,
) -> tuple[Bools, Bools]:
    """Place the additions without a window and the rolling labels.

    Which rows rest on another source's last report, and which do not run as the days say that they name.
    """
    rows = np.flatnonzero((stand.code == COUNTED) & (table.kind == INCREMENT) & (table.start == NONE))
    moved = rolling(table, stand, begin, end, literal, assume)
    borrowed = np.zeros(len(table), bool)
    if len(rows):
        bulletin = ranks([table.series, table.source, table.published])
        stand.code[rows[unequal(table, rows, bulletin[rows])]] = CODES[Standing.PART]  # they may overlap
        borrowed = _windowless(table, stand, begin, end, origin, assume, rows, bulletin, alone)
    return borrowed, moved


def quiet(table: Statements, stand: Stand, begin: Instants, end: Instants, corrected: Bools, alone: Bools) -> Bools:
    """Announced corrections that are all that their source says since its last report, and so begin there.

    As "12 more" is what came since then, "12 were struck off" is what changed: nothing else did.
    """
    rows = np.flatnonzero(corrected & (stand.code == COUNTED) & (table.start == NONE) & ~alone[table.series])
    found = np.zeros(len(table), bool)
    if not len(rows):
        return found
    bulletin = ranks([table.series, table.source, table.published])
    told = np.zeros(int(bulletin.max()) + 1, bool)
    told[bulletin[stand.reported & ~corrected]] = True
    rows = rows[~told[bulletin[rows]]]
    states = np.flatnonzero(stand.reported)
    heads, by_rank = _ranked(end, states)
    own = np.full(len(table), -1, np.int64)
    own[states] = greatest_before(ranks([table.series, table.source])[states], table.published[states], heads)
    found[_since(begin, end, rows, own, by_rank)] = True
    return found


def _windowless(
    table: Statements,
    stand: Stand,
    begin: Instants,
    end: Instants,
    origin: Origins,
    assume: Assumptions,
    rows: Ints,
    bulletin: Ints,
    alone: Bools,
) -> Bools:
    states = np.flatnonzero(stand.reported)  # "3 more" was said on top of the 60 that is 55 by now
    heads, by_rank = _ranked(end, states)
    reported = np.where(end.known, table.published, np.minimum(end.high, table.published - 1))
    group = ranks([table.series, table.source])
    own, public = (np.full(len(table), -1, np.int64) for _ in range(2))
    own[states] = greatest_before(group[states], reported[states], heads)
    public[states] = greatest_before(table.series[states], reported[states], heads)
    root = _restated(table, stand, end, assume, own, by_rank, bulletin, rows)
    new = rows[root[rows] < 0]
    _open_starts(begin, end, new, bulletin, origin, table)
    _since(begin, end, new, own, by_rank)
    lost = new[(own[new] < 0) & (public[new] >= 0) & ~alone[table.series[new]]]
    lost = np.append(lost, _led_on(table, stand, new, bulletin, own, public, (states, heads), alone))
    _since(begin, end, lost, public, by_rank)
    again = rows[root[rows] >= 0]
    begin.copied(again, root[again])
    end.copied(again, root[again])
    borrowed = np.zeros(len(table), bool)
    borrowed[lost] = True
    borrowed[again] = borrowed[root[again]]
    return borrowed


def _led_on(
    table: Statements,
    stand: Stand,
    rows: Ints,
    bulletin: Ints,
    own: Ints,
    public: Ints,
    known: tuple[Ints, Ints],
    alone: Bools,
) -> Ints:
    """Additions whose bulletin says to which total they lead, which is from the last public one, not from its own.

    As in "five more, 102 in all", where its source has told of 94 and since then another of 97.
    """
    states, heads = known
    totals = (stand.code == COUNTED) & table.total & table.exact & (table.slack == 0)
    stated = np.flatnonzero(totals & (table.end == NONE))
    led = np.full(int(bulletin.max()) + 1, NONE)
    led[bulletin[stated]] = table.low[stated]
    rows = rows[table.exact[rows] & (own[rows] >= 0) & (public[rows] > own[rows]) & ~alone[table.series[rows]]]
    rows = rows[led[bulletin[rows]] != NONE]
    base = led[bulletin[rows]] - table.low[rows]
    told, heads = states[totals[states]], heads[totals[states]]
    series, low, source = (column[told] for column in (table.series, table.low, table.source))
    others = _is_among([series, heads, low], [table.series[rows], public[rows], base])
    mine = _is_among([series, heads, low, source], [table.series[rows], own[rows], base, table.source[rows]])
    return rows[others & ~mine]


def _is_among(known: list[Ints], asked: list[Ints]) -> Bools:
    """Which of the rows asked for are among the known ones, column by column."""
    both = ranks([np.append(one, other) for one, other in zip(known, asked, strict=True)])
    found: Bools = np.isin(both[len(known[0]) :], both[: len(known[0])])
    return found


def _ranked(end: Instants, states: Ints) -> tuple[Ints, Ints]:
    """A rank for the end of each state (later is greater), and for each rank a row that ends there."""
    rank = ranks([end.high[states], end.low[states], end.owner[states]])
    example = np.zeros(int(rank.max(initial=-1)) + 1, np.int64)
    example[rank] = states
    return rank, example


def _since(begin: Instants, end: Instants, rows: Ints, rank: Ints, by_rank: Ints) -> Ints:
    """Let the rows begin where the state of that rank ended, if there is one; those that do."""
    known = rows[rank[rows] >= 0]
    states = by_rank[rank[known]]
    earlier = end.high[states] <= end.low[known]
    known, states = known[earlier], states[earlier]
    begin.put(known, end.low[states], end.high[states], end.owner[states])
    return known


def _open_starts(
    begin: Instants, end: Instants, rows: Ints, bulletin: Ints, origin: Origins, table: Statements
) -> None:
    """An unknown earlier state: somewhere from the origin to the end, one for all additions of a bulletin."""
    at = origin.of(table.series[rows], end.high[rows])
    low = np.where(at >= 0, origin.low[at], begin.low[rows]) if len(origin.low) else begin.low[rows]
    begin.put(rows, low, end.high[rows], OPEN_START - bulletin[rows])


def _restated(
    table: Statements,
    stand: Stand,
    end: Instants,
    assume: Assumptions,
    own: Ints,
    by_rank: Ints,
    bulletin: Ints,
    windowless: Ints,
) -> Ints:
    """For each addition without a window the row it restates (another source's equal one, of late), or -1."""
    rows = np.flatnonzero(stand.counts & (table.kind == INCREMENT) & ~table.subset)
    same: list[Ints | Bools] = [table.series, table.low, table.high, table.has_low, table.has_high]
    bare = table.start == NONE
    order = rows[
        np.lexsort([table.source[rows], bare[rows], table.published[rows], *(key[rows] for key in same[::-1])])
    ]
    before, this = order[:-1], order[1:]
    fits = ~starts([key[order] for key in same])[1:] & bare[this] & (table.source[before] != table.source[this])
    fits &= table.published[this] - table.published[before] <= assume.horizon * DAY
    mine = np.where(own[this] >= 0, end.high[by_rank[own[this]]], np.iinfo(np.int64).min)
    fits &= mine < table.published[before]  # the source has said nothing since: it repeats, it does not add
    root = np.arange(len(table))
    root[this[fits]] = before[fits]
    while (root[root] != root).any():
        root = root[root]
    far = table.published - table.published[root] > assume.horizon * DAY
    root = np.where(far | (root == np.arange(len(table))), -1, root)
    shared = np.full(len(table), -1, np.int64)
    np.maximum.at(shared, bulletin[windowless], root[windowless])
    found = np.full(len(table), -1, np.int64)
    found[windowless] = shared[bulletin[windowless]]
    return np.where(found == np.arange(len(table)), -1, found)
