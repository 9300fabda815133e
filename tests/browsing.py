"""Pages as a parser and as a real browser see them."""

import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium")
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=500")


def browse(page: str, folder: Path, *options: str) -> str:
    """What the browser says of a page, or of a piece of one, once it has come to rest."""
    file = folder / "page.html"
    whole = page if page.startswith("<!doctype") else f"<!doctype html><meta charset=utf-8><title>quiet</title>{page}"
    file.write_text(whole, encoding="utf-8")
    home = f"--user-data-dir={folder / 'home'}"
    command = [str(CHROMIUM), *QUIET, home, *options, file.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout  # noqa: S603  # our own


class Elements(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def tags(self) -> set[str]:
        return {tag for tag, _ in self.found}

    def values(self, name: str) -> list[str]:
        """The values of an attribute wherever it stands."""
        return [attributes[name] for _, attributes in self.found if name in attributes]
