"""Number words that are something else where they stand: an adjective, a verb, a name, a month in short."""

import re
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Final, final

from reconcile.lexicon.numbers import NumberWords
from reconcile.numerals.grammar import NumeralGrammar, Role, choice, spellings
from reconcile.scanner import Folded

_WORD: Final = re.compile(r"\w+")


@final
class HomonymGrammar:
    """What makes number words of one language something else, compiled where a text needs it.

    `months` are the number words that are months in short.
    """

    def __init__(self, words: NumberWords, numerals: NumeralGrammar, months: Collection[str]) -> None:
        self._words = words
        self._numerals = numerals
        self.months = [month.rstrip(".") for month in months if month.rstrip(".") in numerals.tokens]
        self._sides: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {}
        self._phrases = {form: phrases for word, phrases in words.homonyms.items() for form in spellings(word)}
        # the first words of all that may be something else
        named = (form for word in (*words.adjectives, *self.months) for form in spellings(word))
        self._doubtful = {word[0] for word in map(_WORD.match, named) if word} | self._phrases.keys()

    def is_other(self, folded: Folded, start: int, before: str) -> bool:
        """Whether the word at a position is no number; the text in front is given backwards."""
        word = _WORD.match(folded.text, start)
        if not word or word[0] not in self._doubtful:
            return self._is_name(folded, start, before)
        return (
            self._is_adjective(folded.text, start, before)
            or self._is_in_phrase(folded.text, word, before)
            or self._is_month(folded.text, start)
            or self._is_name(folded, start, before)
        )

    def _is_adjective(self, text: str, start: int, before: str) -> bool:
        """Whether it says of what sort the noun before it is: "un pont neuf"."""
        return self._adjective.match(text, start) is not None and self._noun_before.match(before) is not None

    def _is_in_phrase(self, text: str, word: re.Match[str], before: str) -> bool:
        """Whether what stands right before or behind shows another word: "tu sei", "sei un eroe"."""
        if word[0] not in self._phrases:
            return False
        ahead, behind = self._sides.get(word[0]) or self._sides_of(word[0])
        return ahead.match(before) is not None or behind.match(text, word.end()) is not None

    def _is_month(self, text: str, start: int) -> bool:
        """Whether it is a month in short: "sept. 2024"."""
        return bool(self.months) and self._month.match(text, start) is not None

    def _is_name(self, folded: Folded, start: int, before: str) -> bool:
        """Whether it is a name, with a capital behind an article in lower case: "les Douze", "die Elf"."""
        if folded.is_lower(start):
            return False
        article = self._article.match(before)
        match = self._numerals.word.match(folded.text, start) if article else None
        if not article or not match or self._numerals.tokens[match[0]].role != Role.ADD:
            return False
        return folded.is_lower(start - article.end())

    def _sides_of(self, word: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """What shows another word before it and behind it, compiled once."""
        sides = [phrase.partition("*")[::2] for phrase in self._phrases[word]]
        ahead = choice(before[::-1].strip() for before, _ in sides if before)
        behind = choice(after.strip() for _, after in sides if after)
        self._sides[word] = re.compile(rf" {ahead}(?!\w)"), re.compile(rf" {behind}(?!\w)")
        return self._sides[word]

    @cached_property
    def _month(self) -> re.Pattern[str]:
        return re.compile(rf"{choice(self.months)}(?:\. |\.?,? )(?:1[5-9]|20)\d\d(?!\d)")

    @cached_property
    def _article(self) -> re.Pattern[str]:
        return re.compile(rf" {_backwards(self._words.definite)}(?!\w)")

    @cached_property
    def _adjective(self) -> re.Pattern[str]:
        return re.compile(rf"{choice(self._words.adjectives)}(?!\w)(?! \w+[sx](?!\w))")

    @cached_property
    def _noun_before(self) -> re.Pattern[str]:
        return re.compile(rf" \w{{3,30}} ?{_backwards(self._words.determiners)}(?!\w)")


def _backwards(words: Iterable[str]) -> str:
    return choice(form[::-1] for word in words for form in spellings(word))
