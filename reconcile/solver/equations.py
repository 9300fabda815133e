"""Sums over several nodes, which differences alone cannot say."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import final

import numpy as np

from reconcile.solver.constraints import Bools, Ints, Part


@final
@dataclass(frozen=True, slots=True, eq=False)
class Equations:
    """Many of `low <= sum of factor * value <= high`, each over nodes of one block, its factors adding up to nothing.

    One entry a term: `number` (of its equation), `node`, `factor`. One entry an equation: `low` and `high`.

    >>> both = Equations.of([([0, 1, 2], [1, 1, -2], 0, 5)])
    >>> both.hold(np.array([1, 4, 1])), both.hold(np.array([1, 7, 1]))
    (array([ True]), array([False]))

    """

    number: Ints
    node: Ints
    factor: Ints
    low: Ints
    high: Ints

    @classmethod
    def of(cls, sums: Sequence[tuple[Sequence[int], Sequence[int], int, int]]) -> "Equations":
        """From the nodes, the factors, the low and the high of each."""
        number = [place for place, (nodes, _, _, _) in enumerate(sums) for _ in nodes]
        node = [node for nodes, _, _, _ in sums for node in nodes]
        factor = [factor for _, factors, _, _ in sums for factor in factors]
        ends = [low for _, _, low, _ in sums], [high for _, _, _, high in sums]
        return cls(*(np.array(column, np.int64) for column in (number, node, factor, *ends)))

    def __len__(self) -> int:
        return len(self.low)

    def hold(self, values: Ints) -> Bools:
        """Which equations the values satisfy."""
        total = np.zeros(len(self), np.int64)
        np.add.at(total, self.number, self.factor * values[self.node])
        held: Bools = (self.low <= total) & (total <= self.high)
        return held

    def within(self, part: Part) -> "Equations":
        """Those of a part of the system, on its own nodes."""
        inside = np.isin(self.node, part.nodes)
        kept, number = np.unique(self.number[inside], return_inverse=True)
        return replace(
            self,
            number=number.astype(np.int64),
            node=np.searchsorted(part.nodes, self.node[inside]),
            factor=self.factor[inside],
            low=self.low[kept],
            high=self.high[kept],
        )
