"""What did not happen: "did not arrest 40 people", "40 people were not arrested"."""

from typing import Final

from reconcile.reader.drafts import Draft

_REACH: Final = 5  # tokens from a word for not to the verb it goes with
_LAST: Final = 3  # tokens from one behind the object to the end of what the verb says: "nahm 40 Menschen nicht fest"
_NEGATED: Final = frozenset(("negated",))
_BETWEEN: Final = frozenset(("verb", "been", "stop", "planned", "possible"))


def negation_of(draft: Draft, verb: int) -> int | None:
    """The word for not that goes with the predicate of a figure, if any."""
    sentence = draft.sentence
    apart = sentence.place[verb] is not sentence.place[draft.at] and draft.resume is None
    if _NEGATED.isdisjoint(sentence.tags) or apart:
        return None
    before = _before(draft, verb)
    if before is not None or verb > draft.at:
        return before
    if "negated" in draft.tags_at(verb + 1):
        return verb + 1
    if sentence.tokens[verb].cue.unit is not None:
        return None  # „Von den 97 Erkrankten waren 81 nicht geimpft“: a noun, and another verb
    last = sentence.place[verb].last
    ends = (i for i in range(max(draft.tail, last - _LAST), last) if "negated" in draft.tags_at(i))
    return next((i for i in ends if i + 1 == last or sentence.tokens[i + 1].cue.predicate is None), None)


def _before(draft: Draft, verb: int) -> int | None:
    """With only auxiliaries and small words up to the verb."""
    for i in range(verb - 1, max(verb - 1 - _REACH, -1), -1):
        tags = draft.tags_at(i)
        if "negated" in tags:
            return i
        if _BETWEEN.isdisjoint(tags) or draft.sentence.tokens[i].cue.mark:
            return None
    return None
