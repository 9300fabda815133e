"""What marks a running total: its date, a word for the sum, a toll that governs the number."""

from collections.abc import Iterator
from typing import Final

from reconcile.dates import Granularity, Relation
from reconcile.figures import Kind, Modality, Role
from reconcile.reader.drafts import Draft, is_listed
from reconcile.reader.rules import Rule
from reconcile.reader.sentences.cues import NO_CUE

_REACH: Final = 14  # tokens that a cue may stand away
_VERB_FORMS: Final = 4  # tokens from a comma to the verb behind it
_HEAD: Final = 3  # tokens at the head of a statement
_RECORD: Final = 6  # tokens from "the worst" to since when
_SUMS: Final = frozenset(("total_of", "total", "so_far", "since"))
# how far before the number each may stand: "un total de 12", "en tout, près de 12", "so far … 12"
_NEAR: Final = {"total_of": 2, "total": 6, "so_far": _REACH, "since": _REACH}
_SUMMED: Final = frozenset(("total", "so_far", "since"))
_SINCE: Final = frozenset(("total", "since"))
_OWN: Final = frozenset(("total", "so_far", "on_top"))
_EXCEED: Final = frozenset(("exceed",))
_BRING: Final = frozenset(("bring",))
_GUESSED: Final = frozenset(("possible", "planned"))
_LEADS: Final = frozenset(("reach", "exceed", "approach", "bring", "to"))
_RISES: Final = frozenset(("reach", "exceed", "approach", "bring", "change", "grow"))
_LIFTS: Final = frozenset(("reach", "grow"))
_LOWERS: Final = frozenset(("shrink", "revise"))
_TURNS: Final = _RISES | _LOWERS
_VERB: Final = 6  # tokens from a verb in front to its number
_LEADING: Final = frozenset(("to", "bring"))
_MOVES: Final = _LIFTS | _LOWERS | {"change"}
_LASTING: Final = ("death", "injury", "victim", "body")
_STATED: Final = {Relation.SINCE: Rule.SINCE, Relation.AS_OF: Rule.AS_OF, Relation.BY: Rule.AS_OF}


def is_total(draft: Draft, following: Draft | None) -> bool:
    """Whether the text marks the number as a running total."""
    if draft.is_within and not _is_value_of_toll(draft):
        return False
    if draft.is_definite and not _stands_by_itself(draft):
        return _is_governed(draft)
    if (date := _date_up_to_now(draft)) is not None:
        return draft.note(date)
    summed = _is_summed(draft, following) or _is_governed(draft) or _is_raised(draft) or _is_passed(draft)
    return summed or _is_added_to(draft, following) or _rises_to(draft) or _never_falls(draft)


def _date_up_to_now(draft: Draft) -> Rule | None:
    """Since when or up to when was counted; what is planned by a day, or feared by then, has not been counted."""
    relation = draft.date.date.relation if draft.date is not None and draft.date.date is not None else None
    planned = draft.modality is Modality.PLANNED and (draft.is_to_come or relation is not Relation.SINCE)
    relation = Relation.SINCE if draft.runs_since else relation
    guessed = draft.modality is not Modality.ASSERTED and relation is Relation.BY
    return None if relation is None or planned or guessed else _STATED.get(relation)


def is_behind_toll(draft: Draft) -> bool:
    """As in "the toll, which was 12": no other number stands between."""
    tokens = draft.sentence.tokens
    for i in range(draft.at - 1, max(draft.at - _REACH, -1), -1):
        if tokens[i].number or tokens[i].word == ";":
            return False
        if "toll" in tokens[i].tags:
            return True
    return False


def _is_value_of_toll(draft: Draft) -> bool:
    """As in "sitúan el total en 33": the word for "in" leads to what the toll is, and counts no places."""
    near = draft.tags_at(draft.at - 2) | draft.tags_at(draft.at - 3)
    return draft.elided and ("toll" in draft.tags_at(draft.at - 2) or "reach" in near)


