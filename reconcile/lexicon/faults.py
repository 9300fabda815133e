"""What is wrong with a language file: every fault with its line, and what will never match a text."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple, get_origin

from reconcile.errors import LexiconError
from reconcile.frozen import FrozenMap
from reconcile.lexicon import FileShape, laid_over_its_base
from reconcile.lexicon.shape import build, hints_of, is_shape

_TABLE: Final = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]")
_KEY: Final = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")
_PART: Final = re.compile(r""""([^"]*)"|'([^']*)'|([^\s."']+)""")
_AT: Final = re.compile(r" \(at line (\d+), column \d+\)")
# what those who write their first file run into
_ADVICE: Final = {
    "Invalid value": "; a text stands in quotes",
    "Expected '=' after a key": "; a key with other letters than a to z stands in quotes",
    "Cannot overwrite": "; each table and key stands once",
    "Cannot declare": "; each table and key stands once",
}
# tables of words; in the others capitals and typography mean something
_WORDED: Final = ("numbers", "dates", "figures")
Path = tuple[str, ...]


class Fault(NamedTuple):
    """What is wrong in a file, and in which line of it (0 where it is in none)."""

    line: int
    message: str


def faults_of(text: str) -> list[Fault]:
    r"""Everything in a language file that is not understood.

    >>> faults_of('code = "xx"\n[numbers]\ndecimal = ","')[0]
    Fault(line=3, message="unknown key 'decimal' in [numbers] (did you mean 'decimal_mark'?)")

    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return [_no_toml(text, str(error))]
    lines = _lines(text)
    found = [Fault(_line(lines, path), message) for path, message in _unlike(FileShape, table, ())]
    try:
        laid_over_its_base(text)
    except LexiconError as error:
        found.append(Fault(_line(lines, ("base",)), str(error)))
    if "code" not in table:
        found.append(Fault(0, "missing key 'code': write code = \"xx\" at the top, with the code of the language"))
    return sorted(found)


def _no_toml(text: str, error: str) -> Fault:
    at = _AT.search(error)
    advice = next((advice for what, advice in _ADVICE.items() if what in error), "")
    return Fault(int(at[1]) if at else len(text.splitlines()), f"not a TOML file: {_AT.sub('', error)}{advice}")


def unmatched(text: str) -> list[Fault]:
    r"""The words of a file that no text will ever match, for a text is folded before it is read.

    >>> unmatched('code = "xx"\n[dates]\nsince = ["Seit"]')[0]
    Fault(line=3, message="'Seit' never matches: texts are read in lower case and plain typography, write 'seit'")

    """
    # below this package in the order of reading: only this check needs it
    from reconcile.scanner import fold

    table, lines = tomllib.loads(text), _lines(text)
    words = ((path, word) for name in _WORDED for path, word in _words(table.get(name, {}), (name,)))
    return [
        Fault(
            _line(lines, path),
            f"{word!r} never matches: texts are read in lower case and plain typography, write {fold(word).text!r}",
        )
        for path, word in words
        if fold(word).text != word
    ]


def _unlike(shape: Any, table: Mapping[str, Any], path: Path) -> Iterator[tuple[Path, str]]:
    """Every key that the shape refuses, each asked for alone."""
    hints = hints_of(shape)
    for key, value in table.items():
        kind, below = hints.get(key), (*path, key)
        if key == "base" and not path:
            continue
        if isinstance(value, dict) and is_shape(kind):
            yield from _unlike(kind, value, below)
        elif isinstance(value, dict) and get_origin(kind) is FrozenMap:
            for word, worth in value.items():
                yield from _refused(shape, {key: {word: worth}}, (*below, word))
        else:
            yield from _refused(shape, {key: value}, below)


def _refused(shape: Any, table: Mapping[str, Any], path: Path) -> Iterator[tuple[Path, str]]:
    try:
        build(shape, table if path[1:] else {"code": "xx", **table}, ".".join(path[: len(path) - _depth(table)]))
    except LexiconError as error:
        yield path, str(error)


def _depth(table: object) -> int:
    return 1 + _depth(next(iter(table.values()))) if isinstance(table, dict) and table else 0


def _words(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Every word of a table: those in lists, and those that stand for a value."""
    for key, below in value.items() if isinstance(value, dict) else ():
        if isinstance(below, dict):
            yield from _words(below, (*path, key))
        elif isinstance(below, list):
            yield from (((*path, key), word) for word in below if isinstance(word, str))
        elif len(path) > 1:
            yield (*path, key), key


def _lines(text: str) -> dict[Path, int]:
    """The line of every table and key."""
    found: dict[Path, int] = {}
    table: Path = ()
    for number, line in enumerate(text.splitlines(), 1):
        header, key = _TABLE.match(line), _KEY.match(line)
        if key:
            found.setdefault((*table, *_parts(key[1])), number)
        elif header and not line.rstrip().endswith(","):
            table = _parts(header[1])
            found.setdefault(table, number)
    return found


def _parts(dotted: str) -> Path:
    return tuple(next(filter(None, part.groups()), "") for part in _PART.finditer(dotted))


def _line(lines: Mapping[Path, int], path: Path) -> int:
    """The line of a key, or of the nearest that holds it."""
    return next((lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in lines), 0)
