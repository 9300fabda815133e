"""Whose word a statement is."""

from collections.abc import Sequence

from reconcile.assumptions import Assumptions
from reconcile.solver.constraints import Ints
from reconcile.statements.table import codes
from reconcile.values import alike


def heard(names: Sequence[str | None], assume: Assumptions) -> tuple[Ints, tuple[str, ...], Ints]:
    """For each source the code of whose word it is, the names of these, and the code of who only repeats it (-1: none).

    >>> heard(["Agency", "daily", None, "AGENCY "], Assumptions(origins={"Daily": "Agency"}))
    (array([ 0,  0, -1,  0]), ('agency',), array([-1,  0, -1, -1]))

    """
    origins = {alike(copy): alike(origin) for copy, origin in assume.origins.items() if alike(copy) != alike(origin)}
    spoken = [None if name is None else alike(name) for name in names]
    source, sources = codes(name if name is None else origins.get(name, name) for name in spoken)
    return source, sources, codes(name if name in origins else None for name in spoken)[0]


def weights(sources: Sequence[str | None], assume: Assumptions) -> list[int]:
    """What the word of each source weighs."""
    given = {alike(source): weight for source, weight in assume.priorities.items()}
    return [given.get(source or "", 1) for source in sources]
