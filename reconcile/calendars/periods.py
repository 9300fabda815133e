"""Rules for years and what they are made of: centuries, decades, seasons, quarters, weeks."""

from typing import Any, Final

from reconcile.calendars.arithmetic import (
    full_year,
    iso_week,
    month_days,
    nearest,
    plus_days,
    season_days,
    unit_at,
    year_days,
)
from reconcile.calendars.meaning import Context, Meaning, on_day, stretch
from reconcile.calendars.roles import Roles
from reconcile.calendars.symbols import UNKNOWN
from reconcile.calendars.tense import FUTURE, NEAREST, PAST
from reconcile.dates import Granularity

# the longest month has as many weeks
_WEEKS_OF_MONTH: Final = 5
# relations that lead to a year rather than to a count, if that looks like one
_LEADING: Final = ("since", "until", "by", "between", "starting")
# relations that make a date of a season
_AHEAD: Final = ("until", "by")
_RELATED: Final = (*_AHEAD, "since", "before", "after")
# years ahead that two digits behind an apostrophe may stand for
_SOON: Final = 10
# years so near that a number behind a noun is one
_RECENT: Final = 75
# what shows that a bare number of four digits is a year
_BESIDE_A_YEAR: Final = frozenset(("of", "comma", "open", "also", "article", "to", "mon", "between", "starting"))
_INSIDE: Final = frozenset(("inside", "year", "part"))
# what leads to a count as well, and relations that lead to a year of any age
_REACHING: Final = frozenset(("to", "at_hour"))
_LONG_AGO: Final = ("since", "before", "after")
_NAMING: Final = frozenset(("within", "since", "year", "part"))
# what shows that it counts, and that a period opens with it
_COUNTED: Final = frozenset(("num", "unit", "number"))
_NUMBER: Final = frozenset(("num", "number"))
_OPENED: Final = frozenset(("or_later", "or_earlier"))
_BOUNDED: Final = frozenset(("more_than", "less_than"))


def sure_year(_context: Context, year: int, *_: Any) -> Meaning | None:
    """The year 2008, 2008 AD."""
    return stretch(year_days(year), "year")


def coded_year(_context: Context, year: int) -> Meaning | None:
    """FY24."""
    return stretch(year_days(full_year(year)), "year")


def bare_year(context: Context, year: int) -> Meaning | None:
    """2008, where its company says that it is a year and not a count."""
    before, after = context.roles(context.at - 1), context.roles(context.at + 1)
    counted = context.tokens.symbols[context.at + 1 : context.at + 2] == UNKNOWN and _may_be_noun(context)
    known = 1900 <= year < 2100
    if known and _is_before_a_number(context, before, after):
        return stretch(year_days(year), "year")
    if not _COUNTED.isdisjoint(after) or (counted and not _is_named(context, before)):
        return None
    if context.related or not _INSIDE.isdisjoint(before):
        told = known or (not counted and (context.role in _LONG_AGO or _is_within(before)))
        return stretch(year_days(year), "year") if told else None
    loose = not (_BESIDE_A_YEAR.isdisjoint(before) and _OPENED.isdisjoint(after)) or _opens(context)
    company = _behind_a_noun(context) or _is_compared(context, before) or _is_of_verb(context, before)
    loose = loose or (not counted and company)
    return stretch(year_days(year), "year") if loose and (known or year >= 1800) else None


def _is_within(before: Roles) -> bool:
    """As in "in 1240"; but "rose to 1240", "stands at 1240" count."""
    return not _INSIDE.isdisjoint(before) and _REACHING.isdisjoint(before)


def _is_before_a_number(context: Context, before: Roles, after: Roles) -> bool:
    """As in "in 2019 twelve people died", "2019 starben 12 Menschen": what counts is the number behind."""
    placed = bool(context.related) or "inside" in before or _is_of_verb(context, before)
    return placed and "unit" not in after and not _NUMBER.isdisjoint(after)


def _opens(context: Context) -> bool:
    """Whether nothing of its clause stands before it."""
    return context.at == 0 or context.word(context.at - 1) == ";"


