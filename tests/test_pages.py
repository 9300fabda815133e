"""Accounts as HTML: whole in themselves, read without colour or a mouse, and inert whatever the names in them say."""

import datetime as dt
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

import reconcile as rc
from reconcile import Assumptions, Bounds, Figure, InputError, InputTypeError, Modality, Span, testing
from reconcile.pages.report import POLICY, page
from reconcile.pages.style import PAGE
from tests.browsing import Elements, browse, needs_browser

DAY = dt.date(2024, 10, 1)


def day(number: int) -> dt.date:
    return DAY + dt.timedelta(days=number)


def said(source: str = "Army", series: str = "dead") -> list[Figure]:
    """Totals of two sources that disagree, an addition, a bound, a level, a target, and a word taken back."""
    return [
        Figure.cumulative(100, series=series, source=source, published=day(0)),
        Figure.cumulative(61, series=series, source="Mayor", published=day(0)),
        Figure.increment(12, series=series, source=source, published=day(3)),
        Figure.cumulative(low=112, series=series, source="Agency", published=day(4)),
        Figure.level(low=20, high=30, series=f"{series} in hospital", source=source, published=day(2)),
        Figure.cumulative(500, series=series, modality=Modality.PLANNED, by=day(8), source=source, published=day(4)),
    ]


ATTACKS = (
    "<script>document.title='taken'</script>",
    '"><img src=x onerror="document.title=\'taken\'">',
    "</style><script>document.title='taken'</script>",
    "</title></svg><svg onload=document.title='taken'>",
    "javascript:document.title='taken'",
    "' onmouseover='document.title=1' x='",
    "--></td></table><iframe srcdoc='<script>top.document.title=1</script>'>",
    "&lt;script&gt; &#x3c;b&#x3e;",
    "url(#x);}*{display:none}",
    "\x00\ud800\u202e",
)


def hostile(attack: str) -> dict[str, str]:
    """Every sort of HTML that the library makes, with the attack in every place where words can stand."""
    text = f"{attack} 12 more deaths {attack}"
    found = rc.parse(text, language="en", published=day(5), source=attack)
    told = [*said(attack, attack), *(figure.replace(series=attack, because=(attack,)) for figure in found)]
    account = rc.reconcile(told, Assumptions(priorities={attack: 2}, parts={attack + " in hospital": attack}))
    highlit = rc.highlight(text, [figure.replace(source=attack) for figure in found])
    conflict = account.conflicts[0].replace(explanation=attack)
    return {
        "report": page(account, {attack: text}),
        "account": account._repr_html_(),
        "conflict": conflict._repr_html_(),
        "highlight": highlit,
        "parsed": found._repr_html_(),
    }


ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "section", "article", "nav", "footer"),
    *("h1", "h2", "h3", "p", "ul", "ol", "li", "a", "b", "div", "span", "mark", "figure", "figcaption"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("svg", "g", "defs", "pattern", "rect", "line", "path", "polygon", "circle", "text"),
}
META = {("meta", "charset"), ("meta", "name"), ("meta", "content"), ("meta", "http-equiv")}


def is_inert(told: str) -> bool:
    """Whether a page holds only elements of ours, no handler, and links to itself alone."""
    found = Elements(told)
    names = {name for _, attributes in found.found for name in attributes}
    handlers = [name for name in names if name.startswith("on") or name in ("src", "srcdoc", "action")]
    links = [link for link in found.values("href") if not re.fullmatch(r"#[a-z]+", link)]
    styles = [style for style in found.values("style") if not re.fullmatch(r"--light:#\w{6};--dark:#\w{6}", style)]
    fills = [fill for fill in found.values("fill") if not re.fullmatch(r"url\(#rc-hatch-\d+\)", fill)]
    return found.tags <= ELEMENTS and not (handlers or links or styles or fills)


# ---------------------------------------------------------------- the report
def test_a_report_holds_all_that_the_account_knows(tmp_path: Path) -> None:
    account = rc.reconcile(said(), Assumptions(horizon=5))
    file = account.report(tmp_path / "account.html")
    told = Elements(file.read_text(encoding="utf-8")).text
    remaining, conflict = account.remaining()[0], account.conflicts[0]
    words = (
        str(remaining),
        conflict.explanation,
        "horizon5as given",
        "silenceTruedefault",
        "deadat least 112the lower end",
    )
    assert [word for word in words if word not in told] == []
    for figure, status in zip(account.figures, account.statuses().itertuples(), strict=True):
        assert status.reason in told
        assert str(figure.published) in told
    for row in account.timeline().itertuples():
        assert str(row.date)[:10] in told
    for name in account.series:
        assert all(line in told for line in str(account.why(account.last_report(name), name)).split("\n")[1:])


