"""Figures of some series made into statements, and these solved."""

import datetime as dt
from collections.abc import Sequence
from functools import cached_property
from typing import final

from reconcile.account.conflicts import conflicts
from reconcile.account.groups import restatements
from reconcile.account.proving import proof
from reconcile.account.series import Ledger
from reconcile.account.solution import solved
from reconcile.account.status import Status, statuses
from reconcile.account.targets import remaining
from reconcile.account.values import Conflict, Estimate, Proof, Remaining, View
from reconcile.assumptions import Assumptions
from reconcile.figures import Figure
from reconcile.statements.figures import of_figures
from reconcile.statements.series import in_one_unit


@final
class Piece:
    """Series that were solved together; what takes work is done when it is first asked for."""

    def __init__(self, figures: Sequence[Figure], names: Sequence[str], assume: Assumptions) -> None:
        self.figures, self.named = figures, names
        table = of_figures(in_one_unit(figures, names, assume), names, assume)
        self.solution = solved(table, assume)
        self.ledgers = {name: Ledger(self.solution, code, figures) for code, name in enumerate(table.names)}

    @cached_property
    def credulous(self) -> dict[str, Ledger]:
        """The ledgers under the chosen least repair."""
        chosen = self.solution.credulous
        return {name: Ledger(chosen, ledger.code, self.figures) for name, ledger in self.ledgers.items()}

    def total(self, day: dt.date, since: dt.date | None, series: str, view: View) -> Estimate:
        """How many, in one of the views."""
        estimate = self.ledgers[series].total(day, since)
        if view is View.SKEPTICAL:
            return estimate
        if self.solution.disputed[self.ledgers[series].code]:
            best, estimate = estimate.best, self.credulous[series].total(day, since)
            estimate = estimate.replace(best=best)
        return estimate.replace(view=view)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """All conflicts."""
        return conflicts(self.solution, self.figures)

    @cached_property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Rows that restate each other."""
        return restatements(self.solution.model)

    @cached_property
    def statuses(self) -> list[Status]:
        """What became of each figure."""
        return statuses(self.solution, self.figures, self.conflicts, self.groups)

    @cached_property
    def remaining(self) -> tuple[Remaining, ...]:
        """What remains to the targets."""
        return remaining(self.solution, list(self.ledgers.values()), self.figures, self.groups)

    @property
    def given_up(self) -> list[int]:
        """Rows that the chosen least repair misses."""
        return list(self.solution.given_up)

    def why(self, day: dt.date, series: str) -> Proof:
        """The statements that pin the low and the high of a day."""
        return proof(self.ledgers[series], day, self.figures, self.named)
