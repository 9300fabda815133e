"""The words of a sentence and what the lexicon says of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from typing import Final, NamedTuple, TypeAlias, final

from reconcile.bounds import Amount, Bounds
from reconcile.dates import DateExpression
from reconcile.lexicon import Lexicon
from reconcile.lexicon.figures import FigureWords
from reconcile.numbers import Number
from reconcile.spans import Span

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*'?|\d[\w.,]*|[^\s\w]|_")
_RANGE_WORD: Final = re.compile(r" ([^\W\d_]+) ")
_FIRST_WORD: Final = re.compile(r"([^\W\d_]+) ")
_CHANGE: Final = 14  # tokens from a verb of change to its numbers
_MEMORY: Final = 50_000  # words remembered of one language, so that a hostile text cannot fill the store


class Cue(NamedTuple):
    """What the lexicon says of a word or a phrase: the lists that hold it, and its canonical names."""

    tags: frozenset[str] = frozenset()
    unit: str | None = None
    predicate: str | None = None

    def joined(self, other: "Cue") -> "Cue":
        """What both say; names of this one come first."""
        return Cue(self.tags | other.tags, self.unit or other.unit, self.predicate or other.predicate)


NO_CUE: Final = Cue()
_VERB: Final = Cue(frozenset(("verb",)))
Phrase: TypeAlias = tuple[tuple[str, ...], Cue]


@final
class Token:
    """A word, a phrase of the lexicon, a mark, a number or a date; positions in the original text."""

    __slots__ = ("cue", "date", "end", "inner", "number", "start", "tags", "word")

    def __init__(
        self,
        start: int,
        end: int,
        word: str = "",
        cue: Cue = NO_CUE,
        number: Number | None = None,
        date: DateExpression | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.word = word
        self.cue = cue
        self.tags = cue.tags
        self.number = number
        self.date = date
        self.inner: frozenset[str] = frozenset()  # the tags of the words inside a number


@final
class Vocabulary:
    """The `[figures]` table of a language, turned round: from a word to what it says."""

    def __init__(self, words: FigureWords) -> None:
        self._single: dict[str, Cue] = {}
        self._phrases: dict[str, list[Phrase]] = {}
        self._open: list[tuple[str, Cue, Phrase | None]] = []
        self._known: dict[str, tuple[Cue, tuple[Phrase, ...]]] = {}
        for phrase, cue in _entries(words):
            self._put(tuple(_WORD.findall(phrase)), cue, phrase)

    def _put(self, parts: tuple[str, ...], cue: Cue, phrase: str) -> None:
        if "*" in phrase:
            parts = tuple(phrase.replace("'", "' ").split())
        if "*" in parts[0]:
            self._open.append((parts[0], cue, (parts, cue) if len(parts) > 1 else None))
        elif len(parts) == 1:
            self._single[parts[0]] = self._single.get(parts[0], NO_CUE).joined(cue)
        else:
            self._phrases.setdefault(parts[0], []).append((parts, cue))

    def look_up(self, word: str) -> tuple[Cue, tuple[Phrase, ...]]:
        """What a word says by itself, and the phrases that may begin with it, longest first."""
        known = self._known.get(word)
        if known is None:
            known = self._read(word)
            if len(self._known) < _MEMORY:
                self._known[word] = known
        return known

    def _read(self, word: str) -> tuple[Cue, tuple[Phrase, ...]]:
        cue = self._single.get(word, NO_CUE)
        phrases = list(self._phrases.get(word, ()))
        for pattern, more, phrase in self._open:
            if not _fits(word, pattern):
                continue
            if phrase is None:
                cue = cue.joined(more)
            else:
                phrases.append(phrase)
        return cue, _merged(phrases)


def _merged(phrases: list[Phrase]) -> tuple[Phrase, ...]:
    """The same phrase from several lists as one, longest first."""
    together: dict[tuple[str, ...], Cue] = {}
    for parts, cue in phrases:
        together[parts] = together.get(parts, NO_CUE).joined(cue)
    return tuple(sorted(together.items(), key=lambda phrase: -len(phrase[0])))


def _fits(word: str, pattern: str) -> bool:
    if pattern[-1] == "*":
        return word.startswith(pattern[:-1])
    return word.endswith(pattern[1:]) if pattern[0] == "*" else word == pattern


def _entries(words: FigureWords) -> Iterator[tuple[str, Cue]]:
    """Every phrase of the table with what it says."""
    for table in (words.clauses, words.kinds, words.modality, words.roles, words.sources, words.labels):
        for field in fields(table):
            for phrase in getattr(table, field.name):
                yield phrase, Cue(frozenset((field.name,)))
    for unit, nouns in words.nouns.items():
        for phrase in nouns:
            yield phrase, Cue(unit=unit)
    for predicate, verbs in words.predicates.items():
        for phrase in verbs:
            yield phrase, Cue(predicate=predicate)


@cache
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of a language, made once."""
    return Vocabulary(lexicon.figures)


