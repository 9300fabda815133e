"""Tables read as sentences: each cell is a number behind a label made of its header, its row and their dates."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple, final

from reconcile.dates import Period
from reconcile.reader.drafts import Draft
from reconcile.reader.parts import fits
from reconcile.reader.rules import Rule
from reconcile.reader.sentences.clauses import Sentence
from reconcile.reader.sentences.cues import NO_CUE, Cue, Mark, Token
from reconcile.reader.sentences.labels import silent
from reconcile.reader.tabular.cells import CellReader
from reconcile.reader.tabular.grids import Cell, Grid, Row
from reconcile.reader.tabular.headings import Heading

_MOST_TOKENS: Final = 40  # of a cell
_MOST_NAMES: Final = 3  # cells that name a row
_RISES: Final = 3  # dates over which a total shows by never falling
_LABEL: Final = Cue(frozenset(("label",)), None, None)
_RISING: Final = Cue(frozenset(("label", "rising")), None, None)
_NOTHING: Final = Heading()


class Place(NamedTuple):
    """Where a cell stands in its table."""

    row: int
    column: int


@final
class Table:
    """A table: what names its rows and columns, and the cells that hold its numbers."""

    __slots__ = ("_caption", "_columns", "_compares", "_reader", "_rows", "_splits", "_told", "_values")

    def __init__(self, grid: Grid, reader: CellReader) -> None:
        naming = _naming_columns(grid, reader)
        told = [[cell for cell in row if cell.column in naming and reader.is_prose(cell)] for row in grid.rows]
        cells = [(k, cell) for k, row in enumerate(grid.rows) for cell in row if cell.column not in naming]
        self._reader = reader
        self._told = [cell for row in told for cell in row]
        self._values = {Place(k, cell.column): cell for k, cell in cells}
        self._caption = reader.heading([grid.caption] if grid.caption else [])
        self._columns = {cell.column: reader.heading([cell]) for cell in grid.header}
        named = [
            [c for c in row if c.column in naming and c not in prose]
            for row, prose in zip(grid.rows, told, strict=True)
        ]
        self._rows = [reader.heading(cells[:_MOST_NAMES]) for cells in named]
        self._date_totals()
        heads = [self._columns[column] for column in {place.column for place in self._values} & self._columns.keys()]
        # whether the columns set places side by side, and whether they divide what is counted at all
        self._compares = sum(head.is_scope for head in heads) > 1
        self._splits = self._compares or any(head.narrows(row) for head in heads for row in self._rows[:1])

    def sentences(self) -> Iterator[tuple[Place, Sentence]]:
        """Each cell with a number as a sentence of its own, in text order."""
        rising = self._rising()
        for place, cell in self._values.items():
            head, row = self._headings(place)
            if head.counts and (head.names or row.counts):
                label = self._label(head, row, cell, _RISING if place in rising else _LABEL)
                said = self._reader.tokens(cell)[:_MOST_TOKENS]
                yield place, Sentence([*label, *map(head.measured, said)])

    def prose(self) -> Iterator[Sentence]:
        """The cells that tell of the rows in sentences of their own."""
        return (Sentence(self._reader.tokens(cell)) for cell in self._told)

    def settle(self, drafts: dict[Place, Draft]) -> None:
        """Make parts of the figures that count in one place only, or one sort; totals of a row or column are wholes."""
        total_row = next((k for k, row in enumerate(self._rows) if row.is_total), -1)
        total_column = next((column for column, head in self._columns.items() if head.is_total), -1)
        for place, draft in drafts.items():
            head, row = self._headings(place)
            if (row.is_scope and self._is_divided) or row.narrows(head):
                _make_part(draft, drafts.get(Place(total_row, place.column)))
            elif head.narrows(row) or (head.is_scope and row.names and self._compares):
                _make_part(draft, drafts.get(Place(place.row, total_column)))

    @property
    def _is_divided(self) -> bool:
        """Whether rows may be places: a list without a header or a line above names a thing in each row."""
        return bool(self._columns) or self._caption.names

    def _headings(self, place: Place) -> tuple[Heading, Heading]:
        return self._columns.get(place.column, _NOTHING), self._rows[place.row]

    def _label(self, head: Heading, row: Heading, cell: Cell, link: Cue) -> list[Token]:
        """What names a cell, the words that count last, with the dates that hold for it."""
        headings = [] if row.is_scope or row.is_silent else [row]
        if not (head.is_scope or head.is_silent) or (head.is_total and not self._splits):
            headings.append(head)  # "total" beside "new" is no sum of other columns
        if not any(heading.names for heading in headings):
            headings.insert(0, self._caption)
        headings.sort(key=lambda heading: (heading.names, heading.is_fate))
        words = [silent(token) for heading in headings for token in heading.words if not token.cue.mark]
        stated = [heading.date for heading in (head, row) if heading.date is not None]
        dates = stated or ([self._caption.date] if self._caption.date else [])
        named = any(heading.names for heading in headings)
        return [*words, *dates, Token(cell.start, cell.start, ":", link if named else NO_CUE)]

    def _rising(self) -> set[Place]:
        """The cells of the rows and columns in which numbers never fall from date to date: those of new cases would."""
        lines: dict[tuple[str, int], list[tuple[Place, Mark]]] = {}
        for place in self._values:
            head, row = self._headings(place)
            if row.date is not None:
                lines.setdefault(("column", place.column), []).append((place, row.date))
            elif head.date is not None:
                lines.setdefault(("row", place.row), []).append((place, head.date))
        return {place for line in lines.values() if self._rises(line) for place, _ in line}

    def _rises(self, line: list[tuple[Place, Mark]]) -> bool:
        dated = [(mark.date.period.end, self._reader.value(self._values[place])) for place, mark in line if mark.date]
        points = sorted((end, value) for end, value in dated if end is not None and value is not None)
        if not _RISES <= len(points) == len(line):
            return False
        return points[0][1] < points[-1][1] and all(a < c and b <= d for (a, b), (c, d) in pairwise(points))

    def _date_totals(self) -> None:
        """Rows of totals among dated rows are of all those days."""
        dates = [row.date for row in self._rows if row.date is not None]
        totals = [k for k, row in enumerate(self._rows) if row.is_total and row.date is None]
        periods = [mark.date.period for mark in dates if mark.date is not None]
        starts, ends = [p.start for p in periods if p.start], [p.end for p in periods if p.end]
        if totals and len(starts) == len(ends) == len(self._rows) - len(totals) > 1:
            first, last = min(mark.start for mark in dates), max(mark.end for mark in dates)
            spanning = self._reader.dated(first, last, Period(min(starts), max(ends)))
            for k in totals:
                self._rows[k] = self._rows[k]._replace(date=spanning)


def _naming_columns(grid: Grid, reader: CellReader) -> frozenset[int]:
    """The columns that name rows: words, dates, years, and the numbers of the rows."""
    cells: dict[int, Row] = {}
    for row in grid.rows:
        for cell in row:
            cells.setdefault(cell.column, []).append(cell)
    naming = {column for column, of in cells.items() if 2 * sum(map(reader.is_value, of)) < len(of)}
    first = min(cells)
    if len(naming | {first}) < len(cells) and _names_rows(cells[first], reader):
        naming.add(first)
    return frozenset(naming)


def _names_rows(cells: Row, reader: CellReader) -> bool:
    """Whether a column of numbers holds years, or counts the rows."""
    said = [reader.text(cell).rstrip(".") for cell in cells]
    counted = len(said) > 1 and said == [str(k + 1) for k in range(len(said))]
    return counted or all(map(reader.is_year, cells))


def _make_part(draft: Draft, whole: Draft | None) -> None:
    draft.subset = True
    if whole is not None and whole is not draft and fits(draft, whole):
        draft.part_of = whole
    draft.note(Rule.PART)
