"""From contradictory sets of statements to irreducible ones, by deletion."""

from collections.abc import Sequence

import numpy as np

from reconcile.solver.bounding import infeasible
from reconcile.solver.cases import PLAIN, SOME, Cases
from reconcile.solver.constraints import NO_STATEMENT, Bools, Ints, System
from reconcile.solver.hitting import Members
from reconcile.solver.inquiries import FEW
from reconcile.solver.relaxing import gauss_seidel
from reconcile.solver.sets import Sets


def irreducible(cases: Cases, blocks: Sequence[int], found: Sequence[Members]) -> list[Members]:
    """Take from each contradictory set of statements what it does not need, the last in order first."""
    kept = [
        rows if len(rows) <= FEW else _shrunk(cases, block, rows) for block, rows in zip(blocks, found, strict=True)
    ]
    few = [place for place, rows in enumerate(found) if 1 < len(rows) <= FEW]
    alone = {place for place in few if len(few) <= SOME and cases.unstated[blocks[place]] <= PLAIN}
    many = [place for place in few if place not in alone]
    for place in alone:
        kept[place] = _dropped(cases, blocks[place], found[place])
    if many:
        thinner = thinned(cases, Sets.of([blocks[place] for place in many], [found[place] for place in many]))
        for place, rows in zip(many, thinner.tuples(), strict=True):
            kept[place] = rows
    return kept


def thinned(cases: Cases, found: Sets) -> Sets:
    """The same for many small sets side by side."""
    kept, turn = np.ones(len(found.rows), bool), found.size[found.number] - found.place - 1  # when each is tried
    for now in range(int(found.size.max(initial=0))):
        fewer = found.keeping(kept & (turn != now))
        asked = (found.size > now) & (fewer.size > 0)
        broken = np.zeros(len(found), bool)
        broken[asked] = infeasible(cases.of(fewer.only(asked)))
        kept &= (turn != now) | ~broken[found.number]
    return found.keeping(kept)


def _dropped(cases: Cases, block: int, rows: Members) -> Members:
    """One small set, by itself."""
    for row in reversed(rows):
        fewer = _less(rows, row)
        if fewer and not cases.agree(block, fewer):
            rows = fewer
    return rows


def _less(rows: Members, *dropped: int) -> Members:
    return tuple(row for row in rows if row not in dropped)


def _shrunk(cases: Cases, block: int, rows: Members) -> Members:
    """One large set: drop ever more at a time as long as it stays contradictory, and fewer when it does not."""
    needed = _needed(cases, block, rows)
    step = len(rows)
    while doubtful := [row for row in reversed(rows) if row not in needed]:
        step = min(step, len(doubtful))
        fewer = _less(rows, *doubtful[:step])
        if fewer and _clash(cases, block, fewer):
            rows, step = fewer, 2 * step
            needed |= _needed(cases, block, rows)
        elif step > 1:
            step //= 2
        else:
            needed.add(doubtful[0])
    return rows


def _clash(cases: Cases, block: int, rows: Members) -> bool:
    system = cases.of(Sets.of([block], [rows]))
    return gauss_seidel(system, np.zeros(len(system.block), np.int64)) is None


def _needed(cases: Cases, block: int, rows: Members) -> set[int]:
    """Statements without which the rest agrees, as far as one look shows.

    Take values that satisfy all but the last statement, and cut time in two: moving everything after the cut together
    satisfies the last one too, and breaks only statements that reach over the cut. If there is a single one, the rest
    agrees without it.
    """
    system = cases.of(Sets.of([block], [rows])).with_links()
    values = gauss_seidel(system.only(system.statement != rows[-1]), np.zeros(len(system.block), np.int64))
    if values is None:
        return set()
    misses = system.misses(values)
    missed = int(misses.argmax())
    tail, head = int(system.tail[missed]), int(system.head[missed])
    count, total = _broken_by_cut(
        system, system.bound - values[system.head] + values[system.tail] < misses[missed], up=head < tail
    )
    inside = slice(min(tail, head) + 1, max(tail, head) + 1)
    single = total[inside][count[inside] == 1]
    return {rows[-1], *single[single != NO_STATEMENT].tolist()}


def _broken_by_cut(system: System, tight: Bools, *, up: bool) -> tuple[Ints, Ints]:
    """For a cut before each node, how many tight arcs lead over it, up or down, and the sum of their statements."""
    over = np.flatnonzero(tight & (system.tail < system.head if up else system.tail > system.head))
    begin, end = np.minimum(system.tail, system.head)[over] + 1, np.maximum(system.tail, system.head)[over] + 1
    changes = np.zeros((2, len(system.block) + 1), np.int64)
    for row, worth in enumerate((np.ones_like(over), system.statement[over])):
        np.add.at(changes[row], begin, worth)
        np.add.at(changes[row], end, -worth)
    count, total = np.cumsum(changes, axis=1)
    return count, total
