"""The text as the readers see it: folded to one case and one typography, with the way back to the original."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from html import unescape
from itertools import chain, groupby, takewhile
from operator import itemgetter
from typing import Final, final

from reconcile.spans import Span
from reconcile.values import maker

# one code point for another: spans stay as they are
_SAME_LENGTH: Final = {
    "\u2019": "'", "\u02bc": "'", "\u2018": "'",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u2008": " ", "\u200a": " ", "\u3000": " ",
    "\u2010": "-", "\u2011": "-", "\u2212": "-",
}  # fmt: skip
# marks of other scripts and widths: rare, so looked for before they are put in
_OTHER_MARKS: Final = str.maketrans("\u066a\u066b\u066c\uff05\uff0b\uff0c\uff0d\uff0e\uff1a", "%.'%+,-.:")
_OTHER_MARK: Final = re.compile("[\u066a-\u066c\uff05\uff0b-\uff0e\uff1a]")
# marks that stand on another character, and characters that show nothing
_UNSEEN: Final = re.compile(
    "[\u00ad\u0300-\u036f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\u20d0-\u20ff\ufe00-\ufe0f\ufeff]"
)
_OTHER_DIGIT: Final = re.compile(r"[^\D0-9]")
# what is folded by itself: those, and the one letter that becomes two in lower case
_SPECIAL: Final = re.compile(f"{_UNSEEN.pattern}|{_OTHER_DIGIT.pattern}|\u0130")
# the characters of western Europe, folded by one table many times as fast as by `lower`
_WESTERN: Final = bytes(range(256)).decode("latin-1").lower().replace("\u00a0", " ").encode("latin-1")
_SOFT_HYPHEN: Final = "\u00ad".encode("latin-1")
# what is inside these is neither one nor the other, and no such mark: one quick look for the text of most languages
_UNUSUAL: Final = re.compile(
    "[^\x00-\xac\xae-\u02ff\u0370-\u05ff\u1e00-\u200a\u2010-\u2029\u202f-\u205f\u2070-\u20cf\u2100-\u2fff]"
)

_known_span: Final = maker(Span)

# stands for the end of a word while a pattern is made
_WHOLE: Final = "\0"


@final
class Folded:
    """A text in lower case, with plain apostrophes, blanks, hyphens and digits, and the way back.

    >>> folded = fold("Plus de 13\u202f000\u00ad soldats")
    >>> folded.text
    'plus de 13 000 soldats'
    >>> folded.span(8, 14).of(folded.original) == "13\u202f000"
    True

    """

    __slots__ = ("_ends", "_starts", "original", "text")

    def __init__(
        self, original: str, text: str, starts: list[int] | None = None, ends: list[int] | None = None
    ) -> None:
        self.original = original
        self.text = text
        self._starts = starts
        self._ends = ends

    def over(self, text: str) -> "Folded":
        r"""The same places with other characters in some of them.

        >>> fold("12\t40").over("12|40").text
        '12|40'

        """
        return Folded(self.original, text, self._starts, self._ends)

    def edited(self, edits: list[tuple[int, int, str]]) -> "Folded":
        r"""The text with nothing, or one character, for each of these stretches, in order and apart.

        >>> edited = fold("more than\n  <b>120</b> homes").edited([(9, 12, " "), (12, 15, ""), (18, 22, "")])
        >>> edited.text, edited.span(10, 13)
        ('more than 120 homes', Span(start=15, end=18))

        """
        if all(end - start == len(said) for start, end, said in edits):
            characters = list(self.text)
            for start, _, said in edits:
                characters[start] = said
            return self.over("".join(characters)) if edits else self
        old_starts = self._starts or range(len(self.text))
        old_ends = self._ends or range(1, len(self.text) + 1)
        parts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for start, end, said in [*edits, (len(self.text), len(self.text), "")]:
            parts += (self.text[done:start], said)
            starts += (*old_starts[done:start], *old_starts[start : start + len(said)])
            ends += (*old_ends[done:start], *old_ends[end - len(said) : end])
            done = end
        return Folded(self.original, "".join(parts), starts, ends)

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the folded text stands in the original."""
        if self._starts is None or self._ends is None:
            return _known_span(start, end)
        return _known_span(self._starts[start], self._ends[end - 1])

    def said(self, start: int, end: int) -> str:
        """A stretch of the folded text as the original writes it, without what was left out there.

        >>> fold("la pr&eacute;<b>fecture</b>").edited([(5, 13, "é"), (13, 16, ""), (23, 27, "")]).said(3, 13)
        'préfecture'

        """
        if self._starts is None or self._ends is None:
            return self.original[start:end]
        places = zip(self._starts[start:end], self._ends[start:end], strict=True)
        return unescape("".join(self.original[first:last] for first, last in places))

    @property
    def edged(self) -> str:
        """The folded text with a blank in front, so that its first word has an edge too.

        >>> fold("Trois").edged
        ' trois'

        """
        return f" {self.text}"

    def is_lower(self, at: int) -> bool:
        """Whether the original has a lower-case letter there.

        >>> fold("Le NIS dit").is_lower(1), fold("Le NIS dit").is_lower(4)
        (True, False)

        """
        return self.original[at if self._starts is None else self._starts[at]].islower()

    def position(self, original: int) -> int:
        """Where a position of the original stands in the folded text.

        >>> fold("Plus de 13\u00ad 000 soldats").position(12)
        11

        """
        return original if self._starts is None else bisect_left(self._starts, original)


