"""Rules for feasts: fixed days, days after Easter, weekdays of a month."""

import datetime as dt
from typing import Final

from reconcile.calendars.arithmetic import Days, day_of, easter, month_days, nearest, one_day, plus_days
from reconcile.calendars.meaning import Context, Meaning, on_day
from reconcile.calendars.roles import Roles
from reconcile.calendars.tense import FUTURE, NEAREST, PAST
from reconcile.dates import DateKind, Granularity

# a feast so many days ago is still spoken of
_RECENT: Final = 31
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def holiday(context: Context, day: str, year: int | None) -> Meaning | None:
    """Christmas 2024, Easter."""
    if year is not None:
        return on_day(_feast(day, year))
    found = [one_day(feast) for y in range(-1, 2) if (feast := _feast(day, context.day.year + y))]
    known = [days for days in found if days]
    if not known:
        return None
    chosen = nearest(known, context.day, _lean(context, known))
    return Meaning(known[chosen], Granularity.DAY, DateKind.DATE, others=tuple(d for d in known if d != known[chosen]))


def _lean(context: Context, known: list[Days]) -> int:
    """A feast is the next one, unless what is said of it has happened or the last one is only weeks ago."""
    if context.lean is not None:
        return context.lean
    recent = any(0 <= (context.day - days[0]).days <= _RECENT for days in known)
    return PAST if context.tense() == PAST else NEAREST if recent else FUTURE


def relative_holiday(context: Context, word: Roles, day: str) -> Meaning | None:
    """Last Christmas, next Easter."""
    found = [feast for y in range(-1, 2) if (feast := _feast(day, context.day.year + y))]
    ahead = [feast for feast in found if feast > context.day]
    behind = [feast for feast in found if feast < context.day]
    return on_day(ahead[0] if "next" in word and ahead else behind[-1] if behind else None)


def holiday_relative(context: Context, day: str, word: Roles) -> Meaning | None:
    """Noël dernier."""
    return relative_holiday(context, word, day)


def _feast(day: str, year: int) -> dt.date | None:
    if day.startswith("easter"):
        sunday = easter(year) if 1583 <= year <= 4099 else None
        return plus_days(sunday, int(day.removeprefix("easter"))) if sunday else None
    month, _, number = day.partition("-")
    return day_of(year, int(month), int(number)) if number.isdigit() else _weekday_feast(year, int(month), number)


def _weekday_feast(year: int, month: int, which: str) -> dt.date | None:
    """The fourth Thursday of November is "4thu", the last Monday of May "lmon"."""
    days = month_days(year, month)
    if days is None:
        return None
    weekday = _WEEKDAYS.index(which[1:])
    if which[0] == "l":
        last = plus_days(days[1] or days[0], -1) or days[0]
        return plus_days(last, -((last.weekday() - weekday) % 7))
    return plus_days(days[0], (weekday - days[0].weekday()) % 7 + 7 * (int(which[0]) - 1))
