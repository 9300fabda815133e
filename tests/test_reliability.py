"""What holds whatever the text, the thread, the process, the hash seed, the level of optimisation and the hour."""

import copy
import datetime as dt
import gc
import os
import pickle
import subprocess
import sys
import tracemalloc
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

import reconcile as rc
from reconcile import Assumptions, Figure, Lexicon, testing
from reconcile.lexicon import _is_shipped
from reconcile.statements.measures import measure
from tests import everything

ROOT = Path(__file__).parent.parent
WEDNESDAY = dt.date(2024, 10, 23)
TEXT = "More than 40 people, including 3 children, were killed on Monday, bringing the toll to about 1,500. 20 % fled."


# ---------------------------------------------------------------- any text
def check(text: str, language: str) -> None:
    """What the library promises of every text."""
    figures = rc.parse(text, language=language, published=WEDNESDAY, source="fuzz", series="all")
    numbers = rc.parse_numbers(text, language=language)
    dates = rc.parse_dates(text, language=language, published=WEDNESDAY)
    for found in (figures, numbers, dates):
        assert isinstance(found, tuple)
        assert [item.span.of(text) for item in found] == [item.text for item in found]
        ends = [0, *(end for item in found for end in (item.span.start, item.span.end))]
        assert ends == sorted(ends)
    for item in (*figures, *numbers):
        assert all(type(end) in (int, Decimal, type(None)) for end in (item.bounds.low, item.bounds.high))
    assert "<script" not in rc.highlight(text, figures)
    account = rc.reconcile([figure.replace(unit=None) for figure in figures])
    assert len(account.statuses()) == len(figures)
    assert str(account)


@given(st.data(), testing.languages())
@settings(max_examples=60)
def test_any_text_is_read_without_a_fault(data: st.DataObject, language: str) -> None:
    check(data.draw(testing.texts(language)), language)


@pytest.mark.slow
@pytest.mark.parametrize("language", rc.available_languages())
@given(data=st.data())
@settings(max_examples=5000)
def test_a_great_many_texts_are_read_without_a_fault(data: st.DataObject, language: str) -> None:
    check(data.draw(testing.texts(language)), language)


# ---------------------------------------------------------------- threads and processes
def fresh(*arguments: str, seed: int = 0) -> "subprocess.Popen[str]":
    """A new Python that reads everything, so that all that is loaded or made once is made there."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    return subprocess.Popen(  # noqa: S603  # our own code
        [sys.executable, *arguments], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )


def said(processes: "Iterable[subprocess.Popen[str]]") -> list[str]:
    return [process.communicate()[0] for process in processes]


def test_threads_that_all_begin_at_once_say_the_same() -> None:
    [spoken] = said([fresh("-m", "tests.everything", "threads")])
    assert len(spoken.split()) == 1
    assert everything.at_once(lambda: everything.everything(30, "fr"), threads=4) == {everything.everything(30, "fr")}


def test_hash_seeds_and_optimisation_change_nothing() -> None:
    module = ("-m", "tests.everything")
    others = said([fresh(*module, seed=1), fresh("-OO", *module, seed=4_000_000_000)])
    assert {other.strip() for other in others} == {everything.digest(everything.everything())}


def public_values() -> list[object]:
    """A value of every public type, as the library makes them."""
    figures = rc.parse(TEXT, language="en", published=WEDNESDAY, source="Mayor")
    rivals = [Figure.cumulative(n, series="s", source=str(n), published=WEDNESDAY) for n in (3, 4)]
    planned = Figure.cumulative(9_000, unit="tent", modality="planned", by=dt.date(2024, 12, 31), published=WEDNESDAY)
    standing = planned.replace(modality="asserted", bounds=rc.Bounds.exactly(9))
    account = rc.reconcile([*figures, *rivals, planned, standing])
    total = [account.total(WEDNESDAY, series=name) for name in account.series]
    proofs = [account.why(WEDNESDAY, series=name) for name in account.series]
    assumed = Assumptions(origins={"Daily": "Agency"}, parts={"child": "death"})
    numbers, dates = rc.parse_numbers(TEXT, language="en"), rc.parse_dates(TEXT, language="en", published=WEDNESDAY)
    answers = [*account.conflicts, *account.remaining(), *total, *proofs]
    parts = [figures[0].span, figures[0].period, figures[0].bounds]
    return [figures, *figures, *numbers, *dates, *answers, *parts, *rc.Reading, *rc.View, assumed, Lexicon.load("fr")]


def test_there_is_a_value_of_every_public_type() -> None:
    classes = {value for name in rc.__all__ if isinstance(value := getattr(rc, name), type)}
    values = {kind for kind in classes if not issubclass(kind, (Exception, str))}
    assert values - {rc.Reconciliation} <= {type(value) for value in public_values()}


@pytest.mark.parametrize("value", public_values(), ids=lambda value: type(value).__name__)
def test_copies_are_equal_and_hash_alike(value: object) -> None:
    for other in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):  # noqa: S301  # made here
        assert type(other) is type(value)
        assert other == value
        assert hash(other) == hash(value)
        assert repr(other) == repr(value)


READ_IT = """
import pickle, sys
from tests.test_reliability import public_values
with open(sys.argv[1], "rb") as file:
    given = pickle.load(file)
