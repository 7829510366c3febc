"""What changed from one day to the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from warehouse.digests import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A figure that two days give differently."""

    before: Figure
    after: Figure

    @property
    def difference(self) -> float:
        """How much it went up; negative where it went down."""
        return (self.after.best or 0) - (self.before.best or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a day has that the one before had not, what it gives differently, and what it no longer tells of."""

    new: tuple[Figure, ...]
    moved: tuple[Change, ...]
    gone: tuple[Figure, ...]


def between(before: Sequence[Figure], after: Sequence[Figure]) -> Changes:
    """Return the changes from one day's figures to another's, in their order: the most widely reported first.

    Countries that only hold their regions' claims are left out: the regions tell it.
    """
    earlier = {_key(figure): figure for figure in before if _is_own(figure)}
    later = {_key(figure): figure for figure in after if _is_own(figure)}
    pairs = ((earlier[key], figure) for key, figure in later.items() if key in earlier)
    return Changes(
        new=tuple(figure for key, figure in later.items() if key not in earlier),
        moved=tuple(
            Change(before=one, after=other)
            for one, other in pairs
            if None not in {one.best, other.best} and one.best != other.best
        ),
        gone=tuple(figure for key, figure in earlier.items() if key not in later),
    )


def _key(figure: Figure) -> tuple[str, str, str | None]:
    return figure.region, figure.type, figure.unit


def _is_own(figure: Figure) -> bool:
    return figure.level != "country" or figure.best_region == figure.region
