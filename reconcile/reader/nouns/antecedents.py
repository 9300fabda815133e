"""Nouns that stand elsewhere: before the number, with the figure beside it, in the sentence before."""

from collections.abc import Sequence
from typing import Final

from reconcile.numbers import NumberKind
from reconcile.reader.drafts import Draft, figure_before_bracket, whole_of_owner
from reconcile.reader.nouns.anaphora import in_the_sentence_before
from reconcile.reader.nouns.governing import governing
from reconcile.reader.nouns.nouns import ARMS, FATAL, FATES, LIFELESS, PERSONS, PLACES
from reconcile.reader.nouns.respective import in_order, is_of_now, noun_in_order, of_then
from reconcile.reader.parts import fits, is_in_parts
from reconcile.reader.rules import Rule

_LABEL: Final = frozenset(("before", "mute"))  # a group, which may also be named by a number
_PLACING: Final = frozenset(("to", "within", "source", "by"))
_AUXILIARY: Final = frozenset(("be", "been", "verb"))
_DEADLY: Final = ("kill", "injure")
_COMPARED: Final = frozenset(("more", "fewer"))
_CHANGED: Final = 3  # tokens from the noun of a number to what it changed to
_NEAR: Final = 6  # tokens between two numbers of one noun


def take_antecedent(draft: Draft, drafts: list[Draft], k: int, earlier: Sequence[Draft]) -> None:
    """Noun and unit of a figure without a noun of its own."""
    told = in_order(draft, drafts) or _set_against(draft, drafts, k)
    if told is not None:
        draft.is_in_order = True
        _copy_noun(draft, told)
    elif (at := noun_in_order(draft, drafts)) is not None:
        _take_noun(draft, at)
    else:
        _take_antecedent(draft, drafts[:k], drafts[k + 1 : k + 3], earlier)


def _set_against(draft: Draft, drafts: list[Draft], k: int) -> Draft | None:
    """As in "12 dead and 40 wounded, against 10 and 35 on Monday": two against two, in their order."""
    first = k if "against" in draft.tags_at(draft.at - 1) else k - 1
    told, pair = drafts[max(first - 2, 0) : max(first, 0)], drafts[first : first + 2] if first >= 0 else []
    if len(told) < 2 or len(pair) < 2 or "against" not in draft.tags_at(pair[0].at - 1):
        return None
    joined = draft.sentence.place[pair[1].at].mark == "join" and all(d.noun is None or d.elided for d in pair)
    return told[k - first] if joined and told[0].unit != told[1].unit and all(d.unit for d in told) else None


def _take_antecedent(draft: Draft, before: list[Draft], after: list[Draft], earlier: Sequence[Draft]) -> None:
    """The noun of the number it changes to, one that governs it, that of the figure before."""
    tokens = draft.sentence.tokens
    pair = next((d for d in after if _is_paired(draft, d)), None) or figure_before_bracket(draft, before)
    if "label" in draft.tags_at(draft.at - 1):
        before, after, earlier = [], [], ()  # "displaced: 5,000 | evacuated: 300"
    if _has_own_fate(draft):
        before = [d for d in before if d.unit not in FATES]
    previous = _earlier_noun(draft, before)
    head = _governor(draft, before, previous)
    if pair is not None:
        _copy_noun(draft, pair)
    elif (group := _group(draft)) is not None:
        draft.noun, draft.is_within = (tokens[group].start, tokens[group].end), not _is_put(draft)
        _take_currency(draft, before)
    elif head is not None:
        draft.antecedent = _owner(before, head)
        _take_noun(draft, head)
    elif previous is not None:
        _copy_noun(draft, previous)
    elif (told := in_the_sentence_before(draft, earlier)) is not None:
        draft.unit, draft.antecedent = told.unit, told
        draft.noun = told.noun if told.unit is None else None
        draft.note(Rule.EARLIER_NOUN)


def _governor(draft: Draft, before: list[Draft], previous: Draft | None) -> int | None:
    """The noun that governs the number from before it, where no figure beside it has more to say."""
    tokens = draft.sentence.tokens
    if before and _is_compared(draft):
        return None
    start = before[-1].tail if previous is not None and previous is not before[-1] else 0
    told = previous if previous is not None and previous.unit else None
    beside = draft.tags_at(draft.at - 1) | draft.tags_at(draft.at - 2)
    held = told is not None and not beside.isdisjoint(("part", "against"))
    head = None if held else governing(draft, start)
    if head is None or _acts(draft, head):
        return None
    if told is not None and (_is_of_the_others(draft, head) or _is_behind_whole(draft, told, head)):
        return None
    if before and head == before[-1].tail and tokens[head].cue.predicate is not None:
        return None  # "94 journalists killed this year, against 81": a participle of the noun before
    return None if _has_own_fate(draft) and tokens[head].cue.unit in FATES else head


