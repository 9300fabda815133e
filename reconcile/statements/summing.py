"""That some series make up another, as equations between their nodes."""

import numpy as np

from reconcile.solver.constraints import Ints
from reconcile.solver.equations import Equations
from reconcile.statements.adjustments import Adjustments
from reconcile.statements.instants import BEGINNING
from reconcile.statements.nodes import Nodes
from reconcile.statements.table import Statements


def summing(table: Statements, nodes: Nodes, adjusted: Adjustments) -> Equations:
    """At every moment from their common start on, a sum as stated is what the series that make it come to as stated."""
    found = []
    for members in table.sums:
        series = np.array(members)
        base = _starts(nodes, series)
        if (base >= 0).all():
            found += [_equation(nodes, adjusted, base, there) for there in _together(nodes, series, base)]
    return Equations.of(found)


def _starts(nodes: Nodes, series: Ints) -> Ints:
    """The node of each from which all count: the latest of their origins; -1 where a series has none there."""
    root = nodes.root[series]
    latest = root[nodes.moment[root].argmax()]
    found = np.full(len(series), -1, np.int64)
    for place, own in enumerate(root.tolist()):
        bracket = nodes.moment[own] == nodes.moment[latest] and nodes.symbol[own] == nodes.symbol[latest]
        there = np.flatnonzero((nodes.series == series[place]) & (nodes.moment == nodes.moment[latest]) & ~nodes.symbol)
        if nodes.moment[own] == BEGINNING or bracket:
            found[place] = own
        elif len(there) and not nodes.symbol[latest]:
            found[place] = there[0]
    return found


def _together(nodes: Nodes, series: Ints, base: Ints) -> Ints:
    """The nodes of all series at each moment of their calendars after the start, one row a moment."""
    after = nodes.moment > nodes.moment[base].max()
    calendars = [np.flatnonzero((nodes.series == one) & ~nodes.symbol & after) for one in series]
    return np.stack(calendars, axis=1)  # the series of a block share their moments


def _equation(nodes: Nodes, adjusted: Adjustments, base: Ints, there: Ints) -> tuple[list[int], list[int], int, int]:
    """The sum, less the others, less the same at the start; announced corrections are no events."""
    sign = np.where(np.arange(len(base)) == 0, 1, -1)
    series = nodes.series[there]
    ends = [
        after - before
        for after, before in zip(
            adjusted.until(series, nodes.moment[there]), adjusted.until(series, nodes.moment[base]), strict=True
        )
    ]
    low, high = (np.minimum(-sign * ends[0], -sign * ends[1]), np.maximum(-sign * ends[0], -sign * ends[1]))
    return [*there.tolist(), *base.tolist()], [*sign.tolist(), *(-sign).tolist()], int(low.sum()), int(high.sum())
