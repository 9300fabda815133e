"""A language as data: one TOML file, checked into a frozen `Lexicon`."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import final

from reconcile.errors import InputTypeError, LexiconError, UnknownLanguageError
from reconcile.lexicon.dates import DateWords
from reconcile.lexicon.figures import FigureWords
from reconcile.lexicon.numbers import NumberWords
from reconcile.lexicon.shape import build

__all__ = ["Lexicon", "available_languages", "lexicon_for"]


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
    name: str = field(default="", compare=False)
    numbers: NumberWords = field(default_factory=NumberWords, compare=False)
    dates: DateWords = field(default_factory=DateWords, compare=False)
    figures: FigureWords = field(default_factory=FigureWords, compare=False)
    source: str = ""

    @staticmethod
    def loads(text: str) -> "Lexicon":
        """The lexicon that a TOML text describes."""
        try:
            table = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            msg = f"not a TOML file: {error}"
            raise LexiconError(msg) from None
        return build(Lexicon, {**table, "source": text})

    @staticmethod
    def load(code: str) -> "Lexicon":
        """The lexicon of a language that ships with the library."""
        return lexicon_for(code)

    def __repr__(self) -> str:
        shipped = self.code in available_languages() and self == lexicon_for(self.code)
        return f"Lexicon.load({self.code!r})" if shipped else f"Lexicon.loads({self.source!r})"


@cache
def available_languages() -> tuple[str, ...]:
    """The languages that ship with the library.

    >>> {"en", "fr"} <= set(available_languages())
    True

    """
    names = (entry.name for entry in _folder().iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def lexicon_for(language: "str | Lexicon") -> Lexicon:
    """The lexicon of a BCP 47 code or the caller's own; "fr-CH" falls back to "fr".

    >>> lexicon_for("fr-CH").code
    'fr'

    """
    if isinstance(language, Lexicon):
        return language
    if not isinstance(language, str):
        msg = f"language is a {type(language).__name__} ({language!r}): give a code such as 'fr', or a Lexicon"
        raise InputTypeError(msg)
    code = language.replace("_", "-").lower()
    while code not in available_languages():
        code, dash, _ = code.rpartition("-")
        if not dash:
            raise UnknownLanguageError(language, available_languages())
    return _shipped(code)


@cache
def _shipped(code: str) -> Lexicon:
    return Lexicon.loads((_folder() / f"{code}.toml").read_text(encoding="utf-8"))


def _folder() -> Traversable:
    return files("reconcile") / "languages"
