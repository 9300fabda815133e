"""What all value types share: `.replace`, and a repr that leaves out what is at its default."""

from dataclasses import MISSING, fields, replace
from enum import StrEnum
from typing import Any, Self


class Word(StrEnum):
    """An enumeration whose values are plain words and whose repr evaluates back."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


class Value:
    """Base of the frozen dataclasses of the library."""

    __slots__ = ()

    def replace(self, **changes: Any) -> Self:
        """The same value but for the named attributes.

        >>> from reconcile import Span
        >>> Span(3, 7).replace(end=9)
        Span(start=3, end=9)

        """
        return replace(self, **changes)  # type: ignore[type-var]  # every subclass is a dataclass

    def __repr__(self) -> str:
        shown = (f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if not _at_default(self, f))  # type: ignore[arg-type]  # as above
        return f"{type(self).__name__}({', '.join(shown)})"


def _at_default(value: object, field: Any) -> bool:
    return field.default is not MISSING and getattr(value, field.name) == field.default
