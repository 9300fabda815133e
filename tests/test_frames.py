"""Frames in and out: exact cells, clear refusals, the columnar account."""

import datetime as dt
import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from reconcile import (
    Assumptions,
    Figure,
    FrameError,
    InputError,
    InputTypeError,
    Period,
    Relation,
    Span,
    from_frame,
    reconcile,
    reconcile_frame,
    to_frame,
)
from reconcile.errors import LeftOutWarning
from reconcile.testing import figures

ROW = {"series": "s", "low": 3, "high": 3, "kind": "cumulative", "published": dt.date(2024, 10, 23)}


PLAIN = {"Int64", "bool", "string", "datetime64[s]", "datetime64[us]"}


def fit_for_a_frame(figure: Figure) -> Figure:
    """The figure with a date, and without what frames do not hold."""
    return figure.replace(
        published=figure.published or dt.date(2024, 10, 23),
        said=figure.said if figure.said and (figure.said.start or figure.said.end) else None,
        **dict.fromkeys(("when", "part_of", "attribution")),
        alternatives=(),
        because=(),
    )


def frame(*rows: dict[str, object]) -> pd.DataFrame:
    whole = [ROW | row for row in rows]
    names = list(dict.fromkeys(name for row in whole for name in row))
    return pd.DataFrame({name: pd.Series([row.get(name) for row in whole], dtype=object) for name in names})


def test_the_columns_are_those_of_the_contract() -> None:
    assert list(to_frame([]).columns)[:22] == [
        *(
            "series",
            "low",
            "high",
            "low_open",
            "high_open",
            "approximate",
            "kind",
            "start",
            "end",
            "relation",
            "modality",
        ),
        *("role", "subset", "revises", "unit", "counted", "predicate", "source", "published", "text", "span_start"),
        "span_end",
    ]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"low": 4}, "row 0: low 4 is above high 3"),
        ({"low": 12.000000000000002}, "row 0: low is 12.000000000000002, a float with noise"),
        ({"high": float("inf")}, "row 0: high is inf"),
        ({"kind": "cumulativ"}, r"kind is 'cumulativ' \(did you mean 'cumulative'\?\)"),
        ({"kind": None}, "row 0: no kind"),
        ({"published": None}, "row 0: neither published nor end"),
        ({"published": "23/10/2024"}, "row 0: published is '23/10/2024'"),
        ({"start": dt.date(2024, 2, 2), "end": dt.date(2024, 2, 1)}, "row 0: the period starts on 2024-02-02"),
        ({"subset": "perhaps"}, "row 0: subset is 'perhaps'"),
        ({"low": "three"}, "row 0: low is a str"),
        ({"low": None, "high": None, "value": None, "kind": "sum"}, "row 0: kind is 'sum'"),
    ],
)
def test_a_bad_row_is_named_with_what_is_wrong(changes: dict[str, object], message: str) -> None:
    with pytest.raises(FrameError, match=message):
        from_frame(frame(changes))
    with pytest.raises(FrameError, match="row 0"):
        reconcile_frame(frame(changes), errors="raise")


def test_the_index_of_a_bad_row_is_the_frames_own() -> None:
    bad = frame({}, {"low": 9}).set_index(pd.Index(["good", "bad"]))
    with pytest.raises(FrameError, match="row bad"):
        from_frame(bad)
    with pytest.raises(FrameError, match="row bad"):
        reconcile_frame(bad, errors="raise")


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (
            {"lo": [3], "kind": ["plain"], "published": ["2024-10-23"]},
            r"no column 'low' or 'high' or 'value' \(did you mean 'lo'",
        ),
        ({"low": [3], "published": ["2024-10-23"]}, "no column 'kind'"),
        ({"low": [3], "kind": ["plain"]}, "no column 'published' or 'end'"),
        ({"low": [3], "kind": ["plain"], "end": ["2024-10-23"], "publishd": [0]}, "did you mean 'published'"),
    ],
)
def test_missing_and_misspelt_columns_are_named(columns: dict[str, list[object]], message: str) -> None:
    with pytest.raises(FrameError, match=message):
        from_frame(pd.DataFrame(columns))


SAID = {"value": [335, 12], "kind": ["cumulative", "increment"], "published": ["2024-06-01", "2024-06-02"]}


