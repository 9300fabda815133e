"""Reads so many texts, no two alike, and prints the most memory that was held (KiB) after each quarter of them.

Run by the tests in a process of its own (`python -m tests.memory 100000`), whose peak nothing else has raised.
"""

import resource
import sys

import reconcile as rc
from reconcile.reader.sentences.cues import _MEMORY
from tests.everything import WEDNESDAY, sentences

LETTERS = "aeioukmnrst"
OTHER = 10**9  # words from here on stand in no text


def made_up(number: int) -> str:
    """A word that no text held before."""
    return LETTERS[number % len(LETTERS)] + (made_up(number // len(LETTERS)) if number else "ta")


def peak() -> int:
    """The most memory held so far, in KiB."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held // 1024 if sys.platform == "darwin" else held


def fill(language: str) -> None:
    """Let the reader of a language remember as many words as it ever will."""
    for begin in range(OTHER, OTHER + _MEMORY, 50):
        words = " ".join(map(made_up, range(begin, begin + 50)))
        rc.parse(f"3 {words}.", language=language, published=WEDNESDAY)


def read(numbers: range, texts: list[tuple[str, str]]) -> None:
    """Sentences of all languages in turn, each with a number, a noun, a place and a speaker that are new."""
    for number in numbers:
        language, text = texts[number % len(texts)]
        word = made_up(number)
        date = f"{number % 28 + 1}/12/{1900 + number % 150}"
        own = f"{number} {word}s, {word.title()} ({date}): {number / 7:.3f} %."
        rc.parse(f"{text}\n{own}", language=language, published=WEDNESDAY, source=word)


if __name__ == "__main__":
    quarter = int(sys.argv[1]) // 4
    known = list(sentences())
    for code in sorted({language for language, _ in known}):
        fill(code)
    for begin in range(0, 4 * quarter, quarter):
        read(range(begin, begin + quarter), known)
        print(peak(), flush=True)
