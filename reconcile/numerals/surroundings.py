"""What may stand around an amount: one look that spares most numbers all closer ones."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final, TypeAlias, final

from reconcile.numerals.grammar import spellings
from reconcile.numerals.portions import PORTION_SIGN

_REACH: Final = 60
# so many letters of a first word, and so much behind it, tell a phrase well enough to look closer
_LETTERS: Final = 6
_REST: Final = 6
_FEW_LETTERS: Final = 3
_HEAD: Final = re.compile(rf"('?\w{{1,{_LETTERS}}}|[^\w\s])\w*")
# backwards: a mark right at the amount may be anything, a word is looked up
_BEFORE: Final = re.compile(rf"[^\s\w(\"«“„'\[]| {{0,2}}{_HEAD.pattern}")
_SPACE: Final = " {1,12}| ?, ?"
_NUMBER: Final = rf"\d|{PORTION_SIGN}"
# a word is looked up, a number or a mark may belong to it; words come first, as most amounts have one behind them
_BEHIND: Final = re.compile(
    rf"(?:{_SPACE}|\. )(?!{_NUMBER})(\w{{1,{_LETTERS}}})\w*|[^\s.,;:!?)»”…\]]|[.,:']{{1,3}}\d"
    rf"|(?:{_SPACE})(?:{_NUMBER}|[^\w\s.,;:!?()«»“”„…])"
)
# behind a word that links: a number, a mark or the first letters of a word
_LINKED: Final = re.compile(rf"(?:'\w+)? (?:\d|[^\w\s]|(\w{{1,{_FEW_LETTERS}}}))")

Roles: TypeAlias = frozenset[str]
# how phrases that say one thing go on behind their first word
Said: TypeAlias = tuple[tuple[str, ...], Roles]
NO_ROLE: Final[Roles] = frozenset()
ANY_ROLE: Final[Roles] = frozenset(("hedge", "between", "minus", "sign", "point", "money", "one"))
ANY_BEHIND: Final[Roles] = frozenset(("scale", "measure", "date", "hedge", "link"))
# a measure, or nothing: the number itself is as it stands
MEASURING: Final[Roles] = frozenset(("measure",))
# part of a date, or nothing
DATING: Final[Roles] = frozenset(("date",))
# the opening of a range says nothing where no range follows
OPENING: Final[Roles] = frozenset(("between",))


def text_before(text: str, start: int, floor: int) -> str:
    """What stands in front of a position, backwards; what lies before `floor` is taken.

    >>> text_before("près de 600", 8, 0)
    ' ed sèrp'

    """
    return text[floor if start - floor < _REACH else start - _REACH : start][::-1]


def _by_head(phrases: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[Said]]:
    """Phrases by the first letters of their first word: how they go on behind it, and what they say."""
    rests: dict[str, dict[str, set[str]]] = {}
    for role, forms in phrases:
        for form in forms:
            for head, rest in heads_of(form).items():
                rests.setdefault(head, {}).setdefault(role, set()).add(rest)
    return {
        head: [(("",) if "" in known else tuple(known), frozenset((role,))) for role, known in roles.items()]
        for head, roles in rests.items()
    }


def _said(phrases: list[Said], text: str, end: int) -> Roles:
    """What those phrases say that go on behind their first word as the text does from a position."""
    found = NO_ROLE
    for rests, role in phrases:
        if text.startswith(rests, end):
            found = found | role if found else role
    return found


@final
class Before:
    """What the words in front of an amount may be to it: a hedge, a sign, money; texts and phrases backwards."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._phrases = _by_head((role, _spelled(words, backwards=True)) for role, words in phrases.items())

    def roles(self, before: str) -> Roles:
        """What may stand there; a mark may be all of it."""
        met = _BEFORE.match(before)
        if met is None:
            return NO_ROLE
        if met[1] is None:
            return ANY_ROLE
        known = self._phrases.get(met[1])
        return _said(known, before, met.end()) if known else NO_ROLE


@final
class Behind:
    """What the words behind an amount may be to it; those `ahead` may belong to it behind one of the `links`."""

    def __init__(self, phrases: Mapping[str, Iterable[str]], links: Iterable[str], ahead: Iterable[str]) -> None:
        self._phrases = _by_head((role, _spelled(words)) for role, words in phrases.items())
        linking = [form for link in links for form in spellings(link)]
        self._links = frozenset(head for form in linking for head in heads_of(form))
        words = chain(
            (form for word in (*chain.from_iterable(phrases.values()), *ahead) for form in spellings(word)),
            *(form.split()[1:] for form in linking),
        )
        self._ahead = frozenset(head[:_FEW_LETTERS] for word in words for head in heads_of(word))

    def roles(self, text: str, end: int) -> Roles:
        """What stands at a position may be to the amount that ends there; marks, numbers and links may be anything."""
        met = _BEHIND.match(text, end)
        if met is None:
            return NO_ROLE
        head = met[1]
        if head is None or (head in self._links and self._is_linked(text, met.end())):
            return ANY_BEHIND
        known = self._phrases.get(head)
        return _said(known, text, met.end()) if known else NO_ROLE

    def _is_linked(self, text: str, end: int) -> bool:
        """Whether what may belong to an amount follows the link that ends at a position."""
        linked = _LINKED.match(text, end)
        return linked is not None and (linked[1] is None or linked[1] in self._ahead)


def _spelled(words: Iterable[str], backwards: bool = False) -> Iterator[str]:
    return ((form[::-1] if backwards else form).lstrip() for word in words for form in spellings(word))


def heads_of(phrase: str) -> dict[str, str]:
    """The first letters of a phrase with a little of what follows its first word.

    >>> heads_of("approximativement"), heads_of("plus de")
    ({'approx': ''}, {'plus': ' de'})

    """
    met = _HEAD.match(phrase)
    return {met[1]: phrase[met.end() : met.end() + _REST]} if met else {}
