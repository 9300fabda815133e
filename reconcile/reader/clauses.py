"""The light structure of a sentence: its tokens, their segments, and how far each cue reaches."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, TypeAlias, final

from reconcile.reader.brackets import join_parts
from reconcile.reader.changes import split_changes
from reconcile.reader.cues import NO_CUE, Mark, Token, Vocabulary, tokens_of
from reconcile.reader.labels import part_labels
from reconcile.reader.segments import Segment, join_clauses
from reconcile.scanner import Folded

# a mark-up element that starts a line of its own
_BLOCK: Final = "p|li|ul|ol|h[1-6]|div|td|th|tr|table|br|hr|dd|dt|blockquote|section|article|title|body"
# one set of characters in front, by which it is found twice as fast
_END: Final = re.compile(rf"[.!?…\n<](?:(?<=[.!?…])[\"»”')\]]*\s+|(?<=\n)\n*|(?<=<)/?(?:{_BLOCK})\b[^<>]*>)")
_ITEM: Final = re.compile(r"\n*[-–—•*·▪‣] ")
_HEADED: Final = re.compile(r"(?::|\b(?:19|20)\d\d)\s*\Z")  # the end of a heading over a list: a colon, a date
_ITEMS: Final = 20  # lines of a list, and
_LINE: Final = 200  # characters of a line that are looked back at
_LAST_WORD: Final = re.compile(r"[^\W\d_]+$")
_INITIAL: Final = re.compile(r"(?<![^\W_])(?<!\d )[^\W\d_]$")  # of a name, no unit: "J. Doe", but "in 24 h."
_LONGEST: Final = 160  # tokens; what is longer is no sentence, and every search stays short
_NAMED: Final = 4  # tokens from "nach" to "Angaben"
_COMPARED: Final = frozenset(("more", "fewer"))
_SAID: Final = frozenset(("say", "record", "planned", "possible", "denied"))
Tags: TypeAlias = frozenset[str]


@final
class Sentence:
    """Tokens with the segment of each; `numbers` and `dates` are positions among the tokens.

    `landmarks` are those of numbers and predicates.
    """

    __slots__ = ("dates", "landmarks", "numbers", "place", "segments", "tags", "tokens")

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.numbers: list[int] = []
        self.dates: list[int] = []
        self.landmarks: list[int] = []
        self.tags: Tags = frozenset().union(*{token.tags for token in tokens})
        self.segments: list[Segment] = []
        self.place: list[Segment] = []
        self._lay_out()
        join_clauses(self.segments)

    def _lay_out(self) -> None:
        """Find the numbers, the dates and the segments."""
        segment, since = Segment(0, ""), "since" in self.tags
        before: Token | None = None
        self.segments.append(segment)
        for i, token in enumerate(self.tokens):
            cue = token.cue
            opens = cue.mark != "open" or not (self._names_source(i) or (before and _goes_on(token, before)))
            if cue.mark and opens:
                segment.last = i
                segment = Segment(i, cue.mark, is_adjunct="past" in cue.tags)
                self.segments.append(segment)
            if cue.verbal and not (since and self._is_told_since(segment, i)):
                segment.is_verbal = True
                segment.is_finite = segment.is_finite or cue.finite
            elif token.number:
                segment.has_number = True
                self.numbers.append(i)
                self.landmarks.append(i)
            elif token.date:
                self.dates.append(i)
            if cue.predicate:
                self.landmarks.append(i)
            self.place.append(segment)
            before = token
        segment.last = len(self.tokens)

    def _names_source(self, at: int) -> bool:
        """As in "nach palästinensischen Angaben": no "after" of a clause."""
        if "named" not in self.tags or "past" not in self.tokens[at].tags:
            return False
        return any("named" in token.tags for token in self.tokens[at + 1 : at + _NAMED])

    def _is_told_since(self, segment: Segment, at: int) -> bool:
        """As in "68 deaths since the outbreak was declared": the verb tells since when."""
        return segment.has_number and any("since" in token.tags for token in self.tokens[segment.first : at])

    def pass_over(self, at: int) -> None:
        """Take a number that counts nothing for a word without meaning, so that searches go past it."""
        token = self.tokens[at]
        self.tokens[at] = Token(token.start, token.end, "", NO_CUE)

    def clause(self, at: int) -> int:
        """The clause of a token, by its number."""
        return self.place[at].clause

    def block(self, at: int) -> int:
        """The block of a token, by its number."""
        return self.place[at].block

    def opening(self, at: int) -> Segment:
        """The first segment of the block of a token."""
        block = self.place[at].block
        return next(segment for segment in self.segments if segment.block == block)

    def on(self, way: range) -> list[int]:
        """The numbers and predicates on the way, in its order."""
        found = [i for i in self.landmarks if i in way]
        return found if way.step > 0 else found[::-1]

    def all(self, wanted: Tags) -> list[int]:
        """The tokens that carry one of the tags."""
        if wanted.isdisjoint(self.tags):
            return []
        return [i for i, token in enumerate(self.tokens) if not wanted.isdisjoint(token.tags)]

    def back(self, at: int, wanted: Tags, width: int) -> int | None:
        """The nearest token with one of the tags before `at`, in its clause, behind the number before it."""
        if wanted.isdisjoint(self.tags):
            return None
        return self._find(at, wanted, range(at - 1, max(at - 1 - width, -1), -1))

    def ahead(self, at: int, wanted: Tags, width: int) -> int | None:
        """The nearest token with one of the tags behind `at`, in its clause, before the next number."""
        if wanted.isdisjoint(self.tags):
            return None
        return self._find(at, wanted, range(at + 1, min(at + 1 + width, len(self.tokens))))

    def goes_on(self, part: int, at: int) -> bool:
        """As in "12 people, two of them girls, died, and 30 were hurt": a verb stands between an insertion and `at`."""
        between = range(self.place[part].last, self.place[at].first)
        return any(self.tokens[i].cue.verbal for i in between)

    def _find(self, at: int, wanted: Tags, way: range) -> int | None:
        clause, place, tokens = self.place[at].clause, self.place, self.tokens
        for i in way:
            if place[i].clause == clause:
                token = tokens[i]
                if token.number:
                    return None
                if not wanted.isdisjoint(token.tags):
                    return i
        return None

    def in_clause(self, at: int, wanted: Tags, width: int) -> int | None:
        """The nearest token with one of the tags on either side, past other numbers too."""
        if wanted.isdisjoint(self.tags):
            return None
        clause, place, tokens = self.place[at].clause, self.place, self.tokens
        near = range(max(at - width, 0), min(at + width, len(tokens)))
        found = [i for i in near if place[i].clause == clause and not wanted.isdisjoint(tokens[i].tags)]
        return min(found, key=lambda i: abs(i - at)) if found else None


def _goes_on(token: Token, before: Token) -> bool:
    """Whether the word only compares ("más que") or opens what is said ("dice que"), and no clause of its own."""
    if "than" in token.tags and before.tags & _COMPARED:
        return True
    return "that" in token.tags and not _SAID.isdisjoint(before.tags)


def sentences(
    folded: Folded,
    marks: list[Mark],
    known: Vocabulary,
    counting: frozenset[int],
) -> Iterator[Sentence]:
    """The sentences with a number that may count; these start at `counting`, `marks` are all numbers and dates."""
    text = folded.text
    borders = Borders(folded, marks, known.abbreviations)
    end = last = 0
    for k, mark in enumerate(marks):
        if mark.start < end or mark.number is None or mark.start not in counting:
            continue
        start, end = borders.around(mark, end)
        first = k
        while first > last and marks[first - 1].start >= start:
            first -= 1
        last = k + 1
        while last < len(marks) and marks[last].start < end:
            last += 1
        said = split_changes(tokens_of(text, start, end, marks[first:last], known), known)
        tokens = part_labels(join_parts(said, known))
        for cut in range(0, len(tokens), _LONGEST):
            yield Sentence(tokens[cut : cut + _LONGEST])


def stretches(
    folded: Folded, marks: list[Mark], abbreviations: frozenset[str], counting: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """The stretches of a text that hold the sentences with a number that may count, before its dates are known."""
    borders = Borders(folded, marks, abbreviations, certain=True)
    end = 0
    for mark in marks:
        if mark.start >= end and mark.start in counting:
            start, end = borders.around(mark, end)
            yield start, end


@final
class Borders:
    """Where the sentences of a text begin and end; `certain` ones only while the dates are not known: "am 3. Mai"."""

    def __init__(
        self, folded: Folded, marks: list[Mark], abbreviations: frozenset[str], *, certain: bool = False
    ) -> None:
        self._folded = folded
        self._certain = certain
        self._marks = marks
        self._starts = [mark.start for mark in marks]
        self._abbreviations = abbreviations

    def around(self, mark: Mark, done: int) -> tuple[int, int]:
        """Where the sentence of a mark starts, not before `done`, and where it ends."""
        text = self._folded.text
        before = list(_END.finditer(text, done, mark.start))
        start = next((m.end() for m in reversed(before) if self._ends(m)), done)
        return start, next((m.end() for m in _END.finditer(text, mark.end) if self._ends(m)), len(text))

    def _ends(self, found: re.Match[str]) -> bool:
        """Whether it ends a sentence: no lower case follows, no abbreviation owns it, no number or date holds it."""
        text, start, end = self._folded.text, found.start(), found.end()
        if text[start] == "<" or "\n" in found[0]:
            return text[start] != "\n" or not self._is_in_list(start, end)
        if (end < len(text) and self._folded.is_lower(end)) or (self._certain and text[start - 1 : start].isdigit()):
            return False
        word = _LAST_WORD.search(text, max(start - 20, 0), start) if text[start] == "." else None
        owned = word is not None and (_INITIAL.search(text, max(start - 3, 0), start) or word[0] in self._abbreviations)
        return not owned and not self._is_inside(start, end)

    def _is_in_list(self, start: int, end: int) -> bool:
        """As in "Toll so far:", then "- 12 dead" and "- 40 injured" on lines of their own: one sentence."""
        text = self._folded.text
        if not _ITEM.match(text, end):
            return False
        for _ in range(_ITEMS):
            line = text.rfind("\n", max(start - _LINE, 0), start) + 1
            if not _ITEM.match(text, line):
                return _HEADED.search(text, line, start) is not None
            start = line - 1
        return False

    def _is_inside(self, start: int, end: int) -> bool:
        k = bisect_right(self._starts, start) - 1
        return k >= 0 and self._marks[k].start < end - 1 and self._marks[k].end > start + 1
