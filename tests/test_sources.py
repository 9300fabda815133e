"""Whose word a statement is: a report that quotes a source repeats it."""

import datetime as dt

from reconcile import Assumptions, Bounds, Figure, Period, Reconciliation, Span, reconcile, reconcile_frame, to_frame


def day(number: int) -> dt.date:
    return dt.date(2024, 10, number)


def total(value: int, on: int, source: str, **more: object) -> Figure:
    return Figure.cumulative(value, published=day(on), source=source, series="dead").replace(**more)


def bounds(account: Reconciliation, on: int) -> tuple[object, object, object]:
    estimate = account.total(day(on))
    return estimate.low, estimate.high, estimate.best


def test_a_report_that_quotes_a_source_repeats_it() -> None:
    said = [total(40, 1, "Police"), total(55, 3, "Police"), total(40, 5, "Monthly", kind="plain", speaker="police")]
    account = reconcile(said)
    assert bounds(account, 5) == (55, None, None)
    assert account.conflicts == ()
    assert account.restatements == ((said[0], said[2]),)
    assert reconcile_frame(to_frame(said))["conflicts"].tolist()[-1] == 0
    unnamed = reconcile([*said[:2], said[2].replace(speaker=None)])
    assert len(unnamed.conflicts) == 1


def test_what_a_reprint_repeats_is_corrected_with_it() -> None:
    said = [
        total(210, 1, "Ministry"),
        total(210, 2, "Star", speaker="ministry"),
        total(204, 3, "Ministry", revises=True),
    ]
    account = reconcile(said)
    assert bounds(account, 3) == (204, 204, 204)
    assert account.restatements == ((said[0], said[1]),)
    assert [conflict.settled for conflict in account.conflicts] == [True]


def test_a_quoted_source_speaks_from_when_it_is_first_quoted_and_of_two_numbers_none_is_later() -> None:
    early = reconcile([total(12, 2, "Police"), total(12, 1, "Daily", speaker="police")])
    assert bounds(early, 1) == (12, 12, 12)
    one_day = reconcile([total(12, 1, "Police"), total(14, 1, "Daily", speaker="police", span=Span(9, 11))])
    assert bounds(one_day, 1) == (12, 14, None)
    nobody = reconcile([total(12, 1, "Daily", speaker="police"), total(12, 2, "Weekly", speaker="police")])
    assert nobody.restatements == ()


def test_who_is_quoted_in_another_language_can_be_named() -> None:
    said = [total(33, 1, "Police"), total(33, 2, "Echo", speaker="Polizei"), total(29, 3, "Police", revises=True)]
    assert len(reconcile(said).conflicts) == 2
    one = reconcile(said, assume=Assumptions(origins={"polizei": "Police"}))
    assert bounds(one, 3) == (29, 29, 29)
    assert "unknown" not in str(one)


def test_a_days_number_that_was_a_total_is_corrected_as_one() -> None:
    said = [total(412, 7, "Bureau"), total(430, 8, "Bureau")]
    monday = Figure.plain(409, during=day(7), published=day(9), source="Bureau", series="dead", revises=True)
    account = reconcile([*said, monday])
    assert bounds(account, 7) == (409, 409, 409)
    assert bounds(account, 8) == (430, 430, 430)
    that_day = Figure.plain(12, during=day(7), published=day(8), source="Bureau", series="dead")
    daily = monday.replace(bounds=Bounds.exactly(10))
    both = reconcile([*said, that_day, daily])
    assert (bounds(both, 7), bounds(both, 6)) == ((412, 412, 412), (402, 402, 402))


def test_a_window_told_as_a_total_and_as_what_came_in_it_is_one() -> None:
    year = {"during": Period.year(2023), "source": "Bahn", "series": "trains"}
    said = [Figure.plain(42, published=day(1), **year), Figure.cumulative(40, published=day(9), revises=True, **year)]
    account = reconcile(said)
    assert account.total(dt.date(2023, 12, 31)).best == 40
    assert [conflict.settled for conflict in account.conflicts] == [True]


def test_twelve_of_the_twenty_pledged_is_all_that_has_come() -> None:
    plan = Figure.plain(20, unit="tank", predicate="pledge", modality="planned", source="Oslo", published=day(1))
    whole = Figure.plain(20, unit="tank", source="Oslo", published=day(9), span=Span(20, 22))
    part = Figure.plain(12, unit="tank", predicate="deliver", source="Oslo", published=day(9), span=Span(9, 11))
    part = part.replace(subset=True, part_of=Span(20, 22))
    account = reconcile([plan, whole, part])
    assert account.statuses()["status"].tolist() == ["target", "target", "counted"]
    assert [(one.low, one.high) for one in account.remaining()] == [(8, 8)]
    others = reconcile([plan.replace(bounds=Bounds.exactly(30)), whole, part])
    assert others.statuses()["status"].tolist() == ["target", "counted", "part"]


def test_confirmed_cases_are_cases_unless_suspected_ones_are_counted() -> None:
    said = [
        Figure.cumulative(94, unit="case", source="A", published=day(1)),
        Figure.cumulative(99, unit="case", predicate="confirm", source="B", published=day(2)),
    ]
    assert reconcile(said).series == ("case",)
    suspected = Figure.cumulative(300, unit="case", predicate="suspect", source="B", published=day(2))
    assert reconcile([*said, suspected]).series == ("case", "case, confirm", "case, suspect")


def test_five_more_to_a_total_go_on_from_the_public_one_that_it_leads_from() -> None:
    said = [total(94, 1, "Post"), total(97, 2, "Echo")]
    more = Figure.increment(5, source="Post", published=day(3), series="dead")
    account = reconcile([*said, more, total(102, 3, "Post")])
    assert (account.conflicts, bounds(account, 3)) == ((), (102, 102, 102))
    assert len(reconcile([*said, more]).conflicts) == 0
    from_own = reconcile([total(94, 1, "Post"), total(96, 2, "Echo"), more, total(99, 3, "Post")])
    assert (from_own.conflicts, bounds(from_own, 3)) == ((), (99, 99, 99))
    assert reconcile([*said, more, total(104, 3, "Post")]).conflicts
