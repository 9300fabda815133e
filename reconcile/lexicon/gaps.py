"""What a language cannot say yet: empty fields, with what that costs and how other languages fill them."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pkgutil import get_data
from typing import Any, Final, NamedTuple

from reconcile.frozen import FrozenMap
from reconcile.lexicon import Lexicon
from reconcile.lexicon.numbers import NumberWords
from reconcile.lexicon.shape import is_shape

TABLES: Final = ("numbers", "dates", "figures")
# whose words are shown beside an empty field
_MODELS: Final = ("en", "fr", "es")
_ROUND: Final = {100: "hundred", 1000: "thousand", 1_000_000: "million"}


class Gap(NamedTuple):
    """A field that is empty: what it is for, what is lost without it, and its words in other languages."""

    key: str
    says: str
    lost: str
    examples: Mapping[str, str]


def gaps_of(lexicon: Lexicon) -> list[Gap]:
    """What the language cannot say, the most needed of each table first.

    >>> dutch = Lexicon.loads('code = "nl"')
    >>> [gap.lost for gap in gaps_of(dutch) if gap.key == "numbers.hedges.at_least"]
    ["'at least 500 boats' would be read as exactly 500, not as 500 or more"]

    """
    return [_gap(about) for about in _constructions() if not _field(lexicon, about["key"])]


def unsaid_numbers(words: NumberWords) -> list[str]:
    r"""The numbers that no words make, as ranges: up to a hundred, then hundred, thousand and million.

    >>> unsaid_numbers(Lexicon.load("fr").numbers)
    []
    >>> unsaid_numbers(Lexicon.loads('code = "xx"\n[numbers.cardinals]\nunu = 1\ndu = 2').numbers)
    ['3–99', 'hundred (100)', 'thousand (1000)', 'million (1000000)']

    """
    # below this package in the order of reading: only this check needs it
    from reconcile.numerals.grammar import Role, Tokens

    tokens = Tokens(words)
    adding = [(token.value, token.room) for token in tokens.values() if token.role == Role.ADD]
    rounds = {10**token.value for token in tokens.values() if token.role == Role.POWER} | {value for value, _ in adding}
    missing = sorted(set(range(1, 100)) - _sayable(adding, bool(words.blends)))
    return [*_ranges(missing), *(f"{name} ({value})" for value, name in _ROUND.items() if value not in rounds)]


def coverage(lexicon: Lexicon) -> dict[str, tuple[int, int]]:
    """How many fields of each table are filled, and how many there are.

    >>> coverage(Lexicon.loads('code = "xx"'))["numbers"][0]
    0

    """
    return {table: _filled(getattr(lexicon, table)) for table in TABLES}


def _sayable(adding: list[tuple[int, int]], blends: bool) -> set[int]:
    """The numbers below a hundred that words make, alone, added or blended."""
    said = {value for value, _ in adding if 0 < value < 100}
    units = {value for value in said if value < 10}
    if blends:
        said |= {ten + unit for ten in said & set(range(20, 100, 10)) for unit in units}
    for _ in range(2):
        said |= {value + rest for value, room in adding if value in said for rest in said if rest < room}
    return {value for value in said if value < 100}


def _ranges(numbers: list[int]) -> Iterator[str]:
    starts = [n for n in numbers if n - 1 not in numbers]
    ends = [n for n in numbers if n + 1 not in numbers]
    return (f"{start}" if start == end else f"{start}–{end}" for start, end in zip(starts, ends, strict=True))


def _gap(about: Mapping[str, str]) -> Gap:
    lost = f"{about['text']!r} would be read as {about['without']}, not as {about['with']}"
    examples = {code: _first(_field(Lexicon.load(code), about["key"])) for code in _MODELS}
    return Gap(about["key"], about["says"], lost, {code: word for code, word in examples.items() if word})


def _field(lexicon: Lexicon, key: str) -> Any:
    value: Any = lexicon
    for name in key.split("."):
        value = getattr(value, name)
    return value


def _first(value: Any) -> str:
    """The first words of a field, as an example."""
    return next(iter(_texts(value)), "")


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, FrozenMap):
        return (
            f"{key} = {', '.join(below[:2]) if isinstance(below, tuple) else below}" for key, below in value.items()
        )
    return (getattr(word, "word", word) for word in value)


def _filled(shape: Any) -> tuple[int, int]:
    """Fields of a shape and the shapes below it that hold something, and all of them; flags and marks aside."""
    inner = [_filled(value) for value in shape if is_shape(type(value))]
    fields = [value for value in shape if isinstance(value, tuple | FrozenMap) and not is_shape(type(value))]
    return sum(map(bool, fields)) + sum(full for full, _ in inner), len(fields) + sum(of for _, of in inner)


@cache
def _constructions() -> list[dict[str, str]]:
    data = get_data("reconcile.lexicon", "constructions.toml") or b""
    return list(tomllib.loads(data.decode())["construction"])
