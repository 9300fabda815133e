"""What marks a state: a word of what holds at an instant, a noun that tells it, having."""

from typing import Final

from reconcile.figures import Kind, Modality
from reconcile.reader.drafts import Draft
from reconcile.reader.kinds.totals import is_behind_toll
from reconcile.reader.nouns.outcomes import SELF_TELLING
from reconcile.reader.rules import Rule
from reconcile.reader.sentences.clauses import Sentence
from reconcile.reader.sentences.cues import Token

# nobody has these: they happen
_EVENTS: Final = SELF_TELLING | {"protester", "case", "attack", "incident", "fire", "quake", "test", "vaccination"}
_REACH: Final = 14  # tokens that a cue may stand away
_DIVIDED: Final = 4  # tokens from a part to its whole behind it
_AWAY: Final = frozenset(("source", "agent"))
_DEADLY: Final = ("kill", "die")
_OTHERS: Final = frozenset(("rest", "other"))
_FOUND: Final = frozenset(("rescue", "recover_body"))
_HARM: Final = frozenset(("destroy", "damage"))  # „noch zwölf Häuser beschädigt“: besides
COMPLETED: Final = frozenset(
    ("release", "rescue", "evacuate", "heal", "deliver", "withdraw", "return", "arrest", "kill")
)
_CAPACITY: Final = frozenset(("within", "possible"))
_DONE: Final = frozenset(("deploy", "isolate", "hospitalise", "host"))  # which makes a state of them
_EMPLOYED: Final = frozenset(("person", "worker"))
_DONE_TO: Final = frozenset(("deploy", "isolate"))
_OBJECT: Final = 3  # tokens from a verb to its object
_BE: Final = frozenset(("be", "stock"))
_BRINGING: Final = frozenset(("bring",))
_HOLDING: Final = frozenset(("holding",))
_TOLD: Final = frozenset(("reach", "be", "change", "verb"))
_STOCK: Final = frozenset(("stock",))
_SMALL: Final = frozenset(("stop",))
_STILL: Final = frozenset(("stock", "stop"))  # an adverb


def is_state(draft: Draft, previous: Draft | None) -> bool:
    """Whether the text says that it holds at an instant."""
    if draft.predicate in _FOUND or draft.tags_at(draft.at - 1) >= _CAPACITY:
        return False  # "three missing people were found alive", "with room for 600"
    if "stock" in draft.sentence.tags:
        at = _state_behind(draft, previous)
        if at is not None and at < draft.tail and draft.predicate in COMPLETED and draft.negated is None:
            return False  # « 737 détenus ont été libérés »
        if at is not None and not is_event(draft, at):
            draft.open_kind = Kind.PLAIN if at < draft.tail else None  # only the noun tells: "600 missing"
            return draft.note(Rule.STATE, at)
        draft.open_kind = Kind.LEVEL if at is not None else draft.open_kind
        head = _head(draft)
        if head is not None and "stock" in draft.tags_at(head) and not (_is_coordinated(draft, head) or _died(draft)):
            return draft.note(Rule.STATE, head)
        at = _state_before(draft)
        if at is not None and not _is_brought_about(draft, at):
            return draft.note(Rule.STATE, at)
        draft.open_kind = Kind.LEVEL if at is not None else draft.open_kind
    told = _is_owned(draft) or _is_employed(draft) or _is_placed(draft) or _is_number_of_displaced(draft)
    return told or _is_left(draft, previous) or _is_held(draft)


