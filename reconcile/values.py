"""What all value types share: `.replace`, and a repr that leaves out what is at its default."""

from dataclasses import MISSING, fields, replace
from enum import StrEnum
from typing import Any, Self

from reconcile.errors import InputTypeError, did_you_mean


class Word(StrEnum):
    """An enumeration whose values are plain words and whose repr evaluates back."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


def alike(name: str) -> str:
    """A name as names are compared: in one case, with single blanks.

    >>> alike("White  Rice")
    'white rice'

    """
    return " ".join(name.casefold().split())


class Value:
    """Base of the frozen dataclasses of the library."""

    __slots__ = ()

    def replace(self, **changes: Any) -> Self:
        """The same value but for the named attributes.

        >>> from reconcile import Span
        >>> Span(3, 7).replace(end=9)
        Span(start=3, end=9)

        A name that is no attribute is an `InputTypeError`.
        """
        known = self.__match_args__  # type: ignore[attr-defined]  # every subclass is a dataclass
        for name in changes:
            if name not in known:
                msg = f"{type(self).__name__} has no attribute {name!r}{did_you_mean(name, known)}: {', '.join(known)}"
                raise InputTypeError(msg)
        return replace(self, **changes)  # type: ignore[type-var]  # as above

    def __repr__(self) -> str:
        shown = (f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if not _at_default(self, f))  # type: ignore[arg-type]  # as above
        return f"{type(self).__name__}({', '.join(shown)})"


def _at_default(value: object, field: Any) -> bool:
    return field.default is not MISSING and getattr(value, field.name) == field.default
