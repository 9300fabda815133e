"""What a notebook shows of an account and of a conflict."""

from typing import TYPE_CHECKING

from reconcile.account.report import CONFLICTS, SERIES
from reconcile.account.values import Conflict, number_of
from reconcile.markup import Markup, element
from reconcile.pages.parts import conflict_body, conflict_lead, open_conflicts, targets, totals
from reconcile.pages.style import NOTEBOOK

if TYPE_CHECKING:
    from reconcile.account.reconciliation import Reconciliation


def account_table(account: "Reconciliation") -> str:
    """The latest total of each series, what remains to targets, and open conflicts, as far as one would read."""
    names, disputes = account.series, open_conflicts(account)
    caption = f"Account of {number_of(len(account.figures), 'statement')}"
    if not names:
        return _shown(element("p", caption + ": nothing to count"))
    return _shown(
        totals(account, caption, names[:SERIES]),
        _more(len(names) - SERIES, "series: account.series"),
        targets(account) if account.remaining() else "",
        *map(conflict_lead, disputes[:CONFLICTS]),
        _more(len(disputes) - CONFLICTS, "conflicts: account.conflicts"),
    )


def _more(count: int, what: str) -> Markup:
    return element("p", f"and {count} more {what}") if count > 0 else Markup()


def conflict_table(conflict: Conflict) -> str:
    """The explanation of a conflict and the figures that cannot all hold."""
    return _shown(conflict_body(conflict))


def _shown(*parts: object) -> str:
    return str(element("div", element("style", Markup(NOTEBOOK)), *parts, class_="rc-account"))
