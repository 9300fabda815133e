"""Rules for dates that lie a length of time from another date, or last for one: two weeks before Christmas."""

from typing import Final

from reconcile.calendars.arithmetic import GRANULARITY_OF, plus_days
from reconcile.calendars.meaning import Context, Meaning, closed, dated, on_day, shifted
from reconcile.calendars.roles import Roles
from reconcile.calendars.tense import FUTURE, PAST
from reconcile.dates import DateKind, Granularity, Relation

# what a length may end with, to the day
_EXACT: Final = (Granularity.DAY, Granularity.MONTH)
_END: Final = 2  # of a month or a year


def length_to(context: Context, count: int, unit: str, inner: Meaning) -> Meaning | None:
    """The 21 days to 19 February, the year to the end of May: they end with it, and lie behind unless told ahead."""
    if inner.partial and inner.partial.year is None and context.tense() != FUTURE:
        inner = dated(inner.partial, context.day, PAST) or inner
    first, end = closed(inner) or (None, None)
    at_end = inner.third == _END
    exact = at_end or (inner.partial and inner.third is None and inner.unit in _EXACT)
    if first is None or end is None or inner.ranged or not exact:
        return None
    start = shifted(end if unit != "hour" else plus_days(end, -1) or end, (count, unit), PAST)
    return Meaning((start, end), inner.unit) if start and (at_end or start < first) else None


def unit_to(context: Context, unit: str, inner: Meaning) -> Meaning | None:
    """The year to June, the week ending 18 October, die am 2. März beendete Woche."""
    return length_to(context, 1, unit, inner)


def business_year_to(context: Context, inner: Meaning) -> Meaning | None:
    """L'exercice clos le 31 mars: that of a business ends with a month, a military one need not."""
    found = length_to(context, 1, "year", inner)
    return found if found and found.days and found.days[1] and found.days[1].day == 1 else None


def _from_day(count: int, unit: str, word: Roles, inner: Meaning) -> Meaning | None:
    """The day so far from another one."""
    if inner.days is None or inner.unit != Granularity.DAY or inner.kind != DateKind.DATE:
        return None
    return on_day(shifted(inner.days[0], (count, unit), PAST if "before" in word else FUTURE))


def _between(one: Meaning, other: Meaning, unit: str) -> Meaning | None:
    """From the earlier of two days up to the later one."""
    if one.days is None or other.days is None or one.days[0] == other.days[0]:
        return None
    return Meaning((min(one.days, other.days)[0], max(one.days, other.days)[0]), GRANULARITY_OF[unit])


def shifted_from(context: Context, count: int, unit: str, word: Roles, inner: Meaning) -> Meaning | None:
    """Two weeks before Christmas; a week from Friday is from the next one; "for ten days from 18 December" lasts."""
    if "starting" in word and "after" not in word and inner.partial and inner.partial.weekday is not None:
        inner = dated(inner.partial, context.day, FUTURE) or inner
    found = _from_day(count, unit, word, inner)
    lasts = "before" not in word and ("since" in word or context.role == "during")
    return _between(inner, found, unit) or found if found and lasts else found


def farther_from(_context: Context, count: int, unit: str, word: Roles, inner: Meaning) -> Meaning | None:
    """More than two weeks before Christmas, more than a month after the election."""
    found = _from_day(count, unit, word, inner)
    return found._replace(relation=Relation.BEFORE if "before" in word else Relation.SINCE) if found else None


def nearer_to(_context: Context, count: int, unit: str, word: Roles, inner: Meaning) -> Meaning | None:
    """Less than three days after the vote."""
    found = _from_day(count, unit, word, inner)
    return _between(inner, found, unit) if found else None


def ahead_from_day(_context: Context, count: int, unit: str, inner: Meaning) -> Meaning | None:
    """Dans quatre mois à partir de demain."""
    return _from_day(count, unit, {}, inner)


def neighbour(_context: Context, offset: int, inner: Meaning) -> Meaning | None:
    """The day before Christmas, le lendemain du 14 juillet."""
    if inner.days is None or inner.unit != Granularity.DAY or inner.kind != DateKind.DATE:
        return None
    return on_day(plus_days(inner.days[0], offset))


def night_to(_context: Context, inner: Meaning) -> Meaning | None:
    """In der Nacht zum Mittwoch: the evening before and that day."""
    if inner.days is None or inner.unit != Granularity.DAY or inner.kind != DateKind.DATE:
        return None
    evening = plus_days(inner.days[0], -1)
    return Meaning((evening, inner.days[1]), Granularity.DAY) if evening else None


def lasting(context: Context, count: int, unit: str, inner: Meaning) -> Meaning | None:
    """18 December for ten days; the 27th for one night, which ends on the 28th."""
    if context.related or unit == "hour" or inner.days is None or inner.kind != DateKind.DATE:
        return None
    end = shifted(inner.days[0], (count + (unit == "night"), unit), FUTURE)
    return Meaning((inner.days[0], end), Granularity.DAY) if end else None
