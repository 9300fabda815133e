"""Whether a count is an addition, a state, a total or unmarked."""

from collections.abc import Sequence
from typing import Final

from reconcile.figures import Kind, Modality, Role
from reconcile.reader.drafts import Draft, is_listed
from reconcile.reader.kinds.growth import around, changes_by, is_compared
from reconcile.reader.kinds.siblings import lean_on, settle_beside
from reconcile.reader.kinds.states import completing, is_event, is_state, is_whole_in_front
from reconcile.reader.kinds.totals import is_behind_toll, is_total
from reconcile.reader.nouns.nouns import FATAL, FATES
from reconcile.reader.nouns.outcomes import SELF_TELLING, fate_before
from reconcile.reader.rules import Rule

_REACH: Final = 14  # tokens that a cue may stand away
_DIVIDED: Final = 5  # tokens from a part to its whole
_SUMMED: Final = frozenset(("total", "total_of", "so_far", "since"))
_MORE: Final = frozenset(("more",))
_KNOWN: Final = frozenset(("articles", "out_of"))
_STOCK: Final = frozenset(("stock",))
_DEAD: Final = frozenset(("death", "body", "victim"))


def read_kinds(drafts: list[Draft], earlier: Sequence[Draft] = ()) -> None:
    """The kind of each figure: increment before state before total before plain; parts take that of their whole."""
    previous: Draft | None = None
    others = [draft for draft in drafts[:1] if _are_others(draft, earlier)]
    before = next((draft for draft in reversed(earlier) if draft.role is Role.MAIN), None)
    for k, draft in enumerate(drafts):
        following = next((other for other in drafts[k + 1 :] if not other.is_within), None)
        following = _total_of(draft, drafts[k + 1 :]) or _behind_parts(draft, drafts[k + 1 :]) or following
        against = before if draft in others else _same_before(draft, drafts[:k]) or previous
        draft.kind = _kind(draft, against, following)
        lean_on(draft, drafts[:k])
        previous = draft
    for k, draft in enumerate(drafts):
        settle_beside(draft, drafts, k)


def _same_before(draft: Draft, before: list[Draft]) -> Draft | None:
    """As in "sent 600 soldiers and 45 boats and will send 200 more soldiers": more of those of the same noun."""
    if draft.elided or draft.unit is None:
        return None
    same = (d for d in reversed(before) if d.unit == draft.unit and d.role is Role.MAIN and not d.elided)
    return next(same, None)


def _total_of(draft: Draft, behind: list[Draft]) -> Draft | None:
    """As in "killed 16 and wounded 59, taking the toll to 2,546 dead and 3,862 wounded": of the same, behind a list."""
    if draft.unit not in FATES or "bring" not in draft.sentence.tags:
        return None
    same = next((d for d in behind if d.unit == draft.unit), None)
    between = behind[: behind.index(same)] if same is not None else []
    return same if all(d.unit in FATES for d in between) else None


def _behind_parts(draft: Draft, behind: list[Draft]) -> Draft | None:
    """As in "killed 12, including four children, bringing the toll to 30": what comes behind the parts."""
    parts = [d for d in behind if d.part_of is draft]
    return next((d for d in behind if d not in parts), None) if parts and "bring" in draft.sentence.tags else None