@pytest.mark.parametrize("name", ["county", "country", "region", "start_date", "sorce", "lows", "text", "unit"])
def test_the_column_of_the_series_may_have_any_name(name: str) -> None:
    rows = reconcile_frame(pd.DataFrame({**SAID, name: "north"}), by=name)
    assert rows[[name, "best"]].to_numpy().tolist() == [["north", 335], ["north", 347]]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("sorce", "source"),
        ("lows", "low"),
        ("start_date", "start"),
        ("end_day", "end"),
        ("county", None),
        ("country", None),
        ("region", None),
        ("source_url", None),
        ("text_id", None),
    ],
)
def test_a_column_that_is_like_none_is_let_be(name: str, meant: str | None) -> None:
    said = pd.DataFrame({**SAID, "series": "north", name: "2024"})
    for call in (from_frame, reconcile_frame):
        if meant is None:
            assert len(call(said)) == 2  # type: ignore[operator]  # either of two functions
        else:
            with pytest.raises(FrameError, match=f"unknown column '{name}' .did you mean '{meant}'"):
                call(said)  # type: ignore[operator]  # either of two functions


def test_what_is_no_frame_is_refused() -> None:
    with pytest.raises(InputTypeError, match="give a pandas DataFrame"):
        from_frame([1, 2])  # type: ignore[arg-type]  # the mistake under test
    with pytest.raises(FrameError, match="did you mean 'series'"):
        reconcile_frame(frame({}), by="serie")
    with pytest.raises(InputError, match="'status' or 'raise'"):
        reconcile_frame(frame({}), errors="ignore")


@pytest.mark.parametrize(
    ("given", "message"),
    [({"by": None}, "by is a NoneType"), ({"by": ["series"]}, "by is a list"), ({"assume": 5}, "assume is a int")],
)
def test_wrong_arguments_are_named(given: dict[str, Any], message: str) -> None:
    with pytest.raises(InputTypeError, match=message):
        reconcile_frame(frame({}), **given)


def test_what_is_no_figure_makes_no_frame() -> None:
    for nothing in (None, [1], frame({})):
        with pytest.raises(InputTypeError, match="give figures"):
            to_frame(nothing)  # type: ignore[arg-type]  # the mistake under test


def test_a_frame_can_be_added_to_an_account() -> None:
    more = frame({"low": 5, "high": 5, "kind": "increment", "published": dt.date(2024, 10, 24)})
    assert reconcile(frame({})).add(more).total(dt.date(2024, 10, 24)).best == 8


def test_a_column_that_is_there_twice_is_named() -> None:
    with pytest.raises(FrameError, match="2 columns are named 'low'"):
        reconcile(pd.concat([frame({}), frame({})[["low"]]], axis=1))


@pytest.mark.parametrize("column", ["kind", "series", "source", "unit", "subset"])
def test_a_cell_that_is_a_list_refuses_its_row(column: str) -> None:
    with pytest.raises(FrameError, match=f"row 1: {column} is"):
        from_frame(frame({}, {column: ["a"]}))
    rows, statuses = reconcile_frame(frame({}, {column: ["a"]}), statuses=True)
    assert rows["best"].tolist() == [3]
    assert statuses["status"].tolist() == ["counted", "refused"]
    assert statuses["reason"].tolist()[1] == f"{column} is neither a word nor a number: give one of them"
    with pytest.raises(FrameError, match=f"row 1: {column} is neither"):
        reconcile_frame(frame({}, {column: ["a"]}), errors="raise")


def test_a_frame_of_timestamps_reads_midnight_as_a_day() -> None:
    stamped = frame({}).assign(published=pd.to_datetime(["2024-10-23"]))
    assert from_frame(stamped)[0].published == dt.date(2024, 10, 23)
    evening = frame({}).assign(published=pd.to_datetime(["2024-10-23T18:00"]))
    assert from_frame(evening)[0].published == dt.datetime(2024, 10, 23, 18)


def test_missing_cells_of_every_sort_are_unknown() -> None:
    for nothing in (None, np.nan, pd.NA, pd.NaT):
        figure = from_frame(frame({"source": nothing, "high": nothing, "start": nothing, "approximate": nothing}))[0]
        assert (figure.source, figure.bounds.high, figure.period.start, figure.approximate) == (None, None, None, False)