made = public_values()
assert given == made and len({*given, *made}) == len(set(made)) and repr(given) == repr(made)
print("alike")
"""


def test_values_of_another_process_with_another_hash_seed_are_the_same(tmp_path: Path) -> None:
    kept = tmp_path / "values.pickle"
    kept.write_bytes(pickle.dumps(public_values()))
    assert said([fresh("-c", READ_IT, str(kept), seed=seed) for seed in (1, 2)]) == ["alike\n", "alike\n"]


def test_an_account_survives_a_pickle() -> None:
    account = rc.reconcile([Figure.cumulative(n, series="s", published=WEDNESDAY, source=str(n)) for n in (3, 4, 9)])
    again = pickle.loads(pickle.dumps(account))  # noqa: S301  # made here
    assert (str(again), again.conflicts) == (str(account), account.conflicts)
    assert again.add([Figure.cumulative(9, series="s", published=WEDNESDAY)]).series == ("s",)


# ---------------------------------------------------------------- memory
def read_many(numbers: range) -> None:
    for number in numbers:
        day = f"{number % 28 + 1} March {1800 + number % 400}"
        text = f"{number} people were killed on {day}, {number + 7} more than on Monday."
        rc.parse(text, language="en", published=WEDNESDAY)


def test_reading_keeps_nothing() -> None:
    read_many(range(200))
    tracemalloc.start()
    try:
        read_many(range(1_000, 1_200))
        before = _traced()
        read_many(range(10_000, 10_400))
        assert _traced() - before < 400 * 200  # bytes: less than a figure for each text
    finally:
        tracemalloc.stop()


def _traced() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


@pytest.mark.slow
def test_memory_is_flat_over_a_great_many_texts(request: pytest.FixtureRequest) -> None:
    pytest.importorskip("resource")
    texts = request.config.getoption("--texts")
    [spoken] = said([fresh("-m", "tests.memory", str(texts))])
    peaks = [int(peak) for peak in spoken.split()]
    assert len(peaks) == 4
    kept = 1024 * (peaks[-1] - peaks[1]) / (texts / 2)
    assert kept < 16  # bytes a text: less than the smallest object there is


def test_no_name_that_a_caller_may_give_is_kept_for_ever() -> None:
    names = [f"unit{number}" for number in range(1_500)]
    rc.reconcile([Figure.cumulative(3, unit=name, published=WEDNESDAY) for name in names])
    for name in names:
        with pytest.raises(rc.UnknownLanguageError):
            rc.parse_numbers("3 dead", language=f"x-{name}")
    for kept in (measure, _is_shipped):
        assert 0 < kept.cache_info().currsize < len(names)
