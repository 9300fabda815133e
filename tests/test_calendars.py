"""Dates of texts: the corpora of phrases, and laws that hold for all days, lengths and texts."""

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping
from itertools import product
from pathlib import Path

import pytest
from babel.dates import format_date
from hypothesis import example, given, settings, strategies as st

import reconcile as rc
from reconcile.arguments import need_published, need_text
from reconcile.calendars import parse_dates
from reconcile.calendars.arithmetic import Partial, candidates, easter, plus_months, plus_units, third_of, unit_at
from reconcile.calendars.foreign import month_named
from reconcile.dates import DateKind, Granularity, Period, Relation
from reconcile.errors import InputTypeError, LexiconError
from reconcile.lexicon import Lexicon, available_languages, lexicon_for

WEDNESDAY = dt.date(2024, 10, 23)
CORPORA = [
    tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "corpus").glob("dates-*.toml"))
]
READS = [(c["language"], c["published"], text, periods) for c in CORPORA for text, periods in c["reads"].items()]
REFUSES = [(c["language"], c["published"], text) for c in CORPORA for text in c["refuses"]["texts"]]
days = st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31))
languages = st.sampled_from(available_languages())


def written(period: Period) -> str:
    return f"{period.start or ''}/{period.end or ''}"


@pytest.mark.parametrize(
    ("language", "published", "text", "periods"), READS, ids=[f"{code}: {text}" for code, _, text, _ in READS]
)
def test_a_phrase_states_its_periods(language: str, published: dt.date, text: str, periods: list[str]) -> None:
    found = parse_dates(text, language=language, published=published)
    assert [written(date.period) for date in found] == periods


@pytest.mark.parametrize(
    ("language", "published", "text"), REFUSES, ids=[f"{code}: {text}" for code, _, text in REFUSES]
)
def test_what_only_looks_like_a_date_is_none(language: str, published: dt.date, text: str) -> None:
    assert parse_dates(text, language=language, published=published) == ()


def one(text: str, language: str = "fr", published: dt.date = WEDNESDAY) -> rc.DateExpression:
    (found,) = parse_dates(text, language=language, published=published)
    return found


def test_the_span_takes_in_the_signal_word() -> None:
    date = one("13 000 conteneurs depuis août 2023, dit-il.")
    assert (date.text, date.span.start) == ("depuis août 2023", 18)


def test_granularity_is_the_unit_in_which_a_boundary_is_stated() -> None:
    stated = {"depuis août 2023": "month", "depuis 2021": "year", "depuis lundi": "day", "depuis début octobre": "week"}
    assert {text: one(text).granularity for text in stated} == stated


def test_since_the_beginning_of_a_year_is_since_its_first_day() -> None:
    stated = {"depuis le début de l'année": Granularity.DAY, "depuis début octobre": Granularity.WEEK}
    assert {text: one(text).granularity for text in stated} == stated
    found = parse_dates("12 cases so far this year", language="en", published=WEDNESDAY)
    assert [(date.period.start, date.granularity) for date in found] == [(dt.date(2024, 1, 1), Granularity.DAY)]


def test_relations() -> None:
    stated = {
        "since May": "since",
        "by May": "by",
        "before May": "before",
        "after May": "after",
        "as of May 3": "as_of",
        "in May": "during",
    }
    assert {text: one(text, "en").relation for text in stated} == stated


def test_a_length_without_an_anchor_is_reported_as_iso_8601() -> None:
    date = one("pendant trois semaines")
    assert (date.kind, date.period, date.duration) == (DateKind.DURATION, Period(), "P3W")


def test_an_impossible_day_is_reported_and_never_shifted() -> None:
    date = one("le 31 février")
    assert (date.kind, date.period, date.duration) == (DateKind.DATE, Period(), None)


def test_a_day_without_a_year_holds_its_other_years_as_alternatives() -> None:
    date = one("le 12 mai")
    assert {other.period for other in date.alternatives} == {Period.day(2023, 5, 12), Period.day(2025, 5, 12)}


