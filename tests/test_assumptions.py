"""Assumptions are one checked, frozen value."""

import datetime
import datetime as dt
import pickle
from decimal import Decimal

import pytest

from reconcile import Assumptions, Figure, InputError, InputTypeError, Reading, reconcile
from reconcile.assumptions import one_name

GIVEN = Assumptions(
    known_on=dt.date(2024, 10, 23),
    approximations={"roughly": Decimal("0.2")},
    priorities={"Agency": 3},
    origins={"Daily": "Wire", "Wire": "Agency"},
    merge=[("a", "b"), ("b", "c")],
    same=[("soldier", "troop")],
    parts={"child": "dead"},
    monotone=["count", "level"],
    readings={"restart": 1, "rounded": 2},
)


def test_what_is_given_is_frozen_on_the_way_in() -> None:
    assert hash(GIVEN) == hash(pickle.loads(pickle.dumps(GIVEN)))  # noqa: S301  # our own bytes
    assert GIVEN.merge == (frozenset({"a", "b", "c"}),)
    assert one_name("c", GIVEN.merge) == "a"


def test_the_repr_makes_an_equal_one() -> None:
    names = {"Assumptions": Assumptions, "datetime": datetime, "Decimal": Decimal, "Reading": Reading}
    assert eval(repr(GIVEN), names) == GIVEN  # noqa: S307  # our own repr


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"horizon": -1}, InputError),
        ({"known_on": "2024"}, InputTypeError),
        ({"approximations": {"about": 2}}, InputError),
        ({"approximations": {"about": 0.1}}, InputTypeError),
        ({"priorities": {"a": 0}}, InputError),
        ({"origins": {"a": "b", "b": "a"}}, InputError),
        ({"merge": ("a", "b")}, InputTypeError),
        ({"parts": {"a": "b", "b": "a"}}, InputError),
        ({"parts": {"a": "b"}, "merge": [("a", "b")]}, InputError),
        ({"monotone": ["cuont"]}, InputError),
        ({"readings": {"rounding": 1}}, InputError),
        ({"readings": {"rounded": -1}}, InputError),
        ({"origins": {"Daily": "Agency"}, "priorities": {"Daily": 2}}, InputError),
        ({"merge": None}, InputTypeError),
        ({"same": 5}, InputTypeError),
        ({"merge": [(1, 2)]}, InputTypeError),
        ({"priorities": None}, InputTypeError),
        ({"approximations": None}, InputTypeError),
        ({"readings": ["rounded"]}, InputTypeError),
        ({"origins": ["a"]}, InputTypeError),
        ({"origins": {"a": 5}}, InputTypeError),
        ({"parts": {1: "b"}}, InputTypeError),
        ({"monotone": 5}, InputTypeError),
        ({"gap_labels": 5}, InputTypeError),
        ({"silence": None}, InputTypeError),
        ({"horizn": 3}, InputTypeError),
        ({"horizon": True}, InputTypeError),
        ({"horizon": 2.5}, InputTypeError),
        ({"horizon": "3"}, InputTypeError),
        ({"priorities": {"a": True}}, InputTypeError),
        ({"priorities": {"a": "2"}}, InputTypeError),
        ({"readings": {"gap": True}}, InputTypeError),
        ({"readings": {"gap": None}}, InputTypeError),
        ({"approximations": {"about": False}}, InputTypeError),
    ],
)
def test_what_cannot_be_assumed_is_refused(given: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        Assumptions(**given)  # type: ignore[arg-type]  # the mistakes under test


def test_an_empty_group_joins_nothing() -> None:
    assert Assumptions(merge=(frozenset(),)) == Assumptions()


def test_names_that_no_figure_has_are_told_with_the_nearest_in_the_printed_account() -> None:
    said = [
        Figure.cumulative(100, source="Agency", series="dead", published=dt.date(2024, 10, 1)),
        Figure.cumulative(10, source="Daily", series="child", published=dt.date(2024, 10, 1)),
    ]
    right = Assumptions(priorities={"agency": 2, "Wire": 2}, origins={"daily": "Wire"}, parts={"child": "dead"})
    assert "unknown" not in str(reconcile(said, right))
    assert "unknown" not in str(reconcile([], right))
    wrong = Assumptions(priorities={"Agnecy": 2}, origins={"Dayly": "Agency"}, parts={"child": "deadd"})
    assert [line for line in str(reconcile(said, wrong)).splitlines() if "unknown" in line] == [
        "  unknown  origins names 'Dayly' (did you mean 'Daily'?): no source is called so",
        "  unknown  parts names 'deadd' (did you mean 'dead'?): no series is called so",
        "  unknown  priorities names 'Agnecy' (did you mean 'Agency'?): no source is called so",
    ]


def test_nothing_given_are_the_defaults() -> None:
    assert reconcile([], None).assume == reconcile([]).assume == Assumptions()
