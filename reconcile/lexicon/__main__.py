"""`python -m reconcile.lexicon check FILE`: what is wrong in a language file, and what the language cannot say yet."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from reconcile.lexicon import Lexicon
from reconcile.lexicon.faults import faults_of, unmatched
from reconcile.lexicon.gaps import TABLES, coverage, gaps_of, unsaid_numbers

_EPILOG: Final = (
    "exit status: 0 where the file is understood, 1 where it is not (--strict: or has gaps), 2 for wrong use"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the file that the command line names; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m reconcile.lexicon", description=__doc__, epilog=_EPILOG)
    commands = parser.add_subparsers(dest="command", required=True, metavar="check")
    check = commands.add_parser("check", help="check a language file", description=__doc__, epilog=_EPILOG)
    check.add_argument("file", help="a language file (TOML); - for standard input", metavar="FILE")
    check.add_argument("--json", action="store_true", help="write the result as JSON")
    check.add_argument("--strict", action="store_true", help="exit with 1 where anything is missing, too")
    chosen = parser.parse_args(arguments)
    try:
        text = sys.stdin.read() if chosen.file == "-" else Path(chosen.file).read_text(encoding="utf-8")
    except OSError as error:
        parser.error(f"cannot read {chosen.file}: {error.strerror}")
    except UnicodeDecodeError:
        parser.error(f"cannot read {chosen.file}: it is not UTF-8; save it as UTF-8")
    result = report(text)
    print(json.dumps(result, ensure_ascii=False, indent=2) if chosen.json else "\n".join(_lines(chosen.file, result)))
    incomplete = bool(result["warnings"] or result["unsaid_numbers"] or result["gaps"])
    return int(bool(result["faults"]) or (chosen.strict and incomplete))


def report(text: str) -> dict[str, Any]:
    """All that the check finds in the text of a language file.

    >>> report('code = "xx"')["unsaid_numbers"]
    ['1–99', 'hundred (100)', 'thousand (1000)', 'million (1000000)']

    """
    faults = faults_of(text)
    lexicon = None if faults else Lexicon.loads(text)
    return {
        "code": lexicon.code if lexicon else None,
        "faults": [fault._asdict() for fault in faults],
        "warnings": [] if faults else [fault._asdict() for fault in unmatched(text)],
        "coverage": coverage(lexicon) if lexicon else {},
        "unsaid_numbers": unsaid_numbers(lexicon.numbers) if lexicon else [],
        "gaps": [gap._asdict() for gap in gaps_of(lexicon)] if lexicon else [],
    }


def _lines(name: str, result: dict[str, Any]) -> list[str]:
    lines = [f"{name}:{found['line']}: {found['message']}" for found in (*result["faults"], *result["warnings"])]
    if result["faults"]:
        return [*lines, f"{len(result['faults'])} to put right before the rest can be checked"]
    for table in TABLES:
        full, of = result["coverage"][table]
        lines += ["", f"[{table}] {full} of {of} fields"]
        if table == "numbers" and result["unsaid_numbers"]:
            lines += [f"  no words for {', '.join(result['unsaid_numbers'])}"]
        lines += [line for gap in result["gaps"] if gap["key"].startswith(table) for line in _gap(gap)]
    missing = len(result["gaps"]) + bool(result["unsaid_numbers"])
    return [*lines, "", f"{result['code']}: understood, {missing or 'no'} gap{'' if missing == 1 else 's'}"]


def _gap(gap: dict[str, Any]) -> list[str]:
    examples = " · ".join(f"{code}: {word}" for code, word in gap["examples"].items())
    return [f"  {gap['key']} — {gap['says']}: {gap['lost']}", f"      {examples}"]


if __name__ == "__main__":
    sys.exit(main())
