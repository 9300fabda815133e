"""Every exception of the library, each also the builtin one would guess."""

from collections.abc import Iterable
from typing import Final

MOST: Final = 60  # characters of a value that a message shows


class ReconcileError(Exception):
    """Base of all errors of the library: catch this one to catch them all.

    >>> from reconcile import parse
    >>> try:
    ...     parse("12 morts", language="xx", published=None)
    ... except ReconcileError as error:
    ...     print(type(error).__name__)
    UnknownLanguageError

    """


class InputError(ReconcileError, ValueError):
    """A text, date or amount that cannot be used.

    >>> from reconcile import Bounds
    >>> Bounds(3, 2)
    Traceback (most recent call last):
    ...
    reconcile.errors.InputError: low 3 is above high 2: swap them, or give one of them as None

    """


class InputTypeError(ReconcileError, TypeError):
    """An argument of the wrong type.

    >>> from reconcile import Bounds
    >>> Bounds(0.5, None)
    Traceback (most recent call last):
    ...
    reconcile.errors.InputTypeError: low is a float (0.5): give an int or a Decimal, so that nothing is rounded unseen

    """


class FrameError(ReconcileError, ValueError):
    """A DataFrame that lacks a column or holds rows that cannot be used.

    >>> import pandas as pd
    >>> from reconcile import from_frame
    >>> from_frame(pd.DataFrame({"low": [3], "high": [2], "kind": ["plain"], "published": ["2024-10-23"]}))
    Traceback (most recent call last):
    ...
    reconcile.errors.FrameError: row 0: low 3 is above high 2: swap them, or give one of them as None

    """


class MissingExtraError(ReconcileError, ImportError):
    """Something needs a library that is an extra, and that is not installed.

    >>> raise MissingExtraError("drawing needs matplotlib: pip install matplotlib")
    Traceback (most recent call last):
    ...
    reconcile.errors.MissingExtraError: drawing needs matplotlib: pip install matplotlib

    """


class UnitError(ReconcileError, ValueError):
    """Units of different dimensions in one series, or a unit that is no unit of measurement.

    >>> from reconcile import Figure
    >>> Figure.plain(3, unit="soldier").quantity
    Traceback (most recent call last):
    ...
    reconcile.errors.QuantityError: 'soldier' is not a unit of measurement: read the amount from `bounds`

    """


class QuantityError(UnitError, InputError, AttributeError):
    """A figure whose amount is no quantity: several numbers, or of a unit that measures nothing.

    >>> from reconcile import Figure
    >>> hasattr(Figure.plain(3, unit="soldier"), "quantity"), hasattr(Figure.plain(3, unit="tonne"), "quantity")
    (False, True)

    """


class LexiconError(ReconcileError, ValueError):
    """A language file that says something the library does not understand.

    >>> from reconcile import Lexicon
    >>> Lexicon.loads('cod = "xx"')
    Traceback (most recent call last):
    ...
    reconcile.errors.LexiconError: unknown key 'cod' (did you mean 'code'?)

    """


class UnknownLanguageError(ReconcileError, LookupError):
    """A language for which there is no lexicon.

    >>> raise UnknownLanguageError("nl", ("en", "fr"))
    Traceback (most recent call last):
    ...
    reconcile.errors.UnknownLanguageError: no lexicon for language 'nl'; available: en, fr

    """

    def __init__(self, language: object, available: Iterable[str]) -> None:
        self.language = language
        self.available = tuple(available)
        super().__init__(language, self.available)

    def __str__(self) -> str:
        name = str(self.language).lower()
        begins = [code for code in self.available if name.startswith(code)]  # "english"; codes are too short to be like
        hint = f" (did you mean {begins[0]!r}?)" if begins else ""
        return f"no lexicon for language {self.language!r}{hint}; available: {', '.join(self.available)}"


class UnknownSeriesError(ReconcileError, LookupError):
    """A series that the account does not have, or none named where there are several.

    >>> raise UnknownSeriesError("deth", ("death", "injury"))
    Traceback (most recent call last):
    ...
    reconcile.errors.UnknownSeriesError: no series 'deth' (did you mean 'death'?); known: 'death', 'injury'

    """

    def __init__(self, series: object, known: Iterable[str]) -> None:
        self.series = series
        self.known = tuple(known)
        super().__init__(series, self.known)

    def __str__(self) -> str:
        names = ", ".join(map(repr, self.known)) or "none, the account is empty"
        if self.series is None:
            return f"name a series with series=; known: {names}"
        return f"no series {shown(self.series)}{did_you_mean(self.series, self.known)}; known: {names}"


class ContradictionError(ReconcileError):
    """Raised by `require()` alone: the statements contradict each other; `conflicts` holds how.

    >>> from reconcile import Figure, reconcile
    >>> import datetime as dt
    >>> monday = dt.date(2024, 10, 21)
    >>> said = [Figure.cumulative(n, series="s", published=monday, as_of=monday) for n in (9, 12)]
    >>> try:
    ...     reconcile(said).require()
    ... except ContradictionError as error:
    ...     print(len(error.conflicts), "|", str(error)[:17])
    1 | 1 contradiction:

    """

    def __init__(self, conflicts: Iterable[object]) -> None:
        self.conflicts = tuple(conflicts)
        super().__init__(self.conflicts)

    def __str__(self) -> str:
        sentences = [str(getattr(conflict, "explanation", conflict)) for conflict in self.conflicts]
        return f"{len(sentences)} contradiction{'s' * (len(sentences) != 1)}: " + "; ".join(sentences)


class LeftOutWarning(UserWarning):
    """A frame of which some rows cannot be used: the message says how many, and of the first ten why.

    >>> import warnings
    >>> import pandas as pd
    >>> from reconcile import reconcile_frame
    >>> said = pd.DataFrame({"series": ["a"], "value": ["many"], "kind": ["plain"], "end": ["2024-10-23"]})
    >>> with warnings.catch_warnings(record=True, action="always") as caught:
    ...     account = reconcile_frame(said)
    >>> [warning.category.__name__ for warning in caught]
    ['LeftOutWarning']

    """


def did_you_mean(name: object, known: Iterable[str], likeness: float = 0.6) -> str:
    """A hint to put behind an unknown name, or nothing.

    >>> did_you_mean("publishd", ["published", "period"])
    " (did you mean 'published'?)"

    """
    from difflib import get_close_matches  # slow to import, and needed for errors alone

    near = get_close_matches(name, list(known), n=1, cutoff=likeness) if isinstance(name, str) else ()
    return f" (did you mean {str(near[0])!r}?)" if near else ""


def shown(value: object) -> str:
    """A value as a message shows it: its beginning, or its type where it has no words (a number of 5,000 digits).

    >>> shown("12 dead"), shown(10**5000)
    ("'12 dead'", 'a int that cannot be shown')

    """
    try:
        return repr(value)[:MOST]
    except Exception:  # noqa: BLE001  # whatever a stranger's repr raises
        return f"a {type(value).__name__} that cannot be shown"
