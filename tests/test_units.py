"""Units of one dimension are converted exactly, others refused."""

import re
from decimal import Decimal

import pytest

from reconcile import Bounds, Figure, InputError, UnitError
from reconcile.units import dimension, factor, mixed


@pytest.mark.parametrize(
    ("unit", "into", "times"),
    [
        ("tonne", "kilogram", 1000),
        ("hour", "minute", 60),
        ("kilometer", "meter", 1000),
        ("EUR", "EUR", 1),
        ("megawatt_hour", "kWh", 1000),
        ("cubic_meter", "litre", 1000),
        ("square_kilometre", "hectare", 100),
        ("km²", "m^2", 1_000_000),
    ],
)
def test_factors_are_exact(unit: str, into: str, times: int) -> None:
    assert factor(unit, into) == Decimal(times)


@pytest.mark.parametrize(
    ("unit", "into"),
    [
        ("tonne", "hectare"),
        ("EUR", "USD"),
        ("EUR", "tonne"),
        ("soldier", "kilogram"),
        ("m^2", "cubic_meter"),
        ("degC", "kelvin"),
    ],
)
def test_what_does_not_measure_the_same_is_not_converted(unit: str, into: str) -> None:
    with pytest.raises(UnitError, match=re.escape(unit)):
        factor(unit, into)


def test_names_of_things_that_are_counted_are_no_units() -> None:
    nouns = (
        "soldier",
        "death",
        "person",
        "case",
        "container",
        "tank",
        "house",
        "peak",
        "drone",
        "patient",
        "tank per m^2",
    )
    assert [dimension(noun) for noun in nouns] == [None] * len(nouns)


def test_what_is_counted_and_what_is_measured_do_not_mix() -> None:
    assert mixed({"soldier", "troop"}) is None
    assert mixed({"kWh", "megawatt_hour"}) is None
    assert "'soldier' is counted and 'tonne' is measured" in (mixed({"tonne", "soldier"}) or "")


def test_a_quantity_is_one_amount_of_a_unit_of_measurement() -> None:
    assert Figure.plain(3, unit="tonne").quantity.to("kg").magnitude == 3000
    assert Figure.plain(3).quantity.magnitude == 3
    with pytest.raises(InputError):
        _ = Figure(Bounds(1, 2), unit="tonne").quantity
    with pytest.raises(UnitError):
        _ = Figure.plain(3, unit="soldier").quantity


def test_a_currency_is_no_quantity() -> None:
    with pytest.raises(UnitError, match="'EUR' is a currency"):
        _ = Figure.plain(3, unit="EUR").quantity
    assert Figure.plain(10**400, unit="kg").quantity.magnitude == 10**400
