"""Conflicts of the account: which figures cannot all hold, of what kind, and in which words to say so."""

from collections.abc import Sequence

import numpy as np

from reconcile.account.explaining import Tie, explained, sentence
from reconcile.account.quoting import quoted
from reconcile.account.readings import settling
from reconcile.account.solution import Solution
from reconcile.account.values import Conflict, ConflictKind, amount_of, spaced
from reconcile.account.words import said, told, told_apart, with_unit
from reconcile.assumptions import Reading
from reconcile.figures import Figure
from reconcile.solver.cases import Cases
from reconcile.solver.conflicts import Contradiction
from reconcile.solver.constraints import Ints, System
from reconcile.statements.standing import CODES, COUNTED, Standing
from reconcile.statements.table import NONE, Statements

_ROUNDINGS = 3  # times what an approximate word leaves open, and it is no matter of rounding
_SETTLED = {CODES[Standing.SUPERSEDED], CODES[Standing.DENIED]}


def conflicts(solution: Solution, figures: Sequence[Figure]) -> tuple[Conflict, ...]:
    """All conflicts: those that are settled, by a later word or a firmer one, then those that are open, by series."""
    return (
        *settled(solution, figures),
        *guarded(solution, figures),
        *quoted(solution, figures),
        *contested(solution, figures),
        *impossible(solution, figures),
        *open_conflicts(solution, figures),
    )


def settled(solution: Solution, figures: Sequence[Figure]) -> list[Conflict]:
    """Figures that gave way to a later one of the source, to a marked correction, or to its own denial."""
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
        words = f"{sentence(told(pair))} The later word has replaced the earlier one, and counts alone."
    code = int(table.series[row])
    value = amount_of(gap, int(table.places[code]))
    return Conflict(pair, value, ConflictKind.REVISION, (pair[0],), table.names[code], True, explanation=words)


def contested(solution: Solution, figures: Sequence[Figure]) -> list[Conflict]:
    """Claims that another source denies: nothing tells who is right."""
    model = solution.model
    rank = model.rank()
    rows = np.flatnonzero(model.stand.code == CODES[Standing.CONTESTED]).tolist()
    return [_contested(solution, figures, row) for row in sorted(rows, key=lambda row: int(rank[row]))]


def _contested(solution: Solution, figures: Sequence[Figure], row: int) -> Conflict:
    pair = (figures[row], figures[int(solution.model.stand.by[row])])
    claim, denial = told_apart(pair)
    asked = claim.source or "whoever reported it"
    words = (
        f"{said(claim)} is denied by another source: {said(denial)}. Nothing tells who is right, and the claim "
        f"bounds nothing: ask {asked} what bears it out."
    )
    name = solution.model.table.names[int(solution.model.table.series[row])]
    return Conflict(pair, None, ConflictKind.DISAGREEMENT, pair, name, explanation=words)


def impossible(solution: Solution, figures: Sequence[Figure]) -> list[Conflict]:
    """Counts that cannot hold by themselves."""
    table, rank = solution.model.table, solution.model.rank()
    rows = np.flatnonzero(solution.model.stand.code == CODES[Standing.IMPOSSIBLE]).tolist()
    found = []
    for row in sorted(rows, key=lambda row: int(rank[row])):
        code, one = int(table.series[row]), (figures[row],)
        gap = amount_of(-int(table.high[row]), int(table.places[code]))
        words = explained(one, "", one, ConflictKind.DISAGREEMENT, (), table.names[code])
        found.append(Conflict(one, gap, ConflictKind.DISAGREEMENT, one, table.names[code], explanation=words))
    return found


def guarded(solution: Solution, figures: Sequence[Figure]) -> list[Conflict]:
    """Totals that a source calls possible, and has no other, where another states one that is near but differs."""
    table, code, rank = solution.model.table, solution.model.stand.code, solution.model.rank()
    totals = table.total & (table.start == NONE) & (table.end == NONE)
    firm: dict[tuple[int, int], list[int]] = {}
    for row in sorted(np.flatnonzero(totals & (code == COUNTED)).tolist(), key=lambda row: int(rank[row])):
        firm.setdefault((int(table.series[row]), int(table.day[row])), []).append(row)
    found = []
    for row in np.flatnonzero(totals & table.exact & (code == CODES[Standing.POSSIBLE])).tolist():
        stated = firm.get((int(table.series[row]), int(table.day[row])), [])
        if all(table.source[other] != table.source[row] for other in stated):
            found += [(row, other) for other in stated if _near(table, row, other)][:1]
    return [_guarded(solution, figures, *pair) for pair in sorted(found, key=lambda pair: int(rank[pair[0]]))]


def _near(table: Statements, one: int, other: int) -> bool:
    """Different, by no more than a tenth: beyond, it is a fear or a hope rather than a guarded count."""
    apart = abs(int(table.low[one]) - int(table.low[other]))
    slack = int(table.slack[one] + table.slack[other])
    return bool(table.exact[other]) and slack < apart <= int(table.low[other]) // 10


def _guarded(solution: Solution, figures: Sequence[Figure], row: int, by: int) -> Conflict:
    table, pair = solution.model.table, (figures[row], figures[by])
    code = int(table.series[row])
    gap = amount_of(abs(int(table.low[row] - table.low[by])), int(table.places[code]))
    words = (
        f"{said(pair[0])} is not what is stated: {said(pair[1])}. What is called possible gives way: ask what it adds."
    )
    return Conflict(pair, gap, ConflictKind.DISAGREEMENT, (pair[0],), table.names[code], True, explanation=words)


