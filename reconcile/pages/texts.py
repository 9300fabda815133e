"""The texts that an account was read in, each with its figures."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from reconcile.account.words import origin
from reconcile.arguments import need_all, need_names, need_text, need_type
from reconcile.figures import Figure
from reconcile.reader.results import Figures

if TYPE_CHECKING:
    from reconcile.account.reconciliation import Reconciliation

Texts = Iterable[tuple[Figure, ...]] | Mapping[str, str]
ADVICE = "give a list of what parse returned for each text, or the text of each source, such as {'Daily': text}"


class Read(NamedTuple):
    """A text, where it is from, and the figures found in it."""

    title: str
    text: str
    figures: tuple[Figure, ...]


def read_texts(account: "Reconciliation", texts: Texts) -> list[Read]:
    """The texts with their figures, in the order given."""
    if isinstance(texts, Figures):
        return [_as_read(texts, 1)]
    if isinstance(texts, Mapping):
        return list(_by_source(account, need_names(texts, "texts", ADVICE)))
    given = need_type(texts, Iterable, "texts", ADVICE)
    return [_as_read(one, place) for place, one in enumerate(need_all(given, Figures, "texts", ADVICE), start=1)]


def _as_read(found: Figures, place: int) -> Read:
    return Read(origin(found[0]) if found else f"text {place}", found.text, tuple(found))


def _by_source(account: "Reconciliation", texts: Mapping[str, str]) -> Iterator[Read]:
    """Figures of the source that say what stands at their place in its text."""
    for source, text in texts.items():
        said = need_text(text)
        own = (figure for figure in account.figures if figure.source == source and figure.span is not None)
        yield Read(source, said, tuple(f for f in own if f.span is not None and f.span.of(said) == f.text))
