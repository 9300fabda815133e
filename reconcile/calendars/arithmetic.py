"""Stretches of days: units of the calendar, steps from a day, and which year or week a date without one means."""

import datetime as dt
from typing import Final, NamedTuple, TypeAlias

from reconcile.dates import Granularity, first_of

# first day and the day after the last one; None beyond what a `date` can hold
Days: TypeAlias = tuple[dt.date, dt.date | None]

DAYS_OF: Final = {"day": 1, "week": 7, "fortnight": 14, "night": 1}
MONTHS_OF: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
ISO_OF: Final = {
    "hour": ("PT", 1, "H"), "day": ("P", 1, "D"), "night": ("P", 1, "D"), "week": ("P", 1, "W"),
    "fortnight": ("P", 2, "W"), "weekend": ("P", 2, "D"), "month": ("P", 1, "M"), "quarter": ("P", 3, "M"),
    "workday": ("P", 1, "D"), "workweek": ("P", 5, "D"),
    "half": ("P", 6, "M"), "year": ("P", 1, "Y"), "decade": ("P", 10, "Y"), "century": ("P", 100, "Y"),
}  # fmt: skip
_LAST: Final = dt.date.max.toordinal()
# Wednesday
_MIDWEEK: Final = 2
# a season starts on or about this day
SEASON_STARTS: Final = ((3, 21), (6, 21), (9, 24), (12, 21))
GRANULARITY_OF: Final = {
    "hour": Granularity.DAY, "day": Granularity.DAY, "night": Granularity.DAY, "weekend": Granularity.DAY,
    "workday": Granularity.DAY, "workweek": Granularity.WEEK,
    "week": Granularity.WEEK, "fortnight": Granularity.WEEK, "month": Granularity.MONTH, "quarter": Granularity.QUARTER,
    "half": Granularity.HALF, "year": Granularity.YEAR, "decade": Granularity.DECADE, "century": Granularity.CENTURY,
}  # fmt: skip


class Partial(NamedTuple):
    """The parts of a date that a text states, and nothing else."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    third: int | None = None  # 0, 1, 2: begin, middle, end of the month


# two digits below this are a year of this century
_PIVOT: Final = 70


def full_year(number: int) -> int:
    """The year that two digits stand for."""
    return number if number > 99 else number + (2000 if number < _PIVOT else 1900)


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has no such day.

    >>> day_of(2023, 2, 31)

    """
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def plus_days(day: dt.date, days: int) -> dt.date | None:
    """The day so many days later, or None beyond what a `date` can hold."""
    ordinal = day.toordinal() + days
    return dt.date.fromordinal(ordinal) if 1 <= ordinal <= _LAST else None


def plus_months(day: dt.date, months: int) -> dt.date | None:
    """The same day of the month so many months later, or the last one of that month.

    >>> plus_months(dt.date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)

    """
    first = first_of(day.year, day.month + months)
    if first is None:
        return None
    return next(d for n in range(day.day, 0, -1) if (d := day_of(first.year, first.month, n)))


