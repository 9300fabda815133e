"""Cells of a frame as exact amounts, days and words."""

import datetime as dt
from decimal import Decimal
from numbers import Integral, Real
from typing import Any, TypeVar

import pandas as pd

from reconcile.bounds import Amount, amount
from reconcile.errors import FrameError, did_you_mean
from reconcile.values import Word

W = TypeVar("W", bound=Word)
DIGITS = 6  # decimals that a float may have before it is taken for noise


def missing(cell: Any) -> bool:
    """Whether nothing is known: None, NaN, NaT or NA.

    >>> missing(None), missing(float("nan")), missing(0)
    (True, True, False)

    """
    if cell is None or type(cell).__name__ in ("NaTType", "NAType"):
        return True
    return isinstance(cell, Real) and not isinstance(cell, Integral) and cell != cell


def amount_cell(cell: Any, name: str) -> Amount | None:
    """An exact amount; a float only where it is one of few digits.

    >>> amount_cell(12.5, "low"), amount_cell(float("nan"), "low")
    (Decimal('12.5'), None)
    >>> amount_cell(12.000000000000002, "low")
    Traceback (most recent call last):
    ...
    reconcile.errors.FrameError: low is 12.000000000000002, a float with noise: round it, or give an int or a Decimal

    """
    if missing(cell):
        return None
    if not isinstance(cell, Real) or isinstance(cell, Integral):
        return amount(cell, name)
    value = float(cell)
    if value in (float("inf"), float("-inf")):
        msg = f"{name} is {value}: give a finite number, or nothing where there is no limit"
        raise FrameError(msg)
    if round(value, DIGITS) != value:
        msg = f"{name} is {value!r}, a float with noise: round it, or give an int or a Decimal"
        raise FrameError(msg)
    return amount(Decimal(repr(value)), name)


def day_cell(cell: Any, name: str) -> dt.date | None:
    """A day, also from a string in ISO format or a timestamp.

    >>> day_cell("2024-10-23", "start")
    datetime.date(2024, 10, 23)

    """
    found = moment_cell(cell, name)
    return found.date() if isinstance(found, dt.datetime) else found


def moment_cell(cell: Any, name: str) -> dt.date | None:
    """A day, or a moment where the hour is given; a timestamp at midnight is a day, since frames hold no others.

    >>> moment_cell("2024-10-23T18:00", "published")
    datetime.datetime(2024, 10, 23, 18, 0)

    """
    if missing(cell):
        return None
    if hasattr(cell, "to_pydatetime"):
        moment: dt.datetime = cell.to_pydatetime()
        return moment.date() if moment.time() == dt.time() and moment.tzinfo is None else moment
    if isinstance(cell, dt.date):
        return cell
    try:
        return dt.date.fromisoformat(cell) if len(cell) <= len("2024-10-23") else dt.datetime.fromisoformat(cell)
    except (TypeError, ValueError):
        msg = f"{name} is {cell!r}: give a date, or a string such as '2024-10-23'"
        raise FrameError(msg) from None


def word_cell(cell: Any, name: str, words: type[W]) -> W | None:
    """A word of an enumeration.

    >>> from reconcile import Role
    >>> word_cell("previously", "role", Role)
    Traceback (most recent call last):
    ...
    reconcile.errors.FrameError: role is 'previously' (did you mean 'previous'?): give one of main, previous, comparison

    """
    if missing(cell):
        return None
    try:
        return words(cell)
    except ValueError:
        hint = did_you_mean(str(cell), map(str, words))
        msg = f"{name} is {cell!r}{hint}: give one of {', '.join(words)}"
        raise FrameError(msg) from None


def true_cell(cell: Any, name: str) -> bool:
    """A flag; nothing is false."""
    if missing(cell):
        return False
    if not hasattr(cell, "__len__") and cell in (True, False):
        return bool(cell)
    msg = f"{name} is {cell!r}: give True or False"
    raise FrameError(msg)


def text_cell(cell: Any, name: str) -> str | None:
    """A word; a number that stands for one is taken as such, a list is not.

    >>> text_cell(2024, "series"), text_cell(None, "series")
    ('2024', None)

    """
    if missing(cell):
        return None
    if isinstance(cell, (str, Real)):
        return str(cell)
    msg = f"{name} is neither a word nor a number: give one of them"
    raise FrameError(msg)


def whole_cell(cell: Any) -> Any:
    """A whole number that a column has turned into a float, as an int again; anything else as it is.

    >>> whole_cell(3.0), whole_cell("3")
    (3, '3')

    """
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def word(cell: Any) -> str | None:
    """What a cell says, or None where it says nothing or is no word.

    >>> word("rice"), word(3), word(None), word(["rice"])
    ('rice', '3', None, None)

    """
    return str(cell) if isinstance(cell, (str, Real)) and not missing(cell) else None


def dated(column: pd.Series) -> pd.Series:
    """A column of periods of a day, or of days as Arrow has them, as one of timestamps; others as they are.

    >>> dated(pd.Series(pd.period_range("2024-10-23", periods=2))).dt.day.tolist()
    [23, 24]

    """
    if isinstance(column.dtype, pd.PeriodDtype) and column.dtype.freq == "D":
        column = column.dt.to_timestamp()
    return pd.to_datetime(column) if column.dtype.type is dt.date else column


def factorized(column: pd.Series, sort: bool = False) -> tuple[Any, Any, Any]:
    """The codes of a column, its words, and which cells hold no word, such as lists.

    >>> code, words, strange = factorized(pd.Series(["a", ["b"], "a"]))
    >>> code.tolist(), strange.tolist()
    ([0, -1, 0], [False, True, False])

    """
    nothing = column.isna().to_numpy() & False
    try:
        return *pd.factorize(column, sort=sort), nothing
    except TypeError:  # what has no hash, or no order
        strange = nothing | [not (missing(cell) or isinstance(cell, (str, Real))) for cell in column]
        return *pd.factorize(column.mask(strange), sort=sort), strange
