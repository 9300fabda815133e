"""Rules for the stretch of time told before, once more: in the same period, in the same months of last year."""

from reconcile.calendars.arithmetic import GRANULARITY_OF, plus_days
from reconcile.calendars.meaning import Context, Meaning, closed, shifted
from reconcile.calendars.tense import FUTURE, PAST
from reconcile.dates import DateKind, Granularity


def same_span(context: Context) -> Meaning | None:
    """In the same period, during that period."""
    return context.stretch


def same_span_in(context: Context, inner: Meaning) -> Meaning | None:
    """The same period of 2023, im gleichen Zeitraum des Vorjahres."""
    told, year = context.stretch, closed(inner)
    days = closed(told) if told else None
    if days is None or year is None or inner.unit != Granularity.YEAR or inner.duration:
        return None
    last = plus_days(days[1], -1) or days[0]
    return _years_on(context, year[0].year - last.year)


def same_span_ago(context: Context, years: int) -> Meaning | None:
    """The same period two years earlier, la même période il y a un an."""
    return _years_on(context, -years)


def span_before(context: Context) -> Meaning | None:
    """The year-earlier period, im Vorjahreszeitraum."""
    return _years_on(context, -1)


def same_unit_in(context: Context, unit: str, inner: Meaning) -> Meaning | None:
    """The same month of last year: of the month told before."""
    return same_span_in(context, inner) if _is_told_in(context, unit) else None


def same_unit_ago(context: Context, unit: str, years: int) -> Meaning | None:
    """The same week a year ago."""
    return same_span_ago(context, years) if _is_told_in(context, unit) else None


def _is_told_in(context: Context, unit: str) -> bool:
    return context.stretch is not None and context.stretch.unit == GRANULARITY_OF[unit]


def _years_on(context: Context, years: int) -> Meaning | None:
    told = context.stretch
    days = closed(told) if told else None
    if told is None or days is None:
        return None
    start, end = (shifted(day, (abs(years), "year"), FUTURE if years > 0 else PAST) for day in days)
    return Meaning((start, end), told.unit, DateKind.PERIOD) if start and end else None
