"""Exact sums of number words: what "trois cent deux mille" has come to, word by word."""

from decimal import Context, Decimal
from typing import Final, NamedTuple

from reconcile.bounds import Amount, amount

_HUNDRED: Final = 100
# wide enough for all digits that are read: nothing is rounded, whatever context the caller has set
EXACT: Final = Context(prec=90)


class Sum(NamedTuple):
    """A number while it is read: finished groups with their power of ten, and the group at hand.

    >>> two_hundred = Sum().plus(2, 0).times(2)
    >>> two_hundred.plus(45, 0).times(3).total
    245000

    """

    closed: tuple[tuple[Amount, int], ...] = ()
    current: Amount | None = None
    room: int = 0
    digits: bool = False
    written: bool = False  # begun in digits

    @property
    def total(self) -> Amount:
        """What has been read so far."""
        return summed([value for value, _ in self.closed] + [self.current or 0])

    @property
    def order(self) -> int:
        """What comes next must stay below this."""
        if self.current is None and self.closed:
            return int(10 ** self.closed[-1][1])
        return self.room

    def plus(self, value: int, room: int) -> "Sum | None":
        """With a word such as "quarante" added, or None where it does not fit."""
        if self.current is None:
            return None if self.closed and value >= self.order else self._with(self.closed, value, room)
        return self._with(self.closed, self.current + value, room) if 0 < value < self.room else None

    def times(self, power: int) -> "Sum | None":
        """With a word such as "mille" applied to what it multiplies, or None where it does not fit."""
        if power == 2:  # hundreds multiply their own group only
            return self._hundred()
        kept = tuple(group for group in self.closed if group[1] >= power)
        lower = summed([value for value, _ in self.closed[len(kept) :]] + [self.current or 0])
        product = scaled(lower or 1, power)
        fits = not kept or product < 10 ** kept[-1][1]
        return self._with((*kept, (product, power))) if fits else None

    def _with(self, closed: tuple[tuple[Amount, int], ...], current: Amount | None = None, room: int = 0) -> "Sum":
        return Sum(closed, current, room, written=self.written)

    def _hundred(self) -> "Sum | None":
        if self.current is None:
            return self._with(self.closed, _HUNDRED, _HUNDRED)
        if self.current < _HUNDRED or self.digits:
            return self._with(self.closed, scaled(self.current, 2), _HUNDRED)
        return None

    def and_half(self) -> "Sum":
        """With half a unit more, or half of the last multiplier."""
        if self.current is not None:
            return Sum(self.closed, summed([self.current, Decimal("0.5")]))
        value, power = self.closed[-1]
        return Sum((*self.closed[:-1], (summed([value, 5 * 10 ** (power - 1)]), power)))


def scaled(value: Amount, power: int) -> Amount:
    """The value times a power of ten, exact.

    >>> scaled(Decimal("2.5"), 6)
    2500000

    """
    if isinstance(value, int):
        return value * int(10**power)
    return amount(EXACT.scaleb(value, power), "value") or 0


def summed(values: list[Amount]) -> Amount:
    """The exact sum.

    >>> summed([1, Decimal("0.5")])
    Decimal('1.5')

    """
    whole = [value for value in values if isinstance(value, int)]
    if len(whole) == len(values):
        return sum(whole)
    total = Decimal(0)
    for value in values:
        total = EXACT.add(total, value)
    return amount(total, "value") or 0
