"""All compiled patterns that reading the numbers of one language needs."""

import re
from collections.abc import Iterable
from dataclasses import fields
from functools import lru_cache
from itertools import chain, product
from typing import Final, final

from reconcile.lexicon import Lexicon
from reconcile.lexicon.numbers import Hedges, NumberWords
from reconcile.numerals.grammar import NumeralGrammar, choice, spellings
from reconcile.numerals.hedges import HedgeGrammar
from reconcile.numerals.measures import MeasureGrammar

_DASH: Final = "[-–—‒]"


@final
class NumberLanguage:
    """The patterns of one language, made once for a lexicon."""

    def __init__(self, words: NumberWords) -> None:
        self.words = words
        self.measures = MeasureGrammar(words)
        self.numerals = NumeralGrammar(words, self.measures.sticky, self.measures.names)
        self.hedges = HedgeGrammar(words, self.numerals.tokens)
        self.other = _other(words)
        self._compile_before(words)
        self._compile_behind(words)
        self._compile_ranges(words)

    def _compile_before(self, words: NumberWords) -> None:
        """What may stand before an amount; texts are matched backwards."""
        through, ones = _backwards(words.through), _backwards(words.ones)
        self.article = re.compile(rf"[ -]{_backwards(words.articles)}(?!\w)")
        self.quantifier = re.compile(rf"[ -]{_backwards(words.quantifiers)}(?!\w)")
        self.minus = re.compile(rf" {_backwards(words.minus)}(?!\w)(?! {through}(?!\w))")
        self.adjective = re.compile(rf"{choice(words.adjectives)}(?!\w)(?! \w+[sx](?!\w))")
        self.noun_before = re.compile(rf" \w{{3,30}} ?{_backwards(words.determiners)}(?!\w)")
        self.one_before = re.compile(rf" {through} ({ones})(?!\w)")
        led = [*_hedge_words(words.hedges), *words.between, *words.minus, *self.measures.money]
        led += [f"{one} {link}" for one, link in product(words.ones, words.through)]
        # anything else before an amount says nothing about it
        self.led = re.compile(rf" ?{_backwards(led)}(?!\w)|[^\s\w(\"«“„'\[]| \+")

    def _compile_behind(self, words: NumberWords) -> None:
        """What may stand behind an amount."""
        codes, conjunction, cents = choice(self.measures.sticky), choice(words.conjunctions), choice(words.cents)
        self.abbreviation = re.compile(rf" ?({choice(words.abbreviations)})(?:(?![\w'])|(?={codes}(?!\w)))")
        self.ordinal = re.compile(rf"(?:{choice(words.ordinal_suffixes)}|[ºª](?! ?[cf](?!\w)))(?!\w)")
        self.money_cents = re.compile(rf" {cents}(?!\w)")
        self.cents = re.compile(rf" ?{cents}(?!\w)")
        self.and_cents = re.compile(rf" (?:{conjunction} )?|(?=\d)")
        counts = set(self.numerals.tokens) - set(self.numerals.joiners)
        millions = [short + code for short, code in product(words.abbreviations, self.measures.sticky)]
        followed = _followed(words, [*counts, *self.numerals.fractions, *self.measures.words, *millions])
        self.followed = re.compile(followed)
        self.alone = re.compile(rf"\d{{1,20}}(?!\d)(?!{followed})")

    def _compile_ranges(self, words: NumberWords) -> None:
        self.through = _between(words.through)
        self.opened = {opener: _between(links) for opener, links in words.between.items()}
        self.lead = re.compile(rf"(?:{choice(words.hedges.about)} ?)?(?:{choice(words.articles)} )?(?:[$€£¥] ?)?")


@lru_cache(maxsize=32)
def language_of(lexicon: Lexicon) -> NumberLanguage:
    """The compiled patterns of a lexicon."""
    return NumberLanguage(lexicon.numbers)


def _backwards(words: Iterable[str]) -> str:
    return choice(form[::-1] for word in words for form in spellings(word))


def _between(links: tuple[str, ...]) -> re.Pattern[str]:
    """What stands between the ends of a range: a word ("8- to 16-foot" too) or a dash."""
    return re.compile(rf"-? {choice(links)}(?:(?<=')| )| ?({_DASH}) ?")


def _hedge_words(hedges: Hedges) -> Iterable[str]:
    return chain.from_iterable(getattr(hedges, field.name) for field in fields(hedges))


def _followed(words: NumberWords, known: list[str]) -> str:
    """A pattern that matches behind an amount wherever what follows may belong to it."""
    links = {*words.through, *words.conjunctions, *chain.from_iterable(words.between.values())}
    tails = [
        *known,
        *words.abbreviations,
        *words.decimal_words,
        *words.and_half,
        *words.clock,
        "h",
        *_hedge_words(words.hedges_after),
    ]
    ahead = [*known, *words.articles, *_hedge_words(words.hedges)]
    return (
        r"(?:[^\s.,;:!?)»”…\]]|[.,:']{1,3}\d|(?: ?, ?| {1,12})"
        rf"(?:\d|[^\w\s.,;:!?()«»“”„…]|{choice(tails)}(?!\w)|{choice(links)} (?:\d|[^\w\s]|{choice(ahead)}(?!\w))))"
    )


def _other(words: NumberWords) -> re.Pattern[str]:
    """Digits that are a date, a time of day or a telephone number."""
    return re.compile(
        r"\d{1,4}([-/.])\d{1,2}\1\d{2,4}(?!\d)|\d{1,2}/\d{4}(?!\d)"
        r"|\d{1,2}:\d\d(?::\d\d)?|\d{1,2} ?h ?\d\d(?!\w)"
        rf"|\d{{1,2}}(?:[.:]\d\d)?(?: ?{choice(words.clock)})(?!\w)"
        r"|0\d{0,3}(?:[ .-]\d{2,4}){2,6}(?!\d)|\d{1,4}(?:-\d{2,5}){2,6}(?!\d)"
    )
