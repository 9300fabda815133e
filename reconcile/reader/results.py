"""What `parse` gives back."""

from collections.abc import Iterable
from typing import Self, final

from reconcile.figures import Figure


@final
class Figures(tuple[Figure, ...]):
    """The figures of a text: a tuple as any other, which a notebook shows as the text with its figures marked.

    >>> found = Figures([Figure.plain(12)], "12 deaths")
    >>> found == (Figure.plain(12),), found
    (True, (Figure(bounds=Bounds.exactly(12)),))

    """

    _text: str

    def __new__(cls, figures: Iterable[Figure] = (), text: str = "") -> Self:
        """The figures found in a text."""
        made = super().__new__(cls, tuple(figures))
        made.__dict__["_text"] = text
        return made

    @property
    def text(self) -> str:
        """The text that they were read in."""
        return self._text

    def __getnewargs__(self) -> tuple[tuple[Figure, ...], str]:
        return tuple(self), self._text

    def __setattr__(self, name: str, value: object) -> None:
        msg = f"the figures of a text have no {name!r} to set: make a tuple of others"
        raise AttributeError(msg)

    def _repr_html_(self) -> str:
        from reconcile.highlighting import highlight  # only a notebook asks for it

        return highlight(self._text, self)
