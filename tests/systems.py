"""Small and long systems of difference constraints, and slow, plain answers about them."""

from itertools import combinations, product

import numpy as np
from hypothesis import strategies as st
from scipy.optimize import linprog

from reconcile.solver.constraints import NO_STATEMENT, Ints, System


@st.composite
def systems(draw: st.DrawFn, weights: int = 3, structural: bool = True) -> System:
    """One block of up to five nodes and six statements; what the model says, 0 everywhere satisfies."""
    nodes = draw(st.integers(2, 5))
    node = st.integers(0, nodes - 1)
    chain = [*draw(st.lists(st.booleans(), min_size=nodes - 1, max_size=nodes - 1)), False]
    arcs = []
    for row in range(draw(st.integers(1, 6))):
        tail, head, low, width = draw(st.tuples(node, node, st.integers(0, 6), st.integers(-1, 3)))
        weight, kind = draw(st.integers(1, weights)), draw(st.sampled_from(["low", "high", "both"]))
        if kind != "high":
            arcs.append((head, tail, -low, row, weight))
        if kind != "low":
            arcs.append((tail, head, low + width, row, weight))
    if structural and draw(st.booleans()):
        arcs.append((*draw(st.tuples(node, node, st.integers(0, 3))), NO_STATEMENT, 1))
    tail, head, bound, row, weight = zip(*arcs, strict=True)
    return System.of([0] * nodes, chain, tail, head, bound, row, weight)


def joined(parts: list[System]) -> System:
    """Several systems of one block each as one."""
    offset = np.cumsum([0, *(len(part.block) for part in parts)])

    def column(name: str, offsets: Ints) -> Ints:
        return np.concatenate([getattr(part, name) + add for part, add in zip(parts, offsets, strict=False)])

    zero = np.zeros(len(parts), np.int64)
    ends = [column(name, offset) for name in ("tail", "head")]
    rest = [column(name, zero) for name in ("bound", "statement", "weight")]
    chain = np.concatenate([part.chain for part in parts])
    return System(column("block", np.arange(len(parts))), chain, *ends, *rest)


def series(begin: Ints, end: Ints, low: Ints, high: Ints) -> System:
    """One chain of times, and statements low <= value[end] - value[begin] <= high."""
    nodes, rows = int(end.max()) + 1, np.arange(len(begin))
    ends = (np.append(end, begin), np.append(begin, end))
    return System.of([0] * nodes, np.arange(nodes) < nodes - 1, *ends, np.append(-low, high), np.append(rows, rows))


def worlds(system: System, reach: int) -> Ints:
    """All values from -reach to reach, the first node at 0, that satisfy the system."""
    rest = product(range(-reach, reach + 1), repeat=len(system.block) - 1)
    values = np.array([(0, *world) for world in rest], np.int64)
    steps = np.diff(values, axis=1)[:, system.chain[:-1]] >= 0
    held = values[:, system.head] - values[:, system.tail] <= system.bound
    return values[steps.all(axis=1) & held.all(axis=1)]


def agrees(system: System, rows: set[int]) -> bool:
    """Whether these statements and the model can all hold: no negative cycle, by Floyd and Warshall."""
    kept = system.only(np.isin(system.statement, [*rows, NO_STATEMENT])).with_links()
    size = len(kept.block)
    far = np.full((size, size), 10**9)
    far[np.arange(size), np.arange(size)] = 0
    np.minimum.at(far, (kept.tail, kept.head), kept.bound)
    for via in range(size):
        far = np.minimum(far, far[:, [via]] + far[[via]])
    return bool((np.diagonal(far) >= 0).all())


def conflicts_of(system: System) -> list[set[int]]:
    """All irreducible contradictory sets of statements."""
    rows = set(system.statement.tolist()) - {NO_STATEMENT}
    found: list[set[int]] = []
    for size in range(1, len(rows) + 1):
        for chosen in map(set, combinations(sorted(rows), size)):
            if not any(known <= chosen for known in found) and not agrees(system, chosen):
                found.append(chosen)
    return found


class Program:
    """The linear program of one block: values, the first at 0, and by how much each arc is missed."""

    def __init__(self, system: System) -> None:
        linked = system.with_links()
        stated = linked.statement != NO_STATEMENT
        self.nodes, arcs = len(linked.block), len(linked.tail)
        self.matrix = np.zeros((arcs, self.nodes + arcs))
        rows = np.arange(arcs)
        np.add.at(self.matrix, (rows, linked.head), 1)
        np.add.at(self.matrix, (rows, linked.tail), -1)
        self.matrix[rows[stated], self.nodes + rows[stated]] = -1
        self.limit = linked.bound.astype(float)
        self.price = np.append(np.zeros(self.nodes), np.where(stated, linked.weight, 0))
        self.bounds = [(0, 0)] + [(None, None)] * (self.nodes - 1) + [(0, None)] * arcs

    def least(self, goal: Ints, most: float | None = None) -> float:
        """The least value of the goal, among the repairs that cost at most so much."""
        matrix, limit = self.matrix, self.limit
        if most is not None:
            matrix, limit = np.vstack([matrix, self.price]), np.append(limit, most + 1e-6)
        for presolve in (True, False):
            answer = linprog(goal, matrix, limit, bounds=self.bounds, options={"presolve": presolve})
            if answer.status in (0, 3):
                break
        return -np.inf if answer.status == 3 else float(answer.fun)

    def cost(self) -> float:
        """What the least repair costs."""
        return self.least(self.price)

    def ranges(self, most: float) -> list[tuple[float, float]]:
        """Least and greatest value of each node among the repairs that cost at most so much."""
        goals = np.eye(self.nodes, len(self.price))
        return [(self.least(goal, most), -self.least(-goal, most)) for goal in goals]
