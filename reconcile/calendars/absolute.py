"""Rules for dates that name a day or a month, and for parts of what they name."""

from typing import Final

from reconcile.calendars.arithmetic import (
    Days,
    Partial,
    candidates,
    day_of,
    distance,
    full_year,
    nearest,
    one_day,
    third_of,
    unit_at,
    year_days,
)
from reconcile.calendars.meaning import IMPOSSIBLE, Context, Meaning, dated, stretch
from reconcile.calendars.roles import Roles
from reconcile.calendars.tense import FUTURE, NEAREST, PAST
from reconcile.dates import DateKind, Granularity

# two readings of a weekday with a date may lie this far apart before the weekday is taken for a slip
_SLIP: Final = 300
# days ahead within which something is rather announced than told as past
_SOON: Final = 92
# numbers that are rather a slip of the day than a year
_NO_DAYS: Final = range(32, 40)
_PARTS: Final = ("begin", "middle", "end")
_NEAR: Final = {"before_last": -2, "last": -1, "this": 0, "next": 1, "after_next": 2}
_END: Final = 2  # of the parts
_A_MONTH: Final = 31  # days
# what names a unit of the calendar without saying which one, and what says it
_PLAIN_UNIT: Final = frozenset(("unit", "edge", "part"))
_NAMED: Final = frozenset(("this", "last", "next", "ord", "rolling_last"))
_PLACING: Final = frozenset(("article", "day_article", "inside"))
_BEFORE_A_MONTH: Final = ("inside", "of", "this", "part", "to", "also", "day", "ord_day")


def day_month(
    context: Context, weekday: int | None, day: int, month: int, year: int | None, short: int | None
) -> Meaning | None:
    """3 March 2024, mardi 3 mars, le 3 mars '93."""
    if day > 31 or (weekday is None and (_counts(context) or _is_verb(context))):
        return None
    year = full_year(short) if short is not None else year
    lean = context.lean or NEAREST
    meaning = dated(Partial(year, month, day, weekday), context.day, lean)
    open_ended = context.ranging or context.role == "until"
    if _far_ahead(context, meaning) and (year, weekday, context.lean) == (None, None, None) and not open_ended:
        return _by_tense(context, Partial(None, month, day), meaning)
    if weekday is None or year is not None:
        return meaning
    if meaning and meaning.days and distance(meaning.days, context.day) < _SLIP:
        return meaning
    return dated(Partial(year, month, day), context.day, lean)


def _counts(context: Context) -> bool:
    """As in "5 in November": a number before "in" is no day of the month, unless it ranks or has an article."""
    alone = context.roles(context.at).keys().isdisjoint(("ord", "ord_day"))
    told = context.roles(context.at - 1).keys().isdisjoint(("article", "day_article"))
    link = context.roles(context.at + 1)
    told = told or context.marks_days  # „der 31 im Mai entführten Geiseln“
    return alone and told and ("within" in link or (context.marks_days and "of" in link and "mon" not in link))


def _is_verb(context: Context) -> bool:
    """As in "an F-16 may land", "12 may have died": a month has a capital, and a day without one a word before it."""
    month = context.roles(context.end - 1)
    doubtful = context.capitals and "mon" in month and "sure_mon" not in month
    if not doubtful or context.capital_at(context.end - 1) or context.related:
        return False
    placed = not context.roles(context.at - 1).keys().isdisjoint(_PLACING) or "ord" in context.roles(context.at)
    return not placed and context.before_a_word


def bare_day(context: Context, day: int) -> Meaning | None:
    """The 21st, le 17: the nearest one."""
    spoken = "ord_day" in context.roles(context.at)
    before = context.roles(context.at - 1).keys()
    if spoken and before.isdisjoint(_PLACING) and "starting" in before and "to" not in context.roles(context.at + 1):
        return None  # "sprechen von 27." at the end of a sentence
    placed: object = before & ({"article", "inside", "of"} if spoken else {"day_article"})
    placed = placed or context.behind_day_article or (spoken and context.related)
    of_week = "of" in context.roles(context.at - 1) and "week_unit" in context.roles(context.at - 2)
    if not (placed or of_week or (spoken and context.alone)) or context.measured:
        return None
    return nearest_day(context, day)


def day_before_a_word(context: Context, day: int) -> Meaning | None:
    """Am 15. zurück: where nouns have capitals, a word in lower case is not what the number counts."""
    return bare_day(context, day) if context.noun_capitals and not context.capital_at(context.end) else None


def lone_ordinal(context: Context, day: int) -> Meaning | None:
    """On the first, where that is all."""
    return nearest_day(context, day) if context.whole else None


def day_named(context: Context, day: int) -> Meaning | None:
    """El día quince."""
    return None if context.measured else nearest_day(context, day)


