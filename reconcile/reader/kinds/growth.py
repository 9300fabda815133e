"""Words outside a number that bound it, turn it round or make it an addition."""

from typing import Final

from reconcile.bounds import Amount, Bounds
from reconcile.numerals.hedges import Interval, hedged
from reconcile.reader.drafts import Draft
from reconcile.reader.rules import Rule
from reconcile.reader.sentences.cues import NO_CUE, Token

_BOUNDING: Final = frozenset(("exceed", "approach"))
_CHANGING: Final = {"grow": frozenset(("grow",)), "shrink": frozenset(("shrink",))}
_UP_OR_DOWN: Final = frozenset(("up", "down"))
_DIRECT: Final = {"grow": "up", "shrink": "down"}
_SETTLING: Final = frozenset(("reach", "verb"))
_ELSE: Final = frozenset(("of", "source", "within", "agent"))  # words for "by" that say something else more often
_THAN: Final = frozenset(("than", "against"))  # "than the" leads to an earlier reading too
_COMPARED: Final = frozenset(("more", "fewer"))
_IN_SIZE: Final = frozenset(("grow", "shrink"))
_WAY: Final = 6  # tokens from a step to what it led to
_STEP: Final = 3  # times a step, and it is no start


def read_amounts(drafts: list[Draft]) -> None:
    """Verbs that bound the number, and marks of a decrease."""
    for draft in drafts:
        if "on_top" in draft.token.inner and draft.bounds.low is not None:
            draft.bounds = Bounds.exactly(draft.bounds.low)  # « au-delà des 12 déjà livrés »: besides, not more than
        if draft.bounds.value is not None:
            _read_verb(draft, draft.bounds.value)
        elif (
            "negated" in draft.tags_at(draft.at - 1) and "exceed" in draft.token.inner and draft.bounds.low is not None
        ):
            draft.bounds = Bounds.at_most(draft.bounds.low)  # "has not exceeded 100"
            draft.note(Rule.EXCEEDS)
        if is_decrease(draft):
            draft.bounds = -draft.bounds
            draft.note(Rule.DECREASE)


_WITHIN: Final = frozenset(("stop", "within"))


def _read_verb(draft: Draft, value: Amount) -> None:
    at = draft.sentence.back(draft.at, _BOUNDING, 4)
    if at is None or any(not (t.word or t.date) or t.tags == _WITHIN for t in draft.sentence.tokens[at + 1 : draft.at]):
        return  # "a dépassé 200 % dans 17 prisons"
    if "exceed" in draft.tags_at(at):
        not_above = any("negated" in draft.tags_at(i) for i in range(at - 2, at + 2))  # « n'a pas dépassé les 100 »
        draft.bounds = Bounds.at_most(value) if not_above else Bounds.more_than(value)
        draft.note(Rule.EXCEEDS, at)
    else:
        draft.bounds, draft.approximate = Bounds(*hedged("nearly", Interval(value, value))[:4]), True
        draft.note(Rule.APPROACHES, at)


def is_decrease(draft: Draft) -> bool:
    """Whether the number is marked as a decrease: "28 fewer", "menos 28", "fell by 28"."""
    high = draft.bounds.high
    if high is not None and high < 0:
        return False
    if "fewer" in draft.sentence.tags and any(
        "fewer" in draft.tags_at(i) for i in (draft.at - 1, draft.at + 1, draft.tail)
    ):
        return True
    return changes_by(draft, "shrink")


def changes_by(draft: Draft, tag: str) -> bool:
    """Whether a verb of growth stands before the number, with the word for "by" between them."""
    by = draft.tags_at(draft.at - 1)
    noun = " " in draft.sentence.tokens[draft.at - 1].word  # "an increase of 412 cases"
    told = by if noun else draft.tags_at(_direction_at(draft) or draft.at) if _is_set_behind(draft) else NO_CUE.tags
    if _DIRECT[tag] in told or (not by.isdisjoint(_CHANGING[tag]) and _is_step_to(draft)):
        return True
    if "by" not in by or "to" in by or ("source" in by and _starts_change(draft)):
        return False
    if draft.sentence.back(draft.at - 1, _CHANGING[tag], 8) is not None:
        return True
    return by.isdisjoint(_ELSE) and _ends_in_change(draft, tag)


def _ends_in_change(draft: Draft, tag: str) -> bool:
    """As in „ist um zwölf auf 63 gestiegen“: the verb comes last, behind what it led to."""
    tokens, first = draft.sentence.tokens, draft.tail
    led = next((i for i in draft.sentence.numbers if i > draft.at), 0)
    if 0 < led - draft.at <= _WAY and "to" in draft.tags_at(led - 1):
        first = led + 1
    end = min(draft.sentence.place[first].last if first < len(tokens) else first, first + _STEP)
    return any(not _CHANGING[tag].isdisjoint(token.tags) for token in tokens[first:end])


