"""What is dear to make is made once, however many threads ask for it at the same moment."""

from collections.abc import Callable
from functools import wraps
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
    made: dict[Key, Made] = {}
    lock = RLock()

    @wraps(make)
    def get(key: Key) -> Made:
        # what is there is taken without waiting: most calls by far
        value = made.get(key)
        return _make(key) if value is None else value

    def _make(key: Key) -> Made:
        with lock:
            if key not in made:
                value = make(key)
                if len(made) >= KEPT:
                    del made[next(iter(made))]
                made[key] = value
            return made[key]

    return get
