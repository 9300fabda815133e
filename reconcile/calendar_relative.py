"""Rules for dates that count from the day of publication, and for lengths of time."""

import datetime as dt
from decimal import Decimal
from typing import Any, Final

from reconcile.calendar_absolute import third
from reconcile.calendar_arithmetic import (
    GRANULARITY_OF,
    Days,
    Partial,
    iso_week,
    plus_days,
    season_days,
    unit_at,
    year_days,
)
from reconcile.calendar_meaning import (
    FUTURE,
    PAST,
    Context,
    Meaning,
    ahead_from,
    back_from,
    dated,
    length_of,
    on_day,
    shifted,
    stretch,
)
from reconcile.dates import DateKind, Granularity, Period

Role = dict[str, Any]
# units too common as words to be a length of time with a mere article
_COMMON: Final = frozenset(("day", "hour", "night", "century", "weekend", "quarter", "half", "season"))


def day_word(context: Context, offset: int) -> Meaning | None:
    """Yesterday, tomorrow."""
    return on_day(plus_days(context.day, offset))


def night(context: Context, _word: str) -> Meaning | None:
    """Overnight: the night before the publication, which touches two days."""
    start = plus_days(context.day, -1)
    return Meaning((start, plus_days(context.day, 1)), Granularity.DAY) if start else None


def weekday(context: Context, number: int) -> Meaning | None:
    """Tuesday: the last one, publication day included; after a future verb the next one."""
    lean = context.lean if context.lean is not None else context.tense()
    ahead = lean == FUTURE or (context.role == "until" and lean != PAST)
    return dated(Partial(weekday=number), context.day, FUTURE if ahead else PAST)


def doubtful_weekday(context: Context, number: int) -> Meaning | None:
    """Sat, sun, mar.: only where something else says that a day is meant, or nothing else stands there."""
    placed = context.related or not context.roles(context.at - 1).keys().isdisjoint(("inside", "this"))
    return weekday(context, number) if context.alone or placed else None


def weekday_in(context: Context, word: Role, number: int) -> Meaning | None:
    """This, last, next Tuesday."""
    today = context.day.weekday()
    if "this" in word:
        return on_day(plus_days(context.day, number - today))
    if "next" in word:
        ahead = (number - today - 1) % 7 + 1
        week = number - today + 7
        chosen, other = (week, ahead) if context.skips_week and "coming" not in word else (ahead, week)
    else:
        chosen = -((today - number - 1) % 7 + 1)
        other = number - today - 7
    meaning = on_day(plus_days(context.day, chosen))
    second = on_day(plus_days(context.day, other)) if other != chosen else None
    return meaning._replace(others=(second.days,)) if meaning and second and second.days else meaning


def weekday_then(context: Context, number: int, word: Role) -> Meaning | None:
    """Mardi prochain."""
    return weekday_in(context, word, number)


def weekdays_away(context: Context, count: int, number: int, word: Role) -> Meaning | None:
    """Three Fridays from now, two Thursdays ago."""
    if not isinstance(count, int) or not 0 < count < 100:
        return None
    today = context.day.weekday()
    first = (number - today - 1) % 7 + 1 if "hence" in word else -((today - number - 1) % 7 + 1)
    return on_day(plus_days(context.day, first + 7 * (count - 1) * (1 if first > 0 else -1)))


def week_weekday(context: Context, word: Role, unit: str, number: int) -> Meaning | None:
    """Next week on Friday."""
    week = unit_at(context.day, unit, _offset(word))
    return on_day(plus_days(week[0], number)) if week and unit == "week" else None


def weekday_day(context: Context, number: int, day: int) -> Meaning | None:
    """Friday the 15th: the nearest one that fits."""
    found = [d for m in range(-12, 13) if (d := _day_in_month(context.day, m, day)) and d.weekday() == number]
    near = [d for d in found if abs((d - context.day).days) < 200]
    return on_day(min(near, key=lambda d: abs((d - context.day).days))) if near and day <= 31 else None


def _day_in_month(day: dt.date, offset: int, number: int) -> dt.date | None:
    month = unit_at(day, "month", offset)
    found = plus_days(month[0], number - 1) if month else None
    return found if found and month and found.month == month[0].month else None


def _offset(word: Role) -> int:
    return 0 if "this" in word else 1 if "next" in word else -1


def unit_in(context: Context, word: Role, unit: str) -> Meaning | None:
    """This week, last month, next year; "the past week" ends today."""
    if unit == "hour":
        return on_day(context.day)
    if unit == "night":
        return night(context, "") if "next" not in word else on_day(context.day)
    if "rolling_last" in word and "last" not in word:
        return rolling(context, word, 1, unit)
    return stretch(unit_at(context.day, unit, _offset(word)), unit)