def test_reconcile_takes_a_frame() -> None:
    assert (
        reconcile(frame({}, {"low": 4, "high": 4, "kind": "increment", "published": dt.date(2024, 10, 24)}))
        .total(dt.date(2024, 10, 24))
        .best
        == 7
    )


def test_unusable_rows_are_left_out_and_told() -> None:
    rows, statuses = reconcile_frame(
        frame({}, {"low": 9}, {"kind": "sum"}, {"low": 2, "high": 2, "subset": 7}), statuses=True
    )
    assert rows["best"].tolist() == [3]
    assert rows["status"].tolist() == ["consistent"]
    assert statuses["status"].tolist() == ["counted", "refused", "refused", "refused"]
    assert statuses["reason"].tolist()[1:] == [
        "low is above high: swap them, or leave one of them out",
        "kind is 'sum': give one of cumulative, increment, level, plain, adjustment",
        "subset is 7: give True or False",
    ]


def test_amounts_too_large_are_refused() -> None:
    for large in (10**30, 2**60):
        _, statuses = reconcile_frame(frame({}, {"low": large, "high": large}), statuses=True)
        assert statuses["reason"].tolist()[1] == "too large, or too fine, to be added up exactly"


def test_rows_left_out_are_told_of_once_a_row_or_all_together() -> None:
    said = frame({}, {"kind": "sum"}, {"low": None, "high": None})
    for progress in (False, True):
        with pytest.warns(LeftOutWarning, match="2 of 3 rows are left out: row 1: kind is 'sum'.*; row 2: no amount; "):
            assert len(reconcile_frame(said, progress=progress)) == 1
        _, statuses = reconcile_frame(said, statuses=True, progress=progress)
        assert statuses["status"].tolist() == ["counted", "refused", "empty"]
        assert statuses["reason"].tolist()[2] == "no amount"
    with pytest.raises(FrameError, match="row 2: no amount"):
        reconcile_frame(said, errors="raise")
    with pytest.warns(LeftOutWarning, match="12 of 12 rows are left out: .*; row 9: no amount; and 2 more rows"):
        assert not len(reconcile_frame(frame(*[{"low": None, "high": None}] * 12)))


def test_rows_without_a_series_are_named_as_figures_are() -> None:
    said = frame(
        {"series": None},
        {"series": None, "unit": "death", "predicate": "kill"},
        {"series": None, "unit": "person", "kind": "level"},
        {"series": None, "unit": "tonne", "counted": "rice", "source": "WFP"},
        {"series": None, "unit": "kilogram", "counted": "Rice", "source": "WFP", "kind": "increment"},
        {"series": None, "unit": "tonne", "counted": "wheat"},
        {"series": None, "unit": "kilogram", "source": "WFP", "low": 5, "high": 5},
        {"series": "t"},
    )
    account, rows = reconcile(said), reconcile_frame(said)
    assert rows["series"].tolist() == list(account.series)
    assert {"count", "death, kill", "kilogram of rice", "tonne of wheat"} < set(account.series)
    for row in rows.itertuples():
        total = account.total(row.date.date(), series=row.series)
        assert (row.low, None if pd.isna(row.high) else row.high) == (total.low, total.high)


def test_places_in_a_text_are_whole_and_in_order() -> None:
    assert from_frame(frame({"span_start": 3.0, "span_end": 5.0}))[0].span == Span(3, 5)
    with pytest.raises(FrameError, match="row 0: no span runs from 9 to 5"):
        from_frame(frame({"span_start": 9, "span_end": 5}))
    with pytest.raises(FrameError, match="row 0: span_start is a str"):
        from_frame(frame({"span_start": "three", "span_end": 5}))


def test_what_came_is_what_was_said_to_have_come() -> None:
    said = frame(
        {"low": 100, "high": 200, "published": dt.date(2024, 10, 21), "source": "A"},
        {"low": 12, "high": 12, "kind": "increment", "published": dt.date(2024, 10, 22), "source": "A"},
        {"low": 5, "high": None, "kind": "increment", "published": dt.date(2024, 10, 23), "source": "A"},
    )
    rows = reconcile_frame(said)
    assert rows["increment_low"].tolist()[1:] == [12, 5]
    assert rows["increment_high"].tolist()[1] == rows["increment_best"].tolist()[1] == 12
    assert rows["increment_high"].isna().tolist() == [True, False, True]


