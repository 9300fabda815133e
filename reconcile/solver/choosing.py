"""One value for each node out of all that the constraints allow."""

import numpy as np

from reconcile.solver.bounding import Ranges, ranges, relaxed
from reconcile.solver.constraints import Ints, System
from reconcile.solver.repair import repair


def nearest(face: System, tail: Ints, head: Ints, centre: Ints, weight: Ints) -> System:
    """What is left of a face when, within it, the sum of weight * |value[head] - value[tail] - centre| is least.

    >>> face = System.of([0, 0], [True, False], [0, 1], [1, 0], [120, -90], [-1, -1])
    >>> about = nearest(face, np.array([0]), np.array([1]), np.array([100]), np.array([1]))
    >>> found = ranges(about, np.array([0]))
    >>> found.low.tolist(), found.high.tolist()
    ([0, 100], [0, 100])

    """
    row = np.arange(len(tail))
    claims = (np.append(tail, head), np.append(head, tail), np.append(centre, -centre))
    return repair(face.with_arcs(*claims, np.append(row, row), np.append(weight, weight))).face


def middle(system: System, source: Ints, found: Ranges | None = None) -> Ints:
    """Values, less that of the source, that satisfy every constraint: midway between low and high, rounded down.

    Where nothing limits a value from above it is held as low as the others let it be (flat, along a chain), and
    correspondingly from below. Nodes without either limit, and blocks that are infeasible or refused, stay at 0.

    >>> said = System.of([0, 0, 0], [True, True, False], [0, 1], [1, 0], [31, -20], [0, 0])
    >>> middle(said, np.array([0]))
    array([ 0, 25, 25])

    """
    found = found or ranges(system, source)
    skipped = found.infeasible | found.refused
    bounded = ~found.low_open & ~found.high_open
    values = np.zeros(len(system.block), np.int64)
    values[bounded] = (found.low[bounded] + found.high[bounded]) // 2
    last = len(values) - 1
    scale = system.scale[system.block]
    held, _ = relaxed(
        system.mirrored(), np.where(bounded, -values, 2 * scale + 1)[::-1], -3 * scale[::-1], skipped[::-1]
    )
    upwards = found.high_open & ~found.low_open
    values[upwards] = -held[last - np.flatnonzero(upwards)]
    fixed = bounded | upwards
    held, _ = relaxed(system, np.where(fixed, values, 4 * scale), -3 * scale, skipped)
    downwards = found.low_open & ~found.high_open
    values[downwards] = held[downwards]
    return values
