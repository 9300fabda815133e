"""Windows in words: "depuis août 2023", "du 3 août au 5 septembre 2024"."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from reconcile.dates import ALWAYS, ONE_DAY, Granularity, Period, Relation
from reconcile.figures import Figure
from reconcile.lexicon import Lexicon
from reconcile.lexicon.phrases import PhraseWords

# a start or an end that is only known to lie in a month is not said as a day; what a month ends or fills may be
_COARSE: Final = (Relation.SINCE, Relation.AS_OF, Relation.AFTER)
_THIRD: Final = "third"  # of a month, which is known to a week or so: "fin août"
_FILLED: Final = ("day", "month", "quarter", "half", "season", "year", "decade", "week")


def windows(figure: Figure, lexicon: Lexicon) -> Iterator[str]:
    """The ways to say a window, the most natural first; one empty way where there is none to say."""
    period, words = figure.period, lexicon.phrases
    if period == ALWAYS:
        if figure.relation is None:
            yield ""
        return
    relation = relation_of(figure)
    for unit in _units(figure, relation):
        template = words.windows.get(f"{relation} {unit}")
        day = _inside(period, relation)
        if template and day is not None:
            yield template.format(start=_named(day, unit, lexicon))
    if period.start is not None and period.end is not None and "during range" in words.windows:
        last = period.end - ONE_DAY
        yield words.windows["during range"].format(
            start=_named(period.start, "day", lexicon, last), end=_named(last, "day", lexicon)
        )


def relation_of(figure: Figure) -> Relation:
    """How the window bears on the count: as stated, else as its ends tell."""
    if figure.relation is not None:
        return figure.relation
    if figure.period.end is None:
        return Relation.SINCE
    return Relation.AS_OF if figure.period.start is None else Relation.DURING


def is_precise(figure: Figure, found: Figure) -> bool:
    """Whether the window found is as precise as the one meant."""
    vague = relation_of(figure) in _COARSE and figure.granularity is not None
    return not vague or figure.granularity is found.granularity


def _units(figure: Figure, relation: Relation) -> list[str]:
    stated = [str(figure.granularity)] if figure.granularity else []
    if figure.granularity is Granularity.WEEK:
        stated.append(_THIRD)
    if relation in _COARSE and stated:
        return stated
    return list(dict.fromkeys([*stated, *(_FILLED if relation is Relation.DURING else ("day",))]))


def _inside(period: Period, relation: Relation) -> dt.date | None:
    """A day of what is named: of the first unit counted, of the last, or of the one that follows or comes before."""
    start, end = period.start, period.end
    if relation in (Relation.SINCE, Relation.DURING):
        return start
    if relation is Relation.AFTER:
        return start - ONE_DAY if start is not None and start > dt.date.min else None
    return end if end is None or relation is Relation.BEFORE else end - ONE_DAY


def _named(day: dt.date, unit: str, lexicon: Lexicon, until: dt.date | None = None) -> str:
    """The day, or the unit of the calendar that it lies in; of the first of two days only what the second lacks."""
    template = _template(day, unit, lexicon.phrases)
    if until is not None and until.year == day.year:
        shared = "{day}" if until.month == day.month else "{month}"
        template = _up_to(template, shared)
    return template.format(day=day.day, month=_month(day, lexicon), year=_year(day, unit))


def _up_to(template: str, name: str) -> str:
    """The words of a date up to one of its parts: "{day}. {month} {year}" up to the day is "{day}."."""
    words = template.split()
    last = next((place for place, word in enumerate(words) if name in word), 0)
    return " ".join(words[: last + 1])


def _template(day: dt.date, unit: str, words: PhraseWords) -> str:
    if unit in ("year", "decade"):
        return "{year}"
    if unit == Granularity.MONTH:
        return words.month
    if unit == _THIRD:
        return words.thirds[min((day.day - 1) // 10, len(words.thirds) - 1)] if words.thirds else ""
    parts = {"quarter": (words.quarters, 3, 0), "half": (words.halves, 6, 0), "season": (words.seasons, 3, -2)}
    if unit in parts:
        names, months, shift = parts[unit]
        place = (day.month - 1 + shift) // months
        return names[place % len(names)] if names else ""
    return words.first_day if day.day == 1 and words.first_day else words.day


def _year(day: dt.date, unit: str) -> int:
    return day.year - day.year % 10 if unit == Granularity.DECADE else day.year


def _month(day: dt.date, lexicon: Lexicon) -> str:
    """The name in the form and the case that the language writes."""
    dates, names = lexicon.dates, lexicon.phrases.month_names
    if names:
        return names[day.month - 1]
    name = dates.months[day.month - 1].split()[0]
    return name.capitalize() if dates.capitals else name
