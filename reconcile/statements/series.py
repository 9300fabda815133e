"""Which figures count the same thing, where the caller does not say."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

from reconcile.assumptions import Assumptions, one_name
from reconcile.errors import UnitError
from reconcile.figures import Figure, Kind


class Sort(NamedTuple):
    """What is counted, what happened to it, and whether it is a level: figures of one sort form a series."""

    unit: str
    predicate: str | None
    level: bool


def named(figures: Sequence[Figure], assume: Assumptions) -> list[str]:
    """The name of each figure's series: the caller's, else what its sort is; no other series changes it.

    >>> named([Figure.plain(3, unit="soldier", predicate="send"), Figure.level(9, unit="soldier"),
    ...        Figure.plain(4, series="lost")], Assumptions())
    ['soldier, send', 'soldier, level', 'lost']

    """
    sorts = [None if figure.series is not None else sort_of(figure, assume) for figure in figures]
    sorts = _nouns_joined(figures, sorts)
    given = [figure.series if sort is None else _name(sort) for figure, sort in zip(figures, sorts, strict=True)]
    return [one_name(name or "", assume.merge) for name in given]


def sort_of(figure: Figure, assume: Assumptions) -> Sort:
    """The sort of a figure by its unit; without one, by the noun that is counted."""
    unit = figure.unit or (figure.counted or "").casefold()
    return Sort(one_name(unit, assume.same), figure.predicate, figure.kind is Kind.LEVEL)


def _nouns_joined(figures: Sequence[Figure], sorts: Sequence[Sort | None]) -> list[Sort | None]:
    """A figure without a unit is of the sort of another with the same counted noun, if there is but one such."""
    units: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for figure, sort in zip(figures, sorts, strict=True):
        if sort is not None and figure.unit is not None and figure.counted:
            units[figure.counted.casefold(), sort.level].add(sort.unit)
    return [
        sort if sort is None or figure.unit is not None else _with_unit(sort, units)
        for figure, sort in zip(figures, sorts, strict=True)
    ]


def _with_unit(sort: Sort, units: dict[tuple[str, bool], set[str]]) -> Sort:
    known = units.get((sort.unit, sort.level), set())
    return sort._replace(unit=next(iter(known))) if len(known) == 1 else sort


def _name(sort: Sort) -> str:
    return ", ".join([sort.unit or "count", *([sort.predicate] if sort.predicate else []), *["level"] * sort.level])


def in_one_unit(figures: Sequence[Figure], names: Sequence[str]) -> list[Figure]:
    """The figures with each series in one unit; a `UnitError` where its units do not measure the same."""
    units: dict[str, set[str]] = defaultdict(set)
    for figure, name in zip(figures, names, strict=True):
        if figure.unit is not None:
            units[name].add(figure.unit)
    one = {name: _one_unit(own) for name, own in units.items() if len(own) > 1}
    return [
        figure if (into := one.get(name)) is None else _converted(figure, into)
        for figure, name in zip(figures, names, strict=True)
    ]


def _one_unit(units: Collection[str]) -> str | None:
    """The unit that all are converted into; None for names of things that are counted."""
    from reconcile.units import common, dimension, mixed  # pint is heavy, and most series have one unit

    if reason := mixed(units):
        raise UnitError(reason)
    return None if dimension(min(units)) is None else common(units)


def _converted(figure: Figure, into: str) -> Figure:
    from reconcile.units import converted  # as above

    if figure.unit is None or figure.unit == into:
        return figure
    return figure.replace(bounds=converted(figure.bounds, figure.unit, into), unit=into)
