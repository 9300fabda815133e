"""The words of a lexicon as symbols of one grammar: a text becomes a short string, and a rule a regular expression over it."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeAlias

from reconcile.lexicon import Lexicon
from reconcile.lexicon.dates import DateWords
from reconcile.scanner import trie_pattern

# what a token may stand for, and its value in each role
Roles: TypeAlias = dict[str, Any]

UNKNOWN: Final = "x"
BREAK: Final = "p"
_STOPS: Final = frozenset((UNKNOWN, BREAK))
_UNKNOWN_WORD: Final[tuple[str, Roles]] = (UNKNOWN, {})
_NO_WORD: Final[tuple[str, Roles]] = (BREAK, {})
_ROMAN: Final = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12, "xiii": 13,
    "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21, "xxii": 22,
}  # fmt: skip
# lists of phrases whose words have one role and no value
_PLAIN: Final = (
    "few", "plurals", "whole", "rest", "elapsed", "coming", "nights", "day_parts", "at_hour", "this", "last", "rolling_last", "next", "ago", "before_ago", "hence", "ahead", "ahead_window", "within", "or_later", "or_earlier", "now",
    "since", "after", "before", "by", "as_of", "until", "during", "starting", "to", "between", "also", "article", "of", "inside",
    "decade", "year", "year_article", "after_year", "day_article", "about", "so_far",
)  # fmt: skip
# words that make it worth looking for a date around them
_TELLING: Final = frozenset(
    ("mon", "wd", "sea", "unit", "days", "nights", "holiday", "decades", "decade", "quarter_code", "half_code")
)
_SPOKEN_YEAR: Final = "one_or_two thousand (?:also? worded)? | thousand also? worded | teen also? worded"
_LEFT, _RIGHT = 60, 100


class Tokens(NamedTuple):
    """A stretch of text as symbols, one character each, with roles and places."""

    symbols: str
    roles: list[Roles]
    starts: list[int]
    ends: list[int]


class Alphabet:
    """Symbols for every combination of roles that a word of the lexicon can have."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.words = _roles_of(lexicon)
        self._symbols: dict[frozenset[str], str] = {frozenset(): UNKNOWN}
        self._known = {word: (self._symbol(roles), roles) for word, roles in self.words.items()}
        self._parts = frozenset(part for word in self.words for part in word.split())
        self._numbers: dict[str, tuple[str, Roles]] = {}
        for roles in _all_number_roles():
            self._symbol(roles)
        self._symbol(("year_number", "recent_year", "spoken_year"))
        self._spoken_year = re.compile(self.rule(_SPOKEN_YEAR))
        self._token = re.compile(_token_pattern(lexicon, self.words))
        self.trigger = re.compile(_trigger_pattern(lexicon, self.words))

    def _symbol(self, roles: Iterable[str]) -> str:
        key = frozenset(roles)
        return self._symbols.setdefault(key, chr(0xE000 + len(self._symbols)))

    def rule(self, pattern: str) -> str:
        """A rule over names of roles as a regular expression over symbols."""
        return re.sub(r"[a-z_]+", lambda m: self._class_of(m.group()), pattern).replace(" ", "")

    def _class_of(self, name: str) -> str:
        if name == "unknown":
            return UNKNOWN
        return f"[{''.join(s for key, s in self._symbols.items() if name in key) or chr(0xF8FF)}]"

    def tokens(self, text: str, start: int, end: int) -> Tokens:
        """The words around a trigger, as far as a date can reach: no further than the first unknown one on either side."""
        right = text.rfind(" ", end, end + _RIGHT) if len(text) > end + _RIGHT else len(text)
        symbols, roles, starts, ends = [], [], [], []
        known = self._known
        for match in self._token.finditer(text, self._left(text, start), right if right >= 0 else end):
            group = match.lastindex or 0
            symbol, role = known.get(match[group]) or self._read(match)
            symbols.append(symbol)
            roles.append(role)
            starts.append(match.start(group))
            ends.append(match.end())
            if symbol in _STOPS and match.end() > end:
                break
        tokens = Tokens("".join(symbols), roles, starts, ends)
        return self._with_spoken_years(tokens) if self._spoken_year.search(tokens.symbols) else tokens

    def _left(self, text: str, start: int) -> int:
        """Where to begin: back over words that some phrase knows, to one that none does."""
        floor = max(0, start - _LEFT)
        left = text.rfind(" ", floor, start) + 1
        while left > floor:
            blank = text.rfind(" ", floor, left - 1)
            if blank < 0 or not self._may_belong(text[blank + 1 : left - 1]):
                return max(blank + 1, floor)
            left = blank + 1
        return max(left, floor)

    def _may_belong(self, chunk: str) -> bool:
        if chunk in self._parts or chunk[:1].isdigit() or chunk[-1:] == ",":
            return True
        return "'" in chunk and self._parts.issuperset(chunk.replace("'", "' ").split())

    def _with_spoken_years(self, tokens: Tokens) -> Tokens:
        """Two thousand and eighteen, nineteen ninety-six: several words, one token."""
        symbols, roles, starts, ends = tokens
        for match in reversed(list(self._spoken_year.finditer(symbols))):
            first, last = match.span()
            year = _spoken_year([roles[n] for n in range(first, last)])
            known: Roles = {"year_number": year, "recent_year": year, "spoken_year": year}
            symbols = symbols[:first] + self._symbol(known) + symbols[last:]
            roles[first:last], starts[first:last], ends[first:last] = [known], [starts[first]], [ends[last - 1]]
        return Tokens(symbols, roles, starts, ends)

    def _read(self, match: re.Match[str]) -> tuple[str, Roles]:
        """What no list of the lexicon holds as it stands."""
        kind = match.lastgroup or "word"
        if kind == "sign":
            return _NO_WORD
        if kind in ("word", "phrase"):
            return self._known.get(" ".join(match[kind].split()), _UNKNOWN_WORD)
        return self._number(match[kind], kind, match)

    def _number(self, word: str, kind: str, match: re.Match[str]) -> tuple[str, Roles]:
        known = self._numbers.get(word)
        if known is None:
            roles = _number_roles(word, kind, match)
            known = self._symbols[frozenset(roles)], roles
            if len(word) <= 4:
                self._numbers[word] = known
        return known


