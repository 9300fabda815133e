"""Whose word is in doubt where statements contradict each other."""

import numpy as np

from reconcile.solver.constraints import NO_STATEMENT, Bools, System
from reconcile.solver.hitting import doubtful
from reconcile.solver.sets import Sets


def undoubted(sets: Sets, system: System) -> Bools:
    """The arcs of statements that need not give way: those of no smallest set of retractions.

    Nor need those that weigh more than others of their conflict: approximate words give way to firm ones, and sources
    to those of more weight.
    """
    weight = np.zeros(int(system.statement.max(initial=NO_STATEMENT)) + 2, np.int64)  # its last: no statement
    weight[system.statement] = system.weight
    least = np.full(len(sets), weight.max(initial=0))
    np.minimum.at(least, sets.number, weight[sets.rows])
    gone = _doubtful(sets, len(weight))
    gone[sets.rows[weight[sets.rows] > least[sets.number]]] = False
    kept: Bools = ~gone[system.statement]
    return kept


def _doubtful(sets: Sets, width: int) -> Bools:
    """Which statements are in any smallest hitting set: where some are in all sets of their block, just these."""
    blocks = int(sets.block.max(initial=-1)) + 1
    common = np.bincount(sets.rows, minlength=width)[sets.rows] == np.bincount(sets.block)[sets.block[sets.number]]
    simple = np.zeros(blocks, bool)
    simple[sets.block[sets.number[common]]] = True
    found = np.zeros(width, bool)
    found[sets.rows[common]] = True
    found[sorted(doubtful(sets.only(~simple[sets.block]).tuples()))] = True
    return found
