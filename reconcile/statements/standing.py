"""Which statements count, which only bound, and which give way to a later word."""

import datetime as dt
from dataclasses import dataclass
from typing import Final, final

import numpy as np

from reconcile.assumptions import Assumptions
from reconcile.solver.constraints import Bools, Ints
from reconcile.statements.table import (
    ADJUSTMENT,
    COMPARISON,
    DAY,
    DENIED,
    EPOCH,
    INCREMENT,
    LEVEL,
    NONE,
    PLANNED,
    POSSIBLE,
    PREVIOUS,
    Statements,
)
from reconcile.values import Word


@final
class Standing(Word):
    """What becomes of a statement in the model.

    >>> Standing("target")
    Standing.TARGET

    """

    COUNTED = "counted"
    PART = "part"
    TARGET = "target"
    POSSIBLE = "possible"
    DENIAL = "denial"
    DENIED = "denied"
    CONTESTED = "contested"
    IMPOSSIBLE = "impossible"
    PREVIOUS = "previous"
    COMPARISON = "comparison"
    SUPERSEDED = "superseded"
    RESTATED = "restated"
    UNKNOWN_YET = "unknown_yet"
    UNDATED = "undated"
    EMPTY = "empty"


CODES: Final = {standing: code for code, standing in enumerate(Standing)}
COUNTED, PART = CODES[Standing.COUNTED], CODES[Standing.PART]
_TAKEN_BACK: Final = [CODES[word] for word in (Standing.SUPERSEDED, Standing.DENIED, Standing.CONTESTED)]


@final
@dataclass(slots=True, eq=False)
class Stand:
    """The standing of each row (a code of `CODES`), and the row that it gave way to (-1: none)."""

    code: Ints
    by: Ints

    @property
    def counts(self) -> Bools:
        """Rows that constrain the count."""
        return self.code <= PART

    @property
    def reported(self) -> Bools:
        """Rows that were told as counts, whatever was said of them later: they remain reports of their moment."""
        return self.counts | np.isin(self.code, _TAKEN_BACK)

    def give_way(self, rows: Ints, to: Ints | int, standing: Standing) -> None:
        """Let rows give way to others."""
        self.code[rows] = CODES[standing]
        self.by[rows] = to


def standing(table: Statements, assume: Assumptions) -> Stand:
    """The standing of every statement by what it is, and denials."""
    stand = Stand(_by_nature(table, assume), np.full(len(table), -1, np.int64))
    _denied(table, stand)
    return stand


def _by_nature(table: Statements, assume: Assumptions) -> Ints:
    latest = NONE if assume.known_on is None else assume.known_on.toordinal() - EPOCH
    later = (table.day > latest) & (latest != NONE)
    cases = {
        Standing.UNKNOWN_YET: later,
        Standing.EMPTY: ~(table.has_low | table.has_high),
        Standing.TARGET: table.modality == PLANNED,
        Standing.POSSIBLE: table.modality == POSSIBLE,
        Standing.DENIAL: table.modality == DENIED,
        Standing.PREVIOUS: table.role == PREVIOUS,
        Standing.COMPARISON: table.role == COMPARISON,
        Standing.UNDATED: table.published == NONE,
        Standing.PART: table.subset,
    }
    return np.select(list(cases.values()), [CODES[case] for case in cases], COUNTED).astype(np.int64)


def _denied(table: Statements, stand: Stand) -> None:
    """A source's denial cancels its own claims and plans of that number made until then.

    The claims of others it puts in doubt; their plans remain. Who states another number instead has replaced his own
    claims, and stands with it against those of others: two words on one count, as without the denial.
    """
    denials = np.flatnonzero(stand.code == CODES[Standing.DENIAL])
    for denial in denials[np.lexsort([table.order[denials], table.published[denials]])].tolist():
        planned = stand.code == CODES[Standing.TARGET]
        claims = (stand.counts | planned | (stand.code == CODES[Standing.CONTESTED])) & _denied_by(table, denial)
        own, instead = _own(table, denial), _instead(table, stand, denial)
        if instead is None:
            stand.give_way(np.flatnonzero(claims & own), denial, Standing.DENIED)
            stand.give_way(np.flatnonzero(claims & ~own & stand.counts), denial, Standing.CONTESTED)
        else:
            stand.give_way(np.flatnonzero(claims & own & planned), denial, Standing.DENIED)
            stand.give_way(np.flatnonzero(claims & own & ~planned), instead, Standing.SUPERSEDED)


