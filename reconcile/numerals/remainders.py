"""What a lesser unit adds to an amount: "15 dollars and 20 cents", "5 ft 2 in", "1 m 80"."""

import re
from decimal import Decimal
from typing import Final, final

from reconcile.numbers import NumberKind
from reconcile.numerals.hedges import BETWEEN
from reconcile.numerals.measures import CENT
from reconcile.numerals.mentions import Mention
from reconcile.numerals.patterns import NumberLanguage
from reconcile.numerals.signs import LESSER_SIGNS, LESSER_UNITS
from reconcile.numerals.sums import EXACT, summed
from reconcile.numerals.words import Words, part, read_words
from reconcile.scanner import Folded

_MOST_CENTS: Final = 99
_TWO_FIGURES: Final = range(10, 100)
_CLAUSE_END: Final = re.compile(r" ?(?:$|[.;!?)»,](?!\d))")
_TWO_DIGITS: Final = re.compile(r"\d{1,2}(?![\d/:]|[.,]\d)")
_FEW_DIGITS: Final = re.compile(r"\d{1,4}(?![\d/:]|[.,]\d)")


@final
class RemainderReader:
    """Adds what stands behind an amount in a lesser unit of the same sort."""

    __slots__ = ("folded", "language", "text")

    def __init__(self, folded: Folded, language: NumberLanguage) -> None:
        self.folded = folded
        self.text = folded.text
        self.language = language

    def add(self, mention: Mention, before: str) -> None:
        """Take the lesser unit into the mention; `before` is what stands in front of it, backwards."""
        if mention.kind is NumberKind.MONEY and mention.unit != CENT:
            self._cents(mention, before)
        elif mention.unit in LESSER_UNITS:
            self._lesser(mention)

    def _lesser(self, mention: Mention) -> None:
        """Add inches to feet, centimetres to metres: "5 feet and 2 inches", "1 m 80"."""
        unit, below, bare = LESSER_UNITS[mention.unit or ""]
        link = self.language.and_cents.match(self.text, mention.end)
        digits = _FEW_DIGITS.match(self.text, link.end()) if link else None
        if digits is None or not isinstance(mention.low, int) or int(digits[0]) >= below:
            return
        end = self._named(digits.end(), unit)
        if end is None and bare and int(digits[0]) in _TWO_FIGURES and _CLAUSE_END.match(self.text, digits.end()):
            end = digits.end()
        if end is not None:
            mention.low = mention.high = summed([mention.low, part(end, int(digits[0]), below).low])
            mention.end = end

    def _named(self, position: int, unit: str) -> int | None:
        """Where the name of a unit behind digits ends."""
        sign = LESSER_SIGNS[unit].match(self.text, position) if unit in LESSER_SIGNS else None
        if sign:
            return sign.end()
        measure = self.language.measures.after(self.folded, position)
        return measure.edge if measure and measure.unit == unit else None

    def _cents(self, mention: Mention, before: str) -> None:
        """Add the cents to an amount of money: "15 dollars and 15 cents", "$20 and 43c", "15 euros 50"."""
        if mention.low is None:
            return
        link = self.language.and_cents.match(self.text, mention.end)
        cents = (self._hundredths(link.end()) or self._bare_cents(mention, before, link)) if link else None
        if cents and cents.low <= _MOST_CENTS:
            mention.low = mention.high = summed([mention.low, EXACT.scaleb(Decimal(cents.low), -2)])
            mention.end = cents.end

    def _bare_cents(self, mention: Mention, before: str, link: re.Match[str]) -> Words | None:
        """Cents that end the clause without a name: "15 dollars and 50."."""
        named = self.text[mention.end - 1].isalpha() and (mention.worded or self.text[mention.start].isdigit())
        if not (link[0].strip() or (link[0] and named)) or not isinstance(mention.low, int) or mention.power:
            return None
        digits = _TWO_DIGITS.match(self.text, link.end())
        said = Words(digits.end(), int(digits[0]), int(digits[0])) if digits else None
        said = said or read_words(self.text, link.end(), self.language.numerals)
        if said is None or said.low not in _TWO_FIGURES or not _CLAUSE_END.match(self.text, said.end):
            return None
        hedge = self.language.hedges.before(before, mention.start)
        return None if hedge and hedge.name.startswith(BETWEEN) else said

    def _hundredths(self, start: int) -> Words | None:
        """A number of cents; "cents" itself may have been taken for hundreds."""
        digits = _TWO_DIGITS.match(self.text, start)
        words = None if digits else read_words(self.text, start, self.language.numerals)
        if words and words.power == 2 and self.text.startswith("cent", self.text.rfind(" ", 0, words.end) + 1):
            return Words(words.end, words.low // 100, words.low // 100)
        end = digits.end() if digits else words.end if words else start
        name = self.language.cents.match(self.text, end) if end > start else None
        value = int(digits[0]) if digits else words.low if words else 0
        return Words(name.end(), value, value) if name else None
