"""Strategies for languages, and for texts that are hard on a reader."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from reconcile.lexicon import Lexicon, available_languages, lexicon_for
from reconcile.testing.sentences import carriers, reports

_MARKS: Final = (
    *("1", "12", "000", "1 500", "3,5", "1.234", "31/02", "2024", "½", "²", "٣", "9" * 40, "1e9", "F-16", "12:30"),
    *(".", ",", ";", ":", "(", ")", "«", "»", "-", "–", "'", "’", "%", "€", "$", "\n", "\n\n", "\t"),
    *("\u00a0", "\u202f", "\u200b", "\u00ad", "\u0301", "\u202e", "\ufeff", "\0", "\ud800", "\udfff", "İ", "ß", "👍"),
)


def languages() -> SearchStrategy[str]:
    """Codes of the languages that ship with the library.

    >>> from hypothesis import find
    >>> find(languages(), lambda code: code > "en")
    'es'

    """
    return st.sampled_from(available_languages())


def lexicons() -> SearchStrategy[Lexicon]:
    """The lexicons of these languages.

    >>> from hypothesis import given, settings
    >>> @given(lexicons())
    ... @settings(deadline=None)  # the first use of a lexicon loads it
    ... def test_a_language_has_a_name(lexicon):
    ...     assert lexicon.name
    >>> test_a_language_has_a_name()

    """
    return languages().map(Lexicon.load)


def texts(language: str) -> SearchStrategy[str]:
    """Hostile texts: any code points, heaps of words that mean something in the language, sentences cut and spliced.

    >>> from hypothesis import given, settings
    >>> from reconcile import parse_numbers
    >>> @given(texts("fr"))
    ... @settings(max_examples=20, deadline=None)
    ... def test_any_text_is_read(text):
    ...     assert all(number.span.of(text) == number.text for number in parse_numbers(text, language="fr"))
    >>> test_any_text_is_read()

    """
    return _texts(lexicon_for(language))


@cache
def _texts(lexicon: Lexicon) -> SearchStrategy[str]:
    pieces = [_pieces(table) for table in (lexicon.numbers, lexicon.dates, lexicon.figures)]
    heaps = [st.builds(str.join, st.sampled_from([" ", ""]), st.lists(piece, max_size=30)) for piece in pieces]
    spliced = [_spliced(lexicon.code, st.one_of(pieces))] if lexicon.code in carriers() else []
    return st.one_of(st.text(st.characters(), max_size=60), *heaps, *spliced)


def _pieces(table: Iterable[object]) -> SearchStrategy[str]:
    """Words of a table, each list of it as likely as any other, so that rare words meet; a third are marks."""
    lists = [sorted(set(_strings(words))) for words in table]
    words = [st.sampled_from(found) for found in lists if found]
    return st.one_of(*words, *[st.sampled_from(_MARKS)] * (len(words) // 2))


def _strings(words: object) -> Iterator[str]:
    if isinstance(words, str):
        yield words
    elif isinstance(words, Mapping):
        yield from chain.from_iterable(map(_strings, words.items()))
    elif isinstance(words, Iterable):
        yield from chain.from_iterable(map(_strings, words))


@st.composite
def _spliced(draw: st.DrawFn, language: str, pieces: SearchStrategy[str]) -> str:
    """A report of which some stretches are left out, said again, or replaced."""
    text = draw(reports(language)).text
    for _ in range(draw(st.integers(1, 4))):
        start, end = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
        text = text[:start] + draw(st.sampled_from(["", text[start:end] * 2]) | pieces) + text[end:]
    return text
