"""Conflicts of the account: which figures cannot all hold, of what kind, and in which words to say so."""

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from reconcile.account.solution import Solution
from reconcile.account.values import Conflict, ConflictKind, spaced
from reconcile.account.words import listed, said
from reconcile.bounds import Amount
from reconcile.figures import Figure
from reconcile.solver.bounding import infeasible
from reconcile.solver.conflicts import Contradiction, contradictions
from reconcile.solver.constraints import Ints
from reconcile.statements.standing import CODES, Standing

_SETTLED = {CODES[Standing.SUPERSEDED], CODES[Standing.DENIED]}


def conflicts(solution: Solution, figures: Sequence[Figure]) -> tuple[Conflict, ...]:
    """All conflicts: those that a later word has settled, then those that are open, by series."""
    return (*settled(solution, figures), *open_conflicts(solution, figures))


def settled(solution: Solution, figures: Sequence[Figure]) -> list[Conflict]:
    """Figures that gave way to a later one of the source, to a marked correction, or to a denial."""
    model = solution.model
    rank = model.rank()
    rows = [row for row in np.flatnonzero(model.stand.by >= 0).tolist() if model.stand.code[row] in _SETTLED]
    return [_settled(solution, figures, row) for row in sorted(rows, key=lambda row: int(rank[row]))]


def _settled(solution: Solution, figures: Sequence[Figure], row: int) -> Conflict:
    table, by = solution.model.table, int(solution.model.stand.by[row])
    pair = (figures[row], figures[by])
    gap = max(int(table.low[row] - table.high[by]), int(table.low[by] - table.high[row]), 0)
    if solution.model.stand.code[row] == CODES[Standing.DENIED]:
        words = f"{said(pair[0])} is denied: {said(pair[1])}. It no longer counts."
    else:
        words = f"{said(pair[0])} has been replaced by a later word: {said(pair[1])}. Only the later one counts."
    code = int(table.series[row])
    value = amount_of(gap, int(table.places[code]))
    return Conflict(pair, value, ConflictKind.REVISION, (pair[0],), table.names[code], True, explanation=words)


def open_conflicts(solution: Solution, figures: Sequence[Figure]) -> list[Conflict]:
    """What nothing settles: irreducible sets of statements."""
    if solution.mended is None:
        return []
    bad = solution.model.system.part(solution.bad)
    found = contradictions(bad.system, solution.model.rank())
    return [_open(solution, figures, one) for one in found.contradictions]


def _open(solution: Solution, figures: Sequence[Figure], found: Contradiction) -> Conflict:
    table = solution.model.table
    rows = list(found.statements)
    code = max(table.series[rows].tolist(), key=lambda series: (table.whole[series] < 0, -series))
    gap = amount_of(found.gap, int(table.places[code]))
    guilty = tuple(figures[row] for row in found.culprits)
    kind = kind_of(solution, rows)
    stated = tuple(figures[row] for row in rows)
    return Conflict(stated, gap, kind, guilty, table.names[code], explanation=_explained(stated, gap, guilty, kind))


def kind_of(solution: Solution, rows: Sequence[int]) -> ConflictKind:
    """Rounding where it goes away once approximate words give way; revision where a source went below itself."""
    model = solution.model
    system = model.system
    firm = np.isin(system.statement, rows) & ~model.soft
    if (
        model.soft[np.isin(system.statement, rows)].any()
        and not infeasible(system.only(firm | (system.statement < 0))).any()
    ):
        return ConflictKind.ROUNDING
    return ConflictKind.REVISION if _went_down(solution, np.array(rows)) else ConflictKind.DISAGREEMENT


def _went_down(solution: Solution, rows: Ints) -> bool:
    table = solution.model.table
    totals = rows[table.total[rows] & table.exact[rows] & (table.source[rows] >= 0)]
    order = totals[np.lexsort([solution.model.table.published[totals], table.source[totals]])]
    same = table.source[order[1:]] == table.source[order[:-1]]
    later = table.published[order[1:]] > table.published[order[:-1]]
    return bool((same & later & (table.high[order[1:]] < table.low[order[:-1]])).any())


def _explained(figures: Sequence[Figure], gap: Amount | None, guilty: Sequence[Figure], kind: ConflictKind) -> str:
    if len(figures) == 1:
        return f"This cannot hold: {listed(figures)}."
    words = f"These cannot all hold, they are {spaced(gap)} apart: {listed(figures)}. "
    if kind is ConflictKind.ROUNDING:
        return words + "Only approximate words stand in the way: the numbers may have been rounded."
    if not guilty:
        return words + "More than one statement of the cluster must be wrong."
    if len(guilty) == 1:
        return words + f"All would hold without one of them: {said(guilty[0])}."
    if len(guilty) == len(figures):
        return words + ("Either may be wrong." if len(figures) == 2 else f"Any one of the {len(figures)} may be wrong.")
    return words + f"Any one of these may be wrong: {listed(guilty)}."


def amount_of(value: int, places: int) -> Amount:
    """A whole number of units of the last decimal as an amount.

    >>> amount_of(1250, 0), amount_of(1250, 2)
    (1250, Decimal('12.50'))

    """
    return Decimal(value).scaleb(-places) if places else value
