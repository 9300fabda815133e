"""What may stand around an amount: one look that spares most numbers all closer ones."""

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Final, TypeAlias, final

from reconcile.numerals.grammar import spellings
from reconcile.numerals.portions import PORTION_SIGN

# so many letters of a first word, and so much behind it, tell a phrase well enough to look closer
_LETTERS: Final = 6
_REST: Final = 3
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
NO_ROLE: Final[Roles] = frozenset()
ANY_ROLE: Final[Roles] = frozenset(("hedge", "minus", "sign", "point", "money", "one"))


@final
class Before:
    """What the words in front of an amount may be to it: a hedge, a sign, money; texts and phrases backwards."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        said = [
            (form[::-1].lstrip(), role) for role, words in phrases.items() for word in words for form in spellings(word)
        ]
        self._heads = Heads(form for form, _ in said)
        self._roles: dict[str, Roles] = {}
        for form, role in said:
            for head in heads_of(form):
                self._roles[head] = self._roles.get(head, NO_ROLE) | {role}

    def roles(self, before: str) -> Roles:
        """What may stand there; a mark may be all of it."""
        met = _BEFORE.match(before)
        if met is None:
            return NO_ROLE
        if met[1] is None:
            return ANY_ROLE
        return self._roles[met[1]] if self._heads.begin(met[1], before, met.end()) else NO_ROLE


@final
class Behind:
    """Whether the words behind an amount may belong to it; `ahead` may do so behind one of the `links`."""

    def __init__(self, phrases: Iterable[str], links: Iterable[str], ahead: Iterable[str]) -> None:
        self._heads = Heads(form.lstrip() for word in phrases for form in spellings(word))
        linking = [form for link in links for form in spellings(link)]
        self._links = frozenset(head for form in linking for head in heads_of(form))
        words = chain((form for word in ahead for form in spellings(word)), *(form.split()[1:] for form in linking))
        self._ahead = frozenset(head[:_FEW_LETTERS] for word in words for head in heads_of(word))

    def goes_on(self, text: str, end: int) -> bool:
        """Whether what stands at a position may belong to the amount that ends there."""
        met = _BEHIND.match(text, end)
        if met is None:
            return False
        head = met[1]
        if head is None or self._heads.begin(head, text, met.end()):
            return True
        linked = _LINKED.match(text, met.end()) if head in self._links else None
        return linked is not None and (linked[1] is None or linked[1] in self._ahead)


class Heads(dict[str, tuple[str, ...]]):
    """Phrases by the first letters of their first word, with how they go on behind it."""

    def __init__(self, phrases: Iterable[str]) -> None:
        rests: dict[str, set[str]] = {}
        for phrase in phrases:
            for head, rest in heads_of(phrase).items():
                rests.setdefault(head, set()).add(rest)
        super().__init__((head, ("",) if "" in known else tuple(known)) for head, known in rests.items())

    def begin(self, head: str, text: str, end: int) -> bool:
        """Whether a phrase may begin with a word that ends at a position of the text."""
        rests = self.get(head)
        return rests is not None and text.startswith(rests, end)


def heads_of(phrase: str) -> dict[str, str]:
    """The first letters of a phrase with a little of what follows its first word.

    >>> heads_of("approximativement"), heads_of("plus de")
    ({'approx': ''}, {'plus': ' de'})

    """
    met = _HEAD.match(phrase)
    return {met[1]: phrase[met.end() : met.end() + _REST]} if met else {}
