from dataclasses import replace
from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from reconcile.solver import conflicts as module
from reconcile.solver.conflicts import Contradiction, Verdict, contradictions
from reconcile.solver.constraints import NO_STATEMENT, System
from reconcile.solver.hitting import Members, clusters, smallest
from tests.systems import Program, agrees, conflicts_of, joined, series, systems

ROWS = np.arange(6)


def fewest(sets: list[set[int]]) -> int:
    """How many members hit all the sets, by trying."""
    members = sorted(set().union(*sets))
    sizes = range(len(members) + 1)
    return next(size for size in sizes if any(all(x & set(some) for x in sets) for some in combinations(members, size)))


def connected(sets: list[set[int]], start: set[int]) -> list[set[int]]:
    """The sets that are connected to one of them."""
    reached: set[int] = set()
    grown = set(start)
    while grown != reached:
        reached = grown
        grown = reached.union(*(known for known in sets if known & reached))
    return [known for known in sets if known & reached]


def gap(system: System, rows: tuple[int, ...]) -> float:
    """By how much these statements contradict each other, as HiGHS sees it."""
    kept = system.only(np.isin(system.statement, [*rows, NO_STATEMENT]))
    return Program(System.of(kept.block, kept.chain, kept.tail, kept.head, kept.bound, kept.statement)).cost()


