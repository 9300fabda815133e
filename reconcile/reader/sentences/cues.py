"""The words of a sentence and what the lexicon says of them."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from operator import attrgetter
from typing import Any, Final, TypeAlias, final

from reconcile.dates import DateExpression
from reconcile.lexicon import Lexicon
from reconcile.lexicon.phrases import PhraseWords, forms
from reconcile.numbers import Number
from reconcile.once import once

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W_]+)*'?|\d[\w.,]*|[^\s\w]|_")
_NEXT: Final = re.compile(rf"\s*({_WORD.pattern})")
_TAG: Final = re.compile(r"</?[a-z][^<>]*>")  # mark-up says nothing
_OPENING: Final = re.compile(r"[^\d]{1,60}")
_ADVERB: Final = 3  # words of an adverb
_WIDEST: Final = 8  # words of a phrase behind its first
_MEMORY: Final = 50_000  # words remembered of one language, so that a hostile text cannot fill the store
_FINITE: Final = frozenset(("verb", "say", "record"))
_GAP: Final = " … "  # between the parts of a verb that stand apart
_BULLETS: Final = frozenset("-–—•*·▪‣")  # before the items of a list, one a line
_MARKS: Final = {"reporting": "that", "join": "join", "open": "open"}
_STRONG: Final = frozenset(";:—–()[]")


@final
class Cue:
    """What the lexicon says of a word or a phrase: the lists that hold it, and its canonical names.

    `mark` is what it separates with, if anything; `finite` says that it makes a clause by itself (an auxiliary, a
    verb of saying), `verbal` that it does so beside a number (a predicate that is not also a noun).
    """

    __slots__ = ("finite", "mark", "predicate", "tags", "unit", "verbal")

    def __init__(self, tags: frozenset[str], unit: str | None, predicate: str | None, word: str = "") -> None:
        self.tags = tags
        self.unit = unit
        self.predicate = predicate
        self.finite = bool(tags & _FINITE)
        self.verbal = self.finite or (predicate is not None and unit is None)
        self.mark = _mark(tags, word)

    def joined(self, other: "Cue", word: str = "") -> "Cue":
        """What both say; names of this one come first."""
        return Cue(self.tags | other.tags, self.unit or other.unit, self.predicate or other.predicate, word)


def _mark(tags: frozenset[str], word: str) -> str:
    if word in _STRONG or word in (",", "|"):
        return word
    return next((_MARKS[tag] for tag in _MARKS if tag in tags), "")


NO_CUE: Final = Cue(frozenset(), None, None)
_VERB: Final = Cue(frozenset(("verb",)), None, None)
_POSSIBLE: Final = Cue(frozenset(("possible",)), None, None)
_JOIN: Final = Cue(frozenset(("join",)), None, None)
# the words that may follow a word in a phrase; "" holds the cue where the phrase may end
Path: TypeAlias = dict[str, Any]


class Token:
    """A word, a phrase of the lexicon or a mark; positions in the folded text."""

    __slots__ = ("cue", "end", "start", "tags", "word")

    number: Number | None = None
    date: DateExpression | None = None
    inner: frozenset[str] = frozenset()

    def __init__(self, start: int, end: int, word: str, cue: Cue) -> None:
        self.start = start
        self.end = end
        self.word = word
        self.cue = cue
        self.tags = cue.tags


# of many tokens at once
WORD_OF: Final = attrgetter("word")
TAGS_OF: Final = attrgetter("tags")


@final
class Mark(Token):
    """A number or a date; `inner` holds the tags of the words inside a number."""

    __slots__ = ("date", "inner", "number")

    def __init__(self, start: int, end: int, number: Number | None = None, date: DateExpression | None = None) -> None:
        Token.__init__(self, start, end, "", NO_CUE)
        self.number = number
        self.date = date
        self.inner = frozenset()


@final
class Vocabulary:
    """The `[figures]` and `[phrases]` tables of a language, turned round: from a word to what it says."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.numbers
        self.ones = words.ones
        self.articles = [word for word in words.articles if word not in words.ones and word not in words.definite]
        self.intentions = frozenset(lexicon.dates.intentions)
        self.past_endings = lexicon.dates.past_endings
        self.infinitive_endings = lexicon.dates.infinitive_endings
        self.abbreviations = frozenset(lexicon.figures.clauses.abbreviations)
        self._adverbs = frozenset(tuple(_WORD.findall(phrase)) for phrase in lexicon.figures.clauses.adverb)
        self._single: dict[str, Cue] = {}
        self._open: list[tuple[str, Cue]] = []
        self._paths: dict[str, Path] = {}
        self._inner: dict[str, frozenset[str]] = {}
        self.remembered: dict[str, tuple[Cue, Path | None]] = {}
        self.brackets: dict[str, dict[tuple[str, ...], Cue]] = {}
        phrases: list[tuple[str, list[str], Cue]] = []
        for phrase, cue in chain(_entries(lexicon), _spoken(lexicon.phrases)):
            if phrase.isalpha():
                self._put_word(phrase, cue)
            elif "*" in phrase:
                self._open.append((phrase, cue))
            elif _GAP in phrase:
                self._put_bracket(phrase, cue)
            elif len(parts := _WORD.findall(phrase)) == 1:
                self._put_word(phrase, cue)
            else:
                phrases.append((phrase, parts, cue))
        self._stems = tuple(phrase[:-1] for phrase, _ in self._open if phrase[-1] == "*")
        self._endings = tuple(phrase[1:] for phrase, _ in self._open if phrase[-1] != "*")
        for phrase, parts, cue in phrases:
            self._put_phrase(phrase, parts, cue)

    def _put_word(self, word: str, cue: Cue) -> None:
        known = self._single.get(word)
        new = known is None and word.isalpha()  # of a mark, the word itself tells something
        self._single[word] = cue if new else (known or NO_CUE).joined(cue, word)

    def _put_phrase(self, phrase: str, parts: list[str], cue: Cue) -> None:
        """A phrase says what its auxiliary would alone, and joins behind "and"."""
        path = self._paths.setdefault(parts[0], {})
        for word in parts[1:]:
            path = path.setdefault(word, {})
        spoken = frozenset[str]().union(*(self._single.get(part, NO_CUE).tags for part in parts))
        cue = cue.joined(_VERB) if "verb" in spoken else cue
        if "thereof" in cue.tags and "possible" in spoken:
            cue = cue.joined(_POSSIBLE)  # « en aurait »
        cue = cue.joined(_JOIN) if "join" in self._single.get(parts[0], NO_CUE).tags else cue
        path[""] = path[""].joined(cue, phrase) if "" in path else cue

    def _put_bracket(self, phrase: str, cue: Cue) -> None:
        """A verb in two parts, by its first."""
        first, _, second = phrase.partition(_GAP)
        seconds = self.brackets.setdefault(first, {})
        parts = tuple(_WORD.findall(second))
        seconds[parts] = seconds.get(parts, _VERB).joined(cue)

    def look_up(self, word: str) -> tuple[Cue, Path | None]:
        """What a word says by itself, and the phrases that may begin with it; remembered."""
        known = self.remembered.get(word)
        if known is not None:
            return known
        cue = self._single.get(word, NO_CUE)
        # « Irán », « Teherán » end as verbs do, and are none: they speak
        fits = word.startswith(self._stems) or (word.endswith(self._endings) and "voice" not in cue.tags)
        for more in self._opened(word) if fits else ():
            cue = cue.joined(more, word)
        if cue is NO_CUE and _mark(cue.tags, word):
            cue = Cue(frozenset(), None, None, word)
        known = cue, self._paths.get(word)
        if len(self.remembered) < _MEMORY:
            self.remembered[word] = known
        return known

    def _opened(self, word: str) -> list[Cue]:
        """What its beginnings and endings say, the most telling first: "Containerschiffe" are ships."""
        found: list[tuple[int, Cue]] = []
        for pattern, cue in self._open:
            if pattern[-1] != "*" and word.endswith(pattern[1:]):
                found.append((len(pattern), cue))
            elif pattern[-1] == "*" and word.startswith(pattern[:-1]):
                found.append((2 * len(pattern) - len(word), cue))  # what it leaves open counts against a beginning
        return [cue for _, cue in sorted(found, key=lambda fit: -fit[0])]

    def adverb_at(self, words: list[re.Match[str]], at: int) -> int:
        """How many words the adverb there has: « a de son côté déclaré » is « a déclaré »."""
        said = tuple(match[0] for match in words[at : at + _ADVERB])
        return next((width for width in range(len(said), 0, -1) if said[:width] in self._adverbs), 0)

    def behind(self, text: str, end: int) -> Cue:
        """What the word behind a position says; nothing where a phrase may begin with it."""
        match = _NEXT.match(text, end)
        cue, path = self.look_up(match[1]) if match else (NO_CUE, None)
        return cue if path is None else NO_CUE

    def inner_tags(self, number: str) -> frozenset[str]:
        """The tags of the words that open a number: "an estimated 600", "a total of 10,000"."""
        words = _OPENING.match(number)
        if words is None:
            return NO_CUE.tags
        tags = self._inner.get(words[0])
        if tags is None:
            inside: list[Token] = []
            _add_words(words[0], 0, len(words[0]), self, inside)
            tags = frozenset(tag for token in inside for tag in token.tags)
            if len(self._inner) < _MEMORY:
                self._inner[words[0]] = tags
        return tags


