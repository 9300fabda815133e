"""Sentences made from figures, so that what they say is known before they are read."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pkgutil import get_data
from typing import Any, Final, final

from hypothesis import reject, strategies as st
from hypothesis.strategies import SearchStrategy

from reconcile.bounds import Bounds
from reconcile.dates import Granularity, Period, Relation
from reconcile.errors import InputError
from reconcile.figures import Figure, Kind, Modality, Role
from reconcile.lexicon import lexicon_for
from reconcile.phrasing import phrase
from reconcile.values import Value

SAID: Final = ("bounds", "kind", "approximate", "unit", "period", "relation", "modality", "role", "subset", "revises")
KINDS: Final = (Kind.PLAIN, Kind.CUMULATIVE, Kind.INCREMENT, Kind.LEVEL)
# people missing, displaced or unemployed are a state in some language; "12 more pounds sterling" is read in none
APART: Final = frozenset({"missing", "displaced", "unemployed", "duplicate", "GBP"})
_ROUND: Final = st.integers(1, 99) | st.integers(1, 999).map(lambda n: n * 1000) | st.integers(1, 10**9)
_DAYS: Final = st.dates(dt.date(1960, 1, 1), dt.date(2060, 12, 31))


@final
@dataclass(frozen=True, slots=True, repr=False)
class Sentence(Value):
    """A text of one or more sentences, and the figures it was made from.

    >>> Sentence("12 deaths.", "en", dt.date(2024, 10, 23), (Figure.plain(12, unit="death"),)).figures[0].bounds
    Bounds.exactly(12)

    `figures` have only what a sentence says (see `said`), in text order.
    """

    text: str
    language: str
    published: dt.date
    figures: tuple[Figure, ...]


def said(figure: Figure) -> Figure:
    """A figure with only what a sentence says of it: no place in a text, no reasons, no source.

    >>> from reconcile import parse
    >>> [found] = parse("Plus de 12 morts.", language="fr", published=dt.date(2024, 10, 23))
    >>> said(found)
    Figure(bounds=Bounds.more_than(12), unit='death')

    """
    return Figure(**{name: getattr(figure, name) for name in SAID})


def sentences(language: str | None = None) -> SearchStrategy[Sentence]:
    """Sentences of one figure, in one language or in all that have phrases.

    >>> from hypothesis import given, settings
    >>> from reconcile import parse
    >>> @given(sentences())
    ... @settings(max_examples=10, deadline=None)  # the first text of a language makes its patterns
    ... def test_what_a_sentence_says_is_read(sentence):
    ...     found = parse(sentence.text, language=sentence.language, published=sentence.published)
    ...     assert tuple(map(said, found)) == sentence.figures
    >>> test_what_a_sentence_says_is_read()

    """
    return _paragraphs(_languages(language), most=1)


def reports(language: str | None = None) -> SearchStrategy[Sentence]:
    r"""Texts of several paragraphs, each with a figure of its own.

    >>> from hypothesis import given, settings
    >>> @given(reports("fr"))
    ... @settings(max_examples=10, deadline=None)  # the first text of a language makes its patterns
    ... def test_every_paragraph_has_its_figure(report):
    ...     assert len(report.text.split("\n\n")) == len(report.figures)
    >>> test_every_paragraph_has_its_figure()

    """
    return _paragraphs(_languages(language), most=4)


@st.composite
def _paragraphs(draw: st.DrawFn, languages: SearchStrategy[str], most: int) -> Sentence:
    code, published = draw(languages), draw(_DAYS)
    spoken = draw(st.lists(_spoken(code, published), min_size=1, max_size=most))
    return Sentence("\n\n".join(text for text, _ in spoken), code, published, tuple(figure for _, figure in spoken))


def _languages(language: str | None) -> SearchStrategy[str]:
    if language is not None and language not in carriers():
        msg = f"nobody has written sentences for {language!r} yet: choose one of {', '.join(carriers())}"
        raise InputError(msg)
    return st.sampled_from([language] if language else sorted(carriers()))


@st.composite
def _spoken(draw: st.DrawFn, code: str, published: dt.date) -> tuple[str, Figure]:
    """A phrase in a carrier, and what it says."""
    figure = draw(sayable(code, published)).replace(subset=False)  # a part is said beside its whole
    try:
        words = phrase(figure, language=code)
    except InputError:
        reject()  # a rare figure that the language has no words for
    text = draw(st.sampled_from(carriers()[code])).format(phrase=words)
    return text[0].upper() + text[1:], said(figure)


@cache
def carriers() -> Mapping[str, list[str]]:
    """What may stand around a phrase, by language."""
    table = tomllib.loads((get_data(__name__, "carriers.toml") or b"").decode())
    return {str(code): list(templates) for code, templates in table.items()}


@st.composite
def sayable(draw: st.DrawFn, code: str, published: dt.date) -> Figure:
    """Figures that the words of a language can say, but for a few."""
    kind, modality = draw(st.sampled_from(KINDS)), draw(st.sampled_from(Modality))
    amount, approximate = draw(_amounts())
    window = draw(_windows(kind, modality, published))
    marks: list[dict[str, Any]] = [{}, {}, {"subset": True}, {"role": Role.PREVIOUS}, {"revises": True}]
    mark = draw(st.sampled_from(marks)) if modality is Modality.ASSERTED and kind is Kind.PLAIN else {}
    unit = draw(st.sampled_from(_units(code)))
    return Figure(
        amount, kind, approximate=approximate, unit=unit, modality=modality, published=published, **window, **mark
    )


@cache
def _units(code: str) -> list[str]:
    """What the language has a word of its own for."""
    nouns = lexicon_for(code).phrases.nouns
    words = list(nouns.values())
    return [unit for unit, noun in nouns.items() if words.count(noun) == 1 and unit not in APART]


@st.composite
def _amounts(draw: st.DrawFn) -> tuple[Bounds, bool]:
    """Bounds that words name, and whether they are approximate."""
    low = draw(_ROUND)
    high = low + draw(_ROUND)
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
def _windows(draw: st.DrawFn, kind: Kind, modality: Modality, published: dt.date) -> dict[str, Any]:
    """A window that says nothing else of such a count: plans lie ahead, reports behind."""
    if modality is Modality.PLANNED:
        due = published + dt.timedelta(draw(st.integers(9, 4000)))
        by = {"period": Period.until(due), "relation": Relation.BY, "granularity": Granularity.DAY}
        return draw(st.sampled_from([{}, by]))
    day = published - dt.timedelta(draw(st.integers(410, 4000)))
    unit, first, period = draw(st.sampled_from(_calendar(day)))
    since = {"period": Period.since(first), "relation": Relation.SINCE, "granularity": unit}
    as_of = {"period": Period.until(day), "relation": Relation.AS_OF, "granularity": Granularity.DAY}
    during = {"period": period, "relation": Relation.DURING, "granularity": unit}
    spread = {"period": Period(day, day + dt.timedelta(draw(st.integers(2, 400)))), "relation": Relation.DURING}
    fitting = {
        Kind.CUMULATIVE: [since, as_of, spread],  # a total of one day is one as of that day
        Kind.LEVEL: [{**as_of, "period": Period.on(day)}],
    }.get(kind, [during, spread])
    return draw(st.sampled_from([{}, *fitting]))


def _calendar(day: dt.date) -> list[tuple[Granularity, dt.date, Period]]:
    """The day, and the month and the year that it lies in, each with its first day."""
    return [
        (Granularity.DAY, day, Period.on(day)),
        (Granularity.MONTH, day.replace(day=1), Period.month(day.year, day.month)),
        (Granularity.YEAR, day.replace(month=1, day=1), Period.year(day.year)),
    ]
