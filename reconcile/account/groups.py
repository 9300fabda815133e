"""Figures that say the same quantity at the same moment."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from reconcile.solver.constraints import Bools, Ints
from reconcile.statements.groups import starts
from reconcile.statements.instants import rounds
from reconcile.statements.model import Model
from reconcile.statements.standing import CODES, COUNTED, PART, Standing
from reconcile.statements.table import CUMULATIVE, LEVEL, PLAIN

Group: TypeAlias = tuple[int, ...]


def restatements(model: Model) -> tuple[Group, ...]:
    """Groups of rows that restate each other, each in the order of publication."""
    found = _Joined()
    for rows in _alike(model):
        _join_alike(model, rows, found)
    for earlier, later in _repeated(model):
        found.join(earlier, later)
    rank = model.rank()
    groups = [tuple(sorted(group, key=lambda row: int(rank[row]))) for group in found.groups()]
    return tuple(sorted(groups, key=lambda group: int(rank[group[0]])))


class _Joined:
    """Sets of rows, joined pair by pair."""

    def __init__(self) -> None:
        self.of: dict[int, int] = {}

    def join(self, one: int, other: int) -> None:
        self.of[self._top(one)] = self._top(other)

    def _top(self, row: int) -> int:
        while (above := self.of.setdefault(row, row)) != row:
            self.of[row] = self.of[above]
            row = above
        return row

    def groups(self) -> list[list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for row in self.of:
            found[self._top(row)].append(row)
        return list(found.values())


def _alike(model: Model) -> Iterator[Ints]:
    """Rows that could restate each other: wholes by where they end, parts by amount, targets by amount and day."""
    table, code = model.table, model.stand.code
    amounts: list[Ints | Bools] = [table.low, table.high, table.has_low, table.has_high, table.approximate]
    wholes = (code == COUNTED) | ((code == CODES[Standing.RESTATED]) & ~table.subset & (model.head >= 0))
    parts = (code == PART) | ((code == CODES[Standing.RESTATED]) & table.subset & (model.head >= 0))
    yield from _grouped(np.flatnonzero(wholes), [model.head, table.kind == LEVEL, _corrects(model)])
    yield from _grouped(np.flatnonzero(parts), [model.head, *amounts])
    targets = code == CODES[Standing.TARGET]
    yield from _grouped(np.flatnonzero(targets), [table.series, table.end, table.kind, *amounts])


def _corrects(model: Model) -> Ints:
    return model.corrections.astype(np.int64)


def _grouped(rows: Ints, keys: Sequence[Ints | Bools]) -> Iterator[Ints]:
    """Those of the rows that are alike by all keys, where there are several."""
    order = rows[np.lexsort([key[rows] for key in keys])]
    first = np.flatnonzero(starts([key[order] for key in keys]))
    after = np.append(first[1:], len(order))
    several = after - first > 1
    yield from (order[one:end] for one, end in zip(first[several].tolist(), after[several].tolist(), strict=True))


def _join_alike(model: Model, rows: Ints, found: _Joined) -> None:
    """Join equal amounts, and each weaker one with the exact one that it rounds, if it rounds no other."""
    table = model.table
    for same in _grouped(rows, [table.low, table.high, table.has_low, table.has_high]):
        for window in _windows(model, same):
            for one, other in pairwise(window.tolist()):
                found.join(one, other)
    alike = _first_of_each(model, rows)
    weak = (table.approximate | ~table.has_low | ~table.has_high)[alike] & ~table.subset[alike]
    firm = alike[~weak & table.exact[alike]]
    for row in alike[weak].tolist():
        near = firm[rounds(table, np.full(len(firm), row), firm)].tolist()
        fits = [other for other in near if _same_window(model, row, other)]
        if len({int(table.low[other]) for other in fits}) == 1:
            found.join(row, min(fits, key=lambda other: bool(model.tail[other] != model.tail[row])))


def _windows(model: Model, rows: Ints) -> Iterator[Ints]:
    """Rows of one window: those that begin together, and totals beside a count that leaves its start unsaid."""
    table = model.table
    if table.subset[rows[0]] or table.modality[rows[0]]:
        yield rows
        return
    yield from _grouped(rows, [model.tail])
    bare = table.kind[rows] == PLAIN
    if bare.any():
        yield rows[bare | (table.kind[rows] == CUMULATIVE)]


def _first_of_each(model: Model, rows: Ints) -> Ints:
    """One row for all that say the same of the same window."""
    table = model.table
    keys: list[Ints | Bools] = [table.low, table.high, table.has_low, table.has_high, table.approximate, table.slack]
    keys += [table.subset, model.tail, table.kind]
    order = rows[np.lexsort([key[rows] for key in keys])]
    return order[starts([key[order] for key in keys])]


def _same_window(model: Model, one: int, other: int) -> bool:
    """Rows that end together begin together, or one of them leaves unsaid since when it counts."""
    table = model.table
    if table.subset[one] or table.modality[one] or model.tail[one] == model.tail[other]:
        return True
    kinds = {int(table.kind[one]), int(table.kind[other])}
    return PLAIN in kinds and kinds <= {PLAIN, CUMULATIVE}


def _repeated(model: Model) -> Iterator[tuple[int, int]]:
    """What only repeats others, were it words taken back; and a source's "more than N" with no other state between."""
    table = model.table
    again = np.flatnonzero((model.stand.code == CODES[Standing.RESTATED]) & (model.stand.by >= 0))
    yield from zip(model.stand.by[again].tolist(), again.tolist(), strict=True)
    rows = np.flatnonzero((model.stand.code == COUNTED) & table.total & (table.source >= 0))
    rows = rows[np.lexsort([table.published[rows], table.source[rows], table.series[rows]])]
    one, other = rows[:-1], rows[1:]
    same = (table.series[one] == table.series[other]) & (table.source[one] == table.source[other])
    same &= (table.low[one] == table.low[other]) & table.has_low[one] & table.has_low[other]
    same &= ~table.has_high[one] & ~table.has_high[other]
    yield from zip(one[same].tolist(), other[same].tolist(), strict=True)
