"""Earlier readings that a source quotes otherwise than they were stated."""

from collections.abc import Sequence

import numpy as np

from reconcile.account.solution import Solution
from reconcile.account.values import Conflict, ConflictKind, amount_of
from reconcile.account.words import said
from reconcile.figures import Figure
from reconcile.solver.constraints import Ints
from reconcile.statements.standing import CODES, Standing, apart
from reconcile.statements.table import NONE, Statements


def quoted(solution: Solution, figures: Sequence[Figure]) -> list[Conflict]:
    """Earlier readings of a day ("14, up from 10 on Monday") that are more than anybody has stated for that day.

    Fewer may be what was known of that day when it began.
    """
    table, stand, rank = solution.model.table, solution.model.stand, solution.model.rank()
    states = table.total
    rows = (stand.code == CODES[Standing.PREVIOUS]) & states & (table.end != NONE) & ~table.revises
    told: dict[tuple[int, ...], list[int]] = {}
    for row in np.flatnonzero(states & stand.reported).tolist() if rows.any() else ():
        told.setdefault(_window(table, row), []).append(row)
    found = []
    for row in sorted(np.flatnonzero(rows).tolist(), key=lambda row: int(rank[row])):
        stated = np.array(told.get(_window(table, row), []), np.int64)
        if len(stated) and apart(table, stated, np.full(len(stated), row)).all() and _is_above(table, row, stated):
            found.append(_quoted(solution, figures, row, _latest(table, stated, rank)))
    return found


def _window(table: Statements, row: int) -> tuple[int, ...]:
    """What is counted, and from when to the end of which day."""
    end = table.day[row] + 1 if table.end[row] == NONE else table.end[row]
    return int(table.series[row]), int(table.start[row]), int(end)


def _is_above(table: Statements, row: int, stated: Ints) -> bool:
    return bool(table.has_high[stated].all() and (table.low[row] > table.high[stated]).all())


def _latest(table: Statements, rows: Ints, rank: Ints) -> int:
    return int(rows[np.lexsort([rank[rows], table.published[rows]])[-1]])


def _quoted(solution: Solution, figures: Sequence[Figure], row: int, by: int) -> Conflict:
    table, pair = solution.model.table, (figures[row], figures[by])
    code = int(table.series[row])
    gap = max(int(table.low[row] - table.high[by]), int(table.low[by] - table.high[row]), 0)
    asked = pair[0].source or "whoever reported it"
    words = (
        f"{said(pair[0])} is quoted as an earlier reading, but {said(pair[1])} was stated. "
        f"What is quoted bounds nothing: ask {asked} whose number it is."
    )
    return Conflict(
        pair,
        amount_of(gap, int(table.places[code])),
        ConflictKind.DISAGREEMENT,
        (pair[0],),
        table.names[code],
        True,
        explanation=words,
    )
