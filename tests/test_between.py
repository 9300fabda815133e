"""How far apart any two nodes can be: as far as shortest paths from each of them say."""

import numpy as np
import pytest
from hypothesis import given, strategies as st

from reconcile.solver import between as module
from reconcile.solver.between import Between
from reconcile.solver.bounding import OPEN, infeasible, ranges
from reconcile.solver.constraints import System
from tests.systems import joined, systems


@given(st.lists(systems(), min_size=1, max_size=4), st.data())
def test_between_any_two_nodes_as_counted_from_the_one(parts: list[System], data: st.DataObject) -> None:
    parts = [part for part in parts if not infeasible(part).any()] or [System.of([0], [0], [], [], [], [])]
    together = joined(parts)
    sizes = [len(part.block) for part in parts]
    source = np.array([data.draw(st.integers(0, size - 1)) for size in sizes]) + together.first[:-1]
    pairs = [
        (i, j)
        for first, last in zip(together.first[:-1], together.first[1:], strict=True)
        for i in range(first, last)
        for j in range(first, last)
    ]
    tail, head = np.array(pairs).T
    low, high = Between(together, source, ranges(together, source)).bounds(tail, head)
    for one, other, least, most in zip(tail, head, low, high, strict=True):
        begin = np.where(np.arange(together.blocks) == together.block[one], one, source)
        found = ranges(together, begin)
        assert (least, most) == (found.low[other], found.high[other])


@pytest.mark.parametrize(("far", "most"), [(7, 4), (6, OPEN)])
def test_ways_of_too_many_steps_are_not_found(far: int, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FAR", far)
    nodes, source = np.arange(9), np.array([0])
    said = System.of(nodes * 0, nodes < 8, [1], [8], [4], [0])  # down from 6 to 1, up to 8, down to 7
    low, high = Between(said, source, ranges(said, source)).bounds(np.array([6]), np.array([7]))
    assert (low.tolist(), high.tolist()) == ([0], [most])
