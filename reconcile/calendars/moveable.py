"""Days of feasts in a year: fixed ones, weekdays of a month, and those that follow the moon."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Final

from reconcile.calendars.arithmetic import Days, day_of, easter, month_days, plus_days
from reconcile.lexicon.dates import FEAST

_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# the Gregorian calendar, and as far as the rule of its Easter is kept
_YEARS: Final = range(1583, 4100)
# days from Jewish new year to the day after which the reckoning counts, the months of its cycle and what they last
_JEWISH_EPOCH: Final = -1373427
_MONTHS_OF_CYCLE, _YEARS_OF_CYCLE = 235, 19
_PARTS_OF_DAY, _FIRST_MOON, _PARTS_OVER = 25920, 12084, 13753
_PASSOVER_TO_NEW_YEAR: Final = 163
# the count from the Thursday on which its first new moon fell is closer to what is observed than that from the Friday
_ISLAMIC_EPOCH: Final = 227013
_THIRTY_YEARS: Final = 10_631  # days of Islamic years, of which eleven are leap years


def feasts_of(rule: str, year: int) -> list[Days]:
    """The days of a feast that begin in a year: one stretch, for feasts of the Islamic year none to two.

    >>> feasts_of("easter-2", 2024)
    [(datetime.date(2024, 3, 29), datetime.date(2024, 3, 30))]

    """
    match = FEAST.fullmatch(rule)
    if match is None or year not in _YEARS:
        return []
    length = int(match["length"] or 1)
    return [(day, plus_days(day, length)) for day in _days(match, year) if day]


def _days(match: re.Match[str], year: int) -> list[dt.date | None]:
    if match["fixed"]:
        return [day_of(year, *map(int, match["fixed"].split("-")))]
    if match["weekday"]:
        day = _weekday_of_month(year, int(match["weekday"][:2]), match["weekday"][3:])
        return [plus_days(day, int(match["later"] or 0)) if day else None]
    if match["hijri"]:
        return [*_islamic(year, *map(int, match["hijri"].split("-")))]
    anchor = _ANCHORS[match["anchor"]](year)
    return [plus_days(anchor, int(match["offset"])) if anchor else None]


def _weekday_of_month(year: int, month: int, which: str) -> dt.date | None:
    """The fourth Thursday of November is "4thu", the last Monday of May "lmon"."""
    days = month_days(year, month)
    if days is None:
        return None
    weekday = _WEEKDAYS.index(which[1:])
    if which[0] == "l":
        last = plus_days(days[1] or days[0], -1) or days[0]
        return plus_days(last, -((last.weekday() - weekday) % 7))
    return plus_days(days[0], (weekday - days[0].weekday()) % 7 + 7 * (int(which[0]) - 1))


def orthodox_easter(year: int) -> dt.date | None:
    """Easter Sunday of the Julian calendar, after Meeus.

    >>> orthodox_easter(2024)
    datetime.date(2024, 5, 5)

    """
    d = (19 * (year % 19) + 15) % 30
    month, day = divmod(d + (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7 + 114, 31)
    julian = day_of(year, month, day + 1)
    return plus_days(julian, year // 100 - year // 400 - 2) if julian else None


def passover(year: int) -> dt.date | None:
    """The first day of Passover, 163 days before the Jewish new year.

    >>> passover(2024)
    datetime.date(2024, 4, 23)

    """
    return dt.date.fromordinal(_jewish_new_year(year + 3761) - _PASSOVER_TO_NEW_YEAR)


def _jewish_new_year(year: int) -> int:
    """The ordinal of the first day of a Jewish year, after Dershowitz and Reingold."""
    before, this, following = (_elapsed(year + n) for n in (-1, 0, 1))
    delay = 2 if following - this == 356 else 1 if this - before == 382 else 0
    return _JEWISH_EPOCH + this + delay


def _elapsed(year: int) -> int:
    """Days from the epoch to the new moon of a year, put off where it would fall on a forbidden weekday."""
    months = (_MONTHS_OF_CYCLE * year - _MONTHS_OF_CYCLE + 1) // _YEARS_OF_CYCLE
    days = 29 * months + (_FIRST_MOON + _PARTS_OVER * months) // _PARTS_OF_DAY
    return days + (3 * (days + 1) % 7 < 3)


def _islamic(year: int, month: int, day: int) -> list[dt.date]:
    """A day of the Islamic year by the tabular calendar, which the sighting of the moon may move by a day."""
    first = 30 * (dt.date(year, 1, 1).toordinal() - _ISLAMIC_EPOCH) // _THIRTY_YEARS
    found = [_islamic_day(first + n, month, day) for n in range(4)]
    return [each for each in found if each.year == year]


def _islamic_day(year: int, month: int, day: int) -> dt.date:
    ordinal = day + 29 * (month - 1) + month // 2 + 354 * (year - 1) + (3 + 11 * year) // 30
    return dt.date.fromordinal(_ISLAMIC_EPOCH + ordinal)


_ANCHORS: Final[dict[str, Callable[[int], dt.date | None]]] = {
    "easter": easter, "orthodox": orthodox_easter, "passover": passover,
}  # fmt: skip