def nearest_day(context: Context, day: int) -> Meaning | None:
    """That day of the month in which it is nearest; "until the 12th" looks ahead, unless told as past."""
    found = [d for n in (-1, 0, 1) if (d := _day_of_month(context, n, day))]
    if not found:
        return None
    ahead = context.role == "until" and context.tense() != PAST
    chosen = found[nearest(found, context.day, FUTURE if ahead else context.lean or NEAREST)]
    return Meaning(chosen, Granularity.DAY, DateKind.DATE, others=tuple(d for d in found if d != chosen))


def _day_of_month(context: Context, offset: int, day: int) -> Days | None:
    month = unit_at(context.day, "month", offset)
    return one_day(day_of(month[0].year, month[0].month, day)) if month else None


def month_day(context: Context, weekday: int | None, month: int, day: int, year: int | None) -> Meaning | None:
    """March 3, 2024; not "in March 12 people", nor a number that counts what follows it."""
    more = "consecutive" in context.roles(context.end)
    if context.marks_days and "worded" in context.roles(context.at + 1) and year is None and weekday is None:
        return None  # "im April zwölf"
    if (year is None and context.counted and (more or not context.habit)) or "within" in context.roles(context.at - 1):
        return None
    return day_month(context, weekday, day, month, year, None)


def month_year(context: Context, month: int, year: int | None, short: int | None) -> Meaning | None:
    """March 2024, 2024 June, Oct '93."""
    year = full_year(short) if short is not None else year
    return dated(Partial(year, month), context.day, NEAREST)


def month_short_year(context: Context, month: int, short: int) -> Meaning | None:
    """April of 87; "Dec. 32" is rather a slip of the day; "rose in May from 41" is no year."""
    if "starting" in context.roles(context.at + 1) and not context.is_plain_of(context.at + 1):
        return None
    if "of" not in context.roles(context.at + 1) and short in _NO_DAYS:
        return IMPOSSIBLE
    return month_year(context, month, None, short)


def no_such_day(_context: Context, _month: int, day: int, _year: int | None = None) -> Meaning | None:
    """December 32, 2024: reported, and never another day."""
    return IMPOSSIBLE if day in _NO_DAYS else None


def no_such_day_of(context: Context, day: int, month: int, year: int | None) -> Meaning | None:
    """Le 32 mars 2024."""
    return no_such_day(context, month, day, year)


def with_weekday(context: Context, number: int, inner: Meaning) -> Meaning | None:
    """18 July, a Friday; 8.5. Dienstag: the weekday may tell the year."""
    partial = inner.partial
    if partial is None or partial.day is None or partial.weekday is not None or inner.days is None:
        return None
    if partial.year is not None:
        return inner if inner.days[0].weekday() == number else None
    found = dated(partial._replace(weekday=number), context.day, context.lean or NEAREST)
    return found if found and found.days and distance(found.days, context.day) < _SLIP else None


def month_in_years(context: Context, month: int, years: int) -> Meaning | None:
    """March in one year."""
    return dated(Partial(context.day.year + years, month), context.day, NEAREST) if isinstance(years, int) else None


def dotted(context: Context, day: int, month: int, year: int) -> Meaning | None:
    """16. Nov. 2016, in a language that puts no dot there."""
    return day_month(context, None, day, month, year, None)


def listed_month(context: Context, month: int, year: int) -> Meaning | None:
    """January or February 2019: the year is that of both."""
    return month_year(context, month, year, None)


def year_month(context: Context, year: int, month: int) -> Meaning | None:
    """2015 June."""
    return dated(Partial(year, month), context.day, NEAREST)


def bare_month(context: Context, month: int) -> Meaning | None:
    """March: the nearest one, or by the tense of the clause."""
    if context.lean is not None or context.ranging or context.role == "until":
        return dated(Partial(None, month), context.day, context.lean or NEAREST)
    partial = Partial(None, month)
    return _by_tense(context, partial, dated(partial, context.day, NEAREST))


def _far_ahead(context: Context, found: Meaning | None) -> bool:
    return found is not None and found.days is not None and (found.days[0] - context.day).days > _SOON


def _by_tense(context: Context, partial: Partial, found: Meaning | None) -> Meaning | None:
    """The nearest one, but not one ahead for what has happened, nor one behind for what will."""
    if not found or not found.days or found.days[1] is None:
        return found
    if found.days[0] > context.day:
        return dated(partial, context.day, PAST) if context.tense() == PAST else found
    if found.days[1] > context.day or context.tense() != FUTURE or context.is_told_of_behind():
        return found
    return dated(partial, context.day, FUTURE)


def doubtful_month(context: Context, month: int) -> Meaning | None:
    """May, Mars: only where something else says that a month is meant."""
    before = context.roles(context.at - 1)
    lower = context.capitals and not context.capital
    here = context.roles(context.at)
    if not context.capitals and context.capital and not before.keys().isdisjoint(("during", "about")):
        return None  # "sur Mars", the planet
    day = context.roles(context.at - 1 - ("of" in before))
    short = "doubtful_mon" in here and "day" not in day
    if not context.alone and (lower or short or "num" in here):
        return None
    placed = context.related or not before.keys().isdisjoint(_BEFORE_A_MONTH)
    behind = context.roles(context.at + 1).keys()
    ranged = not behind.isdisjoint(("to", "also")) if context.role == "between" else "to" in behind
    ranged = ranged and "mon" in context.roles(context.at + 2)
    return bare_month(context, month) if placed or ranged or context.alone else None