def fold(text: str) -> Folded:
    """Fold a text; linear in its length.

    >>> fold("AOU\u0302T").text
    'août'

    """
    try:
        western = text.encode("latin-1")
    except UnicodeEncodeError:
        return _fold_any(text)
    if _SOFT_HYPHEN in western:
        return _fold_by_character(text)
    return Folded(text, western.translate(_WESTERN).decode("latin-1"))


def _fold_any(text: str) -> Folded:
    lower = text.lower()
    unusual = _UNUSUAL.search(lower)
    if len(lower) != len(text) or (unusual and (_UNSEEN.search(lower) or _OTHER_DIGIT.search(lower))):
        return _fold_by_character(text)
    return Folded(text, _plain(lower, unusual is not None))


def _plain(lower: str, unusual: bool) -> str:
    for special, plain in _SAME_LENGTH.items():
        lower = lower.replace(special, plain)
    return lower.translate(_OTHER_MARKS) if unusual and _OTHER_MARK.search(lower) else lower


def _fold_by_character(text: str) -> Folded:
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for special in chain(_SPECIAL.finditer(text), (None,)):
        at = special.start() if special else len(text)
        characters += text[done:at].lower()
        starts += range(done, at)
        ends += range(done + 1, at + 1)
        done = at + 1
        if special and _UNSEEN.match(special[0]):
            _put_mark(special[0], characters, ends, at)
        elif special:
            characters.append(_fold_one(special[0]))
            starts.append(at)
            ends.append(done)
    return Folded(text, _plain("".join(characters), unusual=True), starts, ends)


def _put_mark(mark: str, characters: list[str], ends: list[int], position: int) -> None:
    """A combining mark joins the character before it; what shows nothing is left out."""
    if not characters or not unicodedata.combining(mark) or ends[-1] != position:
        return
    joined = unicodedata.normalize("NFC", characters[-1] + mark)
    characters[-1] = joined if len(joined) == 1 else characters[-1]
    ends[-1] = position + 1


def _fold_one(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    lower = character.lower()
    return lower if len(lower) == 1 else character


NOTHING: Final = "(?!)"


def trie_pattern(words: Iterable[str]) -> str:
    """One regular expression for many words without common prefixes: far faster than a flat alternation.

    >>> trie_pattern(["deux", "dix", "dixième"])
    'd(?:eux|ix(?:ième)?)'

    Of no words it is a pattern that never matches.
    """
    return _pattern(sorted(set(words))) or NOTHING


def start_alternatives(words: Iterable[str], length: int, starts: Iterable[str] = ()) -> str:
    r"""Alternatives of a pattern for how a word begins: a short one is whole, of a long one a few letters are enough.

    They are small where the words are many, so they are soon compiled; what they find is still to be read. More starts
    may be given as they are.

    >>> start_alternatives(["sept", "septante", "dix"], 5)
    'dix(?!\\w)|sept(?:(?!\\w)|a)'

    """
    cut = (word[:length] if len(word) > length else word + _WHOLE for word in words)
    return "|".join(_branches(sorted({*cut, *starts}))).replace(_WHOLE, r"(?!\w)") or "(?!)"


def _pattern(words: list[str]) -> str:
    """The pattern for sorted words."""
    optional = words[:1] == [""]
    branches = _branches(words[optional:])
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and not optional else f"(?:{'|'.join(branches)})"
    return joined + ("?" if optional else "")


def _branches(words: list[str]) -> list[str]:
    """The patterns for sorted words, one for each letter that they begin with."""
    return [_branch(list(group)) for _, group in groupby(words, key=itemgetter(0))]


def _branch(words: list[str]) -> str:
    """The pattern for sorted words that begin alike."""
    if len(words) == 1:
        return re.escape(words[0])
    pairs = zip(words[0], words[-1], strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return re.escape(words[0][:shared]) + _pattern([word[shared:] for word in words])
