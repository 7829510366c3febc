"""Drawing: polygons in degrees become a sheet, simplified so that neighbours still share their border.

Parts of a country that lie far off its bulk (French Guiana, the Canary Islands) would make the rest small: regions that
consist of such parts alone are drawn as insets in a row below, other such parts are left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import atan2, cos, degrees, hypot, radians, sin

import numpy as np
from shapely import (
    MultiPolygon,
    Polygon,
    box,
    coverage_simplify,
    get_parts,
    maximum_inscribed_circle,
    segmentize,
    set_precision,
    transform,
    union_all,
)
from shapely.geometry.base import BaseGeometry

from flows.report.boundaries.build import writing
from flows.report.boundaries.projections import Projection
from flows.report.boundaries.sheets import Outline, Sheet

COUNTRY_UNITS = 1000
WORLD_UNITS = 1600
_INSET, _GAP, _PER_ROW = 150, 12, 6
# How far a part may lie off the others, as a share of the bulk's size, and still be drawn in its place.
_REACH = 0.35
# In units of the sheet: what is smaller than a point of the pen is left out; how coarse a line may become.
_SMALLEST_AREA = 5.0
_COARSE = 2.2
_DEGREES_BETWEEN = 2.0

Shapes = Mapping[str | None, BaseGeometry]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """A region's polygons on the sheet with the projection that put them there."""

    code: str | None
    projection: Projection
    shape: MultiPolygon


def country(shapes: Shapes, insets: Iterable[str]) -> Sheet:
    """Return the sheet of a country, its longer side ``COUNTRY_UNITS``."""
    inset = set(insets)
    centre = _centre(shapes[code] for code in shapes if code not in inset)
    flat = {code: _on(centre, shape) for code, shape in shapes.items()}
    bulk = _bulk([part for code, shape in flat.items() if code not in inset for part in get_parts(shape)])
    frame = union_all([box(*part.bounds) for part in bulk]).bounds
    projection, width, height = _fitted(centre, frame, COUNTRY_UNITS)
    inside = box(*frame)
    drawn, apart = [], []
    for code, shape in flat.items():
        near = [] if code in inset else [part for part in get_parts(shape) if part.within(inside)]
        if near:
            drawn.append(_Drawn(code=code, projection=projection, shape=_moved(MultiPolygon(near), projection)))
        elif code is not None:
            apart.append(code)
    rows = [_inset(code, shapes[code], number, height) for number, code in enumerate(sorted(apart))]
    lines = (len(rows) + _PER_ROW - 1) // _PER_ROW
    used = min(len(rows), _PER_ROW) * (_INSET + _GAP)
    return _sheet([*_simplified(drawn), *rows], max(width, used), height + lines * (_INSET + _GAP))


def world(shapes: Mapping[str, BaseGeometry]) -> Sheet:
    """Return the sheet of the world's countries, ``WORLD_UNITS`` wide; without Antarctica."""
    flat = Projection(kind="equal-earth", longitude=11.0)
    placed = {code: _on(flat, _seamless(shape, flat)) for code, shape in shapes.items() if code != "AQ"}
    frame = union_all([box(*shape.bounds) for shape in placed.values()]).bounds
    projection, width, height = _fitted(flat, frame, WORLD_UNITS)
    drawn = [
        _Drawn(code=code, projection=projection, shape=_moved(shape, projection)) for code, shape in placed.items()
    ]
    return _sheet(_simplified(drawn), width, height)


def _on(projection: Projection, shape: BaseGeometry) -> MultiPolygon:
    """Return the polygons on the projection's plane; long edges are broken up so that they bend with the globe."""

    def forward(points: np.ndarray) -> np.ndarray:
        return np.array([projection.forward(longitude, latitude) for longitude, latitude in points.tolist()])

    flat = transform(segmentize(shape, _DEGREES_BETWEEN), forward)
    return _polygons(flat if flat.is_valid else flat.buffer(0))


def _seamless(shape: BaseGeometry, projection: Projection) -> BaseGeometry:
    """Return the shape cut at the meridian where the world's sheet ends, so that no edge runs across it."""
    seam = projection.longitude - 180
    return shape.difference(box(seam - 0.01, -90, seam + 0.01, 90))


def _moved(shape: MultiPolygon, projection: Projection) -> MultiPolygon:
    """Return polygons of the unit plane (see ``_fitted``) on the sheet."""
    scale, right, down = projection.scale, projection.x, projection.y
    return _polygons(transform(shape, lambda points: points * scale + (right, down)))


