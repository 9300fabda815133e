"""Whether a count is an addition, a state, a total or unmarked, and what its verb does to its amount."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from reconcile.bounds import Amount, Bounds
from reconcile.clauses import Sentence, is_verb
from reconcile.counted import SELF_TELLING
from reconcile.cues import Token
from reconcile.dates import Relation
from reconcile.drafts import Draft
from reconcile.figures import Kind, Role

_REACH: Final = 14  # tokens that a cue may stand away
_SMALL: Final = frozenset(("articles", "of", "to", "by", "stop", "other", "more"))


def read_amounts(drafts: list[Draft]) -> None:
    """Verbs and cues outside the number that bound it or turn it round."""
    for draft in drafts:
        if draft.bounds.value is not None:
            _read_verb(draft, draft.bounds.value)
        if _is_decrease(draft):
            draft.bounds = -draft.bounds
            draft.note("decrease")


def _read_verb(draft: Draft, value: Amount) -> None:
    tokens = draft.sentence.tokens
    for i in draft.sentence.before(draft.at, 4):
        if "exceed" in tokens[i].tags:
            draft.bounds = Bounds.more_than(value)
            draft.note("exceeds", tokens[i])
        elif "approach" in tokens[i].tags:
            draft.bounds, draft.approximate = Bounds(value * Decimal("0.9"), value, high_open=True), True
            draft.note("approaches", tokens[i])
        else:
            continue
        return


def _is_decrease(draft: Draft) -> bool:
    """ "28 fewer", "menos 28", "fell by 28"."""
    if draft.bounds.high is not None and draft.bounds.high < 0:
        return False
    tokens = draft.sentence.tokens
    near = [tokens[i] for i in (draft.at - 1, draft.at + 1, draft.tail) if 0 <= i < len(tokens)]
    if any("fewer" in token.tags for token in near):
        return True
    return _grows(draft, "shrink")


def _grows(draft: Draft, tag: str) -> bool:
    """A verb of growth before the number, with the word for "by" between them."""
    by = draft.tags_at(draft.at - 1)
    if "by" not in by or "to" in by or ("source" in by and _changes(draft)):
        return False
    return any(tag in draft.sentence.tokens[i].tags for i in draft.sentence.before(draft.at - 1, 8))


def _changes(draft: Draft) -> bool:
    """Whether it is the start of a change from one number to another."""
    ahead = range(draft.at + 1, min(draft.at + 5, len(draft.sentence.tokens)))
    return any(
        "to" in draft.tags_at(i) and draft.sentence.tokens[i + 1].number
        for i in ahead
        if i + 1 < len(draft.sentence.tokens)
    )


def read_kinds(drafts: list[Draft]) -> None:
    """The kind of each figure: increment before state before total before plain; parts take that of their whole."""
    for k, draft in enumerate(drafts):
        previous = drafts[k - 1] if k else None
        draft.kind = _kind(draft, previous, drafts[k + 1] if k + 1 < len(drafts) else None)
        if previous is not None and draft.kind is Kind.CUMULATIVE and previous.is_within and _leans_on(draft, previous):
            draft.kind = Kind.PLAIN
        if draft.kind is Kind.PLAIN:
            _take_kind(draft, previous)
    for draft in drafts:
        if draft.part_of is not None and draft.kind is Kind.PLAIN:
            draft.kind = draft.part_of.kind
    for k, draft in enumerate(drafts):
        if draft.role is Role.PREVIOUS:
            _pair_kinds(draft, drafts, k)


def _rises(earlier: Draft, later: Draft) -> bool:
    """What went up from one number to another is a running total; what fell may be a flow or a state."""
    low, high = earlier.bounds.high, later.bounds.low
    return low is not None and high is not None and low < high and earlier.kind is Kind.PLAIN


def _leans_on(draft: Draft, previous: Draft) -> bool:
    """ "by five countries and three districts": the second number is where the first is."""
    return draft.elided and _is_listed(draft.sentence, draft, previous)


def _pair_kinds(draft: Draft, drafts: list[Draft], k: int) -> None:
    """An earlier reading is of the kind of the reading it stands against."""
    mains = [d for d in drafts[:k] if d.role is Role.MAIN and not d.subset and not d.is_within]
    pair = drafts[k + 1] if k + 1 < len(drafts) and "to" in draft.tags_at(drafts[k + 1].at - 1) else None
    main = pair or (mains[-1] if mains else None)
    if main is None or main.sentence.block(main.at) != draft.sentence.block(draft.at):
        return
    if pair is not None and main.kind is Kind.PLAIN and _rises(draft, main):
        main.kind = Kind.CUMULATIVE
        main.note("rises")
    if main.kind in (Kind.CUMULATIVE, Kind.LEVEL):
        draft.kind = main.kind
    elif draft.kind in (Kind.CUMULATIVE, Kind.LEVEL) and main.kind is Kind.PLAIN:
        main.kind = draft.kind


def _kind(draft: Draft, previous: Draft | None, following: Draft | None) -> Kind:
    if _is_increment(draft, previous, following):
        return Kind.INCREMENT
    if _is_stock(draft):
        return Kind.LEVEL
    return Kind.CUMULATIVE if _is_total(draft, following) else Kind.PLAIN


def _note(draft: Draft, rule: str, at: int) -> bool:
    draft.note(rule, draft.sentence.tokens[at])
    return True


# ---------------------------------------------------------------- additions
def _is_increment(draft: Draft, previous: Draft | None, following: Draft | None) -> bool:
    if draft.bounds.high is not None and draft.bounds.high < 0:
        return True
    if draft.number.text[:1] == "+":
        return _note(draft, "sign", draft.at)
    if _is_more(draft) or _grows(draft, "grow"):
        return True
    other = next((i for i in _around(draft) if "other" in draft.tags_at(i)), None)
    if other is not None and not _is_contrast(draft, previous):
        return _note(draft, "other", other)
    return _leads_to_total(draft, following) or _is_added(draft)


def _around(draft: Draft) -> list[int]:
    """The tokens before the number, in its noun phrase and right behind it."""
    before = [draft.at - 1] if "articles" not in draft.tags_at(draft.at - 1) else [draft.at - 1, draft.at - 2]
    return [*before, *range(draft.at + 1, draft.tail + 1)]


def _is_more(draft: Draft) -> bool:
    for i in _around(draft):
        if "more" in draft.tags_at(i):
            return _note(draft, "more", i)
    return False


def _is_contrast(draft: Draft, previous: Draft | None) -> bool:
    """ "11 killed and 20 others injured": another thing happened to the others."""
    if previous is None or previous.sentence.block(previous.at) != draft.sentence.block(draft.at):
        return False
    same = (previous.unit, previous.predicate) == (draft.unit, draft.predicate)
    return not same or draft.number.unit is not None


def _leads_to_total(draft: Draft, following: Draft | None) -> bool:
    """ "12 new deaths bring the toll to 347", "12 on top of the 50"."""
    tokens = draft.sentence.tokens
    if following is None or following.sentence.block(following.at) != draft.sentence.block(draft.at):
        return False
    for i in range(draft.at + 1, following.at):
        if "on_top" in tokens[i].tags or ("bring" in tokens[i].tags and _bound_for(following, i)):
            return _note(draft, "adds up to", i)
    return False


def _bound_for(total: Draft, at: int) -> bool:
    return any("to" in total.tags_at(i) for i in range(at, total.at)) or total.at - at <= 4


def _is_added(draft: Draft) -> bool:
    tokens = draft.sentence.tokens
    if draft.is_within or draft.is_definite or "to" in draft.tags_at(draft.at - 1):
        return False
    sentence, clause = draft.sentence, draft.sentence.clause(draft.at)
    for i in range(draft.at - 1, max(draft.at - _REACH, -1), -1):
        if sentence.clause(i) == clause and "add" in tokens[i].tags:
            return _note(draft, "added", i)
    return False


# ---------------------------------------------------------------- states
def _is_stock(draft: Draft) -> bool:
    sentence = draft.sentence
    whole = draft.part_of
    tail = whole.tail if whole is not None and whole.at > draft.at else draft.tail
    for way in (range(draft.at + 1, draft.tail), sentence.after(tail - 1, _REACH)):
        for i in way:
            if "stock" in sentence.tokens[i].tags:
                return _note(draft, "state", i)
    for i in sentence.before(draft.at, 8):
        if "stock" in sentence.tokens[i].tags and sentence.tokens[i].cue.unit is None:
            return _note(draft, "state", i)
    return _is_owned(draft)


def _is_owned(draft: Draft) -> bool:
    """ "has 8,992 soldiers there": a number of people or things, and nothing that happened to them."""
    own = "own" in draft.tags_at(draft.at - 1) and draft.predicate is None and draft.unit is not None
    return own and not draft.elided and draft.unit not in SELF_TELLING and _note(draft, "has", draft.at - 1)


# ---------------------------------------------------------------- totals
def _is_total(draft: Draft, following: Draft | None) -> bool:
    if draft.is_within or (draft.is_definite and not _in_segment(draft)):
        return False
    if draft.date is not None and draft.date.date is not None:
        if draft.date.date.relation is Relation.SINCE:
            return _note(draft, "since", draft.at)
        if draft.date.date.relation is Relation.AS_OF:
            return _note(draft, "as of", draft.at)
    return _is_summed(draft, following) or _is_governed(draft) or _is_raised(draft)


def _in_segment(draft: Draft) -> bool:
    """Whether its date stands in its own segment, or a total of its own does."""
    tokens = draft.sentence.tokens
    segment = draft.sentence.place[draft.at]
    own = range(segment.first, segment.last)
    return any(tokens[i] is draft.date or tokens[i].tags & {"total", "so_far", "on_top"} for i in own)


def _is_summed(draft: Draft, following: Draft | None) -> bool:
    """A word for the total on the number or in its clause."""
    sentence = draft.sentence
    tokens = sentence.tokens
    if draft.token.inner & {"total_of", "total"}:
        return _note(draft, "total", draft.at)
    for i in sentence.before(draft.at, _REACH):
        if tokens[i].tags & {"total_of", "so_far"} or ("total" in tokens[i].tags and draft.at - i <= 6):
            return _note(draft, "total", i)
    for i in sentence.after(draft.tail - 1, _REACH):
        if tokens[i].tags & {"total", "so_far"}:
            return _note(draft, "total", i)
    head = next((i for i in _head(sentence, draft.at) if "so_far" in tokens[i].tags), None)
    if head is not None:
        return _note(draft, "total", head)
    return following is not None and _is_listed(sentence, following, draft) and _ends_in_total(draft, following)


def _head(sentence: Sentence, at: int) -> list[int]:
    """The first tokens of the block."""
    block = sentence.block(at)
    first = next(s.first for s in sentence.segments if s.block == block)
    return list(range(first, min(first + 3, at)))


def _ends_in_total(draft: Draft, following: Draft) -> bool:
    """ "54 hostages and 117 prisoners have left so far": the word behind the last holds for both."""
    sentence = draft.sentence
    found = (i for i in sentence.after(following.tail - 1, _REACH) if sentence.tokens[i].tags & {"total", "so_far"})
    at = next(found, None)
    return at is not None and _note(draft, "total", at)


def _is_governed(draft: Draft) -> bool:
    """A toll that rises to, stands at, is lowered to the number."""
    sentence, reached = draft.sentence, False
    for i in _back_past_earlier(draft):
        tags = sentence.tokens[i].tags
        if "toll" in tags and "according" not in draft.tags_at(i - 1) and "according" not in draft.tags_at(i - 2):
            return (reached or draft.at - i <= 2) and _note(draft, "toll", i)
        reached = reached or bool(tags & {"reach", "exceed", "approach", "bring", "to"})
    return False


def _back_past_earlier(draft: Draft) -> Iterator[int]:
    """Positions before the number, going on before the start of a change ("from 170 to 136")."""
    sentence = draft.sentence
    yield from sentence.before(draft.at, _REACH)
    at = draft.at - 2
    while at > max(draft.at - 5, 0) and not sentence.tokens[at].number:
        at -= 1
    if draft.at > 3 and sentence.tokens[at].number and draft.tags_at(at - 1) & {"source", "by"}:
        yield from sentence.before(at, _REACH)


def _is_raised(draft: Draft) -> bool:
    """The number behind "brings … to"."""
    sentence = draft.sentence
    to = False
    for i in sentence.before(draft.at, 10):
        tags = sentence.tokens[i].tags
        to = to or "to" in tags or "toll" in tags
        if "bring" in tags and to:
            return _note(draft, "total after addition", i)
    return False


def _take_kind(draft: Draft, previous: Draft | None) -> None:
    """A coordinated number without a verb of its own takes the kind of the one before it."""
    if previous is None or previous.role is not draft.role or previous.kind is Kind.PLAIN:
        return
    if previous.kind is Kind.INCREMENT and not (draft.elided or _other_between(draft)):
        return
    if draft.is_within or draft.is_definite or _is_noun_state(previous) > draft.elided:
        return
    if _is_listed(draft.sentence, draft, previous):
        draft.kind = previous.kind
        draft.note("kind of the figure before it")


def _is_noun_state(draft: Draft) -> bool:
    """Whether only the noun tells the state: "21 missing"."""
    inside = range(draft.at + 1, draft.tail)
    return draft.kind is Kind.LEVEL and any("stock" in draft.tags_at(i) for i in inside)


def _other_between(draft: Draft) -> bool:
    return any("other" in draft.tags_at(i) for i in _around(draft))


def _is_listed(sentence: Sentence, draft: Draft, previous: Draft) -> bool:
    """Whether only "and" or a comma and small words stand before the number since the noun of the one before."""
    if sentence.clause(draft.at) != sentence.clause(previous.at):
        return False
    at = draft.at - 1
    while at > previous.at and sentence.tokens[at].tags & _SMALL and not is_verb(sentence.tokens[at]):
        if "join" in sentence.tokens[at].tags:
            break
        at -= 1
    return _separates(sentence.tokens[at])


def _separates(token: Token) -> bool:
    return token.word == "," or "join" in token.tags
