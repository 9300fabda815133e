"""How many, as of when, and who says otherwise.

Reads stated numbers and dates into typed figures, and reconciles counts across sources into one account.
"""

from reconcile.account import Reconciliation as Reconciliation
from reconcile.account import reconcile as reconcile
from reconcile.account.values import Conflict as Conflict
from reconcile.account.values import ConflictKind as ConflictKind
from reconcile.account.values import Estimate as Estimate
from reconcile.account.values import Proof as Proof
from reconcile.account.values import Remaining as Remaining
from reconcile.assumptions import Assumptions as Assumptions
from reconcile.bounds import Bounds as Bounds
from reconcile.calendars import parse_dates as parse_dates
from reconcile.dates import DateExpression as DateExpression
from reconcile.dates import DateKind as DateKind
from reconcile.dates import Granularity as Granularity
from reconcile.dates import Period as Period
from reconcile.dates import Relation as Relation
from reconcile.errors import ContradictionError as ContradictionError
from reconcile.errors import FrameError as FrameError
from reconcile.errors import InputError as InputError
from reconcile.errors import InputTypeError as InputTypeError
from reconcile.errors import LexiconError as LexiconError
from reconcile.errors import ReconcileError as ReconcileError
from reconcile.errors import UnitError as UnitError
from reconcile.errors import UnknownLanguageError as UnknownLanguageError
from reconcile.errors import UnknownSeriesError as UnknownSeriesError
from reconcile.figures import Figure as Figure
from reconcile.figures import Kind as Kind
from reconcile.figures import Modality as Modality
from reconcile.figures import Role as Role
from reconcile.lexicon import Lexicon as Lexicon
from reconcile.lexicon import available_languages as available_languages
from reconcile.numbers import Number as Number
from reconcile.numbers import NumberKind as NumberKind
from reconcile.numerals import parse_numbers as parse_numbers
from reconcile.reader import parse as parse
from reconcile.spans import Span as Span
from reconcile.tables import from_frame as from_frame
from reconcile.tables import reconcile_frame as reconcile_frame
from reconcile.tables import to_frame as to_frame
