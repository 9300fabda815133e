"""Words for one that may count: "un mort", "one was killed", "une personne a été blessée".

They are articles far more often, so no reading of numbers finds them: what follows decides.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from reconcile.bounds import Bounds
from reconcile.numbers import Number
from reconcile.reader.cues import Cue, Token, Vocabulary
from reconcile.scanner import Folded

_NEXT: Final = re.compile(r"[^\W\d_]+")
FATES: Final = frozenset(("death", "injury", "missing"))
_BEFALLS: Final = frozenset(("kill", "die", "injure", "miss"))
_REACH: Final = 5  # tokens from the word for one to what happened
_WORD: Final = 24  # letters of the word before
_CHANGES: Final = frozenset(("more", "fewer"))
_LEADS: Final = frozenset(("verb", "more"))
_ENDS: Final = frozenset(("open", "join", "that"))


def with_ones(numbers: tuple[Number, ...], folded: Folded, ones: tuple[str, ...], known: Vocabulary) -> list[Number]:
    """The numbers of a text and, apart from them, the words for one with a fate, a person or a verb behind."""
    found = [_number(folded, *place) for one in ones for place in _places(folded.text, one, known)]
    if not found:
        return list(numbers)
    taken = {at for number in numbers for at in range(number.span.start, number.span.end)}
    return sorted([*numbers, *(n for n in found if n.span.start not in taken)], key=lambda n: n.span.start)


def _number(folded: Folded, start: int, end: int) -> Number:
    span = folded.span(start, end)
    return Number(span, span.of(folded.original), Bounds.exactly(1))


def _places(text: str, one: str, known: Vocabulary) -> Iterator[tuple[int, int]]:
    at, sought = text.find(one + " "), one + " "
    while at >= 0:
        end = at + len(one)
        behind = None if text[at - 1 : at].isalnum() or text[at - 1 : at] in ("'", "-") else _NEXT.match(text, end + 1)
        cue = known.look_up(behind[0])[0] if behind else None
        if cue is not None and (_may_follow(cue) or _is_change(text, at, known) or _is_placed(text, at, cue, known)):
            yield at, end
        at = text.find(sought, end)


def meets_fate(tokens: list[Token], at: int) -> bool:
    """Whether the word for one counts somebody killed, injured or missing, or one more or less."""
    if acts(tokens, at):
        return False
    if at and not _CHANGES.isdisjoint(tokens[at - 1].tags):
        return True
    if not (at + 1 < len(tokens) and _may_follow(tokens[at + 1].cue)):
        return False
    for token in tokens[at + 1 : at + 1 + _REACH]:
        if token.number or token.date or token.cue.mark in (",", ";", ":") or not _ENDS.isdisjoint(token.tags):
            return False
        if _is_fate(token.cue):
            return True
    return False


def acts(tokens: list[Token], at: int) -> bool:
    """As in "another one killed 25": what did it, not to whom it was done."""
    if at + 2 >= len(tokens) or tokens[at + 1].cue.predicate is None:
        return False
    behind = tokens[at + 2 : at + 4]
    return behind[0].number is not None or ("to" in behind[0].tags and behind[-1].number is not None)


def _is_change(text: str, at: int, known: Vocabulary) -> bool:
    """As in "menos um do que na véspera"."""
    before = text[max(at - _WORD, 0) : at].split()
    return bool(before) and not _CHANGES.isdisjoint(known.look_up(before[-1])[0].tags)


def _is_placed(text: str, at: int, behind: Cue, known: Vocabulary) -> bool:
    """As in "seven in Porto and one in Faro"."""
    before = text[max(at - _WORD, 0) : at].split() if "within" in behind.tags else []
    return bool(before) and "join" in known.look_up(before[-1])[0].tags


def _is_fate(cue: Cue) -> bool:
    return cue.unit in FATES or cue.predicate in _BEFALLS


@lru_cache(maxsize=1024)
def _may_follow(cue: Cue) -> bool:
    return cue.unit == "person" or _is_fate(cue) or not _LEADS.isdisjoint(cue.tags)
