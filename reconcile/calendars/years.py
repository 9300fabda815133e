"""Years in words: two thousand and eighteen, mil setecientos ochenta y nueve, neunzehnhundertneunzig."""

import re
from collections.abc import Mapping
from typing import Final

from reconcile.calendars.roles import Roles
from reconcile.scanner import trie_pattern

# several words of a year, by their roles; in "from two thousand and two thousand ..." the "two" is not of the first
SPOKEN_YEAR: Final = (
    "one_or_two thousand also? digit hundred (?:also? worded)?"
    "| one_or_two thousand (?:also? worded (?!thousand|hundred))?"
    "| (?<!num)thousand also? worded hundred? (?:also? worded)?"
    "| teen hundred (?:also? worded)? | teen also? worded | year_number dash? year_behind"
)
# without one of these there is none
SPOKEN_ROLES: Final = frozenset(("thousand", "hundred", "teen", "year_behind"))
_LATEST: Final = 2199
_EARLIEST: Final = 1100


def spoken_year(words: list[Roles]) -> int:
    """The year that "two thousand and eighteen", "nineteen ninety-six" or "2023 року" says."""
    if "year_number" in words[0]:
        return int(words[0]["year_number"])
    whole = part = 0
    for roles in words:
        if "thousand" in roles:
            whole, part = 1000 * (part or 1), 0
        elif "hundred" in roles:
            part = 100 * (part or 1)
        elif "worded" in roles:
            part = part + roles["worded"] if part != words[0].get("teen") else 100 * part + roles["worded"]
    return whole + part


def having(words: Mapping[str, Roles], role: str) -> list[str]:
    """The words that can have a role."""
    return [word for word, roles in words.items() if role in roles]


class YearWord:
    """Years that are one word, in a language that joins the words of a number."""

    def __init__(self, words: Mapping[str, Roles]) -> None:
        def joining(role: str) -> str:
            return trie_pattern(filter(str.isalpha, having(words, role)))

        thousand, hundred = joining("thousand"), joining("hundred")
        self.starts = (
            rf"(?:(?:{joining('one_or_two')})(?:{thousand})|(?:{joining('teen')})(?:{hundred}))[^\W\d_]{{0,30}}"
            rf"|(?:{thousand})[^\W\d_]{{4,30}}"
        )
        self._pattern = re.compile(
            rf"(?:(?P<thousands>{joining('one_or_two')})?(?P<thousand>{thousand}))?"
            rf"(?:(?P<hundreds>{joining('teen')}|{joining('digit')})?(?P<hundred>{hundred}))?(?P<rest>[^\W\d_]{{0,30}})"
        )
        self._words = words

    def read(self, word: str) -> int | None:
        """The year, or None for another word."""
        match = self._pattern.fullmatch(word)
        if match is None or (match["rest"] and "worded" not in self._words.get(match["rest"], ())):
            return None
        year = self._times(match, "thousand", 1000) + self._times(match, "hundred", 100)
        year += self._words[match["rest"]]["worded"] if match["rest"] else 0
        return year if _EARLIEST <= year <= _LATEST else None

    def _times(self, match: re.Match[str], name: str, factor: int) -> int:
        times = match[f"{name}s"]
        return factor * (self._words[times]["worded"] if times else 1) if match[name] else 0
