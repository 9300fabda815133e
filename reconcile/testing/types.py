"""What Hypothesis makes of the types of the library."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from reconcile.account import Reconciliation
from reconcile.account.values import Conflict, Estimate, Proof, Remaining
from reconcile.assumptions import Assumptions
from reconcile.bounds import Bounds
from reconcile.dates import DateExpression, Period
from reconcile.figures import Figure
from reconcile.lexicon import Lexicon
from reconcile.numbers import Number
from reconcile.spans import Span
from reconcile.testing.accounts import accounts, assumptions, conflicts, estimates, proofs, remaining
from reconcile.testing.texts import lexicons
from reconcile.testing.values import bounds, date_expressions, figures, numbers, periods, spans


def by_type() -> dict[type, SearchStrategy[Any]]:
    """The strategy of each type."""
    return {
        Assumptions: assumptions(),
        Bounds: bounds(),
        Conflict: conflicts(),
        DateExpression: date_expressions(),
        Estimate: estimates(),
        Figure: figures(),
        Number: numbers(),
        Period: periods(),
        Proof: proofs(),
        Remaining: remaining(),
        Span: spans(),
    }


def values() -> SearchStrategy[Any]:
    """A value of any type of the library but accounts and lexicons.

    >>> from hypothesis import given, settings
    >>> @given(values())
    ... @settings(max_examples=20, deadline=None)
    ... def test_a_value_is_equal_to_itself(value):
    ...     assert value == value.replace() and hash(value) == hash(value.replace())
    >>> test_a_value_is_equal_to_itself()

    """
    return st.one_of(*by_type().values())


def register() -> None:
    """Make the types known to `st.from_type`.

    >>> from hypothesis import find
    >>> find(st.from_type(Span), lambda span: True)
    Span(start=0, end=1)

    """
    for kind, strategy in {**by_type(), Lexicon: lexicons(), Reconciliation: accounts()}.items():
        st.register_type_strategy(kind, strategy)
