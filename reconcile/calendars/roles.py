"""What each word of a lexicon, and each number, may stand for in a date."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Final, TypeAlias

from reconcile.lexicon import Lexicon
from reconcile.lexicon.dates import DateWords

# what a token may stand for, and its value in each role
Roles: TypeAlias = dict[str, Any]


_ROMAN: Final = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
    "xiii": 13, "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21, "xxii": 22,
}  # fmt: skip


_SIGNS: Final = {
    ",": "comma", "-": "dash", "/": "slash", ".": "dot", "'": "quote", "(": "open", ")": "close",
}  # fmt: skip
# how they are typed on a keyboard of another alphabet: ХХІ
_CYRILLIC: Final = str.maketrans("xi", "хі")
# a ten gives up its last vowel before another one: venti, ventuno
_VOWELS: Final = frozenset("aeiou")
# shorter words without their accents are often others
_TYPED: Final = 4
# groups of so many are no longer counted in days
_FEW: Final = 100
# lists of phrases whose words have one role and no value
_PLAIN: Final = (
    "few", "every", "consecutive", "effective", "either", "plurals", "whole", "nights", "day_parts", "at_hour",
    "this", "same", "span", "year_span", "last", "rolling_last", "next", "coming", "previous", "rest", "elapsed", "ago",
    "before_ago",
    "after_next", "before_last", "hence", "ahead", "ahead_window", "within", "since", "after", "before", "by",
    "as_of", "until", "ended", "during", "starting", "to", "between", "also", "or_later", "or_earlier", "onward", "now",
    "article", "day_article", "of", "of_the", "inside", "idioms", "decade", "year", "year_behind", "year_article",
    "after_year", "about", "more_than", "less_than", "so_far", "narrative",
)  # fmt: skip


def led_by(phrase: str) -> str:
    """A phrase and what joins the next word to it: nothing behind an apostrophe or a hyphen."""
    return phrase if phrase[-1] in "'-" else f"{phrase} "


def roles_of(lexicon: Lexicon) -> dict[str, Roles]:
    """Every phrase of the lexicon, and what it may stand for with which value."""
    words: dict[str, Roles] = {}
    for phrase, role, value in _all_words(lexicon):
        words.setdefault(phrase, {}).setdefault(role, value)
    return {**_without_accents(words), **words}


def _without_accents(words: dict[str, Roles]) -> dict[str, Roles]:
    """The longer words as they are typed in haste: "premiere", "miercoles", "dreissig"."""
    typed = {}
    for phrase, roles in words.items():
        if len(phrase) >= _TYPED and not phrase.isascii():
            plain = "".join(c for c in unicodedata.normalize("NFD", phrase) if not unicodedata.combining(c))
            typed[plain.replace("ß", "ss")] = roles
    # й is no и
    return {plain: roles for plain, roles in typed.items() if plain.isascii()}


def _all_words(lexicon: Lexicon) -> Iterator[tuple[str, str, Any]]:
    dates = lexicon.dates
    yield from _names(dates, "month", "mon", dates.months, dates.month_abbreviations, 1)
    yield from _names(dates, "weekday", "wd", dates.weekdays, dates.weekday_abbreviations, 0)
    yield from _names(dates, "season", "sea", dates.seasons, (), 0)
    for unit, phrases in dates.units.items():
        yield from ((p, role, unit) for p in phrases for role in ("unit", f"{unit}_unit"))
        yield from ((p, "lone_unit", unit) for p in phrases if not dates.one and p not in dates.plurals)
    for role in _PLAIN:
        yield from ((phrase, role, phrase) for phrase in getattr(dates, role))
    yield from ((phrase, "weekday_lead", phrase) for phrase in dates.weekday_leads)
    for third, part in enumerate((dates.begin, dates.middle, dates.end)):
        yield from ((phrase, "part", third) for phrase in part)
        yield from ((phrase, "to_part", third) for phrase in part if phrase.split()[0] in dates.to)
    for letters, role, count in ((dates.quarter_letters, "quarter_code", 4), (dates.half_letters, "half_code", 2)):
        yield from ((f"{letter}{n}", role, n) for letter in letters for n in range(1, count + 1))
    yield from ((phrase, "clock", phrase) for phrase in lexicon.numbers.clock)
    yield from ((phrase, "one", 1) for phrase in dates.one)
    yield from ((phrase, "num", 2) for phrase in dates.pair)
    yield from ((phrase, "half", phrase) for phrase in (*lexicon.numbers.and_half, *dates.and_half))
    yield from ((phrase, "half_of", phrase) for phrase in dates.half)
    yield from ((phrase, "short_unit", unit) for phrase, unit in dates.short_units.items())
    yield from ((phrase, "num", n) for phrase, n in _mixed_numbers(lexicon))
    yield from ((phrase, "num", n) for phrase, n in _groups(lexicon))
    yield from ((phrase, "ord", n) for phrase, n in _ordinals(lexicon).items())
    yield from ((phrase, "days", n) for phrase, n in dates.days.items())
    yield from ((phrase, "neighbour", n) for phrase, n in dates.neighbours.items())
    yield from ((phrase, "edge", part) for phrase, part in dates.edges.items())
    yield from ((phrase, "holiday", day) for phrase, day in dates.holidays.items())
    yield from ((phrase, "quarter_name", n) for phrase, n in dates.quarters.items())
    yield from ((phrase, "century_name", year) for phrase, year in dates.centuries.items())
    for unit, endings in dates.month_endings.items():
        named = ((word, number) for number, words in enumerate(dates.months, 1) for word in words.split())
        yield from ((word + ending, f"month_{unit}", number) for word, number in named for ending in endings)
    yield from ((phrase, "decades", year) for phrase, year in dates.decades.items())
    yield from ((n.translate(_CYRILLIC), "roman", value) for n, value in _ROMAN.items())
    yield from (
        (f"{n}{e}", "roman", value) for n, value in _ROMAN.items() for e in ("", *lexicon.numbers.ordinal_suffixes)
    )
    yield from ((sign, role, sign) for sign, role in _SIGNS.items())
    yield from ((letters, role, letters) for letters in dates.year_letters for role in ("year", "year_code"))
    yield "w", "iso_week", "w"
    yield from ((phrase, "hundred", n) for phrase, n in lexicon.numbers.powers.items() if n == 2)
    yield from ((phrase, "thousand", n) for phrase, n in lexicon.numbers.powers.items() if n == 3)
    inflected = _inflected(lexicon)
    for phrase, n in _cardinals(lexicon).items():
        yield phrase, "num", n
        yield from (
            (phrase, role, n)
            for role, fits in (
                ("worded", True),
                ("teen", 16 < n < 21 and phrase not in inflected),
                ("tens", n % 10 == 0 and n > 10),
                ("one_or_two", n in (1, 2) and phrase not in inflected),
                ("digit", n < 10),
            )
            if fits
        )
        if 1 <= n <= 31:
            yield phrase, "day", n


def _names(
    dates: DateWords, full: str, every: str, names: Iterable[str], short: Iterable[str], first: int
) -> Iterator[tuple[str, str, int]]:
    """Full names can stand alone unless they are ambiguous; short ones only where they are not.

    A short one that is ambiguous needs a number beside it: Portuguese "no mar" is at sea.
    """
    for forms, plain in ((names, True), (short, False)):
        for number, words in enumerate(forms, first):
            for word in _unhyphened(words.split()):
                yield word, every, number
                if word not in dates.ambiguous:
                    yield word, f"sure_{every}", number
                if word in dates.ambiguous and not plain:
                    yield word, f"doubtful_{every}", number
                if word not in dates.ambiguous and (plain or full == "weekday"):
                    yield word, full, number


def _unhyphened(words: list[str]) -> list[str]:
    """Terça-feira is typed with a blank too."""
    return [*words, *(word.replace("-", " ") for word in words if "-" in word)]


def _cardinals(lexicon: Lexicon) -> dict[str, int]:
    """Number words below a hundred, tens and units joined as the language joins them."""
    simple = {**lexicon.numbers.cardinals, **lexicon.numbers.spelled}
    joints = [f"{j}{w}{j}" for w in _glue(lexicon) for j in ("-", " ", "")]
    inflected = _inflected(lexicon)
    tens = [(w, n) for w, n in simple.items() if n in range(20, 100, 10) and w not in inflected]
    ones = [(w, n) for w, n in simple.items() if 1 <= n <= 9 and w not in inflected]
    if _unit_first(lexicon):
        return {**{f"{o}{j}{t}": n + m for t, n in tens for o, m in ones for j in joints}, **simple}
    scores = [(t, n) for t, n in tens if lexicon.numbers.room.get(t, 10) > 10]
    teens = [(w, n) for w, n in simple.items() if 10 <= n <= 19]
    joined = {f"{t}{j}{o}": n + m for t, n in tens for o, m in ones for j in ("-", " ", *joints)}
    vigesimal = {f"{t}{j}{o}": n + m for t, n in scores for o, m in teens for j in "- "}
    run_on = {(t[:-1] if o[0] in _VOWELS else t) + o: n + m for t, n in tens for o, m in ones if t[-1] in _VOWELS}
    elided = {f"{t[:-1]}'": n for t, n in tens if t[-1] in _VOWELS and any(a[-1] == "'" for a in lexicon.dates.article)}
    return {**elided, **vigesimal, **run_on, **joined, **simple}


def _unit_first(lexicon: Lexicon) -> bool:
    """Whether the unit stands before the ten: einundzwanzig."""
    return any(blend.startswith("{unit}") for blend in lexicon.numbers.blends)


def _glue(lexicon: Lexicon) -> list[str]:
    """What may join a ten and a unit, where the language joins them."""
    joins = lexicon.numbers.joiners or lexicon.numbers.blends
    return [word for word in lexicon.dates.also if word.isalpha()] if joins else []


def _inflected(lexicon: Lexicon) -> set[str]:
    """Forms of number words that no other is joined to: there would be thousands of them, and dates need few."""
    return {form for forms in lexicon.numbers.forms.values() for form in forms}


def _mixed_numbers(lexicon: Lexicon) -> Iterator[tuple[str, Decimal]]:
    """Numbers with a half that are one word: zweieinhalb."""
    for phrase, fraction in lexicon.numbers.fractions.items():
        above, below = map(int, fraction.split("/"))
        if above > below:
            yield phrase, Decimal(above) / below


def _groups(lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    """Words for about so many, with what joins them to a unit: "une dizaine de", "una decina di", "a dozen"."""
    links = ("", *(f" {word}" for word in lexicon.dates.of if word == lexicon.dates.of[0] or word[-1] == "'"))
    for word, n in lexicon.numbers.groups.items():
        if n < _FEW and word.isalpha():
            yield from ((f"{one} {word}{link}", n) for one in lexicon.dates.one if one[-1] != "'" for link in links)


def _ordinals(lexicon: Lexicon) -> dict[str, int]:
    """Ordinals up to the last day of a month, or of a century."""
    known = {word: int(n) for n, words in lexicon.numbers.ordinals.items() for word in words if int(n) <= 31}
    simple = {**known, **lexicon.dates.ordinals}
    inflected = _inflected(lexicon)
    if _unit_first(lexicon):
        ones = [(w, n) for w, n in lexicon.numbers.cardinals.items() if n < 10 and w not in inflected]
        tens = [(w, n) for w, n in simple.items() if n in (20, 30)]
        glue = _glue(lexicon)
        return {**{f"{o}{j}{t}": n + m for t, n in tens for o, m in ones for j in glue if n + m < 32}, **simple}
    tens = [(w, n) for w, n in lexicon.numbers.cardinals.items() if n in (20, 30) and w not in inflected]
    rounds = [(w, n) for w, n in simple.items() if n in (10, 20, 30)]
    return {
        **{f"{t}{j}{o}": n + m for t, n in tens for o, m in simple.items() if m < 10 for j in "- "},
        # vigésima segunda: both in one form
        **{f"{t} {o}": n + m for t, n in rounds for o, m in simple.items() if m < 10 and t[-1] == o[-1]},
        **simple,
    }


def number_roles(word: str, kind: str, match: re.Match[str]) -> Roles:
    """What digits may stand for, by the shape in which they were found."""
    if kind == "numeric":
        return _numeric_roles(word)
    if kind == "compact":
        return {"numeric": (word[:4], word[4:6], word[6:], "")}
    if kind == "ordinal":
        number = int(match["digits"])
        return {"ord": number} if number > 31 or number < 1 else {"ord": number, "ord_day": number}
    if kind == "tens":
        return {"decade_number": int(re.sub(r"\D", "", word))}
    if kind == "hour":
        return {"hour_time": word}
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
        roles |= {"padded": value} if word[0] == "0" else {}
    if len(word) == 2:
        roles["short_year"] = value
    if len(word) == 4 and 1000 <= value <= 2999:
        roles["year_number"] = value
        if value % 100 and 1900 < value < 2100:
            roles["recent_year"] = value
    return roles


def _numeric_roles(word: str) -> Roles:
    mark = next(c for c in word if not c.isdigit())
    parts = (*re.findall(r"\d+", word), mark)
    if len(parts) == 4:
        return {"numeric": parts}
    if len(parts[0]) == 4 or len(parts[1]) == 4:
        return {"numeric_month": parts}
    day = {"numeric_day": parts}
    return {**day, "num": Decimal(f"{parts[0]}.{parts[1]}")} if mark == "." else day


def all_number_roles() -> list[Roles]:
    """One example of every combination of roles that digits can have."""
    samples = ("1", "01", "10", "13", "32", "00", "0", "99", "100", "0100", "1000", "1024", "2024", "3000", "20000")
    dates = ("1/2/2024", "2024/1", "1/2024", "1/2", "1.2")
    fixed: list[Roles] = [{"ord": 1, "ord_day": 1}, {"ord": 99}, {"decade_number": 0}, {"num": 0}, {"hour_time": ""}]
    return [*map(_digit_roles, samples), *map(_numeric_roles, dates), *fixed]
