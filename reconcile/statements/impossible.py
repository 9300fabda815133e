"""Counts that no world can hold, whatever else is stated."""

import numpy as np

from reconcile.assumptions import Assumptions
from reconcile.statements.instants import level_series
from reconcile.statements.standing import Stand, Standing
from reconcile.statements.table import CUMULATIVE, PLAIN, Statements


def below_zero(table: Statements, stand: Stand, assume: Assumptions) -> None:
    """Set aside counts below zero of what never falls: to mend them would be to make up a number."""
    count = (table.kind == CUMULATIVE) | (table.kind == PLAIN)
    found = stand.counts & count & table.has_high & (table.high + table.slack < 0)
    if found.any():
        falls = np.where(level_series(table, stand), "level" not in assume.monotone, "count" not in assume.monotone)
        stand.give_way(np.flatnonzero(found & ~falls[table.series]), -1, Standing.IMPOSSIBLE)