def _are_others(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """As in "19 were killed. Thirty-one others were injured": not more of those in the sentence before."""
    if not earlier or around(draft, "other") is None:
        return False
    return (_fate(earlier[-1]) and _fate(draft)) or _is_standing(draft) or _befell_otherwise(draft, earlier)


def _befell_otherwise(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """As in "Police arrested 40 people. Another 12 were fined": nouns left out, and another verb."""
    told = next((d for d in reversed(earlier) if d.predicate or d.unit in SELF_TELLING), None)
    if told is None or draft.predicate is None or not draft.elided or draft.modality is not told.modality:
        return False
    return draft.predicate != told.predicate


def _is_standing(draft: Draft) -> bool:
    at = None if _is_dead(draft) else draft.sentence.ahead(draft.tail - 1, _STOCK, _REACH)
    return at is not None and not is_event(draft, at)


def _holds_apart(draft: Draft, previous: Draft) -> bool:
    """As in "14 were charged. Two others remain at large": what holds adds nothing to what happened."""
    return previous.kind is not Kind.LEVEL and _is_standing(draft)


def _fate(draft: Draft) -> bool:
    return draft.unit in FATES or draft.predicate in FATAL


def _is_adjustment(draft: Draft) -> bool:
    """As in "108 duplicates were struck off": the count itself is put right."""
    return draft.was_noted(Rule.ADJUSTMENT) or (draft.unit == "duplicate" and draft.note(Rule.ADJUSTMENT))


def _kind(draft: Draft, previous: Draft | None, following: Draft | None) -> Kind:
    if _is_adjustment(draft):
        draft.bounds = -draft.bounds
        return Kind.ADJUSTMENT
    if _is_increment(draft, previous, following):
        return Kind.INCREMENT
    if is_whole_in_front(draft, following):
        return Kind.PLAIN
    if is_state(draft, previous):
        return Kind.LEVEL
    total = not _is_whole_of(draft, previous) and is_total(draft, following)
    return Kind.CUMULATIVE if total else Kind.PLAIN


def _is_whole_of(draft: Draft, part: Draft | None) -> bool:
    """As in "so far 11 of the 46 bodies were identified": it is the part that has been running up."""
    if part is None or part.part_of is not draft or part.kind is not Kind.CUMULATIVE:
        return False
    tokens, told = draft.sentence.tokens, draft.sentence.tokens[draft.tail + 1 : draft.tail + 2]
    led = any(token.cue.finite for token in told)  # "16 of the 20 already are free", but "11 of the 46 already found"
    own = tokens[draft.at : draft.tail + (not led)]
    near = 0 < draft.at - part.at <= _DIVIDED and (draft.date is None or draft.date is part.date)
    return near and all(_SUMMED.isdisjoint(token.tags | token.inner) for token in own)


# ---------------------------------------------------------------- additions
def _is_increment(draft: Draft, previous: Draft | None, following: Draft | None) -> bool:
    high = draft.bounds.high
    if high is not None and high < 0:
        return True
    if draft.number.text[:1] == "+":
        return draft.note(Rule.SIGN)
    more = around(draft, "more")
    others = previous is not None and (_has_other_fate(draft, previous) or _only_others(draft, previous, more or 0))
    if more is not None and (is_compared(draft) or not others):
        return draft.note(Rule.MORE, more)
    if _is_said_more(draft):
        return draft.note(Rule.MORE, draft.head)
    if changes_by(draft, "grow"):
        return draft.note(Rule.GROWS_BY)
    other = around(draft, "other")
    if other is not None and draft.unit != "missing" and not _is_the_rest(draft, other):
        if not (previous and (_is_contrast(draft, previous) or _holds_apart(draft, previous))):
            return draft.note(Rule.OTHER, other)
        draft.open_kind = Kind.INCREMENT
    return (
        _leads_to_total(draft, following)
        or _is_added(draft)
        or _has_led_to_total(draft, previous)
        or any(at is not None and draft.note(Rule.ADDS_UP, at) for at in (fate_before(draft), completing(draft)))
    )


def _is_said_more(draft: Draft) -> bool:
    """As in "the new infections were 3,838": the noun before the number, and no other number's, is marked."""
    head = draft.head
    if "label" in draft.tags_at(draft.at - 1):
        return draft.sentence.back(draft.at, _MORE, _REACH) is not None
    if head is None or "more" not in draft.tags_at(head - 1):
        return False
    return head < 2 or draft.sentence.tokens[head - 2].number is None


def _only_others(draft: Draft, previous: Draft, more: int) -> bool:
    """As in "23 killed and dozens more wounded": where "more" may say no more than "other"."""
    if "other" not in draft.tags_at(more):
        return False
    known = previous.unit != draft.unit or (previous.predicate is not None and draft.predicate is not None)
    return (known and _is_contrast(draft, previous)) or _holds_apart(draft, previous)


def _is_dead(draft: Draft) -> bool:
    return draft.unit in _DEAD or draft.predicate in ("kill", "die")


def _is_the_rest(draft: Draft, other: int) -> bool:
    """As in "the other two are missing": the rest of those already counted."""
    return draft.is_definite or not _KNOWN.isdisjoint(draft.tags_at(other - 1))


def _is_contrast(draft: Draft, previous: Draft) -> bool:
    """As in "11 killed and 20 others injured": another thing happened to the others."""
    beside = draft.sentence is not previous.sentence or draft.shares_block(previous)
    if not (beside or draft.antecedent is previous):
        return False
    if (_is_dead(previous) and _is_dead(draft)) or _is_promised(draft, previous):
        return False
    measured = draft.number.unit is not None and is_listed(
        draft, previous
    )  # "pledged $5 million and another $4 million"
    return measured or (previous.unit, previous.predicate) != (draft.unit, draft.predicate)


def _is_promised(draft: Draft, previous: Draft) -> bool:
    """As in "it has delivered 19 tanks and will send six more": of the same, what is to come adds to what there is."""
    fate = _fate(draft) or _fate(previous)
    return not fate and draft.modality is Modality.PLANNED and previous.modality is not Modality.PLANNED


def _has_other_fate(draft: Draft, previous: Draft) -> bool:
    """As in "61 were killed, and 20 more are missing"."""
    fates = {draft.unit, previous.unit}
    return draft.elided and draft.shares_block(previous) and len(fates) > 1 and fates <= FATES


def _leads_to_total(draft: Draft, following: Draft | None) -> bool:
    """As in "12 new deaths bring the toll to 347", "12 on top of the 50"."""
    if following is None or draft.sentence.tags.isdisjoint(("on_top", "bring")) or not draft.shares_block(following):
        return False
    if draft.is_within or draft.subset:
        return False  # "640 people in ten boats, bringing the total to 28,000"
    for i in range(draft.at + 1, following.at):
        tags = draft.tags_at(i)
        brings = "bring" in tags and not is_behind_toll(draft)  # but "the toll, which was 12, was raised to 15"
        if "on_top" in tags or (brings and _leads_to(draft, following, i)):
            return draft.note(Rule.ADDS_UP, i)
    return False


def _has_led_to_total(draft: Draft, previous: Draft | None) -> bool:
    """As in "the toll climbed to 31 after eight bodies were found": behind the total, what took it there."""
    if previous is None or previous.kind is not Kind.CUMULATIVE or not _is_dead(draft) or not _is_dead(previous):
        return False
    risen = "to" in previous.tags_at(previous.at - 1) and not draft.is_definite
    return (
        risen and any("past" in draft.tags_at(i) for i in range(previous.tail, draft.at)) and draft.note(Rule.ADDS_UP)
    )


def _leads_to(draft: Draft, total: Draft, at: int) -> bool:
    """But "48,000 homes were reconnected, leaving 9,500 customers without power", "13 came, leaving five" are none."""
    low, high = draft.bounds.low, total.bounds.high
    if draft.unit != total.unit and {draft.unit, total.unit} <= FATES:
        return False  # "37 dead and 120 injured, which raises the number of deaths to 42,603"
    if low is not None and high is not None and high < low:
        return False
    same = (total.unit, total.predicate) == (draft.unit, draft.predicate)  # "laid off 400, leaving 1,200 employees"
    led = " " in total.sentence.tokens[at].word or total.unit is None or same
    near = total.at - at <= 4 and led
    return near or any("to" in total.tags_at(i) for i in range(at, total.at))


def _is_added(draft: Draft) -> bool:
    """As in "tacked 4.5 million vehicles onto its tally"; the verb reaches past coordinated numbers."""
    sentence = draft.sentence
    if "add" not in sentence.tags or draft.is_within or draft.is_definite or "to" in draft.tags_at(draft.at - 1):
        return False
    if "total_of" in draft.token.inner | draft.tags_at(draft.at - 1) and sentence.numbers[0] < draft.at:
        return False  # "added six cases, for a total of 220"
    clause = sentence.clause(draft.at)
    for i in range(draft.at - 1, max(draft.at - _REACH, -1), -1):
        if sentence.clause(i) == clause and "add" in draft.tags_at(i) and "that" not in draft.tags_at(i + 1):
            return draft.note(Rule.ADDED, i)
    return False