def test_between_two_totals_of_at_least_no_single_count_is_the_best() -> None:
    def row(source: str, kind: str, ends: tuple[int, int | None], days: tuple[int, int]) -> dict[str, object]:
        start, end = (dt.date(2024, 3, day) for day in days)
        low, high = ends
        return {"low": low, "high": high, "kind": kind, "start": start, "end": end, "published": end, "source": source}

    said = frame(
        row("A", "cumulative", (0, None), (1, 2)),
        row("B", "cumulative", (1, None), (1, 4)),
        row("C", "increment", (0, None), (2, 3)),
        row("D", "increment", (0, 1), (3, 4)),
    )
    for rows in (reconcile_frame(said), reconcile(from_frame(said)).timeline()):
        assert rows["increment_best"].isna().tolist()[3:] == [True, True]


def test_what_falls_has_come_down() -> None:
    levels = [
        {"kind": "level", "low": low, "high": low, "published": dt.date(2024, 10, 20 + place)}
        for place, low in enumerate((300, 280, 310))
    ]
    rows = reconcile_frame(frame(*levels))
    for name in ("increment_low", "increment_high", "increment_best"):
        assert rows[name].tolist()[1:] == [-20, 30]


def test_a_series_in_several_units_is_given_in_one() -> None:
    said = frame(
        {"unit": "tonne", "published": dt.date(2024, 10, 22)},
        {"unit": "kilogram", "low": 400, "high": 400, "kind": "increment"},
        {"series": "t", "unit": "mile", "published": dt.date(2024, 10, 22)},
        {"series": "t", "unit": "kilometer", "kind": "increment"},
        {"series": "u", "unit": "ton", "published": dt.date(2024, 10, 22)},
        {"series": "u", "unit": "tonne", "kind": "increment"},
    )
    assume = Assumptions(same=(frozenset({"ton", "tonne"}),))
    rows = reconcile_frame(said, assume=assume)
    assert rows["best"].tolist() == pytest.approx([3000, 3400, 4.828032, 7.828032, 3, 6])
    account = reconcile(said, assume)
    totals = [account.total(dt.date(2024, 10, 23), series=name).best for name in "stu"]
    assert totals == [3400, Decimal("7.828032"), 6]


@pytest.mark.parametrize("by", ["series", "place"])
def test_a_row_of_no_place_is_refused_where_another_column_names_the_series(by: str) -> None:
    said = (
        frame({"place": "Homs"}, {"place": None}, {"place": 5})
        if by == "place"
        else frame({"series": 3}, {"series": None})
    )
    _, statuses = reconcile_frame(said, by=by, statuses=True)
    assert statuses["reason"].tolist()[1] == f"no {by}: say which series it belongs to"


def test_the_rows_of_a_series_are_the_ends_of_its_days() -> None:
    week = frame({"low": 10, "high": 10, "start": dt.date(2024, 10, 1), "end": dt.date(2024, 10, 8)})
    rows = reconcile_frame(week)
    assert rows["date"].dt.date.tolist() == [dt.date(2024, 9, 30), dt.date(2024, 10, 7), dt.date(2024, 10, 23)]
    assert rows["low"].tolist() == [0, 10, 10]
    assert rows["high"].isna().tolist() == [False, False, True]
    assert rows["increment_best"].tolist()[1] == 10


def test_each_series_has_its_status_and_its_conflicts() -> None:
    said = frame(
        {},
        {"series": "t"},
        {"series": "t", "low": 9, "high": 9},
        {"series": "u", "approximate": True, "low": 30, "high": 30},
    )
    said = pd.concat([said, frame({"series": "u", "low": 35, "high": 35})], ignore_index=True)
    rows = reconcile_frame(said).groupby("series")[["status", "conflicts"]].first()
    assert rows["status"].tolist() == ["consistent", "contradictory", "rounding"]
    assert rows["conflicts"].tolist() == [0, 1, 1]


