"""Parts of a whole, earlier readings, comparisons, corrections, and how sure a figure is."""

import datetime as dt
from typing import Final

from reconcile.bounds import Amount
from reconcile.clauses import Sentence
from reconcile.cues import Token
from reconcile.dates import Relation
from reconcile.drafts import Draft
from reconcile.figures import Modality, Role

_UNSURE: Final = (("denied", Modality.DENIED), ("planned", Modality.PLANNED), ("possible", Modality.POSSIBLE))
_REACH: Final = 24  # tokens between a verb and the number it makes uncertain


def read_roles(sentence: Sentence, drafts: list[Draft]) -> None:
    """Role, part and revision of the figures of a sentence."""
    for k, draft in enumerate(drafts):
        before = drafts[:k]
        following = drafts[k + 1] if k + 1 < len(drafts) else None
        draft.role = _role(draft, before[-1] if before else None, following)
        draft.revises = draft.role is Role.MAIN and any("revise" in t.tags for t in _clause(sentence, draft.at))
        whole = _whole(sentence, draft, before, drafts[k + 1 :])
        if whole is not None or _is_of_unnumbered(draft, following):
            draft.subset, draft.part_of = True, whole
            draft.note("part")


def _clause(sentence: Sentence, at: int) -> list[Token]:
    clause, low = sentence.clause(at), max(at - _REACH, 0)
    return [t for i, t in enumerate(sentence.tokens[low : at + _REACH], low) if sentence.clause(i) == clause]


# ---------------------------------------------------------------- earlier readings and comparisons
def _role(draft: Draft, previous: Draft | None, following: Draft | None) -> Role:
    tokens = draft.sentence.tokens
    if _is_difference(draft, following):
        draft.note("difference")
        return Role.COMPARISON
    for i in draft.sentence.before(draft.at, 3):
        if "against" in tokens[i].tags:
            draft.note("earlier reading", tokens[i])
            return Role.PREVIOUS
        if not tokens[i].tags & {"stop", "articles", "of"}:
            break
    if _starts_change(draft, previous, following) or _is_former(draft):
        draft.note("earlier reading")
        return Role.PREVIOUS
    return Role.MAIN


def _is_difference(draft: Draft, following: Draft | None) -> bool:
    """ "3 730 more than the 5 262 declared", "more than planned": no day stands behind "than"."""
    tokens = draft.sentence.tokens
    for i in range(draft.at + 1, min(draft.tail + 2, len(tokens) - 1)):
        if tokens[i].tags & {"more", "fewer"} and "than" in draft.tags_at(i + 1):
            behind = tokens[i + 2 : i + 5]
            if any(token.date for token in behind):
                return False
            compared = following is not None and following.at <= i + 4
            return compared or any("planned" in token.tags for token in behind)
    return False


def _starts_change(draft: Draft, previous: Draft | None, following: Draft | None) -> bool:
    """ "from 334 to 602" or "to 602, from 334" behind a verb of change."""
    if not any("source" in draft.tags_at(i) for i in range(draft.at - 3, draft.at)):
        return False
    sentence = draft.sentence
    if not any("change" in t.tags for t in _clause(sentence, draft.at)):
        return False
    forward = following is not None and following.at - draft.at <= 5 and "to" in draft.tags_at(following.at - 1)
    back = previous is not None and any("to" in draft.tags_at(i) for i in range(max(previous.at - 2, 0), previous.at))
    return forward or (back and sentence.block(draft.at) == sentence.block(previous.at) if previous else forward)


def _is_former(draft: Draft) -> bool:
    segment = draft.sentence.place[draft.at]
    return any("formerly" in t.tags for t in draft.sentence.tokens[segment.first : segment.last])


# ---------------------------------------------------------------- parts
def _whole(sentence: Sentence, draft: Draft, before: list[Draft], after: list[Draft]) -> Draft | None:
    """The figure of which this one is a part, where the text marks it."""
    following = after[0] if after else None
    mains = [d for d in before if d.role is Role.MAIN and not d.is_within and "instead_of" not in d.tags_at(d.at - 1)]
    head = next((d for d in reversed(mains) if not d.subset), None)
    if head is not None and (_is_introduced(sentence, draft, before) or _is_of_them(draft)):
        return head
    return _divided(draft, following) or _among(draft, after) or _listed(sentence, draft, before, head)


def _is_introduced(sentence: Sentence, draft: Draft, before: list[Draft]) -> bool:
    """ "dont 300", "including 12 children and 3 women"."""
    place = sentence.place[draft.at]
    for i in range(draft.at - 1, max(draft.at - 5, place.first - 1), -1):
        if "part" in sentence.tokens[i].tags:
            draft.note("part of", sentence.tokens[i])
            return True
        if sentence.tokens[i].number:
            return False
    previous = before[-1] if before else None
    joined = previous is not None and previous.subset and place.mark == "join" and not place.has_verb
    joined = joined and not draft.tags_at(draft.at - 1) & {"more", "other"}
    return joined and previous is not None and sentence.clause(previous.at) == place.clause


def _is_of_them(draft: Draft) -> bool:
    sentence = draft.sentence
    for i in range(draft.at + 1, min(draft.tail + 2, len(sentence.tokens))):
        if "of_them" in draft.tags_at(i):
            ahead = sentence.tokens[i + 1 : i + 3]
            return not ("part" in draft.tags_at(i) and any(token.number for token in ahead))
    return False


