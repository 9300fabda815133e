"""From contradictory sets of statements to irreducible ones: what is left contradicts itself, and needs all of it."""

import numpy as np
import pytest

from reconcile.solver import shrinking
from reconcile.solver.cases import Cases
from reconcile.solver.constraints import Ints, System
from reconcile.solver.shrinking import irreducible
from tests.systems import agrees, joined, series

BLOCKS = 12


def windows(begin: Ints, end: Ints, low: Ints, high: Ints, r: np.random.Generator) -> System:
    """Statements in any order."""
    order = r.permutation(len(begin))
    return series(begin[order], end[order], low[order], high[order])


def a_year(size: int, r: np.random.Generator) -> System:
    """Additions one after the other, their total, which is off by a little, and vague words about some of them."""
    step, order = r.integers(0, 5, size), np.arange(size)
    said = np.concatenate([[0], np.cumsum(step)])
    first = r.integers(0, size, size // 2)
    last = first + 1 + r.integers(0, size - first)
    around, wide = said[last] - said[first], r.integers(1, 4, size // 2)
    total = said[-1] + int(r.choice([-2, -1, 1, 2]))
    begin, end = np.concatenate([order, [0], first]), np.concatenate([order + 1, [size], last])
    low, high = np.concatenate([step, [total], around - wide]), np.concatenate([step, [total], around + wide])
    return windows(begin, end, low, high, r)


def at_random(size: int, r: np.random.Generator) -> System:
    """Statements of which several contradict each other, some of them by themselves."""
    while True:
        begin = r.integers(0, 4, size)
        end = begin + 1 + r.integers(0, 3, size)
        low = 3 * (end - begin) + r.integers(-4, 5, size)
        said = windows(begin, end, low, low + r.integers(-1, 4, size), r)
        if not agrees(said, set(range(size))):
            return said


@pytest.mark.parametrize("one_by_one", [True, False])
@pytest.mark.parametrize(("make", "size"), [(at_random, 3), (at_random, 9), (at_random, 25), (a_year, 8), (a_year, 30)])
def test_what_is_left_contradicts_itself_and_needs_all_of_it(
    make: object, size: int, one_by_one: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shrinking, "SOME", BLOCKS if one_by_one else 0)
    r = np.random.default_rng(size)
    parts = [make(size, r) for _ in range(BLOCKS)]  # type: ignore[operator]  # one of the two above
    rows = [int(part.statement.max()) + 1 for part in parts]
    before = np.cumsum([0, *rows[:-1]])
    together = joined(parts)
    number = together.statement + before[together.arc_block]
    whole = Cases(
        System(together.block, together.chain, together.tail, together.head, together.bound, number, together.weight)
    )
    every = [tuple(range(first, first + count)) for first, count in zip(before.tolist(), rows, strict=True)]
    for part, first, said, left in zip(
        parts, before.tolist(), every, irreducible(whole, range(BLOCKS), every), strict=True
    ):
        kept = {row - first for row in left}
        assert set(left) <= set(said)
        assert not agrees(part, kept)
        assert all(agrees(part, kept - {row}) for row in kept)
