"""Whether a count is an addition, a state, a total or unmarked."""

from typing import Final

from reconcile.dates import Granularity, Relation
from reconcile.figures import Kind, Modality, Role
from reconcile.reader.counted import FATAL, FATES
from reconcile.reader.drafts import Draft, is_listed
from reconcile.reader.growth import changes_by, is_compared
from reconcile.reader.predicates import SELF_TELLING
from reconcile.reader.rules import Rule
from reconcile.reader.totals import is_total

_REACH: Final = 14  # tokens that a cue may stand away
_STOCK: Final = frozenset(("stock",))
_CHANGE: Final = frozenset(("change",))
_REACHED: Final = frozenset(("reach",))
_ADD: Final = frozenset(("add",))
_DEAD: Final = frozenset(("death", "body", "victim"))
# what there is of them can go up and down
_STANDING: Final = frozenset(
    ("worker", "soldier", "police", "patient", "customer", "member", "prisoner", "bed", "shop")
)
_PROMISED: Final = ((Modality.ASSERTED, Modality.PLANNED),)  # "18 delivered so far and 60 promised"
_LASTING: Final = (Kind.CUMULATIVE, Kind.LEVEL)


def read_kinds(drafts: list[Draft]) -> None:
    """The kind of each figure: increment before state before total before plain; parts take that of their whole."""
    previous: Draft | None = None
    for k, draft in enumerate(drafts):
        following = drafts[k + 1] if k + 1 < len(drafts) else None
        draft.kind = _kind(draft, previous, following)
        if previous is not None:
            _lean_on(draft, previous)
        if _stays_state(draft, drafts[:k]):
            draft.kind = Kind.LEVEL
            draft.note(Rule.SAME_KIND)
        previous = draft
    for k, draft in enumerate(drafts):
        whole = draft.part_of
        if (
            whole is not None
            and draft.kind is Kind.PLAIN
            and not (_left_state(draft, whole) or _has_own_window(draft, whole))
        ):
            draft.kind = whole.kind
        if _differs_from_flow(draft):
            draft.role = Role.COMPARISON
            draft.note(Rule.DIFFERENCE)
        if draft.role is Role.PREVIOUS:
            _pair_kinds(draft, drafts, k)


def _has_own_window(draft: Draft, whole: Draft | None) -> bool:
    """As in "5,200 since Monday, 800 of them in the past 24 hours": what came in a window is no running total."""
    date = draft.date.date if draft.date else None
    if whole is None or whole.date is None or whole.date is draft.date or date is None:
        return False
    since = whole.date.date is not None and whole.date.date.relation is Relation.SINCE
    return since and date.relation is Relation.DURING


def _left_state(part: Draft, whole: Draft) -> bool:
    """As in "two of the four missing hikers were found": something else happened to the part."""
    other = part.predicate not in (None, whole.predicate) or part.modality is not whole.modality
    return other and (_is_noun_state(whole) or (whole.kind is Kind.LEVEL and _befell(part)))


def _befell(part: Draft) -> bool:
    """As in "more than 100 are at work, five of them were injured": an event, in a clause of its own."""
    segment = part.sentence.place[part.at]
    own = part.predicate in FATAL or part.unit in FATES
    return own and segment.is_finite and part.kind is Kind.PLAIN


def _is_adjustment(draft: Draft) -> bool:
    """As in "108 duplicates were struck off": the count itself is put right."""
    return draft.unit == "duplicate" or draft.predicate == "strike_off"


def _kind(draft: Draft, previous: Draft | None, following: Draft | None) -> Kind:
    if _is_adjustment(draft):
        draft.bounds = -draft.bounds
        draft.note(Rule.ADJUSTMENT)
        return Kind.ADJUSTMENT
    if _is_increment(draft, previous, following):
        return Kind.INCREMENT
    if _is_whole_in_front(draft, following):
        return Kind.PLAIN
    if draft.was_noted(Rule.LEFT_WITH) or _is_stock(draft):
        return Kind.LEVEL
    return Kind.CUMULATIVE if is_total(draft, following) else Kind.PLAIN


# ---------------------------------------------------------------- additions
def _is_increment(draft: Draft, previous: Draft | None, following: Draft | None) -> bool:
    high = draft.bounds.high
    if high is not None and high < 0:
        return True
    if draft.number.text[:1] == "+":
        return draft.note(Rule.SIGN)
    more = _around(draft, "more")
    if more is not None and not (
        previous and (_has_other_fate(draft, previous) or _only_others(draft, previous, more))
    ):
        return draft.note(Rule.MORE, more)
    if _is_said_more(draft):
        return draft.note(Rule.MORE, draft.head)
    if changes_by(draft, "grow"):
        return draft.note(Rule.GROWS_BY)
    other = _around(draft, "other")
    if other is not None and not (_is_the_rest(draft, other) or (previous and _is_contrast(draft, previous))):
        return draft.note(Rule.OTHER, other)
    return _leads_to_total(draft, following) or _is_added(draft)


