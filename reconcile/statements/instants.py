"""When what a statement counts begins and ends: instants of the calendar, or symbols with a bracket."""

from dataclasses import dataclass
from typing import Final, final

import numpy as np

from reconcile.solver.constraints import Bools, Ints
from reconcile.statements.groups import last_at_or_before, ranks, starts
from reconcile.statements.standing import COUNTED, Stand
from reconcile.statements.table import DAY, EPOCH, INCREMENT, LEVEL, NONE, Statements

FIRST: Final = (1 - EPOCH) * DAY  # the start of the first day there is
DAYS: Final = 1 << 23  # more than there are
YEAR: Final = 365 * DAY
BEGINNING: Final = -(1 << 61)  # before all that is dated: where a count without a stated start begins


@final
@dataclass(frozen=True, slots=True, eq=False)
class Instants:
    """An instant for each row: somewhere from `low` to `high`; equal brackets of one `owner` are one instant."""

    low: Ints
    high: Ints
    owner: Ints

    @classmethod
    def at(cls, moment: Ints) -> "Instants":
        """Instants that are known."""
        return cls(moment.copy(), moment.copy(), np.full(len(moment), -1, np.int64))

    @property
    def known(self) -> Bools:
        """Which are moments of the calendar."""
        found: Bools = self.low == self.high
        return found

    def put(self, rows: Bools | Ints, low: Ints | int, high: Ints | int, owner: Ints | int = -1) -> None:
        """Set the instants of some rows."""
        self.low[rows], self.high[rows], self.owner[rows] = low, high, owner

    def copied(self, rows: Ints, origins: Ints) -> None:
        """Let rows share the instants of others."""
        self.put(rows, self.low[origins], self.high[origins], self.owner[origins])


@final
@dataclass(frozen=True, slots=True, eq=False)
class Origins:
    """Where the counts of each series begin, in order: more than one where a count started again."""

    series: Ints
    low: Ints
    high: Ints

    def of(self, series: Ints, head: Ints) -> Ints:
        """The origin (an index, or -1) from which a count up to that moment runs, if no start is stated."""
        return last_at_or_before(self.series, self.low, series, head - 1)


def ends(table: Statements, stand: Stand) -> Instants:
    """Where each count ends: on its stated last day, not after publication; else at its bulletin's cut-off.

    What was said on a day is of its end, as what is published on it; within longer times nothing tells when.
    """
    cut = table.published
    stated = np.where(table.end == NONE, cut, np.minimum(np.where(table.end == NONE, 0, table.end) * DAY, cut))
    found = Instants.at(stated)
    said = stand.counts & (table.end == NONE) & ((table.said_start != NONE) | (table.said_end != NONE))
    if said.any():
        high = np.where(table.said_end[said] == NONE, cut[said], np.minimum(table.said_end[said] * DAY, cut[said]))
        low = np.where(table.said_start[said] == NONE, BEGINNING, table.said_start[said] * DAY)
        low = np.where(table.said_end[said] - table.said_start[said] == 1, high, low)  # a bare day is its end
        found.put(said, np.minimum(low, high), high, table.source[said])
    _rounded_again(table, stand, found)
    return found


def _rounded_again(table: Statements, stand: Stand, end: Instants) -> None:
    """A weaker total that repeats the day's exact one in round words ends where that one ends."""
    totals = np.flatnonzero((stand.code == COUNTED) & table.total & (table.end == NONE) & end.known)
    if not (table.published[totals] % DAY).any():
        return  # all at the end of their days: nothing to move
    weak = table.approximate | ~table.has_high
    order = np.lexsort([weak[totals], end.high[totals], table.series[totals]])
    rows = totals[order]
    exact = np.where(weak[rows], -1, np.arange(len(rows)))
    last = np.maximum.accumulate(exact)
    pairs = np.flatnonzero(weak[rows] & (last >= 0))
    weaker, firm = rows[pairs], rows[last[pairs]]
    same = (table.series[weaker] == table.series[firm]) & (table.day[weaker] == table.day[firm])
    same &= (table.source[weaker] != table.source[firm]) & rounds(table, weaker, firm)
    end.copied(weaker[same], firm[same])


def rounds(table: Statements, weaker: Ints, firm: Ints) -> Bools:
    """Whether a weaker statement ("more than 700", "about 700") is the firm one (702) in round words."""
    value, low, high = table.low[firm], table.low - table.slack, table.high + table.slack
    inside = (~table.has_low[weaker] | (low[weaker] <= value)) & (~table.has_high[weaker] | (value <= high[weaker]))
    said = np.where(table.has_low[weaker], table.low[weaker], table.high[weaker])
    near = np.abs(value - said) * 10 <= np.abs(value)
    return inside & near & table.exact[firm]


