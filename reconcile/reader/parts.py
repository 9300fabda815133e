"""Parts of a whole: only where the text marks them."""

from typing import Final

from reconcile.figures import Role
from reconcile.numbers import NumberKind
from reconcile.reader.drafts import Draft, apposition, figure_before_bracket, is_listed, whole_of_owner
from reconcile.reader.kinds.growth import is_compared
from reconcile.reader.nouns.nouns import FATES, LIFELESS, PERSONS
from reconcile.reader.nouns.outcomes import EVENTS, fate_before
from reconcile.reader.rules import Rule
from reconcile.reader.sentences.clauses import Sentence

_DIVIDE: Final = frozenset(("of", "out_of"))
_WHERE: Final = frozenset(("within", "to"))
_PLACED: Final = frozenset(("within", "degree"))
_MARKS: Final = frozenset(("part", "of_them", "out_of"))
_SIGNS: Final = frozenset("+-−")
_SMALL: Final = frozenset(("articles", "stop"))
_CLOSING: Final = 2  # tokens of what ends a clause, with its full stop
_LEAD: Final = 3  # tokens from a part to the small word behind it
_NEAR: Final = 6  # tokens from a word that opens a part to its number
_WHOSE: Final = 4  # tokens from a part to the noun of a whole without a number
_PEOPLE: Final = PERSONS | FATES
_TREATED: Final = "hospitalise"
_ILL: Final = ("injury", "patient", "hospitalisation")
_BELONGING: Final = frozenset(("out_of", "of_them"))


def read_parts(sentence: Sentence, drafts: list[Draft]) -> None:
    """Which figures are parts, and of which."""
    for k, draft in enumerate(drafts):
        following = drafts[k + 1] if k + 1 < len(drafts) else None
        whole = None if _is_next_in_size(draft) else _whole(sentence, draft, drafts, k)
        opened = _opens(draft) if k == 0 else _is_next(draft, drafts[k - 1])
        among = _noun_among(draft) if whole is None and k == 0 else None
        if among is not None:
            draft.predicate = draft.predicate or _fate_told(draft, sentence.tokens[among].cue.unit)
        alone = _is_of_unnumbered(draft, following) or _is_included(draft) or opened
        if whole is not None or alone or among is not None:
            draft.subset, draft.part_of = True, whole
            draft.note(Rule.PART, _mark_of(draft))
        if whole is not None and draft.elided and draft.predicate is None:
            _take_fate(draft, whole)
        if whole is not None and draft.elided and draft.unit is None and draft.predicate == _TREATED:
            draft.unit, draft.noun = whole.unit, whole.noun
        if whole is not None and draft.unit is None and not whole.number.unit:
            draft.unit = whole.unit  # "158,000 cars, including 62,000 Sanderos"
        if whole is not None and whole.at < draft.at and whole.shares_clause(draft) and not whole.is_definite:
            whole.resume = max(draft.tail, sentence.place[draft.at].last)


def _fate_told(draft: Draft, unit: str | None) -> str | None:
    """What befell persons who are among the dead."""
    return {noun: fate for fate, noun in EVENTS.items()}.get(unit or "") if draft.unit in PERSONS else None


def _take_fate(draft: Draft, whole: Draft) -> None:
    """As in "24 people died: 16 in one fire": what happened to the whole, where nothing else is said of the part."""
    if whole.unit in FATES and draft.unit in (None, "person"):
        draft.unit = whole.unit
    elif draft.unit == whole.unit:
        draft.predicate = whole.predicate


def _mark_of(draft: Draft) -> int | None:
    """The word that marks it as a part, where one stands near."""
    near = (*range(draft.at - 1, max(draft.at - 5, -1), -1), *range(draft.at + 1, draft.tail + 2))
    return next((i for i in near if not _MARKS.isdisjoint(draft.tags_at(i))), None)


