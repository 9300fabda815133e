"""From a table of a language file to named tuples, with an error for every key or type that is not known."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple, Protocol, TypeVar, get_args, get_origin, runtime_checkable

from reconcile.errors import LexiconError, did_you_mean
from reconcile.frozen import FrozenMap

_KINDS: Final = {
    str: "a text in quotes",
    int: "a whole number",
    bool: "true or false",
    list: "a list in [ ]",
    dict: "a table",
}
T = TypeVar("T")
Shape = TypeVar("Shape", bound=NamedTuple)


@runtime_checkable
class Checked(Protocol):
    """A shape that says more of its values than their types do."""

    def check(self) -> None:
        """Raise a `LexiconError` where something is wrong."""


def build(shape: type[Shape], table: Mapping[str, object], place: str = "") -> Shape:
    """Make a `shape` of a TOML table; `place` names the table in errors.

    Understood are str, int, bool, nested named tuples, `tuple[X, ...]` and `FrozenMap[str, X]` of these. A shape with
    a method `check` has it called.
    """
    hints = hints_of(shape)
    for key in table:
        if key not in hints:
            where = f" in [{place}]" if place else ""
            msg = f"unknown key {key!r}{where}{did_you_mean(key, hints)}"
            raise LexiconError(msg)
    for name in sorted(set(hints) - set(shape._field_defaults) - set(table)):
        msg = f"missing key {name!r}{f' in [{place}]' if place else ''}"
        raise LexiconError(msg)
    said = {key: _convert(hints[key], value, _under(place, key)) for key, value in table.items()}
    made = shape._make({**shape._field_defaults, **said}[name] for name in shape._fields)
    if isinstance(made, Checked):
        made.check()
    return made


def is_shape(kind: object) -> bool:
    """Whether a type is a table with keys of its own."""
    return hasattr(kind, "_field_defaults")


def hints_of(shape: type) -> dict[str, Any]:
    """The types of the keys of a shape, none of which is written as a string."""
    return shape.__annotations__


def _under(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def _convert(kind: Any, value: object, place: str) -> object:
    if is_shape(kind):
        return build(kind, _need(dict, value, place), place)
    origin = get_origin(kind)
    if origin is tuple:
        inner = get_args(kind)[0]
        if inner is str and isinstance(value, list) and all(type(x) is str for x in value):
            return tuple(value)
        return tuple(_convert(inner, x, place) for x in _need(list, value, place))
    if origin is FrozenMap:
        inner = get_args(kind)[1]
        table = _need(dict, value, place)
        return FrozenMap({k: _convert(inner, table[k], _under(place, k)) for k in _words(table, place)})
    return _need(kind, value, place)


def _words(words: Mapping[str, object], place: str) -> Mapping[str, object]:
    """An empty word would stand everywhere."""
    if "" in words:
        msg = f"{place} holds an empty word: leave it out"
        raise LexiconError(msg)
    return words


def _need(kind: type[T], value: object, place: str) -> T:
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        msg = f"{place} is {value!r}: it must be {_KINDS[kind]}"
        raise LexiconError(msg)
    return value
