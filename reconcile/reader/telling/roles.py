"""Earlier readings, comparisons and corrections."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from reconcile.dates import Period
from reconcile.figures import Role
from reconcile.reader.drafts import Draft, is_listed
from reconcile.reader.kinds.growth import is_apart, is_step, settles
from reconcile.reader.nouns.outcomes import SELF_TELLING
from reconcile.reader.rules import Rule
from reconcile.reader.sentences.clauses import Sentence
from reconcile.reader.sentences.cues import Token
from reconcile.reader.telling.earlier import (
    NEAR,
    is_before_now,
    is_before_today,
    is_of_a_day_before,
    is_of_last_year,
    is_of_same_period,
    is_of_then,
    is_past,
)

_REACH: Final = 24  # tokens between a verb and its number
_CHANGE: Final = frozenset(("change", "bring", "grow", "shrink"))
_REVISE: Final = frozenset(("revise",))
_COMPARED: Final = frozenset(("more", "fewer"))
_THAN: Final = frozenset(("than", "against"))
_BEAT: Final = frozenset(("beat",))
_EXCEED: Final = frozenset(("exceed", "against"))
_COUNTED: Final = frozenset(("toll", "number_of"))
_TELLING: Final = frozenset(("say", "record"))
_WON: Final = ("vote", "seat")
_SMALL: Final = frozenset(("stop", "articles", "of"))


def read_roles(sentence: Sentence, drafts: list[Draft], published: dt.date, earlier: Sequence[Draft] = ()) -> None:
    """Role and revision of the figures of a sentence; `earlier` are those of the sentence before."""
    today = Period.on(published)
    for k, draft in enumerate(drafts):
        if not _is_current(draft, today if k == 0 else None):
            previous = drafts[k - 1] if k else None
            following = drafts[k + 1] if k + 1 < len(drafts) else None
            draft.role = _role(draft, previous, following, published)
            if k == 0 and draft.role is Role.MAIN and is_of_then(draft, earlier, published):
                draft.role = Role.PREVIOUS
                draft.note(Rule.EARLIER)
        if draft.role is Role.MAIN:
            at = sentence.in_clause(draft.at, _REVISE, _REACH)
            draft.revises = at is not None and not _leads_on(draft, at) and draft.note(Rule.REVISES, at)


def _leads_on(draft: Draft, at: int) -> bool:
    """As in "laid off 2,400 and will not renew 5,000 contracts": "and not" before a verb corrects nothing."""
    behind = draft.sentence.tokens[at + 1 : at + 3]
    return "instead_of" in draft.tags_at(at) and not any(token.number for token in behind)


def _role(draft: Draft, previous: Draft | None, following: Draft | None, published: dt.date) -> Role:
    if (
        _is_difference(draft, following)
        or _is_margin(draft)
        or _is_excess(draft, previous)
        or _falls_short(draft, following)
    ):
        draft.note(Rule.DIFFERENCE)
        return Role.COMPARISON
    against = None if _THAN.isdisjoint(draft.sentence.tags) else _against(draft)
    if against is not None:
        draft.note(Rule.EARLIER, against)
        return Role.PREVIOUS
    if previous is not None and previous.role is Role.PREVIOUS and _is_pair(draft, previous):
        draft.note(Rule.EARLIER)
        return Role.PREVIOUS
    past = (
        is_past(draft)
        or is_before_now(draft, previous)
        or is_before_today(draft, following, published)
        or is_of_last_year(draft, previous, published)
    )
    past = past or is_of_a_day_before(draft, published) or is_of_same_period(draft, previous)
    past = past or _is_of_insertion(draft, following)
    if past or _starts_change(draft, previous, following) or _is_former(draft, previous):
        draft.note(Rule.EARLIER)
        return Role.PREVIOUS
    return Role.MAIN


def _is_pair(draft: Draft, previous: Draft) -> bool:
    """As in "12 dead and 40 wounded, against 10 and 35", "against ten dead and 35 wounded a week ago".

    But "12 dead, up from ten on Monday and 40 wounded" has a day behind the earlier reading.
    """
    if draft.is_in_order:
        return previous.is_in_order
    place, other = draft.sentence.place[draft.at], draft.unit not in (None, previous.unit)
    bare = not (draft.elided or place.is_finite) and place.mark == "join" and is_listed(draft, previous)
    between = draft.sentence.tokens[previous.at + 1 : draft.at]
    return other and bare and not any(token.date or token.word == "," for token in between)


def _is_current(draft: Draft, today: Period | None) -> bool:
    """As in "from the current 8,735 to 4,050", "contre 5 200 aujourd'hui": what holds now is no earlier reading.

    `today` is given for the first figure only: against the others it may be set.
    """
    sentence = draft.sentence
    if "current" not in sentence.tags and not sentence.dates:
        return False
    behind = sentence.tokens[draft.at + 1 : draft.tail + 1]
    stated = "current" in draft.tags_at(draft.at - 1) or any("current" in token.tags for token in behind)
    return stated or any(token.date is not None and token.date.period == today for token in behind)


def _against(draft: Draft) -> int | None:
    """The word for "against", with only small words up to the number."""
    for i in range(draft.at - 1, max(draft.at - 4, -1), -1):
        tags = draft.tags_at(i)
        if "planned" in tags:
            return None  # "3 millions sur un objectif de 5"
        if "against" in tags or (draft.is_definite and _is_than(draft, i)):
            return i
        if tags.isdisjoint(_SMALL) or "join" in tags:
            return None  # "nine against and 23 for"
    return None


def _is_than(draft: Draft, at: int) -> bool:
    """As in "menos que los 2.500 que temían": behind more or fewer, before a definite number."""
    return "than" in draft.tags_at(at) and not _COMPARED.isdisjoint(draft.tags_at(at - 1))


def _is_difference(draft: Draft, following: Draft | None) -> bool:
    """As in "3 730 more than the 5 262 declared", "more than planned": no day stands behind "than"."""
    tokens = draft.sentence.tokens
    if _THAN.isdisjoint(draft.sentence.tags):
        return False
    for i in range(draft.at + 1, min(draft.tail + 2, len(tokens) - 1)):
        if tokens[i].word == ",":
            return False  # "1,800 jobs, fewer than the 2,500 that were feared"
        than = i if not _THAN.isdisjoint(tokens[i].tags) else i + 1  # "higher than" is one
        if not (_COMPARED.isdisjoint(tokens[i].tags) or _THAN.isdisjoint(tokens[than].tags)):
            behind = tokens[than + 1 : than + 4]
            date = next((token.date for token in behind if token.date), None)
            if date is not None:
                return draft.unit in SELF_TELLING and _is_longer(date.period)
            compared = following is not None and following.at <= than + 3
            rest = tokens[than + 1 : draft.sentence.place[draft.at].last]
            undated = not any(token.date for token in rest)  # "four seats more than in the last election"
            return compared or (undated and any(token.word[:1].isalpha() for token in behind))
    return False


def _falls_short(draft: Draft, following: Draft | None) -> bool:
    """As in "89,300 inmates, just 1,100 below the capacity of 90,400": bare, right behind the comma."""
    place = draft.sentence.place[draft.at]
    first = place.first + 1 + ("stop" in draft.tags_at(place.first + 1))  # „nur 1.100 unter der“
    bare = draft.elided and place.mark == "," and draft.at == first
    set_against = following is not None and following.sentence.place[following.at] is place
    return bare and set_against and "short_of" in draft.tags_at(draft.at + 1)


def _is_longer(period: Period) -> bool:
    """As in "1,350 births fewer than in 2022": longer than a day, against which nothing adds up."""
    return period.start is not None and period.end is not None and (period.end - period.start).days > 1


def _is_margin(draft: Draft) -> bool:
    """As in "beat Jones by 12,340 votes": a difference between two counts, and no count."""
    measured = draft.unit in _WON and "by" in draft.tags_at(draft.at - 1)
    return measured and draft.sentence.back(draft.at, _BEAT, _REACH) is not None


def _is_excess(draft: Draft, previous: Draft | None) -> bool:
    """As in "should exceed the 47,077 of last year by several thousand"."""
    if previous is None or "by" not in draft.tags_at(draft.at - 1) or not previous.shares_clause(draft):
        return False
    return previous.sentence.back(previous.at, _EXCEED, NEAR) is not None


def _starts_change(draft: Draft, previous: Draft | None, following: Draft | None) -> bool:
    """As in "from 334 to 602", or "to 602, from 334", in a clause with a verb of change."""
    sentence = draft.sentence
    if "source" not in sentence.tags:
        return False
    source = next((i for i in range(draft.at - 1, draft.at - 4, -1) if "source" in draft.tags_at(i)), None)
    if source is None or any("change" in draft.tags_at(i) for i in range(source + 1, draft.at)):
        return False  # "o número de mortos subiu 12"
    if sentence.in_clause(draft.at, _CHANGE, _REACH) is None:
        return False
    near = following is not None and following.at - draft.at <= 5 and following.shares_clause(draft)
    if near and following is not None and "to" in following.tags_at(following.at - 1):
        if "by" in draft.tags_at(draft.at - 1) and is_apart(draft, following.at):
            return False
        return not (settles(sentence.tokens[draft.at + 1 : following.at]) or is_step(draft, following.bounds))
    if previous is None or not previous.shares_block(draft):
        return False
    if "source" in draft.tags_at(draft.at - 1) and _is_share_of_change(draft):
        return True
    return "to" in previous.tags_at(previous.at - 1) or "to" in previous.tags_at(previous.at - 2)


def _is_share_of_change(draft: Draft) -> bool:
    """As in "13,500 came, down 37 percent from 21,500"."""
    share = draft.sentence.tokens[draft.at - 2]
    passed = not (share.word or share.number or share.date)
    return passed and any("change" in draft.tags_at(i) for i in range(draft.at - 4, draft.at - 2))


def _is_former(draft: Draft, previous: Draft | None) -> bool:
    """A word for "formerly" in its segment."""
    if "formerly" not in draft.sentence.tags:
        return False
    segment = draft.sentence.place[draft.at]
    if _is_former_toll(draft):
        return True
    if previous is not None and previous.role is Role.PREVIOUS and "to" in draft.tags_at(draft.at - 1):
        return False  # "corrected its earlier figure of 112 to 97"
    # "An earlier version of this story said that"
    first = draft.sentence.place[segment.first - 1].first if segment.mark == "that" else segment.first
    words = [i for i in range(first, segment.last) if "formerly" in draft.tags_at(i)]
    words = [i for i in words if not _is_auxiliary(draft, i)]
    return bool(words) and not (words[-1] < draft.at and _is_changed(draft, words[-1]))


def _is_former_toll(draft: Draft) -> bool:
    """As in "The previous toll, released on Monday, was 28": the verb behind an insertion is that of its subject."""
    sentence, place = draft.sentence, draft.sentence.place[draft.at]
    k = sentence.segments.index(place)
    if k < 2 or place.mark != "," or not any(_tells(sentence.tokens[i]) for i in range(place.first, draft.at)):
        return False
    subject, inserted = sentence.segments[k - 2 : k]
    bare = not (subject.has_number or inserted.has_number or subject.is_finite) and inserted.mark == ","
    return bare and "formerly" in draft.tags_at(subject.last - 1)


def _tells(token: Token) -> bool:
    """As in « faisait état de », which is no auxiliary either."""
    return token.cue.finite or "reach" in token.tags


def _is_of_insertion(draft: Draft, following: Draft | None) -> bool:
    """As in "The toll, which stood at 28 on Monday, has climbed to 35": an earlier reading in a relative clause."""
    sentence, place = draft.sentence, draft.sentence.place[draft.at]
    k = sentence.segments.index(place)
    if "relative" not in draft.tags_at(place.first) or not k:
        return False
    subject = sentence.segments[k - 1 - (k > 1 and sentence.segments[k - 1].last - sentence.segments[k - 1].first == 1)]
    told = [sentence.tokens[i].tags for i in range(subject.first, subject.last)]
    counted = any(not _COUNTED.isdisjoint(tags) for tags in told)
    if counted and not subject.has_number and _has_moved_on(draft, place.last):
        return True
    said = any(not _TELLING.isdisjoint(draft.tags_at(i)) for i in range(place.first, draft.at))
    same = following is not None and _is_same_count(draft, following)
    apart = same and following is not None and sentence.place[following.at] is not place
    apart = apart and following is not None and "part" not in draft.tags_at(following.at - 1)
    return apart and not subject.has_number and (counted or said)


def _has_moved_on(draft: Draft, comma: int) -> bool:
    """As in "The toll, which stood at 19 on Monday, rose after …": the verb behind the insertion, without a number."""
    return any("change" in draft.tags_at(i) for i in (comma + 1, comma + 2))


def _is_same_count(draft: Draft, following: Draft) -> bool:
    same = following.elided or (following.unit == draft.unit and draft.unit is not None)
    return same and following.sentence is draft.sentence


def _is_auxiliary(draft: Draft, at: int) -> bool:
    """As in "cinque erano stati trovati", "erano stati registrati 40 casi": what happened, not what was said before."""
    behind = draft.sentence.tokens[at + 1 : at + 2]
    if at > draft.at:
        return any(token.cue.predicate for token in behind)
    return "been" in draft.tags_at(at) and any(token.word[:1].isalpha() and not token.tags for token in behind)


def _is_changed(draft: Draft, former: int) -> bool:
    """As in "an earlier report of 15 was corrected to 13"."""
    changed = any(not draft.tags_at(i).isdisjoint(("change", "revise")) for i in range(former, draft.at))
    return changed and "to" in draft.tags_at(draft.at - 1)
