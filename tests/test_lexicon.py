"""Language files are checked: what they say is understood or refused with a hint."""

import datetime as dt
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from reconcile import (
    InputTypeError,
    Lexicon,
    LexiconError,
    Period,
    UnknownLanguageError,
    available_languages,
    parse,
    parse_dates,
    parse_numbers,
)
from reconcile.lexicon import lexicon_for
from reconcile.lexicon.tables import read_tables


@pytest.mark.parametrize("code", available_languages())
def test_every_shipped_language_loads_and_names_itself(code: str) -> None:
    lexicon = lexicon_for(code)
    assert lexicon.code == code
    assert lexicon.name
    assert eval(repr(lexicon)) == lexicon  # noqa: S307  # the law itself


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        *[(tag, "fr") for tag in ("fr-CA", "fr-BE", "fr_FR", "FR", "fr-Latn-BE")],
        *[("en-US", "en"), ("EN_us", "en"), ("de-AT", "de"), ("de_DE", "de"), ("es-ES", "es"), ("pt-BR", "pt")],
        ("uk-UA", "uk"),
    ],
)
def test_regions_that_write_as_their_language_fall_back_to_it(tag: str, language: str) -> None:
    assert lexicon_for(tag) is lexicon_for(language)


@pytest.mark.parametrize(
    ("tag", "other"),
    [
        ("en-AU", "en-GB"),
        ("EN_ie", "en-GB"),
        ("es_US", "es-MX"),
        ("es-419", "es-MX"),
        ("de-LI", "de-CH"),
        ("pt-AO", "pt-PT"),
    ],
)
def test_regions_that_write_as_another_one(tag: str, other: str) -> None:
    assert lexicon_for(tag) is lexicon_for(other)


@pytest.mark.parametrize("tag", ["fr-CH", "fr_CH", "fr-ch", "FR_CH", "Fr-Ch"])
def test_neither_case_nor_the_line_between_matters(tag: str) -> None:
    assert lexicon_for(tag).code == "fr-CH"


@pytest.mark.parametrize("tag", ["de-CH", "en-GB", "es-MX", "fr-CH", "it-CH", "pt-PT"])
def test_a_region_of_its_own_differs_from_its_language_in_little(tag: str) -> None:
    region, language = lexicon_for(tag), lexicon_for(tag[:2])
    assert region.code == tag
    assert tag not in available_languages()
    assert (region.name, region.numbers.cardinals) == (language.name, language.numbers.cardinals)
    assert (region.numbers, region.dates) != (language.numbers, language.dates)
    assert eval(repr(region)) == region  # noqa: S307  # the law itself


@pytest.mark.parametrize(
    ("tag", "text", "value"),
    [
        ("es", "1.234 casas", 1234),
        ("es-MX", "1,234 casas", 1234),
        ("es-MX", "1.234 casas", Decimal("1.234")),
        ("de-CH", "1'234.50 Franken", Decimal("1234.50")),
        ("fr-CH", "septante-deux mille trois cents", 72300),
        ("fr-BE", "nonante-huit", 98),
        ("fr-CH", "1'234.50 francs", Decimal("1234.50")),
        ("it-CH", "1'234.50 franchi", Decimal("1234.50")),
        ("it-CH", "1.234 metri", Decimal("1.234")),
        ("it", "1.234 metri", 1234),
        ("de-AT", "1.234,50 Euro", Decimal("1234.50")),
        ("de-AT", "1 234,50 Euro", Decimal("1234.50")),
        ("de-CH", "1.234 Meter", Decimal("1.234")),
        ("de", "1.234 Meter", 1234),
        ("es-PE", "1,234 casas", 1234),
        ("es-AR", "1.234 casas", 1234),
        ("pt", "dois bilhões", 2 * 10**9),
        ("pt-BR", "dois bilhões", 2 * 10**9),
        ("pt-PT", "dois biliões", 2 * 10**12),
        ("pt-PT", "dois bilhões", 2 * 10**12),
        ("pt-PT", "dois mil milhões", 2 * 10**9),
        ("en-US", "two trillion", 2 * 10**12),
        ("en-GB", "two trillion", 2 * 10**12),
    ],
)
def test_marks_of_a_region(tag: str, text: str, value: object) -> None:
    assert parse_numbers(text, language=tag)[0].bounds.low == value


def test_british_dates_have_the_day_first() -> None:
    days = [
        parse_dates("on 3/10/2024", language=tag, published=dt.date(2024, 12, 1))[0].period.start
        for tag in ("en", "en-US", "en-GB", "en_gb", "en-AU")
    ]
    assert days == [dt.date(2024, 3, 10)] * 2 + [dt.date(2024, 10, 3)] * 3


def test_austrian_words() -> None:
    found = parse_dates("Am 6. Jänner 2024 und heuer überhaupt.", language="de-AT", published=dt.date(2024, 12, 1))
    assert [date.period for date in found] == [Period.day(2024, 1, 6), Period.year(2024)]


def test_tables_of_a_region_are_merged_key_by_key() -> None:
    own = Lexicon.loads('base = "fr"\ncode = "fr-XX"\n[numbers.cardinals]\nhuiptante = 80')
    text = "huiptante, trente"
    assert [number.bounds.low for number in parse_numbers(text, language=own)] == [80, 30]
    assert [number.bounds.low for number in parse_numbers(text, language="fr")] == [30]


def test_a_base_must_ship_with_the_library() -> None:
    with pytest.raises(LexiconError, match="base is 'zz': it must be one of de, en"):
        Lexicon.loads('base = "zz"\ncode = "zz-XX"')


