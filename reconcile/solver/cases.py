"""Cases: copies of blocks with only some of their statements, many at once, to be tried side by side."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain, pairwise
from typing import Final, TypeAlias, final

import numpy as np

from reconcile.solver.bounding import infeasible
from reconcile.solver.cancelling import negative_cycles
from reconcile.solver.constraints import NO_STATEMENT, Bools, Ints, System
from reconcile.solver.hitting import Members

Step: TypeAlias = tuple[int, int, int]  # tail, head, length

SOME: Final = 8  # sets: more are tried side by side
PLAIN: Final = 40  # arcs that no statement says: with more of them arrays are faster even for one set


def spread(begin: Ints, count: Ints) -> Ints:
    """The numbers begin, begin + 1, ... of each row, `count` of them, in one array.

    >>> spread(np.array([5, 9]), np.array([2, 3]))
    array([ 5,  6,  9, 10, 11])

    """
    skipped = np.cumsum(count) - count
    return np.repeat(begin - skipped, count) + np.arange(int(count.sum()))


@final
class Cases:
    """A system in canonical order (arcs by block, statement, ends, bound), ready to be taken apart.

    `rows` is how many statements there are, if some of them have no arcs.
    """

    def __init__(self, system: System, rows: int = 0) -> None:
        keys = (system.bound, system.head, system.tail, system.statement, system.arc_block)
        here = self.system = system.only(np.lexsort(keys))
        self.arcs = np.searchsorted(here.arc_block, np.arange(here.blocks + 1))
        self.rows = max(int(system.statement.max(initial=NO_STATEMENT)) + 1, rows)
        stated = here.statement != NO_STATEMENT
        self.unstated = np.bincount(here.arc_block[~stated], minlength=here.blocks)
        self.count = np.bincount(here.statement[stated], minlength=self.rows)
        self.begin = np.zeros(self.rows, np.int64)
        self.begin[here.statement[stated][::-1]] = np.flatnonzero(stated)[::-1]
        self.segment: Ints = np.cumsum(~here.chain) - ~here.chain

    def without(self, blocks: Sequence[int], removed: Sequence[frozenset[int]]) -> System:
        """One case for each of the given blocks: the block without some of its statements."""
        whole, place = self.system, np.array(blocks, np.int64)
        sizes, counts = np.diff(whole.first)[place], np.diff(self.arcs)[place]
        nodes, arcs = spread(whole.first[place], sizes), spread(self.arcs[place], counts)
        case = np.repeat(np.arange(len(place)), counts)
        gone = [number * (self.rows + 1) + row for number, rows in enumerate(removed) for row in rows]
        kept = ~np.isin(case * (self.rows + 1) + whole.statement[arcs], np.array(gone, np.int64))
        kept |= whole.statement[arcs] == NO_STATEMENT
        arcs, case = arcs[kept], case[kept]
        moved = (np.cumsum(sizes) - sizes - whole.first[place])[case]
        chosen = whole.only(arcs)
        return replace(
            chosen,
            block=np.repeat(np.arange(len(place)), sizes),
            chain=whole.chain[nodes],
            tail=chosen.tail + moved,
            head=chosen.head + moved,
        )

    def of(self, blocks: Sequence[int], kept: Sequence[Members]) -> System:
        """One case for each set of statements: these and the model, on no more nodes than they speak of."""
        whole, place = self.system, np.array(blocks, np.int64)
        rows = np.array([row for rows in kept for row in rows], np.int64)
        case = np.repeat(np.arange(len(kept)), [len(rows) for rows in kept])
        arcs = np.append(spread(self.begin[rows], self.count[rows]), spread(self.arcs[place], self.unstated[place]))
        case = np.append(np.repeat(case, self.count[rows]), np.repeat(np.arange(len(kept)), self.unstated[place]))
        chosen, width = whole.only(arcs), len(whole.block)
        ends = np.append(chosen.tail, chosen.head) + np.append(case, case) * width
        nodes, index = np.unique(ends, return_inverse=True)
        segment = self.segment[nodes % width] + (nodes // width) * width
        return replace(
            chosen,
            block=nodes // width,
            chain=np.append(segment[1:] == segment[:-1], False)[: len(nodes)],
            tail=index[: len(arcs)],
            head=index[len(arcs) :],
        )

    def broken(self, blocks: Sequence[int], sets: Sequence[Members]) -> Bools:
        """Which sets of statements contradict themselves: a few of them one by one, many side by side."""
        if len(sets) > SOME or self.unstated[blocks].max(initial=0) > PLAIN:
            return infeasible(self.of(blocks, sets))
        return np.array([not self.agree(block, rows) for block, rows in zip(blocks, sets, strict=True)], bool)

    def agree(self, block: int, rows: Members) -> bool:
        """Whether a few statements of a block agree: what `of` asks of many, for one set that arrays are slow for."""
        said, steps = self._steps(block, rows)
        return shortest(None, [*said, *steps]) is not None

    def gap(self, block: int, rows: Members) -> int:
        """By how much an irreducible set contradicts itself: so far its first statement lies from what the rest allow.

        Every way round that is too short leads through that statement, so that it alone can make up for all of it.
        """
        said, steps = self._steps(block, rows)
        own = said[: int(self.count[rows[0]])]
        far = (shortest(head, [*said[len(own) :], *steps]) or {} for _, head, _ in own)
        return -min(bound + ways[tail] for (tail, _, bound), ways in zip(own, far, strict=True) if tail in ways)

    def gapped(self, block: int, rows: Members) -> bool:
        """Whether `gap` may be asked: of several statements, the first of them about the difference of two values."""
        own = slice(int(self.begin[rows[0]]), int(self.begin[rows[0]] + self.count[rows[0]]))
        ends = {frozenset(pair) for pair in zip(self._columns[0][own], self._columns[1][own], strict=True)}
        return len(rows) > 1 and len(ends) == 1 and bool(self.unstated[block] <= PLAIN)

    def _steps(self, block: int, rows: Members) -> tuple[list[Step], list[Step]]:
        """What the statements say, and what the model says of the moments that they speak of."""
        tail, head, bound = self._columns
        arcs = range(int(self.arcs[block]), int(self.arcs[block] + self.unstated[block]))
        mine = (range(int(self.begin[row]), int(self.begin[row] + self.count[row])) for row in rows)
        said, steps = ([(tail[arc], head[arc], bound[arc]) for arc in some] for some in (chain(*mine), arcs))
        nodes = sorted({end for step in chain(said, steps) for end in step[:2]})
        segment = self._segment
        return said, steps + [(high, low, 0) for low, high in pairwise(nodes) if segment[low] == segment[high]]

    @cached_property
    def _columns(self) -> tuple[list[int], list[int], list[int]]:
        here = self.system
        return here.tail.tolist(), here.head.tolist(), here.bound.tolist()

    @cached_property
    def _segment(self) -> list[int]:
        return self.segment.tolist()  # type: ignore[no-any-return]  # a list of numbers


def shortest(source: int | None, steps: Sequence[Step]) -> dict[int, int] | None:
    """How far it is from a node, or from the nearest of all, to each; None where some way round is below nothing.

    >>> shortest(0, [(0, 1, 3), (1, 0, -3)]), shortest(None, [(0, 1, 3), (1, 0, -4)])
    ({0: 0, 1: 3}, None)

    """
    nodes = {end for step in steps for end in step[:2]}
    far = dict.fromkeys(nodes, 0) if source is None else {source: 0}
    for _ in range(len(nodes) + 1):
        nearer = False
        for tail, head, length in steps:
            if tail in far and (head not in far or far[tail] + length < far[head]):
                far[head], nearer = far[tail] + length, True
        if not nearer:
            return far
    return None


def cyclic(system: System) -> list[list[Members]]:
    """The statements of some negative cycles, of more than one node, of each block; none where there are none."""
    system = system.only(system.tail != system.head).with_links()
    arcs, cycle = negative_cycles(system.block, system.tail, system.head, system.bound)
    rows = system.statement[arcs]
    stated = rows != NO_STATEMENT
    members: dict[int, set[int]] = {}
    for node, row in zip(cycle[stated].tolist(), rows[stated].tolist(), strict=True):
        members.setdefault(node, set()).add(row)
    found: list[list[Members]] = [[] for _ in range(system.blocks)]
    for node in sorted(members):
        found[int(system.block[node])].append(tuple(sorted(members[node])))
    return found