def _acts(draft: Draft, head: int) -> bool:
    """As in "missile strike kills 31": what stands before the verb has killed them, and is none of them."""
    at = draft.at - 1 - ("to" in draft.tags_at(draft.at - 1))  # "mata a 31"
    verb = draft.sentence.tokens[at].cue
    led = verb.predicate in _DEADLY and verb.unit is None and draft.tags_at(at - 1).isdisjoint(_AUXILIARY)
    return led and draft.sentence.tokens[head].cue.unit in LIFELESS | ARMS


def _is_of_the_others(draft: Draft, head: int) -> bool:
    """As in "11 were saved; the search for the other five goes on": others of those before, and no searches."""
    fate = draft.sentence.tokens[head].cue
    return "other" in draft.tags_at(draft.at - 1) and fate.unit not in FATES and fate.predicate is None


def _is_behind_whole(draft: Draft, whole: Draft, head: int) -> bool:
    """As in « Dei 43 comuni al voto, 31 vanno al ballottaggio »: of the whole in front, and no votes."""
    place = draft.sentence.place[draft.at]
    return whole.is_fronted and place.mark in (",", "join") and draft.at == place.first + 1 and head >= whole.tail


def _take_noun(draft: Draft, head: int) -> None:
    """Of a noun that stands before the number; a toll is not what is counted."""
    token = draft.sentence.tokens[head]
    draft.unit, draft.head = token.cue.unit, head
    if "toll" not in token.tags:
        draft.noun = (token.start, token.end)
    draft.note(Rule.NOUN_BEFORE, head)


def _group(draft: Draft) -> int | None:
    """As in "a crowd of about 200", "put the crowd at 200": an unknown noun, of which the number is the size."""
    at = draft.at - 2
    before, linked = draft.tags_at(at - 1), "of" in draft.tags_at(at + 1) or _is_put(draft)
    if at < 1 or not linked or "stop" not in before or not _PLACING.isdisjoint(before):
        return None  # "à Lyon de 7.000 à 7.100"
    token = draft.sentence.tokens[at]
    unknown = token.tags <= _LABEL and token.cue.unit is None and token.cue.predicate is None
    return at if unknown and token.word.isalpha() else None


def _is_put(draft: Draft) -> bool:
    """As in "put the crowd at 200", « évalue la foule à 200 »: the number is no mere place of something."""
    return "to" in draft.tags_at(draft.at - 1) and "record" in draft.tags_at(draft.at - 4)


def _take_currency(draft: Draft, before: list[Draft]) -> None:
    """As in "a loss of 45 million euros, after a profit of 110 million": money as the one before."""
    money = next((d for d in reversed(before) if d.number.kind is NumberKind.MONEY), None)
    told = "mute" in draft.tags_at(draft.at - 2) and draft.number.text[-1:].isalpha()
    if money is not None and told and draft.number.unit is None:
        draft.unit, draft.is_within = money.unit, False


def _owner(before: list[Draft], at: int) -> Draft | None:
    """The figure in whose noun phrase a noun stands."""
    return next((d for d in before if d.at < at < d.tail), None)


def _has_own_fate(draft: Draft) -> bool:
    """As in "one killed and two hurt, five in hospital", "killed six, hurting 20": a word beside it tells of others."""
    tokens, at = draft.sentence.tokens, draft.at + 1
    if tokens[at - 2].cue.predicate in FATAL and tokens[at - 2].cue.unit is None:
        return True
    while at + 1 < len(tokens) and not _AUXILIARY.isdisjoint(tokens[at].tags):
        at += 1  # "and said 314 were injured"
    told = at > draft.at + 1
    return any((told or t.cue.unit is None) and (t.cue.predicate or "stock" in t.tags) for t in tokens[at : at + 1])


