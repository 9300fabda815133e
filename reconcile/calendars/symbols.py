"""Words as symbols of one grammar: a text becomes a short string, and a rule a regular expression over it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from reconcile.calendars.roles import Roles, all_number_roles, number_roles, roles_of
from reconcile.calendars.years import SPOKEN_YEAR, YearWord, first_words, spoken_year
from reconcile.lexicon import Lexicon
from reconcile.lexicon.dates import DateWords
from reconcile.scanner import NOTHING, trie_pattern

UNKNOWN: Final = "x"
BREAK: Final = "p"
_STOPS: Final = frozenset((UNKNOWN, BREAK))
_UNKNOWN_WORD: Final[tuple[str, Roles]] = (UNKNOWN, {})
_NO_WORD: Final[tuple[str, Roles]] = (BREAK, {})
# words that make it worth looking for a date around them
_TELLING: Final = frozenset(
    ("mon", "wd", "sea", "unit", "days", "nights", "holiday", "edge", "decades", "decade", "quarter_code", "half_code")
)
_LEFT, _RIGHT = 60, 100
# days up to this one are small numbers too
_EARLY: Final = 12


class Tokens(NamedTuple):
    """A stretch of text as symbols, one character each, with roles and places."""

    symbols: str
    roles: list[Roles]
    starts: list[int]
    ends: list[int]


class Alphabet:
    """Symbols for every combination of roles that a word of the lexicon can have."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.words = roles_of(lexicon)
        self._symbols: dict[frozenset[str], str] = {frozenset(): UNKNOWN}
        self._known = {word: (self._symbol(roles), roles) for word, roles in self.words.items()}
        self._parts = frozenset(part for word in self.words for part in word.split())
        self._numbers: dict[str, tuple[str, Roles]] = {}
        for roles in all_number_roles():
            self._symbol(roles)
        self._year = self._symbol(("year_number", "recent_year", "spoken_year"))
        self._symbol(("year_number", "recent_year", "named_year"))
        self._month = self._symbol(("mon", "month", "sure_mon"))
        self._spoken_year = re.compile(self.rule(SPOKEN_YEAR))
        self._token = re.compile(_token_pattern(lexicon, self.words))
        self._year_word = YearWord(self.words) if lexicon.numbers.compounds else None
        starts = self._year_word.starts if self._year_word else NOTHING
        self.trigger = re.compile(_trigger_pattern(lexicon, self.words, starts))

    def _symbol(self, roles: Iterable[str]) -> str:
        key = frozenset(roles)
        return self._symbols.setdefault(key, chr(0xE000 + len(self._symbols)))

    def rule(self, pattern: str) -> str:
        """A rule over names of roles as a regular expression over symbols."""
        return re.sub(r"[a-z_]+", lambda m: self._class_of(m.group()), pattern).replace(" ", "")

    def having(self, roles: frozenset[str]) -> frozenset[str]:
        """The symbols with one of the roles."""
        return frozenset(symbol for key, symbol in self._symbols.items() if not key.isdisjoint(roles))

    def _class_of(self, name: str) -> str:
        if name == "unknown":
            return UNKNOWN
        return f"[{''.join(s for key, s in self._symbols.items() if name in key) or chr(0xF8FF)}]"

    def tokens(self, text: str, start: int, end: int, months: Mapping[str, Roles]) -> Tokens:
        """The words around a trigger, as far as a date can reach: up to the first unknown one on either side."""
        right = text.rfind(" ", end, end + _RIGHT) if len(text) > end + _RIGHT else len(text)
        symbols, roles, starts, ends = [], [], [], []
        known = self._known.get
        for match in self._token.finditer(text, self._left(text, start, months), right if right >= 0 else end):
            group = match.lastindex or 0
            word = match[group]
            symbol, role = known(word) or self._read(match)
            if months and symbol == UNKNOWN and word in months:
                symbol, role = self._month, months[word]
            first, last = match.span(group)
            symbols.append(symbol)
            roles.append(role)
            starts.append(first)
            ends.append(last)
            if last > end and symbol in _STOPS:
                break
        tokens = Tokens("".join(symbols), roles, starts, ends)
        return self._with_spoken_years(tokens) if self._spoken_year.search(tokens.symbols) else tokens

    def _left(self, text: str, start: int, months: Mapping[str, Roles]) -> int:
        """Where to begin: back over words that some phrase knows, to one that none does."""
        floor = max(0, start - _LEFT)
        left = text.rfind(" ", floor, start) + 1
        while left > floor:
            blank = text.rfind(" ", floor, left - 1)
            chunk = text[blank + 1 : left - 1]
            if blank < 0 or not (self._may_belong(chunk) or chunk in months):
                return max(blank + 1, floor)
            left = blank + 1
        return max(left, floor)

    def _may_belong(self, chunk: str) -> bool:
        if chunk in self._parts or chunk[:1].isdigit() or chunk[-1:] == ",":
            return True
        return "'" in chunk and self._parts.issuperset(chunk.replace("'", "' ").split())

    def _with_spoken_years(self, tokens: Tokens) -> Tokens:
        """Two thousand and eighteen, nineteen ninety-six, 2023 року: several words, one token."""
        symbols, roles, starts, ends = tokens
        for match in reversed(list(self._spoken_year.finditer(symbols))):
            first, last = match.span()
            year = spoken_year(roles[first:last])
            how = "named_year" if "year_behind" in roles[last - 1] else "spoken_year"
            known: Roles = {"year_number": year, "recent_year": year, how: year}
            symbols = symbols[:first] + self._symbol(known) + symbols[last:]
            roles[first:last], starts[first:last], ends[first:last] = [known], [starts[first]], [ends[last - 1]]
        return Tokens(symbols, roles, starts, ends)

    def _read(self, match: re.Match[str]) -> tuple[str, Roles]:
        """What no list of the lexicon holds as it stands."""
        kind = match.lastgroup or "word"
        if kind == "sign":
            return _NO_WORD
        if kind == "word":
            return self._word(match[kind])
        if kind == "phrase":
            return self._known.get(" ".join(match[kind].split()), _UNKNOWN_WORD)
        return self._number(match[kind], kind, match)

    def _word(self, word: str) -> tuple[str, Roles]:
        """Nothing but a year that is one word: zweitausendzwanzig."""
        year = self._year_word.read(word) if self._year_word else None
        return (self._year, {"year_number": year, "recent_year": year, "spoken_year": year}) if year else _UNKNOWN_WORD

    def _number(self, word: str, kind: str, match: re.Match[str]) -> tuple[str, Roles]:
        known = self._numbers.get(word)
        if known is None:
            roles = number_roles(word, kind, match)
            known = self._symbols[frozenset(roles)], roles
            if len(word) <= 4:
                self._numbers[word] = known
        return known


