"""Where a report begins: "officials said on Tuesday that …", or "officials said on Tuesday the toll rose to 15"."""

from typing import Final

from reconcile.dates import Relation
from reconcile.reader.sentences.cues import Cue, Token

_REPORTING: Final = Cue(frozenset(("that", "stop", "reporting")), None, None)


def open_reports(tokens: list[Token]) -> list[Token]:
    """With the word that opens a report marked as such, or put in where the verb of saying goes without it."""
    found: list[Token] = []
    start = 0
    for end in [at for at, token in enumerate(tokens) if token.word == ";"]:
        found += _opened(tokens[start:end])
        start = end
    return found + _opened(tokens[start:])


def _opened(tokens: list[Token]) -> list[Token]:
    """The tokens of one statement, with the beginning of the first thing reported in it, before any number."""
    at = _that(tokens)
    if at is not None:
        that = tokens[at]
        return [*tokens[:at], Token(that.start, that.end, that.word, _REPORTING), *tokens[at + 1 :]]
    at = next((i for i, token in enumerate(tokens) if token.number or "says" in token.tags), None)
    if not at or tokens[at].number or not _has_subject(tokens, at):
        return tokens
    first = _behind_day(tokens, at + 1)
    if first >= len(tokens) or tokens[first].cue.mark or not _is_clause(tokens, first):
        return tokens
    start = tokens[first].start
    return [*tokens[:first], Token(start, start, "", _REPORTING), *tokens[first:]]


def _that(tokens: list[Token]) -> int | None:
    """As in "officials said on Tuesday that", « dijo que »: no relative pronoun and no comparison."""
    said = False
    for i, token in enumerate(tokens):
        if token.number:
            return None
        if said and "that" in token.tags:
            return i
        said = "say" in token.tags or (said and not token.cue.mark)
    return None


def _has_subject(tokens: list[Token], at: int) -> bool:
    """As in "the ministry said", but not "he is said to"."""
    return tokens[at - 1].word[:1].isalpha() and not tokens[at - 1].cue.finite


def _behind_day(tokens: list[Token], at: int) -> int:
    """The place behind the day when it was said; a window is that of what is said."""
    small = at + 1 < len(tokens) and "stop" in tokens[at].tags
    dates = [token.date for token in tokens[at : at + 1 + small] if token.date is not None]
    said = any(date.relation is Relation.DURING and date.period.days == 1 for date in dates)
    return at + 1 + small if said else at


def _is_clause(tokens: list[Token], first: int) -> bool:
    """Whether a verb follows, but not at once, and no "that" before it: "said in a report of 40 pages that"."""
    for i in range(first, len(tokens)):
        if "that" in tokens[i].tags or tokens[i].word == ";":
            return False
        if tokens[i].cue.verbal:
            return i > first or not tokens[i].cue.finite
    return False
