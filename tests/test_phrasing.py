"""Figures in words: what a phrase says is what the library reads in it."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, reject, settings, strategies as st

import reconcile as rc
from reconcile import (
    Bounds,
    Figure,
    Granularity,
    InputError,
    InputTypeError,
    Kind,
    Lexicon,
    LexiconError,
    Modality,
    Period,
    Relation,
    Role,
)

SPEAKING = [code for code in rc.available_languages() if Lexicon.load(code).phrases.clauses]
SAID = tomllib.loads((Path(__file__).parent / "corpus" / "phrases.toml").read_text(encoding="utf-8"))["said"]
# people who are missing or displaced are a state in some language; "12 more pounds sterling" is read in none
APART = {"missing", "displaced", "duplicate", "GBP"}
OWN = ("bounds", "approximate", "kind", "unit", "period", "relation", "modality", "role", "subset", "revises")


def period(text: str) -> Period:
    parts = [int(part) for part in text.split("-")]
    return (Period.year, Period.month, Period.day)[len(parts) - 1](*parts)


def made(said: dict[str, Any]) -> Figure:
    given = {key: period(value) if key in ("since", "by", "during") else value for key, value in said.items()}
    return getattr(Figure, given.pop("kind"))(given.pop("value", None), **given)


@pytest.mark.parametrize("code", SPEAKING)
@pytest.mark.parametrize("entry", SAID, ids=lambda entry: entry["en"])
def test_as_somebody_says_it(entry: dict[str, Any], code: str) -> None:
    if code not in entry:
        pytest.skip(f"nobody has read the phrases of {code!r} aloud yet")
    assert rc.phrase(made(entry["figure"]), language=code) == entry[code]


# ---------------------------------------------------------------- laws
numbers = st.integers(1, 99) | st.integers(1, 999).map(lambda n: n * 1000) | st.integers(1, 10**9)


@st.composite
def bounds(draw: st.DrawFn) -> tuple[Bounds, bool]:
    """Bounds that words name, and whether they are approximate."""
    low = draw(numbers)
    high = low + draw(numbers)
    named = (
        (Bounds.exactly(low), False),
        (Bounds.exactly(low), True),
        (Bounds.more_than(low), False),
        (Bounds.more_than(low), True),
        (Bounds.at_least(low), False),
        (Bounds.less_than(high), False),
        (Bounds.at_most(high), False),
        (Bounds(low, high), False),
        (Bounds(low, high), True),
        (Bounds(9 * low, 10 * low, high_open=True), True),
        (Bounds(20, 99), True),
    )
    return draw(st.sampled_from(named))


@st.composite
def windows(draw: st.DrawFn, kind: Kind, modality: Modality) -> dict[str, Any]:
    """A window that says nothing else of such a count."""
    day = draw(st.dates(dt.date(1950, 1, 1), dt.date(2060, 12, 31)))
    month, year = Period.month(day.year, day.month), Period.year(day.year)
    units = {Granularity.DAY: Period.on(day), Granularity.MONTH: month, Granularity.YEAR: year}
    unit = draw(st.sampled_from(list(units)))
    named = {"granularity": unit}
    since = {"period": Period.since(units[unit].start), "relation": Relation.SINCE, **named}
    as_of = {"period": Period.until(day), "relation": Relation.AS_OF, "granularity": Granularity.DAY}
    during = {"period": units[unit], "relation": Relation.DURING, **named}
    spread = {"period": Period(day, day + dt.timedelta(draw(st.integers(2, 400)))), "relation": Relation.DURING}
    by = {"period": Period.until(day), "relation": Relation.BY, "granularity": Granularity.DAY}
    fitting = {
        Kind.CUMULATIVE: [since, as_of, spread],  # a total of one day is one as of that day
        Kind.LEVEL: [{**as_of, "period": Period.on(day)}],
    }.get(kind, [during, spread])
    return draw(st.sampled_from([{}, by] if modality is Modality.PLANNED else [{}, *fitting]))


@st.composite
def sayable(draw: st.DrawFn, *languages: str) -> tuple[Figure, str]:
    """A figure, and a language that can say it."""
    code = draw(st.sampled_from(languages or SPEAKING))
    kind = draw(st.sampled_from([Kind.CUMULATIVE, Kind.INCREMENT, Kind.LEVEL, Kind.PLAIN]))
    modality = draw(st.sampled_from(Modality))
    unit = draw(st.sampled_from(sorted(set(Lexicon.load(code).phrases.nouns) - APART)))
    amount, approximate = draw(bounds())
    window = draw(windows(kind, modality))
    marks = draw(st.sampled_from([{}, {}, {"subset": True}, {"role": Role.PREVIOUS}, {"revises": True}]))
    marks = marks if modality is Modality.ASSERTED and kind is Kind.PLAIN else {}
    figure = Figure(amount, kind, approximate=approximate, unit=unit, modality=modality, **window, **marks)
    return figure, code


def read_again(words: str, figure: Figure, code: str) -> dict[str, Any]:
    """What the library reads in a phrase; names of what a language has one word for ("tonne") count as one."""
    (read,) = rc.parse(words, language=code, published=figure.published)
    nouns = Lexicon.load(code).phrases.nouns
    same = nouns.get(read.unit) == nouns[figure.unit]
    return {name: getattr(figure if same and name == "unit" else read, name) for name in OWN}


def dated(figure: Figure) -> Figure:
    """Published a while before the end of a plan, or after that of a count."""
    end = figure.period.end or figure.period.start or dt.date(2000, 1, 1)
    planned = figure.modality is Modality.PLANNED
    return figure.replace(published=end + dt.timedelta(days=-9 if planned else 9))


@given(sayable())
@settings(max_examples=150)
def test_a_phrase_reads_back_as_its_figure(case: tuple[Figure, str]) -> None:
    figure, code = dated(case[0]), case[1]
    try:
        words = rc.phrase(figure, language=code)
    except InputError:
        reject()  # how many these may be is tested below
    assert read_again(words, figure, code) == {name: getattr(figure, name) for name in OWN}, words


@pytest.mark.parametrize("code", SPEAKING)
def test_hardly_anything_is_left_unsaid(code: str) -> None:
    cases: list[Figure] = []

    @given(sayable(code))
    @settings(max_examples=60, derandomize=True, database=None, phases=[Phase.generate])
    def collect(case: tuple[Figure, str]) -> None:
        cases.append(dated(case[0]))

    collect()
    assert sum(map(is_unsaid, cases, [code] * len(cases))) <= len(cases) // 30


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
    sent = [Figure.plain(12, unit="vehicle", predicate=predicate) for predicate in words.predicates]
    assert sum(is_unsaid(figure, code) for figure in sent) <= len(sent) // 4


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
