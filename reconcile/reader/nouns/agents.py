"""Who did it and is not who it was done to: "twelve soldiers killed the mayor"."""

from itertools import takewhile
from typing import Final

from reconcile.reader.drafts import Draft
from reconcile.reader.sentences.cues import Token

# what another does to somebody or something
_DONE: Final = frozenset(
    {
        *("kill", "injure", "rescue", "recover_body", "arrest", "release", "capture", "send", "deliver", "produce"),
        *("sell", "recall", "replace", "destroy", "damage", "shoot_down", "intercept", "cancel", "sentence", "charge"),
        *("steal", "confiscate", "rebuild", "deport", "inspect", "hospitalise", "vaccinate"),
    }
)
_ALSO_SUFFERED: Final = frozenset(("destroy", "damage"))  # "40 maisons ont brûlé"
_OBJECT: Final = frozenset(("articles", "one"))
_LEADING: Final = frozenset(("within", "of", "to", "source", "by", "part", "out_of", "against", "than", "per"))
_WAY: Final = 9  # tokens from a verb to its object
_TIME: Final = 4  # tokens from an article to the end of a time: "the very same day"
_PASSIVE: Final = frozenset(("been", "be"))


def is_agent(draft: Draft, verb: int) -> bool:
    """Whether a verb behind the counted tells what they did: it has an object, or "have" before it."""
    tokens = draft.sentence.tokens
    predicate = tokens[verb].cue.predicate
    if verb < draft.tail or predicate not in _DONE:
        return False
    between = [token.tags for token in tokens[draft.tail : verb]]
    if any(not _PASSIVE.isdisjoint(tags) for tags in between):
        return False
    suffered = predicate in _ALSO_SUFFERED or " " in tokens[verb].word  # who have "suffered injuries" did nothing
    return (any("own" in tags for tags in between) and not suffered) or has_object(draft, verb)


def has_object(draft: Draft, verb: int) -> bool:
    """Whether an article with its noun stands behind the verb, or a counted noun that no preposition leads to."""
    tokens, last = draft.sentence.tokens, draft.sentence.place[verb].last
    number = next((i for i in range(verb + 1, min(verb + _WAY, last)) if _is_numeral(tokens[i])), last)
    led = _LEADING - ({"to"} if tokens[verb].cue.finite else set())  # "mataron el lunes a tres policías"
    if number + 1 < last and _is_noun(tokens[number + 1]) and tokens[number - 1].tags.isdisjoint(led):
        return not any(token.cue.finite for token in tokens[verb + 1 : number])
    at = verb + 1 + (tokens[verb].cue.finite and "to" in draft.tags_at(verb + 1))
    if at + 1 >= last or _is_numeral(tokens[at]):
        return False
    phrase = takewhile(lambda token: "within" not in token.tags, tokens[at + 1 : at + _TIME])
    dated = any(token.date or "time" in token.tags for token in phrase)
    return not (_OBJECT.isdisjoint(tokens[at].tags) or dated)


def _is_numeral(token: Token) -> bool:
    """A number, also an article that is read as one."""
    return not (token.word or token.date)


def _is_noun(token: Token) -> bool:
    return token.cue.unit is not None or not (token.tags or token.cue.predicate or not token.word[:1].isalpha())
