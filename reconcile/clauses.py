"""The light structure of a sentence: segments between commas, clauses with a verb each, blocks between stronger marks."""

import re
from collections.abc import Iterator
from typing import Final, final

from reconcile.cues import Token, Vocabulary, split_changes, tokens_of
from reconcile.scanner import Folded

_END: Final = re.compile(r"[.!?…][\"»”')\]]*\s+|\n+")
_LAST_WORD: Final = re.compile(r"[^\W\d_]+$")
_LONGEST: Final = 160  # tokens; what is longer is no sentence, and every search stays short
_FINITE: Final = frozenset(("verb", "say", "count"))
_COMPARED: Final = frozenset(("more", "fewer"))
_SAID: Final = frozenset(("say", "count", "planned", "possible", "denied"))
_STRONG: Final = frozenset(";:—–()[]")


@final
class Segment:
    """A stretch between two marks or conjunctions; `mark` is what stands before it."""

    __slots__ = ("block", "clause", "first", "has_number", "has_verb", "is_finite", "last", "mark")

    def __init__(self, first: int, mark: str) -> None:
        self.first = first
        self.last = first
        self.mark = mark
        self.clause = 0
        self.block = 0
        self.has_number = False
        self.has_verb = False
        self.is_finite = False


@final
class Sentence:
    """Tokens with the segment of each; `numbers` and `dates` are positions among the tokens."""

    __slots__ = ("dates", "known", "numbers", "place", "segments", "tokens")

    def __init__(self, tokens: list[Token], known: Vocabulary) -> None:
        self.tokens = tokens
        self.known = known
        self.numbers = [i for i, token in enumerate(tokens) if token.number]
        self.dates = [i for i, token in enumerate(tokens) if token.date]
        self.segments = _segments(tokens)
        _join_clauses(self.segments)
        self.place = [segment for segment in self.segments for _ in range(segment.first, segment.last)]

    def clause(self, at: int) -> int:
        """The clause of a token, by its number."""
        return self.place[at].clause

    def block(self, at: int) -> int:
        """The block of a token, by its number."""
        return self.place[at].block

    def before(self, at: int, width: int) -> Iterator[int]:
        """Positions before a token in its clause, nearest first, up to the number before it."""
        return self._walk(at, range(at - 1, max(at - 1 - width, -1), -1))

    def after(self, at: int, width: int) -> Iterator[int]:
        """Positions after a token in its clause, up to the next number."""
        return self._walk(at, range(at + 1, min(at + 1 + width, len(self.tokens))))

    def _walk(self, at: int, way: range) -> Iterator[int]:
        clause = self.clause(at)
        for i in way:
            if self.clause(i) == clause:
                if self.tokens[i].number:
                    return
                yield i


def is_finite(token: Token) -> bool:
    """Whether it is an auxiliary or a verb of saying or counting."""
    return bool(token.tags & _FINITE)


def is_verb(token: Token) -> bool:
    """Whether it makes a clause: a finite verb, or a predicate that is not also a noun."""
    return is_finite(token) or (token.cue.predicate is not None and token.cue.unit is None)


def _segments(tokens: list[Token]) -> list[Segment]:
    found = [Segment(0, "")]
    for i, token in enumerate(tokens):
        mark = _mark(token, tokens[i - 1] if i else None)
        if mark:
            found.append(Segment(i, mark))
        segment = found[-1]
        segment.last = i + 1
        segment.has_number = segment.has_number or token.number is not None
        segment.has_verb = segment.has_verb or is_verb(token)
        segment.is_finite = segment.is_finite or is_finite(token)
    return found


def _mark(token: Token, before: Token | None) -> str:
    """What a token separates with, or nothing."""
    if token.number or token.date:
        return ""
    if token.word in _STRONG or token.word == ",":
        return token.word
    if "join" in token.tags:
        return "join"
    return "open" if "open" in token.tags and not _goes_on(token, before) else ""


def _goes_on(token: Token, before: Token | None) -> bool:
    """ "más que", "dice que": the word compares, or opens what is said, and no clause of its own."""
    if before is None:
        return False
    compares = "than" in token.tags and before.tags & _COMPARED
    return bool(compares or ("that" in token.tags and before.tags & _SAID))


def _join_clauses(segments: list[Segment]) -> None:
    """Number clauses and blocks; what follows a parenthesis goes on where the sentence stood before it."""
    clause = block = highest = 0
    has_number = has_verb = False
    outer: list[tuple[int, int, bool, bool]] = []
    for segment in segments:
        if segment.mark in "([" and segment.mark:
            outer.append((clause, block, has_number, has_verb))
        if segment.mark in ")]" and segment.mark and outer:
            clause, block, has_number, has_verb = outer.pop()
        elif segment.mark in _STRONG and not (segment.mark == ":" and not has_number):
            highest += 1
            clause = block = highest
            has_number = has_verb = False
        elif segment.mark == "open" or (has_number and has_verb and _stands_alone(segment)):
            highest += 1
            clause = highest
            has_number = has_verb = False
        segment.clause, segment.block = clause, block
        has_number = has_number or segment.has_number
        has_verb = has_verb or segment.has_verb


def _stands_alone(segment: Segment) -> bool:
    """Whether it says something of a number by itself: "and 20 injured" leans on what went before."""
    return segment.has_number and (segment.is_finite if segment.mark == "join" else segment.has_verb)


def sentences(
    folded: Folded, marks: list[Token], known: Vocabulary, abbreviations: frozenset[str]
) -> Iterator[Sentence]:
    """The sentences that hold a number; `marks` are the numbers and dates of the text, in order."""
    start, first = 0, 0
    for end in _ends(folded, marks, abbreviations):
        last = first
        while last < len(marks) and marks[last].start < end:
            last += 1
        inside = marks[first:last]
        if any(mark.number for mark in inside):
            tokens = split_changes(tokens_of(folded.text, start, end, inside, known), known)
            for cut in range(0, len(tokens), _LONGEST):
                yield Sentence(tokens[cut : cut + _LONGEST], known)
        start, first = end, last


def _ends(folded: Folded, marks: list[Token], abbreviations: frozenset[str]) -> Iterator[int]:
    """Where sentences end: behind a full stop that no abbreviation owns and no lower case follows."""
    text, mark = folded.text, 0
    for found in _END.finditer(text):
        while mark < len(marks) and marks[mark].end <= found.start():
            mark += 1
        inside = mark < len(marks) and marks[mark].start < found.end() - 1 and marks[mark].end > found.start() + 1
        if not inside and _ends_here(folded, found, abbreviations):
            yield found.end()
    yield len(text)


def _ends_here(folded: Folded, found: re.Match[str], abbreviations: frozenset[str]) -> bool:
    if found.group()[0] == "\n":
        return True
    if found.end() < len(folded.text) and folded.span(found.end(), found.end() + 1).of(folded.original).islower():
        return False
    word = _LAST_WORD.search(folded.text, max(found.start() - 20, 0), found.start())
    return found.group()[0] != "." or word is None or not (word.group() in abbreviations or len(word.group()) == 1)
