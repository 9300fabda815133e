"""Which statements pin a bound: the arcs of a shortest path, the same ones whatever the order of the input."""

from heapq import heappop, heappush

import numpy as np

from reconcile.solver.bounding import OPEN, distances
from reconcile.solver.constraints import NO_STATEMENT, Ints, System


def path(system: System, start: int, end: int, rank: Ints) -> list[int]:
    """Arcs, in turn, of a shortest path: they prove how much `value[end] - value[start]` may be at most.

    Of all shortest paths the one of fewest statements, then of fewest arcs, then of the statements of least `rank` (by
    row). Steps along a chain are left out. Empty where nothing limits the difference.

    >>> said = System.of([0] * 3, [True, True, False], [0, 1, 0], [1, 2, 2], [30, 5, 40], [0, 1, 2])
    >>> path(said, 0, 2, np.arange(3))
    [0, 1]

    """
    one = system.part(np.arange(system.blocks) == system.block[start])
    first = int(one.nodes[0])
    here = one.system
    far, _ = distances(here, np.array([start - first]), here.refused)
    steps = _tight_steps(here, far, rank)
    return [int(one.arcs[arc]) for arc in _fewest(steps, start - first, end - first) if arc < len(one.arcs)]


def _tight_steps(system: System, far: Ints, rank: Ints) -> dict[int, list[tuple[int, int, int, int]]]:
    """By node: (statements used, rank, arc, next node) of the arcs and chain links on shortest paths, best first."""
    system = system.with_links()
    reached = np.flatnonzero(far[system.tail] != OPEN)
    tail, head = system.tail[reached], system.head[reached]
    tight = reached[far[tail] + system.bound[reached] == far[head]]
    tail, head, statement = system.tail[tight], system.head[tight], system.statement[tight]
    stated = statement != NO_STATEMENT
    ranks = np.where(stated, np.append(rank, NO_STATEMENT)[statement], NO_STATEMENT)
    columns = (tail, stated.astype(np.int64), ranks, head, tight)
    steps: dict[int, list[tuple[int, int, int, int]]] = {}
    for origin, *step in sorted(zip(*(column.tolist() for column in columns), strict=True)):
        used, order, goal, arc = step
        steps.setdefault(origin, []).append((used, order, arc, goal))
    return steps


def _fewest(steps: dict[int, list[tuple[int, int, int, int]]], start: int, end: int) -> list[int]:
    heap = [
        (0, 0, NO_STATEMENT, start, start, NO_STATEMENT)
    ]  # statements, arcs, rank of the last, node, the one before
    came: dict[int, tuple[int, int]] = {}
    while heap:
        used, hops, _, node, before, arc = heappop(heap)
        if node in came:
            continue
        came[node] = (before, arc)
        if node == end:
            return _back(came, start, end)
        for stated, rank, onwards, goal in steps.get(node, ()):
            heappush(heap, (used + stated, hops + 1, rank, goal, node, onwards))
    return []


def _back(came: dict[int, tuple[int, int]], start: int, node: int) -> list[int]:
    arcs = []
    while node != start:
        node, arc = came[node]
        arcs.append(arc)
    return arcs[::-1]
