"""Which date of its sentence a count belongs to."""

import datetime as dt
from itertools import pairwise
from typing import Final

from reconcile.calendars.arithmetic import unit_at
from reconcile.dates import DateExpression, Granularity, Period, Relation
from reconcile.figures import Role
from reconcile.reader.drafts import Draft, is_listed
from reconcile.reader.periods.belonging import (
    is_of_announcement,
    is_of_another_thing,
    is_of_attribute,
    is_of_event,
    is_of_onset,
    is_of_start,
)
from reconcile.reader.periods.keeping import belongs_to_another, is_taken
from reconcile.reader.periods.sharing import BEFALLEN, RUNNING, shared_across
from reconcile.reader.rules import Rule
from reconcile.reader.sentences.clauses import Sentence
from reconcile.reader.sentences.cues import Mark, Token

_OF_OTHERS: Final = (is_of_event, is_of_announcement, is_of_onset, is_of_start, is_of_attribute)
_BARE: Final = frozenset(("stop", "report", "release"))
_NOW: Final = frozenset(("now", "current"))
_BEFORE_DAY: Final = frozenset(("one", "within"))
_BRACKET: Final = 3  # tokens from a date to one in a bracket
_LEADS: Final = 2  # tokens from a date to the number it introduces
_FROM_THEN: Final = (Relation.SINCE, Relation.DURING)
_DURING: Final = Relation.DURING
_ANTECEDENT: Final = 3  # tokens from the date of a noun to its relative clause
_DIVIDED: Final = 5  # tokens from a part to its whole behind it
_TIMES: Final = frozenset(("when", "past"))  # what opens a clause that tells when
_HEAD: Final = 3  # small words before a date at the head of a sentence


def attach_dates(sentence: Sentence, drafts: list[Draft], announced: frozenset[int]) -> None:
    """Give each figure the date that its clause states for it."""
    for draft in drafts:
        draft.date = _then(sentence, draft, announced)
        if draft.date is not None:
            draft.note(Rule.WINDOW)
            if draft.role is Role.MAIN and "extreme" in sentence.tags:
                draft.role = Role.PREVIOUS  # the toll of another flood, to compare this one with
                draft.note(Rule.EARLIER)
    dates = [i for i in sentence.dates if i not in announced and not is_of_another_thing(sentence, i)]
    if not dates:
        return
    for draft in (draft for draft in drafts if draft.date is None):
        at = _date_for(sentence, draft, drafts, dates)
        if at is not None and not _is_summed_apart(draft, drafts, at):
            at = _refined(sentence, at, dates)
            draft.date = sentence.tokens[at]
            draft.until = _until(sentence, draft, at, dates)
            draft.note(Rule.WINDOW)
    for draft in drafts:
        _share_with_subjects(draft, drafts)
    for wrong, draft in pairwise(drafts):
        _share_with_right(wrong, draft)


def _share_with_subjects(draft: Draft, drafts: list[Draft]) -> None:
    """As in "two soldiers and twelve tanks were sent on Monday": the day of the verb that they share."""
    last = next((d for d in drafts if d.at > draft.at and (d.tail == draft.resume or _is_pair(draft, d))), None)
    if draft.date is None and last is not None and last.date is not None and last.date.start > last.token.start:
        draft.date, draft.until = last.date, last.until
        draft.note(Rule.WINDOW)


def _share_with_right(wrong: Draft, draft: Draft) -> None:
    """As in „am Sonntag starben nicht neun, sondern sieben“: the day of the wrong number is that of the right one."""
    named = "instead_of" in wrong.tags_at(wrong.at - 1) and wrong.date is not None
    if draft.date is None and named and draft.at - wrong.tail <= _LEADS and draft.shares_block(wrong):
        draft.date, draft.until = wrong.date, wrong.until
        draft.note(Rule.WINDOW)


def _is_pair(draft: Draft, other: Draft) -> bool:
    """As in "against 10 and 35 on Monday", "against ten dead and 35 wounded on Monday"."""
    earlier = all(d.role is Role.PREVIOUS for d in (draft, other)) and draft.shares_clause(other)
    return earlier and (is_listed(other, draft) or (draft.is_in_order and other.is_in_order))


def _refined(sentence: Sentence, at: int, dates: list[int]) -> int:
    """As in « en mars (semaines 10 à 13) »: the date in a bracket right behind, where it says the same more exactly."""
    inner = next((i for i in dates if at < i <= at + _BRACKET), at)
    told, closer = _window(sentence.tokens[at]), _window(sentence.tokens[inner])
    if inner == at or not (told and closer) or sentence.tokens[at + 1].word != "(":
        return at
    return inner if told[0] <= closer[0] and closer[1] <= told[1] else at