def _whole(sentence: Sentence, draft: Draft, drafts: list[Draft], k: int) -> Draft | None:
    head = _head(draft, drafts[:k])
    explained = figure_before_bracket(draft, drafts[:k])
    if explained is not None and explained.subset and not _is_another_reading(draft) and fits(draft, explained):
        return explained
    previous = drafts[k - 1] if k else None
    if previous is not None and (_is_of_part(draft, previous) or _is_treated(draft, previous)):
        return previous
    divided = drafts[k - 2] if k > 1 else None
    if divided is not None and divided.part_of is previous and _is_of_them(draft) and fits(draft, divided):
        return divided  # "83 of the 96 were found, 13 of them dead"
    fronted = next((d for d in drafts[:k] if d.unit == draft.unit and _is_fronted(d, drafts)), None)
    if fronted is not None and fronted.shares_block(draft) and not draft.elided and fits(draft, fronted):
        return fronted
    if head is not None and (_is_introduced(sentence, draft, previous, drafts[k + 1 : k + 2]) or _is_of_them(draft)):
        return head
    if not sentence.tags.isdisjoint(_DIVIDE):
        following = drafts[k + 1 :]
        divided = _divided(draft, following[0] if following else None) or _among(draft, following)
        if divided is not None:
            return divided
    if head is None or previous is None or not fits(draft, head):
        return None
    if previous.role is Role.PREVIOUS and draft.antecedent is previous:
        return None  # what the earlier reading has come to
    told = _is_listed(sentence, draft, head) or _is_told_of(draft, previous, head)
    return head if told or draft in apposition(drafts, drafts.index(head)) else None


def _is_next_in_size(draft: Draft) -> bool:
    """As in "North has 40 cases, followed by South (30) and West (20)": each has its own."""
    sentence = draft.sentence
    if "ranked" not in sentence.tags or not draft.is_bracketed:
        return False
    opening = sentence.opening(draft.at).first
    first = next((i for i in range(opening - 1, -1, -1) if sentence.tokens[i].word == ","), -1)
    return any("ranked" in token.tags for token in sentence.tokens[first + 1 : opening])


def _head(draft: Draft, before: list[Draft]) -> Draft | None:
    """The figure it may be a part of, or the part taken from that one."""
    if _is_of_them(draft):
        fitting = next((d for d in reversed(before) if _is_head(d) and fits(draft, d)), None)
        return fitting or _told_of(draft, before) or _part_alone(draft, before)
    head = _told_of(draft, before)
    return next((d for d in before if _is_taken_from(d, head) and fits(draft, d)), head)


def _part_alone(draft: Draft, before: list[Draft]) -> Draft | None:
    """As in "62 of the wounded are in hospital, 14 of them in intensive care": a part of what has no number."""
    alone = (d for d in reversed(before) if d.subset and d.part_of is None and d.role is Role.MAIN)
    return next((d for d in alone if fits(draft, d)), None)


def _told_of(draft: Draft, before: list[Draft]) -> Draft | None:
    """The figure it may be a part of: what the sentence is about, or people told of beside it."""
    head = next((d for d in reversed(before) if _is_head(d)), None)
    told = [d for d in before if d.is_within and not d.subset and (head is None or d.at > head.at)]
    if head is None:
        return told[-1] if told else None
    people = FATES if head.unit in _PEOPLE else _PEOPLE
    beside = next((d for d in reversed(told) if d.unit in people and fits(draft, d)), None)
    return beside if beside is not None and draft.unit in _PEOPLE else head  # "14 boats with 918 migrants, 63 of them"


def _is_of_part(draft: Draft, previous: Draft) -> bool:
    """As in "Of the 40 injured, 12 are in hospital, three of them in intensive care"."""
    whole = previous.part_of
    fronted = whole is not None and whole.is_fronted and not _is_of_them(previous)
    return fronted and _is_of_them(draft) and fits(draft, previous) and previous.shares_block(draft)


def _is_treated(draft: Draft, previous: Draft) -> bool:
    """As in "40 are in hospital, seven in intensive care": bare, behind a comma, of those treated."""
    place, whole = draft.sentence.place[draft.at], previous.part_of
    where = draft.sentence.tokens[draft.at + 1].cue.predicate if draft.at + 1 < place.last else None
    ill = previous.predicate == _TREATED or previous.unit in _ILL
    listed = place.mark == "," and draft.elided and not place.is_finite and previous.shares_block(draft)
    fronted = whole is not None and whole.is_fronted
    return where == _TREATED and ill and listed and not fronted and fits(draft, previous)


