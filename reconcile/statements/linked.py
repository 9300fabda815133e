"""Series that are parts of others, or add up to one: solved together, in one block."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, final

import numpy as np

from reconcile.assumptions import Assumptions
from reconcile.solver.constraints import Ints
from reconcile.statements.groups import ranks

Points: TypeAlias = tuple[Ints, Ints]  # series, moment


@final
@dataclass(frozen=True, slots=True, eq=False)
class Linked:
    """The series in order, those of one block side by side.

    `series`: the code of each row's. One entry a series: `names`, `block`, `whole` (the code of the series it is part
    of, -1: none). `sums`: the code of each sum, then those of what it is made of.
    """

    series: Ints
    names: tuple[Any, ...]
    block: Ints
    whole: Ints
    sums: tuple[tuple[int, ...], ...] = ()


def linked(series: Ints, names: Sequence[Hashable], assume: Assumptions) -> Linked:
    """Put the series in order of their blocks; those that only a sum speaks of are added.

    >>> found = linked(np.array([2, 0]), ["child", "dead", "victim"], Assumptions(parts={"child": "victim"}))
    >>> found.series, found.names, found.block, found.whole
    (array([1, 0]), ('child', 'victim', 'dead'), array([0, 0, 1]), array([ 1, -1, -1]))

    """
    sums = [(total, *made) for total, made in assume.sums.items() if not set(names).isdisjoint((total, *made))]
    known = [*names, *sorted({name for one in sums for name in one}.difference(names))]
    wholes = {part: whole for part, whole in assume.parts.items() if {part, whole} <= set(known)}
    if not wholes and not sums:
        return Linked(series, tuple(names), np.arange(len(names)), np.full(len(names), -1))
    first = _first_of_block(known, [*wholes.items(), *sums])
    order = sorted(range(len(known)), key=lambda number: (first[number], number))
    place = {known[number]: now for now, number in enumerate(order)}
    whole = {place[part]: place[of] for part, of in wholes.items()}
    return Linked(
        np.argsort(order)[series],
        tuple(known[number] for number in order),
        ranks([np.array([first[number] for number in order], np.int64)]),
        np.array([whole.get(now, -1) for now in range(len(order))], np.int64),
        tuple(sorted(tuple(place[name] for name in one) for one in sums)),
    )


def together(names: Sequence[str], assume: Assumptions) -> dict[str, frozenset[str]]:
    """For each series those that are solved together with it, itself among them.

    >>> sorted(together(["child", "dead", "hurt"], Assumptions(parts={"child": "dead"}))["child"])
    ['child', 'dead']

    """
    known = sorted(set(names))
    found = linked(np.arange(len(known)), known, assume)
    members: dict[int, list[str]] = {}
    for block, name in zip(found.block.tolist(), found.names, strict=True):
        members.setdefault(block, []).append(name)
    return {name: frozenset(tied) for tied in members.values() for name in tied}


def _first_of_block(names: Sequence[Hashable], ties: Sequence[Sequence[Hashable]]) -> list[int]:
    """For each name the place of the first of its block."""
    place = {name: number for number, name in enumerate(names)}
    first = list(range(len(names)))
    apart = [[place[name] for name in tie] for tie in ties]
    while apart := [tie for tie in apart if len({first[number] for number in tie}) > 1]:
        for tie in apart:
            joined = {first[number] for number in tie}
            first = [min(joined) if one in joined else one for one in first]
    return first


def finest(series: Ints, places: Ints, block: Ints) -> Ints:
    """How many decimals each series needs: as many as any statement of its block is given with.

    >>> finest(np.array([0, 1, 2]), np.array([0, 2, 1]), np.array([0, 0, 1])).tolist()
    [2, 2, 1]

    """
    most = np.zeros(int(block.max(initial=-1)) + 1, np.int64)
    np.maximum.at(most, block[series], places)
    return most[block]


def shared(block: Ints, asked: Sequence[Points]) -> list[Points]:
    """The moments of each series of a block of several, for each of the others."""
    if int(block.max(initial=-1)) + 1 == len(block):
        return []
    series, moment = (np.concatenate([points[side] for points in asked]) for side in (0, 1))
    size = np.bincount(block)
    found = []
    for one in np.flatnonzero(size > 1).tolist():
        members, there = np.flatnonzero(block == one), np.unique(moment[block[series] == one])
        found.append((np.repeat(members, len(there)), np.tile(there, len(members))))
    return found
