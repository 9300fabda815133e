"""DataFrames in and out; the only module that imports pandas at the top."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeAlias

import numpy as np
import pandas as pd

from reconcile.account.series import Ledger
from reconcile.account.status import Status
from reconcile.arguments import need_type
from reconcile.assumptions import Assumptions, assumed
from reconcile.bounds import Bounds
from reconcile.dates import Granularity, Period, Relation
from reconcile.errors import FrameError, InputError, InputTypeError, did_you_mean
from reconcile.figures import Figure, Kind, Modality, Role, need_figures
from reconcile.frames.account import COLUMNS as TOLD, account_frame
from reconcile.frames.cells import (
    absent,
    amount_cell,
    dated,
    day_cell,
    factorized,
    missing,
    moment_cell,
    text_cell,
    true_cell,
    whole_cell,
    word_cell,
)
from reconcile.frames.typed import amounts, days, moments, texts
from reconcile.spans import Span
from reconcile.values import Word

COLUMNS: Final = (
    "series",
    "low",
    "high",
    "low_open",
    "high_open",
    "approximate",
    "kind",
    "start",
    "end",
    "relation",
    "modality",
    "role",
    "subset",
    "revises",
    "unit",
    "counted",
    "predicate",
    "source",
    "published",
    "text",
    "span_start",
    "span_end",
)
Column: TypeAlias = Callable[[Sequence[Any]], pd.Series]
SERIES_AT_ONCE: Final = 10_000
ALMOST: Final = 0.81  # how like a known name an unknown one is that is a slip: more than "country" is like "counted"
FURTHER: Final = ("granularity", "speaker", "said_start", "said_end")
_WORDS: Final[dict[str, type[Word]]] = {
    "kind": Kind,
    "relation": Relation,
    "modality": Modality,
    "role": Role,
    "granularity": Granularity,
}
_TOLD: Final = (
    *("kind", "low", "high", "unit", "predicate", "start", "end", "modality", "role", "subset"),
    *("source", "published", "text"),
)
_KNOWN: Final = (*COLUMNS, *FURTHER, "value")
_FLAGS: Final = ("low_open", "high_open", "approximate", "subset", "revises")
_DAYS: Final = ("start", "end", "said_start", "said_end", "published")
_TEXTS: Final = ("series", "unit", "counted", "predicate", "speaker", "source", "text")
_TYPES: Final[dict[str, Column]] = {
    **dict.fromkeys(("low", "high", "span_start", "span_end"), amounts),
    **dict.fromkeys(_FLAGS, lambda cells: pd.Series(cells, dtype=bool)),
    **dict.fromkeys(_DAYS, days),
    "published": moments,
    **dict.fromkeys((*_TEXTS, *_WORDS), texts),
}


def to_frame(figures: Iterable[Figure]) -> pd.DataFrame:
    """One row a figure, one column an attribute, of plain nullable types: fit for Parquet and CSV; amounts stay exact.

    >>> frame = to_frame([Figure.increment(12, source="Daily", published=dt.date(2024, 10, 23))])
    >>> frame[["low", "kind", "source"]].to_dict("records")
    [{'low': 12, 'kind': 'increment', 'source': 'Daily'}]

    """
    rows = [_row(figure) for figure in need_figures(figures)]
    return pd.DataFrame({name: _TYPES[name]([row[name] for row in rows]) for name in (*COLUMNS, *FURTHER)})


def _row(figure: Figure) -> dict[str, Any]:
    said = figure.said or Period()
    row = {name: getattr(figure, name) for name in (*_TEXTS, *_WORDS, "approximate", "subset", "revises", "published")}
    row |= {name: None if row[name] is None else str(row[name]) for name in _WORDS}
    row |= {name: getattr(figure.bounds, name) for name in ("low", "high", "low_open", "high_open")}
    row |= {"start": figure.period.start, "end": figure.period.end, "said_start": said.start, "said_end": said.end}
    span = figure.span
    return row | {"span_start": span.start if span else None, "span_end": span.end if span else None}


def from_frame(frame: pd.DataFrame) -> tuple[Figure, ...]:
    """The figures of a frame with the columns of `to_frame`; only amounts, `kind` and a date are needed.

    >>> from_frame(pd.DataFrame({"value": [3], "kind": ["plain"], "published": ["2024-10-23"]}))[0].bounds
    Bounds.exactly(3)

    A `FrameError` names the column that is missing, or the first row that cannot be used and why.
    """
    check_columns(frame)
    names = [name for name in (*COLUMNS, *FURTHER, "value") if name in frame.columns]
    columns = (dated(frame[name]) if name in _DAYS else frame[name] for name in names)
    cells = zip(*(column if column.dtype == object else column.tolist() for column in columns), strict=True)
    return tuple(
        _figure(index, dict(zip(names, row, strict=True))) for index, row in zip(frame.index, cells, strict=True)
    )


def check_columns(frame: pd.DataFrame, by: str | None = None) -> None:
    """Refuse what is no frame, and frames without the columns that are needed; `by` is a name of the caller's own."""
    if not isinstance(frame, pd.DataFrame):
        msg = f"a {type(frame).__name__} was given: give a pandas DataFrame, such as to_frame(figures) makes"
        raise InputTypeError(msg)
    there = [str(name) for name in frame.columns]
    for name in there:
        if there.count(name) > 1:
            msg = f"{there.count(name)} columns are named {name!r}: rename or drop all but one"
            raise FrameError(msg)
    _check_places(frame, there)
    for needed in (("low", "high", "value"), ("kind",), ("published", "end")):
        if not set(needed) & set(there):
            names = " or ".join(map(repr, needed))
            msg = f"no column {names}{_near(needed, there)}; there are: {', '.join(there) or 'none'}"
            raise FrameError(msg)
    for name in there:
        if name not in (*_KNOWN, by) and (hint := _meant(name, set(COLUMNS) - set(there))):
            msg = f"unknown column {name!r}{hint}; rename it, or drop it"
            raise FrameError(msg)


