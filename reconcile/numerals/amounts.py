"""Amounts as they stand in a text: digits or words with sign, multiplier and measure, without hedges."""

import re
from decimal import Decimal
from typing import Final, final

from reconcile.bounds import amount
from reconcile.numbers import NumberKind
from reconcile.numerals.digits import (
    Digits,
    Typography,
    end_of_name,
    end_of_run,
    goes_on_as_name,
    read_decimals,
    read_digits,
    read_exponent,
    read_list,
)
from reconcile.numerals.grammar import Role
from reconcile.numerals.hedges import BETWEEN
from reconcile.numerals.measures import Measure
from reconcile.numerals.mentions import Mention
from reconcile.numerals.patterns import NumberLanguage
from reconcile.numerals.polarity import PolarityReader
from reconcile.numerals.portions import Portion, read_portion
from reconcile.numerals.remainders import RemainderReader
from reconcile.numerals.shares import NOTHING_BEHIND, ShareReader
from reconcile.numerals.sums import EXACT, scaled
from reconcile.numerals.surroundings import ANY_BEHIND, Roles, text_before
from reconcile.numerals.words import Words, part, read_after_digits, read_part, read_words
from reconcile.scanner import Folded

_WHOLE: Final = re.compile(r"\d{1,20}(?!\d)")
_NOTHING_BEFORE: Final = re.compile(r"[ -]{0,3}(?:[.;:!?(«\"“„]|$)")
_THOUSAND: Final = 1000
# a metre, a gram, a bit
_UNITS_TOO: Final = frozenset("mgb")
# as a power of ten
_MILLION: Final = 6


