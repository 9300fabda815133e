"""Laws of accounts: sound, tight, and the same whatever the order, the repeats and the chunks of the input."""

import datetime as dt
import random
from math import inf

import pandas as pd
from hypothesis import given, settings, strategies as st

from reconcile import Figure, Kind, Reconciliation, from_frame, reconcile, reconcile_frame, to_frame
from tests.strategies import figures
from tests.worlds import (
    DAYS,
    FIRST,
    LITTLE,
    MOST,
    World,
    agree,
    counted,
    day,
    furthest,
    holds,
    true_figure,
    worlds,
)

kinds = st.sampled_from([Kind.CUMULATIVE, Kind.INCREMENT, Kind.PLAIN])
spreads = st.tuples(st.integers(0, 2), st.integers(0, 2), st.booleans())
ORIGIN = Figure.cumulative(low=0, since=FIRST, as_of=FIRST, published=FIRST, source="origin", series="s")


@st.composite
def stories(draw: st.DrawFn) -> tuple[World, list[Figure]]:
    """A world and a few things that are true of it, each by a source of its own."""
    world = tuple(draw(st.lists(st.integers(0, LITTLE), min_size=DAYS, max_size=DAYS)))
    said = [ORIGIN]
    for number in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, DAYS - 1))
        end = draw(st.integers(start, DAYS - 1))
        part = draw(st.integers(0, 4)) == 0
        said.append(true_figure(world, start, end, draw(spreads), draw(kinds), part, f"source {number}"))
    return world, said


@given(stories())
@settings(max_examples=60)
def test_totals_are_exactly_what_all_possible_worlds_leave(story: tuple[World, list[Figure]]) -> None:
    world, said = story
    account = reconcile(said)
    possible = [w for w in worlds() if all(holds(figure, w) for figure in said)]
    assert world in possible
    assert account.conflicts == ()
    for start in range(DAYS):
        for end in range(start, DAYS):
            total = account.total(day(end), since=day(start))
            amounts = [counted(w, start, end) for w in possible]
            assert total.low == min(amounts)
            highest = max(amounts)  # MOST and more: only the size of the worlds is the limit
            assert highest >= MOST if total.high is None else total.high == highest


@given(stories(), st.integers(0, 3), st.integers(1, 9), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_a_conflict_is_real_and_goes_when_any_one_is_dropped(
    story: tuple[World, list[Figure]], end: int, off: int, chance: random.Random
) -> None:
    world, said = story
    wrong = Figure.cumulative(counted(world, 0, end) + off, since=FIRST, as_of=day(end), published=day(end), series="s")
    account = reconcile([*said, wrong])
    assert bool(account.conflicts) == (not agree([*said, wrong]))
    for conflict in account.conflicts:
        assert not agree(list(conflict.figures))
        for figure in conflict.figures:
            assert agree([f for f in conflict.figures if f != figure])
        for culprit in conflict.culprits:
            assert culprit in conflict.figures
            assert len(account.conflicts) > 1 or agree([f for f in [*said, wrong] if f != culprit])
    assert bool(account.conflicts) == (_state(account)[2] != [])
    shuffled = [*said, wrong]
    chance.shuffle(shuffled)
    assert _state(reconcile(shuffled)) == _state(account)


@given(stories(), st.integers(0, 3), st.integers(0, 9))
@settings(max_examples=60)
def test_a_proof_is_enough_by_itself(story: tuple[World, list[Figure]], end: int, off: int) -> None:
    world, said = story
    wrong = Figure.cumulative(counted(world, 0, end) + off, since=FIRST, as_of=day(end), published=day(end), series="s")
    account = reconcile([*said, wrong])
    for number in range(DAYS if not account.conflicts else 0):
        proof = account.why(day(number))
        assert -furthest(list(proof.low))[number + 1][0] == proof.estimate.low
        highest = furthest(list(proof.high))[0][number + 1]
        assert highest == (inf if proof.estimate.high is None else proof.estimate.high)


def _state(account: Reconciliation) -> tuple[list[object], set[frozenset[Figure]], list[object]]:
    totals: list[object] = [account.total(day(n)) for n in range(DAYS)]
    return (
        totals,
        {frozenset(c.figures) for c in account.conflicts},
        sorted((c.gap or 0, c.kind) for c in account.conflicts),
    )


@given(st.lists(figures, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=150)
def test_any_figures_make_an_account_that_loses_none_and_knows_no_order(
    said: list[Figure], chance: random.Random
) -> None:
    said = [figure.replace(unit=None, alternatives=()) for figure in said]
    account = reconcile(said)
    assert len(account.statuses()) == len(said)
    assert account.statuses()["status"].notna().all()
    order = list(range(len(said)))
    chance.shuffle(order)
    again = reconcile([said[n] for n in order])
    assert again.series == account.series
    for name in account.series:
        for date in account.days(name):
            assert again.total(date, series=name) == account.total(date, series=name)
    assert again.statuses()["status"].tolist() == [account.statuses()["status"].tolist()[n] for n in order] or _twins(
        said
    )


def _twins(said: list[Figure]) -> bool:
    """Whether two figures are the same, so that either may be called the restatement."""
    return len({f.replace(span=None, when=None, because=(), text=None, counted=None) for f in said}) < len(said)


@given(stories(), st.data())
@settings(max_examples=40)
def test_saying_it_again_changes_nothing(story: tuple[World, list[Figure]], data: st.DataObject) -> None:
    _, said = story
    again = data.draw(st.lists(st.sampled_from(said), max_size=4))
    once, twice = reconcile(said), reconcile([*said, *again])
    assert [once.total(day(n)) for n in range(DAYS)] == [twice.total(day(n)) for n in range(DAYS)]


@given(st.lists(stories(), min_size=1, max_size=4), st.integers(1, 3))
@settings(max_examples=40)
def test_frames_agree_with_figures_and_with_their_chunks(several: list[tuple[World, list[Figure]]], parts: int) -> None:
    said = [figure.replace(series=f"series {n}") for n, (_, figures) in enumerate(several) for figure in figures]
    frame = to_frame(said)
    whole = reconcile_frame(frame)
    account = reconcile(said)
    for row in whole.itertuples():
        total = account.total(row.date.date(), series=row.series)
        assert (row.low, None if pd.isna(row.high) else row.high) == (total.low, total.high)
        assert (None if pd.isna(row.best) else row.best) == total.best
    chunks = [frame[frame["series"].map(lambda name: int(name[7:]) % parts) == part] for part in range(parts)]
    rows = pd.concat([reconcile_frame(chunk) for chunk in chunks if len(chunk)]).sort_values(["series", "date"])
    pd.testing.assert_frame_equal(rows.reset_index(drop=True), whole, check_dtype=False)


@given(st.lists(figures.filter(lambda f: f.published is not None or f.period.end is not None), max_size=5))
@settings(max_examples=100)
def test_frames_give_back_the_figures(said: list[Figure]) -> None:
    kept = [f.replace(when=None, part_of=None, attribution=None, alternatives=(), because=()) for f in said]
    kept = [f.replace(said=f.said if f.said and (f.said.start or f.said.end) else None) for f in kept]
    assert list(from_frame(to_frame(kept))) == kept


def test_days_are_dates() -> None:
    assert all(type(date) is dt.date for date in reconcile([ORIGIN]).days())
