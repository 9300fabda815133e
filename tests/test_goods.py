"""Goods that are measured: which amounts make a series, and in which unit it is given."""

import datetime as dt
import subprocess
import sys
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

import reconcile as rc
from reconcile.statements.measures import _KINDS, converts, measure
from reconcile.units import dimension

LANGUAGES = Path(rc.__file__).parent / "languages"


def day(number: int) -> dt.date:
    return dt.date(2024, 10, number)


def amount(
    value: int, unit: str, good: str | None, on: int = 1, source: str | None = "WFP", **more: object
) -> rc.Figure:
    return rc.Figure.cumulative(value, unit=unit, counted=good, published=day(on), source=source, **more)


def added(
    value: int, unit: str, good: str | None, on: int = 2, source: str | None = "WFP", **more: object
) -> rc.Figure:
    return rc.Figure.increment(value, unit=unit, counted=good, published=day(on), source=source, **more)


def best(account: rc.Reconciliation, on: int = 2) -> dict[str, object]:
    return {name: account.total(day(on), series=name).best for name in account.series}


def test_two_goods_of_one_unit_are_two_series() -> None:
    account = rc.reconcile([amount(30, "tonne", "rice", on=2), amount(12, "tonne", "Wheat", on=2)])
    assert best(account) == {"tonne of rice": 30, "tonne of wheat": 12}
    assert account.conflicts == ()


def test_amounts_of_one_good_join_in_the_unit_in_which_they_come_out_even() -> None:
    account = rc.reconcile(
        [amount(3, "metric_ton", "rice"), added(400, "kilogram", "white rice"), added(400, "kg", "rice")]
    )
    assert best(account)["kg of rice"] == 3400
    account = rc.reconcile([amount(10, "pound", "rice"), added(1, "kilogram", "rice")])
    assert best(account) == {"kilogram of rice": Decimal("5.5359237")}


def test_areas_join_whatever_their_unit() -> None:
    account = rc.reconcile([amount(400, "hectare", "wheat"), added(5, "kilometer ** 2", "wheat")])
    assert best(account) == {"hectare of wheat": 900}


def test_what_measures_differently_stays_apart() -> None:
    said = [amount(3, "tonne", "oil"), amount(400, "liter", "oil"), amount(5, "EUR", "oil"), amount(6, "USD", "oil")]
    assert rc.reconcile(said).series == ("EUR of oil", "USD of oil", "liter of oil", "tonne of oil")


def test_tons_and_barrels_are_of_several_sorts_and_join_only_where_the_caller_says_so() -> None:
    said = [amount(3, "ton", "rice"), added(2, "metric_ton", "rice")]
    assert rc.reconcile(said).series == ("metric_ton of rice", "ton of rice")
    same = rc.Assumptions(same=(frozenset({"ton", "metric_ton"}),))
    assert best(rc.reconcile(said, assume=same)) == {"metric_ton of rice": 5}
    assert best(rc.reconcile([*said, added(400, "kg", "rice", on=3)], assume=same), 3) == {"kg of rice": 5400}


def test_names_of_goods_are_the_callers_to_join() -> None:
    said = [amount(3, "tonne", "rice"), added(2, "tonne", "paddy")]
    assert best(rc.reconcile(said, assume=rc.Assumptions(same=(frozenset({"paddy", "rice"}),)))) == {
        "tonne of paddy": 5
    }


@pytest.mark.parametrize(
    ("counted", "text"), [(None, None), ("tonnes", None), ("Tonnen", "30 Tonnen"), ("euros", "€ 5 euros")]
)
def test_the_unit_itself_is_no_good(counted: str | None, text: str | None) -> None:
    assert rc.reconcile([amount(30, "tonne", counted, text=text)]).series == ("tonne",)


def test_an_amount_of_nothing_named_is_of_the_one_good_that_its_report_its_source_or_anybody_names() -> None:
    rice, wheat = amount(30, "tonne", "rice"), amount(12, "tonne", "wheat", source="ICRC")
    bare = added(5, "tonne", None)
    assert best(rc.reconcile([rice, bare])) == {"tonne of rice": 35}
    assert best(rc.reconcile([rice, bare.replace(source="ICRC")])) == {"tonne of rice": 35}
    assert best(rc.reconcile([rice, wheat, bare]))["tonne of rice"] == 35  # its source speaks of rice alone
    of_report = added(5, "tonne", "wheat", on=2)
    assert rc.reconcile([rice, of_report, bare.replace(bounds=rc.Bounds.exactly(6))]).series == (
        "tonne of rice",
        "tonne of wheat",
    )


