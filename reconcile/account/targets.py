"""What remains to the targets."""

import datetime as dt
from collections.abc import Sequence

import numpy as np

from reconcile.account.series import Ledger
from reconcile.account.solution import Solution
from reconcile.account.values import Estimate, Remaining, amount_of
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
    if figure.subset:
        reached = reached.replace(low=0, best=None)  # how much of it fell to this part is not told
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
        None if by is None or (last := ledger.last_report) is None else (by - last).days,
    )


def _left(target: Amount | None, reached: Amount | None) -> Amount | None:
    return None if target is None or reached is None else max(target - reached, 0)


def _reached(ledger: Ledger, more: bool, figure: Figure) -> Estimate:
    """The state as last reported; where that meets a target whose day is over, the state on that day."""
    last = ledger.last_report
    if last is None:
        return Estimate(0, None, None)
    found, due = _counted(ledger, last, _start(figure, more)), figure.period.end
    met = figure.bounds.low is not None and (found.high is None or found.high >= figure.bounds.low)
    late = due is not None and due <= last
    return _counted(ledger, due - dt.timedelta(days=1), _start(figure, more)) if due and late and met else found


def _counted(ledger: Ledger, day: dt.date, start: dt.date | None) -> Estimate:
    """What had been counted by then, from where the target counts: its stated start, or for "N more" what was told."""
    if start is None:
        return ledger.total(day)
    return Estimate(0, 0, 0, start) if start > day else ledger.total(day, start)


def _start(figure: Figure, more: bool) -> dt.date | None:
    """The first day that counts towards a target, where it is not all since the origin."""
    if figure.period.start is not None or not more or figure.published is None:
        return figure.period.start
    return dt.date.fromordinal(min(figure.published.toordinal() + 1, dt.date.max.toordinal()))
