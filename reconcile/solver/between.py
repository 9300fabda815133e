"""How far apart two values can be, for many pairs of nodes side by side."""

from typing import Final, final

import numpy as np

from reconcile.solver.bounding import OPEN, Ranges
from reconcile.solver.cases import spread
from reconcile.solver.constraints import Bools, Ints, System

FAR: Final = 200  # steps of a way; in a block of no more nodes no shortest way has more


@final
class Between:
    """Shortest ways between nodes, from what is `known` of every node, counted from the `source` of its block.

    >>> from reconcile.solver.bounding import ranges
    >>> said = System.of([0] * 4, [True] * 3 + [False], [0, 1], [3, 3], [9, 4], [0, 1])  # in all 9, later 4
    >>> Between(said, np.array([0]), ranges(said, np.array([0]))).bounds(np.array([0, 1, 2]), np.array([1, 2, 3]))
    (array([0, 0, 0]), array([9, 4, 4]))

    """

    def __init__(self, system: System, source: Ints, known: Ranges) -> None:
        self.low, self.high, self.chain = known.low, known.high, system.chain
        self.reached, self.left = self.high < OPEN, self.low > -OPEN  # from the source, towards it
        apart = np.ones(len(system.block), bool)
        apart[source] = False
        apart &= ~known.refused[system.block]
        kept = np.flatnonzero(apart[system.tail] & apart[system.head])  # ways through the source are known
        kept = kept[np.argsort(system.tail[kept], kind="stable")]
        self.block, self.first = system.block, system.first
        self.tail, self.head, self.bound = system.tail[kept], system.head[kept], system.bound[kept]
        self.begin = np.append(0, np.cumsum(np.bincount(self.tail, minlength=len(apart))))

    def bounds(self, tail: Ints, head: Ints) -> tuple[Ints, Ints]:
        """The least and the most of `value[head] - value[tail]` (-OPEN and OPEN: no limit)."""
        return -self._most(head, tail), self._most(tail, head)

    def _most(self, tail: Ints, head: Ints) -> Ints:
        """The most of `value[head] - value[tail]` (OPEN: no limit), over ways of up to FAR steps beside the source."""
        found = np.where(self.left[tail] & self.reached[head], self.high[head] - self.low[tail], OPEN)
        back = np.flatnonzero(head <= tail)
        back = back[self._linked(tail[back], head[back])]
        found[back] = np.minimum(found[back], 0)
        wide = self.low < self.high  # a node of which all is known lies on a shortest way
        asked = np.flatnonzero(wide[tail] & wide[head])
        asked = asked[self._crossed(tail[asked], head[asked])]
        asked = asked[self._least(tail[asked], head[asked]) < found[asked]]
        found[asked] = self._searched(tail[asked], head[asked], found[asked])
        return found

    def _crossed(self, tail: Ints, head: Ints) -> Bools:
        """Where there may be a way up at all, or one down that is shorter than the chain: not where no arc crosses."""
        found, up = np.ones(len(tail), bool), np.flatnonzero(tail < head)
        if len(up):
            over = self._crossing(self.tail, self.head)
            over -= np.arange(len(over))
            found[up] = over[head[up]] == over[tail[up]]  # crossed at every step from the one to the other
        if len(up) < len(tail):
            over = self._crossing(self.head, self.tail)
            found &= (over[tail] > over[head]) | (tail < head) | ~self._linked(tail, head)
        return found

    def _linked(self, tail: Ints, head: Ints) -> Bools:
        """Which pairs are of one chain."""
        chain: Ints = np.cumsum(~self.chain) - ~self.chain
        same: Bools = chain[tail] == chain[head]
        return same

    def _least(self, tail: Ints, head: Ints) -> Ints:
        """No way is shorter than this: it would make a shorter one to or from the source."""
        reached, left = self.reached, self.left
        by_high = np.where(reached[tail] & reached[head], self.high[head] - self.high[tail], -OPEN)
        by_low = np.where(left[tail] & left[head], self.low[head] - self.low[tail], -OPEN)
        never = (reached[tail] & ~reached[head]) | (~left[tail] & left[head])
        return np.where(never, OPEN, np.maximum(by_high, by_low))

    def _searched(self, tail: Ints, head: Ints, most: Ints) -> Ints:
        """Ways from all tails side by side, each no farther than it may still be shorter than what is known."""
        width = len(self.chain)
        seen, far = np.zeros((2, 0), np.int64)  # pair * width + node, in order, and how far it is
        pair, node, length = np.arange(len(tail)), tail, np.zeros(len(tail), np.int64)
        for _ in range(FAR):
            pair, node, length = self._further(pair, node, length)
            there = node == head[pair]
            np.minimum.at(most, pair[there], length[there])
            rest = self._least(node, head[pair])
            going = ~there & (rest < OPEN) & ((rest == -OPEN) | (length + rest < most[pair]))
            state, length = _shortest(pair[going] * width + node[going], length[going])
            place = np.searchsorted(seen, state)
            old = np.append(seen, -1)[place] == state
            new = ~old | (length < np.append(far, 0)[place])
            far[place[old & new]] = length[old & new]
            seen, far = np.insert(seen, place[~old], state[~old]), np.insert(far, place[~old], length[~old])
            (pair, node), length = np.divmod(state[new], width), length[new]
            if not len(pair):
                break
        return most

    def _further(self, pair: Ints, node: Ints, length: Ints) -> tuple[Ints, Ints, Ints]:
        """One step on, along all arcs and down the chains."""
        count = self.begin[node + 1] - self.begin[node]
        arc = spread(self.begin[node], count)
        down = self.chain[node - 1]
        return (
            np.append(np.repeat(pair, count), pair[down]),
            np.append(self.head[arc], node[down] - 1),
            np.append(np.repeat(length, count) + self.bound[arc], length[down]),
        )

    def _crossing(self, begin: Ints, end: Ints) -> Ints:
        """For each node, how many before it some arc that begins there or before leads beyond.

        The nodes of a calendar are in order; an arc with another end may lead anywhere in its block.
        """
        dated = self.chain | np.append(False, self.chain[:-1])
        dated = dated[begin] & dated[end]
        there = (begin < end) | ~dated
        begin, end, dated = begin[there], end[there], dated[there]
        block, size = self.block[begin], len(self.chain) + 1
        begin, end = np.where(dated, begin, self.first[block]), np.where(dated, end, self.first[block + 1])
        over = np.cumsum(np.bincount(begin, minlength=size) - np.bincount(end, minlength=size))
        return np.append(0, np.cumsum(over > 0))


def _shortest(state: Ints, length: Ints) -> tuple[Ints, Ints]:
    """The different states in order, each with its least length."""
    order = np.lexsort([length, state])
    state, length = state[order], length[order]
    first = np.append(True, state[1:] != state[:-1])[: len(state)]
    return state[first], length[first]
