"""The gazetteer's coverage: ``python -m transform.gazetteer.report``."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from transform.gazetteer.lookup import DATA, Gazetteer
from transform.gazetteer.records import LANGUAGES, Region


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of the world the gazetteer knows by name."""

    regions: int
    ukraine: dict[str, int]
    world: dict[str, int]
    places: int
    places_with_region: int
    forms: int
    megabytes: float


def coverage(gazetteer: Gazetteer, folder: Path = DATA) -> Coverage:
    """Return the counts; a region counts in a language where its name there leads to it."""
    regions = list(gazetteer.regions())
    settlements = [toponym for toponym in gazetteer.toponyms() if toponym.kind == "settlement"]
    return Coverage(
        regions=len(regions),
        ukraine={language: resolved(gazetteer, _of("UA", regions), language) for language in LANGUAGES},
        world={language: resolved(gazetteer, regions, language) for language in LANGUAGES},
        places=len(settlements),
        places_with_region=sum(toponym.region is not None for toponym in settlements),
        forms=gazetteer.size,
        megabytes=sum(path.stat().st_size for path in folder.iterdir()) / 1e6,
    )


def resolved(gazetteer: Gazetteer, regions: Iterable[Region], language: str) -> int:
    """Return how many regions their name in a language leads to."""
    return sum(
        any(toponym.region == region.code for toponym in gazetteer.find(region.name(language))) for region in regions
    )


def lines(found: Coverage) -> Iterator[str]:
    """Yield the report's lines."""
    yield f"{found.forms:,} forms of {found.places:,} places and {found.regions:,} regions in {found.megabytes:.1f} MB"
    yield f"places with a region: {found.places_with_region:,} ({found.places_with_region / found.places:.1%})"
    yield "regions resolved by name      " + "".join(f"{language:>8}" for language in LANGUAGES)
    yield "Ukraine, of 27                " + "".join(f"{found.ukraine[language]:>8}" for language in LANGUAGES)
    yield f"all, of {found.regions:<22}" + "".join(f"{found.world[language]:>8}" for language in LANGUAGES)


def _of(country: str, regions: Iterable[Region]) -> list[Region]:
    return [region for region in regions if region.country == country]


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines(coverage(Gazetteer()))) + "\n")
