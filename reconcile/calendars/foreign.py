"""Names of months in languages that the lexicon does not speak: "5 октября 2023", "12 août 2023" in an English text.

Only this is asked of dateparser, because only this can be checked. A number of a day, one unknown word and a year of
four digits are a date or nothing: the word alone is open, and the answer must return the day and the year that were put
in. Whatever else it is given it completes from what it is not told, or reads as a date what is none: of the spans that
the grammar left unread it read 32 right and 21 wrong. A month without a day is asked for only in another alphabet, for
"elections 2024" is no such thing. A name that two languages give to different months ("listopada") is none.
"""

import datetime as dt
import re
from functools import cache, lru_cache
from typing import Any, Final

from reconcile.calendars.roles import Roles

_LOOK_BACK: Final = 28
_BEFORE_A_YEAR: Final = re.compile(r"(?:(?<![\w.,:/-])(\d{1,2})\.? )?(?<!\w)([^\W\d_]{4,20}) \Z")
# the last letter of the Latin alphabets
_LATIN: Final = "\u024f"
# different unknown words asked for in one text: each costs some 25 ms once
_MOST: Final = 20
# a day that only dates have, and a year that no clock shows
_DAY, _YEAR = 15, 2001


class ForeignMonths:
    """The foreign names of months met in one text, as what they may stand for."""

    __slots__ = ("_asked", "_words", "known")

    def __init__(self, words: dict[str, Roles]) -> None:
        self._words = words
        self._asked: set[str] = set()
        self.known: dict[str, Roles] = {}

    def look_before(self, text: str, year: int) -> None:
        """Learn the word before a year, if it is unknown and the name of a month."""
        left = max(0, year - _LOOK_BACK)
        if text[text.rfind(" ", left, max(left, year - 1)) + 1 : year].rstrip() in self._words:
            return
        match = _BEFORE_A_YEAR.search(text, left, year)
        if match is None or match[2] in self._words or match[2] in self._asked:
            return
        if len(self._asked) == _MOST or not (match[1] or match[2][0] > _LATIN):
            return
        self._asked.add(match[2])
        month = month_named(match[2])
        if month:
            self.known[match[2]] = {"mon": month, "month": month, "sure_mon": month}


@lru_cache(maxsize=512)
def month_named(word: str) -> int | None:
    """The number of a month by its name in any language, where all languages that have the name agree.

    >>> month_named("октября"), month_named("soldiers")
    (10, None)

    """
    found = _asked_of(_parser(), word)
    if found is None:
        return None
    month, language = found
    other = _asked_of(_parser(language), word)
    return month if other is None or other[0] == month else None


def _asked_of(parser: Any, word: str) -> tuple[int, str] | None:
    """The month and the language in which a day and a year around the word make it one."""
    answer = parser.get_date_data(f"{_DAY} {word} {_YEAR}")
    day = answer.date_obj
    return (day.month, answer.locale) if day and (day.day, day.year) == (_DAY, _YEAR) else None


@cache
def _parser(without: str = "") -> Any:
    """A parser of all languages but one, which knows no clock and remembers nothing."""
    from dateparser.data.languages_info import language_order
    from dateparser.date import DateDataParser

    settings = {
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
        "RELATIVE_BASE": dt.datetime(_YEAR, 1, 1),
    }
    languages = [language for language in language_order if language != without]
    return DateDataParser(languages=languages, try_previous_locales=False, use_given_order=True, settings=settings)
