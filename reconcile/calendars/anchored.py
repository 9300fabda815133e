"""Rules for dates that lie a length of time from another date, or last for one: two weeks before Christmas."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from reconcile.calendars.arithmetic import GRANULARITY_OF, plus_days
from reconcile.calendars.meaning import Context, Meaning, on_day, shifted
from reconcile.calendars.roles import Roles
from reconcile.calendars.tense import FUTURE, PAST
from reconcile.dates import DateKind, Granularity, Relation


def length_to(_context: Context, count: int, unit: str, inner: Meaning) -> Meaning | None:
    """The 21 days to 19 February."""
    if inner.days is None or inner.unit != Granularity.DAY or inner.days[1] is None:
        return None
    start = shifted(inner.days[1], (count, unit), PAST)
    return Meaning((start, inner.days[1]), Granularity.DAY) if start and start < inner.days[1] else None


def shifted_from(_context: Context, count: int, unit: str, word: Roles, inner: Meaning) -> Meaning | None:
    """Two weeks before Christmas, three days after 12 January."""
    if inner.days is None or inner.unit != Granularity.DAY or inner.kind != DateKind.DATE:
        return None
    day = shifted(inner.days[0], (count, unit), PAST if "before" in word else FUTURE)
    if "since" in word and day and day > inner.days[0]:
        return Meaning((inner.days[0], day), GRANULARITY_OF[unit])
    return on_day(day)


def ahead_from_day(_context: Context, count: int, unit: str, inner: Meaning) -> Meaning | None:
    """Dans quatre mois à partir de demain."""
    if inner.days is None or inner.unit != Granularity.DAY or inner.kind != DateKind.DATE:
        return None
    return on_day(shifted(inner.days[0], (count, unit), FUTURE))
