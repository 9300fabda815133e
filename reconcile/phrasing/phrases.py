"""A figure as a phrase that reads back as the figure."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Final

from reconcile.arguments import careful, need_type
from reconcile.errors import InputError
from reconcile.figures import Figure, Kind, Modality, Role
from reconcile.lexicon import Lexicon, available_languages, lexicon_for
from reconcile.lexicon.phrases import PhraseWords, forms, inflected
from reconcile.phrasing.amounts import amounts
from reconcile.phrasing.echoes import differences, good
from reconcile.phrasing.windows import windows

_LOOSE: Final = re.compile(r"^\s+|\s+(?=[\s,]|$)")


@careful
def phrase(figure: Figure, *, language: str | Lexicon | None = None) -> str:
    """A figure in the words of a language.

    >>> from reconcile import Period
    >>> moved = Figure.cumulative(low=13_000, low_open=True, unit="container", since=Period.month(2023, 8))
    >>> phrase(moved, language="fr")
    'plus de 13 000 conteneurs depuis août 2023'
    >>> phrase(moved, language="de")
    'mehr als 13.000 Container seit August 2023'

    What is said reads back: `parse` finds the same amount, noun, kind, window, modality and role in it. Of a noun that
    the language knows that is the unit; a good that is measured is named as the figure has it ("5 tonnes of rice"). Who
    says so, and where it stood in a text, is not said. A figure that a language has no words for is an `InputError`.
    """
    need_type(figure, Figure, "figure", "give a Figure, such as one that parse returns")
    lexicon = lexicon_for(language)
    if not lexicon.phrases.clauses:
        msg = f"the lexicon of {lexicon.code!r} has no [phrases]: add them, or choose one of {', '.join(_speaking())}"
        raise InputError(msg)
    nearest: tuple[str, ...] | None = None
    for words in _candidates(figure, lexicon):
        wrong = differences(words, figure, lexicon)
        if not wrong:
            return words
        nearest = min(nearest or wrong, wrong, key=len)
    reason = ", ".join(nearest) if nearest else "the amount, the predicate or the window"
    msg = (
        f"{lexicon.code!r} has no words that read back as this figure (in the way: {reason}): change or leave that out"
    )
    raise InputError(msg)


@cache
def _speaking() -> tuple[str, ...]:
    return tuple(code for code in available_languages() if lexicon_for(code).phrases.clauses)


def _candidates(figure: Figure, lexicon: Lexicon) -> Iterator[str]:
    """Wordings, the most natural first."""
    words = lexicon.phrases
    own = words.nouns.get(figure.unit or "", figure.counted or "")
    done = words.predicates.get(figure.predicate or "", "")
    marks = words.marks.get(figure.kind, ("{clause}",))
    nouns = [own] if good(figure, lexicon) else _nouns(figure, own, words)
    for noun, clause, mark in product(nouns, _clauses(figure, words), marks):
        for count, when in product(_counts(figure, noun, lexicon), windows(figure, lexicon)):
            said = mark.format(clause=clause.format(count=count, done=done, when=when))
            if noun == own or _is_of_no_gender(said):
                yield _finished(_marked(said, figure, words), figure, words)


def _nouns(figure: Figure, own: str, words: PhraseWords) -> list[str]:
    """The noun as its text has it, where it may stand so, and the one of the language."""
    told = figure.counted or ""
    changed = words.declines or told[:1].isupper() or _is_one(figure) or told in forms(own)
    return [own] if changed or not told else [told, own]


def _clauses(figure: Figure, words: PhraseWords) -> Iterator[str]:
    """Those without a predicate, as the noun may tell it ("12 déplacés"), then those with it."""
    mood = Modality.PLANNED if figure.modality is Modality.PLANNED else Modality.ASSERTED
    clauses = words.clauses.get(mood, ())
    yield from (clause for clause in clauses if "{done}" not in clause)
    if figure.predicate in words.predicates:
        yield from (clause for clause in clauses if "{done}" in clause)


def _counts(figure: Figure, noun: str, lexicon: Lexicon) -> Iterator[str]:
    high = figure.bounds.high
    taken = high is not None and high < 0
    name = "plain" if figure.kind is not Kind.INCREMENT else "decrease" if taken else "increment"
    bounds = -figure.bounds if taken else figure.bounds
    measured = good(figure, lexicon)
    for amount in amounts(bounds, figure.approximate, lexicon, bool(noun)):
        template = lexicon.phrases.counts[name]
        if measured:
            yield from _measured(template, amount, noun, measured, lexicon)
        else:
            yield template.format(amount=amount, noun=noun)


def _measured(template: str, amount: str, unit: str, what: str, lexicon: Lexicon) -> Iterator[str]:
    """The ways to say of what an amount is: "5 tonnes de riz", "5 tonnes supplémentaires de riz", "5 tonnes more rice".

    In a language of cases the noun stands behind its unit as it is: „5 Tonnen Reis“.
    """
    if lexicon.phrases.declines:
        yield template.format(amount=amount, noun=f"{unit} {what}")
        return
    of = f"{next(iter(lexicon.figures.clauses.of), '')} {what}"
    behind = f"{template.format(amount=amount, noun=unit)} {of}", template.format(amount=amount, noun=f"{unit} {of}")
    yield from dict.fromkeys(behind)
    yield template.format(amount=f"{amount} {unit}", noun=what)


def _marked(said: str, figure: Figure, words: PhraseWords) -> str:
    """What marks a doubt, a correction, an earlier reading and a part, put around the rest."""
    said = words.doubts.get(figure.modality, "{clause}").format(clause=said)
    said = words.revised.format(phrase=said) if figure.revises else said
    said = words.previous.format(phrase=said) if figure.role is Role.PREVIOUS else said
    return words.part.format(phrase=said) if figure.subset else said


def _finished(said: str, figure: Figure, words: PhraseWords) -> str:
    """Everything agrees with the noun, elides, and stands one blank apart."""
    agreed = inflected(said, words.gender(figure.unit), not _is_one(figure))
    apart = _LOOSE.sub("", agreed)
    for word, short in words.elided.items():
        apart = re.sub(rf"\b{word} (?={'|'.join(words.elided_before)})", short, apart)
    return apart


def _is_of_no_gender(said: str) -> bool:
    """Whether nothing agrees with the gender of the noun: of the noun of a text it is not known."""
    return inflected(said, 0, True) == inflected(said, 1, True) == inflected(said, 2, True)


def _is_one(figure: Figure) -> bool:
    """Whether the noun stands behind the number one."""
    last = figure.bounds.low if figure.bounds.high is None else figure.bounds.high
    return last in (1, -1)
