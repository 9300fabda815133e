"""Dates in a sentence that are not those of its counts: of a street, a toll, a share, an event."""

from typing import Final

from reconcile.reader.clauses import Sentence
from reconcile.reader.cues import Token
from reconcile.reader.drafts import Draft
from reconcile.reader.nouns import EVENTS

_DASHES: Final = frozenset("-–—")
_SIGNED: Final = 6  # tokens from the date of a report to the dash before its text
_COMPARED: Final = frozenset(("more", "fewer"))
_SET_AGAINST: Final = frozenset(("than", "against"))
_OTHERWISE: Final = frozenset(("that", "open", "of", "stop"))  # "than" that says something else more often
_SMALL: Final = frozenset(("stop", "articles", "of"))
_STEP: Final = 5  # tokens from a difference to what it is set against
_CHANGING: Final = frozenset(("verb", "reach", "change", "say", "record"))
_ARTICLES: Final = frozenset(("articles", "one"))
_TOLD: Final = frozenset(("toll", "report"))
_LED: Final = 7  # tokens from a toll to the date of what it is the toll of
_HEAD: Final = 3  # small words before a date at the head of a sentence


def is_of_another_thing(sentence: Sentence, at: int) -> bool:
    """Whether it dates a name, a toll, a share or the report itself."""
    return (
        _is_dateline(sentence, at) or _is_name(sentence, at) or _is_of_toll(sentence, at) or _is_of_share(sentence, at)
    )


def _is_dateline(sentence: Sentence, at: int) -> bool:
    """As in "PORTO ALEGRE, June 11 (Reuters) - Thirteen …": where and when it was written, and by whom."""
    tokens = sentence.tokens
    before, behind = tokens[:at], tokens[at + 1 : at + 1 + _SIGNED]
    if not all(token.word == "," or _is_plain(token) for token in before):
        return False
    signed = bool(behind) and behind[0].word == "("
    end = next((i for i, token in enumerate(behind) if token.word in _DASHES), None)
    if end is None or not (before or signed):
        return False
    return all(_is_plain(token) or token.word in "()" for token in behind[:end])


def _is_plain(token: Token) -> bool:
    return token.word[:1].isalpha() and not (token.tags or token.cue.predicate or token.cue.unit)


def _is_of_share(sentence: Sentence, at: int) -> bool:
    """As in "160,000 came, 22 % fewer than in 2023", "down from 2023": what the count is set against, by no number."""
    tokens = sentence.tokens
    if at > 1 and tokens[at - 1].tags & _COMPARED and not (tokens[at - 2].word or tokens[at - 2].number):
        return True  # "il 5% in meno dell'anno scorso", where the date takes in the word for "than"
    link = next((i for i in range(at - 1, max(at - 1 - _HEAD, -1), -1) if tokens[i].tags & _SET_AGAINST), None)
    if link is None or any(token.tags.isdisjoint(_SMALL) for token in tokens[link + 1 : at]):
        return False
    if not (tokens[link].tags.isdisjoint(_OTHERWISE) or _is_behind_comparison(sentence, link)):
        return False
    near = range(link - 1, max(link - _STEP, sentence.place[link].first - 1), -1)
    return not any(tokens[i].number for i in near)


def _is_behind_comparison(sentence: Sentence, at: int) -> bool:
    return at > 0 and not sentence.tokens[at - 1].tags.isdisjoint(_COMPARED)


def _is_name(sentence: Sentence, at: int) -> bool:
    """As in "rue du 4-Septembre"."""
    return at > 0 and "before" in sentence.tokens[at - 1].tags


def _is_of_toll(sentence: Sentence, at: int) -> bool:
    """As in "six were killed, the toll standing unchanged on Saturday": it dates the toll, and not what was counted."""
    segment = sentence.place[at]
    if segment.has_number or segment.mark != ",":
        return False
    tags = [sentence.tokens[i].tags for i in range(segment.first, at)]
    return any("toll" in tag for tag in tags) and not any("according" in tag for tag in tags)


def is_of_event(draft: Draft, at: int) -> bool:
    """As in "the toll from Sunday's attack rose to 35", « le bilan de l'attaque de dimanche »: when that was."""
    if at > draft.at or "toll" not in draft.sentence.tags:
        return False
    toll = next((i for i in range(at - 1, max(at - _LED, -1), -1) if "toll" in draft.tags_at(i)), None)
    if toll is None:
        return False
    owns = draft.sentence.tokens[at + 1].word == "'" and _TOLD.isdisjoint(draft.tags_at(at + 3))
    told = any(not _CHANGING.isdisjoint(draft.tags_at(i)) for i in range(toll + 1, at))
    return owns or (not told and any(_is_event(draft, i) for i in range(toll + 1, at)))


def _is_event(draft: Draft, at: int) -> bool:
    """A noun that happens, or one that nobody knows behind an article."""
    token = draft.sentence.tokens[at]
    unknown = token.word.isalpha() and not (token.tags or token.cue.unit or token.cue.predicate)
    told = unknown and not draft.tags_at(at - 1).isdisjoint(_ARTICLES)
    return told or (token.cue.unit in EVENTS and token.cue.unit != draft.unit)
