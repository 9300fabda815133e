"""Marked corrections: what "revised to" replaces."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from reconcile.solver.constraints import Bools, Ints
from reconcile.statements.standing import CODES, COUNTED, Stand, Standing, apart
from reconcile.statements.table import ADJUSTMENT, DAY, DENIED, INCREMENT, NONE, PLAIN, PREVIOUS, Statements


def corrections(table: Statements, stand: Stand) -> None:
    """A marked correction replaces the total before it, every earlier one above it, and the additions in those."""
    marked = np.flatnonzero((stand.code == COUNTED) & table.revises & table.total)
    for row in marked[np.lexsort([table.order[marked], table.published[marked]])].tolist():
        report = (table.series == table.series[row]) & (table.published == table.published[row])
        report &= table.source == table.source[row]
        if (report & (table.kind == ADJUSTMENT) & stand.counts).any():
            continue  # the text says what was corrected: nothing has to give way
        if _is_old(table, row, marked[report[marked]]):
            continue
        for circle in _circles(table, stand, row, report):
            if _replaced(table, stand, row, report, circle):
                break


def of_totals(table: Statements, stand: Stand) -> Statements:
    """The statements, with a correction of a day that puts right the total of that day as a total.

    As in "Monday's figure was corrected to 409", where its source has told how many there were by Monday, and not how
    many came that day.
    """
    marked = table.revises & (table.kind == PLAIN) & table.flow & (table.end - table.start == 1)
    start, start_by = table.start.copy(), table.start_by.copy()
    for row in np.flatnonzero(marked & (stand.code == COUNTED) & (table.source >= 0)).tolist():
        own = (stand.code == COUNTED) & (table.series == table.series[row]) & (table.source == table.source[row])
        own &= (table.published < table.published[row]) & (_ended(table) == table.end[row])
        if (own & table.total).any() and not (own & table.flow).any():
            start[row] = start_by[row] = NONE
    return replace(table, start=start, start_by=start_by)


def _ended(table: Statements) -> Ints:
    """The day by which each row has counted: that of its publication, where it names none."""
    return np.where(table.end == NONE, table.day + 1, table.end)


def _is_old(table: Statements, row: int, marked: Ints) -> bool:
    """Whether it is the first number of "corrected from 112 to 97", and so what is corrected."""
    later = (table.order[row] >= 0) & (table.order[marked] > table.order[row])
    return bool((later & (table.end[marked] == table.end[row]) & (table.voice[marked] == table.voice[row])).any())


def _circles(table: Statements, stand: Stand, row: int, report: Bools) -> Iterator[Bools]:
    """Whose words it may put right: where the old number is named, its source's own and what others say like it.

    Where only what others said since lies above it, anybody's. Else those of its speaker, if nobody else spoke last for
    its source ("ministry", "health ministry"); where none of them has to give way, its source's; else anybody's.
    """
    own = report | ((table.source == table.source[row]) & (table.source[row] >= 0))
    named = report & table.total & ((table.role == PREVIOUS) | (table.revises & (table.order < table.order[row])))
    named &= (stand.code == COUNTED) | (stand.code == CODES[Standing.PREVIOUS])
    named |= report & table.total & (table.modality == DENIED)  # "282, not 286"
    if named.any():
        rows = np.arange(len(table))
        same = [~apart(table, rows, np.full(len(rows), old)) for old in np.flatnonzero(named).tolist()]
        yield own | np.logical_or.reduce(same)
        return
    voice = (table.voice == table.voice[row]) & (table.voice[row] >= 0)
    before = _before(table, stand, row, report)
    if _is_lowered_from_others(table, row, before, own):
        yield np.ones(len(table), bool)
        return
    if table.published[before & voice].max(initial=NONE) >= table.published[before & own].max(initial=NONE):
        yield voice
    yield own
    yield np.ones(len(table), bool)


def _is_lowered_from_others(table: Statements, row: int, before: Bools, own: Bools) -> bool:
    """As in 212, then 227 by another, "revised to 219": what it said itself may stand, what was told since may not."""
    above = before & table.has_low & table.has_high[row] & (table.low > table.high[row])
    since = table.published[before & own].max(initial=NONE)
    return bool((above & ~own & (table.published > since)).any()) and not (above & own).any()


def _replaced(table: Statements, stand: Stand, row: int, report: Bools, circle: Bools) -> bool:
    """Let the totals of a circle that it puts right give way; whether there are any."""
    earlier = np.flatnonzero(_before(table, stand, row, report) & circle)
    latest = table.published[earlier] == table.published[earlier].max(initial=NONE)
    added = _added_since(table, stand, row, report, circle)
    if len(added) and _is_sum_corrected(table, row, earlier[latest], added):
        stand.give_way(added, row, Standing.SUPERSEDED)
        return True
    above = table.has_low[earlier] & table.has_high[row] & (table.low[earlier] > table.high[row])
    gone = (latest & apart(table, earlier, np.full(len(earlier), row))) | above
    twins = _told_again(table, stand, row, earlier[gone]) & ~report
    stand.give_way(np.append(earlier[gone], np.flatnonzero(twins)), row, Standing.SUPERSEDED)
    if (gone & above).any():
        last = table.published[earlier[gone & above]].max()
        since = table.published[earlier[~gone]].max(initial=NONE)
        within = (table.published > since) & (table.published <= last) & ~report & (table.kind == INCREMENT)
        made = np.flatnonzero((stand.code == COUNTED) & (table.series == table.series[row]) & within)
        own = np.isin(np.arange(len(table)), made) & circle
        stand.give_way(made[_said_in(table, made, own)], row, Standing.SUPERSEDED)
    return bool(gone.any())


def _added_since(table: Statements, stand: Stand, row: int, report: Bools, circle: Bools) -> Ints:
    """The additions told between the last total that it can replace and it."""
    before = np.flatnonzero(_before(table, stand, row, report) & circle)
    since = table.published[before].max(initial=NONE)
    found = (stand.code == COUNTED) & (table.series == table.series[row]) & (table.kind == INCREMENT) & circle
    found &= (table.published > since) & (table.published < table.published[row]) & (since != NONE)
    return np.flatnonzero(found)


def _is_sum_corrected(table: Statements, row: int, totals: Ints, added: Ints) -> bool:
    """As in 180, 30 more, corrected to 198: the additions cannot hold, the total before them can."""
    base, most = table.low[totals].max(initial=0), table.high[row]
    holds = bool(table.has_low[totals].all()) and bool(table.has_high[row]) and base <= most
    return holds and base + table.low[added].sum() > most


def _told_again(table: Statements, stand: Stand, row: int, gone: Ints) -> Bools:
    """What the correction's own day repeats of the old totals: as many, of no later a moment."""
    ended = _ended(table)
    found: Bools = _correctable(table, stand, row) & (table.day == table.day[row])
    found &= ended <= ended[gone].max(initial=NONE)
    found[found] = _said_in(table, np.flatnonzero(found), np.isin(np.arange(len(table)), gone))
    return found


