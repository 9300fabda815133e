"""Where in a text something stands."""

from dataclasses import dataclass
from typing import final

from reconcile.values import Value


@final
@dataclass(frozen=True, slots=True, order=True, repr=False)
class Span(Value):
    """A half-open stretch of code points of the original text.

    >>> Span(3, 8).of("un millier")
    'milli'
    >>> 8 in Span(3, 8), Span(3, 8).overlaps(Span(7, 9))
    (False, True)

    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def __contains__(self, position: int) -> bool:
        return self.start <= position < self.end
