"""What a text says, without the marks that only set it: HTML and Markdown, references to notes, wide blanks."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from itertools import pairwise
from typing import Final, TypeAlias

from reconcile.scanner import Folded, fold

# a stretch of the text and what takes its place: nothing, or one character
Edit: TypeAlias = tuple[int, int, str]

_HIDDEN: Final = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))
_INLINE: Final = (
    "abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|"
    "sub|sup|time|tt|u|var|wbr|a"
)
# ten to a power, a note by its number, an element inside a line, and what another element has for the browser alone
_ELEMENT: Final = re.compile(
    r"(?P<power>(?<=(?<![0-9])10)<sup[^<>]{0,400}>[0-9]{1,3}</sup>)"
    r"|(?P<note>(?<!(?<!\w)[kcdm]m)(?<!(?<!\w)m)<sup[^<>]{0,400}>[\[(]?(?:[0-9]{1,3}|[a-z])[\])]?</sup>)"
    rf"|(?P<inline></?(?:{_INLINE})(?:\s[^<>]{{0,400}})?/?>)"
    r"|</?h(?P<level>[1-6])(?P<heading>\s[^<>]{1,400})?>"
    r"|<[a-z][a-z0-9]{0,15}(?P<attributes>\s[^<>]{1,400})>"
)
_CELLS: Final = re.compile(r"<(/?)(table|thead|tbody|tfoot|tr|td|th|caption)\b[^<>]{0,400}>|\s+")
_GROUPS: Final = ("thead", "tbody", "tfoot")  # of rows
_MARKER: Final = re.compile(r"^[ \t]*\(?([0-9]{1,3})[.)][ \t]+(?=\S)", re.MULTILINE)
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});")
_LINK: Final = re.compile(
    r"!?(\[)[^\[\]\n]{1,300}(\]\((?:[a-z]{3,10}:|/|#|\.|www)[^()\s]{0,400}(?: \"[^\"\n]{0,100}\")?\))"
)
_EMPHASIS: Final = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=[^\s*_])[^*_\n]{1,300}(?<=\S)(\1)(?![\w*_])")
_NUMBERS: Final = r"[0-9]{1,3}(?: ?[,–-] ?[0-9]{1,3}){0,9}"
_NOTE: Final = rf"(?:\[(?:[^\W\d_]{{1,12}}\.? )?{_NUMBERS}\])+"
# right behind a word or a mark, or behind a blank at the end of a sentence
_REFERENCE: Final = re.compile(rf"(?<=[\w.,;:!?»”\"')%]){_NOTE}|(?<=\w) {_NOTE}(?=[.,;:!?]|\s*\Z)")
_HEADING: Final = re.compile(r"^ {0,3}#{1,6} +(?=\S)", re.MULTILINE)
_QUOTED: Final = re.compile(r"^[ \t]{0,3}>+[ \t]*(?=\S)", re.MULTILINE)
_WIDE: Final = re.compile(r"(?<=\S) {2,}(?=\S)")


def plain(folded: Folded) -> Folded:
    """The text without what sets it.

    >>> from reconcile.scanner import fold
    >>> plain(fold("At least **13&nbsp;000** homes <b>burned</b>.[1]")).text
    'at least 13 000 homes burned.'

    """
    for sign, edits in _SIGNS:
        if sign in folded.text:
            folded = folded.edited(list(edits(folded.text)))
    return folded


def narrowed(folded: Folded, kept: Iterable[tuple[int, int]] = ()) -> Folded:
    """The text with one blank for many between words, but not in these stretches, nor between two numbers.

    >>> from reconcile.scanner import fold
    >>> narrowed(fold("more  than 12  deaths")).text
    'more than 12 deaths'

    """
    if "  " not in folded.text:
        return folded
    stretches = sorted(kept)
    starts = [start for start, _ in stretches]
    found: list[Edit] = []
    for wide in _WIDE.finditer(folded.text):
        at, end = wide.span()
        k = bisect_right(starts, at) - 1
        apart = k < 0 or stretches[k][1] <= at
        if apart and not (folded.text[at - 1].isdigit() and folded.text[end].isdigit()):
            found.append((at, end, " "))
    return folded.edited(found)


def rows(folded: Folded) -> list[tuple[int, int]]:
    r"""Lines beside each other with as many wide blanks: these may part cells.

    >>> from reconcile.scanner import fold
    >>> rows(fold("Monday   12\nTuesday  14\nmore  than  that"))
    [(0, 11), (12, 23)]

    """
    if "  " not in folded.text or "\n" not in folded.text:
        return []
    lines: list[tuple[int, int, int]] = []
    start = 0
    for line in folded.text.split("\n"):
        lines.append((start, start + len(line), len(_WIDE.findall(line))))
        start += len(line) + 1
    alike = {one for pair in pairwise(lines) if pair[0][2] == pair[1][2] > 0 for one in pair}
    return sorted((start, end) for start, end, _ in alike)


def _hidden(text: str) -> Iterator[Edit]:
    """Comments, scripts and styles."""
    found: list[Edit] = []
    for opening, closing in _HIDDEN:
        start = text.find(opening)
        while start >= 0 and (end := text.find(closing, start)) >= 0:
            found.append((start, end + len(closing), " "))
            start = text.find(opening, end)
    done = 0
    for edit in sorted(found):
        if edit[0] >= done:
            yield edit
            done = edit[1]


def _elements(text: str) -> Iterator[Edit]:
    for found in _ELEMENT.finditer(text):
        kinds = ("note", "inline", "level", "heading", "attributes")
        yield from ((*found.span(kind), "") for kind in kinds if found[kind] is not None)


def _tables(text: str) -> Iterator[Edit]:
    """A line for each row, with a bar between its cells; what else breaks lines there is a blank."""
    table = row = False
    cells = 0
    for found in _CELLS.finditer(text):
        closing, name = found[1], found[2]
        if name is None and table and found[0] != " ":
            yield (*found.span(), " " if row else "")
        elif name in ("td", "th"):
            cells += not closing
            yield (*found.span(), "|" if cells > 1 and not closing else "")
        elif name is not None:
            table, row, cells = (not closing if name == "table" else table), name == "tr" and not closing, 0
            yield (*found.span(), "" if row or name in _GROUPS else "\n")


def _markers(text: str) -> Iterator[Edit]:
    """The numbers of a list, which follow each other: "1. 12 people died", "2. 30 were hurt"."""
    found = list(_MARKER.finditer(text))
    numbers = [int(marker[1]) for marker in found]
    for k, marker in enumerate(found):
        beside = numbers[max(k - 1, 0) : k] + [number - 2 for number in numbers[k + 1 : k + 2]]
        if numbers[k] - 1 in beside:
            yield (*marker.span(), "")


def _entities(text: str) -> Iterator[Edit]:
    for found in _ENTITY.finditer(text):
        said = fold(unescape(found[0])).text
        if len(said) == 1:
            yield (*found.span(), said)


def _links(text: str) -> Iterator[Edit]:
    for found in _LINK.finditer(text):
        yield (found.start(), found.end(1), "")
        yield (*found.span(2), "")


def _emphasis(text: str) -> Iterator[Edit]:
    for found in _EMPHASIS.finditer(text):
        yield (*found.span(1), "")
        yield (*found.span(2), "")


def _references(text: str) -> Iterator[Edit]:
    return ((*found.span(), "") for found in _REFERENCE.finditer(text))


def _headings(text: str) -> Iterator[Edit]:
    return ((*found.span(), "") for found in _HEADING.finditer(text))


def _quotations(text: str) -> Iterator[Edit]:
    """The marks of quoted lines; one alone before a number says "more than"."""
    marks = list(_QUOTED.finditer(text))
    lines = {found.start() for found in marks}
    for found in marks:
        beside = (text.rfind("\n", 0, max(found.start() - 1, 0)) + 1, text.find("\n", found.end()) + 1)
        quoted = any(line in lines and line != found.start() for line in beside)
        if quoted or not text[found.end()].isdigit():
            yield (*found.span(), "")


_SIGNS: Final[tuple[tuple[str, Callable[[str], Iterable[Edit]]], ...]] = (
    ("<", _hidden), ("<td", _tables), ("<", _elements), ("&", _entities), ("](", _links), ("*", _emphasis),
    ("_", _emphasis), ("[", _references), ("#", _headings), (">", _quotations), ("\n", _markers),
)  # fmt: skip
