"""A first guess for one long block: values that never fall and miss the statements by little, in one pass."""

from heapq import heappop, heappush

import numpy as np

from reconcile.solver.constraints import NO_STATEMENT, Ints, System
from reconcile.solver.relaxing import gauss_seidel


def guess(system: System) -> Ints | None:
    """Values of one block that satisfy whatever is not a statement, and nearly all statements; None if there are none.

    Weighted L1 regression on values that never fall; a statement counts at the later end of its window, against what
    was guessed for the earlier one, and of several there only those of the longest window: totals before increments.

    >>> guess(System.of([0] * 4, [True] * 3 + [False], [1, 2, 3, 0], [0, 0, 0, 3], [-5, -50, -7, 7], [0, 1, 2, 2]))
    array([0, 5, 7, 7])

    """
    fitted = np.array(_fit(system), np.int64)
    return gauss_seidel(system.only(system.statement == NO_STATEMENT), fitted)


def _fit(system: System) -> list[int]:
    claims = _claims(system)
    chain, fitted = system.chain.tolist(), [0] * len(system.chain)
    kinks: list[
        list[int]
    ] = []  # where the cost of this value begins to fall less, the greatest first: (-value, weight)
    for node in range(len(chain)):
        longest = min((claim[0] for claim in claims.get(node, ())), default=node)
        for earlier, bound, weight, upper in claims.get(node, ()):
            if earlier == longest < node:
                _claim(kinks, fitted[earlier] + bound, weight, upper)
        fitted[node] = -kinks[0][0] if kinks else fitted[node]
        kinks = kinks if chain[node] else []
    for node in reversed(range(len(chain))):
        if chain[node]:
            fitted[node] = min(fitted[node], fitted[node + 1])
    return fitted


def _claims(system: System) -> dict[int, list[tuple[int, int, int, bool]]]:
    """By later node: the earlier one, the bound on the difference, the weight, and whether it is an upper bound."""
    stated = np.flatnonzero(system.statement != NO_STATEMENT)
    upper = system.tail[stated] < system.head[stated]
    early, late = np.minimum(system.tail, system.head)[stated], np.maximum(system.tail, system.head)[stated]
    bound = np.where(upper, system.bound[stated], -system.bound[stated])
    claims: dict[int, list[tuple[int, int, int, bool]]] = {}
    columns = (late, early, bound, system.weight[stated], upper)
    for node, *claim in zip(*(column.tolist() for column in columns), strict=True):
        claims.setdefault(node, []).append(tuple(claim))
    return claims


def _claim(kinks: list[list[int]], value: int, weight: int, upper: bool) -> None:
    heappush(kinks, [-value, weight])
    while upper and weight:
        taken = min(weight, kinks[0][1])
        kinks[0][1] -= taken
        weight -= taken
        if not kinks[0][1]:
            heappop(kinks)