def early_year(context: Context, year: int) -> Meaning | None:
    """Seit 1893 nicht mehr: what follows is no noun where those have capitals."""
    early = context.role == "since" and context.noun_capitals and 1500 <= year <= 1900
    return stretch(year_days(year), "year") if early and not _may_be_noun(context) else None


def _is_named(context: Context, before: Roles) -> bool:
    """Whether the words before call a number a year, whatever word follows it."""
    if not _NAMING.isdisjoint(before):
        return True
    during = " " in before.get("during", "")  # "ao longo de", not "por"
    led = "year_article" in before or during or context.role in _LEADING
    return led and "recent_year" in context.roles(context.at)


def _may_be_noun(context: Context) -> bool:
    """As in "beschlagnahmten 2023 insgesamt": no noun where nouns have capitals."""
    return not context.noun_capitals or context.capital_at(context.at + 1)


def _behind_a_noun(context: Context) -> bool:
    """The budget 2024; not a name with a number, as in Room 2015."""
    noun = context.at > 0 and context.tokens.symbols[context.at - 1] == UNKNOWN
    recent = abs(context.roles(context.at)["year_number"] - context.day.year) < _RECENT
    return noun and recent and (context.noun_capitals or not context.capital_at(context.at - 1))


def _is_of_verb(context: Context, before: Roles) -> bool:
    """As in "wurden 2023 rund 40 Fälle gezählt", where a noun would have a capital."""
    return context.noun_capitals and before.keys() == {"after_year"}  # which holds the verbs that go with a year


def _is_compared(context: Context, before: Roles) -> bool:
    """As in "51 mehr als 2022", "zwölf Prozent mehr als 2022": behind a number, or a noun written as one."""
    at = context.at - 2
    if _BOUNDED.isdisjoint(before) or at < 0:
        return False
    return "num" in context.roles(at) or (context.noun_capitals and context.capital_at(at))


def short_year(context: Context, year: int) -> Meaning | None:
    """Since '82."""
    placed = context.related or "inside" in context.roles(context.at - 1)
    return stretch(year_days(_told_year(context, year)), "year") if placed else None


def _told_year(context: Context, short: int) -> int:
    """'69 was fifty years ago: two digits behind an apostrophe lie behind, or a few years ahead."""
    year = full_year(short)
    return year if year - context.day.year < _SOON else year - 100


def season_of_short_year(context: Context, number: int, year: int) -> Meaning | None:
    """The summer of '69."""
    return season(context, number, _told_year(context, year))


def year_range(context: Context, first: int, last: int) -> Meaning | None:
    """2019-2023, unless it counts what follows; the 2022/2023 season."""
    season = last == first + 1 and not context.roles(context.end - 2).keys().isdisjoint(("slash", "dash"))
    counted = context.counted and not season and context.role not in ("starting", "since", "between")
    if counted or "dash" in context.roles(context.at - 1) or not 1800 <= first < last < 2100:
        return None
    return Meaning(year_days(first, last - first + 1), Granularity.YEAR, ranged=True)


def century(_context: Context, number: int) -> Meaning | None:
    """The 20th century: 1900 to 1999, as it is commonly counted."""
    return stretch(year_days(max(1, 100 * (number - 1)), 100), "century") if 1 <= number <= 22 else None


def named_century(context: Context, year: int) -> Meaning | None:
    """Nel Settecento: with a capital, and behind a word that leads to it."""
    before = context.roles(context.at - 1).keys()
    led = context.related or not before.isdisjoint(("inside", "of", "article", "part"))
    return stretch(year_days(year, 100), "century") if led and context.capital else None


def decade(_context: Context, number: int) -> Meaning | None:
    """The 1990s, les années 60."""
    year = number if number > 99 else number + (1900 if number >= 20 else 2000)
    return stretch(year_days(year, 10), "decade") if year % 10 == 0 else None