def test_a_report_speaks_to_a_reader_of_a_page(tmp_path: Path) -> None:
    account = rc.reconcile(said())
    assert [word for word in ("account.", "remaining()", "conflicts[") if word in Elements(page(account)).text] == []
    told = account.report(tmp_path / "flood.html", title="The flood <of June>").read_text(encoding="utf-8")
    assert told.count("The flood &lt;of June&gt;") == 2  # in the head and above all
    assert "6 statements, 3 sources" in told
    with pytest.raises(InputTypeError, match="title is a int"):
        account.report(tmp_path / "flood.html", title=5)  # type: ignore[arg-type]  # the mistake under test


def test_one_text_is_a_text(tmp_path: Path) -> None:
    found = rc.parse("12 people died.", language="en", published=DAY, source="Daily")
    account = rc.reconcile(found)
    pages = [account.report(tmp_path / "a.html", texts).read_text(encoding="utf-8") for texts in (found, [found])]
    assert pages[0] == pages[1]
    assert "people died." in Elements(pages[0]).text


def test_a_text_of_a_page_is_of_no_known_language_and_its_notes_are_english() -> None:
    found = Elements(rc.highlight("12 morts", rc.parse("12 morts", language="fr", published=DAY)))
    assert found.values("lang") == ["", "en"]


def test_names_from_right_to_left_leave_what_stands_behind_them() -> None:
    told = page(rc.reconcile([*said("صحيفة النور", "موتى"), Figure.plain(7, source="\u202egnorw", published=DAY)]))
    assert "<bdi>صحيفة النور</bdi>, 2024-10-01" in told
    assert "<h3><bdi>موتى</bdi></h3>" in told
    assert "\u202e" not in told
    assert "\ufffdgnorw" in told


def test_a_report_needs_nothing_else_and_is_the_same_every_time() -> None:
    account = rc.reconcile(said())
    told = page(account)
    assert is_inert(told)
    assert POLICY in Elements(told).values("content")
    assert not re.search(r"https?:|@import|url\((?!#)", told)
    assert told == page(rc.reconcile(said()))


