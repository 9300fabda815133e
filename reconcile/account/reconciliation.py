"""The account of all figures: how many, as of when, and who says otherwise."""

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, final

from reconcile.account.values import Conflict, Estimate, Proof, Remaining, View, number_of
from reconcile.arguments import careful, careful_class, need_all, need_date, need_type, need_word
from reconcile.assumptions import Assumptions, assumed
from reconcile.errors import ContradictionError, InputError, UnknownSeriesError
from reconcile.figures import Figure, need_figures
from reconcile.values import alike

if TYPE_CHECKING:
    from os import PathLike
    from pathlib import Path

    import pandas as pd
    from matplotlib.axes import Axes

    from reconcile.account.series import Ledger
    from reconcile.pages.texts import Texts

NAMED: Final = 10  # series, in a representation
_FIGURES: Final = "give figures (a list or tuple), or a DataFrame as to_frame makes it"
_SINCE: Final = "give a datetime.date, and name a series with series="


@final
@careful_class
class Reconciliation:
    """The account of some figures under some assumptions; it never changes.

    >>> import datetime as dt
    >>> day = dt.date(2024, 10, 23)
    >>> account = reconcile([Figure.cumulative(335, series="dead", published=day - dt.timedelta(days=1)),
    ...                      Figure.increment(12, series="dead", published=day)])
    >>> account.total(day)
    Estimate(low=347, high=347, best=347, since=None)
    >>> account
    <Reconciliation of 2 figures in 1 series: dead>

    """

    def __init__(
        self, figures: Iterable[Figure], assume: Assumptions | None = None, *, before: "Reconciliation | None" = None
    ) -> None:
        """Reconcile; series that an account from `before` has with the same figures and assumptions are taken over."""
        self.figures = need_figures(figures, _FIGURES)
        self.assume = assumed(assume)
        from reconcile.account.engine import Engine  # numpy, which reading a text does not need

        known = before._engine if before is not None and before.assume == self.assume else None
        self._engine: Engine = Engine(self.figures, self.assume, known)

    @property
    def series(self) -> tuple[str, ...]:
        """The names of its series, in alphabetical order."""
        return self._engine.series

    def total(
        self,
        day: dt.date,
        since: dt.date | None = None,
        series: str | None = None,
        view: View = View.SKEPTICAL,
    ) -> Estimate:
        """How many at the end of a day, since the start of another or since the earliest stated origin.

        Where statements contradict each other, `view` says which of the least repairs the bounds cover: all of them
        ("skeptical"), or the one that `given_up` belongs to ("credulous").

        >>> day = dt.date(2024, 10, 23)
        >>> account = reconcile([Figure.plain(40, during=day, series="dead"),
        ...                      Figure.plain(20, series="hurt", published=day)])
        >>> account.total(day, since=day, series="dead").best
        40
        >>> account.total(day, series="died")
        Traceback (most recent call last):
        ...
        reconcile.errors.UnknownSeriesError: no series 'died' (did you mean 'dead'?); known: 'dead', 'hurt'

        """
        name, wanted = self._name(series), need_word(view, View, "view")
        end, start = need_date(day, "day"), None if since is None else need_date(since, "since", _SINCE)
        if start is not None and start > end:
            msg = f"since {start} is after {end}: nothing lies between them; swap them"
            raise InputError(msg)
        return self._engine.total(end, start, name, wanted)

    def days(self, series: str | None = None) -> list[dt.date]:
        """The days on which a series has an entry: before a start, at an end, at a publication."""
        return self._ledger(series).days

    def last_report(self, series: str | None = None) -> dt.date | None:
        """The last day that a statement of a series speaks of, or None where nothing is counted."""
        return self._ledger(series).last_report

    def timeline(self, series: str | None = None) -> "pd.DataFrame":
        """The state at the end of each day with an entry, and what came since the entry before, as a DataFrame.

        >>> account = reconcile([Figure.cumulative(n, series="dead", published=dt.date(2024, 10, n)) for n in (21, 23)])
        >>> account.timeline()[["date", "low", "best", "increment_best"]].to_string(index=False).splitlines()[-1]
        '2024-10-23   23   23              2'

        """
        from reconcile.frames.conversion import timeline_frame  # pandas is heavy, and a total needs none

        return timeline_frame([self._ledger(series)] if series is not None else list(self._engine.ledgers.values()))

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Sets of figures that cannot all hold, each irreducible."""
        return self._engine.conflicts

    def given_up(self, series: str | None = None) -> tuple[Figure, ...]:
        """The figures that the chosen least repair gives up: all others hold in the credulous view.

        Of all least repairs it is one that gives up the fewest statements, and of equal ones the earlier words.
        Least is the change of numbers in all: fewer figures may be to blame (the culprits of the conflicts).

        >>> day = dt.date(2024, 10, 18)
        >>> said = [Figure.plain(107, series="marchers", source="Police", published=day),
        ...         Figure.plain(300, series="marchers", source="Union", published=day.replace(day=19), as_of=day)]
        >>> account = reconcile(said)
        >>> account.given_up() == (said[0],), account.total(day, view="credulous").bounds, account.total(day).bounds
        (True, Bounds.exactly(300), Bounds(107, 300))

        """
        names = self.series if series is None else (self._name(series),)
        return tuple(self.figures[row] for row in self._engine.given_up if self._engine.named[row] in names)

    @cached_property
    def restatements(self) -> tuple[tuple[Figure, ...], ...]:
        """Groups of figures that say the same quantity at the same moment; each counts once."""
        return tuple(tuple(self.figures[row] for row in group) for group in self._engine.groups)

    def remaining(self) -> tuple[Remaining, ...]:
        """What remains to each target, counted from the state when it was last reported."""
        return self._engine.remaining

    def statuses(self) -> "pd.DataFrame":
        """One row a figure, in the order given: what became of it, and why.

        >>> account = reconcile([Figure.plain(40, modality="planned", published=dt.date(2024, 10, 23), series="sent")])
        >>> account.statuses()[["status", "reason"]].to_string(index=False, header=False)
        'target a target is no count: it is compared with what is reached'

        """
        from reconcile.frames.conversion import statuses_frame  # pandas is heavy, and a total needs none

        return statuses_frame(self.figures, self._engine.named, self._engine.statuses)

    def why(self, day: dt.date, series: str | None = None) -> Proof:
        """The statements that pin the low and the high at the end of a day."""
        return self._engine.why(need_date(day, "day"), self._name(series))

    def plot(self, series: str | Sequence[str] | None = None) -> "Axes":
        """Draw bounds, best value, statements, conflicts and targets, one panel a series; the Axes of the first."""
        from reconcile.plots import plot  # matplotlib is an extra

        given = [series] if isinstance(series, str) else self.series if series is None else series
        names = need_all(given, str, "series", "give the name of a series, or a list of names")
        return plot(self, [self._ledger(name) for name in names])

    def to_markdown(self) -> str:
        """The account as Markdown: the latest total of each series, targets, and open conflicts.

        >>> account = reconcile([Figure.cumulative(1_347, series="dead", published=dt.date(2024, 10, 23))])
        >>> print(account.to_markdown())
        | series | total | as of | counted since |
        |---|---|---|---|
        | dead | 1 347 | 2024-10-23 |  |

        """
        from reconcile.account.markdown import account_markdown  # reads this account

        return account_markdown(self)

    def report(self, path: "str | PathLike[str]", texts: "Texts" = (), title: str = "") -> "Path":
        """Write the account as one HTML page, whole in itself; the path of the file.

        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> account = reconcile([Figure.cumulative(1_347, series="dead", published=dt.date(2024, 10, 23))])
        >>> with TemporaryDirectory() as folder:
        ...     "1 347" in account.report(Path(folder) / "account.html").read_text(encoding="utf-8")
        True

        It holds totals, targets, conflicts, a drawing, the timeline and the proof of each series, what became of every
        statement, and the assumptions; no script, nothing fetched. An account keeps figures, not texts: to have these
        in it with their figures marked, give `texts` what `parse` returned for each, or the text of each source.
        `title` is what the page is called.
        """
        from reconcile.pages import report  # only a report asks for it

        return report(self, path, texts, title)

    def require(self) -> "Reconciliation":
        """The same account, or a `ContradictionError` where statements contradict each other and nothing settles it."""
        if found := [conflict for conflict in self.conflicts if not conflict.settled and conflict.kind != "rounding"]:
            raise ContradictionError(found)
        return self

    def add(self, figures: "Iterable[Figure] | pd.DataFrame") -> "Reconciliation":
        """The account with further figures; series that none of them touches are not solved again."""
        further = (figures,) if isinstance(figures, Figure) else _figures_of(figures)
        return self._with((*self.figures, *further))

    def without(self, *figures: Figure) -> "Reconciliation":
        """The account without these figures."""
        self._must_have(figures)
        gone = set(figures)
        return self._with(tuple(figure for figure in self.figures if figure not in gone))

    def amend(self, figure: Figure, **changes: Any) -> "Reconciliation":
        """The account with a misread figure put right."""
        self._must_have((figure,))
        return self._with(tuple(f.replace(**changes) if f == figure else f for f in self.figures))

    def _with(self, figures: tuple[Figure, ...]) -> "Reconciliation":
        return Reconciliation(figures, self.assume, before=self)

    def by_source(self) -> dict[str | None, "Reconciliation"]:
        """Each source's own account; names that differ in case and blanks alone are one source."""
        own: dict[str | None, list[Figure]] = {}
        for figure in self.figures:
            own.setdefault(figure.source and alike(figure.source), []).append(figure)
        named = {min(f.source or "" for f in said) if who else None: said for who, said in own.items()}
        sources = sorted(named, key=lambda source: (source is None, source or ""))
        return {source: Reconciliation(named[source], self.assume) for source in sources}

    def _must_have(self, figures: Iterable[Figure]) -> None:
        for figure in figures:
            need_type(figure, Figure, "the figure", "take it from account.figures")
            if figure not in self.figures:
                msg = f"the account has no such figure: {figure!r:.200}; take one from account.figures"
                raise InputError(msg)

    def _ledger(self, series: str | None) -> "Ledger":
        return self._engine.ledgers[self._name(series)]

    def _name(self, series: str | None) -> str:
        if series is None and len(self.series) == 1:
            return self.series[0]
        if not isinstance(series, str) or series not in self.series:
            raise UnknownSeriesError(series, self.series)
        return series

    def __repr__(self) -> str:
        names = ", ".join(self.series[:NAMED]) + ", ..." * (len(self.series) > NAMED)
        told = f"{number_of(len(self.figures), 'figure')} in {len(self.series)} series{': ' * bool(names)}{names}"
        return f"<Reconciliation of {told}>"

    def _repr_html_(self) -> str:
        from reconcile.pages import account_table  # only a notebook asks for it

        return account_table(self)

    def __str__(self) -> str:
        from reconcile.account.report import summary  # reads this account

        return summary(self)


@careful
def reconcile(figures: "Iterable[Figure] | pd.DataFrame", assume: Assumptions | None = None) -> Reconciliation:
    """Reconcile the figures of one or many series, from one or many sources, into one account.

    >>> import datetime as dt
    >>> day = dt.date(2024, 10, 23)
    >>> account = reconcile([Figure.cumulative(1_500, series="sent", published=day),
    ...                      Figure.increment(1_500, series="sent", published=day + dt.timedelta(days=7))])
    >>> account.total(dt.date(2024, 10, 30)).best
    3000

    A DataFrame with the columns of `to_frame` does as well.
    """
    return Reconciliation(_figures_of(figures), assume)


def _figures_of(given: "Iterable[Figure] | pd.DataFrame") -> tuple[Figure, ...]:
    """The figures, or those of a frame."""
    if not hasattr(given, "iloc"):
        return need_figures(given, _FIGURES)
    from reconcile.tables import from_frame

    return from_frame(given)  # type: ignore[arg-type]  # a frame: figures have no iloc
