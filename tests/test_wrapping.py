import datetime as dt
import textwrap
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

import reconcile as rc
from reconcile.lexicon import lexicon_for
from reconcile.scanner import fold
from reconcile.testing import Sentence, reports
from reconcile.wrapping import unwrapped

CORPUS = Path(__file__).parent / "corpus"
LANGUAGES = ("de", "en", "es", "fr", "it", "pt")
BREAKS = (" ", "\n", "\n   ", " \r\n")
TOGETHER = 4  # sentences of a paragraph
PUBLISHED = dt.date(2024, 10, 23)


def joined(text: str, language: str = "en") -> str:
    return unwrapped(fold(text), lexicon_for(language)).text


def read(text: str, language: str, published: dt.date = PUBLISHED) -> list[rc.Figure]:
    found = rc.parse(text, language=language, published=published)
    assert all(text[f.span.start : f.span.end] == f.text for f in found)
    return [f.replace(span=None, text=None, when=None, part_of=None, attribution=None, alternatives=()) for f in found]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "said that more than\n120 homes"),
        ("en", "12 more people were\nkilled, it said"),
        ("en", "12 dead,\n40 injured"),
        ("en", "more than \r\n    120 homes"),
        ("fr", "au moins\n12 morts"),
        ("fr", "une dizaine de\nMirage"),
        ("de", "mehr als\n120 Häuser"),
    ],
)
def test_a_sentence_runs_over_the_break(language: str, text: str) -> None:
    assert joined(text, language) == " ".join(text.lower().split())


@pytest.mark.parametrize(
    "text",
    [
        "Killed: 12\nInjured: 40",
        "12 killed\n40 injured",
        "killed\n12\ninjured\n40",
        "Death toll rises\nOfficials said 40 people were hurt in the north of the country.",
        "The toll is 12.\nThe rest are safe",
        "in hospital: 12\nin care: 40",
        "Toll so far:\n- 12 dead\n- 40 injured",
        "Region | dead of\nNorth | 12",
        "the dead of\n\n12 towns",
    ],
)
def test_a_line_of_its_own_stays_one(text: str) -> None:
    assert joined(text) == text.lower()


@pytest.mark.parametrize("indent", ["", "    "])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrapped_paragraph_reads_as_it_would_on_one_line(language: str, indent: str) -> None:
    texts = [row["text"] for row in tomllib.loads((CORPUS / f"figures-{language}.toml").read_text())["sentence"]]
    flat = [" ".join(text.split()) for text in texts if text[-1:] == "." and "\n" not in text and "  " not in text]
    for at in range(0, len(flat), TOGETHER):
        paragraph = " ".join(flat[at : at + TOGETHER])
        wrapped = textwrap.fill(
            paragraph,
            72,
            initial_indent=indent,
            subsequent_indent=indent,
            break_on_hyphens=False,
            break_long_words=False,
        )
        assert said(read(wrapped, language)) == said(read(paragraph, language)), wrapped


def said(figures: list[rc.Figure]) -> list[rc.Figure]:
    """The figures with the blanks of their words alike."""
    return [
        f.replace(counted=_flat(f.counted), speaker=_flat(f.speaker), because=tuple(map(_flat, f.because)))
        for f in figures
    ]


def _flat(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())


@given(reports(), st.data())
def test_spans_hold_however_lines_are_broken(report: Sentence, data: st.DataObject) -> None:
    words = report.text.split(" ")
    breaks = data.draw(
        st.lists(st.sampled_from([" ", "\n", "\n   ", " \r\n"]), min_size=len(words), max_size=len(words))
    )
    text = "".join(map("".join, zip(words, breaks, strict=True)))
    read(text, report.language, report.published)
    for one in (*rc.parse_numbers(text, language=report.language), *dates(text, report)):
        assert text[one.span.start : one.span.end] == one.text


def dates(text: str, report: Sentence) -> tuple[rc.DateExpression, ...]:
    return rc.parse_dates(text, language=report.language, published=report.published)


@given(st.text(alphabet=" \t\f\v\r\n\x1c\x85\u2028a0.,", max_size=24))
def test_blanks_of_every_kind_are_no_words(text: str) -> None:
    for number in rc.parse_numbers(text, language="en"):
        assert text[number.span.start : number.span.end] == number.text
