"""What a language file says of dates."""

import re
from typing import Final, NamedTuple, TypeAlias, final

from reconcile.errors import LexiconError, did_you_mean
from reconcile.frozen import FrozenMap

Words: TypeAlias = tuple[str, ...]

UNITS: Final = (
    "day", "week", "month", "quarter", "half", "year", "decade", "century", "hour", "weekend", "night", "fortnight",
    "workday", "workweek",
)  # fmt: skip
_LISTS: Final = {"months": 12, "month_abbreviations": 12, "weekdays": 7, "weekday_abbreviations": 7, "seasons": 4}
_JOINED: Final = ("half", "week")
_EDGE: Final = re.compile(
    r"(begin|middle|end|before_last|last|this|next|after_next) (week|workweek|month|quarter|half|year)"
)
# how a file writes the rule of a feast: where it falls, and for how many days if it is not one
FEAST: Final = re.compile(
    r"(?:(?P<fixed>\d\d-\d\d)"
    r"|(?P<weekday>\d\d-[1-4l](?:mon|tue|wed|thu|fri|sat|sun))(?P<later>\+\d\d?)?"
    r"|(?P<anchor>easter|orthodox|passover)(?P<offset>[+-]\d{1,3})"
    r"|hijri-(?P<hijri>\d\d-\d\d))(?:/(?P<length>\d\d?))?"
)


