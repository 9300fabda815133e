"""The light structure of a sentence: its tokens, their segments, and how far each cue reaches."""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias, final

from reconcile.reader.counting.changes import split_changes
from reconcile.reader.sentences.borders import Borders, End
from reconcile.reader.sentences.brackets import join_parts
from reconcile.reader.sentences.cues import NO_CUE, TAGS_OF, Cue, Mark, Token, Vocabulary, tokens_of
from reconcile.reader.sentences.intents import read_intents
from reconcile.reader.sentences.labels import part_labels
from reconcile.reader.sentences.quotes import mark_speech
from reconcile.reader.sentences.reporting import open_reports
from reconcile.reader.sentences.segments import Segment, join_clauses
from reconcile.scanner import Folded

_LONGEST: Final = 160  # tokens; what is longer is no sentence, and every search stays short
_NAMED: Final = 4  # tokens from "nach" to "Angaben"
_ADVERBIAL: Final = frozenset(("verb", "been", "be", "own", "so_far"))
_SUBORDINATE: Final = frozenset(("that", "relative", "when", "past"))
_COMPARED: Final = frozenset(("more", "fewer"))
_LEADING: Final = frozenset((",", "that"))
_MARKS: Final = frozenset((",", "that", ";", ":", "|", "(", "[", "—", "–"))
_NAME: Final = Cue(frozenset(("voice",)), None, None)
_SAID: Final = frozenset(("say", "record", "planned", "possible", "denied"))
Tags: TypeAlias = frozenset[str]


class _Tagged(dict[int, Tags]):
    """The tags of the tokens by their places; what lies outside the sentence has none."""

    def __missing__(self, at: int) -> Tags:
        return NO_CUE.tags


@final
class Sentence:
    """Tokens with the segment of each; `numbers` and `dates` are positions among the tokens.

    `landmarks` are those of numbers and predicates; `tags_at` gives the tags of a token.
    """

    __slots__ = ("_tagged", "dates", "landmarks", "numbers", "place", "segments", "tags", "tags_at", "tokens")

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.numbers: list[int] = []
        self.dates: list[int] = []
        self.landmarks: list[int] = []
        self._tagged = _Tagged(enumerate(map(TAGS_OF, tokens)))
        self.tags_at: Callable[[int], Tags] = self._tagged.__getitem__
        self.tags: Tags = frozenset().union(*set(self._tagged.values()))
        self.segments: list[Segment] = []
        self._lay_out()
        self.place = [segment for segment in self.segments for _ in range(segment.first, segment.last)]
        join_clauses(self.segments)

    def _lay_out(self) -> None:
        """Find the numbers, the dates and the segments."""
        segment = Segment(0, "")
        self.segments.append(segment)
        for i, token in enumerate(self.tokens):
            cue = token.cue
            if cue is not NO_CUE:
                mark = self._mark_at(i)
                if mark:
                    segment.last = i
                    segment = Segment(i, mark, is_adjunct="past" in cue.tags)
                    self.segments.append(segment)
                if cue.verbal and not (self._is_told_since(segment, i) or self._is_attribute(i)):
                    segment.is_verbal = True
                    segment.is_finite = segment.is_finite or cue.finite
                    segment.is_predicate = segment.is_predicate or (cue.finite and i == segment.first + 1)
                segment.is_toll = segment.is_toll or "toll" in cue.tags
                if cue.predicate:
                    self.landmarks.append(i)
            elif token.number:
                segment.has_number = True
                self.numbers.append(i)
                self.landmarks.append(i)
            elif token.date:
                self.dates.append(i)
        segment.last = len(self.tokens)

    def _mark_at(self, at: int) -> str:
        """The mark of the segment that begins there, if one does: "cut its forecast and said" opens a clause."""
        token = self.tokens[at]
        mark = token.cue.mark
        if mark == "open" and (self._names_source(at) or (at and _goes_on(token, self.tokens[at - 1]))):
            return ""
        says = mark == "join" and any("say" in behind.tags for behind in self.tokens[at + 1 : at + 2])
        return "open" if says else mark

    def _names_source(self, at: int) -> bool:
        """As in "nach palästinensischen Angaben": no "after" of a clause."""
        if "named" not in self.tags or "past" not in self.tokens[at].tags:
            return False
        return any("named" in token.tags for token in self.tokens[at + 1 : at + _NAMED])

    def _is_told_since(self, segment: Segment, at: int) -> bool:
        """As in "68 deaths since the outbreak was declared": the verb tells since when."""
        if "since" not in self.tags or not segment.has_number:
            return False
        return any("since" in token.tags for token in self.tokens[segment.first : at])

    def _is_attribute(self, at: int) -> bool:
        """As in "1,862 confirmed cases": between a number and its noun, and no verb."""
        cue, behind = self.tokens[at].cue, self.tokens[at + 1 : at + 3]
        led = at > 0 and self.tokens[at - 1].number is not None and cue.predicate is not None
        noun = next((token for token in behind if token.cue is not NO_CUE or not token.word[:1].isalpha()), None)
        return led and noun is not None and noun.cue.unit is not None

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

    def heads(self, at: int) -> list[int]:
        """Where the statement around a token may begin: its block, and behind "Meanwhile," or "said that" in it."""
        found: list[int] = []
        block = self.place[at].block
        for segment in (segment for segment in self.segments if segment.block == block and segment.first <= at):
            if not found or segment.mark in _LEADING:
                found.append(segment.first + (segment.mark in _MARKS))
            if segment.has_number:
                break
        return found

    def on(self, way: range) -> list[int]:
        """The numbers and predicates on the way, in its order."""
        found = [i for i in self.landmarks if i in way]
        return found if way.step > 0 else found[::-1]

    def all(self, wanted: Tags) -> list[int]:
        """The tokens that carry one of the tags."""
        if wanted.isdisjoint(self.tags):
            return []
        return [i for i, tags in self._tagged.items() if not wanted.isdisjoint(tags)]

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
    if before.tags and before.tags <= _ADVERBIAL and before.word and _SUBORDINATE.isdisjoint(token.tags):
        return True  # „es kamen aber nur 180“, „bislang aber erst 38“
    return "that" in token.tags and not _SAID.isdisjoint(before.tags)


