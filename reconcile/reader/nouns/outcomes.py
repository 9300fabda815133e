"""What is counted, seen from what happened to it: people killed are deaths, men deployed are soldiers."""

from collections.abc import Sequence
from typing import Final

from reconcile.reader.drafts import Draft
from reconcile.reader.nouns.nouns import FATAL, FATES, LIFELESS, PERSONS
from reconcile.reader.rules import Rule
from reconcile.reader.sentences.cues import Token

# what happened to persons that has a noun of its own, under which all reports of it meet
EVENTS: Final = {
    "kill": "death",
    "die": "death",
    "injure": "injury",
    "miss": "missing",
    "infect": "infection",
    "arrest": "arrest",
}
# nouns that say themselves what happened
SELF_TELLING: Final = frozenset(
    (*EVENTS.values(), "arrival", "delivery", "recovery", "rescue", "birth", "hospitalisation")
)
TAKEN_OFF: Final = "strike_off"  # what befalls the count, and not the counted
ANYBODY: Final = (None, "person")
BEFALLEN: Final = (*ANYBODY, "victim")
# one word, and another thing that is done to these: abattre un avion, to recover a body, to fire a worker
_OF_THESE: Final[dict[str | None, dict[str | None, str | None]]] = {
    "kill": {
        **dict.fromkeys(("drone", "missile", "aircraft"), "shoot_down"),
        **dict.fromkeys(("eviction", "deportation", "order", "plan")),
        "job": "lay_off",
    },
    "heal": {
        "victim": "recover_body",
        "body": None,
        **dict.fromkeys(("household", "house", "customer"), "reconnect"),
        **dict.fromkeys(("gun", "knife", "shell", "pill", "cigarette", "banknote"), "confiscate"),
        **dict.fromkeys(("vehicle", "artwork", "aircraft", "drone", "missile", "container")),
    },
    "recall": dict.fromkeys(("soldier", "police"), "deploy"),  # reservists
    "plant": dict.fromkeys((*PERSONS, *LIFELESS, "job")),  # the factory
    "destroy": {**dict.fromkeys(("drone", "missile"), "shoot_down"), **dict.fromkeys(PERSONS)},
    "damage": dict.fromkeys(PERSONS),
    "launch": dict.fromkeys(("worker", "teacher", "journalist", "job"), "lay_off"),
    # who counts bodies has found them
    "recover_body": {"survivor": "rescue", "body": None, **dict.fromkeys(("case", "infection"))},
    "rescue": {"victim": "recover_body", "body": None},
    "shoot_down": {**dict.fromkeys(("ship", "person", "migrant", "refugee", "child"), "intercept"), "animal": "kill"},
    "displace": {
        **dict.fromkeys(("vehicle", "convoy", "ship", "tank", "train", "tonne", "metric_ton"), "arrive"),
        **dict.fromkeys(("suspect", "prisoner")),  # they are at large
        "displaced": None,
    },
    "capture": dict.fromkeys(
        ("metric_ton", "tonne", "kilogram", "gun", "pill", "cigarette", "banknote", "EUR", "vaccination"),
        "confiscate",
    ),
    "lay_off": {
        **dict.fromkeys(("prisoner", "hostage", "suspect"), "release"),
        "patient": "heal",
        **dict.fromkeys(("flight", "train"), "cancel"),
        **dict.fromkeys(("drone", "missile", "aircraft", "tank", "ship", "vehicle", "animal"), "lose"),
        **dict.fromkeys(("case", "infection")),  # « après suppression de doublons, 321 cas »
        "duplicate": TAKEN_OFF,
    },
    "miss": {"job": "lay_off"},
    "pay": dict.fromkeys(PERSONS),  # who spent the night
    "employ": dict.fromkeys(("person", "worker")),
    "pledge": dict.fromkeys(("vote", "seat")),
    "deliver": dict.fromkeys(("order", "body", *PERSONS)),  # who received something
}
# who commands men, commands soldiers
_MILITARY: Final = frozenset(("send", "deploy", "withdraw", "train", "ready"))
# what is done to jobs rather than to places
_OF_JOBS: Final = frozenset(("create", "lay_off", "threaten", "lose"))
_SEIZED: Final = frozenset(("capture", "confiscate"))
_AUXILIARIES: Final = 5  # tokens from a noun to what befell it
_BODILY: Final = FATAL - {"miss"}
# what nobody does to places or things: "The clinics treated 400"
_PERSONAL: Final = frozenset(("hospitalise", "vaccinate", "infect", "starve", "charge", "sentence", "deport", "arrest"))


def meet_another_fate(draft: Draft, at: int | None, drafts: Sequence[Draft]) -> None:
    """As in "120 dead and wounded", « 450 morts ou disparus »: one number of two fates tells neither of them alone.

    `at` is the word that tells the first, if not the noun.
    """
    if draft.unit not in FATES and draft.predicate not in FATAL:
        return
    tokens = draft.sentence.tokens
    if at is None:
        at = next((i for i, token in enumerate(tokens) if draft.noun and token.end == draft.noun[1]), draft.at)
    first, last = _run_of_fates(draft, at)
    told = {_fate_of(draft, i) for i in range(first, last + 1, 2)}
    joined = any("join" in draft.tags_at(i) for i in range(first + 1, last, 2))
    behind = tokens[last + 1] if last + 1 < len(tokens) and last > draft.at else None
    own = behind is not None and _opens_phrase(behind)
    theirs = any(_has_fate(other, draft, first, last) for other in drafts if other is not draft)
    if joined and len(told) > 1 and not own and not theirs:
        draft.unit, draft.predicate = ("victim", None) if draft.unit in FATES else (draft.unit, "affect")
        draft.note(Rule.FATE, at)


