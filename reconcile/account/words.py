"""Figures and days as a reader of an account sees them."""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from reconcile.account.values import in_words
from reconcile.dates import Period
from reconcile.figures import Figure, Kind, Modality
from reconcile.statements.measures import measure
from reconcile.values import alike

SYMBOL: Final = 2  # letters: kg, ha, but not ton
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_KINDS = {
    Kind.CUMULATIVE: "in all",
    Kind.INCREMENT: "more",
    Kind.LEVEL: "at the time",
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
    """The amount in words: "about 300", "more than 13 000", "2 tonnes"."""
    bounds = figure.bounds
    words = in_words(bounds.low, bounds.high)
    if bounds.low_open:
        words = words.replace("at least", "more than")
    if bounds.high_open:
        words = words.replace("at most", "less than")
    return with_unit(f"about {words}" if figure.approximate else words, figure.unit)


def with_unit(words: str, unit: str | None) -> str:
    """An amount with the unit that measures it; things that are counted have their name elsewhere.

    >>> with_unit("500", "kilogram"), with_unit("1", "metric_ton"), with_unit("3", "EUR"), with_unit("12", "death")
    ('500 kilograms', '1 metric ton', '3 EUR', '12')

    """
    if unit is None or measure(unit) is None:
        return words
    name = unit.replace("_", " ")
    several = words != "1" and len(name) > SYMBOL and name.islower() and name[-1].isalpha()
    return f"{words} {name}" + "s" * several


def told(figures: Sequence[Figure]) -> str:
    """What figures say, who says so and when, to be read aloud: one clause for what a source says in one report.

    >>> day = dt.date(2024, 10, 22)
    >>> told([Figure.increment(12, source="Daily", published=day), Figure.cumulative(7, source="Daily", published=day)])
    'on 22 October 2024 Daily reported 12 more and 7 in all'

    """
    starts = {figure.period.start for figure in figures if figure.kind == Kind.CUMULATIVE}
    several = len({figure.series for figure in figures}) > 1
    days = {figure.published for figure in figures}
    one_day = date_in_words(day) if len(days) == 1 and (day := next(iter(days))) else None
    clauses: list[str] = []
    before: str | None = None
    for (source, published, _), together in groupby(figures, key=_report):
        what = " and ".join(_counted(figure, several) + _spoken(figure, len(starts) > 1) for figure in together)
        subject = "then" if source and before == source else f"{source or _unnamed(clauses)} reported"
        clauses.append(f"{subject} {what}" + (f" on {date_in_words(published)}" if published and not one_day else ""))
        before = source
    return (f"on {one_day} " if one_day else "") + ", ".join(clauses)


def told_apart(figures: Sequence[Figure]) -> list[Figure]:
    """The figures, with the speaker for the source where one report quotes several.

    >>> said = [Figure.plain(3, source="Daily", speaker=who) for who in ("police", "organisers")]
    >>> [figure.source for figure in told_apart(said)]
    ['police (Daily)', 'organisers (Daily)']

    """
    voices: dict[tuple[str | None, dt.date | None], set[str | None]] = {}
    for figure in figures:
        voices.setdefault((figure.source, figure.published), set()).add(figure.speaker and alike(figure.speaker))
    several = [len(voices[figure.source, figure.published]) > 1 for figure in figures]
    return [_by_voice(figure) if apart else figure for figure, apart in zip(figures, several, strict=True)]


def _by_voice(figure: Figure) -> Figure:
    if figure.speaker is None:
        return figure
    return figure.replace(source=f"{figure.speaker} ({figure.source})" if figure.source else figure.speaker)


def _report(figure: Figure) -> tuple[str | None, dt.date | None, int]:
    """What one source says at one moment; without a source nothing tells what is of one report."""
    return figure.source, figure.published, 0 if figure.source else id(figure)


def _unnamed(clauses: Sequence[str]) -> str:
    return "another one" if any("unnamed source" in clause for clause in clauses) else "an unnamed source"


def listed(names: Sequence[str]) -> str:
    """Names in a row.

    >>> listed(["north", "east", "south"])
    'north, east and south'

    """
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def stated(figure: Figure) -> str:
    """The amount and what it is: "12 more", "about 300 in all"."""
    return " ".join(word for word in (amount(figure), _KINDS[figure.kind]) if word)


def _counted(figure: Figure, several: bool) -> str:
    """The amount, and of which series where there are several."""
    return f'{stated(figure)} for "{figure.series}"' if several and figure.series else stated(figure)


def _spoken(figure: Figure, all_starts: bool) -> str:
    """The days counted, where they are not the day of the report itself; the start of a total where they differ."""
    period = figure.period if all_starts or figure.kind != Kind.CUMULATIVE else Period(None, figure.period.end)
    last = None if period.end is None else period.end - dt.timedelta(days=1)
    if period.start is None:
        return "" if last is None or last == figure.published else f" as of {date_in_words(last)}"
    if last == period.start == figure.published:
        return ""
    first = date_in_words(period.start)
    if last is None or (last == figure.published and figure.kind != Kind.INCREMENT):
        return f" since {first}"
    return f" for {first}" if last == period.start else f" from {first} to {date_in_words(last)}"


def date_in_words(day: dt.date) -> str:
    """A date to be read aloud, with the hour where there is one.

    >>> date_in_words(dt.datetime(2024, 10, 3, 18))
    '3 October 2024 at 18:00'

    """
    hour = f" at {day:%H:%M}" if isinstance(day, dt.datetime) else ""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}{hour}"


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