def _is_fronted(draft: Draft, drafts: list[Draft]) -> bool:
    """As in "Of the 33 hostages and 1,900 prisoners, eight hostages were freed": wholes side by side."""
    k = drafts.index(draft)
    joined = k > 0 and draft.sentence.place[draft.at].mark == "join" and is_listed(draft, drafts[k - 1])
    return draft.is_fronted or (joined and _is_fronted(drafts[k - 1], drafts))


def _is_head(draft: Draft) -> bool:
    """Whether it may be a whole: a current figure, no part, no mere place, not called wrong."""
    wrong = "instead_of" in draft.tags_at(draft.at - 1)
    return draft.role is Role.MAIN and not (draft.subset or draft.is_within or wrong or is_compared(draft))


def _is_taken_from(draft: Draft, whole: Draft | None) -> bool:
    """As in "will cut 300 of its 900 jobs, including 120 in Lyon": further parts are of those 300."""
    return whole is not None and draft.part_of is whole and draft.at < whole.at


def _is_introduced(sentence: Sentence, draft: Draft, previous: Draft | None, following: list[Draft]) -> bool:
    """As in "dont 300", "including 12 children, 3 women and 2 men"."""
    if previous is not None and _is_parallel(draft, previous):
        return True
    if "part" not in sentence.tags:
        return False
    place = sentence.place[draft.at]
    for i in range(draft.at - 1, max(draft.at - _NEAR - 1, place.first - 1), -1):
        if "part" in draft.tags_at(i):
            return True
        if sentence.tokens[i].number:
            return False
    if previous is None or not previous.subset or not _goes_on(sentence, draft, following):
        return False
    others = draft.tags_at(draft.at - 1) | draft.tags_at(draft.at + 1)
    return (
        previous.shares_clause(draft)
        and not (previous.unit in PERSONS and draft.unit in LIFELESS)  # "including 450 soldiers who use 120 boats"
        and others.isdisjoint(("more", "other"))
        and not _closes(sentence, draft, previous)
    )


def _is_parallel(draft: Draft, previous: Draft) -> bool:
    """As in "142 of them for theft and 61 for fraud": bare behind "and", before the same small word."""
    tokens, place = draft.sentence.tokens, draft.sentence.place[draft.at]
    bare = draft.elided and place.mark == "join" and draft.at == place.first + 1 and draft.at + 1 < place.last
    if not bare or previous.part_of is None or "stop" not in tokens[draft.at + 1].tags:
        return False
    return any(token.word == tokens[draft.at + 1].word for token in tokens[previous.at + 1 : previous.at + 1 + _LEAD])


def _goes_on(sentence: Sentence, draft: Draft, following: list[Draft]) -> bool:
    """Whether "and" stands before it, or a comma and "and" before the next: the list of parts goes on."""
    place = sentence.place[draft.at]
    if place.is_verbal or place.mark not in ("join", ","):
        return False
    if place.mark == "join":
        return True
    last = [sentence.place[d.at] for d in following if d.shares_clause(draft)]
    return any(segment.mark == "join" and not segment.is_verbal for segment in last)


def _closes(sentence: Sentence, draft: Draft, previous: Draft) -> bool:
    """Whether a comma before the "and" ends the list of parts, or the verb of the whole stands between."""
    first = sentence.place[draft.at].first
    return first > 0 and (sentence.tokens[first - 1].word == "," or sentence.goes_on(previous.at, draft.at))


def _opens(draft: Draft) -> bool:
    """As in "Dont 12 enfants.": a sentence of its own, the whole stands before it or nowhere."""
    heads = draft.sentence.heads(draft.at) if "part" in draft.sentence.tags else ()
    opened = any("part" in draft.tags_at(first) and draft.at - first <= _NEAR for first in heads)
    return opened or _is_of_them(draft) or _is_of_noun_in_front(draft)


def _is_next(draft: Draft, previous: Draft) -> bool:
    """As in "Among them are 43 women and 27 children": the list goes on."""
    opened = previous.subset and previous.part_of is None and _opens(previous)
    place = draft.sentence.place[draft.at]
    return opened and is_listed(draft, previous) and place.mark in (",", "join") and draft.at == place.first + 1


