"""Rules for days of the week: the last one, next Tuesday, Friday the 15th, Tuesday of last week."""

import datetime as dt
from typing import Final

from reconcile.calendars.arithmetic import Partial, plus_days, unit_at
from reconcile.calendars.meaning import Context, Meaning, dated, on_day
from reconcile.calendars.roles import Roles
from reconcile.calendars.symbols import BREAK
from reconcile.calendars.tense import FUTURE, PAST
from reconcile.dates import DateKind, Granularity

# what no noun stands before
_STOPS: Final = frozenset(("comma", "open", "close", "dot", "day_parts"))
# days of an idiom that counts the first one too, in weeks
_WEEKS_IN: Final = {8: 1, 15: 2}
_WEEKS_OF: Final = {"week": 1, "fortnight": 2}


def offset_of(word: Roles) -> int:
    """How many units away this, last and next are."""
    return 0 if "this" in word else 1 if "next" in word else -1


def weekday(context: Context, number: int) -> Meaning | None:
    """Tuesday: the last one, publication day included; after a future verb the next one."""
    if "every" in context.roles(context.at - 1):
        return None
    lean = context.lean if context.lean is not None else context.tense()
    ahead = lean == FUTURE or (context.role == "until" and context.lean != PAST)
    return dated(Partial(weekday=number), context.day, FUTURE if ahead else PAST)


def doubtful_weekday(context: Context, number: int) -> Meaning | None:
    """Sat, sun, mar.: only where something else says that a day is meant, or nothing else stands there."""
    placed = context.capital and (context.related or context.roles(context.at - 1).keys() & {"inside", "this"})
    placed = placed or _beside_a_range(context) or _is_no_rank(context)
    return weekday(context, number) if context.alone or placed else None


def _is_no_rank(context: Context) -> bool:
    """Na segunda, 14 casos; but "na segunda fase" ranks, and so may "na primeira 12, na segunda 14"."""
    if "ord" not in context.roles(context.at) or not _ends_its_phrase(context, context.at) or context.ranked:
        return False
    before = context.roles(context.at - 1)
    opens = context.at == 0 or context.tokens.symbols[context.at - 1] == BREAK
    whose = "of" in before and (context.before_a_verb or "day_parts" in context.roles(context.at - 2))
    return opens or context.role == "between" or "weekday_lead" in before or whose


def _ends_its_phrase(context: Context, at: int) -> bool:
    """Whether no noun may follow that a weekday would rank: a stop, a verb, a part of the day, another weekday."""
    behind, symbol = context.roles(at + 1), context.tokens.symbols[at + 1 : at + 2]
    if symbol in ("", BREAK) or not behind.keys().isdisjoint(_STOPS):
        return True
    if not behind.keys().isdisjoint(("also", "to")):
        following = next((n for n in (at + 2, at + 3) if "wd" in context.roles(n)), at)
        other = following > at and ("weekday" in context.roles(following) or _ends_its_phrase(context, following))
        return other or "num" in context.roles(at + 2)  # "14 na segunda e 12 na terça"
    return at == context.at and context.before_a_verb


def _beside_a_range(context: Context) -> bool:
    """De segunda a sexta."""
    behind = "to" in context.roles(context.at + 1) and "wd" in context.roles(context.at + 2)
    before = "to" in context.roles(context.at - 1) and "wd" in context.roles(context.at - 2)
    return behind or before


def weekday_in(context: Context, word: Roles, number: int) -> Meaning | None:
    """This, last, next Tuesday; "na enchente deste domingo morreram seis" tells of the one behind us."""
    today = context.day.weekday()
    if "this" in word:
        told = context.tense() if number != today else 0
        away = -7 if told == PAST and number > today else 7 if told == FUTURE and number < today else 0
        return on_day(plus_days(context.day, number - today + away))
    if "next" in word:
        ahead = (number - today - 1) % 7 + 1
        week = number - today + 7
        chosen, other = (week, ahead) if context.skips_week and "coming" not in word else (ahead, week)
    else:
        behind, week = -((today - number - 1) % 7 + 1), number - today - 7
        chosen, other = (week, behind) if "previous" in word else (behind, week)
    meaning = on_day(plus_days(context.day, chosen))
    second = on_day(plus_days(context.day, other)) if other != chosen else None
    return meaning._replace(others=(second.days,)) if meaning and second and second.days else meaning


def weekday_then(context: Context, number: int, word: Roles) -> Meaning | None:
    """Mardi prochain."""
    return weekday_in(context, word, number)


