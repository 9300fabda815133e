"""What a source that copies another only repeats."""

import numpy as np

from reconcile.assumptions import Assumptions
from reconcile.solver.constraints import Bools, Ints
from reconcile.statements.groups import starts
from reconcile.statements.standing import Stand, Standing
from reconcile.statements.table import DAY, LEVEL, NONE, Statements


def copies(table: Statements, stand: Stand, assume: Assumptions) -> Ints:
    """Let a copy give way to equal words that its origin has said by then, or another copy; the rows that did.

    An addition without a window is that of its origin within the horizon; a total, a level or a window at any time.
    """
    rows = np.flatnonzero(stand.counts & (table.source >= 0))
    if not (table.copy[rows] >= 0).any():
        return rows[:0]
    same: list[Ints | Bools] = [table.series, table.source, table.flow, table.kind == LEVEL, table.subset]
    same += [table.start, table.end, table.low, table.high, table.has_low, table.has_high, table.approximate]
    order = rows[np.lexsort([table.copy[rows], table.published[rows], *(key[rows] for key in same)])]
    bare = table.flow & (table.start == NONE)
    late = np.append(True, table.published[order[1:]] - table.published[order[:-1]] > assume.horizon * DAY)
    own = starts([key[order] for key in same]) | (table.copy[order] < 0) | (bare[order] & late)
    stands_for = order[np.maximum.accumulate(np.where(own, np.arange(len(order)), 0))]
    repeated: Ints = order[~own]
    stand.give_way(repeated, stands_for[~own], Standing.RESTATED)
    return repeated
