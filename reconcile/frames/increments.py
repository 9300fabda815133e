"""What came between two rows of a series: as much as all statements leave possible, and no more."""

from dataclasses import dataclass
from typing import final

import numpy as np

from reconcile.account.solution import Solution
from reconcile.solver.between import Between
from reconcile.solver.bounding import OPEN, Ranges
from reconcile.solver.constraints import Bools, Ints
from reconcile.statements.groups import last_at_or_before


@final
@dataclass(frozen=True, slots=True, eq=False)
class States:
    """The rows of all series in order: their nodes, where they count from, and the best value, where it is `sure`."""

    node: Ints
    root: Ints
    value: Ints
    sure: Bools


def increments(solution: Solution, states: States) -> dict[str, tuple[Ints, Bools]]:
    """What came since the row before, each with where it is unknown."""
    model, node = solution.model, states.node
    series, moment = model.nodes.series[node], model.nodes.moment[node]
    follows = series[1:] == series[:-1]
    low, high, one = _between(solution, node, follows, ~model.falls[series[1:]])
    lower, upper = follows & (low > -OPEN), follows & (high < OPEN)
    both = upper & states.sure[1:] & states.sure[:-1] & (states.root[1:] == states.root[:-1])
    both &= moment[:-1] >= model.nodes.moment[states.root[1:]]
    least, most = model.adjusted.until(series, moment)
    low += np.diff(least)
    high += np.diff(most)
    return {
        "increment_low": _after_first(len(node), low, lower),
        "increment_high": _after_first(len(node), high, upper),
        "increment_best": _after_first(len(node), np.where(one, low, np.diff(states.value)), one | both),
    }


def _between(solution: Solution, node: Ints, follows: Bools, rises: Bools) -> tuple[Ints, Ints, Bools]:
    """The least and the most that came since the row before, and where they are one beyond doubt."""
    tail, head = _begun(solution, node)[:-1], node[1:]
    low, high = Between(solution.face, solution.model.roots, solution.possible).bounds(tail, head)
    low, high = np.where(rises, np.maximum(low, 0), low), np.where(rises, np.maximum(high, 0), high)
    one = follows & (low == high)
    one[one] = _firm(solution, tail[one], head[one])
    return low, high, one


def _after_first(rows: int, value: Ints, known: Bools) -> tuple[Ints, Bools]:
    """Values of all rows but the first, and where there is none."""
    return np.append(0, value)[:rows], np.append(True, ~known)[:rows]


def _begun(solution: Solution, node: Ints) -> Ints:
    """The nodes; where a unit of the calendar begins in which the count does, the instant when it does."""
    nodes, origins = solution.model.nodes, solution.model.origins
    coarse = np.flatnonzero(nodes.symbol[nodes.origin])
    if not len(coarse):
        return node
    found, series, moment = node.copy(), origins.series[coarse], origins.low[coarse]
    place = last_at_or_before(nodes.series[node], nodes.moment[node], series, moment)
    there = (place >= 0) & (nodes.moment[node[place]] == moment)
    found[place[there]] = nodes.origin[coarse[there]]
    return found


def _firm(solution: Solution, tail: Ints, head: Ints) -> Bools:
    """Where bounds that are one hang on nothing that is in doubt: without that they are one as well."""
    found = ~solution.bad[solution.model.system.block[tail]]
    doubted = np.flatnonzero(~found)
    if len(doubted):
        part, known = solution.agreed.part(solution.bad), solution.undoubted
        low, high, refused = known.low[part.nodes], known.high[part.nodes], known.refused[part.blocks]
        source, *ends = (
            np.searchsorted(part.nodes, end)
            for end in (solution.model.roots[part.blocks], tail[doubted], head[doubted])
        )
        agreed = Between(part.system, source, Ranges(low, high, refused, refused))
        found[doubted] = np.equal(*agreed.bounds(*ends))
    return found
