"""Rows that cannot be used, and why."""

from dataclasses import dataclass, field
from typing import Any, Final, final

import numpy as np
import pandas as pd

from reconcile.frames.cells import factorized
from reconcile.solver.constraints import Bools, Ints

NO_AMOUNT: Final = "no amount"
_SHOWN: Final = 10


@final
@dataclass(slots=True, eq=False)
class Refused:
    """Rows that cannot be used, each with the first reason found."""

    reasons: dict[int, str] = field(default_factory=dict)

    def add(self, rows: Bools, reason: str) -> None:
        """Refuse rows for one reason."""
        for row in np.flatnonzero(rows).tolist():
            self.reasons.setdefault(row, reason)

    def add_each(self, code: Ints, reasons: dict[int, str]) -> None:
        """Refuse the rows of some codes, each code for a reason of its own."""
        if reasons:
            for row in np.flatnonzero(np.isin(code, list(reasons))).tolist():
                self.reasons.setdefault(row, reasons[int(code[row])])

    def told(self, index: pd.Index) -> str:
        """The first of the rows, each with its reason, and how many there are beyond."""
        rows = sorted(self.reasons)
        lines = [f"row {index[row]}: {self.reasons[row]}" for row in rows[:_SHOWN]]
        more = len(rows) - len(lines)
        return "; ".join(lines) + (f"; and {more} more rows" if more else "")


def coded(column: pd.Series, refused: Refused, sort: bool = False) -> tuple[Ints, Any]:
    """The codes and words of a column; a cell that holds no word refuses its row."""
    code, words, strange = factorized(column, sort)
    refused.add(strange, f"{column.name} is neither a word nor a number: give one of them")
    return code, words
