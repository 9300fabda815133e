"""Hedges and ranges around amounts: "près de 600", "entre 20 et 30 millions", "more than 10 and fewer than 40"."""

import re
from typing import Final, final

from reconcile.bounds import Amount
from reconcile.numbers import NumberKind
from reconcile.numerals.amounts import AmountReader
from reconcile.numerals.hedges import BETWEEN, LOWER, UPPER, Hedge, Interval, hedged
from reconcile.numerals.mentions import Mention
from reconcile.numerals.ratios import YEARS, share, whole
from reconcile.numerals.sums import scaled, summed
from reconcile.numerals.words import Words

_SHARE_BELOW: Final = 1000
# as a power of ten
_THOUSAND: Final = 3
_GROUPED: Final = re.compile(r"\d{1,3}(?:[ .,']\d{3})*[ .,']000(?!\d)")
# ends of a range that lie no farther apart are of one size
_MOST_TIMES: Final = 3
_MOST_APART: Final = 2
_TEN: Final = 10
# two numbers of a change that share a multiplier are of one size
_OF_ONE_SIZE: Final = 10
_MOST_HEDGES: Final = 2
_HEDGING: Final = frozenset(("hedge", "between"))
_BARE_YEAR: Final = re.compile(r"\W?(?:19|20)\d\d\Z")
_PLUS_MINUS: Final = re.compile(r" ?(?:±|\+/-) ?(?=\d)")


