"""What is reported without a word for "that": "officials said on Tuesday the toll, which stood at 12, rose to 15"."""

from typing import Final

from reconcile.dates import Relation
from reconcile.reader.sentences.cues import Cue, Token

# no relative pronoun and no comparison: « dijo que murieron 40 »
REPORTING: Final = Cue(frozenset(("that", "stop")), None, None)


def open_reports(tokens: list[Token]) -> list[Token]:
    """With a "that" behind the first verb of saying, where it lacks one and a clause follows."""
    at = next((i for i, token in enumerate(tokens) if token.number or "says" in token.tags), None)
    if not at or tokens[at].number or not _has_subject(tokens, at):
        return tokens
    first = _behind_day(tokens, at + 1)
    if first >= len(tokens) or tokens[first].cue.mark or not _is_clause(tokens, first):
        return tokens
    start = tokens[first].start
    return [*tokens[:first], Token(start, start, "", REPORTING), *tokens[first:]]


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