def relative_month(context: Context, word: Roles, month: int) -> Meaning | None:
    """This, last or next March; not "this may be"."""
    if (
        context.capitals
        and "sure_mon" not in context.roles(context.end - 1)
        and not context.capital_at(context.end - 1)
    ):
        return None
    found = candidates(Partial(None, month), context.day)
    if not found:
        return None
    if "this" in word:
        chosen = next((d for d in found if d[0].year == context.day.year), found[0])
    elif "next" in word:
        chosen = next((d for d in found if d[0] > context.day), found[-1])
    else:
        chosen = max((d for d in found if d[1] is None or d[1] <= context.day), default=found[0])
    return Meaning(chosen, Granularity.MONTH, DateKind.PERIOD, Partial(chosen[0].year, month))


def month_after_next(context: Context, month: int) -> Meaning | None:
    """Übernächsten März."""
    following = [d for d in candidates(Partial(None, month), context.day) if d[0] > context.day]
    return dated(Partial(following[0][0].year + 1, month), context.day, NEAREST) if following else None


def month_relative(context: Context, month: int, word: Roles) -> Meaning | None:
    """Septembre dernier."""
    return relative_month(context, word, month)


def day_month_relative(context: Context, weekday: int | None, day: int, month: int, word: Roles) -> Meaning | None:
    """Le 8 mars dernier."""
    lean = 1 if "next" in word else -1
    return dated(Partial(None, month, day, weekday), context.day, lean) if day <= 31 else None


def relative_day_month(context: Context, word: Roles, day: int, month: int) -> Meaning | None:
    """Next 6th of April, this 8 May."""
    if "this" in word:
        return dated(Partial(None, month, day), context.day, NEAREST) if day <= 31 else None
    return day_month_relative(context, None, day, month, word)


def relative_day(context: Context, word: Roles, day: int) -> Meaning | None:
    """No último dia 5, el próximo día 20."""
    lean, context.lean = context.lean, FUTURE if "next" in word else PAST
    found = nearest_day(context, day)
    context.lean = lean
    return found


def relative_month_day(context: Context, word: Roles, month: int, day: int) -> Meaning | None:
    """This May 8th."""
    return relative_day_month(context, word, day, month)


def edge(context: Context, word: str) -> Meaning | None:
    """EOM, EOY: the end of the current month or year, and BOM, BOY; торік: the last year."""
    part, unit = word.split()
    inner = stretch(unit_at(context.day, unit, _NEAR.get(part, 0)), unit)
    if part in _NEAR:
        return inner
    return third(context, _PARTS.index(part), inner) if inner else None


def edge_of_year(context: Context, word: str, year: int) -> Meaning | None:
    """Jahresende 2025."""
    part, unit = word.split()
    inner = stretch(year_days(year), unit) if unit == "year" and part in _PARTS else None
    return third(context, _PARTS.index(part), inner) if inner else None


def third(context: Context, part: int, inner: Meaning) -> Meaning | None:
    """Begin, middle or end of what follows."""
    if inner.partial and inner.partial.month and not inner.partial.day and inner.partial.third is None:
        partial = inner.partial._replace(third=part)
        found = dated(partial, context.day, context.lean or NEAREST)
        return _by_tense(context, partial, found) if partial.year is None and context.lean is None else found
    if inner.duration and inner.days is None:
        return None
    if inner.length and inner.length[0] == 1:  # the end of the past week is that of the last one
        inner = stretch(unit_at(context.day, inner.length[1], -1), inner.length[1]) or inner
    if inner.days is None or inner.unit in (None, Granularity.DAY):
        return inner
    days = _ended(context, part, inner.days, inner.unit)
    finer = {
        Granularity.WEEK: Granularity.DAY,
        Granularity.MONTH: Granularity.WEEK,
        Granularity.QUARTER: Granularity.MONTH,
    }
    others = tuple(third_of(days, part, context.end_of_week) for days in inner.others)
    unit = finer.get(inner.unit, Granularity.QUARTER)
    chosen = third_of(days, part, context.end_of_week)
    return Meaning(chosen, unit, DateKind.PERIOD, inner.partial, others, third=part)


def _ended(context: Context, part: int, days: Days, unit: str) -> Days:
    """The year whose end is told as past while that of the current one lies ahead: at year-end they employed 40."""
    told = context.tense() if context.lean is None else context.lean
    last, before = context.roles(context.end - 1).keys(), context.roles(context.end - 2).keys()
    if told != PAST or last.isdisjoint(_PLAIN_UNIT) or not before.isdisjoint(_NAMED):
        return days
    start, end = third_of(days, part)
    ahead = start > context.day or (part == _END and end is not None and (end - context.day).days > _A_MONTH)
    return (unit_at(context.day, unit, -1) or days) if ahead else days