def _is_step_to(draft: Draft) -> bool:
    """As in "the number fell 15,000 in October to 310,000": right behind the verb, and what it came to follows."""
    following = next((i for i in draft.sentence.numbers if i > draft.at), draft.at)
    led = 1 < following - draft.at <= _WAY and "to" in draft.tags_at(following - 1)
    return draft.elided and led and draft.sentence.clause(following) == draft.sentence.clause(draft.at)


def _is_set_behind(draft: Draft) -> bool:
    """As in "58 cases, up 10", "up by 10": nothing but a word for growth between the comma and the number."""
    return _direction_at(draft) == draft.sentence.place[draft.at].first + 1


def _direction_at(draft: Draft) -> int | None:
    """Where the word for up or down stands that a comma sets behind a count."""
    if not draft.elided or draft.sentence.place[draft.at].mark != ",":
        return None
    at = draft.at - 1 - ("by" in draft.tags_at(draft.at - 1))
    return at if not _UP_OR_DOWN.isdisjoint(draft.tags_at(at)) else None


def _starts_change(draft: Draft) -> bool:
    """Whether another number follows: "augmenté de 12 à 15"."""
    tokens = draft.sentence.tokens
    ahead = range(draft.at + 1, min(draft.at + 5, len(tokens) - 1))
    at = next((i for i in ahead if "to" in tokens[i].tags and tokens[i + 1].number), None)
    if at is None or settles(tokens[draft.at + 1 : at]) or is_apart(draft, at):
        return False
    end = tokens[at + 1].number
    return end is None or not is_step(draft, end.bounds)


def is_step(draft: Draft, end: Bounds) -> bool:
    """As in « les ventes ont progressé de 12 000 unités à 310 000 »: a step on the way, for its noun and its size."""
    step, whole = draft.bounds.high, end.low
    if step is None or whole is None or step >= whole:
        return False
    if draft.sentence.back(draft.at, _CHANGING["shrink"], 8) is not None:
        return True  # « a reculé de 1 200 à 15 300 »
    small = step * _STEP < whole
    return small and draft.tail > draft.at + 1 and changes_in_size(draft)


def is_apart(draft: Draft, end: int) -> bool:
    """As in « le chômage a bondi de 173 700, à 3,14 millions »: behind a comma stands where it has come to."""
    return changes_in_size(draft) and any(token.word == "," for token in draft.sentence.tokens[draft.at + 1 : end])


def changes_in_size(draft: Draft) -> bool:
    """Whether the verb before it grows or shrinks, and does not only pass from one to another."""
    return draft.sentence.back(draft.at, _IN_SIZE, 8) is not None


def settles(between: list[Token]) -> bool:
    """Whether a verb stands between a number and the next: "fell by 4,000 to stand at 62,000"."""
    return any(not _SETTLING.isdisjoint(token.tags) for token in between)


def is_compared(draft: Draft) -> bool:
    """As in "28 more than on Monday": counted from then to the publication."""
    if _is_set_behind(draft):
        return True  # "up 10 from Friday"
    if _THAN.isdisjoint(draft.sentence.tags):
        return False
    behind = range(draft.at + 1, min(draft.tail + 3, len(draft.sentence.tokens)))
    signed = not _COMPARED.isdisjoint(draft.tags_at(draft.at - 1) | draft.token.inner)
    if signed and "than" in draft.tags_at(draft.at + 1):
        return True  # "menos 12 do que ontem"
    if not _UP_OR_DOWN.isdisjoint(draft.tags_at(draft.at - 1)):
        return any(not _THAN.isdisjoint(draft.tags_at(i)) for i in behind)  # "an increase of 12 against Monday"
    return any(_is_than(draft, i) for i in behind)


def _is_than(draft: Draft, at: int) -> bool:
    """As in "more than", and in one phrase "higher than"."""
    compared = not _COMPARED.isdisjoint(draft.tags_at(at - 1) | draft.tags_at(at))
    return compared and not _THAN.isdisjoint(draft.tags_at(at))


def around(draft: Draft, tag: str) -> int | None:
    """The tag right before the number, in its noun phrase or right behind it."""
    if tag not in draft.sentence.tags:
        return None
    if tag in draft.tags_at(draft.at - 1):
        return draft.at - 1
    if "articles" in draft.tags_at(draft.at - 1) and tag in draft.tags_at(draft.at - 2):
        return draft.at - 2
    inside = next((i for i in range(draft.at + 1, draft.tail + 1) if tag in draft.tags_at(i)), None)
    if inside is None and "out_of" in draft.tags_at(draft.at + 1) and tag in draft.tags_at(draft.at + 2):
        return draft.at + 2  # "25 of the new ones"
    return inside