def _around(draft: Draft, tag: str) -> int | None:
    """The tag right before the number, in its noun phrase or right behind it."""
    if tag not in draft.sentence.tags:
        return None
    if tag in draft.tags_at(draft.at - 1):
        return draft.at - 1
    if "articles" in draft.tags_at(draft.at - 1) and tag in draft.tags_at(draft.at - 2):
        return draft.at - 2
    inside = next((i for i in range(draft.at + 1, draft.tail + 1) if tag in draft.tags_at(i)), None)
    if inside is None and "out_of" in draft.tags_at(draft.at + 1) and tag in draft.tags_at(draft.at + 2):
        return draft.at + 2  # "25 of the new ones"
    return inside


def _is_said_more(draft: Draft) -> bool:
    """As in "the new infections were 3,838": the noun before the number, and no other number's, is marked."""
    head = draft.head
    if head is None or "more" not in draft.tags_at(head - 1):
        return False
    return head < 2 or draft.sentence.tokens[head - 2].number is None


def _only_others(draft: Draft, previous: Draft, more: int) -> bool:
    """As in "23 killed and dozens more wounded": where "more" may say no more than "other"."""
    known = previous.unit != draft.unit or (previous.predicate is not None and draft.predicate is not None)
    return "other" in draft.tags_at(more) and known and _is_contrast(draft, previous)


def _is_the_rest(draft: Draft, other: int) -> bool:
    """As in "the other two are missing": the rest of those already counted."""
    return draft.is_definite or "articles" in draft.tags_at(other - 1)


def _is_contrast(draft: Draft, previous: Draft) -> bool:
    """As in "11 killed and 20 others injured": another thing happened to the others."""
    if not (draft.shares_block(previous) or draft.antecedent is previous):
        return False
    if previous.unit in _DEAD and draft.unit in _DEAD:
        return False
    return (previous.unit, previous.predicate) != (draft.unit, draft.predicate) or draft.number.unit is not None


def _has_other_fate(draft: Draft, previous: Draft) -> bool:
    """As in "61 were killed, and 20 more are missing"."""
    fates = {draft.unit, previous.unit}
    return draft.elided and draft.shares_block(previous) and len(fates) > 1 and fates <= FATES


def _leads_to_total(draft: Draft, following: Draft | None) -> bool:
    """As in "12 new deaths bring the toll to 347", "12 on top of the 50"."""
    if following is None or draft.sentence.tags.isdisjoint(("on_top", "bring")) or not draft.shares_block(following):
        return False
    for i in range(draft.at + 1, following.at):
        tags = draft.tags_at(i)
        if "on_top" in tags or ("bring" in tags and _leads_to(following, i)):
            return draft.note(Rule.ADDS_UP, i)
    return False


def _leads_to(total: Draft, at: int) -> bool:
    return total.at - at <= 4 or any("to" in total.tags_at(i) for i in range(at, total.at))


def _is_added(draft: Draft) -> bool:
    """As in "tacked 4.5 million vehicles onto its tally"; the verb reaches past coordinated numbers."""
    sentence = draft.sentence
    if "add" not in sentence.tags or draft.is_within or draft.is_definite or "to" in draft.tags_at(draft.at - 1):
        return False
    clause = sentence.clause(draft.at)
    for i in range(draft.at - 1, max(draft.at - _REACH, -1), -1):
        if sentence.clause(i) == clause and "add" in sentence.tokens[i].tags:
            return draft.note(Rule.ADDED, i)
    return False


# ---------------------------------------------------------------- states
def _is_stock(draft: Draft) -> bool:
    sentence, whole = draft.sentence, draft.part_of
    if "stock" in sentence.tags:
        tail = whole.tail if whole is not None and whole.at > draft.at else draft.tail
        inside = (i for i in range(draft.at + 1, draft.tail) if "stock" in draft.tags_at(i))
        at = next(inside, None)
        at = sentence.ahead(tail - 1, _STOCK, _REACH) if at is None else at
        at = draft.ahead(_STOCK, _REACH) if at is None and tail == draft.tail else at
        if at is None and "open" in draft.tags_at(draft.tail):
            at = sentence.ahead(draft.tail, _STOCK, _REACH)  # "6 000 foyers qui sont privés de courant"
        if at is not None and not (_is_subject(draft, at) or _is_event(draft, at) or _is_of_another(draft, at)):
            return draft.note(Rule.STATE, at)
        if draft.head is not None and "stock" in draft.tags_at(draft.head) and not _is_coordinated(draft, draft.head):
            return draft.note(Rule.STATE, draft.head)
        at = sentence.back(draft.at, _STOCK, 8)
        if at is not None and (sentence.tokens[at].cue.unit is None or _is_headed(draft)):
            return draft.note(Rule.STATE, at)
    return _is_owned(draft)


