"""Writing: polygons as SVG paths of whole units, sheets as the files that ``sheets`` reads."""

from collections.abc import Sequence
from pathlib import Path

from shapely import MultiPolygon, Polygon, get_parts
from shapely.geometry.polygon import orient

from flows.report.boundaries.projections import Projection
from flows.report.boundaries.sheets import Sheet

# Seen on dark pages as on light ones.
_PEN = '<g fill="#808080" fill-opacity=".24" stroke="#808080" stroke-opacity=".6" stroke-linejoin="round">'


def path(shape: MultiPolygon) -> str:
    """Return the polygons as a path: ``M`` and whole units, steps relative, holes begun by ``m``.

    >>> path(MultiPolygon([Polygon([(0, 0), (9.8, 0.1), (10, 10), (0, 10)])]))
    'M0,0l10,0 0,10-10,0z'
    """
    polygons = (_polygon(orient(part)) for part in get_parts(shape))
    return "".join(polygon for polygon in polygons if polygon)


def write(sheet: Sheet, file: Path) -> None:
    """Write one sheet."""
    projections: list[Projection] = []
    for outline in sheet.outlines:
        if outline.projection not in projections:
            projections.append(outline.projection)
    told = ";".join(
        f"{each.kind} {each.longitude} {each.latitude} {each.scale:.3f} {each.x:.2f} {each.y:.2f}"
        for each in projections
    )
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {sheet.width} {sheet.height}" data-projections="{told}">',
        _PEN,
        *(
            f"<path {_name(each.code)}"
            f'data-at="{projections.index(each.projection)} {each.x} {each.y} {each.radius}" d="{each.path}"/>'
            for each in sheet.outlines
        ),
        "</g></svg>",
    ]
    file.write_text("\n".join(lines) + "\n", encoding="ascii")


def _name(code: str | None) -> str:
    return f'id="{code}" ' if code else ""


def _polygon(polygon: Polygon) -> str:
    outer, *holes = (_corners(ring.coords) for ring in (polygon.exterior, *polygon.interiors))
    if len(outer) < 3:
        return ""
    drawn, start = _ring("M", outer, (0, 0)), outer[0]
    for hole in holes:
        if len(hole) >= 3:
            drawn += _ring("m", hole, start)
            start = hole[0]
    return drawn


def _corners(points: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return the corners of a ring in whole units, not closed, without those that repeat the one before."""
    found: list[tuple[int, int]] = []
    for x, y in ((round(point[0]), round(point[1])) for point in points):
        if not found or found[-1] != (x, y):
            found.append((x, y))
    return found[:-1] if len(found) > 1 and found[0] == found[-1] else found


def _ring(letter: str, corners: Sequence[tuple[int, int]], start: tuple[int, int]) -> str:
    (x, y), *others = corners
    steps, at = "", (x, y)
    for corner in others:
        right, down = corner[0] - at[0], corner[1] - at[1]
        steps += f"{' ' if steps and right >= 0 else ''}{right},{down}"
        at = corner
    return f"{letter}{x - start[0]},{y - start[1]}l{steps}z"
