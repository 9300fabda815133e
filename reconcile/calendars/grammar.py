"""The grammar of dates, one for all languages: rules over roles of words, each with the function that reads it."""

import re
from itertools import groupby
from typing import Final, NamedTuple

import reconcile.calendars.absolute as absolute
import reconcile.calendars.anchored as anchored
import reconcile.calendars.nested as nested
import reconcile.calendars.periods as periods
import reconcile.calendars.relative as relative
import reconcile.calendars.repeated as repeated
import reconcile.calendars.weekdays as weekdays
from reconcile.calendars.leaves import LEAVES
from reconcile.calendars.roles import Roles, roles_of
from reconcile.calendars.rules import Reader, Rules, opening
from reconcile.calendars.symbols import Symbols
from reconcile.calendars.tense import Tense
from reconcile.calendars.tokens import Tokenizer
from reconcile.calendars.triggers import trigger_pattern
from reconcile.dates import Relation
from reconcile.lexicon import Lexicon
from reconcile.lexicon.dates import DateWords
from reconcile.once import once
from reconcile.scanner import trie_pattern

FROM: Final = "(num|one) (unit) (after|before|hence|since|starting) (?:of|article)?"
# rules that need another date behind them
WRAPS: Final[tuple[tuple[str, Reader], ...]] = (
    ("(part) of? about? article?", absolute.third),
    ("(num) (unit) (?:to|until|ended) inside? article?", anchored.length_to),
    ("(num) (hour_unit) (?:to|until|ended) num clock inside? article?", anchored.length_to),
    ("(num|one) (month_unit|year_unit) (?=to_part)", anchored.length_to),
    ("(?:article|inside|during) (unit) (?:to|until|ended) inside? article?", anchored.unit_to),
    ("article? (?!unit)year (?:to|until|ended) inside? article?", anchored.business_year_to),
    ("(rest|elapsed) of? article?", nested.rest_of),
    ("(?:same span|year_span) comma? (?:of|inside)? article?", repeated.same_span_in),
    ("same (unit) comma? (?:of|inside)? article?", repeated.same_unit_in),
    ("(ord|last) (wd) (?:of|inside)? article?", nested.nth_weekday),
    ("(ord) last (unit) of? article?", nested.nth_unit_from_end),
    ("(ord|last) (?=plurals) day_unit of article?", nested.outer_days),
    ("(ord|last) (unit) of? article?", nested.nth_unit),
    ("(num) (ord|last) (unit) of? article?", nested.first_units),
    ("(ord|last) (num) (unit) of? article?", nested.units_of),
    (
        "(?:(wd) comma?)? (day|ord) (?:comma (?:day|ord)){0,3} comma? (?:to|also) article? (?:(wd) comma?)? (day|ord)"
        " of? article?",
        nested.day_range_in,
    ),
    ("(day|ord) day_unit? (?:of article?|(?=this|last|next))", nested.day_in),
    ("(day|ord) of? (mon) (?:of article?|(?=this|last|next))", nested.day_month_of),
    ("(wd) of? article?", weekdays.weekday_of),
    ("(mon) of? article?", nested.month_of),
    ("(quarter_code) of? article?", nested.code_of),
    ("ahead (num|one) (unit) (?:after|hence|since|starting) (?:of|article)?", anchored.ahead_from_day),
    (f"more_than {FROM}", anchored.farther_from),
    (f"less_than {FROM}", anchored.nearer_to),
    (FROM, anchored.shifted_from),
    ("(neighbour) of? article?", anchored.neighbour),
    ("(?:nights|night_unit) to article?", anchored.night_to),
    ("week_unit (num) of article?", nested.week_of_year),
    ("weekend_unit of article? (?=holiday)", nested.feast_weekend),
    ("(unit) (?!this|last|next)(?:of|starting|article|inside)* ", nested.week_of),
)
# what stands for a date only inside one of these
INNER: Final[tuple[tuple[str, Reader], ...]] = (
    *LEAVES[:-1],
    ("(recent_year) (?!num|unit|of)", periods.sure_year),
    ("(sure_mon)", absolute.bare_month),
    ("(season)", lambda context, number: periods.season(context, number, None)),
    ("(unit)", relative.unit_itself),
    LEAVES[-1],
)
# what may follow a day and go on from it
TAILS: Final[tuple[tuple[str, Reader], ...]] = (
    ("comma? during about? (num|one) (unit) (?!ago|before|hence|after|of)", anchored.lasting),
    ("(?:comma|open)? (wd) close? (?!day|ord|num|of|last|next|open)", absolute.with_weekday),
    ("ended (unit)", anchored.unit_to),
    ("inside article? (sure_mon) (?!of? year_number|last|next|to)", nested.month_in),
    ("comma? (?:inside|dash)? article? (weekday) (?!day|ord|num|of|last|next|open)", weekdays.day_of_week),
)
# how a date may start
DATED: Final = "num|ord|wd|mon|numeric|numeric_day|numeric_month|article|day_article|hour_unit"
# what ends a range
ENDS: Final[tuple[tuple[str, Reader], ...]] = (
    ("(now) (?!within num)", lambda context, _now: relative.day_word(context, 0)),
    *LEAVES,
)

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
NIGHTS: Final = (
    "(?:(?:nights|day_parts|night_unit|(?!neighbour)days|day_unit) of|(?:nights|night_unit) between"
    "|nights (?=this|wd (?:to|also) wd)) article?"
)
# what is also something else than an opener: "vor drei Tagen" is no "before", "next" in "next Friday" no "after",
# and "after lunch" is a time of the day
NO_OPENER: Final = "(?:before_ago|ahead|within|ahead_window|(?=next)after (?:wd|unit)|. article? day_parts)"
# what stands between the two ends of a range, by what opens it
JOINTS: Final = {"between": "(?:to|also)", "starting": "comma? (?:(?=to_part)|to)", "night": "(?:to|also)", "": "to"}
# the hour of a day that something ends or begins with: until 6 p.m. on Tuesday, fino alle 18 di lunedì
CLOCKED: Final = ("until", "by", "as_of", "since")
HOUR: Final = (
    "(?:at_hour|article)? (?:num (?:clock|hour_unit|short_unit num?)|(?<=at_hour)(?<!inside|to)num"
    "|hour_time (?:clock|hour_unit)?)"
    " day_parts? comma? (?:of|inside|day_article|article)* (?=wd|this wd|days|numeric|numeric_day|(?:day|ord) of? mon)"
)
SMALL: Final = "about? (?:inside|of)? (?:article|day_article)? about? (?:day_parts of (?:article|day_article)?)?"


