"""Which statements cannot all hold: irreducible sets of them, and whose removal would settle it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, final

import numpy as np

from reconcile.solver.agreeing import Agreeing
from reconcile.solver.bounding import infeasible
from reconcile.solver.cases import SOME, Cases, cyclic
from reconcile.solver.constraints import NO_STATEMENT, Bools, Ints, System
from reconcile.solver.hitting import Members
from reconcile.solver.inquiries import FEW, Answers, Finding, Inquiry, Questions, Removed
from reconcile.solver.isotonic import guess
from reconcile.solver.repair import SMALL, hub, repair
from reconcile.solver.shrinking import irreducible

Place: TypeAlias = tuple[int, int, int]  # block, group of questions, question


@final
@dataclass(frozen=True, slots=True)
class Contradiction:
    """Statements of one block that cannot all hold, though any of them dropped the rest can.

    `gap`: by how much, the least sum of violations. `culprits`: those of them whose removal, alone, leaves the whole
    cluster of connected contradictions without any. All in order of rank.
    """

    block: int
    statements: tuple[int, ...]
    gap: int
    culprits: tuple[int, ...]


@final
@dataclass(frozen=True, slots=True)
class Verdict:
    """What contradicts what in all blocks.

    `contradictions`: enough that `retractions`, one statement from each, leave every block consistent; fewer would not
    do, except in the blocks that are `unproved`. By block, then by rank.
    """

    contradictions: tuple[Contradiction, ...]
    retractions: tuple[int, ...]
    unproved: tuple[int, ...]


def contradictions(system: System, rank: Ints) -> Verdict:
    """Find what cannot hold together; `rank` (one number a statement, all different) settles every choice.

    Blocks that the model itself contradicts, without any statement, or that are refused, have no contradictions.

    >>> claims = System.of([0, 0], [True, False], [0, 1, 0, 1], [1, 0, 1, 0], [9, -9, 5, -5], [0, 0, 1, 1])
    >>> contradictions(claims, np.array([1, 0]))
    Verdict(contradictions=(Contradiction(block=0, statements=(1, 0), gap=4, culprits=(1, 0)),),
            retractions=(1,), unproved=())

    """
    order = np.argsort(rank, kind="stable")
    place = np.append(np.argsort(order, kind="stable"), NO_STATEMENT)  # its last entry is that of NO_STATEMENT
    bad = system.part(infeasible(system) & ~_hopeless(system))
    cases = Cases(replace(bad.system, statement=place[bad.system.statement]))
    findings = _investigated(cases)
    found = [(block, rows, blamed) for block, x in enumerate(findings) for rows, blamed in x.culprits.items()]
    gaps = _gaps(cases, [block for block, _, _ in found], [rows for _, rows, _ in found])
    return Verdict(
        tuple(
            Contradiction(int(bad.blocks[block]), _rows(order, rows), gap, _rows(order, blamed))
            for (block, rows, blamed), gap in zip(found, gaps, strict=True)
        ),
        _rows(order, [row for finding in findings for row in finding.retracted]),
        tuple(int(bad.blocks[block]) for block, finding in enumerate(findings) if not finding.proved),
    )


def _rows(order: Ints, places: Sequence[int]) -> tuple[int, ...]:
    return tuple(order[np.array(places, np.int64)].tolist())


def _hopeless(system: System) -> Bools:
    """Blocks that are contradictory without any statement."""
    unsaid = system.statement == NO_STATEMENT
    if (system.bound[unsaid] >= 0).all():
        return np.zeros(system.blocks, bool)  # where nothing ever happens, all of it holds
    return infeasible(system.only(unsaid))


def _investigated(cases: Cases) -> list[Finding]:
    """Lead the inquiries into all blocks side by side."""
    inquiries = [Inquiry(known) for known in _alone(cases.system)]
    asking = [inquiry.asking() for inquiry in inquiries]
    long = {int(one.blocks[0]): _agreeing(one.system) for one in cases.system.singly(_sizes(cases.system) > SMALL)}
    asked = {block: next(questions) for block, questions in enumerate(asking)}
    findings: dict[int, Finding] = {}
    while asked:
        hurried = {block for block in asked if not inquiries[block].proved()}
        answers = _answers(cases, long, asked, hurried)
        sets: dict[int, list[Members]] = {block: [] for block in asked}
        for (block, *_), new in answers.items():
            sets[block] += new
        answers = _reduced(cases, answers, {block for block, new in sets.items() if inquiries[block].reduces(new)})
        for block, questions in asked.copy().items():
            try:
                asked[block] = asking[block].send(_grouped(block, questions, answers))
            except StopIteration as end:
                findings[block] = end.value
                del asked[block]
    return [findings[block] for block in range(len(inquiries))]


def _answers(
    cases: Cases, long: dict[int, Agreeing], asked: dict[int, Questions], hurried: set[int]
) -> dict[Place, list[Members]]:
    """Contradictory sets of each block without the removed statements, in each group up to the first that has any."""
    answers: dict[Place, list[Members]] = {}
    for block in [block for block in asked if block in long]:
        for group, questions in enumerate(asked[block]):
            for number, removed in enumerate(questions):
                sets = answers[block, group, number] = long[block].without(removed, all_at_once=block in hurried)
                if sets:
                    break
    small = {place: removed for block in asked if block not in long for place, removed in _places(block, asked[block])}
    tried = cyclic(cases.without([block for block, *_ in small], list(small.values()))) if small else []
    settled = set()
    for (block, group, number), sets in zip(small, tried, strict=True):
        if (block, group) not in settled:
            answers[block, group, number] = sets
            settled.update([(block, group)] * bool(sets))
    return answers


def _places(block: int, questions: Questions) -> Iterator[tuple[Place, Removed]]:
    for group, several in enumerate(questions):
        for number, removed in enumerate(several):
            yield (block, group, number), removed


def _grouped(block: int, questions: Questions, answers: dict[Place, list[Members]]) -> Answers:
    """The answers for one block in the groups of its questions."""
    grouped: Answers = [[] for _ in questions]
    for place, _ in _places(block, questions):
        if place in answers:
            grouped[place[1]].append(answers[place])
    return grouped


def _reduced(cases: Cases, answers: dict[Place, list[Members]], thorough: set[int]) -> dict[Place, list[Members]]:
    """The sets without what they do not need; those of many statements only where that is worth the work."""
    found = [(place, rows) for place, sets in answers.items() for rows in sets]
    worth = [(place, rows) for place, rows in found if len(rows) <= FEW or place[0] in thorough]
    fewer = irreducible(cases, [block for (block, *_), _ in worth], [rows for _, rows in worth])
    reduced: dict[Place, list[Members]] = {place: [] for place in answers}
    left = [(place, rows) for place, rows in found if len(rows) > FEW and place[0] not in thorough]
    for place, rows in [*((place, rows) for (place, _), rows in zip(worth, fewer, strict=True)), *left]:
        reduced[place].append(rows)
    return reduced


def _alone(system: System) -> list[set[Members]]:
    """By block, the statements that bound the change over no time at all by less than nothing."""
    known: list[set[Members]] = [set() for _ in range(system.blocks)]
    loops = np.flatnonzero((system.tail == system.head) & (system.bound < 0))
    for block, row in zip(system.arc_block[loops].tolist(), system.statement[loops].tolist(), strict=True):
        known[block].add((row,))
    return known


def _sizes(system: System) -> Ints:
    return np.diff(system.first)


def _agreeing(system: System) -> Agreeing:
    values = guess(system)
    if values is None:  # hopeless blocks are left out before
        msg = "the model contradicts itself"
        raise AssertionError(msg)
    return Agreeing(system, values, hub(system))


def _gaps(cases: Cases, blocks: list[int], sets: list[Members]) -> list[int]:
    """By how much each irreducible set contradicts itself."""
    if len(sets) <= SOME and all(cases.gapped(block, rows) for block, rows in zip(blocks, sets, strict=True)):
        return [cases.gap(block, rows) for block, rows in zip(blocks, sets, strict=True)]
    alone = cases.of(blocks, sets)
    gaps: list[int] = repair(replace(alone, weight=np.ones_like(alone.weight))).cost.tolist()
    return gaps
