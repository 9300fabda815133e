"""Contradictions in one block with sums: the same inquiry as elsewhere, its questions answered by linear programs."""

from dataclasses import replace
from typing import final

import numpy as np

from reconcile.solver.conflicts import Contradiction, Verdict, in_turn
from reconcile.solver.constraints import NO_STATEMENT, Ints, System
from reconcile.solver.hitting import Members
from reconcile.solver.inquiries import Finding, Inquiry, Removed
from reconcile.solver.programs import Program


@final
class Combined:
    """What holds in one block, with its sums, and statements about it; these numbered by rank, in one order always."""

    def __init__(self, base: Program, stated: System, rank: Ints) -> None:
        self.base = base
        self.order = np.argsort(rank, kind="stable")
        place = np.argsort(self.order, kind="stable")
        here = replace(stated, statement=place[stated.statement], weight=np.ones_like(stated.weight))
        self.stated = here.only(np.lexsort((here.bound, here.head, here.tail, here.statement)))
        self.rows: tuple[int, ...] = tuple(sorted(set(self.stated.statement.tolist())))

    def of(self, rows: Removed) -> System:
        """The arcs of these statements."""
        return self.stated.only(np.isin(self.stated.statement, list(rows)))

    def holding(self, rows: Removed) -> Program:
        """What holds, and these statements."""
        return self.base.with_arcs(self.of(rows))

    def contradictory(self, removed: Removed) -> Members:
        """An irreducible set of statements that cannot all hold, without the removed ones; empty where all can."""
        left, held = frozenset(self.rows) - removed, frozenset[int]()
        while (program := self.holding(held)).feasible():
            free = self.of(left - held)
            if not len(free.tail) or not (cost := program.mended(free)[1]).value:
                return ()
            missed = free.statement if cost.values is None else free.statement[free.misses(cost.values) > 0]
            held |= set(missed.tolist())
        return self.irreducible(held)

    def sets(self, removed: Removed) -> list[Members]:
        """The same as one of several sets, or none."""
        return [found] if (found := self.contradictory(removed)) else []

    def irreducible(self, rows: Removed) -> Members:
        """What is left when all that are not needed for the contradiction are dropped, the last first."""
        for row in sorted(rows, reverse=True):
            if not self.holding(rows - {row}).feasible():
                rows -= {row}
        return tuple(sorted(rows))

    def named(self, rows: Members) -> tuple[int, ...]:
        """The statements as the caller numbers them."""
        return tuple(int(self.order[row]) for row in rows)

    def gap(self, rows: Members) -> int:
        """By how much these statements contradict each other, in all."""
        return self.holding(frozenset()).mended(self.of(frozenset(rows)))[1].value or 0


def combined_contradictions(base: Program, stated: System, rank: Ints) -> Verdict:
    """What contradicts what in one block with sums; nothing where what holds anyway has no values.

    >>> from reconcile.solver.equations import Equations
    >>> claims = System.of([0] * 4, [False] * 4, [0, 0, 3], [1, 2, 0], [4, 5, -12], [0, 1, 2])
    >>> whole = Program(claims.only(np.zeros(0, int)), Equations.of([([1, 2, 3, 0], [1, 1, -1, -1], 0, 0)]))
    >>> combined_contradictions(whole, claims, np.arange(3)).contradictions
    (Contradiction(block=0, statements=(0, 1, 2), gap=3, culprits=(0, 1, 2)),)

    """
    block = Combined(base, stated, rank)
    if not base.feasible():
        return Verdict((), (), ())
    finding = _investigated(block)
    found = (
        Contradiction(0, block.named(rows), block.gap(rows), block.named(blamed))
        for rows, blamed in finding.culprits.items()
    )
    return Verdict(tuple(found), block.named(finding.retracted), () if finding.proved else (0,))


def _investigated(block: Combined) -> Finding:
    asking = Inquiry(set()).asking()
    questions = next(asking)
    while True:
        try:
            questions = asking.send([in_turn(map(block.sets, group)) for group in questions])
        except StopIteration as end:
            finding: Finding = end.value
            return finding


def proving(base: Program, stated: System, rank: Ints, step: tuple[int, int, int]) -> tuple[int, ...]:
    """Statements that prove `value[head] - value[tail] <= most`, none of them idle (tail, head, most: the step)."""
    tail, head, most = (np.array([one]) for one in step)
    denied = stated.only(np.zeros(0, np.int64)).with_arcs(head, tail, -most - 1, np.array([NO_STATEMENT]), most)
    block = Combined(base.with_arcs(denied), stated, rank)
    return block.named(block.contradictory(frozenset()))
