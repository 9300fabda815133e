"""The model solved: what the statements leave possible, and where they contradict each other."""

from dataclasses import dataclass
from functools import cached_property
from typing import final

import numpy as np

from reconcile.assumptions import Assumptions
from reconcile.solver.bounding import OPEN, Ranges, infeasible, ranges
from reconcile.solver.choosing import nearest
from reconcile.solver.constraints import Bools, Ints, System
from reconcile.solver.repair import Repair, repair
from reconcile.statements.model import Model, compiled
from reconcile.statements.table import Statements


@final
@dataclass(frozen=True, eq=False)
class Solution:
    """A model, the blocks that contradict themselves, and the face: the constraints of all its least repairs."""

    model: Model
    assume: Assumptions
    bad: Bools
    mended: Repair | None

    @property
    def face(self) -> System:
        """Constraints that exactly the least repairs satisfy; those of the model where nothing contradicts it."""
        return self.model.system if self.mended is None else self.mended.face

    @property
    def disputed(self) -> Bools:
        """Series that contradict themselves, or one they are part of."""
        return self.bad[self.model.table.block]

    @cached_property
    def central(self) -> System:
        """What is left of the face when approximate amounts are taken at their word as nearly as can be."""
        table = self.model.table
        rows = np.flatnonzero((self.model.tail >= 0) & self.model.stand.counts & (table.slack > 0) & ~table.subset)
        rows = rows[~self.model.adjusted.rows(table, self.model.stand, self.model.falls)[rows]]
        if not len(rows):
            return self.face
        low, _ = self.model.limits(rows)
        centre = low + table.slack[rows]
        return nearest(self.face, self.model.tail[rows], self.model.head[rows], centre, np.ones(len(rows), np.int64))

    def without_losers(self) -> System:
        """The statements that hold in every least repair: enough to prove what is not in dispute."""
        return self.model.system if self.mended is None else self.model.system.only(~self.mended.missed)


def solved(table: Statements, assume: Assumptions) -> Solution:
    """Compile and solve; where statements clash, no addition rests on another source's last report."""
    model = compiled(table, assume)
    bad = infeasible(model.system)
    rests = np.zeros(len(bad), bool)
    rests[table.block[table.series[model.borrowed]]] = True
    if (bad & rests).any():
        model = compiled(table, assume, (bad & rests)[table.block])
        bad = infeasible(model.system)
    return Solution(model, assume, bad, repair(model.system) if bad.any() else None)


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


def single(system: System, model: Model, series: int, node: int) -> Ranges:
    """What is possible for the nodes of one series, counted from one of them."""
    part = system.part(np.arange(system.blocks) == model.table.block[series])
    found = ranges(part.system, np.searchsorted(part.nodes, [node]))
    own = model.nodes.series[part.nodes] == series
    return Ranges(found.low[own], found.high[own], found.infeasible, found.refused)
