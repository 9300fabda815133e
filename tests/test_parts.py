"""A part is never more than its whole: two series that bound each other."""

import datetime as dt
from itertools import product

import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from reconcile import Assumptions, Figure, reconcile, reconcile_frame, to_frame

PARTS = Assumptions(parts={"child": "dead"})
DAYS, MOST = 3, 4
Curve = tuple[int, ...]


def day(number: int) -> dt.date:
    return dt.date(2024, 10, 1 + number)


def curves() -> list[Curve]:
    """Totals that never fall, one a day, and that reach no more than MOST."""
    return [curve for curve in product(range(MOST + 1), repeat=DAYS) if list(curve) == sorted(curve)]


WORLDS = [(child, dead) for child, dead in product(curves(), curves()) if all(map(int.__le__, child, dead))]


@st.composite
def stories(draw: st.DrawFn) -> list[Figure]:
    """True statements about one world, low and high."""
    child, dead = draw(st.sampled_from(WORLDS))
    said = []
    for number in range(draw(st.integers(1, 4))):
        series, on = draw(st.sampled_from(["child", "dead"])), draw(st.integers(0, DAYS - 1))
        value = (child if series == "child" else dead)[on]
        low, high = max(value - draw(st.integers(0, 1)), 0), value + draw(st.integers(0, 1))
        said.append(Figure.cumulative(low=low, high=high, series=series, published=day(on), source=f"s{number}"))
    return said


def fits(figure: Figure, world: tuple[Curve, Curve]) -> bool:
    assert figure.published is not None
    return world[figure.series == "dead"][(figure.published - day(0)).days] in figure.bounds


@given(stories())
@settings(max_examples=80)
def test_totals_are_exactly_what_all_pairs_of_counts_leave(said: list[Figure]) -> None:
    account = reconcile(said, PARTS)
    possible = [world for world in WORLDS if all(fits(figure, world) for figure in said)]
    assert account.conflicts == ()
    for series, on in product(account.series, range(DAYS)):
        total = account.total(day(on), series=series)
        values = [world[series == "dead"][on] for world in possible]
        assert total.low == min(values)
        assert max(values) == (MOST if total.high is None else min(total.high, MOST))


@given(stories())
@settings(max_examples=30)
def test_frames_say_the_same(said: list[Figure]) -> None:
    account = reconcile(said, PARTS)
    frame = reconcile_frame(to_frame(said), assume=PARTS)
    assert isinstance(frame, pd.DataFrame)
    for date, series, low, high in zip(frame["date"], frame["series"], frame["low"], frame["high"], strict=True):
        total = account.total(date.date(), series=series)
        assert (total.low, total.high) == (low, None if pd.isna(high) else high)


def test_more_children_than_dead_is_a_conflict_of_both_series() -> None:
    dead = Figure.cumulative(20, series="dead", published=day(0), source="Ministry")
    child = Figure.cumulative(25, series="child", published=day(0), source="Agency")
    (conflict,) = reconcile([dead, child], PARTS).conflicts
    assert set(conflict.figures) == {dead, child}
    assert (conflict.gap, conflict.series) == (5, "dead")
    assert reconcile([dead, child]).conflicts == ()


def test_a_proof_names_the_series_that_another_bound_comes_from() -> None:
    dead = Figure.cumulative(100, series="dead", published=day(0), source="Ministry")
    child = Figure.cumulative(130, series="child", published=day(1), source="Agency")
    why = reconcile([dead, child], PARTS).why(day(1), "dead")
    assert why.low == (child,)
    assert "at least 130: 130 in all (Agency, 2024-10-02) of child" in str(why)


def test_a_part_counts_from_the_origin_of_its_whole() -> None:
    dead = Figure.cumulative(20, series="dead", since=day(2), published=day(5), source="Ministry")
    child = Figure.cumulative(25, series="child", since=day(0), published=day(5), source="Agency")
    early = Figure.increment(4, series="child", during=day(1), published=day(5), source="Agency")
    assert reconcile([dead, child], PARTS).conflicts == ()
    assert reconcile([dead, child, early], PARTS).total(day(5), since=day(2), series="child").high == 20


@pytest.mark.parametrize(("monotone", "falls"), [(["count"], False), ([], True)])
def test_whether_counts_may_fall_is_the_callers(monotone: list[str], falls: bool) -> None:
    said = [Figure.cumulative(n, series="listed", published=day(on), source="Office") for on, n in ((0, 90), (1, 80))]
    account = reconcile(said, Assumptions(monotone=frozenset(monotone)))
    assert (account.conflicts == ()) == falls
    assert account.total(day(1)).best == (80 if falls else None)
