"""One long block: least-cost circulation by shortest augmenting paths, each searched for near the arc that wants it."""

from heapq import heappop, heappush
from typing import Final, final

import numpy as np

from reconcile.solver.cancelling import UNLIMITED, Network
from reconcile.solver.constraints import Ints, System

FAR: Final = 1 << 62


def augmented(system: System, values: Ints, hub: int) -> Ints | None:
    """The flow of a least-cost circulation of one block, by arc, then by chain link; None where the model itself fails.

    `values` satisfy whatever is not a statement; the closer they are to a least repair, the less there is to do. `hub`
    is the node of most arcs. Arcs are let in one by one, shortest window first; those that hold cost nothing.
    """
    network = Network.of(system)
    wanting = np.flatnonzero((values[network.head] - values[network.tail] > network.bound) & (network.capacity > 0))
    if (network.capacity[wanting] == UNLIMITED).any():
        return None
    search = Residual(network, values, wanting, hub)
    span = np.abs(network.head[wanting] - network.tail[wanting])
    for arc in wanting[np.argsort(span, kind="stable")].tolist():
        search.admit(arc)
    return np.array(search.flow, np.int64)


@final
class Residual:
    """A circulation that costs least for the arcs let in so far, and values that prove it."""

    def __init__(self, network: Network, values: Ints, wanting: Ints, hub: int) -> None:
        self.tail, self.head, self.bound = network.tail.tolist(), network.head.tolist(), network.bound.tolist()
        self.wanted = network.capacity.tolist()
        capacity = network.capacity.copy()
        capacity[wanting] = 0
        self.capacity = capacity.tolist()
        self.flow = [0] * len(self.tail)
        self.values = values.tolist()
        self.hub = hub
        self.leaving: list[list[int]] = [[] for _ in self.values]
        self.arriving: list[list[int]] = [[] for _ in self.values]
        for arc, (tail, head) in enumerate(zip(self.tail, self.head, strict=True)):
            self.leaving[tail].append(arc)
            self.arriving[head].append(arc)

    def admit(self, arc: int) -> None:
        """Let one more arc in: carry as much through it as pays, but no more than it is worth."""
        wanted = self.wanted[arc]
        while self.flow[arc] < wanted:
            path = self.approach(arc)
            if not path:
                break
            self._carry([*path, arc], wanted - self.flow[arc])
        self.capacity[arc] = wanted

    def approach(self, arc: int) -> list[int]:
        """Bring the ends of an arc nearer, until it holds or a way stands against that: the arcs of that way."""
        tail, head = self.tail[arc], self.head[arc]
        return self.shortest(head, tail, self.values[head] - self.values[tail] - self.bound[arc])

    def shortest(self, start: int, end: int, radius: int) -> list[int]:
        """Arcs (~arc: against it) of a shortest way, if shorter than the radius; the ends come nearer by its length.

        Searches from both ends. No search goes on from the hub, whose value stays: a way that leads over it is one from
        the start to the hub and one from the hub to the end, each found by its own side.
        """
        if radius <= 0:
            return []
        ahead, behind = Ball(self, start, 1), Ball(self, end, -1)
        best, meeting = radius, None
        while ahead.reach() + behind.reach() < best:
            ball, other = (ahead, behind) if ahead.is_next(behind) else (behind, ahead)
            for node, distance in ball.expanded():
                if distance + other.distance.get(node, FAR) < best:
                    best, meeting = distance + other.distance[node], node
        reach = min(ahead.reach(), best)
        ahead.shift(reach)
        behind.shift(best - reach)
        return [] if meeting is None else self._without_loops(ahead.way(meeting)[::-1] + behind.way(meeting))

    def _carry(self, path: list[int], most: int) -> None:
        rooms = [self.capacity[arc] - self.flow[arc] if arc >= 0 else self.flow[~arc] for arc in path[:-1]]
        amount = min([most, *rooms])
        for arc in path:
            self.flow[max(arc, ~arc)] += amount if arc >= 0 else -amount

    def _without_loops(self, path: list[int]) -> list[int]:
        """Where the two halves cross they may share a detour of no length."""
        kept: list[int] = []
        position: dict[int, int] = {}
        for arc in path:
            origin, goal = (self.tail[arc], self.head[arc]) if arc >= 0 else (self.head[~arc], self.tail[~arc])
            position.setdefault(origin, len(kept))
            kept.append(arc)
            if goal in position:
                del kept[position[goal] :]
                position = {node: place for node, place in position.items() if place <= len(kept)}
        return kept


@final
class Ball:
    """What lies around a node, by distance, along the arcs (sign 1) or against them (sign -1)."""

    def __init__(self, residual: Residual, centre: int, sign: int) -> None:
        self.residual, self.sign = residual, sign
        self.distance = {centre: 0}
        self.through: dict[int, int] = {}
        self.heap = [] if centre == residual.hub else [(0, centre)]

    def reach(self) -> int:
        """Up to where everything is known."""
        while self.heap and self.heap[0][0] > self.distance[self.heap[0][1]]:
            heappop(self.heap)
        nearest = self.heap[0][0] if self.heap else FAR
        return min(nearest, self.distance.get(self.residual.hub, FAR))

    def is_next(self, other: "Ball") -> bool:
        """Whether this ball is the one to grow: it can, and the other cannot or is the larger one."""
        mine, theirs = self._grows(), other._grows()
        return mine and (not theirs or self.heap[0][0] <= other.heap[0][0])

    def _grows(self) -> bool:
        return bool(self.heap) and self.heap[0][0] < self.distance.get(self.residual.hub, FAR)

    def expanded(self) -> list[tuple[int, int]]:
        """Go one node farther; the neighbours that came nearer."""
        net, sign, distance = self.residual, self.sign, self.distance
        base, node = heappop(self.heap)
        with_flow, against = (net.leaving, net.arriving) if sign > 0 else (net.arriving, net.leaving)
        ends, origins = (net.head, net.tail) if sign > 0 else (net.tail, net.head)
        values, here = net.values, net.values[node]
        steps = [(ends[a], net.bound[a], a) for a in with_flow[node] if net.flow[a] < net.capacity[a]]
        steps += [(origins[a], -net.bound[a], ~a) for a in against[node] if net.flow[a] > 0]
        nearer = []
        for end, bound, arc in steps:
            reached = base + bound - sign * (values[end] - here)
            if reached < distance.get(end, FAR):
                distance[end], self.through[end] = reached, arc
                nearer.append((end, reached))
                if end != net.hub:
                    heappush(self.heap, (reached, end))
        return nearer

    def shift(self, reach: int) -> None:
        """Move the values within reach towards the other end."""
        values, sign = self.residual.values, self.sign
        for node, distance in self.distance.items():
            if distance < reach:
                values[node] -= sign * (reach - distance)

    def way(self, node: int) -> list[int]:
        """The arcs between a node and the centre, from the node on."""
        arcs = []
        net, sign = self.residual, self.sign
        while node in self.through:
            arc = self.through[node]
            arcs.append(arc)
            along = (arc >= 0) == (sign > 0)
            node = net.tail[max(arc, ~arc)] if along else net.head[max(arc, ~arc)]
        return arcs
