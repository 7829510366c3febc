"""Sheets: the outlines of one country's regions, or of the world's countries, ready to be drawn.

A sheet is an SVG file, which a page lays under its own drawing. It tells its projections (those of the country and of its
insets); each path, one a line, bears its code and ``data-at``: projection, middle and radius of the widest circle inside.
Paths are in whole units; ``M`` begins a polygon and ``m`` a hole in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from extract.errors import SetupError
from flows.report.boundaries.projections import Projection

FOLDER = Path(__file__).parent.parent / "assets" / "maps"
WORLD = "world"
_PATH = re.compile(r'<path (?:id="([A-Z0-9-]+)" )?data-at="(\d+) (-?\d+) (-?\d+) (\d+)" d="([^"]*)"/>')

Ring = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One region or country on a sheet, in the sheet's units.

    ``code`` is None for land that no present ISO 3166-2 code names. ``radius`` is that of the widest circle inside.
    """

    code: str | None
    projection: Projection
    x: int
    y: int
    radius: int
    path: str

    def polygons(self) -> Iterator[tuple[Ring, ...]]:
        """Yield each polygon as its rings, the outer one first; closed, in the sheet's units."""
        for polygon in filter(None, self.path.split("M")):
            yield tuple(_rings(polygon))

    def geometry(self) -> dict[str, object]:
        """Return the outline as a GeoJSON geometry in degrees, rounded to about 100 m (RFC 7946)."""
        return {
            "type": "MultiPolygon",
            "coordinates": [
                [self._degrees(ring, is_outer=number == 0) for number, ring in enumerate(polygon)]
                for polygon in self.polygons()
            ],
        }

    def _degrees(self, ring: Ring, *, is_outer: bool) -> list[list[float]]:
        """Return a ring in degrees, outer rings counterclockwise as RFC 7946 wants, where the sheet's y points down."""
        doubled = sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairwise(ring))
        turned = ring if (doubled < 0) == is_outer else ring[::-1]
        return [[round(degree, 3) for degree in self.projection.back(x, y)] for x, y in turned]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A drawing of outlines, ``width`` by ``height`` units."""

    width: int
    height: int
    outlines: tuple[Outline, ...]

    def outline(self, code: str) -> Outline | None:
        """Return the outline of a region; None where the sheet has none."""
        return next((outline for outline in self.outlines if outline.code == code), None)


@lru_cache(maxsize=256)
def read(name: str) -> Sheet | None:
    """Return the sheet of a country (``UA``) or of the ``world``; None where none is shipped."""
    path = FOLDER / f"{name}.svg"
    if not re.fullmatch(r"[A-Z]{2}|world", name) or not path.is_file():
        return None
    text = path.read_text(encoding="ascii")
    head = re.search(r'viewBox="0 0 (\d+) (\d+)" data-projections="([^"]+)"', text)
    if head is None:
        raise SetupError(f"{path}: is no sheet of ours; install meldt anew")
    projections = [_projection(line) for line in head[3].split(";")]
    return Sheet(
        width=int(head[1]),
        height=int(head[2]),
        outlines=tuple(
            Outline(
                code=code or None,
                projection=projections[int(number)],
                x=int(x),
                y=int(y),
                radius=int(radius),
                path=path,
            )
            for code, number, x, y, radius, path in _PATH.findall(text)
        ),
    )


def _projection(line: str) -> Projection:
    kind, *numbers = line.split()
    longitude, latitude, scale, x, y = map(float, numbers)
    return Projection(
        kind="lambert" if kind == "lambert" else "equal-earth",
        longitude=longitude,
        latitude=latitude,
        scale=scale,
        x=x,
        y=y,
    )


def _rings(polygon: str) -> Iterator[Ring]:
    """Yield the rings of ``12,34l5,6 7,8zm…z``, each closed."""
    x = y = 0
    for ring in filter(None, polygon.split("z")):
        start, *steps = re.findall(r"(-?\d+),(-?\d+)", ring)
        x, y = x + int(start[0]), y + int(start[1])
        corners = [(x, y)]
        for right, down in steps:
            corners.append((corners[-1][0] + int(right), corners[-1][1] + int(down)))
        yield (*corners, corners[0])
