"""Hours without a day: "at 7 a.m.", « à 18 heures »: of the day of publication, where no other day is told."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from reconcile.calendars.roles import led_by
from reconcile.dates import DateExpression, DateKind, Granularity, Period, Relation
from reconcile.lexicon import Lexicon
from reconcile.once import once
from reconcile.scanner import Folded, trie_pattern
from reconcile.values import maker

_HOURS: Final = 24
_LEAD: Final = 24  # characters
_NEVER: Final = re.compile(r"(?!)")
_SHORT: Final = (Granularity.DAY, Granularity.WEEK)
_known_date: Final = maker(DateExpression)


class _Words(NamedTuple):
    """An hour, what leads to it, and how that relates it to what happened."""

    hour: re.Pattern[str]
    lead: re.Pattern[str]
    relations: dict[str, Relation]


def hours_of_the_day(
    folded: Folded, lexicon: Lexicon, published: dt.date, dates: Sequence[DateExpression]
) -> list[DateExpression]:
    """The hours that a text dates its counts by, none where it tells of any other day."""
    if any(date.kind is not DateKind.DURATION and date.granularity in _SHORT for date in dates):
        return []
    words = _words(lexicon)
    hours = [hour for hour in words.hour.finditer(folded.text) if int(re.split(r"\D", hour[0])[0]) <= _HOURS]
    if not hours or _other_day(lexicon).search(folded.text):
        return []
    leads = ((words.lead.search(folded.text, max(hour.start() - _LEAD, 0), hour.start()), hour) for hour in hours)
    return [
        _on_the_day(folded, lead.start(1), hour.end(), words.relations[lead[1].strip()], published)
        for lead, hour in leads
        if lead
    ]


def _on_the_day(folded: Folded, start: int, end: int, relation: Relation, published: dt.date) -> DateExpression:
    today, span = Period.on(published), folded.span(start, end)
    period = today if relation is Relation.DURING else Period(None, today.end)
    return _known_date(
        span=span, text=span.of(folded.original), period=period, relation=relation, granularity=Granularity.DAY
    )


@once
def _words(lexicon: Lexicon) -> _Words:
    words, clock = lexicon.dates, trie_pattern(lexicon.numbers.clock)
    relations = {
        **dict.fromkeys(words.at_hour, Relation.DURING),
        **dict.fromkeys(words.by, Relation.BY),
        **dict.fromkeys((*words.until, *words.as_of), Relation.AS_OF),
    }
    for word in (*words.before, *words.after):
        relations.pop(word, None)
    if not (relations and clock):
        return _Words(_NEVER, _NEVER, {})
    parts, of = trie_pattern(words.day_parts), trie_pattern(words.of)
    minutes = rf":[0-9]{{2}}(?! ?(?:{clock}))|(?:[:.][0-9]{{2}})? ?(?:{clock})(?:[0-9]{{2}})?"
    behind = rf"(?: (?:(?:{of}) )?(?:{parts}))?(?!\w| (?:{of})(?!\w))"
    hour = re.compile(rf"[0-9](?<![\w.,:].)[0-9]?(?:{minutes})(?!\w){behind}")
    return _Words(hour, re.compile(rf"(?<!\w)({trie_pattern(map(led_by, relations))})\Z"), relations)


@once
def _other_day(lexicon: Lexicon) -> re.Pattern[str]:
    """The name of a day or a month, or a word for another day."""
    words = lexicon.dates
    names = (
        name for forms in (*words.weekdays, *words.months) for name in forms.split() if name not in words.ambiguous
    )
    days = (phrase for phrase, away in words.days.items() if away)
    return re.compile(rf"(?<!\w)(?:{trie_pattern((*names, *days))})(?!\w)")
