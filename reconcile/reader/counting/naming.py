"""Which numbers are part of a name: "Reactor 4", "die A 7", "0800 111 0 111"."""

import re
from typing import Final

from reconcile.reader.sentences.clauses import Sentence
from reconcile.reader.sentences.cues import NO_CUE, Token
from reconcile.reader.sentences.names import is_capital
from reconcile.scanner import Folded

_NAMED: Final = 2  # words of the name of a ship, before its number
_SMALL: Final = frozenset(("stop", "articles", "one"))
_WHERE: Final = frozenset(("within", "to", "source"))
_OPENS: Final = frozenset(("say", "that", "open", "join"))
_DIALLED: Final = re.compile(r"\D*0\d")  # no count begins so
_GROUPS: Final = 6  # of digits in a telephone number
_ROAD: Final = 3  # digits of the number of a road


def is_named(sentence: Sentence, at: int, folded: Folded) -> bool:
    """Whether a number without a noun of its own names a thing, a road or a telephone."""
    number = sentence.tokens[at].number
    if number is None or not number.text[-1:].isdigit():
        return False
    if _is_dialled(sentence.tokens, at, folded) or _is_subsection(sentence.tokens, at):
        return True
    return number.text.isdigit() and (_is_numbered(sentence, at, folded) or _is_road(sentence.tokens, at, folded))


def _is_numbered(sentence: Sentence, at: int, folded: Folded) -> bool:
    """As in "Reactor 4 was shut down", "la nave Humanity 1"; but "on the train 40 were hurt" counts."""
    if "numbered" not in sentence.tags:
        return False
    tokens = sentence.tokens
    for i in range(at - 1, max(at - 2 - _NAMED, -1), -1):
        if "numbered" in tokens[i].tags:
            behind = tokens[at + 1].cue if at + 1 < len(tokens) else NO_CUE
            named = i == at - 1 or is_capital(tokens[at - 1], folded)
            return named and (_is_subject(sentence, i) or not (behind.verbal or behind.unit))
        if tokens[i].tags or tokens[i].cue.unit or tokens[i].cue.predicate or not tokens[i].word[:1].isalpha():
            return False
    return False


def _is_subject(sentence: Sentence, noun: int) -> bool:
    """Whether only an article stands between it and what opens its clause: "said Reactor 4 was", not "at the camp"."""
    tokens, place = sentence.tokens, sentence.place[noun]
    if not tokens[noun - 1].tags.isdisjoint(_WHERE):
        return False
    first = noun - (not tokens[noun - 1].tags.isdisjoint(_SMALL) and tokens[noun - 1].tags.isdisjoint(_OPENS))
    if first <= place.first + bool(place.mark):
        return True
    return tokens[first - 1].cue.finite or not tokens[first - 1].tags.isdisjoint(_OPENS)


def _is_road(tokens: list[Token], at: int, folded: Folded) -> bool:
    """As in "on the M 25", "l'A 7": behind one capital letter that opens no sentence."""
    if at < 2 or tokens[at].end - tokens[at].start > _ROAD or len(tokens[at - 1].word) != 1:
        return False
    return folded.span(tokens[at - 1].start, tokens[at - 1].end).of(folded.original).isupper()


def _is_subsection(tokens: list[Token], at: int) -> bool:
    """As in "section 12(3)": in a bracket that sticks to a number that names something; "347(+12)" counts."""
    if at < 2 or tokens[at - 1].word != "(" or tokens[at - 2].end != tokens[at - 1].start:
        return False
    return _is_numeral(tokens[at - 2]) and tokens[at - 2].number is None


def _is_dialled(tokens: list[Token], at: int, folded: Folded) -> bool:
    """As in "unter 0800 111 0 111": digits that begin with nought, and the groups behind them."""
    first = at
    while first and at - first < _GROUPS and _is_numeral(tokens[first - 1]):
        first -= 1
    return _DIALLED.match(folded.text, tokens[first].start, tokens[first].end) is not None


def _is_numeral(token: Token) -> bool:
    """A number, or what was one before it was passed over."""
    return not (token.word or token.date)