def _divided(draft: Draft, following: Draft | None) -> Draft | None:
    """ "seven of the 16 patients"."""
    if following is None or following.at - draft.at > 6 or sentence_of(draft, following):
        return None
    between = range(draft.at + 1, following.at)
    marked = any("out_of" in draft.tags_at(i) for i in range(max(following.at - 2, draft.at + 1), following.at))
    plain = all(draft.sentence.tokens[i].word != "," for i in between)
    return following if marked and plain and _fits(draft, following) else None


def _is_of_unnumbered(draft: Draft, following: Draft | None) -> bool:
    """ "165 of its jets": a part of a whole without a number."""
    of = "out_of" in draft.tags_at(draft.at + 1) and "of" not in draft.tags_at(draft.at + 1)
    return of and (following is None or following.at > draft.at + 3)


def _among(draft: Draft, after: list[Draft]) -> Draft | None:
    """ "13 cases were confirmed, out of 43 reported"."""
    if draft.is_within or draft.role is not Role.MAIN:
        return None
    for whole in after:
        marked = "out_of" in draft.tags_at(whole.at - 1) and draft.sentence.tokens[whole.at - 2].word == ","
        if marked and not sentence_of(draft, whole) and _fits(draft, whole):
            return whole
    return None


def sentence_of(draft: Draft, other: Draft) -> bool:
    """Whether the two stand in different clauses."""
    return draft.sentence.clause(draft.at) != draft.sentence.clause(other.at)


def _listed(sentence: Sentence, draft: Draft, before: list[Draft], head: Draft | None) -> Draft | None:
    """Behind "of the 55 drones, ", behind a colon, in a parenthesis: parts of the figure before."""
    if head is None or not _fits(draft, head):
        return None
    first = head.at
    fronted = "out_of" in head.tags_at(first - 1) and sentence.place[first].first >= first - 2
    if fronted and sentence.block(first) == sentence.block(draft.at) and (draft.elided or draft.unit == head.unit):
        return head
    mark = sentence.segments[_block_start(sentence, draft.at)].mark
    return head if mark in (":", "(") and before and _same_list(sentence, draft, head) else None


def _block_start(sentence: Sentence, at: int) -> int:
    block = sentence.block(at)
    return next(k for k, segment in enumerate(sentence.segments) if segment.block == block)


def _same_list(sentence: Sentence, draft: Draft, head: Draft) -> bool:
    """Whether the list stands right behind the whole, and counts the same or names its members."""
    start = sentence.segments[_block_start(sentence, draft.at)].first
    ends = sentence.block(start - 1) == sentence.block(head.at) if start else False
    if not ends or draft.number.text[:1] == "+":
        return False
    inside = sentence.tokens[start].word == "("
    return inside or draft.elided or draft.unit in (None, head.unit)


def _fits(part: Draft, whole: Draft) -> bool:
    """A part is not above its whole."""
    low, high = _least(part), whole.bounds.high
    return low is None or high is None or low <= high


def _least(draft: Draft) -> Amount | None:
    return draft.bounds.low if draft.bounds.low is not None else draft.bounds.high


# ---------------------------------------------------------------- how sure
def read_modality(sentence: Sentence, drafts: list[Draft], published: dt.date) -> None:
    """Asserted, planned, possible or denied; parts and coordinated figures take it from their whole."""
    for draft in drafts:
        draft.modality = _modality(sentence, draft, published)
    for draft in drafts:
        whole = draft.part_of
        if whole is not None and draft.modality is Modality.ASSERTED and whole.at < draft.at:
            same = sentence.block(draft.at) == sentence.block(whole.at)
            draft.modality = whole.modality if same else draft.modality


def _modality(sentence: Sentence, draft: Draft, published: dt.date) -> Modality:
    tokens = sentence.tokens
    if "instead_of" in draft.tags_at(draft.at - 1):
        draft.note("denied", tokens[draft.at - 1])
        return Modality.DENIED
    for token in _scope(sentence, draft):
        for tag, modality in _UNSURE:
            if tag in token.tags and not (tag == "planned" and draft.role is Role.PREVIOUS):
                draft.note(tag, token)
                return modality
    if "possible" in draft.token.inner:
        draft.note("possible", draft.token)
        return Modality.POSSIBLE
    date = draft.date.date if draft.date else None
    if (
        date is not None
        and date.relation is Relation.BY
        and date.period.end is not None
        and date.period.end > published
    ):
        draft.note("deadline", draft.date)
        return Modality.PLANNED if (date.period.end - published).days > 1 else Modality.ASSERTED
    return Modality.ASSERTED


def _scope(sentence: Sentence, draft: Draft) -> list[Token]:
    """What stands before the number in its clause and behind it in its segment, denials and what is nearest first."""
    clause, segment = sentence.clause(draft.at), sentence.place[draft.at]
    before = [i for i in range(draft.at - 1, max(draft.at - _REACH, -1), -1) if sentence.clause(i) == clause]
    behind = [i for i in sentence.after(draft.tail - 1, _REACH) if i < segment.last]
    near = sorted((*before, *behind), key=lambda i: abs(i - (draft.at if i < draft.at else draft.tail)))
    tokens = [sentence.tokens[i] for i in near]
    return [t for t in tokens if "denied" in t.tags] + tokens