def test_columnar_and_figures_agree_on_brackets_restarts_corrections_and_levels() -> None:
    day = dt.date(2024, 10, 1)
    days = [day + dt.timedelta(days=n) for n in range(40)]
    said = [
        Figure.cumulative(
            1500, since=Period.month(2024, 9), said=Period(days[0], days[5]), published=days[9], series="a", source="x"
        ),
        Figure.increment(1500, published=days[9], series="a", source="x"),
        Figure.cumulative(40, since=days[0], published=days[3], series="b"),
        Figure.cumulative(7, since=days[8], published=days[12], series="b"),
        Figure.cumulative(100, published=days[1], series="c"),
        Figure.adjustment(-10, published=days[2], series="c"),
        Figure.cumulative(95, published=days[2], series="c"),
        Figure.level(5, published=days[1], series="d"),
        Figure.level(2, published=days[4], series="d"),
        Figure.increment(
            17, period=Period.since(days[3]), relation=Relation.SINCE, published=days[9], series="e", source="x"
        ),
        Figure.cumulative(Decimal("2.5"), published=days[9], series="f"),
        Figure.cumulative(300, approximate=True, published=days[9], series="g"),
    ]
    account, rows = reconcile(said), reconcile_frame(to_frame(said))
    for row in rows.itertuples():
        total = account.total(row.date.date(), series=row.series)
        assert [None if pd.isna(end) else Decimal(str(end)) for end in (row.low, row.high, row.best)] == [
            total.low,
            total.high,
            total.best,
        ]
    assert [len(account.days(name)) for name in account.series] == rows.groupby("series").size().tolist()


DAY_ONE = dt.date(2024, 10, 1)


@st.composite
def told(draw: st.DrawFn) -> Figure:
    """Something said of one of two series in a month: totals, additions of a day or a week, corrections."""
    day, amount = draw(st.integers(0, 30)), draw(st.integers(0, 40))
    make = draw(st.sampled_from([Figure.cumulative, Figure.increment, Figure.plain, Figure.adjustment]))
    begun = draw(st.sampled_from([None, None, 1, 7, 20]))
    window = {} if begun is None else {"start": DAY_ONE + dt.timedelta(day - begun), "end": DAY_ONE + dt.timedelta(day)}
    amounts = {"low": draw(st.sampled_from([amount, amount, None])), "high": amount + draw(st.integers(0, 9))}
    return make(
        **amounts,
        period=Period(**window),
        series=draw(st.sampled_from("ab")),
        source=draw(st.sampled_from([None, "x", "y"])),
        published=DAY_ONE + dt.timedelta(day),
    )


@settings(max_examples=30)
@given(st.lists(told(), min_size=1, max_size=12))
def test_what_came_between_two_rows_is_as_tight_as_an_account_says(said: list[Figure]) -> None:
    timeline, rows = reconcile(said).timeline(), reconcile_frame(to_frame(said))
    for name in ("increment_low", "increment_high"):
        assert rows[name].fillna(-1).tolist() == timeline[name].fillna(-1).tolist()


def test_in_parts_with_a_progress_bar_it_is_the_same() -> None:
    said = pd.concat([frame({"series": name}) for name in "cab"], ignore_index=True)
    pd.testing.assert_frame_equal(reconcile_frame(said, progress=True), reconcile_frame(said))


def test_known_on_holds_in_frames_too() -> None:
    said = frame({}, {"low": 9, "high": 9, "published": dt.date(2024, 10, 25)})
    assert reconcile_frame(said, assume=Assumptions(known_on=dt.date(2024, 10, 24)))["best"].tolist() == [3]


def test_the_input_is_not_touched() -> None:
    said = frame({}, {"low": 2})
    before = said.copy(deep=True)
    reconcile_frame(said)
    from_frame(said)
    pd.testing.assert_frame_equal(said, before)


DAYS = ["2024-06-01", "2024-06-02", "2024-06-02"]
TABLE = pd.DataFrame(
    {
        "series": ["a", "a", "b"],
        "low": [335, 12, 1020],
        "high": [335, 12, 1030],
        "kind": ["cumulative", "increment", "cumulative"],
        "start": pd.to_datetime([None, "2024-06-02", None]),
        "published": pd.to_datetime(DAYS),
        "approximate": [False, False, True],
    }
)


def arrow(table: pd.DataFrame) -> pd.DataFrame:
    pa = pytest.importorskip("pyarrow")
    days = pd.ArrowDtype(pa.date32())
    return table.convert_dtypes(dtype_backend="pyarrow").astype({"start": days, "published": days})


