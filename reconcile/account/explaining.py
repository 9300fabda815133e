"""A conflict in words to be read aloud: who said what and when, by how much they differ, and what to ask."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from reconcile.account.values import ConflictKind, spaced
from reconcile.account.words import date_in_words, stated, told
from reconcile.assumptions import Reading
from reconcile.bounds import Amount
from reconcile.figures import Figure, Kind

_SUPPOSED: Final[Mapping[Reading, str]] = {
    Reading.ROUNDED: "They agree if {round} is a rounded number: ask {who} for the exact one.",
    Reading.GAP: "They agree if {more} covers all days since the total before: ask {who} since when it counts.",
    Reading.CUT_OFF: "They agree if {more} ends where the total beside it ends: ask {who} up to what hour each counts.",
    Reading.PART: "They agree if one of them counts only a part: ask {who} whether they count the same.",
    Reading.ADJUSTMENT: "They agree if the count was corrected downwards: ask {who} what was taken off, and why.",
    Reading.RESTART: "They agree if the count began again: ask {who} since when the later number counts.",
    Reading.LEVEL_SHIFT: "Later totals bear out the last one: ask {who} what else moved the total.",
}


def explained(
    figures: Sequence[Figure],
    gap: Amount | None,
    guilty: Sequence[Figure],
    kind: ConflictKind,
    readings: Sequence[Reading],
    series: str,
) -> str:
    """The whole explanation of a conflict that nothing settles."""
    if len(figures) == 1:
        return f"{told(figures)}. This cannot hold by itself: ask {_who(figures)} what was meant."
    ordered = sorted(figures, key=lambda figure: (figure.published is None, str(figure.published or "")))
    every = "both" if len(figures) == 2 else "all"
    lead = f"On {series}, {_number(len(figures))} statements cannot {every} hold; they are {spaced(gap)} apart."
    return " ".join(
        [lead, f"{told(ordered)}.", *_sum(ordered), *_growth(ordered), *_verdict(figures, guilty, kind, readings)]
    )


def _sum(figures: Sequence[Figure]) -> list[str]:
    """What a total and the additions to it come to, beside the total that was stated."""
    if len({figure.series for figure in figures}) > 1:
        return []
    totals = [figure for figure in figures if figure.kind == Kind.CUMULATIVE]
    more = [figure.bounds.value for figure in figures if figure.kind == Kind.INCREMENT]
    values = [*(total.bounds.value for total in totals), *more]
    if len(totals) != 2 or not more or None in values or len(totals) + len(more) != len(figures):
        return []
    first, last = (total.bounds.value for total in totals)
    if first is None or last is None:
        return []
    come = first + sum(value for value in more if value is not None)
    added = " and ".join(spaced(value) for value in more)
    return [f"{spaced(first)} and {added} more come to {spaced(come)}, not {spaced(last)}."] if come != last else []


def _growth(figures: Sequence[Figure]) -> list[str]:
    """By how much the totals from each of two starts grew."""
    if len({figure.series for figure in figures}) > 1:
        return []
    grown = {}
    for start in dict.fromkeys(figure.period.start for figure in figures):
        values = [figure.bounds.value for figure in figures if figure.period.start == start]
        if start is None or len(values) != 2 or values[0] is None or values[1] is None:
            return []
        grown[date_in_words(start)] = values[1] - values[0]
    if len(grown) != 2 or any(figure.kind != Kind.CUMULATIVE for figure in figures):
        return []
    (one, first), (other, second) = grown.items()
    return [f"Counted since {one} it grew by {spaced(first)}, counted since {other} by {spaced(second)}."]


def _verdict(
    figures: Sequence[Figure], guilty: Sequence[Figure], kind: ConflictKind, readings: Sequence[Reading]
) -> list[str]:
    if kind is ConflictKind.ROUNDING and not readings:
        return [f"Only approximate words stand in the way: ask {_who(figures)} for exact numbers."]
    asked = guilty or figures
    if readings:
        return [_blame(figures, guilty), _supposed(readings[0], figures, guilty)]
    return [_blame(figures, guilty), f"Ask {_who(asked)} to confirm {'it' if len(asked) == 1 else 'each of them'}."]


def _supposed(reading: Reading, figures: Sequence[Figure], guilty: Sequence[Figure]) -> str:
    doubted = guilty or figures
    more = [figure for figure in doubted if figure.kind == Kind.INCREMENT] or doubted
    roundest = max(doubted, key=lambda figure: _zeros(figure.bounds.value))
    about = {Reading.ROUNDED: [roundest], Reading.GAP: more, Reading.CUT_OFF: more}.get(reading, figures)
    return _SUPPOSED[reading].format(round=stated(roundest), more=stated(more[0]), who=_who(about))


def _zeros(value: Amount | None) -> int:
    digits = str(value or "")
    return len(digits) - len(digits.rstrip("0"))


def _blame(figures: Sequence[Figure], guilty: Sequence[Figure]) -> str:
    if not guilty:
        return "More than one statement here and in the conflicts beside it must be wrong."
    if len(guilty) == 1:
        return f"All else fits without one of them: {_short(guilty[0])}."
    if len(guilty) == len(figures):
        return "Nothing tells which is wrong." if len(figures) == 2 else "Any one of them may be wrong."
    return f"Either of these may be wrong: {' or '.join(map(_short, guilty))}."


def _short(figure: Figure) -> str:
    return f"{stated(figure)} of {date_in_words(figure.published)}" if figure.published else stated(figure)


def _who(figures: Iterable[Figure]) -> str:
    sources = list(dict.fromkeys(figure.source or "those who reported it" for figure in figures))
    return sources[0] if len(sources) == 1 else f"{', '.join(sources[:-1])} and {sources[-1]}"


def _number(count: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six")
    return words[count] if count < len(words) else str(count)
