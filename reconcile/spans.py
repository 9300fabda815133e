"""Where in a text something stands."""

from dataclasses import dataclass
from numbers import Integral
from typing import final

from reconcile.errors import InputError, InputTypeError, shown
from reconcile.values import Value


@final
@dataclass(frozen=True, slots=True, order=True, repr=False)
class Span(Value):
    """A half-open stretch of code points of the original text.

    >>> Span(3, 8).of("un millier")
    'milli'
    >>> 8 in Span(3, 8), Span(3, 8).overlaps(Span(7, 9))
    (False, True)

    Places count from 0; one that is negative, or an end before its start, is an `InputError`.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not (type(self.start) is int is type(self.end) and 0 <= self.start <= self.end):
            self._check()

    def _check(self) -> None:
        for name in ("start", "end"):
            place = getattr(self, name)
            if not isinstance(place, Integral) or isinstance(place, bool):
                msg = f"{name} is a {type(place).__name__} ({shown(place)}): give the number of a code point, an int"
                raise InputTypeError(msg)
            object.__setattr__(self, name, int(place))
        if not 0 <= self.start <= self.end:
            stretch = f"no span runs from {shown(self.start)} to {shown(self.end)}"
            msg = f"{stretch}: give its first place, then the one after its last"
            raise InputError(msg)

    def of(self, text: str) -> str:
        """The words that stand there."""
        if not isinstance(text, str):
            msg = f"text is a {type(text).__name__} ({shown(text)}): give the str in which the span lies"
            raise InputTypeError(msg)
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def __contains__(self, position: int) -> bool:
        return self.start <= position < self.end
