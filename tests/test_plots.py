"""An account can be drawn: one panel a series, without a window and without a trace in pyplot."""

import datetime as dt
import io
import sys

import pytest

from reconcile import Figure, InputError, Modality, reconcile
from reconcile.errors import MissingExtraError

DAY = dt.date(2024, 10, 1)
SAID = [
    Figure.cumulative(100, series="dead", source="Army", published=DAY),
    Figure.cumulative(90, series="dead", source="Mayor", published=DAY),
    Figure.increment(12, series="dead", source="Army", published=DAY + dt.timedelta(days=3)),
    Figure.cumulative(500, series="dead", modality=Modality.PLANNED, by=DAY + dt.timedelta(days=30), published=DAY),
    Figure.cumulative(low=7, series="hurt", published=DAY),
]


def test_a_panel_a_series_with_its_sources_and_its_target() -> None:
    axes = reconcile(SAID).plot()
    panels = axes.figure.axes
    assert [panel.get_title(loc="left") for panel in panels] == ["dead", "hurt"]
    labels = [text.get_text() for text in axes.figure.legends[0].get_texts()]
    kinds = ["total so far", "addition, on what it adds to"]
    areas = ["possible", "no upper limit stated", "best value", "target", "in conflict"]
    assert labels == [*areas, "Army", "Mayor", "no source", *kinds]
    assert [text.get_text() for text in axes.texts if text.get_text()] == ["target: 500 by 2024-10-31"]
    assert axes.get_ylim()[1] > 500
    assert "matplotlib.pyplot" not in sys.modules or not sys.modules["matplotlib.pyplot"].get_fignums()


def test_one_series_can_be_chosen() -> None:
    assert len(reconcile(SAID).plot("hurt").figure.axes) == 1


def test_nothing_cannot_be_drawn() -> None:
    with pytest.raises(InputError, match="no series"):
        reconcile([]).plot()


def test_without_matplotlib_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtraError, match="pip install"):
        reconcile(SAID).plot()


def names_in(axes: object) -> list[str]:
    return [text.get_text() for text in axes.figure.legends[0].get_texts()]


def test_many_series_are_small_multiples() -> None:
    said = [Figure.cumulative(k, series=f"s{k:02}", source="A", published=DAY) for k in range(1, 11)]
    panels = reconcile(said).plot().figure.axes
    columns = {round(panel.get_subplotspec().colspan.start) for panel in panels}
    assert (len(panels), columns) == (10, {0, 1, 2})
    assert len(reconcile(said[:1]).plot().figure.axes) == 1


def test_names_are_never_read_as_formulas_and_never_hidden() -> None:
    name = "_bank $\\frac{$ & <b>"
    said = [Figure.cumulative(k, series=f"$x_{k}$ " * 60, source=name, published=DAY) for k in range(2)]
    axes = reconcile(said).plot()
    axes.figure.savefig(io.BytesIO(), format="svg")
    assert name in names_in(axes)
    assert axes.get_title(loc="left").count("\n") == 1
    assert axes.get_title(loc="left").endswith("…")


def test_many_sources_do_not_flood_the_legend() -> None:
    said = [Figure.cumulative(9, series="dead", source=f"source {k:02}", published=DAY) for k in range(40)]
    assert "and 16 more sources" in names_in(reconcile(said).plot())


def test_kinds_are_told_by_their_filling() -> None:
    said = [
        Figure.cumulative(100, series="dead", source="Army", published=DAY),
        Figure.increment(12, series="dead", source="Army", published=DAY + dt.timedelta(days=3)),
        Figure.plain(5, series="dead", source="Army", during=DAY, published=DAY),
        Figure.level(5, series="beds", source="Army", published=DAY),
    ]
    axes = reconcile(said).plot()
    kinds = ["total so far", "addition, on what it adds to", "state at a time", "count"]
    assert [name for name in names_in(axes) if name in kinds] == kinds
    found = [line for panel in axes.figure.axes for line in panel.lines if line.get_markersize() > 7]
    assert len({line.get_markerfacecolor() for line in found}) == 3
    assert {line.get_markeredgecolor() for line in found} == {"#0072b2"}


def test_days_are_dates_to_whoever_draws_on() -> None:
    axes = reconcile(SAID).plot("dead")
    first, last = axes.get_xlim()
    axes.axvline(DAY)
    assert first < float(axes.lines[-1].get_xdata(orig=False)[0]) < last


def test_what_is_too_large_or_not_there_is_said_to_be_nothing_to_draw() -> None:
    vast = Figure.cumulative(10**5000, series="vast", published=DAY)
    axes = reconcile([vast, *SAID]).plot("vast")
    assert [text.get_text() for text in axes.texts] == ["nothing to draw"]
    assert axes.get_xticks().size == 0
