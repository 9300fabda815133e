"""A number as a text states it."""

from dataclasses import dataclass
from typing import final

from reconcile.bounds import Bounds
from reconcile.spans import Span
from reconcile.values import Value, Word


@final
class NumberKind(Word):
    """What sort of number it is.

    >>> NumberKind("percent")
    NumberKind.PERCENT

    """

    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    QUANTITY = "quantity"
    ORDINAL = "ordinal"


@final
@dataclass(frozen=True, slots=True, repr=False)
class Number(Value):
    """Any stated number: where it stands, what it leaves possible, and in which unit.

    >>> from reconcile import parse_numbers
    >>> parse_numbers("plus de 13 000 conteneurs", language="fr")
    (Number(span=Span(start=0, end=14), text='plus de 13 000', bounds=Bounds.more_than(13000)),)

    `span` takes in separators, approximator or bound words, sign, scale word, percent sign, currency and (for a
    quantity) the unit. `unit` is a canonical unit name or an ISO 4217 code. `alternatives` holds other readings that
    a careful reader could defend.
    """

    span: Span
    text: str
    bounds: Bounds
    approximate: bool = False
    kind: NumberKind = NumberKind.NUMBER
    unit: str | None = None
    alternatives: tuple["Number", ...] = ()
