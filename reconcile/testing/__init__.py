"""Hypothesis strategies for those who build on the library: values, worlds with their truth, texts with their figures.

>>> from hypothesis import given, settings
>>> from reconcile import reconcile, testing
>>> @given(testing.worlds())
... @settings(deadline=None)  # the first account loads more than the others
... def test_the_truth_is_never_ruled_out(world):
...     account = reconcile(world.figures)
...     for day in world.days:
...         assert world.total(day) in account.total(day).bounds
>>> test_the_truth_is_never_ruled_out()

It needs the extra `testing`. Once it is imported, `st.from_type` and `st.builds` know the types of the library as well.
"""

from reconcile.errors import MissingExtraError

try:
    import hypothesis as hypothesis
except ImportError:
    msg = "reconcile.testing needs Hypothesis: pip install hypothesis"
    raise MissingExtraError(msg) from None

from reconcile.testing.accounts import accounts, assumptions, conflicts, estimates, proofs, remaining
from reconcile.testing.sentences import Sentence, reports, said, sentences
from reconcile.testing.texts import languages, lexicons, texts
from reconcile.testing.types import register, values
from reconcile.testing.values import amounts, bounds, date_expressions, days, figures, numbers, periods, spans
from reconcile.testing.worlds import World, agree, contradictory_worlds, possible, worlds

register()

__all__ = (
    "Sentence",
    "World",
    "accounts",
    "agree",
    "amounts",
    "assumptions",
    "bounds",
    "conflicts",
    "contradictory_worlds",
    "date_expressions",
    "days",
    "estimates",
    "figures",
    "languages",
    "lexicons",
    "numbers",
    "periods",
    "possible",
    "proofs",
    "remaining",
    "reports",
    "said",
    "sentences",
    "spans",
    "texts",
    "values",
    "worlds",
)
