"""Several reports in several languages read and made one account: tests/corpus/stories.toml."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from reconcile import Figure, parse, reconcile

STORIES = tomllib.loads((Path(__file__).parent / "corpus" / "stories.toml").read_text(encoding="utf-8"))["story"]


def told(story: dict[str, Any]) -> list[tuple[Figure, ...]]:
    return [
        parse(text, language=language, published=published, source=source)
        for source, published, language, text in story["reports"]
    ]


def one(figures: list[tuple[Figure, ...]], reference: str) -> Figure:
    """The figure called so: the number of its report, and what it says."""
    report, _, text = reference.partition(":")
    return next(figure for figure in figures[int(report)] if figure.text == text)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_story(story: dict[str, Any]) -> None:
    reports = told(story)
    account = reconcile([figure for report in reports for figure in report])
    series = dict(zip(account.figures, account.statuses()["series"], strict=True))
    for reference, day, *ends in story["totals"]:
        low, high, best, since = (None if end == "" else end for end in (*ends, "")[:4])
        estimate = account.total(day, series=series[one(reports, reference)], since=since)
        assert (estimate.low, estimate.high, estimate.best) == (low, high, best)
    unsettled = [set(conflict.figures) for conflict in account.conflicts if not conflict.settled]
    assert bool(unsettled) == bool(story.get("conflicts"))
    for group in story.get("conflicts", ()):
        assert {one(reports, reference) for reference in group} in unsettled
    for group in story.get("restated", ()):
        figures = {one(reports, reference) for reference in group}
        assert any(figures <= set(alike) for alike in account.restatements)
    left = {remaining.target: [remaining.low, remaining.high] for remaining in account.remaining()}
    for reference, *remains in story.get("remaining", ()):
        assert left[one(reports, reference)] == remains
