"""Words as tokens: what stands around a place of a text, as a row of symbols with the roles of each."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple, TypeAlias

from reconcile.calendars.roles import Roles, all_number_roles, number_roles
from reconcile.calendars.symbols import BREAK, UNKNOWN, Symbols, month_dot
from reconcile.calendars.years import SPOKEN_ROLES, SPOKEN_YEAR, YearWord, spoken_year
from reconcile.lexicon import Lexicon
from reconcile.scanner import NOTHING, trie_pattern

_STOPS: Final = frozenset((UNKNOWN, BREAK))
_UNKNOWN_WORD: Final[tuple[str, Roles]] = (UNKNOWN, {})
_LEFT, _RIGHT = 60, 100
_HEAD: Final = re.compile(r"'(?=s)|[^\W\d_]+")
_DIGITS: Final = re.compile(r"\d{0,9}")
# a phrase ends where a word does; what joins the next word may be followed by it
_PHRASE_END: Final = r"(?:(?<=['-])|(?![^\W\d_]|(?<=\d)\d))"
_ELIDED: Final = "'"
# the group of a token that is a word
_WORD: Final = 1
# numbers of so many digits are kept
_BRIEF: Final = 4


# the symbol and the roles of a word, and what matches the rest of a longer phrase behind it
Met: TypeAlias = tuple[str, Roles, Callable[..., re.Match[str] | None] | None]
_UNKNOWN_MET: Final[Met] = (*_UNKNOWN_WORD, None)


class Tokens(NamedTuple):
    """A stretch of text as symbols, one character each, with roles and places."""

    symbols: str
    roles: list[Roles]
    starts: list[int]
    ends: list[int]
    # whether several words were made one
    joined: bool = False


def phrase_rests(words: Iterable[str]) -> dict[str, list[str]]:
    """What follows the first word of each phrase of more than one, by that word.

    >>> phrase_rests(["jour", "d'ici", "d'ici la"])
    {'d': ["'ici", "'ici la"]}

    """
    rests: dict[str, list[str]] = {}
    for word in words:
        head = None if word.isalpha() else _HEAD.match(word)
        if head:
            rests.setdefault(head[0], []).append(word[head.end() :])
    return rests


def _elisions(rests: Mapping[str, list[str]]) -> str:
    """What no phrase may end before: in "de plus d'ici lundi" the "d'" is that of "d'ici", not of "plus d'"."""
    joined = {head: [rest[1:] for rest in found if rest[0] == _ELIDED and rest[1:]] for head, found in rests.items()}
    return "".join(
        rf"(?!(?<=\b{re.escape(head)}')(?:{trie_pattern(words)})(?![^\W\d_]))"
        for head, words in joined.items()
        if words
    )


class Tokenizer:
    """Reads the words around a place of a text, with the words of one language."""

    def __init__(self, lexicon: Lexicon, words: Mapping[str, Roles], symbols: Symbols) -> None:
        self._known = {word: (symbols.of(roles), roles) for word, roles in words.items()}
        self._parts = frozenset(part for word in words for part in word.split())
        self._symbols = symbols
        for roles in all_number_roles():
            symbols.of(roles)
        self._year = symbols.of(("year_number", "recent_year", "spoken_year"))
        symbols.of(("year_number", "recent_year", "named_year"))
        self._month = symbols.of(("mon", "month", "sure_mon"))
        self._spoken = symbols.having(SPOKEN_ROLES)
        self._spoken_year = re.compile(symbols.rule(SPOKEN_YEAR))
        self._token = re.compile(_token_pattern(lexicon))
        self._rests = phrase_rests(words)
        self._phrase_end = _PHRASE_END + _elisions(self._rests)
        self._met: dict[str, Met] = {w: (*known, None) for w, known in self._known.items() if w not in self._rests}
        self._year_word = YearWord(words) if lexicon.numbers.compounds else None

    @property
    def year_words(self) -> str:
        """How a year that is one word begins, as a pattern."""
        return self._year_word.starts if self._year_word else NOTHING

    def around(self, text: str, start: int, end: int, months: Mapping[str, Roles], read: Tokens) -> Tokens:
        """The words around a trigger, as far as a date can reach: up to the first unknown one on either side.

        Those that were read for the trigger before it are not read again.
        """
        right = text.rfind(" ", end, end + _RIGHT) if len(text) > end + _RIGHT else len(text)
        right = right if right >= 0 else end
        left = self._left(text, start, months)
        symbols, roles, starts, ends = _from(read, left) if read.starts and start < read.ends[-1] else ([], [], [], [])
        search, met = self._token.search, self._met.get
        at = ends[-1] if ends else left
        match = search(text, at, right) if not (at > end and symbols[-1] in _STOPS) else None
        while match:
            group = match.lastindex or _WORD
            first, last = match.span(group)
            symbol, role, rest = met(match[group]) or self._meet(match, group, months)
            longer = rest(text, last, right) if rest else None
            if longer:
                last = longer.end()
                symbol, role = self._known[" ".join(text[first:last].split())]
            elif symbol == UNKNOWN and text[last : last + 1].isdecimal():
                last = _end_of_digits(text, last)
            symbols.append(symbol)
            roles.append(role)
            starts.append(first)
            ends.append(last)
            if last > end and symbol in _STOPS:
                break
            match = search(text, last, right)
        tokens = Tokens("".join(symbols), roles, starts, ends)
        spoken = not self._spoken.isdisjoint(symbols) and self._spoken_year.search(tokens.symbols)
        return self._with_spoken_years(tokens) if spoken else tokens

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
        parts = chunk.replace("'", "' ").split() if "'" in chunk else ()
        return bool(parts) and all(part in self._parts or part[0].isdigit() for part in parts)

    def _with_spoken_years(self, tokens: Tokens) -> Tokens:
        """Two thousand and eighteen, nineteen ninety-six, 2023 року: several words, one token."""
        symbols, roles, starts, ends = tokens[:4]
        for match in reversed(list(self._spoken_year.finditer(symbols))):
            first, last = match.span()
            year = spoken_year(roles[first:last])
            how = "named_year" if "year_behind" in roles[last - 1] else "spoken_year"
            known: Roles = {"year_number": year, "recent_year": year, how: year}
            symbols = symbols[:first] + self._symbols.of(known) + symbols[last:]
            roles[first:last], starts[first:last], ends[first:last] = [known], [starts[first]], [ends[last - 1]]
        return Tokens(symbols, roles, starts, ends, joined=True)

    def _meet(self, match: re.Match[str], group: int, months: Mapping[str, Roles]) -> Met:
        """What is met for the first time: unknown words, which are not kept, numbers, and first words of phrases."""
        word, kind = match[group], match.lastgroup or "word"
        if word in self._rests:
            rests = trie_pattern(self._rests[word]).replace("\\ ", r"\s{1,2}")
            behind = re.compile(f"(?:{rests}){self._phrase_end}").match
            return self._met.setdefault(word, (*self._known.get(word, _UNKNOWN_WORD), behind))
        if kind == "word":
            return self._unknown(word, months)
        return (BREAK, {}, None) if kind == "sign" else self._number(word, kind, match)

    def _unknown(self, word: str, months: Mapping[str, Roles]) -> Met:
        """A month of another language, or a year in one word."""
        if word in months:
            return self._month, months[word], None
        year = self._year_word.read(word) if self._year_word else None
        if year:
            return self._year, {"year_number": year, "recent_year": year, "spoken_year": year}, None
        return _UNKNOWN_MET

    def _number(self, word: str, kind: str, match: re.Match[str]) -> Met:
        roles = number_roles(word, kind, match)
        number = self._symbols.of(roles), roles, None
        return self._met.setdefault(word, number) if kind == "number" and len(word) <= _BRIEF else number


def _from(read: Tokens, left: int) -> tuple[list[str], list[Roles], list[int], list[int]]:
    """What is read from a place on; nothing where words were joined."""
    first = bisect_left(read.starts, left) if not read.joined else len(read.starts)
    return list(read.symbols[first:]), read.roles[first:], read.starts[first:], read.ends[first:]


def _end_of_digits(text: str, at: int) -> int:
    """Where the digits end that are joined to a word."""
    match = _DIGITS.match(text, at)
    return match.end() if match else at


def _token_pattern(lexicon: Lexicon) -> str:
    """A blank or none, then a word, a number or a sign; the most frequent first."""
    endings = trie_pattern(lexicon.numbers.ordinal_suffixes)
    tens = trie_pattern(lexicon.dates.decade_endings)
    mark = re.escape(lexicon.dates.day_mark)
    dot = month_dot(lexicon)
    day_mark, trailing = (rf"|{mark}(?!\d)", rf"(?:{mark}(?!\d))?") if mark else ("", r"(?:\.(?= ?- ?\d))?")
    return (
        r"[ \n]?(?:(?P<word>[^\W\d_]{1,40})"
        r"|(?P<numeric>(?:(?<![^\W\d_]-)|(?=\d{4}-\d{1,2}-))(?:\d{1,4}(?P<mark>[-/.])\d{1,2}(?P=mark)\d{1,4}|\d{1,2}[/.]\d{1,2}"
        rf"{trailing}"
        rf"|(?:\d{{4}}[-/.]\d{{1,2}}|\d{{1,2}}[-/{dot}]\d{{4}})(?![-/][^\W\d_]))(?!\d|[./]\d))"
        r"|(?P<compact>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))"
        r"|(?P<grouped>\d{1,3}(?:[ .,']\d{3}){1,5}(?!\d))"
        r"|(?P<decimal>\d{1,4}[.,]\d{1,3}(?!\d))"
        rf"|(?P<ordinal>(?P<digits>\d{{1,2}})(?:\.?(?:{endings})(?!\w){day_mark}))"
        rf"|(?P<tens>(?<!\w)\d{{2,4}}(?:{tens})(?!\w))"
        r"|(?P<hour>\d{1,2}:[0-5]\d(?![:\d]))"
        r"|(?P<number>\d{1,20})"
        r"|(?P<sign>\s{3,}|\n\s*\n|[^\w\s]|_))"
    )