def _window(token: Token) -> tuple[dt.date, dt.date] | None:
    """The days that a date is about, where it has a first and a last one."""
    during = token.date.period if token.date is not None and token.date.relation is Relation.DURING else Period()
    return (during.start, during.end) if during.start is not None and during.end is not None else None


def _is_summed_apart(draft: Draft, drafts: list[Draft], at: int) -> bool:
    """As in "62 have died since June, and 500 in all", "9 on Monday and 419 since the war began": of the one before."""
    sentence, place = draft.sentence, draft.sentence.place[draft.at]
    if sentence.place[at] is place or not any(d.at < at < draft.at for d in drafts):
        return False
    since = relation_of(sentence.tokens[at]) is Relation.SINCE
    summed = any("total" in token.tags for token in sentence.tokens[place.first : place.last])
    return (since and summed) or any("since" in token.tags for token in sentence.tokens[draft.tail : place.last])


def _until(sentence: Sentence, draft: Draft, at: int, dates: list[int]) -> Token | None:
    """As in "As of Friday 300 had left since May": a date at the head that closes a window without an end.

    As in "in November and December", too: a date behind "and" that goes on where the window ends.
    """
    following = _second_date(sentence, at, dates)
    if following is not None and relation_of(sentence.tokens[at]) is relation_of(following) is Relation.DURING:
        return following
    if relation_of(sentence.tokens[at]) is not Relation.SINCE:
        return None
    block = sentence.block(draft.at)
    heads = (i for i in dates if sentence.block(i) == block and i < draft.at and _is_head(sentence, i))
    return next((sentence.tokens[i] for i in heads if relation_of(sentence.tokens[i]) is Relation.AS_OF), None)


def _second_date(sentence: Sentence, at: int, dates: list[int]) -> Token | None:
    """Behind "and" and a small word: "el viernes y el sábado"; but "on Friday and on Saturday 12 more" is of those."""
    tokens = sentence.tokens
    if at + 1 >= len(tokens) or "join" not in tokens[at + 1].tags:
        return None
    small = at + 2 < len(tokens) and not tokens[at + 2].tags.isdisjoint(_BEFORE_DAY)
    second = at + 2 + small
    if second not in dates or (small and any(token.number for token in tokens[second + 1 : second + 2])):
        return None
    return tokens[second]


def relation_of(token: Token) -> Relation | None:
    """How a token that is a date relates to what happened."""
    return token.date.relation if token.date is not None else None


def _date_for(sentence: Sentence, draft: Draft, drafts: list[Draft], dates: list[int]) -> int | None:
    """In the segment, then in the clause, then before the first comma, then across an "and"."""
    part = next((d for d in drafts if draft in (d, d.part_of) and _divides(d)), None)
    dates = dates if part is None else _on_its_side(draft, part, dates)
    of_others = _OF_OTHERS if part in (None, draft) else _OF_OTHERS[:-1]  # its attribute tells of the whole
    dates = [i for i in dates if not any(told(draft, i) for told in of_others)]
    own = [i for i in dates if sentence.place[i] is sentence.place[draft.at] and not is_taken(i, draft, drafts)]
    if own:
        return _nearest(own, draft, drafts)
    if is_part_by_now(draft):
        dates = [i for i in dates if relation_of(sentence.tokens[i]) is Relation.SINCE]
    phrase = range(draft.at - 1, draft.tail + 1) if "current" in sentence.tags else ()
    known = draft.is_definite or any("current" in draft.tags_at(i) for i in phrase)
    if known and not (draft.elided and "out_of" in draft.tags_at(draft.at - 1)):
        dates = [i for i in dates if i > draft.at]
    clause = [i for i in dates if sentence.clause(i) == sentence.clause(draft.at) or _is_bracketed(sentence, i, draft)]
    clause = [i for i in clause if not _is_of_bracketed(draft, i, drafts)]
    free = [i for i in clause if not (belongs_to_another(sentence, i, draft, drafts) or is_taken(i, draft, drafts))]
    if free:
        return _own_of(sentence, draft, drafts, free)
    if (told := _before_clause(sentence, draft)) in dates or (told := _in_relative_clause(draft, dates)) is not None:
        return told
    if _is_of_now(sentence, draft):
        return None
    fronted = _fronted(sentence, draft, drafts, dates)
    shared = shared_across(sentence, draft, drafts, dates) if fronted is None else fronted
    return _when(sentence, draft, dates) if shared is None else shared


