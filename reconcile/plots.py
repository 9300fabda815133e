"""The account drawn: a band from low to high, the best value, and every statement by source."""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from reconcile.account.series import Ledger
from reconcile.account.values import spaced
from reconcile.bounds import Amount
from reconcile.errors import InputError, MissingExtraError
from reconcile.figures import Figure, Kind

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from reconcile.account.reconciliation import Reconciliation

BAND: Final = "#9db8d9"
LINE: Final = "#1f4e8c"
DISPUTE: Final = "#c0392b"
STATED: Final = "#333333"
TARGET: Final = "#7a6a1f"
TARGET_TEXT: Final[dict[str, Any]] = {"color": TARGET, "fontsize": 8, "va": "bottom"}
MARKS: Final = "osD^vP*Xh<>d"
ROOM_BESIDE: Final = 0.03  # of the days drawn
SHORTEST: Final = dt.timedelta(days=6)
ROOM_ABOVE: Final = 1.12  # how much higher than the highest mark a band without a limit is drawn


class Mark(NamedTuple):
    """A statement as a point: when it ends, how many are reached by it, and how unsure it is."""

    day: dt.date
    value: float
    below: float
    above: float
    figure: Figure


def plot(account: "Reconciliation", ledgers: Sequence[Ledger]) -> "Axes":
    """Draw each series in a panel of its own; the Axes of the first."""
    if not ledgers:
        msg = "nothing to draw: the account has no series"
        raise InputError(msg)
    try:
        from matplotlib import dates, ticker
        from matplotlib.figure import Figure as Canvas
    except ImportError:
        msg = "drawing needs matplotlib: pip install 'reconcile-figures[plot]'"
        raise MissingExtraError(msg) from None
    canvas = Canvas(figsize=(9, 3.6 * len(ledgers)), layout="constrained")
    panels = canvas.subplots(len(ledgers), squeeze=False)[:, 0]
    sources = sorted({figure.source or "" for figure in account.figures})
    for axes, ledger in zip(panels, ledgers, strict=True):
        _draw(axes, account, ledger, sources)
        locator = dates.AutoDateLocator(minticks=3, maxticks=8)  # type: ignore[no-untyped-call]  # matplotlib's
        axes.xaxis.set_major_locator(locator)
        axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]  # as above
        axes.yaxis.set_major_locator(ticker.MaxNLocator(nbins=6, integer=True))
        axes.yaxis.set_major_formatter(ticker.FuncFormatter(lambda y, _: f"{y:,.0f}".replace(",", " ")))
    found: Axes = panels[0]
    return found


def _draw(axes: Any, account: "Reconciliation", ledger: Ledger, sources: Sequence[str]) -> None:
    name = str(ledger.model.table.names[ledger.code])
    marks = _marks(ledger)
    disputed = {figure for conflict in account.conflicts if not conflict.settled for figure in conflict.figures}
    top = _band(axes, ledger, [mark.value + mark.above for mark in marks])
    for source in sources:
        own = [mark for mark in marks if (mark.figure.source or "") == source]
        _points(axes, own, source, MARKS[sources.index(source) % len(MARKS)], disputed)
    axes.set_ylim(0, max([top, *_targets(axes, account, name)]))
    if ledger.days:
        axes.set_xlim(*_span(ledger.days[0], ledger.days[-1]))
    axes.set_title(name, loc="left", fontweight="bold")
    axes.grid(alpha=0.25)
    axes.spines[["top", "right"]].set_visible(False)
    handles, labels = axes.get_legend_handles_labels()
    unique = dict(zip(labels, handles, strict=True))
    axes.legend(unique.values(), unique.keys(), loc="upper left", bbox_to_anchor=(1.0, 1.0), fontsize=8, frameon=False)


