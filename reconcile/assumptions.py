"""What an account takes for granted: one frozen value, printed with every result, each default argued in the docs."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from typing import Any, Final, final

from reconcile.arguments import careful_class, need_all, need_names, need_type, need_whole
from reconcile.bounds import amount
from reconcile.errors import InputError, InputTypeError, did_you_mean, shown
from reconcile.frozen import FrozenMap
from reconcile.values import Value, Word

Groups = tuple[frozenset[str], ...]


@final
class Reading(Word):
    """A cheaper explanation of a conflict than that a statement is wrong.

    >>> Reading("gap")
    Reading.GAP

    ROUNDED: the roundest number was rounded. GAP: "in 24 hours" means since the last report. CUT_OFF: an addition ends
    where the total of its own bulletin ends. PART: a statement counts only a part. ADJUSTMENT: a source corrected its
    count downwards without saying so. RESTART: the count began again. LEVEL_SHIFT: a total was moved, and the later
    ones with it, without new events.
    """

    ROUNDED = "rounded"
    GAP = "gap"
    CUT_OFF = "cut_off"
    PART = "part"
    ADJUSTMENT = "adjustment"
    RESTART = "restart"
    LEVEL_SHIFT = "level_shift"


MONOTONE: Final = ("count", "level")


@final
@careful_class
@dataclass(frozen=True, slots=True, repr=False)
class Assumptions(Value):
    """What is taken for granted when figures are reconciled; `assume=None` stands for `Assumptions()`.

    >>> Assumptions(horizon=3, origins={"Daily": "Agency"})
    Assumptions(horizon=3, origins={'Daily': 'Agency'})
    >>> Assumptions(horizon=3).replace(horizon=2) == Assumptions()
    True

    `known_on`: only what was published by that day counts. `horizon`: for how many days another source's equal addition
    restates the first. `approximations`: how far off, as a share, an amount may be that the text calls approximate,
    by the word it starts with ("" for all others). `priorities`: what a source's word weighs (1 where none is given).
    `origins`: source to the one it copies; copies vote once. `merge`: groups of series that are one. `same`: groups of
    units that count the same. `parts`: a series to the one it is part of; both count from one moment, and at no time is
    the part more than its whole. `sums`: a series to those that together make it, none counted twice (this needs the
    extra `sums`). `monotone`: which kinds of series, "count" or "level", never fall. `readings`: what each cheaper
    explanation of a conflict costs; they are tried in that order, those left out never. `gap_labels`: whether "in 24
    hours" may mean "since the last report". `silence`: whether nothing is taken to have happened between two episodes
    of a count that started again, for the best value.
    """

    known_on: dt.date | None = None
    horizon: int = 2
    approximations: Mapping[str, Decimal] = FrozenMap({"": Decimal("0.1")})
    priorities: Mapping[str, int] = FrozenMap()
    origins: Mapping[str, str] = FrozenMap()
    merge: Groups = ()
    same: Groups = ()
    parts: Mapping[str, str] = FrozenMap()
    sums: Mapping[str, tuple[str, ...]] = FrozenMap()
    monotone: frozenset[str] = frozenset({"count"})
    readings: Mapping[Reading, int] = FrozenMap({reading: cost for cost, reading in enumerate(Reading, start=1)})
    gap_labels: bool = True
    silence: bool = True

    def __post_init__(self) -> None:
        _check_day(self.known_on)
        _check_horizon(self.horizon)
        need_type(self.gap_labels, bool, "gap_labels", "give True or False")
        need_type(self.silence, bool, "silence", "give True or False")
        given = {name: need_names(getattr(self, name), name, advice) for name, advice in _MAPPINGS.items()}
        shares = {word: _share(share, word) for word, share in given["approximations"].items()}
        object.__setattr__(self, "approximations", FrozenMap({"": Decimal("0.1")} | shares))
        object.__setattr__(self, "priorities", FrozenMap({s: _weight(w, s) for s, w in given["priorities"].items()}))
        object.__setattr__(self, "origins", FrozenMap(_settled(_words(given["origins"], "origins"))))
        object.__setattr__(self, "merge", _groups(self.merge, "merge"))
        object.__setattr__(self, "same", _groups(self.same, "same"))
        object.__setattr__(self, "parts", FrozenMap(_parts(_words(given["parts"], "parts"), self.merge)))
        object.__setattr__(self, "sums", FrozenMap(_sums(given["sums"], self.parts, self.merge)))
        object.__setattr__(self, "monotone", _monotone(self.monotone))
        object.__setattr__(self, "readings", FrozenMap(dict(_cost(*item) for item in given["readings"].items())))
        _check_copies(self.origins, self.priorities)


def one_name(name: str, groups: Groups) -> str:
    """The name that stands for all of its group: the first in the alphabet.

    >>> one_name("troops", (frozenset({"soldiers", "troops"}),))
    'soldiers'

    """
    return next((min(group) for group in groups if name in group), name)


_MAPPINGS: Final = {
    "approximations": "give shares by word, such as {'roughly': Decimal('0.2')}",
    "priorities": "give weights by source, such as {'Agency': 2}",
    "origins": "give the source that each copies, such as {'Daily': 'Agency'}",
    "parts": "give the whole of each part, such as {'child': 'victim'}",
    "sums": "give the series that make up each, such as {'total': ('north', 'south')}",
    "readings": "give costs by reading, such as {'rounded': 1}",
}


def assumed(assume: object) -> Assumptions:
    """The assumptions given, or those that hold where none are."""
    if assume is None:
        return Assumptions()
    return need_type(assume, Assumptions, "assume", "give an Assumptions, such as Assumptions(horizon=3)")


def _words(mapping: dict[str, Any], name: str) -> dict[str, str]:
    need_all(mapping.values(), str, f"the values of {name}", _MAPPINGS[name])
    return mapping


def _check_day(day: object) -> None:
    if day is not None and (not isinstance(day, dt.date) or isinstance(day, dt.datetime)):
        msg = f"known_on is a {type(day).__name__} ({shown(day)}): give a datetime.date, or None for all that is known"
        raise InputTypeError(msg)


def _check_horizon(horizon: object) -> None:
    if not 0 <= need_whole(horizon, "horizon", "give a number of days, 0 or more") <= dt.date.max.toordinal():
        msg = f"horizon is {shown(horizon)}: give a number of days, 0 or more, and no more than there are"
        raise InputError(msg)


def _share(share: object, word: str) -> Decimal:
    exact = amount(share, f"the approximation of {word!r}")
    if exact is None or not 0 <= exact < 1:
        msg = f"the approximation of {word!r} is {shown(share)}: give a share from 0 to below 1, such as Decimal('0.1')"
        raise InputError(msg)
    return Decimal(exact)


def _weight(weight: object, source: str) -> int:
    name, advice = f"the priority of {source!r}", "give a whole number from 1 to 1000"
    found = need_whole(weight, name, advice)
    if not 1 <= found <= 1000:
        msg = f"{name} is {found}: {advice}"
        raise InputError(msg)
    return found


def _settled(origins: dict[str, str]) -> dict[str, str]:
    """Each source with the last of those it copies from."""
    _refuse_circle(origins, "origins", "copies", "name the one that counted")
    return {source: _last(source, origins) for source in origins}


def _refuse_circle(above: dict[str, str], name: str, verb: str, advice: str) -> None:
    for start in above:
        seen = [start]
        while seen[-1] in above:
            seen.append(above[seen[-1]])
            if seen[-1] in seen[:-1]:
                msg = f"{name} goes in a circle: {f' {verb} '.join(seen)}; {advice}"
                raise InputError(msg)


def _check_copies(origins: Mapping[str, str], priorities: Mapping[str, int]) -> None:
    for copy in sorted(set(origins) & set(priorities)):
        origin = origins[copy]
        msg = f"{copy!r} copies {origin!r} and has a priority of its own: give the priority to {origin!r}, or drop one"
        raise InputError(msg)


def _parts(parts: dict[str, str], merge: Groups) -> dict[str, str]:
    """Each part and its whole under the names that merging leaves."""
    wholes = {one_name(part, merge): one_name(whole, merge) for part, whole in parts.items()}
    _refuse_circle(wholes, "parts", "is part of", "name the larger one as the whole")
    return wholes


def _sums(sums: dict[str, Any], parts: Mapping[str, str], merge: Groups) -> dict[str, tuple[str, ...]]:
    """Each sum and what it is made of, under the names that merging leaves."""
    found = {one_name(total, merge): _addends(total, sums[total], merge) for total in sums}
    above = {addend: [total] for total, addends in found.items() for addend in addends}
    for total, addends in found.items():
        for addend in addends:
            above[addend] = sorted({*above[addend], total, *([parts[addend]] if addend in parts else [])})
    for part in set(parts) - set(above):
        above[part] = [parts[part]]
    try:
        TopologicalSorter(above).prepare()
    except CycleError as circle:
        msg = f"sums and parts go in a circle: {' is within '.join(circle.args[1][::-1])}; drop one of them"
        raise InputError(msg) from None
    return found


def _addends(total: str, addends: object, merge: Groups) -> tuple[str, ...]:
    if isinstance(addends, str):
        msg = f"the sum {total!r} is made of the bare name {addends!r}: {_MAPPINGS['sums']}"
        raise InputTypeError(msg)
    given = [one_name(name, merge) for name in need_all(addends, str, f"the sum {total!r}", _MAPPINGS["sums"])]
    if not given or len(set(given)) < len(given):
        msg = f"the sum {total!r} is made of {tuple(given)!r}: name each of its series once"
        raise InputError(msg)
    return tuple(sorted(given))


def _monotone(kinds: Iterable[str]) -> frozenset[str]:
    given = frozenset([kinds] if isinstance(kinds, str) else need_all(kinds, str, "monotone", "give {'count'}"))
    for kind in sorted(given.difference(MONOTONE)):
        msg = f"monotone holds {shown(kind)}{did_you_mean(kind, MONOTONE)}: give any of {', '.join(MONOTONE)}"
        raise InputError(msg)
    return given


def _cost(reading: str, cost: object) -> tuple[Reading, int]:
    if reading not in list(Reading):
        msg = f"readings holds {shown(reading)}{did_you_mean(reading, Reading)}: give any of {', '.join(Reading)}"
        raise InputError(msg)
    name, advice = f"the cost of the reading {str(reading)!r}", "give a whole number, 0 or more"
    found = need_whole(cost, name, advice)
    if found < 0:
        msg = f"{name} is {found}: {advice}"
        raise InputError(msg)
    return Reading(reading), found


def _last(source: str, origins: dict[str, str]) -> str:
    while source in origins:
        source = origins[source]
    return source


def _groups(groups: Iterable[Iterable[str]], name: str) -> Groups:
    advice = "give groups of names, such as [('soldiers', 'troops')]"
    given = need_all(groups, object, name, advice)
    if isinstance(groups, str) or any(isinstance(group, str) for group in given):
        msg = f"{name} holds a bare name: {advice}"
        raise InputTypeError(msg)
    found = [frozenset(need_all(group, str, f"a group of {name}", advice)) for group in given]
    joined: list[frozenset[str]] = []
    for group in filter(None, found):
        touching = [other for other in joined if other & group]
        joined = [other for other in joined if not other & group] + [group.union(*touching)]
    return tuple(sorted(joined, key=min))
