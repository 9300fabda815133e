"""The same amount in another unit: "10,000 hectares (25,000 acres)", "$2 million (1.8 million euros)"."""

from typing import Final

from reconcile.numbers import NumberKind
from reconcile.reader.drafts import Draft, figure_before_bracket

_MEASURED: Final = (NumberKind.QUANTITY, NumberKind.MONEY)


def settle_conversions(drafts: list[Draft]) -> None:
    """A measure alone in a bracket behind a measure of another unit is about the same, and says nothing else."""
    for k, draft in enumerate(drafts):
        said = figure_before_bracket(draft, drafts[:k])
        if said is not None and _is_converted(draft, said):
            draft.approximate = True
            draft.kind, draft.predicate, draft.modality = said.kind, said.predicate, said.modality
            draft.role, draft.subset, draft.part_of = said.role, said.subset, said.part_of
            draft.attribution, draft.speaker = said.attribution, said.speaker
            draft.because = said.because
            draft.inherit_window(said)


def _is_converted(draft: Draft, said: Draft) -> bool:
    measured = draft.number.kind is said.number.kind and said.number.kind in _MEASURED
    place = draft.sentence.place[draft.at]
    alone = draft.at == place.first + 1 and draft.tail >= place.last
    return measured and alone and draft.number.unit != said.number.unit
