"""What is counted and what happened to it: the noun phrase of a number, its unit, its predicate."""

import re
from typing import Final

from reconcile.clauses import Sentence, is_verb
from reconcile.cues import Token
from reconcile.drafts import Draft
from reconcile.numbers import NumberKind

_LAST_WORD: Final = re.compile(r"[^\W\d_]+$")
_PHRASE: Final = 6  # words of a noun phrase that are looked at
_REACH: Final = 14  # tokens to the predicate
_ENDS: Final = frozenset(
    ("stop", "verb", "join", "open", "that", "say", "count", "according", "part", "out_of", "time", "against")
    + ("of_them", "so_far", "total", "total_of", "on_top", "toll")
)
_FILLERS: Final = frozenset(("more", "other", "fewer"))
# nouns that say themselves what happened, and the predicate of persons that says the same
_EVENTS: Final = {"kill": "death", "die": "death", "injure": "injury", "miss": "missing", "infect": "infection"}
SELF_TELLING: Final = frozenset(
    (*_EVENTS.values(), "arrest", "arrival", "delivery", "recovery", "rescue", "birth", "hospitalisation", "victim")
)


def read_nouns(drafts: list[Draft], earlier: Draft | None, noun_last: bool) -> None:
    """Noun, unit and predicate of the figures of a sentence; `earlier` is the last figure before it."""
    for draft in drafts:
        _read_phrase(draft, noun_last)
        if draft.number.unit is not None:
            _take_measure(draft)
    for k, draft in enumerate(drafts):
        if draft.unit is None and draft.noun is None:
            _take_antecedent(draft, drafts[:k], drafts[k + 1 :], earlier)
    for k, draft in enumerate(drafts):
        _read_predicate(draft, drafts[k - 1] if k else None)


def _read_phrase(draft: Draft, noun_last: bool) -> None:
    """The words behind the number up to the end of the noun phrase."""
    tokens = draft.sentence.tokens
    at, first, last = _start_of_phrase(draft), None, None
    limit = min(at + _PHRASE, len(tokens))
    while at < limit:
        token = tokens[at]
        if last is None and (token.tags & _FILLERS or _is_ordinal(token)):
            at += 1
            continue
        if not _is_nominal(token, first is None):
            break
        first = at if first is None else first
        last = at
        at += 1
        if token.cue.unit:
            draft.unit = token.cue.unit
            if noun_last and not _goes_on(tokens, at):
                break
            if not noun_last:
                last = _with_complement(tokens, at, last)
                break
    if first is not None and last is not None:
        _settle(draft, first, last, noun_last)


def _is_ordinal(token: Token) -> bool:
    return token.number is not None and token.number.kind is NumberKind.ORDINAL


def _take_measure(draft: Draft) -> None:
    """The unit inside the number counts: "3 400 hectares", "800 million dollars"."""
    draft.unit = draft.number.unit
    word = _LAST_WORD.search(draft.number.text)
    if draft.noun is None and word is not None:
        draft.noun = (draft.token.start + word.start(), draft.token.start + word.end())


def _settle(draft: Draft, first: int, last: int, noun_last: bool) -> None:
    tokens = draft.sentence.tokens
    if draft.unit is None and tokens[first].cue.predicate:
        return  # "46 neutralisés": the noun is elsewhere
    if draft.unit is None:
        last = min(last, first + 3)
    draft.noun = (tokens[first].start, tokens[last].end)
    draft.tail = last + 1
    draft.note("noun", tokens[last if noun_last else first])


def _start_of_phrase(draft: Draft) -> int:
    """Behind the number and a linking "of" ("une dizaine de soldats", "dozens of positions", "des 16 malades")."""
    at = draft.at + 1
    while draft.tags_at(at) & (_FILLERS | {"toll"}):
        at += 1
    tokens = draft.sentence.tokens
    if "of" in draft.tags_at(at) or "out_of" in draft.tags_at(at):
        following = at + 1
        while draft.tags_at(following) & {"articles", "of", "other"}:
            following += 1
        if following < len(tokens) and tokens[following].word.isalpha() and not tokens[following].number:
            return following
    return at


