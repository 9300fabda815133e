"""Figures read in their sentences: the corpora, and laws that hold for any text."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings, strategies as st

from reconcile import Figure, InputTypeError, UnknownLanguageError, parse, parse_dates

CORPUS = Path(__file__).parent / "corpus"
WEDNESDAY = dt.date(2024, 10, 23)


def sentences() -> list[Any]:
    return [
        pytest.param(language, entry, id=f"{language}: {entry['rule']}")
        for path in sorted(CORPUS.glob("figures-*.toml"))
        for language in [path.stem.removeprefix("figures-")]
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]
    ]


def described(figure: Figure, text: str) -> dict[str, Any]:
    """What the corpora may state of a figure."""
    spans = {"part_of": figure.part_of, "attribution": figure.attribution}
    return {
        "value": figure.bounds.value,
        "low": figure.bounds.low,
        "high": figure.bounds.high,
        "low_open": figure.bounds.low_open,
        "high_open": figure.bounds.high_open,
        "from": figure.period.start,
        "to": figure.period.end,
        "said_from": figure.said.start if figure.said else None,
        **{name: span.of(text) if span else None for name, span in spans.items()},
        **{name: getattr(figure, name) for name in PLAIN},
    }


PLAIN = (
    *("text", "approximate", "kind", "counted", "unit", "predicate", "relation", "granularity", "modality", "role"),
    *("subset", "revises"),
)


@pytest.mark.parametrize(("language", "entry"), sentences())
def test_corpus(language: str, entry: dict[str, Any]) -> None:
    figures = parse(entry["text"], language=language, published=entry.get("published", WEDNESDAY))
    assert [figure.text for figure in figures if not entry["figures"]] == []
    assert len(figures) == len(entry["figures"])
    for figure, expected in zip(figures, entry["figures"], strict=True):
        came = described(figure, entry["text"])
        stated = dict(expected)
        stated |= dict.fromkeys(stated.pop("without", ()))
        assert {name: came[name] for name in stated} == stated


PHRASES = """
12|1 500|40 000|deux|plus de|autres|morts|blessés|soldats|depuis|mardi|août 2023|dont|selon|la préfecture|,|;|:|(|)
«|»|.|et|contre|de|à|porte|le bilan|ont été envoyés|d'ici décembre|a déclaré|que|qui|3,5 %|F-16|et non|du total
"""
WORDS = st.sampled_from([phrase for line in PHRASES.strip().split("\n") for phrase in line.split("|")])
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=40).map(" ".join))


@given(TEXTS, st.sampled_from(["fr", "en", "es", "de", "it", "pt"]))
@settings(max_examples=300)
def test_spans_point_into_the_text_and_figures_stand_in_text_order(text: str, language: str) -> None:
    figures = parse(text, language=language, published=WEDNESDAY)
    starts = [figure.span.start for figure in figures if figure.span]
    assert starts == sorted(set(starts))
    for figure in figures:
        assert figure.span is not None
        assert figure.span.of(text) == figure.text != ""
        for span in (figure.when, figure.attribution, figure.part_of):
            assert span is None or 0 <= span.start < span.end <= len(text)


@given(st.lists(WORDS, max_size=30).map(" ".join))
@settings(max_examples=100)
def test_reading_twice_says_the_same(text: str) -> None:
    assert parse(text, language="fr", published=WEDNESDAY) == parse(text, language="fr", published=WEDNESDAY)


@given(st.lists(WORDS, max_size=20).map(" ".join))
@settings(max_examples=100)
def test_a_paragraph_is_read_the_same_wherever_it_stands(text: str) -> None:
    dates = parse_dates(text, language="fr", published=WEDNESDAY)
    # a few words by themselves may be nothing but a date, behind a preposition too
    assume(
        all(len(text.strip().removesuffix(date.text).split()) > 1 for date in dates if text.strip().endswith(date.text))
    )
    alone = parse(text, language="fr", published=WEDNESDAY)
    later = parse("Rien à signaler.\n" + text, language="fr", published=WEDNESDAY)
    assert [(f.text, f.kind, f.period, f.modality, f.role) for f in later] == [
        (f.text, f.kind, f.period, f.modality, f.role) for f in alone
    ]


def test_typography_changes_no_reading() -> None:
    plain = parse("L'armée a perdu 1 500 soldats depuis l'été", language="fr", published=WEDNESDAY)
    set_well = parse("L’armée a perdu 1\u202f500 soldats depuis l’été", language="fr", published=WEDNESDAY)
    assert [f.replace(text=None) for f in plain] == [f.replace(text=None) for f in set_well]


def test_combining_marks_move_no_span() -> None:
    text = "De\u0301ja\u0300 plus de 300 blesse\u0301s"
    (figure,) = parse(text, language="fr", published=WEDNESDAY)
    assert figure.text == "plus de 300"
    assert (figure.unit, figure.counted) == ("injury", "blesse\u0301s")


def test_the_caller_s_marks_are_on_every_figure() -> None:
    moment = dt.datetime(2024, 10, 23, 9, 30)
    figures = parse("12 morts, 3 blessés", language="fr", published=moment, source="AFP", series="s")
    assert {(f.source, f.series, f.published) for f in figures} == {("AFP", "s", moment)}


def test_hostile_content_is_skipped_and_the_rest_is_read() -> None:
    text = "\x00\ud800 " + "9" * 10_000 + "\n12 morts"
    assert parse(text, language="fr", published=WEDNESDAY)[-1].bounds.value == 12


def test_every_figure_says_why() -> None:
    (figure,) = parse("300 autres soldats ont été envoyés", language="fr", published=WEDNESDAY)
    assert "other: autres" in figure.because


def test_one_voice_with_and_without_an_article() -> None:
    text = "The police said 12 people died. Police said 40 people were injured."
    first, second = parse(text, language="en", published=WEDNESDAY)
    assert first.attribution is not None
    assert first.attribution.of(text) == "The police"
    assert (first.speaker, second.speaker) == ("police", "Police")


def test_a_long_sentence_before_a_short_one_with_others() -> None:
    text = "Beim Brand einer Fabrik am Rande der Stadt starben am Montag 19 Arbeiter. 31 weitere wurden verletzt."
    figures = parse(text, language="de", published=WEDNESDAY)
    assert [figure.kind for figure in figures] == ["plain", "plain"]


def test_wrong_arguments_say_what_to_do() -> None:
    with pytest.raises(InputTypeError, match="published"):
        parse("12 morts", language="fr", published="2024-10-23")  # type: ignore[arg-type]  # the error is the subject
    with pytest.raises(InputTypeError, match="text"):
        parse(12, language="fr", published=WEDNESDAY)  # type: ignore[arg-type]  # as above
    with pytest.raises(UnknownLanguageError, match="'nl'; available: de, en"):
        parse("12 morts", language="nl", published=WEDNESDAY)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Almost 0 people died; the toll approached 0 deaths, nearly -10 cases."),
        ("en", "1,000 less than the day after, 12 more than on 31 December 2024."),
        ("it", "1 in meno di 31/12/2024."),
        ("fr", "Semaine 1,5 : presque 0 victime, 2 virgule trois quarts."),
    ],
)
def test_what_cannot_be_meant_is_read_without_a_fault(language: str, text: str) -> None:
    for figure in parse(text, language=language, published=WEDNESDAY):
        assert figure.span is not None
        assert figure.span.of(text) == figure.text
