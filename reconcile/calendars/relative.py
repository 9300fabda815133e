"""Rules for dates that count from the day of publication."""

from typing import Final

from reconcile.calendars.arithmetic import (
    GRANULARITY_OF,
    plus_days,
    plus_units,
    season_days,
    unit_at,
    year_days,
)
from reconcile.calendars.lengths import rolling
from reconcile.calendars.meaning import Context, Meaning, on_day, stretch
from reconcile.calendars.roles import Roles
from reconcile.calendars.tense import FUTURE, PAST
from reconcile.calendars.weekdays import offset_of
from reconcile.dates import DateKind, Granularity

# more units than anyone counts on
_MANY: Final = 1000
# units of which something may be said to be
_TOLD: Final = frozenset(("week", "month", "year"))
_PARTS_OF_A_UNIT: Final = frozenset(
    ("unit", "part", "num", "ord", "last", "wd", "rest", "elapsed", "day_parts", "neighbour")
)
# units that an article may make the current ones
_CURRENT: Final = frozenset(("day", "week", "weekend", "fortnight", "month", "quarter", "year"))


def day_word(context: Context, offset: int) -> Meaning | None:
    """Yesterday, tomorrow; the day before, that day: of the day told before, if there is one."""
    word = context.roles(context.at)
    if "day_parts" in word and offset:
        return None if "article" in context.roles(context.at - 1) else on_day(plus_days(context.day, offset))
    told = context.told if "narrative" in word or ("day_parts" in word and context.told_here) else None
    if told and told.days and told.kind == DateKind.DATE and told.unit == Granularity.DAY:
        return on_day(plus_days(told.days[0], offset))
    return on_day(plus_days(context.day, offset)) if offset or "narrative" not in word else None


def day_word_with_weekday(context: Context, offset: int, weekday: int) -> Meaning | None:
    """Ayer martes; ieri, martedì: the weekday says no more than the word before it."""
    day = plus_days(context.day, offset)
    return on_day(day) if day and day.weekday() == weekday else None


def night(context: Context, _word: str) -> Meaning | None:
    """Overnight: the night before the publication, which touches two days."""
    start = plus_days(context.day, -1)
    return Meaning((start, plus_days(context.day, 1)), Granularity.DAY) if start else None


def day_ahead(context: Context, offset: int, count: int, unit: str) -> Meaning | None:
    """Heute in einer Woche, tomorrow in two weeks."""
    base = plus_days(context.day, offset)
    return on_day(plus_units(base, unit, count)) if base and isinstance(count, int) and count < _MANY else None


def unit_in(context: Context, word: Roles, unit: str) -> Meaning | None:
    """This week, last month, next year; "the past week" ends today."""
    if unit == "hour":
        return on_day(context.day)
    if unit == "night":
        return night(context, "") if "next" not in word else on_day(context.day)
    if "rolling_last" in word and "last" not in word:
        return rolling(context, word, 1, unit)
    if unit == "weekend" and "this" in word:
        return _weekend(context)
    beside = _beside_the_told(context, word, unit)
    return beside or stretch(unit_at(context.day, unit, offset_of(word)), unit)


def _beside_the_told(context: Context, word: Roles, unit: str) -> Meaning | None:
    """« En 2021 …, contre 40 l'année précédente », "that week …, and 30 the following week": of the one told before."""
    near = (told for told in (context.stretch, context.told) if told is not None and told.days is not None)
    told = next((told for told in near if told.days and told.days == unit_at(told.days[0], unit)), None)
    if told is None or told.days is None:
        return None
    if "previous" in word and "rolling_last" not in word and not (unit == "year" and _runs(told, context)):
        return stretch(unit_at(told.days[0], unit, -1), unit)
    behind = told.days[1] is not None and told.days[1] <= context.day and context.tense() == PAST
    return stretch(unit_at(told.days[0], unit, 1), unit) if "next" in word and behind else None


def _runs(told: Meaning, context: Context) -> bool:
    return bool(told.days) and unit_at(context.day, "year") == told.days


def _weekend(context: Context) -> Meaning | None:
    """The one of this week, or the last one where this one is ahead and the clause looks back."""
    found, last = unit_at(context.day, "weekend"), unit_at(context.day, "weekend", -1)
    if found is None or last is None or found[0] <= context.day:
        return stretch(found, "weekend")
    behind = context.role == "since" or context.tense() == PAST
    chosen, other = (last, found) if behind else (found, last)
    return Meaning(chosen, GRANULARITY_OF["weekend"], others=(other,))


def unit_after_next(context: Context, unit: str) -> Meaning | None:
    """The week after next."""
    return stretch(unit_at(context.day, unit, 2), unit) if unit != "hour" else None


