from random import Random

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from reconcile.solver import repair as module
from reconcile.solver.bounding import OPEN, ranges
from reconcile.solver.constraints import NO_STATEMENT, System
from reconcile.solver.isotonic import guess
from reconcile.solver.repair import repair
from tests.systems import Program, joined, series, systems


def limits(low: int, high: int) -> tuple[float, float]:
    return (-np.inf if low == -OPEN else low, np.inf if high == OPEN else high)


def assert_least(system: System) -> None:
    """The cost is the least, and the face holds exactly the repairs of that cost, as HiGHS sees it."""
    mended, program = repair(system), Program(system)
    cost = program.cost()
    assert mended.cost[0] == pytest.approx(cost, abs=1e-5)
    found = ranges(mended.face, np.array([0]))
    mine = [limits(low, high) for low, high in zip(found.low.tolist(), found.high.tolist(), strict=True)]
    assert np.allclose(mine, program.ranges(cost), atol=1e-3)


@pytest.fixture(params=["side by side", "one by one"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Small blocks are solved side by side and long ones one by one: both ways must give the same."""
    if request.param == "one by one":
        monkeypatch.setattr(module, "SMALL", 0)


def drawn(count: int, seed: int, weights: int) -> list[System]:
    """Some random systems."""
    r = np.random.default_rng(seed)
    return [_random(r, weights) for _ in range(count)]


def _random(r: np.random.Generator, weights: int) -> System:
    nodes, rows = int(r.integers(2, 7)), int(r.integers(2, 9))
    begin, end = r.integers(0, nodes, (2, rows))
    low, row, weight = r.integers(0, 12, rows), np.arange(rows), r.integers(1, weights + 1, rows)
    high = low + r.integers(0, 4, rows)
    kept = r.random(2 * rows) < 0.8
    arcs = (
        np.append(end, begin),
        np.append(begin, end),
        np.append(-low, high),
        np.append(row, row),
        np.append(weight, weight),
    )
    return System.of([0] * nodes, np.append(r.random(nodes - 1) < 0.8, False), *(column[kept] for column in arcs))


@pytest.mark.usefixtures("_way")
@pytest.mark.parametrize("weights", [1, 4, 1000])
def test_repair_is_the_least_and_the_face_is_all_of_them(weights: int) -> None:
    for system in drawn(25, weights, weights):
        assert_least(system)


@pytest.mark.slow
@pytest.mark.usefixtures("_way")
@pytest.mark.parametrize("weights", [1, 4, 1000])
def test_repair_is_the_least_in_thousands_of_systems(weights: int) -> None:
    for system in drawn(1000, 100 + weights, weights):
        assert_least(system)


@settings(max_examples=25)
@given(systems(weights=5))
def test_repair_with_a_model_and_odd_windows_is_the_least(system: System) -> None:
    assert_least(system)


@given(st.lists(systems(), min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_order_and_neighbours_do_not_matter(parts: list[System], random: Random) -> None:
    together = joined(parts)
    arcs = list(range(len(together.tail)))
    random.shuffle(arcs)
    mended, first = repair(together.only(np.array(arcs))), together.first[:-1]
    found = ranges(mended.face, first)
    for place, part in enumerate(parts):
        alone, here = repair(part), together.block == place
        assert alone.cost[0] == mended.cost[place]
        other = ranges(alone.face, np.array([0]))
        assert (other.low == found.low[here]).all()
        assert (other.high == found.high[here]).all()


@given(systems())
def test_consistent_blocks_stay_as_they_are(system: System) -> None:
    before, mended = ranges(system, np.array([0])), repair(system)
    assert (mended.cost[0] == 0) == (not before.infeasible[0])
    if not before.infeasible[0]:
        after = ranges(mended.face, np.array([0]))
        assert (after.low == before.low).all()
        assert (after.high == before.high).all()
        assert not mended.missed.any()


@given(systems(weights=4))
def test_only_missed_arcs_are_ever_violated(system: System) -> None:
    mended = repair(system)
    values = ranges(mended.face, np.array([0]))
    for ends in (values.low, values.high):
        if (np.abs(ends) < OPEN).all():
            misses = system.misses(ends)
            assert (misses * system.weight).sum() == mended.cost[0]
            assert not (misses[~mended.missed] > 0).any()


def test_what_the_model_says_is_never_violated_and_may_be_impossible() -> None:
    ends = ([0, 0], [1, 0], [0, 1, 0, 1], [1, 0, 1, 0])
    held = repair(System.of(*ends, [5, -5, 9, -9], [NO_STATEMENT, NO_STATEMENT, 0, 0]))
    assert held.cost.tolist() == [4]
    assert not held.impossible.any()
    none = repair(System.of(*ends, [5, -6, 9, -9], [NO_STATEMENT, NO_STATEMENT, 0, 0]))
    assert none.impossible.tolist() == [True]
    assert none.cost.tolist() == [0]


def test_a_statement_about_no_time_at_all_is_missed_by_what_it_says() -> None:
    mended = repair(System.of([0], [0], [0, 0], [0, 0], [-7, 9], [0, 0], 3))
    assert mended.cost.tolist() == [21]
    assert mended.missed.tolist() == [True, False]


def test_weights_that_do_not_fit_are_refused() -> None:
    said = System.of([0, 0], [1, 0], [0, 1], [1, 0], [1 << 50, -(1 << 51)], [0, 1], 1 << 20)
    assert repair(said).impossible.tolist() == [True]


def test_one_slip_in_a_long_series_of_totals_costs_what_it_is_off() -> None:
    size = 3_000
    step = np.random.default_rng(3).integers(1, 6, size)
    total, start = np.cumsum(step), np.zeros(size, np.int64)
    wrong = total.copy()
    wrong[size // 2] += 500
    said = series(start, np.arange(size) + 1, wrong, wrong)
    mended = repair(said)
    assert mended.cost.tolist() == [500 - step[size // 2 + 1]]  # down to the next total, no further
    found = ranges(mended.face, np.array([0]))
    right = np.abs(np.arange(size) - size // 2) > 500
    assert (found.low[1:][right] == total[right]).all()
    assert (found.high[1:][right] == total[right]).all()


def test_a_wrong_total_over_a_pure_chain_of_increments() -> None:
    size = 2_000
    step, order = np.random.default_rng(4).integers(0, 6, size), np.arange(size)
    begin, end = np.append(order, 0), np.append(order + 1, size)
    said = series(begin, end, np.append(step, step.sum() + 9), np.append(step, step.sum() + 9))
    mended = repair(said)
    assert mended.cost.tolist() == [9]
    found = ranges(mended.face, np.array([0]))
    assert (found.low[size], found.high[size]) == (step.sum(), step.sum() + 9)


def test_long_and_short_ways_agree_on_a_middling_block(monkeypatch: pytest.MonkeyPatch) -> None:
    r = np.random.default_rng(5)
    begin = np.where(r.random(150) < 0.7, 0, r.integers(0, 90, 150))
    end = begin + r.integers(1, 30, 150)
    low = (end - begin) * 3 + r.integers(-4, 5, 150)
    said = series(begin, end, low, low + r.integers(0, 3, 150))
    one = repair(said)
    monkeypatch.setattr(module, "SMALL", 0)
    other = repair(said)
    assert one.cost[0] == other.cost[0] > 0
    here, there = (ranges(mended.face, np.array([0])) for mended in (one, other))
    assert (here.low == there.low).all()
    assert (here.high == there.high).all()


@given(systems())
def test_the_first_guess_satisfies_the_model(system: System) -> None:
    values = guess(system)
    assert values is not None
    assert (system.misses(values)[system.statement == NO_STATEMENT] == 0).all()
    assert (np.diff(values)[system.chain[:-1]] >= 0).all()
