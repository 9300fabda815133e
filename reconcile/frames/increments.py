"""What came between two rows of a series: as far as its states tell, and what is said of just these days."""

from dataclasses import dataclass
from typing import final

import numpy as np

from reconcile.account.solution import Solution
from reconcile.solver.bounding import OPEN
from reconcile.solver.constraints import Bools, Ints


@final
@dataclass(frozen=True, slots=True, eq=False)
class States:
    """The rows of all series in order: their nodes, where they count from, and what is known of each.

    `low` and `high` are -OPEN and OPEN where nothing is known; `value` is the best where it is `sure`; nothing `firm`
    is in doubt; `least` and `greatest` are the corrections announced so far.
    """

    node: Ints
    root: Ints
    low: Ints
    high: Ints
    value: Ints
    sure: Bools
    firm: Bools
    least: Ints
    greatest: Ints


def increments(solution: Solution, states: States) -> dict[str, tuple[Ints, Bools]]:
    """What came since the row before, each with where it is unknown: bounds that hold, in most cases the tightest.

    They are those of the states on either side, and of the statements that speak of the time between the two alone.
    """
    series = solution.model.nodes.series[states.node]
    follows = np.append(False, (series[1:] == series[:-1]) & (states.root[1:] == states.root[:-1]))[: len(series)]
    before = np.maximum(np.arange(len(series)) - 1, 0)
    low = np.where((states.low > -OPEN) & (states.high[before] < OPEN), states.low - states.high[before], -OPEN)
    high = np.where((states.high < OPEN) & (states.low[before] > -OPEN), states.high - states.low[before], OPEN)
    least, greatest = _stated(solution, states.node, before, follows)
    low = np.maximum(low, np.where(least > -OPEN, least + states.least - states.greatest[before], -OPEN))
    high = np.minimum(high, np.where(greatest < OPEN, greatest + states.greatest - states.least[before], OPEN))
    rising = ~solution.model.falls[series]
    low[rising] = np.maximum(low[rising], 0)
    both = states.sure & states.sure[before]
    one = (low == high) & states.firm & states.firm[before]
    return {
        "increment_low": (low, ~follows | (low == -OPEN)),
        "increment_high": (high, ~follows | (high == OPEN)),
        "increment_best": (np.where(one, low, states.value - states.value[before]), ~follows | ~(both | one)),
    }


def _stated(solution: Solution, node: Ints, before: Ints, follows: Bools) -> tuple[Ints, Ints]:
    """The least and the most that single statements leave between each row and the one before it."""
    face = solution.face
    row, last = np.full((2, len(face.block)), -1)
    row[node[follows]] = np.flatnonzero(follows)  # of the later node; and the one before it
    last[node[follows]] = node[before[follows]]
    low, high = np.full(len(node), -OPEN), np.full(len(node), OPEN)
    up, down = (np.flatnonzero(last[end] == other) for end, other in ((face.head, face.tail), (face.tail, face.head)))
    np.minimum.at(high, row[face.head[up]], face.bound[up])
    np.maximum.at(low, row[face.tail[down]], -face.bound[down])
    return low, high
