"""Ranges that are none: the two numbers of a change."""

import re
from collections.abc import Callable
from typing import Final

from reconcile.bounds import Amount, Bounds
from reconcile.numbers import Number, NumberKind
from reconcile.reader.sentences.cues import TAGS_OF, Mark, Token, Vocabulary
from reconcile.scanner import Folded
from reconcile.spans import Span

_LINK: Final = re.compile(r"\s+([^\W\d_]+)(?=\s)")
_OPENING: Final = re.compile(r"([^\W\d_]+)\s+")
_UP_TO: Final = re.compile(r"(([^\W\d_]+)[^\d]*?)\s+(?=\d)")
_UNSURE: Final = frozenset(("planned", "possible"))
_OPENS: Final = frozenset(("source", "by"))  # "from 3 200 to 3 400", "by 83 to 1,024"
_REACH: Final = 14  # tokens from a verb of change to its numbers
_YEAR: Final = 4  # digits
_FROM_TO: Final = 4  # pieces of a range that a word for "from" opens
_MOVES: Final = frozenset(("change", "bring"))


def split_changes(tokens: list[Token], folded: Folded, known: Vocabulary) -> list[Token]:
    """Behind a verb of change, "from 3 200 to 3 400" is no range: two numbers; so behind "bring"."""
    if all(map(_MOVES.isdisjoint, set(map(TAGS_OF, tokens)))):
        return tokens
    found: list[Token] = []
    changing = bringing = -_REACH
    for token in tokens:
        if "change" in token.tags:
            changing = len(found)
        if "bring" in token.tags:
            bringing = len(found)
        near = token.number is not None and len(found) - changing < _REACH
        parts = _ends(token, folded, known) if near or len(found) - bringing < _REACH else []
        parts = parts if near or len(parts) == _FROM_TO else []
        end = _end_reached(token, folded, known) if near and _is_told(found, changing) else []
        if end:
            found += end
        elif len(parts) == _FROM_TO or (parts and found and _opens(found[-1], token)):
            found += parts
            changing = len(found)
        else:
            found.append(token)
    return found


def _opens(before: Token, token: Token) -> bool:
    """As in "rose by 3 to 20", "rose 3 to 20"; but "rose 3 to 5 percent" is a range."""
    plain = token.number is not None and token.number.kind in (NumberKind.NUMBER, NumberKind.MONEY)
    return not before.tags.isdisjoint(_OPENS) or (plain and "change" in before.tags)


def second_end(mark: Mark, folded: Folded, known: Vocabulary) -> Mark | None:
    """As in "since April 2023 to 650,000": a range whose first number is the year of a date leaves its second."""
    parts = _ends(mark, folded, known)
    first, last = parts[-3::2] if parts else (None, None)
    year = first is not None and first.end - first.start == _YEAR
    return last if year and isinstance(last, Mark) else None


def _ends(token: Token, folded: Folded, known: Vocabulary) -> list[Token]:
    """The two numbers of a range with the words before and between them, or nothing."""
    number = token.number
    if number is None or number.bounds.low is None or number.bounds.high is None or number.bounds.value is not None:
        return []
    text = number.text.lower()
    links = [m for m in _LINK.finditer(text) if "to" in known.look_up(m[1])[0].tags]
    if len(links) != 1:
        return []
    link = links[0]
    behind = link.end() + len(text[link.end() :]) - len(text[link.end() :].lstrip())
    opening = _OPENING.match(text)
    source = known.look_up(opening[1])[0] if opening else None
    start = opening.end() if opening and source and "source" in source.tags else 0
    places = _places(number, folded)
    pieces: list[Token] = [
        Mark(*places(start, link.start()), _piece(number, start, link.start(), number.bounds.low)),
        Token(*places(*link.span(1)), link[1], known.look_up(link[1])[0]),
        Mark(*places(behind, len(text)), _piece(number, behind, len(text), number.bounds.high)),
    ]
    if start and opening and source:
        pieces.insert(0, Token(*places(0, opening.end(1)), opening[1], source))
    return pieces


def _end_reached(token: Token, folded: Folded, known: Vocabulary) -> list[Token]:
    """As in "subió hasta los 300": where the change ended, and no bound; the words before the number, and it."""
    number = token.number
    if number is None or number.bounds.low is not None or number.bounds.high is None or number.bounds.high_open:
        return []
    opening = _UP_TO.match(number.text)
    if opening is None or "to" not in known.inner_tags(number.text.lower()):
        return []
    start, places = opening.end(), _places(number, folded)
    words = (known.look_up(word)[0] for word in opening[1].lower().split())
    cue = next((cue for cue in words if "to" in cue.tags), known.look_up(opening[2].lower())[0])  # "up to", "hasta los"
    reached = _piece(number, start, len(number.text), number.bounds.high)
    word = Token(*places(0, opening.end(1)), opening[1].lower(), cue)
    return [word, Mark(*places(start, len(number.text)), reached)]


def _places(number: Number, folded: Folded) -> Callable[[int, int], tuple[int, int]]:
    """From places in the words of a number, which may hold wrapped lines, to those in the folded text."""
    at = number.span.start
    return lambda start, end: (folded.position(at + start), folded.position(at + end))


def _is_told(tokens: list[Token], verb: int) -> bool:
    """Whether nothing else happens behind the verb, and it is not in doubt: "podría subir hasta 300" is a bound."""
    before, behind = tokens[max(verb - 2, 0) :], tokens[verb + 1 :]
    return all(_UNSURE.isdisjoint(token.tags) for token in before) and not any(token.cue.predicate for token in behind)


def _piece(number: Number, start: int, end: int, value: Amount) -> Number:
    span = Span(number.span.start + start, number.span.start + end)
    return number.replace(span=span, text=number.text[start:end], bounds=Bounds.exactly(value), alternatives=())
