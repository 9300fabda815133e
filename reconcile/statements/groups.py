"""Sorting and looking back within groups of rows, for all groups at once."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from reconcile.solver.constraints import Bools, Ints

SPARSE: Final = 8  # places for each key, beyond which sorting them is faster than marking their places


def ranks(keys: Sequence[Ints | Bools]) -> Ints:
    """The place of each row among the different rows, by the first key, then by the next.

    >>> ranks([np.array([2, 1, 2]), np.array([0, 5, 0])]).tolist()
    [1, 0, 1]

    """
    if len(keys) == 1:
        return np.unique(keys[0], return_inverse=True)[1].astype(np.int64)
    order = np.lexsort(list(keys)[::-1])
    fresh = starts([key[order] for key in keys])
    found = np.empty(len(order), np.int64)
    found[order] = np.cumsum(fresh) - 1
    return found


def different(keys: Ints, space: int) -> tuple[Ints, Ints]:
    """The different keys in order, and which each is; they lie below `space`, and are marked there if it is small.

    >>> [column.tolist() for column in different(np.array([5, 2, 5]), 6)]
    [[2, 5], [1, 0, 1]]

    """
    if space > SPARSE * len(keys):
        known, place = np.unique(keys, return_inverse=True)
        return known, place
    there = np.zeros(space, bool)
    there[keys] = True
    return np.flatnonzero(there), (np.cumsum(there) - 1)[keys]


def starts(keys: Sequence[Ints | Bools]) -> Bools:
    """Where a new group begins in rows that are sorted by these keys."""
    if not len(keys[0]):
        return np.zeros(0, bool)
    changes = [key[1:] != key[:-1] for key in keys]
    return np.append(True, np.logical_or.reduce(changes))


def greatest_before(group: Ints, moment: Ints, value: Ints) -> Ints:
    """For each row the greatest value (0 or more) in its group at a strictly earlier moment, or -1.

    >>> greatest_before(np.array([0, 0, 0, 1]), np.array([1, 2, 2, 3]), np.array([7, 9, 8, 4])).tolist()
    [-1, 7, 7, -1]

    """
    if not len(group):
        return np.zeros(0, np.int64)
    order = np.lexsort([moment, group])
    of, at = group[order], moment[order]
    reach = int(value.max()) + 2
    running = np.maximum.accumulate(of * reach + value[order] + 1)
    run = starts([of, at])
    before = np.flatnonzero(run)[np.cumsum(run) - 1] - 1  # the last row of an earlier moment
    same = (before >= 0) & (of[before] == of)
    found = np.full(len(order), -1, np.int64)
    found[order] = np.where(same, running[before] - of * reach - 1, -1)
    return found


def last_at_or_before(group: Ints, place: Ints, asked_group: Ints, asked: Ints) -> Ints:
    """For each question the index of the row of its group with the greatest place not above the one asked, or -1.

    The rows are sorted by group and place.
    """
    if not len(group):
        return np.full(len(asked), -1, np.int64)
    known = np.unique(np.concatenate([place, asked]))
    width = len(known)
    keys = group * width + np.searchsorted(known, place)
    found = np.searchsorted(keys, asked_group * width + np.searchsorted(known, asked), side="right") - 1
    return np.where((found >= 0) & (group[found] == asked_group), found, -1)
