"""Rules for a date inside another one: the first Monday of May, the 20th of next month, the week of 7 October."""

import datetime as dt
from functools import partial
from typing import Final

from reconcile.calendars.absolute import bare_month, month_year, nearest_day, third
from reconcile.calendars.arithmetic import (
    GRANULARITY_OF,
    Days,
    Partial,
    iso_week,
    plus_days,
    unit_at,
    weekend_near,
    year_days,
)
from reconcile.calendars.feasts import long_weekend
from reconcile.calendars.meaning import Context, Meaning, closed, dated, on_day, shifted, stretch
from reconcile.calendars.numeric import Parts, numeric, numeric_day
from reconcile.calendars.relative import unit_itself
from reconcile.calendars.roles import Roles
from reconcile.calendars.tense import FUTURE, PAST
from reconcile.dates import DateKind, Granularity, Period

# relations that may lead to two days
_LONGEST_MONTH: Final = 31  # days
_RANGES: Final = ("between", "starting", "since")
# the longest month, and how far a month of another year may lie from the day to be meant
_MONTH: Final = 31
_CLOSE: Final = 62
_MIDWEEK: Final = 4
# more first or last units than any period has
_HOURS: Final = 24  # of a day
_MANY: Final = 400
_YEAR: Final = 365  # days


def rest_of(context: Context, _part: str, inner: Meaning) -> Meaning | None:
    """Later this year, the rest of the month; earlier this week: what lies ahead or behind of it on the day itself."""
    if inner.days is None or inner.unit == Granularity.DAY or context.day not in Period(*inner.days):
        return None
    start, end = inner.days
    ahead = "rest" in context.roles(context.at)
    days = (context.day, end) if ahead else (start, context.day)
    return inner._replace(days=days, unit=Granularity.DAY) if start < context.day or ahead else None


def nth_weekday(context: Context, which: Roles, number: int, inner: Meaning) -> Meaning | None:
    """The first Monday of October."""
    days = _scheduled(context, inner)
    if days is None or inner.unit in (Granularity.DAY, Granularity.WEEK):
        return None
    start, end = days
    if "ord" in which and which["ord"] > 0:
        day = plus_days(start, (number - start.weekday()) % 7 + 7 * (which["ord"] - 1))
    else:
        last = plus_days(end, -1) or start
        day = plus_days(last, -((last.weekday() - number) % 7))
    return on_day(day) if day and start <= day < end else Meaning(None, kind=DateKind.DATE)


def nth_weekday_of_month(context: Context, which: int, number: int) -> Meaning | None:
    """The third Tuesday, where nothing says of what: of the current month."""
    month = stretch(unit_at(context.day, "month"), "month")
    return nth_weekday(context, {"ord": which}, number, month) if month else None


def nth_unit_of_year(context: Context, which: Roles, unit: str, year: int) -> Meaning | None:
    """Terceiro mês 2017, último trimestre 2015."""
    whole = stretch(year_days(year), "year")
    return nth_unit(context, which, unit, whole) if whole else None


def outer_days(context: Context, which: Roles, inner: Meaning) -> Meaning | None:
    """The first days of next week, die letzten Tage des Monats."""
    if which.get("ord", 1) != 1 or inner.unit == Granularity.DAY:
        return None
    return third(context, 0 if "ord" in which else 2, inner)


def _scheduled(context: Context, inner: Meaning) -> tuple[dt.date, dt.date] | None:
    """The days to count in: without a year the month of this one, or the nearest where close or told as past."""
    days, partial = closed(inner), inner.partial
    if days is None or partial is None or partial.year or not partial.month or context.lean is not None:
        return days
    if days[0].year == context.day.year or abs((days[0] - context.day).days) < _CLOSE or context.tense() == PAST:
        return days
    this_year = dated(partial._replace(year=context.day.year), context.day, 0)
    return closed(this_year) if this_year else days