def sentences(
    folded: Folded,
    marks: list[Mark],
    known: Vocabulary,
    counting: frozenset[int],
    ends: list[End],
) -> Iterator[Sentence]:
    """The sentences with a number that may count; these start at `counting`, `marks` are all numbers and dates."""
    text = folded.text
    borders = Borders(folded, marks, known, ends)
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
        said = split_changes(tokens_of(text, start, end, marks[first:last], known), folded, known)
        said = _with_names(mark_speech(read_intents(said, known), known), folded)
        tokens = part_labels(open_reports(join_parts(said, known)))
        for cut in range(0, len(tokens), _LONGEST):
            yield Sentence(tokens[cut : cut + _LONGEST])


def _with_names(tokens: list[Token], folded: Folded) -> list[Token]:
    """As in "The WHO said": a word in capitals among others that are not is a name, and no pronoun."""
    for at in [at for at, token in enumerate(tokens) if "relative" in token.tags]:
        here, beside = tokens[at], [*tokens[max(at - 1, 0) : at], *tokens[at + 1 : at + 2]]
        if _is_capital(here, folded) and not any(_is_capital(token, folded) for token in beside):
            tokens[at] = Token(here.start, here.end, here.word, _NAME)
    return tokens


def _is_capital(token: Token, folded: Folded) -> bool:
    return token.end - token.start > 1 and folded.span(token.start, token.end).of(folded.original).isupper()


def stretches(
    folded: Folded, marks: list[Mark], known: Vocabulary, counting: frozenset[int], ends: list[End]
) -> Iterator[tuple[int, int]]:
    """The stretches of a text that hold the sentences with a number that may count, before its dates are known."""
    borders = Borders(folded, marks, known, ends, certain=True)
    end = 0
    for mark in marks:
        if mark.start >= end and mark.start in counting:
            start, end = borders.around(mark, end)
            yield start, end
