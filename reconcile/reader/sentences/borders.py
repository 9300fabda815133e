"""Where the sentences of a text begin and end."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple, final

from reconcile.reader.sentences.cues import Mark, Vocabulary
from reconcile.scanner import Folded

# a mark-up element that starts a line of its own
_BLOCK: Final = "p|li|ul|ol|h[1-6]?|div|td|th|tr|table|br|hr|dd|dt|blockquote|section|article|title|body"
# one set of characters in front, by which it is found twice as fast
_END: Final = re.compile(rf"[.!?…\n<](?:(?<=[.!?…])[\"»”')\]]*\s+|(?<=\n)\n*|(?<=<)/?(?:{_BLOCK})\b[^<>]*>)")
_ITEM: Final = re.compile(r"\n*[-–—•*·▪‣] ")
_HEADED: Final = re.compile(r"(?::|\b(?:19|20)\d\d)\s*\Z")  # the end of a heading over a list: a colon, a date
_ITEMS: Final = 20  # lines of a list, and
_LINE: Final = 200  # characters of a line that are looked back at
_WORD: Final = re.compile(r"[^\W\d_]+")
_INITIAL: Final = re.compile(r"(?<![^\W_])(?<!\d )[^\W\d_]$")  # of a name, no unit: "J. Doe", but "in 24 h."


class End(NamedTuple):
    """A place where a sentence ends, from its mark to the next sentence, unless a number or a date holds it.

    `sure` is the end of a line or of a mark-up element, which nothing holds; a dot behind a figure is `numbered`.
    """

    start: int
    end: int
    sure: bool
    numbered: bool


def ends_of(folded: Folded, known: Vocabulary, at: int = 0) -> Iterator[End]:
    """The places where a sentence may end, as far as words tell: no lower case follows, no abbreviation owns it."""
    text = folded.text
    for found in _END.finditer(text, at):
        start, end = found.span()
        if text[start] == "<" or "\n" in found[0]:
            if text[start] != "\n" or not _is_in_list(text, start, end):
                yield End(start, end, sure=True, numbered=False)
        elif not ((end < len(text) and folded.is_lower(end)) or _is_owned(text, start, known.abbreviations)):
            yield End(start, end, sure=False, numbered=text[start - 1 : start].isdigit())


def _is_owned(text: str, start: int, abbreviations: frozenset[str]) -> bool:
    """Whether a dot belongs to an abbreviation or to the initial of a name."""
    last = _WORD.match(text[max(start - 20, 0) : start][::-1]) if text[start] == "." else None
    if last is None or last[0][::-1] in abbreviations:
        return last is not None
    return last.end() == 1 and _INITIAL.search(text, max(start - 3, 0), start) is not None


def _is_in_list(text: str, start: int, end: int) -> bool:
    """As in "Toll so far:", then "- 12 dead" and "- 40 injured" on lines of their own: one sentence."""
    if not _ITEM.match(text, end):
        return False
    for _ in range(_ITEMS):
        line = text.rfind("\n", max(start - _LINE, 0), start) + 1
        if not _ITEM.match(text, line):
            return _HEADED.search(text, line, start) is not None
        start = line - 1
    return False


@final
class Borders:
    """Where the sentences of a text begin and end; `certain` ones only while the dates are not known: "am 3. Mai"."""

    def __init__(
        self, folded: Folded, marks: list[Mark], known: Vocabulary, ends: list[End], *, certain: bool = False
    ) -> None:
        self._folded = folded
        self._known = known
        self._marks = marks
        self._starts = [mark.start for mark in marks]
        self._certain = certain
        self._ends = ends
        self._places = [end.start for end in ends]

    def around(self, mark: Mark, done: int) -> tuple[int, int]:
        """Where the sentence of a mark starts, not before `done`, and where it ends."""
        return self._before(mark.start, done), self._behind(mark.end)

    def _before(self, at: int, done: int) -> int:
        for found in reversed(self._ends[bisect_left(self._places, done) : bisect_left(self._places, at)]):
            if found.end <= at and self._holds(found):
                return found.end
        return done

    def _behind(self, at: int) -> int:
        first = bisect_left(self._places, at)
        ends: Iterator[End] = (self._ends[k] for k in range(first, len(self._ends)))
        if first and self._ends[first - 1].end > at:  # what stands there ends with a dot of its own
            ends = ends_of(self._folded, self._known, at)
        return next((found.end for found in ends if self._holds(found)), len(self._folded.text))

    def _holds(self, found: End) -> bool:
        """Whether a sentence ends there, whatever numbers and dates there are."""
        return found.sure or not ((self._certain and found.numbered) or self._is_inside(found.start, found.end))

    def _is_inside(self, start: int, end: int) -> bool:
        k = bisect_right(self._starts, start) - 1
        return k >= 0 and self._marks[k].start < end - 1 and self._marks[k].end > start + 1
