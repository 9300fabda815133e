"""Hours without a day: "at 7 a.m.", « à 18 heures »: of the day of publication, where no other day is told."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from reconcile.calendars.roles import led_by
from reconcile.dates import DateExpression, DateKind, Granularity, Period, Relation
from reconcile.lexicon import Lexicon
from reconcile.once import once
from reconcile.scanner import Folded, trie_pattern
from reconcile.values import maker

_HOURS: Final = 24
_SHORT: Final = (Granularity.DAY, Granularity.WEEK)
_known_date: Final = maker(DateExpression)


def hours_of_the_day(
    folded: Folded, lexicon: Lexicon, published: dt.date, dates: Sequence[DateExpression]
) -> list[DateExpression]:
    """The hours that a text dates its counts by, none where it tells of any other day."""
    pattern, relations = _hour(lexicon)
    found = [match for match in pattern.finditer(folded.text) if int(match["hour"]) <= _HOURS]
    told = any(date.kind is not DateKind.DURATION and date.granularity in _SHORT for date in dates)
    if not found or told or _other_day(lexicon).search(folded.text):
        return []
    return [_on_the_day(folded, match, relations[match["lead"].strip()], published) for match in found]


def _on_the_day(folded: Folded, match: re.Match[str], relation: Relation, published: dt.date) -> DateExpression:
    today = Period.on(published)
    period = today if relation is Relation.DURING else Period(None, today.end)
    span = folded.span(match.start("lead"), match.end())
    return _known_date(
        span=span, text=span.of(folded.original), period=period, relation=relation, granularity=Granularity.DAY
    )


@once
def _hour(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, Relation]]:
    """An hour behind a word that leads to it, with how that relates it to what happened."""
    words, clock = lexicon.dates, trie_pattern(lexicon.numbers.clock)
    relations = {
        **dict.fromkeys(words.at_hour, Relation.DURING),
        **dict.fromkeys(words.by, Relation.BY),
        **dict.fromkeys((*words.until, *words.as_of), Relation.AS_OF),
    }
    for word in (*words.before, *words.after):
        relations.pop(word, None)
    leads, parts, of = trie_pattern(map(led_by, relations)), trie_pattern(words.day_parts), trie_pattern(words.of)
    if not (relations and clock):
        return re.compile(r"(?!)"), {}
    hour = rf"(?P<hour>\d{{1,2}})(?::\d\d(?! ?(?:{clock}))|(?:[:.]\d\d)? ?(?:{clock})(?:\d\d)?)(?!\w)"
    behind = rf"(?: (?:(?:{of}) )?(?:{parts}))?(?!\w| (?:{of})(?!\w))"
    return re.compile(rf"(?<!\w)(?P<lead>{leads}){hour}{behind}"), relations


@once
def _other_day(lexicon: Lexicon) -> re.Pattern[str]:
    """The name of a day or a month, or a word for another day."""
    words = lexicon.dates
    names = (
        name for forms in (*words.weekdays, *words.months) for name in forms.split() if name not in words.ambiguous
    )
    days = (phrase for phrase, away in words.days.items() if away)
    return re.compile(rf"(?<!\w)(?:{trie_pattern((*names, *days))})(?!\w)")
