"""The command line only calls the library: what it prints is what the library says, and errors are told as usual."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from reconcile.__main__ import main

DAY = ["--language", "en", "--published", "2024-10-23"]
CALM = "Flooding has killed 335 people so far.\nThe ministry said 12 more people were killed on Tuesday."
DISPUTED = {
    "army.txt": "The fighting has killed 9 people so far.",
    "mayor.txt": "The fighting has killed 12 people so far.",
}


def written(folder: Path, texts: dict[str, str]) -> list[str]:
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in texts]


def test_every_figure_is_told_with_its_line_and_then_the_account(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = written(tmp_path, {"ministry.txt": CALM})
    assert main([*names, *DAY]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{names[0]}:1: '335' people: 335 in all (ministry, 2024-10-23)"
    assert lines[1].startswith(f"{names[0]}:2: '12' people: 12 more")
    assert "death: 335 as of 2024-10-23" in lines


def test_json_holds_figures_account_and_conflicts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*written(tmp_path, DISPUTED), *DAY, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(f["low"], f["source"], f["series"], f["end"]) for f in told["figures"]] == [
        (9, "army", "death", None),
        (12, "mayor", "death", None),
    ]
    assert told["account"][-1]["date"] == "2024-10-23"
    assert [(c["kind"], c["gap"]) for c in told["conflicts"]] == [("disagreement", 3)]


def test_a_contradiction_is_a_failure_only_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*written(tmp_path, DISPUTED), *DAY]) == 0
    assert main([*written(tmp_path, DISPUTED), *DAY, "--check"]) == 1
    assert main([*written(tmp_path, {"ministry.txt": CALM}), *DAY, "--check"]) == 0


def test_standard_input_is_read_where_no_file_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(("\ufeff" + CALM).encode())))
    assert main([*DAY, "--source", "Ministry"]) == 0
    assert capsys.readouterr().out.startswith("-:1: '335' people: 335 in all (Ministry, 2024-10-23)")


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (["nowhere.txt", *DAY], "cannot read 'nowhere.txt' (No such file"),
        ([".", *DAY], "name a text file, or -"),
        (["--language", "xx", "--published", "2024-10-23", __file__], "available: "),
        (["--language", "en", "--published", "yesterday", __file__], "write it as 2024-10-23"),
        ([__file__], "--language"),
    ],
)
def test_what_is_asked_wrongly_is_told_and_ends_with_2(
    arguments: list[str], advice: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert advice in capsys.readouterr().err


def test_a_file_that_is_no_text_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "picture").write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(SystemExit):
        main([str(tmp_path / "picture"), *DAY])
    assert "is not UTF-8 text (see byte 0): save it as UTF-8" in capsys.readouterr().err


def test_it_runs_as_a_module_and_survives_a_reader_that_leaves(tmp_path: Path) -> None:
    name = written(tmp_path, {"ministry.txt": CALM})[0]
    command = [sys.executable, "-m", "reconcile", name, *DAY]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603  # our own code
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0
