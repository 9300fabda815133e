"""Numbers that nothing around them can belong to, as most of a text are: whole ones in digits, and single words."""

import re
from functools import lru_cache
from typing import Final, final

from reconcile.bounds import Bounds
from reconcile.numbers import Number, NumberKind
from reconcile.numerals.grammar import Role
from reconcile.numerals.patterns import NumberLanguage
from reconcile.numerals.surroundings import DATING, MEASURING, NO_ROLE, OPENING, text_before
from reconcile.scanner import Folded
from reconcile.values import maker

known_number: Final = maker(Number)
_WHOLE: Final = re.compile(r"\d{1,20}(?!\d)")
# a rank below it is no fraction: "un premier", "a second"
_THIRD: Final = 3


@final
class LoneReader:
    """Reads the lone numbers of one text; `end` is where the last one ends that was read, or known to be none."""

    __slots__ = ("_folded", "_language", "_text", "end")

    def __init__(self, folded: Folded, language: NumberLanguage) -> None:
        self._folded = folded
        self._text = folded.text
        self._language = language
        self.end = 0

    def at(self, start: int, floor: int) -> Number | None:
        """The number at a position, if it is a lone one; what stands before `floor` is taken."""
        text, language = self._text, self._language
        whole = _WHOLE.match(text, start)
        if whole is None:
            return self._worded(start, floor)
        end = whole.end()
        behind = language.behind.roles(text, end)
        if behind == DATING:
            self._pass_over(start)
        if not behind <= MEASURING or not language.before.roles(text_before(text, start, floor)) <= OPENING:
            return None
        measure = language.measures.after(self._folded, end) if behind else None
        if measure is None:
            return self._number(start, end, int(whole[0]))
        if measure.kind is NumberKind.PERCENT or language.behind.roles(text, measure.edge):
            return None
        return self._number(start, measure.edge, int(whole[0]), measure.kind, measure.unit)

    def _pass_over(self, start: int) -> None:
        """Go on behind what is a date or a time of day."""
        other = self._language.other.match(self._text, start)
        self.end = other.end() if other else self.end

    def _worded(self, start: int, floor: int) -> Number | None:
        """A word that is a number by itself; what ranks may be a fraction behind an article or before "of"."""
        text, language = self._text, self._language
        word = language.numerals.word.match(text, start)
        token = language.numerals.tokens[word[0]] if word else None
        if not word or not token or token.role not in Role.SIMPLE or language.behind.roles(text, word.end()):
            return None
        before = text_before(text, start, floor)
        if language.homonyms.is_other(self._folded, start, before):
            return None
        led, ranks = language.before.roles(before), token.role == Role.ORDINAL
        if not led <= (NO_ROLE if ranks else OPENING):
            return None
        part = ranks and token.value >= _THIRD
        if part and (language.numerals.of.match(text, word.end()) or language.article.match(before)):
            return None
        return self._number(start, word.end(), token.value, NumberKind.ORDINAL if ranks else NumberKind.NUMBER)

    def _number(
        self, start: int, end: int, value: int, kind: NumberKind = NumberKind.NUMBER, unit: str | None = None
    ) -> Number:
        self.end = end
        span = self._folded.span(start, end)
        return known_number(span, span.of(self._folded.original), exactly(value), False, kind, unit)


@lru_cache(maxsize=256)
def exactly(value: int) -> Bounds:
    """Shared by all numbers that are the same, as years and small ones are."""
    return Bounds(value, value)