def _entries(lexicon: Lexicon) -> Iterator[tuple[str, Cue]]:
    """Every phrase of the table with what it says."""
    words = lexicon.figures
    for table in (words.clauses, words.kinds, words.modality, words.roles, words.sources, words.labels):
        for tag, phrases in table._asdict().items():
            yield from zip(phrases, repeat(Cue(frozenset((tag,)), None, None)))
    for unit, nouns in words.nouns.items():
        yield from zip(nouns, repeat(Cue(frozenset(), unit, None)))
    for predicate, verbs in words.predicates.items():
        yield from zip(verbs, repeat(Cue(frozenset(), None, predicate)))


def _spoken(words: PhraseWords) -> Iterator[tuple[str, Cue]]:
    """What the library says it can read: every form of the nouns and predicates of its own phrases."""
    for unit, noun in words.nouns.items():
        yield from zip(forms(noun.lower()), repeat(Cue(frozenset(), unit, None)))
    for predicate, verb in words.predicates.items():
        yield from zip(forms(verb.lower()), repeat(Cue(frozenset(), None, predicate)))


@once
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of a language, made once."""
    return Vocabulary(lexicon)


def tokens_of(text: str, start: int, end: int, marks: Iterable[Mark], known: Vocabulary) -> list[Token]:
    """The tokens of `text[start:end]`; `marks` are its numbers and dates, in order and apart from each other."""
    found: list[Token] = []
    for mark in marks:
        if mark.start > start:
            _add_words(text, start, mark.start, known, found)
        if mark.number is not None and not text[mark.start].isdigit():
            mark.inner = known.inner_tags(text[mark.start : mark.end])
        found.append(mark)
        start = mark.end
    _add_words(text, start, end, known, found)
    return found


def _add_words(text: str, start: int, end: int, known: Vocabulary, found: list[Token]) -> None:
    """The words of a stretch without numbers or dates, phrases of the lexicon as one token."""
    words = _words(text, start, end)
    remembered, add = known.remembered.get, found.append
    done, count = 0, len(words)
    for at, match in enumerate(words, 1):
        if at <= done:
            continue
        word = match[0]
        begin, stop = match.span()
        if word in _BULLETS and text[begin - 1 : begin] == "\n":
            word = ","
        cue, path = remembered(word) or known.look_up(word)
        if path is not None and at < count:
            first = at + (known.adverb_at(words, at) if "verb" in cue.tags and words[at][0] not in path else 0)
            width, phrase = _longest(path, words, first)
            if phrase is not None:
                done = first + width
                stop = words[done - 1].end()
                cue, word = phrase, text[begin:stop]
        add(Token(begin, stop, word, cue))


def _words(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The words between the mark-up."""
    if text.find("<", start, end) < 0:
        return list(_WORD.finditer(text, start, end))
    found: list[re.Match[str]] = []
    for tag in _TAG.finditer(text, start, end):
        found += _WORD.finditer(text, start, tag.start())
        start = tag.end()
    return found + list(_WORD.finditer(text, start, end))


def _longest(path: Path, words: list[re.Match[str]], at: int) -> tuple[int, Cue | None]:
    """How many further words the longest phrase takes in, and what it says."""
    width, cue, taken = 0, None, 0
    for match in words[at : at + _WIDEST]:
        following = path.get(match[0])
        if following is None:
            break
        path, taken = following, taken + 1
        if "" in path:
            width, cue = taken, path[""]
    return width, cue
