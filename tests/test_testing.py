"""The strategies of `reconcile.testing`: what they draw is what they promise."""

import datetime as dt
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings, strategies as st

import reconcile as rc
from reconcile import Bounds, Figure, InputError, parse, testing
from reconcile.testing.sentences import carriers
from reconcile.testing.types import by_type

REFERENCE = (Path(rc.__file__).parent.parent / "docs" / "reference.md").read_text(encoding="utf-8")
SPEAKING = [code for code in rc.available_languages() if rc.Lexicon.load(code).phrases.clauses]
MONDAY = dt.date(2024, 10, 21)


@given(testing.sentences() | testing.reports())
@settings(max_examples=40)
def test_what_a_sentence_says_is_read_in_it(sentence: testing.Sentence) -> None:
    found = parse(sentence.text, language=sentence.language, published=sentence.published)
    assert tuple(map(testing.said, found)) == sentence.figures


@pytest.mark.slow
@given(testing.reports())
@settings(max_examples=5000)
def test_what_a_report_says_is_read_in_it(sentence: testing.Sentence) -> None:
    found = parse(sentence.text, language=sentence.language, published=sentence.published)
    assert tuple(map(testing.said, found)) == sentence.figures


def test_every_language_that_has_phrases_has_sentences() -> None:
    assert sorted(carriers()) == sorted(SPEAKING)
    with pytest.raises(InputError, match="nobody has written sentences for 'xx' yet: choose one of"):
        testing.sentences("xx")


@given(testing.worlds(), testing.contradictory_worlds())
def test_a_world_is_as_it_is_called(true: testing.World, false: testing.World) -> None:
    assert true.wrong == ()
    assert testing.agree(true.figures)
    assert len(false.wrong) == 1
    assert not testing.agree(false.figures)


@pytest.mark.parametrize(
    "drawn",
    [
        lambda world: any(figure.subset for figure in world.figures),
        lambda world: any(figure.bounds.high is None for figure in world.figures[1:]),
        lambda world: any(figure.bounds.value is not None for figure in world.figures[1:]),
        lambda world: {figure.kind for figure in world.figures} >= {rc.Kind.INCREMENT, rc.Kind.PLAIN},
    ],
    ids=["parts", "open", "exact", "kinds"],
)
def test_worlds_have_statements_of_every_sort(drawn: Callable[[testing.World], bool]) -> None:
    quick = settings(database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    assert drawn(find(testing.worlds(), drawn, settings=quick))


def test_the_oracle_asks_for_what_it_needs() -> None:
    with pytest.raises(InputError, match="no stated start"):
        testing.agree([Figure.cumulative(3, published=MONDAY)])
    with pytest.raises(InputError, match="neither end nor publication"):
        testing.agree([Figure.cumulative(3, since=MONDAY)])
    assert testing.possible([], MONDAY, since=MONDAY) == Bounds.at_least(0)


@given(st.data())
@settings(max_examples=20)
def test_types_are_known_to_hypothesis(data: st.DataObject) -> None:
    for kind in (*by_type(), rc.Reconciliation):
        assert isinstance(data.draw(st.from_type(kind)), kind)


def test_every_public_value_has_a_strategy() -> None:
    classes = {value for name in rc.__all__ if isinstance(value := getattr(rc, name), type)}
    values = {kind for kind in classes if hasattr(kind, "__dataclass_fields__")}
    assert values - {rc.Lexicon, rc.Reconciliation} <= set(by_type())


@pytest.mark.parametrize("name", testing.__all__)
def test_every_strategy_shows_itself_and_is_in_the_reference(name: str) -> None:
    assert ">>>" in (getattr(testing, name).__doc__ or "")
    assert f"`{name}" in REFERENCE or f"`testing.{name}" in REFERENCE


def test_without_hypothesis_it_says_what_to_install() -> None:
    code = "import sys; sys.modules['hypothesis'] = None; import reconcile.testing"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603  # ours
    assert "MissingExtraError: reconcile.testing needs Hypothesis: pip install hypothesis" in done.stderr
