"""Nouns that stand before, in the order of their numbers: "to 43,020 and 101,110 respectively"."""

from typing import Final

from reconcile.reader.drafts import Draft, is_listed
from reconcile.reader.sentences.clauses import Sentence

_SMALL: Final = frozenset(("articles", "of"))
_REACH: Final = 12  # tokens from a list of nouns to its numbers
_NOW: Final = frozenset(("now",))
_RESPECTIVE: Final = frozenset(("respective",))


def in_order(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The figure at the same place of the list before, where a word says that the order is the same."""
    if "respective" not in draft.sentence.tags or not _is_bare(draft):
        return None
    first, last = _run(drafts, drafts.index(draft))
    there = drafts[: first + 1][-(last - first + 2) : -1]
    if first == last or len(there) <= last - first or not _is_told(draft, there[-1]):
        return None
    return there[drafts.index(draft) - first]


def noun_in_order(draft: Draft, drafts: list[Draft]) -> int | None:
    """As in "deaths and injuries rose to 120 and 340": the noun with the same place in a list without numbers."""
    first, last = _run(drafts, drafts.index(draft))
    nouns = _joined_nouns(draft.sentence, drafts[first].at) if last > first else []
    return nouns[drafts.index(draft) - first] if len(nouns) == last - first + 1 else None


def _joined_nouns(sentence: Sentence, end: int) -> list[int]:
    """The list of nouns that stands nearest before a token."""
    found: list[int] = []
    joined = True
    for i in range(end - 1, max(end - _REACH, 0) - 1, -1):
        token = sentence.tokens[i]
        if token.cue.unit and joined:
            found.insert(0, i)
            joined = False
        elif token.number or (found and not (token.cue.mark in (",", "join") or _SMALL & token.tags)):
            break
        joined = joined or (bool(found) and token.cue.mark in (",", "join"))
    return found


def _is_bare(draft: Draft) -> bool:
    return draft.elided or (draft.unit is None and draft.noun is None)


def _run(drafts: list[Draft], k: int) -> tuple[int, int]:
    """The first and the last of the listed numbers without nouns around one."""
    first = last = k
    while first and _is_bare(drafts[first - 1]) and is_listed(drafts[first], drafts[first - 1]):
        first -= 1
    while last + 1 < len(drafts) and _is_bare(drafts[last + 1]) and is_listed(drafts[last + 1], drafts[last]):
        last += 1
    return first, last


def _is_told(draft: Draft, before: Draft) -> bool:
    """Whether the word stands behind the list of nouns, in the block of the number."""
    sentence = draft.sentence
    return any(i > before.at and sentence.block(i) == sentence.block(draft.at) for i in sentence.all(_RESPECTIVE))


def is_of_now(draft: Draft) -> bool:
    """Whether its clause sets the present against an earlier reading."""
    sentence = draft.sentence
    return any(sentence.clause(i) == sentence.clause(draft.at) for i in sentence.all(_NOW))


def of_then(draft: Draft, before: list[Draft]) -> Draft:
    """As in "a week ago there were 400 cases and 12 deaths, this time 500 and 15": in the same order."""
    here = [d for d in before if d.shares_clause(draft)]
    there = before[: len(before) - len(here)]
    return there[len(here)] if len(here) < len(there) else before[-1]