@final
class AmountReader:
    """Reads amounts at positions of one text; `passed` is where reading goes on after what is no number."""

    __slots__ = ("folded", "language", "passed", "polarity", "remainders", "shares", "text", "typography")

    def __init__(self, folded: Folded, language: NumberLanguage) -> None:
        self.folded = folded
        self.text = folded.text
        self.language = language
        self.typography = Typography(folded.text, language.words)
        self.polarity = PolarityReader(folded.text, language)
        self.remainders = RemainderReader(folded, language)
        self.shares = ShareReader(folded, language)
        self.passed = 0

    def at(self, start: int, floor: int) -> Mention | None:
        """The amount that starts at a digit or a number word; what stands before `floor` is taken."""
        before = self.before(start, floor)
        digit = not self.text[start].isalpha()
        if not digit and self.language.homonyms.is_other(self.folded, start, before):
            return None
        led = self.language.before.roles(before)
        mention = self._digits(start, floor, before, led) if digit else self._worded(start, before)
        if mention is None:
            return None
        mention.led = self._led(mention, floor) if mention.start < start else led
        if "point" in mention.led:
            self._decimals(mention, floor)
        if "minus" in mention.led:
            self.polarity.minus(mention, self.before(mention.start, floor), floor)
            mention.led = self._led(mention, floor)
        if mention.behind is ANY_BEHIND:
            mention.behind = self.language.behind.roles(self.text, mention.end)
        if "scale" in mention.behind:
            self._behind(mention, floor)
        if goes_on_as_name(self.text, mention.end):
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
        return text_before(self.text, start, floor)

    def _behind(self, mention: Mention, floor: int) -> None:
        """Take what stands behind an amount into it: cents, inches, "below zero"."""
        self.remainders.add(mention, self.before(mention.start, floor))
        self.polarity.behind(mention)

    def _led(self, mention: Mention, floor: int) -> Roles:
        """What stands in front of an amount may be to it."""
        return self.language.before.roles(self.before(mention.start, floor))

    def _decimals(self, mention: Mention, floor: int) -> None:
        """Take the word before decimals that stand alone: "point 77", "coma cinco"."""
        point = self.language.decimal_before.match(self.before(mention.start, floor))
        plain = mention.kind is NumberKind.NUMBER and isinstance(mention.low, int)
        said = str(mention.low) if mention.worded else self.text[mention.start : mention.end]
        if point and plain and said.isdecimal() and NOTHING_BEHIND.match(self.text, mention.end):
            mention.low = mention.high = amount(Decimal(f"0.{said}"), "value")
            mention.start -= point.end()
            mention.led = self._led(mention, floor)

    def _digits(self, start: int, floor: int, before: str, led: Roles) -> Mention | None:
        whole = _WHOLE.match(self.text, start)
        behind = self.language.behind.roles(self.text, whole.end()) if whole else ANY_BEHIND
        if "date" in behind:
            portion = read_portion(start, self.text)
            if portion and not (start > floor and self.text[start - 1] in "/.,"):
                return self._portion(start, portion, floor)
        if self._is_other(start, floor, behind):
            return None
        pointed = read_decimals(start, self.text) if led else None
        plain = Digits(whole.end(), int(whole[0])) if whole and "date" not in behind else None
        digits = pointed or plain or read_digits(start, self.typography)
        if digits is None:
            self.passed = end_of_run(start, self.text)
            return None
        if pointed:
            start, before = start - 1, before[1:]
        money = self.language.measures.before(self.folded, before, start) if "money" in led else None
        mention = self._measured(start, digits, money)
        article = self.shares.hedged_article(before, start) if mention.kind is NumberKind.PERCENT else None
        if article:
            mention.start -= article.end()
        elif led:
            self.polarity.sign(mention, floor)
        return mention

    def _measured(self, start: int, digits: Digits, money: Measure | None) -> Mention:
        """Digits with multiplier and currency or unit."""
        behind = self.language.behind.roles(self.text, digits.end)
        scales = "scale" in behind
        words = self._scaled(digits, money is not None) if scales else Words(digits.end, digits.value, digits.value)
        mention = Mention(start, words, worded=False)
        other = digits.other if mention.low == scaled(digits.value, mention.power) else None
        mention.other = None if other is None else (scaled(other, mention.power),) * 2
        if (scales or money or "measure" in behind) and mention.kind is not NumberKind.ORDINAL:
            self._measure(mention, money)
        mention.behind = behind if mention.end == digits.end else ANY_BEHIND
        return mention

    def _portion(self, start: int, portion: Portion, floor: int) -> Mention | None:
        """A fraction in digits, unless nothing tells a lone one from a date, a mark or a page: 3/10."""
        words = read_part(self.text, portion.end, portion.above, portion.below, self.language.numerals)
        mention = Mention(start, words, worded=False)
        mention.behind, mention.fraction = ANY_BEHIND, words.fraction and portion.above < portion.below
        self._measure(mention, None)
        if portion.plain and not self._is_share(mention, portion, self.before(start, 0)):
            self.passed = portion.end
            return None
        self.polarity.sign(mention, floor)
        return mention

    def _is_share(self, mention: Mention, portion: Portion, before: str) -> bool:
        """Whether a fraction with a slash is followed or preceded by what makes it a part, or stands alone."""
        if mention.end > portion.end or self.language.numerals.of.match(self.text, portion.end):
            return True
        if self.language.hedges.before(before, mention.start) or self.language.article.match(before):
            return True
        alone = _NOTHING_BEFORE.match(before) and NOTHING_BEHIND.match(self.text, portion.end)
        return alone is not None

    def _is_other(self, start: int, floor: int, behind: Roles) -> bool:
        """Whether digits are a date, a time, a telephone number, a model name or a part of an address."""
        text = self.text
        other = self.language.other.match(text, start) if "date" in behind else None
        if other:
            self.passed = other.end()
            return True
        name = end_of_name(start, text) if start > floor else 0
        if name:
            self.passed = name
            return True
        return False

    def _scaled(self, digits: Digits, money: bool) -> Words:
        """Digits with the multiplier behind them: 13k, 2.5 million, 3 millions et demi, 21st."""
        text, end, value = self.text, digits.end, digits.value
        if exponent := read_exponent(text, end):
            value = amount(EXACT.scaleb(Decimal(value), exponent.power), "value") or 0
            return Words(exponent.end, value, value)
        short = self.language.abbreviation.match(text, end)
        if short and (money or self._is_multiplier(short, digits)):
            power = self.language.words.abbreviations[short[1]]
            value = scaled(value, power)
            return Words(short.end(), value, value, power=power)
        if text[end] != " ":
            ordinal = self.language.ordinal.match(text, end) if isinstance(value, int) else None
            return Words(ordinal.end() if ordinal else end, value, value, ordinal=ordinal is not None)
        if self.language.money_cents.match(text, end):
            return Words(end, value, value)
        return self._after_digits(digits, money) or Words(end, value, value)

    def _after_digits(self, digits: Digits, money: bool) -> Words | None:
        """What number words make of digits; an amount with its currency before it ends at "and"."""
        words = read_after_digits(self.text, digits.end, digits.value, self.language.numerals)
        joiner = self.language.joiner.search(self.text, digits.end, words.end) if words and money else None
        if not joiner:
            return words
        alone = self.text[digits.end : joiner.start()]
        words = read_after_digits(alone, 0, digits.value, self.language.numerals)
        return words and words._replace(end=digits.end + words.end)

    def _is_multiplier(self, short: re.Match[str], digits: Digits) -> bool:
        """Whether an abbreviation multiplies: a lone m is a metre but before people, M a million."""
        written = self.folded.span(short.start(1), short.end(1)).of(self.folded.original)
        if written in _UNITS_TOO:
            people = self.language.people.match(self.text, short.end()) is not None
            return short.start(1) == digits.end and (people or (written == "b" and digits.value < _THOUSAND))
        unit = self.language.measures.after(self.folded, digits.end)
        return unit is None or unit.kind is not NumberKind.QUANTITY or unit.edge <= short.end()

    def _worded(self, start: int, before: str) -> Mention | None:
        text, numerals = self.text, self.language.numerals
        article = self.language.article.match(before) if before[:1] in "- " else None
        if before[:1] == "-" and before[1:2].isalpha() and not article:
            return None
        match = numerals.word.match(text, start)
        token = numerals.tokens[match[0]] if match else None
        counted = token is None or token.role in (Role.POWER, Role.GROUP)
        quantifier = self.language.quantifier.match(before) if counted else None
        words = share = self.shares.at(start, token, before)
        hedged = token is not None and token.genitive and self.language.hedges.governs(before, start)
        words = words or read_words(text, start, numerals, several=quantifier is not None, hedged=hedged)
        if words is None:
            return None
        if words.ordinal and article and self.shares.is_part(words):
            words = part(words.end, 1, int(words.low))
        if counted or words.fraction or share:
            article = self.shares.hedged_article(before, start) or article
            hedge = self.language.hedges.before(before, start)
            of = numerals.of.match(text, words.end)
            if words.fraction and token is None and not (article or hedge or of or self.shares.is_measured(words.end)):
                return None
            taken = quantifier or (article if hedge is None or hedge.name.startswith(BETWEEN) else None)
        else:
            taken = quantifier
        mention = Mention(start - taken.end() if taken else start, words, worded=True)
        mention.behind = ANY_BEHIND
        if mention.kind is not NumberKind.ORDINAL:
            self._measure(mention, None)
        return mention

    def _measure(self, mention: Mention, money: Measure | None) -> None:
        """Take the percent sign, currency or unit at a number into it."""
        after = self.language.measures.after(self.folded, mention.end)
        if money and (after is None or after.kind is NumberKind.MONEY):
            mention.start, mention.kind, mention.unit = money.edge, money.kind, money.unit
        if after:
            mention.end, mention.kind = after.edge, after.kind
            mention.unit = mention.unit or after.unit
            self._scale_behind(mention)

    def _scale_behind(self, mention: Mention) -> None:
        """Take a multiplier behind the currency: "125 USD millones"."""
        if (
            mention.kind is not NumberKind.MONEY
            or mention.worded
            or mention.power
            or self.text[mention.end : mention.end + 1] != " "
        ):
            return
        match = self.language.numerals.word.match(self.text, mention.end + 1)
        token = self.language.numerals.tokens[match[0]] if match else None
        if match and token and token.role == Role.POWER and token.value >= _MILLION and mention.low is not None:
            mention.low = mention.high = scaled(mention.low, token.value)
            mention.end, mention.power, mention.other = match.end(), token.value, None