def _meant(name: str, missing: set[str]) -> str:
    """The column that a name is likely to be a slip of, as a hint: "sorce", "start_date", but not "country"."""
    first = name.partition("_")[0]
    return did_you_mean(first if first in _DAYS else name, missing, ALMOST)


def _check_places(frame: pd.DataFrame, there: Sequence[str]) -> None:
    """Refuse columns that hide in the index, and amounts that are given in two ways."""
    hidden = [str(name) for name in frame.index.names if name in _KNOWN]
    if hidden:
        msg = f"{', '.join(map(repr, hidden))} is in the index, not among the columns: call frame.reset_index() first"
        raise FrameError(msg)
    ends = [name for name in ("low", "high") if name in there]
    if "value" in there and ends:
        both = ~absent(frame["value"]) & ~np.logical_and.reduce([absent(frame[name]) for name in ends])
        if both.any():
            msg = f"row {frame.index[both.argmax()]!r} has a 'value' and a 'low' or 'high': give one or the other"
            raise FrameError(msg)


def _near(needed: Sequence[str], there: Sequence[str]) -> str:
    return next((hint for name in needed if (hint := did_you_mean(name, there))), "")


def _figure(index: object, row: dict[str, Any]) -> Figure:
    try:
        return _read(row)
    except (InputError, InputTypeError, FrameError) as error:
        msg = f"row {index}: {error}"
        raise FrameError(msg) from None


def _read(row: dict[str, Any]) -> Figure:
    value = amount_cell(row.get("value"), "value")
    low, high = (amount_cell(row.get(name), name) if value is None else value for name in ("low", "high"))
    flags: dict[str, Any] = {name: true_cell(row.get(name), name) for name in _FLAGS}
    words: dict[str, Any] = {name: word_cell(row.get(name), name, kind) for name, kind in _WORDS.items()}
    if words["kind"] is None:
        msg = f"no kind: give one of {', '.join(Kind)}"
        raise FrameError(msg)
    words = {name: word for name, word in words.items() if word is not None}
    days = {name: day_cell(row.get(name), name) for name in _DAYS[:-1]}
    texts: dict[str, Any] = {name: text_cell(row.get(name), name) for name in _TEXTS}
    if missing(row.get("published")) and days["end"] is None:
        msg = "neither published nor end: give one of them, so that the count has a date"
        raise FrameError(msg)
    said = Period(days["said_start"], days["said_end"])
    return Figure(
        Bounds(low, high, flags.pop("low_open"), flags.pop("high_open")),
        **flags,
        **words,
        **texts,
        period=Period(days["start"], days["end"]),
        said=None if said == Period() else said,
        published=moment_cell(row.get("published"), "published"),
        span=_span(row),
    )


