"""Fractions in digits: 3/4, 10 1/2, ½, 2½."""

import re
import unicodedata
from typing import Final, NamedTuple

_SIGNS: Final = "¼-¾⅐-⅞"
PORTION_SIGN: Final = f"[{_SIGNS}]"
_PORTION: Final = re.compile(
    rf"(?:(?P<whole>\d{{1,9}}) )?(?P<above>\d{{1,3}})[/⁄](?P<below>\d{{1,4}})(?![\d/⁄]|[.,]\d)"
    rf"|(?:(?P<number>\d{{1,9}}) ?)?(?P<sign>[{_SIGNS}])"
)


class Portion(NamedTuple):
    """A fraction in digits: so many wholes and so many parts; `plain` where nothing but a slash shows it."""

    end: int
    above: int
    below: int
    plain: bool


def read_portion(start: int, text: str) -> Portion | None:
    """The fraction in digits at a position, if there is one: a part below one, alone or behind a whole number.

    >>> read_portion(0, "10 1/2 miles"), read_portion(0, "9/11")[:3]
    (Portion(end=6, above=21, below=2, plain=False), (4, 9, 11))
    >>> read_portion(0, "24/7") is None
    True

    """
    match = _PORTION.match(text, start)
    if not match:
        return None
    if match["sign"]:
        above, below = map(int, unicodedata.normalize("NFKC", match["sign"]).split("⁄"))
        return Portion(match.end(), int(match["number"] or 0) * below + above, below, plain=False)
    above, below = int(match["above"]), int(match["below"])
    if not 0 < above < below:
        return None
    return Portion(match.end(), int(match["whole"] or 0) * below + above, below, plain=not match["whole"])
