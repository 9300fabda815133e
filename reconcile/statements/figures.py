"""Figures as a table of statements."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

import numpy as np

from reconcile.assumptions import Assumptions
from reconcile.bounds import Amount
from reconcile.dates import Relation
from reconcile.errors import InputError
from reconcile.figures import Figure, Modality
from reconcile.solver.constraints import Bools, Ints
from reconcile.statements.joining import promised
from reconcile.statements.linked import finest, linked
from reconcile.statements.sources import heard, quoted
from reconcile.statements.table import (
    DAY,
    EPOCH,
    GRANULARITIES,
    KINDS,
    LARGEST,
    MODALITIES,
    NONE,
    PLANNED,
    ROLES,
    Statements,
    codes,
    of_columns,
    slack,
    start_by,
)
from reconcile.values import alike

EXACT = {Relation.SINCE, Relation.AFTER}
FINEST: Final = 12  # decimals of an amount that is added up


def of_figures(figures: Sequence[Figure], names: Sequence[str], assume: Assumptions) -> Statements:
    """The table of the figures, each in the series named for it."""
    known = linked(*codes(names), assume)
    series = known.series
    places = finest(series, np.array([_decimals(f) for f in figures], np.int64), known.block)
    ends = [_scaled(f, int(places[code])) for f, code in zip(figures, series, strict=True)]
    low, high = (np.array([end[i] or 0 for end in ends], np.int64) for i in (0, 1))
    start = _days(f.period.start for f in figures)
    since = np.array([f.relation in EXACT for f in figures], bool)
    wide = np.array([-1 if f.granularity is None else GRANULARITIES[f.granularity] for f in figures], np.int64)
    rounded = np.array([f.approximate for f in figures], bool)
    told = heard([f.source for f in figures], assume)
    voice, voices = codes(_voice(f) for f in figures)
    source, copy = quoted(series, voice, voices, told, assume)
    moments, plans = _moments(figures), _plans(figures, names)
    return of_columns(
        {
            "names": known.names,
            "block": known.block,
            "whole": known.whole,
            "sums": known.sums,
            "places": places,
            "units": _units(figures, known.names, series),
            "sources": told[1],
            "series": series,
            "kind": np.array([KINDS[f.kind] for f in figures], np.int64),
            "low": low,
            "high": high,
            "has_low": np.array([end[0] is not None for end in ends], bool),
            "has_high": np.array([end[1] is not None for end in ends], bool),
            "approximate": rounded,
            "slack": slack(low, high, rounded, np.array([share(f.text, assume) for f in figures], float)),
            "start": start,
            "start_by": start_by(start, wide, since, moments[1]),
            "end": _days(f.period.end for f in figures),
            "since": since,
            "published": moments[0],
            "day": moments[1],
            "said_start": _days(f.said and f.said.start for f in figures),
            "said_end": _days(f.said and f.said.end for f in figures),
            "source": source,
            "copy": copy,
            "voice": voice,
            "order": np.array([-1 if f.span is None else f.span.start for f in figures], np.int64),
            "modality": np.array(
                [PLANNED if p in plans else MODALITIES[f.modality] for p, f in enumerate(figures)], np.int64
            ),
            "role": np.array([ROLES[f.role] for f in figures], np.int64),
            "subset": _parts(figures, plans),
            "revises": np.array([f.revises for f in figures], bool),
        }
    )


def _units(figures: Sequence[Figure], names: Sequence[str], series: Ints) -> tuple[str | None, ...]:
    """The unit of each series, of which all have been converted into one."""
    found = {code: figure.unit for figure, code in zip(figures, series.tolist(), strict=True) if figure.unit}
    return tuple(found.get(code) for code in range(len(names)))


def share(text: str | None, assume: Assumptions) -> float:
    """By which share an approximate amount said so may be off.

    >>> share("Roughly 300", Assumptions(approximations={"roughly": Decimal("0.2")})), share(None, Assumptions())
    (0.2, 0.1)

    """
    said = (text or "").casefold()
    word = max((w for w in assume.approximations if said.startswith(w.casefold())), key=len)
    return float(assume.approximations[word])


def moment(published: dt.date) -> tuple[int, int]:
    """When it came out, and on which day: a bare date is the end of its day, an hour is compared as an instant.

    >>> moment(dt.date(1970, 1, 1)), moment(dt.datetime(1970, 1, 1, 18))
    ((86400000000, 0), (64800000000, 0))

    """
    day = published.toordinal() - EPOCH
    if not isinstance(published, dt.datetime):
        return (day + 1) * DAY, day
    wall = published.replace(tzinfo=None) - (published.utcoffset() or dt.timedelta())
    instant = (wall - dt.datetime(1970, 1, 1)) // dt.timedelta(microseconds=1)
    return min(max(instant, day * DAY + 1), (day + 1) * DAY - 1), day


def need_one_clock(figures: Sequence[Figure]) -> None:
    """Raise where some hours are given with a zone and some without: nothing tells their order."""
    zones = {f.published.tzinfo is not None for f in figures if isinstance(f.published, dt.datetime)}
    if len(zones) > 1:
        msg = "some figures are published at a time with a zone and some without: give all a zone, or none"
        raise InputError(msg)


def _moments(figures: Sequence[Figure]) -> tuple[Any, Any]:
    ends = [f.published if f.published is not None else _last_day(f) for f in figures]
    both = [(NONE, NONE) if end is None else moment(end) for end in ends]
    return np.array([b[0] for b in both], np.int64), np.array([b[1] for b in both], np.int64)


def _voice(figure: Figure) -> str | None:
    """Who speaks in a text, or where in which report it says so."""
    if figure.speaker is not None:
        return alike(figure.speaker)
    return None if figure.attribution is None else repr((figure.attribution, figure.source, figure.published))


def _last_day(figure: Figure) -> dt.date | None:
    return None if figure.period.end is None else figure.period.end - dt.timedelta(days=1)


def _days(days: Any) -> Any:
    return np.array([NONE if day is None else day.toordinal() - EPOCH for day in days], np.int64)


def _parts(figures: Sequence[Figure], plans: set[int]) -> Bools:
    """Which figures are parts of what was counted, or is planned.

    "340 of the 600 promised" is all that has come of a plan; but "will cut 1,200 jobs, 450 of them here" plans a part.
    """
    planned = {(figures[p].source, figures[p].published, figures[p].span) for p in plans if figures[p].span is not None}
    done = [p not in plans and (f.source, f.published, f.part_of) in planned for p, f in enumerate(figures)]
    return np.array([f.subset and not all_of_it for f, all_of_it in zip(figures, done, strict=True)], bool)


def _plans(figures: Sequence[Figure], names: Sequence[str]) -> set[int]:
    """The places of plans, and of what only repeats one."""
    return {p for p, f in enumerate(figures) if f.modality is Modality.PLANNED}.union(promised(figures, names))


def _decimals(figure: Figure) -> int:
    return max(decimals(figure.bounds.low), decimals(figure.bounds.high))


def decimals(value: Amount | None) -> int:
    """How many decimals a number needs that is not too fine; others of its series would be too large with more.

    >>> decimals(Decimal("2.50")), decimals(3), decimals(Decimal("1E-30"))
    (2, 0, 0)

    """
    if not isinstance(value, Decimal):
        return 0
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and -FINEST <= exponent < 0 else 0


def _scaled(figure: Figure, places: int) -> tuple[int | None, int | None]:
    """Low and high as whole numbers; for counts an end left out moves the limit by one."""
    low, high = scaled(figure.bounds.low, places), scaled(figure.bounds.high, places)
    step = 1 if places == 0 else 0
    if low is not None and figure.bounds.low_open:
        low += step
    if high is not None and figure.bounds.high_open:
        high -= step
    return low, high


def scaled(value: Amount | None, places: int) -> int | None:
    """The amount in units of its last decimal; None where it is too large, or too fine, to be added up exactly."""
    if value is None or not -LARGEST <= value <= LARGEST:
        return None
    whole = int(value * 10**places) if isinstance(value, int) else int(value.scaleb(places))
    if not isinstance(value, int) and value.scaleb(places) != whole:
        return None
    return whole if abs(whole) <= LARGEST else None
