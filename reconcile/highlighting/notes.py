"""What a mark tells of its figure."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from reconcile.bounds import Amount, Bounds
from reconcile.dates import ALWAYS, Granularity, Period
from reconcile.figures import Figure, Kind, Modality, Role

# a sign that is not a colour, and what it stands for
KINDS: Final = {
    Kind.CUMULATIVE: ("Σ", "total so far"),
    Kind.INCREMENT: ("+", "addition"),
    Kind.LEVEL: ("=", "state at a time"),
    Kind.PLAIN: ("#", "count"),
    Kind.ADJUSTMENT: ("±", "correction of the count"),
}
MODALITIES: Final = {
    Modality.PLANNED: ("→", "planned"),
    Modality.POSSIBLE: ("?", "possible"),
    Modality.DENIED: ("✗", "denied"),
}
ROLES: Final = {
    Role.PREVIOUS: ("←", "earlier reading"),
    Role.COMPARISON: ("Δ", "difference from another count"),
}

_LONG: Final = 10**18  # numbers of more digits are told by their size


def signs(figure: Figure) -> Iterator[tuple[str, str]]:
    """The signs of a figure, and what they stand for.

    >>> list(signs(Figure.increment(12, modality="planned")))
    [('+', 'addition'), ('→', 'planned')]

    """
    yield KINDS[figure.kind]
    if figure.modality in MODALITIES:
        yield MODALITIES[figure.modality]
    if figure.role in ROLES:
        yield ROLES[figure.role]
    if figure.subset:
        yield "⊂", "part of another figure"
    if figure.revises:
        yield "↻", "corrects an earlier figure"


def notes(figure: Figure, text: str) -> Iterator[tuple[str, str]]:
    """What is known of a figure, line by line: a heading and what it says.

    >>> list(notes(Figure.increment(12, unit="death", as_of=dt.date(2024, 10, 23)), ""))
    [('amount', '12'), ('of', 'death'), ('window', 'up to 2024-10-23')]

    """
    yield "amount", f"about {_amount(figure.bounds)}" if figure.approximate else _amount(figure.bounds)
    what = [figure.unit or figure.counted, figure.predicate]
    if any(what):
        yield "of", ", ".join(word for word in what if word)
    if figure.period != ALWAYS or figure.when is not None:
        yield "window", _window(figure.period, figure.granularity) or "not known"
    for name, span in (("stated as", figure.when), ("part of", figure.part_of), ("said by", figure.attribution)):
        if span is not None and span.of(text):
            yield name, f"“{span.of(text)}”"
    if figure.source or figure.published:
        yield "source", ", ".join(str(said) for said in (figure.source, figure.published) if said)
    if figure.because:
        yield "because", "; ".join(figure.because)


def _amount(bounds: Bounds) -> str:
    low, high = _number(bounds.low), _number(bounds.high)
    if bounds.value is not None:
        return low
    if bounds.low is None:
        return f"{'less than' if bounds.high_open else 'at most'} {high}" if high else "any number"
    if bounds.high is None:
        return f"{'more than' if bounds.low_open else 'at least'} {low}"
    return f"{low} to {high}"


def _number(value: Amount | None) -> str:
    if value is None:
        return ""
    if not -_LONG < value < _LONG:
        return f"{Decimal(value):.3e}"
    return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}")


def _window(period: Period, granularity: Granularity | None) -> str:
    start, last = period.start, None if period.end is None else period.end - dt.timedelta(days=1)
    if start is not None and last is not None:
        days = f"on {start}" if start == last else f"from {start} to {last}"
    elif start is not None:
        days = f"since {start}"
    else:
        days = "" if last is None else f"up to {last}"
    coarse = days and granularity not in (None, Granularity.DAY) and (start is None or last is None)
    return f"{days} (known to the {granularity})" if coarse else days
