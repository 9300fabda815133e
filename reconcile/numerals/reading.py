"""Reading the numbers of a text."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from reconcile.arguments import careful, need_text
from reconcile.bounds import Bounds
from reconcile.lexicon import Lexicon, lexicon_for
from reconcile.numbers import Number
from reconcile.numerals.amounts import AmountReader
from reconcile.numerals.hedges import BETWEEN, Interval, hedged
from reconcile.numerals.lone import LoneReader, exactly, known_number
from reconcile.numerals.mentions import Mention
from reconcile.numerals.patterns import NumberLanguage, language_of
from reconcile.numerals.ranges import RangeReader
from reconcile.scanner import Folded
from reconcile.wrapping import legible


@careful
def parse_numbers(text: str, *, language: str | Lexicon | None = None) -> tuple[Number, ...]:
    """Every stated number of a text, in text order.

    >>> [n.text for n in parse_numbers("Près de 600 pompiers, deux avions", language="fr")]
    ['Près de 600', 'deux']

    """
    need_text(text)
    lexicon = lexicon_for(language)
    return read_numbers(legible(text, lexicon), lexicon)


def read_numbers(folded: Folded, lexicon: Lexicon) -> tuple[Number, ...]:
    """The numbers of a text that has been folded."""
    language = language_of(lexicon)
    triggers = language.numerals.trigger.finditer(folded.edged)
    first = next(triggers, None)
    return tuple(_read_from(chain((first,), triggers), folded, language)) if first else ()


def _read_from(triggers: Iterable[re.Match[str]], folded: Folded, language: NumberLanguage) -> Iterator[Number]:
    text, lone = folded.text, LoneReader(folded, language)
    reader: RangeReader | None = None
    done = 0
    # a match starts with the edge, so where its number does in the text without the blank
    for match in triggers:
        start, end = match.start(), match.end() - 1
        if start < done:
            continue
        # a currency code may stick to the digits
        if end > start + 1 and text[end : end + 1].isdigit():
            start = end
        number = lone.at(start, done)
        if number:
            yield number
        if lone.end > start:
            done = lone.end
            continue
        reader = reader or RangeReader(AmountReader(folded, language))
        mention = reader.at(start, done)
        mentions = [mention] if mention else reader.amounts.listed(start)
        yield from (number_of(mention, folded) for mention in mentions)
        done = mentions[-1].end if mentions else max(done, reader.amounts.passed)


def read_ones(folded: Folded, lexicon: Lexicon, places: Iterable[tuple[int, int]]) -> Iterator[Number]:
    """The numbers that articles state where they count one."""
    reader = RangeReader(AmountReader(folded, language_of(lexicon)))
    return (number_of(reader.one(start, end), folded) for start, end in places)


def number_of(mention: Mention, folded: Folded) -> Number:
    """The number that a mention states."""
    span = folded.span(mention.start, mention.end)
    plain = type(mention.low) is int and mention.low == mention.high and not (mention.low_open or mention.high_open)
    bounds = exactly(mention.low) if plain else Bounds(mention.low, mention.high, mention.low_open, mention.high_open)
    text = span.of(folded.original)
    number: Number = known_number(span, text, bounds, mention.approximate, mention.kind, mention.unit)
    if mention.other is None:
        return number
    return number.replace(alternatives=(number.replace(bounds=_otherwise(mention)),))


def _otherwise(mention: Mention) -> Bounds:
    """What the number is worth where its lone mark means the opposite."""
    at = Interval(*(mention.other or (None, None)))
    for name in mention.hedges:
        at = at if name.startswith(BETWEEN) else hedged(name, at)
    return Bounds(*at[:4])