@final
class RangeReader:
    """Reads whole number expressions: hedges and ranges around the amounts of one text."""

    __slots__ = ("amounts", "hedges", "language", "text")

    def __init__(self, amounts: AmountReader) -> None:
        self.amounts = amounts
        self.text = amounts.text
        self.language = amounts.language
        self.hedges = amounts.language.hedges

    def at(self, start: int, floor: int) -> Mention | None:
        """The number expression whose amount starts at a position."""
        mention = self.amounts.at(start, floor)
        if mention is None or not (mention.led or mention.behind):
            return mention
        mention = self._ratio(mention, floor)
        hedges = [] if mention.led.isdisjoint(_HEDGING) else self._hedges_before(mention.start, floor)
        if hedges and self._is_compared(mention, hedges[-1], floor):
            return mention
        if "one" in mention.led and not hedges:
            mention = self._from_one(mention, floor)
        opener = next((hedge.name.removeprefix(BETWEEN) for hedge in hedges if hedge.name.startswith(BETWEEN)), "")
        if opener in self.language.changed and not mention.power:
            self._share_multiplier(mention, opener)
        whole = self._extended(mention, opener) if "link" in mention.behind else mention
        if whole is None:
            return None
        self._apply(whole, hedges)
        if "hedge" in whole.behind:
            self._apply_after(whole)
            self._bound_twice(whole)
        return whole

    def one(self, start: int, end: int) -> Mention:
        """What an article between two positions states where it counts, with its hedges: "at least one"."""
        mention = Mention(start, Words(end, 1, 1), worded=True)
        self._apply(mention, self._hedges_before(start, 0))
        return mention

    def _ratio(self, mention: Mention, floor: int) -> Mention:
        """Take the other number of a ratio into the mention: "1 in 3", "un habitant sur trois"."""
        link = self.language.ratios.between.match(self.text, mention.end) if "link" in mention.behind else None
        second = self._second(link.end()) if link else None
        above = whole(mention) if second else None
        if link and second and above and self.language.ratios.allows(link[1], mention, second):
            return share(mention.start, above, second)
        if "one" not in mention.led:
            return mention
        one = self.language.ratios.one_before.match(self.amounts.before(mention.start, floor))
        below = whole(mention) if one else None
        if one is None or below is None or below <= 1 or below in YEARS:
            return mention
        return share(mention.start - one.end(), 1, mention)

    def _tolerate(self, mention: Mention) -> bool:
        """Take a tolerance into the mention: "20 ± 2"."""
        sign = _PLUS_MINUS.match(self.text, mention.end)
        margin = self._second(sign.end()) if sign else None
        if margin is None or margin.low is None or mention.low is None or mention.low != mention.high:
            return False
        mention.low, mention.high = summed([mention.low, -margin.low]), summed([mention.low, margin.low])
        mention.end, mention.other = margin.end, None
        if mention.kind is NumberKind.NUMBER:
            mention.kind, mention.unit = margin.kind, margin.unit
        return True

    def _hedges_before(self, start: int, floor: int) -> list[Hedge]:
        found: list[Hedge] = []
        while len(found) < _MOST_HEDGES:
            hedge = self.hedges.before(self.amounts.before(start, floor), start)
            if hedge is None:
                break
            found.append(hedge)
            start = hedge.edge
        return found

    def _is_compared(self, mention: Mention, hedge: Hedge, floor: int) -> bool:
        """As in "51 mehr als 2022": what is more than in a year is the number before, right in front of the bound."""
        bounded = 0 < floor >= hedge.edge - 1 and hedge.name in LOWER | UPPER
        dated = _BARE_YEAR.match(self.text[max(floor - 5, 0) : floor]) is not None  # "2021 mehr als 2000 Tote"
        return bounded and not dated and _BARE_YEAR.match(self.text[mention.start - 1 : mention.end]) is not None

    def _from_one(self, mention: Mention, floor: int) -> Mention:
        """Take an article as the lower end: "un ou deux", "one to three"."""
        match = self.language.one_before.match(self.amounts.before(mention.start, floor))
        if not match or mention.parts or mention.low is None or mention.low <= scaled(1, mention.power):
            return mention
        start = mention.start - match.end()
        one = scaled(1, mention.power)
        first = Mention(start, Words(mention.start - match.start(1), one, one), worded=True)
        return self._joined(first, mention)

    def _extended(self, mention: Mention, opener: str) -> Mention | None:
        """With its tolerance, or the other end of its range; None where a falling dash shows a score or a season."""
        if self._tolerate(mention):
            return mention
        link = (self.language.opened[opener] if opener else self.language.through).match(self.text, mention.end)
        second = self._second(link.end()) if link and not mention.parts else None
        if link is None or second is None:
            return mention
        apart = link[0] != "-" or not self._are_neighbours(mention, second)
        if link[1] and (mention.worded or second.worded) and apart:
            return mention
        if self._fits(mention, second):
            return self._joined(mention, second)
        if link[0] not in "-–":
            return mention
        self.amounts.passed = second.end
        return None

    def _share_multiplier(self, mention: Mention, opener: str) -> None:
        """Give an earlier number the multiplier of the later one, where they are no range: "from 19 to 17 million"."""
        link = self.language.changed[opener].match(self.text, mention.end)
        second = self._second(link.end()) if link else None
        low = mention.low
        if second is None or not second.power or second.low is None or low is None or mention.kind != NumberKind.NUMBER:
            return
        earlier = scaled(low, second.power)
        rises = earlier <= second.low and self.language.opened[opener].match(self.text, mention.end) is not None
        if low == mention.high and low < _SHARE_BELOW and not rises and earlier <= _OF_ONE_SIZE * second.low:
            mention.low = mention.high = earlier
            mention.power, mention.other = second.power, None

    def _second(self, position: int) -> Mention | None:
        if position >= len(self.text):
            return None
        passed, end = self.amounts.passed, self.language.lead.match(self.text, position)
        second = self.amounts.at(position, position)
        if second is None and end and position < end.end() < len(self.text):
            second = self.amounts.at(end.end(), position)
        self.amounts.passed = passed
        return second

    def _fits(self, first: Mention, second: Mention) -> bool:
        """Whether two amounts are the ends of one range."""
        if first.low is None or second.high is None or second.kind is NumberKind.ORDINAL is not first.kind:
            return False
        if first.unit and second.unit and first.unit != second.unit:
            return False
        if _is_step(first, second):
            return False
        if first.kind is NumberKind.PERCENT and second.kind is NumberKind.NUMBER:
            return False
        return first.low < second.high or (second.high < first.low < 0)  # from -18 to -34

    def _joined(self, first: Mention, second: Mention) -> Mention:
        """The range of two amounts; a multiplier and a measure of the second hold for the first too."""
        low, other = first.low, first.other
        if low is not None and self._shares(first, second):
            low = scaled(low, second.power)
        elif low is not None and self._in_thousands(first, second):
            low, other = scaled(low, _THOUSAND), (low, low)
        low, high = sorted((low or 0, second.high or 0))
        value = Words(second.end, low, high, first.approximate or second.approximate)
        whole = Mention(first.start, value, worded=first.worded)
        whole.other = _other_ends(value, other, second.other)
        measured = second if first.kind is NumberKind.NUMBER else first
        whole.kind, whole.unit, whole.parts = measured.kind, measured.unit, (first, second)
        return whole

    def _are_neighbours(self, first: Mention, second: Mention) -> bool:
        """As in "two-three thousand", "дві-три тисячі": small numbers in words, one or two apart."""
        low, high = whole(first), whole(second)
        if not (first.worded and second.worded and low and high) or first.power:
            return False
        high //= int(10**second.power)
        step = 10 if low % 10 == high % 10 == 0 else 1
        return 0 < high - low <= _MOST_APART * step and high <= _TEN * step

    def _shares(self, first: Mention, second: Mention) -> bool:
        """Whether a multiplier holds for both: in "20 to 30 million" the first end is below the second with it too."""
        if first.power or not second.power or first.low is None or second.high is None:
            return False
        return scaled(first.low, second.power) <= second.high

    def _in_thousands(self, first: Mention, second: Mention) -> bool:
        """Whether the lower end leaves out its thousands: "2 à 3 000", "20-30,000"."""
        low, high = whole(first), second.high
        if not low or not isinstance(high, int) or high % 1000 or not _GROUPED.match(self.text, second.core_start):
            return False
        return low < _SHARE_BELOW and low < high // 1000 <= _MOST_TIMES * low

    def _apply(self, mention: Mention, hedges: list[Hedge]) -> None:
        for hedge in hedges:
            between = hedge.name.startswith(BETWEEN)
            if between and not mention.parts:
                return
            mention.start = hedge.edge
            self._hedge(mention, hedge.name, between)

    def _apply_after(self, mention: Mention) -> None:
        hedge = self.hedges.after(self.text, mention.end)
        if hedge:
            mention.end = hedge.edge
            self._hedge(mention, hedge.name)

    def _hedge(self, mention: Mention, name: str, between: bool = False) -> None:
        mention.hedges = (*mention.hedges, name)
        if not between:
            at = Interval(mention.low, mention.high, mention.low_open, mention.high_open, mention.approximate)
            _set_interval(mention, hedged(name, at))

    def _bound_twice(self, mention: Mention) -> None:
        """Take two bounds that agree as one interval: "more than 10 and fewer than 40"."""
        last = mention.hedges[-1] if mention.hedges else ""
        wanted = UPPER if last in LOWER else LOWER if last in UPPER else frozenset()
        bound = self._next_bound(mention) if wanted else None
        if bound is None or bound.hedges[-1] not in wanted:
            return
        lower, upper = (mention, bound) if last in LOWER else (bound, mention)
        if lower.low is None or upper.high is None or lower.low >= upper.high:
            return
        both = Interval(lower.low, upper.high, lower.low_open, upper.high_open, mention.approximate)
        _set_interval(mention, both)
        mention.end, mention.hedges, mention.other = bound.end, (*mention.hedges, *bound.hedges), None

    def _next_bound(self, mention: Mention) -> Mention | None:
        """The bounded number that follows a bounded number, both with the hedge before or both with it behind."""
        behind = mention.end > mention.core_end
        ahead = None if behind else self.hedges.ahead(self.text, mention.end)
        link = self.language.conjunction.match(self.text, mention.end) if behind else None
        at = link.end() if link else ahead.edge if ahead else 0
        bound = self._second(at) if at else None
        if bound and ahead:
            self._hedge(bound, ahead.name)
        elif bound:
            self._apply_after(bound)
        return bound if bound and bound.hedges else None


def _is_step(first: Mention, second: Mention) -> bool:
    """As in "down a tenth to 300 million": a part, or a rank in words, is followed by what the count has come to."""
    ranks = first.worded and first.kind is NumberKind.ORDINAL is not second.kind
    part = first.kind is NumberKind.NUMBER and first.fraction and not second.fraction
    return ranks or (part and second.low is not None and second.low >= _TEN)


def _other_ends(
    value: Words, first: tuple[Amount, Amount] | None, second: tuple[Amount, Amount] | None
) -> tuple[Amount, Amount] | None:
    """The ends of a range where doubtful digits mean the opposite."""
    low, high = first[0] if first else value.low, second[1] if second else value.high
    return (low, high) if (first or second) and low < high else None


def _set_interval(mention: Mention, at: Interval) -> None:
    mention.low, mention.high, mention.low_open, mention.high_open, mention.approximate = at