def _stands_by_itself(draft: Draft) -> bool:
    """Whether its date or a word for the sum stands in its own segment."""
    segment = draft.sentence.place[draft.at]
    own = draft.sentence.tokens[segment.first : segment.last]
    return any(token is draft.date or not _OWN.isdisjoint(token.tags) for token in own)


def _is_summed(draft: Draft, following: Draft | None) -> bool:
    sentence = draft.sentence
    if not draft.token.inner.isdisjoint(_SUMS):
        return draft.note(Rule.TOTAL, draft.at)
    if sentence.tags.isdisjoint(_SUMS):
        return False
    at = sentence.back(draft.at, _SUMS, _REACH)
    near = at is not None and draft.at - at <= _near(draft, at)
    if near and at is not None and not (_is_of_what_there_is(draft, at) or _is_start(draft, at)):
        return draft.note(Rule.TOTAL, at)
    whole = draft.part_of if draft.part_of is not None and draft.part_of.at > draft.at else draft
    at = whole.ahead(_SINCE if draft.modality is Modality.PLANNED else _SUMMED, _REACH)  # "16 of the 20 are already …"
    at = None if at is not None and _is_before_number(draft, at) else at
    at = _at_head(draft) if at is None and draft.modality is not Modality.PLANNED else at
    beside = following is not None and _is_beside(following, draft) and following.part_of is not draft
    if at is None and beside and following is not None and not _is_dated_before(draft, following):
        at = sentence.ahead(following.tail - 1, _SUMMED, _REACH)  # "54 hostages and 117 prisoners have left so far"
    leads = at is not None and _leads_another(draft, at)
    return at is not None and not leads and not _is_start(draft, at) and draft.note(Rule.TOTAL, at)


def _leads_another(draft: Draft, at: int) -> bool:
    """As in "1,350 were built, in total 2,550": a word for the sum before a number of its own segment."""
    own = draft.sentence.place[at]
    apart = own is not draft.sentence.place[draft.at] and at > draft.at
    return apart and any(draft.sentence.tokens[i].number for i in range(at + 1, own.last))


def _is_before_number(draft: Draft, at: int) -> bool:
    """As in "rose to 24,750, in nine months it was in all 71,200": right before another number."""
    return at > draft.at and any(token.number for token in draft.sentence.tokens[at + 1 : at + 2])


def _is_dated_before(draft: Draft, following: Draft) -> bool:
    """As in "nine on Monday and 419 since the war began": what is said of the second is not said of the first."""
    return draft.date is not None and draft.token.start < draft.date.start < following.token.start


def _is_beside(following: Draft, draft: Draft) -> bool:
    """As in « han destruido 1.900 casas y dañado otras 6.400 »: one auxiliary for both."""
    place = following.sentence.place[following.at]
    told = place.mark == "join" and not place.is_finite and following.shares_clause(draft)
    return told or is_listed(following, draft)


def _is_start(draft: Draft, at: int) -> bool:
    """As in "cayeron a 4.300 millones desde los 7.000", « depuis celui de 2011, qui a fait 12 morts »: of no window."""
    if "so_far" in draft.tags_at(at):
        return _is_as_early(draft, at)
    if "since" not in draft.tags_at(at):
        return False
    tokens = draft.sentence.tokens
    then = draft.date is not None and draft.date not in tokens
    record = any("extreme" in token.tags for token in tokens[max(at - _RECORD, 0) : at])  # "the worst since the war"
    return then or record or any(token.number for token in tokens[at + 1 : at + 3])


def _is_as_early(draft: Draft, at: int) -> bool:
    """As in "already on Monday 40 had left", "già martedì": as early as that day, which does not run on."""
    tokens = draft.sentence.tokens
    day = at + 1 + ("stop" in draft.tags_at(at + 1))
    date = tokens[day].date if day < len(tokens) else None
    return date is not None and date.granularity is Granularity.DAY and date.relation is Relation.DURING


