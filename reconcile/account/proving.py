"""Why a total is what it is: the statements that pin its bounds, in words."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TypeAlias

from reconcile.account.series import Ledger
from reconcile.account.solution import Proven
from reconcile.account.values import Proof, best_in_words, in_words
from reconcile.account.words import listed, said, since_in_words, with_unit
from reconcile.bounds import Amount
from reconcile.figures import Figure

Telling: TypeAlias = Callable[[Sequence[int]], str]


def proof(ledger: Ledger, day: dt.date, figures: Sequence[Figure], named: Sequence[str]) -> Proof:
    """The statements that pin the low and the high of a day, each with the name of its series."""
    estimate, (low, high) = ledger.total(day), ledger.proofs(day)
    series, unit = ledger.model.table.names[ledger.code], ledger.unit

    def told(rows: Sequence[int]) -> str:
        return "; ".join(said(figures[row]) + f" of {named[row]}" * (named[row] != series) for row in rows)

    if ledger.known(day):
        lines = _bound("at least", estimate.low, unit, low, told)
        lines += ["no upper limit is stated"] * (estimate.high is None)
        lines += _bound("at most", estimate.high, unit, high, told)
    else:
        lines = _unknown(ledger, day, told)
    lines += [f"{total} is the sum of {listed(made)}" for total, made in _sums(ledger, named, low.rows + high.rows)]
    lines += ["whole numbers may leave less: the search for them was cut short"] * (not ledger.reached(day))
    if ledger.solution.disputed[ledger.code]:
        lines += ["disputed: the conflicts tell who disagrees, and what to ask"]
    below, above = (tuple(figures[row] for row in one.rows) for one in (low, high))
    since = "" if estimate.since is None else f", counted {since_in_words(estimate.since)}"
    total = with_unit(in_words(estimate.low, estimate.high), unit) + best_in_words(estimate)
    return Proof(estimate, below, above, "\n".join([f"{series}, end of {day}: {total}{since}", *lines]))


def _bound(which: str, value: Amount | None, unit: str | None, found: Proven, told: Telling) -> list[str]:
    """What pins one end; of least repairs where no statement does that is not in dispute itself."""
    if value is None or (found.sure and not found.rows):
        return []
    ends = with_unit(in_words(value, value), unit) + " if as little as possible is wrong" * (not found.sure)
    return [f"{which} {ends}: {told(found.rows)}" if found.rows else f"{which} {ends}"]


def _unknown(ledger: Ledger, day: dt.date, told: Telling) -> list[str]:
    """What is stated before and after a day of which nothing is known."""
    before, after = ledger.beside(day)
    lines = ["nothing is known of that day: what may fall is known only at the moments that are stated"]
    return lines + [f"{side}: {told(rows)}" for side, rows in (("before it", before), ("after it", after)) if rows]


def _sums(ledger: Ledger, named: Sequence[str], rows: Sequence[int]) -> list[tuple[str, list[str]]]:
    """The sums, with what makes them, that tie the series of these rows together."""
    table, spoken = ledger.model.table, {named[row] for row in rows}
    sums = [[table.names[code] for code in members] for members in table.sums]
    return [(total, made) for total, *made in sums if len(spoken) > 1 and spoken & {total, *made}]
