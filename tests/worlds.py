"""Small worlds: what a statement says of a true count, in a few lines that know nothing of the solver."""

import datetime as dt
from itertools import product
from math import inf

from reconcile import Bounds, Figure, Kind, Period

FIRST = dt.date(2024, 3, 1)
DAYS = 3
LITTLE = 2  # happens on a day of a true world
MOST = 9  # more than statements about a true world can ever leave possible

World = tuple[int, ...]  # what happened on each day


def day(number: int) -> dt.date:
    return FIRST + dt.timedelta(days=number)


def worlds() -> list[World]:
    return list(product(range(MOST + 1), repeat=DAYS))


def counted(world: World, start: int, end: int) -> int:
    """What happened from the start of one day to the end of another."""
    return sum(world[start : end + 1])


def window(figure: Figure) -> tuple[int, int]:
    """First and last day: as stated, else since the first of all, up to the publication."""
    period, published = figure.period, figure.published
    assert published is not None
    start = 0 if period.start is None else (period.start - FIRST).days
    end = published if period.end is None else period.end - dt.timedelta(days=1)
    return start, (end - FIRST).days


def holds(figure: Figure, world: World) -> bool:
    amount = counted(world, *window(figure))
    bounds = figure.bounds
    return bounds.low is not None and amount >= bounds.low if figure.subset else amount in bounds


def true_figure(
    world: World, start: int, end: int, spread: tuple[int, int, bool], kind: Kind, part: bool, source: str
) -> Figure:
    """Something true to say of a world: the amount, give or take, with or without an upper end."""
    amount = counted(world, start, end)
    below, above, opened = spread
    period = Period(day(start), day(end + 1)) if kind is not Kind.CUMULATIVE else Period(FIRST, day(end + 1))
    if kind is Kind.CUMULATIVE:
        amount = counted(world, 0, end)
    make = Figure(bounds=_bounds(amount, below, above, opened), kind=kind, period=period, published=day(end))
    return make.replace(source=source, series="s", subset=part)


def _bounds(amount: int, below: int, above: int, opened: bool) -> Bounds:
    return Bounds(max(amount - below, 0), None if opened else amount + above)


def furthest(figures: list[Figure]) -> list[list[float]]:
    """How much can have been counted at most from the end of one day to that of another (day 0: before the first)."""
    size = DAYS + 2
    far = [[0.0 if end <= start else inf for end in range(size)] for start in range(size)]  # a count never falls
    for figure in figures:
        (start, last), bounds = window(figure), figure.bounds
        low, high = float(bounds.low or 0), inf if bounds.high is None or figure.subset else float(bounds.high)
        far[start][last + 1] = min(far[start][last + 1], high)
        far[last + 1][start] = min(far[last + 1][start], -low)
    for via, start, end in product(range(size), repeat=3):
        far[start][end] = min(far[start][end], far[start][via] + far[via][end])
    return far


def agree(figures: list[Figure]) -> bool:
    """Whether the figures can all be true of one count."""
    return all(far[day] >= 0 for day, far in enumerate(furthest(figures)))
