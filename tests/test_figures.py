"""Figures made by hand."""

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from reconcile import (
    Bounds,
    Figure,
    Granularity,
    InputError,
    InputTypeError,
    Kind,
    Modality,
    Period,
    Relation,
    Span,
)

FIRST = dt.date(2024, 10, 1)
LAST = dt.date(2024, 10, 23)


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (Figure.cumulative, Kind.CUMULATIVE),
        (Figure.increment, Kind.INCREMENT),
        (Figure.level, Kind.LEVEL),
        (Figure.plain, Kind.PLAIN),
        (Figure.adjustment, Kind.ADJUSTMENT),
    ],
)
def test_each_kind_has_a_constructor(make: object, kind: Kind) -> None:
    figure = make(3, counted="morts", source="A")
    assert (figure.kind, figure.bounds, figure.counted, figure.source) == (kind, Bounds.exactly(3), "morts", "A")


@pytest.mark.parametrize(
    ("window", "period", "relation", "granularity"),
    [
        ({}, Period(), None, None),
        ({"since": FIRST}, Period.since(FIRST), Relation.SINCE, Granularity.DAY),
        ({"since": Period.month(2024, 8)}, Period.since(dt.date(2024, 8, 1)), Relation.SINCE, Granularity.MONTH),
        ({"as_of": LAST}, Period.until(LAST), Relation.AS_OF, Granularity.DAY),
        ({"as_of": dt.datetime(2024, 10, 23, 18)}, Period.until(LAST), Relation.AS_OF, Granularity.DAY),
        ({"by": Period.month(2024, 12)}, Period.until(dt.date(2024, 12, 31)), Relation.BY, Granularity.MONTH),
        ({"since": FIRST, "as_of": LAST}, Period(FIRST, dt.date(2024, 10, 24)), Relation.SINCE, Granularity.DAY),
        ({"during": Period.month(2024, 8)}, Period.month(2024, 8), Relation.DURING, None),
    ],
)
def test_windows_by_name(window: dict, period: Period, relation: Relation, granularity: Granularity) -> None:
    figure = Figure.plain(1, **window)
    assert (figure.period, figure.relation, figure.granularity) == (period, relation, granularity)


@pytest.mark.parametrize(
    ("bad", "error", "says"),
    [
        (lambda: Figure.plain(3, low=2), InputError, "both the value"),
        (lambda: Figure.plain(3, sources="A"), InputTypeError, "no attribute 'sources' .did you mean 'source'"),
        (lambda: Figure.plain(3).replace(serie="A"), InputTypeError, "no attribute 'serie' .did you mean 'series'"),
        (lambda: Figure(3), InputTypeError, "give Bounds"),
        (lambda: Figure.plain(3).replace(kind="total"), InputError, "choose one of cumulative"),
        (lambda: Figure.plain(3, modality=None), InputTypeError, "choose one of asserted"),
        (lambda: Figure.plain(3, published="2024-10-23"), InputTypeError, "give a datetime.date"),
        (lambda: Figure.plain(3, published=pd.NaT), InputError, "published is NaT"),
        (lambda: Figure.plain(3, period=LAST), InputTypeError, "give a Period"),
        (lambda: Figure.plain(3, said=LAST), InputTypeError, "give a Period"),
        (lambda: Figure.plain(3, span=(1, 2)), InputTypeError, "give a Span"),
        (lambda: Figure.plain(3, source=7), InputTypeError, "source is a int"),
        (lambda: Figure.plain(3, series=pd.NA), InputTypeError, "give a str"),
        (lambda: Figure.plain(3, subset=None), InputTypeError, "True or False"),
        (lambda: Figure.plain(3, because="x"), InputTypeError, "tuple of str"),
        (lambda: Figure.plain(3, alternatives=[3]), InputTypeError, "one of alternatives"),
        (lambda: Figure.plain(3, since="1 October"), InputTypeError, "give a date"),
        (lambda: Figure.plain(3.5), InputTypeError, "Decimal"),
        (lambda: Figure.plain(low=3, high=2), InputError, "above"),
        (lambda: Figure.plain(3, since=LAST, as_of=FIRST), InputError, "must come later"),
        (lambda: Figure(boundz=3), InputTypeError, "Figure takes no 'boundz' .did you mean 'bounds'"),
        (lambda: Figure(), InputTypeError, "missing a required argument: 'bounds'"),
        (lambda: Span(5, 3), InputError, "no span runs from 5 to 3"),
        (lambda: Span(-1, 3), InputError, "no span runs from -1 to 3"),
        (lambda: Span("1", 3), InputTypeError, "start is a str"),
        (lambda: Span(0, True), InputTypeError, "end is a bool"),
    ],
)
def test_what_is_no_figure_is_refused_with_advice(bad: object, error: type, says: str) -> None:
    with pytest.raises(error, match=says):
        bad()


def test_words_stand_for_members_and_lists_for_tuples() -> None:
    figure = Figure(Bounds.exactly(3), kind="cumulative", modality="planned", because=["a", "b"])
    assert (figure.kind, figure.modality, figure.because) == (Kind.CUMULATIVE, Modality.PLANNED, ("a", "b"))
    assert eval(repr(figure)) == figure  # noqa: S307  # the law itself


@pytest.mark.parametrize(
    ("given", "advice"),
    [
        ({}, "give the value, or low="),
        ({"value": 3, "by": LAST, "as_of": LAST}, "give by= for a deadline, or as_of="),
        ({"value": 3, "by": LAST, "during": LAST}, "give by= for a deadline, or during="),
        ({"value": 3, "since": LAST, "during": LAST}, "or during= for both"),
        ({"value": 3, "as_of": LAST, "during": LAST}, "or during= for both"),
    ],
)
def test_what_says_too_little_or_two_things_is_refused(given: dict[str, Any], advice: str) -> None:
    with pytest.raises(InputError, match=advice):
        Figure.cumulative(**given)


def test_a_value_that_is_no_number_is_called_a_value() -> None:
    with pytest.raises(InputTypeError, match="value is a str"):
        Figure.cumulative("12")  # type: ignore[arg-type]  # a mistake of the caller