def unit_after_next(context: Context, unit: str) -> Meaning | None:
    """The week after next."""
    return stretch(unit_at(context.day, unit, 2), unit) if unit != "hour" else None


def unit_then(context: Context, unit: str, word: Role) -> Meaning | None:
    """La semaine dernière."""
    return unit_in(context, word, unit)


def within_last(context: Context, word: Role, unit: str) -> Meaning | None:
    """In the last week: seven days that end today."""
    return rolling(context, word, 1, unit) if unit != "night" else night(context, "")


def unit_itself(context: Context, unit: str) -> Meaning | None:
    """The year, as the year of publication; only inside a larger expression."""
    return stretch(unit_at(context.day, unit), unit) if unit not in ("hour", "minute") else None


def vague(_context: Context, _word: Role, unit: str) -> Meaning | None:
    """These last days, the next few weeks: a period that nothing bounds."""
    return Meaning(None, GRANULARITY_OF[unit], DateKind.PERIOD)


def vague_unit(_context: Context, unit: str) -> Meaning | None:
    """Les prochains mois."""
    return Meaning(None, GRANULARITY_OF[unit], DateKind.PERIOD)


def unit_part(context: Context, unit: str, part: int) -> Meaning | None:
    """Year's end, the year-end."""
    inner = unit_itself(context, unit)
    return third(context, part, inner) if inner else None


def few(_context: Context, _few: Any, unit: str) -> Meaning | None:
    """A few days: a length that nothing states."""
    return Meaning(None, GRANULARITY_OF[unit], DateKind.DURATION)


def rolling(context: Context, word: Role, count: int, unit: str) -> Meaning | None:
    """The last three weeks end with the day of publication; the next ones begin with it."""
    length = length_of(count, unit)
    assert length.length  # noqa: S101  # a number gives a length
    days = ahead_from(context.day, length.length) if "next" in word else back_from(context.day, length.length)
    unit = unit if unit != "hour" else "day"
    return (
        Meaning(days, GRANULARITY_OF[unit], DateKind.PERIOD, duration=length.duration, length=length.length)
        if days
        else None
    )


def count_rolling(context: Context, count: int, word: Role, unit: str) -> Meaning | None:
    """Les 24 dernières heures."""
    return rolling(context, word, count, unit)


def length_rolling(context: Context, count: int, unit: str, word: Role) -> Meaning | None:
    """Les 24 heures écoulées."""
    return rolling(context, word, count, unit)


Length = tuple[int | Decimal, str]


def lengths(values: tuple[Any, ...]) -> list[Meaning]:
    """The parts of "two years, one month and 21 days"; the first count may carry a half on either side of its unit."""
    count, half, unit, late_half, *rest = values
    found = [length_of(count, unit, half or late_half)]
    found += [length_of(n, u) for n, u in zip(rest[::2], rest[1::2], strict=True) if n is not None]
    return found


def moved(day: dt.date, parts: list[Meaning], direction: int) -> dt.date | None:
    """The day all these lengths before or after another."""
    for part in parts:
        found = shifted(day, part.length, direction) if part.length else None
        if found is None:
            return None
        day = found
    return day


def _at_distance(context: Context, values: tuple[Any, ...], direction: int) -> Meaning | None:
    parts = lengths(values)
    meaning = on_day(moved(context.day, parts, direction))
    unit = GRANULARITY_OF[parts[0].length[1]] if parts[0].length else None
    return meaning._replace(unit=unit) if meaning else None


def ago(context: Context, *values: Any) -> Meaning | None:
    """Three weeks ago."""
    return _at_distance(context, values, PAST)


def hence(context: Context, *values: Any) -> Meaning | None:
    """Three weeks from now."""
    return _at_distance(context, values, FUTURE)


def ahead_or_within(context: Context, word: Role, *values: Any) -> Meaning | None:
    """Dans trois jours; en 24 heures; in three days, which is behind us in a clause of the past."""
    if "ahead" in word and ("within" not in word or context.tense() >= 0):
        return hence(context, *values)
    parts = lengths(values)
    start = moved(context.day, parts, PAST)
    length = parts[0]
    days = (start, plus_days(context.day, 1)) if start else None
    return length._replace(days=days, kind=DateKind.PERIOD) if days else None


def window_ahead(context: Context, *values: Any) -> Meaning | None:
    """Within three days, dans les 48 heures: from the publication on."""
    parts = lengths(values)
    end = moved(context.day, parts, FUTURE)
    if end is None:
        return None
    days = (context.day, end) if end > context.day else (context.day, plus_days(context.day, 1))
    return parts[0]._replace(days=days, kind=DateKind.PERIOD)


def whole_unit(_context: Context, _whole: Any, unit: str) -> Meaning | None:
    """All week, another month."""
    return length_of(1, unit)