def _is_of_what_there_is(draft: Draft, at: int) -> bool:
    """As in "it has delivered 19 so far and pledged six": said of what there is, not of what is to come."""
    sentence = draft.sentence
    before = any(i < at and sentence.clause(i) == sentence.clause(at) for i in sentence.numbers)
    return draft.modality is Modality.PLANNED and "so_far" in draft.tags_at(at) and before


def _near(draft: Draft, at: int) -> int:
    """How far away the cue there may stand."""
    if "label" in draft.tags_at(draft.at - 1):
        return _REACH
    return max(reach for tag, reach in _NEAR.items() if tag in draft.tags_at(at))


def _at_head(draft: Draft) -> int | None:
    """As in "To date" at the head of a block holds for all of it, but not for what has its own day behind "and"."""
    sentence = draft.sentence
    if sentence.place[draft.at].clause != sentence.opening(draft.at).clause and draft.date is not None:
        return None
    if draft.part_of is not None and draft.date is not None and draft.date is not draft.part_of.date:
        return None  # "So far 6,200 have been vaccinated, 1,900 of them last week"
    near = (i for first in sentence.heads(draft.at) for i in range(first, min(first + _HEAD, draft.at)))
    return next((i for i in near if "so_far" in draft.tags_at(i)), None)


def _is_governed(draft: Draft) -> bool:
    """A toll that rises to, stands at, is lowered to the number."""
    if "toll" not in draft.sentence.tags:
        return False
    if _is_in_front(draft):
        return True
    reached = not _LEADS.isdisjoint(draft.token.inner)
    for i in _back_past_earlier(draft):
        tags = draft.tags_at(i)
        if "toll" in tags and "according" not in draft.tags_at(i - 1) | draft.tags_at(i - 2):
            if _falls(draft, i) or _is_other_voice(draft, i):
                return False
            return (reached or draft.at - i <= 2) and draft.note(Rule.TOLL, i)
        reached = reached or not _LEADS.isdisjoint(tags) or draft.sentence.tokens[i].word == ":"
    return _is_resumed(draft)


def _is_resumed(draft: Draft) -> bool:
    """As in "The toll, which stood at 31, rose to 44": the verb behind a clause about its subject."""
    sentence = draft.sentence
    clause = next(segment for segment in sentence.segments if segment.clause == sentence.clause(draft.at))
    verb = range(clause.first + 1, min(clause.first + _VERB_FORMS, draft.at))  # "has climbed"
    if clause.mark != "," or all(_MOVES.isdisjoint(draft.tags_at(i)) for i in verb):
        return False
    subjects = (range(head, min(sentence.place[head].last, clause.first)) for head in sentence.heads(draft.at))
    toll = next((i for subject in subjects for i in subject if "toll" in draft.tags_at(i)), None)
    return toll is not None and not _falls(draft, toll) and draft.note(Rule.TOLL, toll)


def _falls(draft: Draft, toll: int) -> bool:
    """As in "the number of passengers fell to 310,000": no running total, unless the dead are counted again."""
    verb = next((i for i in range(draft.at - 1, toll, -1) if not _MOVES.isdisjoint(draft.tags_at(i))), toll)
    return "shrink" in draft.tags_at(verb) and draft.unit not in (None, *_LASTING, "case", "infection")


def _is_other_voice(draft: Draft, toll: int) -> bool:
    """As in "9,500 walked out, the union said; employers put the number at 7,200": no running total either."""
    other = draft.antecedent
    told = other is not None and other.sentence is draft.sentence and other.role is Role.MAIN
    plain = told and other is not None and other.kind is Kind.PLAIN
    put = any("record" in draft.tags_at(i) for i in (toll - 1, toll - 2))
    return plain and put and "number_of" in draft.tags_at(toll)


