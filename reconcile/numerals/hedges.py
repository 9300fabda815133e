"""How a number is meant: about, nearly, more than, at least, up to, between."""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import Final, NamedTuple, final

from reconcile.bounds import Amount, amount
from reconcile.lexicon.numbers import Hedges, NumberWords
from reconcile.numerals.grammar import choice, spellings
from reconcile.numerals.sums import EXACT
from reconcile.scanner import trie_pattern

BETWEEN: Final = "between:"
LOWER: Final = frozenset({"more_than", "at_least", "slightly_more"})
UPPER: Final = frozenset({"less_than", "at_most"})
# the sign for "more than" is none where it ends a tag, backwards: "<b>3"
_NO_TAG: Final = "(?!(?<=>)[^<>]{1,80}<)"
# "or" and the word before it, backwards
_OR_BEFORE: Final = re.compile(r" (?:uo|ro|o|redo|u) (\w{2,20})(?!\w)")


class Interval(NamedTuple):
    """An amount as its words leave it."""

    low: Amount | None
    high: Amount | None
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False


class Hedge(NamedTuple):
    """A hedge found in the text: its meaning, and where it starts (behind a number: ends)."""

    name: str
    edge: int


@final
class HedgeGrammar:
    """The hedges of one language, compiled."""

    def __init__(self, words: NumberWords, numerals: Iterable[str]) -> None:
        self._before = dict(_by_word(words.hedges)) | {
            form: f"{BETWEEN}{opener}" for opener in words.between for form in spellings(opener)
        }
        self._after = dict(_by_word(words.hedges_after))
        self._words = words
        self._topics = {
            hedge: re.compile(rf" {choice(word[::-1] for word in before)}(?!\w)")
            for hedge, before in words.topics.items()
        }
        behind = {form: phrases for hedge, phrases in words.homonyms.items() for form in spellings(hedge)}
        self._other = {
            hedge: re.compile(rf" ?{choice(phrase.removeprefix('*').strip() for phrase in behind[hedge])}(?!\w)")
            for hedge in behind.keys() & self._after.keys()
        }
        self._only = {hedge: _negated(before) for hedge, before in words.only.items()}
        self._numerals = numerals
        self._reversed = re.compile(
            rf" {{0,2}}({trie_pattern(w[::-1] for w in self._before)})(?:(?!\w)|(?<!\w))(?!=){_NO_TAG}"
        )
        self._behind = re.compile(rf" ?,? ?({trie_pattern(self._after)})(?!\w)(?! ?\d)")

    @cached_property
    def _own(self) -> re.Pattern[str]:
        return re.compile(rf"{self._all} ?(?:\d|{choice(self._numerals)}(?!\w))")

    @cached_property
    def _ahead(self) -> re.Pattern[str]:
        link = trie_pattern(self._words.conjunctions) or "(?!)"
        return re.compile(rf"(?: ?, ?(?:{link} )?| {link} )({self._all}) ?(?=[\w$€£¥])")

    @property
    def _all(self) -> str:
        return trie_pattern(dict(_by_word(self._words.hedges)))

    def before(self, reversed_text: str, start: int) -> Hedge | None:
        """The hedge in front of a position; the text in front is given backwards."""
        match = self._reversed.match(reversed_text)
        word = match[1][::-1] if match else ""
        if not match or (word in self._topics and self._topics[word].match(reversed_text, match.end())):
            return None
        if word in self._only and self._only[word].match(reversed_text, match.end()):
            return None
        name = self._before[word]
        if name in LOWER | UPPER and self._is_undone(word, name, _OR_BEFORE.match(reversed_text, match.end())):
            return None
        return Hedge(name, start - match.end())

    def governs(self, reversed_text: str, start: int) -> bool:
        """Whether a word that asks for the genitive stands in front of a position, or the opening of a range."""
        return self._reversed.match(reversed_text) is not None or (start > 0 and not reversed_text)

    def _is_undone(self, word: str, name: str, other: re.Match[str] | None) -> bool:
        """Whether the opposite stands right before: "inférieur ou supérieur à"."""
        if other is None:
            return False
        opposite = self._before.get(f"{other[1][::-1]} {word.partition(' ')[2]}")
        return opposite in (UPPER if name in LOWER else LOWER)

    def after(self, text: str, end: int) -> Hedge | None:
        """The hedge behind a number, unless it belongs to the next one ("5000 ou moins de 6000", "3, at least 2")."""
        match = self._behind.match(text, end)
        if not match or any(self._own.match(text, at) for at in (match.start(1), text.rfind(" ", 0, match.end()) + 1)):
            return None
        if match[1] in self._other and self._other[match[1]].match(text, match.end()):
            return None  # « au plus fort de la crise »
        return Hedge(self._after[match[1]], match.end())

    def ahead(self, text: str, end: int) -> Hedge | None:
        """A second hedge behind a hedged number: "more than 10 and fewer than 40"; its edge is where it ends."""
        match = self._ahead.match(text, end)
        return Hedge(self._before[match[1]], match.end()) if match else None


def _negated(words: Iterable[str]) -> re.Pattern[str]:
    """A negation up to four words before, backwards; "n'" sticks to its word."""
    whole = choice(word[::-1] for word in words if not word.endswith("'"))
    elided = choice(word[::-1] for word in words if word.endswith("'"))
    return re.compile(rf"(?: [^\s.;:!?]{{1,20}}){{0,3}} (?:{whole}|\w{{1,20}}{elided})(?!\w)")


def _by_word(hedges: Hedges) -> Iterator[tuple[str, str]]:
    for name, words in hedges._asdict().items():
        for word in words:
            yield from ((form, name) for form in spellings(word))


def hedged(name: str, at: Interval) -> Interval:
    """The interval that a hedge makes of a number.

    >>> hedged("nearly", Interval(600, 600))
    Interval(low=540, high=600, low_open=False, high_open=True, approximate=True)

    """
    return _MEANING[name](at)


def _nearly(at: Interval) -> Interval:
    """From nearer zero up to what is stated, also below zero; at zero itself there is nothing between."""
    if at.high is not None and at.high < 0:
        return Interval(at.low, nine_tenths(at.high), low_open=True, approximate=True)
    low = at.low if at.low is not None and at.low < 0 else nine_tenths(at.low)
    return Interval(low, at.high, high_open=at.high != 0, approximate=True)


def nine_tenths(value: Amount | None) -> Amount | None:
    """Where "nearly N" starts, by convention."""
    if value is None:
        return None
    less = value * 9 if isinstance(value, int) else EXACT.multiply(value, Decimal(9))
    return amount(EXACT.scaleb(Decimal(less), -1), "low")


_MEANING: Final[dict[str, Callable[[Interval], Interval]]] = {
    "about": lambda at: at._replace(approximate=True),
    "exactly": lambda at: at,
    "nearly": _nearly,
    "slightly_more": lambda at: Interval(at.low, None, low_open=True, approximate=True),
    "more_than": lambda at: Interval(at.low, None, low_open=True),
    "at_least": lambda at: Interval(at.low, None),
    "less_than": lambda at: Interval(None, at.high, high_open=True),
    "at_most": lambda at: Interval(None, at.high),
}
