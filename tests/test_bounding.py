import time
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from reconcile.solver.bounding import OPEN, infeasible, ranges
from reconcile.solver.choosing import middle, nearest
from reconcile.solver.constraints import NO_STATEMENT, System
from reconcile.solver.proofs import path
from reconcile.solver.relaxing import gauss_seidel
from tests.systems import agrees, joined, series, systems, worlds

FAR, REACH = 20, 30  # no finite bound of three nodes is FAR


@settings(max_examples=60)
@given(st.data())
def test_bounds_are_sound_and_tight(data: st.DataObject) -> None:
    system = data.draw(systems().filter(lambda system: len(system.block) <= 3))
    found, seen = ranges(system, np.array([0])), worlds(system, REACH)
    assert found.infeasible[0] == (len(seen) == 0)
    if len(seen):
        low, high = seen.min(axis=0), seen.max(axis=0)
        assert found.low.tolist() == np.where(low < -FAR, -OPEN, low).tolist()
        assert found.high.tolist() == np.where(high > FAR, OPEN, high).tolist()


@given(st.lists(systems(), min_size=1, max_size=5))
def test_blocks_do_not_touch_one_another(parts: list[System]) -> None:
    together = joined(parts)
    found = ranges(together, together.first[:-1])
    for place, part in enumerate(parts):
        alone, here = ranges(part, np.array([0])), together.block == place
        assert alone.infeasible[0] == found.infeasible[place]
        assert (alone.low == found.low[here]).all()
        assert (alone.high == found.high[here]).all()


@given(systems())
def test_infeasible_is_a_negative_cycle(system: System) -> None:
    assert infeasible(system)[0] != agrees(system, set(system.statement.tolist()))


@given(systems(), st.randoms(use_true_random=False), st.integers(0, 4))
def test_order_of_arcs_and_duplicates_change_nothing(system: System, random: Random, source: int) -> None:
    arcs = [*range(len(system.tail)), random.randrange(len(system.tail))]
    random.shuffle(arcs)
    node = np.array([source % len(system.block)])
    one, other = ranges(system, node), ranges(system.only(np.array(arcs)), node)
    assert (one.low == other.low).all()
    assert (one.high == other.high).all()
    assert (one.infeasible == other.infeasible).all()


@given(systems(), st.integers(0, 4), st.integers(0, 4))
def test_path_proves_the_bound(system: System, start: int, end: int) -> None:
    start, end = start % len(system.block), end % len(system.block)
    found = ranges(system, np.array([start]))
    arcs = path(system, start, end, np.arange(6))
    if found.infeasible[0] or found.high_open[end]:
        return
    assert system.bound[arcs].sum() == found.high[end]
    proof = system.only(np.array(arcs, np.int64))
    assert ranges(proof, np.array([start])).high[end] == found.high[end]


@given(systems(), st.lists(st.integers(-9, 9), min_size=5, max_size=5))
def test_labels_are_lowered_until_all_holds_or_go_round_for_ever(system: System, labels: list[int]) -> None:
    before = np.array(labels[: len(system.block)])
    found = gauss_seidel(system, before)
    assert (found is None) == (not agrees(system, set(system.statement.tolist())))
    if found is not None:
        linked = system.with_links()
        assert linked.holds(found).all()
        assert (found <= before).all()
        held = linked.head[found[linked.head] - found[linked.tail] == linked.bound]
        assert set(np.flatnonzero(found < before).tolist()) <= set(held.tolist())


@settings(max_examples=25)
@given(st.lists(systems(), min_size=2, max_size=4), st.integers(0, 4), st.integers(0, 4))
def test_a_path_among_other_blocks_is_that_of_the_block_alone(parts: list[System], start: int, end: int) -> None:
    here, nodes, arcs = parts[-1], sum(len(p.block) for p in parts[:-1]), sum(len(p.tail) for p in parts[:-1])
    start, end = start % len(here.block), end % len(here.block)
    alone = path(here, start, end, np.arange(6))
    if not infeasible(here)[0]:
        assert path(joined(parts), nodes + start, nodes + end, np.arange(6)) == [arcs + arc for arc in alone]


@given(systems(), st.permutations(range(30)))
def test_path_does_not_hang_on_the_order(system: System, shuffled: list[int]) -> None:
    order = np.array([arc for arc in shuffled if arc < len(system.tail)])
    there = path(system, 0, len(system.block) - 1, np.arange(6))
    again = path(system.only(order), 0, len(system.block) - 1, np.arange(6))
    statements = system.statement[there].tolist()
    assert statements == system.statement[order[again]].tolist()


