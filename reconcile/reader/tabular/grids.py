"""Tables pasted as text: rows of cells between bars, tabs or wide blanks."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Final, NamedTuple, TypeAlias, TypeVar, final

from reconcile.reader.sentences.cues import Token
from reconcile.scanner import Folded

_BARS: Final = re.compile(r"\|")
_TABS: Final = re.compile(r"\t")
_BLANKS: Final = re.compile(r"(?<=[^ ]) {2,}(?=[^ ])")
_MARKS: Final = ("|", "\t", "  ")  # a text that holds none of these holds no table
_RULING: Final = " \t\r|:+=_–—-"
# a number alone in its cell, but for a sign, a short unit or what was added to it; no date
_NUMERIC: Final = re.compile(
    r"[^\w\s]{0,2} ?(?:\d{1,3}(?:[., ']\d{3})+|\d+)(?:[.,]\d+)?(?: ?(?:%|[^\W\d]{1,2}[²³]?))?(?: ?\([^()\n]{0,24}\))?"
    r"(?: ?[*†‡])*"
)
# likewise, with a hedge before it, or a range
_WORDED: Final = re.compile(
    r"(?:[^\W\d]{1,12} ){0,3}\d[\d.,']*(?: ?[-–] ?\d[\d.,']*)?(?: (?:[^\W\d]{1,12}|\d[\d.,']*)){0,2}|[-–—]|n/?a"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LONGEST_CAPTION: Final = 120
_MOST_ALIGNED: Final = 60  # columns
_SENTENCE_END: Final = re.compile(r"[.!?]\s*$")

Mark: TypeAlias = re.Pattern[str]
M = TypeVar("M", bound=Token)


class Cell(NamedTuple):
    """A stretch of the folded text without blanks around it, and its place in the row."""

    start: int
    end: int
    column: int


Row: TypeAlias = list[Cell]


@final
class Grid:
    """A table: its header, if it has one, its rows, and the line above that names it."""

    __slots__ = ("caption", "end", "header", "rows", "start")

    def __init__(self, header: Row, rows: list[Row], caption: Cell | None) -> None:
        self.header = header
        self.rows = rows
        self.caption = caption
        self.start = (header or rows[0])[0].start
        self.end = rows[-1][-1].end


class _Line(NamedTuple):
    start: int
    end: int
    mark: Mark | None


def grids(folded: Folded) -> list[Grid]:
    """The tables of a text, in its order."""
    text = folded.text
    if "\n" not in text or not any(mark in text for mark in _MARKS):
        return []
    found: list[Grid] = []
    above: _Line | None = None
    for mark, group in groupby(_lines(text), key=attrgetter("mark")):
        lines = list(group)
        grid = _grid(text, lines, above, mark) if mark is not None and len(lines) > 1 else None
        if grid is not None:
            found.append(grid)
        above = next((line for line in reversed(lines) if text[line.start : line.end].strip()), above)
    return found


def barred(folded: Folded, tables: Iterable[Grid]) -> Folded:
    """The text with a bar between the cells of a row, so that nothing is read across them."""
    characters = list(folded.text)
    for table in tables:
        for row in (table.header, *table.rows):
            for cell, following in pairwise(row):
                characters[cell.end : following.start] = "|".rjust(following.start - cell.end)
    return folded.over("".join(characters))


def outside(tables: list[Grid], marks: list[M]) -> list[M]:
    """The numbers and dates that stand in no table; both in order."""
    if not tables:
        return marks
    starts = [table.start for table in tables]
    before = (bisect_right(starts, mark.start) - 1 for mark in marks)
    return [mark for mark, k in zip(marks, before, strict=True) if k < 0 or mark.start >= tables[k].end]


def merged(tables: Iterable[Grid], stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The tables, with what names them, among other stretches of the text, in order and apart from each other."""
    captions = ((table.caption.start, table.caption.end) for table in tables if table.caption)
    found: list[tuple[int, int]] = []
    for start, end in sorted((*captions, *((table.start, table.end) for table in tables), *stretches)):
        if found and start < found[-1][1]:
            start = found[-1][1]
        if start < end:
            found.append((start, end))
    return found


def is_number(text: str, cell: Cell) -> bool:
    """Whether a cell holds a number and little else."""
    return _NUMERIC.fullmatch(text, cell.start, cell.end) is not None


