"""An account and a conflict as Markdown, for a note or an issue; what names say is never markup."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from reconcile.account.values import Conflict
from reconcile.account.words import origin, since_in_words, stated, window

if TYPE_CHECKING:
    from reconcile.account.reconciliation import Reconciliation

_MEANT: Final = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "\\`*_[]"},
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        "|": "&#124;",
        **dict.fromkeys("\n\r\v\f\x85\u2028\u2029", " "),
    }
)


def plain(text: str) -> str:
    r"""Words as they are, whatever shows the Markdown.

    >>> plain("*a* | <b>")
    '\\*a\\* &#124; &lt;b&gt;'

    """
    return text.translate(_MEANT)


def account_markdown(account: "Reconciliation") -> str:
    """A table of the series, then what remains to targets and what to ask about conflicts."""
    rows = _table(["series", "total", "as of", "counted since"], [_cells(account, name) for name in account.series])
    remaining = [f"* {plain(str(left))}" for left in account.remaining()]
    asked = [f"* {_lead(conflict)}" for conflict in account.conflicts if not conflict.settled]
    parts = [("", rows), ("## Targets", remaining), ("## Conflicts", asked)]
    return "\n\n".join("\n".join([*([title, ""] if title else []), *lines]) for title, lines in parts if lines) + "\n"


def conflict_markdown(conflict: Conflict) -> str:
    """The explanation, then a table of the figures with who may be wrong."""
    told = [_stated(conflict, place) for place in range(len(conflict.figures))]
    return "\n".join([_lead(conflict), "", *_table(["statement", "window", "who says so", "may be wrong"], told), ""])


def _stated(conflict: Conflict, place: int) -> list[str]:
    figure = conflict.figures[place]
    return [stated(figure), window(figure.period), origin(figure), "yes" if figure in conflict.culprits else ""]


def _lead(conflict: Conflict) -> str:
    return f"*{conflict.kind}*: {plain(conflict.explanation)}"


def _table(head: Sequence[str], rows: Iterable[Iterable[str]]) -> list[str]:
    lines = [head, *(map(plain, row) for row in rows)]
    first, *others = [f"| {' | '.join(line)} |" for line in lines]
    return [first, "|---" * len(head) + "|", *others]


def _cells(account: "Reconciliation", name: str) -> list[str]:
    day = account.last_report(name)
    if day is None:
        return [name, "nothing is counted", "", ""]
    estimate = account.total(day, series=name)
    since = "" if estimate.since is None else since_in_words(estimate.since).removeprefix("since ")
    return [name, str(estimate), str(day), since]
