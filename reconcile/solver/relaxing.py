"""Shortest paths within blocks, one by one: Gauss-Seidel sweeps, up and down the nodes in turn."""

from typing import Final, TypeAlias

import numpy as np

from reconcile.solver.constraints import Bools, Ints, System
from reconcile.solver.machine import helper, machine

Web: TypeAlias = tuple[Bools, Ints, Ints, Ints, Ints]  # chain, head and bound; the arcs that leave each node
STILL: Final = 0
MOVED: Final = 1
FELL: Final = 2


def gauss_seidel(system: System, labels: Ints) -> Ints | None:
    """Lower the labels of one block until every arc and chain holds; None where that never ends (a negative cycle).

    >>> from reconcile.solver.constraints import System
    >>> steps = System.of([0, 0, 0], [True, True, False], [0, 1], [1, 2], [5, 2], [0, 1])
    >>> gauss_seidel(steps, np.array([0, 99, 99]))
    array([0, 5, 7])

    """
    if (system.bound[system.tail == system.head] < 0).any():
        return None
    floor = np.full(len(labels), labels.min(initial=0) - int(system.scale.max(initial=0)))
    if done := lowered(system, labels, floor, np.zeros(system.blocks, bool)):
        return None if done[1].any() else done[0]
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


def lowered(system: System, labels: Ints, floor: Ints, skipped: Bools) -> tuple[Ints, Bools] | None:
    """The labels of all blocks, lowered until everything holds, and the blocks where that never ends, by machine code.

    None where there is none. In a block without a negative cycle no label falls below its floor.
    """
    loop = machine(lower_blocks, len(system.tail))
    if loop is None:
        return None
    labels = labels.copy()
    return labels, loop(system.first, system.chain, system.tail, system.head, system.bound, labels, floor, skipped)


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


def lower_blocks(
    first: Ints, chain: Bools, tail: Ints, head: Ints, bound: Ints, labels: Ints, floor: Ints, skipped: Bools
) -> Bools:
    """Lower the labels of each block in place; which blocks hold a negative cycle. A loop for numba."""
    web = (chain, head, bound, *by_node(tail, len(labels)))
    parent, seen = np.arange(len(labels)), np.zeros(len(labels), np.int64)
    broken = np.zeros(len(first) - 1, np.bool_)
    for block in range(len(broken)):
        if not skipped[block]:
            broken[block] = not settles(web, first[block], first[block + 1], labels, floor, parent, seen)
    return broken


@helper
def settles(web: Web, low: int, high: int, labels: Ints, floor: Ints, parent: Ints, seen: Ints) -> bool:
    """Whether the labels of the nodes from low to high, which is not among them, come to rest."""
    turn, moved = 0, MOVED
    while moved == MOVED:
        moved = STILL
        for node in range(low, high) if turn % 2 == 0 else range(high - 1, low - 1, -1):
            moved = max(moved, pull(web, node, labels, floor, parent))
        turn += 1
        if turn % 4 == 0 and goes_round(parent, seen, low, high):
            return False
    return moved == STILL


@helper
def pull(web: Web, node: int, labels: Ints, floor: Ints, parent: Ints) -> int:
    """Lower the labels of the neighbours of a node: whether any MOVED, or even FELL below its floor."""
    chain, head, bound, begin, arcs = web
    moved = STILL
    if chain[node - 1] and labels[node] < labels[node - 1]:
        labels[node - 1], parent[node - 1], moved = labels[node], node, MOVED
    for arc in arcs[begin[node] : begin[node + 1]]:
        end, label = head[arc], labels[node] + bound[arc]
        if label < labels[end]:
            labels[end], parent[end], moved = label, node, MOVED
            if label < floor[end] or end == node:
                return FELL
    return moved


@helper
def by_node(end: Ints, nodes: int) -> tuple[Ints, Ints]:
    """Where the arcs of each node begin, among the arcs in order of that end of theirs."""
    begin, arcs = np.zeros(nodes + 2, np.int64), np.empty(len(end), np.int64)
    for node in end:
        begin[node + 2] += 1
    for node in range(nodes):
        begin[node + 2] += begin[node + 1]
    for arc in range(len(end)):
        free = end[arc] + 1  # where the next arc of its node goes, until it is where those of the next node begin
        arcs[begin[free]] = arc
        begin[free] += 1
    return begin, arcs


@helper
def goes_round(parent: Ints, seen: Ints, low: int, high: int) -> bool:
    """Whether the way along the parents from some of the nodes ends in a ring."""
    for node in range(low, high):
        seen[node] = -1
    for start in range(low, high):
        node = start
        while seen[node] < 0 and parent[node] != node:
            seen[node] = start
            node = parent[node]
        if seen[node] == start and parent[node] != node:
            return True
    return False