def origins(table: Statements, stand: Stand, end: Instants, levels: Bools, went_on: Bools) -> Origins:
    """The stated starts of the totals that begin a series, or begin it again; before them, the first window counted."""
    first = _stated(table, stand, end, went_on)
    begun = np.full(len(table.names), np.iinfo(np.int64).max)
    begun[first.series[::-1]] = first.low[::-1]
    counted = stand.code == COUNTED
    unknown = np.zeros(len(table.names), bool)
    unknown[table.series[stand.counts & table.total]] = True
    unknown[first.series] = False
    windows = counted & table.flow & (table.start != NONE) & (end.high <= begun[table.series])
    flows = np.flatnonzero(windows & ~(unknown | levels)[table.series])
    order = flows[np.lexsort([table.start[flows], table.series[flows]])]
    order = order[starts([table.series[order]])]
    at = table.start[order] * DAY
    bare = np.flatnonzero(stand.counts & (unknown & ~levels)[table.series])
    after = _after_silence(table, bare, end)
    stated = (first.series, first.low, first.high)
    both = [np.concatenate(parts) for parts in zip(stated, (table.series[order], at, at), after, strict=True)]
    sort = np.lexsort([both[1], both[0]])
    return Origins(*(part[sort] for part in both))


def _after_silence(table: Statements, rows: Ints, end: Instants) -> tuple[Ints, Ints, Ints]:
    """Where totals begin that leave it unsaid, if only windows are told of before and then nothing for a year.

    "In 1998, 63 people drowned" is of another event than the toll of this week. The windows count from the first.
    """
    window = table.flow & (table.start != NONE)
    begun = np.where(window, table.start * DAY, end.high)
    rows = rows[np.lexsort([begun[rows], table.series[rows]])]
    series, begun = table.series[rows], begun[rows]
    latest, told = (_running_latest(series, key[rows]) for key in (end.high, (~window).astype(np.int64)))
    first = starts([series])
    silent = np.flatnonzero(~first[1:] & (begun[1:] - latest[:-1] >= YEAR) & (told[:-1] == 0)) + 1
    silent = silent[np.append(starts([series[silent]])[1:], True)[: len(silent)]]
    earliest = np.flatnonzero(first & np.isin(series, series[silent]))
    low, high = np.append(begun[earliest], latest[silent - 1]), np.append(begun[earliest], begun[silent])
    return np.append(series[earliest], series[silent]), low, high


def _stated(table: Statements, stand: Stand, end: Instants, went_on: Bools) -> Origins:
    """The start of the earliest total of a series, and each start by which all counts from earlier ones had ended."""
    dated = (stand.code == COUNTED) & table.total & (table.start != NONE)
    rows = np.flatnonzero(dated | went_on)
    low = np.where(dated[rows], table.start[rows] * DAY, BEGINNING)
    high = np.where(dated[rows], table.start_by[rows] * DAY, BEGINNING)
    order = np.lexsort([high, low, table.series[rows]])
    rows, low, high = rows[order], low[order], high[order]
    series = table.series[rows]
    if not len(rows):
        return Origins(series, low, high)
    label = starts([series, low])
    latest = _running_latest(series, end.high[rows])
    before = np.flatnonzero(label) - 1
    first = starts([series])[label]
    again = ~first & (latest[before] <= low[label])
    chosen = np.flatnonzero(label)[first | again]
    found = Origins(series[chosen], low[chosen], high[chosen])
    alone = (found.low == BEGINNING) & (np.bincount(found.series)[found.series] == 1)  # as where none is stated
    return Origins(found.series[~alone], found.low[~alone], found.high[~alone])


