"""Contradictions that two looks settle, of many blocks side by side; most are of this kind."""

from dataclasses import replace
from typing import Final, NamedTuple, final

import numpy as np

from reconcile.solver.cases import Cases, cyclic
from reconcile.solver.constraints import Ints
from reconcile.solver.inquiries import FEW
from reconcile.solver.sets import Sets
from reconcile.solver.shrinking import thinned


@final
class Glance(NamedTuple):
    """The irreducible sets of some blocks; statements that settle all of their block, and one such for each block."""

    sets: Sets
    settling: Ints
    retracted: Ints


NOTHING: Final = Glance(Sets.of([], []), np.zeros(0, np.int64), np.zeros(0, np.int64))


def glanced(cases: Cases, blocks: Ints) -> Glance:
    """What an inquiry would find, for those of the blocks where it would soon be over.

    These have one contradiction, and all of its statements, or all but one, settle everything by themselves; so what
    comes to light without that one shares all the others.
    """
    first = cyclic(cases.without(Sets(blocks, blocks[:0], blocks[:0])))
    alone = np.bincount(first.block, minlength=len(blocks)) == 1
    first = first.only(alone[first.block] & (first.size <= FEW))
    first = thinned(cases, replace(first, block=blocks[first.block]))
    of, one = first.number, np.arange(len(first.rows))
    again = cyclic(cases.without(Sets(first.block[of], one, first.rows)))  # a case for each row
    unsettled = np.isin(one, again.block)
    plain = np.bincount(of[unsettled], minlength=len(first)) < np.minimum(first.size, 2)
    plain[of[again.block[again.size > FEW]]] = False
    again = again.only(plain[of[again.block]])
    again = thinned(cases, replace(again, block=first.block[of[again.block]]))
    settling = plain[of] & ~unsettled
    return Glance(
        Sets.joined(first.only(plain), again).different(),
        first.rows[settling],
        first.rows[settling][np.unique(of[settling], return_index=True)[1]],
    )