def test_a_reader_without_colour_or_mouse_finds_everything() -> None:
    found = Elements(page(rc.reconcile(said())))
    ids = found.values("id")
    assert len(ids) == len(set(ids))
    assert set(found.values("aria-labelledby")) <= set(ids)
    assert {link.removeprefix("#") for link in found.values("href")} <= set(ids)
    assert ("html", {"lang": "en"}) in found.found
    pictures = [a for tag, a in found.found if tag == "svg" and "aria-hidden" not in a]
    assert all(a["role"] == "img" and a["aria-label"] for a in pictures)
    assert all(a.get("scope") in ("col", "row") for tag, a in found.found if tag == "th")
    assert all(a["tabindex"] == "0" and a["aria-label"] for tag, a in found.found if a.get("class") == "rc-scroll")
    levels = [int(tag[1]) for tag, _ in found.found if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_an_account_of_nothing_has_a_report() -> None:
    told = Elements(page(rc.reconcile([]))).text
    assert "Account of 0 statements" in told
    assert "None: all statements can hold together." in told


def test_amounts_too_large_to_draw_are_told() -> None:
    account = rc.reconcile([Figure.cumulative(10**5000, series="vast", source="A", published=DAY)])
    told = Elements(page(account)).text
    assert "Nothing is counted" in told
    assert "1.000e+5000" in told
    assert "1.000e+5000" in str(account)


# ---------------------------------------------------------------- its texts
TEXT = "The army said 12 more people were killed."


def marked(text: str, figures: tuple[Figure, ...]) -> str:
    """The text as a page shows it that has the style already."""
    return rc.highlight(text, figures).split("</style>")[1]


def test_what_parse_returned_is_shown_with_its_figures_marked() -> None:
    found = rc.parse(TEXT, language="en", published=DAY, source="Army")
    told = page(rc.reconcile(found), [found])
    assert marked(TEXT, found) in told
    assert "<h3>Army, 2024-10-01</h3>" in told
    nothing = rc.parse("No news.", language="en", published=DAY)
    assert "<h3>text 2</h3>" in page(rc.reconcile(found), [found, nothing])


def test_the_text_of_a_source_is_matched_with_what_it_states() -> None:
    found = rc.parse(TEXT, language="en", published=DAY, source="Army")
    other = Figure.plain(5, span=Span(0, 1), text="5", source="Army", published=DAY, series="other text")
    account = rc.reconcile([*found, other, *said("Mayor")])
    assert marked(TEXT, found) in page(account, {"Army": TEXT})


@pytest.mark.parametrize("texts", [3, [TEXT], {"Army": 3}, {3: TEXT}, [Figure.plain(3)]])
def test_texts_of_another_sort_are_refused(texts: object, tmp_path: Path) -> None:
    with pytest.raises(InputTypeError, match="text"):
        rc.reconcile(said()).report(tmp_path / "account.html", texts)
    assert not (tmp_path / "account.html").exists()


# ---------------------------------------------------------------- its file
def test_a_report_that_cannot_be_written_says_why(tmp_path: Path) -> None:
    account = rc.reconcile(said())
    with pytest.raises(InputError, match=r"cannot be written to .*No such file or directory; name a file in a folder"):
        account.report(tmp_path / "missing" / "account.html")
    with pytest.raises(InputError, match="Is a directory"):
        account.report(tmp_path)
    with pytest.raises(InputError, match="null"):
        account.report("account\x00.html")
    with pytest.raises(InputTypeError, match="path is a int"):
        account.report(3)
    assert account.report(str(tmp_path / "account.html")) == tmp_path / "account.html"


# ---------------------------------------------------------------- in a notebook
def test_a_notebook_shows_totals_targets_and_open_conflicts() -> None:
    account = rc.reconcile(said())
    told = Elements(account._repr_html_()).text
    assert "Account of 6 statements" in told
    for word in ("dead in hospital", "20 to 30", str(account.remaining()[0]), account.conflicts[0].explanation):
        assert word in told
    assert is_inert(account._repr_html_())
    assert "nothing to count" in rc.reconcile([])._repr_html_()


def test_columns_without_content_are_left_out() -> None:
    told = Elements(rc.reconcile(said())._repr_html_()).text
    assert "counted since" not in told
    since = [figure.replace(period=rc.Period.since(DAY)) for figure in said()[:1]]
    assert "counted since" in Elements(rc.reconcile(since)._repr_html_()).text


def test_a_notebook_shows_no_more_than_one_would_read() -> None:
    many = [figure for k in range(45) for figure in said(series=f"series {k}")[:2]]
    told = Elements(rc.reconcile(many)._repr_html_()).text
    assert "and 5 more series: account.series" in told
    assert "and 40 more conflicts: account.conflicts" in told


def test_a_conflict_shows_who_may_be_wrong() -> None:
    conflict = rc.reconcile(said()).conflicts[0]
    told = Elements(conflict._repr_html_()).text
    assert conflict.explanation in told
    assert told.count("yes") == len(conflict.culprits) == 2
    assert "(settled)" in conflict.replace(settled=True)._repr_html_()
    assert "may be wrong" not in conflict.replace(culprits=(), explanation="")._repr_html_()


# ---------------------------------------------------------------- whatever the names say
@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_names_and_texts_stay_text(attack: str) -> None:
    for made, told in hostile(attack).items():
        assert is_inert(told), made
        told.encode("utf-8")
        shown = re.sub("[\x00\ud800\u202e]", "\ufffd", attack)
        assert shown in Elements(told).text, made


@settings(max_examples=25)
@given(st.text(st.sampled_from("<>&\"'/=!-svgtyle \x00\ud800\u2028"), min_size=1, max_size=20))
def test_no_name_makes_an_element(name: str) -> None:
    assert is_inert(page(rc.reconcile(said(name, name))))


@settings(max_examples=30)
@given(st.lists(testing.figures(), max_size=5))
def test_every_account_has_a_report(figures: list[Figure]) -> None:
    try:
        account = rc.reconcile(figures)
    except rc.UnitError:  # tonnes and euros in one series
        return
    assert is_inert(page(account))
    assert is_inert(account._repr_html_())


@needs_browser
def test_nothing_runs_in_a_browser_even_without_the_policy(tmp_path: Path) -> None:
    pieces = [told for attack in ATTACKS for told in hostile(attack).values()]
    whole = "<!doctype html><title>quiet</title>" + "".join(pieces).replace(POLICY, "")
    seen = browse(whole.encode("utf-8", "replace").decode(), tmp_path, "--dump-dom")
    assert "<title>quiet</title>" in seen
    assert Elements(seen).tags <= ELEMENTS
    assert is_inert(seen)


@needs_browser
def test_the_policy_stops_what_would_run(tmp_path: Path) -> None:
    attacked = page(rc.reconcile(said())).replace("</body>", f"{ATTACKS[0]}{ATTACKS[1]}</body>")
    assert "<title>Account of 6 statements</title>" in browse(attacked, tmp_path, "--dump-dom")
    assert "<title>taken</title>" in browse(attacked.replace(POLICY, ""), tmp_path, "--dump-dom")


# ---------------------------------------------------------------- as a browser lays it out
PROBE = """<script>
const wide = document.documentElement, bars = [...document.querySelectorAll('.rc-drawing')];
document.title = [wide.scrollWidth <= wide.clientWidth, getComputedStyle(document.body).backgroundColor,
  bars.every(one => one.getBoundingClientRect().width > 200)].join('|');
</script>"""


@needs_browser
@pytest.mark.parametrize(("scheme", "width", "back"), [("1", 1000, "255, 255, 255"), ("0", 500, "22, 25, 29")])
def test_a_report_fits_its_window_in_light_and_dark(tmp_path: Path, scheme: str, width: int, back: str) -> None:
    account = rc.reconcile([*said(), *said("M" * 200, "a long name of a series without an end " * 5 + "x" * 300)])
    told = page(account).replace(POLICY, "") + PROBE
    options = ("--dump-dom", f"--window-size={width},900", f"--blink-settings=preferredColorScheme={scheme}")
    assert f"<title>true|rgb({back})|true</title>" in browse(told, tmp_path, *options)


@needs_browser
def test_a_report_prints_on_a4(tmp_path: Path) -> None:
    printed = tmp_path / "account.pdf"
    browse(page(rc.reconcile(said())), tmp_path, f"--print-to-pdf={printed}")
    assert re.search(rb"/MediaBox \[0 0 59[45][^ ]* 84[12][^\]]*\]", printed.read_bytes())


def luminance(colour: str) -> float:
    """How bright a colour is, as the accessibility guidelines reckon it."""
    channels = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1])
