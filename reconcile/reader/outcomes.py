"""What is counted, seen from what happened to it: people killed are deaths, men deployed are soldiers."""

from typing import Final

from reconcile.reader.drafts import Draft
from reconcile.reader.nouns import FATAL, FATES, LIFELESS, PERSONS

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
ANYBODY: Final = (None, "person")
BEFALLEN: Final = (*ANYBODY, "victim")
# one word, and another thing that is done to these: abattre un avion, to recover a body, to fire a worker
_OF_THESE: Final[dict[str | None, dict[str | None, str | None]]] = {
    "kill": dict.fromkeys(("drone", "missile", "aircraft"), "shoot_down"),
    "heal": {
        "victim": "recover_body",
        "body": None,
        **dict.fromkeys(("household", "house", "customer"), "reconnect"),
    },
    "destroy": dict.fromkeys(("drone", "missile"), "shoot_down"),
    "launch": dict.fromkeys(("worker", "teacher", "journalist", "job"), "lay_off"),
    "recover_body": {"survivor": "rescue", "body": None},  # who counts bodies has found them
    "rescue": {"victim": "recover_body", "body": None},
    "shoot_down": {**dict.fromkeys(("ship", "person", "migrant", "refugee", "child"), "intercept"), "animal": "kill"},
    "displace": {
        **dict.fromkeys(("vehicle", "convoy", "ship", "tank", "train", "tonne", "metric_ton"), "arrive"),
        **dict.fromkeys(("suspect", "prisoner")),  # they are at large
        "displaced": None,
    },
    "capture": dict.fromkeys(
        ("metric_ton", "tonne", "kilogram", "gun", "pill", "cigarette", "banknote", "EUR"),
        "confiscate",
    ),
    "lay_off": dict.fromkeys(("flight", "train"), "cancel"),
    "miss": {"job": "lay_off"},
    "pay": dict.fromkeys(PERSONS),  # who spent the night
    "employ": dict.fromkeys(("person", "worker")),
    "pledge": dict.fromkeys(("vote", "seat")),
    "deliver": dict.fromkeys(("order", "body", *PERSONS)),  # who received something
}
# who commands men, commands soldiers
_MILITARY: Final = frozenset(("send", "deploy", "withdraw", "train", "ready"))
_BODILY: Final = FATAL - {"miss"}


def done_to(unit: str | None, predicate: str | None) -> str | None:
    """What a word says happened to these: "abattre" shoots down a drone."""
    return _OF_THESE.get(predicate, {}).get(unit, predicate)


def see_through(draft: Draft, predicate: str | None, previous: Draft | None) -> None:
    """Give the unit that the predicate tells."""
    if draft.unit == "man" and (predicate in _MILITARY or (previous is not None and previous.unit == "soldier")):
        draft.unit = "soldier"  # "11.000 hombres desplegados"
    elif draft.unit == "household" and predicate == "confirm":
        draft.unit = "outbreak"  # « deux foyers confirmés »
    elif draft.unit == "person" and predicate == "employ":
        draft.unit = "worker"
    elif draft.unit == "displaced" and predicate == "evacuate":
        draft.unit = "person"  # "1,100 evacuees" are people evacuated
    elif draft.elided and draft.unit in LIFELESS and _is_of_people(predicate, previous):
        draft.unit, draft.noun = "person", None  # "damaged 8,400 homes and killed 14"
    elif draft.elided and draft.unit == "body" and predicate in EVENTS:
        draft.unit, draft.noun = "person", None  # "41 bodies were recovered, 103 are missing"
    elif predicate is not None and draft.unit in SELF_TELLING:
        draft.unit = "person"  # "Two are missing. The other two were rescued"


def _is_of_people(predicate: str | None, previous: Draft | None) -> bool:
    """Whether it happens to people only; ships are missing too, not in "23 died when it sank, and 40 are missing"."""
    told = previous is not None and previous.unit in FATES
    return predicate in _BODILY or (predicate == "miss" and told)
