"""Whose word a statement is."""

from collections.abc import Sequence

import numpy as np

from reconcile.assumptions import Assumptions
from reconcile.solver.constraints import Ints
from reconcile.statements.table import codes
from reconcile.values import alike


def heard(names: Sequence[str | None], assume: Assumptions) -> tuple[Ints, tuple[str, ...], Ints]:
    """For each source the code of whose word it is, the names of these, and the code of who only repeats it (-1: none).

    >>> heard(["Agency", "daily", None, "AGENCY "], Assumptions(origins={"Daily": "Agency"}))
    (array([ 0,  0, -1,  0]), ('agency',), array([-1,  0, -1, -1]))

    """
    origins = _origins(assume)
    spoken = [None if name is None else alike(name) for name in names]
    source, sources = codes(name if name is None else origins.get(name, name) for name in spoken)
    return source, sources, codes(name if name in origins else None for name in spoken)[0]


def quoted(
    series: Ints,
    voice: Ints,
    voices: Sequence[str],
    told: tuple[Ints, Sequence[str | None], Ints],
    assume: Assumptions,
) -> tuple[Ints, Ints]:
    """Whose word each row is, and who only repeats it, once a report that quotes a source repeats that source.

    Only a source that tells of the same series itself: of others nothing says that two reports mean the same one.

    >>> said = np.array([1, 0]), ("daily", "police"), np.array([-1, -1])
    >>> quoted(np.array([0, 0]), np.array([-1, 0]), ["police"], said, Assumptions())
    (array([1, 1]), array([-1,  2]))

    """
    source, sources, copy = told
    place, origins = {name: code for code, name in enumerate(sources)}, _origins(assume)
    named = np.array([*(place.get(origins.get(name, name), -1) for name in voices), -1], np.int64)[voice]
    quotes = (named >= 0) & (named != source)
    own = (series * len(sources) + source)[~quotes & (copy < 0) & (source >= 0)]
    quotes &= np.isin(series * len(sources) + named, own)
    return np.where(quotes, named, source), np.where(quotes, len(sources) + source, copy)


def _origins(assume: Assumptions) -> dict[str, str]:
    return {alike(copy): alike(origin) for copy, origin in assume.origins.items() if alike(copy) != alike(origin)}


def weights(sources: Sequence[str | None], assume: Assumptions) -> list[int]:
    """What the word of each source weighs."""
    given = {alike(source): weight for source, weight in assume.priorities.items()}
    return [given.get(source or "", 1) for source in sources]
