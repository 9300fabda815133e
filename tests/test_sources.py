"""Whose word a statement is: a report that quotes a source repeats it."""

import datetime as dt

from reconcile import Assumptions, Figure, Reconciliation, Span, reconcile, reconcile_frame, to_frame


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
