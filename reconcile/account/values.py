"""What an account answers with: estimates, conflicts, targets, proofs."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final, final

from reconcile.assumptions import Reading
from reconcile.bounds import Amount, Bounds
from reconcile.dates import Period
from reconcile.figures import Figure
from reconcile.values import Value, Word

LONG: Final = 10**40  # from here on numbers are told by their size


@final
class View(Word):
    """What the bounds of a contradicted total cover.

    >>> View("credulous")
    View.CREDULOUS

    SKEPTICAL: every way to put the contradiction right by changing the numbers as little as possible in all. CREDULOUS:
    the one of these ways that gives up the fewest statements; of equal ones the earlier words, and of one day those of
    the source that comes first in the alphabet.
    """

    SKEPTICAL = "skeptical"
    CREDULOUS = "credulous"


@final
@dataclass(frozen=True, slots=True, repr=False)
class Estimate(Value):
    """How many, between two moments: from `low` to `high` (None: no limit), and `best` where one value is warranted.

    >>> Estimate(3000, 3000, 3000)
    Estimate(low=3000, high=3000, best=3000, since=None)
    >>> print(Estimate(3000, None, None))
    at least 3 000

    `midpoint` lies between the two and is for plotting alone. `since` is the first day counted; a `Period` where only
    that is known of it, None where no start is stated. `view` tells what the bounds cover where statements contradict
    each other; `best` is the same in both views, since what is in dispute has none.
    """

    low: Amount | None
    high: Amount | None
    best: Amount | None
    since: dt.date | Period | None = None
    view: View = View.SKEPTICAL

    @property
    def bounds(self) -> Bounds:
        """The same as an interval."""
        return Bounds(self.low, self.high)

    @property
    def midpoint(self) -> Amount | None:
        """The best value, else the middle of the bounds, else the low one."""
        if self.best is not None or self.high is None:
            return self.low if self.best is None else self.best
        least = self.low or 0
        width = self.high - least
        return least + (width // 2 if isinstance(width, int) else width / 2)

    def __repr__(self) -> str:
        view = f", view={self.view!r}" if self.view is View.CREDULOUS else ""
        return f"Estimate(low={self.low!r}, high={self.high!r}, best={self.best!r}, since={self.since!r}{view})"

    def __str__(self) -> str:
        return in_words(self.low, self.high) + best_in_words(self)


def best_in_words(estimate: Estimate) -> str:
    """What to add to the bounds where the best value is not one of them, or where nobody can tell it."""
    if estimate.best is None and estimate.low is not None and estimate.low == estimate.high:
        return ", in dispute"
    if estimate.best is None or estimate.best in (estimate.low, estimate.high):
        return ""
    return f", best {spaced(estimate.best)}"


def in_words(low: Amount | None, high: Amount | None) -> str:
    """Bounds as a reader would say them.

    >>> in_words(7, 7), in_words(None, 9), in_words(10_000, 12_500)
    ('7', 'at most 9', '10 000 to 12 500')

    """
    if low is None or high is None:
        named = [f"at least {spaced(low)}"] * (low is not None) + [f"at most {spaced(high)}"] * (high is not None)
        return " ".join(named) or "unknown"
    return spaced(low) if low == high else f"{spaced(low)} to {spaced(high)}"


def spaced(value: Amount | None) -> str:
    """A number with its thousands set apart, one of very many digits by its size.

    >>> spaced(13000), spaced(950), spaced(10**5000)
    ('13 000', '950', '1.000e+5000')

    """
    if value is None:
        return ""
    return f"{value:,}".replace(",", " ") if -LONG < value < LONG else f"{Decimal(value):.3e}"


def amount_of(value: int, places: int) -> Amount:
    """A whole number of units of the last decimal as an amount.

    >>> amount_of(1250, 0), amount_of(1250, 2)
    (1250, Decimal('12.50'))

    """
    return Decimal(value).scaleb(-places) if places else value


def number_of(count: int, what: str) -> str:
    """How many there are.

    >>> number_of(1, "source"), number_of(2, "source")
    ('1 source', '2 sources')

    """
    return f"{count} {what}{'s' * (count != 1)}"


@final
class ConflictKind(Word):
    """What sort of conflict it is.

    >>> ConflictKind("rounding")
    ConflictKind.ROUNDING

    ROUNDING: only approximate words clash. REVISION: a source puts its own count right. DISAGREEMENT: sources, or
    statements of one, contradict each other. RESTART: a count began again.
    """

    ROUNDING = "rounding"
    REVISION = "revision"
    DISAGREEMENT = "disagreement"
    RESTART = "restart"


@final
@dataclass(frozen=True, slots=True, repr=False)
class Conflict(Value):
    """Figures that cannot all hold, though any one dropped the rest can.

    >>> import datetime as dt
    >>> from reconcile import reconcile
    >>> monday = dt.date(2024, 10, 21)
    >>> said = [Figure.cumulative(9, source="Army", series="dead", published=monday),
    ...         Figure.cumulative(12, source="Mayor", series="dead", published=monday)]
    >>> print(reconcile(said).conflicts[0].explanation)
    Two statements about "dead" cannot both hold; they are 3 apart. On 21 October 2024 Army reported 9 in all,
    Mayor reported 12 in all. Nothing tells which is wrong. They agree if one of them counts only a part: ask Army
    and Mayor whether they count the same.

    `gap` is by how much; `culprits` are those figures of the set whose removal, alone, settles its whole cluster of
    connected conflicts: two or more leave it open who is wrong, none means that more than one statement is. `settled`
    where a later word of the source, its own denial, or a firm count beside a possible or a quoted one has replaced a
    figure.
    `readings` are the explanations, cheaper than an error, that would settle it when tried alone, the cheapest first
    (see `Assumptions.readings`).
    """

    figures: tuple[Figure, ...]
    gap: Amount | None
    kind: ConflictKind
    culprits: tuple[Figure, ...] = ()
    series: str | None = None
    settled: bool = False
    readings: tuple[Reading, ...] = ()
    explanation: str = ""

    def to_markdown(self) -> str:
        """The explanation, and a table of the figures with who may be wrong.

        >>> day = dt.date(2024, 10, 21)
        >>> figures = (Figure.plain(9, source="Army", published=day), Figure.plain(12, source="Mayor", published=day))
        >>> conflict = Conflict(figures, 3, ConflictKind.DISAGREEMENT, figures[1:], explanation="They are 3 apart.")
        >>> print(conflict.to_markdown())
        *disagreement*: They are 3 apart.
        <BLANKLINE>
        | statement | window | who says so | may be wrong |
        |---|---|---|---|
        | 9 |  | Army, 2024-10-21 |  |
        | 12 |  | Mayor, 2024-10-21 | yes |
        <BLANKLINE>

        """
        from reconcile.account.markdown import conflict_markdown  # words of figures, which this module is read for

        return conflict_markdown(self)

    def _repr_html_(self) -> str:
        from reconcile.pages import conflict_table  # only a notebook asks for it

        return conflict_table(self)


@final
@dataclass(frozen=True, slots=True, repr=False)
class Remaining(Value):
    """What remains to a target: from `low` to `high`, and `best` where one value is warranted.

    >>> import datetime as dt
    >>> from reconcile import reconcile
    >>> day, december = dt.date(2024, 10, 23), dt.date(2024, 12, 31)
    >>> said = [Figure.cumulative(3_000, series="sent", published=day),
    ...         Figure.cumulative(10_000, by=december, modality="planned", series="sent", published=day)]
    >>> print(reconcile(said).remaining()[0])
    sent: 7 000 remain to the target of 10 000 by 2024-12-31 (3 000 reached): 101.5 a day for 69 days

    `target` is the figure as it was stated, `figures` all that state it; `by` the last day, where one is named;
    `reached` the state when it was last reported (on that day, where a later one would meet it); `days` how many are
    left from the last report.
    """

    target: Figure
    by: dt.date | None
    reached: Estimate
    low: Amount | None
    high: Amount | None
    best: Amount | None
    series: str | None = None
    figures: tuple[Figure, ...] = ()
    days: int | None = None

    @property
    def rate(self) -> Bounds | None:
        """How many are needed a day, in tenths and rounded up; None where no day is left, or none is named."""
        if not self.days or self.days < 0:
            return None
        low, high = (self.low, self.high) if self.best is None else (self.best, self.best)
        return Bounds(_a_day(low, self.days), _a_day(high, self.days))

    def __str__(self) -> str:
        more = " more" if self.target.kind == "increment" else ""
        more += " for a part" if self.target.subset else ""
        stated = in_words(self.target.bounds.low, self.target.bounds.high)
        due = f" by {self.by}" if self.by else ""
        left = spaced(self.best) if self.best is not None else in_words(self.low, self.high)
        needed = "" if self.rate is None else f": {in_words(self.rate.low, self.rate.high)} a day for {self.days} days"
        over = "; that day is over" * (self.days is not None and self.days <= 0 and self.best != 0)
        return (
            f"{self.series}: {left} remain to the target of {stated}{more}{due} ({self.reached} reached){needed}{over}"
        )


def _a_day(amount: Amount | None, days: int) -> Amount | None:
    """An exact share of the amount, rounded up to a tenth: less would not do."""
    if amount is None:
        return None
    tenths = -(-Fraction(amount) * 10 // days)
    return tenths // 10 if tenths % 10 == 0 else Decimal(tenths).scaleb(-1)


@final
@dataclass(frozen=True, slots=True, repr=False)
class Proof(Value):
    """The statements that pin the low and the high of a total, as two chains.

    >>> import datetime as dt
    >>> from reconcile import reconcile
    >>> day = dt.date(2024, 10, 23)
    >>> said = [Figure.cumulative(3_000, series="sent", source="NIS", published=day)]
    >>> print(reconcile(said).why(day))
    sent, end of 2024-10-23: 3 000
    at least 3 000: 3 000 in all (NIS, 2024-10-23)
    at most 3 000: 3 000 in all (NIS, 2024-10-23)

    """

    estimate: Estimate
    low: tuple[Figure, ...]
    high: tuple[Figure, ...]
    text: str = ""

    def __str__(self) -> str:
        return self.text
