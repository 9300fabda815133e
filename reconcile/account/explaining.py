"""A conflict in words to be read aloud: who said what and when, by how much they differ, and what to ask."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, final

from reconcile.account.values import ConflictKind, spaced
from reconcile.account.words import amount, date_in_words, listed, stated, told
from reconcile.assumptions import Reading
from reconcile.bounds import Amount
from reconcile.figures import Figure, Kind

_SUPPOSED: Final[Mapping[Reading, str]] = {
    Reading.ROUNDED: "They agree if {round} is a rounded number: ask {who} for the exact one.",
    Reading.GAP: 'They agree if "{more}" covers all days since the total before: ask {who} since when it counts.',
    Reading.CUT_OFF: 'They agree if "{more}" ends where the total beside it ends: ask {who} up to when each counts.',
    Reading.PART: "They agree if one of them counts only a part: ask {who} whether they count the same.",
    Reading.ADJUSTMENT: "They agree if the count was corrected downwards: ask {who} what was taken off, and why.",
    Reading.RESTART: "They agree if the count began again: ask {who} since when the later number counts.",
    Reading.LEVEL_SHIFT: "Later totals bear out the last one: ask {who} what else moved the total.",
}
_LOOSE: Final = {
    True: "Only approximate words stand in the way",
    False: 'Only an "at most" stands in the way, which is often said loosely',
}


@final
class Tie(NamedTuple):
    """A series and those that are parts of it, or make it up."""

    whole: str
    parts: tuple[str, ...]
    summed: bool

    def __str__(self) -> str:
        named = listed([f'"{part}"' for part in self.parts])
        return f'{named} together make "{self.whole}"' if self.summed else f'{named} is part of "{self.whole}"'


def explained(
    figures: Sequence[Figure],
    gap: str,
    guilty: Sequence[Figure],
    kind: ConflictKind,
    readings: Sequence[Reading],
    series: str,
    ties: Sequence[Tie] = (),
    *,
    alone: bool = True,
) -> str:
    """The whole explanation of a conflict that nothing settles; `alone` where all others hang together with it."""
    if len(figures) == 1:
        return f"{sentence(told(figures))} This cannot hold by itself: ask {_who(figures)} what was meant."
    ordered = sorted(figures, key=_when)
    every = "both" if len(figures) == 2 else "all"
    count = _number(len(figures)).capitalize()
    lead = f'{count} statements about "{series}" cannot {every} hold; they are {gap} apart.'
    rules = [sentence("; ".join(map(str, ties)))] * bool(ties)
    arithmetic = [*_sum(ordered), *_growth(ordered)] if not ties else []
    return " ".join(
        [lead, sentence(told(ordered)), *rules, *arithmetic, *_verdict(figures, guilty, kind, readings, alone)]
    )


def _when(figure: Figure) -> tuple[bool, str, bool]:
    """Additions are told before the total of their report."""
    return figure.published is None, str(figure.published or ""), figure.kind is not Kind.INCREMENT


def sentence(words: str) -> str:
    """With a capital and a stop.

    >>> sentence("on 3 October it fell")
    'On 3 October it fell.'

    """
    return f"{words[:1].upper()}{words[1:]}."


def _sum(figures: Sequence[Figure]) -> list[str]:
    """What a total and the additions to it come to, beside the total that was stated."""
    totals = [figure for figure in figures if figure.kind == Kind.CUMULATIVE]
    more = [figure.bounds.value for figure in figures if figure.kind == Kind.INCREMENT]
    values = [*(total.bounds.value for total in totals), *more]
    mixed = len({figure.unit for figure in figures}) > 1
    if mixed or len(totals) != 2 or not more or None in values or len(totals) + len(more) != len(figures):
        return []
    first, last = (total.bounds.value for total in totals)
    if first is None or last is None:
        return []
    come = first + sum(value for value in more if value is not None)
    added = " and ".join(spaced(value) for value in more)
    return [f"{spaced(first)} and {added} more come to {spaced(come)}, not {spaced(last)}."] if come != last else []


def _growth(figures: Sequence[Figure]) -> list[str]:
    """By how much the totals from each of two starts grew."""
    grown = {}
    for start in dict.fromkeys(figure.period.start for figure in figures):
        values = [figure.bounds.value for figure in figures if figure.period.start == start]
        if start is None or len(values) != 2 or values[0] is None or values[1] is None:
            return []
        grown[date_in_words(start)] = values[1] - values[0]
    if len(grown) != 2 or any(figure.unit != figures[0].unit or figure.kind != Kind.CUMULATIVE for figure in figures):
        return []
    (one, first), (other, second) = grown.items()
    return [f"Counted since {one} it grew by {spaced(first)}, counted since {other} by {spaced(second)}."]


def _verdict(
    figures: Sequence[Figure], guilty: Sequence[Figure], kind: ConflictKind, readings: Sequence[Reading], alone: bool
) -> list[str]:
    if kind is ConflictKind.ROUNDING and Reading.ROUNDED not in readings:
        vague = [figure for figure in figures if figure.approximate or figure.bounds.low is None] or figures
        loose = _LOOSE[any(figure.approximate for figure in vague)]
        return [f"{loose}: ask {_who(vague)} for {'the exact number' if len(vague) == 1 else 'exact numbers'}."]
    asked = guilty or figures
    if readings:
        return [_blame(figures, guilty, alone), _supposed(readings[0], figures, guilty)]
    return [
        _blame(figures, guilty, alone),
        f"Ask {_who(asked)} to confirm {'it' if len(asked) == 1 else 'each of them'}.",
    ]


def _supposed(reading: Reading, figures: Sequence[Figure], guilty: Sequence[Figure]) -> str:
    if reading is Reading.PART and len({figure.series for figure in figures}) > 1:
        return f"They agree if one of the counts is incomplete: ask {_who(figures)} what each leaves out."
    doubted = guilty or figures
    more = [figure for figure in doubted if figure.kind == Kind.INCREMENT] or doubted
    roundest = max(doubted, key=lambda figure: _zeros(figure.bounds.value))
    about = {Reading.ROUNDED: [roundest], Reading.GAP: more, Reading.CUT_OFF: more}.get(reading, figures)
    return _SUPPOSED[reading].format(round=amount(roundest), more=stated(more[0]), who=_who(about))


def _zeros(value: Amount | None) -> int:
    digits = str(value or "")
    return len(digits) - len(digits.rstrip("0"))


def _blame(figures: Sequence[Figure], guilty: Sequence[Figure], alone: bool) -> str:
    if not guilty:
        return "More than one statement here and in the conflicts beside it must be wrong."
    if len(guilty) == 1:
        rest = "all else agrees" if alone else "the statements around it agree"
        return f"Leave out {_short(guilty[0])}, and {rest}."
    if len(guilty) == len(figures):
        return "Nothing tells which is wrong." if len(figures) == 2 else "Any one of them may be wrong."
    return f"Either of these may be wrong: {' or '.join(map(_short, guilty))}."


def _short(figure: Figure) -> str:
    by = f" by {figure.source}" if figure.source else ""
    return f"{stated(figure)}{by}" + (f" of {date_in_words(figure.published)}" if figure.published else "")


def _who(figures: Iterable[Figure]) -> str:
    return listed(tuple(dict.fromkeys(figure.source or "whoever reported it" for figure in figures)))


def _number(count: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return words[count] if count < len(words) else str(count)
