"""What is counted has one name in all languages, so that reports in several of them are one series."""

import tomllib

import pytest

from reconcile import parse
from tests.test_reader import CORPUS, WEDNESDAY

WORDS = tomllib.loads((CORPUS / "nouns.toml").read_text(encoding="utf-8"))
NOUNS, PREDICATES = WORDS["nouns"], WORDS["predicates"]
LANGUAGES = ("en", "fr", "de", "es", "it", "pt")


@pytest.mark.parametrize("unit", NOUNS)
def test_one_thing_is_one_unit_in_six_languages(unit: str) -> None:
    read = [
        parse(f"1 200 {word}", language=language, published=WEDNESDAY)
        for language, word in zip(LANGUAGES, NOUNS[unit], strict=True)
    ]
    assert [[figure.unit for figure in figures] for figures in read] == [[unit]] * len(LANGUAGES)


@pytest.mark.parametrize("predicate", PREDICATES)
def test_what_happened_has_one_name_in_six_languages(predicate: str) -> None:
    pairs = zip(LANGUAGES, PREDICATES[predicate], strict=True)
    read = [parse(sentence, language=language, published=WEDNESDAY) for language, sentence in pairs]
    assert [[figure.predicate for figure in figures] for figures in read] == [[predicate]] * len(LANGUAGES)


def test_an_ampersand_joins() -> None:
    text = "14 killed & 30 injured. 12 soldiers & 3 policemen were arrested."
    read = parse(text, language="en", published=WEDNESDAY)
    assert [(figure.bounds.value, figure.unit) for figure in read] == [
        (14, "death"),
        (30, "injury"),
        (12, "soldier"),
        (3, "police"),
    ]
