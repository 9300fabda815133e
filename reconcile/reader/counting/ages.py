"""Which numbers are ages of persons."""

from typing import Final

from reconcile.lexicon.figures import FigureWords
from reconcile.numbers import Number
from reconcile.reader.counting.ones import is_age_aside
from reconcile.reader.nouns.nouns import PERSONS
from reconcile.reader.nouns.outcomes import EVENTS
from reconcile.reader.sentences.clauses import Sentence
from reconcile.reader.sentences.cues import NO_CUE, Token
from reconcile.reader.sentences.names import is_capital
from reconcile.scanner import Folded

_AGED: Final = frozenset(("child", "person", "man", "woman", "patient", "civilian", "student", "worker", "migrant"))
_ONE: Final = PERSONS | {"victim", "suspect", "survivor"}
_BEFALLS: Final = frozenset((*EVENTS, "hospitalise", "charge", "sentence", "release", "rescue"))
_OLDEST: Final = 120
_DESCRIBED: Final = 3  # words from an article to a person
_TOLD: Final = 7  # tokens from an age to what befell
_BRACKETS: Final = {"(": ")", "[": "]"}
_SMALL: Final = frozenset(("stop", "articles", "one"))
_WHERE: Final = frozenset(("within", "to", "source", "according", "than"))
_TITLE: Final = 3  # tokens from a verb of saying to a name: "said rescue chief Jane Doe"
_SMALLS: Final = 2  # words from a person to an age: "dans la trentaine"
_KNOWN: Final = frozenset(("articles", "out_of"))
_QUOTES: Final = frozenset('."”»“')


def is_age(sentence: Sentence, at: int, number: Number, folded: Folded, words: FigureWords) -> bool:
    """Whether a number is the age of somebody, by the bound, the name or the list that it stands in."""
    if _is_bound(sentence, at, number):
        return True
    oldest = number.bounds.high
    if at < 2 or oldest is None or oldest > _OLDEST:
        return False
    if number.bounds.value is None:
        return _is_about(sentence.tokens, at, words)
    told = number.text.isdigit() and (_is_behind_name(sentence, at, folded) or _is_aside(sentence, at, folded, words))
    return told or _is_about(sentence.tokens, at, words) or _is_listed(sentence, at) or _is_of_one(sentence.tokens, at)


def _is_aside(sentence: Sentence, at: int, folded: Folded, words: FigureWords) -> bool:
    """As in "The driver, 54, was killed", "Der Fahrer (54) starb": alone behind one person."""
    tokens = sentence.tokens
    head, mark = _head_of_aside(tokens, at)
    if head is None or not (_is_singular(tokens[head], words) or _is_one(tokens[head - 1])):
        return False
    if tokens[head].cue.unit in _ONE or (mark == "," and "other" in tokens[head].tags):
        return True
    if not (_is_unknown(tokens[head]) and (words.noun_capitals or not is_capital(tokens[head], folded))):
        return False
    ends = at + 1 == len(tokens) or tokens[at + 1].word == "."
    befallen = any(token.cue.predicate in _BEFALLS for token in tokens[at + 2 : at + 2 + _TOLD])
    return (befallen or (mark == "," and not ends)) and _is_determined(tokens, head)


def _is_about(tokens: list[Token], at: int, words: FigureWords) -> bool:
    """As in "eine Frau um die 30", « un homme de 54 », « dans la trentaine »: behind one person, without a noun."""
    number, before = tokens[at].number, tokens[at - 1]
    if number is None or not _ends_phrase(tokens[at + 1 : at + 2]):
        return False
    person = next((t for t in reversed(tokens[max(at - 1 - _SMALLS, 0) : at]) if "stop" not in t.tags), before)
    if person.cue.unit not in _AGED or not _is_singular(person, words):
        return False
    if person is before:
        return number.approximate or number.bounds.value is None
    completes = "of" in before.tags and tokens[at - 2] is person and before.tags.isdisjoint(_KNOWN)
    return completes or (number.approximate and number.text.isalpha())


def _ends_phrase(behind: list[Token]) -> bool:
    """Whether no noun follows, nor what a noun completes."""
    cue = behind[0].cue if behind else NO_CUE
    word = bool(behind) and behind[0].word[:1].isalpha()
    return cue.unit is None and "of" not in cue.tags and not (word and cue is NO_CUE)


def _is_singular(noun: Token, words: FigureWords) -> bool:
    """Whether it ends as no noun for more than one does; unknown where the language does not tell."""
    return bool(words.plural_endings) and not noun.word.endswith(words.plural_endings)


def _head_of_aside(tokens: list[Token], at: int) -> tuple[int | None, str]:
    """The noun that a number is put beside, and with which mark: "the driver, 54,", "who was 54,", "Fahrer (54)"."""
    behind = tokens[at + 1].word if at + 1 < len(tokens) else "."
    told = at > 3 and "be" in tokens[at - 1].tags and "relative" in tokens[at - 2].tags
    head = at - 4 if told else at - 2
    mark = tokens[head + 1].word
    closed = behind == _BRACKETS[mark] if mark in _BRACKETS else mark == "," and behind in (",", ".")
    return (head if closed else None), mark