def unit_before_last(context: Context, unit: str) -> Meaning | None:
    """The week before last."""
    return stretch(unit_at(context.day, unit, -2), unit) if unit != "hour" else None


def related_weekend(context: Context, unit: str) -> Meaning | None:
    """After the weekend, since the weekend."""
    return _weekend(context) if context.related and unit == "weekend" else None


def unit_earlier(context: Context, unit: str) -> Meaning | None:
    """The week before, die Woche davor: before the one told, or before the current one."""
    if unit not in _CURRENT or unit == "day":
        return None
    told = context.told.days if context.told else None
    if told and plus_units(told[0], unit, 1) == told[1]:
        start = plus_units(told[0], unit, -1)
        return Meaning((start, told[0]), GRANULARITY_OF[unit]) if start else None
    return stretch(unit_at(context.day, unit, -1), unit)


def unit_then(context: Context, unit: str, word: Roles) -> Meaning | None:
    """La semaine dernière; in "the same quarter last year" only the year is the last one."""
    same = context.at > 0 and "same" in context.roles(context.at - 1)
    return None if same else unit_in(context, word, unit)


def within_last(context: Context, word: Roles, unit: str) -> Meaning | None:
    """In the last week: seven days that end today."""
    return rolling(context, word, 1, unit) if unit != "night" else night(context, "")


def unit_itself(context: Context, unit: str) -> Meaning | None:
    """The year, as the year of publication; only inside a larger expression."""
    return stretch(unit_at(context.day, unit), unit) if unit not in ("hour", "minute") else None


def unit_so_far(context: Context, unit: str) -> Meaning | None:
    """En lo que va de año; im Laufe des Jahres, but not "per year"."""
    before = context.roles(context.at - 1)
    placed = context.role == "during" and ("article" in before or " " in before.get("during", ""))
    current = placed and "plurals" not in context.roles(context.at) and unit in _TOLD
    if context.role == "so_far":
        return unit_itself(context, unit)
    return _told(context, unit) if current else None


def unit_to_date(context: Context, unit: str) -> Meaning | None:
    """Year to date: up to the publication, where it has begun."""
    inner, tomorrow = unit_itself(context, unit), plus_days(context.day, 1)
    begun = inner and inner.days and unit in _CURRENT and (tomorrow is None or inner.days[0] < tomorrow)
    return inner._replace(days=(inner.days[0], tomorrow)) if inner and inner.days and begun else None


def the_unit(context: Context, unit: str) -> Meaning | None:
    """The week, the year: the current one, where a preposition places it or nothing else is said."""
    before = context.roles(context.at - 1)
    part = "of" in before and "unit" in context.roles(context.at - 2)  # days of the week
    placed = context.role in ("during", "by") or "inside" in before or unit == "weekend"
    placed = placed or (unit in _TOLD and "of" in before)
    if unit not in _CURRENT or part or not (placed or context.alone_but(1)):
        return None
    return _weekend(context) if unit == "weekend" else _told(context, unit)


def _told(context: Context, unit: str) -> Meaning | None:
    """Of the current one; in January "for the year" is that which has ended, unless told ahead."""
    ended = unit == "year" and context.day.month == 1 and context.tense() != FUTURE
    return stretch(unit_at(context.day, unit, -1 if ended else 0), unit)


def unit_of(context: Context, unit: str) -> Meaning | None:
    """Le total de l'année, die Zahl des Jahres: of the current one, where no part or day of it is told."""
    part = not context.roles(context.at - 1).keys().isdisjoint(_PARTS_OF_A_UNIT)
    return unit_itself(context, unit) if unit in _TOLD and not part else None


def part_of_day(context: Context) -> Meaning | None:
    """The evening, dès le matin: of the day of publication, where nothing else is said."""
    return on_day(context.day) if context.whole else None


def season_in(context: Context, word: Roles, number: int) -> Meaning | None:
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


def season_then(context: Context, number: int, word: Roles) -> Meaning | None:
    """L'été dernier."""
    return season_in(context, word, number)


# ---------------------------------------------------------------- rules around another date


def named_quarter(context: Context, number: int, year: int | None) -> Meaning | None:
    """Das Schlussquartal: the last one, where it is told as past."""
    ahead = unit_at(context.day, "year")
    found = unit_at(ahead[0], "quarter", number - 1) if ahead and year is None else None
    if found and found[0] > context.day and context.tense() == PAST:
        return stretch(unit_at(found[0], "quarter", -4), "quarter")
    return nth_in_year(context, number, "quarter", year)


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
