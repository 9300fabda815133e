"""Tables in and out, without loading pandas before a table is there."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reconcile.figures import Figure

if TYPE_CHECKING:
    import pandas as pd


def to_frame(figures: Iterable[Figure]) -> "pd.DataFrame":
    """One row a figure, one column an attribute; amounts stay exact, days stay dates, what is unknown is None.

    >>> import datetime as dt
    >>> frame = to_frame([Figure.increment(12, source="Daily", published=dt.date(2024, 10, 23))])
    >>> frame[["low", "kind", "source"]].iloc[0].tolist()
    [12, 'increment', 'Daily']

    """
    from reconcile import frames  # imports pandas

    return frames.to_frame(figures)


def from_frame(frame: "pd.DataFrame") -> tuple[Figure, ...]:
    """The figures of a frame with the columns of `to_frame`; only amounts, `kind` and a date are needed.

    >>> import pandas as pd
    >>> from_frame(pd.DataFrame({"value": [3], "kind": ["plain"], "published": ["2024-10-23"]}))[0].bounds
    Bounds.exactly(3)

    A `FrameError` names the column that is missing, or the first row that cannot be used and why.
    """
    from reconcile import frames  # imports pandas

    return frames.from_frame(frame)
