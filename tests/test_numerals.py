import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from num2words import num2words

from reconcile import (
    Bounds,
    InputTypeError,
    Lexicon,
    NumberKind,
    UnknownLanguageError,
    available_languages,
    parse_numbers,
)
from reconcile.lexicon import lexicon_for
from reconcile.numerals.reading import read_mentions
from reconcile.scanner import fold

CORPUS = Path(__file__).parent / "corpus"
ENTRIES = [
    (entry.get("language", path.stem.removeprefix("numbers-")), entry)
    for path in sorted(CORPUS.glob("numbers-*.toml"))
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["reads"]
]
# what num2words spells as a native writer would not
MISSPELT = {"it": ("dicotto", "diciotto")}


def shown(number):
    bounds = number.bounds
    ends = ["" if end is None else repr(end) for end in (bounds.low, bounds.high)]
    return [number.text, *ends, "(" * bounds.low_open + ")" * bounds.high_open + "~" * number.approximate]


@pytest.mark.parametrize(("language", "entry"), ENTRIES, ids=lambda x: x["text"][:40] if isinstance(x, dict) else x)
def test_corpus(language, entry):
    assert [shown(number) for number in parse_numbers(entry["text"], language=language)] == entry["numbers"]


@pytest.mark.parametrize("language", ["fr", "en", "de", "es", "it", "pt", "uk"])
@given(value=st.one_of(st.integers(0, 2000), st.integers(0, 10**12)))
def test_spelled_numbers_are_read_back(language, value):
    words = num2words(value, lang="pt_BR" if language == "pt" else language).replace(",", "")
    words = words.replace(*MISSPELT.get(language, ("", "")))
    if value == 1:  # an article is no number
        return
    numbers = parse_numbers(f"« {words} »", language=language)
    assert [(number.text, number.bounds) for number in numbers] == [(words, Bounds.exactly(value))]


@pytest.mark.parametrize("words", ["two hundred and six thousand", "nineteen hundred", "a million and one"])
def test_case_does_not_matter(words):
    assert parse_numbers(words.upper(), language="en")[0].bounds == parse_numbers(words, language="en")[0].bounds


MARKS = {
    "fr": [" ", "\u00a0", "\u202f", "\u2009", ".", "'", "’"],
    "en": [",", " ", "\u00a0", "\u202f", "\u2009", "'", "’"],
}


@given(
    st.sampled_from([(language, mark) for language, marks in MARKS.items() for mark in marks]),
    st.integers(1000, 10**15),
    st.integers(0, 99),
)
def test_separators_of_every_style_are_read_back(style, whole, cents):
    language, mark = style
    point = "," if language == "fr" else "."
    text = f"{whole:,}".replace(",", mark) + f"{point}{cents:02}"
    (number,) = parse_numbers(f"total {text} ici", language=language)
    assert (number.text, number.bounds.value) == (text, Decimal(whole * 100 + cents).scaleb(-2))


@given(st.text(), st.sampled_from(available_languages()))
def test_spans_of_any_text(text, language):
    end = 0
    for number in parse_numbers(text, language=language):
        assert number.span.of(text) == number.text != ""
        assert number.span.start >= end
        end = number.span.end


FRENCH = (
    "deux|vingt|et|cent|mille|million|1|23|000|1.5|,|.|-|–| |\u00a0|%|$|k|plus de|entre|à|ou plus|virgule|demi|h|²"
    "|\ud800"
)
ENGLISH = "two |hundred |and |a |half |million |dozens |of |point |zero |third | |-|or |to |3"


@pytest.mark.parametrize(("language", "pieces"), [("fr", FRENCH.split("|")), ("en", ENGLISH.split("|"))])
@given(data=st.data())
def test_any_heap_of_number_words_is_read_without_error(language, pieces, data):
    text = "".join(data.draw(st.lists(st.sampled_from(pieces), max_size=25)))
    for number in parse_numbers(text, language=language):
        assert number.span.of(text) == number.text
        assert all(type(end) in (int, Decimal, type(None)) for end in (number.bounds.low, number.bounds.high))


def test_what_cannot_be_read_is_skipped_and_the_rest_is_read():
    text = "9" * 10_000 + " puis \x00 \ud800 trois"
    assert [number.text for number in parse_numbers(text, language="fr")] == ["trois"]


@pytest.mark.parametrize("text", ["1,.2", "1.,2", "1..2", "1.2.3", "1'.2"])
def test_contradictory_marks_give_no_number(text):
    assert parse_numbers(f"a {text} b", language="en") == ()


