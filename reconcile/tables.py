"""Tables in and out, without loading pandas before a table is there."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reconcile.arguments import careful
from reconcile.assumptions import Assumptions
from reconcile.figures import Figure

if TYPE_CHECKING:
    import pandas as pd


@careful
def to_frame(figures: Iterable[Figure]) -> "pd.DataFrame":
    """One row a figure, one column an attribute, of plain nullable types: fit for Parquet and CSV; amounts stay exact.

    >>> import datetime as dt
    >>> frame = to_frame([Figure.increment(12, source="Daily", published=dt.date(2024, 10, 23))])
    >>> frame[["low", "kind", "source"]].to_dict("records")
    [{'low': 12, 'kind': 'increment', 'source': 'Daily'}]

    """
    from reconcile.frames import conversion  # imports pandas

    return conversion.to_frame(figures)


@careful
def from_frame(frame: "pd.DataFrame") -> tuple[Figure, ...]:
    """The figures of a frame with the columns of `to_frame`; only amounts, `kind` and a date are needed.

    >>> import pandas as pd
    >>> from_frame(pd.DataFrame({"value": [3], "kind": ["plain"], "published": ["2024-10-23"]}))[0].bounds
    Bounds.exactly(3)

    A `FrameError` names the column that is missing, or the first row that cannot be used and why.
    """
    from reconcile.frames import conversion  # imports pandas

    return conversion.from_frame(frame)


@careful
def reconcile_frame(
    frame: "pd.DataFrame",
    by: str = "series",
    assume: Assumptions | None = None,
    errors: str = "status",
    progress: bool = False,
    statuses: bool = False,
) -> "pd.DataFrame | tuple[pd.DataFrame, pd.DataFrame]":
    """The account of many series at once, DataFrame in, DataFrame out: for millions of statements.

    >>> import pandas as pd
    >>> said = pd.DataFrame({"series": ["a", "a"], "value": [1500, 1500], "kind": ["cumulative", "increment"],
    ...                      "published": pd.to_datetime(["2024-10-16", "2024-10-23"])})
    >>> reconcile_frame(said)[["date", "low", "high", "best", "status"]]
            date   low  high  best      status
    0 2024-10-16  1500  1500  1500  consistent
    1 2024-10-23  3000  3000  3000  consistent

    One row a series and day with an entry: the state at the end of the day, what came since the row before, `status`
    of the series (consistent, rounding, contradictory, refused) and how many `conflicts` it has. Rows that cannot be
    used are left out, and a `LeftOutWarning` says how many and why (`errors="raise"`: a `FrameError` lists the first
    ten); `statuses=True` also returns the frame with what became of each row, in place of the warning. In the column
    "series" a row without a name gets the one that `reconcile` would give it.
    """
    from reconcile.frames import conversion  # imports pandas

    return conversion.reconcile_frame(frame, by, assume, errors, progress, statuses)
