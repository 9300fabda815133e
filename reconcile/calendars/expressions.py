"""Dates, periods and durations as a text states them, resolved against the day of publication."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from reconcile.arguments import careful, need_published, need_text
from reconcile.calendars.arithmetic import Days, plus_days
from reconcile.calendars.foreign import ForeignMonths
from reconcile.calendars.grammar import Grammar, grammar_of
from reconcile.calendars.meaning import Context, Meaning, ahead_from, back_from, dated
from reconcile.calendars.reading import Found, read_around
from reconcile.calendars.tense import PAST
from reconcile.dates import ALWAYS, DateExpression, Granularity, Period, Relation
from reconcile.lexicon import Lexicon, lexicon_for
from reconcile.scanner import Folded
from reconcile.spans import Span
from reconcile.values import maker
from reconcile.wrapping import legible

_known_date: Final = maker(DateExpression)
_known_period: Final = maker(Period)
_BEGIN: Final = 0
_MIDDLE: Final = 1
_END: Final = 2
# how far before its date the words of a beginning may start
_REACH: Final = 90
# likewise for what a street is called
_STREET: Final = 24
# relations of a date that others may count from
_TELLING: Final = (Relation.DURING, Relation.AS_OF)
_LASTING: Final = (Relation.DURING, Relation.SINCE)
# a text so short may be nothing but a date
_BRIEF: Final = 32


@careful
def parse_dates(
    text: str, *, language: str | Lexicon | None = None, published: dt.date | None = None
) -> tuple[DateExpression, ...]:
    """Every date, period and duration of a day or coarser that a text states, in text order.

    >>> import datetime as dt
    >>> text = "3 000 since early October, 10 000 by December."
    >>> found = parse_dates(text, language="en", published=dt.date(2024, 10, 23))
    >>> [(d.text, d.period) for d in found]
    [('since early October', Period.since(datetime.date(2024, 10, 1))),
     ('by December', Period.until(datetime.date(2024, 12, 31)))]

    """
    lexicon = lexicon_for(language)
    return read_dates(legible(need_text(text), lexicon), lexicon, need_published(published))


def read_dates(
    folded: Folded, lexicon: Lexicon, published: dt.date, stretches: Iterable[tuple[int, int]] | None = None
) -> tuple[DateExpression, ...]:
    """The dates of a text that is folded already, or of these stretches of it, in order and apart from each other."""
    grammar, edged = grammar_of(lexicon), folded.edged
    search = grammar.trigger.search
    ways = [(start, search(edged, start, end + 1), end) for start, end in stretches or ((0, len(folded.text)),)]
    if len(folded.text) > _BRIEF and not any(first for _, first, _ in ways):
        return ()
    context = Context(folded, published, grammar.tense, lexicon, ForeignMonths(grammar.words))
    found = (_read_stretch(folded, edged, context, grammar, *way) for way in ways)
    return tuple(chain.from_iterable(found))


def _read_stretch(
    folded: Folded, edged: str, context: Context, grammar: Grammar, done: int, trigger: re.Match[str] | None, last: int
) -> Iterator[DateExpression]:
    if trigger is None and len(edged) <= _BRIEF and not context.text.lstrip()[:1].isdigit():
        yield from _read_whole(folded, context, grammar)
    while trigger:
        start, end = trigger.start(1) - 1, trigger.end() - 1
        if trigger[1].isdigit():
            context.months.look_before(context.text, start)
        found = read_around(grammar, context, start, end, done)
        if found:
            start, end = context.tokens.starts[found.start], context.tokens.ends[found.end - 1]
        if found and not _names_a_street(grammar, edged, found, start):
            onset = _onset(grammar, edged, found, max(done, start - _REACH), start)
            start, found = (onset, _begun(found, context.day)) if onset is not None else (start, found)
            yield _expression(folded, folded.span(start, end), found, context.day)
            done = end
            if found.relation in _TELLING and not (found.ranged and found.meaning.unit == Granularity.DAY):
                context.tell(found.meaning, end)
            if (stretch := _stretch(found, context.day)) is not None:
                context.tell_stretch(stretch, end)
        # what starts at or before a trigger was tried there
        done = max(end, done)
        trigger = grammar.trigger.search(edged, done + 1, last + 1)


def _read_whole(folded: Folded, context: Context, grammar: Grammar) -> Iterator[DateExpression]:
    """A text of a few words that nothing in it tells to hold a date: all of it may be one."""
    start = len(context.text) - len(context.text.lstrip())
    found = read_around(grammar, context, start, start + 1, 0)
    if found:
        span = folded.span(context.tokens.starts[found.start], context.tokens.ends[found.end - 1])
        yield _expression(folded, span, found, context.day)


def _stretch(found: Found, published: dt.date) -> Meaning | None:
    """What a date says of a stretch of time; what has lasted since a day ends with that of the publication."""
    days = found.meaning.days
    if days is None or found.relation not in _LASTING:
        return None
    if found.relation is Relation.SINCE:
        end = plus_days(published, 1)
        return found.meaning._replace(days=(days[0], end)) if days[0] <= published else None
    return found.meaning if found.ranged or found.meaning.unit != Granularity.DAY else None


def _names_a_street(grammar: Grammar, edged: str, found: Found, start: int) -> bool:
    """Whether a date is but the name of a street: "12, rue du 8 mai 1945"."""
    partial = found.meaning.partial
    exact = partial and partial.day and partial.weekday is None and found.relation is Relation.DURING
    return bool(exact) and grammar.street.search(edged, max(0, start - _STREET), start + 1) is not None


def _onset(grammar: Grammar, edged: str, found: Found, left: int, start: int) -> int | None:
    """Where "since the war began in" starts, if such words lead to the date."""
    if found.relation is not Relation.DURING or found.ranged:
        return None
    match = grammar.onset.search(edged, left, start + 1)  # a match starts with the blank before it
    return match.start() if match else None


def _begun(found: Found, published: dt.date) -> Found:
    """The date as that of a beginning, which lies behind."""
    partial = found.meaning.partial
    meaning = dated(partial, published, PAST) if partial and partial.year is None else None
    return found._replace(meaning=meaning or found.meaning, relation=Relation.SINCE)


def _expression(folded: Folded, span: Span, found: Found, published: dt.date) -> DateExpression:
    meaning, relation = found.meaning, found.relation
    text = span.of(folded.original)
    days = meaning.days or _anchored(meaning, relation, published)
    period = _period(relation, days, meaning)
    unit = Granularity.DAY if _is_new_year(relation, meaning) else meaning.unit
    others: tuple[DateExpression, ...] = ()
    if meaning.others:
        said = _other_periods(relation, meaning, period)
        others = tuple(_known_date(span, text, other, relation, meaning.kind, meaning.unit) for other in said)
    return _known_date(span, text, period, relation, meaning.kind, unit, others, meaning.duration)


def _other_periods(relation: Relation, meaning: Meaning, period: Period) -> Iterator[Period]:
    """Those of the other readings, as far as the relation tells them apart."""
    for days in meaning.others:
        other = _period(relation, days, meaning)
        if other not in (period, ALWAYS):
            yield other


def _is_new_year(relation: Relation, meaning: Meaning) -> bool:
    """Since the beginning of a year is since its first day, as no other beginning is."""
    return relation is Relation.SINCE and meaning.third == 0 and meaning.unit == Granularity.QUARTER


def _anchored(meaning: Meaning, relation: Relation, published: dt.date) -> Days | None:
    """A length after "since" or "by" is anchored in the publication."""
    if meaning.length is None or relation not in (Relation.SINCE, Relation.BY):
        return None
    return back_from(published, meaning.length) if relation is Relation.SINCE else ahead_from(published, meaning.length)


def _period(relation: Relation, days: Days | None, meaning: Meaning) -> Period:
    """The days that a relation to a stretch of days leaves open."""
    if days is None:
        return ALWAYS
    start, end = days
    if relation is Relation.DURING:
        return _known_period(start, end) if end is None or start < end else ALWAYS  # lengths that cancel each other
    if relation is Relation.SINCE:
        middle = meaning.third == _MIDDLE and meaning.unit == Granularity.QUARTER
        return Period(plus_days(start, 61) if middle else start)
    if relation is Relation.AFTER:
        return Period(start) if meaning.third == _BEGIN else Period(end) if end else ALWAYS
    if relation is Relation.BEFORE and meaning.third != _END:
        return Period(None, start)
    return Period(None, end)
