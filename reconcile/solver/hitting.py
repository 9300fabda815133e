"""Smallest hitting sets: the fewest members that take one from every set."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, TypeAlias

Members: TypeAlias = tuple[int, ...]

MANY: Final = 40  # sets in a cluster, beyond which nobody looks closer
WORK: Final = 400_000  # sets looked at for one cluster; beyond, the best found so far stands, unproved


def clusters(sets: Iterable[Members]) -> list[list[Members]]:
    """Sets that are connected by shared members, together; all in order.

    >>> clusters([(1, 2), (5, 6), (2, 3)])
    [[(1, 2), (2, 3)], [(5, 6)]]

    """
    leader: dict[int, int] = {}

    def find(member: int) -> int:
        while leader.setdefault(member, member) != member:
            leader[member] = member = leader[leader[member]]
        return member

    ordered = sorted(set(sets))
    for group in ordered:
        for member in group:
            leader[find(member)] = find(group[0])
    found: dict[int, list[Members]] = {}
    for group in ordered:
        found.setdefault(find(group[0]), []).append(group)
    return list(found.values())


def smallest(cluster: Sequence[Members], work: int = WORK) -> tuple[Members, bool]:
    """A smallest hitting set of one cluster, and whether it is proved to be one.

    >>> smallest([(1, 2), (2, 3), (4, 3)])
    ((2, 3), True)

    """
    common = set(cluster[0]).intersection(*cluster)
    if common:
        return (min(common),), True
    best, steps = _greedy(cluster), work // len(cluster)
    search = _better(cluster, len(best))
    for found in islice(search, steps):
        best = found or best
    return best, next(search, None) is None


def doubtful(sets: Iterable[Members]) -> set[int]:
    """The members of any smallest hitting set; of a cluster too large to tell, all members.

    >>> doubtful([(1, 2), (1, 3)]), doubtful([(5, 6)]), doubtful([(1, 2), (2, 3), (1, 3)])
    ({1}, {5, 6}, {1, 2, 3})

    """
    found: set[int] = set()
    for cluster in clusters(sets):
        if common := set(cluster[0]).intersection(*cluster):
            found |= common
            continue
        members, size = set().union(*cluster), _size(cluster)
        large = len(cluster) > MANY
        found |= {one for one in members if large or _size([rows for rows in cluster if one not in rows]) < size}
    return found


def _size(sets: Sequence[Members]) -> int:
    return sum(len(smallest(cluster)[0]) for cluster in clusters(sets))


def _greedy(sets: Sequence[Members]) -> Members:
    chosen: list[int] = []
    while sets:
        counts: dict[int, int] = {}
        for group in sets:
            for member in group:
                counts[member] = counts.get(member, 0) + 1
        chosen.append(min(counts, key=lambda member: (-counts[member], member)))
        sets = [group for group in sets if chosen[-1] not in group]
    return tuple(sorted(chosen))


def _better(sets: Sequence[Members], size: int) -> Iterator[Members]:
    """Ever smaller hitting sets of fewer than `size` members, by branch and bound; an empty one for a step without."""
    members = sorted(set().union(*sets), reverse=True)  # as bits, the least the highest: the first of equal sets leads
    bit = {member: 1 << place for place, member in enumerate(members)}
    masks = [sum(bit[member] for member in group) for group in sets]
    stack = [(0, 0)]  # members taken, members ruled out
    while stack:
        taken, out = stack.pop()
        left = [group & ~out for group in masks if not group & taken]
        if taken.bit_count() + _disjoint(left) >= size:
            yield ()
        elif not left:
            size = taken.bit_count()
            yield tuple(sorted(member for member in members if bit[member] & taken))
        else:
            yield ()
            branch = min(left, key=lambda group: (group.bit_count(), -group))
            stack += [(taken | one, out | (branch & ~(2 * one - 1))) for one in _bits(branch)]


def _bits(mask: int) -> Iterator[int]:
    """The bits of a mask, the lowest first."""
    while mask:
        yield mask & -mask
        mask &= mask - 1


def _disjoint(masks: list[int]) -> int:
    """How many of the sets share no member, found greedily: so many members are needed at least."""
    used = count = 0
    for group in sorted(masks, key=int.bit_count):
        if not used & group:
            used |= group
            count += 1
    return count