@given(systems(), st.integers(0, 4))
def test_middle_satisfies_everything(system: System, source: int) -> None:
    source %= len(system.block)
    found = ranges(system, np.array([source]))
    if found.infeasible[0]:
        return
    values = middle(system, np.array([source]), found)
    tied = ~(found.low_open & found.high_open)
    inside = tied[system.tail] & tied[system.head]
    assert system.holds(values)[inside].all()
    assert (np.diff(values)[(system.chain & tied & np.append(tied[1:], True))[:-1]] >= 0).all()
    bounded = ~found.low_open & ~found.high_open
    assert (values[bounded] == (found.low[bounded] + found.high[bounded]) // 2).all()


def test_middle_is_held_flat_after_the_last_limit() -> None:
    said = System.of([0] * 4, [1, 1, 1, 0], [0, 1, 3], [1, 0, 2], [11, -10, -5], [0, 0, 1])
    assert middle(said, np.array([0])).tolist() == [0, 10, 10, 15]


def test_nearest_takes_the_weighted_median_within_the_face() -> None:
    face = System.of([0, 0], [1, 0], [0, 1], [1, 0], [100, -50], [NO_STATEMENT, NO_STATEMENT])
    row = np.zeros(3, np.int64)
    found = ranges(nearest(face, row, row + 1, np.array([40, 70, 300]), np.array([2, 2, 3])), np.array([0]))
    assert (found.low[1], found.high[1]) == (70, 70)


@pytest.mark.parametrize("up", [True, False])
def test_a_long_chain_of_increments_needs_few_rounds(up: bool) -> None:
    size = 40_000
    order, step = np.arange(size), np.random.default_rng(1).integers(0, 5, size)
    said = series(order, order + 1, step, step)
    said = said if up else said.mirrored()
    began = time.process_time()
    found = ranges(said, np.array([0]))
    assert time.process_time() - began < 10  # a sweep for each step would take minutes
    assert (found.low == found.high).all()
    assert found.high[-1] == step.sum()


def test_long_blocks_among_many_short_ones_are_bounded_as_if_alone() -> None:
    sizes, r = [40] * 40 + [90, 3, 200], np.random.default_rng(3)
    steps = [r.integers(0, 5, size) for size in sizes]
    parts = [
        series(np.arange(size), np.arange(size) + 1, step, step + 1) for size, step in zip(sizes, steps, strict=True)
    ]
    together = joined(parts)
    found = ranges(together, together.first[:-1])
    assert not found.infeasible.any()
    assert found.low[together.first[1:] - 1].tolist() == [step.sum() for step in steps]
    assert found.high[together.first[1:] - 1].tolist() == [step.sum() + len(step) for step in steps]


def test_one_slip_in_a_long_series_of_totals_and_increments_is_infeasible() -> None:
    size = 5_000
    order, step = np.arange(size), np.random.default_rng(2).integers(0, 5, size)
    said = series(order, order + 1, step, step)
    one = np.array([1])
    worse = said.with_arcs(size * one, 0 * one, -(step.sum() + 1) * one, size * one, one)
    assert not infeasible(said)[0]
    assert infeasible(worse)[0]


def test_refused_blocks_are_flagged_and_leave_the_others_alone() -> None:
    said = System.of([0, 0, 1, 1], [1, 0, 1, 0], [0, 0, 2], [1, 1, 3], [1 << 60, 1 << 60, 5], [0, 1, 2])
    found = ranges(said, np.array([0, 2]))
    assert found.refused.tolist() == [True, False]
    assert found.high.tolist() == [OPEN, OPEN, 0, 5]
    assert found.low.tolist() == [-OPEN, -OPEN, 0, 0]


def test_amounts_near_the_limit_in_many_blocks_and_chains() -> None:
    blocks, big = 40, 1 << 56
    block = np.repeat(np.arange(blocks), 4)
    first = np.arange(blocks) * 4
    said = System.of(block, np.tile([1, 0, 1, 0], blocks), first, first + 3, np.full(blocks, big), np.arange(blocks))
    found = ranges(said, first)
    assert (found.high[first + 3] == big).all()
    assert (found.high[first + 2] == big).all()
    assert (found.high[first + 1] == OPEN).all()
    assert not found.infeasible.any()
