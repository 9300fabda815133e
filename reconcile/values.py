"""What all value types share: `.replace`, and a repr that leaves out what is at its default."""

from collections.abc import Callable
from dataclasses import MISSING, fields, make_dataclass, replace
from enum import StrEnum
from typing import Any, Self, TypeVar

from reconcile.errors import InputError, InputTypeError, did_you_mean, shown


class Word(StrEnum):
    """An enumeration whose values are plain words and whose repr evaluates back."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"

    @classmethod
    def _missing_(cls, value: object) -> None:
        hint = did_you_mean(value, cls)
        msg = f"no {cls.__name__} is called {shown(value)}{hint}: choose one of {', '.join(cls)}"
        raise InputError(msg)


def alike(name: str) -> str:
    """A name as names are compared: in one case, with single blanks.

    >>> alike("White  Rice")
    'white rice'

    """
    return " ".join(name.casefold().split())


V = TypeVar("V", bound="Value")


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
        shown = (f"{f.name}={_in_order(getattr(self, f.name))}" for f in fields(self) if not _at_default(self, f))  # type: ignore[arg-type]  # as above
        return f"{type(self).__name__}({', '.join(shown)})"


def _in_order(value: object) -> str:
    """A value as code, sets in the order of their words: that of their hashes is another in every run."""
    if isinstance(value, frozenset) and value:
        return f"{{{', '.join(sorted(map(repr, value)))}}}"
    if type(value) is tuple and any(isinstance(part, frozenset) for part in value):
        return f"[{', '.join(map(_in_order, value))}]"
    return repr(value)


def _at_default(value: object, field: Any) -> bool:
    return field.default is not MISSING and getattr(value, field.name) == field.default


def maker(kind: type[V]) -> Callable[..., V]:
    """What makes values of parts that are known to be right: several times as fast as the class, which checks them.

    >>> from reconcile import Span
    >>> maker(Span)(3, 7) == Span(3, 7)
    True

    A frozen value sets its attributes by a detour. A twin that is not frozen sets them as they come, and is then one.
    """

    def settle(value: Any) -> None:
        value.__class__ = kind

    parts: list[Any] = [(part.name, part.type, part) for part in fields(kind)]  # type: ignore[arg-type]  # as above
    plain = {"slots": True, "repr": False, "eq": False, "match_args": False}
    return make_dataclass(kind.__name__, parts, bases=kind.__bases__, namespace={"__post_init__": settle}, **plain)