def _is_in_front(draft: Draft) -> bool:
    """As in "Sube a 19 el número de muertos", « Asciende a 12 muertos el balance »: the verb first, the toll behind."""
    noun = draft.tail if draft.unit in _LASTING else draft.at + 1
    toll = next((at for end in (draft.at + 1, noun) if (at := _toll_at(draft, end)) is not None), None)
    back = (i for i in _back_past_earlier(draft) if draft.at - i <= _VERB)
    risen = toll is not None and any(not _TURNS.isdisjoint(draft.tags_at(i)) for i in back)
    return risen and draft.note(Rule.TOLL, toll)


def _toll_at(draft: Draft, at: int) -> int | None:
    """Where a toll stands there, but for an article before it."""
    at += "stop" in draft.tags_at(at) and "toll" not in draft.tags_at(at)
    return at if "toll" in draft.tags_at(at) else None


def _back_past_earlier(draft: Draft) -> Iterator[int]:
    """Positions before the number in its clause, going on before the start of a change ("from 170 to 136")."""
    sentence, at = draft.sentence, draft.at
    for i in range(at - 1, max(at - 2 * _REACH, -1), -1):
        if not sentence.tokens[i].number:
            if sentence.clause(i) == sentence.clause(at):
                yield i
        elif at - i > 4 or draft.tags_at(i - 1).isdisjoint(("source", "by", "grow", "shrink")):
            return


def _is_passed(draft: Draft) -> bool:
    """As in "measles tops 700 cases": what passes a number has been running up to it."""
    at = draft.sentence.back(draft.at, _EXCEED, 4)
    return at is not None and draft.note(Rule.PASSES, at)


def _is_raised(draft: Draft) -> bool:
    """The number behind "brings … to"."""
    at = draft.sentence.back(draft.at, _BRING, 10)
    if at is None:
        return False
    if any(not _GUESSED.isdisjoint(draft.tags_at(i)) for i in range(at + 1, draft.at)):
        return False  # "raised its forecast to 39 million"
    # « porta a 12 i morti », "brings to almost 12"; no « ha portato a Roma 12 navi »
    named = draft.sentence.tokens[draft.at - 1].tags == NO_CUE.tags
    led = not named and any("to" in draft.tags_at(i) for i in range(at, draft.at))
    leads = led or any("toll" in draft.tags_at(i) for i in range(at, draft.at))
    return leads and draft.note(Rule.TOTAL_AFTER, at)


def _rises_to(draft: Draft) -> bool:
    """As in "the dead rise to 212", « Salgono a 37 i morti »: nobody is counted anew each day."""
    behind = "articles" in draft.tags_at(draft.at + 1)
    led = draft.tags_at(draft.at - 1)
    if (draft.head is None and not behind) or draft.unit not in _LASTING or led.isdisjoint(_LEADING):
        return False
    if "bring" in led:
        return behind and draft.note(Rule.TOLL, draft.at - 1)
    at = draft.sentence.back(draft.at, _MOVES, 3)
    lifted = at is not None and not _LIFTS.isdisjoint(draft.tags_at(at)) and _LOWERS.isdisjoint(draft.tags_at(at))
    return lifted and draft.note(Rule.TOLL, at)


def _never_falls(draft: Draft) -> bool:
    """In a column of a table: what is counted anew each day goes up and down."""
    return "rising" in draft.tags_at(draft.at - 1) and draft.note(Rule.NEVER_FALLS)


def _is_added_to(draft: Draft, following: Draft | None) -> bool:
    """As in "deaths: 347 (+12)": what has just been added stands in brackets behind it."""
    tokens = draft.sentence.tokens
    if following is None or following.at != draft.at + 2 or tokens[draft.at + 1].word != "(":
        return False
    added, low = following.bounds.value, draft.bounds.low
    signed = following.number.text[:1] in ("+", "-", "−") and following.number.kind is draft.number.kind
    within = added is not None and low is not None and max(added, -added) <= low
    return signed and within and draft.note(Rule.TOTAL_AFTER, draft.at + 1)
