"""What there is to draw: true to the account, apart for every eye, on round days and round numbers."""

import datetime as dt
from itertools import pairwise, product

import pytest
from hypothesis import given, settings, strategies as st

from reconcile import Figure, Modality, Period, reconcile
from reconcile.panels import Panel, panels
from reconcile.panels.looks import cut, looks
from reconcile.panels.making import drawn
from reconcile.panels.panel import EPOCH, place
from reconcile.panels.scales import amount_ticks, day_ticks, short
from tests.test_pages import contrast

DAY = dt.date(2024, 10, 1)


def day(number: int) -> dt.date:
    return DAY + dt.timedelta(days=number)


def total(value: int, number: int, **attributes: object) -> Figure:
    return Figure.cumulative(value, series="dead", source="Army", published=day(number), **attributes)


def panel_of(*figures: Figure) -> Panel:
    account = reconcile(figures)
    return panels(account, [account._ledger(account.series[0])])[0]


# ---------------------------------------------------------------- what is drawn
@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 9), st.booleans()), min_size=1, max_size=6))
def test_the_band_is_what_the_account_says_between_its_days(said: list[tuple[int, int, bool]]) -> None:
    figures = [
        (Figure.cumulative if whole else Figure.increment)(value, series="dead", source=f"S{k}", published=day(number))
        for k, (value, number, whole) in enumerate(said)
    ]
    account = reconcile(figures)
    [panel] = panels(account, [account._ledger("dead")])
    for block in panel.blocks:
        inside = dt.date.fromordinal(max(int(block.start) + EPOCH, 1))
        before, after = account.total(inside), account.total(dt.date.fromordinal(int(block.end) + EPOCH))
        assert block.low == float(before.low or 0)
        assert block.high in (drawn(after.high), block.low)
        assert panel.first <= block.start <= block.end <= panel.last
        assert panel.floor <= block.low <= panel.top
    for run in panel.runs:
        assert all(account.total(dt.date.fromordinal(int(at) + EPOCH)).best == best for at, best in run)
    assert len(panel.marks) == len(figures)
    assert all(panel.floor <= mark.value <= panel.top for mark in panel.marks)


def test_between_two_episodes_nothing_is_drawn() -> None:
    panel = panel_of(total(4047, 5, since=day(0)), total(123, 12, since=day(10)))
    ends = {(block.start, block.end) for block in panel.blocks}
    assert not any(start < place(day(9)) < end for start, end in ends)
    assert (place(day(9)), place(day(12))) in ends
    assert [best for run in panel.runs for _, best in run] == [0, 4047, 123]
    assert len(panel.runs) == 2


def test_levels_are_drawn_at_their_moments_alone() -> None:
    said = [Figure.level(low=20, high=30, series="beds", published=day(n)) for n in (2, 5)]
    panel = panel_of(*said)
    assert (panel.blocks, [(bar.low, bar.high) for bar in panel.bars], panel.goes_on) == ((), [(20, 30)] * 2, False)


def test_an_addition_stands_on_what_it_adds_to() -> None:
    panel = panel_of(total(100, 0), Figure.increment(12, series="dead", source="Army", published=day(3)))
    assert [(mark.base, mark.value) for mark in panel.marks] == [(None, 100), (100, 112)]


def test_bounds_without_an_end_leave_it_open() -> None:
    at_least, at_most = (Figure.cumulative(series="dead", published=day(0), **end) for end in ({"low": 5}, {"high": 9}))
    assert [(mark.low, mark.high) for mark in panel_of(at_least, at_most).marks] == [(5, None), (None, 9)]


@pytest.mark.parametrize(("due", "within"), [(8, True), (90, False)])
def test_a_target_reaches_to_its_deadline_if_that_is_not_far(due: int, within: bool) -> None:
    plan = total(500, 4, by=day(due), modality=Modality.PLANNED)
    [goal] = (panel := panel_of(total(100, 0), total(200, 4), plan)).goals
    assert (goal.height, goal.start, goal.due) == (500, place(day(4)), place(day(due)))
    assert goal.label == f"target: 500 by {day(due)}"
    assert (goal.due <= panel.last) is within
    assert panel.top > 500


def test_so_many_more_stand_on_what_was_reached() -> None:
    plan = Figure.increment(50, series="dead", source="Army", published=day(4), modality=Modality.PLANNED, by=day(8))
    [goal] = panel_of(total(100, 4), plan).goals
    assert (goal.height, goal.label) == (150, f"target: 50 more by {day(8)}")


