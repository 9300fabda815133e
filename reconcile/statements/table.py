"""Figures or rows of a frame as one table of arrays: what the model reads, without an object a row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, final

import numpy as np
import numpy.typing as npt

from reconcile.dates import Granularity, Relation
from reconcile.figures import Kind, Modality, Role
from reconcile.solver.constraints import Bools, Ints

NONE: Final = np.iinfo(np.int64).min  # no such day or moment
DAY: Final = 86_400_000_000  # microseconds; the end of day d is the moment (d + 1) * DAY
EPOCH: Final = 719_163  # the ordinal of 1 January 1970
LARGEST: Final = 1 << 53  # amounts up to here are added exactly however they came

KINDS: Final = {kind: code for code, kind in enumerate(Kind)}
MODALITIES: Final = {modality: code for code, modality in enumerate(Modality)}
ROLES: Final = {role: code for code, role in enumerate(Role)}
RELATIONS: Final = {relation: code for code, relation in enumerate(Relation)}
GRANULARITIES: Final = {unit: code for code, unit in enumerate(Granularity)}
CUMULATIVE, INCREMENT, LEVEL, PLAIN, ADJUSTMENT = KINDS.values()
ASSERTED, PLANNED, POSSIBLE, DENIED = MODALITIES.values()
MAIN, PREVIOUS, COMPARISON = ROLES.values()

_MONTHS: Final = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


@final
@dataclass(frozen=True, slots=True, eq=False)
class Statements:
    """One row a statement; codes for words, days since 1970, microseconds for moments, amounts in units of 10**-places.

    `names` are the series, in the order of their codes; `block` tells which are solved together, `whole` which one each
    is part of (-1: none), `sums` a series and those that make it, `places` how many decimals each has, `units` in
    which each is given, where that is known. `start_by` is
    the last day's end by which a count with a coarse start has begun (`start` where that is exact). `slack` is how far
    off an approximate amount may be, `copy` who repeats the words of `source` (-1: it speaks for itself), `voice` tells
    the sources apart that one text names, `order` is the place in it.
    """

    names: tuple[Any, ...]
    block: Ints
    whole: Ints
    sums: tuple[tuple[int, ...], ...]
    places: Ints
    units: tuple[str | None, ...]
    sources: tuple[str | None, ...]
    series: Ints
    kind: Ints
    low: Ints
    high: Ints
    has_low: Bools
    has_high: Bools
    approximate: Bools
    slack: Ints
    start: Ints
    start_by: Ints
    end: Ints
    since: Bools
    published: Ints
    day: Ints
    said_start: Ints
    said_end: Ints
    source: Ints
    copy: Ints
    voice: Ints
    order: Ints
    modality: Ints
    role: Ints
    subset: Bools
    revises: Bools

    def __len__(self) -> int:
        return len(self.series)

    @property
    def flow(self) -> Bools:
        """Which rows count what happened over a window, and not the total so far."""
        found: Bools = (self.kind == INCREMENT) | ((self.kind == PLAIN) & (self.start != NONE))
        return found

    @property
    def total(self) -> Bools:
        """Which rows give the total so far."""
        found: Bools = (self.kind == CUMULATIVE) | ((self.kind == PLAIN) & (self.start == NONE))
        return found

    @property
    def exact(self) -> Bools:
        """Which rows state one number, were it only approximately."""
        found: Bools = self.has_low & self.has_high & (self.low == self.high)
        return found


def of_columns(columns: Mapping[str, Any]) -> Statements:
    """Complete the columns that say the same of every row."""
    n, names = len(columns["series"]), np.arange(len(columns["names"]))
    columns = {"block": names, "whole": np.full(len(names), -1), "sums": (), "units": (None,) * len(names), **columns}
    full: dict[str, Any] = {name: np.full(n, default, kind) for name, default, kind in _DEFAULTS if name not in columns}
    return Statements(**full, **columns)


_DEFAULTS: Final[Sequence[tuple[str, Any, npt.DTypeLike]]] = (
    ("approximate", False, bool),
    ("slack", 0, np.int64),
    ("start", NONE, np.int64),
    ("start_by", NONE, np.int64),
    ("end", NONE, np.int64),
    ("since", False, bool),
    ("published", NONE, np.int64),
    ("day", NONE, np.int64),
    ("said_start", NONE, np.int64),
    ("said_end", NONE, np.int64),
    ("source", -1, np.int64),
    ("copy", -1, np.int64),
    ("voice", 0, np.int64),
    ("order", -1, np.int64),
    ("modality", ASSERTED, np.int64),
    ("role", MAIN, np.int64),
    ("subset", False, bool),
    ("revises", False, bool),
)


def start_by(start: Ints, granularity: Ints, since: Bools, day: Ints) -> Ints:
    """The day by which a count that is said to run "since" a coarse unit of the calendar has begun: once it is said.

    >>> august, month = np.array([19570, 19570]), GRANULARITIES[Granularity.MONTH]  # 1 August 2023
    >>> said = august + [90, 10]
    >>> (start_by(august, np.array([month, month]), np.array([True, True]), said) - august).tolist()
    [31, 10]

    """
    by = start.copy()
    for unit, code in GRANULARITIES.items():
        here = since & (start != NONE) & (granularity == code)
        if unit is Granularity.WEEK:
            by[here] += 7
        elif unit in _MONTHS and here.any():
            by[here] = _unit_end(start[here], _MONTHS[unit])
    said = (day != NONE) & (day < by)
    by[said] = np.maximum(start, day)[said]
    return by


def _unit_end(day: Ints, months: int) -> Ints:
    """The first day after the unit of so many months in which the day lies, counted from the start of its year."""
    month = day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return ((month // months + 1) * months).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)


def slack(low: Ints, high: Ints, rounded: Bools, share: npt.NDArray[np.float64]) -> Ints:
    """How far off an approximate number may be: half of its last round place, and at most that share of it.

    >>> said = np.array([30_000, 1_500, 27])
    >>> slack(said, said, np.array([True, True, True]), np.array([0.1, 0.1, 0.1])).tolist()
    [3000, 150, 0]

    A place is round at 1, 5, 10, 50, ...: people round to fives as readily as to tens.
    """
    size = np.abs(low)
    half = np.zeros(len(low), np.int64)
    place, more = 1, rounded & (low == high) & (size > 0)
    while more.any():
        half[more] = place // 2
        place = place * 5 if str(place)[0] == "1" else place * 2
        more &= size % place == 0
    return np.minimum(half, np.floor(size * share).astype(np.int64))


def codes(words: Iterable[Any]) -> tuple[Ints, tuple[Any, ...]]:
    """A code for each word, and the words in the order of their codes (their own order: it depends on no row).

    >>> codes(["b", None, "a", "b"])
    (array([ 1, -1,  0,  1]), ('a', 'b'))

    """
    given = list(words)
    known = sorted({word for word in given if word is not None})
    place = {word: code for code, word in enumerate(known)} | {None: -1}
    return np.array([place[word] for word in given], np.int64), tuple(known)
