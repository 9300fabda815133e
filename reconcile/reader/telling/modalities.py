"""How sure a figure is: asserted, planned, possible or denied."""

import datetime as dt
from itertools import pairwise
from typing import Final

from reconcile.figures import Modality, Role
from reconcile.reader.drafts import Draft
from reconcile.reader.rules import Rule
from reconcile.reader.sentences.clauses import Sentence
from reconcile.reader.telling.deadlines import (
    UP_TO,
    has_deadline,
    is_ahead,
    is_over,
    is_own_date,
    is_since_then,
    is_to_come,
    lasts_until,
)
from reconcile.reader.telling.sparing import is_already, is_spared

_REACH: Final = 24  # tokens between a verb and the number it makes uncertain
_BEHIND: Final = 14
_SMALL_WORDS: Final = 2  # between "not" and a number
_LINKING: Final = frozenset(("articles", "of", "to", "source"))
_DIVIDED: Final = 5  # tokens from a part to its whole behind it
_UNSURE: Final = (
    (Rule.DENIED, Modality.DENIED),
    (Rule.PLANNED, Modality.PLANNED),
    (Rule.POSSIBLE, Modality.POSSIBLE),
)
_OWNED: Final = 3  # tokens from a number to what was planned: "the 100,000 it had targeted"
_SMALL: Final = frozenset(("stop", "join"))
_POSSIBLE: Final = frozenset(("possible",))
_FUTURE: Final = frozenset(("future",))
_SHORT: Final = 2  # tokens from an auxiliary at the end of a clause to behind its full stop
_CHANGES: Final = frozenset(("bring", "change", "grow", "shrink", "revise"))
_UNSETTLED: Final = (Modality.PLANNED, Modality.POSSIBLE)
_DENIES: Final = frozenset(("denied", "say"))
_TELLING: Final = frozenset(("say", "record"))
_TAGS: Final = frozenset(tag.value for tag, _ in _UNSURE)  # the lists of the lexicon are called as the rules are


def read_modalities(sentence: Sentence, drafts: list[Draft], published: dt.date) -> None:
    """The modality of each figure; parts take that of their whole."""
    unsure = not _TAGS.isdisjoint(sentence.tags)
    wholes = ((d, d.part_of) for d in drafts if d.part_of is not None)
    divided = {id(whole) for part, whole in wholes if whole.is_fronted or _divides(part, whole)}
    for draft in drafts:
        if is_already(draft) and is_ahead(draft, published) and not is_own_date(draft):
            draft.drop_date()  # "ten will be sent by Friday, six have already arrived"
        shared_out = draft.is_shared_out or id(draft) in divided
        draft.modality = _of_whole(draft) if shared_out else _modality(draft, published, unsure)
        draft.is_to_come = is_to_come(draft, published)
        lasts = draft.modality is Modality.ASSERTED and lasts_until(draft, published)
        if lasts or (draft.modality is Modality.PLANNED and _is_no_date_of_plan(draft, published)):
            draft.drop_date()
        if draft.modality is Modality.ASSERTED and (draft.is_to_come or (shared_out and is_ahead(draft, published))):
            draft.drop_date()  # "will close 45 of its 310 shops by March", "back a strike starting in March"
    _keep_dates_apart(drafts)
    _read_neighbours(drafts)
    _free_wholes(drafts, published)
    for draft in drafts:
        if draft.modality in _UNSETTLED and not draft.revises and (at := _changed_plan(draft)) is not None:
            draft.revises = draft.note(Rule.REVISES, at)
        if draft.part_of is not None and _shares_fate(draft, draft.part_of):
            draft.modality = draft.part_of.modality


def _keep_dates_apart(drafts: list[Draft]) -> None:
    """What has been done and what is to come have no date in common."""
    for draft, following in pairwise(drafts):
        if _is_of_planned(draft, following):
            (following if following is draft.part_of else draft).drop_date()
        elif _is_of_done(draft, following):
            following.drop_date()


def _is_no_date_of_plan(draft: Draft, published: dt.date) -> bool:
    """As in "40 have been closed since May, and another 20 will follow", "pledged 2 billion on Monday"."""
    promised = draft.predicate == "pledge" and is_over(draft, published)
    return promised or (is_since_then(draft, published) and not is_own_date(draft))


