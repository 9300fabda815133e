"""What is counted: the noun phrase of a number and its unit."""

import re
from collections.abc import Sequence
from typing import Final

from reconcile.dates import Relation
from reconcile.numbers import NumberKind
from reconcile.reader.anaphora import in_the_sentence_before
from reconcile.reader.cues import Token
from reconcile.reader.drafts import Draft, figure_before_bracket
from reconcile.reader.governing import governing
from reconcile.reader.ones import FATES
from reconcile.reader.parts import fits, is_in_parts
from reconcile.reader.respective import in_order, is_of_now, of_then
from reconcile.reader.rules import Rule
from reconcile.scanner import Folded

_LAST_WORD: Final = re.compile(r"[^\W\d_]{2,}$")
_SIGN: Final = re.compile(r"[$€£¥₹₽₩]")
_PHRASE: Final = 6  # words of a noun phrase that are looked at
_ENDS: Final = frozenset(
    {
        *("stop", "verb", "join", "open", "that", "say", "record", "according", "part", "of_them", "out_of", "against"),
        *("than", "time", "each", "so_far", "total", "total_of", "on_top", "toll", "formerly"),
        *("bring", "change", "reach", "respective"),
    }
)
_LABEL: Final = frozenset(("before",))  # a group, which may also be named by a number
_ARTICLE: Final = 5  # letters
_FILLERS: Final = frozenset(("more", "other", "fewer"))
_RISES: Final = frozenset(("reach", "bring", "change", "grow", "exceed", "so_far"))
# before a noun they are passed over, alone they are none: "two other buses", "15 badly hurt"
_SKIPPED: Final = _FILLERS | {"degree", "rest"}
_LEADS: Final = frozenset(("reach", "bring", "change", "grow", "record", "say"))
_LED: Final = 3  # tokens from such a verb to its number
_PLACES: Final = ("hospital", "school", "city", "region", "country", "site", "shop")
_LINKS: Final = frozenset(("of", "out_of"))
# what happened to people, as a noun and as a verb
FATAL: Final = frozenset(("kill", "die", "injure", "miss"))
_BEFORE_NOUN: Final = frozenset(("articles", "of", "other"))


def read_nouns(drafts: list[Draft], earlier: Sequence[Draft], noun_last: bool, capitals: Folded | None) -> None:
    """Noun and unit of the figures of a sentence; `earlier` are those of the sentence before it.

    `capitals` is the text where the language writes its nouns with capitals.
    """
    for draft in drafts:
        _read_phrase(draft, noun_last, capitals)
        if draft.number.unit is not None:
            _take_measure(draft)
        draft.is_within = draft.is_within or _is_place(draft)
    for k, draft in enumerate(drafts):
        if draft.unit is None and draft.noun is None:
            draft.elided = True
            told = in_order(draft, drafts)
            if told is not None:
                draft.is_in_order = True
                _copy_noun(draft, told)
            else:
                _take_antecedent(draft, drafts[:k], drafts[k + 1 : k + 3], earlier)


def _is_place(draft: Draft) -> bool:
    """As in "nurses at nine hospitals": where, unless a verb leads there ("stands at nine hospitals")."""
    before = draft.sentence.tokens[max(draft.at - _LED, 0) : draft.at - 1]
    led = any(not _LEADS.isdisjoint(token.tags) for token in before)
    return draft.unit in _PLACES and "to" in draft.tags_at(draft.at - 1) and not led


def _take_measure(draft: Draft) -> None:
    """The unit inside the number counts: "3 400 hectares", "800 million dollars", "$1.3m"."""
    draft.unit = draft.number.unit
    word = _SIGN.search(draft.number.text) or _LAST_WORD.search(draft.number.text)
    if draft.noun is None and word is not None:
        draft.noun = (draft.token.start + word.start(), draft.token.start + word.end())


# ---------------------------------------------------------------- the words behind the number
def _read_phrase(draft: Draft, noun_last: bool, capitals: Folded | None) -> None:
    tokens = draft.sentence.tokens
    at, first, last = _start_of_phrase(draft), None, None
    limit = min(at + _PHRASE, len(tokens))
    while at < limit:
        token = tokens[at]
        at += 1
        if last is None and (not _SKIPPED.isdisjoint(token.tags) or _is_ordinal(token)):
            continue
        if noun_last and _stands_before_noun(token, tokens[at:limit], first is None):
            continue
        small = _is_small(token, capitals)
        if small and first is None and _ends_in_noun(tokens[at:limit]):
            continue  # "zwölf verletzte Soldaten"
        if small or not _is_nominal(token, first is None):
            break
        first, last = at - 1 if first is None else first, at - 1
        if token.cue.unit:
            draft.unit = token.cue.unit
            if not noun_last:
                last = _with_complement(tokens, at, last)
            if not noun_last or at >= limit or tokens[at].cue.unit is None or tokens[at].cue.predicate in FATAL:
                break
    if first is not None and last is not None:
        _settle(draft, first, last, noun_last, capitals)


