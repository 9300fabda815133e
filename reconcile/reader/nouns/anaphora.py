"""Nouns that the sentence before has: "Two sailors drowned. Five more …", "The correct figure is 302"."""

from collections.abc import Sequence
from typing import Final

from reconcile.figures import Role
from reconcile.reader.drafts import Draft

_MORE: Final = frozenset(("more", "other", "fewer", "rest"))
_PLANNED: Final = frozenset(("planned",))
_REVISE: Final = frozenset(("revise",))
_OF_THEM: Final = frozenset(("thereof",))
_COUNTED_OUT: Final = frozenset(("of_them",))
_SUMS: Final = frozenset(("number_of",))
_BE: Final = frozenset(("be", "formerly"))
_HEAD: Final = 3  # tokens from the head of a sentence to its number
_CLOSE: Final = 2  # tokens from "was" to its number
_NEAR: Final = 4  # tokens from a word for a plan to its number
_REACH: Final = 6  # tokens from a word for a correction, or a pronoun, to its number


def in_the_sentence_before(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The figure of the sentence before whose noun this one leaves out: the last for "more", else what it was about."""
    beside = draft.tags_at(draft.at - 1) | draft.tags_at(draft.at + 1)
    if not beside.isdisjoint(_MORE):
        return next(filter(_is_about, reversed(earlier)), None)
    if _is_number(draft) and not _is_put_right(draft):
        return min(filter(_is_about, earlier), key=lambda other: _far(draft, other), default=None)
    taken_up = any(told(draft) for told in _TAKEN_UP)
    wrong = earlier[:1] if _is_put_right(draft) else ()  # "An earlier version said 357 died. The correct figure is 347"
    return next((d for d in (*filter(_is_about, earlier), *wrong)), None) if taken_up else None


def _far(draft: Draft, other: Draft) -> float:
    """How far two counts are from each other: "54,000 crates lie there, 73 ships wait. A week ago it was 28"."""
    sizes = [bounds.low if bounds.low is not None else bounds.high for bounds in (draft.bounds, other.bounds)]
    less, more = sorted(abs(float(size or 0)) for size in sizes)
    return more / less if less else float("inf")


def _is_headed(draft: Draft) -> bool:
    """As in "Of these, 12 are in hospital", « Parmi eux, 12 … », „Davon entfielen 97 auf …“: of those before."""
    return 0 < draft.at <= _HEAD and "of_them" in draft.tags_at(0)


def _is_counted_out(draft: Draft) -> bool:
    """As in "Some 1,250 of them have returned"."""
    return not draft.tags_at(draft.at + 1).isdisjoint(_COUNTED_OUT)


def _is_about(draft: Draft) -> bool:
    """Whether the sentence is about what it counts: no part, place, measure or earlier reading."""
    return draft.role is Role.MAIN and not (draft.subset or draft.is_within or draft.number.unit)


def _is_put_right(draft: Draft) -> bool:
    """As in "241 deaths were announced. The correct figure is 214"."""
    return draft.sentence.back(draft.at, _REVISE, _REACH) is not None


def _is_sum(draft: Draft) -> bool:
    """As in "That brings the total to 4,894": a sum names nothing by itself."""
    return draft.sentence.back(draft.at, _SUMS, _REACH) is not None


def _is_number(draft: Draft) -> bool:
    """As in "A week ago it was 20,398": nothing but how many they were."""
    sentence = draft.sentence
    before = sentence.tokens[sentence.place[draft.at].first : draft.at]
    bare = all(token.date or token.tags or not token.word[:1].isalpha() for token in before)
    named = any(token.cue.unit or token.cue.predicate or "toll" in token.tags for token in before)
    return bare and not named and sentence.back(draft.at, _BE, _CLOSE) is not None and draft.tail == draft.at + 1


def _is_aimed_at(draft: Draft) -> bool:
    """As in "The target is 10,000": what is planned is of what was spoken of."""
    return draft.sentence.back(draft.at, _PLANNED, _NEAR) is not None


def _is_of_them(draft: Draft) -> bool:
    """As in « il en a supprimé 1 200 »: a pronoun stands for them."""
    return draft.sentence.back(draft.at, _OF_THEM, _REACH) is not None


_TAKEN_UP: Final = (_is_headed, _is_counted_out, _is_put_right, _is_aimed_at, _is_of_them, _is_sum)