def week_of_year(_context: Context, number: int, inner: Meaning) -> Meaning | None:
    """Week 27 of last year."""
    if inner.days is None or inner.unit != Granularity.YEAR:
        return None
    return stretch(iso_week(inner.days[0].year, number), "week")


def duration(context: Context, *values: Any) -> Meaning | None:
    """Three weeks; an hour of the day is none."""
    parts = lengths(values)
    count, unit = parts[0].length or (0, "")
    if unit == "hour" and "at_hour" in context.roles(context.at - 1):
        return None
    if "century" in unit or ("year_number" in context.roles(context.at) and count > 1900):
        return None
    if "one" in context.roles(context.at) and parts[0].length == (1, unit) and unit in _COMMON:
        return None
    if unit == "year" and _is_age(context):
        return None
    written = parts[0].duration or ""
    for part in parts[1:]:
        written += (part.duration or "").removeprefix("P")
    return parts[0]._replace(duration=written, unit=GRANULARITY_OF[(parts[-1].length or (0, unit))[1]])


def _is_age(context: Context) -> bool:
    """A driver of 38 years, Jean Burget, 87 ans, …"""
    before, after = context.roles(context.at - 1).keys(), context.roles(context.end).keys()
    behind = context.tokens.symbols[context.end : context.end + 1]
    return "of" in before or ("comma" in before and (behind in ("", "p") or "comma" in after))


def one_unit(_context: Context, _one: Any, unit: str, half: object) -> Meaning | None:
    """A week, a year and a half; a day or an hour is too common a word."""
    if half:
        return length_of(1, unit, half)
    return length_of(1, unit) if unit not in _COMMON else None


def season_in(context: Context, word: Role, number: int) -> Meaning | None:
    """This, last, next summer."""
    found = [
        d
        for y in range(-2, 2)
        if 1 <= context.day.year + y <= 9998 and (d := season_days(context.day.year + y, number))
    ]
    ahead = [d for d in found if d[1] and d[1] > context.day]
    behind = [d for d in found if d not in ahead]
    if "next" in word:
        ahead = [d for d in ahead if d[0] > context.day]
    chosen = behind[-1:] if "next" not in word and "this" not in word else ahead[:1]
    if "this" in word and behind and ahead and ahead[0][0].year > context.day.year:
        chosen = behind[-1:]
    return Meaning(chosen[0], Granularity.SEASON) if chosen else None


def season_then(context: Context, number: int, word: Role) -> Meaning | None:
    """L'été dernier."""
    return season_in(context, word, number)


# ---------------------------------------------------------------- rules around another date


def rest_of(context: Context, _part: str, inner: Meaning) -> Meaning | None:
    """Later this year, the rest of the month; earlier this week: what lies ahead or behind of it on the day itself."""
    if inner.days is None or inner.unit == Granularity.DAY or context.day not in Period(*inner.days):
        return None
    start, end = inner.days
    ahead = "rest" in context.roles(context.at)
    days = (context.day, end) if ahead else (start, context.day)
    return inner._replace(days=days, unit=Granularity.DAY) if start < context.day or ahead else None


def nth_weekday(_context: Context, which: Role, number: int, inner: Meaning) -> Meaning | None:
    """The first Monday of October."""
    if inner.days is None or inner.days[1] is None or inner.unit in (Granularity.DAY, Granularity.WEEK):
        return None
    start, end = inner.days
    if "ord" in which and which["ord"] > 0:
        day = plus_days(start, (number - start.weekday()) % 7 + 7 * (which["ord"] - 1))
    else:
        last = plus_days(end, -1) or start
        day = plus_days(last, -((last.weekday() - number) % 7))
    return on_day(day) if day and start <= day < end else Meaning(None, kind=DateKind.DATE)


def nth_unit(context: Context, which: Role, unit: str, inner: Meaning) -> Meaning | None:
    """The third week of January, the second quarter of 2024."""
    if inner.days is None or inner.days[1] is None or inner.unit == Granularity.DAY:
        return None
    start, end = inner.days
    if "ord" not in which:
        last = plus_days(end, -1) or start
        found = unit_at(last, unit)
        if unit == "week" and found and found[1] and found[1] > end and last.weekday() < 3:
            found = unit_at(last, unit, -1)
    else:
        found = unit_at(start, unit)
        skip = unit == "week" and start.weekday() > 3
        found = unit_at(start, unit, which["ord"] - 1 + skip)
    return stretch(found, unit) if found and found[0] < end else None


def first_units(context: Context, count: int, which: Role, unit: str, inner: Meaning) -> Meaning | None:
    """The first nine months of 2023."""
    return units_of(context, which, count, unit, inner)