def _noun_among(draft: Draft) -> int | None:
    """The noun of a whole without a number: "Among the dead are six children", "Six children are among the dead"."""
    tokens, place = draft.sentence.tokens, draft.sentence.place[draft.at]
    first = max(place.first + bool(place.mark and place.mark != "open"), draft.sentence.heads(draft.at)[-1])
    behind = draft.tail + 1 if draft.tail < len(tokens) and tokens[draft.tail].cue.finite else draft.at
    if behind != draft.at and "part" in draft.tags_at(behind) and place.last - behind <= _CLOSING:
        return behind  # "seis niños están entre las víctimas"
    for at, end in ((first, draft.at), (behind, place.last)):
        if at == draft.at or "out_of" not in draft.tags_at(at):
            continue
        noun = next((i for i in range(at + 1, end) if tokens[i].tags.isdisjoint(_SMALL)), end)
        told = end != draft.at or any(token.cue.finite for token in tokens[noun:end])
        if noun < end and tokens[noun].cue.unit and told:
            return noun
    return None


def _is_of_noun_in_front(draft: Draft) -> bool:
    """As in "Of the injured, 12 are children": a whole without a number, before the comma."""
    sentence, place = draft.sentence, draft.sentence.place[draft.at]
    k = sentence.segments.index(place)
    front = sentence.segments[k - 1] if k else None
    if front is None or front.has_number or place.mark != "," or draft.at != place.first + 1:
        return False
    first = front.first + bool(front.mark and front.mark not in ("join", "open"))
    named = any(token.cue.unit for token in sentence.tokens[first : front.last])
    return named and "out_of" in draft.tags_at(first)


def _is_of_them(draft: Draft) -> bool:
    """As in "46 of them"; before a number the same words may introduce the next part instead."""
    if "of_them" not in draft.sentence.tags:
        return False
    tokens = draft.sentence.tokens
    if _is_headed_of_them(draft):
        return True
    for i in range(draft.at + 1, min(draft.tail + 2, len(tokens))):
        if "of_them" in tokens[i].tags:
            near = len(tokens) if tokens[i - 1].word == "," else i + 3  # "40 ostaggi, di cui si dice che 20 …"
            return not ("part" in tokens[i].tags and any(token.number for token in tokens[i + 1 : near]))
    return False


def _is_headed_of_them(draft: Draft) -> bool:
    """As in "1,047 cases; of these, 318 were confirmed": at the head of a block, before a comma."""
    if "of_them" not in draft.sentence.tags:
        return False
    return any("of_them" in draft.tags_at(first) and draft.at == first + 2 for first in draft.sentence.heads(draft.at))


def _divided(draft: Draft, following: Draft | None) -> Draft | None:
    """As in "seven of the 16 patients"."""
    if following is None or following.at - draft.at > 6 or not draft.shares_clause(following):
        return None
    near = following.at == draft.at + 2 and "of" in draft.tags_at(draft.at + 1)
    near = near or whole_of_owner(draft) == following.at
    marked = near or any("out_of" in draft.tags_at(i) for i in range(max(following.at - 2, draft.at + 1), following.at))
    between = draft.sentence.tokens[draft.at + 1 : following.at]
    plain = not any(token.word == "," or "join" in token.tags for token in between)
    return following if marked and plain and fits(draft, following) else None


def _among(draft: Draft, following: list[Draft]) -> Draft | None:
    """As in "13 cases were confirmed, out of 43 reported"."""
    if draft.is_within or draft.role is not Role.MAIN:
        return None
    tokens = draft.sentence.tokens
    for whole in following[:4]:
        marked = "out_of" in draft.tags_at(whole.at - 1) and tokens[whole.at - 2].word == ","
        if marked and draft.shares_clause(whole) and fits(draft, whole):
            return whole
    return None


def _is_of_unnumbered(draft: Draft, following: Draft | None) -> bool:
    """As in "165 of its jets", "nine of those arrested": a part of a whole without a number.

    But the wounded who died are none of the dead.
    """
    tags = draft.tags_at(draft.at + 1)
    if fate_before(draft) is not None:
        return False
    marked = not tags.isdisjoint(_BELONGING) and draft.role is Role.MAIN and draft.number.unit is None
    marked = marked and ("of" not in tags or _is_of_named(draft))
    return marked and (following is None or following.at > draft.at + 3)


