"""An account can be drawn: one panel a series, without a window and without a trace in pyplot."""

import datetime as dt
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
