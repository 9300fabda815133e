"""The series of the rows of a frame, and the one unit that each is given in."""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from reconcile.assumptions import Assumptions, one_name
from reconcile.bounds import Bounds
from reconcile.figures import Figure, Kind
from reconcile.frames.amounts import Amounts, changed
from reconcile.frames.cells import factorized, word
from reconcile.frames.refusing import Refused, coded
from reconcile.solver.constraints import Ints
from reconcile.statements.measures import measure, unit_meant
from reconcile.statements.series import named
from reconcile.statements.table import codes


def series_of(frame: pd.DataFrame, by: str, assume: Assumptions, refused: Refused) -> tuple[Ints, tuple[Any, ...]]:
    """The code of each row's series, and their names; in the column "series" rows without one are named as figures."""
    code, names = coded(frame[by], refused, sort=True)
    given: tuple[Any, ...] = tuple(names.tolist())
    unnamed = code < 0
    unnamed[list(refused.reasons)] = False
    if by == "series" and unnamed.any() and all(isinstance(name, str) for name in given):
        words = np.array([*given, None], object)[code]
        words[unnamed] = _default_names(frame[unnamed], assume)
        code, given = codes(words)
    refused.add(code < 0, f"no {by}: say which series it belongs to")
    code = np.maximum(code, 0).astype(np.int64)
    if not given or not assume.merge:
        return code, given or (None,)
    merged, left, _ = factorized(pd.Series([one_name(name, assume.merge) for name in given], dtype=object), sort=True)
    return merged.astype(np.int64)[code], tuple(left.tolist())


def _default_names(frame: pd.DataFrame, assume: Assumptions) -> list[str]:
    """The names of series that the figures of these rows have by default: one figure for all rows that say the same."""
    said: dict[str, list[str | None]] = {
        name: [word(cell) for cell in frame[name]] if name in frame.columns else [None] * len(frame)
        for name in ("kind", "unit", "counted", "predicate", "source", "text", "subset")
    }
    report = factorized(frame["published"])[0].tolist() if "published" in frame.columns else [-1] * len(frame)
    if not any(map(measure, filter(None, set(said["unit"])))):  # then nothing hangs on who says it, and in which words
        said |= {name: [None] * len(frame) for name in ("source", "text", "subset")}
        report = [-1] * len(frame)
    rows = list(zip(*said.values(), report, strict=True))
    different = list(dict.fromkeys(rows))
    names = dict(zip(different, named([_figure(*row) for row in different], assume), strict=True))
    return [names[row] for row in rows]


def _figure(
    kind: str | None,
    unit: str | None,
    counted: str | None,
    predicate: str | None,
    source: str | None,
    text: str | None,
    subset: str | None,
    report: int,
) -> Figure:
    """As much of a figure as its series hangs on; of the publication only whether it is that of another row."""
    return Figure(
        Bounds(),
        Kind.LEVEL if kind == Kind.LEVEL else Kind.PLAIN,
        unit=unit,
        counted=counted,
        predicate=predicate,
        source=source,
        text=text,
        subset=subset in ("True", "1", "1.0"),
        published=None if report < 0 else dt.date.fromordinal(report + 1),
    )


def in_one_unit(
    stated: dict[str, Amounts], frame: pd.DataFrame, series: Ints, assume: Assumptions, refused: Refused
) -> dict[str, Amounts]:
    """The amounts with each series in one unit; the rows of series whose units do not measure the same are refused."""
    if "unit" not in frame.columns:
        return stated
    place, words = coded(frame["unit"], refused)
    if len(words) < 2:
        return stated
    unit, units = codes([*(unit_meant(str(name), assume.same) for name in words), None])
    unit = unit[place]
    into = np.full(int(series.max(initial=0)) + 1, -1)
    for code, names in _several(series, unit, units):
        reason, one = _one_unit(names)
        into[code] = -1 if one is None else units.index(one)
        if reason is not None:
            refused.add(series == code, reason)
    wanted = into[series]
    other = np.flatnonzero((wanted >= 0) & (unit >= 0) & (unit != wanted))
    return changed(stated, other, [(units[unit[row]], units[wanted[row]]) for row in other.tolist()])


def _several(series: Ints, unit: Ints, units: tuple[Any, ...]) -> Iterable[tuple[int, frozenset[str]]]:
    """The series that are given in several units, and these."""
    of: dict[int, set[str]] = {}
    for code, place in {*zip(series[unit >= 0].tolist(), unit[unit >= 0].tolist(), strict=True)}:
        of.setdefault(code, set()).add(units[place])
    return ((code, frozenset(names)) for code, names in of.items() if len(names) > 1)


@lru_cache(maxsize=1024)
def _one_unit(names: frozenset[str]) -> tuple[str | None, str | None]:
    """Why these cannot be the units of one series, or the one they are converted into, if they measure."""
    from reconcile.units import common, dimension, mixed  # pint is heavy, and most series have one unit

    reason = mixed(names)
    return reason, None if reason or dimension(min(names)) is None else common(names)