def _is_included(draft: Draft) -> bool:
    """As in "The figures include 5,150 cars in transit", „In den Zahlen waren 3500 Nachmeldungen enthalten“."""
    last = draft.tail + 1 >= len(draft.sentence.tokens) or not draft.sentence.tokens[draft.tail + 1].word[:1].isalpha()
    return "part" in draft.tags_at(draft.at - 1) or ("of_them" in draft.tags_at(draft.tail) and last)


def _is_of_named(draft: Draft) -> bool:
    """As in « Neuf des personnes interpellées »; but « les 121 du parti », „Hunderte von Menschen“ are no parts."""
    behind = draft.sentence.tokens[draft.at + 2 : draft.at + 2 + _WHOSE]
    known = next((t for t in behind if t.cue.unit or t.cue.predicate or t.cue.mark or t.number), None)
    named = known is not None and (known.cue.unit is not None or known.cue.predicate is not None)
    return named and not draft.is_definite and "source" not in draft.tags_at(draft.at + 1)


def _is_listed(sentence: Sentence, draft: Draft, head: Draft) -> bool:
    """Behind "of the 55 drones, ", behind a colon, in a parenthesis: parts of the figure before."""
    if head.is_fronted and head.shares_block(draft) and (draft.elided or draft.unit == head.unit):
        return True
    if head.is_fronted and head.unit in FATES and draft.unit in PERSONS and draft.shares_clause(head):
        return True  # "among the 24 dead are nine children"
    opening = sentence.opening(draft.at)
    if opening.mark not in (":", "(") or sentence.block(opening.first - 1) != sentence.block(head.at):
        return False
    if _is_another_reading(draft):
        return False
    return opening.mark == "(" or draft.elided or draft.unit in (None, head.unit)


def _is_another_reading(draft: Draft) -> bool:
    """Whether it speaks of another reading or a change: "(205 before)", "(+12)"."""
    return draft.is_definite or draft.role is Role.PREVIOUS or draft.number.text[:1] in _SIGNS


def _is_told_of(draft: Draft, previous: Draft, head: Draft) -> bool:
    """As in "16 people died, seven in Romania", "40 were hurt, 15 seriously"; not where "in Homs" says where 16 did."""
    sentence, tokens = draft.sentence, draft.sentence.tokens
    place, behind = sentence.place[draft.at], draft.tags_at(draft.at + 1)
    bare = draft.elided and draft.at == place.first + 1 and not place.is_verbal and head.shares_block(draft)
    if not bare or place.mark not in (",", "join") or behind.isdisjoint(_PLACED):
        return False
    if previous is not head:
        return previous.part_of is head and not draft.tags_at(previous.at + 1).isdisjoint(_PLACED)
    told = (i for i in range(head.tail, place.first - 1) if not draft.tags_at(i).isdisjoint(_WHERE))
    return place.mark == "," and ("degree" in behind or all(tokens[i + 1].tags for i in told))


def fits(part: Draft, whole: Draft) -> bool:
    """A part is not above its whole."""
    if part.number.kind is NumberKind.MONEY and whole.number.kind is NumberKind.NUMBER and whole.unit is not None:
        return False  # « 1 500 euros à chacun de ses 70 000 salariés »
    low = part.bounds.low if part.bounds.low is not None else part.bounds.high
    high = whole.bounds.high
    return low is None or high is None or low <= high


def is_in_parts(draft: Draft, before: list[Draft]) -> bool:
    """Whether a word for a part stands beside it, or before the list it goes on."""
    return "of_them" in draft.tags_at(draft.at + 1) or _is_in_list(draft, before)  # "eight of them children"


def _is_in_list(draft: Draft, before: list[Draft]) -> bool:
    """As in "including a family of eight", "including 12 children and 3 women"."""
    first = draft.sentence.place[draft.at].first
    if any("part" in draft.tags_at(i) for i in range(max(draft.at - _LEAD - 1, first - 1), draft.at)):
        return True
    k = before.index(draft)
    return k > 0 and is_listed(draft, before[k - 1]) and _is_in_list(before[k - 1], before)