def _when(sentence: Sentence, draft: Draft, dates: list[int]) -> int | None:
    """As in "Twelve people were killed when a bomb went off on Sunday": what happened then, of that day."""
    happened = draft.predicate not in (None, "miss") or draft.unit in BEFALLEN
    if "when" not in sentence.tags or draft.role is not Role.MAIN or not happened:
        return None
    behind = [s for s in sentence.segments if s.first > draft.at and s.block == sentence.block(draft.at)]
    opening = next((s for s in behind if s.mark == "open"), None)
    if opening is None or "when" not in draft.tags_at(opening.first):
        return None
    own = sentence.tokens[sentence.place[draft.at].first : opening.first]
    then = (i for i in dates if sentence.clause(i) == opening.clause and relation_of(sentence.tokens[i]) is _DURING)
    return None if any(not RUNNING.isdisjoint(token.tags) for token in own) else next(then, None)


def _own_of(sentence: Sentence, draft: Draft, drafts: list[Draft], free: list[int]) -> int:
    """The date behind it, else the last before it; but in "On Monday, 12 died, 40 since May", the one at the head."""
    headed = any(i < draft.at and _is_head(sentence, i) for i in free)
    others = {sentence.place[d.at].first for d in drafts if headed and d.at > draft.at}
    own = [i for i in free if i < draft.at or sentence.place[i].first not in others]
    return min(own, key=lambda i: (i < draft.at, abs(i - draft.at)))


def is_part_by_now(draft: Draft) -> bool:
    """As in "fled on Monday, of whom 150 have already been caught": not on the day of the whole."""
    place = draft.sentence.place[draft.at]
    near = draft.sentence.tokens[draft.at : place.last] if draft.part_of is not None else []
    return any("so_far" in token.tags for token in near) and any(token.cue.finite for token in near)


def _in_relative_clause(draft: Draft, dates: list[int]) -> int | None:
    """As in "on top of the 18 who have been there since May": what is said of a known number right behind it."""
    if not draft.is_definite or "relative" not in draft.tags_at(draft.tail):
        return None
    place = draft.sentence.place[draft.tail]
    return next((i for i in dates if not place.has_number and place.first <= i < place.last), None)


def _on_its_side(draft: Draft, part: Draft, dates: list[int]) -> list[int]:
    """As in "12 of the 31 seized in May were freed on Sunday": the whole has the date before the verb."""
    tokens, last = draft.sentence.tokens, draft.sentence.place[part.at].last
    first = next((i for i in dates if part.at < i < last), last)
    verb = next((i for i in range(first + 1, last) if tokens[i].cue.finite), None)
    if verb is None:
        return dates
    return [i for i in dates if not (part.at < i < verb if draft is part else verb < i < last)]


def _divides(part: Draft) -> bool:
    """As in "12 of the 31"."""
    whole, place = part.part_of, part.sentence.place
    return whole is not None and 0 < whole.at - part.at <= _DIVIDED and place[part.at] is place[whole.at]


def _is_bracketed(sentence: Sentence, at: int, draft: Draft) -> bool:
    """As in "41 missing (as of 9 September)": a bracket with nothing but a date is said of what it follows."""
    opening = sentence.opening(at)
    own = sentence.tokens[sentence.place[draft.at].first : sentence.place[draft.at].last]
    if draft.at > opening.first or any("since" in token.tags for token in own):
        return False
    return _is_bare_bracket(sentence, at) and sentence.block(opening.first - 1) == sentence.block(draft.at)


def _is_bare_bracket(sentence: Sentence, at: int) -> bool:
    """Whether a date stands in a bracket with nothing but small words."""
    opening = sentence.opening(at)
    return opening.mark in ("(", "[") and all(
        i == at or not _BARE.isdisjoint(token.tags) or not token.word[:1].isalnum()
        for i, token in enumerate(sentence.tokens[opening.first : at + 2], opening.first)
    )


def _is_of_bracketed(draft: Draft, at: int, drafts: list[Draft]) -> bool:
    """As in "87 in hospital (90 on Monday)": a date in a bracket with a number of its own."""
    block = draft.sentence.block(at)
    inside = any(d is not draft and d.is_bracketed and draft.sentence.block(d.at) == block for d in drafts)
    return inside and draft.sentence.block(draft.at) != block


