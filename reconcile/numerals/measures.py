"""What a number measures: percent, currencies and physical units, before or behind it."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final, NamedTuple, final

from reconcile.lexicon.numbers import NumberWords
from reconcile.numbers import NumberKind
from reconcile.numerals.grammar import spellings
from reconcile.numerals.signs import CODES, CODES_IN_ANY_CASE, CURRENCY_SIGNS, UNIT_SIGNS, WORDS_TOO
from reconcile.scanner import Folded, trie_pattern

# hundredths of whatever currency
CENT: Final = "cent"
# too many to spell out in a pattern: any three letters, which are then looked up
_CODES: Final = frozenset(code.lower() for code in CODES)
_CODE: Final = "[a-z]{3}"
_BRACKETS: Final = frozenset("[{<")
_MODEL: Final = re.compile(r"-\d")
_BOXED: Final = re.compile(r" ?[\[{<](?P<name>[^\]}>]{1,40})[\]}>]")


class Measure(NamedTuple):
    """What stands at a number: its kind and unit, and where the expression ends (or, before a number, starts)."""

    kind: NumberKind
    unit: str
    edge: int


@final
class MeasureGrammar:
    """The measures of one language, compiled."""

    def __init__(self, words: NumberWords) -> None:
        self._behind = dict(_all_measures(words))
        self._cents = frozenset(_cents(words))
        links = trie_pattern(form for word in words.links for form in spellings(word)) or "(?!)"
        names = f"{trie_pattern(self._behind.keys() - _CODES)}|{_CODE}"
        self._after = re.compile(rf"(?: {links}(?:(?<=')| )| {{0,2}}-?)(?P<name>{names})(?!\w|'\w)")
        self._words_too = frozenset(words.word_units)
        self._goes_on = re.compile(rf" (?!{links}(?!\w))[^\W\d_]")
        self._money = {word: name for word, (kind, name) in self._behind.items() if kind is NumberKind.MONEY}
        self.names = [word for word in self._behind if word.isalpha()]
        self.words = list(self._behind)
        self.money = list(self._money)
        # currencies that may stick to the digits behind them: EUR29, RM42
        own = {form for forms in words.currencies.values() for form in forms}
        self.sticky = [w for w in own | CODES_IN_ANY_CASE if w.isalpha() and len(w) <= len("eur")]

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return re.compile(rf" ?({trie_pattern(word[::-1] for word in self._money if word not in self._cents)})(?!\w)")

    def after(self, folded: Folded, end: int) -> Measure | None:
        """The measure that stands behind a number."""
        match = self._after.match(folded.text, end)
        if not match and not _BRACKETS.isdisjoint(folded.text[end : end + 2]):
            match = _BOXED.match(folded.text, end)
        if (
            not match
            or match["name"] not in self._behind
            or not _allowed(match["name"], folded, match.start("name"), match.end("name"))
        ):
            return None
        if match["name"] in self._words_too and self._goes_on.match(folded.text, match.end()):
            return None
        kind, unit = self._behind[match["name"]]
        return Measure(kind, unit, match.end())

    def before(self, folded: Folded, reversed_text: str, start: int) -> Measure | None:
        """The currency that stands in front of a number; the text in front is given backwards."""
        match = self._before.match(reversed_text)
        if not match or not _allowed(match[1][::-1], folded, start - match.end(1), start - match.start(1)):
            return None
        return Measure(NumberKind.MONEY, self._money[match[1][::-1]], start - match.end())


def _allowed(word: str, folded: Folded, start: int, end: int) -> bool:
    """A code of three letters must be in capitals, unless it is no word; "8 T-72" is a model, no tonnes."""
    if len(word) == 1 and word.isalpha() and _MODEL.match(folded.text, end):
        return not folded.span(start, end).of(folded.original).isupper()
    code = word.upper()
    if code not in CODES or word in CODES_IN_ANY_CASE:
        return True
    return code not in WORDS_TOO and folded.span(start, end).of(folded.original) == code


def _cents(words: NumberWords) -> set[str]:
    return {form for word in words.cents for form in spellings(word)}


def _all_measures(words: NumberWords) -> Iterator[tuple[str, tuple[NumberKind, str]]]:
    percent = {"percent": words.percent, "percentage_point": words.percentage_points}
    tables: tuple[tuple[NumberKind, Mapping[str, tuple[str, ...]]], ...] = (
        (NumberKind.MONEY, {code: (code.lower(),) for code in CODES}),
        (NumberKind.MONEY, CURRENCY_SIGNS),
        (NumberKind.QUANTITY, UNIT_SIGNS),
        (NumberKind.QUANTITY, words.units),
        (NumberKind.MONEY, words.currencies),
        (NumberKind.MONEY, {CENT: words.cents}),
        (NumberKind.PERCENT, percent),
    )
    for kind, table in tables:
        for unit, forms in table.items():
            yield from ((form, (kind, unit)) for word in forms for form in spellings(word))
