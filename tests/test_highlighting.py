"""Figures marked in their text: as HTML, and as a browser shows it."""

import datetime as dt
import pickle
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

import reconcile as rc
from reconcile import Bounds, Figure, InputError, InputTypeError, Kind, Modality, Role, Span
from reconcile.highlighting.pieces import laid_out
from tests.browsing import browse, needs_browser

DAY = dt.date(2024, 10, 23)
TEXT = (
    "Le 22 octobre, 12 nouveaux décès ont porté le bilan à 347 morts depuis le 1er août 2024, dont 15 enfants.\n"
    "41 blessés sont toujours hospitalisés et 1 500 soldats doivent être envoyés d'ici le 15 novembre."
)
HOSTILE = (
    "<script>document.title = 'taken'</script> 12 morts</style><script>document.title = 'taken'</script>"
    '<img src=x onerror="document.title=\'taken\'"> " onmouseover="document.title=\'taken\'" '
    "15 blessés &lt;b&gt; \x00\ud800"
)


class Page(HTMLParser):
    """What a page says: its text, its elements, and the text inside each mark."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.tags: list[str] = []
        self.attributes: list[dict[str, str | None]] = []
        self.text = ""
        self.nested = ""
        self.marked: dict[str, str] = {}
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append((tag, dict(attrs)))
        self.tags.append(tag)
        self.attributes.append(dict(attrs))
        if tag == "mark" and self._in_text():
            self.nested += f"[{str(dict(attrs)['class']).split()[1].removeprefix('rc-')} "

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark" and self._in_text():
            self.nested += "]"
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if not self._in_text():
            return
        self.text += data
        self.nested += data
        for tag, attributes in self.open:
            if tag == "mark":
                name = str(attributes["aria-describedby"])
                self.marked[name] = self.marked.get(name, "") + data

    def _in_text(self) -> bool:
        classes = [attributes.get("class") for _, attributes in self.open]
        return "rc-text" in classes and "rc-note" not in classes


def read(text: str, language: str = "fr") -> tuple[Figure, ...]:
    return rc.parse(text, language=language, published=DAY)


# ---------------------------------------------------------------- the page
def test_every_figure_is_marked_by_kind_with_what_is_known_of_it() -> None:
    figures = read(TEXT)
    page = rc.highlight(TEXT, figures)
    found = Page(page)
    assert found.text == TEXT
    assert list(found.marked.values()) == ["12", "347", "15", "41", "1 500"] == [figure.text for figure in figures]
    kinds = re.findall(r'<mark class="rc-mark rc-(\w+)(?: rc-(\w+))?" tabindex="0"', page)
    assert kinds == [(f.kind, "" if f.modality is Modality.ASSERTED else f.modality) for f in figures]
    for told in ("total so far", "since 2024-08-01", "part of another figure", "“347”", "planned", "because"):
        assert told in page


def test_the_page_needs_nothing_else() -> None:
    found = Page(rc.highlight(TEXT, read(TEXT)))
    assert set(found.tags) <= {"div", "style", "mark", "span", "ul", "ol", "li", "b"}
    names = {name for attributes in found.attributes for name in attributes}
    assert names <= {"class", "dir", "lang", "tabindex", "aria-describedby", "aria-hidden", "data-sign", "role", "id"}
    assert not re.search(r"url\(|@import|https?:", rc.highlight(TEXT, read(TEXT)))


def test_notes_are_found_by_their_name_and_every_mark_has_one() -> None:
    found = Page(rc.highlight(TEXT, read(TEXT)))
    ids = [attributes["id"] for attributes in found.attributes if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {a["aria-describedby"] for a in found.attributes if "aria-describedby" in a} == set(ids)


def test_kinds_differ_by_sign_and_line_not_by_colour_alone() -> None:
    figures = [Figure.plain(1, span=Span(k, k + 1)).replace(kind=kind) for k, kind in enumerate(Kind)]
    page = rc.highlight("11111", figures)
    assert len(set(re.findall(r'data-sign="(.)"', page))) == len(Kind)
    lines = re.findall(r"\.rc-(?:cumulative|increment|level|plain|adjustment) \{[^}]*border-bottom: ([^;]*);", page)
    assert len(set(lines)) == len(Kind)


def test_a_mark_tells_doubt_and_role() -> None:
    told = Figure.plain(3, modality=Modality.DENIED, role=Role.PREVIOUS, revises=True, span=Span(0, 1))
    page = rc.highlight("3", [told])
    assert 'class="rc-mark rc-plain rc-denied"' in page
    assert "count, denied, earlier reading, corrects an earlier figure" in page


def test_a_text_without_figures_is_shown_as_it_is() -> None:
    page = Page(rc.highlight("Nothing <here>.", ()))
    assert (page.text, page.marked) == ("Nothing <here>.", {})


@pytest.mark.parametrize(
    ("spans", "nested"),
    [
        ([(0, 6), (2, 4)], "[plain 12[level 34]56]7"),
        ([(0, 4), (2, 6)], "[plain 12[level 34]][level 56]7"),
        ([(0, 3), (3, 6)], "[plain 123][level 456]7"),
        ([(0, 3), (0, 3)], "[plain [level 123]]4567"),
        ([(2, 2), (0, 1)], "[level 1]234567"),
    ],
)
def test_marks_nest(spans: list[tuple[int, int]], nested: str) -> None:
    kinds = (Kind.PLAIN, Kind.LEVEL)
    figures = [Figure(Bounds(), kind, span=Span(*span)) for kind, span in zip(kinds, spans, strict=True)]
    assert Page(rc.highlight("1234567", figures)).nested == nested


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=12))
def test_pieces_nest_and_cover_what_they_are_made_of(given_spans: list[tuple[int, int]]) -> None:
    spans = [Span(start, start + width) for start, width in given_spans]
    pieces = laid_out([(span, place) for place, span in enumerate(spans)])
    for place, span in enumerate(spans):
        mine = [piece for piece in pieces if piece.what == place]
        assert [p for piece in mine for p in range(piece.start, piece.end)] == list(range(span.start, span.end))
        assert [piece.first for piece in mine] == [True] + [False] * (len(mine) - 1)
    for one in pieces:
        for other in pieces:
            apart = one.end <= other.start or other.end <= one.start
            inside = one.start <= other.start and other.end <= one.end
            assert apart or inside or (other.start <= one.start and one.end <= other.end)


@given(
    st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9), st.text(max_size=9)), max_size=4)
)
def test_whatever_the_text_holds_the_page_shows_it(text: str, said: list[tuple[int, int, str]]) -> None:
    figures = [
        Figure.plain(width, source=source, because=(source,), span=Span(start, start + width))
        for start, width, source in said
        if start + width <= len(text)
    ]
    page = rc.highlight(text, figures)
    page.encode("utf-8")
    shown = Page(page).text
    assert len(shown) == len(text)
    assert all(a in (b, "\ufffd", "\n") for a, b in zip(shown, text, strict=True))


def test_hostile_text_stays_text() -> None:
    found = Page(rc.highlight(HOSTILE, read(HOSTILE)))
    assert found.text == HOSTILE.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
    assert "script" not in found.tags
    source = Figure.plain(3, source='"><script>x</script>', because=("<b>", "&"), span=Span(0, 1))
    assert "script" not in Page(rc.highlight("3", [source])).tags


def test_figures_of_another_text_are_refused() -> None:
    with pytest.raises(InputError, match="item 0 has no place in a text"):
        rc.highlight("12 deaths", [Figure.plain(12)])
    with pytest.raises(InputError, match="item 0 says '12' where this text says 'No'"):
        rc.highlight("No deaths", read("12 morts"))
    with pytest.raises(InputTypeError, match="text is a int"):
        rc.highlight(3, [])
    with pytest.raises(InputTypeError, match="figures"):
        rc.highlight("3", [3])


def test_amounts_of_every_sort_are_told() -> None:
    amounts = (Bounds.more_than(3), Bounds.less_than(3), Bounds.at_least(3), Bounds.at_most(3), Bounds(2, 3), Bounds())
    told = [rc.highlight("3", [Figure(bounds, span=Span(0, 1))]) for bounds in (*amounts, Bounds.exactly(10**5000))]
    words = ("more than 3", "less than 3", "at least 3", "at most 3", "2 to 3", "any number", "1.000e+5000")
    assert all(f"</span> {said}<" in page for said, page in zip(words, told, strict=True))


# ---------------------------------------------------------------- in a notebook
def test_a_notebook_shows_what_parse_found() -> None:
    found = read(TEXT)
    assert isinstance(found, tuple)
    assert found._repr_html_() == rc.highlight(TEXT, found)
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301  # our own
    assert pickle.loads(pickle.dumps(found))._repr_html_() == found._repr_html_()  # noqa: S301  # our own
    assert read("")._repr_html_() == rc.highlight("", ())
    with pytest.raises(AttributeError, match="make a tuple of others"):
        found.text = "other"


# ---------------------------------------------------------------- in a browser
@needs_browser
def test_a_browser_sees_the_marks_and_runs_nothing(tmp_path: Path) -> None:
    seen = browse(rc.highlight(HOSTILE, read(HOSTILE)), tmp_path, "--dump-dom")
    assert "<title>quiet</title>" in seen
    assert "<script" not in seen
    assert "<img" not in seen
    assert re.findall(r"<mark class=\"rc-mark rc-(\w+)\" tabindex", seen) == ["plain", "plain"]


PROBE = """<script>
const mark = document.querySelector('.rc-text .rc-mark'), note = mark.querySelector('.rc-note');
const shown = () => getComputedStyle(note).display, before = shown();
mark.focus();
setTimeout(() => {  // a page that has just begun is not in focus itself
  const box = note.getBoundingClientRect(), wide = document.documentElement.clientWidth;
  const below = box.top >= mark.getBoundingClientRect().bottom - 2;
  document.title = [before, shown(), box.left >= 0 && box.right <= wide, below,
    getComputedStyle(document.querySelector('.rc-figures')).backgroundColor].join('|');
}, 300);
</script>"""


@needs_browser
@pytest.mark.parametrize(("scheme", "page"), [("1", "rgb(255, 255, 255)"), ("0", "rgb(22, 25, 29)")])
def test_the_note_shows_on_focus_within_the_page_in_light_and_dark(tmp_path: Path, scheme: str, page: str) -> None:
    told = rc.highlight(TEXT, read(TEXT)) + PROBE
    options = ("--dump-dom", "--window-size=500,700", f"--blink-settings=preferredColorScheme={scheme}")
    assert f"<title>none|block|true|true|{page}</title>" in browse(told, tmp_path, *options)
