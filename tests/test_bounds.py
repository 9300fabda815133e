"""Bounds are sets of numbers: every operation must agree with membership."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given, strategies as st

from reconcile import Bounds, InputError, InputTypeError
from reconcile.testing import amounts, bounds

small = st.integers(-20, 20)


@given(bounds(), amounts())
def test_negation_mirrors_membership(some: Bounds, value: int) -> None:
    assert (value in some) == (-value in -some)


@given(bounds(), bounds(), amounts())
def test_intersection_is_what_both_allow(a: Bounds, b: Bounds, value: int) -> None:
    both = value in a and value in b
    try:
        assert (value in (a & b)) == both
    except InputError:
        assert not both


@given(small, small, small, small, small, small)
def test_sums_of_members_are_in_the_sum(a: int, b: int, c: int, d: int, x: int, y: int) -> None:
    first, second = Bounds(min(a, b), max(a, b)), Bounds(min(c, d), max(c, d))
    if x in first and y in second:
        assert x + y in first + second
        assert x - y in first - second


@pytest.mark.parametrize(
    ("bad", "error", "says"),
    [
        (lambda: Bounds(3, 2), InputError, "above"),
        (lambda: Bounds(3, 3, low_open=True), InputError, "left out"),
        (lambda: Bounds(Decimal("NaN")), InputError, "finite"),
        (lambda: Bounds(None, Decimal("Infinity")), InputError, "None where there is no limit"),
        (lambda: Bounds(0.5), InputTypeError, "Decimal"),
        (lambda: Bounds("3"), InputTypeError, "str"),
        (lambda: Bounds(True, True), InputTypeError, "bool"),
        (lambda: bool(Bounds()), InputTypeError, "neither true nor false"),
    ],
)
def test_what_is_no_interval_is_refused_with_advice(bad: object, error: type, says: str) -> None:
    with pytest.raises(error, match=says):
        bad()


def test_whole_numbers_of_any_type_become_int() -> None:
    assert type(Bounds(np.int64(3), Decimal("4.0")).low) is int
    assert type(Bounds(np.int64(3), Decimal("4.0")).high) is int


def test_the_exact_value_is_known_only_where_both_ends_meet() -> None:
    assert Bounds.exactly(3).value == 3
    assert Bounds(3, 4).value is None
    assert Bounds().value is None


@pytest.mark.parametrize("combined", [lambda one: one + 1, lambda one: one - 1, lambda one: one & 1])
def test_bounds_and_a_bare_number_are_not_combined(combined: Callable[[Any], object]) -> None:
    with pytest.raises(InputTypeError, match=r"such as Bounds.exactly\(1\)"):
        combined(Bounds.exactly(3))


def test_an_unknown_argument_of_bounds_is_named() -> None:
    with pytest.raises(InputTypeError, match="Bounds takes no 'lo'"):
        Bounds(lo=1)  # type: ignore[call-arg]  # a mistake of the caller