def plus_units(day: dt.date, unit: str, count: int) -> dt.date | None:
    """The day so many units later; an hour more or less is the next or the last day where it makes a whole one."""
    if unit in MONTHS_OF:
        return plus_months(day, count * MONTHS_OF[unit])
    if unit == "workday":
        return _plus_workdays(day, count)
    if unit == "hour":
        return plus_days(day, count // 24 if count >= 0 else -(-count // 24))
    return plus_days(day, count * DAYS_OF.get(unit, 7))


def _plus_workdays(day: dt.date, count: int) -> dt.date | None:
    """So many days from Monday to Friday later; a weekend counts as the Friday before it, back as the Monday after."""
    week, weekday = divmod(day.toordinal() - 1, 7)
    number = 5 * week + min(weekday, 4 if count > 0 else 5) + count
    week, weekday = divmod(number, 5)
    return plus_days(day, 7 * week + weekday + 1 - day.toordinal())


def one_day(day: dt.date | None) -> Days | None:
    """That day alone."""
    return (day, plus_days(day, 1)) if day else None


def unit_at(day: dt.date, unit: str, offset: int = 0) -> Days | None:
    """The unit of the calendar that holds the day, or the one so many units later.

    >>> unit_at(dt.date(2024, 10, 23), "quarter", -1)
    (datetime.date(2024, 7, 1), datetime.date(2024, 10, 1))

    """
    if unit in MONTHS_OF:
        return _months_at(day, MONTHS_OF[unit], offset)
    if unit == "workweek":
        monday = plus_days(day, 7 * offset - day.weekday())
        return _stretch(monday, 5)
    if unit == "weekend":
        monday = plus_days(day, 7 * offset - day.weekday())
        return _stretch(monday and plus_days(monday, 5), 2)
    length = DAYS_OF.get(unit, 1)
    start = plus_days(day, length * offset - (day.weekday() if length > 1 else 0))
    return _stretch(start, length)


def weekend_near(day: dt.date) -> Days | None:
    """The weekend nearest to a day: up to Tuesday the one before it."""
    return unit_at(day, "weekend", -1 if day.weekday() < _MIDWEEK else 0)


def _months_at(day: dt.date, months: int, offset: int) -> Days | None:
    number = day.year * 12 + day.month - 1
    number = number - number % months + offset * months
    start = first_of(0, number + 1)
    return (start, first_of(0, number + months + 1)) if start else None


def _stretch(start: dt.date | None, length: int) -> Days | None:
    return (start, plus_days(start, length)) if start else None


def year_days(year: int, years: int = 1) -> Days | None:
    """So many calendar years from that one."""
    start = first_of(year, 1)
    return (start, first_of(year + years, 1)) if start else None


def month_days(year: int, month: int) -> Days | None:
    """A month of a year."""
    start = first_of(year, month)
    return (start, first_of(year, month + 1)) if start else None


def iso_week(year: int, week: int) -> Days | None:
    """A week as ISO 8601 counts them: the first one of a year holds its first Thursday."""
    try:
        return _stretch(dt.date.fromisocalendar(year, week, 1), 7)
    except ValueError:
        return None


def season_days(year: int, season: int) -> Days | None:
    """A season that starts in that year, of the northern half of the world."""
    start = day_of(year, *SEASON_STARTS[season])
    end = day_of(year + season // 3, *SEASON_STARTS[(season + 1) % 4])
    return (start, end) if start else None


def third_of(days: Days, third: int, end_of_week: int = 3) -> Days:
    """The begin, middle or end of a month, year or other stretch.

    >>> third_of((dt.date(2024, 10, 1), dt.date(2024, 11, 1)), 2)
    (datetime.date(2024, 10, 21), datetime.date(2024, 11, 1))

    """
    start, end = days
    if end is None:
        return days
    length = (end - start).days
    if length == 7:
        cuts = ((0, 3), (2, 4), (end_of_week, 7))[third]
    elif length in (28, 29, 30, 31):
        cuts = ((0, 10), (10, 20), (20, length))[third]
    elif 360 < length < 370 and start.day == 1:
        months = length // 30 // 3
        first = plus_months(start, third * months) or start
        return first, (plus_months(first, months) if third < 2 else end)
    else:
        cuts = (third * length // 3, max((third + 1) * length // 3, third * length // 3 + 1))
    return plus_days(start, cuts[0]) or start, plus_days(start, cuts[1])


def candidates(partial: Partial, near: dt.date) -> list[Days]:
    """What a date without a year, or a weekday, may mean, in order of time."""
    if partial.month is None:
        return _weekdays_near(partial, near)
    if partial.year is not None:
        stated = _in_year(partial, partial.month, partial.year)
        return [stated] if stated else []
    reach = 8 if (partial.month, partial.day) == (2, 29) else 1
    found = (_in_year(partial, partial.month, year) for year in range(near.year - reach, near.year + reach + 1))
    return [days for days in found if days]


def _weekdays_near(partial: Partial, near: dt.date) -> list[Days]:
    if partial.weekday is None:
        return []
    monday = near.toordinal() - near.weekday() + partial.weekday
    ordinals = (monday + 7 * week for week in (-1, 0, 1))
    found = [one_day(dt.date.fromordinal(n)) for n in ordinals if 1 <= n <= _LAST]
    return [days for days in found if days]


def _in_year(partial: Partial, month: int, year: int) -> Days | None:
    if partial.day is None:
        days = month_days(year, month) if 1 <= year <= dt.MAXYEAR else None
        return third_of(days, partial.third) if days and partial.third is not None else days
    day = day_of(year, month, partial.day)
    if day is None or (partial.weekday not in (None, day.weekday()) and partial.year is None):
        return None
    return one_day(day)


def distance(days: Days, day: dt.date) -> int:
    """How many days lie between a stretch and a day."""
    start, end = days
    if start > day:
        return (start - day).days
    return max(0, (day - end).days + 1) if end else 0


def nearest(found: list[Days], day: dt.date, lean: int = 0) -> int:
    """Which candidate is meant: the nearest, or with a lean the last one begun (-1) or the first not yet over (+1)."""
    if len(found) == 1:
        return 0
    if lean < 0:
        return max((n for n, d in enumerate(found) if d[0] <= day), default=0)
    if lean > 0:
        return next((n for n, d in enumerate(found) if d[1] is None or d[1] > day), len(found) - 1)
    return min(range(len(found)), key=lambda n: distance(found[n], day))


def easter(year: int) -> dt.date | None:
    """Easter Sunday (Gregorian calendar), after Butcher and Meeus."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return day_of(year, month, day + 1)
