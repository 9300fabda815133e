"""The grammar of dates, one for all languages: rules over roles of words, each with the function that reads it."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

import reconcile.calendars.absolute as absolute
import reconcile.calendars.anchored as anchored
import reconcile.calendars.feasts as feasts
import reconcile.calendars.lengths as lengths
import reconcile.calendars.nested as nested
import reconcile.calendars.numeric as numeric
import reconcile.calendars.relative as relative
from reconcile.calendars.roles import Roles, roles_of
from reconcile.calendars.rules import Reader, Rules, opening
from reconcile.calendars.symbols import Symbols
from reconcile.calendars.tense import Tense
from reconcile.calendars.tokens import Tokenizer
from reconcile.calendars.triggers import trigger_pattern
from reconcile.dates import Relation
from reconcile.lexicon import Lexicon
from reconcile.lexicon.dates import DateWords
from reconcile.scanner import trie_pattern

LENGTH: Final = (
    "(num|one) dash? (half)? consecutive? (unit) consecutive? (half)?"
    " (?:(?:also|comma)? (num|one) (unit))? (?:(?:also|comma)? (num|one) (unit))?"
)
FROM: Final = "(num|one) (unit) (after|before|hence|since|starting) (?:of|article)?"
WHICH: Final = "(this|last|rolling_last|next)"
BACK_OR_ON: Final = "(last|rolling_last|next)"
# a number of four digits is a year where it looks like one or counts nothing
YEAR: Final = "(?:(?=recent_year)|(?=year_number (?!unknown|unit|num)))(year_number)"

# in reading order: the first rule that matches is taken, so the longer stand above the shorter
LEAVES: Final[tuple[tuple[str, Reader], ...]] = (
    ("(?:this|next)? (wd) comma? article? (numeric|numeric_day)", numeric.weekday_numeric),
    ("(numeric)", numeric.numeric),
    (f"(day|ord) (?:dash|slash) (mon) (?:(?:dash|slash) (?:{YEAR}|(short_year)))?", numeric.dashed),
    (f"(mon) (?:dash|slash) (day) (?:dash|slash) {YEAR}", numeric.month_dashed),
    ("(year_number) (?:dash|slash) (mon) (?:dash|slash) (day)", numeric.year_month_day),
    ("(year_number) (?:dash|slash) (day) (?:dash|slash) (mon)", numeric.year_day_month),
    ("(day) (?:dash|slash) (year_number) (?:dash|slash) (mon)", numeric.day_year_month),
    ("(mon) (?:dash|slash) (year_number) (?:dash|slash) (day)", numeric.month_year_day),
    (f"(numeric_day) comma {YEAR}", numeric.numeric_with_year),
    (f"(?:(wd) comma? article?)? (day|ord) of? (mon) {BACK_OR_ON}", absolute.day_month_relative),
    (f"{WHICH} day_article? (day|ord) of? (mon)", absolute.relative_day_month),
    ("(last|next) day_article (day|ord) (?!unknown|unit|num|of|mon)", absolute.relative_day),
    (f"{WHICH} (mon) article? (day|ord) (?!unknown|unit|num)", absolute.relative_month_day),
    (f"(day) dot (mon) {YEAR}", absolute.dotted),
    ("(day|ord) dot? to article? (numeric|numeric_day) (?!unit|num)", nested.days_to_numeric),
    (
        f"(?:(wd) comma? article?)? (day|ord) of? (mon)"
        f"(?:comma? of? year? {YEAR}|(?:quote|of)? (short_year) (?!unknown|unit|to))?",
        absolute.day_month,
    ),
    (f"(mon) article? (day|ord) to article? (day|ord) (?:comma? {YEAR})?", nested.month_day_range),
    (f"(day|ord) to article? (mon) (day|ord) (?:comma? {YEAR})?", nested.days_to_month_day),
    (f"(mon) article? (day|ord) also article? (day|ord) (?:comma? {YEAR})? (?!unknown|num|unit)", nested.between_days),
    (f"(mon) between article? (day|ord) (?:also|to) article? (day|ord) (?:comma? {YEAR})?", nested.month_day_range),
    (
        f"(?:(wd) comma? article?)? (mon) (?:article|dash|slash)? (day|ord) (?:comma? of? {YEAR})?"
        "(?!unit|num unit|last)",
        absolute.month_day,
    ),
    (f"(mon) (?:comma|dash|slash)? of? year? (?:{YEAR}|quote (short_year))", absolute.month_year),
    ("(mon) (?:of|(?!day)) (short_year) (?!unknown|unit|num)", absolute.month_short_year),
    (
        "(mon) (?=(?:also|comma|either) mon of? recent_year) (?=(?:also|comma|either) mon of? (recent_year))",
        absolute.listed_month,
    ),
    (f"{YEAR} comma? (mon)", absolute.year_month),
    ("(numeric_month)", numeric.numeric_month),
    ("(recent_year) (?:dash|slash) (month_number) (?!unknown|num|to|unit)", absolute.year_month),
    ("(month_number) (?:dash|slash) (recent_year) (?!unknown|num|to|unit)", numeric.number_year),
    ("(month_number) (?:comma|of article? year) (recent_year) (?!unknown|num|to|unit)", numeric.number_in_year),
    ("(recent_year) (?:dash|slash) (?=padded) (month_number) (?!num|to)", absolute.year_month),
    ("(this|last|next) (mon) (?!of? recent_year)", absolute.relative_month),
    ("(this|last|next) month_unit of? (mon)", absolute.relative_month),
    ("after_next (mon)", absolute.month_after_next),
    ("(mon) (last|next)", absolute.month_relative),
    (f"(?:(wd) comma? article?)? (ord) (ord) {YEAR}", numeric.day_month_ordinals),
    ("(wd) comma? article? (ord) (ord) (?!unit)", numeric.day_month_ordinals),
    ("(wd) open (day) (?!unknown|consecutive|unit|num|of|mon)", relative.weekday_day),
    (
        "(wd) comma? (?:article|day_article)+ (?!wd)(day|ord) (?!unknown|consecutive|unit|num|of|mon)",
        relative.weekday_day,
    ),
    ("(weekday) (day|ord) (?!unknown|consecutive|unit|num|of|mon|dash)", relative.weekday_day),
    ("(wd) (?=ord_day) (ord) (?!unknown|consecutive|unit|num|of|mon)", relative.weekday_day),
    ("(this|last|next) (numeric_day)", numeric.numeric_day_in),
    ("(weekday) comma? article? (month_number) dash (day)", numeric.weekday_dashed),
    ("(weekday) comma? article? (day) dash (month_number)", numeric.weekday_dashed),
    ("(weekday) within (num) (?!unknown|unit|num)", relative.weekday_on),
    ("(weekday) after article? next", relative.weekday_after_next),
    ("after_next (wd)", relative.weekday_after_next),
    ("(weekday) (ahead|before_ago) (num) week_unit", relative.weekday_weeks_away),
    ("(ord) (weekday) (?!of|inside|after|since|before|article|unit|sea)", nested.nth_weekday_of_month),
    ("(recent_year) (month_number) (day) (?!unknown|unit|num)", numeric.year_month_day),
    (f"(day) of (month_number) of {YEAR}", numeric.day_of_month_number),
    ("day_article (day) of (month_number) (?!unknown|unit|num|comma|of)", numeric.day_of_month_number),
    (f"(day) (month_number) (?:{YEAR}|(short_year) (?!unknown|unit))", numeric.spaced),
    ("(day) (month_number) (?!unknown|unit|num)", numeric.day_month_apart),
    ("(numeric_day)", numeric.numeric_day),
    (f"(quarter_code) (?:of|dash)? (?:{YEAR}|(short_year) (?!unknown))?", absolute.quarter),
    (f"(?:{YEAR}|(short_year)) dash? (quarter_code)", absolute.year_quarter),
    (f"(half_code) (?:of|dash)? (?:{YEAR}|(short_year) (?!unknown))?", absolute.half),
    (f"(?:{YEAR}|(short_year)) dash? (half_code)", absolute.year_half),
    (f"(ord|last) (unit) (?:comma|dash)? {YEAR}", nested.nth_unit_of_year),
    (f"(ord) dash? (quarter_unit|half_unit) (?:of? year? {YEAR})?", relative.nth_in_year),
    (f"(holiday) (?:of? {YEAR})? weekend_unit", feasts.feast_weekend),
    ("(last|next) (holiday)", feasts.relative_holiday),
    ("(holiday) (last|next)", feasts.holiday_relative),
    (f"(holiday) (?:of? {YEAR})?", feasts.holiday),
    ("(ord|roman) century_unit", absolute.century),
    ("century_unit (ord|roman)", absolute.century),
    ("decade quote? (num|spoken_year)", absolute.decade),
    ("(decade_number)", absolute.decade),
    ("(decades)", absolute.decade),
    (f"week_unit (num) (?:of? year? {YEAR})?", absolute.week_number),
    (f"(ord) week_unit (?:of? year? {YEAR})?", absolute.numbered_week),
    ("(this|last|next) (wd)", relative.weekday_in),
    ("(wd) (last|next)", relative.weekday_then),
    (f"{WHICH} (week_unit) (?:between|starting) article? (wd) (?:also|to) article? (wd)", relative.week_weekdays),
    (
        f"(week_unit) {WHICH} (?:between|starting) article? (wd) (?:also|to) article? (wd)",
        relative.week_weekdays_behind,
    ),
    (f"{WHICH} (week_unit) comma? (?:inside|dash)? article? (weekday)", relative.week_weekday),
    (f"(week_unit) {WHICH} comma? (?:inside|dash)? article? (weekday)", relative.week_weekday_behind),
    ("(days) (?:comma|open)? article? (wd)", relative.day_word_with_weekday),
    # "the day after the attack" is the day after that, which nothing dates
    ("(?=neighbour)(days) (?!unknown|article|of)", relative.day_word),
    ("(?!neighbour)(days)", relative.day_word),
    ("(edge)", absolute.edge),
    ("(nights)", relative.night),
    ("this? (last|rolling_last|next) few (unit)", lengths.vague),
    ("this? (last|rolling_last|next) (?=plurals) (unit)", lengths.vague),
    ("(?=plurals) (?:last|rolling_last|next) (unit)", lengths.vague_unit),
    ("(?=plurals) (unit) (?:last|rolling_last|next)", lengths.vague_unit),
    (
        f"(?:this)? {BACK_OR_ON} (num) (unit) (?:also|comma) (num) (unit) (?:(?:also|comma) (num) (unit))?"
        "(?!ago|before|hence|after)",
        lengths.rolling_parts,
    ),
    (f"(?:this)? {BACK_OR_ON} (num) (unit) (?=half) (half)", lengths.rolling),
    (f"(?:this)? {BACK_OR_ON} (num) (?=half) (half) (unit)", lengths.rolling_half),
    (f"(?:this)? {BACK_OR_ON} (unit) (?=half) (half)", lengths.rolling_one_and_half),
    (f"(?:this)? {BACK_OR_ON} (half_of) (unit)", lengths.rolling_half_unit),
    (f"(?:this)? {BACK_OR_ON} (num) (unit)", lengths.rolling),
    # the plural tells "20 last weeks" from "rose to 20 last week"
    (f"(?:this)? (num) (?=plurals) {BACK_OR_ON} (unit)", lengths.count_rolling),
    (f"(?:this)? (num) {BACK_OR_ON} (?=plurals) (unit)", lengths.count_rolling),
    ("(num) (?=ord) (ord|last) (month_unit|week_unit|quarter_unit)", nested.first_units_of_year),
    (f"(?:this)? (num) (unit) {BACK_OR_ON}", lengths.length_rolling),
    ("(?:this) (last|rolling_last|next) (unit)", lengths.vague),
    (f"before_ago (?:about|more_than)? {LENGTH}", lengths.ago),
    (f"{LENGTH} ago", lengths.ago),
    ("(num) (short_unit) ago", lengths.short_ago),
    ("before_ago (num) (short_unit)", lengths.short_ago),
    ("(num) (short_unit) (?!num)", lengths.short),
    ("(half_of) (unit)", lengths.half_unit),
    (f"{LENGTH} (?:hence|after (?!unknown|article|of|inside|this))", lengths.hence),
    (f"{LENGTH} before (?!unknown|article|of|inside|this)", lengths.ago),
    ("(num) (wd) (ago|hence|before)", relative.weekdays_away),
    ("(lone_unit) ago", lengths.one_ago),
    ("(ahead|within) (lone_unit)", lengths.one_ahead_or_within),
    (f"(?:ahead_window|ahead article) {LENGTH} (?!to|before|after|since|starting|of)", lengths.window_ahead),
    (f"(ahead|within) {LENGTH}", lengths.ahead_or_within),
    ("inside article (last) (?!plurals) (unit) (?!of mon|of year_number)", relative.within_last),
    ("(unit) after article? next", relative.unit_after_next),
    ("after_next (unit)", relative.unit_after_next),
    ("(unit) before article? last", relative.unit_before_last),
    ("before_last (unit)", relative.unit_before_last),
    ("(unit) (?:of|dash) (part) (?!of|unknown)", nested.unit_part),
    ("this (?=plurals) (unit)", lengths.vague_unit),
    (f"{WHICH} (unit)", relative.unit_in),
    ("(unit) (last|next|this)", relative.unit_then),
    ("(this|last|next) (sea)", relative.season_in),
    ("(sea) (last|next)", relative.season_then),
    (f"(sea) of? article? {YEAR}", absolute.season),
    ("(sea) of? article? (numeric_month)", numeric.season_of_years),
    (f"year of? {YEAR}", absolute.sure_year),
    ("(named_year) (?!to|dash)", absolute.sure_year),
    (LENGTH.replace("|one", "", 1) + "(?!dash)", lengths.duration),
    (f"whole (?:year_unit|year)? of? {YEAR}", absolute.sure_year),
    ("(whole) (unit)", lengths.whole_unit),
    ("(unit) (?=half) (half)", lengths.unit_and_half),
    ("(unit) (?!num)", relative.unit_so_far),
    ("article (unit) (?!of|unknown|num|starting|before|after|last|next|to)", relative.the_unit),
    ("inside (weekend_unit) (?!of|unknown|num|last|next)", relative.the_unit),
    ("day_article? (day|ord) (?:also|to) day_article (day|ord) (?!unknown|unit|num|of|mon|inside)", nested.bare_days),
    ("(?=ord_day) (ord) to article? (?=ord_day) (ord) (?!unit|num|of|mon)", nested.marked_days),
    ("(weekend_unit) (?!of|num)", relative.related_weekend),
    ("(one) (unit) (half)? (?!dash)", lengths.one_unit),
    ("(few) (unit)", lengths.few),
    ("(month)", absolute.bare_month),
    ("(mon)", absolute.doubtful_month),
    ("day_article (day|ord) (?!unknown|unit|num|of|to|last|next|mon|hour_unit|also)", absolute.day_named),
    ("(weekday)", relative.weekday),
    ("(wd) (day) (?!unknown|consecutive|unit|num|of|mon|dash|slash)", relative.lone_weekday_day),
    ("(wd) (?!unit)", relative.doubtful_weekday),
    (
        "(?:inside|since|until|by|before|after|during) article? (season) (?!of|last|next|year_number|numeric_month)",
        lambda context, number: absolute.season(context, number, None),
    ),
    ("(?:inside|since|after|during|before)? article? day_parts+", relative.part_of_day),
    ("inside? article (ord) (?!unknown|unit|num|of|to|mon)", absolute.lone_ordinal),
    (f"{YEAR} to article? year? {YEAR}", absolute.year_range),
    ("quote (short_year)", absolute.short_year),
    (YEAR, absolute.bare_year),
    ("(ord_day|day) (?=during about? (?:num|one) unit)", absolute.bare_day),
    ("(ord_day|day) (?!unknown|unit|num|of|to|last|next|mon|hour_unit|also)", absolute.bare_day),
)
# rules that need another date behind them
WRAPS: Final[tuple[tuple[str, Reader], ...]] = (
    ("(part) of? about? article?", absolute.third),
    ("(num) (unit) (?:to|until) inside? article?", anchored.length_to),
    ("article (unit) (?:to|until) inside? article?", anchored.unit_to),
    ("(rest|elapsed) of? article?", nested.rest_of),
    ("(ord|last) (wd) (?:of|inside)? article?", nested.nth_weekday),
    ("(ord) last (unit) of? article?", nested.nth_unit_from_end),
    ("(ord|last) (?=plurals) day_unit of article?", nested.outer_days),
    ("(ord|last) (unit) of? article?", nested.nth_unit),
    ("(num) (ord|last) (unit) of? article?", nested.first_units),
    ("(ord|last) (num) (unit) of? article?", nested.units_of),
    (
        "(?:(wd) comma?)? (day|ord) (?:comma day){0,3} (?:to|also) article? (?:(wd) comma?)? (day|ord) of? article?",
        nested.day_range_in,
    ),
    ("(day|ord) day_unit? (?:of article?|(?=this|last|next))", nested.day_in),
    ("(day|ord) of? (mon) (?:of article?|(?=this|last|next))", nested.day_month_of),
    ("(wd) of? article?", nested.weekday_of),
    ("(mon) of? article?", nested.month_of),
    ("(quarter_code) of? article?", nested.code_of),
    ("ahead (num|one) (unit) (?:after|hence|since|starting) (?:of|article)?", anchored.ahead_from_day),
    (f"more_than {FROM}", anchored.farther_from),
    (f"less_than {FROM}", anchored.nearer_to),
    (FROM, anchored.shifted_from),
    ("(neighbour) of? article?", anchored.neighbour),
    ("week_unit (num) of article?", nested.week_of_year),
    ("weekend_unit of article? (?=holiday)", nested.feast_weekend),
    ("(unit) (?!this|last|next)(?:of|starting|article|inside)* ", nested.week_of),
)
# what stands for a date only inside one of these
INNER: Final[tuple[tuple[str, Reader], ...]] = (
    *LEAVES[:-1],
    ("(recent_year) (?!num|unit|of)", absolute.sure_year),
    ("(sure_mon)", absolute.bare_month),
    ("(season)", lambda context, number: absolute.season(context, number, None)),
    ("(unit)", relative.unit_itself),
    LEAVES[-1],
)
# what may follow a day and go on from it
TAILS: Final[tuple[tuple[str, Reader], ...]] = (
    ("comma? during about? (num|one) (unit) (?!ago|before|hence|after|of)", anchored.lasting),
)
# how a date may start
DATED: Final = "num|ord|wd|mon|numeric|numeric_day|numeric_month|article|day_article|hour_unit"
# what ends a range
ENDS: Final[tuple[tuple[str, Reader], ...]] = (("(now)", lambda context, _now: relative.day_word(context, 0)), *LEAVES)

RELATIONS: Final = {
    "since": Relation.SINCE,
    "so_far": Relation.SINCE,
    "after": Relation.AFTER,
    "before": Relation.BEFORE,
    "by": Relation.BY,
    "as_of": Relation.AS_OF,
    "until": Relation.AS_OF,
    "during": Relation.DURING,
}
# what relates something to the date behind it, or opens a range
OPENERS: Final = (*RELATIONS, "between", "starting")
NIGHTS: Final = "(?:(?:nights|day_parts|night_unit|(?!neighbour)days|day_unit) of|(?:nights|night_unit) to) article?"
# what is also something else than an opener: "vor drei Tagen" is no "before", "next" in "next Friday" no "after",
# and "after lunch" is a time of the day
NO_OPENER: Final = "(?:before_ago|ahead|within|ahead_window|(?=next)after (?:wd|unit)|. article? day_parts)"
# what stands between the two ends of a range, by what opens it
JOINTS: Final = {"between": "(?:to|also)", "starting": "comma? (?:(?=to_part)|to)", "": "to"}
SMALL: Final = "about? (?:inside|of)? (?:article|day_article)? about?"


class Grammar(NamedTuple):
    """All that reading dates needs of a language, compiled."""

    words: dict[str, Roles]
    tokenizer: Tokenizer
    trigger: re.Pattern[str]
    leaves: Rules
    inner: Rules
    ends: Rules
    wraps: Rules
    tails: Rules
    openings: frozenset[str]
    relating: frozenset[str]
    articles: frozenset[str]
    opener: re.Pattern[str]
    no_opener: re.Pattern[str]
    joints: dict[str, re.Pattern[str]]
    tail: re.Pattern[str]
    onwards: re.Pattern[str]
    onward: re.Pattern[str]
    onset: re.Pattern[str]
    tense: Tense
    lexicon: Lexicon

    def may_open(self, symbols: str, at: int) -> bool:
        """Whether a date may start at a symbol, as far as is known."""
        if symbols[at] in self.relating:
            return True
        rest = symbols[at:]
        return symbols[at] in self.openings and not (self.leaves.fail(rest) and self.wraps.fail(rest))


@lru_cache(maxsize=16)
def grammar_of(lexicon: Lexicon) -> Grammar:
    """The grammar of a language; made once."""
    words, symbols = roles_of(lexicon), Symbols()
    tokenizer = Tokenizer(lexicon, words, symbols)
    rule = symbols.rule
    leaves, wraps = Rules(symbols, LEAVES), Rules(symbols, WRAPS)
    relating = symbols.having(opening("|".join((*OPENERS, NIGHTS))))
    openers = "|".join(f"(?P<{role}>{rule(role)})" for role in OPENERS)
    return Grammar(
        words,
        tokenizer,
        re.compile(trigger_pattern(lexicon, words, tokenizer.year_words)),
        leaves,
        Rules(symbols, INNER),
        Rules(symbols, ENDS),
        wraps,
        Rules(symbols, TAILS),
        symbols.having(leaves.opening | wraps.opening) | relating,
        relating,
        symbols.having(frozenset(("article", "day_article"))) - symbols.having(frozenset(("inside",))),
        re.compile(f"(?:{openers})(?:{rule(SMALL)})|(?P<night>{rule(NIGHTS)})"),
        re.compile(rule(NO_OPENER)),
        {opener: re.compile(rule(f"{joint} {SMALL}")) for opener, joint in JOINTS.items()},
        re.compile(rule("comma? day_parts+")),
        re.compile(f"(?:(?P<since>{rule('or_later')})|(?P<by>{rule('or_earlier')}))(?!{rule(DATED)})"),
        re.compile(f"(?P<since>{rule('onward|or_later')})(?!{rule(DATED)})"),
        re.compile(_onset_pattern(lexicon.dates)),
        Tense(lexicon.dates),
        lexicon,
    )


def _onset_pattern(dates: DateWords) -> str:
    """Words from "since" over how something began up to the date that stands at the end of what is searched."""
    since, onset = trie_pattern(dates.since), trie_pattern(dates.onsets)
    link, word = trie_pattern((*dates.of, *dates.inside)), r"[^\W\d_]{1,30}[ '-]"
    if not (since and onset and link):
        return "(?!)"
    return rf"\W(?:{since})[ '](?:{word}){{0,5}}(?:{onset})(?: (?:{link})[ ']?(?:{word}){{0,3}}){{0,2}} ?\Z"