def test_marks_of_one_day_and_value_stand_side_by_side() -> None:
    said = [Figure.cumulative(100, series="dead", source=f"S{k}", published=DAY) for k in range(5)]
    places = [mark.at for mark in panel_of(*said).marks]
    assert len(set(places)) == 5
    assert max(abs(at - place(DAY)) for at in places) < 0.5
    apart = panel_of(total(100, 0), Figure.cumulative(10, series="dead", source="Mayor", published=DAY))
    assert [mark.at for mark in apart.marks] == [place(DAY)] * 2


def test_disputed_statements_are_marked_and_settled_ones_are_not() -> None:
    rival = Figure.cumulative(61, series="dead", source="Mayor", published=day(0))
    assert [mark.disputed for mark in panel_of(total(100, 0), rival, total(120, 2)).marks] == [True, True, False]
    assert not any(mark.disputed for mark in panel_of(total(100, 0), total(90, 2, revises=True)).marks)


def test_panels_share_their_days_unless_one_would_be_lost() -> None:
    def firsts(*starts: int) -> set[float]:
        said = [Figure.cumulative(9, series=f"s{n}", published=day(n + k)) for n in starts for k in (0, 20)]
        account = reconcile(said)
        return {panel.first for panel in panels(account, [account._ledger(name) for name in account.series])}

    assert len(firsts(0, 5, 10)) == 1
    assert len(firsts(0, 2000)) == 2


@pytest.mark.parametrize("when", [dt.date.min, dt.date.max, dt.date(1, 1, 2), dt.date(9999, 12, 30)])
def test_the_ends_of_time_can_be_drawn(when: dt.date) -> None:
    panel = panel_of(Figure.cumulative(9, series="dead", published=when))
    assert len(panel.marks) == 1
    assert day_ticks(panel.first, panel.last, EPOCH)


def test_what_is_too_large_is_left_out() -> None:
    panel = panel_of(Figure.cumulative(10**5000, series="vast", published=DAY))
    assert panel.empty


def test_periods_known_to_a_month_are_drawn_from_its_start() -> None:
    panel = panel_of(Figure.cumulative(9, since=Period.month(2024, 8), series="dead", published=DAY))
    assert panel.first < place(dt.date(2024, 8, 1))


# ---------------------------------------------------------------- scales
@given(st.integers(0, 10**12), st.booleans())
def test_ticks_are_few_round_and_within(high: int, whole: bool) -> None:
    ticks = amount_ticks(0, high + 1, whole)
    assert ticks[0] == 0
    assert 2 <= len(ticks) <= 7
    assert ticks[-1] <= high + 1
    assert all(float(tick).is_integer() for tick in ticks if whole)
    assert len({short(tick) for tick in ticks}) == len(ticks)


@given(st.integers(-700_000, 2_900_000), st.integers(6, 300_000))
def test_days_are_few_in_order_and_within(first: int, width: int) -> None:
    ticks = day_ticks(first, first + width, EPOCH)
    assert len(ticks) <= 9
    assert all(before[0] < after[0] for before, after in pairwise(ticks))
    assert all(first <= at <= first + width for at, _ in ticks)


def test_the_year_stands_where_it_changes() -> None:
    ticks = day_ticks(place(dt.date(2023, 10, 20)), place(dt.date(2024, 4, 10)), EPOCH)
    assert [name for _, name in ticks] == ["Nov\n2023", "Dec", "Jan\n2024", "Feb", "Mar", "Apr"]


# ---------------------------------------------------------------- looks
def test_seventy_two_sources_look_different_and_do_so_every_time() -> None:
    found = looks(f"source {k:03}" for k in range(72))
    assert len({(look.shape, look.light) for look in found.values()}) == 72
    assert found == looks(reversed(list(found)))


def test_neighbours_differ_in_shape_without_colour() -> None:
    shapes = [look.shape for look in looks(f"source {k:03}" for k in range(30)).values()]
    assert all(one != other for one, other in pairwise(shapes))
    assert len(set(shapes)) == 9


@pytest.mark.parametrize(("look", "theme"), [*product(looks("abcdefgh").values(), ("light", "dark"))])
def test_every_colour_stands_out_from_paper_and_from_the_dark(look: object, theme: str) -> None:
    page = "#ffffff" if theme == "light" else "#16191d"
    assert contrast(getattr(look, theme), page) >= 3


@pytest.mark.parametrize(
    ("name", "short_name"), [("Army", "Army"), ("a\tb\x00\u202ec", "a b c"), ("x" * 50, "x" * 9 + "…"), ("", "")]
)
def test_names_are_cut_to_one_line(name: str, short_name: str) -> None:
    assert cut(name, 10) == short_name


def test_so_many_more_on_the_last_of_days() -> None:
    plan = Figure.increment(5, series="dead", published=dt.date.max, modality=Modality.PLANNED)
    account = reconcile([plan])
    assert account.remaining()[0].target == plan
    assert [goal.height for goal in panel_of(plan).goals] == [5]
