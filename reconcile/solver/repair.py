"""The least that statements must be missed by, and every way to miss them by no more."""

from dataclasses import dataclass
from typing import Final, final

import numpy as np

from reconcile.solver.augmenting import augmented
from reconcile.solver.bounding import infeasible
from reconcile.solver.cancelling import Network, cancelled
from reconcile.solver.constraints import LARGEST_SUM, NO_STATEMENT, Bools, Ints, Part, System
from reconcile.solver.isotonic import guess

SMALL: Final = 200  # nodes: up to here all blocks are solved side by side
ROUNDS: Final = 40  # a handful is enough for nearly all


@final
@dataclass(frozen=True, slots=True, eq=False)
class Repair:
    """The least repair of each block.

    `cost`: least sum of weight * violation, by block. `face`: the same nodes, with arcs that exactly the least repairs
    satisfy, all of them and nothing else; its statements are NO_STATEMENT, and `said` those that each arc comes from.
    `missed`: arcs of the system that some least repair may violate (all others hold in every one). `impossible`: blocks
    that the model itself contradicts, or that are refused; their face is without arcs.
    """

    cost: Ints
    face: System
    said: Ints
    missed: Bools
    impossible: Bools


def repair(system: System, bad: Bools | None = None) -> Repair:
    """Repair every block at the least cost; consistent blocks stay as they are and cost nothing.

    `bad`: the infeasible blocks, where they are known.

    >>> claims = System.of([0, 0], [True, False], [0, 1, 0, 1], [1, 0, 1, 0], [9, -9, 5, -5], [0, 0, 1, 1])
    >>> mended = repair(claims)
    >>> from reconcile.solver.bounding import ranges
    >>> found = ranges(mended.face, np.array([0]))
    >>> mended.cost.tolist(), found.low.tolist(), found.high.tolist()
    ([4], [0, 5], [0, 9])

    """
    part = system.part((infeasible(system) if bad is None else bad) | _too_large(system))
    mended = _mended(part.system)
    cost, impossible = np.zeros(system.blocks, np.int64), np.zeros(system.blocks, bool)
    missed = np.zeros(len(system.tail), bool)
    cost[part.blocks], impossible[part.blocks], missed[part.arcs] = mended.cost, mended.impossible, mended.missed
    kept, face = system.tail != system.head, mended.face
    kept[part.arcs] = False
    whole = System.of(
        system.block,
        system.chain,
        np.append(system.tail[kept], part.nodes[face.tail]),
        np.append(system.head[kept], part.nodes[face.head]),
        np.append(system.bound[kept], face.bound),
        np.full(np.count_nonzero(kept) + len(face.tail), NO_STATEMENT),
    )
    return Repair(cost, whole, np.append(system.statement[kept], mended.said), missed, impossible)


def _mended(system: System) -> Repair:
    """The same for blocks of which none is consistent."""
    flow, impossible = _circulation(system)
    stated = flow[: len(system.tail)]
    cost = np.zeros(system.blocks, np.int64)
    np.add.at(cost, system.arc_block, -stated * system.bound)
    missed = (system.statement != NO_STATEMENT) & (stated == system.weight)
    return Repair(cost, *_face(system, flow, impossible), missed, impossible)


def _face(system: System, flow: Ints, impossible: Bools) -> tuple[System, Ints]:
    """The residual network: an arc stays where it carries less than it may, and is turned where it carries anything.

    And the statements that the arcs come from.
    """
    network = Network.of(system)
    usable = ~impossible[system.block[network.tail]] & (network.tail != network.head)
    stays = np.flatnonzero((flow < network.capacity) & usable)
    stays = stays[stays < len(system.tail)]  # the links of the chains stay anyway
    turned = np.flatnonzero((flow > 0) & usable)
    links = np.full(len(flow) - len(system.tail), NO_STATEMENT)
    face = System.of(
        system.block,
        system.chain,
        np.append(network.tail[stays], network.head[turned]),
        np.append(network.head[stays], network.tail[turned]),
        np.append(network.bound[stays], -network.bound[turned]),
        np.full(len(stays) + len(turned), NO_STATEMENT),
    )
    return face, np.append(system.statement, links)[np.append(stays, turned)]


def _circulation(system: System) -> tuple[Ints, Bools]:
    """Flow by arc, then by chain link, of a least-cost circulation, and the blocks that have none."""
    impossible = _too_large(system)
    flow = np.zeros(len(system.tail) + int(system.chain.sum()), np.int64)
    small = ~impossible & (np.diff(system.first) <= SMALL)
    quick = system.part(small)
    flow[_places(system, quick)], unfinished = cancelled(quick.system, ROUNDS)
    long = ~(impossible | small)
    long[quick.blocks[unfinished]] = True
    for one in system.singly(long):
        found = _augmented(one.system)
        impossible[one.blocks] = found is None
        flow[_places(system, one)] = 0 if found is None else found
    loops = np.flatnonzero((system.tail == system.head) & (system.bound < 0))
    flow[loops] = system.weight[loops]
    impossible[system.arc_block[loops[system.statement[loops] == NO_STATEMENT]]] = True
    flow[: len(system.tail)][impossible[system.arc_block]] = 0
    return flow, impossible


def _places(system: System, part: Part) -> Ints:
    """Where the flow of a part lies in that of the whole."""
    links = np.cumsum(system.chain) - 1 + len(system.tail)
    return np.append(part.arcs, links[part.nodes[part.system.chain]])


def _augmented(system: System) -> Ints | None:
    values = guess(system)
    return None if values is None else augmented(system, values, hub(system))


def hub(system: System) -> int:
    """The node of most arcs of one block."""
    return int(np.bincount(np.append(system.tail, system.head)).argmax())


def _too_large(system: System) -> Bools:
    """Blocks where weight times violation might not fit in an int64."""
    weight = np.where(system.statement == NO_STATEMENT, 1, system.weight).astype(float)
    worth = np.bincount(system.arc_block, (np.abs(system.bound) + 1.0) * weight, system.blocks)
    return system.refused | (worth > LARGEST_SUM)