def decades(context: Context, first: int, last: int) -> Meaning | None:
    """The 1970s and 1980s, les années 70-80: one period, where they follow each other."""
    begin, end = decade(context, first), decade(context, last)
    if not (begin and end and begin.days and end.days and begin.days[1] == end.days[0]):
        return None
    return Meaning((begin.days[0], end.days[1]), Granularity.DECADE, ranged=True)


def quarter(
    context: Context, number: int, year: int | None, short: int | None, unit: str = "quarter"
) -> Meaning | None:
    """Q3 2024."""
    year = full_year(short) if short is not None else year or context.day.year
    months = 3 if unit == "quarter" else 6
    found = month_days(year, months * (number - 1) + 1)
    return stretch(unit_at(found[0], unit), unit) if found else None


def quarter_of_short(context: Context, number: int, short: int) -> Meaning | None:
    """Q1 '23."""
    return quarter(context, number, None, short)


def year_quarter(context: Context, year: int | None, short: int | None, number: int) -> Meaning | None:
    """2024 Q3."""
    return quarter(context, number, year, short)


def half(context: Context, number: int, year: int | None, short: int | None) -> Meaning | None:
    """H1 2024."""
    return quarter(context, number, year, short, "half")


def year_half(context: Context, year: int | None, short: int | None, number: int) -> Meaning | None:
    """2024 H1."""
    return quarter(context, number, year, short, "half")


def season(context: Context, number: int, year: int | None, lean: int | None = None) -> Meaning | None:
    """Summer 2024; without a year the nearest one."""
    if year is not None:
        days = season_days(year, number)
        return Meaning(days, Granularity.SEASON) if days else None
    found = [
        d
        for y in range(-1, 2)
        if 1 <= context.day.year + y <= 9998 and (d := season_days(context.day.year + y, number))
    ]
    coming = FUTURE if context.role == "until" and context.tense() != PAST else NEAREST
    chosen = nearest(found, context.day, lean or context.lean or coming)
    if context.lean is None and found[chosen][0] > context.day and context.tense() == PAST:
        chosen = nearest(found, context.day, PAST)
    others = tuple(found[n] for n in (chosen - 1, chosen + 1) if 0 <= n < len(found))
    return Meaning(found[chosen], Granularity.SEASON, others=others)


def related_season(context: Context, number: int) -> Meaning | None:
    """By summer, avant l'été: a season behind a word that relates something to it, where the clause leans to."""
    name = context.end - 1
    told = context.role in _AHEAD or (context.role != "after" and "article" in context.roles(name - 1))
    if context.role not in _RELATED or not (told or "season" in context.roles(name)):
        return None  # "after the fall"
    return season(context, number, None, context.lean or context.tense())


def year_season(context: Context, year: int, number: int) -> Meaning | None:
    """The 2023 summer."""
    return season(context, number, year)


def week_number(context: Context, number: int, year: int | None) -> Meaning | None:
    """Week 42: of the year given, else the nearest one; "week 2.5" is none."""
    if number % 1:
        return None
    if year is not None:
        return stretch(iso_week(year, number), "week")
    found = [d for y in range(-1, 2) if (d := iso_week(context.day.year + y, number))]
    this_year = iso_week(context.day.year, number)
    return stretch(this_year, "week") if this_year else (stretch(found[0], "week") if found else None)


def week_numbers(context: Context, first: int, last: int, year: int | None) -> Meaning | None:
    """Weeks 10 to 13."""
    begin, end = week_number(context, first, year), week_number(context, last, year)
    if not (begin and end and begin.days and end.days and begin.days < end.days):
        return None
    return Meaning((begin.days[0], end.days[1]), Granularity.WEEK, ranged=True)


def iso_week_date(_context: Context, year: int, number: int, day: int | None) -> Meaning | None:
    """2023-W42, 2023-W42-3, as ISO 8601 writes them."""
    week = iso_week(year, number)
    return on_day(plus_days(week[0], day - 1)) if week and day and day < 8 else stretch(week, "week")


def numbered_week(context: Context, number: int, year: int | None) -> Meaning | None:
    """Die 42. Woche; the first weeks are rather those of a month or of what is told."""
    return week_number(context, number, year) if number > _WEEKS_OF_MONTH else None
