"""Round numbers and round days along an axis."""

import datetime as dt
import math
from collections.abc import Iterator
from typing import Final

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SIZES: Final = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))
_DAYS: Final = (1, 2, 7, 14)
_MONTH_STEPS: Final = (1, 2, 3, 6, *(12 * k * 10**n for n in range(4) for k in (1, 2, 5)))
_MONTH: Final = 30.44  # days, on average


def amount_ticks(low: float, high: float, whole: bool, most: int = 5) -> list[float]:
    """Round numbers between two, few enough to be read.

    >>> amount_ticks(0, 11_200, True)
    [0.0, 2500.0, 5000.0, 7500.0, 10000.0]
    >>> amount_ticks(0, 2.2, True), amount_ticks(0, 2.2, False), amount_ticks(0, 11.2, True)
    ([0.0, 1.0, 2.0], [0.0, 0.5, 1.0, 1.5, 2.0], [0.0, 5.0, 10.0])

    """
    rough = (high - low) / most
    size = 10.0 ** math.floor(math.log10(rough))
    steps = [size * factor for factor in (1, 2, 2.5, 5, 10) if not whole or size * factor % 1 == 0]
    step = next((step for step in steps if step >= rough * (1 - 1e-9)), 1.0)
    return [step * k for k in range(math.ceil(low / step), math.floor(high / step) + 1)]


def short(value: float) -> str:
    """A number as it stands beside an axis.

    >>> short(7500), short(0.25), short(1_250_000), short(3e9), short(4e20)
    ('7 500', '0.25', '1.25 million', '3 billion', '4e+20')

    """
    for size, name in _SIZES:
        if size <= abs(value) < 1000 * _SIZES[0][0]:
            return f"{value / size:.4g}{name}"
    return f"{value:,.7g}".replace(",", " ")


def day_ticks(first: float, last: float, epoch: int, most: int = 6) -> list[tuple[float, str]]:
    r"""Round days between two, with their names; the year stands where it changes.

    >>> [name for _, name in day_ticks(20_000, 20_010, dt.date(1970, 1, 1).toordinal())]
    ['4 Oct\n2024', '6 Oct', '8 Oct', '10 Oct', '12 Oct', '14 Oct']

    """
    within = (math.ceil(first), math.floor(last))
    low, high = (min(max(end + epoch, 1), dt.date.max.toordinal()) for end in within)
    days, step = _round_days(low, high, most)
    told: list[tuple[float, str]] = []
    year = None
    for day in days:
        told.append((float(day.toordinal() - epoch), _name(day, step, day.year != year)))
        year = day.year
    return told


def _round_days(low: int, high: int, most: int) -> tuple[list[dt.date], float]:
    """Days at one distance from each other, and the distance."""
    for step in _DAYS:
        if (high - low) / step <= most:
            return [dt.date.fromordinal(day) for day in range(low, high + 1) if day % step == 1 % step], step
    months = next(months for months in _MONTH_STEPS if (high - low) / (months * _MONTH) <= most)
    return [day for day in _firsts(low, high, months) if low <= day.toordinal() <= high], months * _MONTH


def _firsts(low: int, high: int, months: int) -> Iterator[dt.date]:
    """First days of every so many months."""
    first, last = (dt.date.fromordinal(end) for end in (low, high))
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        if month % months == 0:
            yield dt.date(month // 12, month % 12 + 1, 1)


def _name(day: dt.date, step: float, new_year: bool) -> str:
    if step >= 12 * 30:
        return str(day.year)
    name = _MONTHS[day.month - 1] if step >= 28 else f"{day.day} {_MONTHS[day.month - 1]}"
    return f"{name}\n{day.year}" if new_year else name
