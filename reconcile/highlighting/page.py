"""The text with its figures marked."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from reconcile.arguments import careful, need_text
from reconcile.errors import InputError
from reconcile.figures import Figure, Modality, need_figures
from reconcile.highlighting.notes import notes, signs
from reconcile.highlighting.pieces import Piece, laid_out
from reconcile.highlighting.style import STYLE
from reconcile.markup import safe
from reconcile.spans import Span


@careful
def highlight(text: str, figures: Iterable[Figure]) -> str:
    """The text as HTML, every figure marked by kind; what is known of it shows under the pointer and on focus.

    >>> import datetime as dt
    >>> from reconcile import parse
    >>> text = "12 more deaths"
    >>> page = highlight(text, parse(text, language="en", published=dt.date(2024, 10, 23)))
    >>> '<mark class="rc-mark rc-increment"' in page
    True

    The page needs nothing else: no script, nothing fetched, light and dark by the reader's setting; signs and lines
    tell the kinds without colour, and print has the notes below the text. What the text holds is never taken as HTML.
    Figures of another text, or without a place in one, are an `InputError`.
    """
    need_text(text)
    found = need_figures(figures, "give the figures that parse found in this text")
    places = [_place(figure, text, number) for number, figure in enumerate(found)]
    told = [_told(figure, text) for figure in found]
    name = hashlib.sha256("".join([text, *told]).encode("utf-8", "backslashreplace")).hexdigest()[:8]
    marks = [_Mark(figure, f"rc-{name}-{number}", told[number]) for number, figure in enumerate(found)]
    pieces = laid_out(list(zip(places, marks, strict=True)))
    parts = (
        '<div class="rc-figures">',
        f"<style>{STYLE}</style>",
        f'<div class="rc-text" dir="auto" lang="">{_body(text, pieces)}</div>',
        _listed("ul", "rc-legend", _keys(found)),
        _listed("ol", "rc-notes", [piece.what.note for piece in pieces if piece.first]),
        "</div>",
    )
    return "\n".join(filter(None, parts))


def _place(figure: Figure, text: str, number: int) -> Span:
    if figure.span is None:
        msg = f"figures: item {number} has no place in a text: give figures that parse found in this one"
        raise InputError(msg)
    if figure.text is not None and figure.span.of(text) != figure.text:
        msg = f"figures: item {number} says {figure.text!r:.60} where this text says {figure.span.of(text)!r:.60}: "
        raise InputError(msg + "give the text that it was read in")
    return figure.span


@dataclass(frozen=True, slots=True)
class _Mark:
    """A figure on the page, with the name and the text of its note."""

    figure: Figure
    name: str
    note: str

    def opening(self, first: bool) -> str:
        sure = self.figure.modality is Modality.ASSERTED
        kinds = f"rc-mark rc-{self.figure.kind}" + ("" if sure else f" rc-{self.figure.modality}")
        focus = ' tabindex="0"' if first else ""
        return f'<mark class="{kinds}"{focus} aria-describedby="{self.name}">'

    def closing(self, first: bool) -> str:
        """The sign and the note stand behind the words, in their mark, so that the pointer can move onto the note."""
        if not first:
            return "</mark>"
        sign = "".join(sign for sign, _ in signs(self.figure))
        note = f'<span class="rc-note" role="tooltip" dir="ltr" lang="en" id="{self.name}">{self.note}</span>'
        return f'<span class="rc-sign" data-sign="{sign}" aria-hidden="true"></span>{note}</mark>'


def _body(text: str, pieces: Iterable[Piece[_Mark]]) -> str:
    """The text with marks around the pieces."""
    out: list[str] = []
    inside: list[Piece[_Mark]] = []
    at = 0
    for piece in pieces:
        at = _close(out, inside, text, at, piece.start)
        out += [safe(text[at : piece.start]), piece.what.opening(piece.first)]
        inside.append(piece)
        at = piece.start
    at = _close(out, inside, text, at, len(text))
    return "".join([*out, safe(text[at:])])


def _close(out: list[str], inside: list[Piece[_Mark]], text: str, at: int, until: int) -> int:
    """End the marks that end by there; where the text has come to."""
    while inside and inside[-1].end <= until:
        piece = inside.pop()
        out += [safe(text[at : piece.end]), piece.what.closing(piece.first)]
        at = piece.end
    return at


def _told(figure: Figure, text: str) -> str:
    """What is known of a figure, line by line."""
    lines = [("", ", ".join(meaning for _, meaning in signs(figure))), *notes(figure, text)]
    return " ".join(f'<span class="rc-line"><span class="rc-head">{k}</span> {safe(v)}</span>' for k, v in lines)


def _keys(figures: Iterable[Figure]) -> list[str]:
    """The signs that occur, and what they stand for."""
    kinds = {pair: figure.kind for figure in figures for pair in list(signs(figure))[:1]}
    others = dict.fromkeys(pair for figure in figures for pair in list(signs(figure))[1:])
    keys = [f'<mark class="rc-mark rc-{kind}">{sign}</mark> {meaning}' for (sign, meaning), kind in kinds.items()]
    return keys + [f"<b>{sign}</b> {meaning}" for sign, meaning in others]


def _listed(tag: str, name: str, items: Iterable[str]) -> str:
    inside = "".join(f"<li>{item}</li>" for item in items)
    return f'<{tag} class="{name}">{inside}</{tag}>' if inside else ""
