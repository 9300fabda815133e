"""Mappings that cannot change."""

import pickle

import pytest
from hypothesis import given, strategies as st

from reconcile.frozen import FrozenMap


@given(st.dictionaries(st.text(), st.integers()))
def test_equal_to_the_dict_it_was_made_of(items: dict) -> None:
    frozen = FrozenMap(items)
    assert frozen == items
    assert eval(repr(frozen)) == frozen  # noqa: S307  # the law itself
    assert pickle.loads(pickle.dumps(frozen)) == frozen  # noqa: S301  # made here
    assert hash(frozen) == hash(FrozenMap(reversed(list(items.items()))))


def test_nothing_can_be_assigned() -> None:
    with pytest.raises(AttributeError, match="make a new one"):
        FrozenMap({}).items = {}
    with pytest.raises(TypeError):
        FrozenMap({})["a"] = 1
