"""Periods of the calendar, and dates as a text states them."""

import datetime as dt
from dataclasses import dataclass
from types import NoneType
from typing import Final, final

from reconcile.arguments import need_date, need_type
from reconcile.errors import InputError, InputTypeError, shown
from reconcile.spans import Span
from reconcile.values import Value, Word

ONE_DAY = dt.timedelta(days=1)
_DAYS: Final = frozenset((dt.date, NoneType))


@final
class Granularity(Word):
    """The unit of the calendar in which something is stated.

    >>> Granularity("month")
    Granularity.MONTH

    """

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@final
class Relation(Word):
    """How a period bears on what is said to happen.

    >>> Relation("as_of")
    Relation.AS_OF

    """

    DURING = "during"
    SINCE = "since"
    AS_OF = "as_of"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"


@final
class DateKind(Word):
    """Whether an expression names a date, a period, or only a length of time.

    >>> DateKind("duration")
    DateKind.DURATION

    """

    DATE = "date"
    PERIOD = "period"
    DURATION = "duration"


@final
@dataclass(frozen=True, slots=True, order=False, repr=False)
class Period(Value):
    """The days from `start` up to, not including, `end`; None stands for no limit.

    >>> Period.month(2024, 2)
    Period.month(2024, 2)
    >>> Period.month(2024, 2).end
    datetime.date(2024, 3, 1)
    >>> import datetime
    >>> datetime.date(2024, 2, 29) in Period.month(2024, 2)
    True

    The width of a period is the precision of what was said: no part of a date is ever invented. A period that ends
    before it begins is an `InputError`, anything but a `date` an `InputTypeError`.
    """

    start: dt.date | None = None
    end: dt.date | None = None

    def __post_init__(self) -> None:
        if type(self.start) not in _DAYS or type(self.end) not in _DAYS:
            _check_day(self.start, "start")
            _check_day(self.end, "end")
        if self.start is not None and self.end is not None and self.start >= self.end:
            msg = f"the period starts on {self.start} and ends on {self.end}: its end is exclusive and must come later"
            raise InputError(msg)
        if self.end == dt.date.min:
            msg = f"the period ends on {self.end}: its end is exclusive, and no day comes before that one"
            raise InputError(msg)

    @staticmethod
    def day(year: int, month: int, day: int) -> "Period":
        """One day."""
        return Period.on(_date(year, month, day))

    @staticmethod
    def on(day: dt.date) -> "Period":
        """The day given."""
        day = need_date(day, "day")
        return Period(day, next_day(day))

    @staticmethod
    def month(year: int, month: int) -> "Period":
        """One month."""
        return Period(_date(year, month, 1), first_of(year, month + 1))

    @staticmethod
    def year(year: int) -> "Period":
        """One calendar year."""
        return Period(_date(year, 1, 1), first_of(year + 1, 1))

    @staticmethod
    def since(day: dt.date) -> "Period":
        """That day and all after it."""
        return Period(need_date(day, "day"), None)

    @staticmethod
    def until(day: dt.date) -> "Period":
        """All days up to and with that one."""
        return Period(None, next_day(need_date(day, "day")))

    @property
    def days(self) -> int | None:
        """How many days it has, or None where it is open."""
        return None if self.start is None or self.end is None else (self.end - self.start).days

    def __contains__(self, day: dt.date) -> bool:
        if type(day) is not dt.date:
            day = need_date(day, "day")
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def __and__(self, other: "Period") -> "Period":
        """The days both have; an InputError where there is none."""
        need_type(other, Period, "the other side", "give a Period, such as Period.on(day)")
        starts = [d for d in (self.start, other.start) if d is not None]
        ends = [d for d in (self.end, other.end) if d is not None]
        return Period(max(starts, default=None), min(ends, default=None))

    def __repr__(self) -> str:
        if self.start is None or self.end is None:
            return _open_repr(self.start, self.end)
        first = self.start
        if self.end - first == ONE_DAY:
            return f"Period.day({first.year}, {first.month}, {first.day})"
        if first.day == 1 and self.end == first_of(first.year, first.month + 1):
            return f"Period.month({first.year}, {first.month})"
        if (first.day, first.month) == (1, 1) and self.end == first_of(first.year + 1, 1):
            return f"Period.year({first.year})"
        return f"Period({first!r}, {self.end!r})"


def next_day(day: dt.date) -> dt.date | None:
    """The day after, or None (no limit) after the last day that a `date` can hold."""
    return day + ONE_DAY if day < dt.date.max else None


def first_of(year: int, month: int) -> dt.date | None:
    """The first day of a month counted from January of the year, or None beyond what a `date` can hold.

    >>> first_of(2023, 14)
    datetime.date(2024, 2, 1)

    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return dt.date(year, month, 1) if dt.MINYEAR <= year <= dt.MAXYEAR else None


def _date(year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except TypeError:
        msg = f"year {shown(year)}, month {shown(month)}, day {shown(day)}: give three whole numbers"
        raise InputTypeError(msg) from None
    except (ValueError, OverflowError) as error:
        msg = f"no such day: year {shown(year)}, month {shown(month)}, day {shown(day)} ({error})"
        raise InputError(msg) from None


def _check_day(day: object, name: str) -> None:
    if day is not None and (not isinstance(day, dt.date) or isinstance(day, dt.datetime)):
        msg = f"{name} is a {type(day).__name__} ({shown(day)}): give a datetime.date, or None where there is no limit"
        raise InputTypeError(msg)


def _open_repr(start: dt.date | None, end: dt.date | None) -> str:
    if start is not None:
        return f"Period.since({start!r})"
    return f"Period.until({end - ONE_DAY!r})" if end is not None else "Period()"


ALWAYS = Period()


@final
@dataclass(frozen=True, slots=True, repr=False)
class DateExpression(Value):
    """Any stated date, period or duration, of a day or coarser.

    >>> import datetime as dt
    >>> from reconcile import parse_dates
    >>> found = parse_dates("depuis août 2023", language="fr", published=dt.date(2024, 10, 23))[0]
    >>> found.relation, found.period, found.granularity
    (Relation.SINCE, Period.since(datetime.date(2023, 8, 1)), Granularity.MONTH)

    `span` takes in the signal word. `granularity` is the unit in which the date is stated: "since August" starts
    somewhere in a month. A duration that no anchor resolves has an open period and its length as ISO 8601 in
    `duration`; an impossible date has an open period and no duration: reported, never shifted.
    """

    span: Span
    text: str
    period: Period = ALWAYS
    relation: Relation = Relation.DURING
    kind: DateKind = DateKind.DATE
    granularity: Granularity | None = None
    alternatives: tuple["DateExpression", ...] = ()
    duration: str | None = None
