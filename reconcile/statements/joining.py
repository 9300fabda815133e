"""Figures that leave out what others say: the noun, what happened, the good, of which a plan is."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from reconcile.assumptions import Assumptions, one_name
from reconcile.errors import UnitError
from reconcile.figures import Figure, Kind, Modality, Role
from reconcile.statements.measures import converts, measure, unit_meant
from reconcile.values import alike

Circle: TypeAlias = tuple[Any, ...]

GIVEN: Final = ("deliver", "send", "pay", "arrive", "deploy")  # how a pledge is kept
_PLEDGE: Final = "pledge"
_CULLED: Final = ("animal",)  # of all others, who died and who was killed are counted together
_CALLED: Final = {"displace": "displaced", "participate": "protester"}  # people who have a noun of their own


class Sort(NamedTuple):
    """What is counted, what happened to it, and whether it is a level: figures of one sort form a series.

    `good` is the noun behind a unit that measures: tonnes of rice are no tonnes of wheat.
    """

    unit: str
    predicate: str | None
    level: bool
    good: str | None = None

    def __str__(self) -> str:
        what = f"{self.unit} of {self.good}" if self.good else self.unit or "count"
        return ", ".join([what, *([self.predicate] if self.predicate else []), *["level"] * self.level])


Sorts: TypeAlias = list[Sort | None]


def sort_of(figure: Figure, assume: Assumptions) -> Sort:
    """The sort of a figure by its unit; without one, by the noun that is counted."""
    noun = alike(figure.counted or "")
    unit, good = unit_meant(figure.unit or noun, assume.same), one_name(noun, assume.same)
    says_more = measure(unit) is not None and measure(noun.removesuffix("s")) is None
    says_more &= noun not in alike(figure.text or "")  # "200 litres", and no word of what
    predicate = "kill" if figure.predicate == "die" and unit not in _CULLED else figure.predicate
    called = _CALLED.get(predicate or "")
    if called is not None and unit in ("person", called):
        unit, predicate = called, None
    return Sort(unit, predicate, figure.kind is Kind.LEVEL, good or None if says_more else None)


def joined(figures: Sequence[Figure], sorts: Sorts) -> Sorts:
    """The sorts with what other figures tell of them."""
    for join in (
        _confirmed_joined,
        _nouns_joined,
        _labels_joined,
        _goods_joined,
        _measures_joined,
        _pledges_joined,
        _promises_joined,
        _falls_joined,
    ):
        sorts = join(figures, sorts)
    return sorts


def _nouns_joined(figures: Sequence[Figure], sorts: Sorts) -> Sorts:
    """A figure without a unit is of the sort of another with the same counted noun, if there is but one such."""
    units: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for figure, sort in zip(figures, sorts, strict=True):
        if sort is not None and sort.good is None and figure.unit is not None and figure.counted:
            units[alike(figure.counted), sort.level].add(sort.unit)
    return [
        sort if sort is None or figure.unit is not None else _with_unit(sort, units)
        for figure, sort in zip(figures, sorts, strict=True)
    ]


def _with_unit(sort: Sort, units: Mapping[tuple[str, bool], set[str]]) -> Sort:
    known = units.get((sort.unit, sort.level), set())
    return sort._replace(unit=next(iter(known))) if len(known) == 1 else sort


def _confirmed_joined(_: Sequence[Figure], sorts: Sorts) -> Sorts:
    """Cases that were confirmed are cases, unless somebody counts suspected ones: then each definition is a series."""
    suspected = {sort._replace(predicate=None) for sort in sorts if sort is not None and sort.predicate == "suspect"}
    bare = [sort and sort._replace(predicate=None) if sort and sort.predicate == "confirm" else None for sort in sorts]
    return [one if one is not None and one not in suspected else sort for one, sort in zip(bare, sorts, strict=True)]


def _labels_joined(figures: Sequence[Figure], sorts: Sorts) -> Sorts:
    """What is said to have happened without a word of to whom, as in "Evacuated: 5,200", happened to what others say.

    That is the one unit that its report names with it, else its source, else anybody.
    """
    bare = [s is not None and not s.unit and s.predicate is not None for s in sorts]
    if not any(bare):
        return sorts
    units: dict[Circle, set[str]] = defaultdict(set)
    for figure, sort in zip(figures, sorts, strict=True):
        if sort is not None and sort.unit and sort.predicate is not None:
            for circle in _said_by(figure, sort.predicate, sort.level):
                units[circle].add(sort.unit)
    return [
        sort._replace(unit=_only(units, _said_by(figure, sort.predicate, sort.level)) or "")
        if sort and of_none
        else sort
        for figure, sort, of_none in zip(figures, sorts, bare, strict=True)
    ]


def _said_by(figure: Figure, *what: Any) -> tuple[Circle, ...]:
    """Those who may say what a figure leaves out, from its own report to all."""
    return (*what, figure.source, figure.published), (*what, figure.source), what


def _only(known: Mapping[Circle, set[str]], circles: Sequence[Circle]) -> str | None:
    """What the narrowest circle that says anything names, if it names just one."""
    return next((one for one, *others in (known[circle] for circle in circles if circle in known) if not others), None)


def _goods_joined(figures: Sequence[Figure], sorts: Sorts) -> Sorts:
    """What measures without a word of what is of the one good that its report names, else its source, else anybody."""
    goods: dict[Circle, set[str]] = defaultdict(set)
    for figure, sort in zip(figures, sorts, strict=True):
        if sort is not None and sort.good is not None and not figure.subset:
            for circle in _circles(figure, sort):
                goods[circle].add(sort.good)
    return [
        sort if not goods or sort is None or sort.good is not None else _with_good(figure, sort, goods)
        for figure, sort in zip(figures, sorts, strict=True)
    ]


def _circles(figure: Figure, sort: Sort) -> tuple[Circle, ...]:
    return _said_by(figure, measure(sort.unit), sort.predicate, sort.level)


def _with_good(figure: Figure, sort: Sort, goods: Mapping[Circle, set[str]]) -> Sort:
    return sort._replace(good=_only(goods, _circles(figure, sort)))


def _measures_joined(_: Sequence[Figure], sorts: Sorts) -> Sorts:
    """Amounts of one good in several units that measure the same are given in one of them."""
    units: dict[Sort, set[str]] = defaultdict(set)
    for sort in filter(None, sorts):
        if converts(sort.unit):
            units[_measured(sort)].add(sort.unit)
    one = {sort: one_unit(given) or "" for sort, given in units.items() if len(given) > 1}
    return [sort if sort is None else sort._replace(unit=one.get(_measured(sort), sort.unit)) for sort in sorts]


def _measured(sort: Sort) -> Sort:
    return sort._replace(unit=measure(sort.unit) or "")


def one_unit(units: Collection[str]) -> str | None:
    """The unit that all are converted into; None for names of things that are counted."""
    from reconcile.units import common, dimension, mixed  # pint is heavy, and most series have one unit

    if reason := mixed(units):
        raise UnitError(reason)
    return None if dimension(min(units)) is None else common(units)


def _pledges_joined(figures: Sequence[Figure], sorts: Sorts) -> Sorts:
    """What is pledged is to be given: the plan is one for what its report, its source or anybody counts as given.

    A plan that says nothing of what is to happen ("the target is now 24") may be one that others plan, too.
    """
    pledges = [s is not None and _is_pledge(f, s) for f, s in zip(figures, sorts, strict=True)]
    if not any(pledges):
        return sorts
    given: dict[Circle, set[str]] = defaultdict(set)
    aimed: dict[Circle, set[str]] = defaultdict(set)
    for figure, sort in zip(figures, sorts, strict=True):
        if sort is None or sort.predicate in (None, _PLEDGE):
            continue
        for circle in _said_by(figure, sort._replace(predicate=None)):
            if sort.predicate in GIVEN:
                given[circle].add(sort.predicate)
            if sort.predicate in GIVEN or figure.modality is Modality.PLANNED:
                aimed[circle].add(sort.predicate or "")
    return [
        _kept(figure, sort, given if sort.predicate == _PLEDGE else aimed) if sort and pledge else sort
        for figure, sort, pledge in zip(figures, sorts, pledges, strict=True)
    ]


def _is_pledge(figure: Figure, sort: Sort) -> bool:
    """Whether it is a plan to give, or the earlier size of one."""
    told = sort.predicate == _PLEDGE and (figure.modality is Modality.PLANNED or figure.role is Role.PREVIOUS)
    return told or (sort.predicate is None and figure.modality is Modality.PLANNED)


def _kept(figure: Figure, sort: Sort, ways: Mapping[Circle, set[str]]) -> Sort:
    way = _only(ways, _said_by(figure, sort._replace(predicate=None)))
    return sort._replace(predicate=way or sort.predicate)


def _promises_joined(figures: Sequence[Figure], sorts: Sorts) -> Sorts:
    """What only repeats a plan, of which a part has come, is of the sort of the part."""
    told = promised(figures, sorts)
    return [sorts[told.get(place, place)] for place in range(len(sorts))]


def promised(figures: Sequence[Figure], series: Sequence[Hashable]) -> dict[int, int]:
    """As in "12 of the 20 ambulances", of 20 pledged: the place of each whole that repeats a plan, and of its part."""
    parts = [place for place, figure in enumerate(figures) if figure.part_of is not None]
    if not parts:
        return {}
    places = {(f.source, f.published, f.span): place for place, f in enumerate(figures)}
    plans = {(name, f.bounds) for f, name in zip(figures, series, strict=True) if f.modality is Modality.PLANNED}
    wholes = [(places.get((figures[p].source, figures[p].published, figures[p].part_of)), p) for p in parts]
    return {
        whole: part for whole, part in wholes if whole is not None and (series[part], figures[whole].bounds) in plans
    }


def _falls_joined(figures: Sequence[Figure], sorts: Sorts) -> Sorts:
    """No count falls: "nine fewer than on Monday" beside a level ("331 are in hospital") is a change of that level."""
    fallen = [
        f.kind is Kind.INCREMENT and f.bounds.high is not None and f.bounds.high < 0 and s is not None
        for f, s in zip(figures, sorts, strict=True)
    ]
    if not any(fallen):
        return sorts
    levels = {(f.source, f.published, s) for f, s in zip(figures, sorts, strict=True) if s is not None and s.level}
    return [
        sort._replace(level=True)
        if fell and sort and (figure.source, figure.published, sort._replace(level=True)) in levels
        else sort
        for figure, sort, fell in zip(figures, sorts, fallen, strict=True)
    ]
