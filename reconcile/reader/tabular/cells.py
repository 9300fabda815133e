"""What the cells of tables hold: words, numbers and dates."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final, final

from reconcile.bounds import Amount
from reconcile.dates import DateExpression, Granularity, Period
from reconcile.lexicon import Lexicon
from reconcile.reader.sentences.cues import Mark, Token, Vocabulary, tokens_of
from reconcile.reader.tabular.grids import Cell, is_year
from reconcile.reader.tabular.headings import Heading, heading_of
from reconcile.scanner import Folded

_MANY_WORDS: Final = 5  # than which a name has fewer
_MOST_SIGNS: Final = 3  # before the number of a cell


@final
class CellReader:
    """Reads the cells of one text, of which the numbers and dates are known."""

    __slots__ = ("_folded", "_known", "_lexicon", "_marks", "_starts")

    def __init__(self, folded: Folded, marks: list[Mark], lexicon: Lexicon, known: Vocabulary) -> None:
        self._folded = folded
        self._marks = marks
        self._starts = [mark.start for mark in marks]
        self._lexicon = lexicon
        self._known = known

    def text(self, cell: Cell) -> str:
        """The folded text of a cell."""
        return self._folded.text[cell.start : cell.end]

    def tokens(self, cell: Cell) -> list[Token]:
        """Its words, numbers and dates."""
        return tokens_of(self._folded.text, cell.start, cell.end, self._inside(cell), self._known)

    def heading(self, cells: Iterable[Cell]) -> Heading:
        """What cells that name a row or a column say together."""
        tokens = [token for cell in cells for token in self._year(cell) or self.tokens(cell)]
        return heading_of(tokens, self._folded, self._lexicon)

    def is_value(self, cell: Cell) -> bool:
        """Whether it opens with a number that is no date."""
        marks = self._inside(cell)
        return bool(marks) and marks[0].number is not None and marks[0].start - cell.start <= _MOST_SIGNS

    def is_prose(self, cell: Cell) -> bool:
        """Whether it says more than a name, and a number in it."""
        numbered = any(mark.number for mark in self._inside(cell))
        return numbered and len(self.text(cell).split()) >= _MANY_WORDS

    def is_year(self, cell: Cell) -> bool:
        """Whether it holds four digits that may be a year."""
        return is_year(self._folded.text, cell)

    def value(self, cell: Cell) -> Amount | None:
        """What its first number is worth."""
        return next((mark.number.bounds.value for mark in self._inside(cell) if mark.number), None)

    def dated(self, start: int, end: int, period: Period, granularity: Granularity | None = None) -> Mark:
        """A stretch of the text as a date."""
        span = self._folded.span(start, end)
        date = DateExpression(span, span.of(self._folded.original), period, granularity=granularity)
        return Mark(start, end, date=date)

    def _inside(self, cell: Cell) -> list[Mark]:
        return self._marks[bisect_left(self._starts, cell.start) : bisect_left(self._starts, cell.end)]

    def _year(self, cell: Cell) -> list[Token]:
        """A bare year as a date."""
        if not self.is_year(cell):
            return []
        return [self.dated(cell.start, cell.end, Period.year(int(self.text(cell))), Granularity.YEAR)]
