"""Which statements cannot all hold: irreducible sets of them, and whose removal would settle it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, final

import numpy as np

from reconcile.solver.agreeing import Agreeing
from reconcile.solver.bounding import infeasible
from reconcile.solver.cases import SOME, Cases
from reconcile.solver.constraints import NO_STATEMENT, Bools, Ints, System
from reconcile.solver.glance import NOTHING, glanced
from reconcile.solver.hitting import Members
from reconcile.solver.inquiries import FEW, Answers, Finding, Inquiry, Questions
from reconcile.solver.isotonic import guess
from reconcile.solver.repair import SMALL, hub, repair
from reconcile.solver.sets import Sets
from reconcile.solver.shrinking import irreducible


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
    return Inquest(system, rank).verdict()


@final
class Inquest:
    """What contradicts what, found once: the irreducible `sets`, as the caller numbers blocks and statements.

    Where nobody asks `whose` fault it is, there are no culprits, and less to find out for the retractions.
    """

    def __init__(self, system: System, rank: Ints, *, whose: bool = True) -> None:
        self.order = np.argsort(rank, kind="stable")
        place = np.append(np.argsort(self.order, kind="stable"), NO_STATEMENT)  # its last entry is that of NO_STATEMENT
        bad = system.part(infeasible(system) & ~_hopeless(system))
        self.blocks = bad.blocks
        self.cases = Cases(replace(bad.system, statement=place[bad.system.statement]))
        self.clashes = _investigated(self.cases, whose=whose)

    @property
    def sets(self) -> Sets:
        """The irreducible sets, by block, then by rank."""
        found = self.clashes.sets
        return Sets(self.blocks[found.block], found.number, self.order[found.rows])

    @property
    def retractions(self) -> tuple[int, ...]:
        """One statement of each set, without which every block is consistent."""
        return tuple(self.order[self.clashes.retracted].tolist())

    def verdict(self) -> Verdict:
        """All that there is to say of them."""
        found = self.clashes.sets
        blamed = found.keeping(np.isin(found.rows, self.clashes.culprits))
        rows, culprits = (replace(some, rows=self.order[some.rows]).tuples() for some in (found, blamed))
        gaps = _gaps(self.cases, found)
        return Verdict(
            tuple(map(Contradiction, self.blocks[found.block].tolist(), rows, gaps, culprits)),
            self.retractions,
            tuple(self.blocks[self.clashes.unproved].tolist()),
        )


def _hopeless(system: System) -> Bools:
    """Blocks that are contradictory without any statement."""
    unsaid = system.statement == NO_STATEMENT
    if (system.bound[unsaid] >= 0).all():
        return np.zeros(system.blocks, bool)  # where nothing ever happens, all of it holds
    return infeasible(system.only(unsaid))


@final
class _Clashes(NamedTuple):
    """The irreducible sets of all blocks; which statements are culprits, and which are to be retracted, by block."""

    sets: Sets
    culprits: Ints
    retracted: Ints
    unproved: Ints  # blocks


def _investigated(cases: Cases, *, whose: bool) -> _Clashes:
    """Many blocks at a glance, where that will do; all others by inquiries."""
    known, blocks = _alone(cases.system), np.arange(cases.system.blocks)
    quick = blocks[(_sizes(cases.system) <= SMALL) & ~np.isin(blocks, list(known))]
    seen = glanced(cases, quick) if len(quick) > SOME else NOTHING
    asked = np.setdiff1d(blocks, seen.sets.block).tolist()
    findings = _asked(cases, {block: Inquiry(known.get(block, set())) for block in asked}, whose=whose)
    found = [(block, rows) for block, one in findings.items() for rows in one.culprits]
    blamed = {row for one in findings.values() for culprits in one.culprits.values() for row in culprits}
    retracted = [row for one in findings.values() for row in one.retracted]
    return _Clashes(
        Sets.joined(seen.sets, Sets.of([block for block, _ in found], [rows for _, rows in found])).different(),
        np.append(seen.settling, np.array(sorted(blamed), np.int64)),
        cases.by_block(np.append(seen.retracted, np.array(retracted, np.int64))),
        np.array(sorted(block for block, one in findings.items() if not one.proved), np.int64),
    )


def _asked(cases: Cases, inquiries: Mapping[int, Inquiry], *, whose: bool) -> dict[int, Finding]:
    """Lead the inquiries into some blocks side by side."""
    asking = {block: inquiry.asking(whose=whose) for block, inquiry in inquiries.items()}
    long = {int(one.blocks[0]): _agreeing(one.system) for one in cases.system.singly(_sizes(cases.system) > SMALL)}
    asked = {block: next(questions) for block, questions in asking.items()}
    findings: dict[int, Finding] = {}
    while asked:
        answers = _answers(cases, long, asked, {block for block in asked if not inquiries[block].proved()})
        _reduce(cases, answers, {block for block, found in answers.items() if inquiries[block].reduces(_flat(found))})
        asked = {}
        for block, found in answers.items():
            try:
                asked[block] = asking[block].send(found)
            except StopIteration as end:
                findings[block] = end.value
    return findings


def _answers(
    cases: Cases, long: dict[int, Agreeing], asked: dict[int, Questions], hurried: set[int]
) -> dict[int, Answers]:
    """Contradictory sets of each block without the removed statements."""
    answers: dict[int, Answers] = {}
    for block in [block for block in asked if block in long]:
        once = block in hurried
        answers[block] = [
            in_turn(long[block].without(removed, all_at_once=once) for removed in group) for group in asked[block]
        ]
    small = [block for block in asked if block not in long]
    tried = [(block, removed) for block in small for group in asked[block] for removed in group]
    found = iter(cases.clashes(Sets.of([block for block, _ in tried], [removed for _, removed in tried])))
    for block in small:
        answers[block] = [in_turn([next(found) for _ in group]) for group in asked[block]]
    return answers


def in_turn(answers: Iterable[list[Members]]) -> list[list[Members]]:
    """Answers up to the first that brings sets to light."""
    asked: list[list[Members]] = []
    for sets in answers:
        asked.append(sets)
        if sets:
            break
    return asked


def _flat(answers: Answers) -> list[Members]:
    return [rows for group in answers for sets in group for rows in sets]


def _reduce(cases: Cases, answers: dict[int, Answers], thorough: set[int]) -> None:
    """Take from the sets what they do not need; from those of many statements only where that is worth the work."""
    worth = [
        (block, sets, place)
        for block, found in answers.items()
        for group in found
        for sets in group
        for place, rows in enumerate(sets)
        if len(rows) <= FEW or block in thorough
    ]
    fewer = irreducible(cases, [block for block, *_ in worth], [sets[place] for _, sets, place in worth])
    for (_, sets, place), rows in zip(worth, fewer, strict=True):
        sets[place] = rows


def _alone(system: System) -> dict[int, set[Members]]:
    """By block, the statements that bound the change over no time at all by less than nothing."""
    known: dict[int, set[Members]] = {}
    loops = np.flatnonzero((system.tail == system.head) & (system.bound < 0))
    for block, row in zip(system.arc_block[loops].tolist(), system.statement[loops].tolist(), strict=True):
        known.setdefault(block, set()).add((row,))
    return known


def _sizes(system: System) -> Ints:
    return np.diff(system.first)


def _agreeing(system: System) -> Agreeing:
    values = guess(system)
    if values is None:  # hopeless blocks are left out before
        msg = "the model contradicts itself"
        raise AssertionError(msg)
    return Agreeing(system, values, hub(system))


def _gaps(cases: Cases, sets: Sets) -> list[int]:
    """By how much each irreducible set contradicts itself."""
    if len(sets) <= SOME:
        few = list(zip(sets.block.tolist(), sets.tuples(), strict=True))
        if all(cases.gapped(*one) for one in few):
            return [cases.gap(*one) for one in few]
    alone = cases.of(sets)
    gaps: list[int] = repair(replace(alone, weight=np.ones_like(alone.weight))).cost.tolist()
    return gaps
