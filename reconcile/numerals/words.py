"""Numbers in words, alone or behind digits: "trois cent deux mille", "2.5 million", "3 millions et demi"."""

import re
from decimal import Context, Decimal
from typing import Final, NamedTuple

from reconcile.bounds import Amount, amount
from reconcile.numerals.grammar import NumeralGrammar, Role, Token, rank_room_of
from reconcile.numerals.sums import Sum, scaled, summed

_GAP: Final = re.compile(" {1,20}(?:- {1,2})?|-")
_FEW_DIGITS: Final = re.compile(r"\d{1,3}(?![\w-]|[.,:/]\d)")
# a number has at most so many words; one inside another (decimals, a part) has fewer and none inside itself
_MOST_WORDS: Final = 40
_FEW_WORDS: Final = 8
_UNITS: Final = range(1, 10)
_THOUSAND: Final = 1000
_MILLION: Final = 1_000_000
# a third has no end of decimals: as many as anybody needs
_PARTS: Final = Context(prec=28)


class Words(NamedTuple):
    """What number words say: an amount or an interval, and the last multiplier (its power of ten)."""

    end: int
    low: Amount
    high: Amount
    approximate: bool = False
    ordinal: bool = False
    power: int = 0
    fraction: bool = False


def read_words(
    text: str, start: int, grammar: NumeralGrammar, several: bool = False, hedged: bool = False
) -> Words | None:
    """The number in words that starts at a position, or None; `several` where "plusieurs" stands before it."""
    match = grammar.word.match(text, start)
    if not match:
        return read_fraction(text, start, grammar)
    token = grammar.tokens[match[0]]
    alone = token.several and not (hedged and token.genitive)
    if (several or alone) and token.role in (Role.GROUP, Role.POWER):
        return _read_several(text, match.end(), token, grammar)
    return _go_on(text, start, Sum(), grammar, _MOST_WORDS) or read_fraction(text, start, grammar)


def read_after_digits(text: str, end: int, value: Amount, grammar: NumeralGrammar) -> Words | None:
    """What number words make of digits before them, or None where there are none."""
    gap = _GAP.match(text, end)
    total = Sum(current=value, digits=True, written=True)
    longer = _go_on(text, gap.end(), total, grammar, _MOST_WORDS) if gap else None
    return longer or _with_tail(text, end, total, grammar, _MOST_WORDS)


def read_fraction(text: str, start: int, grammar: NumeralGrammar) -> Words | None:
    """Read "half a million", "un quart", "a third": a part of a multiplier, or of what is counted."""
    match = grammar.fraction.match(text, start)
    if not match:
        return None
    above, below = grammar.fractions[match[0]]
    return read_part(text, match.end(), above, below, grammar)


def read_part(text: str, end: int, above: int, below: int, grammar: NumeralGrammar) -> Words:
    """A fraction that ends at a position, with the multiplier that may follow: "two thirds of a million"."""
    return _of_power(text, end, above, below, grammar) or part(end, above, below)


def _of_power(text: str, end: int, above: int, below: int, grammar: NumeralGrammar) -> Words | None:
    link = grammar.part_link.match(text, end)
    match = grammar.word.match(text, link.end()) if link else None
    token = grammar.tokens[match[0]] if match else None
    if match is None or token is None or token.role not in (Role.POWER, Role.GROUP):
        return None
    whole = token.value if token.role == Role.GROUP else 10**token.value
    said = part(match.end(), above * whole, below)
    return said._replace(fraction=False, approximate=token.role == Role.GROUP)


def part(end: int, above: int, below: int) -> Words:
    """A part of one, as a fraction states it."""
    value = amount(_PARTS.divide(Decimal(above), Decimal(below)), "value") or 0
    return Words(end, value, value, fraction=True)


def _read_several(text: str, end: int, token: Token, grammar: NumeralGrammar) -> Words:
    """Several of a power or a collective number: "dozens" are 24 to 99, "tens of thousands" 20,000 to 99,999."""
    one = token.value if token.role == Role.GROUP else 10**token.value
    end, power = _scale_of_group(text, end, grammar)
    scale = 10**power
    return Words(end, 2 * one * scale, 10 ** len(str(one)) * scale - 1, approximate=True)


def _scale_of_group(text: str, end: int, grammar: NumeralGrammar) -> tuple[int, int]:
    """The multiplier that follows a collective number ("de milliers", "of thousands"), after its end."""
    link = grammar.link.match(text, end)
    power = _power_at(text, link.end(), grammar) if link else None
    return (power.end, power.value) if power else (end, 0)


