"""Many sets of statements side by side, as arrays."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import final

import numpy as np

from reconcile.solver.constraints import Bools, Ints
from reconcile.solver.hitting import Members


@final
@dataclass(frozen=True, slots=True, eq=False)
class Sets:
    """Sets of statements: the `block` of each, all their `rows` one after the other, and of which set each row is.

    >>> said = Sets.of([0, 7], [(1, 2), (5,)])
    >>> said.number.tolist(), said.size.tolist(), said.only(said.size > 1).tuples()
    ([0, 0, 1], [2, 1], [(1, 2)])

    """

    block: Ints
    number: Ints
    rows: Ints

    @classmethod
    def of(cls, blocks: Sequence[int], sets: Sequence[Collection[int]]) -> "Sets":
        """Sets from the rows of each, and its block."""
        number = np.repeat(np.arange(len(sets)), np.array([len(rows) for rows in sets], np.int64))
        return cls(np.array(blocks, np.int64), number, np.array([row for rows in sets for row in rows], np.int64))

    @classmethod
    def joined(cls, one: "Sets", other: "Sets") -> "Sets":
        """All the sets of both."""
        pairs = ((one.block, other.block), (one.number, other.number + len(one)), (one.rows, other.rows))
        return cls(*(np.append(*pair) for pair in pairs))

    def __len__(self) -> int:
        return len(self.block)

    @property
    def size(self) -> Ints:
        """How many statements are in each set."""
        return np.bincount(self.number, minlength=len(self)).astype(np.int64)

    def only(self, chosen: Bools) -> "Sets":
        """These of the sets."""
        rows = chosen[self.number]
        return Sets(self.block[chosen], (np.cumsum(chosen) - 1)[self.number[rows]], self.rows[rows])

    def keeping(self, rows: Bools) -> "Sets":
        """All sets, each with these of its rows."""
        return replace(self, number=self.number[rows], rows=self.rows[rows])

    def different(self) -> "Sets":
        """By block, and in the order of their rows; none twice in a block."""
        table = np.full((len(self), int(self.size.max(initial=0)) + 1), -1)
        table[:, 0] = self.block
        table[self.number, self.place + 1] = self.rows
        table = table[np.lexsort(table.T[::-1])]
        table = table[np.append(True, (table[1:] != table[:-1]).any(axis=1))[: len(table)]]
        there = table[:, 1:] >= 0
        return Sets(table[:, 0], np.nonzero(there)[0], table[:, 1:][there])

    @property
    def place(self) -> Ints:
        """Which of its set each row is, from 0."""
        place: Ints = np.arange(len(self.rows)) - np.searchsorted(self.number, self.number)
        return place

    def tuples(self) -> list[Members]:
        """The rows of each set."""
        return list(self._tuples())

    def _tuples(self) -> Iterator[Members]:
        rows, end = self.rows.tolist(), 0
        for size in self.size.tolist():
            yield tuple(rows[end : end + size])
            end += size
