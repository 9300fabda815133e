"""Kinds from the figures beside it: coordinated counts, parts, earlier readings, nouns left out."""

from typing import Final

from reconcile.dates import DateExpression, Granularity, Relation
from reconcile.figures import Kind, Modality, Role
from reconcile.reader.drafts import Draft, is_listed
from reconcile.reader.kinds.growth import around, is_compared
from reconcile.reader.kinds.states import COMPLETED, is_noun_state
from reconcile.reader.nouns.nouns import FATAL, FATES
from reconcile.reader.nouns.outcomes import SELF_TELLING
from reconcile.reader.rules import Rule

_REACH: Final = 14  # tokens that a cue may stand away
_CHANGE: Final = frozenset(("change",))
_REACHED: Final = frozenset(("reach",))
# what there is of them can go up and down
_STANDING: Final = frozenset(
    ("worker", "soldier", "police", "patient", "customer", "member", "prisoner", "bed", "shop")
)
_PROMISED: Final = ((Modality.ASSERTED, Modality.PLANNED),)  # "18 delivered so far and 60 promised"
_FLOWS: Final = SELF_TELLING | {"case"}  # what bulletins count anew each day
_LASTING: Final = (Kind.CUMULATIVE, Kind.LEVEL)


def lean_on(draft: Draft, earlier: list[Draft]) -> None:
    """What a figure takes over from those before it in its sentence."""
    beside = next((d for d in reversed(earlier) if not (d.kind is Kind.INCREMENT and is_compared(d))), None)
    if beside is not None:
        _lean_on(draft, beside)
    if _stays_state(draft, earlier):
        draft.kind = Kind.LEVEL
        draft.note(Rule.SAME_KIND)


def settle_beside(draft: Draft, drafts: list[Draft], k: int) -> None:
    """What it takes over once all kinds are known: from its whole, from the flow or the reading it is set against."""
    whole = draft.part_of
    if whole is not None and draft.kind is Kind.PLAIN and _follows(draft, whole):
        draft.kind = whole.kind
    beside = drafts[k - 1] if k and drafts[k - 1].unit == draft.unit else None
    if _differs_from_flow(draft, draft.antecedent or beside):
        draft.role = Role.COMPARISON
        draft.note(Rule.DIFFERENCE)
    if draft.role is Role.PREVIOUS:
        _pair_kinds(draft, drafts, k)
    added = draft.antecedent if draft.is_in_order and "bring" in draft.sentence.tags else None
    if added is not None and added.kind is Kind.PLAIN and draft.kind is Kind.CUMULATIVE:
        added.kind = Kind.INCREMENT
        added.note(Rule.ADDS_UP)


def _follows(part: Draft, whole: Draft) -> bool:
    return not (_left_state(part, whole) or _has_own_window(part, whole))


def _has_own_window(draft: Draft, whole: Draft | None) -> bool:
    """As in "5,200 since Monday, 800 of them in the past 24 hours": what came in a window is no running total."""
    date = draft.date.date if draft.date else None
    if whole is None or whole.date is draft.date or date is None:
        return False
    if whole.date is None:
        summed = whole.was_noted(Rule.TOTAL) and draft.part_of is whole  # "6,200 so far, 1,900 of them last week"
        return summed and date.relation is Relation.DURING
    since = whole.date.date is not None and whole.date.date.relation is Relation.SINCE
    return since and date.relation is Relation.DURING


def _left_state(part: Draft, whole: Draft) -> bool:
    """As in "two of the four missing hikers were found": something else happened to the part."""
    other = part.predicate not in (None, whole.predicate) or part.modality is not whole.modality
    return other and (is_noun_state(whole) or (whole.kind is Kind.LEVEL and _befell(part)))


def _befell(part: Draft) -> bool:
    """As in "more than 100 are at work, five of them were injured": an event, in a clause of its own."""
    segment = part.sentence.place[part.at]
    own = part.predicate in FATAL or part.unit in FATES or part.predicate in COMPLETED
    return own and segment.is_finite and part.kind is Kind.PLAIN


def _lean_on(draft: Draft, previous: Draft) -> None:
    """A coordinated number without a verb of its own is of the kind of the one before it."""
    if draft.kind is Kind.CUMULATIVE and previous.is_within and draft.elided and is_listed(draft, previous):
        draft.kind = Kind.PLAIN  # "by five countries and three districts"
    if draft.kind is Kind.PLAIN and _is_renewed(draft):
        draft.kind = Kind.INCREMENT
        draft.note(Rule.SAME_KIND)
    if draft.kind is not Kind.PLAIN or previous.kind is Kind.PLAIN:
        return
    if previous.role is not draft.role or (previous.modality, draft.modality) in _PROMISED:
        return
    if (
        draft.is_within
        or draft.is_definite
        or _has_own_window(draft, previous)
        or (is_noun_state(previous) and not draft.elided)
    ):
        return
    if previous.kind is Kind.INCREMENT and draft.noun != previous.noun and around(draft, "other") is None:
        if _is_of_one_report(draft, previous):
            draft.kind = Kind.INCREMENT
            draft.note(Rule.SAME_KIND)
        return
    if previous.was_noted(Rule.TOLL) and "to" in draft.tags_at(draft.at - 1) and draft.shares_block(previous):
        draft.kind = previous.kind  # "rose to seven and in the evening to nine"
        draft.note(Rule.SAME_KIND)
    elif is_listed(draft, previous) and not _ends_step(draft, previous):
        draft.kind = previous.kind
        draft.note(Rule.SAME_KIND)


