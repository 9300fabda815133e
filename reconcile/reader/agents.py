"""Who did it and is not who it was done to: "twelve soldiers killed the mayor"."""

from itertools import takewhile
from typing import Final

from reconcile.reader.drafts import Draft

# what another does to somebody or something
_DONE: Final = frozenset(
    {
        *("kill", "injure", "rescue", "recover_body", "arrest", "release", "capture", "send", "deliver", "produce"),
        *("sell", "recall", "replace", "destroy", "damage", "shoot_down", "intercept", "cancel", "sentence", "charge"),
        *("steal", "confiscate", "rebuild", "deport", "inspect"),
    }
)
_ALSO_SUFFERED: Final = frozenset(("destroy", "damage"))  # "40 maisons ont brûlé"
_OBJECT: Final = frozenset(("articles", "one"))
_TIME: Final = 4  # tokens from an article to the end of a time: "the very same day"
_PASSIVE: Final = frozenset(("been", "be"))


def is_agent(draft: Draft, verb: int) -> bool:
    """Whether a verb behind the counted tells what they did: it has an object, or "have" before it."""
    tokens = draft.sentence.tokens
    predicate = tokens[verb].cue.predicate
    if verb < draft.tail or predicate not in _DONE or " " in tokens[verb].word:
        return False  # who "suffered injuries" did nothing
    between = [token.tags for token in tokens[draft.tail : verb]]
    if any(not _PASSIVE.isdisjoint(tags) for tags in between):
        return False
    active = predicate not in _ALSO_SUFFERED and any("own" in tags for tags in between)
    return active or has_object(draft, verb)


def has_object(draft: Draft, verb: int) -> bool:
    """An article with its noun or a number with one, behind "a" too where the verb is a finite one: "a 30 personas"."""
    tokens, last = draft.sentence.tokens, draft.sentence.place[verb].last
    at = verb + 1 + (tokens[verb].cue.finite and "to" in draft.tags_at(verb + 1))
    if at + 1 >= last:
        return False
    if tokens[at].number:
        return tokens[at + 1].cue.unit is not None
    phrase = takewhile(lambda token: "within" not in token.tags, tokens[at + 1 : at + _TIME])
    dated = any(token.date or "time" in token.tags for token in phrase)
    return not (_OBJECT.isdisjoint(tokens[at].tags) or dated)