@pytest.mark.parametrize(
    ("language", "text", "value", "other"),
    [
        ("fr", "1.234", 1234, Decimal("1.234")),
        ("fr", "4,800", Decimal("4.800"), 4800),
        ("en", "4.800", Decimal("4.800"), 4800),
        ("de", "1,234", Decimal("1.234"), 1234),
    ],
)
def test_a_lone_mark_that_could_mean_both_gives_both(language, text, value, other):
    (number,) = parse_numbers(text, language=language)
    assert number.bounds.value == value
    assert [reading.bounds.value for reading in number.alternatives] == [other]


def test_other_numbers_of_the_text_decide_what_a_mark_means():
    grouped, _ = parse_numbers("1.234 puis 5.678.901", language="fr")
    assert (grouped.bounds.value, grouped.alternatives) == (1234, ())
    decimal, _ = parse_numbers("1.234 puis 5.6", language="fr")
    assert (decimal.bounds.value, decimal.alternatives) == (Decimal("1.234"), ())


def test_the_mark_of_the_language_is_not_in_doubt():
    assert parse_numbers("1,234", language="en")[0].alternatives == ()


def test_alternatives_keep_the_hedge():
    (number,) = parse_numbers("plus de 1.234", language="fr")
    assert number.alternatives[0].bounds == Bounds.more_than(Decimal("1.234"))


@pytest.mark.parametrize(
    ("language", "text", "kind", "unit", "value"),
    [
        ("fr", "12,5 %", NumberKind.PERCENT, "percent", Decimal("12.5")),
        ("en", "3 percentage points", NumberKind.PERCENT, "percentage_point", 3),
        ("en", "$1.7 billion", NumberKind.MONEY, "USD", 1_700_000_000),
        ("en", "$5m", NumberKind.MONEY, "USD", 5_000_000),
        ("fr", "2,5 M€", NumberKind.MONEY, "EUR", 2_500_000),
        ("fr", "75 millions de dollars", NumberKind.MONEY, "USD", 75_000_000),
        ("en", "EUR29", NumberKind.MONEY, "EUR", 29),
        ("en", "15 dollars and 20 cents", NumberKind.MONEY, "USD", Decimal("15.2")),
        ("fr", "treize euros et quarante-cinq centimes", NumberKind.MONEY, "EUR", Decimal("13.45")),
        ("fr", "400 hectares", NumberKind.QUANTITY, "hectare", 400),
        ("en", "a six-mile", NumberKind.QUANTITY, "mile", 6),
        ("de", "12 Kubikmeter", NumberKind.QUANTITY, "meter ** 3", 12),
        ("fr", "vingt et unième", NumberKind.ORDINAL, None, 21),
        ("en", "the 21st", NumberKind.ORDINAL, None, 21),
        ("fr", "F 12", NumberKind.NUMBER, None, 12),
    ],
)
def test_kinds_and_units(language, text, kind, unit, value):
    (number,) = parse_numbers(text, language=language)
    assert (number.kind, number.unit, number.bounds.value) == (kind, unit, value)


@pytest.mark.parametrize("text", ["ALL 5 tests", "We try 3 times", "a top 10 list"])
def test_words_that_look_like_currency_codes(text):
    (number,) = parse_numbers(text, language="en")
    assert number.kind is NumberKind.NUMBER


def test_one_counts_before_a_unit_only():
    assert [n.text for n in parse_numbers("one mile, one dollar, one friend", language="en")] == [
        "one mile",
        "one dollar",
    ]


def test_mentions_tell_the_amount_from_its_hedges():
    first, second = read_mentions(fold("passé de 334 à 602 ; environ 12 %"), lexicon_for("fr"))
    assert (first.hedges, [part.low for part in first.parts]) == (("between:de",), [334, 602])
    assert (second.hedges, second.core_start - second.start) == (("about",), len("environ "))


def test_a_language_is_data():
    own = Lexicon.loads('code = "xx"\n[numbers]\n[numbers.cardinals]\nbir = 1\niki = 2\n[numbers.powers]\nbin = 3')
    assert [n.bounds.value for n in parse_numbers("iki bin bir", language=own)] == [2001]


def test_bad_arguments():
    with pytest.raises(InputTypeError, match="give a str"):
        parse_numbers(12, language="fr")
    with pytest.raises(UnknownLanguageError, match="available"):
        parse_numbers("12", language="xx")


def test_of_more_groups_than_anybody_counts_no_part_is_a_number() -> None:
    found = parse_numbers("1" + " 000" * 60 + " grains, 12 sacks", language="fr")
    assert [number.text for number in found] == ["12"]