def _roles_of(lexicon: Lexicon) -> dict[str, Roles]:
    words: dict[str, Roles] = {}
    for phrase, role, value in _all_words(lexicon):
        words.setdefault(phrase, {}).setdefault(role, value)
    return words


def _all_words(lexicon: Lexicon) -> Iterator[tuple[str, str, Any]]:
    dates = lexicon.dates
    yield from _names(dates, "month", "mon", dates.months, dates.month_abbreviations, 1)
    yield from _names(dates, "weekday", "wd", dates.weekdays, dates.weekday_abbreviations, 0)
    yield from _names(dates, "season", "sea", dates.seasons, (), 0)
    for unit, phrases in dates.units.items():
        yield from ((p, role, unit) for p in phrases for role in ("unit", f"{unit}_unit"))
    for role in _PLAIN:
        yield from ((phrase, role, phrase) for phrase in getattr(dates, role))
    for third, part in enumerate((dates.begin, dates.middle, dates.end)):
        yield from ((phrase, "part", third) for phrase in part)
    for letters, role, count in ((dates.quarter_letters, "quarter_code", 4), (dates.half_letters, "half_code", 2)):
        yield from ((f"{letter}{n}", role, n) for letter in letters for n in range(1, count + 1))
    yield from ((phrase, "one", 1) for phrase in dates.one)
    yield from ((phrase, "num", 2) for phrase in dates.pair)
    yield from ((phrase, "half", phrase) for phrase in lexicon.numbers.and_half)
    yield from ((phrase, "ord", n) for phrase, n in _ordinals(lexicon).items())
    yield from ((phrase, "days", n) for phrase, n in dates.days.items())
    yield from ((phrase, "holiday", day) for phrase, day in dates.holidays.items())
    yield from ((phrase, "decades", year) for phrase, year in dates.decades.items())
    yield from ((f"{n}{e}", "roman", value) for n, value in _ROMAN.items() for e in ("", *lexicon.numbers.ordinal_suffixes))
    yield from (
        (mark, role, mark)
        for mark, role in ((",", "comma"), ("-", "dash"), ("/", "slash"), (".", "dot"), ("'", "quote"), ("(", "open"))
    )
    yield from ((phrase, "thousand", n) for phrase, n in lexicon.numbers.powers.items() if n == 3)
    for phrase, n in _cardinals(lexicon).items():
        yield phrase, "num", n
        yield from ((phrase, role, n) for role, fits in (("worded", True), ("teen", 10 < n < 21), ("one_or_two", n in (1, 2))) if fits)
        if 1 <= n <= 31:
            yield phrase, "day", n


