"""Cells of a frame as exact amounts, days and words."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from numbers import Integral, Real
from typing import Any, Final, TypeVar

import numpy as np
import pandas as pd

from reconcile.arguments import need_moment
from reconcile.bounds import Amount, amount
from reconcile.errors import FrameError, did_you_mean, shown
from reconcile.values import Word

W = TypeVar("W", bound=Word)
DIGITS = 6  # decimals that a float may have before it is taken for noise
_NUMBERS: Final = (Real, Decimal, np.bool_)
_PLAIN: Final = (
    "string",
    "integer",
    "floating",
    "mixed-integer-float",
    "boolean",
    "decimal",
    "date",
    "datetime",
    "empty",
)
_UNSOUND: Final = (
    TypeError,
    ValueError,
    ArithmeticError,
    NotImplementedError,  # what pandas raises of cells that are tuples
)  # what pandas says of a cell it cannot use


def missing(cell: Any) -> bool:
    """Whether nothing is known: None, NaN, NaT or NA.

    >>> missing(None), missing(float("nan")), missing(Decimal("NaN")), missing(0)
    (True, True, True, False)

    """
    if cell is None or type(cell).__name__ in ("NaTType", "NAType"):
        return True
    if isinstance(cell, Decimal):
        return cell.is_nan()  # a comparison of a signalling one raises
    if isinstance(cell, (np.datetime64, np.timedelta64)):
        return bool(np.isnat(cell))
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
    if isinstance(cell, str):
        msg = f"{name} is a str ({shown(cell)}): {_number_of(cell, name)}"
        raise FrameError(msg)
    if not isinstance(cell, (Real, Decimal)) or isinstance(cell, (bool, np.timedelta64)):
        msg = f"{name} is a {type(cell).__name__} ({shown(cell)}): give an int or a Decimal"
        raise FrameError(msg)
    if isinstance(cell, (Integral, Decimal)):
        return amount(cell, name)
    value = float(cell)
    if value in (float("inf"), float("-inf")):
        msg = f"{name} is {value}: give a finite number, or nothing where there is no limit"
        raise FrameError(msg)
    if round(value, DIGITS) != value:
        msg = f"{name} is {value!r}, a float with noise: round it, or give an int or a Decimal"
        raise FrameError(msg)
    return amount(Decimal(repr(value)), name)


def _number_of(text: str, name: str) -> str:
    """How a text becomes a number, if it is one."""
    try:
        float(text)
    except ValueError:
        return "give a number, or nothing where none is known"
    return f"turn the column into numbers first, with pd.to_numeric(frame[{name!r}])"


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
    if isinstance(cell, dt.date):
        return need_moment(cell, name)
    try:
        return _in_iso(cell)
    except (TypeError, ValueError):
        msg = f"{name} is {shown(cell)}: give a date, or a string such as '2024-10-23'"
        raise FrameError(msg) from None


def _in_iso(text: Any) -> dt.date:
    """The day or moment of a string in ISO format; a TypeError or ValueError for anything else."""
    long = isinstance(text, str) and len(text) > len("2024-10-23")
    return dt.datetime.fromisoformat(text) if long else dt.date.fromisoformat(text)


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
    if isinstance(cell, str) and cell in set(words):
        return words(cell)
    raise FrameError(no_word(cell, name, words))


def no_word(cell: Any, name: str, words: Iterable[str]) -> str:
    """What is wrong with a cell that is none of some words.

    >>> no_word("subtotal", "kind", ["total", "level"])
    "kind is 'subtotal' (did you mean 'total'?): give one of total, level"

    """
    known = list(map(str, words))
    hint = did_you_mean(cell, known) if isinstance(cell, str) else ""
    return f"{name} is {shown(cell)}{hint}: give one of {', '.join(known)}"


def true_cell(cell: Any, name: str) -> bool:
    """A flag; nothing is false."""
    if missing(cell):
        return False
    if isinstance(cell, _NUMBERS) and not isinstance(cell, np.timedelta64) and cell in (True, False):
        return bool(cell)
    msg = f"{name} is {shown(cell)}: give True or False"
    raise FrameError(msg)


def text_cell(cell: Any, name: str) -> str | None:
    """A word; a number that stands for one is taken as such, a list is not.

    >>> text_cell(2024, "series"), text_cell(None, "series")
    ('2024', None)

    """
    if missing(cell):
        return None
    if isinstance(cell, (str, *_NUMBERS)):
        return str(cell)
    msg = f"{name} is neither a word nor a number: give one of them"
    raise FrameError(msg)


def whole_cell(cell: Any, name: str) -> int | None:
    """A whole number, also one that a column has turned into a float.

    >>> whole_cell(3.0, "span_start"), whole_cell(None, "span_start")
    (3, None)

    """
    if missing(cell):
        return None
    if isinstance(cell, Integral) and not isinstance(cell, (bool, np.timedelta64)):
        return int(cell)
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    msg = f"{name} is a {type(cell).__name__} ({shown(cell)}): give a whole number"
    raise FrameError(msg)


def word(cell: Any) -> str | None:
    """What a cell says, or None where it says nothing or is no word.

    >>> word("rice"), word(3), word(None), word(["rice"])
    ('rice', '3', None, None)

    """
    return str(cell) if isinstance(cell, (str, *_NUMBERS)) and not missing(cell) else None


def absent(column: pd.Series) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Where a column says nothing.

    >>> absent(pd.Series([1, None, Decimal("sNaN")], dtype=object)).tolist()
    [False, True, True]

    """
    try:
        return column.isna().to_numpy(bool)
    except ArithmeticError:  # pandas compares, and a signalling NaN cannot be compared
        return np.array([missing(cell) for cell in column], bool)


def plain(cells: Any) -> bool:
    """Whether cells are all of one sort that pandas handles without a surprise; cheap, also where there are millions.

    >>> plain(pd.Series(["a", None])), plain(pd.Series(["a", ("b", 1)]))
    (True, False)

    """
    dtype = getattr(cells.dtype, "categories", cells).dtype
    return not pd.api.types.is_object_dtype(dtype) or sort_of(cells) in _PLAIN


def sort_of(cells: Any) -> str:
    """What pandas finds a column to hold, or the categories of one.

    >>> sort_of(pd.Series([3, None], dtype=object)), sort_of(pd.Series(["a"], dtype="category"))
    ('integer', 'string')

    """
    cells = cells.dtype.categories if isinstance(cells.dtype, pd.CategoricalDtype) else cells
    return pd.api.types.infer_dtype(cells, skipna=True)


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
    strange = np.zeros(len(column), bool)
    if not plain(column):
        strange = np.array([_holds_several(cell) for cell in column], bool)
    try:
        return *pd.factorize(column.mask(strange) if strange.any() else column, sort=sort), strange
    except _UNSOUND:  # what has no hash, or no order
        strange = np.array([not (missing(cell) or _has_order(cell)) for cell in column], bool)
        return *pd.factorize(column.mask(strange | absent(column)), sort=sort), strange


def _has_order(cell: Any) -> bool:
    """Whether a cell is a text or a number that has its place among all others."""
    numbers = (int, float, Decimal, np.integer, np.floating, np.bool_)
    return isinstance(cell, (str, *numbers)) and not isinstance(cell, np.timedelta64)


def _holds_several(cell: Any) -> bool:
    """Whether a cell is a tuple or the like, which names nothing."""
    return isinstance(cell, Iterable) and not isinstance(cell, str)
