"""The search for a shortest augmenting path, from both of its ends: loops over lists, or for numba."""

from heapq import heappop, heappush
from typing import Final, NamedTuple

from reconcile.solver.constraints import Ints
from reconcile.solver.machine import helper

FAR: Final = 1 << 61  # two of them can still be added up


class Net(NamedTuple):
    """A network that carries a flow, and the values of its nodes; the arcs that leave each node, and that arrive."""

    hub: int
    tail: Ints
    head: Ints
    bound: Ints
    capacity: Ints
    flow: Ints
    values: Ints
    leaving: Ints
    departures: Ints
    arriving: Ints
    arrivals: Ints


class Ball(NamedTuple):
    """What lies around a node, by distance, along the arcs (sign 1) or against them (sign -1)."""

    centre: int
    sign: int
    distance: dict[int, int]
    through: dict[int, int]
    heap: list[tuple[int, int]]


def search(net: Net, arc: int, wanted: int) -> list[int]:
    """Bring the ends of an arc nearer, until it holds or a way stands against that: the arcs of that way, if any.

    As long as more flow is wanted through the arc, let it go round over that way, and go on.
    """
    tail, head = net.tail[arc], net.head[arc]
    while True:
        path = shortest(net, head, tail, net.values[head] - net.values[tail] - net.bound[arc])
        wanted -= carry(net, path, arc, wanted) if len(path) else wanted
        if not wanted:
            return path


@helper
def shortest(net: Net, start: int, end: int, radius: int) -> list[int]:
    """Arcs (~arc: against it) of a shortest way, if shorter than the radius; the ends come nearer by its length.

    Searches from both ends. No search goes on from the hub, whose value stays: a way that leads over it is one from
    the start to the hub and one from the hub to the end, each found by its own side.
    """
    if radius <= 0:
        return list(range(0))
    ahead, behind = around(net, start, 1), around(net, end, -1)
    best, meeting = radius, -1
    while reach(net, ahead) + reach(net, behind) < best:
        if is_next(net, ahead, behind):
            best, meeting = expand(net, ahead, behind, best, meeting)
        else:
            best, meeting = expand(net, behind, ahead, best, meeting)
    near = min(reach(net, ahead), best)
    shift(net, ahead, near)
    shift(net, behind, best - near)
    if meeting < 0:
        return list(range(0))
    return without_loops(net, start, way(net, ahead, meeting)[::-1] + way(net, behind, meeting))


@helper
def around(net: Net, centre: int, sign: int) -> Ball:
    """A ball of one node."""
    heap = [(0, centre)]
    if centre == net.hub:
        heap.clear()
    return Ball(centre, sign, {centre: 0}, {centre: 0}, heap)


@helper
def reach(net: Net, ball: Ball) -> int:
    """Up to where everything is known."""
    while len(ball.heap) and ball.heap[0][0] > ball.distance[ball.heap[0][1]]:
        heappop(ball.heap)
    nearest = ball.heap[0][0] if len(ball.heap) else FAR
    return min(nearest, ball.distance.get(net.hub, FAR))


@helper
def grows(net: Net, ball: Ball) -> bool:
    """Whether the ball can be made larger."""
    return len(ball.heap) > 0 and ball.heap[0][0] < ball.distance.get(net.hub, FAR)


@helper
def is_next(net: Net, ball: Ball, other: Ball) -> bool:
    """Whether this ball is the one to grow: it can, and the other cannot or is the larger one."""
    return grows(net, ball) and (not grows(net, other) or ball.heap[0][0] <= other.heap[0][0])


@helper
def expand(net: Net, ball: Ball, other: Ball, best: int, meeting: int) -> tuple[int, int]:
    """Go one node farther; the length of the best way so far, and where its two halves meet."""
    base, node = heappop(ball.heap)
    for arc in ways_on(net, ball.sign, node):
        end = far_end(net, ball.sign, arc)
        bound = net.bound[arc] if arc >= 0 else -net.bound[~arc]
        reached = base + bound - ball.sign * (net.values[end] - net.values[node])
        if reached < ball.distance.get(end, FAR):
            ball.distance[end], ball.through[end] = reached, arc
            if end != net.hub:
                heappush(ball.heap, (reached, end))
            if reached + other.distance.get(end, FAR) < best:
                best, meeting = reached + other.distance[end], end
    return best, meeting


@helper
def ways_on(net: Net, sign: int, node: int) -> list[int]:
    """The arcs that may carry more, and those (~arc) that may carry less."""
    more, less = (
        net.departures[net.leaving[node] : net.leaving[node + 1]],
        net.arrivals[net.arriving[node] : net.arriving[node + 1]],
    )
    if sign < 0:
        more, less = less, more
    onwards = [arc for arc in more if net.flow[arc] < net.capacity[arc]]
    return onwards + [~arc for arc in less if net.flow[arc] > 0]


@helper
def far_end(net: Net, sign: int, arc: int) -> int:
    """Where a ball gets to over an arc."""
    end: int = (net.head if (arc >= 0) == (sign > 0) else net.tail)[max(arc, ~arc)]
    return end


@helper
def shift(net: Net, ball: Ball, reach: int) -> None:
    """Move the values within reach towards the other end."""
    for node, distance in ball.distance.items():
        if distance < reach:
            net.values[node] -= ball.sign * (reach - distance)


@helper
def way(net: Net, ball: Ball, node: int) -> list[int]:
    """The arcs between a node and the centre, from the node on."""
    arcs = []
    while node != ball.centre:
        arcs.append(ball.through[node])
        node = far_end(net, -ball.sign, arcs[-1])
    return arcs


@helper
def without_loops(net: Net, start: int, path: list[int]) -> list[int]:
    """Where the two halves cross they may share a detour of no length."""
    kept, nodes, position = list(range(0)), [start], {start: 0}
    for arc in path:
        goal = far_end(net, 1, arc)
        if goal not in position:
            kept.append(arc)
            nodes.append(goal)
            position[goal] = len(kept)
        while len(kept) > position[goal]:
            kept.pop()
            position.pop(nodes.pop())
    return kept


@helper
def carry(net: Net, path: list[int], last: int, most: int) -> int:
    """Let flow go round over the path and a last arc: as much as there is room for."""
    for arc in path:
        most = min(most, net.capacity[arc] - net.flow[arc] if arc >= 0 else net.flow[~arc])
    net.flow[last] += most
    for arc in path:
        net.flow[max(arc, ~arc)] += most if arc >= 0 else -most
    return most