def _denied_by(table: Statements, denial: int) -> Bools:
    """What was claimed of that number until the denial."""
    found: Bools = (table.series == table.series[denial]) & (table.published <= table.published[denial])
    for side in ("low", "high"):
        found &= ~getattr(table, f"has_{side}")[denial] | _same_end(table, denial, side)
    return found


def _instead(table: Statements, stand: Stand, denial: int) -> int | None:
    """The number that whoever denies one in a report states there in its place."""
    found = (stand.code == COUNTED) & (table.source == table.source[denial]) & (table.source >= 0)
    found &= (table.published == table.published[denial]) & np.isin(table.voice, (-1, table.voice[denial]))
    window = (table.series, table.flow, table.kind == LEVEL, table.start)
    rows = np.flatnonzero(np.logical_and.reduce([found, *(key == key[denial] for key in window)]))
    rows = rows[apart(table, rows, np.full(len(rows), denial))]
    return int(rows[table.order[rows].argmax()]) if len(rows) else None


def _own(table: Statements, row: int) -> Bools:
    """What the same source says; in the same report only if the same voice does."""
    same = (table.source == table.source[row]) & (table.source[row] >= 0)
    found: Bools = same & ((table.published != table.published[row]) | (table.voice == table.voice[row]))
    return found


def _same_end(table: Statements, row: int, side: str) -> Bools:
    """Rows one of whose ends is that end of the row: "at least 300" claims what a denial of 300 denies."""
    value = getattr(table, side)[row]
    same: Bools = (table.has_low & (table.low == value)) | (table.has_high & (table.high == value))
    return same


def vintages(table: Statements, stand: Stand) -> None:
    """Of what one source says of one window, the latest word counts where the words do not agree.

    Later is what is published later, then a marked correction that has nothing else to put right, and within a document
    what stands later; there only of totals, since two additions in one document are two events, and only from one
    voice, since a text may quote two. So does the latest target of one voice for one deadline.
    """
    target = (stand.code == CODES[Standing.TARGET]) & (table.kind != INCREMENT)
    counted = (stand.code == COUNTED) & (table.kind != ADJUSTMENT)
    rows = np.flatnonzero((counted | target) & (table.source >= 0))
    if not len(rows):
        return
    ended = np.where(table.end == NONE, 0, table.end) * DAY  # as of a day is what was published at its end
    moment = np.where(table.end == NONE, np.where(target, NONE, table.published), ended)
    open_flow = table.flow & ((table.start == NONE) | (table.end == NONE))  # between two days all count the same
    window = [table.series, table.source, open_flow, table.kind == LEVEL, table.start, moment]
    if target.any():
        window += [target, np.where(target, table.voice, -1), target & table.subset]
    corrects = table.revises.copy()
    corrects[stand.by[stand.code == CODES[Standing.SUPERSEDED]]] = False
    said = [table.published, corrects, table.order]
    rows = rows[np.lexsort([key[rows] for key in (*said[::-1], *window[::-1])])]
    new = np.append(True, np.logical_or.reduce([key[rows[1:]] != key[rows[:-1]] for key in window]))
    last = rows[np.append(np.flatnonzero(new)[1:], len(rows)) - 1][np.cumsum(new) - 1]
    later = table.published[rows] < table.published[last]
    behind = (table.order[rows] >= 0) & (table.order[rows] < table.order[last]) & ~table.flow[rows]
    corrected = corrects[last] & ~table.revises[rows]
    same = (table.voice, table.copy, table.flow)
    within = (behind | corrected) & np.logical_and.reduce([key[rows] == key[last] for key in same])
    gone = (later | within) & apart(table, rows, last)
    stand.give_way(rows[gone], last[gone], Standing.SUPERSEDED)


def apart(table: Statements, one: Ints, other: Ints) -> Bools:
    """Whether the two cannot both be true of the same window."""
    low = table.low - table.slack
    high = table.high + table.slack
    above = table.has_low[one] & table.has_high[other] & (low[one] > high[other])
    below: Bools = table.has_low[other] & table.has_high[one] & (low[other] > high[one])
    return above | below


def day_of(number: int) -> dt.date:
    """The date of a day since 1970, or the first or last date there is.

    >>> day_of(0), day_of(-10**9)
    (datetime.date(1970, 1, 1), datetime.date(1, 1, 1))

    """
    return dt.date.fromordinal(min(max(int(number) + EPOCH, 1), dt.date.max.toordinal()))