def through_csv(table: pd.DataFrame) -> pd.DataFrame:
    return pd.read_csv(io.StringIO(table.to_csv(index=False)))


def through_parquet(table: pd.DataFrame) -> pd.DataFrame:
    pytest.importorskip("pyarrow")
    file = io.BytesIO()
    table.to_parquet(file)
    return pd.read_parquet(file)


AS_PEOPLE_HOLD_THEM: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "categories": lambda table: table.astype({"series": "category", "kind": "category"}),
    "nullable": lambda table: table.convert_dtypes(),
    "small numbers": lambda table: table.astype({"low": "uint16", "high": "float32", "approximate": "boolean"}),
    "periods": lambda table: table.assign(**{name: table[name].dt.to_period("D") for name in ("start", "published")}),
    "dates": lambda table: table.assign(published=table["published"].dt.date),
    "strings": lambda table: table.assign(published=DAYS),
    "arrow": arrow,
    "csv": through_csv,
    "parquet": through_parquet,
}


@pytest.mark.parametrize("held", AS_PEOPLE_HOLD_THEM)
def test_columns_of_any_dtype_say_the_same(held: str) -> None:
    table = AS_PEOPLE_HOLD_THEM[held](TABLE)
    assert from_frame(table) == from_frame(TABLE)
    pd.testing.assert_frame_equal(reconcile_frame(table), reconcile_frame(TABLE), check_dtype=False)


@pytest.mark.parametrize("through", [through_csv, through_parquet])
def test_frames_survive_files(through: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
    assert from_frame(through(to_frame(from_frame(TABLE)))) == from_frame(TABLE)
    account = reconcile_frame(TABLE)
    pd.testing.assert_frame_equal(through(account).astype(account.dtypes), account)


@given(st.lists(figures().map(fit_for_a_frame), max_size=5))
@settings(max_examples=40)
def test_any_figures_survive_parquet(said: list[Figure]) -> None:
    table = to_frame(said)
    assert {str(dtype) for name, dtype in table.dtypes.items() if name not in ("low", "high")} <= PLAIN
    assert list(from_frame(through_parquet(table))) == said


@pytest.mark.parametrize(
    "published",
    [
        [dt.date(2024, 10, 23), None],
        [dt.datetime(2024, 10, 23, 18), dt.datetime(2024, 10, 24, 9, 30, 5, 7)],
        [dt.datetime(2024, 10, 23), dt.datetime(2024, 10, 24, 9)],
        [dt.datetime(2024, 10, 23), dt.date(2024, 10, 23)],
        [dt.date(2024, 10, 23), dt.datetime(2024, 10, 24, 9)],
        [dt.datetime(2024, 10, 23, tzinfo=dt.UTC), dt.datetime(2024, 10, 24, 9, tzinfo=dt.UTC)],
        [dt.datetime(2024, 10, 23, 1, tzinfo=ZoneInfo("Asia/Tokyo")), dt.date(2024, 10, 23)],
        [dt.datetime(2024, month, 23, 1, tzinfo=ZoneInfo(zone)) for month, zone in ((1, "Asia/Tokyo"), (7, "UTC"))],
        [dt.date(1, 1, 1), dt.date.max],
    ],
)
@pytest.mark.parametrize("through", [through_csv, through_parquet])
def test_days_and_hours_survive_files(
    published: list[dt.date | None], through: Callable[[pd.DataFrame], pd.DataFrame]
) -> None:
    said = [Figure.plain(3, published=day, during=dt.date(2024, 1, 1), series="s") for day in published]
    table = to_frame(said)
    found = from_frame(through(table))
    assert [figure.published for figure in found] == published
    assert [str(figure.published) for figure in found] == [str(day) for day in published]
    assert reconcile_frame(through(table)).astype(str).equals(reconcile_frame(table).astype(str))


@pytest.mark.parametrize("amounts", [[335, 12], [335, Decimal("1.5")], [10**30, 12], [None, 4]])
def test_exact_amounts_survive_parquet(amounts: list[Any]) -> None:
    said = [
        Figure.cumulative(low=low, high=low or 5, published=dt.date(2024, 10, 20 + place), series=f"s{place}")
        for place, low in enumerate(amounts)
    ]
    account = reconcile(said)
    assert list(from_frame(through_parquet(to_frame(said)))) == said
    for table in (account.timeline(), account.statuses()):
        pd.testing.assert_frame_equal(through_parquet(table).astype(table.dtypes), table)


@pytest.mark.parametrize("dtype", ["int64", "category", object])
def test_an_empty_frame_tells_the_columns_to_come(dtype: Any) -> None:
    table = TABLE.assign(series=[1, 1, 2]).astype({"series": dtype})
    whole, nothing = reconcile_frame(table), reconcile_frame(table.head(0))
    assert list(nothing.columns) == list(whole.columns)
    assert nothing["series"].dtype == dtype
    assert nothing.dtypes.iloc[1:].tolist() == whole.dtypes.iloc[1:].tolist()


def test_what_hides_in_the_index_is_asked_for() -> None:
    told = pd.DataFrame({"series": ["a"], "value": [7], "kind": ["plain"], "published": ["2024-01-01"]})
    with pytest.raises(FrameError, match=r"'series' is in the index.*reset_index"):
        from_frame(told.set_index("series"))


def test_an_amount_is_given_once() -> None:
    twice = pd.DataFrame({"value": [7, 8], "low": [None, 3], "kind": ["plain"] * 2, "published": ["2024-01-01"] * 2})
    with pytest.raises(FrameError, match="row 1 has a 'value' and a 'low' or 'high'"):
        from_frame(twice)


class Unequal:
    """What can neither be hashed nor compared."""

    __hash__ = None  # type: ignore[assignment]  # the mistake under test

    def __eq__(self, other: object) -> bool:
        raise RuntimeError


CELLS: list[Any] = [
    *(("a", 1), (["a"],), ["a"], {"a": 1}, {1}, frozenset({1}), b"3", range(3), pd.Index([1]), np.array(3)),
    *(3 + 1j, np.timedelta64(1, "D"), np.timedelta64("NaT"), np.datetime64("NaT"), np.void(b"a"), Unequal(), len),
    *(Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), pd.NaT, pd.NA, pd.Period("2024-10"), pd.Interval(1, 2)),
    *(pd.Timestamp("2024-10-23 10:00", tz="UTC"), dt.time(3), 2024, 2.5, True, "335", "\ud800", 1e300, 10**30),
]
NAMES = [*to_frame([]).columns, "value"]


