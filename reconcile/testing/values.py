"""Strategies for what texts state: bounds, periods, numbers, dates, figures."""

import datetime as dt
from decimal import Decimal
from functools import cache
from typing import Final, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from reconcile.bounds import Amount, Bounds
from reconcile.dates import DateExpression, DateKind, Granularity, Period, Relation
from reconcile.figures import Figure, Kind, Modality, Role
from reconcile.numbers import Number, NumberKind
from reconcile.spans import Span

T = TypeVar("T")

WORDS: Final = st.text("aeinorst é'", min_size=1, max_size=12)
_FIRST: Final = dt.date(1900, 1, 1)
_LAST: Final = dt.date(2100, 12, 31)


def maybe(strategy: SearchStrategy[T]) -> SearchStrategy[T | None]:
    """None, or what the strategy draws."""
    return st.none() | strategy


def tuples_of(strategy: SearchStrategy[T], most: int, least: int = 0) -> SearchStrategy[tuple[T, ...]]:
    """A few of what the strategy draws."""
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


def days(first: dt.date = _FIRST, last: dt.date = _LAST) -> SearchStrategy[dt.date]:
    """Calendar days.

    >>> from hypothesis import find
    >>> find(days(), lambda day: day.year == 2024)
    datetime.date(2024, 1, 1)

    """
    return st.dates(first, last)


@cache  # a strategy that is made once is checked once
def amounts() -> SearchStrategy[Amount]:
    """Exact numbers: whole ones, and decimals of two places.

    >>> from hypothesis import find
    >>> find(amounts(), lambda amount: amount > 1_000)
    1001

    """
    cents = st.integers(-(10**8), 10**8)  # what st.decimals draws takes several times as long
    return st.integers(-(10**9), 10**9) | cents.map(lambda number: Decimal(number).scaleb(-2))


@cache
@st.composite
def bounds(draw: st.DrawFn) -> Bounds:
    """Intervals with ends that are open, closed or absent.

    >>> from hypothesis import find
    >>> find(bounds(), lambda bounds: bounds.low_open)
    Bounds.more_than(0)

    """
    ends = sorted((draw(amounts()), draw(amounts())))
    low, high = (draw(st.sampled_from([end, None])) for end in ends)
    wide = low is None or high is None or low < high
    return Bounds(low, high, wide and draw(st.booleans()), wide and draw(st.booleans()))


@cache
@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Days, months, years, spans of days, and periods with an open end or two.

    >>> from hypothesis import find
    >>> find(periods(), lambda period: period.end is None and period.start)
    Period.since(datetime.date(2000, 1, 1))

    """
    first = draw(days())
    made = [
        Period(),
        Period.on(first),
        Period.month(first.year, first.month),
        Period.year(first.year),
        Period.since(first),
        Period.until(first),
        Period(first, first + dt.timedelta(days=draw(st.integers(1, 400)))),
    ]
    return draw(st.sampled_from(made))


@cache
@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Places in a text.

    >>> from hypothesis import find
    >>> find(spans(), lambda span: 3 in span)
    Span(start=0, end=4)

    """
    start = draw(st.integers(0, 1000))
    return Span(start, start + draw(st.integers(1, 50)))


@cache
def numbers() -> SearchStrategy[Number]:
    """Numbers as a text states them, of every kind.

    >>> from hypothesis import given, settings
    >>> @given(numbers())
    ... @settings(max_examples=10, deadline=None)
    ... def test_one_is_a_value(one):
    ...     assert one.replace() == one
    >>> test_one_is_a_value()

    """
    return st.builds(
        Number,
        spans(),
        WORDS,
        bounds(),
        st.booleans(),
        st.sampled_from(NumberKind),
        maybe(WORDS),
        tuples_of(st.builds(Number, spans(), WORDS, bounds()), 1),
    )


@cache
def date_expressions() -> SearchStrategy[DateExpression]:
    """Dates, periods and durations as a text states them.

    >>> from hypothesis import given, settings
    >>> @given(date_expressions())
    ... @settings(max_examples=10, deadline=None)
    ... def test_one_is_a_value(one):
    ...     assert one.replace() == one
    >>> test_one_is_a_value()

    """
    return st.builds(
        DateExpression,
        spans(),
        WORDS,
        periods(),
        st.sampled_from(Relation),
        st.sampled_from(DateKind),
        maybe(st.sampled_from(Granularity)),
        tuples_of(st.builds(DateExpression, spans(), WORDS, periods()), 1),
        duration=maybe(st.just("P3W")),
    )


@cache
def figures() -> SearchStrategy[Figure]:
    """Figures with any attributes, each valid by itself; `worlds` has those that make sense together.

    >>> from hypothesis import given, settings
    >>> @given(figures())
    ... @settings(max_examples=10, deadline=None)
    ... def test_one_is_a_value(one):
    ...     assert one.replace() == one
    >>> test_one_is_a_value()

    """
    return st.builds(
        Figure,
        bounds(),
        st.sampled_from(Kind),
        approximate=st.booleans(),
        counted=maybe(WORDS),
        unit=maybe(WORDS),
        predicate=maybe(WORDS),
        period=periods(),
        relation=maybe(st.sampled_from(Relation)),
        when=maybe(spans()),
        granularity=maybe(st.sampled_from(Granularity)),
        said=maybe(periods()),
        modality=st.sampled_from(Modality),
        role=st.sampled_from(Role),
        subset=st.booleans(),
        part_of=maybe(spans()),
        attribution=maybe(spans()),
        speaker=maybe(WORDS),
        revises=st.booleans(),
        source=maybe(WORDS),
        published=maybe(days()),
        series=maybe(WORDS),
        span=maybe(spans()),
        text=maybe(WORDS),
        because=tuples_of(WORDS, 2),
    )
