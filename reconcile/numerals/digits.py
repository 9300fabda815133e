"""Numbers in digits: which marks group thousands, which one starts the decimals, and what only looks like a number."""

import re
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple, final

from reconcile.bounds import Amount
from reconcile.lexicon.numbers import NumberWords

# a number must not go on with a mark and a digit: 1.2.3 is a version, 1,.2 nothing at all
_STOP: Final = r"(?!\d)(?![.,'٫٬]{1,3}\d)"
_GROUPED: Final = re.compile(
    r"\d{1,3}([ .,'])\d{3}(?:\1\d{3}){0,40}(?!\d|\1\d{3}(?!\d))(?:(?!\1)([.,])\d{1,20})?" + _STOP
)
# more groups than anybody counts: no number, and none of its parts is one
_ENDLESS: Final = re.compile(r"\d{1,3}([ .,'])\d{3}(?:\1\d{3}){40,}")
_INDIAN: Final = re.compile(r"\d{1,2}(?:,\d\d){1,6},\d{3}(?:\.\d{1,20})?" + _STOP)
_PLAIN: Final = re.compile(r"\d{1,20}(?:([.,])\d{1,20})?" + _STOP)
_WHOLE: Final = re.compile(r"\d{1,20}" + _STOP)
_LIST: Final = re.compile(r"\d{1,20}(?:,\d{1,20}){2,30}" + _STOP)
_RUN: Final = re.compile(r"\d[\d.,':/٫٬]*")

_OPEN_EXPONENT: Final = frozenset("ex× ")
_EXPONENT: Final = re.compile(
    r"(?:e([+-]?\d{1,2})| ?[x×] ?10(?:\^([+-]?\d{1,2})|([+-]\d{1,2})|([⁺⁻]?[⁰¹²³⁴-⁹]{1,2})))(?!\w|[.,]\d)"
)
_RAISED: Final = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")

# what joins digits to a name, an address or a time
_INSIDE: Final = "-/=%&?#_@:~.,^+·"
_RUN_OF_NAME: Final = re.compile(r"[\d.,':/+-]+")

# they begin with the mark, so that the engine skips to it
_GROUPS_SURELY: Final = r"{mark}(?<=\d{mark})\d{{3}}(?:{mark}\d{{3}}|{other}\d)"
_DECIMALS_SURELY: Final = r"{mark}(?<=\d{mark})(?:\d{{1,2}}|\d{{4,20}})(?![\d.,:/])"


class Digits(NamedTuple):
    """A number in digits; `other` is what it is worth where the lone mark means the opposite."""

    end: int
    value: Amount
    other: Amount | None = None


class Exponent(NamedTuple):
    """A power of ten that multiplies digits."""

    end: int
    power: int


@final
class Typography:
    """How one text writes numbers: the custom of its language, unless the text shows another."""

    __slots__ = ("_seen", "decimal_mark", "group_mark", "text")

    def __init__(self, text: str, words: NumberWords) -> None:
        self.text = text
        self.decimal_mark = words.decimal_mark
        self.group_mark = words.group_mark
        self._seen: dict[str, bool | None] = {}

    def shown(self, mark: str) -> bool | None:
        """Whether the other numbers of the text use the mark for decimals; None where they do not tell."""
        if mark not in self._seen:
            other = "." if mark == "," else ","
            groups = self._has(_GROUPS_SURELY, mark) or self._has(_DECIMALS_SURELY, other)
            decimals = self._has(_DECIMALS_SURELY, mark) or self._has(_GROUPS_SURELY, other)
            self._seen[mark] = None if groups == decimals else decimals
        return self._seen[mark]

    def _has(self, pattern: str, mark: str) -> bool:
        return _with_mark(pattern, mark).search(self.text) is not None


@cache
def _with_mark(pattern: str, mark: str) -> re.Pattern[str]:
    """What a text that uses the mark shows."""
    other = "." if mark == "," else ","
    return re.compile(pattern.format(mark=re.escape(mark), other=re.escape(other)))


