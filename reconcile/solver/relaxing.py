"""Shortest paths within one long block: Gauss-Seidel sweeps, up and down the nodes in turn."""

import numpy as np

from reconcile.solver.constraints import Bools, Ints, System


def gauss_seidel(system: System, labels: Ints) -> Ints | None:
    """Lower the labels of one block until every arc and chain holds; None where that never ends (a negative cycle).

    >>> from reconcile.solver.constraints import System
    >>> steps = System.of([0, 0, 0], [True, True, False], [0, 1], [1, 2], [5, 2], [0, 1])
    >>> gauss_seidel(steps, np.array([0, 99, 99]))
    array([0, 5, 7])

    """
    if (system.bound[system.tail == system.head] < 0).any():
        return None
    distance, parent = labels.tolist(), list(range(len(labels)))
    linked = system.with_links()
    passes = (_arcs(linked, upwards=True), _arcs(linked, upwards=False))
    quiet = turn = 0
    while quiet < 2:
        quiet = 0 if _lower(distance, parent, passes[turn % 2]) else quiet + 1
        turn += 1
        if _has_cycle(parent):
            return None
    return np.array(distance, np.int64)


def _arcs(linked: System, *, upwards: bool) -> list[tuple[int, int, int]]:
    """Arcs that lead up (or down, the chain among them) in the order in which one pass settles any path of them."""
    tail, head, bound = linked.tail, linked.head, linked.bound
    chosen = np.flatnonzero(tail < head if upwards else tail > head)
    order = chosen[np.argsort(tail[chosen] if upwards else -tail[chosen], kind="stable")]
    return list(zip(tail[order].tolist(), head[order].tolist(), bound[order].tolist(), strict=True))


def _lower(distance: list[int], parent: list[int], arcs: list[tuple[int, int, int]]) -> bool:
    moved = False
    for tail, head, bound in arcs:
        if distance[tail] + bound < distance[head]:
            distance[head] = distance[tail] + bound
            parent[head] = tail
            moved = True
    return moved


def _has_cycle(parent: list[int]) -> bool:
    return bool(on_cycle(np.array(parent, np.int64), len(parent)).any())


def on_cycle(parent: Ints, longest: int) -> Bools:
    """Which nodes lie on a cycle of the graph in which each node points to its parent, and roots to themselves.

    No way along the parents may pass more than `longest` different nodes.

    >>> on_cycle(np.array([0, 0, 3, 2, 3]), 5)
    array([False, False,  True,  True, False])

    """
    ends = parent
    for _ in range(longest.bit_length()):
        ends = ends[ends]
    found = np.zeros(len(parent), bool)
    found[ends] = True  # after so many steps one is at a root or on a cycle, and every node of a cycle is reached
    found &= parent != np.arange(len(parent))
    return found