def _is_whole_in_front(draft: Draft, following: Draft | None) -> bool:
    """As in "Of the 4,855 homeless registered, 765 remain in shelters": what remains is the part."""
    fronted = following is not None and following.part_of is draft and "out_of" in draft.tags_at(draft.at - 1)
    return fronted and draft.date is None


def _is_subject(draft: Draft, at: int) -> bool:
    """As in "212 dead, and the missing fall to 50": a noun with an article speaks of something else."""
    return at >= draft.tail and draft.sentence.tokens[at].cue.unit is not None and "articles" in draft.tags_at(at - 1)


def _is_of_another(draft: Draft, at: int) -> bool:
    """As in "three were killed, and a fourth is missing": behind "and" a subject of its own has a verb of its own."""
    sentence = draft.sentence
    here, there = sentence.place[draft.at], sentence.place[at]
    if here is there or there.mark != "join" or not here.is_verbal:
        return False
    if there.is_verbal and any(token.cue.finite for token in sentence.tokens[here.first : draft.at]):
        return True  # "it has burned 3,200 hectares and remains active"
    verb = next((i for i in range(there.first, at + 1) if sentence.tokens[i].cue.finite), there.first)
    return any(not token.tags or token.cue.unit for token in sentence.tokens[there.first + 1 : verb])


def _is_event(draft: Draft, at: int) -> bool:
    """As in "91 have been hospitalised": the perfect tells what happened, not what holds."""
    return at >= draft.tail and "been" in draft.tags_at(at - 1) and draft.sentence.tokens[at].cue.unit != "missing"


def _is_coordinated(draft: Draft, at: int) -> bool:
    """As in "the number of dead and missing"."""
    before = draft.tags_at(at - 1)
    return "articles" not in before and "join" in before | draft.tags_at(at - 2)


def _is_headed(draft: Draft) -> bool:
    """As in "missing: 12"."""
    return draft.at > 0 and draft.sentence.tokens[draft.at - 1].word == ":"


def _is_owned(draft: Draft) -> bool:
    """As in "has 8,992 soldiers there": a number of people or things, and nothing that happened to them."""
    if "own" not in draft.tags_at(draft.at - 1) or draft.predicate is not None or draft.unit is None or draft.elided:
        return False
    return draft.unit not in SELF_TELLING and draft.note(Rule.HAS, draft.at - 1)


# ---------------------------------------------------------------- kinds from the figures beside it
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
        or (_is_noun_state(previous) and not draft.elided)
    ):
        return
    if previous.kind is Kind.INCREMENT and draft.noun != previous.noun and _around(draft, "other") is None:
        return
    if is_listed(draft, previous):
        draft.kind = previous.kind
        draft.note(Rule.SAME_KIND)


def _is_renewed(draft: Draft) -> bool:
    """As in "on Friday 40 new cases were reported, on Saturday 55": the noun left out is that of new ones."""
    new = draft.antecedent
    return new is not None and new.kind is Kind.INCREMENT and new.was_noted(Rule.MORE) and not draft.subset


def _differs_from_flow(draft: Draft) -> bool:
    """As in "412 new cases in a day, 58 more than a week ago": the difference of two flows adds to neither."""
    flow = draft.antecedent
    if flow is None or draft.kind is not Kind.INCREMENT or not is_compared(draft):
        return False
    closed = flow.date is not None and flow.date.date is not None and flow.date.date.relation is Relation.DURING
    return flow.kind is Kind.INCREMENT or (flow.kind is Kind.PLAIN and closed)


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


def _is_noun_state(draft: Draft) -> bool:
    """Whether only the noun tells the state: "21 missing"."""
    inside = range(draft.at + 1, draft.tail)
    return draft.kind is Kind.LEVEL and any("stock" in draft.tags_at(i) for i in inside)


def _pair_kinds(draft: Draft, drafts: list[Draft], k: int) -> None:
    """An earlier reading is of the kind of the reading it stands against."""
    following = drafts[k + 1] if k + 1 < len(drafts) else None
    pair = following if following is not None and "to" in following.tags_at(following.at - 1) else None
    mains = (d for d in reversed(drafts[:k]) if d.role is Role.MAIN and not (d.subset or d.is_within))
    main = pair or next(mains, None)
    if main is None or not main.shares_block(draft):
        return
    if pair is not None and _rises(draft, pair):
        pair.kind = Kind.CUMULATIVE
        pair.note(Rule.RISES)
    elif pair is not None and pair.kind is Kind.PLAIN and pair.unit in _STANDING:
        pair.kind = Kind.LEVEL  # "from 2,600 to 1,600 employees"
        pair.note(Rule.STATE)
    if main.kind in _LASTING and not _is_complete(draft):
        draft.kind = main.kind
    elif draft.kind in _LASTING and main.kind is Kind.PLAIN:
        main.kind = draft.kind


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