def tokens_of(text: str, start: int, end: int, marked: Iterable[Token], known: Vocabulary) -> list[Token]:
    """The tokens of `text[start:end]`; `marked` are its numbers and dates, in order and apart from each other."""
    found: list[Token] = []
    for mark in marked:
        _add_words(text, start, mark.start, known, found)
        if mark.number is not None and not text[mark.start].isdigit():
            inside: list[Token] = []
            _add_words(text, mark.start, mark.end, known, inside)
            mark.inner = frozenset(tag for token in inside for tag in token.tags)
        found.append(mark)
        start = mark.end
    _add_words(text, start, end, known, found)
    return found


def _holds_verb(words: list[tuple[int, int, str]], known: Vocabulary) -> bool:
    """A phrase with an auxiliary in it makes a clause as the auxiliary alone would."""
    return any("verb" in known.look_up(word)[0].tags for _, _, word in words)


def _add_words(text: str, start: int, end: int, known: Vocabulary, found: list[Token]) -> None:
    """The words of a stretch without numbers or dates, phrases of the lexicon as one token."""
    words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text, start, end)]
    at, count = 0, len(words)
    while at < count:
        begin, stop, word = words[at]
        cue, phrases = known.look_up(word)
        width = 1
        for parts, its_cue in phrases:
            if at + len(parts) <= count and all(_fits(words[at + k][2], p) for k, p in enumerate(parts)):
                cue, width = its_cue, len(parts)
                stop = words[at + width - 1][1]
                cue = cue.joined(_VERB) if _holds_verb(words[at : at + width], known) else cue
                break
        found.append(Token(begin, stop, word if width == 1 else text[begin:stop], cue))
        at += width


def split_changes(tokens: list[Token], known: Vocabulary) -> list[Token]:
    """ "went from 3 200 to 3 400" is no range: two numbers behind a verb of change."""
    found: list[Token] = []
    changing = -_CHANGE
    for token in tokens:
        if "change" in token.tags:
            changing = len(found)
        parts = _ends_of_change(token, known) if len(found) - changing < _CHANGE else ()
        if parts and (len(parts) == 4 or (found and "source" in found[-1].tags)):
            found += parts
            changing = len(found)
        else:
            found.append(token)
    return found


def _ends_of_change(token: Token, known: Vocabulary) -> tuple[Token, ...]:
    """The two numbers of a range with the word between them."""
    number = token.number
    if number is None or number.bounds.low is None or number.bounds.high is None or number.bounds.value is not None:
        return ()
    text = number.text.lower()
    links = [m for m in _RANGE_WORD.finditer(text) if "to" in known.look_up(m.group(1))[0].tags]
    if len(links) != 1:
        return ()
    link, at = links[0], token.start
    opening = _FIRST_WORD.match(text)
    start = opening.end() if opening and "source" in known.look_up(opening.group(1))[0].tags else 0
    pieces = (
        Token(at + start, at + link.start(), number=_piece(number, start, link.start(), number.bounds.low)),
        Token(at + link.start(1), at + link.end(1), link.group(1), known.look_up(link.group(1))[0]),
        Token(at + link.end(), token.end, number=_piece(number, link.end(), len(text), number.bounds.high)),
    )
    if not opening or not start:
        return pieces
    return (Token(at, at + opening.end(1), opening.group(1), known.look_up(opening.group(1))[0]), *pieces)


def _piece(number: Number, start: int, end: int, value: Amount) -> Number:
    span = Span(number.span.start + start, number.span.start + end)
    return number.replace(span=span, text=number.text[start:end], bounds=Bounds.exactly(value), alternatives=())