@final
class DateWords(NamedTuple):
    """The `[dates]` table of a language file: words alone, the grammar is one for all languages.

    Names of months, weekdays and seasons are one string each, its forms apart by blanks; all other words are lists of
    phrases. A phrase that ends in an apostrophe or a hyphen joins the next word. Words of number ("trois", "second")
    are those of `[numbers]`. The order of words is free wherever languages differ: what counts is only in which lists
    a word stands; it may stand in several.

    Names
    - `months`, `weekdays` (Monday first), `seasons` (spring first): one string each; `month_abbreviations` need a day
      or a year beside them, `weekday_abbreviations` may stand alone
    - `weekday_leads`: what stands before a weekday whose name ranks too ("na segunda", not "em segunda")
    - `ambiguous`: names that are something else too ("may", "march", "été") and need company
    - `capitals`: True where months and weekdays are written with a capital
    - `month_first`: True where 3/10 is a day of March
    - `day_mark`: what makes an ordinal of the number of a day ("3. März")
    - `next_weekday_next_week`: True where "next Friday", said on a Tuesday, is that of the next week
    - `end_of_week`: the weekday on which the end of a week begins, 3 is Thursday
    - `holidays`: feasts and their day, "12-25", days after Easter, "easter+1", that of the east, "orthodox+0", or
      Passover, "passover+49", a weekday of a month, "11-4thu" (the fourth Thursday), "05-lmon" (the last Monday), or a
      day of the Islamic year, "hijri-10-01"; "11-4thu+1" is the day after, "easter-7/8" lasts eight days
    - `idioms`: phrases with a word of a date that are none ("good morning")

    Counting
    - `units`: day, week, month, quarter, half, year, decade, century, hour, weekend, night, fortnight, workday,
      workweek (Monday to Friday) → their words
    - `plurals`: words of several units ("days"; "derniers" beside "mois", which has one form)
    - `one`: articles that count one unit ("a week"); where there are none, a bare unit is one ("тиждень тому");
      `whole`: "all", "the whole" week; `pair`: "a couple of"; `half`: "half a" year; `few`: "some"; `and_half`: behind
      a number or a unit, besides that of `[numbers]`
    - `consecutive`: what may stand between a number and its unit ("three straight days", "two more weeks")
    - `short_units`: units that are written right behind their number ("2w")
    - `ordinals`: words of order that [numbers] lacks, as names of days are meant more often ("segunda" semana)
    - `quarter_letters`, `half_letters`, `year_letters`: Q3, T3; H1, S1; FY24
    - `quarters`: names of quarters → their number; `month_endings`: half, week → what joins the name of a month
      ("Februarhälfte")

    Where in time
    - `every`: what makes a weekday one of many ("every Monday")
    - `neighbours`: words for the day beside another one → days from it ("the day before", "le lendemain")
    - `days`: words for a day → days from the publication; `nights`: the night before the publication
    - `day_parts`: morning, evening; `at_hour`: what leads to the hour of the day
    - `this`, `last`, `next`; `rolling_last`: "past", which counts back from the day of publication
    - `same`, `span`: the stretch of time told before ("the same period"); `year_span`: that of the year before it
      ("the year-earlier period", "Vorjahreszeitraum")
    - `after_next`, `before_last`: one word for the one but next and the one but last ("übernächste", "avant-dernier")
    - `coming`: words of `next` that mean the first one to come, whatever `next_weekday_next_week` says; `previous`:
      words of `last` that with a weekday mean that of the last week
    - `begin`, `middle`, `end`: parts of a period; `rest`, `elapsed`: what of it lies ahead ("later this year"),
      and what behind
    - `edges`: words for a week, month, quarter, half or year near the current one, or a part of it → "begin month",
      "end year", "last year" ("торік")
    - `ago`, `hence`: behind a length of time ("3 days ago"); `before_ago`, `ahead`, `within`, `ahead_window`: before
      one ("il y a 3 jours", "dans trois jours", "en 24 heures", "within 24 hours")

    Relations
    - `since`, `after`, `before`, `by`, `as_of`, `until`, `during`; `ended`: what else leads from a length to its last
      day ("the year ended 31 March")
    - `streets`: what a date behind names ("rue du 8 mai 1945")
    - `narrative`: words of `ago`, `hence` and `days` that count from a day told before, where there is one ("three days
      later", "the day before", "that day")
    - `effective`: words of `since` that may lead to a day ahead ("à partir de"); `either`: "or"
    - `onsets`: how something began, between "since" and its date ("since the war began in April 2023")
    - `starting`, `to`, `between`, `also`: ranges "from … to …", "between … and …"; `now`: their end
    - `or_later`, `or_earlier`: behind a date; `onward`: likewise, but only where `starting` stands before it
      ("vom 24. Februar an")

    Small words
    - `of_the`: what of `of` holds an article too ("du", "del")
    - `article`, `of`, `inside` ("in", "on": what places a date in a sentence); `day_article`: what makes a number a
      day of the month ("le 17")
    - `decade`: what stands before the figure of a decade ("années" 60); `decade_endings`: what joins it (1960 "s");
      `decades`: names of decades; `centuries`: names of centuries that are numbers without a capital ("Settecento")
    - `year`: what makes a number a year ("l'an 2000"); `year_behind`: likewise behind it ("2023 року");
      `year_article`: the article of "the 1991 war"; `after_year`: words that may follow a year but not a count
    - `about`: approximators of a date; `more_than`, `less_than`: before a length that leads away from a date
      ("more than two weeks before Christmas"); `so_far`: "so far this year",
      "year to date"
    - `future`, `past`: words that tell the tense of a clause; `future_endings`, `preterite_endings`: endings of verbs
      that do; `past_endings`: endings of the verb right before a date ("announced Monday"); `auxiliaries`: words of the
      present that tell the past with a participle behind them ("sono arrivati"), which has one of the
      `participle_endings`; `meant_for`: what makes a plan of a participle before it ("voli annullati per lunedì");
      `promises`: verbs of the past behind which "before" leads ahead ("pledged to send 60 before Friday");
      `intentions`: verbs of the future only before an infinitive ("plans to", « compte livrer »), told by the word for
      "to" or by `infinitive_endings`
    """

    months: Words = ()
    month_abbreviations: Words = ()
    weekdays: Words = ()
    weekday_abbreviations: Words = ()
    weekday_leads: Words = ()
    seasons: Words = ()
    ambiguous: Words = ()
    capitals: bool = False
    month_first: bool = False
    day_mark: str = ""
    next_weekday_next_week: bool = False
    end_of_week: int = 3
    holidays: FrozenMap[str, str] = FrozenMap()
    idioms: Words = ()
    units: FrozenMap[str, Words] = FrozenMap()
    one: Words = ()
    whole: Words = ()
    pair: Words = ()
    half: Words = ()
    and_half: Words = ()
    consecutive: Words = ()
    short_units: FrozenMap[str, str] = FrozenMap()
    few: Words = ()
    every: Words = ()
    plurals: Words = ()
    ordinals: FrozenMap[str, int] = FrozenMap()
    quarter_letters: Words = ()
    half_letters: Words = ()
    quarters: FrozenMap[str, int] = FrozenMap()
    month_endings: FrozenMap[str, Words] = FrozenMap()
    year_letters: Words = ()
    days: FrozenMap[str, int] = FrozenMap()
    neighbours: FrozenMap[str, int] = FrozenMap()
    nights: Words = ()
    day_parts: Words = ()
    at_hour: Words = ()
    this: Words = ()
    same: Words = ()
    span: Words = ()
    year_span: Words = ()
    last: Words = ()
    rolling_last: Words = ()
    next: Words = ()
    coming: Words = ()
    previous: Words = ()
    edges: FrozenMap[str, str] = FrozenMap()
    begin: Words = ()
    middle: Words = ()
    end: Words = ()
    rest: Words = ()
    elapsed: Words = ()
    ago: Words = ()
    before_ago: Words = ()
    after_next: Words = ()
    before_last: Words = ()
    hence: Words = ()
    ahead: Words = ()
    ahead_window: Words = ()
    within: Words = ()
    since: Words = ()
    after: Words = ()
    before: Words = ()
    by: Words = ()
    as_of: Words = ()
    until: Words = ()
    ended: Words = ()
    during: Words = ()
    onsets: Words = ()
    streets: Words = ()
    narrative: Words = ()
    effective: Words = ()
    either: Words = ()
    starting: Words = ()
    to: Words = ()
    or_later: Words = ()
    or_earlier: Words = ()
    onward: Words = ()
    now: Words = ()
    between: Words = ()
    also: Words = ()
    article: Words = ()
    day_article: Words = ()
    of: Words = ()
    of_the: Words = ()
    inside: Words = ()
    decade: Words = ()
    decade_endings: Words = ()
    decades: FrozenMap[str, int] = FrozenMap()
    centuries: FrozenMap[str, int] = FrozenMap()
    year: Words = ()
    year_behind: Words = ()
    year_article: Words = ()
    after_year: Words = ()
    about: Words = ()
    more_than: Words = ()
    less_than: Words = ()
    so_far: Words = ()
    future: Words = ()
    past: Words = ()
    # auxiliaries of what was done by then: had been, wurden
    perfect: Words = ()
    passive: Words = ()  # likewise where a participle stands right behind: were released
    auxiliaries: Words = ()
    meant_for: Words = ()
    promises: Words = ()
    intentions: Words = ()
    infinitive_endings: Words = ()
    future_endings: Words = ()
    past_endings: Words = ()
    participle_endings: Words = ()
    preterite_endings: Words = ()

    def check(self) -> None:
        """Raise a `LexiconError` for what the types alone do not forbid."""
        self._check_lengths()
        self._check_words()
        self._check_meanings()

    def _check_lengths(self) -> None:
        for name, length in _LISTS.items():
            if len(getattr(self, name)) not in (0, length):
                msg = f"dates.{name} has {len(getattr(self, name))} names: it must have {length}, or none"
                raise LexiconError(msg)

    def _check_words(self) -> None:
        for name in self._fields:
            if name not in _LISTS and isinstance(getattr(self, name), tuple) and "" in getattr(self, name):
                msg = f"dates.{name} holds an empty word, which would stand everywhere: leave it out"
                raise LexiconError(msg)

    def _check_meanings(self) -> None:
        for unit in self.units:
            if unit not in UNITS:
                msg = f"unknown unit {unit!r} in [dates.units]{did_you_mean(unit, UNITS)}"
                raise LexiconError(msg)
        for unit in self.month_endings:
            if unit not in _JOINED:
                msg = f"unknown unit {unit!r} in [dates.month_endings]{did_you_mean(unit, _JOINED)}"
                raise LexiconError(msg)
        for word, edge in self.edges.items():
            if not _EDGE.fullmatch(edge):
                msg = f"dates.edges.{word} is {edge!r}: write a part and a unit, as 'end month' or 'last year'"
                raise LexiconError(msg)
        for feast, day in self.holidays.items():
            if not FEAST.fullmatch(day):
                msg = f"dates.holidays.{feast} is {day!r}: write a day as '12-25', 'easter+1', '11-4thu'"
                raise LexiconError(msg)
