"""Which figures count the same thing, where the caller does not say."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from reconcile.assumptions import Assumptions, one_name
from reconcile.errors import UnitError
from reconcile.figures import Figure, Kind, Modality, Role
from reconcile.statements.measures import converts, measure, unit_meant
from reconcile.values import alike

Circle: TypeAlias = tuple[Any, ...]

_CULLED = ("animal",)  # of all others, who died and who was killed are counted together
_DISPLACED = ("person", "displaced")  # people displaced have a noun of their own
_PLEDGE = "pledge"
_GIVEN = ("deliver", "send", "pay", "arrive", "deploy")  # how a pledge is kept


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


def named(figures: Sequence[Figure], assume: Assumptions) -> list[str]:
    """The name of each figure's series: the caller's, else what its sort is; no other series changes it.

    >>> named([Figure.plain(3, unit="soldier", predicate="send"), Figure.level(9, unit="soldier"),
    ...        Figure.plain(4, series="lost"), Figure.plain(30, unit="tonne", counted="rice")], Assumptions())
    ['soldier, send', 'soldier, level', 'lost', 'tonne of rice']

    """
    sorts = _sorts(figures, assume)
    given = [figure.series if sort is None else str(sort) for figure, sort in zip(figures, sorts, strict=True)]
    return [one_name(name or "", assume.merge) for name in given]


def _sorts(figures: Sequence[Figure], assume: Assumptions) -> Sorts:
    """The sort of each figure; None where the caller has named its series."""
    sorts: Sorts = [None if figure.series is not None else sort_of(figure, assume) for figure in figures]
    for joined in (_nouns_joined, _labels_joined, _goods_joined, _measures_joined, _pledges_joined):
        sorts = joined(figures, sorts)
    return sorts


def maybe_one(figures: Sequence[Figure], assume: Assumptions) -> list[tuple[str, str]]:
    """Pairs of series that may count the same: one of which nothing is said to have happened, or two ways to give.

    >>> maybe_one([Figure.plain(70, unit="crate", predicate="deliver"), Figure.plain(75, unit="crate")], Assumptions())
    [('crate', 'crate, deliver')]

    """
    alike_but: dict[Sort, set[str | None]] = defaultdict(set)
    for sort in filter(None, _sorts(figures, assume)):
        alike_but[sort._replace(predicate=None)].add(sort.predicate)
    pairs = [
        sorted(one_name(str(sort._replace(predicate=predicate)), assume.merge) for predicate in two)
        for sort, predicates in alike_but.items()
        for two in (predicates, predicates.intersection(_GIVEN))
        if len(two) == 2 and (None in two or two is not predicates)
    ]
    return sorted((one, other) for one, other in pairs if one != other)


def sort_of(figure: Figure, assume: Assumptions) -> Sort:
    """The sort of a figure by its unit; without one, by the noun that is counted."""
    noun = alike(figure.counted or "")
    unit, good = unit_meant(figure.unit or noun, assume.same), one_name(noun, assume.same)
    says_more = measure(unit) is not None and measure(noun.removesuffix("s")) is None
    says_more &= noun not in alike(figure.text or "")  # "200 litres", and no word of what
    predicate = "kill" if figure.predicate == "die" and unit not in _CULLED else figure.predicate
    if predicate == "displace" and unit in _DISPLACED:
        unit, predicate = "displaced", None
    return Sort(unit, predicate, figure.kind is Kind.LEVEL, good or None if says_more else None)


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


def _pledges_joined(figures: Sequence[Figure], sorts: Sorts) -> Sorts:
    """What is pledged is to be given: the plan is one for what its report, its source or anybody counts as given."""
    pledges = [s is not None and _is_pledge(f, s) for f, s in zip(figures, sorts, strict=True)]
    if not any(pledges):
        return sorts
    given: dict[Circle, set[str]] = defaultdict(set)
    for figure, sort in zip(figures, sorts, strict=True):
        if sort is not None and sort.predicate in _GIVEN:
            for circle in _said_by(figure, sort._replace(predicate=None)):
                given[circle].add(sort.predicate or "")
    return [
        _kept(figure, sort, given) if sort and pledge else sort
        for figure, sort, pledge in zip(figures, sorts, pledges, strict=True)
    ]


def _is_pledge(figure: Figure, sort: Sort) -> bool:
    """Whether it is a plan to give, or the earlier size of one."""
    told = sort.predicate == _PLEDGE and (figure.modality is Modality.PLANNED or figure.role is Role.PREVIOUS)
    return told or (sort.predicate is None and figure.modality is Modality.PLANNED)


def _kept(figure: Figure, sort: Sort, given: Mapping[Circle, set[str]]) -> Sort:
    way = _only(given, _said_by(figure, sort._replace(predicate=None)))
    return sort._replace(predicate=way or sort.predicate)


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
    one = {sort: _one_unit(given) or "" for sort, given in units.items() if len(given) > 1}
    return [sort if sort is None else sort._replace(unit=one.get(_measured(sort), sort.unit)) for sort in sorts]


def _measured(sort: Sort) -> Sort:
    return sort._replace(unit=measure(sort.unit) or "")


def in_one_unit(figures: Sequence[Figure], names: Sequence[str], assume: Assumptions) -> list[Figure]:
    """The figures with each series in one unit; a `UnitError` where its units do not measure the same."""
    own = [figure.unit and unit_meant(figure.unit, assume.same) for figure in figures]
    units: dict[str, set[str]] = defaultdict(set)
    for unit, name in zip(own, names, strict=True):
        if unit:
            units[name].add(unit)
    one = {name: _one_unit(given) for name, given in units.items() if len(given) > 1}
    return [
        figure if not unit or (into := one.get(name)) is None else _converted(figure, unit, into)
        for figure, unit, name in zip(figures, own, names, strict=True)
    ]


def _one_unit(units: Collection[str]) -> str | None:
    """The unit that all are converted into; None for names of things that are counted."""
    from reconcile.units import common, dimension, mixed  # pint is heavy, and most series have one unit

    if reason := mixed(units):
        raise UnitError(reason)
    return None if dimension(min(units)) is None else common(units)


def _converted(figure: Figure, unit: str, into: str) -> Figure:
    from reconcile.units import converted  # as above

    return figure if unit == into else figure.replace(bounds=converted(figure.bounds, unit, into), unit=into)
