"""The account drawn: a band from low to high, the best value, and every statement by source and kind."""

import math
from collections.abc import Callable, Iterable, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from reconcile.account.series import Ledger
from reconcile.errors import InputError, MissingExtraError
from reconcile.panels import Panel, panels
from reconcile.panels.looks import DISPUTE, FILLINGS, GREY, Filling, Look, cut, kinds_of, looks, source_of
from reconcile.panels.panel import EPOCH, Block, Goal, Mark
from reconcile.panels.scales import amount_ticks, day_ticks, short

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from reconcile.account.reconciliation import Reconciliation

BAND: Final = "#b9cfe4"
HATCH: Final = "#9db8d3"
BEST: Final = "#14213d"
INK: Final = "#3c434a"
TARGET: Final = "#6b5900"
SIZE: Final = 6.5  # of a mark, in points
SMALLEST: Final = 3.5
CROWD: Final = 40  # marks, from when on they are drawn smaller
WIDTHS: Final = (9.0, 11.0, 13.0)  # of one, two and three columns, in inches
HEIGHTS: Final = (3.4, 2.8, 2.4)
LETTERS: Final = (90, 52, 44)  # of a title that fit
ARROW: Final = 0.07  # of the height
LONGEST_NAME: Final = 200
LONGEST: Final = 40  # letters of a source in the legend
OF_SOURCES: Final = 24  # that the legend names


