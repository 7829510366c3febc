"""Memo: what a function said of each argument, kept in a dictionary that forgets all once it is full."""

from collections.abc import Callable
from typing import Final, TypeVar

_MOST: Final = 65_536

_K = TypeVar("_K")
_V = TypeVar("_V")


class Memo(dict[_K, _V]):
    """The answers of a pure function by its argument. Hostile text asks of words without end: beyond ``most`` it starts afresh.

    Words are looked up by the million: ``Memo(find).__getitem__`` is the function, at the cost of a dictionary.

    >>> length = Memo(len).__getitem__
    >>> length("twee"), length("twee")
    (4, 4)
    """

    def __init__(self, find: Callable[[_K], _V], most: int = _MOST) -> None:
        super().__init__()
        self._find = find
        self._most = most

    def __missing__(self, key: _K) -> _V:
        """Ask the function itself, and keep what it says."""
        if len(self) >= self._most:
            self.clear()
        found = self[key] = self._find(key)
        return found
