"""Loops as machine code, where numba is installed and there is much to do: the same answers, sooner."""

from collections.abc import Callable
from typing import Any, Final, TypeAlias, TypeVar

Loop: TypeAlias = Callable[..., Any]
AnyLoop = TypeVar("AnyLoop", bound=Loop)

LARGE: Final = 100_000  # arcs: from here on it pays to load numba
SOME: Final = 1_000  # arcs: below, a loop that is ready would gain nothing

_helpers: Final[list[Loop]] = []
_ready: Final[dict[Loop, Loop | None]] = {}


def helper(loop: AnyLoop) -> AnyLoop:
    """Mark a function that loops call, so that it can be compiled together with them."""
    _helpers.append(loop)
    return loop


def machine(loop: Loop, size: int) -> Loop | None:
    """The loop as machine code, for arrays; None where so few arcs are not worth it, or numba is not installed."""
    if size < SOME or (size < LARGE and loop not in _ready):
        return None
    if loop not in _ready:
        _ready[loop] = _compiled(loop)
    return _ready[loop]


def run(loop: Loop, size: int, *columns: Any) -> Any:
    """Run a loop that is the same for both: as machine code over arrays, or as it stands, over lists."""
    ready = machine(loop, size)
    return ready(*columns) if ready else loop(*(column.tolist() for column in columns))


def _compiled(loop: Loop) -> Loop | None:
    try:
        from numba import njit
        from numba.extending import register_jitable
    except ImportError:  # not there, or not for this numpy
        return None
    while _helpers:
        register_jitable(_helpers.pop())
    try:
        return njit(cache=True)(loop)  # type: ignore[no-any-return]  # numba says nothing of its types
    except RuntimeError:  # nowhere to keep the code: compiled anew by each process
        return njit(loop)  # type: ignore[no-any-return]  # the same
