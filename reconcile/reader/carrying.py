"""What is said of one figure and holds for another: the goods of deliveries, the terms of a sum, the aim of a plan."""

from collections.abc import Sequence
from typing import Final

from reconcile.figures import Modality
from reconcile.reader.drafts import Draft
from reconcile.reader.nouns.outcomes import BEFALLEN, SELF_TELLING, TAKEN_OFF
from reconcile.reader.rules import Rule

_TRADED: Final = {"delivery": "deliver", "sale": "sell", "arrival": "arrive", "arrest": "arrest"}
_PROMISED: Final = (None, "pledge")
_ANYTHING: Final = frozenset((*BEFALLEN, "duplicate"))
_SUMS: Final = frozenset(("total", "total_of", "so_far", "toll", "bring"))


def read_aims(drafts: list[Draft]) -> None:
    """As in "340 of the 600 promised have been delivered", "340, half of the 600 promised": to deliver that many."""
    for draft in drafts:
        plan, done = (draft, draft.antecedent) if draft.is_shared_out else (draft.part_of, draft)
        if plan is None or done is None or plan.at < done.at or plan.sentence is not done.sentence:
            continue
        if plan.modality is Modality.PLANNED and done.modality is Modality.ASSERTED and plan.predicate in _PROMISED:
            plan.predicate = done.predicate or plan.predicate


def take_goods(draft: Draft, drafts: list[Draft]) -> None:
    """As in "delivered 50 jets, bringing the number of deliveries to 497": deliveries of what was delivered."""
    predicate = _TRADED.get(draft.unit or "")
    goods = next((d for d in drafts if d.predicate == predicate and d.unit), None) if predicate else None
    if goods is None:
        return
    near = (*range(goods.tail, draft.at), draft.at + 1, draft.at + 2)
    if any(not _SUMS.isdisjoint(draft.tags_at(i)) for i in near):
        draft.unit, draft.predicate = goods.unit, predicate


def sum_up(draft: Draft, drafts: list[Draft], earlier: Sequence[Draft]) -> None:
    """As in "212 new cases, for a total of 3,573", "paid 2 million, bringing the total to 9": of all of them."""
    if draft.predicate is not None:
        return
    before = [d for d in drafts if d.at < draft.at]
    led = range(before[-1].tail, draft.at) if before and "to" in draft.tags_at(draft.at - 1) else range(0)
    if "total_of" in draft.token.inner or all(any(tag in draft.tags_at(i) for i in led) for tag in ("bring", "toll")):
        draft.predicate = next((d.predicate for d in drafts if d is not draft and d.unit == draft.unit), None)
    elif draft is drafts[0] and _is_the_total(draft):
        told = {d.predicate for d in earlier if d.unit == draft.unit}
        draft.predicate = told.pop() if len(told) == 1 else None


def _is_the_total(draft: Draft) -> bool:
    """As in "The total has reached 7,500 crates": of what the sentence before counted; not "the number of crates"."""
    first = draft.sentence.place[draft.at].first
    at = next((i for i in (first, first + 1) if "toll" in draft.tags_at(i)), None)
    return at is not None and draft.head is None and "of" not in draft.tags_at(at + 1)


def take_off(draft: Draft, drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """As in "six deaths had been counted twice", "The toll is 139: six people were struck off": it is that count's."""
    if draft.predicate != TAKEN_OFF:
        return
    draft.note(Rule.ADJUSTMENT)
    if draft.unit in SELF_TELLING:
        draft.predicate = None
        return
    counted = (*reversed([d for d in drafts if d.at < draft.at]), *reversed(earlier), *drafts)
    told = next((d for d in counted if d is not draft and d.unit and d.predicate != TAKEN_OFF), None)
    if told is not None and (draft.unit in _ANYTHING or draft.unit == told.unit):
        draft.unit, draft.predicate = told.unit, told.predicate


def take_up(draft: Draft, earlier: Sequence[Draft]) -> None:
    """As in "It will hire 250 this year. It took on 150 in 2022": the same happened to those of the sentence before."""
    if not draft.elided or draft.unit is not None:
        return
    if draft.antecedent is not None and draft.antecedent.was_noted(Rule.EARLIER_NOUN):
        draft.unit = draft.antecedent.unit  # "It has delivered 12 of the 19 it promised"
        draft.note(Rule.EARLIER_NOUN)
    if draft.antecedent is not None or draft.predicate is None:
        return
    same = next((d for d in earlier if d.predicate == draft.predicate and d.number.unit is None), None)
    if same is not None:
        draft.unit, draft.antecedent = same.unit, same
        draft.note(Rule.EARLIER_NOUN)