def _before_clause(sentence: Sentence, draft: Draft) -> int | None:
    """What stands right before "when" at the head of the clause: "in 2023, when 27,500 arrived"."""
    clause = sentence.clause(draft.at)
    heads = (next(s.first for s in sentence.segments if s.clause == clause), sentence.place[draft.at].first)
    opening = next((first for first in heads if "when" in draft.tags_at(first)), None)
    return None if opening is None else opening - 1 - (sentence.tokens[opening - 1].word == ",")


def _then(sentence: Sentence, draft: Draft, announced: frozenset[int]) -> Token | None:
    """As in "the worst flood since 1998, when 63 people drowned": no window opens then."""
    at = _before_clause(sentence, draft) if sentence.dates else None
    at = at if at in sentence.dates else _of_antecedent(sentence, draft)
    token = sentence.tokens[at] if at is not None and at not in announced else None
    date = token.date if token is not None else None
    if token is None or date is None or date.relation not in _FROM_THEN or date.period.start is None:
        return None
    then = _first_unit(date) if date.relation is Relation.SINCE else date.period
    return Mark(token.start, token.end, date=date.replace(period=then, relation=Relation.DURING)) if then else None


def _first_unit(date: DateExpression) -> Period | None:
    """The year of "since 1998"; a season is no unit that starts on the first of a month."""
    unit, start = date.granularity or Granularity.DAY, date.period.start
    days = unit_at(start, unit) if start is not None and unit is not Granularity.SEASON else None
    return Period(*days) if days else None


def _of_antecedent(sentence: Sentence, draft: Draft) -> int | None:
    """As in "since the 1998 flood that killed 63", « depuis celui de 2011, qui avait fait 12 morts »."""
    at = max((i for i in sentence.dates if i < draft.at), default=None)
    if at is None or any(at < i < draft.at for i in sentence.numbers):
        return None
    behind = (i for i in range(at + 1, min(at + 1 + _ANTECEDENT, draft.at)) if "relative" in draft.tags_at(i))
    opening = next(behind, None)
    return at if opening is not None and sentence.place[opening] is sentence.place[draft.at] else None


def _is_of_now(sentence: Sentence, draft: Draft) -> bool:
    """As in "a week ago there were 400, this time 500", "by 2030 there shall be 500, at present there are 40"."""
    return any(sentence.clause(i) == sentence.clause(draft.at) for i in sentence.all(_NOW))


def _nearest(own: list[int], draft: Draft, drafts: list[Draft]) -> int:
    """The date behind the number before the next number, else any behind it, else the last before it."""
    following = [i for i in own if i > draft.at]
    limit = min((d.at for d in drafts if d.at > draft.at), default=len(draft.sentence.tokens))
    close = [i for i in following if i < limit]
    return (close or following or own[-1:])[0]


def _fronted(sentence: Sentence, draft: Draft, drafts: list[Draft], dates: list[int]) -> int | None:
    """A date at the head of the block, before its first number, holds for the whole block."""
    block = sentence.block(draft.at)
    first = min(d.at for d in drafts if sentence.block(d.at) == block)
    heads = [i for i in dates if sentence.block(i) == block and i < first and _is_head(sentence, i)]
    heads = heads or [i for i in dates if i < first and _explains_head(sentence, i, block)]
    earlier = draft.role is Role.PREVIOUS and draft.at != first
    if not heads or earlier or sentence.place[draft.at].mark == "open":
        return None
    return heads[-1]


def _explains_head(sentence: Sentence, at: int, block: int) -> bool:
    """As in "In the reporting week (28 October to 3 November), 611 cases …": in a bracket behind the head."""
    opening = sentence.opening(at)
    head = sentence.place[opening.first - 1] if opening.first else opening
    first = any(0 <= start - head.first <= 1 for start in sentence.heads(head.first))
    told = head.block == block and first and not (head.has_number or head.is_verbal)
    return told and _is_bare_bracket(sentence, at)


def _is_head(sentence: Sentence, at: int) -> bool:
    """Whether only a few words stand before it in its statement, or it tells when in a clause before that."""
    return _is_in_clause_of_time(sentence, at) or any(
        sum(token.word[:1].isalpha() for token in sentence.tokens[first:at]) <= _HEAD for first in sentence.heads(at)
    )


def _is_in_clause_of_time(sentence: Sentence, at: int) -> bool:
    """As in "When the dam in the hills above the town broke on Monday, 40 people drowned"."""
    first = sentence.place[at].first
    return sentence.place[at].mark == "open" and first == 0 and not _TIMES.isdisjoint(sentence.tokens[0].tags)