def _stands_before_noun(token: Token, behind: list[Token], first: bool) -> bool:
    """As in "18 promised Leopard 2 tanks": what may stand between a number and its noun where the noun comes last."""
    if first and (_is_attribute(token, behind) or _is_since(token)):
        return True
    return _is_passed_over(token) and bool(behind) and behind[0].cue.unit is not None


def _is_small(token: Token, capitals: Folded | None) -> bool:
    """Whether a word that may be a noun is written as none: "650 sitzen in Haft"."""
    return capitals is not None and token.cue.unit is not None and not _is_capital(token, capitals)


def _settle(draft: Draft, first: int, last: int, noun_last: bool, capitals: Folded | None) -> None:
    tokens = draft.sentence.tokens
    if draft.unit is None:
        if tokens[first].cue.predicate or _is_owner(draft, first):
            return  # "46 neutralisés", "les 121 du parti": the noun is elsewhere
        while capitals is not None and not _is_capital(tokens[last], capitals):
            last -= 1
            if last < first:
                return
        last = min(last, first + 3)
    draft.noun = (tokens[first].start, tokens[last].end)
    draft.tail = last + 1
    draft.note(Rule.NOUN, last if noun_last else first)


def _is_owner(draft: Draft, first: int) -> bool:
    """As in "against the 121 of the other party": behind a definite number, "of" tells whose."""
    known = draft.is_definite or "against" in draft.tags_at(draft.at - 1)
    return known and first > draft.at + 1 and not _LINKS.isdisjoint(draft.tags_at(draft.at + 1))


def _is_capital(token: Token, folded: Folded) -> bool:
    return folded.span(token.start, token.end).of(folded.original)[:1].isupper()


def _start_of_phrase(draft: Draft) -> int:
    """Behind the number and a linking "of": "une dizaine de soldats", "dozens of positions", "3 des 16 malades"."""
    tokens, at = draft.sentence.tokens, draft.at + 1
    while draft.tags_at(at) & _FILLERS or "toll" in draft.tags_at(at):
        at += 1
    if "articles" in draft.tags_at(at) and _is_inverted(draft):
        return at + 1
    if _LINKS.isdisjoint(draft.tags_at(at)):
        return at
    following = at + 1
    while not _BEFORE_NOUN.isdisjoint(draft.tags_at(following)):
        following += 1
    linked = following < len(tokens) and tokens[following].word[:1].isalpha()
    return following if linked else at


def _is_inverted(draft: Draft) -> bool:
    """As in "Sono 3.200 le case danneggiate", "eleva a 222 los fallecidos": the verb first, what is counted last."""
    before = draft.tags_at(draft.at - 1)
    return "verb" in before or ("to" in before and not _RISES.isdisjoint(draft.tags_at(draft.at - 2)))


def _is_ordinal(token: Token) -> bool:
    return token.number is not None and token.number.kind is NumberKind.ORDINAL


def _is_nominal(token: Token, first: bool) -> bool:
    """Whether a word may belong to a noun phrase; a verb or participle ends it unless it is an attribute before it."""
    if not token.word[:1].isalpha():
        return False
    cue = token.cue
    if cue.unit:
        return True
    if not _ENDS.isdisjoint(token.tags) or ("stock" in token.tags and " " in token.word):
        return False
    return cue.predicate is None and not (first and cue.finite)


def _is_attribute(token: Token, behind: list[Token]) -> bool:
    """As in "18 promised tanks": a participle right before the noun tells which ones."""
    told = token.cue.predicate is not None or "planned" in token.tags
    return told and token.cue.unit is None and _ends_in_noun(behind)


def _ends_in_noun(behind: list[Token]) -> bool:
    """Whether only names and numbers that count nothing stand before a counted noun."""
    noun = next((token for token in behind if token.cue.unit or token.tags or token.cue.predicate), None)
    return noun is not None and noun.cue.unit is not None


def _is_since(token: Token) -> bool:
    """As in "zwölf seit Dienstag vermisste Fischer"."""
    return token.date is not None and token.date.relation is Relation.SINCE


def _is_passed_over(token: Token) -> bool:
    """As in "18 Leopard 2 tanks": the number of a model."""
    return not token.word and token.number is None and token.date is None


def _with_complement(tokens: list[Token], at: int, last: int) -> int:
    """Adjectives and an "of" complement behind the noun; where it ends."""
    width = 0
    while at < len(tokens) and width < 2 and _is_adjective(tokens[at]):
        last, at, width = at, at + 1, width + 1
    if (
        at + 1 < len(tokens)
        and "of" in tokens[at].tags
        and not tokens[at + 1].tags
        and _is_nominal(tokens[at + 1], True)
    ):
        return at + 1
    return last


def _is_adjective(token: Token) -> bool:
    plain = not token.tags and token.cue.predicate is None and token.cue.unit is None
    return plain and token.word.replace("-", "").isalpha()


