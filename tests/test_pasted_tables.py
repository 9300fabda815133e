"""Tables pasted as text: what each cell says, and laws that hold for any table."""

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from reconcile import parse
from tests.test_reader import CORPUS, WEDNESDAY, described

TABLES = tomllib.loads((CORPUS / "tables.toml").read_text(encoding="utf-8"))["table"]
CELLS = st.sampled_from(
    ["12", "1,204", "+3", "-", "", "Deaths", "New cases", "1 Oct", "2024", "North", "Total", "5 %", "4 (+1)"]
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=6)


@pytest.mark.parametrize("entry", TABLES, ids=lambda entry: f"{entry['language']}: {entry['rule']}")
def test_corpus(entry: dict[str, Any]) -> None:
    figures = parse(entry["text"], language=entry["language"], published=WEDNESDAY)
    assert [figure.text for figure in figures] == [expected["text"] for expected in entry["figures"]]
    for figure, expected in zip(figures, entry["figures"], strict=True):
        stated = dict(expected)
        stated |= dict.fromkeys(stated.pop("without", ()))
        came = described(figure, entry["text"])
        assert {name: came[name] for name in stated} == stated


@given(ROWS, st.sampled_from([" | ", "\t", "   "]))
@settings(max_examples=100)
def test_spans_point_into_the_text_and_figures_stand_in_text_order(rows: list[list[str]], mark: str) -> None:
    text = "\n".join(mark.join(row) for row in rows)
    figures = parse(text, language="en", published=WEDNESDAY)
    starts = [figure.span.start for figure in figures if figure.span]
    assert starts == sorted(set(starts))
    for figure in figures:
        assert figure.span is not None
        assert figure.span.of(text) == figure.text
        assert figure.bounds.value is None or "\n" not in figure.text


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=5), st.sampled_from(["|", "\t"]))
@settings(max_examples=30)
def test_no_number_of_a_named_column_is_lost(values: list[int], mark: str) -> None:
    text = f"Town{mark}Deaths\n" + "".join(f"Town{mark}{value}\n" for value in values)
    figures = parse(text, language="en", published=WEDNESDAY)
    assert [(figure.bounds.value, figure.unit) for figure in figures] == [(value, "death") for value in values]


def test_prose_around_a_table_is_read_as_ever() -> None:
    text = "Twelve people died on Monday.\n\nTown | Injured\nA | 3\nB | 4\n\nAnother 40 were arrested."
    figures = parse(text, language="en", published=WEDNESDAY)
    assert [(f.bounds.value, f.unit, f.subset) for f in figures] == [
        (12, "death", False),
        (3, "injury", True),
        (4, "injury", True),
        (40, "arrest", False),
    ]
