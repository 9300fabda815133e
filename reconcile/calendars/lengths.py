"""Rules for lengths of time, and for days and windows that lie such a length from the publication."""

import datetime as dt
from decimal import Decimal
from typing import Any, Final, cast

from reconcile.calendars.arithmetic import GRANULARITY_OF, MONTHS_OF, Days, one_day, plus_days, unit_at
from reconcile.calendars.meaning import (
    Context,
    Meaning,
    ahead_from,
    back_from,
    closed,
    length_of,
    on_day,
    shifted,
    stretch,
)
from reconcile.calendars.roles import Roles
from reconcile.calendars.tense import FUTURE, PAST
from reconcile.dates import DateKind, Granularity

# units too common as words to be a length of time with a mere article
_COMMON: Final = frozenset(("day", "hour", "night", "century", "weekend", "quarter", "half", "season"))
# units that nobody counts but from the first day of one to the last day of another
_WHOLE: Final = frozenset(("quarter", "half", "decade", "century"))
# of these the past ones are counted back from today, as years are
_LONG: Final = frozenset(("decade", "century"))
_MANY: Final = 400
# of the words that tell of an earlier or a later date, those that lead to one
_PREPOSITIONS: Final = ("before", "after")
# units of ISO 8601 from the largest on; hours stand behind a T
_LETTERS: Final = "YMWDH"
# units whose letter means other things behind a number
_TOLD: Final = ("hour", "day")


def vague(_context: Context, _word: Roles, unit: str) -> Meaning | None:
    """These last days, the next few weeks: a period that nothing bounds."""
    return Meaning(None, GRANULARITY_OF[unit], DateKind.PERIOD)


def vague_unit(_context: Context, unit: str) -> Meaning | None:
    """Les prochains mois."""
    return Meaning(None, GRANULARITY_OF[unit], DateKind.PERIOD)


def few(_context: Context, _few: Any, unit: str) -> Meaning | None:
    """A few days: a length that nothing states."""
    return Meaning(None, GRANULARITY_OF[unit], DateKind.DURATION)


def rolling(context: Context, word: Roles, count: int, unit: str, half: object = None) -> Meaning | None:
    """The last three weeks end with the day of publication; the next ones begin with it."""
    length = length_of(count, unit, half)
    if "last" in word and ("to" in context.roles(context.at - 1) or context.told_ahead):
        return length  # a truce is to last ten days
    stated = cast("tuple[int | Decimal, str]", length.length)  # a number gives a length
    whole = unit in _WHOLE and ("next" in word or unit not in _LONG)
    if whole and half is None and isinstance(count, int) and count <= _MANY:
        return _whole_units(context.day, "next" in word, count, unit)
    days = _coming(context.day, stated) if "next" in word else back_from(context.day, stated)
    unit = unit if unit != "hour" else "day"
    return (
        Meaning(days, GRANULARITY_OF[unit], DateKind.PERIOD, duration=length.duration, length=stated) if days else None
    )


def rolling_half(context: Context, word: Roles, count: int, half: object, unit: str) -> Meaning | None:
    """The last two and a half years."""
    return rolling(context, word, count, unit, half)


def rolling_one_and_half(context: Context, word: Roles, unit: str, half: object) -> Meaning | None:
    """The past year and a half."""
    return rolling(context, word, 1, unit, half)


def rolling_half_unit(context: Context, word: Roles, half: object, unit: str) -> Meaning | None:
    """The past half year."""
    return rolling(context, word, 0, unit, half)


def rolling_parts(context: Context, word: Roles, *values: Any) -> Meaning | None:
    """The last three months and two weeks."""
    parts = [length_of(n, u) for n, u in zip(values[::2], values[1::2], strict=True) if n is not None]
    tomorrow = plus_days(context.day, 1)
    end = moved(context.day, parts, FUTURE if "next" in word else PAST)
    if end is None or tomorrow is None:
        return None
    days = (context.day, end) if end > context.day else (end, tomorrow)
    return Meaning(days, parts[0].unit, DateKind.PERIOD, duration=_written(parts))


def _written(parts: list[Meaning]) -> str:
    """Several lengths as one of ISO 8601."""
    written = sorted((part.duration or "" for part in parts), key=lambda length: _LETTERS.index(length[-1]))
    return "P" + "".join(length.removeprefix("P") for length in written)


def _whole_units(day: dt.date, ahead: bool, count: int, unit: str) -> Meaning | None:
    """The past two quarters are the two before the current one."""
    first, last = (unit_at(day, unit, n) for n in ((1, count) if ahead else (-count, -1)))
    return Meaning((first[0], last[1]), GRANULARITY_OF[unit], DateKind.PERIOD) if first and last else None


