"""A few arcs as plain tuples: what arrays of so few are slow for."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

Step: TypeAlias = tuple[int, int, int]  # tail, head, length


def shortest(source: int | None, steps: Sequence[Step]) -> dict[int, int] | None:
    """How far it is from a node, or from the nearest of all, to each; None where some way round is below nothing.

    >>> shortest(0, [(0, 1, 3), (1, 0, -3)]), shortest(None, [(0, 1, 3), (1, 0, -4)])
    ({0: 0, 1: 3}, None)

    """
    nodes = {end for step in steps for end in step[:2]}
    far = dict.fromkeys(nodes, 0) if source is None else {source: 0}
    for _ in range(len(nodes) + 1):
        nearer = False
        for tail, head, length in steps:
            if tail in far and (head not in far or far[tail] + length < far[head]):
                far[head], nearer = far[tail] + length, True
        if not nearer:
            return far
    return None


def rings(steps: Sequence[Step]) -> list[list[int]]:
    """Some ways round that are below nothing, each as places of its steps: those that `negative_cycles` finds.

    >>> rings([(5, 6, 3), (6, 5, -4), (6, 7, 0)])
    [[1, 0]]

    """
    far = dict.fromkeys((end for step in steps for end in step[:2]), 0)
    last: dict[int, int] = {}  # the last step of the way to a node
    while True:
        before, moved = far.copy(), False
        for tail, head, length in steps:
            far[head] = min(far[head], before[tail] + length)
        for place, (tail, head, length) in enumerate(steps):
            if far[head] < before[head] and far[head] == before[tail] + length:
                last[head], moved = place, True
        found = list(_closed(steps, last))
        if found or not moved:
            return found


def _closed(steps: Sequence[Step], last: dict[int, int]) -> Iterator[list[int]]:
    """The rings among the last steps to each node, by their least nodes."""
    seen: dict[int, int] = {}
    for start in sorted(last):
        node = start
        while node in last and node not in seen:
            seen[node] = start
            node = steps[last[node]][0]
        if node in last and seen[node] == start:
            yield _ring(steps, last, node)


def _ring(steps: Sequence[Step], last: dict[int, int], start: int) -> list[int]:
    ring, node = [last[start]], steps[last[start]][0]
    while node != start:
        ring.append(last[node])
        node = steps[last[node]][0]
    return ring
