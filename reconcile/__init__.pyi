from reconcile.account import Reconciliation as Reconciliation, reconcile as reconcile
from reconcile.account.values import (
    Conflict as Conflict,
    ConflictKind as ConflictKind,
    Estimate as Estimate,
    Proof as Proof,
    Remaining as Remaining,
    View as View,
)
from reconcile.assumptions import Assumptions as Assumptions, Reading as Reading
from reconcile.bounds import Bounds as Bounds
from reconcile.calendars import parse_dates as parse_dates
from reconcile.dates import (
    DateExpression as DateExpression,
    DateKind as DateKind,
    Granularity as Granularity,
    Period as Period,
    Relation as Relation,
)
from reconcile.errors import (
    ContradictionError as ContradictionError,
    FrameError as FrameError,
    InputError as InputError,
    InputTypeError as InputTypeError,
    LeftOutWarning as LeftOutWarning,
    LexiconError as LexiconError,
    MissingExtraError as MissingExtraError,
    QuantityError as QuantityError,
    ReconcileError as ReconcileError,
    UnitError as UnitError,
    UnknownLanguageError as UnknownLanguageError,
    UnknownSeriesError as UnknownSeriesError,
)
from reconcile.figures import Figure as Figure, Kind as Kind, Modality as Modality, Role as Role
from reconcile.highlighting import highlight as highlight
from reconcile.lexicon import Lexicon as Lexicon, available_languages as available_languages
from reconcile.numbers import Number as Number, NumberKind as NumberKind
from reconcile.numerals import parse_numbers as parse_numbers
from reconcile.phrasing import phrase as phrase
from reconcile.reader import parse as parse
from reconcile.spans import Span as Span
from reconcile.tables import from_frame as from_frame, reconcile_frame as reconcile_frame, to_frame as to_frame

__version__: str
