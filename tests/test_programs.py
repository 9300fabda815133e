"""Sums over several nodes as programs in whole numbers: what is answered is checked, never taken on trust."""

import numpy as np
import pytest

from reconcile.solver.combined import combined_contradictions, proving
from reconcile.solver.conflicts import Verdict
from reconcile.solver.constraints import NO_STATEMENT, Ints, System
from reconcile.solver.equations import Equations
from reconcile.solver.programs import Least, Program

TWO_PARTS = ([1, 2, 3, 0], [1, 1, -1, -1])  # nodes 1 and 2 add up to node 3, counted from node 0
NOTHING = System.of([0] * 4, [False] * 4, [], [], [], [])
EQUAL = System.of([0] * 4, [False] * 4, [1, 2], [2, 1], [0, 0], [NO_STATEMENT] * 2)


def whole(low: int, high: int, system: System = EQUAL) -> Program:
    """Two parts and a whole from low to high."""
    ends = System.of(system.block, system.chain, [0, 3], [3, 0], [high, -low], [NO_STATEMENT] * 2)
    return Program(system.with_arcs(*ends.arcs), Equations.of([(*TWO_PARTS, 0, 0)]))


def test_half_a_person_is_none() -> None:
    odd, even, either = whole(7, 7), whole(8, 8), whole(7, 9)
    assert [program.feasible() for program in (odd, even, either)] == [False, True, True]
    assert (either.least(0, 1).value, either.greatest(0, 1).value) == (4, 4)


def test_what_reaches_a_least_value_holds() -> None:
    program = whole(7, 11)
    found = program.least(0, 1)
    assert (found.value, found.reached) == (4, True)
    assert found.values is not None
    assert program.system.holds(found.values).all()
    assert program.equations.hold(found.values).all()


def test_where_nothing_limits_a_value_there_is_no_least() -> None:
    assert Program(NOTHING, Equations.of([(*TWO_PARTS, 0, 0)])).least(0, 1) == Least(None, True, None)


@pytest.mark.parametrize(("relaxed", "bound"), [(3.5, 4), (-3.5, -3), (1000.0005, 1000), (1000.5, 1001)])
def test_an_answer_that_whole_numbers_do_not_bear_out_is_only_a_bound(
    relaxed: float, bound: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def given_up(_: Program, goal: Ints, *, whole: bool) -> tuple[str, float, Ints]:
        return ("unsolved" if whole else "solved"), relaxed, np.zeros(4, np.int64)

    monkeypatch.setattr(Program, "_highs", given_up)
    assert whole(7, 9).least(0, 1) == Least(bound, False, None)


def test_a_false_answer_in_whole_numbers_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken(_: Program, goal: Ints, *, whole: bool) -> tuple[str, float, Ints]:
        return "solved", 4.0 if whole else 3.0, np.zeros(4, np.int64)

    monkeypatch.setattr(Program, "_highs", mistaken)
    assert whole(7, 9).least(0, 1) == Least(3, False, None)


def test_what_is_missed_at_a_price_is_missed_by_the_least() -> None:
    program = whole(8, 8)
    free = System.of([0] * 4, [False] * 4, [1, 0], [0, 2], [-9, 3], [0, 1], [1, 5])  # one says 9, the other at most 3
    mended, cost = program.mended(free)
    assert cost.value == 5 * 1 + 1 * 5
    assert mended.feasible()
    assert mended.least(0, 1).value == 4


def test_what_holds_anyway_and_has_no_values_blames_nobody() -> None:
    said = System.of([0] * 4, [False] * 4, [0], [1], [2], [0])
    assert combined_contradictions(whole(7, 7), said, np.arange(1)) == Verdict((), (), ())


def test_a_proof_names_what_it_needs_and_no_more() -> None:
    said = System.of([0] * 4, [False] * 4, [0, 0, 0], [1, 2, 2], [4, 5, 9], [0, 1, 2])
    base = Program(NOTHING, Equations.of([(*TWO_PARTS, 0, 0)]))
    assert proving(base, said, np.arange(3), (0, 3, 9)) == (0, 1)