def _coming(day: dt.date, length: tuple[int | Decimal, str]) -> Days | None:
    """The next three days, weeks or months begin tomorrow, the next three years or 24 hours today."""
    tomorrow = plus_days(day, 1) if length[1] in ("day", "week", "month") else day
    return ahead_from(tomorrow, length) if tomorrow else None


def count_rolling(context: Context, count: int, word: Roles, unit: str) -> Meaning | None:
    """Les 24 dernières heures."""
    return rolling(context, word, count, unit)


def length_rolling(context: Context, count: int, unit: str, word: Roles) -> Meaning | None:
    """Les 24 heures écoulées."""
    return rolling(context, word, count, unit)


Length = tuple[int | Decimal, str]


def lengths(values: tuple[Any, ...]) -> list[Meaning]:
    """The parts of "two years, one month and 21 days"; the first count may carry a half on either side of its unit."""
    count, half, unit, late_half, *rest = values
    found = [length_of(count, unit, half or late_half)]
    found += [length_of(n, u) for n, u in zip(rest[::2], rest[1::2], strict=True) if n is not None]
    return found


def moved(day: dt.date, parts: list[Meaning], direction: int) -> dt.date | None:
    """The day all these lengths before or after another."""
    for part in parts:
        found = shifted(day, part.length, direction) if part.length else None
        if found is None:
            return None
        day = found
    return day


def _at_distance(context: Context, values: tuple[Any, ...], direction: int) -> Meaning | None:
    parts = lengths(values)
    word = context.roles(context.end - 1)
    if "narrative" in word and not word.keys().isdisjoint(_PREPOSITIONS) and context.completed:
        return parts[0]._replace(duration=_written(parts))  # "a week after 40 people died in a similar blast"
    if "narrative" in word:
        told = _from_told(context.told, parts, direction)
        if told or (direction == FUTURE and context.tense() == PAST):
            return told or parts[0]._replace(duration=_written(parts))
    if parts[0].length and parts[0].length[1] == "weekend" and isinstance(values[0], int):
        return stretch(unit_at(context.day, "weekend", direction * min(values[0], _MANY)), "weekend")
    meaning = on_day(moved(context.day, parts, direction))
    unit = GRANULARITY_OF[parts[0].length[1]] if parts[0].length else None
    return meaning._replace(unit=unit) if meaning else None


def _from_told(told: Meaning | None, parts: list[Meaning], direction: int) -> Meaning | None:
    """Three days later, a year earlier: as far from the date told before, in its own unit."""
    fine = any(part.length and part.length[1] not in MONTHS_OF for part in parts)
    days = closed(told) if told and not told.duration else None
    if told is None or days is None or (fine and told.unit != Granularity.DAY):
        return None
    start, end = (moved(day, parts, direction) for day in days)
    return told._replace(days=(start, end), partial=None, others=()) if start and end else None


def ago(context: Context, *values: Any) -> Meaning | None:
    """Three weeks ago."""
    return _at_distance(context, values, PAST)


def one_ago(context: Context, unit: str) -> Meaning | None:
    """Тиждень тому."""
    return ago(context, 1, None, unit, None)


def hence(context: Context, *values: Any) -> Meaning | None:
    """Three weeks from now."""
    return _at_distance(context, values, FUTURE)


def between(context: Context, fewest: int, most: int, unit: str) -> Meaning | None:
    """Two to three weeks: a length that lies between two."""
    known = 0 < fewest < most and unit != "century" and not (unit == "year" and _is_age(context))
    known = known and (unit != "hour" or context.role == "during")
    return Meaning(None, GRANULARITY_OF[unit], DateKind.DURATION) if known else None


def between_ago(context: Context, fewest: int, most: int, unit: str) -> Meaning | None:
    """Two to three weeks ago: some time between the two days."""
    return _between(context, (most, fewest), unit, PAST)


def between_hence(context: Context, fewest: int, most: int, unit: str) -> Meaning | None:
    """In two to three weeks."""
    return _between(context, (fewest, most), unit, FUTURE)


def _between(context: Context, counts: tuple[int, int], unit: str, direction: int) -> Meaning | None:
    first, last = (moved(context.day, [length_of(count, unit)], direction) for count in counts)
    end = plus_days(last, 1) if last else None
    return Meaning((first, end), GRANULARITY_OF[unit], DateKind.PERIOD) if first and end and first < end else None


def ahead_or_within(context: Context, word: Roles, *values: Any) -> Meaning | None:
    """Dans trois jours; en 24 heures; in three days, which the tense of the clause puts behind us or ahead."""
    if "weekend" in values:
        return None  # "in a weekend attack"
    if "ahead" in word and ("within" not in word or context.tense() >= 0):
        found = hence(context, *values)
        return _or_behind(context, found, *values) if "within" in word else found
    if "within" in word and "ahead" not in word and context.tense() > 0 and "inside" in word:
        return hence(context, *values)
    return _up_to_now(context, *values)


