"""How statements look: a shape and a colour for each source, a filling for each kind; all differ without colour."""

import math
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final, NamedTuple, final

from reconcile.figures import Figure, Kind

Points = tuple[tuple[float, float], ...]


@final
class Filling(StrEnum):
    """How much of a mark is filled."""

    FULL = "full"
    EMPTY = "empty"
    DOTTED = "dotted"
    PALE = "pale"


FILLINGS: Final = {
    Kind.CUMULATIVE: (Filling.FULL, "total so far"),
    Kind.INCREMENT: (Filling.EMPTY, "addition, on what it adds to"),
    Kind.LEVEL: (Filling.DOTTED, "state at a time"),
    Kind.PLAIN: (Filling.PALE, "count"),
}


@final
class Look(NamedTuple):
    """The look of a source: its outline in a square from -1 to 1, its colour on paper and in the dark."""

    shape: Points
    light: str
    dark: str


def _polygon(corners: int, turn: float = 0.0, size: float = 1.0, waist: float = 1.0) -> Points:
    """A polygon with a corner at the top, turned by a share of a corner; with a waist, a star."""
    count = corners * (1 if waist == 1.0 else 2)
    angles = (2 * math.pi * (k + turn) / count for k in range(count))
    sizes = (size if k % 2 == 0 else size * waist for k in range(count))
    return tuple((round(r * math.sin(a), 3), round(r * math.cos(a), 3)) for r, a in zip(sizes, angles, strict=True))


_ARM: Final = 0.36
_CROSS: Final[Points] = tuple(
    (x * sign, y * sign)
    for sign in (1, -1)
    for x, y in ((_ARM, 1.0), (_ARM, _ARM), (1.0, _ARM), (1.0, -_ARM), (_ARM, -_ARM), (_ARM, -1.0))
)
_SHAPES: Final = (
    _polygon(24),
    _polygon(4, turn=0.5, size=1.22),
    _polygon(3, size=1.2),
    _polygon(4, size=1.2),
    _polygon(3, turn=0.5, size=1.2),
    _CROSS,
    _polygon(5, size=1.35, waist=0.45),
    _polygon(6, turn=0.5, size=1.05),
    _polygon(4, size=1.35, waist=0.42),
)
# after Okabe and Ito, and Tol: apart for the colour-blind, dark enough for paper, light enough for the dark
_COLOURS: Final = (
    ("#0072b2", "#56b4e9"),
    ("#117733", "#4fc28b"),
    ("#aa4499", "#e08fd0"),
    ("#8c6d00", "#e6c34a"),
    ("#332288", "#a59cf0"),
    ("#2a8a80", "#7adacb"),
    ("#882255", "#f08bb0"),
    ("#555555", "#c4c4c4"),
)
GREY: Final = Look(_SHAPES[0], "#3c434a", "#c8ced6")
DISPUTE: Final = "#d55e00"


def looks(names: Iterable[str]) -> dict[str, Look]:
    """A look for each source; the first seventy-two differ.

    >>> found = looks(["Army", "Mayor"])
    >>> found["Army"].shape != found["Mayor"].shape, found["Army"].light
    (True, '#0072b2')

    """
    found = sorted(set(names))
    return {name: Look(_SHAPES[k % len(_SHAPES)], *_COLOURS[k % len(_COLOURS)]) for k, name in enumerate(found)}


def source_of(figure: Figure) -> str:
    """Who says so.

    >>> source_of(Figure.plain(3))
    'no source'

    """
    return figure.source or "no source"


def kinds_of(figures: Sequence[Figure]) -> list[Kind]:
    """The kinds that occur, in their order."""
    return [kind for kind in FILLINGS if any(figure.kind is kind for figure in figures)]


def cut(name: str, most: int) -> str:
    r"""A name on one line and no longer than that.

    >>> cut("a very\nlong name", 10)
    'a very lo…'

    """
    line = "".join(letter if letter.isprintable() else " " for letter in name)
    line = " ".join(line.split())
    return line if len(line) <= most else line[: most - 1] + "…"
