"""What happened to the counted: sent, killed, ready."""

from typing import Final

from reconcile.drafts import Draft

_REACH: Final = 14  # tokens to the predicate
# what happened to persons that has a noun of its own, under which all reports of it meet
_EVENTS: Final = {"kill": "death", "die": "death", "injure": "injury", "miss": "missing", "infect": "infection"}
# nouns that say themselves what happened
SELF_TELLING: Final = frozenset(
    (*_EVENTS.values(), "arrest", "arrival", "delivery", "recovery", "rescue", "birth", "hospitalisation", "victim")
)
_PERSONS: Final = (None, "person")


def read_predicates(drafts: list[Draft]) -> None:
    """The predicate of each figure; none where the noun says it."""
    previous: Draft | None = None
    for draft in drafts:
        if draft.unit not in SELF_TELLING:
            _read(draft, previous)
        previous = draft


def _read(draft: Draft, previous: Draft | None) -> None:
    at = _nearest(draft)
    predicate = draft.sentence.tokens[at].cue.predicate if at is not None else None
    if at is None and previous is not None and draft.shares_clause(previous):
        predicate = previous.predicate
    if draft.unit in _PERSONS and predicate in _EVENTS:
        draft.unit, predicate = _EVENTS[predicate], None
    elif at is not None:
        draft.note("predicate", at)
    draft.predicate = predicate


def _nearest(draft: Draft) -> int | None:
    """The nearest predicate behind the noun, else before the number, else further on in the clause."""
    sentence, at, tail = draft.sentence, draft.at, draft.tail
    tokens, place, clause = sentence.tokens, sentence.place, sentence.clause(draft.at)
    limit = len(tokens)
    further = None
    past = False
    for i in range(tail, min(tail + 2 * _REACH, limit)):
        if place[i].clause != clause:
            continue
        token = tokens[i]
        past = past or token.number is not None or i > tail + _REACH
        cue = token.cue
        if cue.predicate and not (cue.unit and i > tail and not tokens[i - 1].tags):
            if not past:
                return i
            further = i if further is None and cue.unit is None else further
    for i in range(at - 1, max(at - _REACH, -1), -1):
        if place[i].clause == clause:
            if tokens[i].number:
                break
            if tokens[i].cue.predicate:
                return i
    return further