@pytest.fixture(params=[(200, 8), (200, 0), (0, 8)], ids=["side by side", "at a glance", "one by one"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Small blocks are looked at side by side, many of them at a glance first, and long ones one by one."""
    monkeypatch.setattr(module, "SMALL", request.param[0])
    monkeypatch.setattr(module, "SOME", request.param[1])


@pytest.mark.usefixtures("_way")
@pytest.mark.parametrize("seed", range(2))
def test_contradictions_are_irreducible_and_enough(seed: int) -> None:
    found = _drawn(60, seed)
    assert sum(len(verdict.contradictions) for _, verdict in found) > 60
    for system, verdict in found:
        _check(system, verdict)


@pytest.mark.slow
@pytest.mark.usefixtures("_way")
def test_contradictions_are_irreducible_and_enough_in_thousands_of_systems() -> None:
    for system, verdict in _drawn(2000, 77):
        _check(system, verdict)


def _drawn(count: int, seed: int) -> list[tuple[System, Verdict]]:
    r = np.random.default_rng(seed)
    drawn = [_random(r) for _ in range(count)]
    return [(system, contradictions(system, np.arange(9))) for system in drawn]


def _random(r: np.random.Generator) -> System:
    nodes, rows = int(r.integers(3, 8)), int(r.integers(3, 8))
    begin = np.where(r.random(rows) < 0.5, 0, r.integers(0, nodes - 1, rows))
    end = begin + 1 + r.integers(0, nodes - 1 - begin)
    low = 3 * (end - begin) + r.integers(-3, 4, rows)
    ends, row = (np.append(end, begin), np.append(begin, end)), np.arange(rows)
    bound = np.append(-low, low + r.integers(0, 3, rows))
    return System.of([0] * nodes, np.arange(nodes) < nodes - 1, *ends, bound, np.append(row, row))


def _check(system: System, verdict: Verdict) -> None:
    every, rows = conflicts_of(system), set(system.statement.tolist()) - {NO_STATEMENT}
    for found in verdict.contradictions:
        assert set(found.statements) in every
        assert found.gap == pytest.approx(gap(system, found.statements), abs=1e-5)
    assert agrees(system, rows - set(verdict.retractions))
    assert (
        len(verdict.retractions) == fewest(every) == fewest([set(found.statements) for found in verdict.contradictions])
    )
    assert verdict.unproved == ()
    if len(clusters(found.statements for found in verdict.contradictions)) == 1:
        _check_culprits(verdict, every)


def _check_culprits(verdict: Verdict, every: list[set[int]]) -> None:
    for found in verdict.contradictions:
        common = set(found.statements).intersection(*connected(every, set(found.statements)))
        assert set(found.culprits) == common


@given(systems(), st.randoms(use_true_random=False), st.permutations(range(6)))
def test_neither_order_nor_numbering_matters(system: System, random: Random, names: list[int]) -> None:
    arcs = list(range(len(system.tail)))
    random.shuffle(arcs)
    shuffled = system.only(np.array(arcs))
    renamed = np.append(names, NO_STATEMENT)[shuffled.statement]
    again = System.of(
        system.block, system.chain, shuffled.tail, shuffled.head, shuffled.bound, renamed, shuffled.weight
    )
    rank = np.argsort(names)
    assert _renamed(contradictions(system, ROWS), names) == contradictions(again, rank)


def _renamed(verdict: Verdict, names: list[int]) -> Verdict:
    def new(rows: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(names[row] for row in rows)

    found = (Contradiction(x.block, new(x.statements), x.gap, new(x.culprits)) for x in verdict.contradictions)
    return Verdict(tuple(found), new(verdict.retractions), verdict.unproved)


@settings(max_examples=40)
@given(st.lists(systems(), min_size=2, max_size=9), st.sampled_from([8, 0]))
def test_blocks_do_not_touch_one_another(parts: list[System], some: int) -> None:
    apart = [
        System.of(p.block, p.chain, p.tail, p.head, p.bound, p.statement + 10 * i, p.weight)
        for i, p in enumerate(parts)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "SOME", some)  # beyond so many, a glance comes first
        together = contradictions(joined(apart), np.arange(10 * len(parts)))
    alone = [contradictions(part, np.arange(10 * len(parts))) for part in apart]
    found = [replace(x, block=block) for block, verdict in enumerate(alone) for x in verdict.contradictions]
    assert together.contradictions == tuple(found)
    assert together.retractions == tuple(row for verdict in alone for row in verdict.retractions)


@pytest.mark.parametrize("seed", [1, 2])
def test_of_many_blocks_each_is_judged_as_if_it_stood_alone(seed: int) -> None:
    r = np.random.default_rng(seed)
    parts = [_random(r) for _ in range(40)]
    apart = [System.of(p.block, p.chain, p.tail, p.head, p.bound, p.statement + 9 * i) for i, p in enumerate(parts)]
    rank = np.arange(9 * len(parts))
    together, alone = contradictions(joined(apart), rank), [contradictions(part, rank) for part in apart]
    found = {(x.block, x.statements, x.gap, x.culprits) for x in together.contradictions}
    assert found == {(i, x.statements, x.gap, x.culprits) for i, one in enumerate(alone) for x in one.contradictions}
    assert set(together.retractions) == {row for one in alone for row in one.retractions}


def test_a_statement_that_cannot_hold_by_itself() -> None:
    ends = ([0, 0], [1, 0], [0, 1, 0], [1, 0, 1])
    verdict = contradictions(System.of(*ends, [5, -7, 9], [0, 0, 1]), np.arange(2))
    assert verdict.contradictions == (Contradiction(0, (0,), 2, (0,)),)
    nothing = contradictions(System.of([0], [0], [0], [0], [-3], [0]), np.arange(1))
    assert nothing.contradictions == (Contradiction(0, (0,), 3, (0,)),)


def test_two_of_two_are_both_culprits_and_a_star_has_one() -> None:
    start, end = np.zeros(3, np.int64), np.array([1, 2, 3])
    two = contradictions(series(start[:2], end[:2], np.array([9, 5]), np.array([9, 5])), np.arange(2))
    assert [(x.culprits, x.gap) for x in two.contradictions] == [((0, 1), 4)]
    star = contradictions(series(start, end, np.array([9, 4, 5]), np.array([9, 4, 5])), np.arange(3))
    assert {x.culprits for x in star.contradictions} == {(0,)}
    assert star.retractions == (0,)


def test_a_cluster_that_needs_two_retractions_has_no_culprit() -> None:
    values = np.array([1, 2, 3])
    verdict = contradictions(series(values * 0, values * 0 + 1, values, values), np.arange(3))
    assert len(verdict.retractions) == 2
    assert all(x.culprits == () for x in verdict.contradictions)


def test_two_slips_close_together_have_culprits_of_their_own() -> None:
    totals, increments = np.array([37_000, 40_652, 41_316, 42_000]), np.array([652, 664, 750])
    start, end = np.array([0, 0, 0, 0, 1, 2, 3]), np.array([1, 2, 3, 4, 2, 3, 4])
    values = np.append(totals, increments)
    verdict = contradictions(series(start, end, values, values), np.arange(7))
    assert [(x.statements, x.culprits) for x in verdict.contradictions] == [((0, 1, 4), (0, 4)), ((2, 3, 6), (3, 6))]
    assert len(verdict.retractions) == 2


def test_what_the_model_contradicts_by_itself_is_nobodys_fault() -> None:
    said = System.of([0, 0], [1, 0], [0, 0], [1, 1], [-1, -5], [NO_STATEMENT, 0])
    assert contradictions(said, np.arange(1)) == Verdict((), (), ())


def test_a_year_of_increments_against_its_total() -> None:
    size = 366
    step, order = np.random.default_rng(4).integers(3, 9, size), np.arange(size)
    begin, end = np.append(order, 0), np.append(order + 1, size)
    for total in (step.sum() + 2, step.sum() - 2):
        value = np.append(step, total)
        (found,) = contradictions(series(begin, end, value, value), np.arange(size + 1)).contradictions
        assert (len(found.statements), found.gap) == (size + 1, 2)
        assert found.culprits == found.statements


def test_one_slip_in_a_long_series_of_totals_is_the_only_culprit() -> None:
    size = 3_000
    total = np.cumsum(np.full(size, 3))
    total[size // 2] += 500
    verdict = contradictions(series(np.zeros(size, np.int64), np.arange(size) + 1, total, total), np.arange(size))
    assert verdict.retractions == (size // 2,)
    assert {x.culprits for x in verdict.contradictions} == {(size // 2,)}


def test_where_too_much_is_wrong_the_answer_stands_but_is_not_called_the_fewest() -> None:
    value = np.random.default_rng(5).permutation(60) * 3
    said = series(value * 0, value * 0 + 1, value, value)
    verdict = contradictions(said, np.arange(60))
    assert verdict.unproved == (0,)
    assert len(verdict.retractions) == 59
    assert all(x.culprits == () for x in verdict.contradictions)


@given(
    st.lists(st.sets(st.integers(0, 7), min_size=1, max_size=3).map(lambda s: tuple(sorted(s))), min_size=1, max_size=8)
)
def test_smallest_hitting_set(sets: list[Members]) -> None:
    found = [smallest(cluster) for cluster in clusters(sets)]
    hit = {member for members, _ in found for member in members}
    assert all(proved for _, proved in found)
    assert all(hit & set(members) for members in sets)
    assert len(hit) == fewest([set(members) for members in sets])


def test_with_no_time_to_search_what_is_in_most_sets_goes_first() -> None:
    assert smallest([(1, 9), (2, 9), (3, 4), (3, 9)], work=1) == ((3, 9), False)
