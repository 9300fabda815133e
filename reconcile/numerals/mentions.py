"""A number expression as it is read: what `Number` says, and what the reader of sentences needs besides."""

from typing import final

from reconcile.bounds import Amount
from reconcile.numbers import NumberKind
from reconcile.numerals.surroundings import NO_ROLE
from reconcile.numerals.words import Words


@final
class Mention:
    """One number expression: what `Number` says, and what the reader of sentences needs besides.

    Positions are those of the folded text. `core_start` and `core_end` leave the hedges out; `hedges` names them from
    the inside out ("about", "more_than", "between:de"); `other` are the ends of the other reading of doubtful digits;
    `parts` are the two ends of a range; `fraction` is "a third";
    `led` and `behind` name what the words in front of the amount and behind it may be to it.
    """

    __slots__ = (
        "approximate",
        "behind",
        "core_end",
        "core_start",
        "end",
        "fraction",
        "hedges",
        "high",
        "high_open",
        "kind",
        "led",
        "low",
        "low_open",
        "other",
        "parts",
        "power",
        "start",
        "unit",
        "worded",
    )

    def __init__(self, start: int, words: Words, worded: bool) -> None:
        self.start = self.core_start = start
        self.end = self.core_end = words.end
        self.low: Amount | None = words.low
        self.high: Amount | None = words.high
        self.low_open = self.high_open = False
        self.approximate = words.approximate
        self.kind = NumberKind.ORDINAL if words.ordinal else NumberKind.NUMBER
        self.unit: str | None = None
        self.power = words.power
        self.fraction = words.fraction
        self.worded = worded
        self.led = self.behind = NO_ROLE
        self.other: tuple[Amount, Amount] | None = None
        self.hedges: tuple[str, ...] = ()
        self.parts: tuple[Mention, ...] = ()
