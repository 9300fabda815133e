"""What is dear to make is made once, however many threads ask for it at the same moment."""

from collections.abc import Callable
from functools import lru_cache, wraps
from threading import RLock
from typing import Final, TypeVar

KEPT: Final = 32  # values a function keeps: a program may make lexicons without end

Key = TypeVar("Key")
Made = TypeVar("Made")


def once(make: Callable[[Key], Made]) -> Callable[[Key], Made]:
    """Make the value of a key when it is first asked for; whoever else asks meanwhile waits for it.

    >>> square = once(lambda number: print("made") or number * number)
    >>> square(3), square(3)
    made
    (9, 9)

    """
    kept, lock = lru_cache(maxsize=KEPT)(make), RLock()

    @wraps(make)
    def get(key: Key) -> Made:
        with lock:
            return kept(key)

    return get
