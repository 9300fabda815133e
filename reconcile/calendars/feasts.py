"""Rules for feasts: which year is meant, and the weekend around one."""

from typing import Final

from reconcile.calendars.arithmetic import Days, nearest, one_day, weekend_near
from reconcile.calendars.meaning import Context, Meaning
from reconcile.calendars.moveable import feasts_of
from reconcile.calendars.roles import Roles
from reconcile.calendars.tense import FUTURE, NEAREST, PAST
from reconcile.dates import DateKind, Granularity

# a feast so many days ago is still spoken of
_RECENT: Final = 31


def holiday(context: Context, rule: str, year: int | None) -> Meaning | None:
    """Christmas 2024, Easter."""
    if year is None and context.complemented:
        return None
    if year is not None:
        return next((_feast(days) for days in feasts_of(rule, year)), None)
    known = _around(context, rule)
    if not known:
        return None
    chosen = nearest(known, context.day, _lean(context, known))
    return _feast(known[chosen], tuple(d for d in known if d != known[chosen]))


def _feast(days: Days, others: tuple[Days, ...] = ()) -> Meaning:
    """One day is a date, several are a period."""
    kind = DateKind.DATE if days == one_day(days[0]) else DateKind.PERIOD
    return Meaning(days, Granularity.DAY, kind, others=others)


def _around(context: Context, rule: str) -> list[Days]:
    return [days for year in (-1, 0, 1) for days in feasts_of(rule, context.day.year + year)]


def feast_weekend(context: Context, rule: str, year: int | None) -> Meaning | None:
    """Labor Day weekend."""
    feast = holiday(context, rule, year)
    return long_weekend(feast.days) if feast and feast.days else None


def long_weekend(days: Days) -> Meaning | None:
    """The weekend nearest to a feast, and the days between the two."""
    weekend = weekend_near(days[0])
    if weekend is None:
        return None
    start, end = min(weekend[0], days[0]), max(weekend[1] or weekend[0], days[1] or days[0])
    return Meaning((start, end), Granularity.DAY)


def _lean(context: Context, known: list[Days]) -> int:
    """A feast is the next one, unless what is said of it has happened or the last one is only weeks ago."""
    if context.lean is not None:
        return context.lean
    recent = any(0 <= (context.day - days[0]).days <= _RECENT for days in known)
    return PAST if context.tense() == PAST else NEAREST if recent else FUTURE


def relative_holiday(context: Context, word: Roles, rule: str) -> Meaning | None:
    """Last Christmas, next Easter."""
    known = _around(context, rule)
    ahead = [days for days in known if days[0] > context.day]
    behind = [days for days in known if days[0] < context.day]
    chosen = ahead[:1] if "next" in word else behind[-1:]
    return _feast(chosen[0]) if chosen else None


def holiday_relative(context: Context, rule: str, word: Roles) -> Meaning | None:
    """Noël dernier."""
    return relative_holiday(context, word, rule)
