"""What stands around a statement, before it or behind, changes nothing in how it is read but who says so."""

import datetime as dt
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from reconcile import Figure, parse

CORPUS = Path(__file__).parent / "corpus"
WEDNESDAY = dt.date(2024, 10, 23)
# "…" is the statement; a name in square brackets is who says so
AROUND = {
    "en": [
        "Meanwhile, ….",
        "According to [the agency], ….",
        "[The ministry] said that ….",
        "[Officials] said ….",
        "Although the search goes on, ….",
        "…, [the ministry] said.",
        "…, while the search goes on.",
    ],
    "fr": [
        "Par ailleurs, ….",
        "Selon [l'agence], ….",
        "[Le ministère] a indiqué que ….",
        "Alors que la situation reste confuse, ….",
        "…, a indiqué [le ministère].",
        "…, tandis que les recherches se poursuivent.",
    ],
    "de": ["…, teilte [das Ministerium] mit.", "…, während die Lage unklar bleibt."],
    "es": [
        "Además, ….",
        "Según [la agencia], ….",
        "[El ministerio] informó de que ….",
        "Aunque la situación sigue siendo confusa, ….",
        "…, informó [el ministerio].",
        "…, aunque la situación sigue siendo confusa.",
    ],
    "it": [
        "Inoltre, ….",
        "Secondo [l'agenzia], ….",
        "[Il ministero] ha riferito che ….",
        "Mentre le ricerche continuano, ….",
        "…, ha riferito [il ministero].",
        "…, mentre le ricerche continuano.",
    ],
    "pt": [
        "Além disso, ….",
        "Segundo [a agência], ….",
        "[O ministério] informou que ….",
        "Embora a situação continue confusa, ….",
        "…, informou [o ministério].",
        "…, enquanto as buscas continuam.",
    ],
}
# no verb in it tells when that is, so the one before it does
TIMELESS = "strike starting"


def whole(text: str) -> bool:
    """One plain sentence, which a comma may follow."""
    return text.endswith(".") and TIMELESS not in text and not re.search(r"[:;\n?!]|\. |[A-Z]\.", text)


@cache
def texts(language: str) -> list[str]:
    told = tomllib.loads((CORPUS / f"figures-{language}.toml").read_text(encoding="utf-8"))["sentence"]
    return [entry["text"] for entry in told if "published" not in entry]


@cache
def small_words(language: str) -> frozenset[str]:
    return frozenset(word for text in texts(language) for word in re.findall(r"(?<=[\w,] )[^\W\d_]+'?", text))


def within(statement: str, frame: str, language: str) -> str | None:
    """The statement in its frame, if it may stand there."""
    bare, first = statement[:-1], re.match(r"[^\W\d_]+'?", statement)
    if not frame.startswith("…") and first:
        lower = first[0][0].lower() + first[0][1:]
        if lower not in small_words(language) or first[0].isupper():
            return None
        bare = lower + bare[len(first[0]) :]
    return re.sub(r"[\[\]]", "", frame).replace("…", bare)


def read(text: str, language: str) -> tuple[Figure, ...]:
    return parse(text, language=language, published=WEDNESDAY)


def said(figure: Figure) -> dict[str, Any]:
    """All that a figure says but where it stands and who says so."""
    noun = figure.counted.lower() if figure.counted else None
    fields = ("bounds", "kind", "unit", "predicate", "period", "relation", "modality", "role", "subset", "revises")
    return {"text": figure.text.lower(), "noun": noun, **{name: getattr(figure, name) for name in fields}}


def pairs(language: str, frame: str) -> list[tuple[str, str]]:
    """Every statement of the corpus with itself in the frame; each with one of the frames, by its letters."""
    frames = AROUND[language]
    mine = [text for text in texts(language) if whole(text) and frames[crc32(text.encode()) % len(frames)] == frame]
    return [(text, told) for text in mine if (told := within(text, frame, language))]


@pytest.mark.parametrize(
    ("language", "frame"), [(language, frame) for language in AROUND for frame in AROUND[language]]
)
def test_what_stands_around_a_statement_changes_nothing(language: str, frame: str) -> None:
    speaker = re.search(r"\[(?:\w+[ '])?(\w+)\]", frame)
    seen = 0
    for text, told in pairs(language, frame):
        alone = read(text, language)
        if speaker and any(figure.speaker for figure in alone):
            continue
        seen += len(alone)
        around = read(told, language)
        assert [said(figure) for figure in around] == [said(figure) for figure in alone], told
        assert not speaker or {figure.speaker for figure in around} <= {speaker[1]}, told
    assert seen
