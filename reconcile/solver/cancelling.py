"""Negative cycles of many small blocks at once, and the circulation that cancels them all."""

from dataclasses import dataclass
from typing import Final, final

import numpy as np

from reconcile.solver.constraints import NO_STATEMENT, Bools, Ints, System
from reconcile.solver.machine import helper, machine
from reconcile.solver.relaxing import by_node, on_cycle

UNLIMITED: Final = 1 << 60  # capacity of what cannot be given up; no sum of weights comes near half of it


@final
@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """The arcs of a system and, after them, the links of its chains, with what each may carry."""

    block: Ints
    tail: Ints
    head: Ints
    bound: Ints
    capacity: Ints

    @classmethod
    def of(cls, system: System) -> "Network":
        """The network of a system; an arc from a node to itself bounds nothing that flows, and carries nothing."""
        linked = system.with_links()
        capacity = np.where(linked.statement == NO_STATEMENT, UNLIMITED, linked.weight)
        capacity[linked.tail == linked.head] = 0
        return cls(linked.block, linked.tail, linked.head, linked.bound, capacity)


def cancelled(system: System, rounds: int) -> tuple[Ints, Bools]:
    """A least-cost circulation of each block (flow by arc, then by chain link), and the blocks that want more rounds.

    Blocks whose model contradicts itself, without any statement, count among the latter.
    """
    network = Network.of(system)
    flow = np.zeros(len(network.tail), np.int64)
    arcs = np.arange(len(flow))
    block = system.block[network.tail]
    unfinished = np.zeros(system.blocks, bool)
    for _ in range(rounds):
        pushed = _push(network, arcs, flow)
        unfinished[:] = False
        unfinished[block[pushed]] = True
        arcs = arcs[unfinished[block[arcs]]]
        if not len(arcs):
            break
    return flow, unfinished


def _push(network: Network, arcs: Ints, flow: Ints) -> Ints:
    """Saturate negative cycles, as many as come to light at once, of the residual network; the arcs that were used."""
    onwards = arcs[flow[arcs] < network.capacity[arcs]]
    back = arcs[flow[arcs] > 0]
    arc = np.append(onwards, back)
    sign = np.append(np.ones(len(onwards), np.int64), np.full(len(back), -1))
    tail = np.append(network.tail[onwards], network.head[back])
    head = np.append(network.head[onwards], network.tail[back])
    chosen, cycle = negative_cycles(network.block, tail, head, sign * network.bound[arc])
    arc, sign = arc[chosen], sign[chosen]
    room = np.where(sign > 0, network.capacity[arc] - flow[arc], flow[arc])
    least = np.full(len(network.block), UNLIMITED)
    np.minimum.at(least, cycle, room)
    flow[arc] += sign * np.where(least[cycle] > UNLIMITED // 2, 0, least[cycle])
    return arc


def negative_cycles(block: Ints, tail: Ints, head: Ints, bound: Ints) -> tuple[Ints, Ints]:
    """Arcs of disjoint negative cycles, and for each arc a number of its cycle (its least node).

    `block` has one entry a node. Every block with a negative cycle gives at least one; which one depends on the order
    of the arcs.

    >>> arcs, cycle = negative_cycles(np.array([0, 0]), np.array([0, 1]), np.array([1, 0]), np.array([3, -4]))
    >>> sorted(arcs.tolist()), cycle.tolist()
    ([0, 1], [0, 0])

    """
    if loop := machine(find_cycles, len(tail)):
        through, cycle = loop(block, tail, head, bound)
        cyclic = np.flatnonzero(cycle >= 0)
        return through[cyclic], cycle[cyclic]
    labels = np.zeros(len(block), np.int64)
    through = np.full(len(block), -1)
    arcs = np.arange(len(tail))
    longest = int(np.bincount(block).max(initial=0))
    while len(arcs):
        ends = head[arcs]
        better, before = labels[tail[arcs]] + bound[arcs], labels[ends]
        np.minimum.at(labels, ends, better)
        won = arcs[(better < before) & (better == labels[ends])]
        through[head[won]] = won
        parent = np.where(through < 0, np.arange(len(block)), tail[through])
        moving = np.zeros(len(block), bool)  # by block
        moving[block[head[won]]] = True
        moving[block[on_cycle(parent, longest)]] = False
        arcs = arcs[moving[block[tail[arcs]]]]
    cyclic = np.flatnonzero(on_cycle(parent, longest)) if len(tail) else arcs
    return through[cyclic], _least_on_cycle(parent, longest)[cyclic] if len(tail) else arcs


def _least_on_cycle(parent: Ints, longest: int) -> Ints:
    least, ahead = np.arange(len(parent)), parent
    for _ in range(longest.bit_length()):
        least = np.minimum(least, least[ahead])
        ahead = ahead[ahead]
    return least


def find_cycles(block: Ints, tail: Ints, head: Ints, bound: Ints) -> tuple[Ints, Ints]:
    """The last arc of the way to each node, and the least node of the negative cycle that it is on, or -1.

    The same rounds as above, block by block: a loop for numba.
    """
    blocks = block[-1] + 1
    begin, arcs = by_node(block[tail], blocks)
    first, _ = by_node(block, blocks)
    labels, before = np.zeros(len(block), np.int64), np.zeros(len(block), np.int64)
    through, cycle, seen = np.full(len(block), -1), np.full(len(block), -1), np.full(len(block), -1)
    for one in range(blocks):
        low, high, moved = first[one], first[one + 1], True
        while moved:
            for node in range(low, high):
                before[node] = labels[node]
            moved = shorten(arcs[begin[one] : begin[one + 1]], tail, head, bound, before, labels, through)
            moved = not mark_cycles(tail, through, seen, cycle, low, high) and moved
    return through, cycle


@helper
def shorten(arcs: Ints, tail: Ints, head: Ints, bound: Ints, before: Ints, labels: Ints, through: Ints) -> bool:
    """One round: each node takes the last of the shortest ways that one more arc gives it; whether any is new."""
    for arc in arcs:
        labels[head[arc]] = min(labels[head[arc]], before[tail[arc]] + bound[arc])
    moved = False
    for arc in arcs:
        node = head[arc]
        if labels[node] < before[node] and labels[node] == before[tail[arc]] + bound[arc]:
            through[node], moved = arc, True
    return moved


@helper
def mark_cycles(tail: Ints, through: Ints, seen: Ints, cycle: Ints, low: int, high: int) -> bool:
    """Mark each node from low to high that is on a cycle with the least node of it; whether there are any."""
    found = False
    for node in range(low, high):
        seen[node] = -1
    for start in range(low, high):
        node = start
        while seen[node] < 0 and through[node] >= 0:
            seen[node], node = start, tail[through[node]]
        if seen[node] == start:
            found = True
            mark_ring(tail, through, cycle, node)
    return found


@helper
def mark_ring(tail: Ints, through: Ints, cycle: Ints, start: int) -> None:
    """Mark the nodes of one cycle."""
    least, node = start, tail[through[start]]
    while node != start:
        least, node = min(least, node), tail[through[node]]
    while cycle[node] != least:
        cycle[node], node = least, tail[through[node]]
