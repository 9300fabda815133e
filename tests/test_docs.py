"""Every page is in the contents, every link leads somewhere, every public name has its place."""

import re
import tomllib
from pathlib import Path

import pytest

import reconcile as rc

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]


def test_every_page_is_in_the_contents_once() -> None:
    named = re.findall(r"[\w/-]+\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2])
    assert sorted(named) == [page.relative_to(DOCS).as_posix() for page in PAGES[1:]]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    for target, anchor in re.findall(r"\]\((?!\w+:)([^)#\s]*)#?([^)\s]*)\)", page.read_text(encoding="utf-8")):
        led = (page.parent / target) if target else page
        assert led.exists(), target
        assert not anchor or led.name == "api.md" or anchor in _anchors(led), f"{target}#{anchor}"


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w]+", "-", heading.lower()).strip("-") for heading in headings}


def test_every_public_name_is_told_in_detail_once() -> None:
    told = re.findall(r"^::: reconcile\.(\w+)$", (DOCS / "api.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(told) == sorted(rc.__all__)


def test_every_example_is_listed() -> None:
    listed = re.findall(r"^\| `(\w+\.py)`", (DOCS / "examples.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(example.name for example in (ROOT / "examples").glob("*.py"))


def test_every_extra_for_users_is_told() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    rows = re.findall(r"^\| (`[^|]+`) \|", _section("Extras", DOCS / "reference.md"), re.MULTILINE)
    told = [extra for row in rows for extra in re.findall(r"\w+", row)]
    assert sorted(told) == sorted(set(extras) - {"docs", "mutation", "test"})


def _section(title: str, page: Path) -> str:
    return page.read_text(encoding="utf-8").partition(f"\n## {title}\n")[2].partition("\n## ")[0]
