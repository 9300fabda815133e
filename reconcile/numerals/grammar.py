"""The number words of a language, compiled: what each word is worth, and the patterns that find them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final, NamedTuple

from reconcile.lexicon.numbers import NumberWords
from reconcile.scanner import trie_pattern

# what may stand before a number: anything but a letter, a digit or a low line
EDGE: Final = (
    "[\x00-/:-@\\[-^`{-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7\u2000-\u2bff\u3000-\u303f\uff00-\uff0f\ud800-\udfff]"
)
_END: Final = r"(?!\w)"
_UNITS: Final = range(1, 10)
_TENS: Final = range(20, 100, 10)
# the sign of a unit ("a m", "un t") does not make an article a number
_SHORT: Final = 2


class Role:
    """What a number word does: adds, multiplies, counts in groups, ranks or joins."""

    ADD, POWER, GROUP, ORDINAL, JOIN = range(5)


class Token(NamedTuple):
    """One number word: `value` is a power of ten for multipliers; what is added to it stays below `room`."""

    role: int
    value: int
    room: int = 1
    several: bool = False


class NumeralGrammar:
    """All that reading number words of one language needs, made once for a lexicon."""

    def __init__(self, words: NumberWords, codes: Iterable[str] = (), units: Iterable[str] = ()) -> None:
        self.words = words
        self.joiners = {joiner.word: joiner for joiner in words.joiners}
        self.tokens = {word: Token(Role.JOIN, 0) for word in self.joiners} | dict(_tokens(words))
        self.fractions = dict(_fractions(words))
        piece = trie_pattern(self.tokens)
        whole = trie_pattern(word for word in self.tokens if word not in words.bound) + _END
        inside = f"|{piece}(?={piece})" if words.compounds else ""
        self.word = re.compile(f"(?:{whole}{inside})")
        self.fraction = re.compile(trie_pattern(self.fractions) + _END)
        self.link = re.compile(f" {{1,3}}(?:{choice(words.links)} ?)?")
        self.part_link = re.compile(f"[ -](?:{choice(words.links)} ?)?(?:{choice(words.articles)} )?")
        self.and_part = re.compile(f" {choice(words.conjunctions)} (?P<article>{choice(words.articles)} )?")
        self.tail = re.compile(
            f" {{1,3}}(?:(?P<half>{choice(words.and_half)}{_END})|(?P<point>{choice(words.decimal_words)} )"
            f"|(?P<part>{choice(self.fractions)}{_END}))"
        )
        self.trigger = re.compile(f"{EDGE}(?:[0-9]|{self._first_words(codes, units)}{inside})")

    def _first_words(self, codes: Iterable[str], units: Iterable[str]) -> str:
        """All that a number may start with: one trie, whose words differ in what must follow them."""
        words = self.words
        first = (set(self.tokens) | set(self.fractions)) - set(words.bound) - set(self.joiners) - _articles(words)
        counted = choice([*words.decimal_words, *words.and_half, *(unit for unit in units if len(unit) > _SHORT)])
        endings = {"\0": _END, "\1": "(?=[0-9])", "\2": f"(?=[ -]{counted}{_END})"}
        pattern = trie_pattern(
            [word + mark for mark, group in zip(endings, (first, codes, words.ones), strict=True) for word in group]
        )
        for mark, ending in endings.items():
            pattern = pattern.replace(mark, ending)
        return pattern


def spellings(word: str) -> set[str]:
    """A word with a blank for each hyphen, and without its accents.

    >>> sorted(spellings("dix-sept")), sorted(spellings("zéro"))
    (['dix sept', 'dix-sept'], ['zero', 'zéro'])

    """
    forms = {word, word.replace("-", " ")}
    return forms | {_bare(form) for form in forms}


def _bare(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _tokens(words: NumberWords) -> Iterator[tuple[str, Token]]:
    several = set(words.several)
    for word, rank in _ordinals(words):
        yield from _spelled(word, Token(Role.ORDINAL, rank))
    for word, value in words.groups.items():
        yield from _spelled(word, Token(Role.GROUP, value, several=word in several))
    for word, power in words.powers.items():
        yield from _spelled(word, Token(Role.POWER, power, several=word in several))
    for word, value in _additive(words):
        yield from _spelled(word, Token(Role.ADD, value, words.room.get(word, _room(value))))


def _spelled(word: str, token: Token) -> Iterator[tuple[str, Token]]:
    return ((form, token) for form in spellings(word))


def _additive(words: NumberWords) -> Iterator[tuple[str, int]]:
    yield from words.cardinals.items()
    yield from words.spelled.items()
    yield from _blended(words, words.cardinals.items())


def _ordinals(words: NumberWords) -> Iterator[tuple[str, int]]:
    listed = [(word, int(rank)) for rank, forms in words.ordinals.items() for word in forms]
    yield from listed
    yield from _blended(words, listed)


def _blended(words: NumberWords, many: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Units and tens as one word, units first or last: dreiundzwanzig, dreiundzwanzigste."""
    units = [(word, value) for word, value in words.cardinals.items() if value in _UNITS]
    tens = [(word, value) for word, value in many if value in _TENS]
    for shape, (unit, one), (ten, value) in product(words.blends, units, tens):
        yield shape.format(unit=unit, ten=ten), one + value


def _room(value: int) -> int:
    """What may be added to a round number stays below its last place: 20 + 3, 300 + 45, but not 15 + 2."""
    if value % 100 == 0:
        return 100 if value else 0
    return 10 if value % 10 == 0 and value > 10 else 0


def _fractions(words: NumberWords) -> Iterator[tuple[str, tuple[int, int]]]:
    for word, fraction in words.fractions.items():
        above, _, below = fraction.partition("/")
        yield from ((form, (int(above), int(below))) for form in spellings(word))


def _articles(words: NumberWords) -> set[str]:
    """Words that are articles more often than numbers: reached from other number words only."""
    return {form for word in words.articles for form in spellings(word)}


def choice(words: Iterable[str]) -> str:
    """A pattern for one of the words; one that never matches where there are none.

    >>> choice(["et", "ou"]), choice([])
    ('(?:(?:et|ou))', '(?:(?!))')

    """
    return f"(?:{trie_pattern(form for word in words for form in spellings(word)) or '(?!)'})"