def _state_behind(draft: Draft, previous: Draft | None) -> int | None:
    """The word for a state in the noun phrase or behind it, where it is said of the counted."""
    sentence, whole = draft.sentence, draft.part_of
    tail = whole.tail if whole is not None and whole.at > draft.at else draft.tail
    inside = (i for i in range(draft.at + 1, draft.tail) if "stock" in draft.tags_at(i))
    at = next(inside, None) if draft.unit != "body" else None  # "the bodies of 13 missing"
    at = sentence.ahead(tail - 1, _STOCK, _REACH) if at is None else at
    at = draft.ahead(_STOCK, _REACH) if at is None and tail == draft.tail else at
    if at is not None and _is_dated(sentence, at):
        at = sentence.ahead(at, _STOCK, _REACH)
    if at is None and "open" in draft.tags_at(draft.tail) and draft.predicate not in COMPLETED:
        at = sentence.ahead(draft.tail, _STOCK, _REACH)  # "6 000 foyers qui sont privés de courant"
    if at is None or _is_subject(draft, at) or _is_of_another(draft, at) or _is_of_part(draft, at, previous):
        return None
    return None if _is_past(draft, at, tail) or _is_over(draft, at, tail) else at


def _state_before(draft: Draft) -> int | None:
    """The word for a state before the number, in its clause."""
    dead = draft.unit == "death" and is_behind_toll(draft)  # "the toll remained at 15"
    brought = draft.sentence.back(draft.at, _BRINGING, 8) is not None  # "died in hospital, bringing the dead to eight"
    at = None if dead or brought else draft.sentence.back(draft.at, _STOCK, 8)
    if at is None or "wait" in draft.tags_at(at) or _is_rest_done(draft, at) or draft.predicate in _HARM:
        return None
    noun = draft.sentence.tokens[at].cue.unit is not None and not _is_headed(draft)
    return None if noun or _is_acting(draft, at) else at


def completing(draft: Draft) -> int | None:
    """As in "The last four tanks were delivered": the word for the rest, of whom something is done once and for all.

    In a window of its own it is what happened then, as any count is.
    """
    near = (draft.at - 1, draft.at - 2, *range(draft.at + 1, draft.tail + 1))
    at = next((i for i in near if "rest" in draft.tags_at(i)), None)
    return at if draft.predicate in COMPLETED and draft.date is None else None


def _is_dated(sentence: Sentence, at: int) -> bool:
    """As in „noch am Abend freigelassen“: as early as that evening, and nothing lasts."""
    behind = sentence.tokens[at + 1 : at + 2]
    return sentence.tokens[at].tags >= _STILL and any(token.date for token in behind)


def _is_rest_done(draft: Draft, at: int) -> bool:
    """As in "The remaining 32 hostages were freed"."""
    verb = draft.sentence.tokens[draft.tail : draft.tail + 1]
    told = any(token.cue.finite for token in verb)
    return "rest" in draft.tags_at(at) and at >= draft.at - 2 and told and draft.predicate in COMPLETED


def _head(draft: Draft) -> int | None:
    """The noun that governs the number, or the step before it: "the jobless fell by 15,000 to 310,000"."""
    step = draft.antecedent
    shared = draft.head is None and step is not None and step.sentence is draft.sentence
    return step.head if shared and step is not None and "to" in draft.tags_at(draft.at - 1) else draft.head


def is_whole_in_front(draft: Draft, following: Draft | None) -> bool:
    """As in "Of the 4,855 homeless registered, 765 remain in shelters": what remains is the part."""
    fronted = following is not None and following.part_of is draft and "out_of" in draft.tags_at(draft.at - 1)
    if not fronted or draft.date is not None:
        return False
    return not any("current" in draft.tags_at(i) for i in range(draft.at + 1, draft.tail + 1))


def _is_of_part(draft: Draft, at: int, previous: Draft | None) -> bool:
    """As in "62 of 80 patients are still in hospital": what holds is said of the part."""
    divided = previous is not None and previous.part_of is draft and 0 < draft.at - previous.at <= _DIVIDED
    return divided and at >= draft.tail


def _is_past(draft: Draft, at: int, tail: int) -> bool:
    """As in "12 of the 33 miners trapped were rescued": which ones, and something else happened to them."""
    tokens = draft.sentence.tokens
    told = at == tail and at + 2 < len(tokens) and "been" in tokens[at + 1].tags
    return told and any(token.cue.predicate for token in tokens[at + 2 : at + 4])