def read_digits(start: int, typography: Typography) -> Digits | None:
    """The number in digits that starts at a position of the text, or None where it is none."""
    text = typography.text
    grouped = _GROUPED.match(text, start)
    if grouped:
        return _read_grouped(grouped, typography)
    plain = _PLAIN.match(text, start)
    if plain:
        return None if _ENDLESS.match(text, start) else Digits(plain.end(), _number(plain[0], plain[1] or ""))
    indian = _INDIAN.match(text, start)
    return Digits(indian.end(), _number(indian[0], ".")) if indian else None


def read_decimals(start: int, text: str) -> Digits | None:
    """Digits behind a bare mark (".25"), where no number or word stands before it; None where there is none."""
    if start < 1 or text[start - 1] not in ".," or text[max(0, start - 2) : start - 1].strip(" (-+$€£¥~"):
        return None
    plain = _WHOLE.match(text, start)
    return Digits(plain.end(), Decimal(f"0.{plain[0]}")) if plain else None


def read_exponent(text: str, end: int) -> Exponent | None:
    """The power of ten behind digits: "4e14", "2.5e-3", "6.2 × 10^-4", "3 × 10⁶"."""
    found = _EXPONENT.match(text, end) if text[end : end + 1] in _OPEN_EXPONENT else None
    power = next(filter(None, found.groups())) if found else ""
    return Exponent(found.end(), int(power.translate(_RAISED))) if found else None


def read_list(start: int, text: str) -> tuple[tuple[int, int], ...]:
    """The members of a list such as "22,24,26", where it is one."""
    members = _LIST.match(text, start)
    if not members:
        return ()
    return tuple((start + m.start(), start + m.end()) for m in re.finditer(r"\d+", members[0]))


def end_of_run(start: int, text: str) -> int:
    """Where digits and marks that are no number end."""
    run = _ENDLESS.match(text, start) or _RUN.match(text, start)
    return run.end() if run else start + 1


def end_of_name(start: int, text: str) -> int:
    """Where digits end that belong to what stands right before them; zero where they do not."""
    inside = text[start - 1] in _INSIDE and _in_a_name(text, start)
    run = _RUN_OF_NAME.match(text, start) if inside else None
    return run.end() if run else 0


def goes_on_as_name(text: str, end: int) -> bool:
    """Whether what follows digits or a word makes another word of it: 12b, 1_000, 1·234."""
    following = text[end : end + 1]
    return following.isalnum() or (following in ("_", "·") and text[end + 1 : end + 2].isalnum())


def _in_a_name(text: str, start: int) -> bool:
    """Whether digits belong to what stands right before them: F-16, 12:30, 3/4, http://x/?n=30."""
    mark, earlier = text[start - 1], text[start - 2 : start - 1]
    if mark == "-":
        return earlier.isalpha()
    if mark in "/:":
        return earlier.isalnum()
    if mark in ".,^+_·":
        return earlier.isdigit() or (mark == "^" and earlier.isalpha())
    return bool(earlier) and not earlier.isspace() and _in_an_address(text, start)


def _in_an_address(text: str, start: int) -> bool:
    word = text[max(0, start - 400) : start].rpartition(" ")[2]
    return "://" in word or word.startswith("www.") or "@" in word


def _read_grouped(match: re.Match[str], typography: Typography) -> Digits:
    text, mark, decimal = match[0], match[1], match[2]
    if decimal or mark in " '" or text.count(mark) > 1:
        return Digits(match.end(), _number(text, decimal or ""))
    if text[0] == "0":
        return Digits(match.end(), _number(text, mark))
    grouped, decimals = _number(text, ""), _number(text, mark)
    shown = typography.shown(mark)
    if mark == typography.group_mark:
        return Digits(match.end(), grouped, decimals if shown else None)
    is_decimal = mark == typography.decimal_mark if shown is None else shown
    value, other = (decimals, grouped) if is_decimal else (grouped, decimals)
    return Digits(match.end(), value, other if shown is None else None)


def _number(text: str, decimal: str) -> Amount:
    """The value of digits in which one mark starts the decimals and all others group."""
    whole, _, decimals = text.partition(decimal) if decimal else (text, "", "")
    digits = whole if whole.isdigit() else re.sub(r"\D", "", whole)
    if not decimals or not decimals.strip("0"):
        return int(digits)
    return Decimal(f"{digits}.{decimals}")