def _span(first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    """From when to when to draw: room for the marks at both ends, and never so short that hours would be shown."""
    room = max(dt.timedelta(days=1), (last - first) * ROOM_BESIDE, (SHORTEST - (last - first)) / 2)
    return first - room, last + room


def _band(axes: Any, ledger: Ledger, heights: Sequence[float]) -> float:
    """The bounds between each two days with an entry, hatched where nothing limits them, and the best values.

    Between two days the count is at least what it was on the first and at most what it is on the second.
    """
    days = ledger.days
    totals = [ledger.total(day) for day in days]
    known = [float(end) for total in totals for end in (total.low, total.high) if end is not None]
    top = max([*known, *heights, 1.0]) * ROOM_ABOVE
    steps = (
        [] if ledger.falls else list(zip(days, totals, days[1:], totals[1:], strict=False))
    )  # levels say nothing between
    for this, total, after, later in steps:
        low, high = float(total.low or 0), later.high
        limit = top if high is None else float(high)
        axes.fill_between([this, after], low, limit, color=BAND, alpha=0.45, linewidth=0, label="possible")
        if high is None:
            open_ended: dict[str, Any] = {"facecolor": "none", "edgecolor": BAND, "hatch": "///", "linewidth": 0}
            axes.fill_between([this, after], low, limit, label="no upper limit stated", **open_ended)
    style = (
        "None" if ledger.falls else "-"
    )  # between two known values a count rises in steps, of a level nothing is known
    for _, run in groupby(enumerate(totals), key=lambda item: item[1].best is None):
        known_run = [(days[place], float(total.best)) for place, total in run if total.best is not None]
        if known_run:
            look = {"color": LINE, "linestyle": style, "drawstyle": "steps-post", "marker": ".", "zorder": 4}
            axes.plot(*zip(*known_run, strict=True), label="best", **look)
    return top


def _marks(ledger: Ledger) -> list[Mark]:
    """Each counted statement where it ends; an addition on top of what its window starts from."""
    return [mark for row, figure in enumerate(ledger.figures) if (mark := _mark(ledger, row, figure)) is not None]


def _mark(ledger: Ledger, row: int, figure: Figure) -> Mark | None:
    model = ledger.model
    if model.table.series[row] != ledger.code or model.head[row] < 0 or figure.kind is Kind.ADJUSTMENT:
        return None
    day = ledger.day_of_node(int(model.head[row]))
    ends = [float(end) for end in (figure.bounds.low, figure.bounds.high) if end is not None]
    if day is None or not ends:
        return None
    base = ledger.before(int(model.tail[row]), day)
    middle = sum(ends) / len(ends)
    return Mark(day, base + middle, middle - min(ends), max(ends) - middle, figure)


def _points(axes: Any, marks: Sequence[Mark], source: str, shape: str, disputed: set[Figure]) -> None:
    for mark in marks:
        edge = DISPUTE if mark.figure in disputed else STATED
        axes.errorbar(
            mark.day,
            mark.value,
            yerr=[[mark.below], [mark.above]],
            fmt=shape,
            markersize=7,
            markerfacecolor="white",
            markeredgecolor=edge,
            markeredgewidth=1.6 if mark.figure in disputed else 1.1,
            ecolor=edge,
            capsize=3,
        )
        if mark.figure.bounds.high is None:
            axes.annotate(
                "",
                (mark.day, mark.value * 1.06),
                (mark.day, mark.value),
                arrowprops={"arrowstyle": "->", "color": edge},
            )
    look: dict[str, Any] = {"linestyle": "None", "markerfacecolor": "white"}
    if marks:
        axes.plot([], [], marker=shape, markeredgecolor=STATED, label=source or "no source", **look)
    if any(mark.figure in disputed for mark in marks):
        axes.plot([], [], marker="o", markeredgecolor=DISPUTE, markeredgewidth=1.6, label="in conflict", **look)


def _targets(axes: Any, account: "Reconciliation", series: str) -> list[float]:
    """Draw the targets of a series; how high the panel has to be for each."""
    heights = []
    for target in account.remaining():
        height: Amount | None = target.target.bounds.high or target.target.bounds.low
        if target.series != series or height is None:
            continue
        due = f" by {target.by}" if target.by else ""
        axes.axhline(float(height), color=TARGET, linestyle=(0, (5, 4)), linewidth=1.2, label=f"target{due}")
        axes.annotate(f" {spaced(height)}{due}", (0, float(height)), xycoords=("axes fraction", "data"), **TARGET_TEXT)
        heights.append(float(height) * ROOM_ABOVE)
    return heights
