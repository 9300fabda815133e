"""Verbs that tell a plan only before an infinitive: « compte envoyer 200 hommes », « a demandé d'en envoyer 200 »."""

from typing import Final

from reconcile.reader.sentences.cues import Cue, Token, Vocabulary

_PLANNED: Final = Cue(frozenset(("planned", "verb")), None, None)
_SMALL: Final = frozenset(("stop", "articles", "of"))
_BETWEEN: Final = 3  # small words from such a verb to the infinitive: « compte bien en envoyer »


def read_intents(tokens: list[Token], known: Vocabulary) -> list[Token]:
    """Let such a verb tell a plan, and nothing else, where an infinitive follows."""
    if not known.infinitive_endings:
        return tokens
    for at, token in enumerate(tokens):
        verb = token.word.rpartition(" ")[2]  # "a demandé"
        told = verb in known.intentions or verb in known.promises
        if told and _leads_to_infinitive(tokens, at, known.infinitive_endings):
            cue = _PLANNED if verb in known.intentions else token.cue.joined(_PLANNED, token.word)
            tokens[at] = Token(token.start, token.end, token.word, cue)
    return tokens


def _leads_to_infinitive(tokens: list[Token], at: int, endings: tuple[str, ...]) -> bool:
    for token in tokens[at + 1 : at + 2 + _BETWEEN]:
        named = token.cue.unit is not None or (bool(token.tags) and "verb" not in token.tags)
        if token.word.endswith(endings) and not named:
            return True
        if _SMALL.isdisjoint(token.tags):
            return False
    return False
