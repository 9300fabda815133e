"""What a matched rule means: days, the unit in which they are stated, and other readings."""

import datetime as dt
import re
from decimal import Decimal
from typing import Any, Final, NamedTuple

from reconcile.calendars.arithmetic import (
    GRANULARITY_OF,
    ISO_OF,
    Days,
    Partial,
    candidates,
    nearest,
    one_day,
    plus_days,
    plus_units,
)
from reconcile.calendars.foreign import ForeignMonths
from reconcile.calendars.roles import led_by
from reconcile.calendars.symbols import UNKNOWN
from reconcile.calendars.tense import FUTURE, PAST, Tense
from reconcile.calendars.tokens import Tokens
from reconcile.dates import DateKind, Granularity, Relation
from reconcile.lexicon import Lexicon
from reconcile.scanner import Folded


class Meaning(NamedTuple):
    """One reading of a date, before the words that relate something to it."""

    days: Days | None
    unit: Granularity | None = None
    kind: DateKind = DateKind.PERIOD
    partial: Partial | None = None
    others: tuple[Days, ...] = ()
    duration: str | None = None
    length: tuple[int | Decimal, str] | None = None
    third: int | None = None
    ranged: bool = False
    relation: Relation = Relation.DURING


_NO_TOKENS: Final = Tokens("", [], [], [])
_NOTHING_TOLD: Final = (0, Meaning(None))
# a day that the calendar does not have
IMPOSSIBLE: Final = Meaning(None, kind=DateKind.DATE)


