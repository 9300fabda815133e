"""Targets that were raised or cut: which of the earlier ones a changed plan replaces."""

import numpy as np

from reconcile.solver.constraints import Bools
from reconcile.statements.standing import CODES, Stand, Standing, apart
from reconcile.statements.table import INCREMENT, NONE, Statements


def changed(table: Statements, stand: Stand) -> None:
    """A target marked as changed replaces the last one of its source, else the last that anybody has stated.

    Only where one deadline is meant: its own, or that of the earlier ones where it names none.
    """
    targets = (stand.code == CODES[Standing.TARGET]) & (table.kind != INCREMENT)
    rows = np.flatnonzero(targets & table.revises)
    for row in rows[np.lexsort([table.order[rows], table.published[rows]])].tolist():
        before = targets & (stand.code == CODES[Standing.TARGET]) & _before(table, row)
        own = before & (table.source == table.source[row]) & (table.source[row] >= 0)
        old = np.flatnonzero(own if own.any() else before)
        if len(old) and (table.end[old] == table.end[old[0]]).all():
            stand.give_way(old[apart(table, old, np.full(len(old), row))], row, Standing.SUPERSEDED)


def _before(table: Statements, row: int) -> Bools:
    """What was stated before it of the same series, and for the same deadline where it names one."""
    same = (table.series == table.series[row]) & (table.subset == table.subset[row])
    report = (table.published == table.published[row]) & (table.source == table.source[row])
    earlier = (table.published < table.published[row]) | (report & (table.order < table.order[row]))
    found: Bools = same & earlier
    if table.end[row] != NONE:
        found &= (table.end == table.end[row]) | (table.end == NONE)
    return found