def _token_pattern(lexicon: Lexicon, words: Iterable[str]) -> str:
    """A blank or none, then a word, a number or a sign; the most frequent first."""
    endings = trie_pattern(lexicon.numbers.ordinal_suffixes) or "(?!)"
    tens = trie_pattern(lexicon.dates.decade_endings) or "(?!)"
    phrases = (
        trie_pattern(word for word in words if word[0].isalpha() or word[:2] == "'s").replace("\\ ", r"\s{1,2}")
        or "(?!)"
    )
    mark = re.escape(lexicon.dates.day_mark)
    dot = _month_dot(lexicon)
    day_mark, trailing = (rf"|{mark}(?!\d)", rf"(?:{mark}(?!\d))?") if mark else ("", "")
    return (
        rf"[ \n]?(?:(?P<phrase>(?:{phrases})(?:(?<=['-])|(?![^\W\d_]|(?<=\d)\d)))"
        r"|(?P<word>[^\W\d_]{1,40}\d{0,9})"
        r"|(?P<numeric>(?:(?<![^\W\d_]-)|(?=\d{4}-\d{1,2}-))(?:\d{1,4}(?P<mark>[-/.])\d{1,2}(?P=mark)\d{1,4}|\d{1,2}[/.]\d{1,2}"
        rf"{trailing}"
        rf"|(?:\d{{4}}[-/.]\d{{1,2}}|\d{{1,2}}[-/{dot}]\d{{4}})(?![-/][^\W\d_]))(?!\d|[./]\d))"
        r"|(?P<compact>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))"
        r"|(?P<grouped>\d{1,3}(?:[ .,']\d{3}){1,5}(?!\d))"
        r"|(?P<decimal>\d{1,4}[.,]\d{1,3}(?!\d))"
        rf"|(?P<ordinal>(?P<digits>\d{{1,2}})(?:\.?(?:{endings})(?!\w){day_mark}))"
        rf"|(?P<tens>(?<!\w)\d{{2,4}}(?:{tens})(?!\w))"
        r"|(?P<number>\d{1,20})"
        r"|(?P<sign>\s{3,}|\n\s*\n|[^\w\s]|_))"
    )


