"""Marks that only set a text: HTML and Markdown, references, wide blanks."""

import datetime as dt
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given, settings, strategies as st

from reconcile import Figure, parse, parse_dates, parse_numbers
from reconcile.plain import narrowed, plain, rows
from reconcile.scanner import fold

CORPUS = Path(__file__).parent / "corpus"
WEDNESDAY = dt.date(2024, 10, 23)

CASES = [
    ("**At least 12** died, *40* hurt, __3__ missing", "at least 12 died, 40 hurt, 3 missing"),
    ("5 * 3 boxes * 4, x*3*y, snake_case_12", "5 * 3 boxes * 4, x*3*y, snake_case_12"),
    ("<b>12</b> <span class='n40'>dead</span>", "12 dead"),
    ("<p>12</p><td colspan='2'>40</td>", "<p>12</p>40"),
    ("<h1 class='a'>Floods</h1>", "<h>floods</h>"),
    ("1. 12 died\n2) 30 hurt\n(3) 4 lost", "12 died\n30 hurt\n4 lost"),
    ("12. Mai\n40 Tote\n3. Juni", "12. mai\n40 tote\n3. juni"),
    ("<table>\n<tr><th>Day</th>\n <th>Dead</th></tr>\n<tr><td>a</td><td>5</td></tr></table>", "\nday |dead\na|5\n\n"),
    ("13&nbsp;000 caf&eacute;s &amp; 5&#8239;000 &bogus; 7 & 8", "13 000 cafés & 5 000 &bogus; 7 & 8"),
    ("[347 people](https://example.org/2024/10) died", "347 people died"),
    ("killed.[1][2] Then [3]. The [12] others[note 4] left [5]", "killed. then. the [12] others left"),
    ("burned<sup>2</sup>, 40 km<sup>2</sup>, 10<sup>6</sup>", "burned, 40 km2, 10<sup>6</sup>"),
    ("<!-- 99 --><script>var a=40;</script>12 dead", "  12 dead"),
    ("## Toll\n> At least 12\n> 40 cases\n\n> 5 cases", "toll\nat least 12\n40 cases\n\n> 5 cases"),
    ("cases < 5 and deaths > 3 <b", "cases < 5 and deaths > 3 <b"),
]


@pytest.mark.parametrize(("text", "said"), CASES)
def test_what_sets_a_text_is_left_out(text: str, said: str) -> None:
    assert plain(fold(text)).text == said


ELEMENTS = "<b>|</b>|<sup>|</sup>|<!--|-->|<script|&nbsp;|&#65;|&"
SIGNS = "**|*|_|__|[1]|[|](|](http:|)|# |> "
MARKS = st.sampled_from([*ELEMENTS.split("|"), *SIGNS.split("|"), "\n", " ", "  ", "12", "dead", "é", "İ"])


@given(st.lists(MARKS, max_size=30).map("".join))
@settings(max_examples=200)
def test_every_character_keeps_its_place(text: str) -> None:
    folded = narrowed(plain(fold(text)))
    for at, character in enumerate(folded.text):
        span = folded.span(at, at + 1)
        assert 0 <= span.start < span.end <= len(text)
        assert character == " " or text[span.start : span.end].startswith("&") or fold(span.of(text)).text == character
    for figure in parse(text, language="en", published=WEDNESDAY):
        assert figure.span is not None
        assert figure.span.of(text) == figure.text


def test_lines_beside_each_other_keep_their_cells() -> None:
    text = "Monday    12\nTuesday   14"
    assert rows(fold(text)) == [(0, 12), (13, 25)]
    assert [number.bounds.value for number in parse_numbers(text, language="en")] == [12, 14]
    assert [date.text for date in parse_dates(text, language="en", published=WEDNESDAY)] == ["Monday", "Tuesday"]


def test_cells_are_not_joined_to_one_number() -> None:
    assert [number.bounds.value for number in parse_numbers("5  000 and 12", language="fr")] == [5, 0, 12]


def bold(text: str, figures: tuple[Figure, ...]) -> str:
    return _around(text, figures, "**", "**")


def elements(text: str, figures: tuple[Figure, ...]) -> str:
    return f"<p>{_around(text, figures, '<b>', '</b>')}</p>"


def noted(text: str, _figures: tuple[Figure, ...]) -> str:
    return text + "[7]"


def _around(text: str, figures: tuple[Figure, ...], before: str, behind: str) -> str:
    for figure in reversed(figures):
        assert figure.span is not None
        start, end = figure.span.start, figure.span.end
        text = f"{text[:start]}{before}{text[start:end]}{behind}{text[end:]}"
    return text


def said(figure: Figure) -> dict[str, Any]:
    fields = ("bounds", "kind", "unit", "predicate", "period", "relation", "modality", "role", "subset")
    text = re.sub(r"\*\*|</?b>", "", figure.text)
    return {"text": text, **{name: getattr(figure, name) for name in fields}}


# the mark parts a verb of change from the words that bound what it leads to
BOUNDED = ("went up to", "hasta los")


@pytest.mark.parametrize("setting", [bold, elements, noted])
@pytest.mark.parametrize("language", ["en", "fr", "de", "es", "it", "pt"])
def test_how_a_statement_is_set_changes_nothing(
    language: str, setting: Callable[[str, tuple[Figure, ...]], str]
) -> None:
    settings_of = (bold, elements, noted)
    entries = tomllib.loads((CORPUS / f"figures-{language}.toml").read_text(encoding="utf-8"))["sentence"]
    for text in (entry["text"] for entry in entries if "published" not in entry):
        if "<" in text or any(words in text for words in BOUNDED):
            continue
        if settings_of[crc32(text.encode()) % len(settings_of)] is not setting:
            continue
        alone = parse(text, language=language, published=WEDNESDAY)
        again = parse(setting(text, alone), language=language, published=WEDNESDAY)
        assert [said(figure) for figure in again] == [said(figure) for figure in alone], text
