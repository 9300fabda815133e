"""One block with sums over several nodes: an integer linear program, solved by HiGHS and checked exactly."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final, NamedTuple, final

import numpy as np

from reconcile.errors import MissingExtraError
from reconcile.solver.bounding import OPEN, Ranges
from reconcile.solver.constraints import Ints, System
from reconcile.solver.equations import Equations

BRANCHES: Final = 2_000  # of a search for whole numbers; beyond, the bound of the relaxation stands, rounded inwards
LARGEST: Final = 1 << 30  # a sum of amounts from which floating point no longer tells whole numbers apart
NEAR: Final = 1e-6


class Least(NamedTuple):
    """The least value of a goal (None: no limit), whether whole numbers reach it, and values that do, if known."""

    value: int | None
    reached: bool
    values: Ints | None


@final
@dataclass(frozen=True, slots=True, eq=False)
class Elastic:
    """Arcs that may be missed, at a price for each unit, for at most so much in all."""

    arcs: System
    most: int


@final
@dataclass(frozen=True, eq=False)
class Program:
    """A block that holds, its sums, and what may be missed within limits; whole numbers throughout.

    >>> claims = System.of([0, 0, 0, 0], [False] * 4, [0, 0], [1, 2], [4, 5], [0, 1])  # two parts: at most 4, at most 5
    >>> whole = Program(claims, Equations.of([([1, 2, 3, 0], [1, 1, -1, -1], 0, 0)]))
    >>> whole.greatest(0, 3).value
    9

    """

    system: System
    equations: Equations
    elastic: tuple[Elastic, ...] = ()

    @property
    def too_large(self) -> bool:
        """Whether its amounts are too large for exact answers."""
        sizes = [float(np.abs(one.bound).sum()) for one in (self.system, *(e.arcs for e in self.elastic))]
        ends = np.abs(self.equations.low).sum() + np.abs(self.equations.high).sum()
        return sum(sizes) + float(ends) >= LARGEST

    def feasible(self) -> bool:
        """Whether any values satisfy it."""
        return self._solved(np.zeros(self._width)) is not None

    def greatest(self, tail: int, head: int) -> Least:
        """The greatest of `value[head] - value[tail]`."""
        found = self.least(head, tail)
        return found._replace(value=None if found.value is None else -found.value)

    def least(self, tail: int, head: int) -> Least:
        """The least of `value[head] - value[tail]`, of a program that some values satisfy."""
        goal = np.zeros(self._width)
        goal[head] += 1
        goal[tail] -= 1
        return self._solved(goal) or Least(None, True, None)

    def ranges(self, source: int, nodes: Ints) -> Ranges:
        """What is possible for some nodes, counted from one."""
        low = [self.least(source, node) for node in nodes.tolist()]
        high = [self.greatest(source, node) for node in nodes.tolist()]
        nothing = np.zeros(1, bool)
        return Ranges(_values(low, -OPEN), _values(high, OPEN), nothing, nothing)

    def with_arcs(self, arcs: System) -> "Program":
        """With further arcs that hold."""
        return replace(self, system=self.system.with_arcs(*arcs.arcs))

    def mended(self, free: System) -> "tuple[Program, Least]":
        """With further arcs missed by the least possible in all, and how much that is."""
        wider = replace(self, elastic=(*self.elastic, Elastic(free, int(OPEN))))
        goal = np.zeros(wider._width)
        goal[-len(free.tail) :] = free.weight
        cost = wider._solved(goal)
        if cost is None or cost.value is None:
            msg = "what may be missed at a price can always be missed"
            raise AssertionError(msg)
        return replace(self, elastic=(*self.elastic, Elastic(free, cost.value))), cost

    @cached_property
    def _width(self) -> int:
        return len(self.system.block) + sum(len(one.arcs.tail) for one in self.elastic)

    @cached_property
    def _rows(self) -> tuple[Any, Any, Any]:
        """Matrix, least and greatest of each row: arcs, what may be missed, its limits, sums."""
        linked, sums, nodes = self.system.with_links(), self.equations, len(self.system.block)
        entries = [_differences(linked, 0)]
        high = [linked.bound.astype(float)]
        row, column = len(linked.tail), nodes
        for one in self.elastic:
            count = len(one.arcs.tail)
            missed = np.arange(count)
            entries += [_differences(one.arcs, row), (row + missed, column + missed, -np.ones(count))]
            entries += [(np.full(count, row + count), column + missed, one.arcs.weight.astype(float))]
            high += [one.arcs.bound.astype(float), np.array([np.inf if one.most == OPEN else one.most])]
            row, column = row + count + 1, column + count
        entries += [(row + sums.number, sums.node, sums.factor.astype(float))]
        low = np.append(np.full(row, -np.inf), sums.low)
        return _matrix(entries, (row + len(sums), column)), low, np.concatenate([*high, sums.high])

    def _solved(self, goal: Any) -> Least | None:
        """The least of the goal; None where no values satisfy the program."""
        status, relaxed, values = self._highs(goal, whole=False)
        if status == "infeasible":
            return None
        if status == "unbounded":
            return Least(None, True, None)
        if self._reaches(values, goal, round(relaxed)):
            return Least(round(relaxed), True, values)
        status, exact, values = self._highs(goal, whole=True)
        if status == "infeasible":
            return None
        if status == "solved" and self._reaches(values, goal, round(exact)):
            return Least(round(exact), True, values)
        return Least(int(np.ceil(relaxed - NEAR * max(1.0, abs(relaxed)))), False, None)

    def _reaches(self, values: Ints, goal: Any, bound: int) -> bool:
        """Whether whole values satisfy the program and bring the goal down to a bound: no floating point here."""
        if not (self.system.with_links().holds(values).all() and self.equations.hold(values).all()):
            return False
        prices = [int((one.arcs.misses(values) * one.arcs.weight).sum()) for one in self.elastic]
        nodes, place = len(self.system.block), len(self.system.block)
        worth = int((goal[:nodes].astype(np.int64) * values).sum())
        for one in self.elastic:
            asked = goal[place : place + len(one.arcs.tail)].astype(np.int64)
            worth += int((one.arcs.misses(values) * asked).sum())
            place += len(one.arcs.tail)
        return all(price <= one.most for price, one in zip(prices, self.elastic, strict=True)) and worth == bound

    def _highs(self, goal: Any, *, whole: bool) -> tuple[str, float, Ints]:
        optimize = _scipy()[0]
        matrix, low, high = self._rows
        nodes = len(self.system.block)
        least = np.where(np.arange(self._width) < nodes, -np.inf, 0)
        most = np.full(self._width, np.inf)
        least[0] = most[0] = 0
        for presolve in (True, False):
            found = optimize.milp(
                goal,
                constraints=optimize.LinearConstraint(matrix, low, high),
                bounds=optimize.Bounds(least, most),
                integrality=(np.arange(self._width) < nodes) * int(whole),
                options={"presolve": presolve, "node_limit": BRANCHES, "mip_rel_gap": 0},
            )
            if found.status in _STATUS:
                break
        values = np.zeros(nodes, np.int64) if found.x is None else np.rint(found.x[:nodes]).astype(np.int64)
        return _STATUS.get(found.status, "unsolved"), float(found.fun or 0), values


def _values(found: list[Least], missing: int) -> Ints:
    return np.array([missing if one.value is None else one.value for one in found], np.int64)


_STATUS: Final = {0: "solved", 2: "infeasible", 3: "unbounded"}


def _differences(system: System, row: int) -> tuple[Any, Any, Any]:
    rows = row + np.arange(len(system.tail))
    ones = np.ones(len(rows))
    return np.append(rows, rows), np.append(system.head, system.tail), np.append(ones, -ones)


def _matrix(entries: list[tuple[Any, Any, Any]], shape: tuple[int, int]) -> Any:
    rows, columns, factors = (np.concatenate([entry[part] for entry in entries]) for part in range(3))
    return _scipy()[1].csr_array((factors, (rows, columns)), shape=shape)


def _scipy() -> tuple[Any, Any]:
    try:
        from scipy import optimize, sparse  # an extra, and heavy
    except ImportError:
        msg = "sums over several series need scipy: pip install scipy"
        raise MissingExtraError(msg) from None
    return optimize, sparse