class Context:
    """Where a date stands: the day of publication, the words around it and the tense of its clause.

    `at` and `end` are the first token of the rule at work and the one behind it, `place` is where that starts;
    `opening` is the first token of all that is tried, `role` is the relation before it, and `lean` is set by one
    that decides between past and future.
    """

    __slots__ = (
        "_folded",
        "_month_first",
        "_numbers",
        "_plain_of",
        "_stretch",
        "_tense",
        "_tenses",
        "_told",
        "_words",
        "at",
        "capitals",
        "day",
        "end",
        "end_of_week",
        "habit",
        "lean",
        "marks_days",
        "months",
        "noun_capitals",
        "opening",
        "place",
        "role",
        "skips_week",
        "text",
        "tokens",
    )

    def __init__(self, folded: Folded, day: dt.date, tense: Tense, lexicon: Lexicon, months: ForeignMonths) -> None:
        words = lexicon.dates
        self.text = folded.text
        self.noun_capitals = lexicon.figures.noun_capitals
        self._numbers = lexicon.numbers
        self.capitals = words.capitals
        self._words = words
        self._plain_of = (*words.of[:1], *words.of_the)
        self._folded = folded
        self.months = months
        self.day = day
        self.habit = words.month_first
        self.marks_days = words.day_mark == "."
        self.skips_week = words.next_weekday_next_week
        self.end_of_week = words.end_of_week
        self._tense = tense
        self._tenses: dict[int, int] = {}
        self.tokens = _NO_TOKENS
        self.at = self.end = self.place = self.opening = 0
        self.lean: int | None = None
        self.role = ""
        self._month_first: bool | None = None
        self._told = self._stretch = _NOTHING_TOLD

    def tell(self, meaning: Meaning, end: int) -> None:
        """Keep a date that the text has told, for those that count from it."""
        self._told = end, meaning

    def tell_stretch(self, meaning: Meaning, end: int) -> None:
        """Keep a stretch of time that the text has told, for what repeats it."""
        self._stretch = end, meaning

    @property
    def told(self) -> Meaning | None:
        """The date told last, where it is near enough to be counted from, in the same paragraph."""
        return self._near(*self._told)

    @property
    def stretch(self) -> Meaning | None:
        """The stretch of time told last, likewise."""
        return self._near(*self._stretch)

    def _near(self, end: int, meaning: Meaning) -> Meaning | None:
        near = meaning.days and self.place - end < _NEAR and "\n" not in self.text[end : self.place]
        return meaning if near else None

    @property
    def told_here(self) -> bool:
        """Whether that date stands in the same sentence."""
        return not _SENTENCE.search(self.text, self._told[0], self.place)

    @property
    def month_first(self) -> bool:
        """Which number of 3/10 is the month: what another date of the text shows, else the habit of the language."""
        if self._month_first is None:
            self._month_first = order_shown(self.text, self.habit)
        return self._month_first

    @property
    def related(self) -> bool:
        """Whether a relation stands before the date."""
        return self.role not in _NO_RELATION

    @property
    def counted(self) -> bool:
        """Whether an unknown word, or "more", follows the rule at work: what a number there may count."""
        return self.tokens.symbols[self.end : self.end + 1] == UNKNOWN or "consecutive" in self.roles(self.end)

    @property
    def behind_day_article(self) -> bool:
        """Whether the text before ends as in "per il 17", whatever longer phrase that belongs to."""
        before = f" {self.text[max(0, self.place - 12) : self.place]}"
        return before.endswith(tuple(f"{edge}{led_by(word)}" for edge in " '" for word in self._words.day_article))

    @property
    def complemented(self) -> bool:
        """Whether "of" and a number or a common noun follow the rule at work: "l'assunzione di 40 persone"."""
        if "of" not in self.roles(self.end) or self.word(self.end) not in self._plain_of:
            return False
        behind = self.roles(self.end + 1).keys()
        noun = self.tokens.symbols[self.end + 1 : self.end + 2] == UNKNOWN and not self.capital_at(self.end + 1)
        return noun or (not behind.isdisjoint(("num", "number")) and "year_number" not in behind)

    def is_plain_of(self, index: int) -> bool:
        """Whether a word is the one that links a noun to another: "of", and not "from"."""
        return self.word(index) in self._plain_of

    def word(self, index: int) -> str:
        """The token at an index, folded."""
        return self.text[self.tokens.starts[index] : self.tokens.ends[index]]

    @property
    def ranging(self) -> bool:
        """Whether the date may be the first of two."""
        return self.role in ("between", "starting")

    @property
    def measured(self) -> bool:
        """Whether the rule at work is followed by a measure: "l'8 per cento" is no day."""
        end = self.tokens.ends[self.end - 1]
        measures = (*_MEASURES, *self._numbers.percent, *self._numbers.percentage_points)
        return self.text[end : end + 24].lstrip().startswith(measures)

    @property
    def told_ahead(self) -> bool:
        """Whether a word of the future stands right before the rule at work: "will last three days"."""
        return self._tense.is_ahead(self.text, self.place)

    @property
    def before_a_word(self) -> bool:
        """Whether a word, no sign and no number, stands right behind the rule at work."""
        end = self.tokens.ends[self.end - 1]
        return self.text[end : end + 2].strip()[:1].isalpha()

    @property
    def completed(self) -> bool:
        """Whether a word or a number that tells no tense follows the rule at work: "a week after the flood"."""
        end = self.tokens.ends[self.end - 1]
        return self.text[end : end + 2].strip()[:1].isalnum() and not self.before_a_verb

    @property
    def before_a_verb(self) -> bool:
        """Whether a word that tells a tense stands right behind the rule at work."""
        return self._tense.is_verb(self.text, self.tokens.ends[self.end - 1])

    @property
    def ranked(self) -> bool:
        """Whether something that comes first stands near before the rule at work: "na primeira … na segunda"."""
        before = self.text[max(0, self.place - _NEAR) : self.place]
        return any(word in before for word in self._numbers.ordinals.get("1", ()))

    @property
    def capital(self) -> bool:
        """Whether the token at work is written with a capital in the text."""
        return self.capital_at(self.at)

    def capital_at(self, index: int) -> bool:
        """Whether the token at an index is written with a capital in the text."""
        start, end = self.tokens.starts[index], self.tokens.ends[index]
        return self._folded.span(start, end).of(self._folded.original)[:1].isupper()

    @property
    def alone(self) -> bool:
        """Whether the token at work is all that the text says."""
        return self.alone_but(0)

    @property
    def whole(self) -> bool:
        """Whether what is tried, up to the end of the rule at work, is all that the text says."""
        start, end = self.tokens.starts[self.opening], self.tokens.ends[self.end - 1]
        return not self.text[max(0, start - 8) : start].strip() and not self.text[end : end + 8].strip(" .")

    def alone_but(self, more: int) -> bool:
        """Whether the token at work and so many behind it are all that the text says."""
        start, end = self.tokens.starts[self.at], self.tokens.ends[self.at + more]
        return not self.text[max(0, start - 8) : start].strip() and not self.text[end : end + 8].strip(" .")

    def tense(self) -> int:
        """Whether the clause looks back or ahead."""
        told = self._tenses.get(self.place)
        if told is None:
            told = self._tenses[self.place] = self._tense.at(self.text, self.place)
        return told

    def is_foretold(self) -> bool:
        """Whether a verb in the future stands close behind."""
        return self._tense.is_foretold(self.text, self.tokens.starts[self.opening])

    def is_told_of_behind(self) -> bool:
        """Whether what is told behind has happened: "the party planned for June was put off"."""
        return self._tense.is_past_behind(self.text, self.tokens.ends[self.end - 1])

    def is_promised(self) -> bool:
        """Whether a promise or an order stands before in the sentence."""
        return self._tense.is_promised(self.text, self.tokens.starts[self.opening])

    def is_done(self) -> bool:
        """Whether the clause tells what had been done by then."""
        return self._tense.is_done(self.text, self.tokens.starts[self.opening])

    def roles(self, index: int) -> dict[str, Any]:
        """What the token at an index may stand for; nothing beyond the ends."""
        return self.tokens.roles[index] if 0 <= index < len(self.tokens.roles) else {}


