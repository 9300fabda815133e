"""The example programs do what the README says they do."""

import contextlib
import datetime as dt
import io
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

import reconcile as rc
from reconcile.lexicon.faults import faults_of, unmatched
from reconcile.lexicon.gaps import unsaid_numbers

EXAMPLES = Path(__file__).parent.parent / "examples"
WEDNESDAY = dt.date(2024, 10, 23)


@pytest.fixture(scope="module")
def figures() -> list[rc.Figure]:
    return runpy.run_path(str(EXAMPLES / "troops.py"))["read"]()


@pytest.fixture(scope="module")
def account(figures: list[rc.Figure]) -> rc.Reconciliation:
    return rc.reconcile(figures)


def test_three_thousand_were_sent_whatever_the_day_of_the_first_count(account: rc.Reconciliation) -> None:
    sent = account.total(WEDNESDAY, series="soldier, send")
    assert (sent.low, sent.high, sent.best) == (3000, 3000, 3000)
    assert account.conflicts == ()


def test_said_four_times_counted_once(account: rc.Reconciliation) -> None:
    groups = [{figure.source for figure in group} for group in account.restatements if len(group) == 4]
    assert groups == [{"Agence du Matin", "Le Courrier"}]


def test_seven_thousand_remain_to_the_target(account: rc.Reconciliation) -> None:
    [remaining] = account.remaining()
    assert (remaining.low, remaining.high, remaining.best) == (7000, 7000, 7000)
    assert remaining.by == dt.date(2024, 12, 31)


def test_containers_have_no_upper_end_and_start_somewhere_in_august(account: rc.Reconciliation) -> None:
    delivered = [figure for figure in account.figures if figure.unit == "container"]
    assert [figure.granularity for figure in delivered] == [rc.Granularity.MONTH]
    [series] = [name for name in account.series if name.startswith("container")]
    total = account.total(dt.date(2024, 10, 24), series=series)
    assert total.low > 13_000
    assert total.high is None
    assert account.total(dt.date(2023, 7, 31), series=series).high == 0


def test_those_ready_are_another_series(account: rc.Reconciliation) -> None:
    assert account.total(dt.date(2024, 10, 24), series="soldier, ready, level").best == 10_000


def test_what_is_no_count_is_no_figure(figures: list[rc.Figure]) -> None:
    assert [figure.text for figure in figures] == [*["1 500"] * 4, "10 000", "1 500", "10 000", "More than 13,000"]


def test_every_figure_has_a_status(account: rc.Reconciliation) -> None:
    assert len(account.statuses()) == len(account.figures)


