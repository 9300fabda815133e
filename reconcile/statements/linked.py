"""Series that are parts of others: solved together, in one block."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeAlias, TypeVar

import numpy as np

from reconcile.solver.constraints import Ints
from reconcile.statements.groups import ranks

N = TypeVar("N", bound=Hashable)
Points: TypeAlias = tuple[Ints, Ints]  # series, moment


def in_blocks(series: Ints, names: Sequence[N], parts: Mapping[str, str]) -> tuple[Ints, tuple[N, ...], Ints, Ints]:
    """Codes and names with those of one block side by side, the block of each name, the code of its whole (-1: none).

    >>> in_blocks(np.array([2, 0]), ["child", "dead", "victim"], {"child": "victim"})
    (array([1, 0]), ('child', 'victim', 'dead'), array([0, 0, 1]), array([ 1, -1, -1]))

    """
    wholes: dict[Hashable, Hashable] = {part: whole for part, whole in parts.items() if {part, whole} <= set(names)}
    if not wholes:
        return series, tuple(names), np.arange(len(names)), np.full(len(names), -1)
    tops = [_top(name, wholes) for name in names]
    first = {top: number for number, top in reversed(list(enumerate(tops)))}
    order = sorted(range(len(names)), key=lambda number: (first[tops[number]], number))
    place = {names[number]: now for now, number in enumerate(order)}
    whole = [place[wholes[names[number]]] if names[number] in wholes else -1 for number in order]  # type: ignore[index]  # wholes are among the names
    block = ranks([np.array([first[tops[number]] for number in order], np.int64)])
    return np.argsort(order)[series], tuple(names[number] for number in order), block, np.array(whole, np.int64)


def _top(name: Hashable, wholes: Mapping[Hashable, Hashable]) -> Hashable:
    while name in wholes:
        name = wholes[name]
    return name


def finest(series: Ints, places: Ints, block: Ints) -> Ints:
    """How many decimals each series needs: as many as any statement of its block is given with.

    >>> finest(np.array([0, 1, 2]), np.array([0, 2, 1]), np.array([0, 0, 1])).tolist()
    [2, 2, 1]

    """
    most = np.zeros(int(block.max(initial=-1)) + 1, np.int64)
    np.maximum.at(most, block[series], places)
    return most[block]


def shared(block: Ints, whole: Ints, asked: Sequence[Points]) -> list[Points]:
    """The moments of each series of a block of several, for each of the others."""
    if not (whole >= 0).any():
        return []
    series, moment = (np.concatenate([points[side] for points in asked]) for side in (0, 1))
    size = np.bincount(block)
    found = []
    for one in np.flatnonzero(size > 1).tolist():
        members, there = np.flatnonzero(block == one), np.unique(moment[block[series] == one])
        found.append((np.repeat(members, len(there)), np.tile(there, len(members))))
    return found
