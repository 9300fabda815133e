"""All compiled patterns that reading the numbers of one language needs."""

import re
from collections.abc import Collection, Iterable
from functools import cached_property
from itertools import chain, product
from typing import Final, final

from reconcile.lexicon import Lexicon
from reconcile.lexicon.numbers import Hedges, NumberWords
from reconcile.numerals.grammar import NumeralGrammar, Role, choice, spellings
from reconcile.numerals.hedges import HedgeGrammar
from reconcile.numerals.homonyms import HomonymGrammar
from reconcile.numerals.measures import MeasureGrammar
from reconcile.numerals.ratios import ANY_NOUN, RatioGrammar
from reconcile.numerals.surroundings import Before, Behind
from reconcile.once import once

_DASH: Final = "[-–—‒]"


@final
class NumberLanguage:
    """The patterns of one language, made once for a lexicon; those that few texts need, where one does."""

    def __init__(
        self,
        words: NumberWords,
        months: Collection[str] = (),
        short_months: Collection[str] = (),
        nouns: Iterable[str] = (),
    ) -> None:
        self.words = words
        self._nouns = nouns
        self._months = [*months, *(f"{of} {month}" for of, month in product(words.of, months))]
        self.measures = MeasureGrammar(words)
        self.numerals = NumeralGrammar(words, self.measures.sticky, self.measures.names)
        counts = [word for word, token in self.numerals.tokens.items() if token.role != Role.JOIN]
        self.hedges = HedgeGrammar(words, counts)
        self.homonyms = HomonymGrammar(words, self.numerals, short_months)
        self.other = _other(words, [*self._months, *self.homonyms.months])
        self.before = self._before()
        self.behind = self._behind(counts)

    def _before(self) -> Before:
        """What before an amount may say something about it; nothing else does."""
        words = self.words
        one = [f"{one}- {link}" for one, link in product(words.ones, words.through)]
        one += [f"{one} {link}" for one, link in product(words.ones, [*words.through, *words.ratios])]
        one += [link.removeprefix(ANY_NOUN) for link in words.ratios if link.startswith(ANY_NOUN)]
        return Before(
            {
                "hedge": _hedge_words(words.hedges),
                "between": words.between,
                "minus": words.minus,
                "sign": ("+", "-"),
                "point": words.decimal_words,
                "money": self.measures.money,
                "one": one,
            }
        )

    def _behind(self, counts: Iterable[str]) -> Behind:
        """What behind an amount may belong to it; nothing else does."""
        words = self.words
        scale = [
            *(*counts, *self.numerals.tokens.starts, *self.numerals.fractions, *words.abbreviations),
            *(short + code for short, code in product(words.abbreviations, self.measures.sticky)),
            *(*words.decimal_words, *words.below_zero, *words.and_half, *words.wholes),
            *(word.rpartition(" ")[2] for word in self.numerals.fractions if " " in word),
        ]
        behind = {
            "scale": scale,
            "measure": self.measures.words,
            "date": (*self._months, *self.homonyms.months, *words.clock, "h"),
            "hedge": (*_hedge_words(words.hedges), *_hedge_words(words.hedges_after)),
        }
        joiners = [joiner.word for joiner in words.joiners]
        links = {*joiners, *words.through, *words.conjunctions, *words.ratios}
        links.update(chain.from_iterable((*words.between.values(), *words.changes.values())))
        return Behind(behind, links, (*words.articles, *words.definite))

    @cached_property
    def article(self) -> re.Pattern[str]:
        """An article before an amount, backwards."""
        return re.compile(rf"[ -]{_backwards(self.words.articles)}(?!\w)")

    @cached_property
    def quantifier(self) -> re.Pattern[str]:
        """What makes several of a collective number, backwards."""
        return re.compile(rf"[ -]{_backwards(self.words.quantifiers)}(?!\w)")

    @cached_property
    def minus(self) -> re.Pattern[str]:
        """What makes an amount negative, backwards, where no other amount stands before it."""
        return re.compile(rf" {_backwards(self.words.minus)}(?!\w)(?! {_backwards(self.words.through)}(?!\w))")

    @cached_property
    def people(self) -> re.Pattern[str]:
        """Nouns that are counted: what stands before them is no unit ("1.2m people")."""
        return re.compile(rf" {choice(noun.rstrip('*') for noun in self._nouns)}")

    @cached_property
    def definite(self) -> re.Pattern[str]:
        """An article before a share or a round number, backwards: "more than the half"."""
        return re.compile(rf" ?{_backwards([*self.words.definite, *self.words.articles])}(?!\w)")

    @cached_property
    def decimal_before(self) -> re.Pattern[str]:
        """What makes decimals of the digits behind it where no number stands before it, backwards: "point 77"."""
        return re.compile(rf" {_backwards(self.words.decimal_words)}(?= ?[.;:!?(«\"“„]| {{0,3}}$)")

    @cached_property
    def one_before(self) -> re.Pattern[str]:
        """An article as the lower end of a range, backwards: "un ou"."""
        return re.compile(rf" {_backwards(self.words.through)} -?({_backwards(self.words.ones)})(?!\w)")

    @cached_property
    def abbreviation(self) -> re.Pattern[str]:
        """A multiplier in short."""
        codes = choice(self.measures.sticky)
        return re.compile(rf" ?({choice(self.words.abbreviations)})(?:(?![\w'])|(?={codes}(?!\w)))")

    @cached_property
    def ordinal(self) -> re.Pattern[str]:
        """What makes an ordinal of digits."""
        return re.compile(rf"(?:{choice(self.words.ordinal_suffixes)}|[ºª](?! ?[cf](?!\w)))(?!\w)")

    @cached_property
    def money_cents(self) -> re.Pattern[str]:
        """Cents that are no hundreds."""
        return re.compile(rf" {choice(self.words.cents)}(?!\w)")

    @cached_property
    def cents(self) -> re.Pattern[str]:
        """Hundredths of a currency."""
        return re.compile(rf" ?{choice(self.words.cents)}(?!\w)")

    @cached_property
    def joiner(self) -> re.Pattern[str]:
        """What joins number words."""
        return re.compile(rf" {choice(self.numerals.joiners)} ")

    @cached_property
    def and_cents(self) -> re.Pattern[str]:
        """What leads from an amount of money to its cents."""
        return re.compile(rf" (?:{choice([*self.words.conjunctions, *self.words.decimal_words])} )?|(?=\d)")

    @cached_property
    def below_zero(self) -> re.Pattern[str]:
        """What makes degrees of frost."""
        return re.compile(rf" {choice(self.words.below_zero)}(?!\w)")

    @cached_property
    def conjunction(self) -> re.Pattern[str]:
        """What joins two bounded numbers."""
        return re.compile(rf",? {choice(self.words.conjunctions)} ")

    @cached_property
    def through(self) -> re.Pattern[str]:
        """What stands between the ends of a range that nothing opens."""
        return _between(self.words.through)

    @cached_property
    def opened(self) -> dict[str, re.Pattern[str]]:
        """What stands between the ends of a range, by what opens it."""
        return {opener: _between(links) for opener, links in self.words.between.items()}

    @cached_property
    def changed(self) -> dict[str, re.Pattern[str]]:
        """What leads from an earlier number to a later one, by what opens it."""
        return {opener: re.compile(rf" {choice(links)} ") for opener, links in self.words.changes.items()}

    @cached_property
    def ratios(self) -> RatioGrammar:
        """What makes ratios."""
        return RatioGrammar(self.words)

    @cached_property
    def lead(self) -> re.Pattern[str]:
        """What may stand before the second end of a range."""
        articles = choice([*self.words.articles, *self.words.definite])
        return re.compile(rf"(?:{choice(self.words.hedges.about)} ?)?(?:{articles} )?(?:[$€£¥] ?|(?<= )-)?")


