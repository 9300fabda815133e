"""Figures made by hand."""

import datetime as dt

import pytest

from reconcile import Bounds, Figure, Granularity, InputError, InputTypeError, Kind, Period, Relation

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
        (lambda: Figure.plain(3, sources="A"), InputTypeError, "unexpected keyword argument 'sources'"),
        (lambda: Figure.plain(3, since="1 October"), InputTypeError, "give a date"),
        (lambda: Figure.plain(3.5), InputTypeError, "Decimal"),
        (lambda: Figure.plain(low=3, high=2), InputError, "above"),
        (lambda: Figure.plain(3, since=LAST, as_of=FIRST), InputError, "must come later"),
    ],
)
def test_what_is_no_figure_is_refused_with_advice(bad: object, error: type, says: str) -> None:
    with pytest.raises(error, match=says):
        bad()
