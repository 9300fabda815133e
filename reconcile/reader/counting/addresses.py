"""Which numbers are those of houses: "22 Elm Street", "rue de la Paix, 12", "Hauptstraße 12"."""

from typing import Final

from reconcile.numbers import Number
from reconcile.reader.sentences.clauses import Sentence
from reconcile.reader.sentences.names import is_capital
from reconcile.scanner import Folded

_REACH: Final = 5  # words of the name of a street
_MOST_DIGITS: Final = 4


def is_house_number(sentence: Sentence, at: int, number: Number, folded: Folded) -> bool:
    """Whether a street and its name stand right before digits that have no noun of their own."""
    if "street" not in sentence.tags or not number.text.isdigit() or len(number.text) > _MOST_DIGITS or not at:
        return False
    tokens = sentence.tokens
    apart = tokens[at - 1].word == ","
    last = at - 2 if apart else at - 1
    named = False
    for i in range(last, max(last - _REACH, -1), -1):
        token = tokens[i]
        if "street" in token.tags:
            return named or (i == last and (not apart or (i > 0 and is_capital(tokens[i - 1], folded))))
        if token.number or token.date or token.cue.unit or not token.word[:1].isalpha():
            return False
        named = named or is_capital(token, folded)
    return False
