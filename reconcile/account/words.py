"""Figures and days as a reader of an account sees them."""

import datetime as dt
from collections.abc import Iterable

from reconcile.account.values import in_words
from reconcile.dates import Period
from reconcile.figures import Figure, Kind, Modality

_KINDS = {
    Kind.CUMULATIVE: "in all",
    Kind.INCREMENT: "more",
    Kind.LEVEL: "at that time",
    Kind.PLAIN: "",
    Kind.ADJUSTMENT: "by correction",
}


def said(figure: Figure) -> str:
    """What a figure says, who says so and when.

    >>> said(Figure.increment(12, source="Daily", published=dt.date(2024, 10, 23)))
    '12 more (Daily, 2024-10-23)'

    """
    words = [amount(figure), _KINDS[figure.kind], window(figure.period)]
    words += ["(part)"] * figure.subset + [f"({figure.modality})"] * (figure.modality is not Modality.ASSERTED)
    return f"{' '.join(word for word in words if word)} ({origin(figure)})"


def amount(figure: Figure) -> str:
    """The amount in words: "about 300", "more than 13 000"."""
    bounds = figure.bounds
    words = in_words(bounds.low, bounds.high)
    if bounds.low_open:
        words = words.replace("at least", "more than")
    if bounds.high_open:
        words = words.replace("at most", "less than")
    return f"about {words}" if figure.approximate else words


def window(period: Period) -> str:
    """The days counted.

    >>> window(Period.since(dt.date(2023, 8, 1))), window(Period.day(2024, 10, 23))
    ('since 2023-08-01', 'on 2024-10-23')

    """
    last = None if period.end is None else period.end - dt.timedelta(days=1)
    if period.start is None:
        return "" if last is None else f"up to {last}"
    if last is None:
        return f"since {period.start}"
    return f"on {last}" if last == period.start else f"from {period.start} to {last}"


def since_in_words(since: dt.date | Period) -> str:
    """Where a count begins.

    >>> since_in_words(dt.date(2024, 10, 1)), since_in_words(Period.month(2023, 8))
    ('since 2024-10-01', 'since some day from 2023-08-01 to 2023-08-31')

    """
    return f"since some day {window(since)}" if isinstance(since, Period) else f"since {since}"


def origin(figure: Figure) -> str:
    """Who says so, and when."""
    published = figure.published
    when = published.isoformat(" ", "minutes") if isinstance(published, dt.datetime) else published
    named = [figure.source or "no source", *([str(when)] if when else [])]
    return ", ".join(named)


def listed(figures: Iterable[Figure]) -> str:
    """What several figures say."""
    return "; ".join(map(said, figures))
