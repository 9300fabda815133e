"""Figures that a cue beside them does not reach: it is said of another thing, or of what is known."""

from typing import Final

from reconcile.dates import Relation
from reconcile.figures import Role
from reconcile.reader.drafts import Draft
from reconcile.reader.nouns.agents import has_object
from reconcile.reader.rules import Rule

_NOUN: Final = 4  # tokens from a number to the end of its noun phrase
_THERE: Final = frozenset(("stock", "so_far"))
_NEAR: Final = 3  # tokens from a number to "already there"
_COMPARED: Final = frozenset(("more", "fewer"))
_OPENS: Final = frozenset(("that", "open"))
_TELLING: Final = frozenset(("say", "record"))
_BROUGHT: Final = frozenset(("arrive", "deliver", "send", "deploy", "return", "ready", "withdraw"))


def is_spared(draft: Draft, tag: str, at: int) -> bool:
    """No earlier reading is planned, nor who promises; what is known is not in doubt ("may be in the 40 boxes")."""
    if draft.sentence.tokens[at].cue.unit and draft.sentence.tokens[at - 1].number:
        return True  # "14 suspects"
    if tag == "denied" and at >= draft.tail and has_object(draft, at):
        return True  # "2,000 workers rejected the offer"
    if tag == "denied" and _tells_another(draft, at):
        return True
    if tag == "planned" and (_is_inserted(draft, at) or _is_waiting(draft, at)):
        return True
    if tag == "planned" and (_is_set_against(draft, at) or _is_attribute_of_another(draft, at)):
        return True
    if tag == "planned" and "possible" in draft.tags_at(at) and not (_is_reported(draft, at) or _is_scheduled(draft)):
        return True  # "said 8,000 would strike", but "a dam that broke would flood 40 villages"
    if tag == "planned" and (_is_of_replaced(draft, at) or _is_kept(draft, at) or _is_of_whole_in_front(draft, at)):
        return True
    if tag == "planned":
        promised = draft.is_definite and at <= draft.tail + 1 and "announced" in draft.tags_at(at)
        spoken = at > draft.at and "say" in draft.tags_at(at) and not promised  # "half of the 600 it promised"
        current = "current" in draft.tags_at(draft.at - 1)  # "will fall from the current 8,735"
        current = current or any("current" in draft.tags_at(i) for i in range(draft.at + 1, draft.tail + 1))
        current = current or (at < draft.at and _is_there(draft))
        return spoken or current or draft.role is Role.PREVIOUS or _is_reached(draft, at)
    if "within" in draft.tags_at(at) and at != draft.at - 1:
        return True  # "built for 600 inmates, holds 871"
    before = draft.tags_at(draft.at - 1)
    known = (
        "against" in before
        or "on_top" in before
        or (draft.is_definite and not (draft.elided or draft.was_noted(Rule.EXCEEDS)))
    )
    return tag == "possible" and known and at < draft.at


def _tells_another(draft: Draft, denial: int) -> bool:
    """As in "denied it and spoke of 15 dead": a second verb of telling, behind "and" or a comma, states a number."""
    place = draft.sentence.place[draft.at]
    told = any(not _TELLING.isdisjoint(draft.tags_at(i)) for i in range(place.first, draft.at))
    return told and denial < place.first and place.mark in ("join", ",")


def _is_there(draft: Draft) -> bool:
    """As in "on top of the 10,000 already there"."""
    added_to = any("on_top" in draft.tags_at(i) for i in (draft.at - 1, draft.at - 2))
    return added_to and any(not _THERE.isdisjoint(draft.tags_at(i)) for i in range(draft.tail, draft.tail + _NEAR))


def _is_reported(draft: Draft, at: int) -> bool:
    """As in "said 8,000 would strike"; "is expected to" is no surer where it is reported."""
    if " " in draft.sentence.tokens[at].word:
        return False
    return any("say" in draft.tags_at(i) for i in range(at))


def _is_set_against(draft: Draft, at: int) -> bool:
    """As in "fewer than expected"; but « assicura che saranno scavati 130 pozzi » opens what is said."""
    than = draft.tags_at(at - 1)
    compared = not _COMPARED.isdisjoint(draft.tags_at(at - 2)) or _OPENS.isdisjoint(than)
    return "than" in than and compared


