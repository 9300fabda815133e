"""The check of a language file: every fault has its line, every gap costs what it says."""

import datetime as dt
import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reconcile import Lexicon, available_languages, parse, parse_dates, parse_numbers
from reconcile.lexicon.__main__ import main, report
from reconcile.lexicon.faults import faults_of, unmatched
from reconcile.lexicon.gaps import _constructions, coverage, gaps_of, unsaid_numbers

WEDNESDAY = dt.date(2024, 10, 23)
BAD = """code = "xx"
[numbers]
decimal = ","
"group_mark" = 3
[numbers.powers]
hundo = 200
thou = "3"
[[numbers.joiners]]
word = "and"
afer = 100
[dates]
months = [
    "jan",
    "feb",
]
[datess]
"""


def test_every_fault_is_found_with_its_line_and_advice() -> None:
    found = {fault.line: fault.message for fault in faults_of(BAD)}
    says = {
        3: "did you mean 'decimal_mark'",
        4: "numbers.group_mark is 3: it must be a text in quotes",
        6: "numbers.powers.hundo is 200: it must be a power of ten",
        7: "numbers.powers.thou is '3': it must be a whole number",
        8: "unknown key 'afer'",
        12: "dates.months has 2 names",
        16: "did you mean 'dates'",
    }
    assert found.keys() == says.keys()
    assert [line for line in says if says[line] not in found[line]] == []


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('code = "xx"\n[numbers', 2, "not a TOML file"),
        ("name = 'x'\ncode = xx", 2, "a text stands in quotes"),
        ('code = "xx"\n[numbers.cardinals]\nnaŭ = 9', 3, "a key with other letters than a to z stands in quotes"),
        ('code = "xx"\n[numbers]\n[numbers]', 3, "each table and key stands once"),
        ('name = "x"', 0, "missing key 'code'"),
        ('code = "xx"\nbase = "zz"', 2, "base is 'zz'"),
        ('code = "xx"\nnumbers = []', 2, "must be a table"),
    ],
)
def test_files_of_another_kind(text: str, line: int, says: str) -> None:
    [fault] = faults_of(text)
    assert fault.line == line
    assert says in fault.message


def test_words_that_no_text_holds_are_pointed_out() -> None:
    text = 'code = "xx"\n[numbers.cardinals]\n"Drie" = 3\nvier = 4\n[dates]\nby = ["jusqu’à"]\n'
    text += '[figures.nouns]\ndeath = ["Tote"]'
    assert [(fault.line, fault.message.split(" ")[0]) for fault in unmatched(text)] == [
        (3, "'Drie'"),
        (6, "'jusqu’à'"),
        (8, "'Tote'"),
    ]


@pytest.mark.parametrize("code", [*available_languages(), "de-CH", "es-MX", "pt-PT"])
def test_files_that_ship_have_no_fault_and_no_word_in_vain(code: str) -> None:
    source = Lexicon.load(code).source
    assert faults_of(source) == []
    assert unmatched(source) == []
    assert unsaid_numbers(Lexicon.load(code).numbers) == []


def test_numbers_that_no_words_make() -> None:
    words = 'code = "xx"\n[numbers]\nblends = ["{unit}und{ten}"]\n[numbers.cardinals]\n'
    tens = "\n".join(f"t{n} = {n}" for n in range(10, 100, 10))
    units = "\n".join(f"u{n} = {n}" for n in range(1, 10))
    lexicon = Lexicon.loads(f"{words}{units}\n{tens}\n[numbers.powers]\nhun = 2\nmil = 6")
    assert unsaid_numbers(lexicon.numbers) == ["11–19", "thousand (1000)"]


def test_what_a_file_says_is_no_gap() -> None:
    lexicon = Lexicon.loads('code = "xx"\n[numbers.hedges]\nat_least = ["minstens"]')
    keys = {gap.key for gap in gaps_of(lexicon)}
    assert "numbers.hedges.at_least" not in keys
    assert {"numbers.hedges.more_than", "dates.months", "figures.nouns"} <= keys
    assert coverage(lexicon)["numbers"][0] == 1


def read(key: str, text: str, lexicon: Lexicon) -> list[Any]:
    """All that a text says, but where; of figures what does not hang on other tables."""
    if key.startswith("numbers"):
        return [(n.bounds, n.approximate, n.kind, n.unit) for n in parse_numbers(text, language=lexicon)]
    if key.startswith("dates"):
        found = parse_dates(text, language=lexicon, published=WEDNESDAY)
        return [(date.period, date.relation, date.duration) for date in found]
    return [
        (f.bounds, f.unit, f.predicate, f.kind, f.modality, f.role, f.subset, f.attribution)
        for f in parse(text, language=lexicon, published=WEDNESDAY)
    ]


def emptied(lexicon: Lexicon, key: str) -> Lexicon:
    table, *names = key.split(".")

    def without(shape: Any, names: list[str]) -> Any:
        inner = getattr(shape, names[0])
        return shape._replace(**{names[0]: without(inner, names[1:]) if names[1:] else type(inner)()})

    own = {table: without(getattr(lexicon, table), names)}
    return replace(lexicon, phrases=type(lexicon.phrases)(), source=key, **own)


@pytest.mark.slow
@pytest.mark.parametrize("about", _constructions(), ids=lambda about: about["key"])
def test_a_gap_costs_something(about: dict[str, str]) -> None:
    full, empty = (read(about["key"], about["text"], lexicon) for lexicon in _with_and_without(about["key"]))
    assert full != empty
    assert (empty == []) == (about["without"] == "nothing")


def _with_and_without(key: str) -> tuple[Lexicon, Lexicon]:
    english = Lexicon.load("en")
    return english, emptied(english, key)


# ---------------------------------------------------------------- the command
def test_a_valid_file_is_described(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "nl.toml"
    file.write_text('code = "nl"\n[numbers.cardinals]\ntwee = 2\n', encoding="utf-8")
    assert main(["check", str(file)]) == 0
    said = capsys.readouterr().out
    assert "no words for 1, 3–99" in said
    assert "'at least 500 boats' would be read as exactly 500" in said
    assert main(["check", "--strict", str(file)]) == 1


def test_faults_stand_as_compilers_write_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(BAD, encoding="utf-8")
    assert main(["check", str(file)]) == 1
    assert f"{file}:3: unknown key 'decimal'" in capsys.readouterr().out


def test_the_result_as_json(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO('code = "xx"'))
    assert main(["check", "--json", "-"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(report('code = "xx"')))


@pytest.mark.parametrize(
    "arguments", [[], ["check"], ["chekc", "x"], ["check", "no/such/file.toml"], ["check", "--no"]]
)
def test_wrong_use_exits_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)


def test_a_file_that_is_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "latin.toml"
    file.write_bytes('name = "français"'.encode("latin-1"))
    with pytest.raises(SystemExit, match="2"):
        main(["check", str(file)])
    assert "not UTF-8" in capsys.readouterr().err


def test_as_a_module() -> None:
    command = [sys.executable, "-m", "reconcile.lexicon", "check", "-"]
    done = subprocess.run(command, input='code = "xx"', capture_output=True, text=True, check=True)  # noqa: S603  # ours
    assert "xx: understood" in done.stdout
