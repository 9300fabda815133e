"""Difference constraints, and what it means for values to satisfy them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, TypeAlias, final

import numpy as np
import numpy.typing as npt

Ints: TypeAlias = npt.NDArray[np.int64]
Bools: TypeAlias = npt.NDArray[np.bool_]

NO_STATEMENT: Final = -1  # said by the model, not by a source: cannot be given up
LARGEST_SUM: Final = 1 << 58  # sixteen sums of this size still fit in an int64


@final
@dataclass(frozen=True, eq=False)
class System:
    """Many independent blocks of `value[head] - value[tail] <= bound`, as arrays.

    One entry a node: `block` (non-decreasing, 0, 1, ..., none left out) and `chain` (True where the next node is of the
    same block and its value is never below this one's). One entry an arc: `tail`, `head` (nodes of one block), `bound`,
    `statement` (a row of the caller's, or NO_STATEMENT) and `weight` (what a unit of violation costs, at least 1;
    ignored where there is no statement). The order of the arcs is of no consequence.

    >>> toll = System.of(block=[0, 0], chain=[True, False], tail=[0, 1], head=[1, 0], bound=[30, -20], statement=[0, 0])
    >>> toll.holds(np.array([0, 25])), toll.holds(np.array([0, 31]))
    (array([ True,  True]), array([False,  True]))

    """

    block: Ints
    chain: Bools
    tail: Ints
    head: Ints
    bound: Ints
    statement: Ints
    weight: Ints

    @classmethod
    def of(
        cls,
        block: npt.ArrayLike,
        chain: npt.ArrayLike,
        tail: npt.ArrayLike,
        head: npt.ArrayLike,
        bound: npt.ArrayLike,
        statement: npt.ArrayLike,
        weight: npt.ArrayLike = 1,
    ) -> "System":
        """Make a system from anything that numpy takes for arrays; one weight may do for all."""
        return cls(
            np.asarray(block, np.int64),
            np.asarray(chain, bool),
            np.asarray(tail, np.int64),
            np.asarray(head, np.int64),
            np.asarray(bound, np.int64),
            np.asarray(statement, np.int64),
            np.broadcast_to(np.asarray(weight, np.int64), np.shape(tail)).copy(),
        )

    @property
    def blocks(self) -> int:
        """How many blocks there are."""
        return int(self.block[-1]) + 1 if len(self.block) else 0

    @cached_property
    def first(self) -> Ints:
        """The first node of each block, and, at the end, the number of nodes."""
        return np.searchsorted(self.block, np.arange(self.blocks + 1))

    @cached_property
    def arc_block(self) -> Ints:
        """The block of each arc."""
        return self.block[self.tail]

    @cached_property
    def scale(self) -> Ints:
        """More than any sum of different bounds of the block, in size; LARGEST_SUM where that is too much to add up."""
        rough = np.bincount(self.arc_block, np.abs(self.bound.astype(float)), self.blocks) * (1 + 1e-9)
        return np.where(rough < LARGEST_SUM / 2, rough, LARGEST_SUM).astype(np.int64) + (rough < LARGEST_SUM / 2)

    @cached_property
    def refused(self) -> Bools:
        """Blocks whose amounts are too large to be added up exactly."""
        return np.equal(self.scale, LARGEST_SUM)

    def holds(self, values: Ints) -> Bools:
        """Which arcs the values satisfy."""
        held: Bools = values[self.head] - values[self.tail] <= self.bound
        return held

    def misses(self, values: Ints) -> Ints:
        """By how much the values miss each arc."""
        missed: Ints = np.maximum(values[self.head] - values[self.tail] - self.bound, 0)
        return missed

    def mirrored(self) -> "System":
        """The system of the negated values, nodes in reverse: its distances from a node are ours to that node."""
        last = len(self.block) - 1
        return System(
            self.block[-1:] - self.block[::-1],
            np.append(self.chain[:-1][::-1], self.chain[:0] if last < 0 else False),
            last - self.head,
            last - self.tail,
            self.bound,
            self.statement,
            self.weight,
        )

    @property
    def arcs(self) -> tuple[Ints, Ints, Ints, Ints, Ints]:
        """Tail, head, bound, statement and weight of the arcs, as `with_arcs` takes them."""
        return self.tail, self.head, self.bound, self.statement, self.weight

    def with_arcs(self, tail: Ints, head: Ints, bound: Ints, statement: Ints, weight: Ints) -> "System":
        """The same nodes with further arcs."""
        return replace(
            self,
            tail=np.append(self.tail, tail),
            head=np.append(self.head, head),
            bound=np.append(self.bound, bound),
            statement=np.append(self.statement, statement),
            weight=np.append(self.weight, weight),
        )

    def with_links(self) -> "System":
        """The same system with the links of its chains as arcs, after the others."""
        links = np.flatnonzero(self.chain)
        zero = np.zeros(len(links), np.int64)
        return self.with_arcs(links + 1, links, zero, zero + NO_STATEMENT, zero + 1)

    def only(self, arcs: Bools | Ints) -> "System":
        """The same nodes with these of the arcs."""
        return replace(
            self,
            tail=self.tail[arcs],
            head=self.head[arcs],
            bound=self.bound[arcs],
            statement=self.statement[arcs],
            weight=self.weight[arcs],
        )

    def part(self, blocks: Bools) -> "Part":
        """The chosen blocks as a system of their own."""
        nodes = np.flatnonzero(blocks[self.block])
        arcs = np.flatnonzero(blocks[self.arc_block])
        place = np.cumsum(blocks[self.block]) - 1
        chosen = System(
            (np.cumsum(blocks) - 1)[self.block[nodes]],
            self.chain[nodes],
            place[self.tail[arcs]],
            place[self.head[arcs]],
            self.bound[arcs],
            self.statement[arcs],
            self.weight[arcs],
        )
        return Part(chosen, np.flatnonzero(blocks), nodes, arcs)

    def singly(self, blocks: Bools) -> Iterator["Part"]:
        """Each of the chosen blocks as a system of its own, in turn."""
        order = np.flatnonzero(blocks[self.arc_block])
        order = order[np.argsort(self.arc_block[order], kind="stable")]
        ends = np.searchsorted(self.arc_block[order], np.arange(self.blocks + 1))
        for place in np.flatnonzero(blocks).tolist():
            nodes = np.arange(self.first[place], self.first[place + 1])
            arcs = order[ends[place] : ends[place + 1]]
            alone = System(
                np.zeros(len(nodes), np.int64),
                self.chain[nodes],
                self.tail[arcs] - nodes[0],
                self.head[arcs] - nodes[0],
                self.bound[arcs],
                self.statement[arcs],
                self.weight[arcs],
            )
            yield Part(alone, np.array([place]), nodes, arcs)


@final
@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Some blocks as a `system` of their own, and what its `blocks`, `nodes` and `arcs` are in the whole."""

    system: System
    blocks: Ints
    nodes: Ints
    arcs: Ints
