"""The world's countries and regions as the warehouse lists them, out of the gazetteer that claims are located with."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from transform import gazetteer
from warehouse.records import Region

_Spot = tuple[float, float]


def listed() -> tuple[Region, ...]:
    """Return every country and ISO 3166-2 region with its names in the six languages.

    The gazetteer has no place of a region below the level that its country is reported on, so no centroid either: such a
    one is put at the town that bears its name, or in the middle of its parts. It has none where neither is known.
    """
    places = gazetteer.open()
    rows = {region.code: _row(region) for region in (*places.countries(), *places.regions())}
    parents = {code: row.parent for code, row in rows.items()}
    for code, row in rows.items():
        if row.latitude is None and (town := _town(places, row, parents)) is not None:
            rows[code] = replace(row, latitude=town[0], longitude=town[1])
    parts = defaultdict(list)
    for row in rows.values():
        parts[row.parent].append(row.code)
    return tuple(_centred(row, _spots(row.code, rows, parts)) for row in rows.values())


def _row(region: gazetteer.Region) -> Region:
    dutch, english, german, french, ukrainian, russian = (region.name(language) for language in gazetteer.LANGUAGES)
    return Region(
        code=region.code,
        country=region.country,
        kind=region.kind,
        names=(dutch, english, german, french, ukrainian, russian),
        parent=region.parent,
        latitude=region.latitude,
        longitude=region.longitude,
    )


def _town(places: gazetteer.Gazetteer, row: Region, parents: Mapping[str, str | None]) -> _Spot | None:
    """Return where the largest town of a region's name is.

    Only in the region around it: in a whole country the name may be that of another town, as Washington is.
    """
    if row.parent is None or row.parent == row.country:
        return None
    towns = [
        (town.population, town.latitude, town.longitude)
        for name in dict.fromkeys(row.names)
        for town in places.find(name)
        if town.kind == "settlement"
        and not (town.is_alternate or town.is_adjective or town.is_demonym)
        and row.parent in _around(town.region, parents)
        and town.latitude is not None
        and town.longitude is not None
    ]
    return max(towns)[1:] if towns else None


def _around(code: str | None, parents: Mapping[str, str | None]) -> Iterable[str]:
    while code is not None:
        yield code
        code = parents[code]


def _spots(code: str, rows: Mapping[str, Region], parts: Mapping[str | None, Sequence[str]]) -> list[_Spot]:
    """Return where a region is, or else where its parts are."""
    row = rows[code]
    if row.latitude is not None and row.longitude is not None:
        return [(row.latitude, row.longitude)]
    return [spot for part in parts.get(code, ()) if (spot := _middle(_spots(part, rows, parts))) is not None]


def _centred(row: Region, spots: Sequence[_Spot]) -> Region:
    if row.latitude is not None or (middle := _middle(spots)) is None:
        return row
    return replace(row, latitude=middle[0], longitude=middle[1])


def _middle(spots: Sequence[_Spot]) -> _Spot | None:
    """Return the middle of places on the globe, also of such on both sides of the 180th meridian; None for no place.

    >>> _middle([(0.0, 179.0), (0.0, -177.0)])
    (0.0, -179.0)
    """
    if len(spots) < 2:
        return spots[0] if spots else None
    angles = [(math.radians(latitude), math.radians(longitude)) for latitude, longitude in spots]
    x = sum(math.cos(latitude) * math.cos(longitude) for latitude, longitude in angles)
    y = sum(math.cos(latitude) * math.sin(longitude) for latitude, longitude in angles)
    z = sum(math.sin(latitude) for latitude, _ in angles)
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 4), round(math.degrees(math.atan2(y, x)), 4)
