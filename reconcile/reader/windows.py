"""Which date a count belongs to, and what period that leaves."""

import datetime as dt
from typing import Final

from reconcile.dates import ONE_DAY, DateExpression, Granularity, Period, Relation, next_day
from reconcile.figures import Kind, Modality, Role
from reconcile.reader.clauses import Sentence
from reconcile.reader.cues import Token
from reconcile.reader.drafts import Draft
from reconcile.reader.growth import is_compared
from reconcile.reader.rules import Rule

_LED: Final = 7  # tokens from "since" to the date: "since the last report of"
_NOW: Final = frozenset(("now",))
_LEADS: Final = 2  # tokens from a date to the number it introduces
_HEAD: Final = 3  # small words before a date at the head of a sentence


def attach_dates(sentence: Sentence, drafts: list[Draft], announced: frozenset[int]) -> None:
    """Give each figure the date that its clause states for it."""
    dates = [
        i for i in sentence.dates if i not in announced and not (_is_name(sentence, i) or _is_of_toll(sentence, i))
    ]
    if not dates:
        return
    for draft in drafts:
        at = _date_for(sentence, draft, drafts, dates)
        if at is not None:
            draft.date = sentence.tokens[at]
            draft.until = _until(sentence, draft, at, dates)
            draft.note(Rule.WINDOW)


def _is_name(sentence: Sentence, at: int) -> bool:
    """As in "rue du 4-Septembre"."""
    return at > 0 and "before" in sentence.tokens[at - 1].tags


def _is_of_toll(sentence: Sentence, at: int) -> bool:
    """As in "six were killed, the toll standing unchanged on Saturday": it dates the toll, and not what was counted."""
    segment = sentence.place[at]
    if segment.has_number or segment.mark != ",":
        return False
    tags = [sentence.tokens[i].tags for i in range(segment.first, at)]
    return any("toll" in tag for tag in tags) and not any("according" in tag for tag in tags)


def _until(sentence: Sentence, draft: Draft, at: int, dates: list[int]) -> Token | None:
    """As in "As of Friday 300 had left since May": a date at the head that closes a window without an end."""
    if _relation(sentence.tokens[at]) is not Relation.SINCE:
        return None
    block = sentence.block(draft.at)
    heads = (i for i in dates if sentence.block(i) == block and i < draft.at and _is_head(sentence, i))
    return next((sentence.tokens[i] for i in heads if _relation(sentence.tokens[i]) is Relation.AS_OF), None)


def _relation(token: Token) -> Relation | None:
    return token.date.relation if token.date is not None else None


def _date_for(sentence: Sentence, draft: Draft, drafts: list[Draft], dates: list[int]) -> int | None:
    """In the segment, then in the clause, then before the first comma, then across an "and"."""
    own = [i for i in dates if sentence.place[i] is sentence.place[draft.at] and not _is_taken(i, draft, drafts)]
    if own:
        return _nearest(own, draft, drafts)
    if draft.is_definite and not (draft.elided and "out_of" in draft.tags_at(draft.at - 1)):
        dates = [i for i in dates if i > draft.at]
    clause = [i for i in dates if sentence.clause(i) == sentence.clause(draft.at)]
    free = [i for i in clause if not (_belongs_to_another(sentence, i, draft, drafts) or _is_taken(i, draft, drafts))]
    if free:
        return min(free, key=lambda i: (i < draft.at, abs(i - draft.at)))
    if _is_of_now(sentence, draft):
        return None
    fronted = _fronted(sentence, draft, drafts, dates)
    return fronted if fronted is not None else _shared(sentence, draft, dates)


def _is_of_now(sentence: Sentence, draft: Draft) -> bool:
    """As in "a week ago there were 400, this time 500"."""
    return any(sentence.clause(i) == sentence.clause(draft.at) for i in sentence.all(_NOW))


