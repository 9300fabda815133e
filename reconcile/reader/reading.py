"""Figures in a text: the amounts, read in their sentences."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, Final

from reconcile.arguments import careful, need_moment, need_published, need_text, need_type
from reconcile.calendars import read_dates
from reconcile.dates import DateExpression, DateKind, Period, Relation
from reconcile.figures import Figure
from reconcile.lexicon import Lexicon, lexicon_for
from reconcile.numbers import Number, NumberKind
from reconcile.numerals import read_numbers
from reconcile.plain import narrowed, plain
from reconcile.reader.alternatives import with_alternatives
from reconcile.reader.carrying import read_aims
from reconcile.reader.conversions import settle_conversions
from reconcile.reader.counting.changes import second_end
from reconcile.reader.counting.countable import comes_to, drafts_of, may_count, may_count_there
from reconcile.reader.counting.ones import with_ones
from reconcile.reader.counting.scales import with_scales
from reconcile.reader.drafts import Draft
from reconcile.reader.kinds.growth import read_amounts
from reconcile.reader.kinds.kinds import read_kinds
from reconcile.reader.nouns.counted import read_nouns
from reconcile.reader.nouns.predicates import read_predicates
from reconcile.reader.parts import read_parts
from reconcile.reader.periods.dating import attach_dates
from reconcile.reader.periods.hours import hours_of_the_day
from reconcile.reader.periods.windows import settle_windows
from reconcile.reader.results import Figures
from reconcile.reader.sentences.borders import ends_of
from reconcile.reader.sentences.clauses import Sentence, sentences, stretches
from reconcile.reader.sentences.cues import Mark, Vocabulary, vocabulary
from reconcile.reader.tabular.cells import CellReader
from reconcile.reader.tabular.days import bare_days
from reconcile.reader.tabular.grids import Grid, barred, grids, merged, outside
from reconcile.reader.tabular.tables import Place, Table
from reconcile.reader.telling.modalities import read_modalities
from reconcile.reader.telling.quotations import carry_speakers
from reconcile.reader.telling.roles import read_roles
from reconcile.reader.telling.sources import read_sources
from reconcile.scanner import Folded, fold
from reconcile.values import maker
from reconcile.wrapping import unwrapped

_YEAR: Final = 4  # digits
_known_figure: Final = maker(Figure)


@careful
def parse(
    text: str,
    *,
    language: str | Lexicon | None = None,
    published: dt.date | None = None,
    source: str | None = None,
    series: str | None = None,
) -> tuple[Figure, ...]:
    """The counts and amounts a text states, in text order, each read in its sentence.

    >>> import datetime as dt
    >>> text = "Douze nouveaux décès portent le bilan à 347 morts"
    >>> found = parse(text, language="fr", published=dt.date(2024, 10, 23))
    >>> [(figure.bounds.value, figure.kind) for figure in found]
    [(12, Kind.INCREMENT), (347, Kind.CUMULATIVE)]

    `published` is the day of publication (a `datetime` where the order within a day matters); nothing is read from a
    clock. `source` and `series` are handed on to every figure. What cannot be read is skipped, never an error. A
    notebook shows the tuple as the text with its figures marked.
    """
    lexicon = lexicon_for(language)
    folded, day = unwrapped(plain(fold(need_text(text))), lexicon), need_published(published)
    for name, given_name in (("source", source), ("series", series)):
        if given_name is not None:
            need_type(given_name, str, name, "give a str")
    tables = grids(folded)
    if (narrow := narrowed(folded, [(table.start, table.end) for table in tables])) is not folded:
        folded, tables = narrow, grids(narrow)
    folded = barred(folded, tables) if tables else folded
    numbers = with_ones(read_numbers(folded, lexicon), folded, lexicon)
    numbers = with_scales(numbers, folded, vocabulary(lexicon))
    if not any(map(may_count, numbers)):
        return Figures((), text)
    drafts = _read(folded, lexicon, day, numbers, tables)
    # need_published has refused a missing one
    given = {"published": need_moment(published or day, "published"), "source": source, "series": series}
    return Figures((with_alternatives(_figure(draft, folded, day, given), draft, day) for draft in drafts), text)


def _read(folded: Folded, lexicon: Lexicon, day: dt.date, numbers: Iterable[Number], tables: list[Grid]) -> list[Draft]:
    found: list[Draft] = []
    at, known = folded.position, vocabulary(lexicon)
    numbered = [Mark(at(n.span.start), at(n.span.end), number=n) for n in numbers if not _is_ordinal_word(n)]
    numbered = [mark for mark in numbered if not _is_frequency(mark, folded, known)]
    prose = outside(tables, numbered)
    counting = frozenset(mark.start for mark in prose if may_count_there(folded, mark, known))
    if not (counting or tables):
        return found
    ends = list(ends_of(folded, known))
    places = stretches(folded, prose, known, counting, ends)
    dates = read_dates(folded, lexicon, day, merged(tables, places) if tables else places)
    days = [date for table in tables for date in bare_days(table, folded, lexicon, day)]
    days += [] if tables else hours_of_the_day(folded, lexicon, day, dates)
    marks = _with_dates(numbered, folded, (*dates, *days), known)
    for sentence in sentences(folded, outside(tables, marks), known, counting, ends):
        found += _drafts(sentence, _last_sentence(found), folded, lexicon, day)
    carry_speakers(found, folded, lexicon, day)
    if not tables:
        return found
    cells = CellReader(folded, marks, lexicon, known)
    for table in tables:
        found += _read_table(Table(table, cells), folded, lexicon, day)
    return sorted(found, key=lambda draft: draft.token.start)


def _read_table(table: Table, folded: Folded, lexicon: Lexicon, day: dt.date) -> list[Draft]:
    found: list[Draft] = []
    placed: dict[Place, Draft] = {}
    for place, sentence in table.sentences():
        drafts = _drafts(sentence, (), folded, lexicon, day)
        if drafts:
            placed[place] = drafts[0]
            found += drafts
    table.settle(placed)
    for sentence in table.prose():
        found += _drafts(sentence, (), folded, lexicon, day)
    return found


def _last_sentence(found: list[Draft]) -> list[Draft]:
    """The figures of the sentence before."""
    first = len(found)
    while first and found[first - 1].sentence is found[-1].sentence:
        first -= 1
    return found[first:]


def _drafts(
    sentence: Sentence, earlier: Sequence[Draft], folded: Folded, lexicon: Lexicon, day: dt.date
) -> list[Draft]:
    """The figures of a sentence, read; `earlier` are those of the sentence before it."""
    drafts = drafts_of(sentence, folded, lexicon.figures)
    if drafts:
        capitals = folded if lexicon.figures.noun_capitals else None
        read_nouns(drafts, earlier, lexicon.figures, capitals)
        _read_sentence(sentence, drafts, earlier, day)
    return drafts


def _read_sentence(sentence: Sentence, drafts: list[Draft], earlier: Sequence[Draft], day: dt.date) -> None:
    """Every further attribute of the figures of a sentence, each rule building on those before it."""
    read_predicates(drafts, earlier)
    read_amounts(drafts)
    read_roles(sentence, drafts, day, earlier)
    read_parts(sentence, drafts)
    announced = read_sources(sentence, drafts)
    attach_dates(sentence, drafts, announced)
    read_modalities(sentence, drafts, day)
    read_aims(drafts)
    read_kinds(drafts, earlier)
    settle_windows(drafts, day)
    settle_conversions(drafts)


def _with_dates(numbers: list[Mark], folded: Folded, dates: Iterable[DateExpression], known: Vocabulary) -> list[Mark]:
    """Numbers and dates in text order; a number inside a date is part of it."""
    at = folded.position
    told = (Mark(at(d.span.start), at(d.span.end), date=d) for d in dates if _is_anchored(d, known))
    tokens = [mark for mark in told if not _is_reached(mark, folded, known)] + numbers
    tokens.sort(key=lambda token: (token.start, token.number is not None))
    apart: list[Mark] = []
    for token in tokens:
        if not apart or token.start >= apart[-1].end:
            apart.append(token)
        elif token.date is not None and apart[-1].date is None and token.end > apart[-1].end:
            apart[-1] = token
        elif token.number is not None and token.end > apart[-1].end and (rest := second_end(token, folded, known)):
            apart.append(rest)
    return apart


def _is_reached(date: Mark, folded: Folded, known: Vocabulary) -> bool:
    """As in "rose to 2021": what a count comes to, and no year."""
    digits = folded.text[date.start : date.end]
    return len(digits) == _YEAR and digits.isdigit() and comes_to(folded.text, date.start, known)


def _said(draft: Draft, day: dt.date) -> Period | None:
    """When the count was announced, where that is before the day of publication."""
    said = draft.said
    return said if said is not None and said.end is not None and said.end <= day else None


def _is_ordinal_word(number: Number) -> bool:
    """An ordinal that is a word counts nothing and may say something else: "segundo" is also "according to"."""
    return number.kind is NumberKind.ORDINAL and number.text.isalpha()


def _is_frequency(mark: Mark, folded: Folded, known: Vocabulary) -> bool:
    """As in « comptés deux fois »: how often, in words that may belong to a phrase."""
    said = mark.number is not None and mark.number.text.isalpha()
    return said and "times" in known.behind(folded.text, mark.end).tags


def _is_anchored(date: DateExpression, known: Vocabulary) -> bool:
    """A bare length of time says nothing of when; its number is left to the rules for spans of time."""
    if date.relation is Relation.BY and date.duration is not None:
        return "by" not in known.look_up(date.text.split()[0].lower())[0].tags  # "put off by two weeks"
    return date.kind is not DateKind.DURATION or date.period != Period()


def _figure(draft: Draft, folded: Folded, day: dt.date, given: dict[str, Any]) -> Figure:
    number = draft.number
    whole = draft.whole
    return _known_figure(
        bounds=draft.bounds,
        kind=draft.kind,
        approximate=draft.approximate,
        counted=folded.said(*draft.noun) if draft.noun else None,
        unit=draft.unit,
        predicate=draft.predicate,
        period=draft.period,
        relation=draft.relation,
        when=folded.span(*draft.when) if draft.when else None,
        granularity=draft.granularity,
        said=_said(draft, day),
        modality=draft.modality,
        role=draft.role,
        subset=draft.subset,
        part_of=whole.number.span if whole else None,
        attribution=folded.span(*draft.attribution) if draft.attribution else None,
        speaker=folded.said(*draft.speaker) if draft.speaker else None,
        revises=draft.revises,
        span=number.span,
        text=number.text,
        because=tuple(draft.because),
        **given,
    )
