"""The report: one page with the account, its drawings, conflicts, proofs, statements and texts."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reconcile.account.values import Proof, in_words, number_of
from reconcile.account.words import stated, window
from reconcile.arguments import need_type
from reconcile.assumptions import Assumptions
from reconcile.errors import InputError
from reconcile.figures import Figure, Modality
from reconcile.highlighting import highlight
from reconcile.highlighting.style import STYLE
from reconcile.markup import Markup, element, isolated
from reconcile.pages.drawing import drawing, legend
from reconcile.pages.parts import COUNTS, best, conflict_body, since, table, targets, totals
from reconcile.pages.style import PAGE
from reconcile.pages.texts import Texts, read_texts
from reconcile.panels import Panel, panels
from reconcile.panels.looks import Look, looks, source_of

if TYPE_CHECKING:
    from reconcile.account.reconciliation import Reconciliation

Section = tuple[str, str, list[Markup]]  # name, title, what is in it
POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"  # nothing is fetched, nothing runs


def report(account: "Reconciliation", path: str | os.PathLike[str], texts: Texts = (), title: str = "") -> Path:
    """Write the report of an account to a file."""
    need_type(path, (str, os.PathLike), "path", "give the name of the file to write, such as 'account.html'")
    told = page(account, texts, need_type(title, str, "title", "give what the page is to be called"))
    try:
        Path(path).write_text(told, encoding="utf-8")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        why = error.strerror if isinstance(error, OSError) and error.strerror else error
        msg = f"the report cannot be written to {os.fspath(path)!r}: {why}; name a file in a folder you can write to"
        raise InputError(msg) from None
    return Path(path)


def page(account: "Reconciliation", texts: Texts = (), title: str = "") -> str:
    """The report as HTML, whole in itself."""
    sections = [section for section in _sections(account, texts) if section[2]]
    links = [element("li", element("a", title, href=f"#{name}")) for name, title, _ in sections]
    body = [
        element("section", element("h2", title, id=f"{name}-title"), *parts, id=name, aria_labelledby=f"{name}-title")
        for name, title, parts in sections
    ]
    size = number_of(len(account.figures), "statement")
    contents = element("nav", element("ul", *links), aria_label="Contents")
    lead = (f"{size}, " if title else "") + _lead(account)
    title = title or f"Account of {size}"
    top = element("header", element("h1", isolated(title)), element("p", lead, class_="rc-soft"), contents)
    foot = element("footer", "Bounds are exact; nothing is dropped or repaired silently. Made with reconcile.")
    whole = element("html", _head(title), element("body", top, element("main", *body), foot), lang="en")
    return f"<!doctype html>\n{whole}\n"


def _head(title: str) -> Markup:
    meta = Markup(
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    )
    return element("head", meta, element("title", title), element("style", Markup(PAGE + STYLE)))


def _lead(account: "Reconciliation") -> str:
    """How many sources and series, and from when to when they were published."""
    days = sorted({str(figure.published)[:10] for figure in account.figures if figure.published is not None})
    span = [days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"] if days else []
    sources = {figure.source for figure in account.figures if figure.source is not None}
    return ", ".join([number_of(len(sources), "source"), f"{len(account.series)} series", *span])


def _sections(account: "Reconciliation", texts: Texts) -> Iterator[Section]:
    yield "totals", "Totals", [_totals(account)] if account.series else []
    yield "targets", "Targets", [targets(account)] if account.remaining() else []
    yield "conflicts", "Conflicts", list(_conflicts(account))
    yield "series", "Series by series", list(_series(account))
    yield "statements", "What became of every statement", [_statements(account)] if account.figures else []
    yield "texts", "Texts", [part for read in read_texts(account, texts) for part in _text(*read)]
    yield "assumptions", "Assumptions", [_assumptions(account.assume)]


def _totals(account: "Reconciliation") -> Markup:
    return _scrolled(totals(account, "The latest total of each series", account.series), "Totals", "rc-wide")


def _conflicts(account: "Reconciliation") -> Iterator[Markup]:
    """The open ones first."""
    if not account.conflicts:
        yield element("p", "None: all statements can hold together.")
    for conflict in sorted(account.conflicts, key=lambda one: one.settled):
        yield element("article", conflict_body(conflict), class_="rc-card" + " rc-settled" * conflict.settled)


def _series(account: "Reconciliation") -> Iterator[Markup]:
    look = looks(source_of(figure) for figure in account.figures)
    found = panels(account, [account._ledger(name) for name in account.series])
    for number, (name, panel) in enumerate(zip(account.series, found, strict=True), start=1):
        yield element("h3", isolated(name))
        if panel.empty:
            yield element("p", "Nothing is counted: see what became of every statement.", class_="rc-soft")
            continue
        yield _figure(panel, look, str(number), name)
        if account.days(name):
            yield _timeline(account, name)
        if (day := account.last_report(name)) is not None:
            yield from _proof(account.why(day, name), str(day))


def _figure(panel: Panel, look: dict[str, Look], number: str, name: str) -> Markup:
    drawn = _scrolled(drawing(panel, look, number), f"Drawing of {name}", "rc-wide")
    return element("figure", drawn, element("figcaption", legend(panel, look)))


def _timeline(account: "Reconciliation", name: str) -> Markup:
    """The state at the end of each day with an entry."""
    states = [(day, account.total(day, series=name)) for day in account.days(name)]
    rows = [[str(day), in_words(one.low, one.high), best(one), since(one)] for day, one in states]
    told = table(f"{name}: the total at the end of each day", ["day", "total", "best value", "counted since"], rows)
    return _scrolled(told, f"Timeline of {name}")


def _scrolled(told: Markup, label: str, look: str = "rc-scroll") -> Markup:
    """A long or wide table in a window of its own, which the keyboard reaches as well; whole on paper."""
    return element("div", told, class_=look, tabindex=0, role="region", aria_label=label)


def _proof(proof: Proof, day: str) -> Iterator[Markup]:
    """The statements that pin both ends of the last total."""
    lines = str(proof).split("\n")[1:]
    yield element("p", f"Why, at the end of {day}:")
    yield element("ul", *(element("li", isolated(line)) for line in lines), class_="rc-proof")


def _statements(account: "Reconciliation") -> Markup:
    head = ["no.", "statement", "window", "source", "published", "series", "status", "why"]
    engine = account._engine
    told = zip(account.figures, engine.named, engine.statuses, strict=True)
    rows = [
        [number, *_of(figure), name, status.status, status.reason]
        for number, (figure, name, status) in enumerate(told, start=1)
    ]
    return _scrolled(table("Every statement that went in", head, rows, COUNTS), "What became of every statement")


def _of(figure: Figure) -> list[str]:
    """What a figure says, of which days, who says so, and when."""
    doubt = f" ({figure.modality})" if figure.modality is not Modality.ASSERTED else ""
    return [stated(figure) + doubt, window(figure.period), figure.source or "", str(figure.published or "")]


def _text(title: str, text: str, figures: Sequence[Figure]) -> Iterator[Markup]:
    yield element("h3", isolated(title))
    yield Markup(highlight(text, figures).replace(f"<style>{STYLE}</style>", "", 1))  # stands in the head, once


def _assumptions(assume: Assumptions) -> Markup:
    default = Assumptions()
    values = [(field.name, getattr(assume, field.name), getattr(default, field.name)) for field in fields(Assumptions)]
    rows = [[name, _value(value), "as given" if value != usual else "default"] for name, value, usual in values]
    return _scrolled(table("What is taken for granted", ["assumption", "value", ""], rows), "Assumptions", "rc-wide")


def _value(value: object) -> str:
    """An assumption as a reader sees it."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name or 'all others'}: {_value(told)}" for name, told in value.items()) or "none"
    if isinstance(value, tuple | frozenset):
        return ", ".join(sorted(map(_value, value))) or "none"
    return "none" if value is None else str(value)
