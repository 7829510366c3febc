"""Shades: into which of a few classes a value falls, each class holding about as many values."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import quantiles

CLASSES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The highest value of each class, rising; at most ``CLASSES`` of them."""

    tops: tuple[int, ...]

    def shade(self, value: int) -> int:
        """Return the class of a value, from 1 for the lowest to ``CLASSES`` for the highest.

        A scale of few classes uses the far ends, so that two values are told apart at a glance.

        >>> scale = of([1, 1, 2, 9, 9, 30])
        >>> [scale.shade(value) for value in (1, 2, 9, 30)]
        [1, 2, 4, 5]
        """
        return self._number(bisect_left(self.tops, value))

    def ranges(self) -> tuple[tuple[int, int, int], ...]:
        """Return each class with its lowest and highest value.

        >>> of([3, 5, 5]).ranges()
        ((1, 1, 3), (5, 4, 5))
        """
        bottoms = (1, *(top + 1 for top in self.tops))
        return tuple(
            (self._number(place), bottom, top)
            for place, (bottom, top) in enumerate(zip(bottoms, self.tops, strict=False))
        )

    def _number(self, place: int) -> int:
        last = len(self.tops) - 1
        if last < 1:
            return (CLASSES + 1) // 2
        return 1 + round(min(place, last) * (CLASSES - 1) / last)


def of(values: Iterable[int]) -> Scale:
    """Return the scale of some positive values; equal values always share a class."""
    listed = sorted(values)
    distinct = sorted(set(listed))
    if len(distinct) <= CLASSES:
        return Scale(tops=tuple(distinct))
    cuts = quantiles(listed, n=CLASSES, method="inclusive")
    tops = {max(value for value in distinct if value <= max(cut, distinct[0])) for cut in cuts}
    return Scale(tops=tuple(sorted(tops | {distinct[-1]})))