def _span(row: dict[str, Any]) -> Span | None:
    start, end = (whole_cell(row.get(name), name) for name in ("span_start", "span_end"))
    return None if start is None or end is None else Span(start, end)


def timeline_frame(ledgers: Sequence[Ledger]) -> pd.DataFrame:
    """The state at the end of each day with an entry, series by series, and what came since the entry before."""
    rows = [row for ledger in ledgers for row in _timeline(ledger)]
    types: dict[str, Column] = {"series": texts, "date": days, **dict.fromkeys(TOLD[2:8], amounts)}
    return pd.DataFrame({name: of([row[i] for row in rows]) for i, (name, of) in enumerate(types.items())})


def _timeline(ledger: Ledger) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    before = None
    for day in ledger.days:
        total = ledger.total(day)
        came: tuple[Any, ...] = (None, None, None)
        if before is not None:
            new = ledger.total(day, before + dt.timedelta(days=1))
            came = (new.low, new.high, new.best)
        rows.append((ledger.model.table.names[ledger.code], day, total.low, total.high, total.best, *came))
        before = day
    return rows


def statuses_frame(figures: Sequence[Figure], names: Sequence[str], found: Sequence[Status]) -> pd.DataFrame:
    """One row a figure: what it says, what became of it, and why."""
    frame = to_frame(figures)[list(_TOLD)]
    frame.insert(0, "series", texts(names))
    frame["status"] = texts([str(status.status) for status in found])
    frame["reason"] = texts([status.reason for status in found])
    return frame


def reconcile_frame(
    frame: pd.DataFrame,
    by: str = "series",
    assume: Assumptions | None = None,
    errors: str = "status",
    progress: bool = False,
    statuses: bool = False,
) -> "pd.DataFrame | tuple[pd.DataFrame, pd.DataFrame]":
    """The account of each series, columnar; see `reconcile.reconcile_frame`."""
    need_type(by, str, "by", "name the one column that holds the series")
    if by in TOLD[1:]:
        msg = f"the account has a column {by!r} of its own: rename the one that holds the series"
        raise FrameError(msg)
    check_columns(frame, by)
    if by not in frame.columns:
        msg = (
            f"no column {by!r}{did_you_mean(by, map(str, frame.columns))}: name the one that holds the series with by="
        )
        raise FrameError(msg)
    taken = assumed(assume)
    if not progress:
        return account_frame(frame, by, taken, errors, statuses, silent=statuses)
    share = _shares_of_series(frame, by)
    parts = [account_frame(part, by, taken, errors, True, silent=statuses) for part in _with_progress(frame, share)]
    whole, of_rows = (pd.concat(frames, ignore_index=i == 0) for i, frames in enumerate(zip(*parts, strict=True)))
    place = np.argsort(np.argsort(share, kind="stable"))
    return (whole, of_rows.iloc[place]) if statuses else whole


def _shares_of_series(frame: pd.DataFrame, by: str) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Which part of the frame each row is in: all of a series are in one."""
    code = factorized(frame[by], sort=True)[0]
    found: np.ndarray[Any, np.dtype[np.int64]] = np.maximum(code, 0) // SERIES_AT_ONCE
    return found


def _with_progress(frame: pd.DataFrame, share: np.ndarray[Any, np.dtype[np.int64]]) -> Iterable[pd.DataFrame]:
    """The frame in parts of whole series, with a progress bar where tqdm is installed."""
    parts = [frame[share == one] for one in range(int(share.max(initial=0)) + 1)]
    try:
        from tqdm.auto import tqdm  # type: ignore[import-untyped]  # optional, and without stubs
    except ImportError:
        return parts
    return tqdm(parts, unit=f" x {SERIES_AT_ONCE} series")  # type: ignore[no-any-return]  # it yields what it is given
