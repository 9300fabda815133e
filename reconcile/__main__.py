"""A quick look at a report: the figures it states and the account they make.

    python -m reconcile report.txt --language en --published 2024-10-23

Exit status: 0 when done, 1 with --check where contradictions stay open, 2 for what was asked wrongly.
"""

import argparse
import datetime as dt
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from shlex import quote
from typing import Any, Final, NamedTuple, NoReturn

import reconcile as rc
from reconcile.account import Reconciliation
from reconcile.account.report import overview
from reconcile.account.values import Conflict
from reconcile.account.words import said
from reconcile.dates import Period
from reconcile.errors import InputError, ReconcileError
from reconcile.figures import Figure

CONTRADICTORY: Final = 1
ASKED_WRONGLY: Final = 2
STDIN: Final = "-"


class Report(NamedTuple):
    """A text, by the name it was asked for, and the figures that it states."""

    name: str
    text: str
    figures: tuple[Figure, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the reports that the arguments name, print what they state, and say how it went."""
    cli = _options()
    asked = cli.parse_args(arguments)
    try:
        reports = list(_read(asked.reports or [STDIN], asked))
        assume = rc.Assumptions(merge=asked.merge)
        account = rc.reconcile([figure for report in reports for figure in report.figures], assume)
        if asked.report:
            account.report(asked.report, [report.figures for report in reports])
    except (ReconcileError, OSError) as error:
        _refuse(cli, error)
    if not _print(_as_json(reports, account) if asked.json else _as_text(reports, account, asked.report)):
        return ASKED_WRONGLY
    disputed = any(not conflict.settled for conflict in account.conflicts)
    return CONTRADICTORY if asked.check and disputed else 0


def _options() -> argparse.ArgumentParser:
    cli = argparse.ArgumentParser("python -m reconcile", description="The figures of reports, and their account.")
    cli.add_argument("reports", nargs="*", metavar="REPORT", help="a text file in UTF-8; - or none: standard input")
    cli.add_argument("--language", required=True, metavar="CODE", help="language of the reports: fr, en-GB ...")
    cli.add_argument("--published", required=True, type=_day, metavar="DATE", help="day of publication: 2024-10-23")
    cli.add_argument("--source", metavar="NAME", help="who publishes; where not given, the name of each file")
    cli.add_argument("--series", metavar="NAME", help="what all figures count; where not given, as they are read")
    same, merged = "two series that count the same, as they are printed; may be given again", ("SERIES", "OTHER")
    cli.add_argument("--merge", nargs=2, action="append", default=[], metavar=merged, help=same)
    cli.add_argument("--json", action="store_true", help="print JSON")
    cli.add_argument("--report", metavar="FILE", help="also write the account as an HTML page, with the texts")
    cli.add_argument("--check", action="store_true", help="exit with status 1 on contradictions that nothing settles")
    cli.add_argument("--version", action="version", version=f"reconcile {rc.__version__}")
    return cli


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        msg = f"{text!r} is no date: write it as 2024-10-23"
        raise argparse.ArgumentTypeError(msg) from None


def _read(names: Sequence[str], asked: argparse.Namespace) -> Iterator[Report]:
    """Each report, with the name of its file for the source, or its path where several files have one name."""
    stems = Counter(Path(name).stem for name in set(names))
    for name in names:
        text = _decoded(sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes(), name)
        stem = None if name == STDIN else Path(name).stem if stems[Path(name).stem] == 1 else name
        source, day = asked.source or stem, asked.published
        yield Report(
            name, text, rc.parse(text, language=asked.language, published=day, source=source, series=asked.series)
        )


def _decoded(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        msg = f"{name} is not UTF-8 text (see byte {error.start}): save it as UTF-8"
        raise InputError(msg) from None


def _refuse(cli: argparse.ArgumentParser, error: Exception) -> NoReturn:
    if isinstance(error, OSError):
        cli.error(f"cannot read {error.filename!r} ({error.strerror}): name a text file, or - for standard input")
    cli.error(str(error))


def _print(text: str) -> bool:
    """Print; whether there is somebody to read it, or at least was."""
    try:
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        print(text.encode(encoding, "backslashreplace").decode(encoding), flush=True)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is left to be written at the end
        if not isinstance(error, BrokenPipeError):  # whoever reads a pipe may have seen enough
            print(f"python -m reconcile: error: cannot write the account ({error.strerror})", file=sys.stderr)
            return False
    return True


def _as_text(reports: Sequence[Report], account: Reconciliation, page: str | None) -> str:
    more = (
        f"the whole account, with its proofs: {page}"
        if page
        else "next: --report FILE writes a page with all proofs, --json prints all there is"
    )
    return "\n".join([*(line for report in reports for line in _lines(report)), "", *overview(account, _merging), more])


def _merging(one: str, other: str) -> str:
    return f"--merge {quote(one)} {quote(other)}"


def _lines(report: Report) -> Iterator[str]:
    """Every figure with its line in the report, as a compiler tells of an error."""
    for figure in report.figures:
        line = report.text.count("\n", 0, figure.span.start) + 1 if figure.span else 1
        counted = figure.counted or figure.unit or "?"
        yield f"{report.name}:{line}: {figure.text!r} {counted}: {said(figure)}"


def _as_json(reports: Sequence[Report], account: Reconciliation) -> str:
    names = [{"report": report.name} for report in reports for _ in report.figures]
    rows = zip(names, _records(rc.to_frame(account.figures)), _records(account.statuses()), strict=True)
    place = {figure: place for place, figure in reversed([*enumerate(account.figures)])}  # the first of equal ones
    told = {
        "figures": [{**name, **figure, **status} for name, figure, status in rows],
        "account": [{**row, **_since(account, row)} for row in _records(account.timeline())],
        "remaining": [str(remaining) for remaining in account.remaining()],
        "conflicts": [_conflict(conflict, place) for conflict in account.conflicts],
    }
    return json.dumps(told, ensure_ascii=False, indent=1, default=_plain)


def _since(account: Reconciliation, row: dict[str, Any]) -> dict[str, dt.date | None]:
    """The first day that a total counts, and the last that may be this day."""
    since = account.total(row["date"], series=row["series"]).since
    if isinstance(since, Period):
        return {"since": since.start, "since_by": since.end and since.end - dt.timedelta(days=1)}
    return {"since": since, "since_by": since}


def _conflict(conflict: Conflict, place: dict[Figure, int]) -> dict[str, object]:
    """A conflict; its figures are told by their places among all."""
    told = {name: getattr(conflict, name) for name in ("series", "kind", "gap", "settled", "readings", "explanation")}
    return told | {name: [place[figure] for figure in getattr(conflict, name)] for name in ("figures", "culprits")}


def _plain(value: object) -> object:
    """A day or an amount as JSON holds it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value.date() if isinstance(value, dt.datetime) else value)


def _records(frame: Any) -> list[dict[str, Any]]:
    """The rows of a frame, None where nothing is known."""
    return frame.astype(object).where(frame.notna(), None).to_dict("records")  # type: ignore[no-any-return]  # pandas


if __name__ == "__main__":
    sys.exit(main())