def _go_on(text: str, position: int, total: Sum, grammar: NumeralGrammar, left: int) -> Words | None:
    """The longest number that the words from a position make with what has been read, or None."""
    match = grammar.word.match(text, position)
    if match is None or not left:
        return _digits_behind_words(text, position, total, grammar, left)
    token = grammar.tokens[match[0]]
    if token.role == Role.JOIN:
        return _go_on_joined(text, match, total, grammar, left)
    if token.role in (Role.ORDINAL, Role.GROUP):
        return _finish(text, match.end(), token, total, grammar)
    after = total.times(token.value) if token.role == Role.POWER else total.plus(token.value, token.room)
    if after is None:
        return None
    longer = _go_on(text, _next(text, match.end()), after, grammar, left - 1)
    power = token.value if token.role == Role.POWER else 0
    if longer and power and _is_article(text, _next(text, match.end()), longer.end, after, grammar):
        longer = None
    return longer or _with_tail(text, match.end(), after, grammar, left, power)


def _is_article(text: str, start: int, end: int, total: Sum, grammar: NumeralGrammar) -> bool:
    """Whether what goes on is the article of the next word: "790 millions un an plus tôt", "12 mil um ano antes"."""
    may = total.order >= _MILLION or (total.order == _THOUSAND and total.written)
    return may and text[start:end] in grammar.articles and text[end : end + 2].strip().isalpha()


def _next(text: str, end: int) -> int:
    gap = _GAP.match(text, end)
    return gap.end() if gap else end


def _digits_behind_words(text: str, position: int, total: Sum, grammar: NumeralGrammar, left: int) -> Words | None:
    """Read on in digits: "three hundred and 21", "trente 3", "2 millions 300 mille"."""
    match = _FEW_DIGITS.match(text, position) if left and total.order and not total.digits else None
    after = total.plus(int(match[0]), 0) if match and text[position - 1] in " -" else None
    if not match or not after:
        return None
    longer = _go_on(text, _next(text, match.end()), after, grammar, left - 1)
    return longer or Words(match.end(), after.total, after.total)


def _go_on_joined(text: str, match: re.Match[str], total: Sum, grammar: NumeralGrammar, left: int) -> Words | None:
    """Past a joiner, if a word that fits follows and what is joined does not run into another number."""
    joiner = grammar.joiners[match[0]]
    position = _next(text, match.end())
    if total.order < joiner.after or (joiner.until and total.order > joiner.until):
        return None
    follower = grammar.word.match(text, position)
    if joiner.before and (not follower or grammar.tokens[follower[0]].value not in joiner.before):
        return None
    joined = _go_on(text, position, total, grammar, left - 1)
    if joined and joined.fraction:
        return _with_part(text, match.start() - 1, total, grammar)
    if joined and joined.approximate:
        return _with_group(text, position, total, grammar) or joined
    runs_on = joined and grammar.word.match(text, _next(text, joined.end))
    return None if runs_on and grammar.tokens[runs_on[0]].role != Role.JOIN else joined


def _with_group(text: str, position: int, total: Sum, grammar: NumeralGrammar) -> Words | None:
    """With a few dozens added, not multiplied: "three hundred and two dozens"; None where it is no unit that counts."""
    few = grammar.word.match(text, position)
    if not few or grammar.tokens[few[0]].value not in _UNITS:
        return None
    group = _go_on(text, position, Sum(), grammar, _FEW_WORDS)
    value = summed([total.total, group.low]) if group else 0
    return group and group._replace(low=value, high=value)


def _finish(text: str, end: int, token: Token, total: Sum, grammar: NumeralGrammar) -> Words | None:
    """With a last word that ranks ("vingt et unième") or counts in groups ("trois douzaines")."""
    if token.role == Role.ORDINAL:
        power = len(str(token.value)) - 1
        whole = token.value == 10**power and power > 1
        if whole and total.total == 1 and not total.digits:
            return part(end, 1, token.value)  # "one thousandth", "un centesimo"
        after = total.times(power) if whole else total.plus(token.value, rank_room_of(token.value))
        return _on_in_ranks(text, end, after, grammar) if after else None
    if total.closed:
        return None
    end, power = _scale_of_group(text, end, grammar)
    value = scaled(total.current or 1, power) * token.value
    return Words(end, value, value, approximate=True, power=power)


