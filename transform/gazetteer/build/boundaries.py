"""Boundaries: in which polygon a place lies, and which ISO 3166-2 region the polygon is today."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from shapely import STRtree, points
from shapely.geometry import Point

from transform.gazetteer import keys
from transform.gazetteer.build.levels import Levels
from transform.gazetteer.build.sources import Boundary, SourcePlace

NEAR_DEGREES = 0.25
_ALIKE = 0.6
_RENUMBERED = frozenset({"GT", "GY", "IR", "MA", "UG"})


def current(
    boundaries: Iterable[Boundary],
    by_name: Mapping[str, Mapping[str, set[str]]],
    tiers: Levels,
    answers: Mapping[str, str],
) -> list[tuple[str | None, Boundary]]:
    """Return the boundaries with their present codes; None where neither name nor code can be trusted.

    Codes were given anew in some countries, so that an old one is now another region's: the name decides, and
    there a code counts only where the name is like one of its region's.
    """
    found: list[tuple[str | None, Boundary]] = []
    for boundary in boundaries:
        here = by_name.get(boundary.code[:2], {})
        named = {code for code in here.get(keys.key(boundary.name), set()) if _is_lowest(code, boundary, tiers)}
        code: str | None = answers.get(boundary.code)
        if code is None and len(named) == 1:
            code = next(iter(named))
        elif code is None and boundary.code in tiers.parents:
            code = boundary.code if boundary.code[:2] not in _RENUMBERED or _alike(boundary, here) else None
        found.append((code, boundary))
    return found


def inside(places: Sequence[SourcePlace], boundaries: Sequence[tuple[str | None, Boundary]]) -> dict[int, str]:
    """Return the boundary in which each place lies, or the nearest of its country within reach."""
    by_country: dict[str, list[tuple[str | None, Boundary]]] = defaultdict(list)
    for code, boundary in boundaries:
        by_country[boundary.code[:2]].append((code, boundary))
    members: dict[str, list[SourcePlace]] = defaultdict(list)
    for place in places:
        members[place.country].append(place)
    found: dict[int, str] = {}
    for country, rows in sorted(by_country.items()):
        if not (here := members[country]):
            continue
        tree = STRtree([boundary.shape for _, boundary in rows])
        spots = points([(place.longitude, place.latitude) for place in here])
        placed: set[int] = set()
        for spot, row in sorted(zip(*tree.query(spots, predicate="within").tolist(), strict=True)):
            placed.add(here[spot].geonames_id)
            if code := rows[row][0]:
                found.setdefault(here[spot].geonames_id, code)
        for place in here:
            if place.geonames_id not in placed:
                point = Point(place.longitude, place.latitude)
                nearest = tree.nearest(point)
                is_near = nearest is not None and rows[nearest][1].shape.distance(point) <= NEAR_DEGREES
                if is_near and (code := rows[nearest][0]):
                    found[place.geonames_id] = code
    return found


def _is_lowest(code: str, boundary: Boundary, tiers: Levels) -> bool:
    """Return whether a region that bears the boundary's name is not merely the parent of the one meant."""
    return code == boundary.code or tiers.parents.get(boundary.code) != code


def _alike(boundary: Boundary, here: Mapping[str, set[str]]) -> bool:
    name = keys.key(boundary.name)
    return any(
        SequenceMatcher(None, name, form).ratio() >= _ALIKE for form, codes in here.items() if boundary.code in codes
    )
