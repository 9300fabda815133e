"""Series that make up another: sums, against all small worlds and a checker that knows nothing of the solver."""

import datetime as dt
import sys
from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given, settings, strategies as st

from reconcile import Assumptions, Bounds, Figure, InputError, InputTypeError, MissingExtraError, reconcile

SUMS = Assumptions(sums={"dead": ("north", "south")})
DAYS, MOST = 2, 2
Curve = tuple[int, ...]
World = dict[str, Curve]


def day(number: int) -> dt.date:
    return dt.date(2024, 10, 1 + number)


CURVES = [curve for curve in product(range(MOST + 1), repeat=DAYS) if list(curve) == sorted(curve)]
WORLDS: list[World] = [
    {"north": one, "south": two, "dead": tuple(map(sum, zip(one, two, strict=True)))}
    for one, two in product(CURVES, CURVES)
]


def figure(series: str, number: int, low: int, high: int, source: str) -> Figure:
    return Figure.cumulative(low=low, high=high, series=series, published=day(number), source=source)


@st.composite
def stories(draw: st.DrawFn, wrong: int = 0) -> list[Figure]:
    """Statements about one world, low and high; some of them off by up to `wrong`."""
    world = draw(st.sampled_from(WORLDS))
    said = []
    for number in range(draw(st.integers(1, 5))):
        series, on = draw(st.sampled_from(sorted(world))), draw(st.integers(0, DAYS - 1))
        value = max(world[series][on] + draw(st.integers(-wrong, wrong)), 0)
        low, high = max(value - draw(st.integers(0, 1)), 0), value + draw(st.integers(0, 1))
        said.append(figure(series, on, low, high, f"s{number}"))
    return said


def miss(said: Figure, world: World) -> int:
    assert said.published is not None
    assert said.series is not None
    value = world[said.series][(said.published - day(0)).days]
    assert isinstance(said.bounds.low, int)
    assert isinstance(said.bounds.high, int)
    return max(said.bounds.low - value, value - said.bounds.high, 0)


def possible(said: Sequence[Figure], worlds: list[World]) -> list[World]:
    return [world for world in worlds if not any(miss(one, world) for one in said)]


def worlds_up_to(most: int) -> list[World]:
    curves = [curve for curve in product(range(most + 1), repeat=DAYS) if list(curve) == sorted(curve)]
    return [
        {"north": one, "south": two, "dead": tuple(map(sum, zip(one, two, strict=True)))}
        for one, two in product(curves, curves)
    ]


# what is stated is less, also of both parts together, so that worlds beyond that are like those up to it
WIDER = worlds_up_to(8)
WIDEST = worlds_up_to(11)  # where some of it is off by two


def assert_tight(said: list[Figure], worlds: list[World], most: int) -> None:
    account = reconcile(said, SUMS)
    for series in account.series:
        for number in {(figure.published - day(0)).days for figure in said if figure.published}:
            values = {world[series][number] for world in worlds}
            estimate = account.total(day(number), series=series)
            assert estimate.low == min(values)
            assert estimate.high in (max(values), None)
            assert (estimate.high is None) == (max(values) >= most)


@given(stories())
@settings(max_examples=25)
def test_totals_are_exactly_what_all_worlds_leave(said: list[Figure]) -> None:
    assert_tight(said, possible(said, WIDER), 8)


@given(stories(wrong=2))
@settings(max_examples=8)
def test_contradicted_totals_are_what_all_least_repairs_leave(said: list[Figure]) -> None:
    cost = [sum(miss(one, world) for one in said) for world in WIDEST]
    assert_tight(said, [world for world, price in zip(WIDEST, cost, strict=True) if price == min(cost)], 11)


def test_two_parts_may_make_more_than_each_may_be_by_itself() -> None:
    said = [figure("south", 1, 4, 5, "s0"), figure("dead", 0, 0, 0, "s1"), figure("north", 1, 2, 3, "s2")]
    assert_tight(said, possible(said, WIDEST), 11)


@given(stories(wrong=2), st.randoms(use_true_random=False))
@settings(max_examples=15)
def test_conflicts_are_irreducible_and_enough_in_any_order(said: list[Figure], random: object) -> None:
    account = reconcile(said, SUMS)
    found = account.conflicts
    assert bool(found) == (not possible(said, WIDER))
    for conflict in found:
        assert not possible(conflict.figures, WIDER)
        assert all(possible([x for x in conflict.figures if x is not one], WIDER) for one in conflict.figures)
        assert conflict.gap == min(sum(miss(one, world) for one in conflict.figures) for world in WIDER)
        assert all(possible([x for x in said if x != one], WIDER) for one in conflict.culprits if len(found) == 1)
    shuffled = list(said)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # what `randoms` gives has no public type
    assert reconcile(shuffled, SUMS).conflicts == found


@given(stories())
@settings(max_examples=12)
def test_a_proof_is_enough_and_has_nothing_idle(said: list[Figure]) -> None:
    account = reconcile(said, SUMS)
    for series in account.series:
        on = (account.last_report(series) or day(0)) - day(0)
        proof = account.why(day(on.days), series=series)
        assert min(world[series][on.days] for world in possible(proof.low, WIDER)) == proof.estimate.low
        for one in proof.low:
            rest = possible([x for x in proof.low if x is not one], WIDER)
            assert min(world[series][on.days] for world in rest) < (proof.estimate.low or 0)
        if proof.estimate.high is not None:
            assert max(world[series][on.days] for world in possible(proof.high, WIDER)) == proof.estimate.high


