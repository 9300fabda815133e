"""Nouns that the sentence before has: "Two sailors drowned. Five more …", "The correct figure is 302"."""

from collections.abc import Sequence
from typing import Final

from reconcile.figures import Role
from reconcile.reader.drafts import Draft

_MORE: Final = frozenset(("more", "other", "fewer", "rest"))
_PLANNED: Final = frozenset(("planned",))
_REVISE: Final = frozenset(("revise",))
_OF_THEM: Final = frozenset(("thereof",))
_NEAR: Final = 4  # tokens from a word for a plan to its number
_REACH: Final = 6  # tokens from a word for a correction, or a pronoun, to its number


def in_the_sentence_before(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The figure of the sentence before whose noun this one leaves out: the last for "more", else what it was about."""
    beside = draft.tags_at(draft.at - 1) | draft.tags_at(draft.at + 1)
    if not beside.isdisjoint(_MORE):
        return next(filter(_is_about, reversed(earlier)), None)
    taken_up = _is_put_right(draft) or _is_aimed_at(draft) or _is_of_them(draft)
    return next(filter(_is_about, earlier), None) if taken_up else None


def _is_about(draft: Draft) -> bool:
    """Whether the sentence is about what it counts: no part, place, measure or earlier reading."""
    return draft.role is Role.MAIN and not (draft.subset or draft.is_within or draft.number.unit)


def _is_put_right(draft: Draft) -> bool:
    """As in "241 deaths were announced. The correct figure is 214"."""
    return draft.sentence.back(draft.at, _REVISE, _REACH) is not None


def _is_aimed_at(draft: Draft) -> bool:
    """As in "The target is 10,000": what is planned is of what was spoken of."""
    return draft.sentence.back(draft.at, _PLANNED, _NEAR) is not None


def _is_of_them(draft: Draft) -> bool:
    """As in « il en a supprimé 1 200 »: a pronoun stands for them."""
    return draft.sentence.back(draft.at, _OF_THEM, _REACH) is not None
