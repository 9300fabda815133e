"""What a source answers for: how far a saying reaches over the figures of its sentence."""

from typing import Final, NamedTuple

from reconcile.dates import Period
from reconcile.reader.sentences.clauses import Sentence

_ASIDE: Final = 5  # tokens from a figure to the source behind it


class Saying(NamedTuple):
    """A source with its name (tokens `first` to `last`) and the tokens it answers for."""

    at: int
    first: int
    last: int
    start: int
    end: int
    said: Period | None = None


def whole_block(sentence: Sentence, at: int, first: int, last: int) -> Saying:
    """Everything up to the last semicolon, and what goes on behind."""
    tokens = sentence.tokens
    start = at
    while start > 0 and tokens[start - 1].word != ";":
        start -= 1
    end = at + 1
    while end < len(tokens) and tokens[end].word != ";":
        end += 1
    return Saying(at, first, last, start, end)


def scoped(sentence: Sentence, at: int, first: int, last: int, counts: frozenset[int]) -> Saying:
    """Forward over what follows, or back over what stands before where nothing follows or the figures came first."""
    block = sentence.block(at)
    before = any(i < first and _same_statement(sentence, i, first) for i in counts)
    behind = [i for i in counts if i > at and sentence.block(i) == block and not _is_answered(sentence, i, counts)]
    same_clause = any(sentence.clause(i) == sentence.clause(at) for i in behind)
    if before and (not same_clause or _is_aside(sentence, at)):
        return whole_block(sentence, at, first, last)._replace(end=at)
    end = max(i for i in range(at, len(sentence.tokens)) if sentence.block(i) == block) + 1
    return Saying(at, first, last, min(first, at), end)


def _is_aside(sentence: Sentence, at: int) -> bool:
    """As in "53 in the second wave, the mayor said, and 10 in the first": between commas, behind what it tells of."""
    place = sentence.place[at]
    closed = place.last < len(sentence.tokens) and sentence.tokens[place.last].word == ","
    return place.mark == sentence.tokens[place.first].word == "," and closed and not place.has_number


def _is_answered(sentence: Sentence, at: int, counts: frozenset[int]) -> bool:
    """As in "18,000 according to the police and 60,000 according to the unions": the next source stands behind it."""
    for i in range(at + 1, min(at + 1 + _ASIDE, len(sentence.tokens))):
        if i in counts:
            return False
        if "according" in sentence.tokens[i].tags:
            return True
    return False


def _same_statement(sentence: Sentence, low: int, high: int) -> bool:
    return not any(token.word == ";" for token in sentence.tokens[low:high])