def _is_over(draft: Draft, at: int, tail: int) -> bool:
    """As in "the pilgrims stranded by a landslide were flown to safety": no longer."""
    told = draft.sentence.tokens[at].cue.predicate
    return at == tail and draft.predicate in COMPLETED and told not in (None, draft.predicate)


def _is_subject(draft: Draft, at: int) -> bool:
    """As in "212 dead, and the missing fall to 50": a noun with an article speaks of something else."""
    return at >= draft.tail and draft.sentence.tokens[at].cue.unit is not None and "articles" in draft.tags_at(at - 1)


def _is_of_another(draft: Draft, at: int) -> bool:
    """As in "three were killed, and a fourth is missing": a subject of its own has a verb of its own.

    So has a number: « ya son 70 los muertos y quedan 12 desaparecidos ».
    """
    sentence = draft.sentence
    here, there = sentence.place[draft.at], sentence.place[at]
    if here is not there and at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].number is not None:
        return True
    if here is there or there.mark not in ("join", ",") or not here.is_verbal:
        return False
    joined = there.mark == "join" and there.is_verbal
    if joined and any(token.cue.finite for token in sentence.tokens[here.first : draft.at]):
        return True  # "it has burned 3,200 hectares and remains active"
    verb = next((i for i in range(there.first, at + 1) if sentence.tokens[i].cue.finite), there.first)
    subject = sentence.tokens[there.first + 1 : verb]
    return any(not token.tags or token.cue.unit or not _OTHERS.isdisjoint(token.tags) for token in subject)


def is_event(draft: Draft, at: int) -> bool:
    """As in "91 have been hospitalised", "three died in hospital": it tells what happened, not what holds."""
    cue = draft.sentence.tokens[at].cue
    attribute = cue.predicate is not None or (at == draft.tail and not cue.finite)  # "327 deaths in custody"
    if (draft.unit == "death" and attribute) or (cue.predicate and _died(draft)):
        return True
    if at < draft.tail or "missing" in (draft.unit, draft.sentence.tokens[at].cue.unit):
        return False
    done = draft.sentence.tokens[at].cue.predicate in _DONE  # „wurden am Montag in Heimen untergebracht“
    own = range(draft.sentence.place[at].first if done else at - 1, at)
    return any("been" in draft.tags_at(i) for i in own)


def _is_brought_about(draft: Draft, at: int) -> bool:
    """As in "has deployed 22 doctors", "the quake trapped 12 miners": what is done; "are deployed" tells what holds."""
    verb = draft.sentence.tokens[at]
    near = draft.at - at <= _OBJECT and draft.sentence.place[at] is draft.sentence.place[draft.at]
    done = verb.cue.predicate in _DONE_TO and " " not in verb.word and not _is_headed(draft)
    active = at == draft.at - 1 and "verb" in draft.tags_at(at - 1)  # "ha ricoverato 179 feriti"
    return near and (done or active) and _BE.isdisjoint(draft.tags_at(at - 1))


def _died(draft: Draft) -> bool:
    """As in "six of the injured died in hospital"."""
    place = draft.sentence.place[draft.at]
    behind = draft.sentence.tokens[draft.tail : place.last]
    return draft.predicate in _DEADLY or any(token.cue.predicate in _DEADLY for token in behind)


def _is_acting(draft: Draft, at: int) -> bool:
    """As in "the fighting has killed 9": what stands before another predicate is what does it."""
    return any(token.cue.predicate for token in draft.sentence.tokens[at + 1 : draft.at])


def _is_coordinated(draft: Draft, at: int) -> bool:
    """As in "the number of dead and missing"."""
    before = draft.tags_at(at - 1)
    return "articles" not in before and "join" in before | draft.tags_at(at - 2)


def _is_headed(draft: Draft) -> bool:
    """As in "missing: 12"."""
    return draft.at > 0 and draft.sentence.tokens[draft.at - 1].word == ":"


