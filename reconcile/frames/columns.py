"""Columns of a frame as the arrays of a table of statements, without an object a row where the columns have none."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeVar

import numpy as np
import pandas as pd

from reconcile.account.status import TOO_LARGE
from reconcile.assumptions import Assumptions
from reconcile.dates import Relation
from reconcile.errors import FrameError
from reconcile.frames.amounts import Amounts, either, read_amounts, whole
from reconcile.frames.cells import (
    absent,
    dated,
    day_cell,
    missing,
    moment_cell,
    no_word,
    sort_of,
    true_cell,
    whole_cell,
)
from reconcile.frames.grouping import in_one_unit, series_of
from reconcile.frames.refusing import NO_AMOUNT, Refused, coded
from reconcile.solver.constraints import Bools, Ints
from reconcile.statements.figures import moment, share
from reconcile.statements.linked import finest, linked
from reconcile.statements.sources import heard, quoted
from reconcile.statements.table import (
    ASSERTED,
    DAY,
    GRANULARITIES,
    KINDS,
    LARGEST,
    MAIN,
    MODALITIES,
    NONE,
    RELATIONS,
    ROLES,
    Statements,
    codes,
    of_columns,
    slack,
    start_by,
)
from reconcile.values import alike

T = TypeVar("T")
_NEEDED: Final = -2
_STRANGE: Final = -3
_FROM_START: Final = (RELATIONS[Relation.SINCE], RELATIONS[Relation.AFTER])
_WORDS: Final[dict[str, tuple[Mapping[Any, int], int]]] = {
    "kind": (KINDS, _NEEDED),
    "relation": (RELATIONS, -1),
    "granularity": (GRANULARITIES, -1),
    "modality": (MODALITIES, ASSERTED),
    "role": (ROLES, MAIN),
}


def statements(frame: pd.DataFrame, by: str, assume: Assumptions, refused: Refused) -> Statements:
    """The table of a frame; rows that cannot be used are noted and say nothing."""
    known = linked(*series_of(frame, by, assume, refused), assume)
    series, names, block, whole = known.series, known.names, known.block, known.whole
    flags = {
        name: _flags(frame, name, refused) for name in ("low_open", "high_open", "approximate", "subset", "revises")
    }
    words = {name: _words(frame, name, known, default, refused) for name, (known, default) in _WORDS.items()}
    days = {name: _days(frame, name, refused) for name in ("start", "end", "said_start", "said_end")}
    refused.add(
        (days["start"] != NONE) & (days["end"] != NONE) & (days["start"] >= days["end"]), "ends before it starts"
    )
    published, day = _moments(frame, days["end"], refused)
    told = _sources(frame, assume, refused)
    voice, voices = _voices(frame, refused)
    source, copy = quoted(series, voice, voices, told, assume)
    stated = in_one_unit(_stated(frame, refused), frame, series, assume, refused)
    ends, places = _ends(stated, series, block, flags, refused)
    since = np.isin(words.pop("relation"), _FROM_START)
    rounded = flags["approximate"] & ends["has_low"] & ends["has_high"]
    return of_columns(
        {
            "names": names,
            "block": block,
            "whole": whole,
            "places": places,
            "sources": told[1],
            "series": series,
            **ends,
            **{name: flags[name] for name in ("approximate", "subset", "revises")},
            **days,
            "slack": slack(ends["low"], ends["high"], rounded, _shares(frame, flags["approximate"], assume)),
            "start_by": start_by(days["start"], words.pop("granularity"), since, day),
            **{name: np.maximum(code, 0) for name, code in words.items()},
            "since": since,
            "published": published,
            "day": day,
            "source": source,
            "copy": copy,
            "voice": voice,
            "order": _integers(frame, "span_start", refused),
        }
    )


def _ends(
    stated: Mapping[str, Amounts], series: Ints, block: Ints, flags: Mapping[str, Bools], refused: Refused
) -> tuple[dict[str, Any], Ints]:
    """Low and high in units of the last decimal of each series; none in rows that are refused for any reason."""
    places = finest(series, np.maximum(stated["low"].places, stated["high"].places), block)
    low, has_low = whole(stated["low"], places[series], flags["low_open"], 1)
    high, has_high = whole(stated["high"], places[series], flags["high_open"], -1)
    if (empty := has_low & has_high & (low > high)).any():
        opened = (flags["low_open"].astype(np.int64) + flags["high_open"]) * (places[series] == 0)
        _refuse_empty(np.where(empty, low - high, 0), opened, refused)
    lost = (stated["low"].there & ~has_low) | (stated["high"].there & ~has_high)
    refused.add(lost & ~has_low & ~has_high, TOO_LARGE)
    refused.add(~(has_low | has_high), NO_AMOUNT)
    usable = np.ones(len(series), bool)
    usable[list(refused.reasons)] = False
    return {"low": low, "high": high, "has_low": has_low & usable, "has_high": has_high & usable}, places


def _refuse_empty(over: Ints, opened: Ints, refused: Refused) -> None:
    """Refuse rows whose low is above their high, which the ends may be to blame for, or that they are left out."""
    refused.add(over > opened, "low is above high: swap them, or leave one of them out")
    refused.add(over > 0, "nothing lies between the ends once one is left out: close it, or move an end")


def _stated(frame: pd.DataFrame, refused: Refused) -> dict[str, Amounts]:
    """The ends of the amounts, each read from the column that it is given in."""
    given = {
        name: read_amounts(frame[name], name, refused) for name in ("value", "low", "high") if name in frame.columns
    }
    nothing = np.zeros(len(frame), np.int64)
    value = given.pop("value", None)
    if value is None:
        return {name: given.get(name, Amounts(nothing, nothing.astype(bool), nothing)) for name in ("low", "high")}
    return {name: either(value, given[name]) if name in given else value for name in ("low", "high")}


def _flags(frame: pd.DataFrame, name: str, refused: Refused) -> Bools:
    if name not in frame.columns:
        return np.zeros(len(frame), bool)
    if frame[name].dtype == bool:
        return frame[name].to_numpy()
    code, cells = coded(frame[name], refused)
    flags, reasons = np.zeros(len(cells) + 1, bool), {}
    for place, cell in enumerate(cells):
        try:
            flags[place] = true_cell(cell, name)
        except FrameError as error:
            reasons[place] = str(error)
    refused.add_each(code, reasons)
    return flags[code]


def _words(frame: pd.DataFrame, name: str, known: Mapping[Any, int], default: int, refused: Refused) -> Ints:
    """The codes of a column of words; `default` where nothing is said."""
    if name not in frame.columns:
        return np.full(len(frame), default, np.int64)
    code, words = coded(frame[name], refused)
    of = np.array([known.get(str(word), _STRANGE) for word in words] + [default], np.int64)
    strange = np.flatnonzero(of == _STRANGE).tolist()
    refused.add_each(code, {place: no_word(words[place], name, known) for place in strange})
    found = of[code]
    refused.add(found == _NEEDED, f"no {name}: give one of {', '.join(known)}")
    return found


def _days(frame: pd.DataFrame, name: str, refused: Refused) -> Ints:
    if name not in frame.columns:
        return np.full(len(frame), NONE, np.int64)
    column = dated(frame[name])
    if column.dtype.kind == "M":
        return _day_numbers(column)
    given = ~absent(column)
    if not given.any():
        return np.full(len(frame), NONE, np.int64)
    try:
        read = pd.to_datetime(column, errors="coerce", format="ISO8601") if _tells_days(column) else None
    except ValueError:  # of several time zones
        read = None
    if read is None or read.dtype.kind != "M":
        return _days_one_by_one(column, name, refused)
    refused.add(given & read.isna().to_numpy(), f"{name} is no date: give a date, or a string such as '2024-10-23'")
    return _day_numbers(read)


def _tells_days(column: pd.Series) -> bool:
    """Whether a column holds texts or dates, and nothing that pandas would take for a number of nanoseconds."""
    return sort_of(column) in ("string", "date", "datetime", "datetime64")


def _days_one_by_one(column: pd.Series, name: str, refused: Refused) -> Ints:
    found = np.full(len(column), NONE, np.int64)
    for row, day in _each(column, name, day_cell, refused):
        found[row] = np.datetime64(day, "D").astype(np.int64)
    return found


def _each(
    column: pd.Series, name: str, read: Callable[[Any, str], T | None], refused: Refused
) -> Iterable[tuple[int, T]]:
    """What each cell of a column says that says something; rows with cells that cannot be read are refused."""
    for row, cell in enumerate(column):
        try:
            found = read(cell, name)
        except FrameError as error:
            refused.reasons.setdefault(row, str(error))
            continue
        if found is not None:
            yield row, found


def _day_numbers(column: pd.Series) -> Ints:
    if getattr(column.dtype, "tz", None) is not None:
        column = column.dt.tz_localize(None)
    days = column.to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(days), NONE, days.astype(np.int64))


def _moments(frame: pd.DataFrame, end: Ints, refused: Refused) -> tuple[Ints, Ints]:
    """When each row came out, and on which day; where only an end is known, with that."""
    if "published" not in frame.columns:
        published, day = np.full((2, len(frame)), NONE, np.int64)
    elif (column := dated(frame["published"])).dtype.kind == "M":
        published, day = _stamps(column)
    else:
        published, day = _cells(column, refused)
    late = (published == NONE) & (end != NONE)
    refused.add(
        (published == NONE) & (end == NONE), "neither published nor end: give one of them, so that the count has a date"
    )
    return np.where(late, np.where(late, end, 0) * DAY, published), np.where(late, end - 1, day)


def _stamps(column: pd.Series) -> tuple[Ints, Ints]:
    """Timestamps; one at midnight is a day, since frames hold no others."""
    day = _day_numbers(column)
    zone = getattr(column.dtype, "tz", None)
    instant = (
        (column if zone is None else column.dt.tz_convert(None)).to_numpy().astype("datetime64[us]").astype(np.int64)
    )
    wall = (
        (column if zone is None else column.dt.tz_localize(None)).to_numpy().astype("datetime64[us]").astype(np.int64)
    )
    start = np.where(day == NONE, 0, day) * DAY
    within = np.clip(instant, start + 1, start + DAY - 1)
    found = np.where((wall == start) & (zone is None), start + DAY, within)
    return np.where(day == NONE, NONE, found), day


def _cells(column: pd.Series, refused: Refused) -> tuple[Ints, Ints]:
    found, zones = np.full((2, len(column)), NONE, np.int64), set()
    for row, stamp in _each(column, "published", moment_cell, refused):
        found[:, row] = moment(stamp)
        zones |= {stamp.tzinfo is not None} if isinstance(stamp, dt.datetime) else set()
    if len(zones) > 1:
        msg = "some of published have a time zone and some have none: give all one, or none"
        raise FrameError(msg)
    return found[0], found[1]


def _sources(frame: pd.DataFrame, assume: Assumptions, refused: Refused) -> tuple[Ints, tuple[str | None, ...], Ints]:
    """The codes and names of those whose word it is, and which rows only copy it."""
    if "source" not in frame.columns:
        return np.full(len(frame), -1, np.int64), (), np.full(len(frame), -1, np.int64)
    code, words = coded(frame["source"], refused)
    source, sources, copy = heard([*map(str, words), None], assume)
    return source[code], sources, copy[code]


def _voices(frame: pd.DataFrame, refused: Refused) -> tuple[Ints, tuple[str, ...]]:
    if "speaker" not in frame.columns:
        return np.full(len(frame), -1, np.int64), ()
    code, words = coded(frame["speaker"], refused)
    voice, voices = codes([*(alike(str(word)) for word in words), None])
    return voice[code], voices


def _shares(frame: pd.DataFrame, rounded: Bools, assume: Assumptions) -> np.ndarray[Any, Any]:
    shares = np.full(len(frame), share(None, assume))
    if len(assume.approximations) > 1 and "text" in frame.columns:
        texts = frame["text"].to_numpy(object)
        for row in np.flatnonzero(rounded).tolist():
            shares[row] = share(None if missing(texts[row]) else str(texts[row]), assume)
    return shares


def _integers(frame: pd.DataFrame, name: str, refused: Refused) -> Ints:
    if name not in frame.columns:
        return np.full(len(frame), -1, np.int64)
    column = frame[name]
    if sort_of(column) not in ("integer", "floating", "mixed-integer-float", "empty"):
        column = pd.Series(dict(_each(column, name, whole_cell, refused)), range(len(frame)), dtype=float)
    number = pd.to_numeric(column, errors="coerce").to_numpy(np.float64, na_value=np.nan)
    found: Ints = np.where(np.abs(number) < LARGEST, number, -1).astype(np.int64)
    return found
