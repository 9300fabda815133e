"""A first guess for one long block: values that never fall and miss the statements by little, in one pass."""

from heapq import heappop, heappush, heapreplace

import numpy as np

from reconcile.solver.constraints import NO_STATEMENT, Bools, Ints, System
from reconcile.solver.machine import helper, run
from reconcile.solver.relaxing import gauss_seidel


def guess(system: System) -> Ints | None:
    """Values of one block that satisfy whatever is not a statement, and nearly all statements; None if there are none.

    Weighted L1 regression on values that never fall; a statement counts at the later end of its window, against what
    was guessed for the earlier one, and of several there only those of the longest window: totals before increments.

    >>> guess(System.of([0] * 4, [True] * 3 + [False], [1, 2, 3, 0], [0, 0, 0, 3], [-5, -50, -7, 7], [0, 1, 2, 2]))
    array([0, 5, 7, 7])

    """
    stated = np.flatnonzero(system.statement != NO_STATEMENT)
    late = np.maximum(system.tail, system.head)
    stated = stated[np.argsort(late[stated], kind="stable")]
    begin = np.searchsorted(late[stated], np.arange(len(system.chain) + 1))
    upper = system.tail[stated] < system.head[stated]
    early = np.minimum(system.tail, system.head)[stated]
    bound = np.where(upper, system.bound[stated], -system.bound[stated])
    fitted = run(fit, len(system.tail), system.chain, begin, early, bound, system.weight[stated], upper)
    return gauss_seidel(system.only(system.statement == NO_STATEMENT), np.array(fitted, np.int64))


def fit(chain: Bools, begin: Ints, early: Ints, bound: Ints, weight: Ints, upper: Bools) -> list[int]:
    """The guess, from the claims in order of their later node, where those of each begin: a loop for lists or numba."""
    fitted = [0] * len(chain)
    kinks = [(0, 0)]  # where the cost of this value begins to fall less, the greatest first: (-value, weight)
    kinks.clear()
    for node in range(len(chain)):
        claims = range(begin[node], begin[node + 1])
        longest = node
        for claim in claims:
            longest = min(longest, early[claim])
        for claim in claims:
            if early[claim] == longest < node:
                add_claim(kinks, fitted[longest] + bound[claim], weight[claim], upper[claim])
        if len(kinks):
            fitted[node] = -kinks[0][0]
        if not chain[node]:
            kinks.clear()
    for node in range(len(chain) - 1, -1, -1):
        if chain[node]:
            fitted[node] = min(fitted[node], fitted[node + 1])
    return fitted


@helper
def add_claim(kinks: list[tuple[int, int]], value: int, weight: int, upper: bool) -> None:
    """Let the cost count a bound on the value; an upper one takes away as much from the greatest kinks."""
    heappush(kinks, (-value, weight))
    while upper and weight:
        most, there = kinks[0]
        if there > weight:
            heapreplace(kinks, (most, there - weight))
            return
        heappop(kinks)
        weight -= there
