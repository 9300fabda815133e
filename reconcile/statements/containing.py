"""That a part is never more than its whole, as arcs between two series of one block."""

import numpy as np

from reconcile.solver.constraints import Ints
from reconcile.statements.adjustments import Adjustments
from reconcile.statements.instants import BEGINNING, Origins
from reconcile.statements.nodes import Nodes
from reconcile.statements.table import Statements


def containing(table: Statements, nodes: Nodes, origin: Origins, adjusted: Adjustments) -> tuple[Ints, Ints, Ints]:
    """Tail, head and bound of the arcs: each part starts where its whole does, and is at no later moment above it."""
    found = [np.zeros((3, 0), np.int64)]
    for part in np.flatnonzero(table.whole >= 0).tolist():
        whole = int(table.whole[part])
        start = _start(nodes, part, whole)
        if start >= 0:
            found += [_same(start, int(nodes.root[whole])), _never_above(nodes, origin, adjusted, part, whole)]
    tail, head, bound = np.concatenate(found, axis=1)
    return tail, head, bound


def _start(nodes: Nodes, part: int, whole: int) -> int:
    """The node of the part that is no earlier than the origin of its whole; -1 where none is known to be."""
    own, other = int(nodes.root[part]), int(nodes.root[whole])
    if nodes.moment[own] == BEGINNING or nodes.moment[own] >= nodes.moment[other]:
        return own
    there = (nodes.series == part) & (nodes.moment == nodes.moment[other]) & ~nodes.symbol
    return -1 if nodes.symbol[other] else int(np.flatnonzero(there)[0])


def _same(one: int, other: int) -> Ints:
    return np.array([[one, other], [other, one], [0, 0]])


def _never_above(nodes: Nodes, origin: Origins, adjusted: Adjustments, part: int, whole: int) -> Ints:
    """The whole as stated, with the corrections announced, against the part as stated."""
    begun = max([BEGINNING, *origin.high[np.isin(origin.series, (part, whole)) & _first(origin)].tolist()])
    mine, its = (_dated(nodes, series, begun) for series in (part, whole))
    moment = nodes.moment[mine]
    less, _ = adjusted.until(np.full(len(mine), part), moment)
    _, more = adjusted.until(np.full(len(its), whole), moment)
    return np.stack([its, mine, more - less])


def _dated(nodes: Nodes, series: int, begun: int) -> Ints:
    return np.flatnonzero((nodes.series == series) & ~nodes.symbol & (nodes.moment > begun))


def _first(origin: Origins) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.append(True, origin.series[1:] != origin.series[:-1])[: len(origin.series)]
