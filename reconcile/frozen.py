"""A mapping that cannot change."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar, final

K = TypeVar("K")
V = TypeVar("V", covariant=True)


@final
class FrozenMap(Mapping[K, V]):
    """An immutable, hashable, picklable mapping; it equals a dict of the same items and prints like one.

    >>> words = FrozenMap({"deux": 2})
    >>> words["deux"], words == {"deux": 2}, words
    (2, True, {'deux': 2})

    """

    __slots__ = ("_hash", "_items")
    _items: dict[K, V]
    _hash: int | None

    def __init__(self, items: Mapping[K, V] | Iterable[tuple[K, V]] = ()) -> None:
        object.__setattr__(self, "_items", dict(items))
        object.__setattr__(self, "_hash", None)

    def __getitem__(self, key: K) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        if self._hash is None:
            object.__setattr__(self, "_hash", hash(frozenset(self._items.items())))
        return self._hash or 0

    def __setattr__(self, name: str, value: object) -> None:
        msg = f"a frozen map has no {name} to set: make a new one"
        raise AttributeError(msg)

    def __reduce__(self) -> tuple[type["FrozenMap[K, V]"], tuple[dict[K, V]]]:
        return FrozenMap, (dict(self),)

    def __repr__(self) -> str:
        return repr(self._items)
