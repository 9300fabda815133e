"""The account of many series as columns: DataFrame in, DataFrame out."""

from typing import Any, Final
from warnings import warn

import numpy as np
import pandas as pd

from reconcile.account.solution import Solution, best, rooted_anew, solved
from reconcile.assumptions import Assumptions
from reconcile.errors import FrameError, InputError, LeftOutWarning, shown
from reconcile.frames.columns import statements
from reconcile.frames.increments import States, increments
from reconcile.frames.refusing import NO_AMOUNT, Refused
from reconcile.solver.bounding import OPEN, infeasible, ranges
from reconcile.solver.constraints import Bools, Ints
from reconcile.statements.instants import FIRST
from reconcile.statements.standing import CODES, Standing
from reconcile.statements.table import DAY

COLUMNS: Final = (
    "series",
    "date",
    "low",
    "high",
    "best",
    "increment_low",
    "increment_high",
    "increment_best",
    "status",
    "conflicts",
)


def account_frame(
    frame: pd.DataFrame, by: str, assume: Assumptions, errors: str, statuses: bool, silent: bool
) -> pd.DataFrame | tuple[pd.DataFrame, pd.DataFrame]:
    """The state of every series at the end of every day with an entry; with `statuses` also what became of each row.

    A warning tells of rows left out, unless it is `silent`.
    """
    if not isinstance(errors, str) or errors not in ("status", "raise"):
        msg = f"errors is {shown(errors)}: give 'status' or 'raise'"
        raise InputError(msg)
    if assume.sums:
        msg = "reconcile_frame takes no sums over several series: reconcile(frame, assume) does"
        raise InputError(msg)
    refused = Refused()
    table = statements(frame, by, assume, refused)
    if refused.reasons and errors == "raise":
        raise FrameError(refused.told(frame.index))
    if refused.reasons and not silent:
        few = f"{len(refused.reasons):,} of {len(frame):,} rows are left out: {refused.told(frame.index)}"
        warn(f"{few}; statuses=True tells it of each row", LeftOutWarning, stacklevel=5)
    solution = solved(table, assume)
    found = _rows(solution, by)
    if not len(found):
        found[by] = found[by].astype(frame[by].dtype)  # what a cluster asks for the columns to come
    return (found, _statuses(frame, solution, refused)) if statuses else found


