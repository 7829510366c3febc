"""TopoJSON becomes polygons: arcs that neighbours share are unpacked and put together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from shapely import make_valid
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

Line = list[tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One object of a topology; ``shape`` is None where it has no land."""

    id: str
    name: str
    shape: BaseGeometry | None


def features(topology: Mapping[str, Any], layer: str) -> Iterator[Feature]:
    """Yield the features of one layer, in degrees (https://github.com/topojson/topojson-specification)."""
    arcs = [_unpacked(arc, topology.get("transform")) for arc in topology["arcs"]]
    for geometry in topology["objects"][layer]["geometries"]:
        properties = geometry.get("properties") or {}
        yield Feature(id=str(geometry.get("id") or ""), name=properties.get("name") or "", shape=_shape(geometry, arcs))


def _unpacked(arc: Sequence[Sequence[float]], transform: Mapping[str, Sequence[float]] | None) -> Line:
    if transform is None:
        return [(x, y) for x, y in arc]
    (scale_x, scale_y), (start_x, start_y) = transform["scale"], transform["translate"]
    steps = accumulate(arc, lambda at, step: (at[0] + step[0], at[1] + step[1]))
    return [(x * scale_x + start_x, y * scale_y + start_y) for x, y in steps]


def _shape(geometry: Mapping[str, Any], arcs: Sequence[Line]) -> BaseGeometry | None:
    if geometry.get("type") not in {"Polygon", "MultiPolygon"}:
        return None
    listed = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    polygons = []
    for rings in listed:
        outer, *holes = (_ring(ring, arcs) for ring in rings)
        if len(outer) >= 4:
            polygons.append(Polygon(outer, [hole for hole in holes if len(hole) >= 4]))
    return make_valid(MultiPolygon(polygons)) if polygons else None


def _ring(numbers: Sequence[int], arcs: Sequence[Line]) -> Line:
    """Return a ring from the arcs it consists of; a negative number is an arc walked backwards."""
    ring: Line = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring
