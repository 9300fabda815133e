"""A stated count or amount, read in its sentence or given by hand."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from operator import attrgetter
from types import NoneType
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast, final

from reconcile.arguments import careful_class, need_all, need_day, need_moment, need_type, need_word
from reconcile.bounds import Amount, Bounds, amount
from reconcile.dates import ALWAYS, Granularity, Period, Relation, next_day
from reconcile.errors import InputError, InputTypeError, did_you_mean, shown
from reconcile.spans import Span
from reconcile.values import Value, Word

if TYPE_CHECKING:
    import pint

Day: TypeAlias = dt.date | Period


@final
class Kind(Word):
    """What a count says of its series.

    >>> Kind("increment")
    Kind.INCREMENT

    CUMULATIVE is a total so far, INCREMENT an addition, LEVEL what holds at an instant, PLAIN unmarked, ADJUSTMENT an
    announced correction of the count itself.
    """

    CUMULATIVE = "cumulative"
    INCREMENT = "increment"
    LEVEL = "level"
    PLAIN = "plain"
    ADJUSTMENT = "adjustment"


@final
class Modality(Word):
    """Whether the count is stated as a fact, a plan, a possibility, or denied.

    >>> Modality("planned")
    Modality.PLANNED

    """

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


@final
class Role(Word):
    """Whether the count speaks for now, for an earlier reading, or only compares.

    >>> Role("previous")
    Role.PREVIOUS

    """

    MAIN = "main"
    PREVIOUS = "previous"
    COMPARISON = "comparison"


@final
@careful_class
@dataclass(frozen=True, slots=True, repr=False)
class Figure(Value):
    """A stated count or amount: how many of what, over which window, how sure, and who says so.

    >>> import datetime as dt
    >>> Figure.cumulative(13_000, counted="conteneurs", since=dt.date(2023, 8, 1), source="NIS",
    ...                   published=dt.date(2024, 10, 23)).bounds
    Bounds.exactly(13000)

    `granularity` says how wide the stated start or end is (a start "since August" lies somewhere in that month);
    `said` is the period in which the text says the count was announced, where that is not the publication;
    `attribution` is where the text names who says so, `speaker` in which words (without an article); `because`
    names the rules and words that led to this reading.
    """

    bounds: Bounds
    kind: Kind = Kind.PLAIN
    approximate: bool = False
    counted: str | None = None
    unit: str | None = None
    predicate: str | None = None
    period: Period = ALWAYS
    relation: Relation | None = None
    when: Span | None = None
    granularity: Granularity | None = None
    said: Period | None = None
    modality: Modality = Modality.ASSERTED
    role: Role = Role.MAIN
    subset: bool = False
    part_of: Span | None = None
    attribution: Span | None = None
    speaker: str | None = None
    revises: bool = False
    source: str | None = None
    published: dt.date | None = None
    series: str | None = None
    span: Span | None = None
    text: str | None = None
    alternatives: tuple["Figure", ...] = ()
    because: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not _are_sound(tuple(map(type, _TYPED(self)))):
            self._check()
        for name, wanted in (("alternatives", Figure), ("because", str)):
            values = getattr(self, name)
            if type(values) is not tuple or (values and set(map(type, values)) != {wanted}):
                object.__setattr__(self, name, _all_of(values, wanted, name))

    def _check(self) -> None:
        """Put right what is meant, refuse what is not."""
        need_type(self.bounds, Bounds, "bounds", "give Bounds, such as Bounds.exactly(5), or Figure.plain(5)")
        need_type(self.period, Period, "period", "give a Period, such as Period.on(day)")
        for name, kind in _WORDS.items():
            value = getattr(self, name)
            if type(value) is not kind and not (value is None and name in _MAY_LACK):
                object.__setattr__(self, name, need_word(value, kind, name))
        for name, (wanted, advice) in _OPTIONAL.items():
            if (value := getattr(self, name)) is not None:
                need_type(value, wanted, name, advice)
        for name in _TRUTHS:
            if type(getattr(self, name)) is not bool:
                object.__setattr__(self, name, _truth(getattr(self, name), name))
        if self.published is not None:
            object.__setattr__(self, "published", need_moment(self.published, "published"))

    @staticmethod
    def cumulative(value: Amount | None = None, **attributes: Any) -> "Figure":
        """A total so far.

        >>> import datetime as dt
        >>> Figure.cumulative(347, as_of=dt.date(2024, 10, 23)).period
        Period.until(datetime.date(2024, 10, 23))

        The amount is `value`, or `low=` and `high=` (with `low_open=`, `high_open=`). `since=` and `as_of=` (or
        `during=`, `by=`) take a `date`, or a `Period` such as `Period.month(2024, 8)` where only that is known.
        Any attribute of `Figure` may be given by keyword.
        """
        return _make(Kind.CUMULATIVE, value, attributes)

    @staticmethod
    def increment(value: Amount | None = None, **attributes: Any) -> "Figure":
        """An addition to the count; keywords as for `cumulative`.

        >>> Figure.increment(12, counted="deaths")
        Figure(bounds=Bounds.exactly(12), kind=Kind.INCREMENT, counted='deaths')

        """
        return _make(Kind.INCREMENT, value, attributes)

    @staticmethod
    def level(value: Amount | None = None, **attributes: Any) -> "Figure":
        """What holds at an instant, such as people in hospital; keywords as for `cumulative`.

        >>> Figure.level(low=300, counted="patients").bounds
        Bounds.at_least(300)

        """
        return _make(Kind.LEVEL, value, attributes)

    @staticmethod
    def plain(value: Amount | None = None, **attributes: Any) -> "Figure":
        """A count that nothing marks as a total or an addition; keywords as for `cumulative`.

        >>> Figure.plain(40, during=Period.month(2024, 8)).relation
        Relation.DURING

        """
        return _make(Kind.PLAIN, value, attributes)

    @staticmethod
    def adjustment(value: Amount | None = None, **attributes: Any) -> "Figure":
        """An announced correction of the count itself, signed; keywords as for `cumulative`.

        >>> Figure.adjustment(-108, counted="duplicates").kind
        Kind.ADJUSTMENT

        """
        return _make(Kind.ADJUSTMENT, value, attributes)

    @property
    def quantity(self) -> "pint.Quantity[Any]":
        """The amount as a pint quantity.

        >>> int(Figure.plain(3, unit="tonne").quantity.to("kg").magnitude)
        3000

        A `QuantityError` where the amount is not one number or the unit measures nothing: a figure of things counted
        has no such attribute, for all who ask with `hasattr`.
        """
        from reconcile.units import quantity  # pint is heavy and few readers need it

        return quantity(self.bounds, self.unit)


_WORDS: Final = {
    "kind": Kind,
    "modality": Modality,
    "role": Role,
    "relation": Relation,
    "granularity": Granularity,
}
_ENDS: Final = ("low", "high", "low_open", "high_open")
_NAMED: Final = ("since", "as_of", "by", "during")
_EITHER: Final = (
    ("by", "during", "give by= for a deadline, or during= for the days counted"),
    ("by", "as_of", "give by= for a deadline, or as_of= for what is counted up to a day"),
    ("since", "during", "give since= and as_of= for the first and the last day, or during= for both"),
    ("as_of", "during", "give since= and as_of= for the first and the last day, or during= for both"),
)
_MAY_LACK: Final = ("relation", "granularity")
_OPTIONAL: Final = {
    "said": (Period, "give a Period, such as Period.on(day)"),
    "published": (dt.date, "give a datetime.date or datetime.datetime"),
    **dict.fromkeys(("when", "part_of", "attribution", "span"), (Span, "give a Span")),
    **dict.fromkeys(("counted", "unit", "predicate", "speaker", "source", "series", "text"), (str, "give a str")),
}


_TRUTHS: Final = ("approximate", "subset", "revises")
_EXACTLY: Final = {
    "bounds": (Bounds,),
    "period": (Period,),
    **{name: (kind, NoneType) if name in _MAY_LACK else (kind,) for name, kind in _WORDS.items()},
    **{name: (wanted, NoneType) for name, (wanted, _) in _OPTIONAL.items()},
    "published": (dt.date, dt.datetime, NoneType),
    **dict.fromkeys(_TRUTHS, (bool,)),
}
_TYPED: Final = attrgetter(*_EXACTLY)


@lru_cache(maxsize=1024)
def _are_sound(types: tuple[type, ...]) -> bool:
    """Whether attributes of exactly these types need no closer look, as those that the library has read."""
    return all(kind in exact for kind, exact in zip(types, _EXACTLY.values(), strict=True))


def _truth(value: object, name: str) -> bool:
    """True or False, also those of an array library."""
    if type(value).__name__ in ("bool", "bool_"):
        return bool(value)
    msg = f"{name} is a {type(value).__name__} ({shown(value)}): give True or False"
    raise InputTypeError(msg)


def _all_of(values: object, wanted: type, name: str) -> tuple[Any, ...]:
    need_type(values, (list, tuple), name, f"give a tuple of {wanted.__name__}")
    for value in cast("Sequence[object]", values):
        need_type(value, wanted, f"one of {name}", f"give a {wanted.__name__}")
    return tuple(cast("Sequence[object]", values))


def _make(kind: Kind, value: Amount | None, attributes: dict[str, Any]) -> Figure:
    ends = _take(attributes, *_ENDS)
    window = _take(attributes, *_NAMED)
    if value is None and not ends and "bounds" not in attributes:
        msg = "no amount is given: give the value, or low= and high= (None where there is no limit)"
        raise InputError(msg)
    if value is not None and ends:
        msg = f"both the value {value} and {', '.join(ends)} are given: give the value, or low and high"
        raise InputError(msg)
    exact = amount(value, "value")
    attributes["bounds"] = attributes.get("bounds", Bounds(**ends) if exact is None else Bounds(exact, exact))
    known = [field.name for field in fields(Figure) if field.name != "kind"]
    for name in attributes:
        if name not in known:
            hint = did_you_mean(name, [*known, *_ENDS, *_NAMED])
            msg = f"a figure has no attribute {name!r}{hint}: {', '.join(known)}; or {', '.join((*_ENDS, *_NAMED))}"
            raise InputTypeError(msg)
    return Figure(kind=kind, **{**_window(window), **attributes})


def _take(attributes: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: attributes.pop(name) for name in names if name in attributes}


def _window(named: dict[str, Day | None]) -> dict[str, Any]:
    """Period, relation and granularity of the named ends."""
    given = {name: _period(day, name) for name, day in named.items() if day is not None}
    if not given:
        return {}
    for one, other, advice in _EITHER:
        if one in given and other in given:
            msg = f"both {one} and {other} are given: {advice}"
            raise InputError(msg)
    during = given.get("during", Period())
    end = given.get("as_of") or given.get("by")
    start = given.get("since")
    period = during & Period(start.start if start else None, end.end if end else None)
    return {"period": period, "relation": _relation(period, start, "by" in given), "granularity": _width(start or end)}


def _period(day: Day, name: str) -> Period:
    if isinstance(day, Period):
        return day
    if isinstance(day, dt.date):
        return Period.on(need_day(day, name))
    msg = f"{name} is a {type(day).__name__} ({shown(day)}): give a date, or a Period where only that is known"
    raise InputTypeError(msg)


def _relation(period: Period, start: Period | None, by: bool) -> Relation:
    if by:
        return Relation.BY
    if start is not None:
        return Relation.SINCE
    return Relation.AS_OF if period.start is None else Relation.DURING


def _width(stated: Period | None) -> Granularity | None:
    """The unit of the calendar that a stated start or end fills."""
    if stated is None or stated.start is None or stated.end is None:
        return None
    first = stated.start
    for unit, same in (
        (Granularity.DAY, stated.end == next_day(first)),
        (Granularity.MONTH, stated == Period.month(first.year, first.month)),
        (Granularity.YEAR, stated == Period.year(first.year)),
    ):
        if same:
            return unit
    return Granularity.WEEK if stated.days == 7 else None


def need_figures(figures: object, advice: str = "give figures (a list or tuple)") -> tuple[Figure, ...]:
    """What an iterable holds, all of it figures; what else is given is told how it becomes figures.

    >>> need_figures(["12 deaths"])
    Traceback (most recent call last):
    ...
    reconcile.errors.InputTypeError: figures: item 0 is a str ('12 deaths'): read each text first, with parse(text, ...)
    >>> need_figures([[Figure.plain(12)], [Figure.plain(3)]])
    Traceback (most recent call last):
    ...
    reconcile.errors.InputTypeError: figures: item 0 is a list ([Figure(bounds=Bounds.exactly(12))]): make one list of
    all, as in [figure for some in figures for figure in some]

    """
    if isinstance(figures, str):
        return need_type(figures, tuple, "figures", _READ_FIRST)
    if hasattr(figures, "iloc"):  # a frame, which would give the names of its columns
        return need_type(figures, tuple, "figures", advice)
    found = tuple(need_type(figures, Iterable, "figures", advice))
    wrong = next((type(one) for one in found if not isinstance(one, Figure)), None)
    if wrong is None:
        return found
    better = _READ_FIRST if issubclass(wrong, str) else _ONE_LIST if issubclass(wrong, (list, tuple)) else advice
    return need_all(found, Figure, "figures", better)


_READ_FIRST: Final = "read each text first, with parse(text, ...)"
_ONE_LIST: Final = "make one list of all, as in [figure for some in figures for figure in some]"
