"""The example programs do what the README says they do."""

import datetime as dt
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
