"""The least and the greatest difference that the constraints allow, for all blocks at once: shortest paths."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any, Final, final

import numpy as np
import numpy.typing as npt

from reconcile.solver.constraints import Bools, Ints, System
from reconcile.solver.relaxing import gauss_seidel, lowered

OPEN: Final = 1 << 62  # nothing limits it; never added to
SWEEPS: Final = 20  # then long blocks, or a few, are dealt with one by one
SHORT: Final = 64  # nodes
MANY: Final = 32  # blocks
ROOM: Final = 1 << 61  # for the labels of all chains side by side


@final
@dataclass(frozen=True, slots=True, eq=False)
class Ranges:
    """What the constraints allow each node: value less the value of its block's source.

    `low` is -OPEN and `high` OPEN where nothing limits it. Blocks that are `infeasible` (no values satisfy them) or
    `refused` (too large to add up) have no ranges: theirs are open.
    """

    low: Ints
    high: Ints
    infeasible: Bools
    refused: Bools

    @property
    def low_open(self) -> Bools:
        """Where nothing limits the value from below."""
        return np.equal(self.low, -OPEN)

    def same(self, other: "Ranges") -> Bools:
        """Where another has the same bounds."""
        found: Bools = (self.low == other.low) & (self.high == other.high)
        return found

    @property
    def high_open(self) -> Bools:
        """Where nothing limits the value from above."""
        return np.equal(self.high, OPEN)


def ranges(system: System, source: Ints) -> Ranges:
    """Bound every node against the source of its block (`source`: one node a block).

    >>> said = System.of([0, 0, 0], [True, True, False], [0, 2], [1, 0], [30, -50], [0, 1])
    >>> found = ranges(said, np.array([0]))
    >>> found.low.tolist(), found.high[:2].tolist(), found.high_open.tolist()
    ([0, 0, 50], [0, 30], [False, False, True])

    """
    high, broken = distances(system, source, system.refused)
    last = len(system.block) - 1
    back, _ = distances(system.mirrored(), last - source[::-1], (system.refused | broken)[::-1])
    return Ranges(-back[::-1], high, broken, system.refused)


def infeasible(system: System) -> Bools:
    """Blocks that no values satisfy (and that are not refused).

    >>> infeasible(System.of([0, 0], [True, False], [0], [1], [-1], [0]))
    array([ True])

    """
    return distances(system, system.first[:-1], system.refused)[1]


def distances(system: System, source: Ints, skipped: Bools) -> tuple[Ints, Bools]:
    """Length of the shortest path to each node from its block's source (OPEN: none), and the infeasible blocks.

    Nodes start farther away than any path is long, so that unreached ones take part in exact sums and a negative cycle
    anywhere in the block comes to light.
    """
    scale = system.scale[system.block]
    labels, floor = 2 * scale + 1, -scale
    labels[source] = floor[source] = 0
    labels, broken = relaxed(system, labels, floor, skipped)
    return np.where((labels > scale) | (broken | skipped)[system.block], OPEN, labels), broken


def relaxed(system: System, labels: Ints, floor: Ints, skipped: Bools) -> tuple[Ints, Bools]:
    """Labels lowered until every arc holds; blocks where one falls below its floor, or that never end, are broken."""
    if done := lowered(system, labels, floor, skipped):
        return done
    labels, broken = labels.copy(), np.zeros(system.blocks, bool)
    whole = _Front(system, np.arange(system.blocks), np.arange(len(labels)), system.scale)
    need = 8.0 * system.scale * np.bincount(system.block, ~system.chain, system.blocks)
    for blocks in _shares(need, (need < ROOM) & ~skipped):
        for found in _lower(whole if blocks.all() else whole.narrowed(blocks), labels, floor):
            broken[found] = True
    for found in _lower_singly(whole, (need >= ROOM) & ~skipped, labels):
        broken[found] = True
    return labels, broken


def _shares(need: npt.NDArray[np.floating[Any]], usable: Bools) -> Iterator[Bools]:
    """Split the usable blocks so that the labels of all chains of a share fit side by side in an int64."""
    share = np.floor(np.cumsum(np.where(usable, need, 0)) / ROOM).astype(np.int64)
    for one in np.unique(share[usable]):
        yield (share == one) & usable


@final
class _Front:
    """The blocks that still move: what is left of the system, and where it lies in the whole."""

    __slots__ = ("apart", "blocks", "nodes", "scale", "system")

    def __init__(self, system: System, blocks: Ints, nodes: Ints, scale: Ints) -> None:
        self.system, self.blocks, self.nodes, self.scale = system, blocks, nodes, scale
        self.apart = _apart(system, scale)

    def narrowed(self, blocks: Bools) -> "_Front":
        inner = self.system.part(blocks)
        return _Front(inner.system, self.blocks[blocks], self.nodes[inner.nodes], self.scale[blocks])

    def sweep(self, labels: Ints, floor: Ints) -> tuple[Bools, Bools]:
        """Lower the labels along all chains, then all arcs: which blocks moved, and which fell below the floor."""
        system, before, least = self.system, labels[self.nodes], floor[self.nodes]
        after = np.minimum.accumulate((before + self.apart)[::-1])[::-1] - self.apart
        np.minimum.at(after, system.head, after[system.tail] + system.bound)
        labels[self.nodes] = np.maximum(after, least)
        return self._holding(after < before), self._holding(after < least)

    def _holding(self, nodes: Bools) -> Bools:
        found = np.zeros(self.system.blocks, bool)
        found[self.system.block[nodes]] = True
        return found


def _apart(system: System, scale: Ints) -> Ints:
    """What to add to the labels of each chain so that all those of a later one are greater."""
    starts = np.append(True, ~system.chain[:-1])[: len(system.chain)]
    width = 4 * scale[system.block[starts]]
    place: Ints = (2 * np.cumsum(width) - width)[np.cumsum(starts) - 1]
    return place


def _lower(front: _Front, labels: Ints, floor: Ints) -> Iterator[Ints]:
    """Lower the labels of the front to the end; yield the blocks that are broken."""
    for sweep in count():
        moved, deep = front.sweep(labels, floor)
        size = np.diff(front.system.first)
        deep |= moved & (size <= sweep)  # no path is longer than its block has nodes
        yield front.blocks[deep]
        moved &= ~deep
        if sweep >= SWEEPS:
            alone = moved & ((size > SHORT) | (np.count_nonzero(moved) < MANY))
            yield from _lower_singly(front, alone, labels)
            moved &= ~alone
        if not moved.any():
            return
        if 2 * np.count_nonzero(moved) < len(moved) or sweep >= SWEEPS:
            front = front.narrowed(moved)


def _lower_singly(front: _Front, blocks: Bools, labels: Ints) -> Iterator[Ints]:
    for one in front.system.singly(blocks):
        nodes = front.nodes[one.nodes]
        settled = gauss_seidel(one.system, labels[nodes])
        if settled is None:
            yield front.blocks[one.blocks]
        else:
            labels[nodes] = settled