def _is_taken(at: int, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether another figure stands between and keeps the date for itself."""
    if at < draft.at:
        return draft.is_definite
    between = [d for d in drafts if draft.at < d.at < at and d is not draft.part_of]
    return any(_keeps(d, draft, at) for d in between)


def _keeps(other: Draft, draft: Draft, at: int) -> bool:
    """Whether it keeps a date from the one before: another reading, "the 500 of 2023", "an appeal of 500 for 2024"."""
    if other.role is not Role.MAIN or draft.role is not Role.MAIN:
        return True
    if other.is_definite and at - other.tail <= 1:
        return True
    return "of" in other.tags_at(other.at - 1) and other.sentence.place[other.at].mark != ","


def _nearest(own: list[int], draft: Draft, drafts: list[Draft]) -> int:
    """The date behind the number before the next number, else any behind it, else the last before it."""
    following = [i for i in own if i > draft.at]
    limit = min((d.at for d in drafts if d.at > draft.at), default=len(draft.sentence.tokens))
    close = [i for i in following if i < limit]
    return (close or following or own[-1:])[0]


def _belongs_to_another(sentence: Sentence, at: int, draft: Draft, drafts: list[Draft]) -> bool:
    """A date in the segment of another figure that is a part, a comparison or an earlier reading is that one's own."""
    owners = [d for d in drafts if d is not draft and sentence.place[d.at] is sentence.place[at]]
    if any(0 < d.at - at <= _LEADS for d in owners):
        return True  # "40 on Friday, on Saturday 55"
    if any(d.role is not Role.MAIN or _is_other_part(d, draft) or _compares(d, at) for d in owners):
        return True
    if any(_is_whole_behind(d, draft) for d in owners):
        return True
    place = sentence.place[draft.at]
    leans = place.mark == "join" and not place.is_finite
    return draft.role is not Role.MAIN or (not leans and bool(owners) and min(d.at for d in owners) < at < draft.at)


def _is_other_part(other: Draft, draft: Draft) -> bool:
    """But "53 in Mozambique and 225 in Malawi since Monday" are parts of one whole, and of one time."""
    here, there = draft.sentence.place[draft.at], other.sentence.place[other.at]
    beside = there.mark == "join" and here.last == there.first
    return other.subset and not (beside and other.part_of is not None and other.part_of is draft.part_of)


def _is_whole_behind(whole: Draft, draft: Draft) -> bool:
    """As in "19 shops opened, out of the 45 planned this year"."""
    return whole is draft.part_of and whole.at > draft.at


def _compares(draft: Draft, at: int) -> bool:
    """As in "532 more than yesterday"."""
    return any(draft.tags_at(i) & {"more", "fewer"} for i in range(draft.at - 1, at)) and draft.elided


def _fronted(sentence: Sentence, draft: Draft, drafts: list[Draft], dates: list[int]) -> int | None:
    """A date at the head of the block, before its first number, holds for the whole block."""
    block = sentence.block(draft.at)
    first = min(d.at for d in drafts if sentence.block(d.at) == block)
    heads = [i for i in dates if sentence.block(i) == block and i < first and _is_head(sentence, i)]
    if not heads or draft.role is Role.PREVIOUS or sentence.place[draft.at].mark == "open":
        return None
    return heads[-1]


def _is_head(sentence: Sentence, at: int) -> bool:
    """Whether only small words stand before it in its block."""
    block = sentence.block(at)
    first = next(segment.first for segment in sentence.segments if segment.block == block)
    return sum(token.word[:1].isalpha() for token in sentence.tokens[first:at]) <= _HEAD


def _shared(sentence: Sentence, draft: Draft, dates: list[int]) -> int | None:
    """Across an "and": "81 died and 821 were hurt on Friday", "200 killed since May and 300 hurt"."""
    if draft.role is not Role.MAIN:
        return None
    clauses = _clauses(sentence, draft)
    here = clauses.index(sentence.clause(draft.at))
    for step in (1, -1):
        if not 0 <= here + step < len(clauses):
            continue
        other = clauses[here + step]
        later = max(here, here + step)
        if _mark_of(sentence, clauses[later]) == "join":
            found = [i for i in dates if sentence.clause(i) == other and _is_free(sentence, i)]
            found = [i for i in found if step < 0 or not _heads_clause(sentence, i)]
            if found and (step > 0 or not _has_auxiliary(sentence, clauses[here])):
                return found[0] if step < 0 else found[-1]
    return None


def _heads_clause(sentence: Sentence, at: int) -> bool:
    """Whether the numbers of its clause stand behind the date."""
    clause = sentence.clause(at)
    return not any(sentence.clause(i) == clause and i < at for i in sentence.numbers)


def _is_free(sentence: Sentence, at: int) -> bool:
    """A deadline, or a date behind "against", is the other clause's own."""
    date = sentence.tokens[at].date
    here = sentence.place[at]
    against = any("against" in t.tags for t in sentence.tokens[here.first : at])
    return date is not None and date.relation is not Relation.BY and not against


def _clauses(sentence: Sentence, draft: Draft) -> list[int]:
    block = sentence.block(draft.at)
    return list(dict.fromkeys(s.clause for s in sentence.segments if s.block == block))


def _mark_of(sentence: Sentence, clause: int) -> str:
    return next(s.mark for s in sentence.segments if s.clause == clause)


def _has_auxiliary(sentence: Sentence, clause: int) -> bool:
    return any("verb" in t.tags for i, t in enumerate(sentence.tokens) if sentence.clause(i) == clause)


def settle_windows(drafts: list[Draft], published: dt.date) -> None:
    """Turn the date of each figure into the window of its kind; parts take the window of their whole."""
    for draft in drafts:
        if draft.date is not None and draft.date.date is not None and not _holds_apart(draft, draft.date):
            _settle(draft, _not_ahead(draft, draft.date.date, published), published)
            draft.when = (draft.date.start, draft.date.end)
    for draft, previous in zip(drafts[1:], drafts, strict=False):
        if draft.is_within and draft.date is not None and draft.date is previous.date:
            draft.inherit_window(previous)  # "As of Sunday 360,000 homes in eight states are without power"
    for draft in drafts:
        whole = draft.part_of
        if draft.date is None and whole is not None and _shares_window(draft, whole):
            draft.inherit_window(whole)


def _holds_apart(draft: Draft, date: Token) -> bool:
    """As in "since Monday 40 were rescued, and 300 are still cut off": the state of another clause is of now."""
    sentence = draft.sentence
    if draft.kind is not Kind.LEVEL or _relation(date) is not Relation.SINCE:
        return False
    return all(sentence.clause(i) != sentence.clause(draft.at) for i in sentence.dates if sentence.tokens[i] is date)


def _not_ahead(draft: Draft, date: DateExpression, published: dt.date) -> DateExpression:
    """What has been counted lies behind: the reading of the date that is not wholly to come."""
    if draft.modality is not Modality.ASSERTED or _has_begun(date, published):
        return date
    return next((other for other in date.alternatives if _has_begun(other, published)), date)


def _has_begun(date: DateExpression, published: dt.date) -> bool:
    return date.period.start is None or date.period.start <= published


def _shares_window(draft: Draft, whole: Draft) -> bool:
    """A part is of the time of its whole in the same block, unless the whole only opens the sentence or lies ahead."""
    if whole.relation is Relation.BY and draft.modality is not whole.modality:
        return False
    listed = draft.sentence.block(draft.at) == draft.sentence.block(whole.at) or not _is_cut_off(draft, whole)
    return listed and not ("out_of" in whole.tags_at(whole.at - 1) and whole.at < draft.at)


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
    if _is_since(draft, date):
        draft.relation, draft.period = Relation.SINCE, Period(date.period.start, None)
    elif draft.kind is Kind.INCREMENT and is_compared(draft):
        draft.period = Period(date.period.start, next_day(published))
    if draft.until is not None and draft.until.date is not None:
        draft.period = _closed(draft.period, draft.until.date.period)
    if draft.kind is Kind.LEVEL:
        _as_level(draft)
    elif draft.kind is Kind.CUMULATIVE:
        _as_total(draft)


def _is_since(draft: Draft, date: DateExpression) -> bool:
    """As in "since the last report of 31 March": the word stands some words before the date."""
    if date.relation is not Relation.DURING or "since" not in draft.sentence.tags:
        return False
    tokens = draft.sentence.tokens
    at = next((i for i in draft.sentence.dates if tokens[i].date is date), 0)
    near = range(at - 1, max(at - _LED, -1), -1)
    since = next((i for i in near if "since" in tokens[i].tags), None)
    return since is not None and not any(tokens[i].number for i in range(since, at))


def _closed(period: Period, until: Period) -> Period:
    """The window up to the end of the second date, where that comes later than its start."""
    open_end = period.end is None and period.start is not None and until.end is not None
    return Period(period.start, until.end) if open_end and until.end > period.start else period  # type: ignore[operator]  # both known by open_end


def _is_past(period: Period, published: dt.date) -> bool:
    after = next_day(published)
    return period.end is not None and after is not None and period.end <= after


def _as_level(draft: Draft) -> None:
    """A state holds at an instant: "as of Sunday" is that Sunday."""
    period = draft.period
    if draft.relation is Relation.AS_OF and period.start is None and period.end is not None:
        draft.period = Period(period.end - ONE_DAY, period.end)
    elif draft.relation is Relation.DURING and draft.granularity is Granularity.DAY:
        draft.relation = Relation.AS_OF


def _as_total(draft: Draft) -> None:
    """A running total on a day is the total up to that day, a toll at the end of a month that up to then."""
    instant = draft.period.days == 1 or (draft.granularity is Granularity.WEEK and draft.was_noted(Rule.TOLL))
    if draft.relation is Relation.DURING and instant and draft.role is not Role.COMPARISON:
        draft.relation = Relation.AS_OF
        draft.period = Period(None, draft.period.end)