def beside(column: str, cell: Any) -> dict[str, Any]:
    """A row with this cell, beside nothing that a value forbids."""
    return {column: cell} | ({"low": None, "high": None} if column == "value" else {})


@pytest.mark.filterwarnings("ignore::reconcile.errors.LeftOutWarning")
@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: f"{type(cell).__name__} {cell!r}".encode("ascii", "replace"))
def test_no_cell_of_any_column_ends_in_an_error_of_another_library(cell: Any) -> None:
    for column in NAMES:
        for rows in (frame({}, beside(column, cell)), frame(*[beside(column, cell) | {"source": "A"}] * 2)):
            _, statuses = reconcile_frame(rows, statuses=True, assume=Assumptions(merge=[("s", "t")]))
            assert len(statuses) == 2
            try:
                from_frame(rows)
            except FrameError as error:
                assert str(error).startswith("row ")  # noqa: PT017  # either is right


@pytest.mark.parametrize("beside", [[], ["a"]])
def test_a_tuple_names_no_series(beside: list[Any]) -> None:
    told = pd.DataFrame({"series": [("a", 1), ("a", 1), *beside], "value": 3, "kind": "plain", "end": "2024-10-23"})
    for said in [told] if beside else [told, told.astype({"series": "category"})]:
        with pytest.raises(FrameError, match="row 0: series is neither a word nor a number: give one of them"):
            reconcile(said)
        rows, statuses = reconcile_frame(said, statuses=True)
        assert rows["series"].unique().tolist() == beside
        assert statuses["status"].tolist()[:2] == ["refused"] * 2
        assert set(statuses["reason"][:2]) == {"series is neither a word nor a number: give one of them"}


