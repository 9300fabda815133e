import numpy as np
from hypothesis import given, strategies as st

from reconcile.solver.constraints import LARGEST_SUM, System
from tests.systems import joined, systems


def two_blocks() -> System:
    return System.of([0, 0, 1, 1, 1], [1, 0, 1, 0, 0], [0, 4, 1], [1, 2, 0], [7, -3, 5], [0, 1, -1])


def test_holds_and_misses() -> None:
    values = np.array([0, 8, 0, 0, 3])
    assert two_blocks().holds(values).tolist() == [False, True, True]
    assert two_blocks().misses(values).tolist() == [1, 0, 0]


def test_part_is_a_system_of_its_own() -> None:
    part = two_blocks().part(np.array([False, True]))
    assert part.system.block.tolist() == [0, 0, 0]
    assert (part.nodes.tolist(), part.arcs.tolist()) == ([2, 3, 4], [1])
    assert (part.system.tail.tolist(), part.system.head.tolist()) == ([2], [0])


def test_mirrored_twice_is_the_same() -> None:
    system = two_blocks()
    again = system.mirrored().mirrored()
    for name in ("block", "chain", "tail", "head", "bound", "statement", "weight"):
        assert getattr(again, name).tolist() == getattr(system, name).tolist()


@given(systems(), st.lists(st.integers(-9, 9), min_size=5, max_size=5))
def test_mirror_holds_for_negated_values_in_reverse(system: System, values: list[int]) -> None:
    here = np.array(values[: len(system.block)])
    assert (system.mirrored().holds(-here[::-1]) == system.holds(here)).all()


def test_links_are_arcs_that_say_what_the_chain_says() -> None:
    linked = two_blocks().with_links()
    assert list(zip(linked.tail[3:].tolist(), linked.head[3:].tolist(), strict=True)) == [(1, 0), (3, 2)]


@given(st.lists(systems(), min_size=2, max_size=4))
def test_singly_gives_the_blocks_back(parts: list[System]) -> None:
    found = list(joined(parts).singly(np.ones(len(parts), bool)))
    for part, one in zip(parts, found, strict=True):
        assert sorted(zip(part.tail.tolist(), part.bound.tolist(), strict=True)) == sorted(
            zip(one.system.tail.tolist(), one.system.bound.tolist(), strict=True)
        )


def test_sums_that_do_not_fit_are_refused_and_do_not_overflow() -> None:
    huge = [1 << 61, 1 << 61, 1 << 61, 1 << 61, 1 << 61]
    system = System.of(
        [0, 0, 1, 1], [1, 0, 1, 0], [0, 0, 0, 0, 0, 2], [1, 1, 1, 1, 1, 3], [*huge, 5], [0, 1, 2, 3, 4, 5]
    )
    assert system.refused.tolist() == [True, False]
    assert system.scale.tolist() == [LARGEST_SUM, 6]


def test_a_system_without_nodes() -> None:
    empty = System.of([], [], [], [], [], [])
    assert empty.blocks == 0
    assert empty.scale.tolist() == []


def test_a_system_of_which_nothing_is_said_holds() -> None:
    silent = System.of([0, 0], [True, False], [], [], [], [])
    assert silent.holds(np.array([0, 1])).tolist() == []
    assert silent.with_links().holds(np.array([1, 0])).tolist() == [False]