def _has_fate(other: Draft, draft: Draft, first: int, last: int) -> bool:
    """Whether a word is of another number: "deaths and injuries rose to 120 and 340", "12 were killed, hurting 20"."""
    tokens = draft.sentence.tokens
    own = other.noun is not None and tokens[first].start <= other.noun[0] < tokens[last].end
    return own or (other.at < first < draft.at and other.shares_clause(draft))


def _run_of_fates(draft: Draft, at: int) -> tuple[int, int]:
    """The first and the last word of "killed, wounded or missing" around one of them."""
    first = last = at
    while first > 1 and _is_link(draft, first - 1) and _fate_of(draft, first - 2):
        first -= 2
    while _is_link(draft, last + 1) and last + 2 < len(draft.sentence.tokens) and _fate_of(draft, last + 2):
        last += 2
    return first, last


def _is_link(draft: Draft, at: int) -> bool:
    return "join" in draft.tags_at(at) or (at < len(draft.sentence.tokens) and draft.sentence.tokens[at].word == ",")


def _opens_phrase(token: Token) -> bool:
    """As in "and wounded 20", "and missing relatives": what another thing is said of."""
    unknown = token.word[:1].isalpha() and not (token.tags or token.cue.predicate)
    return token.number is not None or token.cue.unit is not None or unknown or "articles" in token.tags


def _fate_of(draft: Draft, at: int) -> str | None:
    cue = draft.sentence.tokens[at].cue
    unit = cue.unit or EVENTS.get(cue.predicate or "")
    return unit if unit in FATES else None


def is_some_of(draft: Draft) -> bool:
    """As in "five of the wounded": a number of some of those that its noun names."""
    linked = not draft.tags_at(draft.at + 1).isdisjoint(("out_of", "of_them"))
    return linked or ("of" in draft.tags_at(draft.at + 1) and "articles" in draft.tags_at(draft.at + 2))


def dying(draft: Draft) -> int | None:
    """As in "four missing people were found dead", « deux blessés sont décédés »: the verb that tells another fate."""
    if draft.unit not in FATES - {"death"}:
        return None
    tokens = draft.sentence.tokens[draft.tail : draft.tail + _AUXILIARIES]
    told = next((i for i, token in enumerate(tokens) if not _is_passed(token)), None)
    dies = told is not None and tokens[told].cue.predicate == "die"
    return draft.tail + told if dies and told is not None else None


def _is_passed(token: Token) -> bool:
    """Before a participle: an auxiliary, a day, a place ("ist am Montag im Krankenhaus gestorben")."""
    cue = token.cue
    return token.date is not None or (
        cue.unit is None and ((cue.finite and not cue.predicate) or "stock" in token.tags)
    )


def fate_before(draft: Draft) -> int | None:
    """As in "five of the missing were found dead", "two injured people died": what had become of them before."""
    if draft.unit != "death":
        return None
    tokens = draft.sentence.tokens
    return next((i for i in range(draft.at + 1, draft.tail) if tokens[i].cue.unit in FATES - {draft.unit}), None)


def done_to(unit: str | None, predicate: str | None) -> str | None:
    """What a word says happened to these: "abattre" shoots down a drone."""
    return _OF_THESE.get(predicate, {}).get(unit, predicate)


def see_through(draft: Draft, predicate: str | None, previous: Draft | None) -> None:
    """Give the unit that the predicate tells."""
    if draft.unit == "man" and (predicate in _MILITARY or (previous is not None and previous.unit == "soldier")):
        draft.unit = "soldier"  # "11.000 hombres desplegados"
    elif draft.unit == "place" and predicate in _OF_JOBS:
        draft.unit = "job"  # "Ha creato 3.000 posti", but "Il centro offre 640 posti"
    elif draft.unit in ("household", "fire") and predicate == "confirm":
        draft.unit = "outbreak"  # « deux foyers confirmés », "Confermati 12 focolai"
    elif draft.unit == "vaccination" and predicate in _SEIZED:
        draft.unit = None  # doses of another sort
    elif draft.unit == "person" and predicate == "employ":
        draft.unit = "worker"
    elif draft.unit == "displaced" and predicate == "evacuate":
        draft.unit = "person"  # "1,100 evacuees" are people evacuated
    elif draft.elided and draft.unit in LIFELESS and _is_of_people(predicate, previous):
        draft.unit, draft.noun = "person", None  # "damaged 8,400 homes and killed 14"
    elif draft.elided and draft.unit == "body" and predicate in EVENTS:
        draft.unit, draft.noun = "person", None  # "41 bodies were recovered, 103 are missing"
    elif predicate not in (None, TAKEN_OFF) and draft.unit in SELF_TELLING:
        draft.unit = "person"  # "Two are missing. The other two were rescued"


def _is_of_people(predicate: str | None, previous: Draft | None) -> bool:
    """Whether it happens to people only; ships are missing too, not in "23 died when it sank, and 40 are missing"."""
    told = previous is not None and previous.unit in FATES
    return predicate in _BODILY or predicate in _PERSONAL or (predicate == "miss" and told)