def test_both_orders_of_a_numeric_date_are_held_where_nothing_tells_them_apart() -> None:
    for language, day in (("fr", Period.day(2023, 10, 3)), ("en", Period.day(2023, 3, 10))):
        date = one("3/10/2023", language)
        assert date.period == day
        assert {date.period, *(other.period for other in date.alternatives)} == {
            Period.day(2023, 3, 10),
            Period.day(2023, 10, 3),
        }


def test_one_date_of_a_text_tells_the_order_of_the_others() -> None:
    found = parse_dates("From 3/10/2023 to 13/10/2023", language="en", published=WEDNESDAY)
    assert [date.period for date in found] == [Period(dt.date(2023, 10, 3), dt.date(2023, 10, 14))]


def test_a_datetime_stands_for_its_day_in_its_own_zone() -> None:
    late = dt.datetime(2024, 10, 23, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-8)))
    assert parse_dates("hier", language="fr", published=late)[0].period == Period.day(2024, 10, 22)


@pytest.mark.parametrize("published", ["2024-10-23", None, 20241023])
def test_published_must_be_a_date(published: object) -> None:
    with pytest.raises(InputTypeError, match=r"give .*datetime\.date"):
        parse_dates("hier", language="fr", published=published)  # type: ignore[arg-type]  # what is tested


def test_the_text_must_be_text() -> None:
    with pytest.raises(InputTypeError, match="decode it first"):
        need_text(b"hier")
    assert need_text("hier") == "hier"
    assert need_published(WEDNESDAY) == WEDNESDAY


def test_a_language_file_is_checked() -> None:
    for table, message in (
        ('months = ["enero"]', "must have 12"),
        ('[dates.units]\nwek = ["semana"]', "did you mean 'week'"),
        ('[dates.holidays]\nfeast = "12/25"', "write a day as '12-25'"),
    ):
        with pytest.raises(LexiconError, match=message):
            Lexicon.loads(f'code = "xx"\n[dates]\n{table}')


def test_a_language_without_words_of_dates_reads_digits_alone() -> None:
    found = parse_dates("hier, 2024-10-23", language=Lexicon.loads('code = "xx"'), published=WEDNESDAY)
    assert [date.period for date in found] == [Period.day(2024, 10, 23)]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "The convoy of 12 août 2023 was late.", (2023, 8, 12)),
        ("fr", "Le convoi du 3 Μαρτίου 2024", (2024, 3, 3)),
        ("en", "5 октября 2023", (2023, 10, 5)),
    ],
)
def test_a_month_named_in_another_language_is_known_between_a_day_and_a_year(
    language: str, text: str, day: tuple[int, int, int]
) -> None:
    assert one(text, language).period == Period.day(*day)


@pytest.mark.parametrize(
    "text",
    ["12 bananas 2023", "5 listopada 2023", "août 2023", "31 чего 2023"],
    ids=["fruit", "two months", "no day", "of what"],
)
def test_a_foreign_word_is_no_month_where_nothing_vouches_for_it(text: str) -> None:
    assert all(
        date.granularity is not Granularity.DAY for date in parse_dates(text, language="en", published=WEDNESDAY)
    )


def test_few_foreign_words_are_asked_for_in_one_text() -> None:
    words = ["января", "février", "Μαρτίου", *(f"xq{a}{b}z" for a in "abcde" for b in "abcde"), "октября"]
    found = parse_dates(". ".join(f"12 {word} 2023" for word in words), language="en", published=WEDNESDAY)
    days = [date.text for date in found if date.granularity is Granularity.DAY]
    assert days == ["12 января 2023", "12 février 2023", "12 Μαρτίου 2023"]


@given(st.text(st.characters(categories=["L"]), min_size=4, max_size=8))
@settings(max_examples=20)
def test_any_word_is_asked_for_without_a_fault(word: str) -> None:
    assert month_named(word) in (None, *range(1, 13))


