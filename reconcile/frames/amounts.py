"""Amounts of a column, exact: whole units of the last decimal that is stated."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, final

import numpy as np
import pandas as pd

from reconcile.bounds import Amount, Bounds
from reconcile.errors import FrameError, InputError, InputTypeError
from reconcile.frames.cells import DIGITS, amount_cell
from reconcile.frames.refusing import Refused
from reconcile.solver.constraints import Bools, Ints
from reconcile.statements.figures import decimals, scaled
from reconcile.statements.table import LARGEST


@final
@dataclass(frozen=True, slots=True, eq=False)
class Amounts:
    """The ends of the amounts: in whole units of their last decimals, and how many of those there are."""

    value: Any  # int64 where all are whole, else objects
    there: Bools
    places: Ints


def read_amounts(column: pd.Series, name: str, refused: Refused) -> Amounts:
    """The amounts of a column, and those of its cells that are none refused."""
    if column.dtype == object or pd.api.types.is_extension_array_dtype(column.dtype):
        return _exact_amounts(column, name, refused)
    if column.dtype.kind not in "iuf":
        msg = f"{name} is a column of {column.dtype}: give whole numbers, floats or Decimals"
        raise FrameError(msg)
    value = column.to_numpy()
    if value.dtype.kind == "u" and value.max(initial=0) > np.iinfo(np.int64).max:  # it would come out negative
        return _exact_amounts(column, name, refused)
    if value.dtype.kind in "iu":
        return Amounts(value.astype(np.int64), np.ones(len(value), bool), np.zeros(len(value), np.int64))
    value = value.astype(np.float64)
    refused.add(np.isinf(value), f"{name} is infinite: leave it out where there is no limit")
    there = np.isfinite(value)
    value = np.where(there, value, 0)
    places = _decimals(value)
    refused.add(places > DIGITS, f"{name} is a float with noise: round it, or give an int or a Decimal")
    there &= places <= DIGITS
    value = np.where(there, value, 0)
    whole = not places.any() and np.abs(value).max(initial=0) <= LARGEST
    return Amounts(value.astype(np.int64) if whole else value, there, np.where(there, places, 0))


def either(value: Amounts, end: Amounts) -> Amounts:
    """The one value of each row, or where there is none this end."""
    exact = object in (value.value.dtype, end.value.dtype)
    ends = [_as_stated(amounts) if exact else amounts.value for amounts in (value, end)]
    there, places = value.there, np.where(value.there, value.places, end.places)
    return Amounts(np.where(there, *ends), there | end.there, places)


def _decimals(value: np.ndarray[Any, Any]) -> Ints:
    """How many decimals each float has; more than DIGITS where it has noise."""
    places = np.zeros(len(value), np.int64)
    rest = np.flatnonzero(value != np.rint(value))
    for digits in range(1, DIGITS + 2):
        places[rest] = digits
        rest = rest[np.round(value[rest], digits) != value[rest]] if digits <= DIGITS else rest[:0]
        if not len(rest):
            break
    return places


def _exact_amounts(column: pd.Series, name: str, refused: Refused) -> Amounts:
    cells: list[Amount | None] = []
    for row, cell in enumerate(column):
        try:
            cells.append(amount_cell(cell, name))
        except (InputError, InputTypeError, FrameError) as error:
            refused.reasons.setdefault(row, str(error))
            cells.append(None)
    there = np.array([cell is not None for cell in cells], bool)
    value = np.array([0 if cell is None else cell for cell in cells], object)
    return Amounts(value, there, np.array([decimals(cell) for cell in cells], np.int64))


def changed(stated: dict[str, Amounts], rows: Ints, units: Sequence[tuple[str, str]]) -> dict[str, Amounts]:
    """The amounts with those of some rows converted, each from a unit into another."""
    if not len(rows):
        return stated
    from reconcile.units import converted  # pint is heavy, and most series have one unit

    cells = {name: _as_stated(amounts) for name, amounts in stated.items()}
    for row, (unit, into) in zip(rows.tolist(), units, strict=True):
        low, high = (cells[name][row] if stated[name].there[row] else None for name in ("low", "high"))
        if low is None or high is None or low <= high:
            bounds = converted(Bounds(low, high), unit, into)
            cells["low"][row], cells["high"][row] = (0 if end is None else end for end in (bounds.low, bounds.high))
    return {
        name: Amounts(cells[name], amounts.there, np.array([decimals(cell) for cell in cells[name]], np.int64))
        for name, amounts in stated.items()
    }


def _as_stated(amounts: Amounts) -> np.ndarray[Any, Any]:
    """The amounts as exact objects."""
    pairs = zip(amounts.value.tolist(), amounts.places.tolist(), strict=True)
    exact = [Decimal(f"{value:.{places}f}") if isinstance(value, float) else value for value, places in pairs]
    return np.array(exact, object)


def whole(amounts: Amounts, places: Ints, opened: Bools, step: int) -> tuple[Ints, Bools]:
    """The end of each amount in units of the last decimal of its series, and where there is one."""
    value, there = amounts.value, amounts.there
    if value.dtype == object:
        ends = [scaled(cell, digits) for cell, digits in zip(value.tolist(), places.tolist(), strict=True)]
        there = there & np.array([end is not None for end in ends], bool)
        whole = np.array([end or 0 for end in ends], np.int64)
    else:
        large = np.abs(value.astype(np.float64)) * 10.0**places > LARGEST
        there = there & ~large
        whole = np.where(large, 0, value)
        whole = np.rint(whole * 10.0**places).astype(np.int64) if places.any() else whole.astype(np.int64)
    return whole + np.where(opened & (places == 0), step, 0), there
