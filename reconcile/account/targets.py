"""What remains to the targets."""

import datetime as dt
from collections.abc import Sequence

import numpy as np

from reconcile.account.conflicts import amount_of
from reconcile.account.series import Ledger
from reconcile.account.solution import Solution
from reconcile.account.values import Estimate, Remaining
from reconcile.bounds import Amount
from reconcile.figures import Figure
from reconcile.statements.standing import CODES, Standing
from reconcile.statements.table import INCREMENT


def remaining(
    solution: Solution, ledgers: Sequence[Ledger], figures: Sequence[Figure], groups: Sequence[Sequence[int]]
) -> tuple[Remaining, ...]:
    """One entry a target, however often it was stated; the latest stated last."""
    rank, series = solution.model.rank(), solution.model.table.series
    again = {row for group in groups for row in group[1:]}
    whole = {group[0]: group for group in groups}
    rows = np.flatnonzero(solution.model.stand.code == CODES[Standing.TARGET]).tolist()
    first = sorted((row for row in rows if row not in again), key=lambda row: int(rank[row]))
    by_code = {ledger.code: ledger for ledger in ledgers}
    return tuple(_remaining(by_code[int(series[row])], figures, row, whole.get(row, (row,))) for row in first)


def _remaining(ledger: Ledger, figures: Sequence[Figure], row: int, group: Sequence[int]) -> Remaining:
    figure, table = figures[row], ledger.model.table
    reached = _reached(ledger, table.kind[row] == INCREMENT, figure)
    slack = amount_of(int(table.slack[row]), ledger.places)
    low, high = figure.bounds.low, figure.bounds.high
    value = figure.bounds.value
    by = None if figure.period.end is None else figure.period.end - dt.timedelta(days=1)
    return Remaining(
        figure,
        by,
        reached,
        0 if low is None else _left(low - slack, reached.high) or 0,
        None if high is None else _left(high + slack, reached.low or 0),
        _left(value, reached.best),
        table.names[ledger.code],
        tuple(figures[one] for one in group),
    )


def _left(target: Amount | None, reached: Amount | None) -> Amount | None:
    return None if target is None or reached is None else max(target - reached, 0)


def _reached(ledger: Ledger, more: bool, figure: Figure) -> Estimate:
    """The state as last reported; for "N more", what has come since the target was announced."""
    last = ledger.last_report
    if last is None:
        return Estimate(0, None, None)
    if not more or figure.published is None:
        return ledger.total(last)
    announced = (
        figure.published if type(figure.published) is dt.date else dt.date.fromordinal(figure.published.toordinal())
    )
    if announced >= last:
        return Estimate(0, 0, 0, 0, announced)
    return ledger.total(last, announced + dt.timedelta(days=1))
