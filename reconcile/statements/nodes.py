"""Instants as nodes: of each series first the moments of its calendar, in order, then the symbols."""

from dataclasses import dataclass
from typing import final

import numpy as np

from reconcile.solver.constraints import Bools, Ints
from reconcile.statements.groups import different, ranks, starts
from reconcile.statements.instants import BEGINNING, Instants, Origins
from reconcile.statements.labels import OPEN_START
from reconcile.statements.linked import Points, shared
from reconcile.statements.table import DAY, NONE, Statements


@final
@dataclass(frozen=True, slots=True, eq=False)
class Nodes:
    """One entry a node: `series`, `moment` (of a symbol the earliest it can be), `symbol`.

    `tail` and `head` are the nodes of the rows asked for; `first` the node of each series before all that is dated,
    `root` the one from which it counts, `origin` those of the origins. `below` and `above` are pairs of nodes of which
    the second is never earlier.
    """

    series: Ints
    moment: Ints
    symbol: Bools
    tail: Ints
    head: Ints
    first: Ints
    root: Ints
    origin: Ints
    below: Ints
    above: Ints

    @classmethod
    def of(cls, table: Statements, rows: Ints, begin: Instants, end: Instants, origin: Origins) -> "Nodes":
        """The nodes that these rows need, and the days on which the account of each series has an entry."""
        count, of = len(table.names), table.series[rows]
        symbols = _symbols(of, rows, begin, end, origin)
        asked = [
            (np.arange(count), np.full(count, BEGINNING)),
            (of, begin.low[rows]),
            (of, end.high[rows]),
            (symbols.series, symbols.low),
            (symbols.series, symbols.high),
            (origin.series, origin.low),
            *_days(table, rows),
        ]
        asked += shared(table.block, asked)
        series, moment, places = _unique(asked)
        whole = np.argsort(np.concatenate([series, symbols.series]), kind="stable")
        place = np.empty(len(whole), np.int64)
        place[whole] = np.arange(len(whole))
        first, tail, head, low, high, origin_low = (place[p] for p in places[:6])
        symbol = place[len(series) :]
        tail[symbols.tails] = symbol[symbols.tail]
        head[symbols.heads] = symbol[symbols.head]
        starting = origin_low.copy()
        starting[symbols.origins] = symbol[symbols.origin]
        root = first.copy()
        root[origin.series[::-1]] = starting[::-1]
        after_root = symbols.late & (root[symbols.series] != symbol)
        return cls(
            np.concatenate([series, symbols.series])[whole],
            np.concatenate([moment, symbols.low])[whole],
            (np.arange(len(whole)) >= len(series))[whole],
            tail,
            head,
            first,
            root,
            starting,
            np.concatenate([low, symbol, root[symbols.series][after_root]]),
            np.concatenate([symbol, high, symbol[after_root]]),
        )


@final
@dataclass(frozen=True, slots=True, eq=False)
class _Symbols:
    """The instants of which only a bracket is known, and which ends of rows and origins they are."""

    series: Ints
    low: Ints
    high: Ints
    late: Bools  # after the origin: an addition, or a state told later
    tails: Ints
    tail: Ints
    heads: Ints
    head: Ints
    origins: Ints
    origin: Ints


def _symbols(series: Ints, rows: Ints, begin: Instants, end: Instants, origin: Origins) -> _Symbols:
    tails, heads = np.flatnonzero(~begin.known[rows]), np.flatnonzero(~end.known[rows])
    starting = np.flatnonzero(origin.low != origin.high)
    columns = [
        np.concatenate([series[tails], series[heads], origin.series[starting]]),
        np.concatenate([begin.low[rows[tails]], end.low[rows[heads]], origin.low[starting]]),
        np.concatenate([begin.high[rows[tails]], end.high[rows[heads]], origin.high[starting]]),
        np.concatenate([begin.owner[rows[tails]], end.owner[rows[heads]], np.full(len(starting), -1)]),
    ]
    if not len(columns[0]):
        none = np.zeros(0, np.int64)
        return _Symbols(none, none, none, none.astype(bool), none, none, none, none, none, none)
    rank = ranks(columns)
    example = np.zeros(int(rank.max()) + 1, np.int64)
    example[rank] = np.arange(len(rank))
    cuts = np.cumsum([len(tails), len(heads)])
    tail, head, origins = np.split(rank, cuts)
    of, low, high, owner = (column[example] for column in columns)
    return _Symbols(of, low, high, owner <= OPEN_START, tails, tail, heads, head, starting, origins)


def _days(table: Statements, rows: Ints) -> list[Points]:
    """The ends of the days named: before a start, of the last day, of the publication."""
    found = []
    for days, shift in ((table.start, 0), (table.end, 0), (table.day, 1)):
        there = rows[days[rows] != NONE]
        found.append((table.series[there], (days[there] + shift) * DAY))
    return found


def _unique(asked: list[Points]) -> tuple[Ints, Ints, list[Ints]]:
    """The different points in order, and the place of each one asked for."""
    series, moment = (np.concatenate([points[side] for points in asked]) for side in (0, 1))
    known, within = _numbered(moment)
    keys, place = different(series * len(known) + within, (int(series.max(initial=-1)) + 1) * len(known))
    series, within = np.divmod(keys, len(known))
    cuts = np.cumsum([len(points[0]) for points in asked])[:-1]
    return series, known[within], np.split(place, cuts)


def _numbered(moment: Ints) -> tuple[Ints, Ints]:
    """Moments in order, among them all of these, and which each is: a calendar, if they are whole days."""
    dated = moment[moment > BEGINNING]
    if not len(dated) or (dated % DAY).any() or (dated.max() - dated.min()) // DAY > len(moment):
        known, within = np.unique(moment, return_inverse=True)
        return known, within
    first, last = dated.min() // DAY, dated.max() // DAY
    within = np.where(moment > BEGINNING, moment // DAY - first + 1, 0)
    return np.append(BEGINNING, np.arange(first, last + 1) * DAY), within


def next_is_later(series: Ints, symbol: Bools) -> Bools:
    """Which nodes are followed on the calendar of the same series."""
    same = np.append(~starts([series])[1:], False) if len(series) else np.zeros(0, bool)
    found: Bools = same & ~symbol & ~np.append(symbol[1:], True)[: len(symbol)]
    return found
