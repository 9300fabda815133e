"""Units of one dimension are converted exactly, others refused."""

from decimal import Decimal

import pytest

from reconcile import Bounds, Figure, InputError, UnitError
from reconcile.units import dimension, factor


@pytest.mark.parametrize(
    ("unit", "into", "times"),
    [("tonne", "kilogram", 1000), ("hour", "minute", 60), ("kilometer", "meter", 1000), ("EUR", "EUR", 1)],
)
def test_factors_are_exact(unit: str, into: str, times: int) -> None:
    assert factor(unit, into) == Decimal(times)


@pytest.mark.parametrize(
    ("unit", "into"), [("tonne", "hectare"), ("EUR", "USD"), ("EUR", "tonne"), ("soldier", "kilogram")]
)
def test_what_does_not_measure_the_same_is_not_converted(unit: str, into: str) -> None:
    with pytest.raises(UnitError, match=unit):
        factor(unit, into)


def test_names_of_things_that_are_counted_are_no_units() -> None:
    assert [dimension(noun) for noun in ("soldier", "death", "person", "case", "container", "tank", "house")] == [
        None
    ] * 7


def test_a_quantity_is_one_amount_of_a_unit_of_measurement() -> None:
    assert Figure.plain(3, unit="tonne").quantity.to("kg").magnitude == 3000
    assert Figure.plain(3).quantity.magnitude == 3
    with pytest.raises(InputError):
        _ = Figure(Bounds(1, 2), unit="tonne").quantity
    with pytest.raises(UnitError):
        _ = Figure.plain(3, unit="soldier").quantity