def _free_wholes(drafts: list[Draft], published: dt.date) -> None:
    """As in "over the next five years it will cut 300 of its 900 jobs": it has them now."""
    for part in drafts:
        whole, date = part.part_of, part.date.date if part.date is not None else None
        if whole is None or date is None or date.period.end is None or whole.modality is part.modality:
            continue
        if part.date is whole.date and date.period.end > published and part.modality is Modality.PLANNED:
            whole.drop_date()


def _read_neighbours(drafts: list[Draft]) -> None:
    for before, draft in pairwise(drafts):
        for right, wrong in ((before, draft), (draft, before)):
            if wrong.modality is Modality.DENIED and _is_put_right(right, wrong):
                right.revises = right.note(Rule.REVISES)
        if before.modality is Modality.PLANNED and _is_consequence(draft, before):
            draft.modality = Modality.PLANNED


def _changed_plan(draft: Draft) -> int | None:
    """As in "raised its pledge to 24", "cut its forecast to 10": the plan changes, and not only what is planned.

    The verb of change in its clause, where a word for the plan is its object or opens the clause as its subject.
    """
    sentence, at = draft.sentence, draft.at
    to = next((i for i in (at - 1, at - 2) if "to" in draft.tags_at(i)), None)
    changed = None if to is None or draft.role is not Role.MAIN else sentence.in_clause(at, _CHANGES, _REACH)
    if to is None or changed is None:
        return None
    first = sentence.place[at].first
    opening = first + bool(sentence.place[at].mark)
    opening += "stop" in draft.tags_at(opening)
    led = opening + 1 == changed or sentence.tokens[opening + 1].cue.finite
    told = draft.modality.value
    subject = told in draft.tags_at(opening) and led and opening < changed and not sentence.tokens[opening].cue.finite
    spoken = (to - 1, *range(max(changed + 1, first), to), draft.tail)  # „hat seine Zusage auf 24 erhöht“, « promis »
    return changed if subject or any(told in draft.tags_at(i) for i in spoken) else None


def _shares_fate(part: Draft, whole: Draft) -> bool:
    """As in "plans to cut 300 jobs, 120 of them in Lyon"; but not "420 of which have already gone"."""
    behind = whole.at < part.at and part.shares_block(whole)
    return behind and part.modality is Modality.ASSERTED and not (whole.is_fronted or _is_done(part))


def _is_of_planned(draft: Draft, following: Draft) -> bool:
    """As in "it has sent 19 and will send six in May": the date behind both is that of what is to come.

    But in "14 of the 18 promised had arrived by May" it is that of the part.
    """
    shared = draft.date is not None and draft.date is following.date and draft.date.start > following.token.start
    return shared and draft.modality is Modality.ASSERTED and following.modality is Modality.PLANNED


def _is_of_done(draft: Draft, following: Draft) -> bool:
    """As in "By Sunday 840,000 had been given, 70 % of the target of 1.2 million": up to then was counted."""
    shared = draft.date is not None and draft.date is following.date and draft.date.start < draft.token.start
    planned = draft.modality is Modality.ASSERTED and following.modality is Modality.PLANNED
    date = draft.date.date if draft.date is not None else None
    return shared and planned and date is not None and date.relation in UP_TO


def _is_put_right(draft: Draft, wrong: Draft) -> bool:
    """As in "the toll is 97, not 112", "withdrew its figure of 112, saying 97 had died"; or the old one was wrong."""
    same = draft.unit == wrong.unit and draft.role is Role.MAIN and draft.modality is Modality.ASSERTED
    return same and not draft.revises and (_instead(wrong) is not None or _is_own_slip(draft, wrong))


def _is_own_slip(draft: Draft, wrong: Draft) -> bool:
    """As in "88 died; an earlier toll of 96 was wrong"; but not "the army denied an earlier toll of 96"."""
    old = wrong.role is Role.PREVIOUS and draft.sentence is wrong.sentence
    return old and not any(token.tags >= _DENIES for token in wrong.sentence.tokens)


def _is_consequence(draft: Draft, before: Draft) -> bool:
    """As in "will close 30 branches, cutting 400 jobs": a participle right behind the comma."""
    place = draft.sentence.place[draft.at]
    behind = before.sentence.place[before.at].last == place.first and draft.shares_block(before)
    opens = draft.sentence.tokens[place.first + 1].cue
    led = opens.predicate is not None or "bring" in opens.tags
    sure = draft.modality is Modality.ASSERTED
    return sure and behind and place.mark == "," and led and not (place.is_finite or opens.finite or opens.unit)


