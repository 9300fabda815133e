"""Cheaper explanations of a conflict, and the sentence that asks about them."""

import datetime as dt

import pytest

from reconcile import Assumptions, Conflict, ConflictKind, Figure, Period, Reading, reconcile


def day(number: int) -> dt.date:
    return dt.date(2024, 10, number)


def total(value: int, on: int, source: str | None = "Ministry") -> Figure:
    return Figure.cumulative(value, source=source, published=day(on), series="dead")


def more(value: int, on: int, first: int | None = None, source: str = "Ministry") -> Figure:
    period = Period(day(first or on), day(on + 1))
    return Figure.increment(value, period=period, source=source, published=day(on), series="dead")


def conflicts(*said: Figure, assume: Assumptions | None = None) -> list[Conflict]:
    return [conflict for conflict in reconcile(said, assume).conflicts if not conflict.settled]


@pytest.mark.parametrize(
    ("said", "readings", "kind"),
    [
        ([total(647, 1), total(650, 2), total(648, 3)], {"rounded", "adjustment"}, ConflictKind.ROUNDING),
        ([total(600, 1), total(640, 2), total(630, 3)], {"adjustment"}, ConflictKind.REVISION),
        ([total(4047, 1), total(123, 9)], {"restart"}, ConflictKind.RESTART),
        ([total(4047, 1), total(407, 2), total(4049, 3)], set(), ConflictKind.REVISION),
        ([total(107, 1, "Police"), total(331, 1, "Union")], {"part"}, ConflictKind.DISAGREEMENT),
        ([more(18, 7, 1), more(19, 7, 1)], {"part"}, ConflictKind.DISAGREEMENT),
        ([total(601, 1), total(691, 4), more(91, 4)], set(), ConflictKind.DISAGREEMENT),
        ([total(611, 2), more(20, 3), total(641, 3), more(11, 4), total(652, 4)], {"level_shift"}, None),
    ],
)
def test_a_reading_fits_where_it_settles_the_conflict(
    said: list[Figure], readings: set[str], kind: ConflictKind | None
) -> None:
    found = conflicts(*said)
    assert readings == {reading for conflict in found for reading in conflict.readings}
    assert kind is None or kind in {conflict.kind for conflict in found}


def test_a_label_of_one_day_may_cover_the_gap_since_the_last_total() -> None:
    silent = [total(601, 1), total(691, 4), more(90, 4), more(5, 2)]
    assert all(Reading.GAP in conflict.readings for conflict in conflicts(*silent))
    reported = [total(601, 1), total(611, 3), total(691, 4), more(90, 4)]
    assert all(Reading.GAP not in conflict.readings for conflict in conflicts(*reported))


def test_the_order_and_the_choice_are_the_callers() -> None:
    said = (total(650, 1, "Police"), total(647, 1, "Union"))
    assert conflicts(*said)[0].readings == (Reading.ROUNDED, Reading.PART)
    turned = Assumptions(readings={Reading.PART: 1, Reading.ROUNDED: 2})
    assert conflicts(*said, assume=turned)[0].readings == (Reading.PART, Reading.ROUNDED)
    assert conflicts(*said, assume=Assumptions(readings={}))[0].readings == ()


def test_totals_from_two_starts_are_told_by_how_much_each_grew() -> None:
    said = [
        Figure.cumulative(value, since=day(start), published=day(on), source="Ministry", series="dead")
        for value, start, on in ((500, 5, 9), (508, 5, 11), (1118, 1, 9), (1221, 1, 11))
    ]
    (conflict,) = conflicts(*said)
    assert conflict.kind is ConflictKind.DISAGREEMENT
    assert conflict.readings == ()
    assert "Counted since 5 October 2024 it grew by 8, counted since 1 October 2024 by 103." in conflict.explanation


def test_the_explanation_says_who_when_how_much_and_what_to_ask() -> None:
    words = conflicts(total(600, 1), total(700, 2), more(90, 2))[0].explanation
    assert words == (
        'Three statements about "dead" cannot all hold; they are 10 apart. Ministry reported 600 in all on 1 '
        "October 2024, then 90 more and 700 in all on 2 October 2024. 600 and 90 more come to 690, not 700. Any one of "
        "them may be wrong. They agree if 600 is a rounded number: ask Ministry for the exact one."
    )


def test_reports_without_a_source_are_told_apart_and_vague_words_asked_about() -> None:
    words = conflicts(total(5, 1, None), total(7, 1, None))[0].explanation
    assert "On 1 October 2024 an unnamed source reported 5 in all, another one reported 7 in all." in words
    words = conflicts(total(300, 1, "Radio").replace(approximate=True), total(350, 1))[0].explanation
    assert words.endswith("ask Radio for the exact number.")


def test_what_ties_several_series_is_said() -> None:
    said = [total(100, 1), total(130, 1, "Agency").replace(series="child")]
    (conflict,) = reconcile(said, Assumptions(parts={"child": "dead"})).conflicts
    assert 'Agency reported 130 in all for "child", Ministry reported 100 in all for "dead".' in conflict.explanation
    assert '"child" is part of "dead".' in conflict.explanation
    assert conflict.explanation.endswith("ask Agency and Ministry what each leaves out.")
