import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
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
from reconcile.numerals.amounts import AmountReader
from reconcile.numerals.patterns import language_of
from reconcile.numerals.ranges import RangeReader
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


MEASURED = [
    (language, text, said)
    for language, reads in tomllib.loads((CORPUS / "measured.toml").read_text(encoding="utf-8")).items()
    for text, said in reads.items()
]


def ends(bounds):
    low, high = ("" if end is None else str(end) for end in (bounds.low, bounds.high))
    return "(" * bounds.low_open + (low if low == high else f"{low}..{high}") + ")" * bounds.high_open


def described(number):
    said = [f"[{number.text}]", "~" * number.approximate + ends(number.bounds)]
    said += [number.kind] * (number.kind is not NumberKind.NUMBER)
    said += [number.unit] * (number.unit is not None and number.unit != number.kind)
    return " | ".join([" ".join(said), *(ends(other.bounds) for other in number.alternatives)])


@pytest.mark.parametrize(("language", "text", "said"), MEASURED, ids=[text for _, text, _ in MEASURED])
def test_a_number_says(language, text, said):
    assert [described(number) for number in parse_numbers(text, language=language)] == said


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


MARKS = ["1", "23", "000", "1.5", "1,000", "1 000", ",", ".", "-", "–", "\u00a0", "%", "$", "k", "²", "½", "\ud800"]


def pieces(language):
    """Words of numbers, each sort as likely as any other, so that rare ones meet."""
    words = lexicon_for(language).numbers
    sorts = (
        words.cardinals,
        words.spelled,
        words.powers,
        words.groups,
        words.fractions,
        words.decimal_words,
        words.wholes,
    )
    others = (
        [joiner.word for joiner in words.joiners],
        words.conjunctions,
        words.articles,
        words.between,
        words.through,
    )
    ranks = [form for forms in words.ordinals.values() for form in forms]
    sampled = [
        st.sampled_from(sorted(sort)) for sort in (*sorts, *others, ranks, words.and_half, words.hedges.about) if sort
    ]
    return st.one_of(*sampled, st.sampled_from(MARKS))


def read_a_heap(language, data):
    text = data.draw(st.sampled_from([" ", " ", ""])).join(data.draw(st.lists(pieces(language), max_size=12)))
    for number in parse_numbers(text, language=language):
        assert number.span.of(text) == number.text
        assert all(type(end) in (int, Decimal, type(None)) for end in (number.bounds.low, number.bounds.high))


@given(st.data(), st.sampled_from(available_languages()))
def test_any_heap_of_number_words_is_read_without_error(data, language):
    read_a_heap(language, data)


@pytest.mark.slow
@pytest.mark.parametrize("language", available_languages())
@given(data=st.data())
@settings(max_examples=5_000)
def test_a_great_many_heaps_of_number_words_are_read_without_error(language, data):
    read_a_heap(language, data)


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


def test_a_range_of_such_marks_gives_both_of_both_ends():
    (number,) = parse_numbers("1.200 to 1.500 nails", language="en")
    assert number.bounds == Bounds(Decimal("1.200"), Decimal("1.500"))
    assert [reading.bounds for reading in number.alternatives] == [Bounds(1200, 1500)]


def test_a_mark_that_the_text_uses_otherwise_is_in_doubt():
    number, _ = parse_numbers("1,234 then 5,6", language="en")
    assert [number.bounds.value, *(reading.bounds.value for reading in number.alternatives)] == [1234, Decimal("1.234")]


def test_a_tolerance_has_the_unit_of_its_margin():
    (number,) = parse_numbers("20 ± 2 kg of rice", language="en")
    assert (number.bounds, number.kind, number.unit) == (Bounds(18, 22), NumberKind.QUANTITY, "kilogram")


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


@pytest.mark.parametrize(
    ("text", "kind", "unit", "bounds"),
    [
        ("5 to 10 kilograms of rice", NumberKind.QUANTITY, "kilogram", Bounds(5, 10)),
        ("from 5 kilograms to 10 kilograms", NumberKind.QUANTITY, "kilogram", Bounds(5, 10)),
        ("-18 to -34 degrees", NumberKind.QUANTITY, "degree", Bounds(-34, -18)),
        ("5-10 %", NumberKind.PERCENT, "percent", Bounds(5, 10)),
        ("between 5 % and 10 %", NumberKind.PERCENT, "percent", Bounds(5, 10)),
        ("5-10 million dollars", NumberKind.MONEY, "USD", Bounds(5_000_000, 10_000_000)),
        ("$5 to $10", NumberKind.MONEY, "USD", Bounds(5, 10)),
        ("8 T-72 were lost", NumberKind.NUMBER, None, Bounds.exactly(8)),
        ("8 t of rice", NumberKind.QUANTITY, "metric_ton", Bounds.exactly(8)),
    ],
)
def test_both_ends_of_a_range_have_its_unit(text, kind, unit, bounds):
    (number,) = parse_numbers(text, language="en")
    assert (number.kind, number.unit, number.bounds) == (kind, unit, bounds)


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
    reader = RangeReader(AmountReader(fold("passé de 334 à 602 ; environ 12 %"), language_of(lexicon_for("fr"))))
    first, second = reader.at(9, 0), reader.at(29, 18)
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
