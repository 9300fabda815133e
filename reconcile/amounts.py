"""Amounts as they stand in a text: digits or words with sign, multiplier and measure, without hedges."""

import re
from functools import lru_cache
from typing import Final, final

from reconcile.bounds import Amount
from reconcile.hedges import HedgeGrammar
from reconcile.lexicon import Lexicon
from reconcile.lexicon.numbers import NumberWords
from reconcile.measures import MeasureGrammar
from reconcile.numbers import NumberKind
from reconcile.numeral_digits import Digits, Typography, end_of_run, read_decimals, read_digits, read_list
from reconcile.numeral_grammar import NumeralGrammar, Role, choice, spellings
from reconcile.numeral_words import Words, read_after_digits, read_words, scaled
from reconcile.scanner import Folded

_REACH: Final = 60


@final
class Mention:
    """One number expression: what `Number` says, and what the reader of sentences needs besides.

    Positions are those of the folded text. `core_start` and `core_end` leave the hedges out; `hedges` names them from
    the inside out ("about", "more_than", "between:de"); `parts` are the two ends of a range; `fraction` is "a third".
    """

    __slots__ = (
        "approximate", "core_end", "core_start", "end", "fraction", "hedges", "high", "high_open", "kind", "low",
        "low_open", "other", "parts", "power", "start", "unit", "worded",
    )  # fmt: skip

    def __init__(self, start: int, words: Words, worded: bool) -> None:
        self.start = self.core_start = start
        self.end = self.core_end = words.end
        self.low: Amount | None = words.low
        self.high: Amount | None = words.high
        self.low_open = self.high_open = False
        self.approximate = words.approximate
        self.kind = NumberKind.ORDINAL if words.ordinal else NumberKind.NUMBER
        self.unit: str | None = None
        self.power = words.power
        self.fraction = words.fraction
        self.worded = worded
        self.other: Amount | None = None
        self.hedges: tuple[str, ...] = ()
        self.parts: tuple[Mention, ...] = ()


@final
class NumberLanguage:
    """All compiled patterns that reading the numbers of one language needs."""

    def __init__(self, words: NumberWords) -> None:
        self.words = words
        self.measures = MeasureGrammar(words)
        self.numerals = NumeralGrammar(words, self.measures.sticky, self.measures.names)
        self.hedges = HedgeGrammar(words)
        codes = choice(self.measures.sticky)
        self.abbreviation = re.compile(rf" ?({choice(words.abbreviations)})(?:(?![\w'])|(?={codes}(?!\w)))")
        self.ordinal = re.compile(rf"(?:{choice(words.ordinal_suffixes)}|º|ª)(?!\w)")
        self.and_cents = re.compile(rf"(?: {choice(words.conjunctions)})? ")
        self.article = _reversed(words.articles)
        self.quantifier = _reversed(words.quantifiers)
        self.minus = _reversed(words.minus)
        self.money_cents = re.compile(rf" {choice(words.cents)}(?!\w)")
        clock = choice(words.clock)
        self.other = re.compile(
            r"\d{1,4}([-/.])\d{1,2}\1\d{2,4}(?!\d)"  # dates
            r"|\d{1,2}/\d{4}(?!\d)"
            rf"|\d{{1,2}}:\d\d(?::\d\d)?|\d{{1,2}} ?h ?\d\d(?!\w)|\d{{1,2}}(?:[.:]\d\d)?(?: ?{clock})(?!\w)"  # times
            r"|0\d{0,3}(?:[ .-]\d{2,4}){2,6}(?!\d)|\d{1,4}(?:-\d{2,5}){2,6}(?!\d)"  # telephones
        )


