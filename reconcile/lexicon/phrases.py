"""What a language file says of how a figure is put into words."""

import re
from typing import Final, NamedTuple, TypeAlias, final

from reconcile.errors import LexiconError
from reconcile.frozen import FrozenMap

Words: TypeAlias = tuple[str, ...]

_CHOICE: Final = re.compile(r"\(([^()|]*(?:\|[^()|]*)+)\)")


@final
class PhraseWords(NamedTuple):
    """The `[phrases]` table of a language file: templates, and the words that agree with the counted noun.

    "soldat(|s)" holds the singular and the plural; "envoyé(|e|s|es)" those of the masculine and the feminine, the
    singulars first; "weiter(er|e|es|e|e|e)" has the neuter too. Where a list holds several templates, the first that
    reads back as the figure is used, so the most natural one comes first.

    - `declines`: True where nouns change with their case, so that the noun of a text cannot stand in a phrase
    - `feminine`, `neuter`: the counted nouns that are not masculine
    - `nouns`, `predicates`: canonical name → the word
    - `elided`: a word → its form before what begins as `elided_before` says ("de" → "d'", before a vowel)
    - `amounts`: exactly, about, more_than, slightly_more, nearly, at_least, less_than, at_most, between, inside (both
      ends left out), about_between; with {low} and {high}
    - `rounds`: "1000000" → "{n} million(|s) de"; `several`: "20-99" → "des dizaines de"
    - `counts`: plain, increment, decrease → {amount} and {noun}
    - `clauses`: asserted, planned → {count}, {done} (the predicate, if there is one), {when}
    - `marks`: kind → what tells it, around the {clause}, which alone may do
    - `doubts`: possible, denied → what is put around that
    - `previous`, `part`, `revised`: what is put around the whole, {phrase}
    - `first_day`, `day`, `month`, `thirds` (of a month), `quarters`, `halves`, `seasons`: dates, with {day}, {month},
      {year}; `month_names` where a date needs another form than [dates] lists first
    - `windows`: "since month", "as_of day", "during range" → {start}, {end}
    """

    declines: bool = False
    feminine: Words = ()
    neuter: Words = ()
    nouns: FrozenMap[str, str] = FrozenMap()
    predicates: FrozenMap[str, str] = FrozenMap()
    elided: FrozenMap[str, str] = FrozenMap()
    elided_before: Words = ()
    amounts: FrozenMap[str, str] = FrozenMap()
    rounds: FrozenMap[str, str] = FrozenMap()
    several: FrozenMap[str, str] = FrozenMap()
    counts: FrozenMap[str, str] = FrozenMap()
    marks: FrozenMap[str, Words] = FrozenMap()
    clauses: FrozenMap[str, Words] = FrozenMap()
    doubts: FrozenMap[str, str] = FrozenMap()
    previous: str = ""
    part: str = ""
    revised: str = ""
    first_day: str = ""
    day: str = ""
    month: str = ""
    month_names: Words = ()
    thirds: Words = ()
    quarters: Words = ()
    halves: Words = ()
    seasons: Words = ()
    windows: FrozenMap[str, str] = FrozenMap()

    def check(self) -> None:
        """Every choice has a form for each number, or for each gender and number."""
        for table in ("nouns", "predicates"):
            for name, word in getattr(self, table).items():
                if any(len(options) not in (2, 4, 6) for options in _options(word)):
                    msg = (
                        f"phrases.{table}.{name} is {word!r}: a choice has two forms, or two for each of 2 or 3 genders"
                    )
                    raise LexiconError(msg)

    def gender(self, unit: str | None) -> int:
        """0 for masculine nouns and those that nothing is said of, 1 for feminine, 2 for neuter ones."""
        return 1 if unit in self.feminine else 2 if unit in self.neuter else 0


def inflected(words: str, gender: int, plural: bool) -> str:
    """The words in the form that agrees.

    >>> inflected("soldat(|s) envoyé(|e|s|es)", 1, True)
    'soldats envoyées'

    """
    if "|" not in words:
        return words
    parts = _CHOICE.split(words)
    parts[1::2] = [_chosen(options.split("|"), gender, plural) for options in parts[1::2]]
    return "".join(parts)


def _chosen(options: list[str], gender: int, plural: bool) -> str:
    genders = len(options) // 2
    return options[genders * plural + min(gender, genders - 1)]


def forms(words: str) -> set[str]:
    """Every form of the words.

    >>> sorted(forms("mort(|s)"))
    ['mort', 'morts']

    """
    genders = max((len(options) // 2 for options in _options(words)), default=1)
    return {inflected(words, gender, plural) for gender in range(genders) for plural in (False, True)}


def _options(words: str) -> list[list[str]]:
    return [match[1].split("|") for match in _CHOICE.finditer(words)]
