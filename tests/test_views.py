"""What is left of a contradicted total: all least repairs, or the chosen one."""

import datetime as dt
from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given, settings, strategies as st

from reconcile import Assumptions, Figure, InputError, View, reconcile

DAYS, REACH = 3, 8
World = tuple[int, ...]


def day(number: int) -> dt.date:
    return dt.date(2024, 10, 1 + number)


WORLDS: list[World] = [world for world in product(range(REACH + 1), repeat=DAYS) if list(world) == sorted(world)]


@st.composite
def stories(draw: st.DrawFn) -> list[Figure]:
    """Totals, low and high, right or not, one a source."""
    said = []
    for number in range(draw(st.integers(2, 5))):
        low, on = draw(st.integers(0, 5)), draw(st.integers(0, DAYS - 1))
        high = low + draw(st.integers(0, 2))
        said.append(Figure.cumulative(low=low, high=high, series="s", published=day(on), source=f"s{number}"))
    return said


def miss(figure: Figure, world: World) -> int:
    assert figure.published is not None
    assert isinstance(figure.bounds.low, int)
    assert isinstance(figure.bounds.high, int)
    value = world[(figure.published - day(0)).days]
    return max(figure.bounds.low - value, value - figure.bounds.high, 0)


def least(price: Callable[[World], int], worlds: list[World]) -> list[World]:
    cheapest = min(map(price, worlds))
    return [world for world in worlds if price(world) == cheapest]


@given(stories(), st.booleans())
@settings(max_examples=50)
def test_one_view_covers_all_least_repairs_and_the_other_the_chosen_one(said: list[Figure], summed: bool) -> None:
    assume = Assumptions(sums={"all": ("s", "other")}) if summed else Assumptions()
    account = reconcile([*said, *([Figure.cumulative(0, series="other", published=day(2))] * summed)], assume)
    repairs = least(lambda world: sum(miss(one, world) for one in said), WORLDS)
    fewest = least(lambda world: sum(miss(one, world) > 0 for one in said), repairs)
    given_up = account.given_up("s")
    chosen = [world for world in repairs if all(one in given_up or not miss(one, world) for one in said)]
    assert len(given_up) == sum(miss(one, fewest[0]) > 0 for one in said)
    for view, worlds in ((View.SKEPTICAL, repairs), (View.CREDULOUS, chosen)):
        for number in range(DAYS):
            values = {world[number] for world in worlds}
            estimate = account.total(day(number), view=view, series="s")
            assert estimate.view is view
            assert estimate.low == min(values)
            assert (REACH if estimate.high is None else estimate.high) == max(values)


@given(stories(), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_choice_does_not_hang_on_the_order(said: list[Figure], random: object) -> None:
    shuffled = list(said)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # what `randoms` gives has no public type
    assert reconcile(said).given_up() == reconcile(shuffled).given_up()


def test_both_views_are_printed_where_something_is_disputed() -> None:
    said = [Figure.plain(n, series="s", source=who, published=day(0)) for n, who in ((107, "Police"), (300, "Union"))]
    line = str(reconcile(said)).splitlines()[1]
    dispute = "  in dispute, so the range holds whichever statement is wrong"
    assert line == f"{dispute}; without 107 (Police, 2024-10-01): 300"
    assert reconcile(said).total(day(0), view="credulous").best is None  # type: ignore[arg-type]  # its name will do
    assert "in dispute" not in str(reconcile(said[:1]))


def test_an_unknown_view_is_an_error_that_names_those_there_are() -> None:
    account = reconcile([Figure.plain(3, published=day(0), series="s")])
    with pytest.raises(InputError, match="skeptical, credulous"):
        account.total(day(0), view="hopeful")  # type: ignore[arg-type]  # what a caller might give