# ---------------------------------------------------------------- nouns that stand elsewhere
def _take_antecedent(draft: Draft, before: list[Draft], after: list[Draft], earlier: Sequence[Draft]) -> None:
    """The noun of the number it changes to, one that governs it, that of the figure before."""
    tokens = draft.sentence.tokens
    pair = next((d for d in after if _is_paired(draft, d)), None) or figure_before_bracket(draft, before)
    if "label" in draft.tags_at(draft.at - 1):
        before, after, earlier = [], [], ()  # "displaced: 5,000 | evacuated: 300"
    if _has_own_fate(draft):
        before = [d for d in before if d.unit not in FATES]
    previous = _earlier_noun(draft, before)
    start = before[-1].tail if previous is not None and previous is not before[-1] else 0
    beside = draft.tags_at(draft.at - 1) | draft.tags_at(draft.at - 2)
    held = previous is not None and previous.unit and not beside.isdisjoint(("part", "against"))
    head = None if held else governing(draft, start)
    if head is not None and before and head == before[-1].tail and tokens[head].cue.predicate is not None:
        head = None  # "94 journalists killed this year, against 81": a participle of the noun before
    if pair is not None:
        _copy_noun(draft, pair)
    elif (group := _group(draft)) is not None:
        draft.noun = (tokens[group].start, tokens[group].end)
    elif head is not None and not (_has_own_fate(draft) and tokens[head].cue.unit in FATES):
        draft.unit, draft.head, draft.antecedent = tokens[head].cue.unit, head, _owner(before, head)
        if "toll" not in tokens[head].tags:
            draft.noun = (tokens[head].start, tokens[head].end)
        draft.note(Rule.NOUN_BEFORE, head)
    elif previous is not None:
        _copy_noun(draft, previous)
    elif (told := in_the_sentence_before(draft, earlier)) is not None:
        draft.unit, draft.antecedent = told.unit, told
        draft.noun = told.noun if told.unit is None else None
        draft.note(Rule.EARLIER_NOUN)


def _group(draft: Draft) -> int | None:
    """As in "a crowd of about 200": an unknown noun behind an article, of which the number is the size."""
    at = draft.at - 2
    if at < 1 or "of" not in draft.tags_at(at + 1) or "stop" not in draft.tags_at(at - 1):
        return None
    token, article = draft.sentence.tokens[at], draft.sentence.tokens[at - 1].word
    unknown = token.tags <= _LABEL and token.cue.unit is None and token.cue.predicate is None
    return at if unknown and token.word.isalpha() and len(article) <= _ARTICLE else None


def _owner(before: list[Draft], at: int) -> Draft | None:
    """The figure in whose noun phrase a noun stands."""
    return next((d for d in before if d.at < at < d.tail), None)


def _has_own_fate(draft: Draft) -> bool:
    """As in "one killed and two hurt, five in hospital": what stands right behind the number tells of other people."""
    behind = draft.sentence.tokens[draft.at + 1 : draft.at + 2]
    return any(t.cue.unit is None and (t.cue.predicate or "stock" in t.tags) for t in behind)


def _earlier_noun(draft: Draft, before: list[Draft]) -> Draft | None:
    """The figure before; "60 others" are others of a whole, not of its part, which the verb of the whole ends."""
    if not before:
        return None
    if is_of_now(draft):
        return of_then(draft, before)
    if "of_them" in draft.tags_at(draft.at + 1):
        before = [d for d in before if fits(draft, d)] or before
    others = "other" in draft.tags_at(draft.at + 1) | draft.tags_at(draft.at - 1)
    apart = others or not draft.shares_block(before[-1]) or (_ends_parts(draft) and is_in_parts(before[-1], before))
    if not (apart or draft.sentence.goes_on(before[-1].at, draft.at)):
        return next((d for d in reversed(before) if not d.is_within), before[-1])
    return next((d for d in reversed(before) if not is_in_parts(d, before)), before[-1])


def _ends_parts(draft: Draft) -> bool:
    """As in "95 died, including three children, and 26 are missing": a verb of its own, or a comma before "and"."""
    place = draft.sentence.place[draft.at]
    closed = place.mark == "join" and place.first > 0 and draft.sentence.tokens[place.first - 1].word == ","
    return place.is_finite or (closed and _has_own_fate(draft))


def _is_paired(draft: Draft, other: Draft) -> bool:
    """As in "from 334 to 602 cases", "seven of the 16 patients"."""
    if other.at - draft.at > 4 or other.noun is None or not draft.shares_clause(other):
        return False
    return (
        bool(other.tags_at(other.at - 1) & {"to", "out_of"})
        or (other.at == draft.at + 2 and "of" in other.tags_at(draft.at + 1))
        or "out_of" in other.tags_at(other.at - 2)
    )


def _copy_noun(draft: Draft, other: Draft) -> None:
    draft.unit, draft.noun, draft.antecedent = other.unit, other.noun, other
    draft.note(Rule.SAME_NOUN)
