"""The command line only calls the library: what it prints is what the library says, and errors are told as usual."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import reconcile
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
    [conflict] = told["conflicts"]
    explanation = conflict.pop("explanation")
    assert "army reported 9 in all, mayor reported 12 in all" in explanation
    assert conflict == {
        "series": "death",
        "kind": "disagreement",
        "gap": 3,
        "settled": False,
        "readings": ["part"],
        "figures": [0, 1],
        "culprits": [0, 1],
    }


def test_json_holds_exact_amounts_and_where_counts_begin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "The fighting has killed 9 people since August 2024. 12.5 tonnes of rice and 3 homes were destroyed."
    assert main([*written(tmp_path, {"army.txt": text}), *DAY, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [figure["low"] for figure in told["figures"]] == [9, 12.5, 3]
    last = {row["series"]: (row["low"], row["since"], row["since_by"]) for row in told["account"]}
    assert last["death"] == (9, "2024-08-01", "2024-08-31")
    assert last["house, destroy"] == (3, None, None)


def test_two_files_of_one_name_are_two_sources(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("north", "south"):
        (tmp_path / folder).mkdir()
    north, south, other = written(
        tmp_path, {"north/daily.txt": DISPUTED["army.txt"], "south/daily.txt": DISPUTED["mayor.txt"], "mayor.txt": CALM}
    )
    assert main([north, south, other, *DAY, "--check"]) == 1
    told = capsys.readouterr().out
    assert f"9 in all ({north}, 2024-10-23)" in told
    assert f"12 in all ({south}, 2024-10-23)" in told
    assert "335 in all (mayor, 2024-10-23)" in told
    assert main([north, north, *DAY]) == 0
    assert "9 in all (daily, 2024-10-23)" in capsys.readouterr().out


def test_series_and_page_are_the_callers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "account.html"
    assert main([*written(tmp_path, DISPUTED), *DAY, "--series", "clashes", "--report", str(page)]) == 0
    told = capsys.readouterr().out
    assert "clashes: 9 to 12 as of 2024-10-23" in told
    assert told.endswith(f"the whole account, with its proofs: {page}\n")
    assert "has killed <mark" in page.read_text(encoding="utf-8")


def test_advice_is_for_the_shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*written(tmp_path, DISPUTED), *DAY]) == 0
    told = capsys.readouterr().out
    assert "account." not in told
    assert "--report FILE" in told.splitlines()[-1]


def test_series_that_may_be_one_are_merged_as_advised(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = {"a.txt": "So far 40 containers have been delivered.", "b.txt": "The total has reached 40 containers."}
    names = written(tmp_path, texts)
    assert main([*names, *DAY]) == 0
    assert "may count the same: if so, --merge container 'container, deliver'" in capsys.readouterr().out
    assert main([*names, *DAY, "--merge", "container", "container, deliver"]) == 0
    out = capsys.readouterr().out
    assert "container: 40 as of 2024-10-23" in out
    assert "merge=[{'container', 'container, deliver'}]" in out
    assert main([*names, *DAY, "--merge", "container", "container, delivered"]) == 0
    assert "merge names 'container, delivered' (did you mean 'container, deliver'?)" in capsys.readouterr().out


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"reconcile {reconcile.__version__}\n"


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
        (["--report", "nowhere/page.html", *DAY, os.devnull], "the report cannot be written to 'nowhere/page.html'"),
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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    name = written(tmp_path, {"ministry.txt": CALM})[0]
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "reconcile", name, *DAY]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)  # noqa: S603  # our own code
    assert done.returncode == 2
    assert done.stderr == "python -m reconcile: error: cannot write the account (No space left on device)\n"


def test_what_a_terminal_cannot_show_is_spelt_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", out)
    assert main([*written(tmp_path, {"ministry.txt": CALM}), *DAY, "--source", "Santé"]) == 0
    assert "335 in all (Sant\\xe9, 2024-10-23)" in out.buffer.getvalue().decode()  # type: ignore[attr-defined]  # a BytesIO
