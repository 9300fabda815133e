"""What pages are put together from: tables of an account, its conflicts, its targets."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from reconcile.account.values import Conflict, Estimate, best_in_words, in_words
from reconcile.account.words import origin, since_in_words, stated, window
from reconcile.figures import Figure
from reconcile.markup import Markup, element, isolated, joined

if TYPE_CHECKING:
    from reconcile.account.reconciliation import Reconciliation

SHORT: Final = 16  # letters
COUNTS: Final = ("no.", "statements", "open conflicts")


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[object]], numbers: Sequence[str] = ()) -> Markup:
    """A table whose first column heads the rows; columns in which nothing stands are left out.

    >>> table("Totals", ["series", "since"], [["dead", ""]])
    '<table><caption>Totals</caption><thead><tr><th scope="col">series</th></tr></thead><tbody><tr><th scope="row"
    class="rc-short">dead</th></tr></tbody></table>'

    """
    filled = [list(map(isolated, row)) for row in rows]
    used = [k for k, _ in enumerate(head) if k == 0 or any(row[k] for row in filled)]
    look = ["rc-number" if name in numbers else None for name in head]
    top = element("tr", *(element("th", head[k], scope="col", class_=look[k]) for k in used))
    body = [element("tr", *(_cell(k, row[k], look[k]) for k in used)) for row in filled]
    title = element("caption", caption) if caption else ""
    return element("table", title, element("thead", top), element("tbody", *body))


def _cell(column: int, inside: Markup, look: str | None) -> Markup:
    """A cell; what is short stays on one line."""
    look = look or ("rc-short" if len(inside) <= SHORT else None)
    if column == 0:
        return element("th", inside, scope="row", class_=look)
    return element("td", inside, class_=look)


def totals(account: "Reconciliation", caption: str, names: Sequence[str]) -> Markup:
    """The latest total of some series."""
    head = ["series", "total", "best value", "as of", "counted since", "statements", "open conflicts"]
    said, disputed = Counter(account._engine.named), Counter(one.series for one in open_conflicts(account))
    rows = [[*_total(account, name), said[name], disputed[name] or "none"] for name in names]
    return table(caption, head, rows, COUNTS)


def _total(account: "Reconciliation", name: str) -> list[object]:
    day = account.last_report(name)
    if day is None:
        return [name, "nothing is counted", "", "", ""]
    estimate = account.total(day, series=name)
    bounds = element("span", in_words(estimate.low, estimate.high), class_="rc-total")
    return [name, bounds, best(estimate), str(day), since(estimate)]


def best(estimate: Estimate) -> str:
    """The best value, or that there is none; where only a lower end is stated it is that, and no more exact than it.

    >>> best(Estimate(1101, None, 1101)), best(Estimate(9, 9, 9)), best(Estimate(9, 12, None))
    ('the lower end', '9', 'none')

    """
    if estimate.best is None:
        return "none"
    if estimate.high is None and estimate.best == estimate.low:
        return "the lower end"
    return best_in_words(estimate).removeprefix(", best ") or in_words(estimate.best, estimate.best)


def since(estimate: Estimate) -> str:
    """From when the total counts."""
    return "" if estimate.since is None else since_in_words(estimate.since).removeprefix("since ")


def open_conflicts(account: "Reconciliation") -> list[Conflict]:
    """Conflicts that nothing settles."""
    return [one for one in account.conflicts if not one.settled]


def conflict_lead(conflict: Conflict) -> Markup:
    """The kind of a conflict and its explanation."""
    settled = " (settled)" * conflict.settled
    kind = element("span", f"{conflict.kind}{settled}", class_="rc-kind" + " rc-settled" * conflict.settled)
    series = joined(" in ", element("b", isolated(conflict.series))) if conflict.series else ""
    return joined(element("p", kind, series), element("p", isolated(conflict.explanation)))


def conflict_body(conflict: Conflict) -> Markup:
    """The same, and its figures with who may be wrong."""
    rows = [_stated(figure, conflict) for figure in conflict.figures]
    return joined(conflict_lead(conflict), table("", ["statement", "window", "who says so", "may be wrong"], rows))


def _stated(figure: Figure, conflict: Conflict) -> list[object]:
    doubted = ("yes" if figure in conflict.culprits else "no") if conflict.culprits else ""
    return [stated(figure), window(figure.period), origin(figure), doubted]


def targets(account: "Reconciliation") -> Markup:
    """What remains to each target."""
    return element("ul", *(element("li", isolated(left)) for left in account.remaining()))
