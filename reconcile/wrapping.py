"""Lines that were only wrapped: the break inside a sentence is a blank."""

from collections.abc import Iterator
from itertools import chain, groupby, pairwise
from typing import Final, NamedTuple, final

from reconcile.lexicon import Lexicon
from reconcile.once import once
from reconcile.plain import narrowed, plain, rows
from reconcile.scanner import Folded, fold

_CELLS: Final = ("|", "\t", "  ")  # between the cells of a table
_QUOTES: Final = "\"«»“”„'()"
_LISTING: Final = (":", ";")
_MARKS: Final = (*".!?…",)
_ENDED: Final = ("</p>", "<br>", "<br/>", "<br />")
_PROSE: Final = 3  # words of a line that may go on in a word of lower case
_NARROW: Final = 36  # characters of the widest line of a paragraph of several lines that was wrapped
_WRAPPED: Final = 60  # likewise of two lines, which may be but a headline and what follows
_LABEL: Final = 24  # characters up to the colon of a label


@final
class Line(NamedTuple):
    """A line without the blanks around it."""

    start: int
    end: int
    text: str


def unwrapped(folded: Folded, lexicon: Lexicon) -> Folded:
    r"""The text with a blank for each line break that only wraps a sentence.

    >>> from reconcile.lexicon import lexicon_for
    >>> from reconcile.scanner import fold
    >>> unwrapped(fold("more than\n120 homes, 12 dead\n40 injured"), lexicon_for("en")).text
    'more than 120 homes, 12 dead\n40 injured'

    """
    if "\n" not in folded.text:
        return folded
    leading = _leading(lexicon)
    paragraphs = (list(lines) for said, lines in groupby(_lines(folded.text), key=lambda line: bool(line.text)) if said)
    breaks = list(chain.from_iterable(_breaks(folded, paragraph, leading) for paragraph in paragraphs))
    return folded.edited([(start, end, " ") for start, end in breaks])


def legible(text: str, lexicon: Lexicon) -> Folded:
    """The text as numbers and dates are read in it: without mark-up, each sentence on a line, words a blank apart.

    >>> from reconcile.lexicon import lexicon_for
    >>> legible("More  than <b>120</b>", lexicon_for("en")).text
    'more than 120'

    """
    folded = unwrapped(plain(fold(text)), lexicon)
    return narrowed(folded, rows(folded))


@once
def _leading(lexicon: Lexicon) -> frozenset[str]:
    """The last words of all that leads to what follows: no line ends with one but for want of room."""
    words, clauses = lexicon.numbers, lexicon.figures.clauses
    small = (clauses.of, clauses.articles, clauses.one, clauses.join, clauses.that, clauses.within, clauses.to)
    led = (clauses.source, clauses.by, lexicon.figures.roles.part, lexicon.figures.sources.according)
    phrases = chain(words.articles, words.between, *words.hedges, *small, *led)
    return frozenset(phrase.split()[-1] for phrase in phrases if phrase[-1].isalpha())


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for raw in text.split("\n"):
        said = raw.strip()
        first = start + len(raw) - len(raw.lstrip())
        yield Line(first, first + len(said), said)
        start += len(raw) + 1


def _breaks(folded: Folded, paragraph: list[Line], leading: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The stretches between two lines of a paragraph that one sentence runs over."""
    widest = max(len(line.text) for line in paragraph)
    pairs = list(pairwise(paragraph))
    full = [_is_full(line, following, widest) for line, following in pairs]
    filled = widest >= (_NARROW if len(full) > 1 else _WRAPPED) and 2 * sum(full) > len(full)
    for (line, following), was_full in zip(pairs, full, strict=True):
        if not _may_go_on(line, following):
            continue
        if (filled and was_full) or (not _is_closed(line) and _goes_on(folded, line, following, leading)):
            yield line.end, following.start


def _is_full(line: Line, following: Line, widest: int) -> bool:
    """Whether the line had no room for the first word of the next one."""
    return len(line.text) + len(following.text.split(maxsplit=1)[0]) >= widest


def _may_go_on(line: Line, following: Line) -> bool:
    """Neither line is a row of cells, and the second begins with a word, a number or a quote."""
    opens = following.text[0].isalnum() or following.text[0] in _QUOTES or following.text[0] in "$€£"
    celled = any(mark in line.text or mark in following.text for mark in _CELLS)
    return opens and not (celled or line.text.endswith(_ENDED))


def _is_closed(line: Line) -> bool:
    """Whether a mark ends its sentence."""
    return line.text.rstrip(_QUOTES).endswith(_MARKS)


def _goes_on(folded: Folded, line: Line, following: Line, leading: frozenset[str]) -> bool:
    """By the word or the comma at the end, or by the small letter behind a line of words that is no label."""
    if line.text.endswith(_LISTING):
        return False
    last = line.text.rsplit(maxsplit=1)[-1]
    if last in leading or last[-1] == ",":
        return True
    label = following.text.find(":", 0, _LABEL) >= 0
    return folded.is_lower(following.start) and not label and len(line.text.split()) >= _PROSE
