"""The pictures of the documentation are there, small, and still what the script makes."""

import re
import runpy
from pathlib import Path

import pytest
from PIL import Image

from tests.browsing import needs_browser

ROOT = Path(__file__).parent.parent
PICTURES = sorted((ROOT / "docs" / "images").glob("*.png"))
PAGES = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]


def test_every_picture_is_shown_with_words_for_those_who_cannot_see_it() -> None:
    shown = {}
    for page in PAGES:
        for words, name in re.findall(r"!\[([^\]]*)\]\(([^)]*\.png)\)", page.read_text(encoding="utf-8")):
            assert len(words) > 20, name
            shown[(page.parent / name).resolve()] = words
    assert set(shown) == set(PICTURES)


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_pictures_are_small(picture: Path) -> None:
    assert picture.stat().st_size < 60_000


@needs_browser
@pytest.mark.slow
def test_the_script_makes_all_of_them(tmp_path: Path) -> None:
    runpy.run_path(str(ROOT / "docs" / "pictures.py"))["draw"](tmp_path)
    made = sorted(tmp_path.glob("*.png"))
    assert [picture.name for picture in made] == [picture.name for picture in PICTURES]
    assert all(Image.open(one).size[0] == Image.open(other).size[0] for one, other in zip(made, PICTURES, strict=True))