def _divides(part: Draft, whole: Draft) -> bool:
    """As in "14 of the 18 tanks will be sent": what is to come is said of the part."""
    return 0 < whole.at - part.at <= _DIVIDED and part.shares_clause(whole)


def _of_whole(draft: Draft) -> Modality:
    """Only what its own noun phrase says: "14 of the 18 promised tanks", "94 % of the target population of 591"."""
    tokens, tail = draft.sentence.tokens, draft.tail
    told = draft.is_definite and any("announced" in token.tags for token in tokens[tail : tail + 2])
    if told and "planned" in tokens[tail].tags | tokens[min(tail + 1, len(tokens) - 1)].tags:
        return Modality.PLANNED  # "half of the 600 promised", "of the 600 it promised"
    attribute = tokens[draft.at + 1 : tail + 1]
    if attribute and tail < len(tokens) and attribute[-1].cue.finite:
        attribute.pop()
    promised = any("planned" in token.tags for token in attribute) or "planned" in draft.tags_at(draft.at - 1)
    return Modality.PLANNED if promised else Modality.ASSERTED


def _is_done(draft: Draft) -> bool:
    """As in "of the 900 homes promised, 150 have been built": an event of its own, not "eight of whom are dead"."""
    told = draft.was_noted(Rule.PREDICATE) or draft.was_noted(Rule.FATE)
    place = draft.sentence.place[draft.at]
    own = draft.sentence.tokens[place.first : place.last]
    return any("so_far" in t.tags or (told and t.cue.finite and not t.cue.predicate) for t in own)


def _modality(draft: Draft, published: dt.date, unsure: bool) -> Modality:
    wrong = _instead(draft)
    if wrong is not None:
        draft.note(Rule.DENIED, wrong)
        return Modality.DENIED
    if draft.negated is not None:
        draft.note(Rule.DENIED, draft.negated)
        return Modality.DENIED
    found = _cue(draft) if unsure else None
    open_end = found is Modality.POSSIBLE and draft.bounds.low is None
    if open_end and not _is_feared(draft) and has_deadline(draft, published):
        return Modality.PLANNED  # "could send up to 900 by December"
    if found is not None:
        return found
    ahead = _future(draft)
    if ahead is None:
        ahead = _purpose(draft)
    if ahead is not None:
        draft.note(Rule.PLANNED, ahead)
        return Modality.PLANNED
    if "possible" in draft.token.inner:
        draft.note(Rule.POSSIBLE)
        return Modality.POSSIBLE
    return Modality.PLANNED if has_deadline(draft, published) else Modality.ASSERTED


def _is_feared(draft: Draft) -> bool:
    """As in "fears that up to 900 will be hit by December": nobody plans what somebody is afraid of."""
    sentence, block = draft.sentence, draft.sentence.block(draft.at)
    told = (i for i in sentence.all(_POSSIBLE) if i < draft.at and sentence.block(i) == block)
    return any("say" in draft.tags_at(i) for i in told)


def _instead(draft: Draft) -> int | None:
    """As in "97, not 112", « 48 et non de 52 », "not the 1,700 they claim"; but not "instead of the 60 planned"."""
    if "instead_of" not in draft.sentence.tags:
        return None
    at = draft.at - 1
    while draft.at - at <= _SMALL_WORDS and not _LINKING.isdisjoint(draft.tags_at(at)):
        at -= 1
    if "instead_of" not in draft.tags_at(at) or draft.was_noted(Rule.EXCEEDS):
        return None
    noun = range(draft.at, draft.tail + _OWNED) if at < draft.at - 1 else range(0)
    return None if any("planned" in draft.tags_at(i) for i in noun) else at


def _cue(draft: Draft) -> Modality | None:
    """From what stands before the number in its clause and behind it in its segment; denials, then what is nearest."""
    near = _scope(draft)
    denied = [i for i in near if "denied" in draft.tags_at(i)]
    for i in denied + near:
        for tag, modality in _UNSURE:
            if tag in draft.tags_at(i) and not is_spared(draft, tag, i):
                draft.note(tag, i)
                return modality
    return None


