import threading
import time
from concurrent.futures import ThreadPoolExecutor

from reconcile.once import KEPT, once


def test_many_threads_make_a_value_once() -> None:
    made: list[str] = []
    start = threading.Barrier(8)

    @once
    def make(name: str) -> object:
        made.append(name)
        time.sleep(0.01)  # long enough for all to ask
        return object()

    def ask(_: int) -> object:
        start.wait()
        return make("fr")

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(ask, range(8)))) == 1
    assert made == ["fr"]


def test_values_without_end_are_not_all_kept() -> None:
    made: list[int] = []
    make = once(made.append)
    for number in (0, *range(KEPT + 1), 0):
        make(number)
    assert made == [*range(KEPT + 1), 0]
