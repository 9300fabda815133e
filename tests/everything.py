"""Reads sentences of all languages, reconciles what they say, and prints all that comes of it.

Run by the tests in processes of its own (`python -m tests.everything`), to see whether the same comes out.
"""

import datetime as dt
import hashlib
import sys
import threading
import tomllib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import reconcile as rc

CORPUS = Path(__file__).parent / "corpus"
WEDNESDAY = dt.date(2024, 10, 23)


def sentences(step: int = 1, languages: str = "*") -> Iterator[tuple[str, str]]:
    """Language and text, every so manieth of the corpora."""
    for path in sorted(CORPUS.glob(f"figures-{languages}.toml")):
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]
        yield from ((path.stem.removeprefix("figures-"), entry["text"]) for entry in entries[::step])


def everything(step: int = 24, languages: str = "*") -> str:
    """All that can be printed of some sentences and their account."""
    texts = list(sentences(step, languages))
    figures = [
        figure.replace(unit=None)  # units that do not go together are an error, and no matter here
        for number, (language, text) in enumerate(texts)
        for figure in rc.parse(text, language=language, published=WEDNESDAY, source=f"source {number % 7}")
    ]
    account = rc.reconcile([figure.replace(series=f"series {number % 20}") for number, figure in enumerate(figures)])
    found = [
        figures,
        [rc.parse_numbers(text, language=language) for language, text in texts],
        [rc.parse_dates(text, language=language, published=WEDNESDAY) for language, text in texts],
        account.series,
        account.conflicts,
        account.restatements,
        account.remaining(),
        account.timeline().to_csv(),
        account.statuses().to_csv(),
        [account.why(WEDNESDAY, series=name) for name in account.series],
        account.to_markdown(),
        str(account),
        rc.reconcile_frame(rc.to_frame(account.figures)).to_csv(),
    ]
    return "\n".join(map(repr, found))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def at_once(job: Callable[[], str], threads: int = 16) -> set[str]:
    """What comes of a job that many threads start at the same moment."""
    start = threading.Barrier(threads)

    def run(_: int) -> str:
        start.wait()
        return job()

    with ThreadPoolExecutor(threads) as pool:
        return set(pool.map(run, range(threads)))


if __name__ == "__main__":
    sys.setswitchinterval(1e-3)
    results = at_once(lambda: everything(30, "en")) if sys.argv[1:] == ["threads"] else {everything()}
    print(*map(digest, results))