def _is_scheduled(draft: Draft) -> bool:
    """As in "500 are expected to arrive by Friday": what somebody sends or brings by a day is announced."""
    date = draft.date.date if draft.date is not None else None
    return draft.predicate in _BROUGHT and date is not None and date.relation in (Relation.BY, Relation.DURING)


def _is_attribute_of_another(draft: Draft, at: int) -> bool:
    """As in "it has not built the 400 homes promised, only 120": what was promised are the 400."""
    tokens = draft.sentence.tokens
    told = tokens[at].cue.predicate is not None and tokens[at - 1].cue.unit is not None
    counted = any(token.number for token in tokens[max(at - _NOUN, 0) : at - 1])
    return draft.elided and at < draft.at and told and counted


def _is_of_replaced(draft: Draft, at: int) -> bool:
    """As in "instead of the 400 planned, 120 were built": what was planned is the number behind "instead of"."""
    sentence = draft.sentence
    if "instead_of" not in sentence.tags or at > draft.at:
        return False
    replaced = [i for i in sentence.numbers if at - _NOUN <= i < draft.at and i <= at + 1]
    return any("instead_of" in draft.tags_at(k) for i in replaced[-1:] for k in range(i - 1, i - _NOUN, -1))


def _is_kept(draft: Draft, at: int) -> bool:
    """As in "the 18 tanks promised have arrived": a participle tells the promise, the verb what became of it."""
    told = "announced" in draft.tags_at(at) and draft.was_noted(Rule.PREDICATE)
    other = draft.predicate not in (None, draft.sentence.tokens[at].cue.predicate)
    place = draft.sentence.place[draft.at]
    promised = any("planned" in draft.tags_at(i) for i in range(at + 1, place.last))
    return told and other and place.is_finite and not promised


def _is_inserted(draft: Draft, at: int) -> bool:
    """As in « La prison, prévue pour 600 détenus, en accueille 1 400 »: said of another number, between commas."""
    here, there = draft.sentence.place[draft.at], draft.sentence.place[at]
    apart = there is not here and there.mark == "," and there.has_number
    return apart and here.is_verbal and not draft.sentence.tokens[at].cue.finite


def _is_waiting(draft: Draft, at: int) -> bool:
    """As in « 300 personas esperan en la frontera »: whom the verb right behind the number is said of."""
    small = all("stop" in draft.tags_at(i) for i in range(draft.tail, at))
    return "wait" in draft.tags_at(at) and at >= draft.tail and small


def _is_of_whole_in_front(draft: Draft, at: int) -> bool:
    """As in "Of the 60 turbines planned only 22 are running": the attribute of the whole."""
    whole = draft.part_of
    if draft.sentence.tokens[at].cue.finite or at > draft.at:
        return False
    if whole is None or not whole.is_fronted:
        return _is_in_front(draft, at)
    return whole.at - _NOUN <= at <= whole.tail + 1


def _is_in_front(draft: Draft, at: int) -> bool:
    """As in "Of the promised tanks, nine came": in front of the comma, of a whole without a number."""
    sentence, place = draft.sentence, draft.sentence.place[at]
    first = place.first + (sentence.tokens[place.first].word == ",")
    if place is sentence.place[draft.at] or "out_of" not in draft.tags_at(first):
        return False
    return not any(sentence.tokens[i].number for i in range(place.first, place.last))


def is_already(draft: Draft) -> bool:
    """As in "…, six have already arrived", „bislang sind es 120“: a segment of its own tells what has come."""
    sentence, place = draft.sentence, draft.sentence.place[draft.at]
    if "so_far" not in sentence.tags or not any("so_far" in draft.tags_at(i) for i in range(place.first, place.last)):
        return False
    verb = draft.part_of is not None or any(sentence.tokens[i].cue.finite for i in range(place.first, place.last))
    return verb and not any("planned" in draft.tags_at(i) for i in range(place.first, place.last))


def _is_reached(draft: Draft, at: int) -> bool:
    """As in "will cut 2,000, having already cut 800", "45,000 against a target of 60,000": what is planned is more."""
    if at > draft.at:
        return any("against" in draft.tags_at(i) for i in range(draft.tail, at + 1))
    if is_already(draft) and draft.sentence.place[at] is not draft.sentence.place[draft.at]:
        return True
    place = draft.sentence.place  # but « le plan prévoit désormais 3 000 suppressions »
    return any("so_far" in draft.tags_at(i) and place[i] is not place[at] for i in range(at + 1, draft.at))
