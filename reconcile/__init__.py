"""How many, as of when, and who says otherwise.

>>> import datetime as dt
>>> import reconcile as rc
>>> monday, tuesday = dt.date(2024, 10, 21), dt.date(2024, 10, 22)
>>> figures = [
...     *rc.parse("335 personnes ont été tuées au total.", language="fr", published=monday, source="Ministère"),
...     *rc.parse("Douze autres personnes ont été tuées.", language="fr", published=tuesday, source="Ministère"),
... ]
>>> account = rc.reconcile(figures)
>>> account.total(tuesday).best
347

Read text with `parse` (or `parse_numbers`, `parse_dates`), make figures by hand with `Figure`, settle them with
`reconcile`, in bulk with `reconcile_frame`. What is taken for granted is one value, `Assumptions`.
"""

from reconcile.account import Reconciliation, reconcile
from reconcile.account.values import Conflict, ConflictKind, Estimate, Proof, Remaining
from reconcile.assumptions import Assumptions, Reading
from reconcile.bounds import Bounds
from reconcile.calendars import parse_dates
from reconcile.dates import DateExpression, DateKind, Granularity, Period, Relation
from reconcile.errors import (
    ContradictionError,
    FrameError,
    InputError,
    InputTypeError,
    LeftOutWarning,
    LexiconError,
    MissingExtraError,
    ReconcileError,
    UnitError,
    UnknownLanguageError,
    UnknownSeriesError,
)
from reconcile.figures import Figure, Kind, Modality, Role
from reconcile.lexicon import Lexicon, available_languages
from reconcile.numbers import Number, NumberKind
from reconcile.numerals import parse_numbers
from reconcile.reader import parse
from reconcile.spans import Span
from reconcile.tables import from_frame, reconcile_frame, to_frame

__all__ = [
    "Assumptions",
    "Bounds",
    "Conflict",
    "ConflictKind",
    "ContradictionError",
    "DateExpression",
    "DateKind",
    "Estimate",
    "Figure",
    "FrameError",
    "Granularity",
    "InputError",
    "InputTypeError",
    "Kind",
    "LeftOutWarning",
    "Lexicon",
    "LexiconError",
    "MissingExtraError",
    "Modality",
    "Number",
    "NumberKind",
    "Period",
    "Proof",
    "Reading",
    "ReconcileError",
    "Reconciliation",
    "Relation",
    "Remaining",
    "Role",
    "Span",
    "UnitError",
    "UnknownLanguageError",
    "UnknownSeriesError",
    "available_languages",
    "from_frame",
    "parse",
    "parse_dates",
    "parse_numbers",
    "reconcile",
    "reconcile_frame",
    "to_frame",
]