class Joints(dict[str, re.Pattern[str]]):
    """What stands between the two ends of a range by what opens it, compiled where a text needs it."""

    def __init__(self, symbols: Symbols) -> None:
        self._symbols = symbols

    def __missing__(self, opener: str) -> re.Pattern[str]:
        joint = JOINTS.get(opener)
        self[opener] = re.compile(self._symbols.rule(f"{joint} {SMALL}")) if joint else self[""]
        return self[opener]


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
    joints: Joints
    tail: re.Pattern[str]
    onwards: re.Pattern[str]
    onward: re.Pattern[str]
    onset: re.Pattern[str]
    street: re.Pattern[str]
    tense: Tense
    lexicon: Lexicon

    def may_open(self, symbols: str, at: int) -> bool:
        """Whether a date may start at a symbol, as far as is known."""
        if symbols[at] in self.relating:
            return True
        rest = symbols[at:]
        return symbols[at] in self.openings and not (self.leaves.fail(rest) and self.wraps.fail(rest))


@once
def grammar_of(lexicon: Lexicon) -> Grammar:
    """The grammar of a language; made once."""
    words, symbols = roles_of(lexicon), Symbols()
    tokenizer = Tokenizer(lexicon, words, symbols)
    rule = symbols.rule
    leaves, wraps = Rules(symbols, LEAVES), Rules(symbols, WRAPS)
    relating = symbols.having(opening("|".join((*OPENERS, NIGHTS))))
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
        re.compile(f"(?:{_openers(symbols)})(?:{rule(SMALL)})|(?P<night>{rule(NIGHTS)})"),
        re.compile(rule(NO_OPENER)),
        Joints(symbols),
        re.compile(rule("comma? day_parts+")),
        re.compile(f"(?:(?P<since>{rule('or_later')})|(?P<by>{rule('or_earlier')}))(?!{rule(f'{DATED}|of')})"),
        re.compile(f"(?P<since>{rule('onward|or_later')})(?!{rule(DATED)})"),
        re.compile(_onset_pattern(lexicon.dates)),
        re.compile(_street_pattern(lexicon.dates)),
        Tense(lexicon.dates, lexicon.figures.clauses.that, lexicon.figures.clauses.says),
        lexicon,
    )


def _openers(symbols: Symbols) -> str:
    """What relates something to the date behind it; the hours behind some are written once for those in a row."""
    hour = f"(?:{symbols.rule(HOUR)})?"
    rows = (
        (clocked, "|".join(f"(?P<{role}>{symbols.rule(role)})" for role in row))
        for clocked, row in groupby(OPENERS, key=CLOCKED.__contains__)
    )
    return "|".join(f"(?:{row}){hour if clocked else ''}" for clocked, row in rows)


def _onset_pattern(dates: DateWords) -> str:
    """Words from "since" over how something began up to the date that stands at the end of what is searched."""
    since, onset = trie_pattern(dates.since), trie_pattern(dates.onsets)
    link, word = trie_pattern((*dates.of, *dates.inside)), r"[^\W\d_]{1,30}[ '-]"
    if not (since and onset and link):
        return "(?!)"
    return rf"\W(?:{since})[ '](?:{word}){{0,5}}(?:{onset})(?: (?:{link})[ ']?(?:{word}){{0,3}}){{0,2}} ?\Z"


def _street_pattern(dates: DateWords) -> str:
    """The word for a street that a date behind it names, with what leads from the one to the other."""
    streets, link = trie_pattern(dates.streets), trie_pattern((*dates.of[:1], *dates.of_the))
    return rf"\W(?:{streets}) (?:(?:{link}) )?\Z" if streets else "(?!)"
