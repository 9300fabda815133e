"""Cases: copies of blocks with only some of their statements, many at once, to be tried side by side."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, pairwise
from typing import Final, final

import numpy as np

from reconcile.solver.bounding import infeasible
from reconcile.solver.cancelling import negative_cycles
from reconcile.solver.constraints import NO_STATEMENT, Bools, Ints, System
from reconcile.solver.hitting import Members
from reconcile.solver.sets import Sets
from reconcile.solver.steps import Step, rings, shortest

SOME: Final = 8  # sets: more are tried side by side
BRIEF: Final = 100  # arcs of a block, up to which arrays are slow for it
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

    def without(self, removed: Sets) -> System:
        """One case for each set of statements: its block without them."""
        whole, place = self.system, removed.block
        sizes, counts = np.diff(whole.first)[place], np.diff(self.arcs)[place]
        nodes, arcs = spread(whole.first[place], sizes), spread(self.arcs[place], counts)
        case = np.repeat(np.arange(len(place)), counts)
        width = self.rows + 1
        gone = np.isin(case * width + whole.statement[arcs], removed.number * width + removed.rows)
        kept = ~gone | (whole.statement[arcs] == NO_STATEMENT)
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

    def of(self, kept: Sets) -> System:
        """One case for each set of statements: these and the model, on no more nodes than they speak of."""
        whole, place, rows = self.system, kept.block, kept.rows
        arcs = np.append(spread(self.begin[rows], self.count[rows]), spread(self.arcs[place], self.unstated[place]))
        number = np.repeat(kept.number, self.count[rows])
        case = np.append(number, np.repeat(np.arange(len(kept)), self.unstated[place]))
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

    def clashes(self, removed: Sets) -> list[list[Members]]:
        """Contradictory statements of the block of each set, without this set: of a few small blocks one by one."""
        asked = list(zip(removed.block.tolist(), removed.tuples(), strict=True))
        if len(asked) <= SOME and all(self.arcs[block + 1] - self.arcs[block] <= BRIEF for block, _ in asked):
            return [self._rings(*one) for one in asked]
        found: list[list[Members]] = [[] for _ in asked]
        cycles = cyclic(self.without(removed))
        for case, rows in zip(cycles.block.tolist(), cycles.tuples(), strict=True):
            found[case].append(rows)
        return found

    def _rings(self, block: int, removed: Members) -> list[Members]:
        """What `cyclic` finds in one case."""
        here, own = self.system, slice(int(self.arcs[block]), int(self.arcs[block + 1]))
        said = [*zip(self._between(own), here.statement[own].tolist(), strict=True)]
        said = [(step, row) for step, row in said if step[0] != step[1] and row not in removed]
        links = self._links(range(int(here.first[block]), int(here.first[block + 1])))
        found = rings([step for step, _ in said] + links)
        rows = ({said[place][1] for place in ring if place < len(said)} - {NO_STATEMENT} for ring in found)
        return [tuple(sorted(some)) for some in rows]

    def by_block(self, rows: Ints) -> Ints:
        """Some statements in order of their blocks, then of their rows."""
        found: Ints = rows[np.lexsort([rows, self.system.arc_block[self.begin[rows]]])]
        return found

    def broken(self, blocks: Sequence[int], sets: Sequence[Members]) -> Bools:
        """Which sets of statements contradict themselves: a few of them one by one, many side by side."""
        if len(sets) > SOME or self.unstated[blocks].max(initial=0) > PLAIN:
            return infeasible(self.of(Sets.of(blocks, sets)))
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
        ends = {frozenset(step[:2]) for step in self._said(rows[0])}
        return len(rows) > 1 and len(ends) == 1 and bool(self.unstated[block] <= PLAIN)

    def _steps(self, block: int, rows: Members) -> tuple[list[Step], list[Step]]:
        """What the statements say, and what the model says of the moments that they speak of."""
        begin = int(self.arcs[block])
        said = [step for row in rows for step in self._said(row)]
        steps = self._between(slice(begin, begin + int(self.unstated[block])))
        return said, steps + self._links(sorted({end for step in chain(said, steps) for end in step[:2]}))

    def _said(self, row: int) -> list[Step]:
        return self._between(slice(int(self.begin[row]), int(self.begin[row] + self.count[row])))

    def _between(self, arcs: slice) -> list[Step]:
        here = self.system
        return [*zip(here.tail[arcs].tolist(), here.head[arcs].tolist(), here.bound[arcs].tolist(), strict=True)]

    def _links(self, nodes: Sequence[int]) -> list[Step]:
        """The chain between nodes in order."""
        pairs = zip(pairwise(nodes), pairwise(self.segment[nodes].tolist()), strict=True)
        return [(high, low, 0) for (low, high), (one, other) in pairs if one == other]


def cyclic(system: System) -> Sets:
    """The statements of some negative cycles, of more than one node, of each block; none where there are none."""
    system = system.only(system.tail != system.head).with_links()
    arcs, cycle = negative_cycles(system.block, system.tail, system.head, system.bound)
    rows = system.statement[arcs]
    stated = rows != NO_STATEMENT
    width = int(rows.max(initial=0)) + 1
    cycle, rows = np.divmod(np.unique(cycle[stated] * width + rows[stated]), width)
    first = np.append(True, cycle[1:] != cycle[:-1])[: len(cycle)]
    return Sets(system.block[cycle[first]], np.cumsum(first) - 1, rows)