def _names(
    dates: DateWords, full: str, every: str, names: Iterable[str], short: Iterable[str], first: int
) -> Iterator[tuple[str, str, int]]:
    """Full names can stand alone unless they are ambiguous; short ones only where they are not."""
    for forms, plain in ((names, True), (short, False)):
        for number, words in enumerate(forms, first):
            for word in words.split():
                yield word, every, number
                if word not in dates.ambiguous and (plain or full == "weekday"):
                    yield word, full, number


def _cardinals(lexicon: Lexicon) -> dict[str, int]:
    """Number words below a hundred, tens and units joined in either order."""
    simple = {**lexicon.numbers.cardinals, **lexicon.numbers.spelled}
    joints = ("-", " ", *(f"{j}{w}{j}" for w in lexicon.dates.also if w.isalpha() for j in ("-", " ", "")))
    tens = [(w, n) for w, n in simple.items() if n in range(20, 100, 10)]
    ones = [(w, n) for w, n in simple.items() if 1 <= n <= 9]
    joined = {f"{t}{j}{o}": n + m for t, n in tens for o, m in ones for j in joints}
    turned = {f"{o}{j}{t}": n + m for t, n in tens for o, m in ones for j in joints[2:] if j[0].isalpha()}
    return {**turned, **joined, **simple}


def _spoken_year(words: list[Roles]) -> int:
    """The year that "two thousand and eighteen" or "nineteen ninety-six" says."""
    numbers = [roles["worded"] for roles in words if "worded" in roles]
    if "thousand" in words[0]:
        return 1000 + sum(numbers)
    return numbers[0] * (1000 if "thousand" in words[1] else 100) + sum(numbers[1:])


def _ordinals(lexicon: Lexicon) -> dict[str, int]:
    """Ordinals up to the last day of a month, or of a century."""
    simple = {word: int(n) for n, words in lexicon.numbers.ordinals.items() for word in words if int(n) <= 31}
    tens = [(w, n) for w, n in lexicon.numbers.cardinals.items() if n in (20, 30)]
    return {**{f"{t}{j}{o}": n + m for t, n in tens for o, m in simple.items() if m < 10 for j in "- "}, **simple}


def _number_roles(word: str, kind: str, match: re.Match[str]) -> Roles:
    if kind == "numeric":
        return _numeric_roles(word)
    if kind == "ordinal":
        number = int(match["digits"])
        return {"ord": number} if number > 31 or number < 1 else {"ord": number, "ord_day": number}
    if kind == "tens":
        return {"decade_number": int(re.sub(r"\D", "", word))}
    if kind == "decimal":
        return {"num": Decimal(word.replace(",", "."))}
    return _digit_roles(word)


def _digit_roles(word: str) -> Roles:
    if len(word) > 4 or not word.isdigit():
        return {"number": word}
    value = int(word)
    roles: Roles = {"num": value} if value else {"number": 0}
    if 1 <= value <= 31 and len(word) <= 2:
        roles["day"] = value
    if 1 <= value <= 12 and len(word) <= 2:
        roles["month_number"] = value
    if len(word) == 2:
        roles["short_year"] = value
    if len(word) == 4 and 1000 <= value <= 2999:
        roles["year_number"] = value
        if value % 100 and 1900 < value < 2100:
            roles["recent_year"] = value
    return roles


def _numeric_roles(word: str) -> Roles:
    mark = next(c for c in word if not c.isdigit())
    parts = (*re.split(r"[-/.]", word.rstrip(".")), mark)
    if len(parts) == 4:
        return {"numeric": parts}
    if len(parts[0]) == 4 or len(parts[1]) == 4:
        return {"numeric_month": parts}
    return {"numeric_day": parts, "num": Decimal(word.rstrip("."))} if "." in word else {"numeric_day": parts}


def _all_number_roles() -> list[Roles]:
    samples = ("1", "01", "13", "32", "00", "0", "99", "100", "0100", "1000", "1024", "2024", "3000", "20000")
    dates = ("1/2/2024", "2024/1", "1/2024", "1/2", "1.2")
    fixed: list[Roles] = [{"ord": 1, "ord_day": 1}, {"ord": 99}, {"decade_number": 0}, {"num": 0}]
    return [*map(_digit_roles, samples), *map(_numeric_roles, dates), *fixed]