def _fitted(flat: Projection, frame: Sequence[float], size: int) -> tuple[Projection, int, int]:
    """Return the projection that brings the frame to the sheet with a margin, and the sheet's width and height."""
    left, top, right, bottom = frame
    scale = (size - 2 * _GAP) / max(right - left, bottom - top)
    width, height = (round(scale * side) + 2 * _GAP for side in (right - left, bottom - top))
    return (
        replace(flat, scale=round(scale, 3), x=round(_GAP - scale * left, 2), y=round(_GAP - scale * top, 2)),
        width,
        height,
    )


def _inset(code: str, shape: BaseGeometry, number: int, below: int) -> _Drawn:
    """Return a region drawn for itself, in the cell of its number below the sheet."""
    centre = _centre([shape])
    flat = _on(centre, shape)
    bulk = _bulk(list(get_parts(flat)))
    fitted, width, height = _fitted(centre, union_all([box(*part.bounds) for part in bulk]).bounds, _INSET)
    row, column = divmod(number, _PER_ROW)
    projection = replace(
        fitted,
        x=fitted.x + column * (_INSET + _GAP) + (_INSET - width) / 2,
        y=fitted.y + below + row * (_INSET + _GAP) + (_INSET - height) / 2,
    )
    moved = _moved(MultiPolygon(bulk), projection)
    return next(iter(_simplified([_Drawn(code=code, projection=projection, shape=moved)])))


def _bulk(parts: Sequence[Polygon]) -> list[Polygon]:
    """Return the largest part and all that lie within reach of it or of one another."""
    waiting = sorted(parts, key=lambda part: (-part.area, part.bounds))
    taken = [waiting.pop(0)]
    bounds = taken[0].bounds
    while True:
        reach = _REACH * max(bounds[2] - bounds[0], bounds[3] - bounds[1])
        around = box(bounds[0] - reach, bounds[1] - reach, bounds[2] + reach, bounds[3] + reach)
        near = [part for part in waiting if part.intersects(around)]
        if not near:
            return taken
        waiting = [part for part in waiting if not part.intersects(around)]
        taken += near
        bounds = union_all([box(*part.bounds) for part in taken]).bounds


def _simplified(drawn: Iterable[_Drawn]) -> list[_Drawn]:
    """Return the polygons with fewer corners and without specks; each region keeps its largest part."""
    snapped = [replace(each, shape=_polygons(set_precision(each.shape, 0.02))) for each in drawn]
    kept = [replace(each, shape=_without_specks(each.shape)) for each in snapped if not each.shape.is_empty]
    coarse = coverage_simplify([each.shape for each in kept], _COARSE)
    return [replace(each, shape=_polygons(shape)) for each, shape in zip(kept, coarse, strict=True)]


def _without_specks(shape: MultiPolygon) -> MultiPolygon:
    parts = sorted(get_parts(shape), key=lambda part: -part.area)
    kept = [parts[0], *(part for part in parts[1:] if part.area >= _SMALLEST_AREA)]
    return MultiPolygon(
        [
            Polygon(part.exterior, [hole for hole in part.interiors if Polygon(hole).area >= _SMALLEST_AREA])
            for part in kept
        ]
    )


def _polygons(shape: BaseGeometry) -> MultiPolygon:
    """Return the areas of a geometry; lines and points that arose on the way are dropped."""
    return MultiPolygon(
        [part for each in get_parts(shape) for part in get_parts(each) if part.geom_type == "Polygon" and part.area > 0]
    )


def _centre(shapes: Iterable[BaseGeometry]) -> Projection:
    """Return the projection around the middle of the shapes' land."""
    x = y = z = 0.0
    for shape in shapes:
        for part in get_parts(shape):
            longitude, latitude = radians(part.centroid.x), radians(part.centroid.y)
            land = part.area * cos(latitude)
            x += land * cos(latitude) * cos(longitude)
            y += land * cos(latitude) * sin(longitude)
            z += land * sin(latitude)
    return Projection(
        kind="lambert",
        longitude=round(degrees(atan2(y, x)), 2),
        latitude=round(degrees(atan2(z, hypot(x, y))), 2),
    )


def _sheet(drawn: Iterable[_Drawn], width: int, height: int) -> Sheet:
    outlines = []
    for each in sorted(drawn, key=lambda each: (each.code is not None, each.code or "")):
        largest = max(get_parts(each.shape), key=lambda part: part.area)
        radius = maximum_inscribed_circle(largest, tolerance=0.5)
        middle = radius.coords[0]
        outlines.append(
            Outline(
                code=each.code,
                projection=each.projection,
                x=round(middle[0]),
                y=round(middle[1]),
                radius=round(radius.length),
                path=writing.path(each.shape),
            )
        )
    return Sheet(width=width, height=height, outlines=tuple(outlines))
