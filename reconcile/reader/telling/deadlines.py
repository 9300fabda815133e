"""Whether the date of a figure lies ahead, and is a deadline."""

import datetime as dt
from typing import Final

from reconcile.dates import ONE_DAY, Relation
from reconcile.reader.drafts import Draft
from reconcile.reader.rules import Rule

_STILL: Final = frozenset(("stock",))
_RECORD: Final = frozenset(("record",))
UP_TO: Final = (Relation.BY, Relation.AS_OF, Relation.BEFORE)


def is_over(draft: Draft, published: dt.date) -> bool:
    """Whether its date is a window that ends on the day of publication, or has ended."""
    date = draft.date.date if draft.date else None
    end = date.period.end if date is not None and date.relation is Relation.DURING else None
    return end is not None and end - ONE_DAY <= published


def is_since_then(draft: Draft, published: dt.date) -> bool:
    """As in "40 have been closed since May": from a day on that is behind."""
    date = draft.date.date if draft.date is not None else None
    since = date is not None and date.relation is Relation.SINCE
    return since and not is_ahead(draft, published)


def is_own_date(draft: Draft) -> bool:
    """Whether its date stands in its own segment."""
    sentence, place = draft.sentence, draft.sentence.place[draft.at]
    return any(sentence.tokens[i] is draft.date for i in range(place.first, place.last))


def has_deadline(draft: Draft, published: dt.date) -> bool:
    """A date by which it shall be, after the day of publication; up to a day to come nothing has been counted."""
    ahead = is_ahead(draft, published) or _has_not_begun(draft, published)
    if ahead and lasts_until(draft, published):
        return False
    return ahead and not _is_recorded(draft, published) and draft.note(Rule.DEADLINE)


def lasts_until(draft: Draft, published: dt.date) -> bool:
    """As in "Five schools remain closed until 26 April": so it is now, and up to a day to come."""
    sentence, date = draft.sentence, draft.date.date if draft.date is not None else None
    until = date is not None and date.relation is Relation.AS_OF and is_ahead(draft, published)
    return until and any(i > draft.at and sentence.clause(i) == sentence.clause(draft.at) for i in sentence.all(_STILL))


def _is_recorded(draft: Draft, published: dt.date) -> bool:
    """As in "counted 19 dead on Sunday and 31 by Tuesday": the Tuesday behind us, since it has been counted."""
    sentence, clause = draft.sentence, draft.sentence.clause(draft.at)
    counted = any(sentence.tokens[i].cue.finite for i in sentence.all(_RECORD) if sentence.clause(i) == clause)
    others = draft.date.date.alternatives if counted and draft.date and draft.date.date else ()
    return any(other.period.end is not None and other.period.end <= published for other in others)


def _has_not_begun(draft: Draft, published: dt.date) -> bool:
    """As in "two of them are delivered in 2026", "is sending 40 next month": in a window that only lies ahead."""
    date = draft.date.date if draft.date else None
    if date is None or date.relation is not Relation.DURING or date.period.start is None:
        return False
    told = draft.was_noted(Rule.PREDICATE) or draft.was_noted(Rule.FATE)
    certain = str(date.period.start.year) in date.text or (told and not date.alternatives)
    return date.period.start > published and certain


def is_to_come(draft: Draft, published: dt.date) -> bool:
    """Whether its date opens a window that has not begun."""
    date = draft.date.date if draft.date else None
    if date is None or date.relation is not Relation.SINCE or date.period.start is None:
        return False
    return date.period.start > published


def is_ahead(draft: Draft, published: dt.date) -> bool:
    """Whether the date of a figure ends behind the day of publication."""
    date = draft.date.date if draft.date else None
    if date is None or date.relation not in UP_TO or date.period.end is None:
        return False
    return (date.period.end - published).days > 1
