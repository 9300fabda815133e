"""HTML made of elements: whatever is not markup already is escaped on its way in."""

import html
import re
from typing import Final, final

# nor may a text move what stands around it, as the marks do that turn the direction of reading
_NO_CHARACTER: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_LEFTWARDS: Final = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_RUN: Final = re.compile(rf"{_LEFTWARDS}+(?:[ -]{_LEFTWARDS}+)*")


@final
class Markup(str):
    """Text that is HTML; only this module and constants of our own make it."""

    __slots__ = ()


def safe(text: object) -> Markup:
    r"""Text as HTML shows it; what no page may hold is a replacement character.

    >>> safe("<b> & \x00"), safe(Markup("<b>"))
    ('&lt;b&gt; &amp; �', '<b>')

    """
    return text if isinstance(text, Markup) else Markup(html.escape(_NO_CHARACTER.sub("\ufffd", str(text))))


def isolated(text: object) -> Markup:
    """The same, with words that run from right to left kept apart, so that a date behind a name stays behind it.

    >>> isolated("(صحيفة, 2024-10-24)")
    '(<bdi>صحيفة</bdi>, 2024-10-24)'

    """
    return text if isinstance(text, Markup) else Markup(_RUN.sub(lambda run: f"<bdi>{run[0]}</bdi>", safe(text)))


def element(tag: str, *inside: object, **attributes: object) -> Markup:
    """An element; an attribute that is None is left out, and `class_` is `class`.

    >>> element("td", "a < b", class_="number", data_sort=3, title=None)
    '<td class="number" data-sort="3">a &lt; b</td>'

    """
    return Markup(f"<{tag}{_attributes(attributes)}>{joined(*inside)}</{tag}>")


def joined(*inside: object) -> Markup:
    """Pieces one after the other.

    >>> joined("a & ", element("b", "c"))
    'a &amp; <b>c</b>'

    """
    return Markup("".join(map(safe, inside)))


def _attributes(attributes: dict[str, object]) -> str:
    given = ((name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items() if value is not None)
    return "".join(f' {name}="{safe(str(value))}"' for name, value in given)
