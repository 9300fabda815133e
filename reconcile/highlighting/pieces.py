"""Spans laid into each other, so that marks nest as elements of a page must."""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Generic, TypeVar

from reconcile.spans import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """What stands from `start` to `end`; `first` says whether that is where it begins."""

    start: int
    end: int
    what: T
    first: bool


def laid_out(given: Sequence[tuple[Span, T]]) -> list[Piece[T]]:
    """Pieces in the order in which they open, any two apart or one inside the other.

    >>> [(piece.start, piece.end, piece.what) for piece in laid_out([(Span(0, 4), "a"), (Span(2, 6), "b")])]
    [(0, 4, 'a'), (2, 4, 'b'), (4, 6, 'b')]

    """
    # by start, the longest first; the place settles ties and keeps what is marked from being compared
    waiting = [(span.start, -span.end, place, True) for place, (span, _) in enumerate(given) if span.start < span.end]
    heapify(waiting)
    found: list[Piece[T]] = []
    inside: list[int] = []  # where the pieces end that are still open
    while waiting:
        start, end, place, first = heappop(waiting)
        while inside and inside[-1] <= start:
            inside.pop()
        stop = min(-end, inside[-1]) if inside else -end
        if stop < -end:
            heappush(waiting, (stop, end, place, False))
        inside.append(stop)
        found.append(Piece(start, stop, given[place][1], first))
    return found