def plot(account: "Reconciliation", ledgers: Sequence[Ledger]) -> "Axes":
    """Draw each series in a panel of its own; the Axes of the first."""
    if not ledgers:
        msg = "nothing to draw: the account has no series"
        raise InputError(msg)
    try:
        from matplotlib import figure
    except ImportError:
        msg = "drawing needs matplotlib: pip install matplotlib"
        raise MissingExtraError(msg) from None
    columns = 1 + (len(ledgers) > 3) + (len(ledgers) > 8)
    rows = -(-len(ledgers) // columns)
    canvas = figure.Figure(figsize=(WIDTHS[columns - 1], HEIGHTS[columns - 1] * rows + 0.7), layout="constrained")
    every = canvas.subplots(rows, columns, squeeze=False).ravel().tolist()
    look = looks(source_of(figure) for figure in account.figures)
    found = panels(account, ledgers)
    for axes, panel in zip(every, found, strict=False):
        _draw(axes, panel, look, columns)
    for axes in every[len(found) :]:
        axes.remove()
    _legend(canvas, found, look, columns + 2)
    first: Axes = every[0]
    return first


def _draw(axes: Any, panel: Panel, look: dict[str, Look], columns: int) -> None:
    _frame(axes, panel, columns)
    _band(axes, panel)
    for run in panel.runs:
        style = {"drawstyle": "steps-post", "linestyle": "-"} if panel.goes_on else {"linestyle": "None"}
        axes.plot(*zip(*run, strict=True), color=BEST, linewidth=2, marker=".", markersize=5, zorder=4, **style)
    for goal in panel.goals:
        _goal(axes, panel, goal)
    size = max(SMALLEST, SIZE * min(1.0, math.sqrt(CROWD / max(len(panel.marks), 1))))
    for mark in panel.marks:
        _mark(axes, mark, look[source_of(mark.figure)], size, (panel.top - panel.floor) * ARROW)
    if panel.empty:
        axes.text(0.5, 0.5, "nothing to draw", transform=axes.transAxes, ha="center", fontsize=9, color=INK)
        axes.set_xticks([])
        axes.set_yticks([])


def _frame(axes: Any, panel: Panel, columns: int) -> None:
    """Title, scales and grid."""
    title = "\n".join(wrap(cut(panel.name, LONGEST_NAME), LETTERS[columns - 1], max_lines=2, placeholder=" …"))
    axes.set_title(title, loc="left", fontweight="bold", fontsize=11 - columns, color=BEST, parse_math=False)
    axes.xaxis_date()
    days = day_ticks(panel.first, panel.last, EPOCH, most=9 - 2 * columns)
    axes.set_xticks([at for at, _ in days], [name for _, name in days])
    amounts = amount_ticks(panel.floor, panel.top, panel.whole)
    axes.set_yticks(amounts, [short(amount) for amount in amounts])
    axes.set_xlim(panel.first, panel.last)
    axes.set_ylim(panel.floor, panel.top)
    axes.tick_params(labelsize=8, colors=INK, length=3)
    axes.grid(axis="y", color="#dfe3e8", linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(INK)


def _band(axes: Any, panel: Panel) -> None:
    """What is possible between each two days, hatched where nothing limits it; of a level, at its moments alone."""
    from matplotlib.collections import PolyCollection

    def add(blocks: Iterable[Block], **look: Any) -> None:
        axes.add_collection(PolyCollection([_corners(block, panel.top) for block in blocks], **look), autolim=False)

    add((block for block in panel.blocks if block.high is not None), facecolor=BAND, linewidth=0)
    no_limit = [block for block in panel.blocks if block.high is None]
    add(no_limit, facecolor="none", edgecolor=HATCH, hatch="////", linewidth=0)
    for bar in panel.bars:
        axes.vlines(bar.start, bar.low, panel.top if bar.high is None else bar.high, color=BAND, linewidth=7)


def _corners(block: Block, top: float) -> list[tuple[float, float]]:
    high = top if block.high is None else block.high
    return [(block.start, block.low), (block.end, block.low), (block.end, high), (block.start, high)]


def _goal(axes: Any, panel: Panel, goal: Goal) -> None:
    """A line from when the target was stated to its deadline, or to the edge where that lies beyond."""
    within = goal.due is not None and goal.due <= panel.last
    end = goal.due if within and goal.due is not None else panel.last
    axes.plot([goal.start, end], [goal.height] * 2, color=TARGET, linestyle=(0, (6, 3)), linewidth=1.6)
    if within:
        axes.plot([end], [goal.height], marker="|", markersize=13, markeredgewidth=2.4, color=TARGET)
    else:
        axes.plot([end], [goal.height], marker=">", markersize=6, color=TARGET, clip_on=False)
    look: dict[str, Any] = {"ha": "right", "va": "bottom", "xytext": (-3, 3), "textcoords": "offset points"}
    box = {"facecolor": "white", "edgecolor": "none", "alpha": 0.75, "pad": 1}
    axes.annotate(goal.label, (end, goal.height), fontsize=8, color=TARGET, parse_math=False, bbox=box, **look)


def _mark(axes: Any, mark: Mark, look: Look, size: float, arrow: float) -> None:
    line: dict[str, Any] = {"color": look.light, "linewidth": 1.3, "zorder": 5}
    low, high = mark.low, mark.high
    if low is not None and high is not None and low < high:
        axes.errorbar(
            mark.at, mark.value, [[mark.value - low], [high - mark.value]], fmt="none", capsize=3, **_bar(line)
        )
    if mark.base is not None:
        axes.vlines(mark.at, mark.base, mark.value, linestyle=":", **line)
    if (low is None) != (high is None):
        end = (mark.at, mark.value + (arrow if high is None else -arrow))
        arrows = {"arrowstyle": "-|>", "color": look.light, "shrinkA": 3, "shrinkB": 0}
        axes.annotate("", end, (mark.at, mark.value), arrowprops=arrows, zorder=5, annotation_clip=False)
    if mark.disputed:
        axes.plot([mark.at], [mark.value], **_ring(size))
    axes.plot([mark.at], [mark.value], **_shape(look, FILLINGS[mark.figure.kind][0], size), zorder=7)
    if FILLINGS[mark.figure.kind][0] is Filling.DOTTED:
        axes.plot([mark.at], [mark.value], **_dot(look.light, size), zorder=8)


def _bar(line: dict[str, Any]) -> dict[str, Any]:
    return {"ecolor": line["color"], "elinewidth": line["linewidth"], "zorder": line["zorder"]}


def _shape(look: Look, filling: Filling, size: float = SIZE) -> dict[str, Any]:
    inside = {Filling.FULL: look.light, Filling.PALE: _pale(look.light)}.get(filling, "white")
    style = {"marker": (*look.shape, look.shape[0]), "markersize": size * 1.15, "linestyle": "None"}
    return {**style, "markerfacecolor": inside, "markeredgecolor": look.light, "markeredgewidth": size / 5}


def _dot(colour: str, size: float) -> dict[str, Any]:
    return {"marker": ".", "markersize": size * 0.6, "color": colour, "linestyle": "None"}


def _pale(colour: str) -> str:
    """The colour mixed with as much white."""
    return "#" + "".join(f"{(int(colour[k : k + 2], 16) + 2 * 255) // 3:02x}" for k in (1, 3, 5))


def _ring(size: float = SIZE) -> dict[str, Any]:
    style = {"marker": "o", "markersize": size * 2.5, "markeredgewidth": 1.8, "linestyle": "None", "zorder": 6}
    return {**style, "markerfacecolor": "none", "markeredgecolor": DISPUTE}


def _legend(canvas: Any, found: Sequence[Panel], look: dict[str, Look], columns: int) -> None:
    """One legend for all panels: what the areas and lines mean, then sources by shape, then kinds by filling."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    marks = [mark for panel in found for mark in panel.marks]
    blocks = [block for panel in found for block in (*panel.blocks, *panel.bars)]
    shown: list[tuple[Any, str]] = []

    def key(make: Callable[..., Any], label: str, when: object, *place: Any, **style: Any) -> None:
        if when:
            shown.append((make(*place, **style), label))

    line: tuple[list[float], list[float]] = ([], [])
    key(Patch, "possible", any(b.high is not None for b in blocks), facecolor=BAND)
    no_limit = any(b.high is None for b in blocks)
    key(Patch, "no upper limit stated", no_limit, facecolor="none", edgecolor=HATCH, hatch="////", linewidth=0)
    key(Line2D, "best value", any(panel.runs for panel in found), *line, color=BEST, linewidth=2, marker=".")
    goals = any(panel.goals for panel in found)
    key(Line2D, "target", goals, *line, color=TARGET, linestyle=(0, (6, 3)), linewidth=1.6)
    key(Line2D, "in conflict", any(mark.disputed for mark in marks), *line, **_ring(SIZE * 0.7))
    sources = sorted({source_of(mark.figure) for mark in marks})
    for name in sources[:OF_SOURCES]:
        key(Line2D, cut(name, LONGEST), True, *line, **_shape(look[name], Filling.FULL))
    more = len(sources) - OF_SOURCES
    key(Line2D, f"and {more} more sources", more > 0, *line, linestyle="None")
    for kind in kinds_of([mark.figure for mark in marks]):
        outline, dot = Line2D(*line, **_shape(GREY, FILLINGS[kind][0])), Line2D(*line, **_dot(INK, SIZE))
        shown.append(((outline, dot) if FILLINGS[kind][0] is Filling.DOTTED else outline, FILLINGS[kind][1]))
    handles, labels = [handle for handle, _ in shown], [label for _, label in shown]
    if shown:
        legend = canvas.legend(handles, labels, loc="outside lower left", ncols=columns, fontsize=8, frameon=False)
        for text in legend.get_texts():
            text.set_parse_math(False)