def _reversed(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[ -]{choice(form[::-1] for word in words for form in spellings(word))}(?!\w)")


@lru_cache(maxsize=32)
def language_of(lexicon: Lexicon) -> NumberLanguage:
    """The compiled patterns of a lexicon."""
    return NumberLanguage(lexicon.numbers)


@final
class AmountReader:
    """Reads amounts at positions of one text; `passed` is where reading goes on after what is no number."""

    __slots__ = ("folded", "language", "passed", "text", "typography")

    def __init__(self, folded: Folded, language: NumberLanguage) -> None:
        self.folded = folded
        self.text = folded.text
        self.language = language
        self.typography = Typography(folded.text, language.words)
        self.passed = 0

    def at(self, start: int, floor: int) -> Mention | None:
        """The amount that starts at a digit or a number word; what stands before `floor` is taken."""
        mention = self._digits(start, floor) if self.text[start].isdigit() else self._worded(start, floor)
        if mention is None:
            return None
        self._measure(mention, floor)
        if self.text[mention.end : mention.end + 1].isalnum():
            self.passed = mention.end
            return None
        mention.core_start, mention.core_end = mention.start, mention.end
        return mention

    def listed(self, start: int) -> list[Mention]:
        """The members of a bare list of whole numbers: 22,24,26."""
        members = read_list(start, self.text)
        values = [(start, end, int(self.text[start:end])) for start, end in members]
        return [Mention(start, Words(end, value, value), worded=False) for start, end, value in values]

    def before(self, start: int, floor: int) -> str:
        """What stands in front of a position, backwards."""
        return self.text[max(floor, start - _REACH) : start][::-1]

    def _digits(self, start: int, floor: int) -> Mention | None:
        if self._is_other(start, floor):
            return None
        pointed = read_decimals(start, self.text) if start > floor else None
        digits = pointed or read_digits(start, self.typography)
        if digits is None:
            self.passed = end_of_run(start, self.text)
            return None
        start -= pointed is not None
        money = self.language.measures.before(self.folded, self.before(start, floor), start)
        mention = Mention(start, self._scaled(digits, money is not None), worded=False)
        mention.other = digits.other if mention.power == 0 else None
        self._sign(mention, floor)
        return mention

    def _is_other(self, start: int, floor: int) -> bool:
        """Whether digits are a date, a time, a telephone number, a model name or a part of an address."""
        text = self.text
        other = self.language.other.match(text, start)
        if other:
            self.passed = other.end()
            return True
        if start > floor and text[start - 1] in _INSIDE and _in_a_name(text, start):
            self.passed = end_of_run(start, text)
            return True
        return False

    def _scaled(self, digits: Digits, money: bool) -> Words:
        """Digits with the multiplier behind them: 13k, 2.5 million, 3 millions et demi, 21st."""
        text, end, value = self.text, digits.end, digits.value
        following = text[end : end + 2]
        if not following or following[0] in ".,;:)" or following == ". ":
            return Words(end, value, value)
        short = self.language.abbreviation.match(text, end)
        if short and (money or self._is_multiplier(short)):
            power = self.language.words.abbreviations[short[1]]
            value = scaled(value, power)
            return Words(short.end(), value, value, power=power)
        ordinal = self.language.ordinal.match(text, end)
        if ordinal and isinstance(value, int):
            return Words(ordinal.end(), value, value, ordinal=True)
        if self.language.money_cents.match(text, end):
            return Words(end, value, value)
        return read_after_digits(text, end, value, self.language.numerals) or Words(end, value, value)

    def _is_multiplier(self, short: re.Match[str]) -> bool:
        """A lone m is a metre, M a million."""
        written = self.folded.span(short.start(1), short.end(1)).of(self.folded.original)
        return written != "m" and (written != "g" or written == "G")

    def _sign(self, mention: Mention, floor: int) -> None:
        """Take a sign into the number."""
        start, text = mention.start, self.text
        if start <= floor:
            return
        mark, earlier = text[start - 1], text[start - 2 : start - 1] if start - 1 > floor else ""
        if earlier.isalnum():
            return
        if mark in "+-":
            mention.start = start - 1
            self._negate(mention, mark == "-" and not _digit_before(text, start - 1))
        elif mark == " " and earlier == "+":
            mention.start = start - 2

    def _negate(self, mention: Mention, negative: bool) -> None:
        if negative and mention.low is not None:
            mention.low = mention.high = -mention.low

    def _worded(self, start: int, floor: int) -> Mention | None:
        text, numerals = self.text, self.language.numerals
        if (
            start
            and text[start - 1] == "-"
            and text[start - 2 : start - 1].isalpha()
            and not self._article(start, floor)
        ):
            return None
        match = numerals.word.match(text, start)
        counted = match is None or numerals.tokens[match[0]].role in (Role.POWER, Role.GROUP)
        quantifier = self.language.quantifier.match(self.before(start, floor)) if counted else None
        words = read_words(text, start, numerals, several=quantifier is not None)
        if words is None:
            return None
        mention = Mention(start, words, worded=True)
        if quantifier:
            mention.start = start - quantifier.end()
        elif counted:
            mention.start = self._article(start, floor) or start
        return mention

    def _article(self, start: int, floor: int) -> int | None:
        """Where an article in front of a position starts."""
        article = self.language.article.match(self.before(start, floor))
        return start - article.end() if article else None

    def _measure(self, mention: Mention, floor: int) -> None:
        """Take the percent sign, currency or unit at a number into it."""
        if mention.kind is NumberKind.ORDINAL:
            return
        measures = self.language.measures
        money = (
            None if mention.worded else measures.before(self.folded, self.before(mention.start, floor), mention.start)
        )
        after = measures.after(self.folded, mention.end)
        if money and (after is None or after.kind is NumberKind.MONEY):
            mention.start, mention.kind, mention.unit = money.edge, money.kind, money.unit
        if after:
            mention.end, mention.kind = after.edge, after.kind
            mention.unit = mention.unit or after.unit


# what joins digits to a name, an address or a time
_INSIDE: Final = "-/=%&?#_@:~"


def _in_a_name(text: str, start: int) -> bool:
    """Whether digits belong to what stands right before them: F-16, 12:30, 3/4, http://x/?n=30."""
    mark, earlier = text[start - 1], text[start - 2 : start - 1]
    if mark == "-":
        return earlier.isalpha()
    if mark in "/:":
        return earlier.isalnum()
    return bool(earlier) and not earlier.isspace() and _in_an_address(text, start)


def _in_an_address(text: str, start: int) -> bool:
    word = text[max(0, start - 400) : start].rpartition(" ")[2]
    return "://" in word or word.startswith("www.") or "@" in word


def _digit_before(text: str, position: int) -> bool:
    """Whether a minus would stand between two numbers."""
    return text[:position].rstrip(" ")[-1:].isdigit() if text[position - 1 : position] == " " else False
