"""What period a count is of, given the date that its sentence states for it."""

import datetime as dt
from typing import Final

from reconcile.dates import ONE_DAY, DateExpression, Granularity, Period, Relation, next_day
from reconcile.figures import Kind, Modality, Role
from reconcile.reader.drafts import Draft
from reconcile.reader.kinds.growth import is_compared
from reconcile.reader.periods.dating import is_part_by_now, relation_of
from reconcile.reader.rules import Rule
from reconcile.reader.sentences.cues import Token

_UP_TO: Final = (Relation.AS_OF, Relation.BY, Relation.BEFORE)
_OF_THE_PAST: Final = (Modality.ASSERTED, Modality.DENIED)
_TOLL: Final = frozenset(("toll",))
_VERBS: Final = frozenset(("verb", "reach", "grow", "change"))
_LEADS: Final = frozenset(("to", "reach", "exceed", "approach"))


def settle_windows(drafts: list[Draft], published: dt.date) -> None:
    """Turn the date of each figure into the window of its kind; parts take the window of their whole."""
    for draft in drafts:
        date = draft.date.date if draft.date is not None else None
        if draft.modality is Modality.PLANNED and date is not None and _has_run(date, published):
            draft.drop_date()  # « s'est engagé à construire 20 000 logements en un an »
        if draft.date is not None and draft.date.date is not None and not _holds_apart(draft, draft.date):
            _settle(draft, _as_told(draft, draft.date.date, published), published)
            draft.when = (draft.date.start, draft.date.end)
    for draft, previous in zip(drafts[1:], drafts, strict=False):
        if draft.is_within and draft.date is not None and draft.date is previous.date:
            draft.inherit_window(previous)  # "As of Sunday 360,000 homes in eight states are without power"
    for k, total in enumerate(drafts):
        _end_with_additions(total, drafts[:k], published)
    for draft in drafts:
        whole = draft.part_of
        if draft.date is None and whole is not None and _shares_window(draft, whole):
            draft.inherit_window(whole)


def _has_run(date: DateExpression, published: dt.date) -> bool:
    """Whether it is a length of time that ends with the day of publication: nothing planned is of that."""
    lasting = date.duration is not None and date.relation is Relation.DURING
    return lasting and date.period.end == next_day(published) and date.period.days != 1


def _is_reached_in(total: Draft, before: list[Draft], published: dt.date) -> bool:
    """As in "jumped by 1,200 to 15,000 in a week", "the toll climbed overnight to 52": so many there are at its end."""
    rolling = total.relation is Relation.DURING and total.period.days != 1 and total.period.end == next_day(published)
    if total.date is None or not rolling:
        return False
    stepped = before and (
        before[-1].role is Role.PREVIOUS or (before[-1].kind is Kind.INCREMENT and total.date is before[-1].date)
    )
    return _has_risen(total) or (bool(stepped) and "to" in total.tags_at(total.at - 1))


def _has_risen(total: Draft) -> bool:
    """Whether a toll rises to it, and the date tells when; but "the toll of the past 24 hours rose to 52"."""
    sentence = total.sentence
    if total.kind is not Kind.CUMULATIVE or not total.was_noted(Rule.TOLL) or "bring" in sentence.tags:
        return False
    if _LEADS.isdisjoint(total.tags_at(total.at - 1)):
        return False
    toll = max((i for i in sentence.all(_TOLL) if i < total.at), default=0)
    verb = next((i for i in range(toll + 1, total.at) if not _VERBS.isdisjoint(total.tags_at(i))), total.at)
    return not any(toll < i < verb for i in sentence.dates if sentence.tokens[i] is total.date)


def _end_with_additions(total: Draft, before: list[Draft], published: dt.date) -> None:
    """A total that additions lead to, or one beside it, is that of the end of their window."""
    current = [d for d in before if d.role is not Role.PREVIOUS]
    addition = next((d for d in reversed(current) if _is_reached_by(d, total)), None)
    if addition is not None and (addition is current[-1] or total.date is addition.date):
        _end_with(total, addition, published)
    elif _is_reached_in(total, before, published):
        total.period, total.relation = Period(None, total.period.end), Relation.AS_OF
    beside = before[-1] if before and addition is None else None
    if beside is not None and total.kind is beside.kind is Kind.CUMULATIVE and total.date is beside.date:
        total.inherit_window(beside)


def _end_with(total: Draft, addition: Draft, published: dt.date) -> None:
    """Where the addition ends; its own start remains: "eight on Tuesday, bringing the dead since Saturday to 45"."""
    if _has_own_start(total):
        over = _is_past(addition.period, published) and addition.period.end != next_day(published)
        total.period = Period(total.period.start, addition.period.end if over else None)
    else:
        total.period, total.relation = Period(None, addition.period.end), Relation.AS_OF
        total.when = addition.when


def _has_own_start(total: Draft) -> bool:
    return total.relation is Relation.SINCE and total.period.start is not None and total.period.end is None


def _is_reached_by(addition: Draft, total: Draft) -> bool:
    """As in "twelve more on Tuesday, bringing the number to 81": the total of the end of that Tuesday."""
    shared = total.date is addition.date and total.date is not None
    begun, ended = total.period.start, addition.period.end
    own = begun is not None and ended is not None and _has_own_start(total) and begun < ended
    if not (shared or own or (total.date is None and addition.period.days == 1)):
        return False
    summed_up = shared and "total_of" in total.token.inner  # "212 new cases last week, for a total of 3,573"
    summed_up = summed_up or (shared and total.was_noted(Rule.TOTAL) and total.unit == addition.unit)
    leads = summed_up or addition.was_noted(Rule.ADDS_UP) or "bring" in addition.sentence.tags
    summed = total.kind is Kind.CUMULATIVE and addition.kind is Kind.INCREMENT and total.shares_block(addition)
    return leads and summed and addition.relation is Relation.DURING


