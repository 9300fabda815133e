"""Words that rank as fractions: "a third of", "a twenty-fifth", "octava parte", "tenth of a gallon"."""

import re
from typing import Final, final

from reconcile.numbers import NumberKind
from reconcile.numerals.grammar import Role, Token
from reconcile.numerals.patterns import NumberLanguage
from reconcile.numerals.words import Words, read_fraction
from reconcile.scanner import Folded

NOTHING_BEHIND: Final = re.compile(r" ?(?:$|[.,;:!?)»\"”](?!\w))")
_THIRD: Final = 3
_HUNDRED: Final = 100
_UNIT_LETTERS: Final = 3


@final
class ShareReader:
    """Tells fractions from ranks by what stands around them in one text."""

    __slots__ = ("folded", "language", "text")

    def __init__(self, folded: Folded, language: NumberLanguage) -> None:
        self.folded = folded
        self.text = folded.text
        self.language = language

    def hedged_article(self, before: str, start: int) -> re.Match[str] | None:
        """An article between a hedge and a share or a round number, backwards: "plus de la moitié", "un 30 %"."""
        article = self.language.definite.match(before)
        hedge = self.language.hedges.before(before[article.end() :], start) if article else None
        return article if hedge and hedge.name != "at_most" else None

    def at(self, start: int, token: Token | None, before: str) -> Words | None:
        """A word that ranks as a fraction: "a third of" behind an article, "about a third", "a thousandth" alone."""
        article = self.language.article.match(before)
        ranks = token is not None and token.role == Role.ORDINAL
        word = self.language.numerals.fraction.match(self.text, start) if ranks or article else None
        if token is None or word is None or not (ranks or " " in word[0]):
            return None
        if " " in word[0] or self._is_share(word.end(), token, before, start, article is not None):
            return read_fraction(self.text, start, self.language.numerals)
        return None

    def is_part(self, words: Words) -> bool:
        """Whether a rank behind "a" is a fraction: "a twenty-fifth of it", "un ottavo", but "a fifth person"."""
        ends = NOTHING_BEHIND.match(self.text, words.end) or self.language.numerals.of.match(self.text, words.end)
        return words.low >= _THIRD and (ends is not None or self._leads_to_digits(words.end))

    def _leads_to_digits(self, end: int) -> bool:
        """Whether what follows is what the count has come to: "fell by a tenth to 300 million"."""
        link = self.language.through.match(self.text, end)
        return link is not None and self.text[link.end() : link.end() + 1].isdecimal()

    def is_measured(self, end: int) -> bool:
        """As in "half litre"."""
        measure = self.language.measures.after(self.folded, end)
        return measure is not None and measure.kind is NumberKind.QUANTITY and measure.edge - end >= _UNIT_LETTERS

    def _is_share(self, end: int, token: Token, before: str, start: int, article: bool) -> bool:
        of = self.language.numerals.of.match(self.text, end)
        if not article:
            link = self.language.numerals.part_link.match(self.text, end) if of else None
            return link is not None and self.is_measured(link.end())  # "tenth of a gallon"
        small = token.value >= _HUNDRED and NOTHING_BEHIND.match(self.text, end)
        return bool(small or of or self.hedged_article(before, start))
