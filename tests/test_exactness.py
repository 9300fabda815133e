"""Every number that the solver gives, against HiGHS and enumeration on thousands of random small cases."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest

from reconcile.solver.bounding import OPEN, Ranges, ranges
from reconcile.solver.choosing import nearest
from reconcile.solver.combined import combined_contradictions
from reconcile.solver.constraints import NO_STATEMENT, Ints, System
from reconcile.solver.equations import Equations
from reconcile.solver.programs import Program as Whole
from reconcile.solver.repair import repair
from tests.systems import Program

MANY = 2_000


def cases(count: int, seed: int) -> Iterator[System]:
    """Blocks of up to six nodes and eight statements, consistent or not, with weights."""
    r = np.random.default_rng(seed)
    for _ in range(count):
        nodes, rows = int(r.integers(2, 7)), int(r.integers(1, 9))
        begin, end = r.integers(0, nodes, (2, rows))
        low, row, weight = r.integers(0, 12, rows), np.arange(rows), r.integers(1, 5, rows)
        high = low + r.integers(0, 4, rows)
        ends = (np.append(end, begin), np.append(begin, end))
        columns = (*ends, np.append(-low, high), np.append(row, row), np.append(weight, weight))
        kept = r.random(2 * rows) < 0.8
        chain = np.append(r.random(nodes - 1) < 0.8, False)
        yield System.of([0] * nodes, chain, *(column[kept] for column in columns))


def limits(found: Ranges) -> list[tuple[float, float]]:
    pairs = zip(found.low.tolist(), found.high.tolist(), strict=True)
    return [(-np.inf if low == -OPEN else low, np.inf if high == OPEN else high) for low, high in pairs]


def assert_exact(system: System) -> None:
    """Cost, bounds over all least repairs (of a consistent block: its bounds), and that whole numbers reach each."""
    mended, program = repair(system), Program(system)
    cost = program.cost()
    assert abs(mended.cost[0] - cost) < 1e-5
    found = ranges(mended.face, np.array([0]))
    assert np.allclose(limits(found), program.ranges(cost), atol=1e-3)
    for node in range(len(system.block)):
        for end, sign in ((int(found.low[node]), 1), (int(found.high[node]), -1)):
            if abs(end) != OPEN:
                assert_reached(mended.face, node, end, sign)


def assert_reached(face: System, node: int, end: int, sign: int) -> None:
    """Some whole values satisfy the face with that node at its bound: shortest distances to or from it are such."""
    pinned = face.with_arcs(*(np.array(column) for column in ([0, node], [node, 0], [end, -end], [-1, -1], [1, 1])))
    far = ranges(pinned, np.array([node]))
    assert not far.infeasible.any(), sign


def assert_best(system: System, seed: int) -> None:
    """Central values are missed by the least possible within the face, and all that misses so little is left."""
    face, r = repair(system).face, np.random.default_rng(seed)
    nodes = len(system.block)
    tail, head = np.zeros(2, np.int64), r.integers(0, nodes, 2)
    centre, weight = r.integers(0, 12, 2), r.integers(1, 4, 2)
    chosen = nearest(face, tail, head, centre, weight)
    claims = face.with_arcs(
        np.append(tail, head), np.append(head, tail), np.append(centre, -centre), np.arange(4) % 2, np.tile(weight, 2)
    )
    program = Program(claims)
    assert np.allclose(limits(ranges(chosen, np.array([0]))), program.ranges(program.cost()), atol=1e-3)


@pytest.mark.parametrize("seed", range(5))
def test_bounds_repairs_and_whole_numbers(seed: int) -> None:
    for system in cases(10, seed):
        assert_exact(system)
        assert_best(system, seed)


@pytest.mark.slow
def test_bounds_repairs_and_whole_numbers_in_thousands_of_cases() -> None:
    for number, system in enumerate(cases(MANY, 2024)):
        assert_exact(system)
        assert_best(system, number)


def summed(r: np.random.Generator) -> tuple[System, Equations]:
    """Three counts at one or two moments, the third the sum of the others, and statements of them."""
    moments = int(r.integers(1, 3))
    width = moments + 1
    chain = ([True] * moments + [False]) * 3
    rows = int(r.integers(2, 6))
    series, at = r.integers(0, 3, rows), r.integers(1, width, rows)
    low, row = r.integers(0, 5, rows), np.arange(rows)
    high = low + r.integers(0, 2, rows)
    start, end = series * width, series * width + at
    columns = (np.append(end, start), np.append(start, end), np.append(-low, high), np.append(row, row))
    sums = [([m, width + m, 2 * width + m, 0, width, 2 * width], [1, 1, -1, -1, -1, 1], 0, 0) for m in range(1, width)]
    return System.of([0] * len(chain), chain, *columns), Equations.of(sums)


def counts(system: System, reach: int) -> Ints:
    """All values of the three counts up to a reach, each from 0 on and never falling, the third the sum."""
    width = len(system.block) // 3
    steps = np.stack(np.meshgrid(*[np.arange(reach + 1)] * (2 * (width - 1)), indexing="ij"), -1).reshape(
        -1, 2, width - 1
    )
    rising = (np.diff(steps, axis=2) >= 0).all(axis=(1, 2))
    two = np.concatenate([np.zeros((int(rising.sum()), 2, 1), np.int64), steps[rising]], axis=2)
    return np.concatenate([two, two.sum(axis=1, keepdims=True)], axis=1).reshape(len(two), -1)


def assert_summed(r: np.random.Generator) -> None:
    system, sums = summed(r)
    world = counts(system, 7)
    misses = np.maximum(world[:, system.head] - world[:, system.tail] - system.bound, 0)
    model = Whole(system.only(system.statement == NO_STATEMENT), sums)
    face, cost = model.mended(system)
    total = misses.sum(axis=1)
    assert (cost.value, cost.reached) == (int(total.min()), True)
    for node in range(1, len(system.block)):
        first = node - node % (len(system.block) // 3)
        values = world[total == total.min(), node]
        least, most = face.least(first, node).value, face.greatest(first, node).value
        assert least == values.min()
        assert values.max() >= 7 if most is None else most == values.max()
    assert_conflicts(system, misses, combined_contradictions(model, system, np.arange(9)).contradictions)


def assert_conflicts(system: System, misses: Ints, found: tuple[object, ...]) -> None:
    rows = sorted(set(system.statement.tolist()))

    def agree(some: set[int]) -> bool:
        return bool((misses[:, np.isin(system.statement, list(some))] == 0).all(axis=1).any())

    every = [set(some) for size in range(1, len(rows) + 1) for some in combinations(rows, size) if not agree(set(some))]
    smallest = [some for some in every if not any(other < some for other in every)]
    assert all(set(one.statements) in smallest for one in found)  # type: ignore[attr-defined]  # contradictions
    assert bool(found) == bool(every)


@pytest.mark.parametrize("seed", range(10))
def test_sums(seed: int) -> None:
    assert_summed(np.random.default_rng(seed))


@pytest.mark.slow
def test_sums_in_thousands_of_cases() -> None:
    for seed in range(MANY):
        assert_summed(np.random.default_rng(10_000 + seed))