def test_a_range_told_as_past_lies_behind_and_holds_the_other_year() -> None:
    for language, text in (
        ("en", "They fled between February and June."),
        ("fr", "Ils ont fui entre février et juin."),
    ):
        date = one(text, language)
        assert date.period == Period(dt.date(2024, 2, 1), dt.date(2024, 7, 1))
        assert Period(dt.date(2025, 2, 1), dt.date(2025, 7, 1)) in {other.period for other in date.alternatives}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "since the war began in April 2023"),
        ("en", "since fighting broke out in Sudan in April 2023"),
        ("fr", "depuis le début de la guerre en avril 2023"),
        ("de", "seit Beginn des Krieges im April 2023"),
    ],
)
def test_what_began_on_a_date_counts_since_it(language: str, text: str) -> None:
    date = one(f"12, {text}.", language)
    assert (date.text, date.period, date.relation) == (text, Period.since(dt.date(2023, 4, 1)), Relation.SINCE)


def test_a_place_after_since_begins_nothing() -> None:
    assert one("Des tirs depuis le territoire voisin lundi.").relation is Relation.DURING


# ---------------------------------------------------------------- laws

PIECES = """
le 3 31 12 mars février 2024 depuis d'ici la fin du mois il y a semaines ans lundi prochain dernier au en et à - / . ,
1er 24 heures 03/04 2024-10-23 entre avant 9999 1000 99 siècle XXe an cette nuit Q3 années 60 deux mille
"""
pieces = st.sampled_from(PIECES.split())


@given(st.text(max_size=60) | st.lists(pieces, max_size=14).map(" ".join), languages, st.dates())
@example("depuis 100 000 ans, il y a 9999 siècles", "fr", dt.date.min)
@example("in 9999 years, since 100 decades, next century", "en", dt.date.max)
@example("le 29 février, la semaine prochaine, l'an dernier", "fr", dt.date.max)
@example("le 29 février, la semaine dernière, l'an dernier", "fr", dt.date.min)
@example("31/02. Am 3/4. oder 5-6. zwei, Woche 0.5", "de", dt.date(2024, 10, 23))
@example("1/2° o 0.5°", "es", dt.date(2024, 10, 23))
@example("il weekend finora", "it", dt.date(2024, 10, 23))
@settings(max_examples=60)
def test_any_text_is_read_without_a_fault(text: str, language: str, published: dt.date) -> None:
    last = 0
    for date in parse_dates(text, language=language, published=published):
        assert text[date.span.start : date.span.end] == date.text
        assert date.span.start >= last
        last = date.span.end


STYLES = ("long", "full", "medium", "d MMMM y", "EEEE d MMMM y", "y-MM-dd", "MMMM y")
# the medium style of these is in digits with two-digit years or abbreviations of their own
CLDR = (
    [("fr", s) for s in STYLES]
    + [("en", s) for s in STYLES if "d MMMM" not in s]
    + [("en_GB", s) for s in STYLES]
    + [(language, style) for language in ("de", "es", "it", "pt") for style in STYLES]
)


@pytest.mark.parametrize(("locale", "style"), CLDR)
@given(days)
@settings(max_examples=40)
def test_a_date_printed_in_a_style_of_the_cldr_reads_back(locale: str, style: str, day: dt.date) -> None:
    found = parse_dates(format_date(day, style, locale=locale), language=locale.replace("_", "-"), published=WEDNESDAY)
    expected = Period.month(day.year, day.month) if style == "MMMM y" else Period.on(day)
    assert [date.period for date in found] == [expected]


@given(days, st.integers(2, 400))
def test_n_days_ago_is_the_day_n_days_before(published: dt.date, n: int) -> None:
    for language, text in (
        ("fr", f"il y a {n} jours"),
        ("en", f"{n} days ago"),
        ("de", f"vor {n} Tagen"),
        ("it", f"{n} giorni fa"),
    ):
        assert one(text, language, published).period == Period.on(published - dt.timedelta(days=n))


@given(days, st.integers(2, 60))
def test_the_last_n_days_hold_the_day_of_publication_and_n_days_before(published: dt.date, n: int) -> None:
    for language, text in (
        ("fr", f"les {n} derniers jours"),
        ("en", f"the past {n} days"),
        ("es", f"los últimos {n} días"),
    ):
        period = one(text, language, published).period
        assert (period.end, period.days) == (published + dt.timedelta(days=1), n + 1)


