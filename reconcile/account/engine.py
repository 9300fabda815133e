"""What an account works with: its series, each solved once and kept for as long as nothing touches it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import final

from reconcile.account.piece import Piece
from reconcile.account.series import Ledger
from reconcile.account.status import Status
from reconcile.account.values import Conflict, Estimate, Proof, Remaining, View
from reconcile.assumptions import Assumptions
from reconcile.figures import Figure
from reconcile.statements.figures import need_one_clock
from reconcile.statements.linked import together
from reconcile.statements.series import named


@final
class Engine:
    """The figures of an account: what an earlier account knows of the same series is taken from there."""

    def __init__(self, figures: Sequence[Figure], assume: Assumptions, before: "Engine | None" = None) -> None:
        need_one_clock(figures)
        self.figures, self.named = figures, named(figures, assume)
        self.rows: dict[str, list[int]] = defaultdict(list)
        for row, name in enumerate(self.named):
            self.rows[name].append(row)
        self.tied = together(self.named, assume)
        kept = () if before is None else [name for name in self.tied if self._same(before, name)]
        self.homes: dict[str, Piece] = {name: before.homes[name] for name in kept} if before else {}
        if fresh := [row for row, name in enumerate(self.named) if name not in self.homes]:
            piece = Piece([figures[row] for row in fresh], [self.named[row] for row in fresh], assume)
            self.homes |= dict.fromkeys(piece.ledgers, piece)
        self.series = tuple(sorted(self.homes))

    def _same(self, before: "Engine", name: str) -> bool:
        """Whether an earlier engine has the series, and all that are tied to it, with the same figures."""
        tied = self.tied[name]
        return before.tied.get(name) == tied and all(before.said(one) == self.said(one) for one in tied)

    def said(self, name: str) -> list[Figure]:
        """The figures of a series."""
        return [self.figures[row] for row in self.rows.get(name, ())]

    @cached_property
    def ledgers(self) -> dict[str, Ledger]:
        """Each series by itself."""
        return {name: self.homes[name].ledgers[name] for name in self.series}

    @cached_property
    def _pieces(self) -> list[tuple[Piece, dict[int, int]]]:
        """Each piece, and where those of its rows that are still meant lie among the figures."""
        places: dict[Piece, dict[int, int]] = {piece: {} for piece in self.homes.values()}
        for piece, place in places.items():
            own: dict[str, Iterator[int]] = {n: iter(self.rows[n]) for n in self.rows if self.homes[n] is piece}
            place |= {row: next(own[name]) for row, name in enumerate(piece.named) if name in own}
        return list(places.items())

    def total(self, day: dt.date, since: dt.date | None, series: str, view: View) -> Estimate:
        """How many, in one of the views."""
        return self.homes[series].total(day, since, series, view)

    def why(self, day: dt.date, series: str) -> Proof:
        """The statements that pin the low and the high of a day."""
        return self.homes[series].why(day, series)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """All conflicts: those that a later word has settled, then those that are open, by series."""
        found = [one for piece, _ in self._pieces for one in piece.conflicts if self._is_home(piece, one.series)]
        return tuple(sorted(found, key=lambda one: (not one.settled, one.series or "")))

    @cached_property
    def remaining(self) -> tuple[Remaining, ...]:
        """What remains to the targets, by series."""
        found = [one for piece, _ in self._pieces for one in piece.remaining if self._is_home(piece, one.series)]
        return tuple(sorted(found, key=lambda one: one.series or ""))

    def _is_home(self, piece: Piece, series: str | None) -> bool:
        return self.homes.get(series or "") is piece

    @cached_property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Rows that restate each other, by series."""
        found = [
            tuple(place[row] for row in group)
            for piece, place in self._pieces
            for group in piece.groups
            if group[0] in place
        ]
        return tuple(sorted(found, key=lambda group: self.named[group[0]]))

    @cached_property
    def given_up(self) -> list[int]:
        """Rows that the chosen least repair misses, by series."""
        found = [place[row] for piece, place in self._pieces for row in piece.given_up if row in place]
        return sorted(found, key=lambda row: self.named[row])

    @cached_property
    def statuses(self) -> list[Status]:
        """What became of each figure."""
        found = {row: piece.statuses[own] for piece, place in self._pieces for own, row in place.items()}
        return [found[row] for row in range(len(self.figures))]
