"""Columns of plain types in which nothing may be missing but what is unknown: they go through files unharmed."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

import numpy as np
import pandas as pd

from reconcile.bounds import Amount


def texts(cells: Sequence[str | None]) -> pd.Series:
    """A column of texts.

    >>> texts(["rice", None]).dtype.name
    'string'

    """
    try:
        return pd.Series(cells, dtype="string")
    except UnicodeEncodeError:  # half a character, as of a file read in the wrong encoding, is no text to Arrow
        return pd.Series(cells, dtype=object)


def amounts(cells: Sequence[Amount | None]) -> pd.Series:
    """A column of amounts, exact: of whole numbers where all are, else of Decimals alone.

    >>> amounts([335, None]).dtype, amounts([335, Decimal("1.5"), None]).tolist()
    (Int64Dtype(), [Decimal('335'), Decimal('1.5'), None])

    """
    if all(cell is None or (isinstance(cell, int) and -(2**63) <= cell < 2**63) for cell in cells):
        return pd.Series(cells, dtype="Int64")
    return pd.Series([None if cell is None else Decimal(cell) for cell in cells], dtype=object)


def days(cells: Sequence[dt.date | None]) -> pd.Series:
    """A column of days.

    >>> days([dt.date(2024, 10, 23), None]).dtype
    dtype('<M8[s]')

    """
    return pd.Series(np.array(cells, "datetime64[D]").astype("datetime64[s]"))


def moments(cells: Sequence[dt.date | None]) -> pd.Series:
    """A column of days, or of moments in one time zone; of both, or of several zones, texts that say which each is.

    >>> noon = dt.datetime(2024, 10, 23, 12)
    >>> moments([noon, None]).dtype, moments([noon, dt.date(2024, 10, 23)]).tolist()
    (dtype('<M8[us]'), ['2024-10-23T12:00:00', '2024-10-23'])

    """
    known = [cell for cell in cells if cell is not None]
    stamps = [cell for cell in known if isinstance(cell, dt.datetime)]
    if not stamps:
        return days(cells)
    zones = {stamp.tzinfo for stamp in stamps}
    a_day = any(stamp.tzinfo is None and stamp.time() == dt.time() for stamp in stamps)  # so a column has it
    if len(stamps) < len(known) or len(zones) > 1 or a_day:
        return texts([None if cell is None else cell.isoformat() for cell in cells])
    zone = zones.pop()
    return pd.Series(cells, dtype="datetime64[us]" if zone is None else pd.DatetimeTZDtype("us", zone))