def test_where_several_are_named_an_amount_of_nothing_named_stands_by_itself() -> None:
    said = [amount(30, "tonne", "rice"), amount(12, "tonne", "wheat"), added(5, "tonne", None)]
    assert rc.reconcile(said).series == ("tonne", "tonne of rice", "tonne of wheat")


def test_a_part_does_not_name_the_good_of_its_whole() -> None:
    said = [amount(1500, "hectare", None), amount(200, "hectare", "forest", subset=True)]
    assert rc.reconcile(said).series == ("hectare", "hectare of forest")


def test_what_is_counted_has_no_goods() -> None:
    said = [rc.Figure.cumulative(3, unit="soldier", counted=noun, published=day(1)) for noun in ("troops", "recruits")]
    assert rc.reconcile(said).series == ("soldier",)


def test_a_count_of_a_good_is_no_amount_of_it() -> None:
    said = [amount(3, "tonne", "vaccines"), rc.Figure.cumulative(400, counted="vaccines", published=day(1))]
    assert rc.reconcile(said).series == ("tonne of vaccines", "vaccines")


def test_a_caller_who_names_the_series_says_what_it_holds() -> None:
    said = [amount(3, "tonne", "rice", series="food"), added(400, "kilogram", "wheat", series="food")]
    assert best(rc.reconcile(said)) == {"food": 3400}


@pytest.mark.parametrize("kind", sorted(set(_KINDS.values())))
def test_all_that_is_said_to_measure_the_same_does(kind: str) -> None:
    measured = {dimension(unit) for unit in _KINDS if measure(unit) == kind}
    assert len(measured) == 1
    assert None not in measured


def test_what_languages_measure_in_is_known_and_what_they_count_is_not() -> None:
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in LANGUAGES.glob("*.toml")]
    units = {unit for file in files for unit in file.get("numbers", {}).get("units", {})}
    nouns = {noun for file in files for noun in file.get("figures", {}).get("nouns", {})}
    assert {unit for unit in units if converts(unit) and dimension(unit) is None} == set()
    assert {noun for noun in nouns if measure(noun) and dimension(noun) is None} == set()
    assert {
        unit for unit in units if unit.split("_")[-1] in ("gram", "liter", "hectare") and not converts(unit)
    } == set()


def test_pint_is_loaded_only_to_convert() -> None:
    code = (
        "import sys, datetime as dt, reconcile as rc;"
        "say = lambda **more: rc.Figure.plain(3, published=dt.date(2024, 10, 1), **more);"
        "said = [say(unit='tonne', counted='rice'), say(unit='tonne', counted='wheat'), say(unit='death')];"
        "rc.reconcile(said).total(dt.date(2024, 10, 1), series='death');"
        "print('pint' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603  # our own code
    assert done.stdout.strip() == "False"


def test_proofs_and_conflicts_say_every_statement_in_its_own_unit_and_the_total_in_that_of_its_series() -> None:
    when = dt.date(2024, 6, 1)
    tonnes = rc.Figure.cumulative(2, unit="tonne", series="rice", source="A", published=when)
    account = rc.reconcile(
        [tonnes, rc.Figure.increment(500, unit="kilogram", series="rice", source="A", published=when)]
    )
    assert str(account.why(when)).splitlines()[:2] == [
        "rice, end of 2024-06-01: 2 000 kilograms",
        "at least 2 000 kilograms: 2 tonnes in all (A, 2024-06-01)",
    ]
    assert str(account).startswith("rice: 2 000 kilograms as of 2024-06-01")
    kilograms = rc.Figure.cumulative(1400, unit="kilogram", series="rice", source="B", published=when)
    explanation = rc.reconcile([tonnes, kilograms]).conflicts[0].explanation
    assert "they are 600 kilograms apart" in explanation
    assert "A reported 2 tonnes in all, B reported 1 400 kilograms in all" in explanation


def test_different_units_are_not_added_up_in_an_explanation() -> None:
    first = dt.date(2024, 6, 1)
    said = [
        rc.Figure.cumulative(2, unit="tonne", series="rice", source="A", published=first),
        rc.Figure.increment(500, unit="kilogram", series="rice", source="A", published=first.replace(day=2)),
        rc.Figure.cumulative(4, unit="tonne", series="rice", source="A", published=first.replace(day=2)),
    ]
    assert "come to" not in rc.reconcile(said).conflicts[0].explanation
