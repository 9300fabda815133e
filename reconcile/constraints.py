"""Difference constraints, and what it means for values to satisfy them."""

from dataclasses import dataclass
from typing import TypeAlias, final

import numpy as np
import numpy.typing as npt

Ints: TypeAlias = npt.NDArray[np.int64]
Bools: TypeAlias = npt.NDArray[np.bool_]

NO_STATEMENT = -1  # said by the model, not by a source: cannot be given up


@final
@dataclass(frozen=True, slots=True, eq=False)
class System:
    """Many independent blocks of `value[head] - value[tail] <= bound`, as arrays.

    One entry a node: `block` (non-decreasing, 0, 1, ...) and `chain` (True where the next node is of the same block
    and its value is never below this one's). One entry an arc: `tail`, `head` (nodes of one block), `bound`,
    `statement` (a row of the caller's, or NO_STATEMENT) and `weight` (what a unit of violation costs; ignored where
    there is no statement).
    """

    block: Ints
    chain: Bools
    tail: Ints
    head: Ints
    bound: Ints
    statement: Ints
    weight: Ints

    def holds(self, values: Ints) -> Bools:
        """Which arcs the values satisfy."""
        return values[self.head] - values[self.tail] <= self.bound
