"""The number words of a language, compiled: what each word is worth, and the patterns that find them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final, NamedTuple

from reconcile.lexicon.numbers import NumberWords
from reconcile.numerals.portions import PORTION_SIGN
from reconcile.scanner import start_alternatives, trie_pattern

# what may stand before a number: anything but a letter, a digit or a low line
EDGE: Final = (
    "[\x00-/:-@\\[-^`{-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7\u2000-\u2bff\u3000-\u303f\uff00-\uff0f"
    "\ud800-\udfff\U0001f000-\U0001fbff]"
)
# an apostrophe does not end a word: "сім" is seven, "сім'я" a family
_END: Final = r"(?!'?\w)"
_UNITS: Final = range(1, 10)
_TENS: Final = range(20, 100, 10)
# the sign of a unit ("a m", "un t") does not make an article a number
_SHORT: Final = 2
_VOWELS: Final = frozenset("aeiouyµ")
# so much of a word tells it from nearly all others
_FEW_LETTERS: Final = 3
_MANY_LETTERS: Final = 6
# stands for a digit that must follow
_DIGIT: Final = "\1"


class Role:
    """What a number word does: adds, multiplies, counts in groups, ranks or joins."""

    ADD, POWER, GROUP, ORDINAL, JOIN = range(5)
    SIMPLE = (ADD, ORDINAL)


class Token(NamedTuple):
    """One number word: `value` is a power of ten for multipliers; what is added to it stays below `room`."""

    role: int
    value: int
    room: int = 1
    several: bool = False
    genitive: bool = False


class Tokens(dict[str, Token]):
    """The number words of a language; those that blend a unit and a ten are worked out when they are met.

    `piece` is a pattern for any of them, `starts` are the beginnings of those that blend.
    """

    def __init__(self, words: NumberWords) -> None:
        super().__init__(_tokens(words))
        units = [form for word, value in words.cardinals.items() if value in _UNITS for form in spellings(word)]
        tens = [word for word, token in self.items() if token.value in _TENS and token.role in Role.SIMPLE]
        self._blends = [
            re.compile(shape.format(unit=f"(?P<unit>{choice(units)})", ten=f"(?P<ten>{choice(tens)})"))
            for shape in words.blends
        ]
        blended = [shape.format(unit=choice(units), ten=choice(tens)) for shape in words.blends]
        # a blend before the unit it starts with
        self.piece = "|".join([*blended, trie_pattern(self)])
        self.starts = [shape.partition("{ten}")[0].format(unit=unit) for shape in words.blends for unit in units]

    def __missing__(self, word: str) -> Token:
        blend = next(filter(None, (shape.fullmatch(word) for shape in self._blends)), None)
        if blend is None:
            raise KeyError(word)
        ten = self[blend["ten"]]
        self[word] = Token(ten.role, self[blend["unit"]].value + ten.value)
        return self[word]


class NumeralGrammar:
    """All that reading number words of one language needs, made once for a lexicon."""

    def __init__(self, words: NumberWords, codes: Iterable[str] = (), units: Iterable[str] = ()) -> None:
        self.words = words
        self.joiners = {joiner.word: joiner for joiner in words.joiners}
        self.tokens = Tokens(words)
        self.articles = frozenset(_articles(words))
        self.fractions = dict(_fractions(words))
        bound = rf"(?!(?<!\w){choice(words.bound)}{_END})" if words.bound else ""
        ahead = f"(?={trie_pattern(word[:_FEW_LETTERS] for word in self.tokens)})" if words.compounds else ""
        self.word = re.compile(f"{bound}(?:{self.tokens.piece})(?:{_END}{ahead and '|' + ahead})")
        inside = f"|{trie_pattern(self.tokens)}{ahead}" if ahead else ""
        self.trigger = re.compile(f"{EDGE}(?:[0-9]|{PORTION_SIGN}|{self._first_words(codes, units)}{inside})")

    @cached_property
    def fraction(self) -> re.Pattern[str]:
        """Words such as "half" and "quart"."""
        return re.compile(trie_pattern(self.fractions) + _END)

    @cached_property
    def zero(self) -> re.Pattern[str]:
        """A word that is a zero among decimals: "point oh five"."""
        return re.compile(f"{choice(self.words.decimal_zeros)}{_END}")

    @cached_property
    def link(self) -> re.Pattern[str]:
        """What leads from a collective number to its multiplier: dizaines "de" milliers."""
        return re.compile(f" {{1,3}}(?:{choice(self.words.links)} ?)?")

    @cached_property
    def part_link(self) -> re.Pattern[str]:
        """What leads from a fraction to its multiplier: half "a" million."""
        return re.compile(f"(?: {{1,3}}|-)(?:{choice(self.words.links)} ?)?(?:{choice(self.words.articles)} {{1,3}})?")

    @cached_property
    def of(self) -> re.Pattern[str]:
        """What leads from a fraction to its whole."""
        return re.compile(rf" {choice(self.words.of)}(?:(?<=')|(?!\w))")

    @cached_property
    def and_part(self) -> re.Pattern[str]:
        """What leads from a number to a fraction that is added: five "and" three quarters."""
        links = choice([*self.words.conjunctions, *self.words.wholes])
        return re.compile(f" {links} (?P<article>{choice(self.words.articles)} )?")

    @cached_property
    def tail(self) -> re.Pattern[str]:
        """What may stand behind the last word: "et demi", "virgule", "quarts"."""
        return re.compile(
            f" {{1,3}}(?:(?P<half>{choice(self.words.and_half)}{_END})|(?P<point>{choice(self.words.decimal_words)} ))"
            f"|[ -]{{1,3}}(?P<part>{choice(self.fractions)}{_END})"
        )

    def _first_words(self, codes: Iterable[str], units: Iterable[str]) -> str:
        """All that a number may start with, or hardly more: what follows is read where one is met."""
        words = self.words
        first = (set(self.tokens) | set(self.fractions)) - set(words.bound) - set(self.joiners) - _articles(words)
        counted = choice([*words.decimal_words, *words.and_half, *filter(_is_no_word, units)])
        sticky = [code + _DIGIT for code in codes]
        pattern = start_alternatives(first, _MANY_LETTERS, [*self.tokens.starts, *sticky]).replace(_DIGIT, "(?=[0-9])")
        return f"{pattern}|{choice(words.ones)}(?=[ -]{counted}{_END})"


def spellings(word: str) -> set[str]:
    """A word with a blank for each hyphen, and without its accents; й is no и.

    >>> sorted(spellings("dix-sept")), sorted(spellings("zéro"))
    (['dix sept', 'dix-sept'], ['zero', 'zéro'])

    """
    forms = {word, word.replace("-", " ")}
    if word.isascii():
        return forms
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return forms | {bare, bare.replace("-", " ")} if bare.isascii() else forms


def _tokens(words: NumberWords) -> Iterator[tuple[str, Token]]:
    yield from ((joiner.word, Token(Role.JOIN, 0)) for joiner in words.joiners)
    several, genitives = set(words.several), set(words.genitives)
    for word, rank in _ordinals(words):
        yield from _spelled(word, Token(Role.ORDINAL, rank))
    for word, value in words.groups.items():
        yield from _spelled(word, Token(Role.GROUP, value, several=word in several, genitive=word in genitives))
    for word, power in words.powers.items():
        yield from _spelled(word, Token(Role.POWER, power, several=word in several, genitive=word in genitives))
    for word, value in _additive(words):
        yield from _spelled(word, Token(Role.ADD, value, words.room.get(word, room_of(value))))


def _spelled(word: str, token: Token) -> Iterator[tuple[str, Token]]:
    return ((form, token) for form in spellings(word))


def _additive(words: NumberWords) -> Iterator[tuple[str, int]]:
    yield from words.cardinals.items()
    yield from words.spelled.items()


def _ordinals(words: NumberWords) -> Iterator[tuple[str, int]]:
    return ((word, int(rank)) for rank, forms in words.ordinals.items() for word in forms)


def room_of(value: int) -> int:
    """What may be added to a round number stays below its last place: 20 + 3, 300 + 45, but not 15 + 2."""
    if value % 100 == 0:
        return 100 if value else 0
    return 10 if value % 10 == 0 and value > 10 else 0


def rank_room_of(value: int) -> int:
    """What may follow a rank in ranks: "décimo primero" too."""
    return _TENS.step if value == _TENS.step else room_of(value)


def _fractions(words: NumberWords) -> Iterator[tuple[str, tuple[int, int]]]:
    for word, fraction in words.fractions.items():
        above, _, below = fraction.partition("/")
        yield from ((form, (int(above), int(below))) for form in spellings(word))


def _is_no_word(unit: str) -> bool:
    """Whether a unit cannot be taken for a small word, as "ha" and "in" may be."""
    return len(unit) > _SHORT or (len(unit) == _SHORT and _VOWELS.isdisjoint(unit))


def _articles(words: NumberWords) -> set[str]:
    """Words that are articles more often than numbers: reached from other number words only."""
    return {form for word in words.articles for form in spellings(word)}


def choice(words: Iterable[str]) -> str:
    """A pattern for one of the words; one that never matches where there are none.

    >>> choice(["et", "ou"]), choice([])
    ('(?:(?:et|ou))', '(?:(?!))')

    """
    return f"(?:{trie_pattern(form for word in words for form in spellings(word)) or '(?!)'})"
