"""The model solved: what the statements leave possible, and where they contradict each other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, final

import numpy as np

from reconcile.account.summed import Summed
from reconcile.assumptions import Assumptions
from reconcile.solver.bounding import OPEN, Ranges, ranges
from reconcile.solver.choosing import nearest
from reconcile.solver.conflicts import Contradiction, Inquest
from reconcile.solver.constraints import Bools, Ints, System
from reconcile.solver.doubting import undoubted
from reconcile.solver.proofs import path
from reconcile.solver.repair import Repair, repair
from reconcile.solver.sets import Sets
from reconcile.statements.model import Model, compiled
from reconcile.statements.table import Statements


@final
class Proven(NamedTuple):
    """Rows that prove a bound: surely, or only if the statements are changed as little as possible."""

    rows: tuple[int, ...]
    sure: bool = True


def _proven(system: System, arcs: Sequence[int]) -> Proven:
    return Proven(tuple(row for row in system.statement[arcs].tolist() if row >= 0))  # the model has no statement


@final
@dataclass(frozen=True, eq=False)
class Solution:
    """A model, the blocks that contradict themselves, and the face: the constraints of all its least repairs.

    `possible` (what the face leaves of every node, counted from the root of the first series of its block) and `mended`
    are of the differences alone; `summed` has the blocks with sums.
    """

    model: Model
    assume: Assumptions
    possible: Ranges
    mended: Repair | None
    summed: Mapping[int, Summed]

    @cached_property
    def undoubted(self) -> Ranges:
        """What nobody doubts of every node, counted in the same way."""
        return _renewed(self.model, self.possible, self.bad, self.agreed)

    @cached_property
    def bad(self) -> Bools:
        """The blocks whose differences contradict themselves; of those with sums none."""
        return self.possible.infeasible & ~self.model.summed

    @property
    def face(self) -> System:
        """Constraints that exactly the least repairs satisfy; those of the model where nothing contradicts it."""
        return self.model.system if self.mended is None else self.mended.face

    @property
    def disputed(self) -> Bools:
        """Series that contradict themselves, or one they are tied to."""
        bad = self.bad.copy()
        bad[[block for block, one in self.summed.items() if one.bad]] = True
        return bad[self.model.table.block]

    @property
    def refused(self) -> Bools:
        """Series whose amounts are too large to be added up exactly."""
        refused = self.model.system.refused.copy()
        refused[[block for block, one in self.summed.items() if one.refused]] = True
        return refused[self.model.table.block]

    def reached(self, series: int, tail: int, head: int) -> bool:
        """Whether whole numbers are known to reach the bounds between two nodes: always, but for sums."""
        one = self.summed.get(int(self.model.table.block[series]))
        return one is None or (one.reached(tail, head) and one.reached(head, tail))

    @cached_property
    def _centres(self) -> tuple[Ints, Ints, Ints]:
        """Tail, head and central value of what is stated approximately, but for totals that cannot be it."""
        table = self.model.table
        rows = np.flatnonzero((self.model.tail >= 0) & self.model.stand.counts & (table.slack > 0) & ~table.subset)
        rows = rows[~self.model.corrections[rows]]
        low, _ = self.model.limits(rows)
        tail, head, centre = self.model.tail[rows], self.model.head[rows], low + table.slack[rows]
        total = tail == self.model.roots[self.model.system.block[head]]
        out = total & ((centre < self.possible.low[head]) | (centre > self.possible.high[head]))
        return tail[~out], head[~out], centre[~out]

    @property
    def centred_blocks(self) -> Bools:
        """Blocks in which something is stated approximately."""
        found = np.zeros(self.model.system.blocks, bool)
        found[self.model.system.block[self._centres[1]]] = True
        return found

    @cached_property
    def central(self) -> System:
        """What is left of the face when approximate amounts are taken at their word as nearly as can be."""
        centre = self._centres
        return nearest(self.face, *centre, np.ones_like(centre[0])) if len(centre[0]) else self.face

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """What contradicts what, but for the blocks with sums."""
        found, blocks = self._inquest.verdict().contradictions, np.flatnonzero(self.bad)
        return tuple(replace(one, block=int(blocks[one.block])) for one in found)

    @property
    def clashes(self) -> Sets:
        """The statements of each contradiction, and its block."""
        found = self._inquest.sets
        return replace(found, block=np.flatnonzero(self.bad)[found.block])

    @cached_property
    def _inquest(self) -> Inquest:
        return Inquest(self.model.system.part(self.bad).system, self.model.rank(self.bad[self.model.table.block]))

    @cached_property
    def agreed(self) -> System:
        """What nobody doubts in the blocks that contradict themselves, were as few statements as possible wrong."""
        bad = self.model.system.only(self.bad[self.model.system.arc_block])
        return bad.only(undoubted(self.clashes, bad))

    def warranted(self, series: int, node: int, found: Ranges) -> Bools:
        """Which nodes of a series, counted from one, hang on no statement that is in doubt."""
        block = int(self.model.table.block[series])
        if self.bad[block]:
            return found.same(single(self.agreed, self.model, series, node))
        if block in self.summed and self.summed[block].bad:
            return found.same(self.summed[block].ranges(self.summed[block].agreed, series, node))
        return np.ones(len(found.low), bool)

    def ranges(self, series: int, node: int) -> tuple[Ranges, Ranges]:
        """What is possible for the nodes of a series, counted from one; and with approximate amounts at their word."""
        if (one := self.summed.get(int(self.model.table.block[series]))) is None:
            found = self._counted(series, node)
            return found, self.centred(found, lambda system: single(system, self.model, series, node))
        found, centred = one.ranges(one.face, series, node), one.centred(*self._centres)
        return found, found if centred is one.face else one.ranges(centred, series, node)

    def _counted(self, series: int, node: int) -> Ranges:
        """What is possible for the nodes of a series, counted from one; often it is known."""
        block = int(self.model.table.block[series])
        if node != self.model.roots[block]:
            return single(self.face, self.model, series, node)
        own, known = self.model.nodes.series == series, self.possible
        return Ranges(known.low[own], known.high[own], known.infeasible[[block]], known.refused[[block]])

    def centred(self, found: Ranges, asked: Callable[[System], Ranges]) -> Ranges:
        """What was found, with approximate amounts at their word where nothing that may be wrong narrows it."""
        if self.central is self.face:
            return found
        centred = asked(self.central)
        if self.mended is None:
            return centred
        doubted = self.model.system.statement[self.mended.missed]
        agreed = asked(self.model.system.only(~np.isin(self.model.system.statement, doubted)))
        same = found.same(agreed)
        return replace(
            centred, low=np.where(same, centred.low, found.low), high=np.where(same, centred.high, found.high)
        )

    def still(self, series: int, node: int, before: Ints, after: Ints) -> Ranges:
        """What is possible for the nodes of a series, counted from one, if nothing happened between some others."""
        if (one := self.summed.get(int(self.model.table.block[series]))) is not None:
            return one.ranges(one.quiet(one.face, before, after), series, node)
        nothing = np.zeros(len(before), np.int64)
        quiet = self.face.with_arcs(before, after, nothing, nothing - 1, nothing + 1)
        return single(quiet, self.model, series, node)

    def proof(self, series: int, tail: int, head: int) -> "Proven":
        """The statements, in turn, that prove how much lies at most between two nodes."""
        if (one := self.summed.get(int(self.model.table.block[series]))) is not None:
            rows = one.proof(tail, head)
            return Proven(tuple(rows), not one.bad or bool(rows))
        system, rank = self.model.system, self.model.rank()
        if self.mended is None:
            return _proven(system, path(system, tail, head, rank))
        agreed, face = self.without_losers(), replace(self.face, statement=self.mended.said)
        firm, least = (path(one, tail, head, rank) for one in (agreed, face))
        sure = bool(firm or not least) and agreed.bound[firm].sum() == face.bound[least].sum()
        return _proven(agreed, firm) if sure else _proven(face, least)._replace(sure=False)

    @cached_property
    def given_up(self) -> tuple[int, ...]:
        """Rows that the chosen least repair misses: as few as any, and of equal ones the earlier words."""
        return self._choice[1]

    @property
    def credulous(self) -> "Solution":
        """The same with the chosen least repair alone, instead of all of them."""
        return self._choice[0]

    @cached_property
    def _choice(self) -> "tuple[Solution, tuple[int, ...]]":
        summed = {block: one.chosen() if one.bad else (one, ()) for block, one in self.summed.items()}
        rows = [row for _, given_up in summed.values() for row in given_up]
        mended, possible = self.mended, self.possible
        if mended is not None:
            missed = self.model.system.only(mended.missed & self.bad[self.model.system.arc_block])
            own = Inquest(mended.face.with_arcs(*missed.arcs), self.model.rank(), whose=False).retractions
            kept = missed.only(~np.isin(missed.statement, own))
            said = np.append(mended.said, kept.statement)
            mended = replace(mended, face=mended.face.with_arcs(*kept.arcs), said=said)
            possible = _renewed(self.model, possible, self.bad, mended.face)
            rows += own
        rank = self.model.rank()
        chosen = replace(
            self, possible=possible, mended=mended, summed={block: one for block, (one, _) in summed.items()}
        )
        return chosen, tuple(sorted(rows, key=lambda row: int(rank[row])))

    def without_losers(self) -> System:
        """The statements that hold in every least repair: enough to prove what is not in dispute."""
        return self.model.system if self.mended is None else self.model.system.only(~self.mended.missed)


def solved(table: Statements, assume: Assumptions) -> Solution:
    """Compile and solve; where statements clash, none rests on another source's last report, or on silence.

    Nor is "on Monday" taken beyond that Monday, where that settles the clash.
    """
    solution = _solved(compiled(table, assume), assume)
    if (alone := _clashing(solution, solution.model.borrowed | solution.model.quiet)).any():
        solution = _solved(compiled(table, assume, alone), assume)
    if (literal := _clashing(solution, solution.model.moved)).any():
        settled = literal & ~_solved(compiled(table, assume, alone, literal), assume).disputed
        solution = _solved(compiled(table, assume, alone, settled), assume) if settled.any() else solution
    return solution


def _clashing(solution: Solution, rows: Bools) -> Bools:
    """Series that contradict themselves, or are tied to one that does, and have such rows."""
    table = solution.model.table
    rests = np.zeros(len(table.names), bool)
    rests[table.series[rows]] = True
    return np.isin(table.block, table.block[rests & solution.disputed])


def _solved(model: Model, assume: Assumptions) -> Solution:
    found, mended = ranges(model.system, model.roots), None
    bad = found.infeasible & ~model.summed
    if bad.any():
        mended = repair(model.system, bad)
        found = _renewed(model, found, bad, mended.face)
    summed = {block: Summed(model, block) for block in np.flatnonzero(model.summed).tolist()}
    return Solution(model, assume, found, mended, summed)


def _renewed(model: Model, found: Ranges, blocks: Bools, system: System) -> Ranges:
    """What was found, with some blocks as a system has them."""
    part, low, high = system.part(blocks), found.low.copy(), found.high.copy()
    anew = ranges(part.system, np.searchsorted(part.nodes, model.roots[blocks]))
    low[part.nodes], high[part.nodes] = anew.low, anew.high
    return replace(found, low=low, high=high)


def best(model: Model, nodes: slice | Ints, found: Ranges, centred: Ranges) -> tuple[Ints, Bools]:
    """A value for each of the nodes, and whether it is warranted.

    It is where low and high are one, once approximate amounts are taken at their word; and where "at least" is the
    latest word it is the least that the words allow.
    """
    value = np.where(found.low == found.high, found.low, centred.low)
    sure = (centred.low == centred.high) & (centred.low >= found.low) & (centred.high <= found.high)
    sure |= found.low == found.high
    at_least = _at_least(model, nodes, found)
    return np.where(at_least & ~sure, found.low, value), sure | at_least


def _at_least(model: Model, nodes: slice | Ints, found: Ranges) -> Bools:
    """Nodes without a high at which a statement without one ends that pins the low."""
    table = model.table
    count = len(model.nodes.series)
    low = np.full(count, -OPEN)
    low[nodes] = found.low
    rows = np.flatnonzero((model.tail >= 0) & model.stand.counts & table.has_low & ~table.has_high & ~table.subset)
    limit, _ = model.limits(rows)
    pinned = (low[model.tail[rows]] > -OPEN) & (low[model.head[rows]] == low[model.tail[rows]] + limit)
    ends = np.zeros(count, bool)
    ends[model.head[rows[pinned]]] = True
    pinning: Bools = ends[nodes] & (found.high == OPEN)
    return pinning


def rooted_anew(model: Model, system: System, blocks: Bools, found: Ranges) -> Ranges:
    """What was found, every node counted from the root of its series; that of some blocks of the system found anew."""
    block, low, high = model.table.block, found.low.copy(), found.high.copy()
    turn = np.where(blocks[block], np.arange(len(block)) - np.searchsorted(block, block), -1)
    for now in range(int(turn.max(initial=-1)) + 1):  # one series of each block at a time
        part = system.part(np.isin(np.arange(system.blocks), block[turn == now]))
        anew = ranges(part.system, np.searchsorted(part.nodes, model.nodes.root[turn == now]))
        own = turn[model.nodes.series[part.nodes]] == now
        low[part.nodes[own]], high[part.nodes[own]] = anew.low[own], anew.high[own]
    return replace(found, low=low, high=high)


def single(system: System, model: Model, series: int, node: int) -> Ranges:
    """What is possible for the nodes of one series, counted from one of them."""
    part = system.part(np.arange(system.blocks) == model.table.block[series])
    found = ranges(part.system, np.searchsorted(part.nodes, [node]))
    own = model.nodes.series[part.nodes] == series
    return Ranges(found.low[own], found.high[own], found.infeasible, found.refused)