def earlier(table: Statements, stand: Stand, end: Instants) -> Bools:
    """Totals without a start in a series with a stated one that were told before it, or go on from such a one.

    A source goes on counting from where it did until it tells fewer; a window of it that it states ends nothing.
    """
    totals = (stand.code == COUNTED) & table.total
    dated: Bools = totals & (table.start != NONE)
    if not dated.any():
        return dated
    begun = np.full(len(table.names), BEGINNING)
    by = np.lexsort([-table.start, table.series])
    by = by[dated[by]]
    begun[table.series[by]] = table.start[by] * DAY  # the least of a series comes last
    found: Bools = totals & ~dated & (end.high <= begun[table.series])
    found |= totals & ~dated & _more_than_since(table, dated, end, begun)
    if not found.any():
        return found
    rows = np.flatnonzero(totals & ~dated & (table.source >= 0))
    keys = [table.high, table.low, table.published, end.high, table.source, table.series]
    rows = rows[np.lexsort([key[rows] for key in keys])]
    fewer = np.append(False, table.has_high[rows[1:]] & (table.high[rows[1:]] < table.low[rows[:-1]]))
    fresh = starts([table.series[rows], table.source[rows]]) | fewer[: len(rows)] | found[rows]
    led = rows[np.maximum.accumulate(np.where(fresh, np.arange(len(rows)), 0))]
    found[rows] = found[led]
    return found


def _more_than_since(table: Statements, dated: Bools, end: Instants, begun: Ints) -> Bools:
    """Rows that are more than was counted since a start, told on its day: "500", then "3 since yesterday".

    Or beside it in one report: "97 since 10 October, and 68,000 since the war began".
    """
    since = dated & table.has_high & (table.start * DAY == begun[table.series]) & (end.high > table.start * DAY + DAY)
    since_midnight = end.high - begun[table.series]
    that_day: Bools = (since_midnight > 0) & (since_midnight <= DAY) & _above_least(table, table.series, since)
    report = ranks([table.series, table.source, table.published])
    beside: Bools = (table.source >= 0) & _above_least(table, report, dated & table.has_high)
    return that_day | beside


def _above_least(table: Statements, group: Ints, rows: Bools) -> Bools:
    """Whether a row is surely more than some of those rows of its group."""
    least = np.full(int(group.max(initial=-1)) + 1, np.iinfo(np.int64).max)
    np.minimum.at(least, group[rows], table.high[rows] + table.slack[rows])
    found: Bools = table.has_low & (table.low - table.slack > least[group])
    return found


def _running_latest(series: Ints, moment: Ints) -> Ints:
    """The latest moment so far within the series."""
    known, place = np.unique(moment, return_inverse=True)
    return known[np.maximum.accumulate(series * len(known) + place) - series * len(known)]


def beginnings(table: Statements, end: Instants, origin: Origins, went_on: Bools) -> Instants:
    """Where each count begins, as far as the statement itself says; those that `went_on` do so before all origins."""
    from_start = np.where(table.start == NONE, 0, table.start) * DAY
    begin = Instants(
        from_start, np.where(table.start == NONE, 0, table.start_by) * DAY, np.full(len(table), -1, np.int64)
    )
    since_day = (
        (table.kind == INCREMENT) & table.since & begin.known
    )  # "12 more since Friday": since Friday's last report
    since_day |= _since_a_report(table, begin, end, went_on)
    begin.put(since_day, from_start[since_day] + DAY, from_start[since_day] + DAY)
    bare = np.flatnonzero((table.start == NONE) & ~went_on)
    found = origin.of(table.series[bare], end.high[bare])
    has = found >= 0
    begin.put(bare[has], origin.low[found[has]], origin.high[found[has]])
    begin.put(bare[~has], BEGINNING, BEGINNING)
    begin.put(went_on, BEGINNING, BEGINNING)
    late = ~begin.known & (begin.high > end.high)
    begin.high[late] = np.maximum(end.high[late], begin.low[late])
    return begin


def _since_a_report(table: Statements, begin: Instants, end: Instants, went_on: Bools) -> Bools:
    """Totals since a day of whose end an earlier count tells: "3 since Monday" comes on top of Monday's 500."""
    found: Bools = table.total & table.since & begin.known & (table.start != NONE)
    rows, told = np.flatnonzero(found), np.flatnonzero(went_on)
    last = (end.high[told] - 1) // DAY
    found[rows] = np.isin(table.series[rows] * DAYS + table.start[rows], table.series[told] * DAYS + last)
    return found


def level_series(table: Statements, stand: Stand) -> Bools:
    """Series of levels alone: nothing in them adds up, and they fall as they rise."""
    levels, totals = np.zeros((2, len(table.names)), bool)
    levels[table.series[stand.counts & (table.kind == LEVEL)]] = True
    totals[table.series[stand.counts & table.total]] = True
    for members in map(list, table.sums):  # what only the sum speaks of is of the sort of the others
        silent = ~np.isin(members, table.series[stand.counts])
        levels[np.array(members)[silent]] = levels[members].any() and not totals[members].any()
    return levels & ~totals