@pytest.mark.parametrize("tag", ["xx", "", "french", "f", "-"])
def test_unknown_languages_are_refused_with_those_there_are(tag: str) -> None:
    with pytest.raises(UnknownLanguageError, match=r"available: .*fr"):
        lexicon_for(tag)


def test_a_language_by_its_name_is_suggested_by_its_code() -> None:
    with pytest.raises(UnknownLanguageError, match="did you mean 'en'"):
        lexicon_for("english")


def test_no_language_is_suggested_for_another() -> None:
    with pytest.raises(UnknownLanguageError, match="language 'nl'; available: de, en"):
        lexicon_for("nl")


def test_a_language_must_be_named() -> None:
    with pytest.raises(InputTypeError, match="language is missing: it is never guessed"):
        lexicon_for(None)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('cod = "xx"', "did you mean 'code'"),
        ('name = "x"', "missing key 'code'"),
        ("code = 3", "code is 3: it must be a text in quotes"),
        ("code = ", "not a TOML file"),
        ('code = "xx"\n[numbers]\nnothing_such = 1', r"'nothing_such' in \[numbers\]"),
        ('code = "xx"\nnumbers = []', "must be a table"),
        ('code = "xx"\n[numbers.cardinals]\n"" = 5', "numbers.cardinals holds an empty word"),
        ('code = "xx"\n[dates]\nsince = [""]', "dates.since holds an empty word"),
        (
            'code = "xx"\n[figures.endings]\nar = ["as"]\n[figures.predicates]\nkill = ["mat{er}"]',
            "endings that .figures.endings. does not have",
        ),
        ('code = "xx"\n[numbers.powers]\ndodekillion = 1000000000', "must be a power of ten from 1 to 99"),
    ],
)
def test_files_that_say_something_else_are_refused(text: str, says: str) -> None:
    with pytest.raises(LexiconError, match=says):
        Lexicon.loads(text)


def test_a_verb_stands_for_all_its_forms() -> None:
    table = '[figures.endings]\nar = ["ar", "an", "aron"]\n[figures.predicates]\nkill = ["mat{ar}", "quit{ar} la vida"]'
    forms = Lexicon.loads(f'code = "xx"\n{table}').figures.predicates["kill"]
    assert forms == ("matar", "matan", "mataron", "quitar la vida", "quitan la vida", "quitaron la vida")


@pytest.mark.parametrize("text", ["", "[numbers]", "[dates]", "[figures]", '[figures.nouns]\ndeath = ["doden"]'])
def test_what_a_language_does_not_say_is_not_read_and_nothing_breaks(text: str) -> None:
    bare = Lexicon.loads(f'code = "xx"\n{text}')
    said = "Am 3.10.2024: 1 200 doden, 12 %, 5 km."
    published = dt.date(2024, 10, 23)
    assert any(number.bounds.value == 1200 for number in parse_numbers(said, language=bare))
    for found in (
        *parse_dates(said, language=bare, published=published),
        *parse(said, language=bare, published=published),
    ):
        assert found.span.of(said) == found.text


def test_a_lexicon_is_made_of_text() -> None:
    with pytest.raises(InputTypeError, match="read it as UTF-8 first"):
        Lexicon.loads(b'code = "xx"')


def test_a_noun_of_an_overlay_wins_over_that_of_its_base() -> None:
    own = Lexicon.loads('code = "en-own"\nbase = "en"\n[figures.nouns]\ndolphin = ["dolphin*", "orca*"]\n')
    for language, units in (("en", ["animal", "animal"]), (own, ["dolphin", "animal"])):
        figures = parse("312 dolphins and 9 dogs died.", language=language, published=dt.date(2024, 8, 1))
        assert [figure.unit for figure in figures] == units


@pytest.mark.parametrize("fault", ["figures = 3", "[figures]\nnouns = 3", "[figures.nouns]\ndolphin = 3"])
def test_a_fault_of_an_overlay_is_told(fault: str) -> None:
    with pytest.raises(LexiconError):
        Lexicon.loads(f'code = "en-own"\nbase = "en"\n{fault}\n')


LINES = (
    *("[a]", "[b]", "[a.b]", "[a.b.c]", "[[a]]", "[[a.b]]", "[[c]]", "[a]]", "[ a ]", '["a"]'),
    *('x = "1"', 'y = ""', '"x y" = "2"', "z = 12", "z = 012", "z = -1", "z = 1.5", "w = true", "x.y = 1", "x=1"),
    *('b = ["1", "2"]', "b = []", "b = [", '"1", # one "and" more', "]", "b = [1, 2]", "c = {x = 1}", "c = [{x = 1}]"),
    *(
        'v = "a\\"b"',
        "v = 'a'",
        'v = """',
        '"""',
        "# note",
        "",
        " ",
        'u = ["a",] # "b"',
        'u = ["a" "b"]',
        "\tx = 3",
        "\r",
    ),
)


def toml_of(read: object, text: str) -> object:
    try:
        return read(text)  # type: ignore[operator]  # one of two functions from texts
    except tomllib.TOMLDecodeError as error:
        return str(error)


@given(st.lists(st.sampled_from(LINES), max_size=8).map("\n".join))
def test_tables_are_those_of_the_standard_library(text: str) -> None:
    assert toml_of(read_tables, text) == toml_of(tomllib.loads, text)


@pytest.mark.parametrize("file", sorted(Path("reconcile").rglob("*.toml")), ids=lambda file: file.stem)
def test_tables_of_our_files_are_those_of_the_standard_library(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert repr(read_tables(text)) == repr(tomllib.loads(text))
