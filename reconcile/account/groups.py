"""Figures that say the same quantity at the same moment."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TypeAlias

import numpy as np

from reconcile.solver.constraints import Bools, Ints
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
        self.of: dict[int, set[int]] = {}

    def join(self, one: int, other: int) -> None:
        whole = self.of.setdefault(one, {one}) | self.of.setdefault(other, {other})
        for row in whole:
            self.of[row] = whole

    def groups(self) -> list[set[int]]:
        return list({id(group): group for group in self.of.values()}.values())


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
    return model.adjusted.rows(model.table, model.stand, model.falls).astype(np.int64)


def _grouped(rows: Ints, keys: Sequence[Ints | Bools]) -> Iterator[Ints]:
    groups: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for row in rows.tolist():
        groups[tuple(int(key[row]) for key in keys)].append(row)
    yield from (np.array(group) for group in groups.values() if len(group) > 1)


def _join_alike(model: Model, rows: Ints, found: _Joined) -> None:
    """Join equal amounts, and each weaker one with the exact one that it rounds, if it rounds no other."""
    table = model.table
    for same in _grouped(rows, [table.low, table.high, table.has_low, table.has_high]):
        for one, other in combinations(same.tolist(), 2):
            if _same_window(model, one, other):
                found.join(one, other)
    weak = (table.approximate | ~table.has_low | ~table.has_high)[rows] & ~table.subset[rows]
    firm = rows[~weak & table.exact[rows]]
    for row in rows[weak].tolist():
        near = firm[rounds(table, np.full(len(firm), row), firm)].tolist()
        fits = [other for other in near if _same_window(model, row, other)]
        if len({int(table.low[other]) for other in fits}) == 1:
            found.join(row, fits[0])


def _same_window(model: Model, one: int, other: int) -> bool:
    """Rows that end together begin together, or one of them leaves unsaid since when it counts."""
    table = model.table
    if table.subset[one] or table.modality[one] or model.tail[one] == model.tail[other]:
        return True
    kinds = {int(table.kind[one]), int(table.kind[other])}
    return PLAIN in kinds and kinds <= {PLAIN, CUMULATIVE}


def _repeated(model: Model) -> Iterator[tuple[int, int]]:
    """A source's "more than N" said again, with no other state of its own in between."""
    table = model.table
    rows = np.flatnonzero((model.stand.code == COUNTED) & table.total & (table.source >= 0))
    rows = rows[np.lexsort([table.published[rows], table.source[rows], table.series[rows]])]
    one, other = rows[:-1], rows[1:]
    same = (table.series[one] == table.series[other]) & (table.source[one] == table.source[other])
    same &= (table.low[one] == table.low[other]) & table.has_low[one] & table.has_low[other]
    same &= ~table.has_high[one] & ~table.has_high[other]
    yield from zip(one[same].tolist(), other[same].tolist(), strict=True)
