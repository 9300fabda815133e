"""Rules for dates that lie a length of time from another date, or last for one: two weeks before Christmas."""

from typing import Final

from reconcile.calendars.arithmetic import GRANULARITY_OF, plus_days
from reconcile.calendars.meaning import Context, Meaning, dated, on_day, shifted
from reconcile.calendars.roles import Roles
from reconcile.calendars.tense import FUTURE, PAST
from reconcile.dates import DateKind, Granularity, Relation

# what a length may end with, to the day
_EXACT: Final = (Granularity.DAY, Granularity.MONTH)


def length_to(context: Context, count: int, unit: str, inner: Meaning) -> Meaning | None:
    """The 21 days to 19 February, the three months to September: they end with it, and lie behind unless told ahead."""
    if inner.partial and inner.partial.year is None and context.tense() != FUTURE:
        inner = dated(inner.partial, context.day, PAST) or inner
    known = inner.partial and inner.partial.third is None and not inner.ranged
    if not known or inner.days is None or inner.unit not in _EXACT or inner.days[1] is None:
        return None
    start = shifted(inner.days[1], (count, unit), PAST)
    return Meaning((start, inner.days[1]), inner.unit) if start and start < inner.days[0] else None


def unit_to(context: Context, unit: str, inner: Meaning) -> Meaning | None:
    """The year to June, the week ending 18 October."""
    return length_to(context, 1, unit, inner)


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
