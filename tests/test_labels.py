"""Windows that a text names by their length or by when they began, and windows of long before."""

import datetime as dt

import pytest

from reconcile import Figure, Granularity, Period, Reconciliation, Relation, Span, reconcile, reconcile_frame, to_frame


def day(number: int, month: int = 5) -> dt.date:
    return dt.date(2025, month, number)


def total(value: int, on: dt.date, source: str = "Ministry", **more: object) -> Figure:
    return Figure.cumulative(value, published=on, source=source, series="cases").replace(**more)


def window(value: int, first: dt.date, end: dt.date, on: dt.date, **more: object) -> Figure:
    said = Figure.increment(value, published=on, source="Ministry", series="cases", span=Span(0, 2))
    return said.replace(period=Period(first, end), relation="during", **more)


def bounds(account: Reconciliation, on: dt.date) -> tuple[object, object, object]:
    estimate = account.total(on)
    return estimate.low, estimate.high, estimate.best


@pytest.mark.parametrize(("first", "on"), [(day(1), day(8)), (day(8, 4), day(8)), (day(29, 4), day(8))])
def test_the_last_week_runs_from_the_report_of_its_first_day(first: dt.date, on: dt.date) -> None:
    said = [total(640, first), window(35, first, on + dt.timedelta(days=1), on)]
    account = reconcile(said)
    assert bounds(account, on) == (675, 675, 675)
    assert reconcile_frame(to_frame(said))["best"].tolist()[-1] == 675


def test_a_week_of_the_calendar_or_of_a_table_has_all_its_days() -> None:
    monday, sunday = day(5), day(11)
    assert bounds(reconcile([total(640, monday), window(35, monday, day(12), sunday)]), sunday) == (640, 675, None)
    assert bounds(reconcile([total(640, day(1)), window(35, day(1), day(1, 6), day(31))]), day(31)) == (640, 675, None)
    table = window(35, day(1), day(9), day(8)).replace(span=None)
    assert bounds(reconcile([total(640, day(1)), table]), day(8)) == (640, 675, None)


def test_the_last_week_is_its_days_where_another_reported_or_the_totals_say_so() -> None:
    label = window(35, day(1), day(9), day(8))
    assert bounds(reconcile([total(640, day(1), "Daily"), label]), day(8)) == (640, 675, None)
    said = [total(640, day(1)), label, total(660, day(8)), total(625, day(30, 4))]
    assert reconcile(said).conflicts == ()
    assert bounds(reconcile(said), day(8)) == (660, 660, 660)


def test_more_since_a_month_counts_from_the_last_report_in_it() -> None:
    since = {"relation": Relation.SINCE, "granularity": Granularity.MONTH}
    more = Figure.increment(40, published=day(8), source="Ministry", series="cases")
    more = more.replace(period=Period.since(day(1, 4)), **since)
    reports = [total(500, day(31, 3)), total(600, day(10, 4)), total(610, day(25, 4))]
    assert bounds(reconcile([*reports, more]), day(8)) == (650, 650, 650)
    assert bounds(reconcile([*reports[:1], more]), day(8)) == (540, None, None)
    of_march = more.replace(period=Period.since(day(1, 3)), granularity=Granularity.DAY)
    assert bounds(reconcile([*reports[1:], of_march]), day(8))[0] == 610


def test_a_total_without_a_start_is_of_no_event_of_long_before() -> None:
    old = window(63, dt.date(1998, 1, 1), dt.date(1999, 1, 1), day(20)).replace(kind="plain")
    said = [old, total(22, day(20)), total(24, day(21))]
    account = reconcile(said)
    assert account.conflicts == ()
    assert bounds(account, day(21)) == (24, 24, 24)
    assert account.total(day(21)).since == Period(dt.date(1999, 1, 1), day(21))
    assert bounds(account, dt.date(1998, 12, 31)) == (63, 63, 63)
    assert reconcile_frame(to_frame(said))["low"].tolist()[-1] == 24


def test_but_one_that_goes_on_from_it_or_ended_within_a_year_is() -> None:
    recent = window(63, dt.date(2024, 6, 1), dt.date(2024, 7, 1), day(20)).replace(kind="plain")
    assert len(reconcile([recent, total(22, day(20))]).conflicts) == 1
    old = window(63, dt.date(1998, 1, 1), dt.date(1999, 1, 1), day(20)).replace(kind="plain")
    counted_then = total(70, dt.date(1999, 1, 5))
    assert len(reconcile([old, counted_then, total(22, day(20), "Daily")]).conflicts) == 2
    years = [old.replace(period=Period(dt.date(y, 1, 1), dt.date(y + 1, 1, 1))) for y in range(1998, 2025)]
    assert bounds(reconcile([*years, total(3000, day(20))]), day(20)) == (3000, 3000, 3000)
    assert reconcile([*years, total(3000, day(20))]).total(dt.date(2024, 12, 31)).low == 27 * 63