def _holds(text: str, cell: Cell, stated: re.Pattern[str]) -> bool:
    return is_number(text, cell) or stated.fullmatch(text, cell.start, cell.end) is not None


def is_year(text: str, cell: Cell) -> bool:
    """Whether a cell holds four digits that may be a year."""
    return _YEAR.fullmatch(text, cell.start, cell.end) is not None


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        said = text[start:end]
        if said.isspace() or not said or said.strip(_RULING):
            yield _Line(start, end, _mark_of(text, start, end))
        start = end + 1


def _mark_of(text: str, start: int, end: int) -> Mark | None:
    if text.find("|", start, end) >= 0:
        return _BARS
    if text.find("\t", start, end) >= 0:
        return _TABS
    return _BLANKS if _BLANKS.search(text, start, end) else None


def _grid(text: str, lines: list[_Line], above: _Line | None, mark: Mark) -> Grid | None:
    rows = list(_rows(text, lines, mark))
    caption = _caption(text, above)
    while rows and len(rows[0]) == 1 and len(rows) > 1 and not is_number(text, rows[0][0]):
        caption = rows.pop(0)[0]
    header = rows.pop(0) if _is_header(text, rows) else []
    if not _is_table(text, header, rows, mark):
        return None
    if header and mark is _BLANKS:
        rows = [_aligned(text, row, header) for row in rows]
    return Grid(header, rows, caption)


def _rows(text: str, lines: list[_Line], mark: Mark) -> Iterator[Row]:
    outer = all(text[line.start : line.end].lstrip()[:1] == "|" for line in lines)
    for line in lines:
        row = list(_cells(text, line, mark, outer))
        if row:
            yield row


def _cells(text: str, line: _Line, mark: Mark, outer: bool) -> Iterator[Cell]:
    """The cells of a line that hold something, each with its column."""
    cuts = list(mark.finditer(text, line.start, line.end))
    starts = [line.start, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), line.end]
    for column, (start, end) in enumerate(zip(starts, ends, strict=True)):
        said = text[start:end]
        blank = len(said) - len(said.lstrip(" \t\r*_"))
        inside = said.strip(" \t\r*_")
        if inside:
            yield Cell(start + blank, start + blank + len(inside), column - outer)


def _is_header(text: str, rows: list[Row]) -> bool:
    """Whether the first row names the columns: it holds no number, or years above other numbers."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    numbers = [cell for cell in rows[0] if is_number(text, cell)]
    if not numbers:
        return True
    below = [cell for cell in rows[1][1:] if is_number(text, cell)]
    return all(is_year(text, cell) for cell in numbers) and not all(is_year(text, cell) for cell in below)


def _is_table(text: str, header: Row, rows: list[Row], mark: Mark) -> bool:
    """Whether most rows have a number beside what they are called; wide blanks alone may also stand in prose."""
    stated = _NUMERIC if mark is _BLANKS else _WORDED
    numbered = sum(any(_holds(text, cell, stated) for cell in row[1:]) for row in rows)
    least = len(rows) if mark is _BLANKS else (len(rows) + 1) // 2
    wide = sum(len(row) > 1 for row in rows)
    return bool(rows) and min(numbered, wide) >= least and (bool(header) or len(rows) > 1)


def _aligned(text: str, row: Row, header: Row) -> Row:
    """Cells that stand under those of the header, where some are empty."""
    if len(row) == len(header) or len(header) > _MOST_ALIGNED:
        return row
    left, top = _line_start(text, row[0]), _line_start(text, header[0])
    spans = [(cell.start - top, cell.end - top, cell.column) for cell in header]
    return [cell._replace(column=_under(cell.start - left, cell.end - left, spans)) for cell in row]


def _under(start: int, end: int, spans: list[tuple[int, int, int]]) -> int:
    """The column of the one header cell that stands above; -1 where there is none, or more than one."""
    above = [column for low, high, column in spans if low < end and start < high]
    return above[0] if len(above) == 1 else -1


def _line_start(text: str, cell: Cell) -> int:
    return text.rfind("\n", 0, cell.start) + 1


def _caption(text: str, above: _Line | None) -> Cell | None:
    """The line above a table, where it names it and is no prose."""
    if above is None or above.end - above.start > _LONGEST_CAPTION:
        return None
    prose = _SENTENCE_END.search(text, above.start, above.end)
    return None if prose or above.mark else Cell(above.start, above.end, 0)
