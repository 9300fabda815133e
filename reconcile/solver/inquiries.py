"""What to ask about one block until its contradictions are known, whoever answers."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, TypeAlias, final

from reconcile.solver.hitting import MANY, Members, clusters, smallest

TURNS: Final = 50  # then retractions are added, no longer optimised
FEW: Final = 12  # sets of more statements than this are dear to reduce
DEAR: Final = 6_000  # statements in such sets, after which no more of them are reduced


@final
@dataclass(frozen=True, slots=True)
class Finding:
    """Irreducible sets with the culprits of each, and retractions that settle them all.

    Only where it is `proved` that no fewer would do are there culprits.
    """

    culprits: dict[Members, Members]
    retracted: Members
    proved: bool


Removed: TypeAlias = frozenset[int]
Questions: TypeAlias = Sequence[Sequence[Removed]]  # in groups: each is asked in turn until one brings sets to light
Answers: TypeAlias = list[list[list[Members]]]  # likewise
Asking: TypeAlias = Generator[Questions, Answers, Finding]


@final
class Inquiry:
    """The questions about one block, which sets contradict themselves when some statements are removed.

    Implicit hitting sets: the fewest statements that settle the sets known so far are removed; if that does not settle
    everything, there are new sets to know.

    >>> asking = Inquiry(set()).asking()
    >>> next(asking)
    [[frozenset()]]
    >>> asking.send([[[(1, 2)]]])
    [[frozenset({1})]]
    >>> asking.send([[[]]])  # settled by 1; by 2 as well?
    [[frozenset({2})]]
    >>> asking.send([[[]]])
    Traceback (most recent call last):
    ...
    StopIteration: Finding(culprits={(1, 2): (1, 2)}, retracted=(1,), proved=True)

    """

    def __init__(self, known: set[Members]) -> None:
        self.known = known
        self.added: set[int] = set()  # retractions that are no longer known to be needed
        self.settling: list[Removed] = []  # when they are removed, nothing contradicts itself
        self.turns = 0
        self.spent = 0
        self.hits: dict[tuple[Members, ...], tuple[Members, bool]] = {}
        self.blamed: dict[tuple[Members, ...], Members] = {}
        self.clusters: list[tuple[Members, ...]] = []

    def asking(self, *, whose: bool = True) -> Asking:
        """Ask until it is known which statements settle everything; with `whose`, also what else would settle it."""
        while True:
            yield from self.settle()
            if not whose:
                return self.finding()
            if (yield from self.blame()):
                yield from self.part()
                return self.finding()

    def settle(self) -> Generator[Questions, Answers, None]:
        """Ask until the retractions settle everything."""
        new: list[Members] = []
        while True:
            self._learn(new)
            new = yield from self._left(self.retracted())
            if not new:
                break
        for row in sorted(self.added):
            if not (yield from self._left(self.retracted() - {row})):
                self.added.remove(row)

    def _left(self, removed: Removed) -> Generator[Questions, Answers, list[Members]]:
        """Ask what contradicts itself when some statements are removed, unless removing fewer is known to settle it."""
        if self._settles(removed):
            return []
        [[new]] = yield [[removed]]
        self._note([removed], [new])
        return new

    def _settles(self, removed: Removed) -> bool:
        return any(fewer <= removed for fewer in self.settling)

    def _note(self, asked: Sequence[Removed], answers: list[list[Members]]) -> None:
        self.settling += [removed for removed, sets in zip(asked, answers, strict=False) if not sets]

    def _learn(self, new: list[Members]) -> None:
        self.turns += 1
        if not self.proved():
            self.added.update(rows[0] for rows in new)
            self.known.update(tuple(sorted(rows)) for rows in new if len(rows) <= FEW)
            return
        self.known.update(tuple(sorted(rows)) for rows in new)
        self.clusters = [tuple(cluster) for cluster in clusters(self.known)]
        for cluster in self.clusters:
            self.hits[cluster] = self.hits.get(cluster) or smallest(cluster)
            self.turns += TURNS * (not self.hits[cluster][1])

    def retracted(self) -> Removed:
        """The statements that settle what is known so far."""
        return frozenset(self.added).union(*(self.hits[cluster][0] for cluster in self.clusters))

    def proved(self) -> bool:
        """Whether no fewer retractions would do."""
        return self.turns <= TURNS

    def reduces(self, found: list[Members]) -> bool:
        """Whether sets of many statements among those found are still to be made irreducible: they cost much."""
        self.spent += sum(len(rows) for rows in found if len(rows) > FEW)
        self.turns += TURNS * (self.spent > DEAR)
        return self.proved()

    def blame(self) -> Generator[Questions, Answers, bool]:
        """Ask which single statements settle a whole cluster; False where that brought new sets to light."""
        before = len(self.known)
        if not self.proved():
            return True
        open_to = [cluster for cluster in self.clusters if cluster not in self.blamed]
        retracted = self.retracted()
        if any(questions := [self._instead(cluster, retracted) for cluster in open_to]):
            for cluster, asked, answers in zip(open_to, questions, (yield questions), strict=True):
                self._note(asked, answers)
                self._blame(cluster, answers)
        else:
            self.blamed |= {cluster: _common(cluster) for cluster in open_to}
        if len(self.known) == before and len(self.clusters) > 1:
            [[new]] = yield [[self._otherwise()]]
            self.known.update(tuple(sorted(rows)) for rows in new)
        return len(self.known) == before

    def _instead(self, cluster: tuple[Members, ...], retracted: Removed) -> list[Removed]:
        """What to remove to try the other statements that could settle a cluster alone, one after the other."""
        hit, others = self.hits[cluster][0], retracted.difference(self.hits[cluster][0])
        removed = [others.union((row,)) for row in _common(cluster) if hit != (row,)]
        return [one for one in removed if not self._settles(one)]

    def _blame(self, cluster: tuple[Members, ...], answers: list[list[Members]]) -> None:
        if not answers or not answers[-1]:
            self.blamed[cluster] = _common(cluster)
        else:
            self.known.update(tuple(sorted(rows)) for rows in answers[-1])

    def _otherwise(self) -> Removed:
        """The other choice in every cluster: sets that lead from one cluster to another may have been hidden."""
        choices = ((self.blamed[cluster] or self.hits[cluster][0])[-1:] for cluster in self.clusters)
        return frozenset().union(*choices)

    def part(self) -> Generator[Questions, Answers, None]:
        """Where fewer sets need as many retractions and do not hang together, keep those, and ask whose each one is.

        A row that two slips lie in between links them into one cluster though each is explained on its own.
        """
        tangled = [c for c in self.clusters if self.proved() and len(self.hits[c][0]) > 1 and len(c) <= MANY]
        for cluster in tangled:
            hit = set(self.hits[cluster][0])
            parts = [tuple(part) for part in clusters(_enough(cluster, len(hit)))]
            if len(parts) > 1:
                self.known = self.known.difference(cluster).union(*parts)
                self.clusters = [other for other in self.clusters if other != cluster] + parts
                self.hits |= {
                    part: (tuple(sorted(hit.intersection(chain.from_iterable(part)))), True) for part in parts
                }
                yield from self._blame_parts(parts)

    def _blame_parts(self, parts: list[tuple[Members, ...]]) -> Generator[Questions, Answers, None]:
        for part in parts:
            hit = self.hits[part][0]
            rest = self.retracted().difference(hit)
            self.blamed[part] = ()
            for row in _common(part) if len(hit) == 1 else ():
                if not (yield from self._left(rest.union((row,)))):
                    self.blamed[part] += (row,)

    def finding(self) -> Finding:
        """What the answers so far come to."""
        known = [tuple(cluster) for cluster in clusters(self.known)]
        blamed = self.blamed if self.proved() else {}
        culprits = {rows: blamed.get(cluster, ()) for cluster in known for rows in cluster}
        return Finding(dict(sorted(culprits.items())), tuple(sorted(self.retracted())), self.proved())


def _common(cluster: tuple[Members, ...]) -> Members:
    """The statements that are in all sets of a cluster."""
    return tuple(sorted(set(cluster[0]).intersection(*cluster)))


def _enough(cluster: tuple[Members, ...], needed: int) -> list[Members]:
    """Those of the sets, the smaller ones rather, that already need so many retractions."""
    left = list(cluster)
    for rows in sorted(cluster, key=lambda rows: (-len(rows), rows)):
        rest = [other for other in left if other != rows]
        if rest and sum(len(smallest(part)[0]) for part in clusters(rest)) == needed:
            left = rest
    return left
