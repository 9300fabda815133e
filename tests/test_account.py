"""What "more", "total", "since" and the rest mean: one decision of docs/concepts.md a test."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from itertools import permutations
from typing import Any

import pandas as pd
import pytest

from reconcile import (
    Assumptions,
    Bounds,
    ConflictKind,
    ContradictionError,
    Figure,
    InputError,
    InputTypeError,
    Kind,
    Modality,
    Period,
    Reconciliation,
    Relation,
    Role,
    Span,
    UnitError,
    UnknownSeriesError,
    parse,
    reconcile,
    reconcile_frame,
    to_frame,
)


def day(number: int) -> dt.date:
    return dt.date(2024, 10, number)


def total(
    value: int | None = None, on: int | dt.datetime = 1, source: str | None = "Ministry", **more: object
) -> Figure:
    return _said(Figure.cumulative, value, on, source, more)


def more(
    value: int | None = None, on: int | dt.datetime = 1, source: str | None = "Ministry", **rest: object
) -> Figure:
    return _said(Figure.increment, value, on, source, rest)


def level(value: int, on: int, source: str = "Ministry", **rest: object) -> Figure:
    return _said(Figure.level, value, on, source, rest)


def _said(
    make: Callable[..., Figure], value: int | None, on: int | dt.datetime, source: str | None, rest: dict[str, object]
) -> Figure:
    published = on if isinstance(on, dt.datetime) else day(on)
    return make(value, **{"series": "dead", "published": published, "source": source, **rest})


def bounds(account: Reconciliation, on: int, **asked: Any) -> tuple[object, object, object]:
    estimate = account.total(day(on), **asked)
    return estimate.low, estimate.high, estimate.best


def test_an_addition_counts_from_its_sources_previous_report() -> None:
    assert bounds(reconcile([total(100, 1), more(12, 3)]), 3) == (112, 112, 112)
    disputed = reconcile([total(100, 1), total(130, 2, "Daily"), more(12, 3)])
    assert [len(conflict.figures) for conflict in disputed.conflicts] == [3]


def test_equal_additions_of_one_source_on_two_days_are_two() -> None:
    assert bounds(reconcile([total(100, 1), more(12, 2), more(12, 3)]), 3) == (124, 124, 124)


def test_another_sources_equal_addition_soon_after_restates_the_first() -> None:
    said = [total(100, 1), more(12, 2), more(12, 3, "Daily")]
    account = reconcile(said)
    assert bounds(account, 2) == (112, 112, 112)
    assert bounds(account, 3) == (112, None, None)
    assert (said[1], said[2]) in account.restatements
    late = reconcile([total(100, 1), more(12, 2), more(12, 9, "Daily")])
    assert bounds(late, 9)[0] == 124


def test_the_horizon_is_the_callers() -> None:
    said = [total(100, 1), more(12, 2), more(12, 9, "Daily")]
    assert bounds(reconcile(said, assume=Assumptions(horizon=10)), 9)[0] == 112


def test_an_addition_said_three_times_in_one_report_is_one() -> None:
    assert bounds(reconcile([total(100, 1), more(12, 2), more(12, 2), more(12, 2)]), 2) == (112, 112, 112)


def test_different_additions_of_one_report_only_bound_from_below() -> None:
    assert bounds(reconcile([total(100, 1), more(12, 2), more(5, 2)]), 2) == (112, None, None)


def test_an_addition_without_any_earlier_state_is_a_lower_bound() -> None:
    assert bounds(reconcile([more(12, 2)]), 2) == (12, None, None)


def test_a_source_without_a_report_of_its_own_adds_to_the_last_public_one() -> None:
    assert bounds(reconcile([total(100, 1), more(12, 2, "Daily")]), 2) == (112, 112, 112)


def test_but_not_where_that_would_contradict_what_is_known() -> None:
    account = reconcile([total(100, 1), total(130, 2), more(12, 2, "Daily")])
    assert account.conflicts == ()
    assert bounds(account, 2) == (130, 130, 130)


def test_a_total_told_later_shares_its_unknown_moment_with_what_comes_on_top() -> None:
    month = total(1500, 23, since=day(1), said=Period(day(14), day(21)))
    account = reconcile([month, more(1500, 23)])
    assert bounds(account, 23) == (3000, 3000, 3000)
    assert bounds(account, 15) == (0, 3000, None)
    assert bounds(account, 20) == (1500, 3000, None)


def test_since_friday_starts_after_fridays_last_report() -> None:
    friday = total(646, 4)
    account = reconcile([friday, more(17, 8, "Radio", period=Period.since(day(4)), relation=Relation.SINCE)])
    assert bounds(account, 8) == (663, 663, 663)


def test_since_a_month_starts_somewhere_in_it() -> None:
    account = reconcile([total(low=13_000, low_open=True, on=23, since=Period.month(2023, 8))])
    estimate = account.total(day(23))
    assert (estimate.low, estimate.high, estimate.since) == (13_001, None, Period.month(2023, 8))


def test_a_rolling_label_of_a_text_runs_from_the_last_public_cut_off() -> None:
    evening = total(100, dt.datetime(2024, 10, 1, 18))
    label = more(7, 2, "Daily", period=Period(day(1), day(3)), span=Span(0, 1))
    assert bounds(reconcile([evening, label]), 2) == (107, 107, 107)


@pytest.mark.parametrize("second", [12, 8])
@pytest.mark.parametrize("hour", [None, 18])
def test_daily_labels_follow_each_other_though_no_total_stands_between_them(hour: int | None, second: int) -> None:
    monday, tuesday, wednesday = (day(n) if hour is None else dt.datetime(2024, 10, n, hour) for n in (1, 2, 3))
    first, label = labelled(12, tuesday), labelled(second, wednesday)
    copy = label.replace(source="Daily")
    closing = total(120 + 12 + second, 3).replace(published=wednesday)
    for said in ([first, label], [first, label, copy], [first, label, closing]):
        account = reconcile([total(120, 1).replace(published=monday), *said])
        assert (bounds(account, 3), account.conflicts) == ((132 + second,) * 3, ())
    assert bounds(reconcile([first, label]), 3) == (12 + second, None, None)


def test_a_label_does_not_reach_back_to_a_total_of_the_day_before_its_own() -> None:
    assert bounds(reconcile([total(120, 1), labelled(12, day(3))]), 3) == (132, None, None)


def test_a_label_counts_on_from_its_own_source() -> None:
    own, other = dt.datetime(2024, 10, 2, 8), dt.datetime(2024, 10, 2, 20)
    said = [labelled(5, own), labelled(9, other).replace(source="Daily"), labelled(7, dt.datetime(2024, 10, 3, 8))]
    account = reconcile([total(100, 1), *said, total(112, 3)])
    assert account.conflicts == ()


def labelled(value: int, published: dt.date) -> Figure:
    """So many "in the past 24 hours", read in a text."""
    today = published.date() if isinstance(published, dt.datetime) else published
    window = Period(today - dt.timedelta(days=1), today + dt.timedelta(days=1))
    return Figure.plain(value, series="dead", source="Ministry", published=published, period=window, span=Span(0, 1))


def test_so_does_a_count_that_only_the_label_marks_as_an_addition() -> None:
    label = Figure.plain(
        3, series="dead", source="Ministry", published=day(2), period=Period(day(1), day(3)), span=Span(0, 1)
    )
    assert bounds(reconcile([total(15, 1), label]), 2) == (18, 18, 18)


def test_yesterdays_toll_ends_where_the_total_beside_it_ends() -> None:
    said = [
        total(3386, 14, span=Span(0, 4)),
        total(3445, 15, span=Span(0, 4)),
        more(59, 15, during=day(14), span=Span(9, 11)),
    ]
    account = reconcile(said)
    assert account.conflicts == ()
    assert bounds(account, 15) == (3445, 3445, 3445)


def test_the_last_cut_off_of_a_day_stands_for_its_end() -> None:
    account = reconcile([total(83, dt.datetime(2024, 10, 6, 9)), total(low=83, on=6, source="Wire")])
    assert bounds(account, 6) == (83, 83, 83)
    assert bounds(account, 7) == (83, None, None)


def test_two_sources_totals_of_one_day_are_alternatives() -> None:
    account = reconcile([total(107, 1), total(300, 1, "Union")])
    assert bounds(account, 1) == (107, 300, None)
    assert [conflict.kind for conflict in account.conflicts] == [ConflictKind.DISAGREEMENT]
    assert account.conflicts[0].gap == 193
    assert len(account.conflicts[0].culprits) == 2
    with pytest.raises(ContradictionError, match="107 in all"):
        account.require()


@pytest.mark.parametrize(
    ("values", "assume", "best"),
    [
        ((50, 65, 80), Assumptions(), None),
        ((50, 65, 65), Assumptions(), 65),
        ((50, 65, 80, 65, 65), Assumptions(), 65),
        ((50, 65, 80), Assumptions(priorities={"2": 3}), 80),
        ((50, 65, 65), Assumptions(origins={"1": "2"}), None),
    ],
)
def test_who_stands_in_the_middle_is_not_right_for_that(
    values: tuple[int, ...], assume: Assumptions, best: int | None
) -> None:
    said = [total(value, 1, str(source)) for source, value in enumerate(values)]
    estimate = reconcile(said, assume=assume).total(day(1))
    assert estimate.best == best
    assert str(estimate).endswith(", in dispute") == (best is None and estimate.low == estimate.high)
    rows = reconcile_frame(to_frame(said), assume=assume)
    assert (None if rows["best"].isna()[0] else rows["best"][0]) == best


def test_the_latest_vintage_of_a_window_counts() -> None:
    first = total(328, 20, as_of=day(7))
    later = total(327, 25, as_of=day(7))
    account = reconcile([first, later])
    assert bounds(account, 7) == (327, 327, 327)
    assert [conflict.kind for conflict in account.conflicts] == [ConflictKind.REVISION]
    assert account.require() is account
    first_row = account.statuses().loc[0]
    assert first_row["unit"] is pd.NA
    assert first_row[["modality", "role", "subset", "end"]].tolist() == [
        "asserted",
        "main",
        False,
        pd.Timestamp(day(8)),
    ]
    known = reconcile([first, later], assume=Assumptions(known_on=day(21)))
    assert bounds(known, 7) == (328, 328, 328)
    assert known.statuses()["status"].tolist() == ["counted", "unknown_yet"]


def test_without_a_source_nothing_is_a_revision() -> None:
    account = reconcile([total(328, 20, None, as_of=day(7)), total(327, 25, None, as_of=day(7))])
    assert [conflict.kind for conflict in account.conflicts] == [ConflictKind.DISAGREEMENT]


def test_a_marked_correction_replaces_the_total_before_it() -> None:
    account = reconcile([total(13, 1), total(11, 2, "Daily", revises=True)])
    assert bounds(account, 2) == (11, 11, 11)
    assert account.statuses()["status"].tolist() == ["superseded", "counted"]


def test_a_correction_of_a_sum_takes_back_the_addition_that_cannot_hold() -> None:
    account = reconcile([total(180, 1), more(30, 2), total(198, 3, revises=True)])
    assert [bounds(account, on) for on in (1, 2, 3)] == [(180, 180, 180), (180, 198, None), (198, 198, 198)]


def test_a_correction_of_the_total_leaves_the_count_of_a_day() -> None:
    account = reconcile(
        [
            _said(Figure.plain, 19, 1, "Ministry", {"during": Period.on(day(1))}),
            total(60, 3),
            total(55, 4, revises=True),
        ]
    )
    assert bounds(account, 1, since=day(1)) == (19, 19, 19)
    assert bounds(account, 4) == (55, 55, 55)


def test_what_the_day_of_a_correction_repeats_of_the_old_number_goes_with_it() -> None:
    again = total(318, 6, "Radio", as_of=day(5))
    account = reconcile([total(318, 5), again, total(301, 6, "Agency", revises=True)])
    assert bounds(account, 6) == (301, 301, 301)
    other = total(320, 6, "Radio", as_of=day(5))
    assert reconcile([total(318, 5), other, total(301, 6, "Agency", revises=True)]).conflicts


def test_a_correction_puts_right_its_own_sources_word_before_that_of_others() -> None:
    said = [total(13, 1), total(14, 1, "AFP"), total(11, 2, revises=True)]
    account = reconcile(said)
    assert account.statuses()["status"].tolist() == ["superseded", "contradicted", "contradicted"]
    assert bounds(account, 2) == (11, 14, None)
    copies = reconcile([*said[:1], total(14, 1, "Daily"), said[2]], assume=Assumptions(origins={"Daily": "Ministry"}))
    assert bounds(copies, 2) == (11, 11, 11)
    alone = [total(11, 1), total(14, 1, "AFP"), total(11, 2, revises=True)]
    assert bounds(reconcile(alone), 2) == (11, 11, 11)  # it has nothing of its own to put right


def test_a_speaker_corrects_what_others_have_quoted_it_with() -> None:
    quoted = [total(13, 1, "Reuters", speaker="the ministry"), total(12, 1, "Daily", speaker="the police")]
    said = [*quoted, total(11, 2, "Daily", speaker="The ministry", revises=True)]
    assert reconcile(said).statuses()["status"].tolist() == ["superseded", "contradicted", "contradicted"]


def test_within_a_document_the_later_total_wins() -> None:
    said = [total(10, 1, span=Span(20, 22)), total(12, 1, span=Span(50, 52))]
    assert bounds(reconcile(said), 1) == (12, 12, 12)


def test_unless_the_document_quotes_two_voices() -> None:
    said = [
        total(10, 1, span=Span(20, 22), speaker="police"),
        total(12, 1, span=Span(50, 52), speaker="organisers"),
    ]
    account = reconcile(said)
    assert bounds(account, 1) == (10, 12, None)
    assert "police (Ministry) reported 10" in account.conflicts[0].explanation
    assert "ask police (Ministry) and organisers (Ministry)" in account.conflicts[0].explanation
    assert reconcile_frame(to_frame(said))[["low", "high"]].iloc[0].tolist() == [10, 12]


def test_a_name_in_other_letters_is_the_same_voice() -> None:
    said = [total(10, 1, " Police ", as_of=day(1)), total(12, 2, "police", as_of=day(1)), total(12, 3, "POLICE")]
    account = reconcile(said, assume=Assumptions(priorities={"Police": 2}, origins={"daily": "Police"}))
    assert bounds(account, 1) == (12, 12, 12)
    assert list(account.by_source()) == [" Police "]
    quoted = [total(10, 1, span=Span(20, 22), speaker="Police"), total(12, 1, span=Span(50, 52), speaker="police")]
    assert bounds(reconcile(quoted), 1) == (12, 12, 12)
    frame = reconcile_frame(to_frame([*said, total(12, 3, "Daily")]))
    assert frame["best"].tolist()[0] == 12


def test_a_denial_cancels_the_claim_of_its_own_source() -> None:
    said = [total(low=11_300, on=1), total(11_300, 2, modality=Modality.DENIED), total(3_252, 2, "Mayor")]
    account = reconcile(said)
    assert bounds(account, 2) == (3_252, 3_252, 3_252)
    assert account.statuses()["status"].tolist() == ["denied", "denial", "counted"]
    assert [conflict.settled for conflict in account.conflicts] == [True]


@pytest.mark.parametrize(("whose", "targets"), [("Berlin", 0), ("Paris", 1)])
def test_who_gives_up_a_plan_has_no_target_any_more(whose: str, targets: int) -> None:
    plan = total(100, 1, "Berlin", modality=Modality.PLANNED, by=day(30))
    account = reconcile([plan, total(14, 2, "Berlin"), total(100, 3, whose, modality=Modality.DENIED)])
    assert len(account.remaining()) == targets
    assert account.statuses()["status"].tolist() == ["target" if targets else "denied", "counted", "denial"]
    assert bounds(account, 3)[0] == 14


@pytest.mark.parametrize("claimed", ["TASS", None])
def test_a_denial_of_another_source_leaves_it_open_who_is_right(claimed: str | None) -> None:
    claim, denial = total(400, 1, claimed), total(400, 2, "Kyiv Post", modality=Modality.DENIED)
    account = reconcile([claim, denial])
    assert bounds(account, 2) == (0, None, None)
    assert account.statuses()["status"].tolist() == ["contested", "denial"]
    (conflict,) = account.conflicts
    assert (conflict.settled, conflict.culprits) == (False, (claim, denial))
    assert "Kyiv Post" in conflict.explanation
    found = reconcile_frame(to_frame([claim, denial, total(7, 2, "Mayor")]))
    assert found[["status", "conflicts"]].iloc[0].tolist() == ["contradictory", 1]
    withdrawn = reconcile([claim, denial, total(400, 3, claimed, modality=Modality.DENIED)])
    assert [one.settled for one in withdrawn.conflicts] == [claimed is not None]


@pytest.mark.parametrize("speaker", [None, "Army"])
def test_who_denies_a_number_and_states_another_stands_with_it_against_the_first(speaker: str | None) -> None:
    claim, own = total(200, 1), total(30, 2, "Army", span=Span(40, 42), speaker=speaker)
    denial = total(200, 2, "Army", modality=Modality.DENIED, span=Span(16, 19), speaker="Army")
    account = reconcile([claim, denial, own])
    assert bounds(account, 2) == (30, 200, None)
    assert account.statuses()["status"].tolist() == ["contradicted", "denial", "contradicted"]
    assert [(one.settled, one.figures) for one in account.conflicts] == [(False, (claim, own))]
    withdrawn = reconcile([claim.replace(source="Army"), denial, own])
    assert bounds(withdrawn, 2) == (30, 30, 30)
    assert withdrawn.statuses()["status"].tolist() == ["superseded", "denial", "counted"]
    elsewhere = reconcile([claim, denial, own.replace(series="hurt")])
    assert elsewhere.statuses()["status"].tolist() == ["contested", "denial", "counted"]


@pytest.mark.parametrize("who", ["Berlin", "Daily"])
def test_a_raised_target_replaces_the_last_one(who: str) -> None:
    plan = total(18, 1, "Berlin", modality=Modality.PLANNED, by=day(30))
    raised = total(24, 2, who, modality=Modality.PLANNED, revises=True)
    account = reconcile([plan, raised, total(14, 3, "Kyiv")])
    assert [(left.target, left.best) for left in account.remaining()] == [(raised, 10)]
    assert account.statuses()["status"].tolist() == ["superseded", "target", "counted"]
    unmarked = reconcile([plan, raised.replace(revises=False), total(14, 3, "Kyiv")])
    assert [left.best for left in unmarked.remaining()] == [4, 10]


def test_a_raised_target_leaves_those_for_other_days_and_what_it_may_not_mean() -> None:
    near = total(200, 1, modality=Modality.PLANNED, by=day(10))
    far = near.replace(bounds=Bounds.exactly(500), period=Period.until(day(30)))
    raised = near.replace(bounds=Bounds.exactly(250), published=day(2), revises=True)
    assert [left.target for left in reconcile([near, far, raised]).remaining()] == [far, raised]
    which = total(600, 2, modality=Modality.PLANNED, revises=True)
    assert len(reconcile([near, far, which]).remaining()) == 3
    part = near.replace(subset=True)
    assert len(reconcile([part, raised]).remaining()) == 2


@pytest.mark.parametrize("plan", ["pledge", None])
def test_what_was_pledged_is_to_be_given(plan: str | None) -> None:
    pledged = Figure.plain(18, unit="tank", predicate=plan, modality="planned", source="Berlin", published=day(1))
    given = Figure.plain(14, unit="tank", predicate="deliver", source="Kyiv", published=day(2))
    lost = given.replace(predicate="destroy", bounds=Bounds.exactly(3))
    account = reconcile([pledged, given, lost])
    assert [(left.series, left.best) for left in account.remaining()] == [("tank, deliver", 4)]
    assert set(reconcile([pledged, lost]).series) == {"tank, pledge" if plan else "tank", "tank, destroy"}
    twice = reconcile([pledged, given, given.replace(predicate="arrive")])
    assert twice.remaining()[0].best is None


def test_a_label_without_a_noun_is_of_what_others_say_happened() -> None:
    label = Figure.plain(5_200, predicate="evacuate", source="UN", published=day(1))
    told = Figure.plain(5_600, unit="person", predicate="evacuate", source="UN", published=day(2))
    assert reconcile([label, told]).series == ("person, evacuate",)
    animals = told.replace(unit="animal", published=day(3))
    assert reconcile([label, told, animals]).series == ("animal, evacuate", "count, evacuate", "person, evacuate")
    beside = told.replace(published=day(1), unit="animal")
    assert reconcile([label, told, beside]).series == ("animal, evacuate", "person, evacuate")


def test_series_that_may_be_one_are_pointed_out() -> None:
    told = Figure.cumulative(7_000, unit="container", predicate="deliver", source="NIS", published=day(1))
    bare = told.replace(predicate=None, bounds=Bounds.exactly(7_500), published=day(2))
    asked = "merge=[('container', 'container, deliver')]"
    assert asked in str(reconcile([told, bare]))
    merged = reconcile([told, bare], assume=Assumptions(merge=[("container", "container, deliver")]))
    assert "may count the same" not in str(merged)
    other = bare.replace(predicate="destroy")
    for apart in ([told, bare, other], [told, other], [told, bare.replace(kind=Kind.LEVEL)]):
        assert "may count the same" not in str(reconcile(apart))
    assert "may count the same" in str(reconcile([told, bare.replace(predicate="arrive"), other]))


def test_the_displaced_are_people_displaced() -> None:
    fled = Figure.level(12_000, unit="person", predicate="displace", source="UN", published=day(1))
    noun = Figure.level(13_500, unit="displaced", source="UN", published=day(2))
    account = reconcile([fled, noun, noun.replace(predicate="displace", published=day(3))])
    assert account.series == ("displaced, level",)
    assert reconcile([noun, fled.replace(unit="child")]).series == ("child, displace, level", "displaced, level")


def test_one_voice_of_a_text_denies_what_another_claims() -> None:
    claim, denial = (total(400, 1, speaker=who) for who in ("Army", "Mayor"))
    account = reconcile([claim, denial.replace(modality=Modality.DENIED)])
    assert [conflict.settled for conflict in account.conflicts] == [False]


def test_a_speaker_with_a_longer_name_corrects_the_last_word_of_its_source() -> None:
    said = [
        total(3200, 1, speaker="health ministry"),
        more(260, 2, speaker="ministry"),
        more(260, 2, source="Daily", speaker="ministry"),
        total(3660, 3, speaker="ministry"),
        total(3480, 5, speaker="health ministry", revises=True),
    ]
    assert bounds(reconcile(said), 5) == (3480, 3480, 3480)
    assert bounds(reconcile(said), 3) == (3200, 3480, None)


def test_an_announced_correction_moves_the_total_without_events() -> None:
    said = [total(1367, 13), total(1380, 14, revises=True), more(121, 14)]
    account = reconcile([*said, Figure.adjustment(-108, series="dead", source="Ministry", published=day(14))])
    assert bounds(account, 13) == (1367, 1367, 1367)
    assert bounds(account, 14) == (1380, 1380, 1380)
    assert account.conflicts == ()


def struck(count: int, on: int, source: str | None = "Ministry", **more: Any) -> Figure:
    return Figure.adjustment(-count, **{"series": "dead", "published": day(on), "source": source, **more})


@pytest.mark.parametrize(
    ("said", "on", "expected"),
    [
        ([total(335, 1), struck(12, 3)], 3, (323, 323, 323)),
        ([total(low=335, on=1), struck(12, 3)], 3, (323, None, None)),
        ([total(335, 1), struck(12, 3), more(5, 4)], 4, (328, 328, 328)),
        ([total(335, 1), struck(12, 3), struck(4, 4)], 4, (319, 319, 319)),
        ([total(335, 1), more(5, 3), struck(12, 3)], 3, (328, 328, 328)),
        ([total(335, 1, "Daily"), struck(12, 3)], 3, (323, None, None)),  # whose list it was, nobody says
        ([total(335, 1), total(330, 3, "Daily"), struck(12, 3)], 3, (330, 330, 330)),  # 7 came meanwhile
        ([total(335, 1), total(340, 3), struck(12, 3)], 3, (340, 340, 340)),
        ([total(335, 1), struck(12, 3, during=day(2))], 3, (323, None, None)),
        ([total(335, 1), struck(12, 3).replace(bounds=Bounds(-12, -10))], 3, (323, 325, None)),
    ],
)
def test_a_correction_that_is_all_a_source_says_leaves_the_rest_as_it_was(
    said: list[Figure], on: int, expected: tuple[int | None, ...]
) -> None:
    account = reconcile(said)
    assert bounds(account, on) == expected
    assert account.conflicts == ()
    assert account.total(day(on + 2)).high is None
    row = reconcile_frame(to_frame(said)).set_index("date").loc[pd.Timestamp(day(on))]
    assert tuple(None if pd.isna(row[name]) else row[name] for name in ("low", "high", "best")) == expected


@pytest.mark.parametrize(
    ("said", "on", "needed"),
    [
        ([total(335, 1), struck(12, 3)], 3, True),
        ([total(335, 1), more(5, 3), struck(12, 3)], 3, True),
        ([total(335, 1), struck(12, 3), total(330, 5)], 3, True),
        ([total(335, 1), struck(12, 3), total(330, 5)], 5, False),  # the later total has it
        ([struck(12, 3), total(330, 5)], 1, True),
        ([total(20, 2, since=day(1)), struck(3, 2), more(5, 4)], 4, False),  # so has that of the same day
    ],
)
def test_a_proof_has_the_corrections_that_it_needs(said: list[Figure], on: int, needed: bool) -> None:
    account = reconcile(said)
    proof = account.why(day(on))
    told = {*proof.low, *proof.high}
    assert bounds(reconcile(told), on) == bounds(account, on)
    assert any(figure.kind is Kind.ADJUSTMENT for figure in told) is needed


def test_a_printed_account_is_no_longer_than_one_would_read() -> None:
    many = [
        f.replace(published=day(1) + dt.timedelta(n))
        for n in range(120)
        for f in (total(9 * n), total(9 * n + 4, 1, "Daily"))
    ]
    account = reconcile(many)
    lines = str(account).splitlines()
    assert len(account.conflicts) == 120
    assert len(lines) < 12
    assert "  and 115 more conflicts" in lines
    assert "in dispute, so the range holds whichever statements are wrong" in lines[1]
    wide = reconcile([total(9, series=f"s{n}") for n in range(99)])
    assert "  and 59 more series" in str(wide).splitlines()
    assert repr(wide) == f"<Reconciliation of 99 figures in 99 series: {', '.join(wide.series[:10])}, ...>"


def test_what_nothing_settles_is_printed_first() -> None:
    revised = [total(9, 1), total(7, 1, revises=True), total(12, 1, "Daily")]
    kinds = [line.split(":")[0].strip() for line in str(reconcile(revised)).splitlines()[2:4]]
    assert kinds == ["disagreement", "revision (settled)"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([], "0 figures; default assumptions"),
        ([total(9)], "1 figure; default assumptions"),
        ([total(9), total(9, 1, "Daily")], "2 figures, 1 of them a restatement; default assumptions"),
        ([total(9, 1, source) for source in "abc"], "3 figures, 2 of them restatements; default assumptions"),
    ],
)
def test_a_printed_account_counts_as_one_speaks(said: list[Figure], expected: str) -> None:
    assert str(reconcile(said)).splitlines()[-2] == expected
    assert str(reconcile(said, assume=Assumptions(horizon=5))).splitlines()[-2].endswith("; Assumptions(horizon=5)")


def test_an_earlier_reading_counts_only_where_the_caller_says_so() -> None:
    said = [
        *parse("The quake has killed 12 people so far.", language="en", published=day(1), source="Mayor"),
        *parse("The toll rose to 14, up from 10 on Tuesday.", language="en", published=day(2), source="Agency"),
    ]
    account = reconcile([figure.replace(series="dead") for figure in said])
    assert (bounds(account, 1), account.conflicts) == ((12, 12, 12), ())
    asked = account.amend(account.figures[2], role="main")
    assert bounds(asked, 1) == (10, 12, None)
    assert [conflict.gap for conflict in asked.conflicts] == [2]


def test_a_part_bounds_from_below_and_adds_nothing() -> None:
    account = reconcile([total(100, 1), total(30, 1, subset=True), more(7, 1, subset=True)])
    assert bounds(account, 1) == (100, 100, 100)
    assert bounds(reconcile([total(30, 1, subset=True)]), 1) == (30, None, None)


def test_a_part_without_a_low_says_nothing_of_its_whole() -> None:
    assert bounds(reconcile([Figure.plain(high=49, subset=True, published=day(1))]), 1) == (0, None, None)


def test_a_limit_below_zero_cannot_hold_by_itself() -> None:
    account = reconcile([Figure.cumulative(-5, source="Daily", published=day(1), series="dead"), total(7, 2)])
    [conflict] = account.conflicts
    assert (conflict.readings, conflict.gap, conflict.culprits) == ((), 5, conflict.figures)
    assert "cannot hold by itself" in conflict.explanation
    assert bounds(account, 1) == (0, 7, None)
    assert bounds(reconcile(conflict.figures), 1) == (0, None, None)
    assert account.statuses()["status"].tolist() == ["impossible", "counted"]
    rows = reconcile_frame(to_frame(account.figures))
    assert rows["low"].tolist() == [0, 7]
    assert rows[["status", "conflicts"]].iloc[0].tolist() == ["contradictory", 1]
    falling = reconcile(conflict.figures, assume=Assumptions(monotone=frozenset()))
    assert bounds(falling, 1) == (-5, -5, -5)
    assert bounds(reconcile([level(-5, 1)]), 1) == (-5, -5, -5)


@pytest.mark.parametrize("correction", [more(-9, 2), Figure.adjustment(-9, series="dead", published=day(2))])
def test_no_more_is_struck_off_than_was_counted(correction: Figure) -> None:
    assert bounds(reconcile([total(5, 1), correction]), 2) == (0, None, None)
    assert bounds(reconcile([total(12, 1), correction]), 2)[0] == 3
    rows = reconcile_frame(to_frame([total(5, 1), correction]))
    assert rows["low"].tolist() == [5, 0]


def test_a_level_bounds_a_count_from_below_and_its_own_series_exactly() -> None:
    assert bounds(reconcile([total(low=40, on=1), level(60, 2)]), 2)[:2] == (60, None)
    beds = reconcile([level(60, 1), level(45, 2)])
    assert bounds(beds, 2) == (45, 45, 45)
    assert beds.conflicts == ()
    assert bounds(beds, 5) == (None, None, None)


def test_a_total_told_before_any_stated_origin_is_not_undone_by_one() -> None:
    account = reconcile([total(500, 1), total(120, 12, "Agency", since=day(8)), total(640, 14)])
    assert bounds(account, 1) == (500, 500, 500)
    assert bounds(account, 12, since=day(8)) == (120, 120, 120)
    assert bounds(account, 14) == (640, 640, 640)
    assert bounds(account, 14, since=day(8)) == (120, 140, None)


def test_a_source_that_tells_fewer_than_before_counts_from_the_stated_origin() -> None:
    account = reconcile([total(9, 1), total(12, 2), total(5, 12, "Agency", since=day(8)), total(7, 13)])
    assert [bounds(account, on) for on in (1, 2, 13)] == [(9, 9, 9), (12, 12, 12), (7, 7, 7)]
    assert account.conflicts == ()


def test_a_window_before_the_stated_origin_has_its_own() -> None:
    account = reconcile([more(9, 4, since=day(2)), total(5, 12, "Agency", since=day(8))])
    assert bounds(account, 4)[0] == 9
    assert bounds(account, 12) == (5, 5, 5)


def test_what_a_source_says_in_one_bulletin_has_no_order() -> None:
    said = [total(500, 1), total(620, 5), total(120, 5, since=day(3))]
    assert {bounds(reconcile(order), 5) for order in permutations(said)} == {(620, 620, 620)}


@pytest.mark.parametrize("source", ["Ministry", "Agency"])
def test_a_few_since_a_day_come_on_top_of_what_that_day_had_counted(source: str) -> None:
    few = total(3, 2, period=Period.since(day(1)), relation=Relation.SINCE)
    said = [total(500, 1), few, total(505, 3, source)]
    for order in permutations(said):
        account = reconcile(order)
        assert [bounds(account, on) for on in (1, 2, 3)] == [(500,) * 3, (503,) * 3, (505,) * 3]
        assert account.conflicts == ()
    assert bounds(reconcile(said[:2]), 2) == (503, 503, 503)
    more_since = few.replace(bounds=Bounds.exactly(620))  # nothing tells that the 500 were counted before
    assert bounds(reconcile([said[0], more_since]), 2, since=day(1)) == (620, 620, 620)


def test_a_greater_total_beside_one_since_a_day_counts_from_before() -> None:
    said = [total(97, 5, since=day(3)), total(68_000, 5), total(90, 4, since=day(3))]
    for order in permutations(said):
        account = reconcile(order)
        assert bounds(account, 5) == (68_000, 68_000, 68_000)
        assert bounds(account, 5, since=day(3)) == (97, 97, 97)
        assert account.conflicts == ()
    rivals = reconcile([said[0], total(112, 5, "Agency")])
    assert [conflict.gap for conflict in rivals.conflicts] == [15]


def test_another_word_on_a_window_does_not_end_the_count_it_is_of() -> None:
    account = reconcile([total(500, 1), total(120, 5, since=day(3)), total(640, 6), total(130, 7, since=day(3))])
    assert bounds(account, 6) == (640, 640, 640)
    assert account.conflicts == ()


def test_a_later_word_as_of_a_day_replaces_what_was_published_at_its_end() -> None:
    for later in (95, 107):
        account = reconcile([total(100, 3), total(later, 6, as_of=day(3))])
        assert bounds(account, 3) == (later, later, later)


def test_a_level_is_read_after_the_corrections_up_to_it() -> None:
    fewer = Figure.adjustment(-4, series="dead", published=day(2), source="Ministry")
    account = reconcile([level(30, 1), fewer, level(26, 2)])
    assert [bounds(account, on) for on in (1, 2)] == [(30, 30, 30), (26, 26, 26)]
    assert bounds(reconcile([level(30, 1), fewer, level(26, 3)]), 2)[0] == 0


def test_what_is_taken_back_remains_the_report_that_the_next_addition_counts_from() -> None:
    account = reconcile([total(40, 1), total(60, 2), more(3, 3), total(55, 4, revises=True)])
    assert [bounds(account, on) for on in (2, 3)] == [(40, 52, None), (43, 55, None)]
    again = reconcile([total(40, 1), total(60, 2, as_of=day(2)), more(3, 3), total(58, 4, as_of=day(2))])
    assert [bounds(again, on) for on in (2, 3)] == [(58, 58, 58), (61, 61, 61)]
    denied = total(60, 4, as_of=day(2), modality=Modality.DENIED)
    assert bounds(reconcile([total(40, 1), total(60, 2), more(3, 3), denied]), 3) == (43, None, None)


def test_what_was_told_of_some_time_up_to_a_day_is_as_of_that_day() -> None:
    account = reconcile([total(3, 23, said=Period.until(day(22)))])
    assert str(account).startswith("dead: at least 3 as of 2024-10-22")
    assert account.last_report() == day(22)


def test_the_first_day_there_is_can_be_counted_from() -> None:
    first = dt.date.min
    account = reconcile([total(3, 23, since=first)])
    assert bounds(account, 23) == (3, 3, 3)
    assert len(account.timeline()) == len(reconcile_frame(to_frame(account.figures)))


def test_a_restart_opens_an_episode() -> None:
    said = [
        total(4047, 5, since=day(1)),
        total(123, 12, since=day(10)),
        total(4346, 20, since=day(10)),
    ]
    account = reconcile(said)
    assert bounds(account, 20) == (4346, 4346, 4346)
    assert bounds(account, 20, since=day(1)) == (8393, None, 8393)
    assert bounds(account, 5) == (4047, 4047, 4047)
    loud = reconcile(said, assume=Assumptions(silence=False))
    assert bounds(loud, 20, since=day(1)) == (8393, None, None)


def test_a_correction_that_another_source_reports_next_day_is_one() -> None:
    fewer = Figure.adjustment(-17, series="dead", published=day(2), source="Ministry")
    heard = fewer.replace(source="Agency", published=day(3))
    assert bounds(reconcile([total(100, 1), fewer, heard]), 3)[0] == 83
    again = fewer.replace(published=day(3))
    assert bounds(reconcile([total(100, 1), fewer, again]), 3)[0] == 66


def test_what_came_after_the_deadline_is_too_late() -> None:
    target = total(5000, 1, modality=Modality.PLANNED, by=day(10))
    missed = reconcile([total(3000, 1), target, total(4000, 10), total(5200, 20)]).remaining()[0]
    assert (missed.best, missed.reached.best) == (1000, 4000)
    assert str(missed).endswith("; that day is over")
    met = reconcile([total(3000, 1), target, total(5100, 9), total(5200, 20)]).remaining()[0]
    assert (missed.days, met.high) == (-10, 0)


def test_what_has_come_of_a_plan_is_all_that_has_come() -> None:
    plan = total(600, 4, modality=Modality.PLANNED, span=Span(11, 14))
    done = total(340, 4, subset=True, part_of=Span(11, 14), span=Span(0, 3))
    account = reconcile([plan, done])
    assert bounds(account, 4) == (340, 340, 340)
    assert account.remaining()[0].best == 260
    assert bounds(reconcile([plan.replace(modality=Modality.ASSERTED, role=Role.COMPARISON), done]), 4)[1] is None


def test_the_latest_target_of_one_voice_for_one_deadline_counts() -> None:
    def target(value: int, on: int, source: str = "Ministry", until: int = 31) -> Figure:
        return total(value, on, source, modality=Modality.PLANNED, by=day(until))

    def values(*said: Figure) -> list[object]:
        return [entry.target.bounds.value for entry in reconcile([total(620, 3), *said]).remaining()]

    assert values(target(1500, 1), target(2300, 4)) == [2300]
    assert values(target(1500, 1), target(2300, 4, "Union")) == [1500, 2300]
    assert values(target(1500, 1, until=20), target(2300, 4)) == [1500, 2300]


def test_targets_possibilities_and_comparisons_are_no_counts() -> None:
    said = [
        total(3000, 1),
        total(10_000, 1, modality=Modality.PLANNED, by=day(31)),
        total(9_000, 1, modality=Modality.POSSIBLE),
        total(2_000, 1, role=Role.PREVIOUS),
        more(500, 1, role=Role.COMPARISON),
    ]
    account = reconcile(said)
    assert bounds(account, 1) == (3000, 3000, 3000)
    assert account.statuses()["status"].tolist() == ["counted", "target", "possible", "previous", "comparison"]
    (left,) = account.remaining()
    assert (left.low, left.high, left.best, left.by) == (7000, 7000, 7000, day(31))


def test_so_many_more_are_counted_from_the_day_they_were_announced() -> None:
    said = [total(3000, 1), more(10_000, 1, modality=Modality.PLANNED, by=day(31)), total(4000, 8)]
    (left,) = reconcile(said).remaining()
    assert (left.low, left.high, left.best) == (9000, 9000, 9000)


def test_up_to_so_many_may_be_reached_already() -> None:
    (left,) = reconcile([total(3000, 1), total(high=10_900, on=1, modality=Modality.PLANNED)]).remaining()
    assert (left.low, left.high, left.best) == (0, 7900, None)


def test_a_plain_count_of_a_voice_is_part_of_the_higher_total_that_its_text_comes_to() -> None:
    quoted = Figure.plain(
        12,
        series="dead",
        source="Ministry",
        published=day(1),
        speaker="police",
        attribution=Span(30, 36),
        span=Span(0, 2),
    )
    for toll, found in ((15, (15, 15, 15)), (9, (9, 12, None))):
        account = reconcile([quoted, total(toll, 1, span=Span(60, 62))])
        assert bounds(account, 1) == found
    before = reconcile([total(15, 1, span=Span(0, 2)), quoted.replace(span=Span(60, 62))])
    mayor = reconcile([quoted, total(15, 1, span=Span(60, 62), speaker="mayor")])
    assert bounds(before, 1) == bounds(mayor, 1) == (12, 15, None)


@pytest.mark.parametrize("first", ["Ministry", "AFP"])
def test_a_correction_downwards_replaces_the_additions_that_made_the_total(first: str) -> None:
    said = [total(163, 1, first), more(22, 2), total(185, 2), total(179, 3, revises=True)]
    account = reconcile(said)
    assert bounds(account, 3) == (179, 179, 179)
    assert all(conflict.settled for conflict in account.conflicts)
    assert account.statuses()["status"].tolist() == ["counted", "superseded", "superseded", "counted"]
    upwards = reconcile([*said[:3], total(190, 3, revises=True)])
    assert upwards.statuses()["status"].tolist() == ["counted", "counted", "superseded", "counted"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({}, {}),
        ({"span": Span(37, 40)}, {"span": Span(16, 18)}),  # of another text, since it corrects nothing before it
        ({}, {"on": dt.datetime(2024, 10, 1, 15)}),  # the hour of the other is not known
    ],
)
def test_what_corrects_outranks_what_its_source_says_beside_it(old: dict[str, Any], new: dict[str, Any]) -> None:
    said = [total(100, **old), total(92, revises=True, **new)]
    plain = [figure.replace(kind=Kind.PLAIN) for figure in said]
    for given in (said, said[::-1], plain, [said[0], plain[1]]):
        account = reconcile(given)
        assert bounds(account, 1) == (92, 92, 92)
        assert [conflict.settled for conflict in account.conflicts] == [True]


def test_a_corrected_level_outranks_the_one_beside_it() -> None:
    assert bounds(reconcile([level(92, 1, revises=True), level(100, 1)]), 1) == (92, 92, 92)


def test_what_follows_a_correction_of_earlier_words_in_a_text_stands() -> None:
    said = [total(13, 1), total(10, 2, revises=True, span=Span(22, 25)), total(12, 2, span=Span(69, 71))]
    assert bounds(reconcile(said), 2) == (12, 12, 12)


@pytest.mark.parametrize("role", [Role.MAIN, Role.PREVIOUS])
def test_a_correction_that_names_the_old_number_replaces_no_other_number_of_another_source(role: Role) -> None:
    old = Figure.plain(112, series="dead", source="Ministry", published=day(2), role=role, revises=True)
    correction = [old.replace(span=Span(0, 3)), total(97, 2, revises=True, span=Span(7, 9))]
    assert bounds(reconcile([total(112, 1, "AFP"), *correction]), 2) == (97, 97, 97)
    other = reconcile([total(110, 1, "AFP"), *correction])
    assert bounds(other, 2) == (97, 110, None)
    assert {figure.source for figure in other.conflicts[-1].figures} == {"AFP", "Ministry"}


def test_a_correction_that_denies_the_old_number_replaces_no_other_number_of_another_source() -> None:
    said = [total(273, 1, "Daily"), total(286, 2, "Centre")]
    corrected = total(282, 5, "Centre", revises=True, span=Span(4, 7))
    denied = total(286, 5, "Centre", modality=Modality.DENIED, span=Span(13, 16))
    account = reconcile([*said, corrected, denied])
    assert bounds(account, 1)[0] == 273
    assert bounds(account, 5) == (282, 282, 282)
    higher = reconcile([total(290, 1, "Daily"), said[1], corrected, denied])
    assert {figure.source for figure in higher.conflicts[-1].figures} == {"Daily", "Centre"}


def test_about_is_soft_and_its_number_the_best_value() -> None:
    assert bounds(reconcile([total(30_000, 1, approximate=True)]), 1) == (27_000, 33_000, 30_000)
    clash = reconcile([total(30_000, 1, approximate=True), total(34_000, 1, "Daily")])
    assert bounds(clash, 1) == (34_000, 34_000, 34_000)
    assert [conflict.kind for conflict in clash.conflicts] == [ConflictKind.ROUNDING]
    assert clash.require() is clash


def test_about_takes_no_side_in_a_dispute() -> None:
    dispute = [total(2955, 1), more(50, 2), total(3015, 2)]
    about = total(3000, 2, "Daily", approximate=True)
    account = reconcile([*dispute, about])
    assert bounds(account, 2) == (3005, 3015, None)
    assert account.total(day(2), view="credulous").best is None
    assert account.statuses()["status"].tolist() == ["contradicted"] * 3 + ["counted"]
    found = reconcile_frame(to_frame([*dispute, about]))
    assert found["best"].isna().all()
    after = reconcile([*dispute, about, total(3500, 4, "Daily", approximate=True)])
    assert bounds(after, 4) == (3250, 3750, 3500)


def test_how_far_about_reaches_is_the_callers() -> None:
    wide = Assumptions(approximations={"": Decimal(0)})
    assert bounds(reconcile([total(30_000, 1, approximate=True)], assume=wide), 1) == (30_000, 30_000, 30_000)


def test_at_least_is_hard_and_best_where_it_is_the_latest_word() -> None:
    account = reconcile([total(low=70, on=2), total(51, 1)])
    assert bounds(account, 2) == (70, None, 70)


def test_copies_vote_once() -> None:
    said = [total(100, 1, "Agency"), total(100, 1, "Copier"), total(120, 1, "Rival")]
    assert bounds(reconcile(said), 1) == (100, 100, 100)
    assert bounds(reconcile(said, assume=Assumptions(origins={"Copier": "Agency"})), 1) == (100, 120, None)
    heavy = Assumptions(origins={"Copier": "Agency"}, priorities={"Rival": 2})
    assert bounds(reconcile(said, assume=heavy), 1) == (120, 120, 120)


COPIES = Assumptions(origins={"Copier": "Agency", "Mirror": "Agency"})


def test_a_slip_that_is_copied_the_day_after_is_one_slip() -> None:
    said = [total(100, 1), total(120, 3), total(210, 2, "Agency"), total(210, 3, "Copier"), total(210, 4, "Mirror")]
    account = reconcile(said, assume=COPIES)
    [conflict] = account.conflicts
    assert set(conflict.figures) == set(conflict.culprits) == {said[1], said[2]}
    assert account.restatements == (tuple(said[2:]),)
    assert reconcile(said[::-1], assume=COPIES).restatements == account.restatements
    frame = reconcile_frame(to_frame(said), assume=COPIES)
    assert [frame[name].tolist()[-1] for name in ("low", "high", "conflicts")] == [120, 210, 1]
    assert account.statuses()["status"].tolist() == ["counted", "contradicted", "contradicted", "restated", "restated"]


def test_a_copy_adds_nothing_and_takes_nothing_back() -> None:
    said = [total(100, 1, "Agency"), more(12, 2, "Agency"), more(12, 3, "Copier"), total(100, 4, "Copier")]
    account = reconcile(said, assume=COPIES)
    assert bounds(account, 2) == (112, 112, 112)
    assert bounds(account, 4) == (112, None, None)
    assert account.conflicts == ()
    late = reconcile([*said[:2], more(12, 9, "Copier")], assume=COPIES)
    assert bounds(late, 9) == (124, 124, 124)


def test_a_stale_copy_does_not_replace_a_revised_window() -> None:
    said = [total(100, 1, "Agency", as_of=day(1)), total(110, 3, "Agency", as_of=day(1))]
    stale = total(100, 4, "Copier", as_of=day(1))
    assert bounds(reconcile([*said, stale], assume=COPIES), 1) == (110, 110, 110)


def test_what_a_copy_says_of_its_own_counts_as_its_origins_word() -> None:
    said = [total(100, 1, "Agency"), total(130, 2, "Copier"), total(130, 3, "Mirror")]
    account = reconcile(said, assume=COPIES)
    assert bounds(account, 2) == (130, 130, 130)
    assert bounds(account, 3) == (130, None, None)


def test_thousands_of_equal_statements_are_told_in_no_time() -> None:
    account = reconcile([total(5, source=str(number)) for number in range(20_000)])
    assert [len(group) for group in account.restatements] == [20_000]
    assert account.statuses()["status"].value_counts().to_dict() == {"restated": 19_999, "counted": 1}


def test_soldiers_who_died_and_soldiers_killed_are_one_series() -> None:
    fates = ("kill", "die")
    soldiers = [Figure.plain(12, unit="soldier", predicate=fate, published=day(1)) for fate in fates]
    herds = [Figure.plain(12, unit="animal", predicate=fate, published=day(1)) for fate in fates]
    assert reconcile(soldiers).series == ("soldier, kill",)
    assert len(reconcile(herds).series) == 2


def test_series_are_told_apart_by_unit_predicate_and_level() -> None:
    said = [
        Figure.plain(1, unit="person", predicate="kill", published=day(1)),
        Figure.plain(2, unit="person", predicate="injure", published=day(1)),
        Figure.level(3, unit="person", predicate="injure", published=day(1)),
        Figure.plain(4, counted="trucks", published=day(1)),
        Figure.plain(4, counted="Trucks", unit="lorry", published=day(1)),
    ]
    assert reconcile(said).series == ("lorry", "person, injure", "person, injure, level", "person, kill")


def test_units_of_one_dimension_are_converted_and_others_refused() -> None:
    tonnes = total(3, 1, unit="tonne")
    assert bounds(reconcile([tonnes, more(500, 2, unit="kilogram")]), 2)[2] == 3500
    with pytest.raises(UnitError, match="hectare"):
        reconcile([tonnes, more(5, 2, unit="hectare")])
    with pytest.raises(UnitError, match="counted"):
        reconcile([tonnes, more(5, 2, unit="soldier")])
    with pytest.raises(UnitError, match="EUR"):
        reconcile([total(3, 1, unit="EUR"), more(5, 2, unit="USD")])


def test_what_does_not_convert_evenly_is_widened_a_little() -> None:
    account = reconcile([total(1, 1, unit="nautical_mile"), more(500, 2, unit="mile")])
    low, high, _ = bounds(account, 2)
    assert low is not None
    assert high is not None
    assert 0 < high - low < Decimal("0.00001")
    assert low < 500 + Decimal(1852) / Decimal("1609.344") < high  # both miles are defined in metres


def test_accounts_change_by_making_new_ones() -> None:
    first, second = total(100, 1), more(12, 2)
    account = reconcile([first])
    grown = account.add([second])
    assert bounds(grown, 2) == (112, 112, 112)
    assert grown.without(second).figures == account.figures
    assert bounds(grown.amend(second, bounds=Bounds.exactly(20)), 2) == (120, 120, 120)
    with pytest.raises(InputError, match="no such figure"):
        account.without(second)
    rival = account.add([total(90, 1, "Daily")]).by_source()
    assert {source: bounds(own, 1)[2] for source, own in rival.items()} == {"Daily": 90, "Ministry": 100}


def test_a_proof_names_the_statements_that_pin_each_bound() -> None:
    said = [total(100, 1), more(12, 2), total(low=90, on=2, source="Daily")]
    proof = reconcile(said).why(day(2))
    assert set(proof.low) == set(proof.high) == {said[0], said[1]}
    assert "12 more (Ministry, 2024-10-02)" in str(proof)


def test_a_day_between_two_levels_is_unknown_and_says_what_was_stated_around_it() -> None:
    account = reconcile([level(300, 1), level(280, 4)])
    proof = account.why(day(2))
    assert (proof.low, proof.high) == ((), ())
    assert str(proof).splitlines() == [
        "dead, end of 2024-10-02: unknown",
        "nothing is known of that day: what may fall is known only at the moments that are stated",
        "before it: 300 at the time (Ministry, 2024-10-01)",
        "after it: 280 at the time (Ministry, 2024-10-04)",
    ]
    assert str(account.why(day(9))).splitlines()[-1] == "before it: 280 at the time (Ministry, 2024-10-04)"
    assert "at least 280: 280" in str(account.why(day(4)))


def test_a_disputed_bound_says_what_it_rests_on() -> None:
    proof = reconcile([total(100, 1), total(120, 3), total(210, 2, "Agency"), total(210, 2, "Agency")]).why(day(3))
    assert str(proof).splitlines()[1:3] == [
        "at least 120: 120 in all (Ministry, 2024-10-03)",
        "at most 210 if as little as possible is wrong: 210 in all (Agency, 2024-10-02)",
    ]


def test_an_empty_set_of_figures_is_an_empty_account() -> None:
    account = reconcile([])
    assert (account.series, account.conflicts, account.restatements, account.remaining()) == ((), (), (), ())
    assert len(account.statuses()) == len(account.timeline()) == 0
    assert "empty account" in str(account)
    with pytest.raises(UnknownSeriesError, match="the account is empty"):
        account.total(day(1))


def test_what_cannot_be_asked_is_refused() -> None:
    account = reconcile([total(100, 1), total(7, 1, series="hurt")])
    with pytest.raises(UnknownSeriesError, match="name a series"):
        account.total(day(1))
    with pytest.raises(InputTypeError, match="day is a str"):
        account.total("2024-10-01", series="dead")  # type: ignore[arg-type]  # the mistake under test
    with pytest.raises(InputError, match="is after"):
        account.total(day(1), since=day(2), series="dead")
    with pytest.raises(InputTypeError, match="item 0 is a str"):
        reconcile(["12 dead"])  # type: ignore[list-item]  # the mistake under test
    with pytest.raises(InputTypeError, match="assume is a dict"):
        reconcile([], assume={"horizon": 3})  # type: ignore[arg-type]  # the mistake under test


@pytest.mark.parametrize(
    ("mistake", "error", "message"),
    [
        (lambda account: account.total(pd.NaT), InputError, "day is NaT"),
        (lambda account: account.total(day(2), since=pd.NaT), InputError, "since is NaT"),
        (lambda account: account.why(pd.NaT), InputError, "day is NaT"),
        (lambda account: account.total(day(1), serie="dead"), InputTypeError, "no 'serie' .did you mean 'series'"),
        (lambda account: account.why(), InputTypeError, "Reconciliation.why cannot be called so, missing .*'day'"),
        (lambda account: account.total(day(2), series=pd.DataFrame()), UnknownSeriesError, "no series"),
        (lambda account: account.plot(5), InputTypeError, "a list of names"),
        (lambda account: account.plot([5]), InputTypeError, "a list of names"),
        (lambda account: account.without(pd.DataFrame()), InputTypeError, "account.figures"),
        (lambda account: account.amend(pd.DataFrame()), InputTypeError, "account.figures"),
        (lambda account: account.amend(account.figures[0], zzz=5), InputTypeError, "no attribute 'zzz'"),
        (lambda account: account.amend(account.figures[0], bounds=5), InputTypeError, "give Bounds"),
        (lambda account: account.add(5), InputTypeError, "give figures"),
        (
            lambda account: reconcile([account.figures] * 2),
            InputTypeError,
            "item 0 is a tuple .*: make one list of all",
        ),
        (lambda _: reconcile("12 deaths"), InputTypeError, "figures is a str .*: read each text first"),
        (lambda _: reconcile(["12 deaths"]), InputTypeError, "item 0 is a str .*: read each text first"),
        (
            lambda account: account.total(day(1), "dead"),
            InputTypeError,
            "since is a str .*: .* name a series with series=",
        ),
        (lambda account: reconcile(account.figures[0]), InputTypeError, "figures is a Figure .*: give figures"),
        (lambda _: reconcile(None), InputTypeError, r"a list or tuple\), or a DataFrame"),  # type: ignore[arg-type]  # the mistake under test
        (lambda _: reconcile(5), InputTypeError, r"a list or tuple\), or a DataFrame"),  # type: ignore[arg-type]  # the mistake under test
    ],
)
def test_a_mistake_is_named_in_words_of_our_own(
    mistake: Callable[[Any], object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        mistake(reconcile([total(100, 1)]))


def test_hours_with_and_without_a_zone_do_not_mix() -> None:
    morning = dt.datetime(2024, 10, 1, 9)
    with pytest.raises(InputError, match="zone"):
        reconcile([total(1, morning), total(2, morning.replace(tzinfo=dt.UTC))])


def test_amounts_too_large_to_add_up_are_set_aside_and_said_so() -> None:
    account = reconcile([total(10**30, 1), total(5, 1)])
    assert bounds(account, 1) == (5, 5, 5)
    assert account.statuses()["status"].tolist() == ["refused", "counted"]
    assert account.statuses()["reason"][0] == "too large to be added up exactly"
    assert "refused  1 000 000 000 000 000 000 000 000 000 000 in all (Ministry, 2024-10-01): too large" in str(account)


def test_decimals_stay_exact() -> None:
    said = [total(Decimal("2.50"), 1), more(Decimal("0.1"), 2)]  # type: ignore[arg-type]  # amounts are not whole here
    assert reconcile(said).total(day(2)).best == Decimal("2.6")


def test_figures_of_every_kind_are_counted_or_explained() -> None:
    said = [Figure(Bounds.exactly(3), kind, series="x", published=day(1)) for kind in Kind]
    statuses = reconcile(said).statuses()
    assert statuses["reason"].str.len().min() > 0
    assert len(statuses) == len(said)


def test_what_a_target_needs_a_day_runs_from_the_last_report_and_is_rounded_up() -> None:
    goal = total(10_000, 1, modality=Modality.PLANNED, by=day(31))
    (left,) = reconcile([total(3000, 1), goal]).remaining()
    assert (left.days, str(left.rate)) == (30, str(Bounds.exactly(Decimal("233.4"))))
    (left,) = reconcile([total(3000, 1), goal, total(low=4000, on=21)]).remaining()
    assert (left.days, left.rate) == (10, Bounds.exactly(600))
    assert str(left).endswith("(at least 4 000 reached): 600 a day for 10 days")


def test_a_target_without_a_day_or_with_one_that_is_over_needs_no_rate() -> None:
    (left,) = reconcile([total(3000, 1), total(10_000, 1, modality=Modality.PLANNED)]).remaining()
    assert (left.days, left.rate) == (None, None)
    (left,) = reconcile([total(3000, 12), total(10_000, 1, modality=Modality.PLANNED, by=day(11))]).remaining()
    assert (left.days, left.rate) == (-1, None)
    assert str(left).endswith("(3 000 reached); that day is over")


def test_what_began_in_a_year_has_begun_once_it_is_counted() -> None:
    said = Figure.cumulative(34_087, since=day(1), granularity="year", published=day(21), source="a", series="x")
    assert reconcile([said]).total(day(21)).best == 34_087


def test_what_was_reached_of_a_target_for_a_part_is_known_from_above_only() -> None:
    goal = total(1200, 1, modality=Modality.PLANNED, subset=True)
    (left,) = reconcile([total(900, 1), goal]).remaining()
    assert (left.reached.low, left.reached.high, left.low, left.high, left.best) == (0, 900, 300, 1200, None)
    assert str(left) == "dead: 300 to 1 200 remain to the target of 1 200 for a part (0 to 900 reached)"


def test_a_target_for_a_window_counts_from_its_start() -> None:
    goal = more(500, 1, modality=Modality.PLANNED, during=Period(day(11), day(21)))
    (left,) = reconcile([total(3000, 1), goal]).remaining()
    assert (left.best, left.days) == (500, 19)
    (left,) = reconcile([total(3000, 1), goal, total(3000, 10), total(3100, 14)]).remaining()
    assert (left.best, left.days, left.rate) == (400, 6, Bounds.exactly(Decimal("66.7")))


def in_text(value: int, at: int, kind: Kind = Kind.PLAIN, source: str | None = "Agency") -> Figure:
    made = Figure.plain(value, series="dead", published=day(3), source=source)
    return made.replace(kind=kind, span=Span(at, at + 2), text="00")


@pytest.mark.parametrize("source", ["Agency", None])
def test_two_places_in_one_text_are_parts_and_no_revision(source: str | None) -> None:
    account = reconcile([in_text(7, 0, source=source), in_text(5, 20, source=source)])
    assert bounds(account, 3) == (7, None, None)
    assert account.conflicts == ()
    assert account.statuses()["status"].tolist() == ["part", "part"]


@pytest.mark.parametrize("order", [(12, 5, 7), (5, 12, 7), (5, 7, 12)])
def test_the_sum_of_the_others_is_the_whole(order: tuple[int, ...]) -> None:
    account = reconcile([in_text(value, 20 * place) for place, value in enumerate(order)])
    assert bounds(account, 3) == (12, 12, 12)


def test_a_plain_count_below_the_marked_total_of_its_text_is_a_part() -> None:
    account = reconcile([in_text(12, 0, Kind.CUMULATIVE), in_text(5, 20)])
    assert bounds(account, 3) == (12, 12, 12)
    later = reconcile([in_text(12, 0, Kind.CUMULATIVE), in_text(15, 20, Kind.CUMULATIVE)])
    assert bounds(later, 3) == (15, 15, 15)


def test_two_voices_in_one_text_disagree() -> None:
    other = in_text(7, 20).replace(attribution=Span(30, 40))
    assert len(reconcile([in_text(5, 0), other]).conflicts) == 1


def test_a_guarded_count_that_differs_is_listed_and_gives_way() -> None:
    stated, would = total(205, 1, "Daily"), total(207, 1, "Radio", modality=Modality.POSSIBLE)
    account = reconcile([stated, would])
    (conflict,) = account.conflicts
    assert (conflict.figures, conflict.gap, conflict.settled) == ((would, stated), 2, True)
    assert bounds(account.require(), 1) == (205, 205, 205)


@pytest.mark.parametrize("own", [[], [("Radio", 205)]])
def test_fears_and_what_is_to_come_are_no_conflict(own: list[tuple[str, int]]) -> None:
    could = total(207 if own else 300, 1, "Radio", modality=Modality.POSSIBLE)
    said = [total(205, 1, "Daily"), could, *(total(value, 1, who) for who, value in own)]
    assert reconcile(said).conflicts == ()


def test_a_correction_that_names_an_earlier_day_leaves_later_totals_be() -> None:
    said = [total(347, 4), total(360, 8), total(335, 9, as_of=day(4), revises=True)]
    account = reconcile(said)
    assert (bounds(account, 4), bounds(account, 8)) == ((335, 335, 335), (360, 360, 360))
    assert [conflict.figures for conflict in account.conflicts] == [(said[0], said[2])]
    everything = [total(347, 4), total(360, 8), total(335, 9, revises=True)]
    assert len(reconcile(everything).conflicts) == 2


def test_a_proof_says_since_when_its_total_counts() -> None:
    said = [total(100, 5, since=day(1)), total(40, 10, since=day(6))]
    assert str(reconcile(said).why(day(10))).startswith("dead, end of 2024-10-10: 40, counted since 2024-10-06\n")


def test_no_more_is_news_too() -> None:
    assert bounds(reconcile([total(5, 1), more(0, 2)]), 2) == (5, 5, 5)


def test_a_figure_without_a_publication_is_known_on_its_last_day() -> None:
    said = Figure.cumulative(5, series="dead", as_of=day(3))
    assert bounds(reconcile([said], assume=Assumptions(known_on=day(3))), 3) == (5, 5, 5)
    assert reconcile([said], assume=Assumptions(known_on=day(2))).statuses()["status"].tolist() == ["unknown_yet"]


def test_more_than_a_broken_amount_is_more_by_less_than_any_step() -> None:
    said = total(low=Decimal("2.5"), low_open=True, on=1)
    assert bounds(reconcile([said]), 1) == (Decimal("2.5"), None, Decimal("2.5"))
    assert bounds(reconcile([total(low=2, low_open=True, on=1)]), 1)[0] == 3


def test_what_measures_is_said_with_its_unit() -> None:
    said = [Figure.cumulative(5, unit="tonne", published=day(1)), Figure.cumulative(7, unit="death", published=day(1))]
    account = reconcile(said)
    assert str(account).splitlines()[:2] == ["death: 7 as of 2024-10-01", "tonne: 5 tonnes as of 2024-10-01"]


def test_a_part_that_exceeds_its_whole_is_no_rounding() -> None:
    account = reconcile([total(20, 1), total(30, 1, "Daily", subset=True)])
    assert [(one.kind, one.gap, one.settled) for one in account.conflicts] == [(ConflictKind.DISAGREEMENT, 10, False)]
    assert bounds(account, 1) == (20, 30, None)


def test_a_plain_count_that_the_about_of_its_text_may_mean_is_no_part_of_it() -> None:
    about = in_text(100, 0, Kind.CUMULATIVE).replace(approximate=True)
    assert bounds(reconcile([about, in_text(95, 20)]), 3) == (95, 95, 95)
    assert bounds(reconcile([about, in_text(85, 20)]), 3) == (90, 110, 100)


def test_an_addition_over_some_days_up_to_yesterday_keeps_its_days() -> None:
    said = [total(100, 10, span=Span(0, 3)), total(130, 15, span=Span(0, 3))]
    account = reconcile([*said, more(20, 15, during=Period(day(12), day(15)), span=Span(9, 11))])
    assert [bounds(account, on)[:2] for on in (11, 12, 14)] == [(100, 110), (100, 130), (120, 130)]


def test_about_excuses_no_gap_that_rounding_cannot_make() -> None:
    police = total(1500, source="Police", approximate=True)
    assert [c.kind for c in reconcile([police, total(4000, source="Union")]).conflicts] == [ConflictKind.DISAGREEMENT]
    assert [c.kind for c in reconcile([police, total(1800, source="Union")]).conflicts] == [ConflictKind.ROUNDING]


def test_a_part_of_a_plan_leaves_the_plan() -> None:
    text = "Acme will cut 1,200 jobs by December, including 450 in Germany."
    account = reconcile(parse(text, language="en", published=day(1), source="Acme"))
    assert sorted(entry.target.bounds.value for entry in account.remaining()) == [450, 1200]


def test_what_a_text_quotes_is_part_of_the_total_of_today_that_it_comes_to() -> None:
    quoted = Figure.plain(219, speaker="Ministry", series="dead", source="AFP", published=day(6), span=Span(26, 29))
    total_then = {"series": "dead", "source": "AFP", "published": day(6), "span": Span(82, 85)}
    for when in ({}, {"as_of": day(6)}):
        account = reconcile([quoted, Figure.cumulative(221, **total_then, **when)])
        assert (bounds(account, 6), account.conflicts) == ((221, 221, 221), ())


def test_what_was_said_on_a_day_is_of_the_end_of_that_day() -> None:
    account = reconcile([total(335, 9, said=Period.on(day(8)))])
    assert bounds(account, 8) == (335, 335, 335)
    assert "335 as of 2024-10-08" in str(account)


def test_a_lowered_total_leaves_what_lies_below_it() -> None:
    said = [total(212, 3, "AFP"), total(227, 4, "AP"), total(219, 5, "AFP", revises=True)]
    account = reconcile(said)
    assert (bounds(account, 3), bounds(account, 5)) == ((212, 212, 212), (219, 219, 219))
    assert [conflict.settled for conflict in account.conflicts] == [True]
    raised = reconcile([said[0], said[2]])
    assert bounds(raised, 5) == (219, 219, 219)
