"""The predicate that stands nearest to a figure and is said of it."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from reconcile.numbers import NumberKind
from reconcile.reader.drafts import Draft, whole_of_owner
from reconcile.reader.nouns.agents import is_agent
from reconcile.reader.nouns.nouns import LIFELESS
from reconcile.reader.nouns.outcomes import (
    ANYBODY,
    EVENTS,
    SELF_TELLING,
)
from reconcile.reader.periods.belonging import behind_date
from reconcile.reader.sentences.cues import Token

_REACH: Final = 14  # tokens to the predicate
_RELATIVE: Final = 6  # tokens from a relative pronoun to its verb
_CHANGING: Final = frozenset(("change", "shrink", "grow", "revise"))
_ATTRIBUTE: Final = 6  # tokens from a participle to the verb behind what completes it
_CLOSE: Final = 2  # tokens from a verb to its object
# what nobody does to money: "10 million for those who fled"
_PERSONAL: Final = frozenset(
    {
        *("kill", "die", "injure", "miss", "infect", "heal", "hospitalise", "vaccinate", "displace", "evacuate"),
        *("arrest", "capture", "host", "starve", "vote", "sentence", "charge", "deport", "survive", "isolate"),
    }
)
_PASSED: Final = frozenset(("within", "instead_of"))  # before a number that says nothing of the one before it
_ARTICLES: Final = frozenset(("articles", "one"))
_ASIDE: Final = frozenset(("part", "of_them", "out_of"))


def goes_on_behind_part(draft: Draft) -> bool:
    """As in "One died, and three people, including a girl, are in a critical state": a verb behind the aside."""
    sentence = draft.sentence
    first = sentence.segments.index(sentence.place[draft.at]) + 1
    for aside, segment in pairwise(sentence.segments[first : first + 3]):
        opening = sentence.tokens[aside.first : aside.first + 3]
        if any("part" in token.tags for token in opening) and segment.mark == ",":
            return any(token.cue.finite for token in sentence.tokens[segment.first : segment.first + 2])
    return False


def is_unknown(token: Token) -> bool:
    """Whether the lexicon knows nothing of a word."""
    return token.word[:1].isalpha() and not (token.tags or token.cue.unit or token.cue.predicate)


def nearest_predicate(draft: Draft, tail: int) -> int | None:
    """In the segment behind the noun, then before the number; else in the clause, likewise."""
    sentence = draft.sentence
    place, clause = sentence.place, sentence.clause(draft.at)
    segment = place[draft.at]
    own = first_predicate(draft, range(tail, min(segment.last, tail + _REACH)))
    if own is not None:
        own = _main_verb(draft, own, tail)
    if draft.is_within or _is_among_known(draft):
        told = any(sentence.tokens[i].number for i in range(segment.first, draft.at))
        return own if own == tail and not told else None  # what happened did not happen to the places
    if own is not None and own == tail > draft.tail and segment.mark == "join" and not sentence.tokens[own].cue.finite:
        return _doing(draft, segment.first)  # "44 of the 61 drones and six of the nine missiles launched"
    if own is not None and (own == tail or "announced" in draft.tags_at(own) or _is_reason(draft, own, tail)):
        own = _doing(draft, segment.first) or own
    if own is None:
        own = first_predicate(draft, range(draft.at - 1, max(segment.first, draft.at - _REACH) - 1, -1))
    if own is not None:
        return own
    ahead = [i for i in sentence.on(range(segment.last, tail + 2 * _REACH)) if place[i].clause == clause]
    back = [i for i in sentence.on(range(segment.first - 1, draft.at - _REACH, -1)) if place[i].clause == clause]
    back = [i for i in back if not (_is_aside_in_front(draft, i) or is_led(draft) or goes_on_behind_part(draft))]
    attribute = first_predicate(draft, range(draft.at + 1, tail))
    if attribute is not None:  # "94 confirmed cases and 300 suspected cases": each has its own
        back = [i for i in back if not sentence.tokens[i - 1].number]
    ahead = [i for i in ahead if "say" not in draft.tags_at(i - 1)]  # "…," said rescue chief Jane Doe
    behind = _first_of(draft, (i for i in ahead if not (_is_in_aside(draft, i) or _has_number(draft, i))))
    found = _first_of(draft, back) if behind is None else behind
    inner = attribute if found is None else found
    if inner is not None and draft.tail < inner < tail and "planned" in draft.tags_at(inner):
        inner = None  # "has come to 10 billion of the 18 billion promised": of the whole
    if inner is not None and inner < draft.tail and sentence.tokens[inner].cue.unit in LIFELESS:
        inner = None  # "the city had 300 shelters": a noun, though a verb is written so
    return _in_relative_clause(draft, tail) if inner is None else inner


def _is_reason(draft: Draft, at: int, tail: int) -> bool:
    """As in "arrested 20 people for looting", "accused of looting": why, with no verb before it."""
    return not any(token.cue.finite for token in draft.sentence.tokens[tail : at + 1])


def _in_relative_clause(draft: Draft, tail: int) -> int | None:
    """As in "12 of the 30 people who were hurt": right behind the noun, where nothing else is said of it."""
    if "relative" not in draft.tags_at(tail):
        return None
    tokens, last = draft.sentence.tokens, draft.sentence.place[tail].last
    found = first_predicate(draft, range(tail + 1, min(tail + 1 + _RELATIVE, last)))
    if found is None or not _ARTICLES.isdisjoint(draft.tags_at(found - 1)):
        return None  # « 1 200 volontaires qui travaillent pour le défilé »
    verb = next((i for i in range(found + 1, last) if tokens[i].cue.finite), last)
    main = first_predicate(draft, range(verb, last))  # "people who had been listed as missing were found alive"
    return main if main is not None else None if _has_number(draft, found) else found


def told_of_whole(draft: Draft) -> int | None:
    """But in « Seis das oito pessoas que seguiam a bordo morreram » the relative clause has a verb of its own."""
    at, tokens, first = _in_relative_clause(draft, draft.tail), draft.sentence.tokens, draft.tail + 1
    if at is None:
        return None
    finite = tokens[at].cue.finite and any(token.cue.finite for token in tokens[first:at])
    return None if finite or (first < at and is_unknown(tokens[first])) else at


def _main_verb(draft: Draft, participle: int, tail: int) -> int:
    """As in « les chars promis ont été livrés », "15 of those arrested on Friday have been released"."""
    tokens, last = draft.sentence.tokens, draft.sentence.place[participle].last
    if any("of_them" not in token.tags for token in tokens[tail:participle]):
        return participle
    verb = behind_date(tokens, participle + 1, last)
    if tokens[participle].cue.predicate not in EVENTS:  # "the pilgrims stranded by a landslide were flown to safety"
        verb = next((i for i in range(verb, min(verb + _ATTRIBUTE, last)) if _ends_attribute(tokens[i])), verb)
    told = first_predicate(draft, range(verb, last)) if verb < last and tokens[verb].cue.finite else None
    return participle if told is None else told


def _ends_attribute(token: Token) -> bool:
    return token.cue.finite or token.number is not None or token.cue.predicate is not None


def is_led(draft: Draft) -> bool:
    """As in "40 houses burned down, leaving 200 people homeless": another verb, though it says nothing of them."""
    led = range(draft.sentence.place[draft.at].first, draft.at) if "bring" in draft.sentence.tags else ()
    return any("bring" in draft.tags_at(i) for i in led)


def _is_among_known(draft: Draft) -> bool:
    """As in "were killed in the twelve strikes"."""
    return "articles" in draft.tags_at(draft.at - 1) and "within" in draft.tags_at(draft.at - 2)


def _is_aside_in_front(draft: Draft, at: int) -> bool:
    """As in "With all votes counted, the party has 84 seats", "since the port opened": before the first comma."""
    place = draft.sentence.place[at]
    opens = draft.tags_at(place.first + bool(place.mark))
    return "since" in opens or (not place.is_finite and "within" in opens)


def _doing(draft: Draft, first: int) -> int | None:
    """As in "shot down 57 of the 74 drones launched": the verb right before the number, not the participle behind."""
    tokens, last = draft.sentence.tokens, draft.at - 1
    if tokens[last].date and last > first:
        last -= 1 + ("stop" in tokens[last - 1].tags)  # "treated in September 212 patients"
    for i in range(last, max(last + 1 - _CLOSE, first) - 1, -1):
        if tokens[i].cue.predicate:
            return i
        if tokens[i].cue.unit or tokens[i].number:
            return None
    return None


def _is_in_aside(draft: Draft, at: int) -> bool:
    """As in "12 people, two of them children, died": the part interrupts what is said of the whole."""
    if draft.sentence.tags.isdisjoint(_ASIDE):
        return False
    place = draft.sentence.place[at]
    opening = draft.sentence.tokens[place.first : place.first + 3]
    numbered = any("out_of" in t.tags and after.number for t, after in pairwise(opening))
    if numbered or any("part" in token.tags for token in opening[:2]):
        return True
    return not place.is_verbal and any("of_them" in draft.tags_at(i) for i in range(place.first, place.last))


def first_predicate(draft: Draft, way: range) -> int | None:
    """The first predicate on the way, before any other number; a noun counts only behind an auxiliary."""
    return _first_of(draft, draft.sentence.on(way))


def _first_of(draft: Draft, landmarks: Iterable[int]) -> int | None:
    tokens = draft.sentence.tokens
    for i in landmarks:
        token = tokens[i]
        passed = i > draft.at and not _PASSED.isdisjoint(draft.tags_at(i - 1))  # "ten, not nine, were rescued"
        if token.number and not (passed or is_whole(draft, i)):
            return None
        if token.cue.predicate and not (
            _is_reached(draft, i)
            or _is_of_subject(draft, i)
            or _is_of_whole_behind(draft, i)
            or _is_counted(draft, i)
            or _is_of_people(draft, token.cue.predicate)
        ):
            return None if is_agent(draft, i) else i
    return None


def _is_reached(draft: Draft, at: int) -> bool:
    """As in "los casos llegan a 30", "cut its target to 300": a number is reached, and nothing done to so many."""
    if at > draft.at or "to" not in draft.tags_at(draft.at - 1):
        return False
    close = draft.at - at <= _CLOSE and "reach" in draft.tags_at(at)
    return close or not _CHANGING.isdisjoint(draft.tags_at(at))


def _is_of_subject(draft: Draft, at: int) -> bool:
    """As in "the campaign launched on Monday has reached 500 people": a participle with its day, before the verb."""
    tokens = draft.sentence.tokens
    dated = any(token.date for token in tokens[at + 1 : at + 1 + _CLOSE])
    if at > draft.at or not dated or tokens[at].cue.finite or tokens[at - 1].cue.finite:
        return False
    return any(token.cue.finite for token in tokens[at + 1 : draft.at])


def _is_of_whole_behind(draft: Draft, at: int) -> bool:
    """As in "36 der zugesagten 50 Panzer wurden geliefert": a participle before the whole."""
    behind = draft.sentence.tokens[at + 1 : at + 2]
    return at > draft.at and "out_of" in draft.tags_at(at - 1) and any(token.number for token in behind)


def _is_of_people(draft: Draft, predicate: str) -> bool:
    """As in "10 million for those who fled": money does not flee."""
    return draft.number.kind is NumberKind.MONEY and predicate in _PERSONAL


def _is_counted(draft: Draft, at: int) -> bool:
    """Whether a predicate is but a noun there: behind another number, or behind a noun without an auxiliary."""
    tokens = draft.sentence.tokens
    unit = tokens[at].cue.unit
    if unit is None:
        return False
    if at < draft.at and unit == tokens[at].cue.predicate and not _ARTICLES.isdisjoint(tokens[at - 1].tags):
        return True  # "The train hit 12 sheep"
    others = tokens[at - 1].number is not None and at - 1 != draft.at
    told = unit not in SELF_TELLING or draft.unit not in ANYBODY
    return (others and told) or (at > draft.tail and not tokens[at - 1].tags)


def is_whole(draft: Draft, at: int) -> bool:
    """Whether a number close behind is what this one is a part of: "six of the 14 hostages were freed"."""
    link = at - 1 - (draft.sentence.tokens[at - 1].cue.predicate is not None)  # "36 der zugesagten 50 Panzer"
    linked = 0 < at - draft.at <= 4 and not draft.tags_at(link).isdisjoint(("of", "out_of"))
    return linked or whole_of_owner(draft) == at


def _has_number(draft: Draft, at: int) -> bool:
    """Whether a predicate in another segment has a number of its own behind it: "and injured 40"."""
    tokens, last = draft.sentence.tokens, min(at + 6, draft.sentence.place[at].last)
    number = next((i for i in range(at + 1, last) if tokens[i].number), None)
    return number is not None and all("within" not in token.tags for token in tokens[number - 2 : number])
