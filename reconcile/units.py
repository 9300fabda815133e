"""Units of measurement, converted exactly; the only module that knows pint."""

import re
from collections.abc import Collection
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cache, lru_cache
from typing import Any, Final

import pint

from reconcile.bounds import Amount, Bounds
from reconcile.errors import QuantityError, UnitError

_DIGITS: Final = 9  # of a converted amount that does not come out even
_EVEN: Final = 15  # digits up to which it does
_CODE_LENGTH = 3  # an ISO 4217 code has three capital letters
_POWERS: Final = {"square": "2", "sq": "2", "cubic": "3", "cu": "3", "²": "2", "³": "3"}
_POWER_WORD: Final = re.compile(r"\b(square|sq|cubic|cu)[ _.]+(\w+)")
_POWER_SIGN: Final = re.compile(r"(?<=[a-zµ])(?:\^|\*\*)?([23²³])(?!\w)")
_ATOM: Final = re.compile(r"[^\W\d]\w*")
_PREFIXED: Final = re.compile("(?:kilo|mega|giga|tera|hecto|deca|deci|centi|milli|micro|nano)(\\w+)")
# a symbol takes a prefix only where no noun comes of it: a "peak" is no peta-ak
_SYMBOLS: Final = re.compile(r"[kMGTmcµn]?(?:g|m|L|l|W|Wh|J|V|A|Hz|Pa)|[kMG]t|[dh]?[lL]|ha")


@cache
def _registry() -> pint.UnitRegistry[Any]:
    return pint.UnitRegistry(non_int_type=Decimal, cache_folder=None)


@cache
def _known() -> frozenset[str]:
    """The names that pint defines, before any use adds others."""
    return frozenset(_registry()._units)


@lru_cache(maxsize=1024)
def _spelled(unit: str) -> str | None:
    """The unit as pint spells it, or None where some part of it is no unit of measurement.

    >>> _spelled("square_kilometre"), _spelled("km²"), _spelled("kWh"), _spelled("soldier")
    ('kilometre**2', 'km**2', 'kWh', None)

    """
    text = _POWER_WORD.sub(lambda found: f"{found[2]}**{_POWERS[found[1]]}", unit.strip())
    text = _POWER_SIGN.sub(lambda found: f"**{_POWERS.get(found[1], found[1])}", text)
    atoms = _ATOM.findall(text)
    return text if atoms and all(map(_is_atom, atoms)) else None


def _is_atom(name: str) -> bool:
    prefixed = _PREFIXED.fullmatch(name)
    return (
        name in _known()
        or (prefixed is not None and prefixed[1] in _known())
        or _SYMBOLS.fullmatch(name) is not None
        or name == "per"
    )


def quantity(bounds: Bounds, unit: str | None) -> "pint.Quantity[Any]":
    """The amount as a pint quantity.

    >>> int(quantity(Bounds.exactly(3), "tonne").to("kg").magnitude)
    3000

    """
    if bounds.value is None:
        msg = f"{bounds!r} is not one number: take its low or high, or a Bounds of one value"
        raise QuantityError(msg)
    if unit is None:
        return _registry().Quantity(bounds.value)
    if dimension(unit) is None or is_currency(unit):
        what = "a currency" if is_currency(unit) else "not a unit of measurement"
        msg = f"{unit!r} is {what}: read the amount from `bounds`"
        raise QuantityError(msg)
    return _registry().Quantity(bounds.value, _spelled(unit))


def factor(unit: str, into: str) -> Decimal:
    """How many of `into` one `unit` is; a UnitError where the two do not measure the same.

    >>> factor("tonne", "kilogram")
    Decimal('1000')
    >>> factor("hectare", "kilogram")
    Traceback (most recent call last):
    ...
    reconcile.errors.UnitError: 'hectare' and 'kilogram' do not measure the same: give them series of their own

    Currencies are units that nothing converts; nor are degrees, whose zeros differ.
    """
    if unit == into:
        return Decimal(1)
    if dimension(unit) is None or dimension(unit) != dimension(into):
        msg = f"{unit!r} and {into!r} do not measure the same: give them series of their own"
        raise UnitError(msg)
    one, nothing = (
        _registry().Quantity(Decimal(number), _spelled(unit)).to(_spelled(into)).magnitude for number in (1, 0)
    )
    if nothing:
        msg = f"{unit!r} and {into!r} count from different zeros: convert them before"
        raise UnitError(msg)
    return Decimal(one).normalize() + 0


def common(units: Collection[str]) -> str:
    """The one of units of one dimension that the others are converted into: where it comes out even, if it does.

    >>> common({"hour", "minute"}), common({"kilogram", "tonne"})
    ('minute', 'kilogram')

    """
    return min(
        sorted(units), key=lambda into: max(len(factor(unit, into).as_tuple().digits) for unit in units) > _DIGITS
    )


def converted(bounds: Bounds, unit: str, into: str) -> Bounds:
    """The same amount in another unit: exact where it comes out even, else a little wider.

    >>> converted(Bounds.exactly(3), "tonne", "kilogram"), converted(Bounds.exactly(7), "minute", "hour")
    (Bounds.exactly(3000), Bounds(Decimal('0.116666666'), Decimal('0.116666667')))

    """
    times = factor(unit, into)
    low = None if bounds.low is None else _even(times * bounds.low, ROUND_FLOOR)
    high = None if bounds.high is None else _even(times * bounds.high, ROUND_CEILING)
    return Bounds(low, high, bounds.low_open, bounds.high_open)


def _even(value: Decimal, rounding: str) -> Amount:
    size = value.adjusted() + 1
    if len(value.normalize().as_tuple().digits) <= _EVEN or size > _EVEN:
        return value
    return value.quantize(Decimal(1).scaleb(-max(0, _DIGITS - max(size, 0))), rounding)


@lru_cache(maxsize=1024)
def dimension(unit: str) -> str | None:
    """What the unit measures, or None for the name of a thing that is counted.

    >>> dimension("tonne"), dimension("EUR"), dimension("soldier")
    ('[mass]', 'EUR', None)

    """
    if is_currency(unit):
        return unit
    spelled = _spelled(unit)
    try:
        return None if spelled is None else str(_registry().parse_units(spelled).dimensionality)
    except (pint.PintError, AttributeError, TypeError, ValueError, SyntaxError):
        return None


def mixed(units: Collection[str]) -> str | None:
    """Why these cannot be units of one series, or None: all measure the same, or all are names of things counted.

    >>> mixed({"tonne", "kilogram"}), mixed({"soldier", "troop"}), mixed({"soldier", "tonne"})
    (None, None, "'soldier' is counted and 'tonne' is measured: give them series of their own")

    """
    counted = sorted(unit for unit in units if dimension(unit) is None)
    measured = sorted(set(units).difference(counted))
    if counted and measured:
        return f"{counted[0]!r} is counted and {measured[0]!r} is measured: give them series of their own"
    try:
        for unit in measured:
            factor(unit, measured[0])
    except UnitError as error:
        return str(error)
    return None


def is_currency(unit: str) -> bool:
    """Whether it is a currency code.

    >>> is_currency("EUR"), is_currency("kilogram")
    (True, False)

    """
    return len(unit) == _CODE_LENGTH and unit.isascii() and unit.isupper()
