"""Parts of a whole: "1 in 3", "un habitant sur trois", "7 de cada 10" say a share, and count nothing."""

import re
from collections.abc import Iterable
from typing import Final, final

from reconcile.lexicon.numbers import NumberWords
from reconcile.numbers import NumberKind
from reconcile.numerals.grammar import choice, spellings
from reconcile.numerals.mentions import Mention
from reconcile.numerals.surroundings import ANY_BEHIND, ANY_ROLE
from reconcile.numerals.words import part

# "one of them in 1998" is no ratio
YEARS: Final = range(1100, 2100)
_SPOKEN: Final = 12  # "three in four", but "four in thirty states"
_NOUN: Final = r"(?: \w{2,20}){0,2}"
ANY_NOUN: Final = "* "


@final
class RatioGrammar:
    """The ratios of one language, compiled."""

    def __init__(self, words: NumberWords) -> None:
        self._after = {form: first for link, first in words.ratios.items() for form in spellings(link)}
        direct = [link for link in words.ratios if not link.startswith(ANY_NOUN)]
        after_one = [link for link in direct if words.ratios[link] != "tens"]
        with_noun = [link.removeprefix(ANY_NOUN) for link in words.ratios if link.startswith(ANY_NOUN)]
        self.between = re.compile(rf" ({choice(direct)}) (?:{choice(words.articles)} )?")
        before = rf"(?:{_backwards(after_one)}|{_backwards(with_noun)}{_NOUN})"
        self.one_before = re.compile(rf" {before} {_backwards(words.ones)}(?!\w)")

    def allows(self, link: str, first: Mention, second: Mention) -> bool:
        """Whether two numbers with such a word between them are a ratio."""
        above, below = whole(first), whole(second)
        if above is None or below is None or not 0 < above < below or below in YEARS:
            return False
        wanted = self._after[link]
        tens = first.worded if wanted == "words" else wanted == "tens"
        told = wanted == "words" and first.worded and second.worded and below <= _SPOKEN
        return above == 1 or wanted == "any" or told or (tens and not str(below).strip("0").strip("1"))


def whole(mention: Mention) -> int | None:
    """The whole number that a mention states plainly, if it does."""
    plain = mention.kind is NumberKind.NUMBER and not mention.approximate
    return mention.low if plain and isinstance(mention.low, int) and mention.low == mention.high else None


def share(start: int, above: int, second: Mention) -> Mention:
    """The share that a ratio states."""
    mention = Mention(start, part(second.end, above, whole(second) or 1), worded=second.worded)
    mention.led, mention.behind = ANY_ROLE, ANY_BEHIND
    return mention


def _backwards(words: Iterable[str]) -> str:
    return choice(form[::-1] for word in words for form in spellings(word))
