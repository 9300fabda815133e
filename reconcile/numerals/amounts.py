"""Amounts as they stand in a text: digits or words with sign, multiplier and measure, without hedges."""

import re
from decimal import Decimal
from typing import Final, final

from reconcile.numbers import NumberKind
from reconcile.numerals.digits import Digits, Typography, end_of_run, read_decimals, read_digits, read_list
from reconcile.numerals.grammar import Role, Token
from reconcile.numerals.hedges import BETWEEN
from reconcile.numerals.measures import CENT, Measure
from reconcile.numerals.mentions import Mention
from reconcile.numerals.patterns import NumberLanguage
from reconcile.numerals.sums import EXACT, scaled, summed
from reconcile.numerals.words import Words, read_after_digits, read_fraction, read_words
from reconcile.scanner import Folded

_REACH: Final = 60
_MOST_CENTS: Final = 99
_BARE_CENTS: Final = range(10, 100)
_CLAUSE_END: Final = re.compile(r" ?(?:$|[.;!?)»])")
# as a power of ten
_MILLION: Final = 6
_TWO_DIGITS: Final = re.compile(r"\d{1,2}(?!\d)")


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
        before = self.before(start, floor)
        digit = self.text[start].isdigit()
        if not digit and self._is_adjective(start, before):
            return None
        led = self.language.led.match(before) is not None
        alone = None if led else self._alone(start, digit)
        if alone:
            return alone
        mention = self._digits(start, floor, before, led) if digit else self._worded(start, before)
        if mention is None:
            return None
        mention.led = led or mention.start < start
        if mention.led:
            self._minus(mention, floor)
        if mention.followed:
            self._cents(mention)
        if self.text[mention.end : mention.end + 1].isalnum():
            self.passed = mention.end
            return None
        mention.core_start, mention.core_end = mention.start, mention.end
        return mention

    def _is_adjective(self, start: int, before: str) -> bool:
        """Whether a number word says of what sort the noun before it is: "un pont neuf"."""
        adjective = self.language.adjective.match(self.text, start)
        return adjective is not None and self.language.noun_before.match(before) is not None

    def _alone(self, start: int, digit: bool) -> Mention | None:
        """A whole number or a number word with nothing around it that could belong to it: most of them."""
        alone = self.language.alone
        if digit:
            whole = alone.match(self.text, start)
            value = int(whole[0]) if whole else 0
            return Mention(start, Words(whole.end(), value, value), worded=False) if whole else None
        match = self.language.numerals.word.match(self.text, start)
        token = self.language.numerals.tokens[match[0]] if match else None
        if not match or not token or token.role not in Role.SIMPLE or not alone.match(self.text, match.end()):
            return None
        ordinal = token.role == Role.ORDINAL
        if ordinal and self.language.numerals.of.match(self.text, match.end()):
            return None
        return Mention(start, Words(match.end(), token.value, token.value, ordinal=ordinal), worded=True)

    def listed(self, start: int) -> list[Mention]:
        """The members of a bare list of whole numbers: 22,24,26."""
        members = read_list(start, self.text)
        values = [(start, end, int(self.text[start:end])) for start, end in members]
        return [Mention(start, Words(end, value, value), worded=False) for start, end, value in values]

    def before(self, start: int, floor: int) -> str:
        """What stands in front of a position, backwards."""
        return self.text[max(floor, start - _REACH) : start][::-1]

    def _digits(self, start: int, floor: int, before: str, led: bool) -> Mention | None:
        if self._is_other(start, floor):
            return None
        pointed = read_decimals(start, self.text) if led else None
        digits = pointed or read_digits(start, self.typography)
        if digits is None:
            self.passed = end_of_run(start, self.text)
            return None
        if pointed:
            start, before = start - 1, before[1:]
        money = self.language.measures.before(self.folded, before, start) if led else None
        mention = self._measured(start, digits, money)
        if led:
            self._sign(mention, floor)
        return mention

    def _measured(self, start: int, digits: Digits, money: Measure | None) -> Mention:
        """Digits with multiplier and currency or unit."""
        followed = not self.language.alone.match(self.text, digits.end)
        words = self._scaled(digits, money is not None) if followed else Words(digits.end, digits.value, digits.value)
        mention = Mention(start, words, worded=False)
        mention.other = digits.other if mention.power == 0 else None
        mention.followed = followed
        if (followed or money) and mention.kind is not NumberKind.ORDINAL:
            self._measure(mention, money)
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
        short = self.language.abbreviation.match(text, end)
        if short and (money or self._is_multiplier(short)):
            power = self.language.words.abbreviations[short[1]]
            value = scaled(value, power)
            return Words(short.end(), value, value, power=power)
        if text[end] != " ":
            ordinal = self.language.ordinal.match(text, end) if isinstance(value, int) else None
            return Words(ordinal.end() if ordinal else end, value, value, ordinal=ordinal is not None)
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
            if mark == "-" and not (earlier == " " and text[max(0, start - 9) : start - 1].rstrip(" ")[-1:].isdigit()):
                _negate(mention)
        elif mark == " " and earlier == "+":
            mention.start = start - 2

    def _minus(self, mention: Mention, floor: int) -> None:
        """Take "minus" into the number, unless another number stands before it."""
        before = self.before(mention.start, floor)
        minus = self.language.minus.match(before)
        if not minus or self.language.hedges.before(before, mention.start):
            return
        if floor == 0 or mention.start - minus.end() > floor + 1:
            mention.start -= minus.end()
            _negate(mention)

    def _worded(self, start: int, before: str) -> Mention | None:
        text, numerals = self.text, self.language.numerals
        article = self.language.article.match(before) if before[:1] in "- " else None
        if before[:1] == "-" and before[1:2].isalpha() and not article:
            return None
        match = numerals.word.match(text, start)
        token = numerals.tokens[match[0]] if match else None
        counted = token is None or token.role in (Role.POWER, Role.GROUP)
        quantifier = self.language.quantifier.match(before) if counted else None
        words = self._share(start, token, article is not None)
        hedged = token is not None and token.genitive and self.language.hedges.governs(before, start)
        words = words or read_words(text, start, numerals, several=quantifier is not None, hedged=hedged)
        if words is None or (words.fraction and token is None and not (article or numerals.of.match(text, words.end))):
            return None
        taken = quantifier or (article if counted or words.fraction else None)
        mention = Mention(start - taken.end() if taken else start, words, worded=True)
        mention.followed = True
        if mention.kind is not NumberKind.ORDINAL:
            self._measure(mention, None)
        return mention

    def _share(self, start: int, token: Token | None, article: bool) -> Words | None:
        """A word that ranks as a fraction, where it stands between an article and "of": "a third of"."""
        if token is None or token.role != Role.ORDINAL or not article:
            return None
        words = read_fraction(self.text, start, self.language.numerals)
        return words if words and self.language.numerals.of.match(self.text, words.end) else None

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

    def _cents(self, mention: Mention) -> None:
        """Add the cents to an amount of money: "15 dollars and 15 cents", "$20 and 43c"."""
        if mention.kind is not NumberKind.MONEY or mention.unit == CENT or mention.low is None:
            return
        link = self.language.and_cents.match(self.text, mention.end)
        cents = (self._hundredths(link.end()) or self._bare_cents(mention, link)) if link else None
        if cents and cents.low <= _MOST_CENTS:
            mention.low = mention.high = summed([mention.low, EXACT.scaleb(Decimal(cents.low), -2)])
            mention.end = cents.end

    def _bare_cents(self, mention: Mention, link: re.Match[str]) -> Words | None:
        """Cents that end the clause without a name: "15 dollars and 50."."""
        if not link[0].strip() or not isinstance(mention.low, int):
            return None
        digits = _TWO_DIGITS.match(self.text, link.end())
        said = Words(digits.end(), int(digits[0]), int(digits[0])) if digits else None
        said = said or read_words(self.text, link.end(), self.language.numerals)
        if said is None or said.low not in _BARE_CENTS or not _CLAUSE_END.match(self.text, said.end):
            return None
        hedge = self.language.hedges.before(self.before(mention.start, 0), mention.start)
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


def _negate(mention: Mention) -> None:
    if mention.low is not None and mention.high is not None:
        mention.low, mention.high = -mention.high, -mention.low
