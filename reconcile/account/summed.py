"""One block with sums over several series, solved by linear programs."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import final

import numpy as np

from reconcile.solver.bounding import Ranges
from reconcile.solver.combined import combined_contradictions, proving
from reconcile.solver.conflicts import Contradiction
from reconcile.solver.constraints import NO_STATEMENT, Bools, Ints, System
from reconcile.solver.doubting import undoubted
from reconcile.solver.equations import Equations
from reconcile.solver.programs import Program
from reconcile.solver.sets import Sets
from reconcile.statements.model import Model


@final
class Summed:
    """A block of a model with its sums: what `Solution` knows of the others."""

    def __init__(self, model: Model, block: int, face: Program | None = None) -> None:
        self.model = model
        self.block = block
        self.part = next(model.system.singly(np.arange(model.system.blocks) == block))
        sums = model.sums.within(self.part)
        stated = self.part.system.statement != NO_STATEMENT
        self.stated = self.part.system.only(stated)
        self.unsaid = Program(self.part.system.only(~stated), sums)
        self.whole = Program(self.part.system, sums)
        if face is not None:
            self.face = face

    @property
    def refused(self) -> bool:
        """Whether its amounts are too large for exact answers."""
        return self.whole.too_large

    @cached_property
    def bad(self) -> bool:
        """Whether its statements contradict each other."""
        return not self.refused and not self.whole.feasible()

    @cached_property
    def face(self) -> Program:
        """What the least repairs leave possible; all, where the model itself fails."""
        if self.refused or not self.unsaid.feasible():
            return Program(self.stated.only(np.zeros(0, np.int64)), Equations.of([]))
        return self.unsaid.mended(self.stated)[0] if self.bad else self.whole

    def chosen(self) -> "tuple[Summed, tuple[int, ...]]":
        """With one of the least repairs that miss the fewest statements alone, and these statements."""
        missed = self.stated.only(self._missed)
        rows = combined_contradictions(self.face, missed, self.model.rank()).retractions
        kept = missed.only(~np.isin(missed.statement, rows))
        return Summed(self.model, self.block, self.face.with_arcs(kept)), rows

    def centred(self, tail: Ints, head: Ints, centre: Ints) -> Program:
        """What is left of the face with approximate amounts taken at their word as nearly as can be."""
        own = np.isin(tail, self.part.nodes)
        if not own.any():
            return self.face
        start, end, said = self._within(tail[own]), self._within(head[own]), centre[own]
        one = np.ones(2 * len(said), np.int64)
        nothing = self.stated.only(np.zeros(0, np.int64))
        ends = np.append(start, end), np.append(end, start)
        return self.face.mended(nothing.with_arcs(*ends, np.append(said, -said), one, one))[0]

    def _within(self, nodes: Ints) -> Ints:
        """Nodes of the model as those of the block."""
        return np.searchsorted(self.part.nodes, nodes)

    def ranges(self, program: Program, series: int, node: int) -> Ranges:
        """What a program leaves possible for the nodes of one series, counted from one of them."""
        own = np.flatnonzero(self.model.nodes.series[self.part.nodes] == series)
        return program.ranges(int(self._within(np.array([node]))[0]), own)

    def quiet(self, program: Program, tail: Ints, head: Ints) -> Program:
        """A program in which no value of `head` is above that of `tail`."""
        ends, nothing = (self._within(tail), self._within(head)), np.zeros(len(tail), np.int64)
        none = self.stated.only(nothing[:0])
        return program.with_arcs(none.with_arcs(*ends, nothing, nothing + NO_STATEMENT, nothing + 1))

    @cached_property
    def agreed(self) -> Program:
        """What nobody doubts: without the statements that may have to give way, were as few as possible wrong."""
        sets = [one.statements for one in self.contradictions]
        kept = undoubted(Sets.of([0] * len(sets), sets), self.stated)
        return self.unsaid.with_arcs(self.stated.only(kept))

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """What contradicts what."""
        return combined_contradictions(self.unsaid, self.stated, self.model.rank()).contradictions if self.bad else ()

    def holds(self, arcs: System) -> bool:
        """Whether these arcs (between nodes of the model) can hold beside what the model itself says."""
        return self.unsaid.with_arcs(
            replace(arcs, tail=self._within(arcs.tail), head=self._within(arcs.head))
        ).feasible()

    def proof(self, tail: int, head: int) -> Sequence[int]:
        """Statements that hold in every least repair and prove how much lies between two nodes at most."""
        start, end = self._within(np.array([tail, head])).tolist()
        greatest = self.face.greatest(start, end).value
        if greatest is None:
            return ()
        return proving(self.unsaid, self.stated.only(~self._missed), self.model.rank(), (start, end, greatest))

    def reached(self, tail: int, head: int) -> bool:
        """Whether whole numbers are known to reach the greatest that may lie between two nodes."""
        start, end = self._within(np.array([tail, head])).tolist()
        return self.face.greatest(start, end).reached

    @cached_property
    def _missed(self) -> Bools:
        """Which arcs of statements some least repair may miss."""
        found = np.zeros(len(self.stated.tail), bool)
        for arc in range(len(found)) if self.bad else ():
            most = self.face.greatest(int(self.stated.tail[arc]), int(self.stated.head[arc])).value
            found[arc] = most is None or most > int(self.stated.bound[arc])
        return found
