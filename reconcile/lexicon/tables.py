"""The tables of a language file: plain lines of TOML are read one by one, all else of TOML by the standard library."""

import re
import tomllib
from typing import Any, Final, TypeAlias

Table: TypeAlias = dict[str, Any]

_TEXT: Final = r'"[^"\\\n]*"'
_GAP: Final = r"(?:[ \t\n]|#[^\n]*\n)*"
_NAME: Final = r"[A-Za-z0-9_-]+"
_PATH: Final = rf"{_NAME}(?:\.{_NAME}){{0,8}}"
# the name of a table or of one of many, a key with its value, or nothing; last a comment
_LINE: Final = re.compile(
    rf"(?:\[(?P<table>{_PATH})\]|\[\[(?P<many>{_PATH})\]\]"
    rf"|(?P<key>{_NAME}|{_TEXT}) = (?:\[(?P<list>{_GAP}{_TEXT}{_GAP}(?:,{_GAP}{_TEXT}{_GAP})*,?{_GAP})\]"
    rf"|(?P<text>{_TEXT})|(?P<number>0|[1-9][0-9]*)|(?P<other>[^\n]+)))?[ \t]*(?:#[^\n]*)?\n"
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def read_tables(text: str) -> Table:
    r"""The tables of a TOML text as `tomllib` reads them, which takes one character after the other.

    >>> read_tables('code = "xx"\n[numbers]\nof = ["of", "out of"]')
    {'code': 'xx', 'numbers': {'of': ['of', 'out of']}}

    """
    plain = None if _CONTROL.search(text) else _plain(f"{text}\n")
    return tomllib.loads(text) if plain is None else plain


def _plain(text: str) -> Table | None:
    """The tables of a text, or None where it is not plain or not right: which of both, and where, is told elsewhere."""
    table: Table = {}
    tables, at = {"": table}, 0
    while at < len(text):
        line = _LINE.match(text, at)
        if line is None:
            return None
        at = line.end()
        if line["key"]:
            key = line["key"].strip('"')
            if key in table or (value := _value(line)) is None:
                return None
            table[key] = value
        elif name := line["table"] or line["many"]:
            opened = _opened(tables, name, many=line["many"] is not None)
            if opened is None:
                return None
            table = opened
    return tables[""]


def _opened(tables: dict[str, Table], name: str, *, many: bool) -> Table | None:
    """A new table of that name, the last of `many`; None where something else has the name already."""
    above, _, last = name.rpartition(".")
    outer = tables[above] if above in tables else _opened(tables, above, many=False)
    if outer is None:
        return None
    table: Table = {}
    if last not in outer:
        outer[last] = [table] if many else table
    elif many and name in tables and isinstance(outer[last], list):
        outer[last].append(table)
    else:
        return None
    tables[name] = table
    return table


def _value(line: re.Match[str]) -> Any:
    """The value of a line; None where it is none, or goes on."""
    if line["list"] and "#" not in line["list"]:
        return line["list"].split('"')[1::2]
    if line["text"]:
        return line["text"][1:-1]
    if line["number"]:
        return int(line["number"])
    try:
        return tomllib.loads(f"value = {line['other'] or '[' + line['list'] + ']'}")["value"]
    except tomllib.TOMLDecodeError:
        return None
