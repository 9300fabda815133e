"""Which numbers are ages of persons."""

from typing import Final

from reconcile.numbers import Number
from reconcile.reader.clauses import Sentence
from reconcile.reader.cues import Token
from reconcile.reader.names import is_capital
from reconcile.reader.ones import is_age_aside
from reconcile.scanner import Folded

_AGED: Final = frozenset(("child", "person", "man", "woman", "patient", "civilian", "student", "worker", "migrant"))
_OLDEST: Final = 120
_TITLE: Final = 3  # tokens from a verb of saying to a name: "said rescue chief Jane Doe"
_QUOTES: Final = frozenset('."”»“')


def is_age(sentence: Sentence, at: int, number: Number, folded: Folded) -> bool:
    """Whether a number is the age of somebody, by the bound, the name or the list that it stands in."""
    if _is_bound(sentence, at, number):
        return True
    value = number.bounds.value
    bare = at > 1 and value is not None and value <= _OLDEST
    named = bare and number.text.isdigit() and _is_behind_name(sentence, at, folded)
    return named or (bare and (_is_listed(sentence, at) or _is_of_one(sentence.tokens, at)))


def _is_bound(sentence: Sentence, at: int, number: Number) -> bool:
    """As in "300 children under five were treated": a bound behind persons, and nothing that it counts."""
    bounds = number.bounds
    is_bound = (bounds.low is None) != (bounds.high is None)
    if not (at and is_bound and (bounds.high or bounds.low or 0) <= _OLDEST):
        return False
    following = sentence.tokens[at + 1 : at + 2]
    counts = following and (following[0].cue.unit or "of" in following[0].tags or "of_them" in following[0].tags)
    return sentence.tokens[at - 1].cue.unit in _AGED and not counts


def _is_behind_name(sentence: Sentence, at: int, folded: Folded) -> bool:
    """As in "said Jane Doe, 34, a nurse"; "in Homs, 34, in Aleppo, 12" is a list."""
    tokens = sentence.tokens
    if tokens[at - 1].word != "," or not is_capital(tokens[at - 2], folded):
        return False
    first = at - 2
    while first > 0 and is_capital(tokens[first - 1], folded):
        first -= 1
    before = tokens[first - 1].tags if first else frozenset()
    behind = tokens[at + 1 : at + 3]
    if len(behind) < 2 or behind[0].word != ",":
        said = any("say" in token.tags for token in tokens[max(first - _TITLE, 0) : first])
        return said and (not behind or behind[0].word in _QUOTES)
    listed = behind[1].number is not None or is_capital(behind[1], folded)
    return not (listed or ("within" in before and "within" in behind[1].tags))


def _is_of_one(tokens: list[Token], at: int) -> bool:
    """As in "a man, 45, was killed": behind one person."""
    one = tokens[at - 3].number if at > 2 and is_age_aside(tokens, at) else None
    return one is not None and one.bounds.value == 1


def _is_listed(sentence: Sentence, at: int) -> bool:
    """As in "aged 4, seven and 11", "de 4, 7 y 11 años", "two brothers, 15 and 17": what one of a list is, all are."""
    tokens, first, last = sentence.tokens, at, at
    while first > 1 and _links(tokens[first - 1]) and _is_number(tokens[first - 2]):
        first -= 2
    while last + 2 < len(tokens) and _links(tokens[last + 1]) and _is_number(tokens[last + 2]):
        last += 2
    if first == last or tokens[last - 1].cue.mark != "join":
        return False
    behind = tokens[last + 1].tags if last + 1 < len(tokens) else frozenset()
    told = "before" in tokens[first - 1].tags or "time" in behind
    return told or _is_of_each(tokens, first, last)


def _is_of_each(tokens: list[Token], first: int, last: int) -> bool:
    """Whether there are as many numbers as persons in front of the comma."""
    if first < 3 or tokens[first - 1].word != ",":
        return False
    persons = next((token.number for token in reversed(tokens[max(first - 4, 0) : first]) if token.number), None)
    return persons is not None and persons.bounds.value == (last - first) // 2 + 1


def _is_number(token: Token) -> bool:
    """Whether it is one, or was before it was passed over."""
    return token.number is not None or not (token.word or token.date)


def _links(token: Token) -> bool:
    return token.word == "," or token.cue.mark == "join"
