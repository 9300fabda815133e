"""Figures in words: what a phrase says is what the library reads in it."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, reject, settings, strategies as st

import reconcile as rc
from reconcile import Bounds, Figure, InputError, InputTypeError, Lexicon, LexiconError, Period, Relation, Role
from reconcile.testing import said
from reconcile.testing.sentences import APART, sayable

SPEAKING = [code for code in rc.available_languages() if Lexicon.load(code).phrases.clauses]
SAID = tomllib.loads((Path(__file__).parent / "corpus" / "phrases.toml").read_text(encoding="utf-8"))["said"]


def period(text: str) -> Period:
    parts = [int(part) for part in text.split("-")]
    return (Period.year, Period.month, Period.day)[len(parts) - 1](*parts)


def made(words: dict[str, Any]) -> Figure:
    given = {key: period(value) if key in ("since", "by", "during") else value for key, value in words.items()}
    return getattr(Figure, given.pop("kind"))(given.pop("value", None), **given)


@pytest.mark.parametrize("code", SPEAKING)
@pytest.mark.parametrize("entry", SAID, ids=lambda entry: entry["en"])
def test_as_somebody_says_it(entry: dict[str, Any], code: str) -> None:
    if code not in entry:
        pytest.skip(f"nobody has read the phrases of {code!r} aloud yet")
    assert rc.phrase(made(entry["figure"]), language=code) == entry[code]


# ---------------------------------------------------------------- laws
@st.composite
def sayings(draw: st.DrawFn, *languages: str) -> tuple[Figure, str]:
    """A figure, and a language that can say it."""
    code = draw(st.sampled_from(languages or SPEAKING))
    return draw(sayable(code, draw(st.dates(dt.date(1960, 1, 1), dt.date(2060, 12, 31))))), code


@given(sayings())
@settings(max_examples=100)
def test_a_phrase_reads_back_as_its_figure(case: tuple[Figure, str]) -> None:
    figure, code = case
    try:
        words = rc.phrase(figure, language=code)
    except InputError:
        reject()  # how many these may be is tested below
    (read,) = rc.parse(words, language=code, published=figure.published)
    assert said(read) == said(figure), words


@pytest.mark.parametrize("code", SPEAKING)
def test_hardly_anything_is_left_unsaid(code: str) -> None:
    cases: list[Figure] = []

    @given(sayings(code))
    @settings(max_examples=60, derandomize=True, database=None, phases=[Phase.generate])
    def collect(case: tuple[Figure, str]) -> None:
        cases.append(case[0])

    collect()
    assert sum(map(is_unsaid, cases, [code] * len(cases))) <= len(cases) // 30


SENT = ("vehicle", "soldier", "prisoner", "tree")


def is_unsaid(figure: Figure, code: str) -> bool:
    try:
        return not rc.phrase(figure, language=code)
    except InputError:
        return True


@pytest.mark.parametrize("code", SPEAKING)
def test_every_noun_and_predicate_is_said_of_one_and_of_several(code: str) -> None:
    words = Lexicon.load(code).phrases
    for unit in set(words.nouns) - APART:
        assert rc.phrase(Figure.plain(1, unit=unit), language=code) != rc.phrase(
            Figure.plain(2, unit=unit), language=code
        )
    # no vehicle is arrested, and no soldier planted
    sent = [[Figure.plain(12, unit=unit, predicate=predicate) for unit in SENT] for predicate in words.predicates]
    unsaid = [figures[0].predicate for figures in sent if all(is_unsaid(figure, code) for figure in figures)]
    assert len(unsaid) <= len(sent) // 6, unsaid


# ---------------------------------------------------------------- the noun, and what cannot be said
def test_the_noun_of_the_text_is_kept_where_the_language_knows_it() -> None:
    sent = Figure.plain(1500, counted="soldats nord-coréens", unit="soldier")
    assert rc.phrase(sent, language="fr") == "1 500 soldats nord-coréens"
    assert rc.phrase(sent, language="en") == "1,500 soldiers"
    assert rc.phrase(Figure.plain(3, counted="wombats"), language="fr") == "3 wombats"


def test_the_noun_of_the_text_gives_way_where_its_form_is_not_known() -> None:
    calls = Figure.plain(40, counted="appels d'urgence", unit="call", predicate="confirm")
    assert rc.phrase(calls, language="fr") == "40 appels confirmés"
    staff = Figure.plain(40, counted="Beschäftigten", unit="worker")
    assert rc.phrase(staff, language="de") == "40 Beschäftigte"


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("en", "5 tonnes of rice were delivered.", "5 tonnes of rice delivered"),
        ("en", "Another 5 tonnes of rice were delivered.", "5 tonnes more rice delivered"),
        ("fr", "5 tonnes de riz ont été livrées.", "5 tonnes de riz livrées"),
        ("fr", "Another 5 tonnes of rice were delivered.", "5 tonnes supplémentaires de rice livrées"),
        ("fr", "More than 300 hectares of olives burned.", "plus de 300 hectares d'olives détruits"),
        ("es", "Se entregaron otras 5 toneladas de arroz.", "5 toneladas más de arroz entregadas"),
        ("de", "5 Tonnen Reis wurden geliefert.", "5 Tonnen Reis geliefert"),
        ("it", "Sono state consegnate 5 tonnellate di riso.", "5 tonnellate di riso consegnate"),
        ("pt", "Foram entregues 5 toneladas de arroz.", "5 toneladas de arroz entregues"),
        ("en", "They paid 2 million euros.", "2 million euros paid"),  # the unit is all there is
        ("fr", "5 tonnes ont été livrées.", "5 tonnes livrées"),
    ],
)
def test_what_is_measured_is_said(code: str, text: str, words: str) -> None:
    day = dt.date(2024, 10, 23)
    [figure] = rc.parse(text, language="en" if " of " in text else code, published=day)
    assert rc.phrase(figure, language=code) == words
    [read] = rc.parse(words, language=code, published=day)
    assert (read.counted, read.unit) == (figure.counted, figure.unit)


def test_what_is_measured_is_not_left_out_where_no_words_have_it() -> None:
    more = Figure.increment(5, unit="metric_ton", counted="riso")
    with pytest.raises(InputError, match="in the way: counted"):
        rc.phrase(more, language="de")
    assert rc.phrase(more.replace(counted=None), language="it") == "5 tonnellate in più"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", "5 toneladas más de arroz"),
        ("fr", "5 tonnes supplémentaires d'arroz"),
        ("it", "5 tonnellate di arroz in più"),
        ("pt", "5 toneladas adicionais de arroz"),
    ],
)
def test_an_addition_of_goods_keeps_the_good(language: str, said: str) -> None:
    more = Figure.increment(5, unit="metric_ton", counted="arroz")
    assert rc.phrase(more, language=language) == said


def test_a_start_known_to_a_third_of_a_month_is_said_so() -> None:
    late = Figure.cumulative(12, unit="death", period=Period.since(dt.date(2024, 7, 21)), relation="since")
    assert rc.phrase(late.replace(granularity="week"), language="fr") == "12 morts depuis fin juillet 2024"
    assert rc.phrase(late.replace(granularity="week"), language="en") == "12 deaths since late July 2024"
    with pytest.raises(InputError, match="in the way: period"):
        rc.phrase(late.replace(granularity="quarter"), language="fr")


def test_an_announced_correction_is_said_without_its_sign() -> None:
    assert rc.phrase(Figure.adjustment(-108, unit="duplicate"), language="en") == "108 duplicates"


def test_a_window_of_two_ends_is_said_as_a_range() -> None:
    both = Figure.cumulative(12, unit="death", since=dt.date(2024, 8, 3), as_of=dt.date(2024, 9, 5))
    assert rc.phrase(both, language="fr") == "12 morts du 3 août au 5 septembre 2024 au total"


@pytest.mark.parametrize(
    "figure",
    [
        Figure.plain(12, unit="death", role=Role.COMPARISON),
        Figure.plain(12, unit="wombat"),
        Figure.plain(12, unit="death", predicate="juggle"),
        Figure.plain(0, unit="death"),
        Figure.plain(12, unit="death", relation=Relation.SINCE),
        Figure.plain(10**6000, unit="death"),
        Figure(Bounds(), unit="death"),
    ],
    ids=["comparison", "unit", "predicate", "zero", "window", "digits", "bounds"],
)
def test_what_no_words_name_is_refused(figure: Figure) -> None:
    with pytest.raises(InputError, match="no words that read back"):
        rc.phrase(figure, language="fr")


def test_wrong_arguments_are_named() -> None:
    with pytest.raises(InputError, match=r"the lexicon of 'xx' has no \[phrases\]: add them, or choose one of de, en"):
        rc.phrase(Figure.plain(3), language=Lexicon.loads('code = "xx"'))
    with pytest.raises(InputTypeError, match="figure is a int"):
        rc.phrase(3, language="fr")
    with pytest.raises(InputTypeError, match="language is missing"):
        rc.phrase(Figure.plain(3))


def test_a_choice_of_forms_has_one_for_each_gender_and_number() -> None:
    with pytest.raises(LexiconError, match=r"phrases\.nouns\.death is .* two for each"):
        Lexicon.loads('code = "xx"\n[phrases.nouns]\ndeath = "mort(|s|es)"')
