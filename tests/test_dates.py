"""Periods are sets of days."""

import datetime as dt

import pytest
from hypothesis import given

from reconcile import InputError, InputTypeError, Period
from reconcile.testing import days, periods


@given(periods(), periods(), days())
def test_intersection_is_the_days_of_both(a: Period, b: Period, day: dt.date) -> None:
    both = day in a and day in b
    try:
        assert (day in (a & b)) == both
    except InputError:
        assert not both


@given(periods())
def test_days_counts_the_members(period: Period) -> None:
    if period.days is not None and period.days < 500:
        inside = [period.start + dt.timedelta(days=n) for n in range(-1, period.days + 1)]
        assert sum(day in period for day in inside) == period.days


@pytest.mark.parametrize(
    ("bad", "error", "says"),
    [
        (lambda: Period(dt.date(2024, 1, 2), dt.date(2024, 1, 2)), InputError, "exclusive"),
        (lambda: Period(None, dt.date.min), InputError, "no day comes before"),
        (lambda: Period("2024-01-02"), InputTypeError, "datetime.date"),
        (lambda: Period(dt.datetime(2024, 1, 2, 3)), InputTypeError, "datetime"),
        (lambda: Period.day(2023, 2, 29), InputError, "no such day"),
        (lambda: Period.month(2023, 13), InputError, "no such day"),
    ],
)
def test_what_is_no_period_is_refused_with_advice(bad: object, error: type, says: str) -> None:
    with pytest.raises(error, match=says):
        bad()


def test_the_last_day_there_is_has_no_end() -> None:
    assert Period.on(dt.date.max).end is None
    assert Period.year(9999).end is None
