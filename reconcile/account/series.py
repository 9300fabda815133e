"""The account of one series: totals between any two days, and what proves them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, final

import numpy as np

from reconcile.account.solution import Proven, Solution, best
from reconcile.account.values import Estimate, amount_of
from reconcile.bounds import Amount
from reconcile.dates import Period
from reconcile.figures import Figure
from reconcile.solver.bounding import OPEN, Ranges
from reconcile.solver.constraints import Bools, Ints
from reconcile.statements.instants import BEGINNING, FIRST
from reconcile.statements.standing import day_of
from reconcile.statements.table import DAY, EPOCH, LEVEL

LAST: Final = 1 << 61  # after all that is dated


@final
@dataclass(frozen=True, slots=True, eq=False)
class State:
    """The count at each node of a series, less that at the node it is counted from."""

    found: Ranges
    best: Ints
    sure: Bools
    firm: Bools  # hangs on nothing that is in doubt


@final
class Ledger:
    """One series of a solution of some figures."""

    def __init__(self, solution: Solution, code: int, figures: Sequence[Figure]) -> None:
        self.solution = solution
        self.figures = figures
        self.model = solution.model
        self.code = code
        self.first = int(self.model.nodes.first[code])
        self.last = int(np.searchsorted(self.model.nodes.series, code, side="right"))
        self.nodes = slice(self.first, self.last)
        self.places = int(self.model.table.places[code])
        self.unit = self.model.table.units[code]
        self._states: dict[int, State] = {}

    @cached_property
    def dated(self) -> Ints:
        """The nodes of its calendar, in order."""
        return self.first + np.flatnonzero(~self.model.nodes.symbol[self.nodes])

    @cached_property
    def moments(self) -> Ints:
        """Their moments."""
        return self.model.nodes.moment[self.dated]

    @property
    def falls(self) -> bool:
        """Whether it may fall: levels do, counts do not, unless the assumptions say otherwise."""
        return bool(self.model.falls[self.code])

    @property
    def days(self) -> list[dt.date]:
        """The days on which it has an entry, each at its end."""
        moments = self.moments
        return [day_of(moment // DAY - 1) for moment in moments[(moments > FIRST) & (moments % DAY == 0)].tolist()]

    @property
    def rows(self) -> list[int]:
        """Where its own figures lie among those of the solution."""
        return np.flatnonzero(self.model.table.series == self.code).tolist()

    def state(self, node: int) -> State:
        """Every node counted from one."""
        if node not in self._states:
            self._states[node] = self._state(node)
        return self._states[node]

    def _state(self, node: int) -> State:
        found, centred = self.solution.ranges(self.code, node)
        value, sure = best(self.model, self.nodes, found, centred)
        firm = self.solution.warranted(self.code, node, found)
        return State(found, value, sure & firm, firm)

    def root(self, day: dt.date) -> tuple[int, dt.date | Period | None]:
        """The node from which the count of that day runs: the latest stated origin before it; and the day it is."""
        origins = self.model.origins
        own = np.flatnonzero(origins.series == self.code)
        if not len(own):
            return self.first, None
        begun = own[origins.low[own] < moment_of(day)]
        chosen = int(begun[-1] if len(begun) else own[0])
        return int(self.model.nodes.origin[chosen]), _start(int(origins.low[chosen]), int(origins.high[chosen]))

    def root_on(self, since: dt.date) -> int | None:
        """The origin that is stated to be that day, or in a unit of the calendar that starts with it."""
        origins = self.model.origins
        same = np.flatnonzero((origins.series == self.code) & (origins.low == moment_of(since) - DAY))
        return int(self.model.nodes.origin[same[0]]) if len(same) else None

    def around(self, moment: int) -> tuple[int, int | None]:
        """The nodes at or before and at or after a moment; the same where there is one then."""
        after = int(np.searchsorted(self.moments, moment))
        there = after < len(self.dated)
        if there and self.moments[after] == moment:
            return int(self.dated[after]), int(self.dated[after])
        return int(self.dated[after - 1]), int(self.dated[after]) if there else None

    def day_of_node(self, node: int) -> dt.date | None:
        """The day on which a node lies, or by which at the latest."""
        moment = int(self.model.nodes.moment[node])
        return None if moment == BEGINNING else day_of((moment - 1) // DAY)

    def before(self, node: int, day: dt.date) -> float:
        """About how many had been counted by a node, from where the total of that day counts."""
        root, _ = self.root(day)
        state = self.state(root)
        low, high = int(state.found.low[node - self.first]), int(state.found.high[node - self.first])
        if low <= -OPEN:
            return 0.0
        return float(amount_of(max(low if high >= OPEN else (low + high) // 2, 0), self.places))

    @property
    def last_report(self) -> dt.date | None:
        """The last day that a statement speaks of; of a series nobody counts, the last on which its sum is known."""
        moment = self._last_moment(self.code)
        if moment is None:
            own = [members for members in self.model.table.sums if self.code in members]
            spoken = [[self._last_moment(code) for code in members if code != self.code] for members in own]
            known = [min(moments) for one in spoken if (moments := [m for m in one if m is not None]) == one]
            moment = max(known, default=None)
        return None if moment is None else day_of((moment - 1) // DAY)

    def _last_moment(self, code: int) -> int | None:
        """When the last of its counts ends; one told of some time up to a day, then at the latest."""
        model, nodes = self.model, self.model.nodes
        heads = model.head[(model.head >= 0) & (model.table.series == code) & model.stand.counts]
        moments = nodes.moment[heads]
        if (moments == BEGINNING).any():
            later = nodes.above[np.isin(nodes.below, heads[moments == BEGINNING])]
            moments = np.append(moments, nodes.moment[later])
        return int(moments.max()) if len(moments) else None

    def total(self, day: dt.date, since: dt.date | None = None) -> Estimate:
        """What was counted from the start of a day, or from the origin, to the end of another."""
        head = self.around(moment_of(day))
        if since is None:
            root, start = self.root(day)
            return self._estimate((root, root), head, start)
        at = self.root_on(since)
        tail = self.around(moment_of(since) - DAY) if at is None else (at, at)
        return self._estimate(tail, head, since)

    def _estimate(
        self, tail: tuple[int, int | None], head: tuple[int, int | None], start: dt.date | Period | None
    ) -> Estimate:
        low, high, exact = self._between(tail, head)
        if not self.falls:  # events only add up
            low, high = max(low or 0, 0), None if high is None else max(high, 0)
        chosen = self._chosen(tail, head, low, high, exact)
        least, greatest = self._corrected(tail[0], head[0])
        low = None if low is None else low + least
        high = None if high is None else high + greatest
        value = None if chosen is None or least != greatest else chosen + least
        return Estimate(self._amount(low), self._amount(high), self._amount(value), start)

    def _between(
        self, tail: tuple[int, int | None], head: tuple[int, int | None]
    ) -> tuple[int | None, int | None, State | None]:
        """Low and high between two moments, each bracketed by nodes, and the state that has both exactly."""
        if self.falls and head[0] != head[1]:
            return None, None, None
        late = tail[1]
        low = None if late is None else self._end(self.state(late).found.low, head[0])
        high = None if head[1] is None else self._end(self.state(tail[0]).found.high, head[1])
        return low, high, self.state(tail[0]) if tail[0] == late and head[0] == head[1] else None

    def _end(self, ends: Ints, node: int) -> int | None:
        value = int(ends[node - self.first])
        return None if abs(value) == OPEN else value

    def _chosen(
        self,
        tail: tuple[int, int | None],
        head: tuple[int, int | None],
        low: int | None,
        high: int | None,
        state: State | None,
    ) -> int | None:
        if low is not None and low == high:
            return low if self._firm(tail, head) else None
        if state is not None and state.sure[head[0] - self.first]:
            return int(state.best[head[0] - self.first])
        return self._if_silent(tail[0], head[0]) if state is not None and high is None else None

    def _firm(self, tail: tuple[int, int | None], head: tuple[int, int | None]) -> bool:
        """Whether low and high between two moments hang on nothing that is in doubt."""
        ends = [(tail[1], head[0]), (tail[0], head[1])]
        return all(a is not None and b is not None and self.state(a).firm[b - self.first] for a, b in ends)

    def _if_silent(self, tail: int, head: int) -> int | None:
        """The joined total of several episodes of a count, if nothing happened between them."""
        origins = self.model.nodes.origin[self.model.origins.series == self.code]
        between = [int(node) for node in origins.tolist() if self._later(tail, node) and self._later(node, head)]
        if not between or not self.solution.assume.silence:
            return None
        before = np.array([self.around(int(self.model.nodes.moment[node]) - 1)[0] for node in between])
        found = self.solution.still(self.code, tail, before, np.array(between))
        low, high = self._end(found.low, head), self._end(found.high, head)
        return low if low == high else None

    def _later(self, one: int, other: int) -> bool:
        return bool(self.model.nodes.moment[one] < self.model.nodes.moment[other])

    def _corrected(self, tail: int, head: int) -> tuple[int, int]:
        """The announced corrections between two nodes."""
        moments = self.model.nodes.moment[[tail, head]]
        least, greatest = self.model.adjusted.until(np.array([self.code, self.code]), moments)
        return int(least[1] - least[0]), int(greatest[1] - greatest[0])

    def _amount(self, value: int | None) -> Amount | None:
        return None if value is None else amount_of(value, self.places)

    def known(self, day: dt.date) -> bool:
        """Whether a day may be told from others: in a series that may fall each number holds at its own moment."""
        head = self.around(moment_of(day))
        return not self.falls or head[0] == head[1]

    def proofs(self, day: dt.date) -> tuple[Proven, Proven]:
        """A shortest chain of statements that pins the low of a day's total, and one that pins the high."""
        head, (root, _) = self.around(moment_of(day)), self.root(day)
        if not self.known(day):
            return Proven(()), Proven(())
        low = self.solution.proof(self.code, head[0], root)
        high = Proven(()) if head[1] is None else self.solution.proof(self.code, root, head[1])
        down, up = (self._corrected_proof(one, root, head[0]) for one in (low._replace(rows=low.rows[::-1]), high))
        return down, up

    def _corrected_proof(self, proven: Proven, root: int, head: int) -> Proven:
        """A proof with the corrections that moved the total between two nodes, but for those that it proves already.

        A total is stated with the corrections up to its own day, so it has those that it reaches over.
        """
        model, moment = self.model, self.model.nodes.moment
        corrected = np.flatnonzero(model.corrections & (model.table.series == self.code))
        if not len(corrected) or not proven.rows:
            return proven
        rows = np.array(proven.rows)
        stated = rows[(model.table.total | (model.table.kind == LEVEL))[rows]]
        at = moment[model.head[corrected]]
        over = (moment[model.tail[stated]] < at[:, None]) & (at[:, None] <= moment[model.head[stated]])
        moves = (moment[root] < at) & (at <= moment[head])
        missing = corrected[moves != (over.sum(axis=1) % 2 == 1)].tolist()
        return proven._replace(rows=tuple(dict.fromkeys((*proven.rows, *missing))))

    def beside(self, day: dt.date) -> tuple[list[int], list[int]]:
        """The statements whose counts end last before the end of a day, and those that end first after it."""
        rows = np.flatnonzero((self.model.table.series == self.code) & self.model.stand.counts & (self.model.head >= 0))
        ended, now = self.model.nodes.moment[self.model.head[rows]], moment_of(day)
        before, after = ended[ended <= now].max(initial=BEGINNING), ended[ended > now].min(initial=LAST)
        return rows[ended == before].tolist(), rows[ended == after].tolist()

    def reached(self, day: dt.date) -> bool:
        """Whether whole numbers are known to reach the low and the high of a day's total."""
        (root, _), ends = self.root(day), self.around(moment_of(day))
        return all(self.solution.reached(self.code, root, end) for end in ends if end is not None)


def moment_of(day: dt.date) -> int:
    """The end of a day."""
    return (day.toordinal() - EPOCH + 1) * DAY


def _start(low: int, high: int) -> dt.date | Period | None:
    if low == BEGINNING:
        return None
    first = day_of(low // DAY)
    return first if low == high else Period(first, day_of(high // DAY))