@once
def language_of(lexicon: Lexicon) -> NumberLanguage:
    """The compiled patterns of a lexicon."""
    dates = lexicon.dates
    months = {form for name in dates.months for form in name.split()}
    nouns = chain.from_iterable(lexicon.figures.nouns.values())
    short_months = {form for name in dates.month_abbreviations for form in name.split()}
    return NumberLanguage(lexicon.numbers, months - set(dates.ambiguous), short_months, tuple(nouns))


def _backwards(words: Iterable[str]) -> str:
    return choice(form[::-1] for word in words for form in spellings(word))


def _between(links: tuple[str, ...]) -> re.Pattern[str]:
    """What stands between the ends of a range: a word ("8- to 16-foot" too) or a dash."""
    return re.compile(rf"-? {choice(links)}(?:(?<=')| )| ?({_DASH}) ?")


def _hedge_words(hedges: Hedges) -> Iterable[str]:
    return chain.from_iterable(hedges)


def _other(words: NumberWords, months: Iterable[str]) -> re.Pattern[str]:
    """Digits that are a date, a time of day or a telephone number."""
    return re.compile(
        rf"\d{{1,2}}(?:[.º°]|{choice(words.ordinal_suffixes)})? {choice(months)}(?!\w)|"
        r"\d{1,4}([-/.])\d{1,2}\1\d{2,4}(?!\d)|\d{1,4}/\d{1,4}(?![\d/])"
        r"|\d{1,3}:\d{1,3}(?::\d\d)?(?!\d)|\d{1,2} ?h ?\d\d(?!\w)"
        rf"|\d{{1,2}}(?:[.:]\d\d)?(?: ?{choice(words.clock)})(?!\w)"
        r"|0\d{0,3}(?:[ .-]\d{2,4}){2,6}(?!\d)|\d{1,4}(?:-\d{2,5}){2,6}(?!\d)"
        # a telephone number: an area and a number, groups that are no thousands, or what follows the sign of a country
        r"|0\d{1,4}[ /]\d{5,8}(?!\d)|\d{2,3} \d{4,5}-\d{4}(?!\d)"
        r"|(?!\d+(?: \d{3})+(?! ?\d))\d{2,4}(?: \d{2,4}){3,4}(?! ?\d)"
        r"|(?<=\+)\d{1,3}(?: ?\(\d{1,4}\))?(?! \d{3}(?: \d{3})?(?! ?\d))(?:[ .-]\d{1,8}){2,6}(?![ .-]?\d)"
    )
