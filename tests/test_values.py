"""Laws that hold for every value type."""

import copy
import datetime
import pickle
from dataclasses import FrozenInstanceError, fields
from decimal import Decimal

import pytest
from hypothesis import given

import reconcile
from reconcile import testing

NAMES = {**{name: getattr(reconcile, name) for name in reconcile.__all__}, "datetime": datetime, "Decimal": Decimal}


@given(testing.values())
def test_repr_evaluates_back(value: object) -> None:
    assert eval(repr(value), dict(NAMES)) == value  # noqa: S307  # the law itself


@given(testing.values())
def test_copies_and_pickles_are_equal_and_hash_alike(value: object) -> None:
    for other in (copy.deepcopy(value), pickle.loads(pickle.dumps(value))):  # noqa: S301  # made here
        assert other == value
        assert hash(other) == hash(value)


@given(testing.values())
def test_nothing_can_be_assigned(value: object) -> None:
    name = fields(value)[0].name
    with pytest.raises(FrozenInstanceError):
        setattr(value, name, None)


@given(testing.figures())
def test_replace_changes_what_is_named_and_nothing_else(figure: reconcile.Figure) -> None:
    other = figure.replace(series="sent")
    assert other.series == "sent"
    assert other.replace(series=figure.series) == figure


@pytest.mark.parametrize(
    "enumeration",
    [reconcile.Kind, reconcile.Modality, reconcile.Role, reconcile.Relation, reconcile.DateKind, reconcile.NumberKind],
)
def test_enumerations_are_their_lower_case_names(enumeration: type) -> None:
    assert all(member == member.name.lower() for member in enumeration)
