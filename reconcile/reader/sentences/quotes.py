"""Speech: behind a quotation mark and a comma stands a verb of saying, whatever it says elsewhere."""

from typing import Final

from reconcile.reader.sentences.cues import Cue, Token, Vocabulary

CLOSING: Final = '»”“"'
_OPENING: Final = '«“„"'
_SAY: Final = Cue(frozenset(("say",)), None, None)
_SAYING: Final = frozenset(("say", "record"))
_VERB: Final = frozenset(("verb",))
_SPEECH: Final = 5  # words that no title has


def mark_speech(tokens: list[Token], known: Vocabulary) -> list[Token]:
    """Take « lance », "a lancé" for verbs of saying in « “We need 40 tents”, lance le maire »."""
    found = list(tokens)
    for at in range(len(tokens) - 2, 1, -1):
        if tokens[at].word == "," and is_closing(tokens, at - 1) and _is_speech(tokens, at - 1):
            width = _verb_at(tokens, at + 1, known.past_endings)
            if width:
                first, last = tokens[at + 1], tokens[at + width]
                word = " ".join(token.word for token in tokens[at + 1 : at + 1 + width])
                found[at + 1 : at + 1 + width] = [Token(first.start, last.end, word, _SAY)]
    return found


def is_closing(tokens: list[Token], at: int) -> bool:
    """Whether a quotation mark ends what somebody says: no space stands before it, but before «  »."""
    mark = tokens[at]
    return mark.word == "»" or (mark.word in tuple(CLOSING) and mark.start == tokens[at - 1].end)


def _is_speech(tokens: list[Token], at: int) -> bool:
    """At the head of a sentence, or longer than a title: « Le film “Les trois frères”, sorti lundi » is none."""
    opening = next((i for i in range(at - 1, -1, -1) if tokens[i].word in tuple(_OPENING)), -1)
    inside = tokens[opening + 1 : at]
    return opening <= 0 or len(inside) >= _SPEECH or any(token.cue.finite for token in inside)


def _verb_at(tokens: list[Token], at: int, endings: tuple[str, ...]) -> int:
    """How many tokens the verb there has that no list holds as one of saying: with an auxiliary two."""
    first, second = tokens[at], tokens[min(at + 1, len(tokens) - 1)]
    done = second.word.endswith(endings) or (second.cue.predicate is not None and second.cue.unit is None)
    width = 1 + ("verb" in first.tags and done and not first.word.endswith(endings))
    if at + width >= len(tokens) or not first.word.isalpha():
        return 0
    verb = tokens[at + width - 1]
    bare = verb.cue.predicate is not None or verb.tags <= _VERB
    named = verb.cue.unit is not None or not verb.word.isalpha() or not _SAYING.isdisjoint(verb.tags)
    return width if bare and not named and (width > 1 or _is_subject(tokens[at + 1])) else 0


def _is_subject(token: Token) -> bool:
    """Whether who speaks may begin there, or the day when."""
    return token.date is not None or (token.word[:1].isalpha() and "verb" not in token.tags)
