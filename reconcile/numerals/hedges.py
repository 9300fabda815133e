"""How a number is meant: about, nearly, more than, at least, up to, between."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from decimal import Decimal
from functools import cached_property
from typing import Final, NamedTuple, final

from reconcile.bounds import Amount, amount
from reconcile.lexicon.numbers import Hedges, NumberWords
from reconcile.numerals.grammar import choice, spellings
from reconcile.numerals.sums import EXACT
from reconcile.scanner import trie_pattern


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
            form: f"between:{opener}" for opener in words.between for form in spellings(opener)
        }
        self._after = dict(_by_word(words.hedges_after))
        self._words = words
        self._numerals = numerals
        self._reversed = re.compile(rf" ?({trie_pattern(w[::-1] for w in self._before)})(?:(?!\w)|(?<!\w))")
        self._behind = re.compile(rf" ?,? ?({trie_pattern(self._after)})(?!\w)(?! ?\d)")

    @cached_property
    def _own(self) -> re.Pattern[str]:
        return re.compile(rf"{self._all} ?(?:\d|{choice(self._numerals)}(?!\w))")

    @cached_property
    def _ahead(self) -> re.Pattern[str]:
        link = trie_pattern(self._words.conjunctions) or "(?!)"
        return re.compile(rf"(?: ?, ?| {link} )({self._all}) ?(?=[\w$€£¥])")

    @property
    def _all(self) -> str:
        return trie_pattern(dict(_by_word(self._words.hedges)))

    def before(self, reversed_text: str, start: int) -> Hedge | None:
        """The hedge in front of a position; the text in front is given backwards."""
        match = self._reversed.match(reversed_text)
        return Hedge(self._before[match[1][::-1]], start - match.end()) if match else None

    def after(self, text: str, end: int) -> Hedge | None:
        """The hedge behind a number, unless it belongs to the next one ("5000 ou moins de 6000")."""
        match = self._behind.match(text, end)
        if not match or self._own.match(text, text.rfind(" ", 0, match.end()) + 1):
            return None
        return Hedge(self._after[match[1]], match.end())

    def ahead(self, text: str, end: int) -> Hedge | None:
        """A second hedge behind a hedged number: "more than 10 and fewer than 40"; its edge is where it ends."""
        match = self._ahead.match(text, end)
        return Hedge(self._before[match[1]], match.end()) if match else None


def _by_word(hedges: Hedges) -> Iterator[tuple[str, str]]:
    for field in fields(hedges):
        for word in getattr(hedges, field.name):
            yield from ((form, field.name) for form in spellings(word))


def hedged(name: str, at: Interval) -> Interval:
    """The interval that a hedge makes of a number.

    >>> hedged("nearly", Interval(600, 600))
    Interval(low=540, high=600, low_open=False, high_open=True, approximate=True)

    """
    return _MEANING[name](at)


def _nearly(at: Interval) -> Interval:
    return Interval(nine_tenths(at.low), at.high, high_open=True, approximate=True)


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