_SENTENCE: Final = re.compile(r"[.;!?\n](?!\d)")
# signs of what a number in front of them measures, and how far a date may reach that others count from
_MEASURES: Final = ("%", "‰", "€", "$", "£", "°")
_NEAR: Final = 250
_NO_RELATION: Final = frozenset(("", "between", "starting", "night"))
_SHOWN: Final = re.compile(
    r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2\d{2,4}(?![\d/.-])|(?<![\d/.-])(\d{1,2})/(\d{1,2})(?![\d/.-])"
)


def order_shown(text: str, month_first: bool) -> bool:
    """Whether the month comes first, by a date of the text that can be read in one way only."""
    for match in _SHOWN.finditer(text):
        first, second = int(match[1] or match[4]), int(match[3] or match[5])
        if first > 12 >= second:
            return False
        if second > 12 >= first:
            return True
    return month_first


def closed(meaning: Meaning) -> tuple[dt.date, dt.date] | None:
    """Its days, where both ends are known."""
    if meaning.days is None or meaning.days[1] is None:
        return None
    return meaning.days[0], meaning.days[1]


def dated(partial: Partial, near: dt.date, lean: int) -> Meaning | None:
    """A date whose year, or week, must be found; the neighbours are its other readings."""
    found = candidates(partial, near)
    if not found:
        return Meaning(None, kind=DateKind.DATE) if partial.day else None
    chosen = nearest(found, near, lean)
    others = tuple(found[n] for n in (chosen - 1, chosen + 1) if 0 <= n < len(found)) if partial.year is None else ()
    exact = partial.day is not None or partial.weekday is not None
    unit = Granularity.DAY if exact else Granularity.MONTH
    unit = unit if partial.third is None else Granularity.WEEK
    return Meaning(
        found[chosen], unit, DateKind.DATE if exact else DateKind.PERIOD, partial, others, third=partial.third
    )


def on_day(day: dt.date | None) -> Meaning | None:
    """That very day."""
    return Meaning(one_day(day), Granularity.DAY, DateKind.DATE) if day else None


def stretch(days: Days | None, unit: str) -> Meaning | None:
    """A unit of the calendar."""
    return Meaning(days, GRANULARITY_OF[unit], DateKind.PERIOD) if days else None


def length_of(count: int | str | Decimal, unit: str, half: object = None) -> Meaning:
    """A length of time that no anchor resolves."""
    exact = Decimal(str(count)) + (Decimal("0.5") if half else 0)
    number: int | Decimal = exact if exact % 1 else int(exact)
    before, times, letter = ISO_OF[unit]
    counted = number * times
    written = f"{before}{counted if counted % 1 else int(counted)}{letter}"
    return Meaning(None, GRANULARITY_OF[unit], DateKind.DURATION, duration=written, length=(number, unit))


def shifted(day: dt.date, length: tuple[int | Decimal, str], direction: int) -> dt.date | None:
    """The day a length before or after another; half units are counted in days or months."""
    count, unit = length
    if isinstance(count, int):
        return plus_units(day, unit, direction * count) if count < 100_000 else None
    finer, times = {"year": ("month", 12), "month": ("day", 30), "week": ("day", 7), "day": ("hour", 24)}.get(
        unit, (unit, 1)
    )
    return plus_units(day, finer, direction * int(count * times))


def back_from(day: dt.date, length: tuple[int | Decimal, str]) -> Days | None:
    """The length that ends with the day itself."""
    start = shifted(day, length, PAST)
    return (start, plus_days(day, 1)) if start else None


def ahead_from(day: dt.date, length: tuple[int | Decimal, str]) -> Days | None:
    """The length that begins with the day itself."""
    end = shifted(day, length, FUTURE)
    return (day, end) if end and end > day else one_day(day)
