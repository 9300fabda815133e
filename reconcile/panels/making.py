"""Panels made from an account."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from reconcile.account.series import Ledger
from reconcile.account.values import Estimate, Remaining, spaced
from reconcile.bounds import Amount
from reconcile.figures import Figure, Kind
from reconcile.panels.panel import ROOM_BESIDE, SHORTEST, Block, Goal, Mark, Panel, place

if TYPE_CHECKING:
    from reconcile.account.reconciliation import Reconciliation

ROOM_ABOVE: Final = 1.12  # how much higher than the highest mark the panel goes
LEAST_SHARE: Final = 1 / 3  # of the days of all panels that each has to fill, where they share them
LARGEST: Final = 10**100  # what is larger is told, not drawn

State = tuple[float, Estimate]


def panels(account: "Reconciliation", ledgers: Sequence[Ledger]) -> list[Panel]:
    """A panel for each series, all over the same days unless some would be lost in them."""
    disputed = {figure for conflict in account.conflicts if not conflict.settled for figure in conflict.figures}
    targets: dict[str, list[Remaining]] = defaultdict(list)
    for target in account.remaining():
        targets[target.series or ""].append(target)
    found = [_Drawing(ledger, disputed, targets) for ledger in ledgers]
    own = [drawing.span for drawing in found if drawing.days or drawing.goals]
    first, last = min((span[0] for span in own), default=0.0), max((span[1] for span in own), default=SHORTEST)
    shared = all(end - start >= (last - first) * LEAST_SHARE for start, end in own)
    return [drawing.panel(*((first, last) if shared else drawing.span)) for drawing in found]


class _Drawing:
    """What there is to draw of one series, before it is known over which days."""

    def __init__(self, ledger: Ledger, disputed: set[Figure], targets: Mapping[str, Sequence[Remaining]]) -> None:
        self.ledger = ledger
        self.name = str(ledger.model.table.names[ledger.code])
        self.marks = [mark for row in ledger.rows if (mark := _mark(ledger, row, ledger.figures[row], disputed))]
        self.goals = list(_goals(ledger, targets.get(self.name, ())))
        self.states = [(place(day), ledger.total(day)) for day in ledger.days]
        self.days = [*(at for at, _ in self.states), *(mark.at for mark in self.marks)]

    @cached_property
    def span(self) -> tuple[float, float]:
        """From when to when it goes, with room for the marks at both ends; deadlines may take half of the width."""
        days = [*self.days, *(goal.start for goal in self.goals)] or [0.0]
        first, last = min(days), max(days)
        width = max(last - first, SHORTEST)
        last = max([last, *(goal.due for goal in self.goals if goal.due is not None and goal.due <= last + width)])
        room = max(1.0, (last - first) * ROOM_BESIDE, (SHORTEST - (last - first)) / 2)
        return first - room, last + room

    def panel(self, first: float, last: float) -> Panel:
        falls, whole = self.ledger.falls, self.ledger.places == 0
        blocks = () if falls else tuple(_blocks(_with_ends(self.ledger, self.states, first, last)))
        bars = tuple(_bars(self.states)) if falls else ()
        heights = _heights([*blocks, *bars], self.marks, self.goals)
        top, floor = max(1.0 if whole else 1e-9, *heights, 0.0) * ROOM_ABOVE, min(0.0, *heights, 0.0) * ROOM_ABOVE
        runs = tuple(_runs(self.states, falls))
        parts = (blocks, bars, runs, tuple(self.marks), tuple(self.goals))
        return Panel(self.name, first, last, floor, top, whole, *parts).spread()


def drawn(value: Amount | None) -> float | None:
    """A number that can be drawn, or None.

    >>> drawn(3), drawn(None), drawn(10**5000)
    (3.0, None, None)

    """
    return None if value is None or not -LARGEST < value < LARGEST else float(value)


def _mark(ledger: Ledger, row: int, figure: Figure, disputed: set[Figure]) -> Mark | None:
    """A counted statement where it ends; an addition on top of what its window starts from."""
    model = ledger.model
    if model.head[row] < 0 or figure.kind is Kind.ADJUSTMENT:
        return None
    day = ledger.day_of_node(int(model.head[row]))
    low, high = drawn(figure.bounds.low), drawn(figure.bounds.high)
    ends = [end for end in (low, high) if end is not None]
    if day is None or not ends:
        return None
    added = figure.kind is Kind.INCREMENT
    base = ledger.before(int(model.tail[row]), day)
    low, high = (None if end is None else base + end for end in (low, high))
    value = base + sum(ends) / len(ends)
    return Mark(place(day), value, low, high, base if added else None, figure, figure in disputed)


def _goals(ledger: Ledger, targets: Sequence[Remaining]) -> Iterator[Goal]:
    """The targets of a series; those of so many more stand on what was reached when they were stated."""
    for target in targets:
        figure = target.target
        height, stated = drawn(figure.bounds.high or figure.bounds.low), figure.published or ledger.last_report
        if height is None or stated is None:
            continue
        more = figure.kind is Kind.INCREMENT
        base = drawn(ledger.total(stated).midpoint) if more else 0.0
        due = f" by {target.by}" if target.by else ""
        label = f"target: {spaced(figure.bounds.high or figure.bounds.low)}{' more' * more}{due}"
        yield Goal((base or 0.0) + height, place(stated), None if target.by is None else place(target.by), label)


def _with_ends(ledger: Ledger, states: list[State], first: float, last: float) -> list[State]:
    """With what is known at both edges of the panel, before the first entry and after the last."""
    days = ledger.days
    if not days:
        return states
    before, after = max(days[0].toordinal() - 1, 1), min(days[-1].toordinal() + 1, dt.date.max.toordinal())
    edges = [ledger.total(dt.date.fromordinal(day)) for day in (before, after)]
    return [(first, edges[0]), *states, (last, edges[1])]


def _blocks(states: Sequence[State]) -> Iterator[Block]:
    """Between two days of one count it is at least what it was on the first and at most what it is on the second.

    A count that begins between the two begins with nothing.
    """
    for (start, this), (end, later) in pairwise(states):
        same = this.since == later.since
        begun = place(later.since) - 1 if isinstance(later.since, dt.date) else end
        low, high = drawn(this.low) or 0.0 if same else 0.0, drawn(later.high)
        first = start if same else max(start, begun)
        if first < end:
            yield Block(first, end, low, None if high is None else max(low, high))


def _bars(states: Sequence[State]) -> Iterator[Block]:
    """What is known of a level at a moment says nothing of the next."""
    for at, state in states:
        low, high = drawn(state.low), drawn(state.high)
        if low is not None or high is not None:
            yield Block(at, at, low or 0.0, high)


def _runs(states: Sequence[State], falls: bool) -> Iterator[tuple[tuple[float, float], ...]]:
    """Days in a row with a best value of one count."""
    told = [(at, drawn(state.best), None if falls else state.since) for at, state in states]
    for (known, _), run in groupby(told, key=lambda one: (one[1] is not None, one[2])):
        if known:
            yield tuple((at, best) for at, best, _ in run if best is not None)


def _heights(blocks: Sequence[Block], marks: Sequence[Mark], goals: Sequence[Goal]) -> list[float]:
    """All that the panel has to hold."""
    ends = [end for block in blocks for end in (block.low, block.high)]
    ends += [end for mark in marks for end in (mark.low, mark.high, mark.value)]
    return [end for end in (*ends, *(goal.height for goal in goals)) if end is not None]
