"""Other readings of a figure that a careful reader could defend."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, Final

from reconcile.dates import Relation, next_day
from reconcile.figures import Figure, Kind, Modality
from reconcile.reader.drafts import Draft
from reconcile.reader.rules import Rule

_UNSURE: Final = frozenset(("possible", "planned"))


def with_alternatives(figure: Figure, draft: Draft, published: dt.date) -> Figure:
    """The figure with its other readings, each of which differs in one thing."""
    changes = list(_changes(draft, published))
    return figure.replace(alternatives=tuple(figure.replace(**change) for change in changes)) if changes else figure


def _changes(draft: Draft, published: dt.date) -> Iterator[dict[str, Any]]:
    kind = _other_kind(draft, published)
    if kind is not None:
        yield {"kind": kind}
    modality = _other_modality(draft)
    if modality is not None:
        yield {"modality": modality}
    for number in draft.number.alternatives:
        if draft.bounds == draft.number.bounds:
            yield {"bounds": number.bounds, "approximate": number.approximate}


def _other_kind(draft: Draft, published: dt.date) -> Kind | None:
    if draft.open_kind is not None:
        return draft.open_kind if draft.open_kind is not draft.kind else None
    if draft.kind is Kind.CUMULATIVE and (draft.was_noted(Rule.AS_OF) or draft.was_noted(Rule.NEVER_FALLS)):
        return Kind.PLAIN  # "as of Sunday 45 homes had burned"
    return Kind.CUMULATIVE if draft.kind is Kind.PLAIN and _still_runs(draft, published) else None


def _still_runs(draft: Draft, published: dt.date) -> bool:
    """As in "12 have died this year": over a window that is not over the count is also the total so far."""
    start, end, after = draft.period.start, draft.period.end, next_day(published)
    if draft.relation is not Relation.DURING or start is None or end is None or after is None:
        return False
    return start < published and end > after and draft.modality is Modality.ASSERTED


def _other_modality(draft: Draft) -> Modality | None:
    """A word that promises as well as guesses ("expected to"), an estimate that a source stands for."""
    if draft.modality is not Modality.POSSIBLE and draft.modality is not Modality.PLANNED:
        return None
    words = {noted.partition(": ")[2] for noted in draft.because if noted.partition(":")[0] in _UNSURE}
    tags = [token.tags for token in draft.sentence.tokens if token.word in words]
    if draft.modality is Modality.POSSIBLE and any("planned" in tag for tag in tags):
        return Modality.PLANNED
    if draft.modality is Modality.PLANNED and any("possible" in tag for tag in tags):
        return Modality.POSSIBLE
    said = draft.modality is Modality.POSSIBLE and any("say" in tag for tag in tags)
    return Modality.ASSERTED if said else None
