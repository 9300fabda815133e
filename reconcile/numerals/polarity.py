"""What makes a number negative: a dash, "minus", "below zero"."""

from typing import final

from reconcile.numbers import NumberKind
from reconcile.numerals.mentions import Mention
from reconcile.numerals.patterns import NumberLanguage


@final
class PolarityReader:
    """Takes signs and words for them into numbers."""

    __slots__ = ("language", "text")

    def __init__(self, text: str, language: NumberLanguage) -> None:
        self.text = text
        self.language = language

    def sign(self, mention: Mention, floor: int) -> None:
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
                negate(mention)
        elif mark == " " and (earlier == "+" or (earlier == "-" and self._is_minus(mention, start - 2))):
            mention.start = start - 2
            if earlier == "-":
                negate(mention)

    def _is_minus(self, mention: Mention, at: int) -> bool:
        """Whether a dash with a blank behind it is a sign: in a bracket, before degrees that nothing stands before."""
        before = self.text[max(0, at - 2) : at].rstrip(" ")[-1:]
        return before == "(" or ((mention.unit or "").startswith("degree") and not before.strip())

    def minus(self, mention: Mention, before: str, floor: int) -> None:
        """Take "minus" into the number, unless another number stands before it."""
        minus = self.language.minus.match(before)
        if not minus or self.language.hedges.before(before, mention.start):
            return
        if floor == 0 or mention.start - minus.end() > floor + 1:
            mention.start -= minus.end()
            negate(mention)

    def behind(self, mention: Mention) -> None:
        """Take "below zero" into a number of degrees."""
        frost = self.language.below_zero.match(self.text, mention.end)
        if frost and (mention.kind is NumberKind.NUMBER or (mention.unit or "").startswith("degree")):
            mention.end = frost.end()
            negate(mention)


def negate(mention: Mention) -> None:
    """Turn the ends of a number about zero."""
    if mention.low is not None and mention.high is not None:
        mention.low, mention.high = -mention.high, -mention.low