def _future(draft: Draft) -> int | None:
    """As in „wird bis Juni 100 Panzer liefern“, „die 100 Panzer, die im Juni eintreffen werden“: the auxiliary."""
    sentence, own = draft.sentence, draft.sentence.place[draft.at]
    if "infinitive" not in sentence.tags or draft.role is Role.PREVIOUS:
        return None
    finite = (i for i in range(own.first, own.last) if sentence.tokens[i].cue.finite)
    if any("future" not in draft.tags_at(i) for i in finite):
        return None  # „wird 2.000 Stellen streichen und hat 500 schon abgebaut“
    near = [i for i in sentence.all(_FUTURE) if sentence.clause(i) == own.clause]
    return next((i for i in near if _is_with_infinitive(draft, i)), None)


def _is_with_infinitive(draft: Draft, auxiliary: int) -> bool:
    """Whether the infinitive ends a segment from there on, or stands right before it."""
    sentence, clause = draft.sentence, draft.sentence.clause(auxiliary)
    if "infinitive" in draft.tags_at(auxiliary - 1) and sentence.place[auxiliary].last - auxiliary <= _SHORT:
        return True
    ends = (segment.last - 1 for segment in sentence.segments if segment.clause == clause and segment.last > auxiliary)
    return any("infinitive" in draft.tags_at(end - (sentence.tokens[end].word == ".")) for end in ends)


def _purpose(draft: Draft) -> int | None:
    """As in "To build 400 homes, the city …": at the head of its segment, with the infinitive behind it."""
    sentence = draft.sentence
    if "purpose" not in sentence.tags:
        return None
    place = sentence.place[draft.at]
    head = next((i for i in (place.first, place.first + 1) if "purpose" in draft.tags_at(i)), None)
    if head is None or head > draft.at:
        return None
    last = next((i for i in range(head + 1, place.last) if draft.tags_at(i).isdisjoint(_SMALL)), head)
    ends = range(draft.tail, place.last)
    infinite = sentence.tokens[last].cue.predicate or any(_is_with_to(draft, i) for i in ends)
    return head if infinite else None


def _is_with_to(draft: Draft, at: int) -> bool:
    """As in "um 10.000 Bäume zu fällen"."""
    return draft.sentence.tokens[at].cue.predicate is not None and "to" in draft.tags_at(at - 1)


def _scope(draft: Draft) -> list[int]:
    """The words of doubt that bear on a figure, nearest first."""
    sentence, at = draft.sentence, draft.at
    tokens, clause, segment = sentence.tokens, sentence.clause(at), sentence.place[at]
    low = max(at - _REACH, 0)
    before = [i for i in range(low, at) if sentence.clause(i) == clause and not _TAGS.isdisjoint(tokens[i].tags)]
    before += [i for i in range(at + 1, draft.tail) if "possible" in draft.tags_at(i)]  # "dozens feared dead"
    behind = sentence.ahead(_start_behind(draft), _TAGS, _BEHIND)
    if behind is not None and behind < segment.last:
        before.append(behind)
    if draft.resume is not None:  # "two soldiers and twelve tanks will be sent"
        shared = sentence.ahead(draft.resume - 1, _TAGS, _BEHIND)
        last = sentence.place[draft.resume - 1].last
        before += [shared] if shared is not None and shared < last else []
    before += [i for i in sentence.all(_POSSIBLE) if i >= segment.last and _is_guessed(draft, i)]
    return sorted(before, key=lambda i: at - i if i < at else i - draft.tail)


def _is_guessed(draft: Draft, at: int) -> bool:
    """As in "17,000 have fled, the agency estimates": who guesses stands behind it, with no number of its own."""
    told = not _TELLING.isdisjoint(draft.tags_at(at)) and draft.attribution is not None
    there, here = draft.sentence.place[at], draft.sentence.place[draft.at]
    return told and there.block == here.block and not there.has_number


def _start_behind(draft: Draft) -> int:
    """The last token of the noun phrase; behind a whole also its participle: "14 des 18 chars promis"."""
    whole = draft.part_of
    if whole is None or not _divides(draft, whole):
        return draft.tail - 1
    tokens = draft.sentence.tokens
    return whole.tail - (whole.tail >= len(tokens) or tokens[whole.tail].cue.finite)