def _up_to_now(context: Context, *values: Any) -> Meaning | None:
    """The window of a length that ends with the day of publication."""
    parts = lengths(values)
    start = moved(context.day, parts, PAST)
    days = (start, plus_days(context.day, 1)) if start else None
    return parts[0]._replace(days=days, kind=DateKind.PERIOD) if days else None


def _or_behind(context: Context, found: Meaning | None, *values: Any) -> Meaning | None:
    """With the window behind us as another reading where no tense tells."""
    other = _up_to_now(context, *values)
    if found is None or other is None or other.days is None or context.tense():
        return found
    return found._replace(others=(other.days,))


def short_ahead_or_within(context: Context, word: Roles, count: int, unit: str) -> Meaning | None:
    """En 24 h, in 48h."""
    return ahead_or_within(context, word, count, None, unit, None)


def one_ahead_or_within(context: Context, word: Roles, unit: str) -> Meaning | None:
    """Через тиждень, за добу."""
    return ahead_or_within(context, word, 1, None, unit, None)


def window_ahead(context: Context, *values: Any) -> Meaning | None:
    """Within three days, dans les 48 heures: from the publication on, or up to it where the clause looks back."""
    if context.tense() == PAST:
        return _up_to_now(context, *values)
    parts = lengths(values)
    end = moved(context.day, parts, FUTURE)
    days = (context.day, end) if end != context.day else one_day(end)  # "within five hours"
    ahead = parts[0]._replace(days=days, kind=DateKind.PERIOD) if end and days else None
    return _or_behind(context, ahead, *values)


def whole_unit(_context: Context, _whole: Any, unit: str) -> Meaning | None:
    """All week, another month."""
    return length_of(1, unit)


def duration(context: Context, *values: Any) -> Meaning | None:
    """Three weeks; an hour of the day is none."""
    parts = lengths(values)
    count, unit = parts[0].length or (0, "")
    if unit == "hour" and not context.roles(context.at - 1).keys().isdisjoint(("at_hour", "open")):
        return None
    if "century" in unit or ("year_number" in context.roles(context.at) and count > 1900):
        return None
    if "one" in context.roles(context.at) and parts[0].length == (1, unit) and unit in _COMMON:
        return None
    if (unit == "year" and _is_age(context)) or _ends_a_range(context):
        return None
    return parts[0]._replace(duration=_written(parts), unit=GRANULARITY_OF[(parts[-1].length or (0, unit))[1]])


def half_unit(context: Context, _half: str, unit: str) -> Meaning | None:
    """Half a year, une demi-journée; not the half hour of the clock."""
    return length_of(0, unit, True) if unit != "hour" or "at_hour" not in context.roles(context.at - 1) else None


def short(context: Context, count: int, unit: str) -> Meaning | None:
    """2w: written as one word; hours and days must be said to last, for "3h" is a time too and "3D" a shape."""
    first = context.at + ("before_ago" in context.roles(context.at))
    apart = context.tokens.ends[first] != context.tokens.starts[first + 1]
    lasts = context.role == "during"
    return length_of(count, unit) if lasts or not (apart or unit in _TOLD) else None


def short_ago(context: Context, count: int, unit: str) -> Meaning | None:
    """2w ago."""
    return ago(context, count, None, unit, None)


def _is_age(context: Context) -> bool:
    """A driver of 38 years; Marie Petit, 87 ans."""
    before, after = context.roles(context.at - 1).keys(), context.roles(context.end).keys()
    behind = context.tokens.symbols[context.end : context.end + 1]
    if "article" in before and ("to" in before or "to" in context.roles(context.at - 2)):
        return True  # a los 87 años
    of: object = "of" in before and "during" not in before and "dash" not in context.roles(context.at + 1)
    return bool(of) or ("comma" in before and (behind in ("", "p") or "comma" in after))


def _ends_a_range(context: Context) -> bool:
    """De 2 à 8 ans."""
    return "to" in context.roles(context.at - 1) and "num" in context.roles(context.at - 2)


def unit_and_half(_context: Context, unit: str, half: object) -> Meaning | None:
    """Año y medio."""
    return length_of(1, unit, half)


def one_unit(context: Context, _one: Any, unit: str, half: object) -> Meaning | None:
    """A week, a year and a half; a day or an hour is too common a word."""
    if half:
        return length_of(1, unit, half)
    if unit == "fortnight" and "of" in context.roles(context.end):
        return None
    return length_of(1, unit) if unit not in _COMMON or context.role == "during" else None
