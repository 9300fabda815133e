"""A panel as SVG within a page: light and dark by its style, every mark says under the pointer who states it."""

import math
from collections.abc import Iterator
from typing import Final, final

from reconcile.account.words import said
from reconcile.markup import Markup, element, isolated, joined
from reconcile.panels import Panel
from reconcile.panels.looks import FILLINGS, GREY, Filling, Look, kinds_of, source_of
from reconcile.panels.panel import EPOCH, Block, Goal, Mark
from reconcile.panels.scales import amount_ticks, day_ticks, short

WIDTH: Final = 860
HEIGHT: Final = 270
LEFT: Final = 66
RIGHT: Final = 24  # half of the name of a day
ABOVE: Final = 10
BELOW: Final = 40
SIZE: Final = 5.2
SMALLEST: Final = 2.6
CROWD: Final = 40  # marks, from when on they are drawn smaller
ARROW: Final = 18


@final
class _Canvas:
    """Where days and amounts lie on the drawing."""

    def __init__(self, panel: Panel, name: str) -> None:
        self.panel = panel
        self.hatch = f"rc-hatch-{name}"
        self.size = max(SMALLEST, SIZE * min(1.0, math.sqrt(CROWD / max(len(panel.marks), 1))))

    def x(self, at: float) -> float:
        share = (at - self.panel.first) / (self.panel.last - self.panel.first)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value: float) -> float:
        share = (value - self.panel.floor) / (self.panel.top - self.panel.floor)
        return round(HEIGHT - BELOW - share * (HEIGHT - ABOVE - BELOW), 1)


def drawing(panel: Panel, look: dict[str, Look], name: str) -> Markup:
    """The panel as an SVG element; the name tells its parts from those of other drawings on the page."""
    canvas = _Canvas(panel, name)
    parts = [*_scales(canvas), *_band(canvas), *_best(canvas), *(_goal(canvas, goal) for goal in panel.goals)]
    marks = [_mark(canvas, mark, look[source_of(mark.figure)]) for mark in panel.marks]
    label = f"{panel.name}: what is possible, the best value, and every statement over time"
    style = {"class_": "rc-drawing", "viewBox": f"0 0 {WIDTH} {HEIGHT}", "role": "img", "aria_label": label}
    return element("svg", _hatching(canvas), *parts, *marks, **style)


def legend(panel: Panel, look: dict[str, Look]) -> Markup:
    """What the areas, lines, shapes and fillings of the drawing mean."""
    blocks = (*panel.blocks, *panel.bars)
    box: dict[str, object] = {"x": 1, "y": 3, "width": 20, "height": 10}
    line: dict[str, object] = {"x1": 0, "x2": 22, "y1": 8, "y2": 8}
    keys = [
        (any(block.high is not None for block in blocks), _shape_of("rect", "rc-band", **box), "possible"),
        (any(block.high is None for block in blocks), _shape_of("rect", "rc-no-limit", **box), "no upper limit stated"),
        (panel.runs, _shape_of("line", "rc-best", **line), "best value"),
        (panel.goals, _shape_of("line", "rc-goal", **line), "target"),
        (any(mark.disputed for mark in panel.marks), _ring(11, 8, SIZE), "in conflict"),
    ]
    sources = sorted({source_of(mark.figure) for mark in panel.marks})
    keys += [(True, _symbol(look[name], Filling.FULL, 11, 8, SIZE), name) for name in sources]
    for kind in kinds_of([mark.figure for mark in panel.marks]):
        filling, meaning = FILLINGS[kind]
        keys.append((True, _symbol(GREY, filling, 11, 8, SIZE), meaning))
    shown = [element("li", _small(drawn), " ", isolated(meaning)) for when, drawn, meaning in keys if when]
    return element("ul", *shown, class_="rc-keys")


def _small(drawn: Markup) -> Markup:
    return element("svg", drawn, viewBox="0 0 22 16", width="22", height="16", aria_hidden="true")


def _shape_of(tag: str, name: str, **where: object) -> Markup:
    return element(tag, class_=name, **where)


def _hatching(canvas: _Canvas) -> Markup:
    line = element("line", x1=0, y1=0, x2=0, y2=7, class_="rc-hatching")
    turned = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    return element("defs", element("pattern", line, id=canvas.hatch, width=7, height=7, **turned))


def _scales(canvas: _Canvas) -> Iterator[Markup]:
    """Amounts with a line across, days below."""
    panel = canvas.panel
    for amount in amount_ticks(panel.floor, panel.top, panel.whole):
        y = canvas.y(amount)
        yield element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, class_="rc-grid" if amount else "rc-axis")
        yield element("text", short(amount), x=LEFT - 8, y=y + 4, text_anchor="end")
    for at, name in day_ticks(panel.first, panel.last, EPOCH):
        x = canvas.x(at)
        yield element("line", x1=x, x2=x, y1=HEIGHT - BELOW, y2=HEIGHT - BELOW + 4, class_="rc-axis")
        for line, words in enumerate(name.split("\n")):
            yield element("text", words, x=x, y=HEIGHT - BELOW + 17 + 14 * line, text_anchor="middle")