def test_words_stand_out_from_the_page_in_both_themes(theme: int) -> None:
    block = re.findall(r":root \{ (--ink.*?)\}", PAGE, re.DOTALL)[theme]
    colours = dict(re.findall(r"--([a-z]+): (#\w{6})", block))
    for name in ("ink", "soft", "accent", "goal", "dispute"):
        assert min(contrast(colours[name], colours[ground]) for ground in ("page", "card")) >= 4.5, name


def test_bounds_without_an_amount_have_no_mark() -> None:
    account = rc.reconcile([Figure(Bounds(), series="dead", source="Army", published=DAY), *said()])
    assert is_inert(page(account))


def test_a_series_of_plans_alone_is_drawn_without_a_timeline() -> None:
    plan = Figure.cumulative(10, series="plan", modality=Modality.PLANNED, by=day(9), published=DAY)
    told = page(rc.reconcile([plan]))
    assert "target: 10 by" in told
    assert "the total at the end of each day" not in told


# ---------------------------------------------------------------- as Markdown
@pytest.mark.parametrize("attack", [*ATTACKS, "[x](javascript:alert(1))", "a | b\n| c", "`*_", "![x](http://x)"])
def test_names_are_no_markup_in_markdown_either(attack: str) -> None:
    account = rc.reconcile(said(attack, attack))
    for told in (account.to_markdown(), account.conflicts[0].to_markdown()):
        assert "<" not in told
        assert not re.search(r"(?<!\\)[\[\]`]", told)
        rows = [line for line in told.splitlines() if line.startswith("|")]
        assert {row.count("|") for row in rows} == {5}
        assert len(rows) == 4
