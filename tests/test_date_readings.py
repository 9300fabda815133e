"""Dates with all that they say, rule by rule, and feasts against calendars made by others."""

import datetime as dt
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from hypothesis import given, strategies as st

from reconcile import DateExpression, DateKind, Period, Relation, parse_dates
from reconcile.calendars.moveable import feasts_of

CORPUS = tomllib.loads((Path(__file__).parent / "corpus" / "calendar.toml").read_text(encoding="utf-8"))
READS = [
    (language, published, text, said)
    for language, by_day in CORPUS.items()
    for published, reads in by_day.items()
    for text, said in reads.items()
]
DAY = dt.timedelta(days=1)


def days(period: Period) -> str:
    one = period.start and period.start + DAY == period.end
    return str(period.start) if one else f"{period.start or ''}/{period.end or ''}"


def described(date: DateExpression) -> str:
    """A date as the corpus has it."""
    said = [f"[{date.text}]", days(date.period)]
    said += [date.relation] * (date.relation is not Relation.DURING) + [date.kind] * (date.kind is not DateKind.PERIOD)
    said += [part for part in (date.granularity, date.duration) if part]
    return " | ".join([" ".join(said), *(days(other.period) for other in date.alternatives)])


@pytest.mark.parametrize(("language", "published", "text", "said"), READS, ids=[text for _, _, text, _ in READS])
def test_a_date_says(language: str, published: str, text: str, said: list[str]) -> None:
    found = parse_dates(text, language=language, published=dt.date.fromisoformat(published))
    assert [described(date) for date in found] == said


@pytest.mark.parametrize("published", [dt.date.min, dt.date.max])
def test_at_the_edges_of_the_calendar_nothing_is_at_fault(published: dt.date) -> None:
    for language, _, text, _ in READS:
        for date in parse_dates(text, language=language, published=published):
            assert date.span.of(text) == date.text
            assert {type(end) for end in (date.period.start, date.period.end)} <= {dt.date, type(None)}


@pytest.mark.parametrize(
    "text", ["It rained on Friday.", "It rained until Friday.", "Dry since March.", "By 3/4/2024."]
)
def test_alternatives_differ_in_their_days_alone(text: str) -> None:
    (date,) = parse_dates(text, language="en", published=dt.date(2024, 10, 23))
    assert date.alternatives
    for other in date.alternatives:
        assert other.replace(period=date.period, alternatives=date.alternatives) == date


# ---------------------------------------------------------------- feasts
def day_of_feast(rule: str, year: int) -> dt.date:
    [(start, end)] = feasts_of(rule, year)
    assert end == start + DAY
    return start


@given(st.integers(1583, 4099))
def test_easter_is_that_of_the_tables(year: int) -> None:
    assert day_of_feast("easter+0", year) == easter(year, EASTER_WESTERN)
    assert day_of_feast("orthodox+0", year) == easter(year, EASTER_ORTHODOX)
    assert day_of_feast("easter+49", year) == easter(year, EASTER_WESTERN) + 49 * DAY


@given(st.integers(1600, 4000))
def test_no_jewish_year_begins_on_a_forbidden_weekday_or_has_another_length(year: int) -> None:
    begins = [day_of_feast("passover+163", year + n) for n in (0, 1)]
    assert {day.weekday() for day in begins}.isdisjoint({2, 4, 6})
    assert (begins[1] - begins[0]).days in {353, 354, 355, 383, 384, 385}


@pytest.mark.parametrize(
    ("year", "passover"),
    [(2000, (4, 20)), (2005, (4, 24)), (2013, (3, 26)), (2016, (4, 23)), (2021, (3, 28)), (2024, (4, 23))],
)
def test_passover_is_when_it_was_held(year: int, passover: tuple[int, int]) -> None:
    assert day_of_feast("passover+0", year) == dt.date(year, *passover)


@pytest.mark.parametrize("month", range(1, 13))
def test_an_islamic_day_comes_once_a_lunar_year_and_months_have_30_and_29_days(month: int) -> None:
    def held(rule: str) -> list[dt.date]:
        return [start for year in range(1600, 4000) for start, _ in feasts_of(rule, year)]

    every = held(f"hijri-{month:02}-01")
    assert {(later - day).days for day, later in pairwise(every)} == {354, 355}
    assert (every[30] - every[0]).days == 10_631
    assert {day + DAY for day in every} ^ set(held(f"hijri-{month:02}-02")) <= {every[0], every[-1] + DAY}
    if month < 12:
        following = [day for day in held(f"hijri-{month + 1:02}-01") if day > every[0]]
        lengths = {(later - day).days for day, later in zip(every, following, strict=False)}
        assert lengths == {30 if month % 2 else 29}


@pytest.mark.parametrize(
    ("year", "held"), [(2016, (7, 6)), (2019, (6, 4)), (2021, (5, 13)), (2023, (4, 21)), (2024, (4, 10))]
)
def test_the_fast_was_broken_within_a_day_of_the_table(year: int, held: tuple[int, int]) -> None:
    assert abs(day_of_feast("hijri-10-01", year) - dt.date(year, *held)) <= DAY


@given(st.integers(1583, 4099), st.integers(1, 12), st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
def test_weekdays_of_a_month_are_counted_from_either_end(year: int, month: int, name: str) -> None:
    for number in range(1, 5):
        day = day_of_feast(f"{month:02}-{number}{name}", year)
        assert (day.month, (day.day - 1) // 7 + 1, f"{day:%a}".lower()) == (month, number, name)
        assert day_of_feast(f"{month:02}-{number}{name}+1", year) == day + DAY
    last = day_of_feast(f"{month:02}-l{name}", year)
    assert (last.month, f"{last:%a}".lower()) == (month, name)
    assert (last + 7 * DAY).month != month
