"""Scales left out: in "12 billion euros, of which 3.1 in Asia" the second number counts billions too."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from reconcile.bounds import Bounds
from reconcile.numbers import Number, NumberKind
from reconcile.reader.drafts import Draft
from reconcile.reader.sentences.cues import Vocabulary, tokens_of
from reconcile.scanner import Folded

_DIGITS: Final = re.compile(r"\d{1,6}(?:[.,]\d{1,3})?")
_SCALED: Final = re.compile(rf"[^\d]{{0,30}}({_DIGITS.pattern})\s?[^\W\d_]{{2}}")
_BREAKS: Final = re.compile(r"[.;:!?](?!\d)|\n")
_SCALES: Final = (10**6, 10**9, 10**12)
_LINKS: Final = frozenset(("part", "against", "past"))
_SMALL: Final = frozenset(("stop", "articles", "of", "of_them"))
_FAR: Final = 90  # characters between the two numbers
_MOST: Final = 100_000
_MEASURED: Final = (NumberKind.MONEY, NumberKind.QUANTITY)
_RATIO: Final = 100  # times one reading the other


def with_scales(numbers: Sequence[Number], folded: Folded, known: Vocabulary) -> list[Number]:
    """The numbers, each bare one behind "of which" or "against" in the scale of the one before it."""
    found = list(numbers[:1])
    for number in numbers[1:]:
        found.append(_shared(found[-1], number, folded, known) if number.kind is NumberKind.NUMBER else number)
    return found


def _shared(scaled: Number, number: Number, folded: Folded, known: Vocabulary) -> Number:
    scale, value = _scale_of(scaled), number.bounds.value
    if scale is None or value is None or not _DIGITS.fullmatch(number.text) or not 0 < value < _MOST:
        return number
    if isinstance(value, int) and scaled.kind not in _MEASURED:
        return number  # "12 million people, of whom 300 in Lyon" may count people
    whole = scaled.bounds.value
    link = _link(scaled, number, folded, known)
    amount = value * scale
    fits = whole is not None and (amount <= whole if link == "part" else whole < amount * _RATIO < whole * _RATIO**2)
    if link is None or not fits or not _is_bare(number, folded, known):
        return number
    exact = Bounds.exactly(int(amount) if amount == int(amount) else amount)
    return number.replace(bounds=exact, kind=scaled.kind, unit=scaled.unit, alternatives=())


def share_scale(draft: Draft) -> None:
    """As in "180 million euros were spent last year and 220 are to come": money without a noun of its own.

    But in "20 million for tankers: 54 are in service" the number begins what is said of something else.
    """
    scaled, value = draft.antecedent, draft.bounds.value
    scale = None if scaled is None or scaled.number.kind not in _MEASURED else _scale_of(scaled.number)
    if scaled is None or scale is None or value is None or draft.number.kind is not NumberKind.NUMBER:
        return
    whole, place = scaled.bounds.value, draft.sentence.place[draft.at]
    told = place.mark != "join" or any(token.cue.finite for token in draft.sentence.tokens[draft.at : place.last])
    begins = (told and draft.at <= place.first + 1) or scaled.sentence is not draft.sentence
    plain = draft.number.text.isdigit() and 0 < value < _MOST and draft.bounds == draft.number.bounds
    if plain and not begins and whole is not None and whole < value * scale * _RATIO < whole * _RATIO**2:
        draft.bounds = Bounds.exactly(value * scale)


def _scale_of(number: Number) -> int | None:
    """The millions or billions that a word behind its digits says."""
    said, value = _SCALED.match(number.text), number.bounds.value
    if said is None or value is None or number.kind not in (NumberKind.NUMBER, *_MEASURED):
        return None
    mantissas = (
        Decimal(said[1].replace(",", ".")),
        Decimal(re.sub(r"\D", "", said[1])),
    )
    return next((scale for scale in _SCALES if any(mantissa * scale == value for mantissa in mantissas)), None)


def _link(scaled: Number, number: Number, folded: Folded, known: Vocabulary) -> str | None:
    """The word that sets the second number against the first, or makes it a part, with small words behind it."""
    start, end = folded.position(scaled.span.end), folded.position(number.span.start)
    if end - start > _FAR or _BREAKS.search(folded.text, start, end):
        return None
    for token in reversed(tokens_of(folded.text, start, end, (), known)):
        link = next(iter(token.tags & _LINKS), None)
        if link is not None:
            return link
        if token.tags.isdisjoint(_SMALL):
            return None
    return None


def _is_bare(number: Number, folded: Folded, known: Vocabulary) -> bool:
    """Whether no noun of its own stands behind it."""
    end = folded.position(number.span.end)
    behind = tokens_of(folded.text, end, min(end + _FAR, len(folded.text)), (), known)[:1]
    return all(not token.word.isalpha() or not token.tags.isdisjoint(_SMALL) for token in behind)
