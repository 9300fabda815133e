"""Several different counts in one text: parts of something, each of which alone only bounds the count from below."""

from typing import Final

import numpy as np

from reconcile.solver.constraints import Bools, Ints
from reconcile.statements.groups import ranks
from reconcile.statements.standing import CODES, COUNTED, Stand, Standing
from reconcile.statements.table import CUMULATIVE, NONE, PLAIN, Statements

WIDE: Final = 1 << 60  # wider than any statement


def partial(table: Statements, stand: Stand) -> None:
    """Mark the parts: different plain totals, but for one that is their sum; and those below a total marked as such.

    A marked correction speaks of the whole that it corrects.
    """
    totals = (stand.code == COUNTED) & (table.order >= 0) & table.total
    rows = np.flatnonzero(totals & (table.kind == PLAIN) & ~table.revises)
    if not len(rows):
        return
    ended = np.where(table.end == NONE, table.day + 1, table.end)  # "on Friday", said that Friday, is now
    text = ranks([table.series, table.source, table.published, table.voice, ended])
    several = unequal(table, rows, text[rows]) & ~_sums(table, rows, text[rows])
    stand.code[rows[several]] = CODES[Standing.PART]
    _less(table, stand, totals, text)
    _outgrown(table, stand, totals)


def unequal(table: Statements, rows: Ints, group: Ints) -> Bools:
    """Rows of a group (one number a row) whose amounts cannot all be the same."""
    low = np.where(table.has_low, table.low - table.slack, -WIDE)[rows]
    high = np.where(table.has_high, table.high + table.slack, WIDE)[rows]
    most, least = np.full(int(group.max()) + 1, -WIDE), np.full(int(group.max()) + 1, WIDE)
    np.maximum.at(most, group, low)
    np.minimum.at(least, group, high)
    found: Bools = (most > least)[group]
    return found


def _sums(table: Statements, rows: Ints, group: Ints) -> Bools:
    """Rows that are the sum of the others of their group."""
    exact = table.exact[rows]
    value = np.where(exact, table.low[rows], 0)
    total, inexact = np.zeros((2, int(group.max()) + 1), np.int64)
    np.add.at(total, group, value)
    np.add.at(inexact, group, ~exact)
    found: Bools = exact & (inexact[group] == 0) & (2 * value == total[group]) & (value > 0)
    return found


def _less(table: Statements, stand: Stand, totals: Bools, text: Ints) -> None:
    """A plain count below the total that the same text states is a part of it."""
    most = np.full(int(text.max()) + 1, -WIDE)
    stated = np.flatnonzero(totals & (table.kind == CUMULATIVE) & table.has_low)
    np.maximum.at(most, text[stated], table.low[stated] - table.slack[stated])
    plain = np.flatnonzero(totals & (table.kind == PLAIN) & table.has_high & ~table.revises)
    below = table.high[plain] + table.slack[plain] < most[text[plain]]
    stand.code[plain[below]] = CODES[Standing.PART]


def _outgrown(table: Statements, stand: Stand, totals: Bools) -> None:
    """A plain count that a text quotes is a part of the higher total that the text itself comes to after it."""
    own = np.flatnonzero(totals & (table.kind == CUMULATIVE) & table.has_low & (table.voice < 0))
    quoted = np.flatnonzero(totals & (table.kind == PLAIN) & table.has_high & (table.voice >= 0) & ~table.revises)
    ended = np.where(table.end == NONE, table.day + 1, table.end)
    text = ranks([table.series, table.source, table.published, ended])
    place, most = np.full((2, int(text.max()) + 1), -WIDE)
    np.maximum.at(place, text[own], table.order[own])
    last = own[table.order[own] == place[text[own]]]
    most[text[last]] = table.low[last] - table.slack[last]
    below = table.high[quoted] + table.slack[quoted] < most[text[quoted]]
    stand.code[quoted[below & (table.order[quoted] < place[text[quoted]])]] = CODES[Standing.PART]