def _is_nominal(token: Token, first: bool) -> bool:
    """Whether a word may belong to a noun phrase."""
    if token.number or token.date or not token.word[:1].isalpha():
        return False
    if token.cue.unit:
        return True
    if "stock" in token.tags and " " in token.word:
        return False
    return not token.tags & _ENDS and (first or token.cue.predicate is None) and not is_verb_only(token, first)


def is_verb_only(token: Token, first: bool) -> bool:
    """Whether a word is a verb and no attribute."""
    return first and is_verb(token) and token.cue.unit is None


def _goes_on(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].cue.unit is not None


def _with_complement(tokens: list[Token], at: int, last: int) -> int:
    """Adjectives and an "of" complement behind the noun; where it ends."""
    width = 0
    while at < len(tokens) and width < 2 and _is_adjective(tokens[at]):
        last, at, width = at, at + 1, width + 1
    if (
        at + 1 < len(tokens)
        and "of" in tokens[at].tags
        and _is_nominal(tokens[at + 1], True)
        and not tokens[at + 1].tags
    ):
        return at + 1
    return last


def _is_adjective(token: Token) -> bool:
    plain = not token.tags and token.cue.predicate is None and token.cue.unit is None
    return plain and token.word.replace("-", "").isalpha() and not token.number and not token.date


def _take_antecedent(draft: Draft, before: list[Draft], after: list[Draft], earlier: Draft | None) -> None:
    """An elided noun: of the whole, of the number it changes to, of a noun that governs it, of the figure before."""
    tokens = draft.sentence.tokens
    draft.elided = True
    pair = next((d for d in after if _is_paired(draft, d)), None)
    governing = next((i for i in draft.sentence.before(draft.at, 12) if tokens[i].cue.unit), None)
    if pair is not None:
        _copy_noun(draft, pair)
    elif governing is not None:
        draft.unit = tokens[governing].cue.unit
        draft.noun = (tokens[governing].start, tokens[governing].end)
        draft.note("noun before", tokens[governing])
    elif before:
        _copy_noun(draft, before[-1])
    elif earlier is not None and draft.tags_at(draft.at + 1) & _FILLERS:
        draft.unit = earlier.unit
        draft.note("noun of the sentence before")


def _is_paired(draft: Draft, other: Draft) -> bool:
    """ "from 334 to 602 cases", "seven of the 16 patients"."""
    near = other.at - draft.at <= 4 and other.noun is not None
    return near and bool(draft.tags_at(other.at - 1) & {"to", "out_of"} or "out_of" in draft.tags_at(other.at - 2))


def _copy_noun(draft: Draft, other: Draft) -> None:
    draft.unit, draft.noun = other.unit, other.noun
    draft.note("same noun as the figure beside it")


def _read_predicate(draft: Draft, previous: Draft | None) -> None:
    if draft.number.kind is not NumberKind.NUMBER and draft.unit is None:
        return
    token = _predicate_of(draft.sentence, draft)
    draft.predicate = token.cue.predicate if token else None
    if (
        token is None
        and previous is not None
        and previous.sentence.clause(previous.at) == draft.sentence.clause(draft.at)
    ):
        draft.predicate = previous.predicate
    if draft.unit in SELF_TELLING:
        draft.predicate = None
    elif draft.unit in (None, "person") and draft.predicate in _EVENTS:
        draft.unit, draft.predicate = _EVENTS[draft.predicate], None
    elif token is not None:
        draft.note("predicate", token)


def _predicate_of(sentence: Sentence, draft: Draft) -> Token | None:
    """The nearest predicate behind the noun, else before the number, else further on in the clause."""
    tokens = sentence.tokens
    for way in (sentence.after(draft.tail - 1, _REACH), sentence.before(draft.at, _REACH)):
        for i in way:
            if tokens[i].cue.predicate and not (tokens[i].cue.unit and i >= draft.tail and not draft.tags_at(i - 1)):
                return tokens[i]
    clause = sentence.clause(draft.at)
    ahead = range(draft.tail, min(draft.tail + 2 * _REACH, len(tokens)))
    return next(
        (tokens[i] for i in ahead if sentence.clause(i) == clause and is_verb(tokens[i]) and tokens[i].cue.predicate),
        None,
    )