def units_of(_context: Context, which: Role, count: int, unit: str, inner: Meaning) -> Meaning | None:
    """Les onze premiers mois de l'année."""
    if inner.days is None or inner.days[1] is None or which.get("ord", 1) != 1 or count > 400:
        return None
    start, end = inner.days
    if "ord" in which:
        last = shifted(start, (count, unit), FUTURE)
        days: Days | None = (start, last) if last and last <= end else None
    else:
        first = shifted(end, (count, unit), PAST)
        days = (first, end) if first and first >= start else None
    return Meaning(days, GRANULARITY_OF[unit]) if days else None


def day_range_in(
    context: Context, _first_name: int | None, first: int, _last_name: int | None, last: int, inner: Meaning
) -> Meaning | None:
    """3 to 5 March, 4 to 23 next month."""
    if inner.days is None or inner.unit != Granularity.MONTH or inner.third is not None or max(first, last) > 31:
        return None
    year = inner.partial.year if inner.partial else inner.days[0].year
    begin = dated(Partial(year, inner.days[0].month, first), context.day, context.lean or 0)
    if not begin or not begin.days or first > last:
        return None
    end = dated(Partial(begin.days[0].year, inner.days[0].month, last), context.day, 0)
    if not end or not end.days:
        return Meaning(None, kind=DateKind.PERIOD)
    return Meaning((begin.days[0], end.days[1]), Granularity.DAY, DateKind.PERIOD)


def month_day_range(context: Context, month: int, first: int, last: int, year: int | None) -> Meaning | None:
    """March 3-5, 2024."""
    inner = dated(Partial(year, month), context.day, context.lean or 0)
    return day_range_in(context, None, first, None, last, inner) if inner else None


def day_in(context: Context, number: int, inner: Meaning) -> Meaning | None:
    """The 20th of next month."""
    if inner.days is None or inner.unit != Granularity.MONTH or inner.partial or not 1 <= number <= 31:
        return None
    return dated(Partial(inner.days[0].year, inner.days[0].month, number), context.day, 0)


def weekday_of(_context: Context, number: int, inner: Meaning) -> Meaning | None:
    """Tuesday of last week."""
    if inner.days is None or inner.unit != Granularity.WEEK or inner.third is not None or inner.duration:
        return None
    return on_day(plus_days(inner.days[0], number))


def month_of(context: Context, month: int, inner: Meaning) -> Meaning | None:
    """June of last year."""
    if inner.days is None or inner.unit != Granularity.YEAR or inner.duration:
        return None
    return dated(Partial(inner.days[0].year, month), context.day, 0)


def code_of(_context: Context, number: int, inner: Meaning) -> Meaning | None:
    """Q3 of last year."""
    if inner.days is None or inner.unit != Granularity.YEAR:
        return None
    return stretch(unit_at(inner.days[0], "quarter", number - 1), "quarter")


def nth_in_year(context: Context, number: int, unit: str, year: int | None) -> Meaning | None:
    """The third quarter: of the year given, else of this one, or of the last one where this one's is far ahead."""
    if not 1 <= number <= (4 if unit == "quarter" else 2):
        return None
    of_year = year_days(year or context.day.year)
    found = unit_at(of_year[0], unit, number - 1) if of_year else None
    if found and year is None and (found[0] - context.day).days > 183:
        other = unit_at(found[0], unit, -4 if unit == "quarter" else -2)
        return Meaning(other, GRANULARITY_OF[unit], others=(found,)) if other else None
    return stretch(found, unit)


def length_to(_context: Context, count: int, unit: str, inner: Meaning) -> Meaning | None:
    """The 21 days to 19 February."""
    if inner.days is None or inner.unit != Granularity.DAY or inner.days[1] is None:
        return None
    start = shifted(inner.days[1], (count, unit), PAST)
    return Meaning((start, inner.days[1]), Granularity.DAY) if start and start < inner.days[1] else None


def shifted_from(_context: Context, count: int, unit: str, word: Role, inner: Meaning) -> Meaning | None:
    """Two weeks before Christmas, three days after 12 January."""
    if inner.days is None or inner.unit != Granularity.DAY or inner.kind != DateKind.DATE:
        return None
    day = shifted(inner.days[0], (count, unit), PAST if "before" in word else FUTURE)
    if "since" in word and day and day > inner.days[0]:
        return Meaning((inner.days[0], day), GRANULARITY_OF[unit])
    return on_day(day)


def week_of(_context: Context, unit: str, inner: Meaning) -> Meaning | None:
    """The week of 7 October."""
    if inner.days is None or inner.unit != Granularity.DAY or unit not in ("week", "weekend", "month"):
        return None
    others = tuple(other for days in inner.others if (other := unit_at(days[0], unit)))
    days = unit_at(inner.days[0], unit)
    return Meaning(days, GRANULARITY_OF[unit], others=others) if days else None
