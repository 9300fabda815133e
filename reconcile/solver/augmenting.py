"""One long block: least-cost circulation by shortest augmenting paths, each searched for near the arc that wants it."""

from typing import final

import numpy as np

from reconcile.solver.cancelling import UNLIMITED, Network
from reconcile.solver.constraints import Ints, System
from reconcile.solver.machine import machine
from reconcile.solver.searching import Net, search


def augmented(system: System, values: Ints, hub: int) -> Ints | None:
    """The flow of a least-cost circulation of one block, by arc, then by chain link; None where the model itself fails.

    `values` satisfy whatever is not a statement; the closer they are to a least repair, the less there is to do. `hub`
    is the node of most arcs. Arcs are let in one by one, shortest window first; those that hold cost nothing.
    """
    network = Network.of(system)
    wanting = np.flatnonzero((values[network.head] - values[network.tail] > network.bound) & (network.capacity > 0))
    if (network.capacity[wanting] == UNLIMITED).any():
        return None
    residual = Residual(network, values, wanting, hub)
    span = np.abs(network.head[wanting] - network.tail[wanting])
    for arc in wanting[np.argsort(span, kind="stable")].tolist():
        residual.admit(arc, int(network.capacity[arc]))
    return np.array(residual.net.flow, np.int64)


@final
class Residual:
    """A circulation that costs least for the arcs let in so far, and values that prove it."""

    def __init__(self, network: Network, values: Ints, wanting: Ints, hub: int) -> None:
        capacity = network.capacity.copy()
        capacity[wanting] = 0
        ways = (*by_end(network.tail, len(values)), *by_end(network.head, len(values)))
        columns = (network.tail, network.head, network.bound, capacity, np.zeros_like(capacity), values.copy(), *ways)
        compiled = machine(search, len(capacity))
        self.search = compiled or search
        self.net = Net(hub, *(column if compiled else column.tolist() for column in columns))

    def admit(self, arc: int, wanted: int) -> None:
        """Let one more arc in: carry as much through it as pays, but no more than it is worth."""
        self.search(self.net, arc, wanted)
        self.net.capacity[arc] = wanted

    def approach(self, arc: int) -> list[int]:
        """Bring the ends of an arc nearer, until it holds or a way stands against that: the arcs of that way."""
        way: list[int] = self.search(self.net, arc, 0)
        return way


def by_end(end: Ints, nodes: int) -> tuple[Ints, Ints]:
    """Where the arcs of each node begin, among the arcs in order of that end of theirs."""
    order = np.argsort(end, kind="stable")
    return np.searchsorted(end[order], np.arange(nodes + 1)), order
