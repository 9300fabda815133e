"""Verbs in two parts that stand apart: "baut 3.800 Stellen ab", "laid 40 workers off"."""

from typing import Final

from reconcile.reader.sentences.cues import WORD_OF, Cue, Token, Vocabulary

_REACH: Final = 30  # tokens from the verb to its second part
_STOP: Final = Cue(frozenset(("stop",)), None, None)
_BORDERS: Final = frozenset(("open", "that"))


def join_parts(tokens: list[Token], known: Vocabulary) -> list[Token]:
    """Give the verb what the lexicon says of both its parts together; the second part then says nothing."""
    if known.brackets.keys().isdisjoint(map(WORD_OF, tokens)):
        return tokens
    for at in [i for i, token in enumerate(tokens) if token.word in known.brackets]:
        _join(tokens, at, known.brackets[tokens[at].word])
    return tokens


def _join(tokens: list[Token], at: int, seconds: dict[tuple[str, ...], Cue]) -> None:
    """Join the verb there with the first of the second parts that stands behind it."""
    for second, cue in seconds.items():
        place = _second_part(tokens, at, second)
        if place is not None:
            tokens[at] = Token(tokens[at].start, tokens[at].end, tokens[at].word, cue)
            parts = slice(place, place + len(second))
            tokens[parts] = [Token(part.start, part.end, part.word, _STOP) for part in tokens[parts]]
            return


def _second_part(tokens: list[Token], verb: int, second: tuple[str, ...]) -> int | None:
    """Where it stands at the end of what the verb says."""
    width = len(second)
    for at in range(verb + 1, min(verb + _REACH, len(tokens) - width + 1)):
        token = tokens[at]
        border = not _BORDERS.isdisjoint(token.tags) and "past" not in token.tags  # but "nahm nach dem Spiel 12 fest"
        if border or token.cue.mark in (";", ":"):
            return None
        stands = tuple(map(_word, tokens[at : at + width])) == second
        if stands and _is_end(tokens, at + width):
            return at
    return None


def _word(token: Token) -> str:
    """A word for one may be the second part: "stellt 600 Menschen ein"."""
    return token.number.text if token.number is not None and token.number.text.isalpha() else token.word


def _is_end(tokens: list[Token], at: int) -> bool:
    """Whether a mark, a date, a small word or nothing follows."""
    if at >= len(tokens):
        return True
    token = tokens[at]
    small = "stop" in token.tags or bool(token.cue.mark)
    return small or token.date is not None or not (token.number or token.word[:1].isalnum())
