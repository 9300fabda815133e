"""Speakers without a verb of their own: "Police put the crowd at 12,000, organisers at 50,000"."""

from typing import Final

from reconcile.reader.drafts import Draft
from reconcile.reader.nouns.nouns import SPEAKERS
from reconcile.reader.sentences.clauses import Sentence

_GATHERED: Final = ("protester",)  # nobody has these: who "has" them counts them
_LINKS: Final = frozenset(("to", "by", "of", "source", "within", "agent"))
_NO_NAME: Final = frozenset(
    ("verb", "that", "open", "say", "record", "according", "part", "against", "stock", "instead_of")
)
_LONGEST: Final = 6  # tokens of such a name
_BETWEEN: Final = (",", "join", ";", "—", "–")


def second_voice(draft: Draft) -> tuple[int, int] | None:
    """The first and last token of the name right before the number, where nothing but a name stands there."""
    sentence, last = draft.sentence, draft.at - 1
    if sentence.tags.isdisjoint(("voice",)) and all(token.cue.unit not in SPEAKERS for token in sentence.tokens):
        return None
    while last > 0 and _is_link(sentence, last):
        last -= 1
    place = sentence.place[last]
    first = place.first + bool(place.mark)
    while first < last and "stop" in sentence.tokens[first].tags and "join" in sentence.tokens[first].tags:
        first += 1
    alone = place.mark in _BETWEEN and not place.is_verbal and 0 <= last - first < _LONGEST
    return (first, last) if alone and _is_voice(sentence, first, last) else None


def _is_link(sentence: Sentence, at: int) -> bool:
    """As in "organisers at 50,000", "los organizadores, 50.000"."""
    token = sentence.tokens[at]
    return token.word == "," or not (token.tags.isdisjoint(_LINKS) or token.word.isupper())


def _is_voice(sentence: Sentence, first: int, last: int) -> bool:
    tokens = sentence.tokens[first : last + 1]
    named = all(t.word[:1].isalpha() and t.tags.isdisjoint(_NO_NAME) and not t.cue.predicate for t in tokens)
    known = any("voice" in t.tags or t.cue.unit in SPEAKERS for t in tokens)
    return named and known and all(t.cue.unit is None or t.cue.unit in SPEAKERS or "voice" in t.tags for t in tokens)


def counts_heads(draft: Draft) -> bool:
    """As in "la police compte 12 000 manifestants"."""
    return draft.unit in _GATHERED and "own" in draft.tags_at(draft.at - 1)
