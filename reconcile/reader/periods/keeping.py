"""Figures that keep a date from the others of its clause."""

from typing import Final

from reconcile.figures import Role
from reconcile.reader.drafts import Draft
from reconcile.reader.periods.sharing import compares
from reconcile.reader.sentences.clauses import Sentence

_SMALL: Final = frozenset(("stop", "articles", "of", "within"))
_PLANNED: Final = frozenset(("planned",))
_LEADS: Final = 2  # tokens from a date to the number it introduces


def is_taken(at: int, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether another figure stands between and keeps the date for itself."""
    if at < draft.at:
        place = draft.sentence.place
        earlier = (d for d in drafts if d.role is Role.PREVIOUS and place[d.at] is place[at] is place[draft.at])
        return draft.is_definite or any(d.at < at <= d.tail + 1 for d in earlier)  # "from 31 on Sunday to 44"
    if _is_promised(draft.part_of, draft, at) or _is_of_whole(draft, at):
        return True
    between = [d for d in drafts if draft.at < d.at < at and d is not draft.part_of]
    return any(_keeps(d, draft, at) for d in between)


def _is_promised(whole: Draft | None, part: Draft, at: int) -> bool:
    """As in "524,000 of the million shells promised by March": the date is that of the promise."""
    if whole is None or not part.at < whole.at < at:
        return False
    return any("planned" in whole.tags_at(i) for i in range(whole.tail, min(whole.tail + 2, at)))


def _is_of_whole(part: Draft, at: int) -> bool:
    """As in "has spent 40 of the 120 million raised last year": the verb of the part stands before it."""
    whole, sentence = part.part_of, part.sentence
    if whole is None or not part.at < whole.at < at:
        return False
    first = sentence.place[part.at].first
    told = any(sentence.tokens[i].cue.predicate for i in range(first, part.at))
    behind = [token for token in sentence.tokens[whole.at + 1 : at] if token.tags.isdisjoint(_SMALL)]
    return told and bool(behind) and behind[-1].cue.unit is None


def _keeps(other: Draft, draft: Draft, at: int) -> bool:
    """Whether it keeps a date from the one before: another reading, "the 500 of 2023", "an appeal of 500 for 2024"."""
    if other.role is not Role.MAIN or draft.role is not Role.MAIN:
        return True
    if other.is_definite and (at - other.tail <= 1 or "on_top" in other.tags_at(other.at - 2)):
        return True  # "the 500 of 2023", "on top of the 800,000 it gave in July"
    return "of" in other.tags_at(other.at - 1) and other.sentence.place[other.at].mark != ","


def belongs_to_another(sentence: Sentence, at: int, draft: Draft, drafts: list[Draft]) -> bool:
    """A date in the segment of another figure that is a part, a comparison or an earlier reading is that one's own."""
    owners = [d for d in drafts if d is not draft and sentence.place[d.at] is sentence.place[at]]
    if _leans_on_earlier(draft, owners):
        return False
    if any("bring" in draft.tags_at(i) for i in range(draft.tail, at)) and any(draft.at < d.at < at for d in owners):
        return True  # "two more have died, taking the toll to 19 since January"
    if any(_is_added(d, at) for d in owners):
        return True
    if any(0 < d.at - at <= _LEADS for d in owners) and not _is_of_verb(draft, at):
        return True  # "40 on Friday, on Saturday 55"
    if any(d.role is not Role.MAIN or _is_other_part(d, draft) or compares(d, at) for d in owners):
        return True
    if any(_is_whole_behind(d, draft) for d in owners):
        return True
    if any(_is_planned_apart(d, draft) for d in owners):
        return True
    place = sentence.place[draft.at]
    leans = place.mark == "join" and not place.is_finite
    return draft.role is not Role.MAIN or (not leans and bool(owners) and min(d.at for d in owners) < at < draft.at)


def _is_added(draft: Draft, at: int) -> bool:
    """As in "added 6 cases from September, bringing the total to 220": when those were that are added now."""
    first = draft.sentence.place[draft.at].first
    return draft.at < at and any("add" in draft.tags_at(i) for i in range(first, draft.at))


def _is_planned_apart(planned: Draft, draft: Draft) -> bool:
    """As in "has sent 180 and promises 60 by Friday": a verb of what is to come, behind what has been done."""
    sentence, tokens = draft.sentence, draft.sentence.tokens
    if planned.at < draft.at or _PLANNED.isdisjoint(sentence.tags):
        return False
    ahead = any("planned" in token.tags for token in tokens[sentence.place[planned.at].first : planned.at])
    return ahead and not any("planned" in token.tags for token in tokens[sentence.opening(draft.at).first : draft.tail])


def _is_of_verb(draft: Draft, at: int) -> bool:
    """As in « incautó el lunes 300 armas y 40 granadas »: behind the verb, whose objects go on behind "and"."""
    here, there = draft.sentence.place[draft.at], draft.sentence.place[at]
    before = draft.sentence.tokens[there.first : at]
    told = any(token.cue.verbal or "bring" in token.tags for token in before)
    return told and here.mark == "join" and here.clause == there.clause


def _leans_on_earlier(draft: Draft, owners: list[Draft]) -> bool:
    """As in "a week ago there were 400 cases and 12 deaths, this time 500": both are of then."""
    joined = draft.sentence.place[draft.at].mark == "join"
    return joined and draft.role is Role.PREVIOUS and any(d.role is Role.PREVIOUS and d.at < draft.at for d in owners)


def _is_other_part(other: Draft, draft: Draft) -> bool:
    """But "53 in Mozambique and 225 in Malawi since Monday" are parts of one whole, and of one time."""
    here, there = draft.sentence.place[draft.at], other.sentence.place[other.at]
    beside = there.mark == "join" and here.last == there.first
    return other.subset and not (beside and other.part_of is not None and other.part_of is draft.part_of)


def _is_whole_behind(whole: Draft, draft: Draft) -> bool:
    """As in "19 shops opened, out of the 45 planned this year"."""
    return whole is draft.part_of and whole.at > draft.at
