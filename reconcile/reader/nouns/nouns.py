"""What sort of thing a canonical noun names: somebody, a place, a building, an event."""

from typing import Final

# whom "a" or "one" may count, where something befell them
PERSONS: Final = frozenset(
    (
        *("person", "man", "woman", "child", "elderly", "civilian", "refugee", "migrant", "displaced", "prisoner"),
        *("hostage", "protester", "spectator", "passenger", "crew", "tourist", "soldier", "police", "firefighter"),
        *("rescuer", "health worker", "student", "teacher", "journalist", "worker", "patient", "voter", "candidate"),
    )
)
# what became of somebody
FATES: Final = frozenset(("death", "injury", "missing"))
# what happened to people, as a noun and as a verb
FATAL: Final = frozenset(("kill", "die", "injure", "miss"))
# who may count others
SPEAKERS: Final = frozenset(
    ("police", "firefighter", "rescuer", "health worker", "hospital", "journalist", "witness", "member", "worker")
)
# where others are: "in nine hospitals"
PLACES: Final = frozenset(("hospital", "school", "city", "region", "country", "site", "shop"))
# what costs lives: its toll counts them
EVENTS: Final = frozenset(
    (
        *("attack", "incident", "fire", "quake", "operation", "flight", "explosion", "flood", "hurricane", "tornado"),
        *("landslide", "avalanche", "shooting", "ambush", "clash", "demonstration"),
    )
)
# nobody kills or injures these
LIFELESS: Final = (
    PLACES
    | EVENTS
    | {
        *("house", "building", "shelter", "bridge", "road", "church", "mosque", "synagogue", "farm", "market", "depot"),
        *("vehicle", "ship", "train", "hectare", "acre"),
    }
)
# what kills and injures
ARMS: Final = frozenset(("drone", "missile", "shell", "gun", "mine", "knife", "tank", "aircraft"))
