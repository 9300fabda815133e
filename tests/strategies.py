"""Hypothesis strategies for the values of the library, shared by all tests."""

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from reconcile import (
    Bounds,
    DateExpression,
    DateKind,
    Figure,
    Granularity,
    Kind,
    Modality,
    Number,
    NumberKind,
    Period,
    Relation,
    Role,
    Span,
)

days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))
amounts = st.integers(-(10**9), 10**9) | st.decimals(-(10**6), 10**6, places=2)
words = st.text("aeinorst é'", min_size=1, max_size=12)


def maybe(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


@st.composite
def bounds(draw: st.DrawFn) -> Bounds:
    ends = sorted(draw(st.lists(amounts, min_size=2, max_size=2)))
    low, high = (draw(st.sampled_from([end, None])) for end in ends)
    wide = low is None or high is None or low < high
    return Bounds(low, high, wide and draw(st.booleans()), wide and draw(st.booleans()))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first = draw(days)
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


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, 1000))
    return Span(start, start + draw(st.integers(1, 50)))


numbers = st.builds(
    Number,
    spans(),
    words,
    bounds(),
    st.booleans(),
    st.sampled_from(NumberKind),
    maybe(words),
)
date_expressions = st.builds(
    DateExpression,
    spans(),
    words,
    periods(),
    st.sampled_from(Relation),
    st.sampled_from(DateKind),
    maybe(st.sampled_from(Granularity)),
    duration=maybe(st.just("P3W")),
)
figures = st.builds(
    Figure,
    bounds(),
    st.sampled_from(Kind),
    approximate=st.booleans(),
    counted=maybe(words),
    unit=maybe(words),
    predicate=maybe(words),
    period=periods(),
    relation=maybe(st.sampled_from(Relation)),
    when=maybe(spans()),
    granularity=maybe(st.sampled_from(Granularity)),
    said=maybe(periods()),
    modality=st.sampled_from(Modality),
    role=st.sampled_from(Role),
    subset=st.booleans(),
    revises=st.booleans(),
    source=maybe(words),
    published=maybe(days),
    series=maybe(words),
    because=st.lists(words, max_size=2).map(tuple),
)
values = bounds() | periods() | spans() | numbers | date_expressions | figures

__all__ = [
    "Decimal",
    "amounts",
    "bounds",
    "date_expressions",
    "days",
    "figures",
    "numbers",
    "periods",
    "spans",
    "values",
]
