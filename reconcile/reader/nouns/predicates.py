"""What happened to the counted: sent, killed, ready."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reconcile.numbers import NumberKind
from reconcile.reader.carrying import sum_up, take_goods, take_off, take_up
from reconcile.reader.drafts import Draft, apposition, is_listed
from reconcile.reader.nouns.nearest import (
    first_predicate,
    goes_on_behind_part,
    is_led,
    is_unknown,
    is_whole,
    nearest_predicate,
    told_of_whole,
)
from reconcile.reader.nouns.negations import negation_of
from reconcile.reader.nouns.nouns import FATES, SPEAKERS
from reconcile.reader.nouns.outcomes import (
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
from reconcile.reader.rules import Rule

_DONE_TO_OTHERS: Final = frozenset(("arrest", "capture", "rescue", "release", "evacuate", "hospitalise", "charge"))
_FOLLOWED: Final = 3  # tokens from more of the same to "will follow"


# verbs that say nothing of what happened: "there were 40"
_WORDLESS: Final = frozenset(("say", "record", "be"))
_SPEAKERS: Final = SPEAKERS | {None}
# what ends it, though the noun says itself what happened
_UNDONE: Final = {"missing": frozenset(("rescue", "recover_body", "release", TAKEN_OFF))}
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
    found = first_predicate(draft, range(draft.tail, draft.sentence.place[draft.at].last)) if told else None
    if found is not None and draft.sentence.tokens[found].cue.predicate in _UNDONE.get(draft.unit or "", (TAKEN_OFF,)):
        return found  # "three missing people were found alive", "six deaths had been counted twice"
    led = draft.sentence.tokens[draft.at - 1].cue if draft.elided and draft.at else None
    if led is not None and led.unit in FATES and led.unit != draft.unit in FATES:
        return draft.at - 1  # "left 12 dead and injured hundreds more"
    if none or (told and not taken_over):
        return _other_fate(draft)
    if previous is not None and _is_set_against(draft, previous):
        return first_predicate(draft, range(draft.at + 1, draft.sentence.place[draft.at].last))
    if _is_divided(draft, previous):
        own = first_predicate(draft, range(draft.at + 1, draft.tail))
        return told_of_whole(draft) if own is None else own
    return _attribute(draft, tail) if draft.is_fronted else nearest_predicate(draft, tail)


def _is_set_against(draft: Draft, previous: Draft) -> bool:
    """As in "212 patients with gunshot wounds, up from 87": of the count before, whatever stands between."""
    led = draft.tags_at(draft.at - 1)
    changed = "source" in led and "to" in previous.tags_at(previous.at - 1)  # "fell to 90 cars in May from 41"
    against = draft.elided and draft.antecedent is previous and ("against" in led or changed)
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
    at = first_predicate(draft, range(draft.tail, draft.sentence.place[draft.at].last))
    fate = EVENTS.get(draft.sentence.tokens[at].cue.predicate or "") if at is not None else None
    return at if fate is not None and fate != draft.unit else None


def _attribute(draft: Draft, tail: int) -> int | None:
    """As in "Of the 900 homes promised, 150 are built"; but « Von den 312 Passagieren überlebten 298 »."""
    tokens = draft.sentence.tokens
    behind = tail + 1 + ("stop" in draft.tags_at(tail + 1))  # « sono sopravvissuti in 298 »
    told = behind < len(tokens) and tokens[behind].number is not None and "announced" not in tokens[tail].tags
    return first_predicate(draft, range(draft.at + 1, tail + (not told)))


def _settle(draft: Draft, at: int | None, previous: Draft | None) -> None:
    draft.negated = None if at is None else negation_of(draft, at)
    if draft.negated is not None and at is not None and at > draft.at and not _has_object_in_front(draft, at):
        draft.negated = None  # "40 people were not arrested": that many there are
        return
    predicate = draft.sentence.tokens[at].cue.predicate if at is not None else None
    if predicate == draft.unit:
        at = predicate = None  # « 14 suspects »
    own = draft.sentence.place[draft.at].is_finite or _has_unknown_verb(draft) or goes_on_behind_part(draft)
    leans = not (draft.is_within or own or is_led(draft) or _is_divided(draft, previous) or _earns(draft, previous))
    set_against = previous is not None and _is_set_against(draft, previous)
    if at is None and (leans or set_against) and previous is not None and draft.shares_clause(previous):
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
    return is_unknown(draft.sentence.tokens[at])


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
    return part.shares_clause(draft) and is_whole(part, draft.at)
