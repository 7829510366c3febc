"""Levels: on which tier of its divisions each country is reported."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from transform.gazetteer.build.sources import SourceRegion


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """How a region's code is lifted to the level on which its country is reported."""

    parents: Mapping[str, str | None]
    with_children: frozenset[str]
    second: frozenset[str]

    def lift(self, code: str | None) -> str | None:
        """Return the code at the country's level; None where it is above that level."""
        if code is None:
            return None
        if code[:2] in self.second:
            return None if code in self.with_children else code
        while parent := self.parents.get(code):
            code = parent
        return code


def of(regions: Iterable[SourceRegion], second: Iterable[str]) -> Levels:
    """Return the levels of all countries."""
    parents = {region.code: region.parent for region in regions}
    return Levels(
        parents=parents,
        with_children=frozenset(parent for parent in parents.values() if parent),
        second=frozenset(second),
    )
