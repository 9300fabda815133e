"""Days without a year that name the rows or columns of a table: "12/10", "13.10."."""

import datetime as dt
import re
from dataclasses import replace
from typing import Final

from reconcile.calendars import read_dates
from reconcile.dates import DateExpression
from reconcile.lexicon import Lexicon
from reconcile.reader.tabular.grids import Cell, Grid
from reconcile.scanner import Folded, fold

_DAY: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}\.?")
_MOST_TRIES: Final = 6


def bare_days(grid: Grid, folded: Folded, lexicon: Lexicon, published: dt.date) -> list[DateExpression]:
    """The dates of a header or a first column of such days, read together, as only together they show their order."""
    places = (grid.header, [row[0] for row in grid.rows])
    days = ([cell for cell in cells if _DAY.fullmatch(folded.text, cell.start, cell.end)] for cells in places)
    return [date for cells in days if len(cells) > 1 for date in _read(cells, folded, lexicon, published)]


def _read(cells: list[Cell], folded: Folded, lexicon: Lexicon, published: dt.date) -> list[DateExpression]:
    """Behind the first word for "on" behind which all of them are dates."""
    for lead in (*lexicon.dates.day_article, *lexicon.dates.inside)[:_MOST_TRIES]:
        said = "\n".join(f"{lead} {folded.text[cell.start : cell.end]}" for cell in cells)
        found = read_dates(fold(said), lexicon, published)
        if len(found) == len(cells):
            return [_placed(date, cell, folded) for date, cell in zip(found, cells, strict=True)]
    return []


def _placed(date: DateExpression, cell: Cell, folded: Folded) -> DateExpression:
    span = folded.span(cell.start, cell.end)
    return replace(date, span=span, text=span.of(folded.original))
