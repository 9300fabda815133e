"""Which figures count the same thing, where the caller does not say."""

from collections import defaultdict
from collections.abc import Sequence

from reconcile.assumptions import Assumptions, one_name
from reconcile.figures import Figure
from reconcile.statements.joining import GIVEN, Sort, Sorts, joined, one_unit, sort_of
from reconcile.statements.measures import unit_meant


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
    return joined(figures, [None if f.series is not None else sort_of(f, assume) for f in figures])


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
        for two in (predicates, predicates.intersection(GIVEN))
        if len(two) == 2 and (None in two or two is not predicates)
    ]
    return sorted((one, other) for one, other in pairs if one != other)


def in_one_unit(figures: Sequence[Figure], names: Sequence[str], assume: Assumptions) -> list[Figure]:
    """The figures with each series in one unit; a `UnitError` where its units do not measure the same."""
    own = [figure.unit and unit_meant(figure.unit, assume.same) for figure in figures]
    units: dict[str, set[str]] = defaultdict(set)
    for unit, name in zip(own, names, strict=True):
        if unit:
            units[name].add(unit)
    one = {name: one_unit(given) for name, given in units.items() if len(given) > 1}
    return [
        figure if not unit or (into := one.get(name)) is None else _converted(figure, unit, into)
        for figure, unit, name in zip(figures, own, names, strict=True)
    ]


def _converted(figure: Figure, unit: str, into: str) -> Figure:
    from reconcile.units import converted  # pint is heavy, and most series have one unit

    return figure if unit == into else figure.replace(bounds=converted(figure.bounds, unit, into), unit=into)
