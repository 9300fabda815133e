"""What changes nothing: other names, other days, other units of account, other series beside it, words not yet said."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import given, settings, strategies as st

from reconcile import Assumptions, Bounds, Figure, Kind, Modality, Period, Reconciliation, Role, Span, reconcile

DAYS = 5
NAMES = ("a", "b", "c")
TIED = Assumptions(parts={"c": "b"}, origins={"Copier": "Agency"})


def day(number: int) -> dt.date:
    return dt.date(2024, 10, 1) + dt.timedelta(days=number)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Whatever may be said of a few days: totals, additions, parts, corrections, denials, by the day or the hour."""
    low, on, back = draw(st.integers(0, 9)), draw(st.integers(0, DAYS - 1)), draw(st.integers(0, 2))
    kind = draw(st.sampled_from([Kind.CUMULATIVE, Kind.CUMULATIVE, Kind.INCREMENT, Kind.INCREMENT, Kind.PLAIN, *Kind]))
    window = draw(
        st.sampled_from([Period(), Period(), Period(day(on - back), day(on + 1)), Period(day(on - back), None)])
    )
    hour = draw(st.sampled_from([None, None, 9, 18]))
    return Figure(
        Bounds(low, draw(st.sampled_from([low, low, low + 2, None]))),
        kind,
        period=window,
        published=day(on) if hour is None else dt.datetime.combine(day(on), dt.time(hour)),
        source=draw(st.sampled_from(["Agency", "Copier", "Mayor", None])),
        series=draw(st.sampled_from(NAMES)),
        approximate=draw(st.integers(0, 5)) == 0,
        revises=draw(st.integers(0, 5)) == 0,
        subset=draw(st.integers(0, 7)) == 0,
        modality=draw(st.sampled_from([Modality.ASSERTED] * 8 + [Modality.DENIED, Modality.POSSIBLE])),
        role=draw(st.sampled_from([Role.MAIN] * 8 + [Role.PREVIOUS])),
        speaker=draw(st.sampled_from([None, None, "police", "mayor"])),
        span=draw(st.sampled_from([None, Span(0, 2), Span(9, 11)])),
    )


STORIES = st.lists(figures(), min_size=1, max_size=6)


def found(account: Reconciliation, series: dict[str, str] | None = None, shift: int = 0) -> list[Any]:
    """All totals, how far the conflicts are apart, and what became of each figure."""
    names = series or {name: name for name in NAMES}
    here = [name for name in NAMES if names[name] in account.series]
    totals = [account.total(day(on + shift), series=names[name]) for name in here for on in range(-1, DAYS + 1)]
    bounds = [(total.low, total.high, total.best) for total in totals]
    conflicts = sorted((len(one.figures), str(one.gap), one.kind, one.settled) for one in account.conflicts)
    return [here, bounds, conflicts, account.statuses()["status"].tolist()]


def changed(said: list[Figure], change: Callable[[Figure], dict[str, Any]]) -> list[Figure]:
    return [figure.replace(**change(figure)) for figure in said]


@given(STORIES)
@settings(max_examples=12)
def test_other_names_of_series(said: list[Figure]) -> None:
    names = {"a": "zone", "b": "all", "c": "some"}
    renamed = changed(said, lambda figure: {"series": names[figure.series or ""]})
    assume = TIED.replace(parts={"some": "all"})
    assert found(reconcile(renamed, assume), names) == found(reconcile(said, TIED))


@given(STORIES)
@settings(max_examples=12)
def test_other_names_of_sources(said: list[Figure]) -> None:
    names = {"Agency": "Wire", "Copier": "Daily", "Mayor": "City", None: None}
    renamed = changed(said, lambda figure: {"source": names[figure.source]})
    assume = TIED.replace(origins={"Daily": "Wire"})
    assert found(reconcile(renamed, assume))[:2] == found(reconcile(said, TIED))[:2]


@given(STORIES, st.sampled_from([-45_000, -20_020, -1, 366, 100_000]))
@settings(max_examples=12)
def test_other_days(said: list[Figure], shift: int) -> None:
    span = dt.timedelta(days=shift)

    def later(figure: Figure) -> dict[str, Any]:
        start, end = figure.period.start, figure.period.end
        period = Period(start and start + span, end and end + span)
        return {"period": period, "published": figure.published and figure.published + span}

    assert found(reconcile(changed(said, later), TIED), shift=shift) == found(reconcile(said, TIED))


@given(STORIES, st.sampled_from([Decimal("0.1"), Decimal("2.5"), 1000]))
@settings(max_examples=12)
def test_other_units_of_account(said: list[Figure], unit: int | Decimal) -> None:
    def times(value: Any) -> Any:
        return None if value is None else value * unit

    said = changed(said, lambda _: {"approximate": False})  # how far "about" reaches is a whole number of counts
    scaled = changed(said, lambda f: {"bounds": Bounds(times(f.bounds.low), times(f.bounds.high))})
    here, bounds, conflicts, statuses = found(reconcile(said, TIED))
    there = found(reconcile(scaled, TIED))
    assert (there[0], there[1], there[3]) == (here, [tuple(map(times, one)) for one in bounds], statuses)
    assert [one[0] for one in there[2]] == [one[0] for one in conflicts]


@given(STORIES, STORIES)
@settings(max_examples=12)
def test_other_series_beside_it(said: list[Figure], others: list[Figure]) -> None:
    beside = changed(others, lambda figure: {"series": f"0{figure.series}"})
    together = reconcile([*beside, *said], TIED)
    here, bounds, _, statuses = found(together)
    assert [here, bounds, statuses[len(others) :]] == [found(reconcile(said, TIED))[place] for place in (0, 1, 3)]


@given(STORIES, st.integers(0, DAYS))
@settings(max_examples=12)
def test_words_not_yet_said(said: list[Figure], on: int) -> None:
    def days(figure: Figure) -> int:
        assert figure.published is not None
        return figure.published.toordinal() - day(0).toordinal()

    known = reconcile(said, TIED.replace(known_on=day(on)))
    early = reconcile([figure for figure in said if days(figure) <= on], TIED)
    for name in early.series:
        for number in range(DAYS):
            assert known.total(day(number), series=name) == early.total(day(number), series=name)
    assert [one for one in known.statuses()["status"] if one != "unknown_yet"] == early.statuses()["status"].tolist()
