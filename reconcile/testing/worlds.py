"""Small worlds: what happened, what was said of it, and a plain oracle that knows nothing of the solver."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from math import inf
from typing import Final, final

from hypothesis import strategies as st

from reconcile.bounds import Bounds
from reconcile.dates import ONE_DAY, Period, next_day
from reconcile.errors import InputError
from reconcile.figures import Figure, Kind
from reconcile.values import Value

FIRST: Final = dt.date(2024, 3, 1)
_KINDS: Final = (Kind.CUMULATIVE, Kind.INCREMENT, Kind.PLAIN)


@final
@dataclass(frozen=True, slots=True, repr=False)
class World(Value):
    """How many happened on each day, and what was said of it.

    >>> said = Figure.cumulative(5, since=FIRST, as_of=dt.date(2024, 3, 2), published=dt.date(2024, 3, 2))
    >>> world = World((1, 4, 0), (said, said.replace(bounds=Bounds.at_least(6))))
    >>> world.total(dt.date(2024, 3, 2))
    5
    >>> [figure.bounds for figure in world.wrong]
    [Bounds.at_least(6)]

    `happened` counts from the day `first` on; `figures` are one series. `wrong` are those that do not hold.
    """

    happened: tuple[int, ...]
    figures: tuple[Figure, ...] = ()
    first: dt.date = FIRST

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The days of the world."""
        return tuple(self.first + number * ONE_DAY for number in range(len(self.happened)))

    def total(self, day: dt.date, *, since: dt.date | None = None) -> int:
        """How many really happened up to the end of a day."""
        start = 0 if since is None else (since - self.first).days
        return sum(self.happened[max(start, 0) : (day - self.first).days + 1])

    def holds(self, figure: Figure) -> bool:
        """Whether what is said is true."""
        start, end = _window(figure)
        amount, bounds = self.total(end - ONE_DAY, since=start), figure.bounds
        return bounds.low is not None and amount >= bounds.low if figure.subset else amount in bounds

    @property
    def wrong(self) -> tuple[Figure, ...]:
        """The figures that are not true."""
        return tuple(figure for figure in self.figures if not self.holds(figure))


@st.composite
def worlds(draw: st.DrawFn, *, days: int = 3, most: int = 2, statements: int = 5) -> World:
    """Worlds of which only true things are said, each by a source of its own.

    >>> from hypothesis import find
    >>> find(worlds(), lambda world: world.total(world.days[-1]) == 2).wrong
    ()

    `most` happen a day. Statements are totals, additions and plain counts of some days, exact, between two numbers or
    with no upper end, of the whole or of a part; the first one says when the count begins.
    """
    happened = draw(st.lists(st.integers(0, most), min_size=days, max_size=days))
    world = World(tuple(happened))
    origin = _figure(Bounds.at_least(0), Kind.CUMULATIVE, world.first, world.first)
    said = [draw(_true_figures(world)) for _ in range(draw(st.integers(1, statements)))]
    named = [figure.replace(source=f"source {number}") for number, figure in enumerate(said)]
    return world.replace(figures=(origin.replace(source="origin"), *named))


@st.composite
def contradictory_worlds(draw: st.DrawFn, *, days: int = 3, most: int = 2, statements: int = 5) -> World:
    """Worlds of which one thing is said that is not true, and that cannot hold beside the others.

    >>> from hypothesis import find
    >>> world = find(contradictory_worlds(), lambda world: len(world.figures) == 3)
    >>> len(world.wrong), agree(world.figures)
    (1, False)

    """
    world = draw(worlds(days=days, most=most, statements=statements))
    day, off = draw(st.sampled_from(world.days)), draw(st.integers(1, 9))
    amount = world.total(day)
    wrong, right = (
        _figure(Bounds.exactly(value), Kind.CUMULATIVE, world.first, day).replace(source=source)
        for value, source in ((amount + off, "liar"), (amount, "witness"))
    )
    said = (*world.figures, wrong)
    return world.replace(figures=(*said, right) if agree(said) else said)


@st.composite
def _true_figures(draw: st.DrawFn, world: World) -> Figure:
    """Something true to say of a world: the amount, give or take, with or without an upper end."""
    kind = draw(st.sampled_from(_KINDS))
    start, end = sorted(draw(st.tuples(st.sampled_from(world.days), st.sampled_from(world.days))))
    start = world.first if kind is Kind.CUMULATIVE else start
    amount = world.total(end, since=start)
    high = draw(st.none() | st.integers(amount, amount + 2))
    bounds = Bounds(max(amount - draw(st.integers(0, 2)), 0), high)
    part = draw(st.integers(0, 4)) == 4
    return _figure(bounds, kind, start, end).replace(subset=part)


def _figure(bounds: Bounds, kind: Kind, start: dt.date, end: dt.date) -> Figure:
    period = Period(start, end + ONE_DAY)
    return Figure(bounds, kind, period=period, published=end, series="s")


def agree(figures: Iterable[Figure]) -> bool:
    """Whether figures as those of worlds can all be true of one count.

    >>> monday = Figure.cumulative(5, since=FIRST, as_of=FIRST, published=FIRST)
    >>> agree([monday, monday.replace(bounds=Bounds.exactly(6))])
    False

    It asks the paths between all moments, in a few lines that know nothing of the solver; each figure counts since a
    stated day, up to one that is stated or to its publication.
    """
    said = list(figures)
    far = _furthest(said, ())
    return all(far[start, end] >= 0 for start, end in far if start == end)


def possible(figures: Iterable[Figure], day: dt.date, *, since: dt.date) -> Bounds:
    """How many such figures, if they agree, leave possible up to the end of a day.

    >>> some = Figure.cumulative(low=5, since=FIRST, as_of=FIRST, published=FIRST)
    >>> possible([some], dt.date(2024, 3, 2), since=FIRST)
    Bounds.at_least(5)

    """
    end = day + ONE_DAY
    far = _furthest(list(figures), (since, end))
    high = far[since, end]
    return Bounds(-int(far[end, since]), None if high == inf else int(high))


def _furthest(figures: Sequence[Figure], asked: Iterable[dt.date]) -> dict[tuple[dt.date, dt.date], float]:
    """How many can have happened at most from the beginning of one day to that of another."""
    windows = [_window(figure) for figure in figures]
    moments = sorted({*asked, *(moment for window in windows for moment in window)})
    far = {(start, end): 0.0 if end <= start else inf for start, end in product(moments, repeat=2)}
    for figure, (start, end) in zip(figures, windows, strict=True):
        bounds = figure.bounds  # a count never falls, and a part leaves room above
        high = inf if bounds.high is None or figure.subset else float(bounds.high)
        far[start, end] = min(far[start, end], high)
        far[end, start] = min(far[end, start], -float(bounds.low or 0))
    for via, start, end in product(moments, repeat=3):
        far[start, end] = min(far[start, end], far[start, via] + far[via, end])
    return far


def _window(figure: Figure) -> tuple[dt.date, dt.date]:
    """From the beginning of a stated day to that of the one after the last."""
    start, end = figure.period.start, figure.period.end
    if end is None and figure.published is not None:
        end = next_day(figure.published)
    if start is None or end is None:
        msg = f"{figure!r} has no stated start, or neither end nor publication: give them, such as since= and as_of="
        raise InputError(msg)
    return start, end
