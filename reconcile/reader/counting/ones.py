"""Words for one that may count: "un mort", "one was killed", "a soldier was killed".

They are articles far more often, so no reading of numbers finds them: what follows decides.
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from reconcile.lexicon import Lexicon
from reconcile.numbers import Number
from reconcile.numerals import read_ones
from reconcile.reader.nouns.nouns import FATES, PERSONS
from reconcile.reader.sentences.cues import NO_CUE, Cue, Token, Vocabulary, tokens_of, vocabulary
from reconcile.scanner import Folded

_NEXT: Final = re.compile(r"[^\W\d_]+")
_FIRST: Final = re.compile(r"[^\W\d_]+|\d{1,2}(?=[- ])")
_NOBODY: Final = Cue(frozenset(), None, None)
_GLUE: Final = ("'", "-")
_CHUNK: Final = re.compile(r"\s+([^\s,;:.()]+)")
_BEFALLS: Final = frozenset(("kill", "die", "injure", "miss"))
_BECOMES: Final = frozenset(("rescue", "release", "hospitalise", "charge", "sentence", "deport"))
_DONE: Final = frozenset(("kill", "injure"))  # by one to another
_SAYS: Final = frozenset(("say", "record"))
_REACH: Final = 5  # tokens from the word for one to what happened
_BESIDE: Final = 10  # tokens from one person to others
_AHEAD: Final = 60  # letters from an article to what happened
_DESCRIBED: Final = 3  # words from an article to the person, and
_AUXILIARIES: Final = 2  # words between "of them" and what happened
_TOLD: Final = 6  # tokens, where an age is three
_AGE: Final = frozenset(("time",))
_WORD: Final = 24  # letters of the word before
_CHANGES: Final = frozenset(("more", "fewer"))
_WHERE: Final = frozenset(("within", "to"))
_LISTS: Final = frozenset(("part", "join"))
_LEADS: Final = frozenset(("verb", "more", "other"))
_ENDS: Final = frozenset(("open", "join", "that", *_SAYS))
_DETERMINERS: Final = frozenset(("stop", "articles", "of_them", "out_of"))  # "a woman and her two children"
_OBJECTS: Final = frozenset(("articles", "one", "none"))


def with_ones(numbers: tuple[Number, ...], folded: Folded, lexicon: Lexicon) -> list[Number]:
    """The numbers of a text and, apart from them, the words for one with a fate, a person or a verb behind."""
    known, text = vocabulary(lexicon), folded.text
    found = [place for one in known.ones for place in _places(text, one) if _counts(text, *place, known)]
    found += [place for one in known.articles for place in _places(text, one) if _is_befallen(text, *place, known)]
    if not found:
        return list(numbers)
    taken = {at for number in numbers for at in range(number.span.start, number.span.end)}
    ones = (n for n in read_ones(folded, lexicon, found) if taken.isdisjoint((n.span.start, n.span.end - 1)))
    return sorted([*numbers, *ones], key=lambda n: n.span.start)


def _places(text: str, one: str) -> list[tuple[int, int]]:
    """Where the word stands by itself with a blank behind."""
    found, width, sought = [], len(one), one + " "
    at = text.find(sought)
    while at >= 0:
        before = text[at - 1 : at]
        if not before.isalnum() and before not in _GLUE:
            found.append((at, at + width))
        at = text.find(sought, at + width)
    return found


def _counts(text: str, at: int, end: int, known: Vocabulary) -> bool:
    """Whether a word for one may count by the words around it."""
    first = _FIRST.match(text, end + 1)
    if first is None:
        return False
    cue = known.look_up(first[0])[0]
    if _is_described(text, end, known) if cue is NO_CUE else _may_follow(cue):
        return True
    before = _before(text, at, known).tags
    # "menos um do que na véspera", "seven in Porto and one in Faro"
    if not _CHANGES.isdisjoint(before) or ("join" in before and not _WHERE.isdisjoint(cue.tags)):
        return True
    headed = not at or text[at - 1] in "\n>" or text[at - 2] in ".!?"
    listed = headed or text[at - 2] == "," or not _LISTS.isdisjoint(before)
    return listed and _is_told_apart(tokens_of(text, end, min(end + _AHEAD, len(text)), (), known))


def _is_befallen(text: str, at: int, end: int, known: Vocabulary) -> bool:
    """Whether an article stands before a person, with what happened close by: all others are words of their phrases."""
    first = _FIRST.match(text, end + 1)
    cue = known.look_up(first[0])[0] if first else _NOBODY
    if not (_is_described(text, end, known) if cue is NO_CUE else cue.unit in PERSONS):
        return False
    near = [known.look_up(word)[0] for word in _NEXT.findall(text, end, end + _AHEAD)]
    before = _before(text, at, known)
    return "join" in before.tags or _is_done(before) or any("join" in cue.tags or _is_fate(cue) for cue in near)


def _is_described(text: str, end: int, known: Vocabulary) -> bool:
    """As in "a young woman", "a 45-year-old man": nothing but what tells of the person stands before the noun."""
    for _ in range(_DESCRIBED):
        chunk = _CHUNK.match(text, end)
        if chunk is None:
            return False
        end = chunk.end()
        if chunk[1].isdigit() and "time" not in known.behind(text, end).tags:
            return False  # „in ein Hotel 26 Menschen“
        cue = NO_CUE if chunk[1][0].isdigit() else known.look_up(chunk[1])[0]
        if cue is not NO_CUE:
            return cue.unit in PERSONS
    return False


def meets_fate(tokens: list[Token], at: int) -> bool:
    """Whether the word for one counts somebody killed, injured or missing, or one more or less."""
    if acts(tokens, at):
        return False
    if (at and not _CHANGES.isdisjoint(tokens[at - 1].tags)) or _is_told_apart(tokens[at + 1 : at + 3 + _AUXILIARIES]):
        return True
    one = _whom(tokens, at)
    if one is None:
        return False
    led = tokens[at - 1 - ("to" in tokens[at - 1].tags)] if at > 1 else tokens[0]
    if tokens[one].cue.unit in PERSONS and _is_done(led.cue):
        return True
    other = _behind_other(tokens, one + 1)
    if other is not None and tokens[one].cue.unit in FATES:
        return True  # "un muerto y 400 damnificados"
    first = other or one
    near = _without_age(tokens[first : first + 2 * _REACH])
    for i, token in enumerate(near[:_REACH]):
        if token.number or token.date or token.cue.mark in (",", ";", ":") or not _ENDS.isdisjoint(token.tags):
            return False
        if _is_fate(token.cue):
            return not _has_object(near, i)
        if i and token.cue.unit in PERSONS:
            return False  # "ein Mann hat seine Frau getötet"
    return False


def is_among_counts(tokens: list[Token], at: int) -> bool:
    """As in "two men and a woman", « trois morts, dont un enfant »: one person beside others that are counted."""
    one = _whom(tokens, at)
    if one is None or tokens[one].cue.unit not in PERSONS:
        return False
    behind = [t for t in tokens[one + 1 : one + 5] if "join" in t.tags or t.tags.isdisjoint(_DETERMINERS)]
    if len(behind) > 2 and "join" in behind[0].tags and behind[1].number and behind[2].cue.unit in PERSONS:
        return True
    if any(token.number and "other" in after.tags for token, after in pairwise(tokens[one : one + _BESIDE])):
        return True  # "a man was arrested and two others are sought"
    before = tokens[max(at - _BESIDE, 0) : at]
    counts = [i for i, token in enumerate(before) if token.number is not None]
    if counts and "part" in before[-1].tags:
        return True
    if not counts or "join" not in before[-1].tags:
        return False
    between = [token for i in counts[:1] for token in before[i + 1 :]]
    return any(t.cue.unit in PERSONS for t in between) and not any(t.cue.finite for t in between)


def _whom(tokens: list[Token], at: int) -> int | None:
    """The person or the fate that the word for one counts, behind what tells of it: "a 45-year-old local man"."""
    for i in range(at + 1, min(at + 1 + _TOLD, len(tokens))):
        cue, age = tokens[i].cue, tokens[i].number
        if _may_follow(cue):
            return i if i == at + 1 or cue.unit in PERSONS else None
        if tokens[i].date or (age and not age.text.isdigit()) or not cue.tags <= _AGE or cue.unit or cue.predicate:
            return None
    return None


def _without_age(tokens: list[Token]) -> list[Token]:
    """As in "a man, 45, was killed", "un homme de 45 ans est mort"."""
    for i, token in enumerate(tokens[1:4], 1):
        behind = tokens[i + 1 : i + 2]
        stated = token.number and behind and "time" in behind[0].tags
        if stated or is_age_aside(tokens, i):
            return tokens[:i] + tokens[i + 2 :] if stated else tokens[: i - 1] + tokens[i + 2 :]
    return tokens


def is_age_aside(tokens: list[Token], at: int) -> bool:
    """Whether a number stands alone between commas behind a person: "a man, 45, was killed"."""
    aside = 1 < at < len(tokens) - 1 and tokens[at].number and tokens[at - 1].word == tokens[at + 1].word == ","
    return bool(aside) and tokens[at - 2].cue.unit in PERSONS


def _behind_other(tokens: list[Token], at: int) -> int | None:
    """Behind the second subject in "a man and two children were killed"; both have one verb."""
    joined = at + 1 < len(tokens) and "join" in tokens[at].tags
    return at + 2 if joined and tokens[at + 1].number is not None else None


def _has_object(tokens: list[Token], at: int) -> bool:
    """As in "a soldier killed three", "killed his wife": what one did to others."""
    if tokens[at].cue.predicate not in _DONE or at + 1 >= len(tokens):
        return False
    behind = tokens[at + 1]
    return behind.number is not None or behind.cue.unit is not None or not _OBJECTS.isdisjoint(behind.tags)


def acts(tokens: list[Token], at: int) -> bool:
    """As in "another one killed 25": what did it, not to whom it was done."""
    if at + 2 >= len(tokens) or tokens[at + 1].cue.predicate is None:
        return False
    behind = tokens[at + 2 : at + 4]
    return behind[0].number is not None or ("to" in behind[0].tags and behind[-1].number is not None)


def _before(text: str, at: int, known: Vocabulary) -> Cue:
    """What the word before a place says, or the one before that where a preposition leads to whom it was done."""
    before = text[max(at - _WORD, 0) : at].rsplit(maxsplit=2)
    cue = known.look_up(before[-1])[0] if before else NO_CUE
    return known.look_up(before[-2])[0] if len(before) > 1 and "to" in cue.tags else cue


def _is_told_apart(behind: list[Token]) -> bool:
    """Whether a word for how badly stands behind, or behind "of them", where a fate may stand too."""
    first = 1 if behind and "of_them" in behind[0].tags else 0
    near = behind[: 2 + _AUXILIARIES] if first else []
    fate = next((i for i, t in enumerate(near) if _is_fate(t.cue) or t.cue.predicate in _BECOMES), 0)
    if fate:
        return not any(token.number or token.cue.mark for token in behind[1:fate]) and not _acts(behind, fate)
    return len(behind) > first and "degree" in behind[first].tags


def _acts(tokens: list[Token], at: int) -> bool:
    """As in "one of whom killed 40"."""
    return any(token.number for token in tokens[at + 1 : at + 2])


def _is_done(cue: Cue) -> bool:
    """As in "killed one person", « matando a una persona »: what was done, right before to whom."""
    return cue.predicate in _DONE and cue.unit not in PERSONS


def _is_fate(cue: Cue) -> bool:
    return cue.unit in FATES or cue.predicate in _BEFALLS


@lru_cache(maxsize=1024)
def _may_follow(cue: Cue) -> bool:
    return cue.unit in PERSONS or _is_fate(cue) or not _LEADS.isdisjoint(cue.tags)