def weekdays_away(context: Context, count: int, number: int, word: Roles) -> Meaning | None:
    """Three Fridays from now, two Thursdays ago."""
    if not isinstance(count, int) or not 0 < count < 100:
        return None
    today = context.day.weekday()
    first = (number - today - 1) % 7 + 1 if "hence" in word else -((today - number - 1) % 7 + 1)
    return on_day(plus_days(context.day, first + 7 * (count - 1) * (1 if first > 0 else -1)))


def weekday_weeks_away(context: Context, number: int, _word: str, weeks: int) -> Meaning | None:
    """Mittwoch in zwei Wochen, Mittwoch vor zwei Wochen."""
    behind = "before_ago" in context.roles(context.at + 1)
    week = unit_at(context.day, "week", -weeks if behind else weeks) if isinstance(weeks, int) else None
    return on_day(plus_days(week[0], number)) if week else None


def weekday_on(context: Context, number: int, days: int) -> Meaning | None:
    """Lundi en huit, lundi en quinze: one or two weeks after the next one."""
    weeks = _WEEKS_IN.get(days)
    return _weeks_after(context, number, weeks) if weeks else None


def day_on(context: Context, offset: int, days: int) -> Meaning | None:
    """Oggi a otto, de hoy en ocho días: one or two weeks after that day."""
    weeks = _WEEKS_IN.get(days)
    return on_day(plus_days(context.day, offset + 7 * weeks)) if weeks else None


def _weeks_after(context: Context, number: int, weeks: int) -> Meaning | None:
    return on_day(plus_days(context.day, (number - context.day.weekday()) % 7 + 7 * weeks))


def weekday_after_next(context: Context, number: int) -> Meaning | None:
    """Friday after next."""
    return on_day(plus_days(context.day, (number - context.day.weekday() - 1) % 7 + 8))


def week_weekdays(context: Context, word: Roles, unit: str, first: int, last: int) -> Meaning | None:
    """Next week between Wednesday and Friday."""
    week = unit_at(context.day, unit, offset_of(word))
    if week is None or first >= last:
        return None
    start, end = plus_days(week[0], first), plus_days(week[0], last + 1)
    return Meaning((start, end), Granularity.DAY) if start and end else None


def week_weekdays_behind(context: Context, unit: str, word: Roles, first: int, last: int) -> Meaning | None:
    """La semaine prochaine entre mercredi et vendredi."""
    return week_weekdays(context, word, unit, first, last)


def weekday_of(context: Context, number: int, inner: Meaning) -> Meaning | None:
    """Tuesday of last week; Tuesday week; not "a segunda semana", the second one, nor "… mit. In der Woche"."""
    if context.word(context.at).endswith(".") and context.capital_at(context.at + 1):
        return None
    unit = context.roles(context.at + 1)
    if "unit" not in unit:
        return day_of_week(context, number, inner)
    weeks = _WEEKS_OF.get(unit["unit"]) if "ord" not in context.roles(context.at) and "plurals" not in unit else None
    return _weeks_after(context, number, weeks) if weeks else None


def day_of_week(_context: Context, number: int, inner: Meaning) -> Meaning | None:
    """Next week on Friday; la première semaine d'octobre, le vendredi."""
    week = inner.unit == Granularity.WEEK and inner.kind == DateKind.PERIOD and not inner.duration
    if inner.days is None or not week or inner.third is not None or unit_at(inner.days[0], "week") != inner.days:
        return None
    return on_day(plus_days(inner.days[0], number))


def weekday_day(context: Context, number: int, day: int) -> Meaning | None:
    """Friday the 15th: the nearest one that fits; next Friday, the 15th; not "by Friday 15 had died"."""
    if context.habit and "article" not in context.roles(context.end - 2) and context.before_a_verb:
        return None
    found = [d for m in range(-12, 13) if (d := _day_in_month(context.day, m, day)) and d.weekday() == number]
    told = context.roles(context.at).keys() | context.roles(context.at + 1).keys()
    if not told.isdisjoint(("last", "next")):
        found = [d for d in found if (d > context.day) == ("next" in told)]
    near = [d for d in found if abs((d - context.day).days) < 200]
    return on_day(min(near, key=lambda d: abs((d - context.day).days))) if near and day <= 31 else None


def lone_weekday_day(context: Context, number: int, day: int) -> Meaning | None:
    """Jue 15, where that is all."""
    return weekday_day(context, number, day) if context.alone_but(1) else None


def _day_in_month(day: dt.date, offset: int, number: int) -> dt.date | None:
    month = unit_at(day, "month", offset)
    found = plus_days(month[0], number - 1) if month else None
    return found if found and month and found.month == month[0].month else None