def _rows(solution: Solution, by: str) -> pd.DataFrame:
    model = solution.model
    nodes = model.nodes
    shown = np.flatnonzero(~nodes.symbol & (nodes.moment > FIRST) & (nodes.moment % DAY == 0))
    series = nodes.series[shown]
    columns = {
        by: pd.Series(_named(model.table.names, series)),
        "date": (nodes.moment[shown] // DAY - 1).astype("datetime64[D]").astype("datetime64[s]"),
        **_counts(solution, shown, series),
        **_verdicts(solution, series),
    }
    return pd.DataFrame(columns, copy=False)  # they are nobody else's, and large


def _counts(solution: Solution, shown: Ints, series: Ints) -> dict[str, Any]:
    """The totals at the end of each day that is shown, and what came since the one before."""
    places, falls = solution.model.table.places, solution.model.falls[series]
    (low, high, value), (open_low, open_high), sure, root = _totals(solution, shown, falls)
    came = increments(solution, States(shown, root, value, sure & ~open_high))  # "at least" twice tells no increment
    return {
        "low": _numbers(low, open_low & falls, places, series),
        "high": _numbers(high, open_high, places, series),
        "best": _numbers(value, ~sure, places, series),
        **{name: _numbers(*column, places, series) for name, column in came.items()},
    }


def _totals(
    solution: Solution, shown: Ints, falls: Bools
) -> tuple[tuple[Ints, Ints, Ints], tuple[Bools, Bools], Bools, Ints]:
    """Low, high and best, which of the first two are open, where the best is sure, and the node it counts from."""
    low, high, value, sure, firm, root = _states(solution, shown)
    least, greatest = _corrections(solution, shown, root)
    open_low, open_high = low == -OPEN, high == OPEN
    low = np.where(open_low, 0, low + least)
    high = np.where(open_high, 0, high + greatest)
    low, high = np.where(falls, low, np.maximum(low, 0)), np.where(falls, high, np.maximum(high, 0))
    value = np.clip(value + least, low, np.where(open_high, OPEN, high))
    one = (low == high) & ~open_high
    exact = sure & (least == greatest)
    return (low, high, np.where(one, low, value)), (open_low, open_high), exact | (one & firm), root


def _states(solution: Solution, shown: Ints) -> tuple[Ints, Ints, Ints, Bools, Bools, Ints]:
    """Low, high, best, whether it is warranted, or in no doubt, for some nodes, and the node that each counts from."""
    model = solution.model
    root = model.nodes.root[model.nodes.series]
    several = np.bincount(model.table.block) > 1
    found = rooted_anew(model, solution.face, several, solution.possible)
    approximate = solution.centred_blocks
    centred = solution.centred(found, lambda system: rooted_anew(model, system, approximate, found))
    value, sure = best(model, np.arange(len(root)), found, centred)
    firm = np.ones(len(root), bool)
    if solution.mended is not None:
        firm = found.same(rooted_anew(model, solution.agreed, several & solution.bad, solution.undoubted))
        firm |= ~solution.bad[model.system.block]
    low, high = found.low.copy(), found.high.copy()
    for origin in _later_origins(solution):
        _count_anew(solution, origin, (low, high, value, sure, firm, root))
    return low[shown], high[shown], value[shown], (sure & firm)[shown], firm[shown], root[shown]


def _later_origins(solution: Solution) -> list[Ints]:
    """The second origins of the series that have one, the third, and so on; one of each block at a time."""
    series = solution.model.origins.series
    again = np.flatnonzero(series[1:] == series[:-1]) + 1
    block = solution.model.table.block[series[again]]
    turn = np.arange(len(again)) - np.searchsorted(block, block)
    return [again[turn == now] for now in range(int(turn.max(initial=-1)) + 1)]


def _count_anew(solution: Solution, origin: Ints, state: tuple[Any, ...]) -> None:
    """Count the nodes after a later origin from there."""
    model = solution.model
    chosen = np.zeros(solution.face.blocks, bool)
    chosen[model.table.block[model.origins.series[origin]]] = True
    face = solution.face.part(chosen)
    sources = np.searchsorted(face.nodes, model.nodes.origin[origin])
    found = ranges(face.system, sources)
    centred = solution.centred(found, lambda system: ranges(system.part(chosen).system, sources))
    value, sure = best(model, face.nodes, found, centred)
    firm = ~solution.bad[model.system.block[face.nodes]]
    if not firm.all():
        firm |= found.same(ranges(solution.agreed.part(chosen).system, sources))
    node = model.nodes.origin[origin][face.system.block]
    later = model.nodes.moment[face.nodes] > model.nodes.moment[node]
    later &= model.nodes.series[face.nodes] == model.nodes.series[node]
    for whole, part in zip(state, (found.low, found.high, value, sure & firm, firm, node), strict=True):
        whole[face.nodes[later]] = part[later]


def _corrections(solution: Solution, nodes: Ints, root: Ints) -> tuple[Ints, Ints]:
    model = solution.model
    series = model.nodes.series[nodes]
    until = model.adjusted.until(series, model.nodes.moment[nodes])
    before = model.adjusted.until(series, model.nodes.moment[root])
    return until[0] - before[0], until[1] - before[1]


def _named(names: tuple[Any, ...], series: Ints) -> Any:
    try:
        return pd.Index(names).take(series)
    except UnicodeEncodeError:  # half a character, as of a file read in the wrong encoding, is no text to Arrow
        return pd.Index(names, dtype=object).take(series)


def _numbers(value: Ints, unknown: Bools, places: Ints, series: Ints) -> Any:
    """Whole numbers where all are, else floats; nothing where it is unknown."""
    if not places.any():
        value[unknown] = 0  # in place: a copy of each column is what the memory of a large frame would end at
        return pd.arrays.IntegerArray(value, unknown)
    return np.where(unknown, np.nan, value / 10.0 ** places[series])


def _verdicts(solution: Solution, series: Ints) -> dict[str, Any]:
    """The status of each series, and how many conflicts it has."""
    model = solution.model
    block = model.table.block[series]
    count, status = np.zeros((2, model.system.blocks), np.int64)
    if solution.bad.any():
        bad = model.system.part(solution.bad)
        np.add.at(count, solution.clashes.block, 1)
        firm = infeasible(bad.system.only(~model.soft[bad.arcs]))
        status[bad.blocks] = np.where(firm, 2, 1)
    open_words = [CODES[Standing.CONTESTED], CODES[Standing.IMPOSSIBLE]]
    doubted = model.table.block[model.table.series[np.isin(model.stand.code, open_words)]]
    np.add.at(count, doubted, 1)
    status[doubted] = 2
    status[model.system.refused] = 3
    words = ["consistent", "rounding", "contradictory", "refused"]
    return {"status": pd.Categorical.from_codes(status[block], pd.Index(words)), "conflicts": count[block]}


def _statuses(frame: pd.DataFrame, solution: Solution, refused: Refused) -> pd.DataFrame:
    """The frame with what became of each row, and why."""
    words = np.array([str(standing) for standing in Standing], object)
    status = words[solution.model.stand.code]
    reason = np.full(len(frame), None, object)
    for row, why in refused.reasons.items():
        status[row], reason[row] = str(Standing.EMPTY) if why == NO_AMOUNT else "refused", why
    by = solution.model.stand.by
    given = by >= 0
    reason[given] = ["gives way to row " + str(frame.index[row]) for row in by[given].tolist()]
    return frame.assign(status=status, reason=reason)
