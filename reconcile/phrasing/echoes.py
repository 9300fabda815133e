"""What the library reads in a phrase, beside the figure it was made from."""

import datetime as dt
from typing import Final

from reconcile.dates import Relation
from reconcile.figures import Figure, Modality
from reconcile.lexicon import Lexicon
from reconcile.phrasing.windows import is_precise, relation_of
from reconcile.reader import parse

_SAID: Final = ("bounds", "approximate", "kind", "period", "modality", "role", "subset", "revises")
_ANY_DAY: Final = dt.date(2000, 1, 1)


def differences(words: str, figure: Figure, lexicon: Lexicon) -> tuple[str, ...]:
    """The attributes in which the words do not say the figure; none where they do.

    >>> differences("12 morts", Figure.increment(12, unit="death"), Lexicon.load("fr"))
    ('kind',)

    What belongs to a text is left out: positions, reasons, the form of a known noun, who says so and when. What is
    measured is not: of "5 tonnes of rice" the noun is the good.
    """
    found = parse(words, language=lexicon, published=_published(figure))
    if len(found) != 1:
        return ("bounds",)
    read = found[0]
    wrong = [name for name in _SAID if getattr(read, name) != getattr(figure, name)]
    if figure.predicate not in (None, read.predicate):  # none is unknown, or said by the noun
        wrong.append("predicate")
    if good(figure, lexicon) not in (None, good(read, lexicon)):
        wrong.append("counted")
    elif not _is_same_noun(read, figure, lexicon):
        wrong.append("counted" if figure.unit is None else "unit")
    if not _is_same_relation(read, figure):
        wrong.append("relation")
    return tuple(wrong if is_precise(figure, read) else [*wrong, "granularity"])


def _published(figure: Figure) -> dt.date:
    """The day of the figure, else one that makes a plan a plan and a report a report."""
    if figure.published is not None:
        return figure.published
    end = figure.period.end or figure.period.start or _ANY_DAY
    early = figure.modality is Modality.PLANNED and end > dt.date(2, 1, 1)
    return end - dt.timedelta(days=2) if early else end


def good(figure: Figure, lexicon: Lexicon) -> str | None:
    """What is measured: the noun behind a unit that measures, where it says more than the unit.

    >>> good(Figure.plain(5, unit="metric_ton", counted="riz"), Lexicon.load("fr"))
    'riz'
    >>> good(Figure.plain(5, unit="metric_ton", counted="tonnes"), Lexicon.load("fr"))

    """
    numbers, noun = lexicon.numbers, figure.counted or ""
    unit = figure.unit or ""
    names = numbers.units.get(unit) or numbers.currencies.get(unit)
    return None if not names or noun.lower() in names or noun in (figure.text or "") else noun


def _is_same_noun(read: Figure, figure: Figure, lexicon: Lexicon) -> bool:
    """The same unit, or two names of what the language has one word for; an unknown noun as it stands."""
    if figure.unit is None:
        return read.counted == figure.counted
    nouns = lexicon.phrases.nouns
    return read.unit == figure.unit or nouns.get(read.unit or "") == nouns.get(figure.unit, "")


def _is_same_relation(read: Figure, figure: Figure) -> bool:
    """A window of two ends is one, however it is said: "since 3 August" up to a day is "from ... to ..."."""
    if figure.period.start is not None and figure.period.end is not None and read.relation is Relation.DURING:
        return True
    return figure.relation is read.relation or (figure.relation is None and relation_of(figure) is read.relation)
