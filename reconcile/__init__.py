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

from importlib import import_module
from typing import Final

# A name is fetched from its module when it is first used, so that a program pays for what it uses. The same names stand
# in `__init__.pyi`, for type checkers and editors.
_HOMES: Final = {
    "Assumptions": "reconcile.assumptions",
    "Bounds": "reconcile.bounds",
    "Conflict": "reconcile.account.values",
    "ConflictKind": "reconcile.account.values",
    "ContradictionError": "reconcile.errors",
    "DateExpression": "reconcile.dates",
    "DateKind": "reconcile.dates",
    "Estimate": "reconcile.account.values",
    "Figure": "reconcile.figures",
    "FrameError": "reconcile.errors",
    "Granularity": "reconcile.dates",
    "InputError": "reconcile.errors",
    "InputTypeError": "reconcile.errors",
    "Kind": "reconcile.figures",
    "LeftOutWarning": "reconcile.errors",
    "Lexicon": "reconcile.lexicon",
    "LexiconError": "reconcile.errors",
    "MissingExtraError": "reconcile.errors",
    "Modality": "reconcile.figures",
    "Number": "reconcile.numbers",
    "NumberKind": "reconcile.numbers",
    "Period": "reconcile.dates",
    "Proof": "reconcile.account.values",
    "QuantityError": "reconcile.errors",
    "Reading": "reconcile.assumptions",
    "ReconcileError": "reconcile.errors",
    "Reconciliation": "reconcile.account",
    "Relation": "reconcile.dates",
    "Remaining": "reconcile.account.values",
    "Role": "reconcile.figures",
    "Span": "reconcile.spans",
    "UnitError": "reconcile.errors",
    "UnknownLanguageError": "reconcile.errors",
    "UnknownSeriesError": "reconcile.errors",
    "View": "reconcile.account.values",
    "available_languages": "reconcile.lexicon",
    "from_frame": "reconcile.tables",
    "highlight": "reconcile.highlighting",
    "parse": "reconcile.reader",
    "parse_dates": "reconcile.calendars",
    "parse_numbers": "reconcile.numerals",
    "phrase": "reconcile.phrasing",
    "reconcile": "reconcile.account",
    "reconcile_frame": "reconcile.tables",
    "to_frame": "reconcile.tables",
}

__all__ = tuple(_HOMES)


def __getattr__(name: str) -> object:
    if name != "__version__" and name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    value = getattr(import_module(_HOMES[name]), name) if name in _HOMES else _version()
    globals()[name] = value  # the next use finds it there
    return value


def _version() -> str:
    from importlib.metadata import version  # slow to import

    return version("reconcile-figures")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})