def _band(canvas: _Canvas) -> Iterator[Markup]:
    """What is possible between each two days; of a level, at its moments alone."""
    for block in canvas.panel.blocks:
        yield _area(canvas, block, canvas.x(block.start), canvas.x(block.end))
    for bar in canvas.panel.bars:
        yield _area(canvas, bar, canvas.x(bar.start) - 3, canvas.x(bar.start) + 3)


def _area(canvas: _Canvas, block: Block, left: float, right: float) -> Markup:
    above = ABOVE if block.high is None else canvas.y(block.high)
    where = {"x": left, "width": round(right - left, 1), "y": above, "height": round(canvas.y(block.low) - above, 1)}
    fill = f"url(#{canvas.hatch})" if block.high is None else None
    return element("rect", class_=None if fill else "rc-band", fill=fill, **where)


def _best(canvas: _Canvas) -> Iterator[Markup]:
    """The best values: steps from one to the next, of a level points alone."""
    for run in canvas.panel.runs:
        corners = [(canvas.x(at), canvas.y(best)) for at, best in run]
        if canvas.panel.goes_on:
            steps = "".join(f"H{x}V{y}" for x, y in corners[1:])
            yield element("path", d=f"M{corners[0][0]} {corners[0][1]}{steps}", class_="rc-best")
        yield from (element("circle", cx=x, cy=y, r=2.4, class_="rc-best-point") for x, y in corners)


def _goal(canvas: _Canvas, goal: Goal) -> Markup:
    """A line from when the target was stated to its deadline, or to the edge where that lies beyond."""
    within = goal.due is not None and goal.due <= canvas.panel.last
    end, y = canvas.x(goal.due if within and goal.due is not None else canvas.panel.last), canvas.y(goal.height)
    head = f"M{end} {y - 7}V{y + 7}" if within else f"M{end - 6} {y - 4}L{end} {y}L{end - 6} {y + 4}"
    line = element("line", x1=canvas.x(goal.start), x2=end, y1=y, y2=y, class_="rc-goal")
    label = element("text", goal.label, x=end - 4, y=y - 5, text_anchor="end", class_="rc-goal-label")
    return joined(line, element("path", d=head, class_="rc-goal-end"), label)


def _mark(canvas: _Canvas, mark: Mark, look: Look) -> Markup:
    """A statement: its shape, how unsure it is, what it adds to, and a ring where it is in conflict."""
    x, y = canvas.x(mark.at), canvas.y(mark.value)
    parts: list[Markup] = [element("title", said(mark.figure))]
    if mark.low is not None and mark.high is not None and mark.low < mark.high:
        low, high = canvas.y(mark.low), canvas.y(mark.high)
        path = f"M{x} {low}V{high}M{x - 3} {low}H{x + 3}M{x - 3} {high}H{x + 3}"
        parts.append(element("path", d=path, class_="rc-whisker"))
    if mark.base is not None:
        parts.append(element("path", d=f"M{x} {canvas.y(mark.base)}V{y}", class_="rc-stem"))
    if (mark.low is None) != (mark.high is None):
        end = y + (-ARROW if mark.high is None else ARROW)
        back = end + (5 if mark.high is None else -5)
        parts.append(
            element("path", d=f"M{x} {y}V{end}M{x - 3.5} {back}L{x} {end}L{x + 3.5} {back}", class_="rc-whisker")
        )
    if mark.disputed:
        parts.append(_ring(x, y, canvas.size))
    parts.append(_symbol(look, FILLINGS[mark.figure.kind][0], x, y, canvas.size))
    return element("g", *parts, style=_tones(look))


def _symbol(look: Look, filling: Filling, x: float, y: float, size: float) -> Markup:
    points = " ".join(f"{x + across * size:.1f},{y - up * size:.1f}" for across, up in look.shape)
    shape = element("polygon", points=points, class_=f"rc-symbol rc-{filling}")
    dot = element("circle", cx=x, cy=y, r=round(size / 3, 1), class_="rc-dot") if filling is Filling.DOTTED else ""
    return element("g", shape, dot, style=_tones(look))


def _ring(x: float, y: float, size: float) -> Markup:
    return element("circle", cx=x, cy=y, r=round(size * 1.9, 1) if size < SIZE else 7.6, class_="rc-ring")


def _tones(look: Look) -> str:
    return f"--light:{look.light};--dark:{look.dark}"