def _token_pattern(lexicon: Lexicon, words: Iterable[str]) -> str:
    """A blank or none, then a word, a number or a sign; the most frequent first."""
    endings = trie_pattern(lexicon.numbers.ordinal_suffixes) or "(?!)"
    tens = trie_pattern(lexicon.dates.decade_endings) or "(?!)"
    phrases = trie_pattern(word for word in words if word[0].isalpha() or word[:2] == "'s").replace("\\ ", r"\s{1,2}") or "(?!)"
    mark = re.escape(lexicon.dates.day_mark)
    day_mark, trailing = (rf"|{mark}(?!\d)", rf"(?:{mark}(?!\d))?") if mark else ("", "")
    return (
        rf"[ \n]?(?:(?P<phrase>(?:{phrases})(?:(?<=['-])|(?![^\W\d_])))"
        r"|(?P<word>[^\W\d_]{1,40}\d{0,9})"
        r"|(?P<numeric>(?<![^\W\d_]-)(?:\d{1,4}(?P<mark>[-/.])\d{1,2}(?P=mark)\d{1,4}|\d{1,2}[/.]\d{1,2}"
        rf"{trailing}"
        r"|\d{4}[-/.]\d{1,2}|\d{1,2}[-/]\d{4})(?!\d|[./]\d))"
        r"|(?P<grouped>\d{1,3}(?:[ .,']\d{3}){1,5}(?!\d))"
        r"|(?P<decimal>\d{1,4}[.,]\d{1,3}(?!\d))"
        rf"|(?P<ordinal>(?P<digits>\d{{1,2}})(?:(?:{endings})(?!\w){day_mark}))"
        rf"|(?P<tens>(?<!\w)\d{{2,4}}(?:{tens})(?!\w))"
        r"|(?P<number>\d{1,20})"
        r"|(?P<sign>\s{3,}|\n\s*\n|[^\w\s]|_))"
    )


def _telling(dates: DateWords, words: dict[str, Roles]) -> Iterator[str]:
    """Words worth a look; an ambiguous season only behind a word that may place it ("cet été", not "il a été")."""
    doubtful = [word for word in dates.ambiguous if words.get(word, {}).keys() == {"sea"}]
    for word, roles in words.items():
        if word[0].isalpha() and word not in doubtful and not _TELLING.isdisjoint(roles):
            yield word
    for lead in (*dates.this, *dates.article, *dates.last, *dates.next, *dates.inside, *dates.since, *dates.by):
        yield from (lead + ("" if lead[-1] in "'-" else " ") + word for word in doubtful if lead[0].isalpha())


# what a word that tells of a date may stand behind; a digit too ("14april", "3heures")
_BEFORE_WORDS: Final = r"[ \t\n\d'\"«»(\[{<>=*/|,.;:!?…“”„–—-]"


def _trigger_pattern(lexicon: Lexicon, words: dict[str, Roles]) -> str:
    """One character before, then a telling word or digits that look like a date, in the first group."""
    dates = lexicon.dates
    telling = trie_pattern(_telling(dates, words))
    tens = trie_pattern(dates.decade_endings) or "(?!)"
    code = trie_pattern((*dates.quarter_letters, *dates.half_letters)) or "(?!)"
    ordinal = trie_pattern(lexicon.numbers.ordinal_suffixes) or "(?!)"
    dotted = r"|\.(?:\d\d?\.?)?" if dates.day_mark == "." else ""
    day = "".join(rf"|(?<=\W{phrase} \d)|(?<=\W{phrase} \d\d)" for phrase in dates.day_article)
    return (
        rf"(?:^|{_BEFORE_WORDS})({telling or '(?!)'}(?![^\W\d_])"
        rf"|\d(?:(?<=[12])\d{{3}}(?:[-/.]\d{{1,2}}){{0,2}}(?:-?(?:{code})[1-4]|{tens})?|\d(?:{tens})"
        rf"|\d?(?:/\d{{1,4}}|([-.])\d{{1,2}}\2\d{{2,4}}|-\d{{4}}|{ordinal}{dotted}{day}))(?!\w|[.,/]\d))"
    )


@lru_cache(maxsize=16)
def alphabet_of(lexicon: Lexicon) -> Alphabet:
    """The alphabet of a lexicon; made once."""
    return Alphabet(lexicon)