def _holds_apart(draft: Draft, date: Token) -> bool:
    """As in "since Monday 40 were rescued, and 300 are still cut off": the state of another clause is of now."""
    sentence = draft.sentence
    if draft.kind is not Kind.LEVEL or relation_of(date) is not Relation.SINCE:
        return False
    here = {sentence.clause(draft.at)}
    if "relative" in draft.tags_at(draft.tail):
        here.add(sentence.clause(draft.tail))  # "the 18 who have been there since May"
    return all(sentence.clause(i) not in here for i in sentence.dates if sentence.tokens[i] is date)


def _as_told(draft: Draft, date: DateExpression, published: dt.date) -> DateExpression:
    """What has been counted lies behind, what is to be done by a day ahead: the reading of the date that fits."""
    if draft.modality is Modality.PLANNED and date.relation in _UP_TO and _is_past(date.period, published):
        return next((other for other in date.alternatives if not _is_past(other.period, published)), date)
    if draft.modality not in _OF_THE_PAST or _has_begun(date, published):
        return date
    return next((other for other in reversed(date.alternatives) if _has_begun(other, published)), date)


def _has_begun(date: DateExpression, published: dt.date) -> bool:
    start, end = date.period.start, date.period.end
    if start is None and date.relation is Relation.BY:
        return _is_past(date.period, published)
    if start is None or start < published:
        return True
    return start == published and (end is None or _is_past(date.period, published))


def _shares_window(draft: Draft, whole: Draft) -> bool:
    """A part is of the time of its whole in the same block, unless the whole only opens the sentence or lies ahead."""
    if whole.relation is Relation.BY and draft.modality is not whole.modality:
        return False
    if is_part_by_now(draft) and whole.relation is Relation.DURING:
        return False
    if whole.at > draft.at and whole.sentence.place[whole.at] is not draft.sentence.place[draft.at]:
        return False  # "19 shops opened, out of the 45 planned this year"
    if draft.at < whole.at and _is_dated_apart(whole):
        return False
    listed = draft.sentence.block(draft.at) == draft.sentence.block(whole.at) or not _is_cut_off(draft, whole)
    return listed and not ("out_of" in whole.tags_at(whole.at - 1) and whole.at < draft.at)


def _is_dated_apart(whole: Draft) -> bool:
    """As in "15 of the 40 arrested on Friday have been released": its date stands before the verb of the part."""
    sentence, place = whole.sentence, whole.sentence.place[whole.at]
    at = next((i for i in sentence.dates if sentence.tokens[i] is whole.date and whole.at < i < place.last), place.last)
    return any(sentence.tokens[i].cue.finite for i in range(at + 1, place.last))


def _is_cut_off(draft: Draft, whole: Draft) -> bool:
    low, high = sorted((draft.at, whole.at))
    return any(token.word == ";" for token in draft.sentence.tokens[low:high])


def _settle(draft: Draft, date: DateExpression, published: dt.date) -> None:
    draft.granularity = date.granularity
    draft.period, draft.relation = date.period, date.relation
    if date.relation is Relation.AS_OF and draft.modality is Modality.PLANNED and not _is_past(date.period, published):
        draft.relation = Relation.BY  # "until Friday" of what is to come
    if date.relation is Relation.BY and draft.modality is not Modality.PLANNED and _is_past(date.period, published):
        draft.relation = Relation.AS_OF
    if draft.runs_since:
        draft.relation, draft.period = Relation.SINCE, Period(date.period.start, None)
    elif draft.kind is Kind.INCREMENT and is_compared(draft) and not _is_ahead(date.period, published):
        draft.period = Period(date.period.start, next_day(published))
        if draft.role is not Role.COMPARISON:
            draft.relation = Relation.SINCE  # since what was reported on that day
    if draft.until is not None and draft.until.date is not None:
        draft.period = _closed(draft.period, draft.until.date.period)
    if draft.kind is Kind.LEVEL:
        _as_level(draft)
    elif draft.kind is Kind.CUMULATIVE:
        _as_total(draft)


def _closed(period: Period, until: Period) -> Period:
    """The window up to the end of the second date, where that comes later than its start or right behind its end."""
    goes_on = until.start is not None and period.end == until.start
    opened = period.end is None and period.start is not None and until.end is not None and until.end > period.start
    return Period(period.start, until.end) if goes_on or opened else period


def _is_past(period: Period, published: dt.date) -> bool:
    after = next_day(published)
    return period.end is not None and after is not None and period.end <= after


def _is_ahead(period: Period, published: dt.date) -> bool:
    after = next_day(published)
    return period.start is not None and after is not None and period.start >= after


def _as_level(draft: Draft) -> None:
    """A state holds at an instant: "as of Sunday" is that Sunday."""
    period = draft.period
    if draft.relation is Relation.AS_OF and period.start is None and period.end is not None:
        draft.period = Period(period.end - ONE_DAY, period.end)
    elif draft.relation is Relation.DURING and draft.period.days == 1:
        draft.relation = Relation.AS_OF


def _as_total(draft: Draft) -> None:
    """A running total on a day is the total up to then; at the end of a month so are a toll and what "already" came."""
    place = draft.sentence.place[draft.at]
    already = any("so_far" in draft.tags_at(i) for i in range(place.first, place.last))
    reached = draft.was_noted(Rule.TOLL) or already
    instant = draft.period.days == 1 or (draft.granularity is Granularity.WEEK and reached)
    if draft.relation is Relation.DURING and instant and draft.role is not Role.COMPARISON:
        draft.relation = Relation.AS_OF
        draft.period = Period(None, draft.period.end)
