"""The pictures of the documentation: drawn by the library, seen in a headless Chromium, made small.

    python docs/pictures.py              # all of them, into docs/images
    python docs/pictures.py elsewhere    # into another folder

Needs the extra `plot`, and Chromium for all but the first. The flood and the reports are made up.
"""

import argparse
import datetime as dt
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageChops

import reconcile as rc

REPORTS = [
    ("Rescue service", 11, "At least 1,200 people have died in the floods, the rescue service said."),
    ("Ministry", 12, "The flood has killed 3,200 people so far, the health ministry said."),
    ("Ministry", 13, "260 more people have died, the ministry said on Wednesday."),
    ("Red Cross", 13, "2,400 tents have been delivered so far. It plans to deliver 10,000 tents by 20 September 2023."),
    ("Ministry", 14, "The ministry says the death toll has reached 3,660."),
    ("Red Cross", 14, "The death toll has reached 4,100, the Red Cross said."),
    ("Red Cross", 14, "Another 3,100 tents were delivered on Thursday."),
    ("Ministry", 16, "35 more people have died in hospital, the ministry said."),
]
TEXT = (
    "The flood has killed 3,200 people so far, among them 410 children, the health ministry said. Some 8,000 people "
    "are missing. 260 more people died on Wednesday. The Red Cross plans to deliver 10,000 tents by 20 September 2023."
)
COLOURS = 200
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def read() -> list[tuple[rc.Figure, ...]]:
    """The figures of each report."""
    return [
        rc.parse(text, language="en", published=dt.date(2023, 9, day), source=source) for source, day, text in REPORTS
    ]


def account() -> rc.Reconciliation:
    """The account of all reports."""
    return rc.reconcile([figure for found in read() for figure in found])


def draw(folder: Path) -> None:
    """Make every picture."""
    said = account()
    said.plot().figure.savefig(folder / "plot.png", dpi=90)
    small(folder / "plot.png")
    found = rc.parse(TEXT, language="en", published=dt.date(2023, 9, 13), source="Ministry")
    with TemporaryDirectory() as place:
        page = said.report(Path(place) / "report.html", texts=read())
        shot(page, folder / "report.png", 1000, 1240)
        shot(page, folder / "report-dark.png", 1000, 1240, dark=True)
        for name, told in (("notebook", said._repr_html_()), ("highlight", rc.highlight(TEXT, found))):
            piece = Path(place) / f"{name}.html"
            piece.write_text(f"<!doctype html><meta charset=utf-8><body style='margin:16px'>{told}", encoding="utf-8")
            shot(piece, folder / f"{name}.png", 900, 520)


def shot(page: Path, picture: Path, width: int, height: int, dark: bool = False) -> None:
    """The upper part of a page as a browser shows it."""
    look = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={width},{height}")
    scheme = f"--blink-settings=preferredColorScheme={0 if dark else 1}"
    home = f"--user-data-dir={page.parent / 'home'}"
    command = [str(BROWSER), *look, scheme, home, f"--screenshot={picture}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # our own page
    small(picture)


def small(picture: Path) -> None:
    """Without empty margins below, and with few colours."""
    image = Image.open(picture).convert("RGB")
    ground = Image.new("RGB", image.size, image.getpixel((0, 0)))
    box = ImageChops.difference(image, ground).getbbox() or (0, 0, *image.size)
    cropped = image.crop((0, 0, image.width, min(box[3] + 16, image.height)))
    cropped.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE).save(picture, optimize=True)


def main() -> None:
    """Make the pictures and say how large they are."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent / "images")
    folder = arguments.parse_args().folder
    folder.mkdir(exist_ok=True)
    draw(folder)
    for picture in sorted(folder.glob("*.png")):
        print(f"{picture.name}: {picture.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