def _is_one(token: Token) -> bool:
    """As in "einen Polizisten (34)"."""
    return "one" in token.tags or (token.number is not None and token.number.bounds.value == 1)


def _is_unknown(token: Token) -> bool:
    return token.word[:1].isalpha() and not (token.tags or token.cue.unit or token.cue.predicate)


def _is_determined(tokens: list[Token], head: int) -> bool:
    """As in "the bus driver", "her baby son"; "in the capital" is where."""
    for i in range(head - 1, max(head - 2 - _DESCRIBED, -1), -1):
        tags = tokens[i].tags
        if _is_one(tokens[i]) or not tags.isdisjoint(_SMALL):
            return _WHERE.isdisjoint(tags | (tokens[i - 1].tags if i else frozenset()))
        if not (_is_unknown(tokens[i]) or "other" in tags):
            return False
    return False


def _is_bound(sentence: Sentence, at: int, number: Number) -> bool:
    """As in "300 children under five were treated": a bound behind persons, and nothing that it counts."""
    bounds, tokens = number.bounds, sentence.tokens
    is_bound = (bounds.low is None) != (bounds.high is None)
    if not (at and is_bound and (bounds.high or bounds.low or 0) <= _OLDEST):
        return False
    following = tokens[at + 1 : at + 2]
    counts = following and (following[0].cue.unit or "of" in following[0].tags or "of_them" in following[0].tags)
    young = bounds.low is None and "fewer" not in tokens[at].inner
    told = at > 1 and young and "be" in tokens[at - 1].tags  # "2,100 children are under five"
    owner = at - 1 - told
    if counts or owner < 0:
        return False
    divided = owner and "of_them" in tokens[owner].tags and tokens[owner - 1].number is not None
    told_of_number = told and tokens[owner].number is not None
    return bool(divided or told_of_number) or tokens[owner].cue.unit in _AGED  # "nine of them under 18"


def _is_behind_name(sentence: Sentence, at: int, folded: Folded) -> bool:
    """As in "said Jane Doe, 34, a nurse", "Anna K. (34)"; "in Homs, 34, in Aleppo, 12" is a list."""
    tokens, mark = sentence.tokens, sentence.tokens[at - 1].word
    last = at - 3 if tokens[at - 2].word == "." and at > 3 else at - 2  # "Anna K."
    if (mark != "," and mark not in _BRACKETS) or not is_capital(tokens[last], folded):
        return False
    first = last
    while first > 0 and is_capital(tokens[first - 1], folded):
        first -= 1
    before = tokens[first - 1].tags if first else frozenset()
    full = first < last and _WHERE.isdisjoint(before)
    behind = tokens[at + 1 : at + 3]
    if mark in _BRACKETS:
        return full and bool(behind) and behind[0].word == _BRACKETS[mark] and not _is_another_named(tokens, at, folded)
    if len(behind) < 2 or behind[0].word != ",":
        said = any("say" in token.tags for token in tokens[max(first - _TITLE, 0) : first])
        return (said or full) and (not behind or behind[0].word in _QUOTES)
    listed = behind[1].number is not None or is_capital(behind[1], folded)
    return not (listed or ("within" in before and "within" in behind[1].tags))


def _is_another_named(tokens: list[Token], at: int, folded: Folded) -> bool:
    """As in "New York (34), Los Angeles (12)"."""
    return at + 3 < len(tokens) and tokens[at + 2].word == "," and is_capital(tokens[at + 3], folded)


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
    if first == last or not (tokens[last - 1].cue.mark == "join" or tokens[first - 1].word in _BRACKETS):
        return False
    behind = tokens[last + 1].tags if last + 1 < len(tokens) else frozenset()
    told = "before" in tokens[first - 1].tags or "time" in behind
    return told or _is_of_each(tokens, first, last) or _is_of_both(tokens, first, last)


def _is_of_both(tokens: list[Token], first: int, last: int) -> bool:
    """As in "The victims, 54 and 61, died"; "soldiers and civilians, 54 and 61" are counts in their order."""
    closed = last + 1 == len(tokens) or tokens[last + 1].word in (",", ".")
    if first < 2 or tokens[first - 1].word != "," or not closed:
        return False
    head = tokens[first - 2]
    if not (head.cue.unit in _ONE or (_is_unknown(head) and _is_determined(tokens, first - 2))):
        return False
    joined = any(_links(token) or token.number for token in tokens[max(first - 4, 0) : first - 2])
    return not joined or not (_links(tokens[first - 3]) or tokens[first - 3].tags.isdisjoint(_SMALL))


def _is_of_each(tokens: list[Token], first: int, last: int) -> bool:
    """Whether there are as many numbers as persons in front of the comma."""
    if first < 3 or not (tokens[first - 1].word == "," or tokens[first - 1].word in _BRACKETS):
        return False
    persons = next((token.number for token in reversed(tokens[max(first - 4, 0) : first]) if token.number), None)
    return persons is not None and persons.bounds.value == (last - first) // 2 + 1


def _is_number(token: Token) -> bool:
    """Whether it is one, or was before it was passed over."""
    return token.number is not None or not (token.word or token.date)


def _links(token: Token) -> bool:
    return token.word == "," or token.cue.mark == "join"