def _on_in_ranks(text: str, end: int, total: Sum, grammar: NumeralGrammar) -> Words:
    """With a lesser rank behind one that ranks: "vigésimo segundo", "milésimo centésimo décimo"."""
    match = grammar.word.match(text, _next(text, end))
    token = grammar.tokens[match[0]] if match and total.order else None
    longer = total.plus(token.value, rank_room_of(token.value)) if token and token.role == Role.ORDINAL else None
    if match and longer:
        return _on_in_ranks(text, match.end(), longer, grammar)
    return Words(end, total.total, total.total, ordinal=True)


def _with_tail(text: str, end: int, total: Sum, grammar: NumeralGrammar, left: int, power: int = 0) -> Words | None:
    """With what may stand behind the last word: "et demi", "virgule cinq", "quarts"; None inside a word."""
    if text[end : end + 1].isalpha():
        return None
    plain = None if total.digits else Words(end, total.total, total.total, power=power)
    tail = grammar.tail.match(text, end)
    if tail and tail["part"]:
        above, below = grammar.fractions[tail["part"]]
        above *= int(total.total)
        return read_part(text, tail.end(), above, below, grammar)
    if left <= _FEW_WORDS:
        return plain
    if tail and tail["half"] and not (power and _power_at(text, _next(text, tail.end()), grammar)):
        return _with_half(text, tail.end(), total.and_half(), grammar, power)
    decimals = _with_decimals(text, tail.end(), total, grammar) if tail and tail["point"] else None
    return decimals or _with_part(text, end, total, grammar) or plain


def _with_part(text: str, end: int, total: Sum, grammar: NumeralGrammar) -> Words | None:
    """With a fraction added: "five and three quarters"."""
    link = grammar.and_part.match(text, end)
    added = link and read_fraction(text, link.end(), grammar)
    if link and not link["article"] and (not added or added.fraction):
        added = _go_on(text, link.end(), Sum(), grammar, _FEW_WORDS)
    unit = 0 if total.current is not None or not total.closed else total.closed[-1][1]
    if not added or added.low >= (1 if added.fraction else 10**unit):
        return None
    value = summed([total.total, scaled(added.low, unit) if added.fraction else added.low])
    said = Words(added.end, value, value)
    return said if unit else _multiplied(text, said, grammar)


def _with_half(text: str, end: int, total: Sum, grammar: NumeralGrammar, power: int) -> Words:
    """Read "two and a half million" as well as "deux millions et demi"."""
    said = Words(end, total.total, total.total, power=power)
    return said if power else _multiplied(text, said, grammar)


def _multiplied(text: str, said: Words, grammar: NumeralGrammar) -> Words:
    """With the multiplier that may follow."""
    power = _power_at(text, _next(text, said.end), grammar)
    if power is None:
        return said
    value = scaled(said.low, power.value)
    return Words(power.end, value, value, power=power.value)


class _Power(NamedTuple):
    """A multiplier met in a text."""

    end: int
    value: int


def _power_at(text: str, position: int, grammar: NumeralGrammar) -> _Power | None:
    match = grammar.word.match(text, position)
    token = grammar.tokens[match[0]] if match else None
    return _Power(match.end(), token.value) if match and token and token.role == Role.POWER else None


def _with_decimals(text: str, position: int, total: Sum, grammar: NumeralGrammar) -> Words | None:
    """Decimals said as one number ("virgule cinquante-deux") or digit by digit ("point zero five")."""
    decimals, end = "", position
    for _ in range(_MOST_WORDS):
        said = _decimal(text, position, grammar)
        if said is None:
            break
        decimals, end = decimals + str(said.low), said.end
        position = _next(text, end)
    if not decimals:
        return None
    value = summed([total.total, Decimal(f"0.{decimals}")])
    return _multiplied(text, Words(end, value, value), grammar)


def _decimal(text: str, position: int, grammar: NumeralGrammar) -> Words | None:
    """Digits, a zero, or a number below a thousand that no multiplier follows."""
    digits = _FEW_DIGITS.match(text, position)
    if digits:
        return Words(digits.end(), int(digits[0]), int(digits[0]))
    zero = grammar.zero.match(text, position)
    if zero:
        return Words(zero.end(), 0, 0)
    match = grammar.word.match(text, position)
    token = grammar.tokens[match[0]] if match else None
    if match is None or token is None or token.role not in (Role.ADD, Role.POWER):
        return None
    said = _go_on(text, position, Sum(), grammar, _FEW_WORDS) if token.value else None
    if said and said.fraction:
        return None
    if said and said.low < _THOUSAND and not said.approximate:
        return said
    return Words(match.end(), token.value, token.value) if token.role == Role.ADD else None