def test_numbers_and_words_name_series_side_by_side() -> None:
    said = frame({"series": 3}, {"series": "b"}, {"series": Decimal(7)}, {"series": "c"})
    rows = reconcile_frame(said, assume=Assumptions(merge=[("b", "c")]))
    assert list(map(str, rows["series"])) == ["3", "7", "b"]
    assert reconcile(said).series == ("3", "7", "b", "c")


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (
            ["335"],
            r"value is a str \('335'\): turn the column into numbers first, with pd.to_numeric\(frame\['value'\]\)",
        ),
        (["many"], r"value is a str \('many'\): give a number"),
        ([float("inf")], "value is inf"),
        ([0.1 + 0.2], "value is .*a float with noise"),
        ([True], "value is a .*bool"),
        ([3 + 1j], "value is a .*complex"),
        ([[3] * 100], r"value is a list \(\[3, 3.{0,60}\): give an int or a Decimal"),
    ],
)
def test_what_is_wrong_is_told_of_the_column_that_is_there(cells: list[Any], message: str) -> None:
    told = pd.DataFrame({"series": "s", "value": cells, "kind": "plain", "end": "2024-10-23"})
    for call in (reconcile, lambda said: reconcile_frame(said, errors="raise")):
        with pytest.raises(FrameError, match=message):
            call(told)


def test_a_value_or_an_end_is_named_row_by_row() -> None:
    said = frame({"low": None, "high": None, "value": "335"}, {"low": "9"}, {"low": None, "high": None, "value": 5})
    rows, statuses = reconcile_frame(said, statuses=True)
    assert [str(why).split(":")[0] for why in statuses["reason"].fillna("nan")] == [
        "value is a str ('335')",
        "low is a str ('9')",
        "nan",
    ]
    assert rows["best"].tolist() == [5]
    mixed = pd.DataFrame({"low": [None, 2.0], "high": [None, 2.5], "value": [Decimal("1.5"), None]})
    told = mixed.assign(series=["a", "b"], kind="cumulative", end="2024-10-23")
    assert reconcile_frame(told)["low"].tolist() == [1.5, 2.0]


def test_open_ends_that_leave_nothing_are_told_apart_from_ends_that_are_swapped() -> None:
    _, statuses = reconcile_frame(frame({"low_open": True, "high_open": True}, {"low": 9}), statuses=True)
    assert [why[:32] for why in statuses["reason"]] == [
        "nothing lies between the ends on",
        "low is above high: swap them, or",
    ]


def test_a_misspelt_word_is_told_with_the_nearest() -> None:
    _, statuses = reconcile_frame(frame({"kind": "cumulativ"}, {"role": "previously"}), statuses=True)
    assert statuses["reason"][0].startswith(
        "kind is 'cumulativ' (did you mean 'cumulative'?): give one of cumulative, "
    )
    assert statuses["reason"][1].startswith("role is 'previously' (did you mean 'previous'?): give one of main")


def test_numbers_beyond_64_bits_are_too_large_whatever_holds_them() -> None:
    for large in (np.array([2**64 - 1], np.uint64), np.array([1e300])):
        told = pd.DataFrame({"series": "s", "value": large, "kind": "plain", "end": "2024-10-23"})
        _, statuses = reconcile_frame(told, statuses=True)
        assert statuses["reason"].tolist() == ["too large, or too fine, to be added up exactly"]


def test_days_of_several_time_zones_are_each_read_where_they_are() -> None:
    said = frame({"start": "2024-10-20T01:00+02:00"}, {"start": "2024-11-20T01:00+01:00"}, {"start": 20241023}, {})
    said["published"] = dt.date(2024, 12, 1)
    rows, statuses = reconcile_frame(said, statuses=True)
    assert {dt.date(2024, 10, 19), dt.date(2024, 11, 19)} < set(rows["date"].dt.date)
    assert statuses["reason"][2] == "start is 20241023: give a date, or a string such as '2024-10-23'"


def test_a_column_of_the_result_cannot_name_the_series() -> None:
    with pytest.raises(FrameError, match="the account has a column 'status' of its own: rename"):
        reconcile_frame(frame({"status": "a"}), by="status")


def test_rows_that_share_a_label_keep_their_own_statuses_with_a_progress_bar() -> None:
    said = frame({"series": "b"}, {"series": "a", "kind": "sum"}).set_index(pd.Index([7, 7]))
    _, statuses = reconcile_frame(said, statuses=True, progress=True)
    assert statuses["status"].tolist() == ["counted", "refused"]