@given(days, st.sampled_from(["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]))
def test_a_bare_weekday_lies_within_the_week_that_ends_with_the_publication(published: dt.date, name: str) -> None:
    start = one(name, "fr", published).period.start
    assert start is not None
    assert 0 <= (published - start).days < 7


@given(days, st.integers(1, 12))
def test_a_deadline_lies_ahead_and_a_start_behind(published: dt.date, month: int) -> None:
    name = format_date(dt.date(2000, month, 1), "MMMM", locale="fr")
    by, since = one(f"d'ici {name}", "fr", published).period.end, one(f"depuis {name}", "fr", published).period.start
    assert by is not None
    assert since is not None
    assert since <= published < by


@given(st.dates(), st.sampled_from(["day", "week", "month", "quarter", "half", "year", "decade"]), st.integers(-50, 50))
def test_units_follow_each_other_without_a_gap(day: dt.date, unit: str, offset: int) -> None:
    here, after = unit_at(day, unit, offset), unit_at(day, unit, offset + 1)
    if here and after:
        assert here[1] == after[0]
    assert offset or here is None or day in Period(*here)


@given(days, st.integers(-500, 500))
def test_months_are_added_within_the_calendar(day: dt.date, months: int) -> None:
    moved = plus_months(day, months)
    assert moved is not None
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day == day.day or (moved + dt.timedelta(days=1)).day == 1


@given(days, st.sampled_from(["week", "month", "year"]), st.integers(0, 2))
def test_a_third_lies_inside_its_whole(day: dt.date, unit: str, part: int) -> None:
    whole = unit_at(day, unit)
    assert whole is not None
    start, end = third_of(whole, part)
    assert end is not None
    assert whole[0] <= start < end <= whole[1]  # type: ignore[operator]  # far from the last day of the calendar


def test_easter_and_the_edges_of_the_calendar() -> None:
    assert [easter(year) for year in (2000, 2008, 2024)] == [
        dt.date(2000, 4, 23),
        dt.date(2008, 3, 23),
        dt.date(2024, 3, 31),
    ]
    assert plus_units(dt.date.max, "century", 1) is None
    assert candidates(Partial(None, 2, 29), dt.date(2023, 5, 1))[0][0].day == 29
    assert one("depuis août 2023").relation is Relation.SINCE
    assert one("en août 2023").granularity is Granularity.MONTH


# ---------------------------------------------------------------- every word beside a length
def words_of(table: object) -> set[str]:
    """Every word and phrase of the dates of a language."""
    if isinstance(table, str):
        return {table} - {""}
    if isinstance(table, Mapping):
        return words_of([*table, *table.values()])
    return set().union(*map(words_of, table)) if isinstance(table, Iterable) else set()


def check_beside(language: str, units: Iterable[str]) -> None:
    """No word of a language makes a length beside it unreadable, or a window that ends before it starts."""
    dates = lexicon_for(language).dates
    for word, unit in product(sorted(words_of(dates)), units):
        text = f"{word} 5 {unit}. 5 {unit} {word}"
        for found in parse_dates(text, language=language, published=WEDNESDAY):
            assert found.span.of(text) == found.text


@pytest.mark.parametrize("language", available_languages())
def test_every_word_may_stand_beside_some_hours(language: str) -> None:
    check_beside(language, lexicon_for(language).dates.units.get("hour", ())[:1])


@pytest.mark.slow
@pytest.mark.parametrize("language", available_languages())
def test_every_word_may_stand_beside_any_length(language: str) -> None:
    check_beside(language, [words[0] for words in lexicon_for(language).dates.units.values()])


def test_the_year_said_in_january_has_ended_unless_told_ahead() -> None:
    new_year = dt.date(2025, 1, 2)
    assert one("It sold 40 boats for the year.", "en", new_year).period == Period.year(2024)
    assert one("It will sell 40 boats for the year.", "en", new_year).period == Period.year(2025)
    assert one("It sold 40 boats for the year.", "en").period == Period.year(2024)
