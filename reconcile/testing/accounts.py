"""Strategies for accounts: what they take for granted, and what they answer with."""

from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from reconcile.account import Reconciliation, reconcile
from reconcile.account.values import Conflict, ConflictKind, Estimate, Proof, Remaining, View
from reconcile.assumptions import MONOTONE, Assumptions, Reading
from reconcile.testing.values import WORDS, amounts, days, figures, maybe, periods, tuples_of
from reconcile.testing.worlds import contradictory_worlds, worlds

_SOURCES: Final = ("Agency", "Daily", "Mayor", "Ministry")
_UNITS: Final = ("casualty", "death", "fatality", "victim")


@st.composite
def assumptions(draw: st.DrawFn) -> Assumptions:
    """Any that can be made, each by itself or with others.

    >>> from hypothesis import given, settings
    >>> @given(assumptions())
    ... @settings(max_examples=10, deadline=None)
    ... def test_one_is_a_value(one):
    ...     assert one.replace() == one
    >>> test_one_is_a_value()

    """
    heard, (copy, origin) = draw(st.sets(st.sampled_from(_SOURCES))), draw(st.permutations(_SOURCES))[:2]
    shares = st.decimals(0, "0.99", places=2)
    group = frozenset(draw(st.sets(st.sampled_from(_UNITS), min_size=2)))
    return Assumptions(
        known_on=draw(maybe(days())),
        horizon=draw(st.integers(0, 60)),
        approximations=draw(st.dictionaries(WORDS, shares, max_size=2)),
        priorities={source: draw(st.integers(1, 1000)) for source in sorted(heard - {copy})},
        origins=draw(st.sampled_from([{}, {copy: origin}])),
        merge=draw(st.sampled_from([(), (frozenset({"dead", "killed"}),)])),
        same=draw(st.sampled_from([(), (group,)])),
        parts=draw(st.sampled_from([{}, {"child": "dead"}])),
        sums=draw(st.sampled_from([{}, {"dead": ("north", "south")}])),
        monotone=frozenset(draw(st.sets(st.sampled_from(MONOTONE)))),
        readings=draw(st.dictionaries(st.sampled_from(Reading), st.integers(0, 9))),
        gap_labels=draw(st.booleans()),
        silence=draw(st.booleans()),
    )


@st.composite
def estimates(draw: st.DrawFn) -> Estimate:
    """Totals as an account answers: a best value, where there is one, lies within the bounds.

    >>> from hypothesis import given, settings
    >>> @given(estimates())
    ... @settings(max_examples=20, deadline=None)
    ... def test_a_total_never_exceeds_its_bounds(estimate):
    ...     assert estimate.best is None or estimate.best in estimate.bounds
    >>> test_a_total_never_exceeds_its_bounds()

    """
    low, best, high = sorted(draw(st.tuples(amounts(), amounts(), amounts())))
    return Estimate(
        draw(st.sampled_from([low, None])),
        draw(st.sampled_from([high, None])),
        draw(st.sampled_from([best, None])),
        draw(maybe(days()) | periods()),
        draw(st.sampled_from(View)),
    )


@st.composite
def conflicts(draw: st.DrawFn) -> Conflict:
    """Conflicts of every kind, of any figures; those of `contradictory_worlds` are real.

    >>> from hypothesis import given, settings
    >>> @given(conflicts())
    ... @settings(max_examples=10, deadline=None)
    ... def test_one_is_a_value(one):
    ...     assert one.replace() == one
    >>> test_one_is_a_value()

    """
    said = draw(tuples_of(figures(), 3, least=1))
    return Conflict(
        said,
        draw(maybe(amounts())),
        draw(st.sampled_from(ConflictKind)),
        culprits=said[: draw(st.integers(0, len(said)))],
        series=draw(maybe(WORDS)),
        settled=draw(st.booleans()),
        readings=tuple(draw(st.lists(st.sampled_from(Reading), unique=True, max_size=2))),
        explanation=draw(WORDS),
    )


def remaining() -> SearchStrategy[Remaining]:
    """What remains to targets that have, or have no, last day.

    >>> from hypothesis import given, settings
    >>> @given(remaining())
    ... @settings(max_examples=20, deadline=None)
    ... def test_any_target_can_be_shown(left):
    ...     assert "remain to the target" in str(left)
    >>> test_any_target_can_be_shown()

    """
    return st.builds(
        Remaining,
        figures(),
        maybe(days()),
        estimates(),
        maybe(amounts()),
        st.none(),
        maybe(amounts()),
        maybe(WORDS),
        tuples_of(figures(), 2),
        maybe(st.integers(-400, 400)),
    )


def proofs() -> SearchStrategy[Proof]:
    """Two chains of figures for a total; those of a real account are in `accounts`.

    >>> from hypothesis import given, settings
    >>> @given(proofs())
    ... @settings(max_examples=10, deadline=None)
    ... def test_one_is_a_value(one):
    ...     assert one.replace() == one
    >>> test_one_is_a_value()

    """
    return st.builds(Proof, estimates(), tuples_of(figures(), 2), tuples_of(figures(), 2), WORDS)


def accounts() -> SearchStrategy[Reconciliation]:
    """Accounts of small worlds, of which some are contradictory.

    >>> from hypothesis import find
    >>> find(accounts(), lambda account: account.conflicts).conflicts[0].kind
    ConflictKind.DISAGREEMENT

    """
    return (worlds() | contradictory_worlds()).map(lambda world: reconcile(world.figures))
