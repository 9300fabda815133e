"""Units of measurement, converted exactly; the only module that knows pint."""

from decimal import Decimal
from functools import cache
from typing import Any

import pint

from reconcile.bounds import Bounds
from reconcile.errors import InputError, UnitError

_CODE_LENGTH = 3  # an ISO 4217 code has three capital letters


@cache
def _registry() -> pint.UnitRegistry[Any]:
    return pint.UnitRegistry(non_int_type=Decimal, cache_folder=None)


def quantity(bounds: Bounds, unit: str | None) -> "pint.Quantity[Any]":
    """The amount as a pint quantity.

    >>> int(quantity(Bounds.exactly(3), "tonne").to("kg").magnitude)
    3000

    """
    if bounds.value is None:
        msg = f"{bounds!r} is not one number: take its low or high, or a Bounds of one value"
        raise InputError(msg)
    if unit is None:
        return _registry().Quantity(bounds.value)
    if dimension(unit) is None:
        msg = f"{unit!r} is not a unit of measurement: read the amount from `bounds`"
        raise UnitError(msg)
    return _registry().Quantity(bounds.value, unit)


def factor(unit: str, into: str) -> Decimal:
    """How many of `into` one `unit` is; a UnitError where the two do not measure the same.

    >>> factor("tonne", "kilogram")
    Decimal('1000')
    >>> factor("hectare", "kilogram")
    Traceback (most recent call last):
    ...
    reconcile.errors.UnitError: 'hectare' and 'kilogram' do not measure the same: give them series of their own

    Currencies are units that nothing converts.
    """
    if unit == into:
        return Decimal(1)
    if dimension(unit) is None or dimension(unit) != dimension(into):
        msg = f"{unit!r} and {into!r} do not measure the same: give them series of their own"
        raise UnitError(msg)
    ratio = _registry().Quantity(Decimal(1), unit).to(into).magnitude
    return Decimal(ratio).normalize() + 0


@cache
def dimension(unit: str) -> str | None:
    """What the unit measures, or None for the name of a thing that is counted.

    >>> dimension("tonne"), dimension("EUR"), dimension("soldier")
    ('[mass]', 'EUR', None)

    """
    if is_currency(unit):
        return unit
    try:
        if unit not in _registry()._units:  # a prefix would make units of nouns ("peak" as peta-ak)
            return None
        return str(_registry().get_dimensionality(unit)) or None
    except (pint.PintError, AttributeError, TypeError, ValueError):
        return None


def is_currency(unit: str) -> bool:
    """Whether it is a currency code.

    >>> is_currency("EUR"), is_currency("kilogram")
    (True, False)

    """
    return len(unit) == _CODE_LENGTH and unit.isascii() and unit.isupper()
