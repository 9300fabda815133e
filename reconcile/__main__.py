"""A quick look at a report: the figures it states and the account they make.

    python -m reconcile report.txt --language en --published 2024-10-23

Exit status: 0 when done, 1 with --check where contradictions stay open, 2 for what was asked wrongly.
"""

import argparse
import datetime as dt
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, NoReturn

from reconcile.account import Reconciliation, reconcile
from reconcile.account.words import said
from reconcile.errors import InputError, ReconcileError
from reconcile.figures import Figure
from reconcile.reader import parse
from reconcile.tables import to_frame

CONTRADICTORY: Final = 1


class Report(NamedTuple):
    """A text and the figures that it states."""

    name: str
    text: str
    figures: tuple[Figure, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the reports that the arguments name, print what they state, and say how it went."""
    cli = _options()
    asked = cli.parse_args(arguments)
    try:
        reports = [_read(name, asked) for name in asked.reports or ["-"]]
        account = reconcile([figure for report in reports for figure in report.figures])
    except (ReconcileError, OSError) as error:
        _refuse(cli, error)
    _print(_as_json(reports, account) if asked.json else _as_text(reports, account))
    disputed = any(not conflict.settled for conflict in account.conflicts)
    return CONTRADICTORY if asked.check and disputed else 0


def _options() -> argparse.ArgumentParser:
    cli = argparse.ArgumentParser("python -m reconcile", description="The figures of reports, and their account.")
    cli.add_argument("reports", nargs="*", metavar="REPORT", help="a text file in UTF-8; - or none: standard input")
    cli.add_argument("--language", required=True, metavar="CODE", help="language of the reports: fr, en-GB ...")
    cli.add_argument("--published", required=True, type=_day, metavar="DATE", help="day of publication: 2024-10-23")
    cli.add_argument("--source", metavar="NAME", help="who publishes; where not given, the name of each file")
    cli.add_argument("--json", action="store_true", help="print JSON")
    cli.add_argument("--check", action="store_true", help="exit with status 1 on contradictions that nothing settles")
    return cli


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        msg = f"{text!r} is no date: write it as 2024-10-23"
        raise argparse.ArgumentTypeError(msg) from None


def _read(name: str, asked: argparse.Namespace) -> Report:
    text = _decoded(sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes(), name)
    source = asked.source or (None if name == "-" else Path(name).stem)
    return Report(name, text, parse(text, language=asked.language, published=asked.published, source=source))


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


def _print(text: str) -> None:
    try:
        print(text, flush=True)
    except BrokenPipeError:  # whoever reads it has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _as_text(reports: Sequence[Report], account: Reconciliation) -> str:
    return "\n".join([*(line for report in reports for line in _lines(report)), "", str(account)])


def _lines(report: Report) -> Iterator[str]:
    """Every figure with its line in the report, as a compiler tells of an error."""
    for figure in report.figures:
        line = report.text.count("\n", 0, figure.span.start) + 1 if figure.span else 1
        counted = figure.counted or figure.unit or "?"
        yield f"{report.name}:{line}: {figure.text!r} {counted}: {said(figure)}"


def _as_json(reports: Sequence[Report], account: Reconciliation) -> str:
    names = [{"report": report.name} for report in reports for _ in report.figures]
    rows = zip(names, _records(to_frame(account.figures)), _records(account.statuses()), strict=True)
    told = {
        "figures": [{**name, **figure, **status} for name, figure, status in rows],
        "account": _records(account.timeline()),
        "remaining": [str(remaining) for remaining in account.remaining()],
        "conflicts": [
            {"kind": c.kind, "gap": c.gap, "settled": c.settled, "explanation": c.explanation}
            for c in account.conflicts
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1, default=_plain)


def _plain(value: object) -> str:
    """A day, an amount or another value as JSON holds it."""
    return str(value.date() if isinstance(value, dt.datetime) else value)


def _records(frame: Any) -> list[dict[str, object]]:
    """The rows of a frame, None where nothing is known."""
    return frame.astype(object).where(frame.notna(), None).to_dict("records")  # type: ignore[no-any-return]  # pandas


if __name__ == "__main__":
    sys.exit(main())
