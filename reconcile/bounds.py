"""Intervals of exact numbers: what a stated amount leaves possible."""

from dataclasses import dataclass
from decimal import Decimal
from numbers import Integral, Real
from typing import Final, TypeAlias, final

from reconcile.arguments import careful_class, need_type
from reconcile.errors import InputError, InputTypeError, shown
from reconcile.values import Value

Amount: TypeAlias = int | Decimal


_LARGEST_SAID: Final = 10**40
_ADVICE: Final = "give Bounds, such as Bounds.exactly(1)"


@final
@careful_class
@dataclass(frozen=True, slots=True, repr=False)
class Bounds(Value):
    """The numbers from `low` to `high`; None stands for no limit, an open end leaves the limit itself out.

    >>> Bounds.more_than(13_000)
    Bounds.more_than(13000)
    >>> Bounds(20, 30) & Bounds.at_least(25)
    Bounds(25, 30)
    >>> 30 in Bounds(20, 30), Bounds(1, 2) + Bounds.exactly(3)
    (True, Bounds(4, 5))

    Amounts are `int` or `Decimal`, never float: nothing is rounded unseen. `low > high`, NaN and infinities are an
    `InputError`, other types an `InputTypeError`.
    """

    low: Amount | None = None
    high: Amount | None = None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if type(self.low) is int and self.low == self.high and not (self.low_open or self.high_open):
            return
        low, high = amount(self.low, "low"), amount(self.high, "high")
        object.__setattr__(self, "low", low)
        object.__setattr__(self, "high", high)
        object.__setattr__(self, "low_open", bool(self.low_open) and low is not None)
        object.__setattr__(self, "high_open", bool(self.high_open) and high is not None)
        if low is not None and high is not None:
            _refuse_empty(low, high, self.low_open or self.high_open)

    @staticmethod
    def exactly(value: Amount) -> "Bounds":
        """One number and no other."""
        return Bounds(value, value)

    @staticmethod
    def at_least(value: Amount) -> "Bounds":
        """That number and all above it."""
        return Bounds(value, None)

    @staticmethod
    def at_most(value: Amount) -> "Bounds":
        """That number and all below it."""
        return Bounds(None, value)

    @staticmethod
    def more_than(value: Amount) -> "Bounds":
        """All above that number."""
        return Bounds(value, None, low_open=True)

    @staticmethod
    def less_than(value: Amount) -> "Bounds":
        """All below that number."""
        return Bounds(None, value, high_open=True)

    @property
    def value(self) -> Amount | None:
        """The one number possible, or None where there are several."""
        return self.low if self.low == self.high else None

    def __contains__(self, value: Amount) -> bool:
        if not isinstance(value, (int, Decimal)):
            need_type(value, Real, "the number", "ask whether an int or a Decimal is in the bounds")
        if value.is_nan() if isinstance(value, Decimal) else value != value:  # what is no number lies nowhere
            return False
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = self.high is None or value < self.high or (value == self.high and not self.high_open)
        return above and below

    def __and__(self, other: "Bounds") -> "Bounds":
        """What both allow; an InputError where that is nothing."""
        need_type(other, Bounds, "the other side", _ADVICE)
        low, low_open = _inner(self.low, self.low_open, other.low, other.low_open, 1)
        high, high_open = _inner(self.high, self.high_open, other.high, other.high_open, -1)
        return Bounds(low, high, low_open, high_open)

    def __add__(self, other: "Bounds") -> "Bounds":
        need_type(other, Bounds, "the other side", _ADVICE)
        low, high = _sum(self.low, other.low), _sum(self.high, other.high)
        return Bounds(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def __neg__(self) -> "Bounds":
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return Bounds(low, high, self.high_open, self.low_open)

    def __sub__(self, other: "Bounds") -> "Bounds":
        need_type(other, Bounds, "the other side", _ADVICE)
        return self + -other

    def __bool__(self) -> bool:
        msg = "bounds are neither true nor false: ask `bounds.value is not None`, or whether a number is `in` them"
        raise InputTypeError(msg)

    def __repr__(self) -> str:
        name = _NAMES.get((self.low is None, self.high is None, self.low_open, self.high_open))
        if self.value is not None:
            return f"Bounds.exactly({self.low!r})"
        if name:
            return f"Bounds.{name}({(self.high if self.low is None else self.low)!r})"
        ends = [repr(self.low), repr(self.high)] * (self.low is not None or self.high is not None)
        opens = [f"{n}=True" for n in ("low_open", "high_open") if getattr(self, n)]
        return f"Bounds({', '.join(ends + opens)})"


_NAMES = {
    (False, True, False, False): "at_least",
    (True, False, False, False): "at_most",
    (False, True, True, False): "more_than",
    (True, False, False, True): "less_than",
}


def amount(value: object, name: str) -> Amount | None:
    """The exact number, a whole Decimal as an int; our own error for anything else.

    >>> from decimal import Decimal
    >>> amount(Decimal("3.0"), "low"), amount(None, "low")
    (3, None)

    """
    if value is None or type(value) is int:
        return value
    if isinstance(value, Decimal):
        if not value.is_finite():
            msg = f"{name} is {value}: give a finite number, or None where there is no limit"
            raise InputError(msg)
        return int(value) if value == value.to_integral_value() else value
    if isinstance(value, Integral) and not isinstance(value, bool):
        return int(value)
    kind = type(value).__name__
    msg = f"{name} is a {kind} ({shown(value)}): give an int or a Decimal, so that nothing is rounded unseen"
    raise InputTypeError(msg)


def _refuse_empty(low: Amount, high: Amount, opened: bool) -> None:
    if low > high:
        msg = f"low {_short(low)} is above high {_short(high)}: swap them, or give one of them as None"
        raise InputError(msg)
    if low == high and opened:
        msg = f"nothing lies between {low} and {high} once an end is left out: close it, or move an end"
        raise InputError(msg)


def _short(value: Amount) -> str:
    """The number, if it can be said in a message."""
    return str(value) if -_LARGEST_SAID < value < _LARGEST_SAID else shown(value)


def _inner(a: Amount | None, a_open: bool, b: Amount | None, b_open: bool, sign: int) -> tuple[Amount | None, bool]:
    """The tighter of two lower (sign 1) or upper (sign -1) ends."""
    if a is None or b is None:
        return (b, b_open) if a is None else (a, a_open)
    if a == b:
        return a, a_open or b_open
    return (a, a_open) if (a - b) * sign > 0 else (b, b_open)


def _sum(a: Amount | None, b: Amount | None) -> Amount | None:
    return None if a is None or b is None else a + b
