"""Amounts in words: "13 000", "plus de 13 000", "entre 20 et 30"."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from reconcile.bounds import Amount, Bounds
from reconcile.lexicon import Lexicon
from reconcile.lexicon.phrases import inflected

_TOO_LONG: Final = 10**18  # numbers of more digits are no counts


def amounts(bounds: Bounds, approximate: bool, lexicon: Lexicon, of_noun: bool) -> Iterator[str]:
    """The ways to say an amount, the most natural first; `of_noun` says whether a noun follows."""
    words = lexicon.phrases
    if _is_long(bounds.low) or _is_long(bounds.high):
        return
    several = words.several.get(f"{bounds.low}-{bounds.high}") if approximate and of_noun else None
    if several:
        yield several
    for name, low, high in _names(bounds, approximate):
        if name in words.amounts:
            rounded = of_noun and (low is None or high is None)
            yield words.amounts[name].format(low=_said(low, lexicon, rounded), high=_said(high, lexicon, rounded))


def _is_long(end: Amount | None) -> bool:
    return end is not None and not -_TOO_LONG < end < _TOO_LONG


def _names(bounds: Bounds, approximate: bool) -> Iterator[tuple[str, Amount | None, Amount | None]]:
    """The templates that may fit, with what they are filled with."""
    low, high = bounds.low, bounds.high
    if low is None or high is None:
        yield from _one_sided(bounds, approximate)
    elif low == high:
        yield ("about" if approximate else "exactly"), low, None
    elif approximate:
        yield "nearly", None, high
        yield "about_between", low, high
    else:
        yield ("inside" if bounds.low_open and bounds.high_open else "between"), low, high


def _one_sided(bounds: Bounds, approximate: bool) -> Iterator[tuple[str, Amount | None, Amount | None]]:
    if bounds.low is not None:
        firm = "more_than" if bounds.low_open else "at_least"
        yield ("slightly_more" if approximate else firm), bounds.low, None
    elif bounds.high is not None and not approximate:
        yield ("less_than" if bounds.high_open else "at_most"), None, bounds.high


def _said(value: Amount | None, lexicon: Lexicon, rounded: bool) -> str:
    """A number in the writing of the language, round millions in words."""
    if value is None:
        return ""
    for size, template in lexicon.phrases.rounds.items() if rounded else ():
        tenths, rest = divmod(value, int(size) // 10)
        if rest == 0 and (tenths == 10 or 20 <= tenths < 10_000):
            count = int(tenths) // 10 if tenths % 10 == 0 else tenths / Decimal(10)
            return inflected(template, 0, tenths > 10).format(n=written(count, lexicon))
    return written(value, lexicon)


def written(value: Amount, lexicon: Lexicon) -> str:
    """A number in digits.

    >>> written(Decimal("13000.5"), Lexicon.load("fr"))
    '13 000,5'

    """
    numbers = lexicon.numbers
    digits = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return digits.translate({ord(","): numbers.group_mark, ord("."): numbers.decimal_mark})
