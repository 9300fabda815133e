"""What happened to the counted: sent, killed, ready."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from reconcile.numbers import NumberKind
from reconcile.reader.carrying import sum_up, take_goods, take_off, take_up
from reconcile.reader.drafts import Draft, apposition, is_listed, whole_of_owner
from reconcile.reader.nouns.agents import is_agent
from reconcile.reader.nouns.negations import negation_of
from reconcile.reader.nouns.nouns import FATES, LIFELESS, SPEAKERS
from reconcile.reader.nouns.outcomes import (
    ANYBODY,
    BEFALLEN,
    EVENTS,
    SELF_TELLING,
    TAKEN_OFF,
    done_to,
    dying,
    is_some_of,
    meet_another_fate,
    see_through,
)
from reconcile.reader.periods.belonging import behind_date
from reconcile.reader.rules import Rule
from reconcile.reader.sentences.cues import Token

_DONE_TO_OTHERS: Final = frozenset(("arrest", "capture", "rescue", "release", "evacuate", "hospitalise", "charge"))
_FOLLOWED: Final = 3  # tokens from more of the same to "will follow"
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
# verbs that say nothing of what happened: "there were 40"
_WORDLESS: Final = frozenset(("say", "record", "be"))
_SPEAKERS: Final = SPEAKERS | {None}
# what ends it, though the noun says itself what happened
_UNDONE: Final = {"missing": frozenset(("rescue", "recover_body", "release", TAKEN_OFF))}
_PASSED: Final = frozenset(("within", "instead_of"))  # before a number that says nothing of the one before it
_ARTICLES: Final = frozenset(("articles", "one"))
_ASIDE: Final = frozenset(("part", "of_them", "out_of"))
_SUMS: Final = frozenset(("total", "total_of", "so_far", "toll", "bring"))


def read_predicates(drafts: list[Draft], earlier: Sequence[Draft] = ()) -> None:
    """The predicate of each figure; none where the noun says it. `earlier` are the figures of the sentence before."""
    places: list[int | None] = []
    for k, draft in enumerate(drafts):
        whole = next((d for d in drafts[k + 1 : k + 2] if _is_whole_of(d, draft)), draft)
        promised = whole is not draft and "planned" in draft.tags_at(whole.tail)  # "12 of the 18 promised have come"
        places.append(_place(draft, drafts[k - 1] if k else None, whole.tail + promised))
    _share_among_subjects(drafts, places)
    _share_with_apposition(drafts, places)
    _share_with_whole(drafts, places)
    previous: Draft | None = None
    for draft, at in zip(drafts, places, strict=True):
        if draft.is_in_order and draft.antecedent is not None:
            draft.unit, draft.predicate = draft.antecedent.unit, draft.antecedent.predicate
        elif draft.unit not in SELF_TELLING or at is not None:
            _settle(draft, at, previous)
        meet_another_fate(draft, at, drafts)
        take_up(draft, earlier)
        sum_up(draft, drafts, earlier)
        take_off(draft, drafts, earlier)
        previous = previous if previous is not None and _is_whole_of(draft, previous) else draft
    for draft in drafts:
        take_goods(draft, drafts)
        if draft.predicate is None and (changed := _changed_to(draft)) is not None:
            draft.predicate = changed.predicate


def _changed_to(draft: Draft) -> Draft | None:
    """As in « porte de 40 à 50 le nombre de chars promis »: the same was said of what it changed from."""
    other = draft.antecedent
    opened = other is not None and other.at > draft.at and "source" in draft.tags_at(draft.at - 1)
    return other if opened and other is not None and "to" in other.tags_at(other.at - 1) else None


def _place(draft: Draft, previous: Draft | None, tail: int) -> int | None:
    """Where the predicate stands; `tail` is behind the noun phrase, or behind that of the whole."""
    before = draft.antecedent  # "Two are missing. Five more were injured and one was rescued"
    told = draft.unit in SELF_TELLING
    taken_over = told and any(one is not None and one.was_noted(Rule.EARLIER_NOUN) for one in (draft, before))
    near = range(draft.at - 3, draft.at) if "none" in draft.sentence.tags else ()
    none = any("none" in draft.tags_at(i) for i in near)  # "none of the 40 men was hurt"
    if not none and draft.unit in FATES and draft.sentence.tokens[draft.at - 1].cue.predicate == "die":
        return draft.at - 1  # « le décès de deux blessés »
    found = _first(draft, range(draft.tail, draft.sentence.place[draft.at].last)) if told else None
    if found is not None and draft.sentence.tokens[found].cue.predicate in _UNDONE.get(draft.unit or "", (TAKEN_OFF,)):
        return found  # "three missing people were found alive", "six deaths had been counted twice"
    led = draft.sentence.tokens[draft.at - 1].cue if draft.elided and draft.at else None
    if led is not None and led.unit in FATES and led.unit != draft.unit in FATES:
        return draft.at - 1  # "left 12 dead and injured hundreds more"
    if none or (told and not taken_over):
        return _other_fate(draft)
    if previous is not None and _is_set_against(draft, previous):
        return _first(draft, range(draft.at + 1, draft.sentence.place[draft.at].last))
    if _is_divided(draft, previous):
        own = _first(draft, range(draft.at + 1, draft.tail))
        return _told_of_whole(draft) if own is None else own
    return _attribute(draft, tail) if draft.is_fronted else _nearest(draft, tail)


def _is_set_against(draft: Draft, previous: Draft) -> bool:
    """As in "212 patients with gunshot wounds, up from 87": of the count before, whatever stands between."""
    against = draft.elided and draft.antecedent is previous and "against" in draft.tags_at(draft.at - 1)
    return against and previous.shares_clause(draft) and previous.unit == draft.unit


def _other_fate(draft: Draft) -> int | None:
    """As in "took in 57 wounded, eight of whom died", "two of the wounded died": some of them, with another fate."""
    if (died := dying(draft)) is not None:
        return died
    if not (draft.elided or is_some_of(draft)) or draft.unit not in FATES:
        return None
    led = draft.sentence.tokens[draft.at - 1].cue.predicate
    if led in _DONE_TO_OTHERS:
        return draft.at - 1  # "shot two men dead and arrested three others"
    at = _first(draft, range(draft.tail, draft.sentence.place[draft.at].last))
    fate = EVENTS.get(draft.sentence.tokens[at].cue.predicate or "") if at is not None else None
    return at if fate is not None and fate != draft.unit else None


def _attribute(draft: Draft, tail: int) -> int | None:
    """As in "Of the 900 homes promised, 150 are built"; but « Von den 312 Passagieren überlebten 298 »."""
    tokens = draft.sentence.tokens
    behind = tail + 1 + ("stop" in draft.tags_at(tail + 1))  # « sono sopravvissuti in 298 »
    told = behind < len(tokens) and tokens[behind].number is not None and "announced" not in tokens[tail].tags
    return _first(draft, range(draft.at + 1, tail + (not told)))


def _settle(draft: Draft, at: int | None, previous: Draft | None) -> None:
    draft.negated = None if at is None else negation_of(draft, at)
    if draft.negated is not None and at is not None and at > draft.at and not _has_object_in_front(draft, at):
        draft.negated = None  # "40 people were not arrested": that many there are
        return
    predicate = draft.sentence.tokens[at].cue.predicate if at is not None else None
    if predicate == draft.unit:
        at = predicate = None  # « 14 suspects »
    own = draft.sentence.place[draft.at].is_finite or _has_unknown_verb(draft) or _goes_on_behind_part(draft)
    leans = not (draft.is_within or own or _is_led(draft) or _is_divided(draft, previous) or _earns(draft, previous))
    if at is None and leans and previous is not None and draft.shares_clause(previous):
        predicate = previous.predicate
    before = draft.antecedent
    if at is None and before is not None and _follows(draft):
        predicate = before.predicate
    goes_on = before is not None and not draft.is_shared_out and _goes_on(draft, before)
    if at is None and predicate is None and before is not None and goes_on:
        draft.unit, predicate = before.unit, None if _has_unknown_verb(draft) else before.predicate
    counted = draft.unit
    see_through(draft, predicate, previous)
    predicate = done_to(counted if draft.unit is None else draft.unit, predicate)
    if predicate is None and leans and previous is not None and _is_shared_fate(draft, previous):
        draft.unit = previous.unit
    if draft.unit in BEFALLEN and predicate in EVENTS:
        draft.unit, predicate = EVENTS[predicate], None
        draft.note(Rule.FATE, at)
    elif at is not None:
        draft.note(Rule.PREDICATE, at)
    draft.predicate = predicate


def _follows(draft: Draft) -> bool:
    """As in "Norway has sent 14 tanks, and six more will follow": the same is to happen."""
    place = draft.sentence.place[draft.at]
    return any("follow" in draft.tags_at(i) for i in range(draft.tail, min(draft.tail + _FOLLOWED, place.last)))


def _has_object_in_front(draft: Draft, at: int) -> bool:
    """As in „konnte die 12 Verdächtigen nicht festnehmen“, „hat die 40 Bäume nicht gefällt“: the verb comes last."""
    place = draft.sentence.place[draft.at]
    finite = next((i for i in range(place.first, draft.at) if draft.sentence.tokens[i].cue.finite), draft.at)
    return finite < draft.at and ("infinitive" in draft.tags_at(at) or "own" in draft.tags_at(finite))


def _earns(draft: Draft, previous: Draft | None) -> bool:
    """As in "delivered 540 cars and earned 2 billion euros": money behind a word of its own."""
    money = draft.number.kind is NumberKind.MONEY and previous is not None
    return money and previous is not None and not (previous.number.unit or is_listed(draft, previous))


def _goes_on_behind_part(draft: Draft) -> bool:
    """As in "One died, and three people, including a girl, are in a critical state": a verb behind the aside."""
    sentence = draft.sentence
    first = sentence.segments.index(sentence.place[draft.at]) + 1
    for aside, segment in pairwise(sentence.segments[first : first + 3]):
        opening = sentence.tokens[aside.first : aside.first + 3]
        if any("part" in token.tags for token in opening) and segment.mark == ",":
            return any(token.cue.finite for token in sentence.tokens[segment.first : segment.first + 2])
    return False


def _is_shared_fate(draft: Draft, previous: Draft) -> bool:
    """As in « am Montag starben zwölf und am Dienstag neun Menschen »: the noun of both behind the second."""
    bare = previous.elided and previous.noun is None and previous.unit in FATES
    return bare and draft.unit in BEFALLEN and previous.shares_clause(draft)


def _has_unknown_verb(draft: Draft) -> bool:
    """As in "three officers suffered burns", "95 were lost": a word that nobody knows behind the noun or "were"."""
    at = draft.tail + (draft.elided and "other" in draft.tags_at(draft.tail))
    told = "be" in draft.tags_at(at)
    at += draft.elided and told
    bare = draft.unit is None or (draft.elided and not told)
    if bare or at >= draft.sentence.place[draft.at].last:
        return False
    return _is_unknown(draft.sentence.tokens[at])


def _is_unknown(token: Token) -> bool:
    return token.word[:1].isalpha() and not (token.tags or token.cue.unit or token.cue.predicate)


def _goes_on(draft: Draft, before: Draft) -> bool:
    """As in "23 more were arrested, 211 in all", "killed 21 people, nine in Poland": nothing else is said of them."""
    if before.sentence is not draft.sentence:
        return draft.was_noted(Rule.EARLIER_NOUN)
    own = draft.sentence.place[draft.at]
    near = draft.sentence.tokens[own.first : own.last]
    summed = any(not _SUMS.isdisjoint(token.tags) for token in near)
    told = any(token.cue.verbal and _WORDLESS.isdisjoint(token.tags) for token in near)
    bare = not told and all(token.cue.unit in _SPEAKERS and "stock" not in token.tags for token in near)
    return summed or bare


def _share_among_subjects(drafts: list[Draft], places: list[int | None]) -> None:
    """As in "four soldiers and two civilians were killed": what stands behind the last is said of all."""
    joined = False
    for k in range(len(drafts) - 2, -1, -1):
        draft, last, at = drafts[k], drafts[k + 1], places[k + 1]
        place = last.sentence.place[last.at]
        joined = joined or (place.mark == "join" and place.is_verbal)
        own = "of_them" in last.tags_at(last.tail)  # "infected 480, and 61 of them died"
        joined = joined and places[k] is None and is_listed(last, draft) and (at is None or at >= last.tail) and not own
        whole = k > 0 and _is_whole_of(draft, drafts[k - 1])  # "15 of his 20 men were killed, and five captured"
        if joined and draft.unit not in SELF_TELLING and not whole:
            places[k], draft.resume = at, last.resume or last.tail


def _share_with_apposition(drafts: list[Draft], places: list[int | None]) -> None:
    """As in "three people, two men and a woman, were killed": what stands behind the list is said of the whole."""
    for k in range(len(drafts)):
        listed = apposition(drafts, k) if places[k] is None else []
        at = places[k + len(listed)]
        if listed and at is not None and at >= listed[-1].tail:
            places[k : k + len(listed)] = [at] * len(listed)


def _share_with_whole(drafts: list[Draft], places: list[int | None]) -> None:
    """As in « douze personnes dont deux enfants sont mortes »: the verb behind a part with a noun is of the whole."""
    for k, (whole, part) in enumerate(pairwise(drafts)):
        at = places[k + 1]
        inserted = "part" in part.tags_at(part.at - 1) and not part.elided and part.shares_clause(whole)
        told = at is not None and at > part.tail and part.sentence.tokens[part.tail].cue.finite
        if inserted and told and places[k] is None:
            places[k] = at


def _is_divided(draft: Draft, previous: Draft | None) -> bool:
    return draft.is_shared_out or (previous is not None and _is_whole_of(draft, previous))


def _is_whole_of(draft: Draft, part: Draft) -> bool:
    """As in "two of the four missing hikers were found": the verb is that of the part."""
    return part.shares_clause(draft) and _is_whole(part, draft.at)


def _nearest(draft: Draft, tail: int) -> int | None:
    """In the segment behind the noun, then before the number; else in the clause, likewise."""
    sentence = draft.sentence
    place, clause = sentence.place, sentence.clause(draft.at)
    segment = place[draft.at]
    own = _first(draft, range(tail, min(segment.last, tail + _REACH)))
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
        own = _first(draft, range(draft.at - 1, max(segment.first, draft.at - _REACH) - 1, -1))
    if own is not None:
        return own
    ahead = [i for i in sentence.on(range(segment.last, tail + 2 * _REACH)) if place[i].clause == clause]
    back = [i for i in sentence.on(range(segment.first - 1, draft.at - _REACH, -1)) if place[i].clause == clause]
    back = [i for i in back if not (_is_aside_in_front(draft, i) or _is_led(draft) or _goes_on_behind_part(draft))]
    attribute = _first(draft, range(draft.at + 1, tail))
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
    found = _first(draft, range(tail + 1, min(tail + 1 + _RELATIVE, last)))
    if found is None or not _ARTICLES.isdisjoint(draft.tags_at(found - 1)):
        return None  # « 1 200 volontaires qui travaillent pour le défilé »
    verb = next((i for i in range(found + 1, last) if tokens[i].cue.finite), last)
    main = _first(draft, range(verb, last))  # "people who had been listed as missing were found alive"
    return main if main is not None else None if _has_number(draft, found) else found


def _told_of_whole(draft: Draft) -> int | None:
    """But in « Seis das oito pessoas que seguiam a bordo morreram » the relative clause has a verb of its own."""
    at, tokens, first = _in_relative_clause(draft, draft.tail), draft.sentence.tokens, draft.tail + 1
    if at is None:
        return None
    finite = tokens[at].cue.finite and any(token.cue.finite for token in tokens[first:at])
    return None if finite or (first < at and _is_unknown(tokens[first])) else at


def _main_verb(draft: Draft, participle: int, tail: int) -> int:
    """As in « les chars promis ont été livrés », "15 of those arrested on Friday have been released"."""
    tokens, last = draft.sentence.tokens, draft.sentence.place[participle].last
    if any("of_them" not in token.tags for token in tokens[tail:participle]):
        return participle
    verb = behind_date(tokens, participle + 1, last)
    if tokens[participle].cue.predicate not in EVENTS:  # "the pilgrims stranded by a landslide were flown to safety"
        verb = next((i for i in range(verb, min(verb + _ATTRIBUTE, last)) if _ends_attribute(tokens[i])), verb)
    told = _first(draft, range(verb, last)) if verb < last and tokens[verb].cue.finite else None
    return participle if told is None else told


def _ends_attribute(token: Token) -> bool:
    return token.cue.finite or token.number is not None or token.cue.predicate is not None


def _is_led(draft: Draft) -> bool:
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


def _first(draft: Draft, way: range) -> int | None:
    """The first predicate on the way, before any other number; a noun counts only behind an auxiliary."""
    return _first_of(draft, draft.sentence.on(way))


def _first_of(draft: Draft, landmarks: Iterable[int]) -> int | None:
    tokens = draft.sentence.tokens
    for i in landmarks:
        token = tokens[i]
        passed = i > draft.at and not _PASSED.isdisjoint(draft.tags_at(i - 1))  # "ten, not nine, were rescued"
        if token.number and not (passed or _is_whole(draft, i)):
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


def _is_whole(draft: Draft, at: int) -> bool:
    """Whether a number close behind is what this one is a part of: "six of the 14 hostages were freed"."""
    link = at - 1 - (draft.sentence.tokens[at - 1].cue.predicate is not None)  # "36 der zugesagten 50 Panzer"
    linked = 0 < at - draft.at <= 4 and not draft.tags_at(link).isdisjoint(("of", "out_of"))
    return linked or whole_of_owner(draft) == at


def _has_number(draft: Draft, at: int) -> bool:
    """Whether a predicate in another segment has a number of its own behind it: "and injured 40"."""
    tokens, last = draft.sentence.tokens, min(at + 6, draft.sentence.place[at].last)
    number = next((i for i in range(at + 1, last) if tokens[i].number), None)
    return number is not None and all("within" not in token.tags for token in tokens[number - 2 : number])