def test_a_sum_that_nobody_states_is_known() -> None:
    account = reconcile([figure("north", 0, 12, 12, "Mayor"), figure("south", 1, 30, 30, "Governor")], SUMS)
    assert account.series == ("dead", "north", "south")
    assert str(account.total(day(1), series="dead")) == "at least 42"
    assert account.last_report("dead") == day(0)


def test_what_is_left_of_a_sum_is_known() -> None:
    account = reconcile([figure("dead", 0, 100, 100, "Ministry"), figure("north", 0, 60, 60, "Mayor")], SUMS)
    assert account.total(day(0), series="south").best == 40
    assert str(account.why(day(0), series="south")).splitlines()[-1] == "dead is the sum of north and south"


def test_about_is_taken_at_its_word_in_a_sum() -> None:
    said = [
        Figure.cumulative(n, approximate=True, series=s, published=day(0)) for s, n in (("north", 100), ("south", 50))
    ]
    estimate = reconcile(said, SUMS).total(day(0), series="dead")
    assert (estimate.low, estimate.high, estimate.best) == (135, 165, 150)


def test_announced_corrections_are_no_part_of_the_sum() -> None:
    said = [
        figure("north", 0, 60, 60, "Mayor"),
        figure("south", 0, 40, 40, "Governor"),
        Figure.adjustment(-5, series="north", published=day(1), source="Mayor"),
        Figure.adjustment(-5, series="dead", published=day(1), source="Ministry"),
        figure("north", 1, 55, 55, "Mayor"),
        figure("south", 1, 40, 40, "Governor"),
        figure("dead", 0, 100, 100, "Ministry"),
        figure("dead", 1, 95, 95, "Ministry"),
    ]
    account = reconcile(said, SUMS)
    assert account.conflicts == ()
    assert [account.total(day(1), series=name).best for name in account.series] == [95, 55, 40]


def test_levels_add_up_at_each_moment() -> None:
    said = [
        Figure.level(n, series=s, published=day(at), source="Ministry")
        for at, s, n in ((0, "north", 9), (0, "south", 5), (1, "north", 4), (1, "south", 6))
    ]
    account = reconcile(said, SUMS)
    assert [account.total(day(at), series="dead").best for at in (0, 1)] == [14, 10]


def test_a_sum_of_sums_and_a_part_beside_it() -> None:
    assume = Assumptions(sums={"all": ("dead", "hurt"), "dead": ("north", "south")}, parts={"child": "south"})
    said = [figure(s, 0, n, n, "Ministry") for s, n in (("all", 20), ("hurt", 8), ("north", 7))]
    account = reconcile([*said, Figure.cumulative(low=2, series="child", published=day(0))], assume)
    assert account.total(day(0), series="south").best == 5
    assert account.total(day(0), series="child").bounds == Bounds(2, 5)
    assert account.total(day(0), series="dead").best == 12


def test_other_series_are_solved_as_ever() -> None:
    other = [figure("fled", 0, 5, 5, "Army"), figure("fled", 0, 7, 7, "Mayor")]
    account = reconcile([*other, figure("north", 0, 3, 3, "Mayor")], SUMS)
    alone = reconcile(other)
    assert account.total(day(0), series="fled") == alone.total(day(0))
    assert account.conflicts == alone.conflicts


def test_a_conflict_over_a_sum_names_its_series() -> None:
    said = [
        figure(s, 0, n, n, who)
        for s, n, who in (("dead", 120, "Ministry"), ("north", 60, "Mayor"), ("south", 38, "Governor"))
    ]
    conflict = reconcile(said, SUMS).conflicts[0]
    assert conflict.gap == 22
    assert conflict.series == "dead"
    assert 'Ministry reported 120 in all for "dead"' in conflict.explanation
    assert len(conflict.culprits) == 3


def test_amounts_too_large_for_floating_point_are_refused_in_words() -> None:
    account = reconcile([figure("north", 0, 1 << 40, 1 << 40, "Mayor")], SUMS)
    assert account.statuses()["status"].tolist() == ["refused"]
    assert str(account.total(day(0), series="dead")) == "at least 0"


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"sums": {"dead": "north"}}, InputTypeError),
        ({"sums": {"dead": ("north", "north")}}, InputError),
        ({"sums": {"dead": ()}}, InputError),
        ({"sums": {"dead": ("north", "dead")}}, InputError),
        ({"sums": {"dead": ("north", "south"), "north": ("dead",)}}, InputError),
        ({"sums": {"dead": ("north", "south")}, "parts": {"dead": "north"}}, InputError),
        ({"sums": {"dead": ("north", "south")}, "merge": [("north", "south")]}, InputError),
        ({"sums": [("dead", "north")]}, InputTypeError),
    ],
)
def test_sums_that_contradict_themselves_are_refused_with_advice(
    given: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error, match=r"give|drop|name"):
        Assumptions(**given)  # type: ignore[arg-type]  # what a caller might give


def test_without_scipy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    with pytest.raises(MissingExtraError, match="pip install scipy"):
        reconcile([figure("north", 0, 3, 3, "Mayor")], SUMS).total(day(0), series="dead")
    assert reconcile([figure("fled", 0, 3, 3, "Mayor")], SUMS).total(day(0)).best == 3