def _is_owned(draft: Draft) -> bool:
    """As in "has 8,992 soldiers there": a number of people or things, and nothing that happened to them."""
    # "has only two boats", « viven ya 300.000 menores »
    near = draft.tags_at(draft.at - 1)
    verb = draft.at - 1 - (near == _SMALL or "so_far" in near)
    told = draft.predicate is not None or draft.was_noted(Rule.PREDICATE)
    if "own" not in draft.tags_at(verb) or told or draft.unit is None or draft.elided:
        return False
    return draft.unit not in _EVENTS and not draft.has_verb_last and draft.note(Rule.HAS, verb)


def _is_employed(draft: Draft) -> bool:
    """As in „Ende Juni beschäftigte das Werk 900 Menschen“: a verb that is written as a noun is."""
    tokens, place = draft.sentence.tokens, draft.sentence.place[draft.at]
    near = range(draft.at - 1, max(draft.at - _REACH, place.first) - 1, -1)
    verb = next((i for i in near if tokens[i].cue.predicate or tokens[i].number), None)
    employs = verb is not None and tokens[verb].cue.predicate == "employ" and draft.unit in _EMPLOYED
    return employs and draft.was_noted(Rule.PREDICATE) and draft.note(Rule.STATE, verb)


def _is_held(draft: Draft) -> bool:
    """As in "the debt stands at 20 million", "stocks fell to 350,000": the noun governs it, with a verb between."""
    step = draft.antecedent if "to" in draft.tags_at(draft.at - 1) else None  # "fell by 300 to 4,200"
    start = step.at if step is not None and step.shares_clause(draft) else draft.at
    at = draft.sentence.back(start, _HOLDING, _REACH)
    if at is None or draft.predicate is not None:
        return False
    told = any(not _TOLD.isdisjoint(draft.tags_at(i)) for i in range(at + 1, draft.at))
    return told and draft.note(Rule.STATE, at)


def _is_number_of_displaced(draft: Draft) -> bool:
    """As in "The number of displaced people has fallen to 95,000": they are so until they return."""
    governed = draft.unit == "displaced" and draft.head is not None and "bring" not in draft.sentence.tags
    return governed and draft.predicate in (None, "displace") and draft.note(Rule.STATE, draft.head)


def _is_left(draft: Draft, previous: Draft | None) -> bool:
    """As in "22,000 have returned, leaving 38,000 displaced"."""
    returned = draft.unit == "displaced" and previous is not None and previous.predicate == "return"
    return returned and "bring" in draft.tags_at(draft.at - 1) and draft.note(Rule.STATE, draft.at - 1)


def _is_placed(draft: Draft) -> bool:
    """As in "12,000 troops are now in the country": where people or things are."""
    at = draft.tail
    if "be" not in draft.tags_at(at) or "planned" in draft.tags_at(at + 1) or draft.unit in _EVENTS:
        return False  # "200 are expected on Friday"
    if draft.part_of is not None and draft.part_of.modality is Modality.PLANNED:
        return False  # "will cut 4,000 jobs, of which 2,900 are in Germany"
    where = at + 2 if "within" not in draft.tags_at(at + 1) and "stop" in draft.tags_at(at + 1) else at + 1
    tokens, tags = draft.sentence.tokens, draft.tags_at(where)
    placed = "within" in tags and tags.isdisjoint(_AWAY) and tokens[where + 1 : where + 2]
    if any(_tells_event(token) for token in tokens[where + 1 : draft.sentence.place[at].last]):
        return False  # „2 Millionen Pilger sind in Mekka eingetroffen“
    return bool(placed) and draft.sentence.tokens[where + 1].number is None and draft.note(Rule.STATE, at)


def _tells_event(token: Token) -> bool:
    return token.cue.predicate is not None and token.cue.unit is None and "stock" not in token.tags


def is_noun_state(draft: Draft) -> bool:
    """Whether only the noun tells the state: "21 missing"."""
    inside = range(draft.at + 1, draft.tail)
    return draft.kind is Kind.LEVEL and any("stock" in draft.tags_at(i) for i in inside)
