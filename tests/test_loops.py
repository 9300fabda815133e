"""The loops that are made for machine code, as they stand: the same answers as arrays, with or without numba."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from reconcile.solver import machine as module
from reconcile.solver.constraints import System
from tests.systems import joined, series, systems
from tests.test_machine import NEVER, answers, from_size, one_by_one


def looped(answer: Callable[[], Any]) -> Any:
    """What loops over arrays answer, without being compiled."""
    with from_size(1), pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_ready", {})
        patch.setattr(module, "_compiled", lambda loop: loop)
        return answer()


def arrayed(answer: Callable[[], Any]) -> Any:
    """What arrays and lists answer."""
    with from_size(NEVER):
        return answer()


@settings(max_examples=30)
@given(st.lists(systems(weights=4), min_size=1, max_size=6))
def test_loops_say_what_arrays_say_of_random_systems(parts: list[System]) -> None:
    together = joined(parts)
    for say in (answers, one_by_one):
        assert looped(lambda say=say: say(together)) == arrayed(lambda say=say: say(together))


@pytest.mark.parametrize("slips", [0, 3])
def test_loops_say_what_arrays_say_of_a_long_block(slips: int) -> None:
    size, r = 250, np.random.default_rng(slips)
    end = r.integers(1, size, size)
    begin = np.where(r.random(size) < 0.6, 0, np.maximum(end - r.integers(1, 40, size), 0))
    low = (end - begin) * 2
    low[r.choice(size, slips, replace=False)] += 11
    said = series(begin, end, low, low + r.integers(0, 3, size))
    assert (found := looped(lambda: answers(said))) == arrayed(lambda: answers(said))
    assert (found[3][0] > 0) == (slips > 0)
