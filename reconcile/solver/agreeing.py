"""One long block: statements that agree, kept so while some are taken out and others let in."""

from typing import Final, final

import numpy as np

from reconcile.solver.augmenting import Residual
from reconcile.solver.cancelling import Network
from reconcile.solver.constraints import NO_STATEMENT, Ints, System
from reconcile.solver.hitting import Members

ENOUGH: Final = 3_000  # statements in the sets found at a time: a slip in a long series can contradict all that follows


@final
class Agreeing:
    """Values of one block that satisfy all statements but those that are `out`."""

    def __init__(self, system: System, values: Ints, hub: int) -> None:
        network = Network.of(system)
        stated = np.flatnonzero(system.statement != NO_STATEMENT)
        missed = stated[~system.holds(values)[stated]]
        self.out = set(system.statement[missed].tolist())
        self.statement = system.statement.tolist()
        self.arcs: dict[int, list[int]] = {}
        for arc, row in zip(stated.tolist(), system.statement[stated].tolist(), strict=True):
            self.arcs.setdefault(row, []).append(arc)
        kept_out = np.flatnonzero(np.isin(system.statement, list(self.out)))
        self.residual = Residual(network, values, kept_out, hub)

    def without(self, removed: frozenset[int], *, all_at_once: bool) -> list[Members]:
        """Let in all statements but the removed ones; some contradictory sets that stand in the way, if any do.

        Each set begins with the statement that is not let in. Only `all_at_once` is each of them tried.
        """
        for row in removed - self.out:
            self._shut(row)
        self.out |= removed
        found: list[Members] = []
        for row in sorted(self.out - removed):
            found += [rows for rows in (self._let_in(row),) if rows]
            if not all_at_once and sum(map(len, found)) > ENOUGH:
                break
        return found

    def _shut(self, row: int) -> None:
        for arc in self.arcs[row]:
            self.residual.net.capacity[arc] = 0

    def _let_in(self, row: int) -> Members:
        for arc in self.arcs[row]:
            way = self.residual.approach(arc)
            if way:
                self._shut(row)
                others = {self.statement[a] for a in way if self._is_stated(a)} - {row}
                return (row, *sorted(others))
            self.residual.net.capacity[arc] = 1
        self.out.remove(row)
        return ()

    def _is_stated(self, arc: int) -> bool:
        return arc < len(self.statement) and self.statement[arc] != NO_STATEMENT
