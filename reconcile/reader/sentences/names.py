"""Words that are written as names."""

from reconcile.reader.sentences.cues import Token
from reconcile.scanner import Folded


def is_capital(token: Token, folded: Folded) -> bool:
    """Whether a word is written as a name and is not known as anything else."""
    if token.number or token.date or token.tags or token.cue.unit or not token.word[:1].isalpha():
        return False
    return folded.span(token.start, token.end).of(folded.original)[:1].isupper()
