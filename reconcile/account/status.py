"""What became of every figure, and why."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from reconcile.account.solution import Solution
from reconcile.account.values import Conflict, ConflictKind
from reconcile.account.words import said
from reconcile.bounds import Bounds
from reconcile.figures import Figure
from reconcile.solver.constraints import Bools
from reconcile.statements.standing import Standing
from reconcile.statements.table import LEVEL


class Status(NamedTuple):
    """What became of a figure (a `Standing`, "contradicted", "rounding" or "refused"), and why."""

    status: str
    reason: str


TOO_LARGE: Final = "too large, or too fine, to be added up exactly"
_REASONS: Final = {
    Standing.COUNTED: "bounds the count",
    Standing.PART: "part of a whole: bounds the count from below and adds nothing",
    Standing.TARGET: "a target is no count: it is compared with what is reached",
    Standing.POSSIBLE: "said to be possible: narrows nothing",
    Standing.DENIAL: "a denial: states no count of its own",
    Standing.DENIED: "its own source denies it: {by}",
    Standing.CONTESTED: "another source denies it: {by}; bounds nothing while it stands alone",
    Standing.IMPOSSIBLE: "below zero, which no count can be: bounds nothing",
    Standing.PREVIOUS: "an earlier reading, quoted for comparison",
    Standing.COMPARISON: "a comparison: adds nothing to the count",
    Standing.SUPERSEDED: "replaced by a later word: {by}",
    Standing.RESTATED: "says again what the same source, or the one it copies, has said: {by}",
    Standing.UNKNOWN_YET: "not published by then (known_on)",
    Standing.UNDATED: "nothing dates it: it has no publication, or counts from after its end or publication",
    Standing.EMPTY: "no amount",
}


def statuses(
    solution: Solution, figures: Sequence[Figure], conflicts: Sequence[Conflict], groups: Sequence[Sequence[int]]
) -> list[Status]:
    """The status of each figure, in the order given."""
    refused = solution.refused
    found = [_own(solution, figures, row, refused) for row in range(len(figures))]
    disputed = {figure: conflict for conflict in conflicts if not conflict.settled for figure in conflict.figures}
    for group in groups:  # who says the same is contradicted by the same
        told = {figures[row].bounds: disputed[figures[row]] for row in group if figures[row] in disputed}
        disputed |= {figures[row]: told[figures[row].bounds] for row in group if figures[row].bounds in told}
    for first, *others in groups:
        for row in others:
            doubtful = figures[first] in disputed and figures[row].bounds != figures[first].bounds
            if found[row].status in (Standing.COUNTED, Standing.PART) and not doubtful:
                found[row] = Status(Standing.RESTATED, f"says the same as: {said(figures[first])}; counted once")
    for row, figure in enumerate(figures):
        if figure in disputed and solution.model.stand.counts[row]:
            conflict = disputed[figure]
            rounding = conflict.kind is ConflictKind.ROUNDING
            found[row] = Status("rounding" if rounding else "contradicted", conflict.explanation)
    return found


def _own(solution: Solution, figures: Sequence[Figure], row: int, refused: Bools) -> Status:
    model = solution.model
    if refused[model.table.series[row]]:
        return Status("refused", f"the amounts of its series are {TOO_LARGE}")
    standing = list(Standing)[int(model.stand.code[row])]
    if standing is Standing.EMPTY and figures[row].bounds != Bounds():
        return Status("refused", TOO_LARGE)
    by = int(model.stand.by[row])
    reason = _REASONS[standing].format(by=said(figures[by]) if by >= 0 else "")
    if standing is Standing.COUNTED and model.table.kind[row] == LEVEL and not model.levels[model.table.series[row]]:
        reason = "a number present: bounds the count from below"
    if model.borrowed[row]:
        reason += ", counted from the last public report of another source"
    return Status(standing, reason)