def _part_of(days: tuple[dt.date, dt.date], which: Roles) -> Days | None:
    """The first or second half of a week or a month."""
    start, end = days
    number = which.get("ord", 2)
    middle = plus_days(start, (end - start).days // 2) or start
    return None if number > 2 else (start, middle) if number == 1 else (middle, end)


def nth_unit(context: Context, which: Roles, unit: str, inner: Meaning) -> Meaning | None:
    """The third week of January, the second quarter of 2024, the first half of the month."""
    days = _scheduled(context, inner)
    if days is None or inner.unit == Granularity.DAY:
        return None
    start, end = days
    if unit in ("half", "fortnight") and (end - start).days <= _MONTH:
        half = _part_of(days, which)
        return Meaning(half, Granularity.WEEK) if half else None
    if "ord" not in which:
        last = plus_days(end, -1) or start
        found = unit_at(last, unit)
        if unit == "week" and found and found[1] and found[1] > end and last.weekday() < 3:
            found = unit_at(last, unit, -1)
    else:
        found = unit_at(start, unit)
        skip = unit == "week" and start.weekday() > 3
        found = unit_at(start, unit, which["ord"] - 1 + skip)
    inside = found and found[1] and found[0] < end and found[1] - found[0] <= end - start
    return stretch(found, unit) if inside else None


def nth_unit_from_end(context: Context, which: int, unit: str, inner: Meaning) -> Meaning | None:
    """The third last week of the year."""
    found = nth_unit(context, {}, unit, inner)
    days = unit_at(found.days[0], unit, 1 - which) if found and found.days else None
    return stretch(days, unit) if days and inner.days and days[0] >= inner.days[0] else None


def first_units(context: Context, count: int, which: Roles, unit: str, inner: Meaning) -> Meaning | None:
    """The first nine months of 2023."""
    return units_of(context, which, count, unit, inner)


def units_of(_context: Context, which: Roles, count: int, unit: str, inner: Meaning) -> Meaning | None:
    """Les onze premiers mois de l'année."""
    whole = closed(inner)
    if whole is None or which.get("ord", 1) != 1 or count > _MANY:
        return None
    start, end = map(_weeks_from, whole) if unit == "week" else whole
    if unit == "hour":
        count, unit = -(-count // _HOURS), "day"  # within the days that hold them
    if "ord" in which:
        last = shifted(start, (count, unit), FUTURE)
        days: Days | None = (start, last) if last and last <= end else None
    else:
        first = shifted(end, (count, unit), PAST)
        days = (first, end) if first and first >= start else None
    return Meaning(days, GRANULARITY_OF[unit]) if days else None


def _weeks_from(day: dt.date) -> dt.date:
    """Where the weeks of a year or a month that starts on a day begin: with the first of which it holds most days."""
    return plus_days(day, -day.weekday() if day.weekday() < _MIDWEEK else 7 - day.weekday()) or day


def day_range_in(
    context: Context, _first_name: int | None, first: int, _last_name: int | None, last: int, inner: Meaning
) -> Meaning | None:
    """3 to 5 March, 4 to 23 next month."""
    if inner.days is None or inner.unit != Granularity.MONTH or inner.third is not None or max(first, last) > 31:
        return None
    year = inner.partial.year if inner.partial else inner.days[0].year
    begin = dated(Partial(year, inner.days[0].month, first), context.day, max(context.lean or 0, 0))
    if not begin or not begin.days or first > last:
        return None
    end = dated(Partial(begin.days[0].year, inner.days[0].month, last), context.day, 0)
    if not end or not end.days:
        return Meaning(None, kind=DateKind.PERIOD)
    return Meaning((begin.days[0], end.days[1]), Granularity.DAY, ranged=True)


def bare_days(context: Context, first: int, last: int) -> Meaning | None:
    """Tra il 3 e il 5: of the month whose last of these days is the nearest."""
    return marked_days(context, first, last) if context.role in _RANGES else None


def marked_days(context: Context, first: int, last: int) -> Meaning | None:
    """24. auf 25., 21st to 22nd."""
    counted = context.counted and context.role not in _RANGES
    if counted or not first < last <= 31:
        return None
    end = nearest_day(context, last)
    return (
        Meaning((end.days[0].replace(day=first), end.days[1]), Granularity.DAY, ranged=True)
        if end and end.days
        else None
    )


def half_of_month(context: Context, which: int, month: int, year: int | None) -> Meaning | None:
    """Die zweite Februarhälfte."""
    return _unit_of_month(context, which, "half", month, year)


def week_of_month(context: Context, which: int, month: int, year: int | None) -> Meaning | None:
    """In der zweiten Märzwoche 2024."""
    return _unit_of_month(context, which, "week", month, year)


def _unit_of_month(context: Context, which: int, unit: str, month: int, year: int | None) -> Meaning | None:
    inner = month_year(context, month, year, None) if year else bare_month(context, month)
    return nth_unit(context, {"ord": which}, unit, inner) if inner else None


def part_of_numbered_day(context: Context, day: int | None, ranked: int | None) -> Meaning | None:
    """Dans la soirée du 18, on the evening of the 18th."""
    return nearest_day(context, day or ranked or 0)


def night_between(context: Context, first: int, last: int) -> Meaning | None:
    """La noche del 18 al 19: two days that follow each other, the nearest ones."""
    end = nearest_day(context, last)
    evening = plus_days(end.days[0], -1) if end and end.days else None
    if end is None or end.days is None or evening is None or evening.day != first:
        return None
    return Meaning((evening, end.days[1]), Granularity.DAY, ranged=True)


def days_to_numeric(context: Context, first: int, parts: Parts) -> Meaning | None:
    """07.-10.08.2018, 5. bis zum 16.8."""
    if len(parts) < 4 and context.habit and context.counted:
        return None
    last = numeric(context, parts) if len(parts) == 4 else numeric_day(context, parts)
    if last is None or last.days is None or not first < last.days[0].day:
        return None
    begin = last.days[0].replace(day=first)
    return Meaning((begin, last.days[1]), Granularity.DAY, ranged=True)


def month_day_range(context: Context, month: int, first: int, last: int, year: int | None) -> Meaning | None:
    """March 3-5, 2024."""
    inner = dated(Partial(year, month), context.day, context.lean or 0)
    return day_range_in(context, None, first, None, last, inner) if inner else None


def days_to_month_day(context: Context, first: int, month: int, last: int, year: int | None) -> Meaning | None:
    """From 4 to January 22, 1995: where a range is sure to open."""
    return month_day_range(context, month, first, last, year) if context.role in _RANGES else None


def days_of_month(context: Context, month: int, first: int, last: int, year: int | None) -> Meaning | None:
    """June 5 and 7, between June 5 and 7; not the second of "June 5 and 7 June"."""
    return month_day_range(context, month, first, last, year)


def day_in(context: Context, number: int, inner: Meaning) -> Meaning | None:
    """The 20th of next month; "16 in the same period" is no day of those months."""
    days = closed(inner)
    if days is None or inner.unit != Granularity.MONTH or inner.partial or not 1 <= number <= 31:
        return None
    if (days[1] - days[0]).days > _LONGEST_MONTH:
        return None
    return dated(Partial(days[0].year, days[0].month, number), context.day, 0)


def day_month_of(context: Context, number: int, month: int, inner: Meaning) -> Meaning | None:
    """El 5 de octubre del año pasado, am 5. Oktober letzten Jahres."""
    if inner.days is None or inner.unit != Granularity.YEAR or inner.duration or not 1 <= number <= 31:
        return None
    return dated(Partial(inner.days[0].year, month, number), context.day, 0)


def month_of(context: Context, month: int, inner: Meaning) -> Meaning | None:
    """June of last year."""
    if inner.days is None or inner.unit != Granularity.YEAR or inner.duration:
        return None
    return dated(Partial(inner.days[0].year, month), context.day, 0)


def month_in(_context: Context, month: int, inner: Meaning) -> Meaning | None:
    """Last year in September, l'an dernier en mars."""
    return month_of(_context, month, inner) if inner.days and inner.days == year_days(inner.days[0].year) else None


def code_of(_context: Context, number: int, inner: Meaning) -> Meaning | None:
    """Q3 of last year."""
    if inner.days is None or inner.unit != Granularity.YEAR:
        return None
    return stretch(unit_at(inner.days[0], "quarter", number - 1), "quarter")


def first_units_of_year(context: Context, count: int, which: Roles, unit: str) -> Meaning | None:
    """Sur les quatre premiers mois."""
    year = stretch(unit_at(context.day, "year"), "year")
    return first_units(context, count, which, unit, year) if year and "ord" in which else None


def first_of_year(context: Context, which: Roles, count: int, unit: str) -> Meaning | None:
    """In den ersten neun Monaten: of the year that has had so many."""
    for day in (context.day, plus_days(context.day, -_YEAR)):
        year = stretch(unit_at(day, "year"), "year") if day else None
        found = units_of(context, which, count, unit, year) if year and "ord" in which else None
        if found and found.days and found.days[1] and found.days[1] <= context.day:
            return found
    return None


def week_of(_context: Context, unit: str, inner: Meaning) -> Meaning | None:
    """The week of 7 October."""
    if unit == "month" and inner.unit == Granularity.MONTH and inner.partial:
        return inner
    if inner.days is None or inner.unit != Granularity.DAY or unit not in ("week", "weekend", "month"):
        return None
    around = weekend_near if unit == "weekend" else partial(unit_at, unit=unit)
    others = tuple(other for days in inner.others if (other := around(days[0])))
    days = around(inner.days[0])
    return Meaning(days, GRANULARITY_OF[unit], others=others) if days else None


def feast_weekend(_context: Context, inner: Meaning) -> Meaning | None:
    """The weekend of Thanksgiving."""
    return long_weekend(inner.days) if inner.days else None


def week_of_year(_context: Context, number: int, inner: Meaning) -> Meaning | None:
    """Week 27 of last year."""
    if inner.days is None or inner.unit != Granularity.YEAR:
        return None
    return stretch(iso_week(inner.days[0].year, number), "week")


def unit_part(context: Context, unit: str, part: int) -> Meaning | None:
    """Year's end, the year-end."""
    inner = unit_itself(context, unit)
    return third(context, part, inner) if inner else None