def _ends_step(draft: Draft, previous: Draft) -> bool:
    """As in "fell by 15,000 people, to 310,000", « a bondi de 173 700, à 3,14 millions »."""
    stepped = previous.was_noted(Rule.DECREASE) or previous.was_noted(Rule.GROWS_BY)
    return stepped and "to" in draft.tags_at(draft.at - 1)


def _is_of_one_report(draft: Draft, previous: Draft) -> bool:
    """As in "48,640 new infections and 191 deaths were reported": without a window both are those of one day."""
    dated = draft.date is not None or previous.date is not None
    flows = draft.unit in _FLOWS and previous.unit in _FLOWS and previous.was_noted(Rule.MORE)
    return flows and not dated and is_listed(draft, previous)


def _is_renewed(draft: Draft) -> bool:
    """As in "on Friday 40 new cases were reported, on Saturday 55": the noun left out is that of new ones."""
    new = draft.antecedent
    if new is None or draft.subset or new.modality is not draft.modality or is_compared(new):
        return False  # "79 seats, two more than in 2022, and the others 77"
    return new.kind is Kind.INCREMENT and new.was_noted(Rule.MORE)


def _differs_from_flow(draft: Draft, flow: Draft | None) -> bool:
    """As in "412 new cases in a day, 58 more than a week ago": the difference of two flows adds to neither."""
    if flow is None or draft.kind is not Kind.INCREMENT or not is_compared(draft):
        return False
    date = _date_of(flow)
    closed = flow.kind is Kind.PLAIN and date is not None and date.relation is Relation.DURING
    own = _date_of(draft)
    stood = flow.unit in _STANDING  # "60,600 workers, 450 fewer than at the end of June"
    longer = (
        own is not None and own.granularity is not Granularity.DAY and not stood
    )  # "300 seats, 20 more than last year"
    return closed or flow.kind is Kind.INCREMENT or (flow.kind is Kind.PLAIN and longer) or _is_over(draft, flow)


def _is_over(draft: Draft, flow: Draft) -> bool:
    """As in "58 since January, five more than in 2023": counted in a period that was over when the other began."""
    own, other = _date_of(draft), _date_of(flow)
    if own is None or other is None or own.relation is not Relation.DURING:
        return False
    if other.relation is not Relation.SINCE and other.granularity is not Granularity.YEAR:
        return False
    return own.period.end is not None and other.period.start is not None and own.period.end <= other.period.start


def _date_of(draft: Draft) -> DateExpression | None:
    return draft.date.date if draft.date is not None else None


def _stays_state(draft: Draft, earlier: list[Draft]) -> bool:
    """As in "40,000 are without power, and it hopes to reach 30,000": what is reached is that state."""
    if draft.kind is not Kind.PLAIN or not draft.elided or not _is_reached(draft):
        return False
    main = next((d for d in reversed(earlier) if d.role is Role.MAIN), None)
    return main is not None and main.kind is Kind.LEVEL and draft.unit in (None, main.unit)


def _is_reached(draft: Draft) -> bool:
    if draft.sentence.back(draft.at, _REACHED, 4) is not None:
        return True
    return "to" in draft.tags_at(draft.at - 1) and draft.sentence.in_clause(draft.at, _CHANGE, _REACH) is not None


def _pair_kinds(draft: Draft, drafts: list[Draft], k: int) -> None:
    """An earlier reading is of the kind of the reading it stands against."""
    following = drafts[k + 1] if k + 1 < len(drafts) else None
    pair = following if following is not None and _is_other_end(draft, following) else None
    mains = (d for d in reversed(drafts[:k]) if d.role is Role.MAIN and not (d.subset or d.is_within))
    main = pair or next(mains, draft.antecedent)
    before = main is not None and main.sentence is not draft.sentence  # "A year ago there were 86"
    if main is None or not (before or main.shares_block(draft) or draft.is_bracketed):
        return
    if pair is not None and _rises(draft, pair):
        pair.kind = Kind.CUMULATIVE
        pair.note(Rule.RISES)
    elif pair is not None and pair.kind is Kind.PLAIN and pair.unit in _STANDING:
        pair.kind = Kind.LEVEL  # "from 2,600 to 1,600 employees"
        pair.note(Rule.STATE)
    if main.kind is Kind.CUMULATIVE and draft.kind is Kind.LEVEL and draft.was_noted(Rule.STATE):
        main.kind = Kind.LEVEL  # "the number of homes without power fell from 48,000 to 9,000"
    if main.kind in _LASTING and not _is_complete(draft):
        draft.kind = main.kind
    elif draft.kind in _LASTING and main.kind is Kind.PLAIN:
        main.kind = draft.kind


def _is_other_end(draft: Draft, following: Draft) -> bool:
    """As in "from 334 to 602 cases"; but "up from 27, and told 12,000 families to leave" is no change."""
    same = following.elided or draft.elided or following.unit == draft.unit
    return same and draft.shares_clause(following) and "to" in following.tags_at(following.at - 1)


def _is_of_period(draft: Draft) -> bool:
    """Whether its date is a week, a month, a year: what it counts is of that time."""
    date = draft.date.date if draft.date else None
    return date is not None and date.relation is Relation.DURING and date.granularity is not Granularity.DAY


def _is_complete(draft: Draft) -> bool:
    """As in "against the 5 of 2008": all there were in that year, and no running total."""
    return "of" in draft.tags_at(draft.at + 1) and draft.tail <= draft.at + 1 and _is_of_period(draft)


def _rises(earlier: Draft, later: Draft) -> bool:
    """What went up from one number to another is a running total; what fell, or is of a week, may be a flow."""
    low, high = earlier.bounds.high, later.bounds.low
    if _is_of_period(later):
        return False
    risen = low is not None and high is not None and low < high
    return risen and earlier.kind is Kind.PLAIN and later.kind is Kind.PLAIN
