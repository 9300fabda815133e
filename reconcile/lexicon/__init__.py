"""A language as data: one TOML file, checked into a frozen `Lexicon`."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pkgutil import get_data
from typing import Any, Final, NamedTuple, final

from reconcile.errors import InputTypeError, LexiconError, UnknownLanguageError, shown
from reconcile.lexicon.dates import DateWords
from reconcile.lexicon.figures import FigureWords
from reconcile.lexicon.numbers import NumberWords
from reconcile.lexicon.phrases import PhraseWords
from reconcile.lexicon.shape import build
from reconcile.lexicon.tables import read_tables
from reconcile.once import once

# whose phrases name things: an overlay may give them another name
_NAMED: Final = ("nouns", "predicates")
_TAG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

__all__ = ["Lexicon", "available_languages", "lexicon_for"]


class FileShape(NamedTuple):
    """What a language file may hold."""

    code: str
    name: str = ""
    numbers: NumberWords = NumberWords()
    dates: DateWords = DateWords()
    figures: FigureWords = FigureWords()
    phrases: PhraseWords = PhraseWords()


@final
@dataclass(frozen=True, slots=True, repr=False)
class Lexicon:
    """The words and number formats of one language.

    >>> Lexicon.load("fr").name
    'français'
    >>> Lexicon.loads('code = "xx"')
    Lexicon.loads('code = "xx"')

    Two lexicons are equal where their files are. A file that says something the library does not understand is a
    `LexiconError` that names the key and the nearest known one.
    """

    code: str = field(compare=False)
    name: str = field(compare=False)
    numbers: NumberWords = field(compare=False)
    dates: DateWords = field(compare=False)
    figures: FigureWords = field(compare=False)
    phrases: PhraseWords = field(compare=False)
    source: str

    def __hash__(self) -> int:
        return hash(self.source)

    @staticmethod
    def loads(text: str) -> "Lexicon":
        r"""The lexicon that a TOML text describes; with `base = "es"`, all but what it says is that of Spanish.

        >>> Lexicon.loads('base = "es"\ncode = "es-PR"\n[numbers]\ndecimal_mark = "."').name
        'español'

        """
        if not isinstance(text, str):
            msg = (
                f"a lexicon is made of the text of a TOML file, not of a {type(text).__name__}: read it as UTF-8 first"
            )
            raise InputTypeError(msg)
        said = build(FileShape, laid_over_its_base(text))
        numbers = said.numbers.inflected() if said.numbers.forms else said.numbers
        return Lexicon(*said._replace(numbers=numbers, figures=said.figures.inflected()), source=text)

    @staticmethod
    def load(code: str) -> "Lexicon":
        """The lexicon of a language that ships with the library."""
        return lexicon_for(code)

    def __repr__(self) -> str:
        shipped = _is_shipped(self.code.lower()) and self == lexicon_for(self.code)
        return f"Lexicon.load({self.code!r})" if shipped else f"Lexicon.loads({self.source!r})"


@cache
def available_languages() -> tuple[str, ...]:
    """The languages that ship with the library; their regional variants, such as "es-MX", are found by name.

    >>> {"en", "fr"} <= set(available_languages())
    True

    """
    from importlib.resources import files  # slow to import, and needed for this alone

    names = (entry.name for entry in (files("reconcile") / "languages").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml") and "-" not in name))


def lexicon_for(language: "str | Lexicon | None") -> Lexicon:
    """The lexicon of a BCP 47 code or the caller's own; "fr-CA" falls back to "fr", as it has no file of its own.

    >>> lexicon_for("fr-CA").code, lexicon_for("es_mx").code
    ('fr', 'es-MX')

    """
    if isinstance(language, Lexicon):
        return language
    if language is None:
        msg = f"language is missing: it is never guessed; give one of {', '.join(available_languages())}, or a Lexicon"
        raise InputTypeError(msg)
    if not isinstance(language, str):
        msg = f"language is a {type(language).__name__} ({shown(language)}): give a code such as 'fr', or a Lexicon"
        raise InputTypeError(msg)
    return _found(language)


@lru_cache(maxsize=64)
def _found(language: str) -> Lexicon:
    code = language.replace("_", "-").lower()
    code = code if _is_shipped(code) else _writes_as().get(code, code)
    while not _is_shipped(code):
        code, dash, _ = code.rpartition("-")
        if not dash:
            raise UnknownLanguageError(language, available_languages())
    return _shipped(code)


@cache
def _writes_as() -> dict[str, str]:
    """The region as which another one writes."""
    regions = read_tables((get_data(__name__, "regions.toml") or b"").decode())
    return {region.lower(): code.lower() for code, alike in regions.items() for region in alike}


@once
def _shipped(code: str) -> Lexicon:
    return Lexicon.loads(_text(code))


def laid_over_its_base(text: str) -> dict[str, Any]:
    """The table of a language file, laid over that of its base where it has one."""
    try:
        table = read_tables(text)
    except tomllib.TOMLDecodeError as error:
        msg = f"not a TOML file: {error}"
        raise LexiconError(msg) from None
    base = table.pop("base", None)
    if base is None:
        return table
    if base not in available_languages():
        msg = f"base is {base!r}: it must be one of {', '.join(available_languages())}"
        raise LexiconError(msg)
    return _laid_over(_without_claimed(laid_over_its_base(_text(base)), table), table)


def _without_claimed(base: dict[str, Any], table: dict[str, Any]) -> dict[str, Any]:
    """The base without the nouns and verbs that the table names anew: "dolphin*" takes "dolphins" from animals."""
    figures, own = base.get("figures", {}), table.get("figures", {})
    if not isinstance(own, dict):
        return base  # a fault of the table, which is told where it is read
    freed = {name: _freed(figures.get(name), own.get(name)) for name in _NAMED if name in own}
    return {**base, "figures": {**figures, **freed}} if freed else base


def _freed(below: Any, above: Any) -> Any:
    if not (isinstance(below, dict) and isinstance(above, dict)):
        return below  # a fault of the table, which is told where it is read
    lists = [phrases for phrases in above.values() if isinstance(phrases, list)]
    claimed = {phrase for phrases in lists for phrase in phrases if isinstance(phrase, str)}
    stems = tuple(phrase[:-1] for phrase in claimed if phrase[-1:] == "*")
    return {
        key: [word for word in words if word not in claimed and not (word.isalpha() and word.startswith(stems))]
        for key, words in below.items()
    }


def _laid_over(base: dict[str, Any], table: dict[str, Any]) -> dict[str, Any]:
    """The base with what the table says: tables are merged key by key, all else is replaced."""
    both = {key: base[key] for key in table if isinstance(table[key], dict) and isinstance(base.get(key), dict)}
    return {**base, **table, **{key: _laid_over(below, table[key]) for key, below in both.items()}}


def _text(code: str) -> str:
    return (get_data("reconcile", f"languages/{code}.toml") or b"").decode()


@lru_cache(maxsize=256)
def _is_shipped(code: str) -> bool:
    """Asked of one file at a time: to list the folder takes a module that is slow to import."""
    try:
        return bool(_TAG.fullmatch(code) and _text(code))
    except OSError:
        return False
