"""Laws of accounts: sound, tight, and the same whatever the order, the repeats and the chunks of the input."""

import datetime as dt
import random
from itertools import combinations_with_replacement, product

import pandas as pd
from hypothesis import given, settings, strategies as st

from reconcile import Figure, Reconciliation, from_frame, reconcile, reconcile_frame, to_frame
from reconcile.testing import World, accounts, agree, contradictory_worlds, figures, possible, worlds

MOST = 9  # a day: more than statements about a true world can ever leave possible
NEXT = dt.timedelta(days=1)


@st.composite
def doubtful(draw: st.DrawFn) -> World:
    """A world of which one thing is said that is not true, whether it shows or not."""
    world = draw(worlds())
    day = draw(st.sampled_from([*world.days, world.days[-1] + NEXT]))
    amount = world.total(day) + draw(st.integers(1, 9))
    wrong = Figure.cumulative(amount, since=world.first, as_of=day, published=day, series="s")
    return world.replace(figures=(*world.figures, wrong))


def all_worlds(world: World) -> list[World]:
    """Everything that can have happened as far as the statements say."""
    others = (world.replace(happened=happened) for happened in product(range(MOST + 1), repeat=len(world.days)))
    return [other for other in others if not other.wrong]


@given(worlds())
@settings(max_examples=50)
def test_totals_are_exactly_what_all_possible_worlds_leave(world: World) -> None:
    account = reconcile(world.figures)
    left = all_worlds(world)
    assert world in left
    assert account.conflicts == ()
    for start, end in combinations_with_replacement(world.days, 2):
        total = account.total(end, since=start)
        amounts = [other.total(end, since=start) for other in left]
        assert total.low == min(amounts)
        highest = max(amounts)  # MOST and more: only the size of the worlds is the limit
        assert highest >= MOST if total.high is None else total.high == highest
        assert possible(world.figures, end, since=start) == total.bounds


@given(doubtful(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_a_conflict_is_real_and_goes_when_any_one_is_dropped(world: World, chance: random.Random) -> None:
    said = list(world.figures)
    account = reconcile(said)
    assert bool(account.conflicts) == (not agree(said))
    for conflict in account.conflicts:
        assert not agree(conflict.figures)
        for figure in conflict.figures:
            assert agree(f for f in conflict.figures if f != figure)
        for culprit in conflict.culprits:
            assert culprit in conflict.figures
            assert len(account.conflicts) > 1 or agree(f for f in said if f != culprit)
    chance.shuffle(said)
    assert _state(reconcile(said), world) == _state(account, world)


@given(contradictory_worlds())
@settings(max_examples=40)
def test_a_contradiction_never_goes_unseen_and_the_wrong_one_is_in_it(world: World) -> None:
    conflicts = reconcile(world.figures).conflicts
    assert set(world.wrong) <= {figure for conflict in conflicts for figure in conflict.figures}


@given(doubtful())
@settings(max_examples=60)
def test_a_proof_is_enough_by_itself(world: World) -> None:
    account = reconcile(world.figures)
    for day in world.days if not account.conflicts else ():
        proof = account.why(day)
        assert possible(proof.low, day, since=world.first).low == proof.estimate.low
        assert possible(proof.high, day, since=world.first).high == proof.estimate.high


@given(contradictory_worlds())
@settings(max_examples=25)
def test_in_a_dispute_every_bound_is_proven_or_said_to_rest_on_the_least_repair(world: World) -> None:
    account = reconcile(world.figures)
    for day in world.days:
        proof = account.why(day)
        for words, end, chain in (("at least ", "low", proof.low), ("at most ", "high", proof.high)):
            value = getattr(proof.estimate, end)
            [line] = [line for line in proof.text.splitlines() if line.startswith(words)] or [""]
            assert bool(line) == bool(chain)
            assert chain or value in (0, None)
            if chain and " if as little as possible is wrong: " not in line:
                assert agree(chain)
                assert getattr(possible(chain, day, since=world.first), end) == value


def _state(account: Reconciliation, world: World) -> tuple[list[object], set[frozenset[Figure]], list[object]]:
    totals: list[object] = [account.total(day) for day in world.days]
    return (
        totals,
        {frozenset(c.figures) for c in account.conflicts},
        sorted((c.gap or 0, c.kind) for c in account.conflicts),
    )


@given(st.lists(figures(), max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=40)
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


@given(worlds(), st.data())
@settings(max_examples=40)
def test_saying_it_again_changes_nothing(world: World, data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(world.figures), max_size=4))
    once, twice = reconcile(world.figures), reconcile([*world.figures, *again])
    assert [once.total(day) for day in world.days] == [twice.total(day) for day in world.days]


@given(st.lists(worlds(), min_size=1, max_size=4), st.integers(1, 3))
@settings(max_examples=25)
def test_frames_agree_with_figures_and_with_their_chunks(several: list[World], parts: int) -> None:
    said = [figure.replace(series=f"series {n}") for n, world in enumerate(several) for figure in world.figures]
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


@given(doubtful())
@settings(max_examples=20)
def test_what_came_between_two_rows_of_a_frame_is_what_the_account_says(world: World) -> None:
    said = [figure.replace(series="s") for figure in world.figures]
    exact, found = reconcile(said).timeline(), reconcile_frame(to_frame(said))
    for account, frame in zip(exact.itertuples(), found.itertuples(), strict=True):
        for name in ("increment_low", "increment_high"):
            of_frame, of_account = getattr(frame, name), getattr(account, name)
            assert pd.isna(of_frame) == pd.isna(of_account)
            assert pd.isna(of_frame) or of_frame == of_account
        if not pd.isna(frame.increment_best):
            assert frame.increment_best == account.increment_best


@given(st.lists(figures().filter(lambda f: f.published is not None or f.period.end is not None), max_size=5))
@settings(max_examples=40)
def test_frames_give_back_the_figures(said: list[Figure]) -> None:
    kept = [f.replace(when=None, part_of=None, attribution=None, alternatives=(), because=()) for f in said]
    kept = [f.replace(said=f.said if f.said and (f.said.start or f.said.end) else None) for f in kept]
    assert list(from_frame(to_frame(kept))) == kept


@given(accounts())
@settings(max_examples=10)
def test_days_are_dates(account: Reconciliation) -> None:
    assert all(type(date) is dt.date for date in account.days())