def open_conflicts(solution: Solution, figures: Sequence[Figure]) -> list[Conflict]:
    """What nothing settles: irreducible sets of statements."""
    model = solution.model
    found = [*solution.contradictions, *(one for block in solution.summed.values() for one in block.contradictions)]
    readings = settling(model, found, solution.assume.readings, solution.summed)
    soft = only_soft(solution, found)
    alone = _alone(model.table, found)
    return [_open(solution, figures, *of_one) for of_one in zip(found, readings, soft, alone, strict=True)]


def _alone(table: Statements, found: Sequence[Contradiction]) -> list[bool]:
    """Whether all that contradicts itself in the same series, and in those tied to it, has the same culprits."""
    block = [int(table.block[table.series[one.statements[0]]]) for one in found]
    blamed: dict[int, set[tuple[int, ...]]] = {}
    for where, one in zip(block, found, strict=True):
        blamed.setdefault(where, set()).add(one.culprits)
    return [len(blamed[where]) == 1 for where in block]


def _open(
    solution: Solution,
    figures: Sequence[Figure],
    found: Contradiction,
    readings: tuple[Reading, ...],
    soft: bool,
    alone: bool,
) -> Conflict:
    table = solution.model.table
    rows = list(found.statements)
    within = {code for members in table.sums for code in members[1:]}.union(np.flatnonzero(table.whole >= 0).tolist())
    code = max(table.series[rows].tolist(), key=lambda series: (series not in within, -series))
    gap = amount_of(found.gap, int(table.places[code]))
    stated, guilty = (tuple(figures[row] for row in of) for of in (rows, found.culprits))
    kind = kind_of(solution, rows, readings, soft and _is_near(table, rows, found.gap))
    named = [figures[row] for row in rows]
    if len({*table.series[rows].tolist()}) > 1 or len({figure.series for figure in named}) > 1:
        named = [figures[row].replace(series=table.names[table.series[row]]) for row in rows]
    spoken = dict(zip(rows, told_apart(named), strict=True))
    guilt = [spoken[row] for row in found.culprits]
    apart = with_unit(spaced(gap), table.units[code])
    words = explained(
        list(spoken.values()), apart, guilt, kind, readings, table.names[code], _ties(table, rows), alone=alone
    )
    return Conflict(stated, gap, kind, guilty, table.names[code], readings=readings, explanation=words)


def _ties(table: Statements, rows: Sequence[int]) -> list[Tie]:
    """What ties the series of a conflict together."""
    codes, names = set(table.series[rows].tolist()), table.names
    if len(codes) == 1:
        return []
    parts = [code for code in sorted(codes) if table.whole[code] >= 0]
    sums = [(total, made) for total, *made in table.sums if codes & {total, *made}]
    return [
        *(Tie(names[total], tuple(names[code] for code in made), summed=True) for total, made in sums),
        *(Tie(names[table.whole[code]], (names[code],), summed=False) for code in parts),
    ]


def _is_near(table: Statements, rows: Sequence[int], gap: int) -> bool:
    """Whether a gap is of the size that "about" leaves: "about 1,500" and 4,000 are no two roundings of one number."""
    most = int(table.slack[rows].max())
    return most == 0 or gap <= _ROUNDINGS * most


def kind_of(solution: Solution, rows: Sequence[int], readings: Sequence[Reading], soft: bool) -> ConflictKind:
    """Rounding where only approximate or rounded numbers clash; revision where a source went below itself."""
    if soft or Reading.ROUNDED in readings:
        return ConflictKind.ROUNDING
    if Reading.RESTART in readings:
        return ConflictKind.RESTART
    return ConflictKind.REVISION if _went_down(solution, np.array(rows)) else ConflictKind.DISAGREEMENT


def only_soft(solution: Solution, found: Sequence[Contradiction]) -> list[bool]:
    """Which contradictions are none if approximate words are left out."""
    model = solution.model
    soft = set(model.system.statement[model.soft].tolist())
    agree = [not soft.isdisjoint(one.statements) for one in found]
    if not any(agree):
        return agree
    firm = model.system.only(~model.soft)
    said = set(firm.statement.tolist())
    asked = [place for place, one in enumerate(found) if agree[place] and not said.isdisjoint(one.statements)]
    blocks = [int(model.table.block[model.table.series[found[place].statements[0]]]) for place in asked]
    broken = Cases(firm, len(model.table)).broken(blocks, [found[place].statements for place in asked])
    for place, block, bad in zip(asked, blocks, broken.tolist(), strict=True):
        agree[place] = not bad and _holds(solution, block, firm, found[place])
    return agree


def _holds(solution: Solution, block: int, firm: System, found: Contradiction) -> bool:
    """Whether sums allow what differences do."""
    summed = solution.summed.get(block)
    return summed is None or summed.holds(firm.only(np.isin(firm.statement, found.statements)))


def _went_down(solution: Solution, rows: Ints) -> bool:
    table = solution.model.table
    totals = rows[table.total[rows] & table.exact[rows] & (table.source[rows] >= 0)]
    tail = solution.model.tail
    order = totals[np.lexsort([table.published[totals], tail[totals], table.source[totals]])]
    same = (table.source[order[1:]] == table.source[order[:-1]]) & (tail[order[1:]] == tail[order[:-1]])
    later = table.published[order[1:]] > table.published[order[:-1]]
    return bool((same & later & (table.high[order[1:]] < table.low[order[:-1]])).any())