def _month_dot(lexicon: Lexicon) -> str:
    """The dot of 10.2024, where it is not that of a decimal."""
    return "." if lexicon.numbers.decimal_mark != "." else ""


def _telling(dates: DateWords, words: dict[str, Roles]) -> Iterator[str]:
    """Words worth a look; an ambiguous season only behind a word that may place it ("cet été", not "il a été")."""
    doubtful = [word for word in dates.ambiguous if words.get(word, {}).keys() == {"sea"}]
    for word, roles in words.items():
        if word[0].isalpha() and word not in doubtful and not _TELLING.isdisjoint(roles):
            yield word
    yield from first_words(words)
    yield from (f"{lead} {word}" for lead in dates.day_article for word, roles in words.items() if _late(roles))
    for lead in (*dates.this, *dates.article, *dates.last, *dates.next, *dates.inside, *dates.since, *dates.by):
        yield from (lead + ("" if lead[-1] in "'-" else " ") + word for word in doubtful if lead[0].isalpha())


def _late(roles: Roles) -> bool:
    """The number of a day, in a word that counts little else."""
    return "worded" in roles and roles.get("day", 0) > _EARLY


# what a word that tells of a date may stand behind; a digit too ("14april", "3heures")
_BEFORE_WORDS: Final = r"[ \t\n\d'\"«»(\[{<>=*/|,.;:!?…“”„–—-]"


def _trigger_pattern(lexicon: Lexicon, words: dict[str, Roles], years: str) -> str:
    """One character before, then a telling word or digits that look like a date, in the first group.

    A pattern that starts with a set of characters is found twice as fast, so the text to search has a blank in front.
    """
    dates = lexicon.dates
    telling = trie_pattern(_telling(dates, words))
    tens = trie_pattern(dates.decade_endings) or "(?!)"
    code = trie_pattern((*dates.quarter_letters, *dates.half_letters)) or "(?!)"
    ordinal = trie_pattern(lexicon.numbers.ordinal_suffixes) or "(?!)"
    dot = _month_dot(lexicon)
    short = trie_pattern(dates.short_units) or "(?!)"
    dotted = r"|\.(?:\d\d?\.?)?" if dates.day_mark == "." else ""
    day = "".join(rf"|(?<=\b{phrase} \d)(?:\.\d\d)?|(?<=\b{phrase} \d\d)" for phrase in dates.day_article)
    return (
        rf"{_BEFORE_WORDS}((?:{telling or '(?!)'}|{years})(?![^\W\d_])"
        rf"|\d(?<!\w\d)(?<!\d[.,/-]\d)(?:(?<=[12])\d{{3}}(?:(?:[-/.]\d{{1,2}}){{0,2}}|\d{{4}})(?:-?(?:{code})[1-4]|{tens})?|\d(?:{tens})|(?<='\d)\d"
        rf"|(?<=^ \d)\.\d\d?\.?(?=\s*$|\s*-\s*\d)|\d(?<=^ \d\d)\.\d\d?\.?(?=\s*$|\s*-\s*\d)"
        rf"|\d?\.?-\d\d?\.\d\d?\.?(?:\d\d(?:\d\d)?)?"
        rf"|\d?(?:/\d{{1,4}}(?:/\d{{2,4}})?|([-.])\d{{1,2}}\2\d{{2,4}}|[-{dot}]\d{{4}}|{ordinal}{dotted}{day}|{short}))(?!\w|[./]\d|,(?!\d{{4}}(?!\d))\d))"
    )


@lru_cache(maxsize=16)
def alphabet_of(lexicon: Lexicon) -> Alphabet:
    """The alphabet of a lexicon; made once."""
    return Alphabet(lexicon)
