"""A panel: the band, the best value, the statements and the targets of one series as plain numbers."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Final, final

from reconcile.figures import Figure

EPOCH: Final = dt.date(1970, 1, 1).toordinal()  # days are counted as matplotlib counts them
ROOM_BESIDE: Final = 0.04  # of the days drawn
SHORTEST: Final = 6.0  # days: never so short that hours would be shown
BESIDE: Final = 0.014  # of the width: how far marks of one value stand apart
NEAR: Final = 0.07  # of the height: from when on marks no longer cover each other
MOST_TURNS: Final = 5  # to either side


def place(day: dt.date) -> float:
    """Where a day lies on the axis.

    >>> place(dt.date(1970, 1, 11))
    10.0

    """
    return float(day.toordinal() - EPOCH)


@final
@dataclass(frozen=True, slots=True)
class Block:
    """From `start` to `end` the count lies between `low` and `high`; None: no limit is stated."""

    start: float
    end: float
    low: float
    high: float | None


@final
@dataclass(frozen=True, slots=True)
class Mark:
    """A statement: when it ends, how many are reached by it and how unsure that is, and what an addition adds to."""

    at: float
    value: float
    low: float | None
    high: float | None
    base: float | None
    figure: Figure
    disputed: bool


@final
@dataclass(frozen=True, slots=True)
class Goal:
    """A target: how many, from when it was stated to when it is due."""

    height: float
    start: float
    due: float | None
    label: str


@final
@dataclass(frozen=True, slots=True)
class Panel:
    """What to draw of one series, from `first` to `last` and from `floor` to `top`."""

    name: str
    first: float
    last: float
    floor: float
    top: float
    whole: bool
    blocks: tuple[Block, ...]
    bars: tuple[Block, ...]
    runs: tuple[tuple[tuple[float, float], ...], ...]
    marks: tuple[Mark, ...]
    goals: tuple[Goal, ...]

    @property
    def goes_on(self) -> bool:
        """Whether its best values hold until the next, as those of a count do and those of a level do not."""
        return not self.bars

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (self.marks or self.goals or self.runs or self.blocks or self.bars)

    def spread(self) -> "Panel":
        """The same with marks that would cover each other set side by side."""
        step, near = (self.last - self.first) * BESIDE, (self.top - self.floor) * NEAR
        same_day: dict[float, list[Mark]] = defaultdict(list)
        placed = []
        for mark in self.marks:
            covered = sum(abs(one.value - mark.value) < near for one in same_day[mark.at])
            same_day[mark.at].append(mark)
            turn = min((covered + 1) // 2, MOST_TURNS) * (1 if covered % 2 else -1)
            placed.append(replace(mark, at=mark.at + turn * step))
        return replace(self, marks=tuple(placed))
