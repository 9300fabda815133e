"""Where a date may stand in a text: one pattern of words and figures that make it worth a look."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from reconcile.calendars.roles import Roles, led_by
from reconcile.calendars.symbols import month_dot
from reconcile.calendars.years import having
from reconcile.lexicon import Lexicon
from reconcile.lexicon.dates import DateWords
from reconcile.scanner import start_alternatives, trie_pattern

# words that make it worth looking for a date around them
_TELLING: Final = frozenset(
    (
        "mon",
        "wd",
        "sea",
        "unit",
        "days",
        "nights",
        "holiday",
        "edge",
        "span",
        "year_span",
        "decades",
        "century_name",
        "quarter_name",
        "month_half",
        "month_week",
        "decade",
        "quarter_code",
        "half_code",
        "year_code",
    )
)
# days up to this one are small numbers too
_EARLY: Final = 12


# stand for what follows the first word of a phrase while the pattern is made: it is written once, not for each of them
_LATE, _TENS, _HUNDREDS, _SEASONS, _DAY = "\1", "\2", "\3", "\4", "\5"
# letters of a word that are enough behind such a first word
_LETTERS: Final = 5


def _telling_pattern(dates: DateWords, words: Mapping[str, Roles]) -> str:
    """Words worth a look; an ambiguous season only behind a word that may place it ("cet été", not "il a été")."""
    doubtful = [word for word in dates.ambiguous if words.get(word, {}).keys() == {"sea"}]
    plain = (w for w, roles in words.items() if w[0].isalpha() and w not in doubtful and not _TELLING.isdisjoint(roles))
    leads = (
        *dates.this,
        *dates.article,
        *dates.last,
        *dates.next,
        *dates.inside,
        *dates.since,
        *dates.by,
        *dates.before,
    )
    pattern = trie_pattern(
        (
            *plain,
            *(led_by(lead) + _LATE for lead in dates.day_article),
            *(f"{teen} {_TENS}" for teen in having(words, "teen")),
            *(f"{thousand} {_HUNDREDS}" for thousand in having(words, "thousand")),
            *(f"{one} {thousand}" for one in having(words, "one_or_two") for thousand in having(words, "thousand")),
            *(part + _DAY for part in dates.day_parts if part.isalpha() and dates.of),
            *(led_by(lead) + _SEASONS for lead in leads if lead[0].isalpha() and doubtful),
        )
    )
    behind = {
        _LATE: _beginning(word for word, roles in words.items() if _late(roles)),
        _TENS: _beginning((*having(words, "tens"), *having(words, "hundred"))),
        _HUNDREDS: _hundreds(words),
        _SEASONS: trie_pattern(doubtful),
        # small words lead from the part of a day to its number: "the evening of the 3rd"
        _DAY: r" (?:'?[^\W\d_]{1,12}[ ']){1,7}[0-9]{1,2}(?![0-9])",
    }
    return re.sub(f"[{''.join(behind)}]", lambda mark: f"(?:{behind[mark[0]]})", pattern)


def _beginning(words: Iterable[str]) -> str:
    """A word that begins as one of these."""
    return rf"(?:{start_alternatives(words, _LETTERS)})[^\W\d_]*"


def _hundreds(words: Mapping[str, Roles]) -> str:
    """What follows the thousand of a year: mil setecientos, one thousand nine hundred."""
    whole = (word for word in having(words, "worded") if words[word]["worded"] in range(100, 1000, 100))
    return (
        rf"{_beginning(whole)}|(?:{trie_pattern(having(words, 'digit'))}) (?:{trie_pattern(having(words, 'hundred'))})"
    )


def _late(roles: Roles) -> bool:
    """The number of a day, in a word that counts little else."""
    return "worded" in roles and roles.get("day", 0) > _EARLY


# what a word that tells of a date may stand behind; a digit too ("14april", "3heures"). A set that names its characters
# is passed over faster than one with a class, and folded digits are these ten
_BEFORE_WORDS: Final = r"[ \t\n0-9'\"«»(\[{<>=*/|,.;:!?…“”„–—-]"


def trigger_pattern(lexicon: Lexicon, words: Mapping[str, Roles], years: str) -> str:
    """One character before, then a telling word or digits that look like a date, in the first group.

    A pattern that starts with a set of characters is found twice as fast, so the text to search has a blank in front.
    """
    dates = lexicon.dates
    tens = trie_pattern(dates.decade_endings)
    code = trie_pattern((*dates.quarter_letters, *dates.half_letters))
    ordinal = trie_pattern(lexicon.numbers.ordinal_suffixes)
    dot = month_dot(lexicon)
    short = trie_pattern(dates.short_units)
    dotted = r"|\.(?:\d\d?\.?)?" if dates.day_mark == "." else ""
    day = "".join(rf"|(?<=\b{lead}\d)(?:\.\d\d)?|(?<=\b{lead}\d\d)" for lead in map(led_by, dates.day_article))
    return (
        rf"{_BEFORE_WORDS}((?:{_telling_pattern(dates, words)}|{years})(?![^\W\d_])"
        rf"|[0-9](?<!\w\d)(?<!\d[.,/-]\d)(?:(?<=[12])\d{{3}}(?:(?:[-/.]\d{{1,2}}){{0,2}}|/?\d{{4}})(?:-?(?:{code})[1-4]|-?w\d\d(?:-[1-7])?|{tens})?|\d(?:{tens})|(?<='\d)\d"
        rf"|(?<=^ \d)\.\d\d?\.?(?=\s*$|\s*-\s*\d)|\d(?<=^ \d\d)\.\d\d?\.?(?=\s*$|\s*-\s*\d)"
        rf"|\d?\.?-\d\d?\.\d\d?\.?(?:\d\d(?:\d\d)?)?"
        rf"|\d?(?:/\d{{1,4}}(?:/\d{{2,4}})?|([-.])\d{{1,2}}\2\d{{2,4}}|[-{dot}]\d{{4}}"
        rf"|{ordinal}{dotted}{day}| ?(?:{short})))(?!\w|[./]\d|,(?!\d{{4}}(?!\d))\d))"
    )