def test_from_the_command_line_with_a_plot(tmp_path: Path) -> None:
    drawn = tmp_path / "account.png"
    command = [sys.executable, str(EXAMPLES / "troops.py"), str(drawn)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")  # noqa: S603  # ours
    assert "7 000 remain" in done.stdout
    assert drawn.read_bytes().startswith(b"\x89PNG")


# ---------------------------------------------------------------- own_language.py
SENTENCES = {
    "read_numbers": [
        ("ducent dek tri domoj", ["ducent dek tri: Bounds.exactly(213)"]),
        ("kvin mil kvarcent", ["kvin mil kvarcent: Bounds.exactly(5400)"]),
        ("la domoj", []),
    ],
    "read_dates": [
        ("La 3 de marto 2024 pluvis.", ["La 3 de marto 2024: Period.day(2024, 3, 3)"]),
        (
            "Pasintan semajnon pluvis.",
            ["Pasintan semajnon: Period(datetime.date(2024, 10, 14), datetime.date(2024, 10, 21))"],
        ),
        ("Du tagoj pasis.", ["Du tagoj: Period()"]),
    ],
    "read_figures": [
        ("Pliaj cent soldatoj estis senditaj.", ["cent: increment soldier send"]),
        ("Cent soldatoj estis senditaj.", ["Cent: plain soldier send"]),
    ],
}


@pytest.mark.parametrize(
    ("function", "text", "expected"), [(name, *case) for name, cases in SENTENCES.items() for case in cases]
)
def test_a_language_of_ones_own(function: str, text: str, expected: list[str]) -> None:
    own = runpy.run_path(str(EXAMPLES / "own_language.py"))
    steps = ("numbers",) if function == "read_numbers" else ()
    assert own[function](text, *steps) == expected


def test_the_language_file_that_is_written_passes_the_check(tmp_path: Path) -> None:
    file = tmp_path / "eo.toml"
    command = [sys.executable, str(EXAMPLES / "own_language.py"), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")  # noqa: S603  # ours
    assert "inter dudek kaj tridek: Bounds(20, 30)" in done.stdout
    text = file.read_text(encoding="utf-8")
    assert faults_of(text) == unmatched(text) == []
    assert unsaid_numbers(rc.Lexicon.loads(text).numbers) == []


# ---------------------------------------------------------------- compare.py
@pytest.mark.parametrize(("reader", "rows"), [("reconcile_numbers", "NUMBERS"), ("reconcile_dates", "DATES")])
def test_what_others_are_asked_is_read_here(reader: str, rows: str) -> None:
    comparison = runpy.run_path(str(EXAMPLES / "compare.py"))
    read = comparison[reader]()
    assert [read(text, language) for language, text, _ in comparison[rows]] == [
        wanted for *_, wanted in comparison[rows]
    ]


def test_a_reader_that_is_not_installed_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    def missing() -> None:
        raise ImportError

    comparison = runpy.run_path(str(EXAMPLES / "compare.py"))
    comparison["TOOLS"][:] = [("another", missing, comparison["NUMBERS"], ("en",))]
    comparison["compare"](answers=True)
    assert "another" in (told := capsys.readouterr().out)
    assert "not installed" in told


# ---------------------------------------------------------------- the others
def printed(name: str, *arguments: str) -> str:
    """What an example prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), pytest.MonkeyPatch.context() as patched:
        patched.setattr(sys, "argv", [name, *arguments])
        runpy.run_path(str(EXAMPLES / name), run_name="__main__")
    return out.getvalue()


PRINTED = {
    "death_toll.py": [
        "known on Thursday, for Thursday: 3 660",
        "known on Sunday,   for Thursday: 3 200 to 3 480",
        "known on Sunday,   for Sunday:   3 515",
        "superseded replaced by a later word: 3 480 in all (Ministry, 2023-09-16)",
    ],
    "epidemic.py": [
        "first wave:        75",
        "second wave:       44",
        "at least 119; 119 if nothing was counted between the waves",
        "in two days:       37",
        "they are 9 apart",
    ],
    "evacuations.py": [
        "2024-08-05 in shelters at the end of the day: 4 200",
        "2024-08-06 in shelters at the end of the day: unknown",
        "2024-08-07 in shelters at the end of the day: 2 600 to 3 000",
        "County: 2 600 on 7 August",
    ],
    "deliveries.py": ["quarter 2: 46 500", "49 600 remain to the target of 180 000 by 2024-12-31", "for 92 days"],
    "own_nouns.py": ["45 increment  unit None", "45 increment  unit turtle, predicate tag", "by the 2nd: 357"],
    "published_dataset.py": [
        "north      consistent          0",
        "east: 21 (increment) of 07 March",
        "south: 41 (increment) of 04 March",
        "south: 112 (cumulative) of 08 March",
    ],
    "many_statements.py": ["100,000 statements of 2,000 places", "contradictory", "consistent"],
}


@pytest.mark.parametrize("name", PRINTED)
def test_an_example_prints_what_it_is_there_to_show(name: str) -> None:
    told = printed(name)
    assert [line for line in PRINTED[name] if line not in told] == []


def test_every_example_is_run_here_and_says_how() -> None:
    names = {path.name for path in EXAMPLES.glob("*.py")}
    assert names == {*PRINTED, "troops.py", "own_language.py", "compare.py"}
    for name in names:
        assert f"python examples/{name}" in (EXAMPLES / name).read_text(encoding="utf-8")


def test_the_death_toll_writes_its_report_with_every_text(tmp_path: Path) -> None:
    file = tmp_path / "toll.html"
    assert f"written to {file}" in printed("death_toll.py", str(file))
    page = file.read_text(encoding="utf-8")
    assert page.count('<div class="rc-figures">') == 7
