"""The noun that governs a number from before it: the dead in "the number of dead in the fire reached 87"."""

from typing import Final

from reconcile.reader.drafts import Draft
from reconcile.reader.nouns.nouns import EVENTS, FATES, PERSONS, SPEAKERS
from reconcile.reader.sentences.cues import NO_CUE, Token
from reconcile.reader.telling.voices import second_voice

_REACH: Final = 12  # tokens before the number
_SAYING: Final = frozenset(("say", "record"))
_LINKS: Final = frozenset(("of", "source", "within", "by", "stop"))
_PARTS: Final = frozenset(("part", "of_them"))
_PLACED: Final = frozenset(("within",))
_ARTICLES: Final = frozenset(("articles", "one"))


def governing(draft: Draft, start: int) -> int | None:
    """The head of the noun phrase before the number in its clause, behind the number before it."""
    sentence, tokens = draft.sentence, draft.sentence.tokens
    if "rest" in draft.tags_at(draft.at - 1):
        return None  # "crews expect the remaining 105,000 to be reconnected"
    clause, first = sentence.clause(draft.at), max(draft.at - _REACH, start)
    for i in range(draft.at - 1, first - 1, -1):
        if sentence.clause(i) != clause or _is_in_aside(draft, i):
            continue
        if tokens[i].number:
            return None
        if tokens[i].cue.unit and not (_is_participle(tokens, i) or _is_where(tokens, i, first)):
            return None if _is_speaker(draft, i) else _head(tokens, i, first)
    return None


def _is_in_aside(draft: Draft, at: int) -> bool:
    """As in "the number of dead, most of them children, rose to 44": between commas, of which part."""
    place = draft.sentence.place[at]
    tokens = draft.sentence.tokens[place.first : place.last]
    if place is draft.sentence.place[draft.at] or place.mark != "," or any(token.number for token in tokens):
        return False
    return any(not _PARTS.isdisjoint(draft.tags_at(i)) for i in range(place.first, at))


def _is_participle(tokens: list[Token], at: int) -> bool:
    """As in "99 people were killed here and 10 there", "the number of soldiers killed": no noun, but what happened."""
    before = tokens[at - 1].cue if at > 0 and tokens[at].cue.predicate is not None else NO_CUE
    told = before.unit is not None and before.predicate is None
    return before.finite or (told and (before.unit in PERSONS or tokens[at].cue.unit not in FATES))


def _is_where(tokens: list[Token], noun: int, first: int) -> bool:
    """As in "16 in the Eaton fire and eight in the next": behind a number, where those were."""
    at = noun - 1
    while at > first and not (tokens[at].tags & _PLACED or tokens[at].number):
        if not tokens[at].word[:1].isalpha() or tokens[at].cue.unit or tokens[at].cue.finite:
            return False
        at -= 1
    return at > 0 and not _PLACED.isdisjoint(tokens[at].tags) and tokens[at - 1].number is not None


def _head(tokens: list[Token], noun: int, first: int) -> int | None:
    """The noun that this one completes, if any: the dead in the fire, a school in the town."""
    head, linked, told = noun, False, False
    for i in range(noun - 1, first - 1, -1):
        token = tokens[i]
        if token.number or token.cue.finite or (token.cue.mark and "stop" not in token.tags):
            return head
        if "toll" in token.tags:
            return _of_toll(tokens, i, noun) if linked else head
        if token.cue.unit and linked:
            noun, linked = i, False
            head = head if told else i
        # "the people displaced by the fire": what was done to the people says nothing against them
        told = told or token.cue.verbal
        linked = linked or _is_link(token)
    return head


def _of_toll(tokens: list[Token], toll: int, noun: int) -> int | None:
    """What a toll counts: what it names itself, else what completes it, but never what it is the toll of."""
    if tokens[toll].cue.unit:
        return toll
    counts = "number_of" in tokens[toll].tags or tokens[noun].cue.unit not in EVENTS
    return noun if counts else None


def _is_link(token: Token) -> bool:
    return not _LINKS.isdisjoint(token.tags) and (_ARTICLES.isdisjoint(token.tags) or "of" in token.tags)


def _is_speaker(draft: Draft, at: int) -> bool:
    """As in "police estimated 35,000": who counts is not what is counted."""
    speaks = at + 1 < draft.at and not _SAYING.isdisjoint(draft.tags_at(at + 1))  # "residents speak of 30"
    if speaks and draft.sentence.tokens[at].cue.unit in PERSONS:
        return True
    if draft.sentence.tokens[at].cue.unit not in SPEAKERS:
        return False
    said = any(not _SAYING.isdisjoint(draft.tags_at(i)) for i in range(at + 1, draft.at))
    return said or (at == draft.at - 1 and not _SAYING.isdisjoint(draft.token.inner)) or second_voice(draft) is not None
