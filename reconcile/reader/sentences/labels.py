"""Labels before numbers: "Killed: 12 | Injured: 40", "Deaths (total): 347 (+12)", one a line or many in a row."""

from collections.abc import Iterable
from typing import Final

from reconcile.reader.sentences.cues import NO_CUE, WORD_OF, Cue, Token

_MOST_WORDS: Final = 8  # of a label
_LINKS: Final = frozenset((":", "=", "-", "–", "—"))  # between a label and its number
_EDGES: Final = frozenset((",", ";", "|", "/", "•", "·", "-", "–", "—"))  # between labelled numbers
_BARS: Final = frozenset(("/", "|", "•", "·"))
_STEP: Final = 3  # a noun, its number and a comma
_FEW: Final = 2  # labelled numbers that make a row
_SUMS: Final = frozenset("/&+")
_BEFORE: Final = _EDGES | {"(", "[", ".", ":"}
_SAYING: Final = frozenset(("say", "record"))
_OTHERS: Final = frozenset(("verb", "open", "that"))
_LINK: Final = Cue(frozenset(("label",)), None, None)
_EDGE: Final = Cue(frozenset(), None, None, "|")


def part_labels(tokens: list[Token]) -> list[Token]:
    """Every labelled number in a clause of its own, with its label."""
    tokens = _with_links(tokens)
    if _LINKS.isdisjoint(map(WORD_OF, tokens)):
        return tokens
    links = [at for at, token in enumerate(tokens) if token.word in _LINKS]
    starts = [(first, at) for at in links if (first := _start_of_label(tokens, at)) is not None]
    if not any(_names(tokens[first:at]) for first, at in starts):
        return tokens
    found = list(tokens)
    for first, at in starts:
        found[first : at + 1] = label_of(tokens[first:at], tokens[at])
        if first and tokens[first - 1].word in _EDGES:
            found[first - 1] = edge_at(tokens[first - 1])
    return found


def _with_links(tokens: list[Token]) -> list[Token]:
    """As in "Cases 1,204 / Recovered 800", "Dead 12, injured 45": between bars a label needs no colon."""
    if _BARS.isdisjoint(map(WORD_OF, tokens)):
        bare = _nouns_alone(tokens)
    else:
        bare = [at for at in range(1, len(tokens)) if _is_bare(tokens, at)]
    if len(bare) < _FEW:
        return tokens
    found = list(tokens)
    for at in reversed(bare):
        found.insert(at, Token(tokens[at].start, tokens[at].start, ":", NO_CUE))
    return found


def _nouns_alone(tokens: list[Token]) -> list[int]:
    """The numbers of a sentence that is nothing but nouns with a number each, between commas."""
    if len(tokens) <= _STEP + 1 or tokens[1].number is None or tokens[_STEP + 1].number is None:
        return []
    numbers = [at for at, token in enumerate(tokens) if token.number is not None]
    words = [token for token in tokens if token.word[:1].isalpha()]
    told = len(words) == len(numbers) and all(token.cue.unit for token in words)
    regular = numbers == list(range(1, len(numbers) * _STEP, _STEP))
    return numbers if told and regular and all(tokens[at + 1].word == "," for at in numbers[:-1]) else []


def _is_bare(tokens: list[Token], at: int) -> bool:
    """Whether a number ends a stretch between bars, behind words that tell what it counts."""
    first = at
    while first and at - first <= _MOST_WORDS and _may_be_label(tokens[first - 1]):
        first -= 1
    opened = first == 0 or tokens[first - 1].word in _BARS
    closed = at + 1 == len(tokens) or tokens[at + 1].word in _BARS or tokens[at + 1].word in ("(", ".")
    return tokens[at].number is not None and opened and closed and _names(tokens[first:at])


def label_of(words: Iterable[Token], link: Token) -> list[Token]:
    """The words of a label with the link behind them: "confirmed cases" tells of cases, and nobody confirms."""
    return [*map(silent, words), Token(link.start, link.end, ":", _LINK)]


def is_mixed(words: list[Token]) -> bool:
    """As in "killed and injured", "dead/missing": a sum of two things, which is neither."""
    joined = any("join" in token.tags or token.word in _SUMS for token in words)
    return joined and len({token.cue.unit for token in words} - {None}) > 1


def edge_at(token: Token) -> Token:
    """What keeps a labelled number apart from what stands before it."""
    return Token(token.start, token.end, "|", _EDGE)


def silent(token: Token) -> Token:
    """A word that makes nobody a source, a bracket that cuts nothing, a number that counts nothing."""
    if token.number is not None or token.cue.mark in ("(", ")"):
        return Token(token.start, token.end, "", NO_CUE)
    if token.tags.isdisjoint(_SAYING):
        return token
    return Token(token.start, token.end, token.word, Cue(token.tags - _SAYING, token.cue.unit, token.cue.predicate))


def _start_of_label(tokens: list[Token], at: int) -> int | None:
    """Where the label before a mark begins, if a number without a noun stands behind it."""
    if at + 1 >= len(tokens) or tokens[at + 1].number is None or not _ends_there(tokens, at + 2):
        return None
    first, inside = at, False
    while first and at - first <= _MOST_WORDS and (inside or _may_be_label(tokens[first - 1])):
        first -= 1
        inside = tokens[first].word == ")" or (inside and tokens[first].word != "(")
    before = tokens[first - 1]
    whole = first == 0 or before.word in _BEFORE or "join" in before.tags
    said = any(token.word[:1].isalpha() for token in tokens[first:at])
    return first if whole and said and not inside else None


def _may_be_label(token: Token) -> bool:
    word = token.word[:1].isalpha() or token.word == ")" or token.date is not None
    return word and _OTHERS.isdisjoint(token.tags)


def _names(words: list[Token]) -> bool:
    """Whether words tell what is counted, or what holds of it."""
    return any(token.cue.unit or token.cue.predicate or "stock" in token.tags for token in words)


def _ends_there(tokens: list[Token], at: int) -> bool:
    """Whether nothing counted stands behind the number: "Aleppo: 12 dead" has a noun of its own."""
    return at >= len(tokens) or not tokens[at].word[:1].isalpha() or tokens[at].cue.unit is None