def _said_in(table: Statements, rows: Ints, circle: Bools) -> Bools:
    """Which rows somebody of a circle states, or another says like them."""
    told = {(int(table.low[row]), int(table.high[row])) for row in np.flatnonzero(circle).tolist()}
    return np.array([(int(table.low[row]), int(table.high[row])) in told for row in rows.tolist()], bool)


def _before(table: Statements, stand: Stand, row: int, report: Bools) -> Bools:
    """The totals that it can replace; where no places in a text or hours tell, all beside it that correct nothing."""
    hourless = (table.day == table.day[row]) & (table.published % DAY == 0) & (table.published > table.published[row])
    own = report | (hourless & (table.source == table.source[row]) & (table.source >= 0))
    told = report & (table.order >= 0) & (table.order[row] >= 0)
    earlier = (table.published < table.published[row]) | (report & (table.order < table.order[row]))
    found: Bools = _correctable(table, stand, row) & (earlier | (own & ~told & ~table.revises))
    return found


def _correctable(table: Statements, stand: Stand, row: int) -> Bools:
    """Totals of what it corrects, up to the day that it names."""
    ended = _ended(table)
    within = (table.end[row] == NONE) | (ended <= table.end[row])  # "the toll of Friday was wrong"
    found: Bools = (stand.code == COUNTED) & (table.series == table.series[row]) & table.total & within
    return found
