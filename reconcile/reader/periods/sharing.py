"""Dates that two clauses share across an "and"."""

from typing import Final

from reconcile.dates import Relation
from reconcile.figures import Role
from reconcile.reader.drafts import Draft
from reconcile.reader.sentences.clauses import Sentence

_COMPARING: Final = frozenset(("more", "fewer", "up", "down"))
_PLANNED: Final = frozenset(("planned",))
_UP_TO_NOW: Final = frozenset(("since", "so_far"))
RUNNING: Final = frozenset(("toll", "so_far", "total", "total_of", "now", "current", "stock"))
BEFALLEN: Final = ("death", "injury")
_BEFALLING: Final = ("kill", "die", "injure")


def compares(draft: Draft, at: int) -> bool:
    """As in "532 more than yesterday"."""
    signed = not draft.token.inner.isdisjoint(_COMPARING)  # "menos 42 do que em 2022"
    bare = draft.elided or draft.number.unit is not None  # "300 tonnes, 40 tonnes less than in May"
    return bare and (signed or any(draft.tags_at(i) & _COMPARING for i in range(draft.at - 2, at)))


def shared_across(sentence: Sentence, draft: Draft, drafts: list[Draft], dates: list[int]) -> int | None:
    """Across an "and": "81 died and 821 were hurt on Friday", "200 killed since May and 300 hurt".

    Who was killed and who was hurt share it across a comma and a verb too: „am Montag starben 17, 43 wurden verletzt“.
    """
    if draft.role is not Role.MAIN:
        return None
    clauses = _clauses(sentence, draft)
    here = clauses.index(sentence.clause(draft.at))
    for step in (1, -1):
        if not 0 <= here + step < len(clauses):
            continue
        other = clauses[here + step]
        later = max(here, here + step)
        mark, befell = _mark_of(sentence, clauses[later]), _befell_both(sentence, draft, drafts, clauses[here + step])
        if mark == "join" or (mark == "," and befell):
            found = [i for i in dates if sentence.clause(i) == other and _is_free(sentence, i)]
            found = [i for i in found if not any(d is not draft and d.at < i and compares(d, i) for d in drafts)]
            found = [i for i in found if step < 0 or not _heads_clause(sentence, i)]
            if found and step > 0 and _tells_since_when(sentence, clauses[here]):
                continue
            if found and _is_to_come(sentence, other) and not _tells_to_come(sentence, clauses[here]):
                continue
            if found and (step > 0 or befell or not _has_auxiliary(sentence, clauses[here])):
                return found[0] if step < 0 else found[-1]
    return None


def _befell_both(sentence: Sentence, draft: Draft, drafts: list[Draft], clause: int) -> bool:
    """Whether somebody was killed or hurt in this clause and in another, and neither is a toll."""
    both = [d for d in drafts if d is draft or (sentence.clause(d.at) == clause and d.role is Role.MAIN)]
    here = {clause, sentence.clause(draft.at)}
    own = any(sentence.clause(i) in here for i in sentence.all(RUNNING))
    return len(both) > 1 and not own and all(d.unit in BEFALLEN or d.predicate in _BEFALLING for d in both)


def _tells_since_when(sentence: Sentence, clause: int) -> bool:
    """As in "1,200 have been lost since the dam broke, and 350 were damaged on Monday"."""
    return any(sentence.clause(i) == clause for i in sentence.all(_UP_TO_NOW))


def _is_to_come(sentence: Sentence, clause: int) -> bool:
    """As in "500 have arrived, and 1,500 are expected until March"."""
    return any(sentence.clause(i) == clause for i in sentence.all(_PLANNED))


def _tells_to_come(sentence: Sentence, clause: int) -> bool:
    """But "12 of the 19 promised" tells of what has come."""
    tokens = sentence.tokens
    return any(sentence.clause(i) == clause and "announced" not in tokens[i].tags for i in sentence.all(_PLANNED))


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
