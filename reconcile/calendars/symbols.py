"""Symbols of one grammar: a word is a character, one for each set of roles, and a rule an expression over them."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Final

from reconcile.lexicon import Lexicon

UNKNOWN: Final = "x"
BREAK: Final = "p"
# of a role that no word has
_NO_SYMBOL: Final = chr(0xF8FF)
_FIRST: Final = 0xE000
# the name of a role, or all that a group holds if those are names
_NAMES: Final = re.compile(r"(?<=[(:])[a-z_]+(?:\|[a-z_]+)+(?=\))|[a-z_]+")


class Symbols:
    """Symbols for every combination of roles that a word of the lexicon can have."""

    def __init__(self) -> None:
        self._symbols: dict[frozenset[str], str] = {frozenset(): UNKNOWN}
        self._classes: dict[str, str] = {"unknown": UNKNOWN}

    def of(self, roles: Iterable[str]) -> str:
        """The symbol for a set of roles."""
        key = frozenset(roles)
        return self._symbols.setdefault(key, chr(_FIRST + len(self._symbols)))

    def rule(self, pattern: str) -> str:
        """A rule over names of roles as a regular expression over symbols."""
        return _NAMES.sub(lambda names: self._class_of(names[0]), pattern).replace(" ", "")

    def having(self, roles: frozenset[str]) -> frozenset[str]:
        """The symbols with one of the roles."""
        known = {symbol for key, symbol in self._symbols.items() if not key.isdisjoint(roles)}
        return frozenset((*known, UNKNOWN) if "unknown" in roles else known)

    def _class_of(self, name: str) -> str:
        if name not in self._classes:
            self._classes[name] = _class(sorted(self.having(frozenset(name.split("|")))))
        return self._classes[name]


def _class(symbols: Iterable[str]) -> str:
    """A set of characters in order, consecutive ones as a range."""
    runs = [[*run] for _, run in groupby(enumerate(map(ord, symbols)), lambda numbered: numbered[1] - numbered[0])]
    ranges = (
        f"{chr(run[0][1])}-{chr(run[-1][1])}" if len(run) > 2 else "".join(chr(n) for _, n in run) for run in runs
    )
    return f"[{''.join(ranges) or _NO_SYMBOL}]"


def month_dot(lexicon: Lexicon) -> str:
    """The dot of 10.2024, where it is not that of a decimal."""
    return "." if lexicon.numbers.decimal_mark != "." else ""
