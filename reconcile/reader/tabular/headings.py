"""What a row or a column of a table is called, and what that says of its numbers."""

from typing import Final, NamedTuple, final

from reconcile.bounds import Amount, Bounds
from reconcile.lexicon import Lexicon
from reconcile.numbers import NumberKind
from reconcile.numerals.measures import Measure
from reconcile.numerals.patterns import language_of
from reconcile.numerals.sums import scaled
from reconcile.reader.nouns.nouns import FATES
from reconcile.reader.sentences.cues import Cue, Mark, Token
from reconcile.reader.sentences.labels import is_mixed
from reconcile.scanner import Folded

_MOST_WORDS: Final = 20
_NO_COUNT: Final = frozenset(("rate", "per", "times"))
_NAMES: Final = frozenset(("before", "time"))
_TOTAL: Final = frozenset(("total", "total_of"))
_SUMS: Final = _TOTAL | {"toll"}
_TELLING: Final = _SUMS | {
    *(
        "more",
        "other",
        "fewer",
        "stock",
        "so_far",
        "since",
        "planned",
        "possible",
        "formerly",
        "current",
        "now",
        "revise",
    )
}
_SMALL: Final = frozenset(("articles", "of", "stop", "join", "to", "by", "within", "source"))
_SHORTEST_UNIT: Final = 2  # letters; "m" and "t" may stand for anything


@final
class Heading(NamedTuple):
    """The words of a row or column without numbers and marks, its date, and what its numbers are measured in."""

    words: tuple[Token, ...] = ()
    date: Mark | None = None
    measure: Measure | None = None
    power: int = 0

    @property
    def names(self) -> bool:
        """Whether it says what is counted, or what happened to it."""
        return any(token.cue.unit or token.cue.predicate for token in self.words)

    @property
    def is_fate(self) -> bool:
        """Whether it tells what became of people."""
        return any(token.cue.unit in FATES for token in self.words)

    @property
    def is_total(self) -> bool:
        """Whether it says no more than "total"."""
        said = [token.tags for token in self.words if not _is_small(token)]
        return bool(said) and not self.names and all(not _TOTAL.isdisjoint(tags) for tags in said)

    @property
    def is_silent(self) -> bool:
        """Whether it says nothing of its own, as "number" or "total" over a column of many counts."""
        return not self.names and all(_is_small(token) or not _SUMS.isdisjoint(token.tags) for token in self.words)

    @property
    def is_scope(self) -> bool:
        """Whether it narrows what is counted to a place, or another thing that is not known."""
        silent = all(_TELLING.isdisjoint(token.tags) for token in self.words)
        return bool(self.words) and silent and not (self.names or self.date or self.measure)

    @property
    def counts(self) -> bool:
        """Whether numbers under it may count: no shares, rates, ages, ranks."""
        tags = frozenset[str]().union(*(token.tags for token in self.words))
        if not _NO_COUNT.isdisjoint(tags) or (self.measure and self.measure.kind is NumberKind.PERCENT):
            return False
        return self.names or self.date is not None or "toll" in tags or _NAMES.isdisjoint(tags)

    def narrows(self, other: "Heading") -> bool:
        """As in "women" beside "deaths": whether it tells which of those that the other counts."""
        units = {token.cue.unit for token in other.words}
        return (
            other.is_fate
            and not self.is_fate
            and any(token.cue.unit not in units for token in self.words if token.cue.unit)
        )

    def measured(self, token: Token) -> Token:
        """A number under it, with the multiplier and the measure that it states."""
        number = token.number
        if number is None or number.kind is not NumberKind.NUMBER or not (self.power or self.measure):
            return token
        low, high = _times(number.bounds.low, self.power), _times(number.bounds.high, self.power)
        bounds = Bounds(low, high, number.bounds.low_open, number.bounds.high_open)
        kind, unit = (self.measure.kind, self.measure.unit) if self.measure else (number.kind, number.unit)
        return Mark(token.start, token.end, number.replace(bounds=bounds, kind=kind, unit=unit, alternatives=()))


def heading_of(tokens: list[Token], folded: Folded, lexicon: Lexicon) -> Heading:
    """What the cells of a heading say together."""
    mixed = is_mixed(tokens)
    words = [token for token in tokens if token.word[:1].isalpha() and not (token.number or token.date)][:_MOST_WORDS]
    dates = [token for token in tokens if isinstance(token, Mark) and token.date is not None]
    powers = [_power(token, lexicon) for token in tokens]
    measures = [m for token in tokens if (m := _measure(token, folded, lexicon)) is not None]
    named = [_without_noun(token) if mixed else token for token in words]
    return Heading(
        tuple(named), dates[-1] if dates else None, measures[-1] if measures else None, max(powers, default=0)
    )


def _is_small(token: Token) -> bool:
    return bool(token.tags) and _SMALL.issuperset(token.tags) and token.cue.unit is None


def _without_noun(token: Token) -> Token:
    """As in "killed and injured": what counts two things at once is neither."""
    return Token(token.start, token.end, token.word, Cue(token.tags, None, None))


def _power(token: Token, lexicon: Lexicon) -> int:
    """As in "population (thousands)", "cost, in bn"."""
    words = lexicon.numbers
    said = token.number.text.lower() if token.number is not None else token.word
    return words.powers.get(said, words.abbreviations.get(said, 0) if len(said) > 1 else 0)


def _measure(token: Token, folded: Folded, lexicon: Lexicon) -> Measure | None:
    """As in "area burnt (ha)", "damage, €"."""
    if (
        token.number is not None
        or token.date is not None
        or (token.word.isalpha() and len(token.word) < _SHORTEST_UNIT)
    ):
        return None
    found = language_of(lexicon).measures.after(folded, token.start)
    return found if found is not None and found.edge >= token.end else None


def _times(value: Amount | None, power: int) -> Amount | None:
    return None if value is None else scaled(value, power)