def _earlier_noun(draft: Draft, before: list[Draft]) -> Draft | None:
    """The figure before; "60 others" are others of a whole, not of its part, which the verb of the whole ends."""
    if not before:
        return None
    if is_of_now(draft):
        return of_then(draft, before)
    if _is_changed_from(draft, before[-1]):
        return before[-1]
    if _is_difference(draft, before[-1]):
        placed = len(before) > 1 and _tells_where(before[-1]) and before[-2].shares_clause(before[-1])
        return before[-2] if placed else before[-1]  # "412 people in the three shelters, 27 more than yesterday"
    if "of_them" in draft.tags_at(draft.at + 1):
        before = [d for d in before if fits(draft, d)] or before
    raised = any("bring" in draft.tags_at(i) for i in range(before[-1].tail, draft.at))
    others = raised or "other" in draft.tags_at(draft.at + 1) | draft.tags_at(draft.at - 1)
    ends = _ends_parts(draft) or (before[0].is_fronted and _has_own_fate(draft))  # "of 40, three of them girls, 5 died"
    apart = others or not draft.shares_block(before[-1]) or (ends and is_in_parts(before[-1], before))
    if not (apart or draft.sentence.goes_on(before[-1].at, draft.at)):
        return next((d for d in reversed(before) if not d.is_within), before[-1])
    return next((d for d in reversed(before) if not (d.is_within or is_in_parts(d, before))), before[-1])


def _tells_where(draft: Draft) -> bool:
    """As in "in the three shelters"."""
    known = "articles" in draft.tags_at(draft.at - 1)
    return draft.is_within or (known and "within" in draft.tags_at(draft.at - 2))


def _is_difference(draft: Draft, previous: Draft) -> bool:
    """As in "a year with 6,870 workers, 215 fewer than before": right behind the comma."""
    place = draft.sentence.place[draft.at]
    beside = place.mark == "," and draft.at == place.first + 1 and previous.tail == place.first
    return beside and not draft.tags_at(draft.at + 1).isdisjoint(("more", "fewer"))


def _is_compared(draft: Draft) -> bool:
    """As in "2,300 crossed into the country, 1,800 more than in September": of those before the comma."""
    place, tokens = draft.sentence.place[draft.at], draft.sentence.tokens
    opens = place.mark == "," and draft.at == place.first + 1
    more = any(not _COMPARED.isdisjoint(token.tags) for token in tokens[draft.at + 1 : draft.at + 2])
    return opens and more and any("than" in token.tags for token in tokens[draft.at + 1 : draft.at + 3])


def _is_changed_from(draft: Draft, previous: Draft) -> bool:
    """As in "two homes collapsed, bringing the dead from 40 to 42": of the number that it changed from."""
    opened = "source" in previous.tags_at(previous.at - 1) and "to" in draft.tags_at(draft.at - 1)
    return opened and draft.at - previous.tail < _CHANGED and previous.shares_clause(draft)


def _ends_parts(draft: Draft) -> bool:
    """As in "95 died, including three children, and 26 are missing": a verb of its own, or a comma before "and"."""
    place = draft.sentence.place[draft.at]
    closed = place.mark == "join" and place.first > 0 and draft.sentence.tokens[place.first - 1].word == ","
    return place.is_finite or (closed and _has_own_fate(draft))


def _is_paired(draft: Draft, other: Draft) -> bool:
    """As in "from 334 to 602 cases", "seven of the 16 patients", "employ 955 and 299 people respectively"."""
    if other.at - draft.at > _NEAR or other.noun is None or not draft.shares_clause(other):
        return False
    brings = any("bring" in draft.tags_at(i) for i in range(draft.at + 1, other.at))  # "hurt 59, taking it to 80 dead"
    to = "to" in other.tags_at(other.at - 1) and not (
        other.unit in PLACES and "source" not in draft.tags_at(draft.at - 1)
    )
    respective = "respective" in draft.sentence.tags and other.at == draft.at + 2
    return not brings and (
        to
        or respective
        or "out_of" in other.tags_at(other.at - 1)
        or whole_of_owner(draft) == other.at
        or (other.at == draft.at + 2 and "of" in other.tags_at(draft.at + 1))
        or "out_of" in other.tags_at(other.at - 2)
        or "instead_of" in draft.tags_at(draft.at + 1)  # "40 rather than 41 seats"
    )


def _copy_noun(draft: Draft, other: Draft) -> None:
    """The noun of another figure; "killing a woman and injuring five" hurts five people."""
    single = other.unit in PERSONS and other.bounds.value == 1 != draft.bounds.value and not other.elided
    others = single and _has_own_fate(draft)
    draft.unit, draft.noun = ("person", None) if others else (other.unit, other.noun)
    draft.antecedent = other
    draft.note(Rule.SAME_NOUN)
