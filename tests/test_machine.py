"""Loops as machine code: the same answers, bit for bit, as arrays and lists give."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from reconcile import reconcile_frame
from reconcile.solver import conflicts as judging, machine as module, repair as repairing
from reconcile.solver.bounding import ranges
from reconcile.solver.conflicts import contradictions
from reconcile.solver.constraints import System
from reconcile.solver.machine import machine, run
from reconcile.solver.repair import repair
from tests.systems import joined, series, systems

NEVER = 1 << 62


def double(column: list[int]) -> list[int]:
    return [2 * number for number in column]


@contextmanager
def from_size(arcs: int) -> Iterator[None]:
    """Machine code from so many arcs on."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "SOME", arcs)
        patch.setattr(module, "LARGE", arcs)
        yield


def both(answer: Callable[[], Any]) -> tuple[Any, Any]:
    """What machine code answers, and what arrays and lists do."""
    pytest.importorskip("numba")
    with from_size(1):  # of nothing, no loop is asked
        compiled = answer()
    with from_size(NEVER):
        return compiled, answer()


def answers(system: System) -> list[Any]:
    """All that the solver says of a system."""
    found, mended = ranges(system, system.first[:-1]), repair(system)
    columns = (
        found.low,
        found.high,
        found.infeasible,
        mended.cost,
        *mended.face.arcs,
        mended.missed,
        mended.impossible,
    )
    rows = int(system.statement.max(initial=0)) + 1
    return [column.tolist() for column in columns] + [contradictions(system, np.arange(rows))]


def one_by_one(system: System) -> list[Any]:
    """The same where every block is taken for a long one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(repairing, "SMALL", 0)
        patch.setattr(judging, "SMALL", 0)
        return answers(system)


@settings(max_examples=20)
@given(st.lists(systems(weights=4), min_size=1, max_size=6))
def test_both_say_the_same_of_random_systems(parts: list[System]) -> None:
    together = joined(parts)
    for say in (answers, one_by_one):
        compiled, plain = both(lambda say=say: say(together))
        assert compiled == plain


def test_both_say_the_same_of_a_long_block() -> None:
    size, r = 3_000, np.random.default_rng(6)
    end = r.integers(1, size, size)
    begin = np.where(r.random(size) < 0.6, 0, np.maximum(end - r.integers(1, 40, size), 0))
    low = (end - begin) * 2 + np.where(r.random(size) < 0.01, r.integers(-30, 30, size), 0)
    said = series(begin, end, low, low + r.integers(0, 3, size))
    compiled, plain = both(lambda: answers(said))
    assert compiled == plain
    assert compiled[3][0] > 0


def claims(each: int, seed: int) -> pd.DataFrame:
    """Totals and additions of some series, a few of them wrong."""
    r = np.random.default_rng(seed)
    count = 1_200
    end = r.integers(1, 60, count)
    begin = np.where(r.random(count) < 0.7, 0, np.maximum(end - r.integers(1, 9, count), 0))
    low = 5 * (end - begin) + np.where(r.random(count) < 0.05, r.integers(0, 300, count), 0)
    first, day = np.datetime64("2024-01-01"), np.timedelta64(1, "D")
    columns = {"series": np.arange(count) // each, "low": low, "high": low + r.integers(0, 20, count)}
    columns["kind"] = np.where(begin == 0, "cumulative", "increment")
    dates = {"start": first + begin * day, "end": first + end * day, "published": first + end * day}
    return pd.DataFrame({**columns, "approximate": r.random(count) < 0.2, **dates})


@pytest.mark.parametrize("each", [10, 300])
def test_both_make_the_same_frames(each: int) -> None:
    compiled, plain = both(lambda: reconcile_frame(claims(each, each), statuses=True))
    assert (plain[0]["status"] == "contradictory").any()
    for mine, other in zip(compiled, plain, strict=True):
        pd.testing.assert_frame_equal(mine, other)


def test_without_numba_a_loop_runs_over_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_ready", {})
    monkeypatch.setitem(sys.modules, "numba", None)
    assert machine(double, NEVER) is None
    assert run(double, NEVER, np.arange(3)) == [0, 2, 4]


def test_little_to_do_loads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_ready", {})
    assert machine(double, module.LARGE - 1) is None
    assert module._ready == {}


def test_where_compiled_code_cannot_be_kept_it_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    numba = pytest.importorskip("numba")
    monkeypatch.setattr(module, "_ready", {})

    def njit(*loop: Any, cache: bool = False) -> Any:
        if cache:
            msg = "no locator available"
            raise RuntimeError(msg)
        return loop[0]

    monkeypatch.setattr(numba, "njit", njit)
    assert machine(double, NEVER) is double
