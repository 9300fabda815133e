"""What a language file says of numbers."""

from typing import Final, NamedTuple, TypeVar, final

from reconcile.errors import LexiconError
from reconcile.frozen import FrozenMap

T = TypeVar("T")

LARGEST_POWER: Final = 99

FIRSTS: Final = ("one", "words", "tens", "any")
_INFLECTED: Final = ("cardinals", "spelled", "powers", "abbreviations", "groups", "fractions")


@final
class Joiner(NamedTuple):
    """A word that stands inside a number: "et" in "vingt et un", "and" in "two hundred and six".

    `after`: the round numbers it may follow, by their order (10 for tens, 100 for hundreds and above);
    `until`: the last of these, 0 for no limit; `before`: the only numbers that may follow it, if not all.
    """

    word: str
    after: int = 100
    until: int = 0
    before: tuple[int, ...] = ()


@final
class Hedges(NamedTuple):
    """Words that say how a number is meant."""

    about: tuple[str, ...] = ()
    nearly: tuple[str, ...] = ()
    slightly_more: tuple[str, ...] = ()
    more_than: tuple[str, ...] = ()
    at_least: tuple[str, ...] = ()
    less_than: tuple[str, ...] = ()
    at_most: tuple[str, ...] = ()
    exactly: tuple[str, ...] = ()


@final
class NumberWords(NamedTuple):
    """The `[numbers]` table of a language file.

    Words are given in lower case, with their inflected forms, a hyphen standing for a blank too.
    """

    decimal_mark: str = "."
    group_mark: str = ","
    # below a hundred and one word; all others that add; those of any sort that stand inside a word only
    cardinals: FrozenMap[str, int] = FrozenMap()
    spelled: FrozenMap[str, int] = FrozenMap()
    bound: tuple[str, ...] = ()
    # inflected forms of a word of any table here, by that word: "тисяча" = ["тисячі", "тисяч"]
    forms: FrozenMap[str, tuple[str, ...]] = FrozenMap()
    # words of a unit and a ten, as "{unit}und{ten}"
    blends: tuple[str, ...] = ()
    # whether numbers are written as one word
    compounds: bool = False
    # what may be added to a number word stays below this, where it is not its last place (soixante: 20)
    room: FrozenMap[str, int] = FrozenMap()
    # multipliers, by their power of ten; the same in short, behind digits
    powers: FrozenMap[str, int] = FrozenMap()
    abbreviations: FrozenMap[str, int] = FrozenMap()
    # collective numbers ("douzaine"); words that alone mean several of them ("hundreds"), and what says so before them
    groups: FrozenMap[str, int] = FrozenMap()
    several: tuple[str, ...] = ()
    # those of them that are one behind a hedge, which asks for that case: "тисячі людей", but "близько тисячі людей"
    genitives: tuple[str, ...] = ()
    quantifiers: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    joiners: tuple[Joiner, ...] = ()
    # words that are articles more often than numbers; those of them that count where a unit follows; other articles
    articles: tuple[str, ...] = ()
    ones: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    # number words that are something else in such phrases, where "*" is the word: "tu *" and "* un" for sei; likewise
    # hedges behind numbers: "* fort" for « au plus »
    homonyms: FrozenMap[str, tuple[str, ...]] = FrozenMap()
    # number words that are adjectives behind a noun ("un pont neuf"), and what stands before such a noun
    adjectives: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    # "point" in "two point five"; "demi" in "trois et demi"; "half" in "half a million", as "1/2"
    decimal_words: tuple[str, ...] = ()
    # words for zero behind these only: "point oh five"
    decimal_zeros: tuple[str, ...] = ()
    and_half: tuple[str, ...] = ()
    # between a number and the fraction added to it: "п'ять цілих три десятих"
    wholes: tuple[str, ...] = ()
    fractions: FrozenMap[str, str] = FrozenMap()
    # what leads from a fraction to its whole: "a third of"
    of: tuple[str, ...] = ()
    # between the two numbers of a ratio, with the first ones it takes: "one" (1 in 3), "words" (three in four and seven
    # in 10, but not 7 in 10), "tens" (7 out of 10, where the second is 10, 100 ...) or "any" (2 in every 3); "* sur"
    # where a noun may stand before it (un habitant sur trois)
    ratios: FrozenMap[str, str] = FrozenMap()
    # by their number; what makes ordinals of digits
    ordinals: FrozenMap[str, tuple[str, ...]] = FrozenMap()
    ordinal_suffixes: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    # behind degrees of frost
    below_zero: tuple[str, ...] = ()
    hedges: Hedges = Hedges()
    hedges_after: Hedges = Hedges()
    # words that open a range, with the words that may stand between its ends; words that need no opening
    between: FrozenMap[str, tuple[str, ...]] = FrozenMap()
    through: tuple[str, ...] = ()
    # what opens an earlier number, with what leads to the later one: "fell from 1.9 to 1.7 billion" is no range
    changes: FrozenMap[str, tuple[str, ...]] = FrozenMap()
    # between two hedged numbers: "more than 10 and fewer than 40"
    conjunctions: tuple[str, ...] = ()
    # hedges that name a subject behind such words: "spoke about 3 bills"
    topics: FrozenMap[str, tuple[str, ...]] = FrozenMap()
    # hedges that mean "only" a few words behind such negations: "il ne reste plus que 3"
    only: FrozenMap[str, tuple[str, ...]] = FrozenMap()
    percent: tuple[str, ...] = ()
    percentage_points: tuple[str, ...] = ()
    # by ISO 4217 code; the hundredths of any currency; units by the name pint knows
    currencies: FrozenMap[str, tuple[str, ...]] = FrozenMap()
    cents: tuple[str, ...] = ()
    units: FrozenMap[str, tuple[str, ...]] = FrozenMap()
    # signs of units that are words of the language, which measure only before a link or no word: "6,4 ha colpito"
    word_units: tuple[str, ...] = ()
    # words behind digits that make a time of day
    clock: tuple[str, ...] = ()

    def check(self) -> None:
        """Raise a `LexiconError` for what the types alone do not forbid."""
        for link, first in self.ratios.items():
            if first not in FIRSTS:
                msg = f"numbers.ratios.{link} is {first!r}: write one of {', '.join(map(repr, FIRSTS))}"
                raise LexiconError(msg)
        for name in ("powers", "abbreviations"):
            for word, power in getattr(self, name).items():
                if not 0 < power <= LARGEST_POWER:
                    msg = f"numbers.{name}.{word} is {power}: it must be a power of ten from 1 to {LARGEST_POWER}"
                    raise LexiconError(msg)

    def inflected(self) -> "NumberWords":
        """The same with the forms of every word beside it."""
        said = self._asdict()
        return NumberWords(**{**said, **{name: _with_forms(said[name], self.forms) for name in _INFLECTED}})


def _with_forms(words: FrozenMap[str, T], forms: FrozenMap[str, tuple[str, ...]]) -> FrozenMap[str, T]:
    others = ((form, words[word]) for word in forms if word in words for form in forms[word])
    return FrozenMap({**dict(others), **words})
