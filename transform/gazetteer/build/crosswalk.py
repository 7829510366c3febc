"""The crosswalk: which ISO 3166-2 region each populated place lies in.

GeoNames' codes for first-level units are not ISO codes (UA.14 is Luhansk, UA-14 is Donetsk), so each unit is
matched by its name first and checked against the boundaries in which its places lie; where a unit has no
name that matches, the boundary decides, for the unit if its places agree and else for each place.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from shapely import STRtree, points
from shapely.geometry import Point

from transform.gazetteer import keys
from transform.gazetteer.build import boundaries, names
from transform.gazetteer.build.levels import Levels
from transform.gazetteer.build.sources import SourcePlace, SourceRegion, Sources, UnitName

_SAME_DEGREES = 0.002
_CLEARLY_NEARER = 0.75
_AGREEMENT = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalk:
    """The region of each place by GeoNames id, and how each unit was decided, for the report."""

    region: Mapping[int, str]
    decided: Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The tables of ``crosswalk.toml``."""

    units: Mapping[str, str]
    places: Mapping[int, str]
    seats: Mapping[str, Sequence[Sequence[float]]]


def cross(sources: Sources, tiers: Levels, hand_kept: Answers) -> Crosswalk:
    """Return the region of every place that has one."""
    answers = hand_kept.units
    by_name = codes_by_name(sources.regions)
    polygons = boundaries.current(sources.boundaries, by_name, tiers, answers)
    inside = {number: tiers.lift(code) for number, code in boundaries.inside(sources.places, polygons).items()}
    names_at = {(row.country, row.latitude, row.longitude): row for row in sources.unit_names}
    nearby = _nearby(sources.places, sources.unit_names, by_name, inside, tiers, answers)
    groups: dict[tuple[str, str], list[SourcePlace]] = defaultdict(list)
    for place in sources.places:
        groups[place.country, place.unit].append(place)
    found: dict[int, str] = {}
    decided: dict[tuple[str, str], str] = {}
    for group, members in sorted(groups.items()):
        if answer := answers.get(".".join(group)) or answers.get(group[0]):
            unit: str | None = answer
            how = "overlay"
        else:
            unit, how = _decide(group, members, by_name, inside, names_at, tiers)
        decided[group] = how
        for place in members:
            code = unit or nearby.get(place.geonames_id) or inside.get(place.geonames_id)
            if code:
                found[place.geonames_id] = code
    found |= _by_own_name([place for place in sources.places if place.geonames_id not in found], by_name, tiers)
    found |= _by_seat([place for place in sources.places if place.geonames_id not in found], hand_kept.seats)
    return Crosswalk(region={**found, **hand_kept.places}, decided=decided)


def _decide(
    group: tuple[str, str],
    members: Sequence[SourcePlace],
    by_name: Mapping[str, Mapping[str, set[str]]],
    inside: Mapping[int, str | None],
    names_at: Mapping[tuple[str, float, float], UnitName],
    tiers: Levels,
) -> tuple[str | None, str]:
    """Return the region of a whole unit with how it was found, or None where each place is decided apart."""
    country, unit = group
    if unit in ("", "00"):
        return None, "place"
    votes = Counter(inside.get(place.geonames_id) for place in members)
    named: Counter[str | None] = Counter()
    for place in members:
        row = names_at.get((country, place.latitude, place.longitude))
        if row is not None and row.first:
            codes = {tiers.lift(code) for code in _codes_of(row.first, by_name[country])}
            named[next(iter(codes)) if len(codes) == 1 else None] += 1
    by_unit_name, share = _majority(named)
    if by_unit_name and share >= _AGREEMENT:
        return by_unit_name, "name"
    by_boundary, share = _majority(votes)
    if by_boundary and share >= _AGREEMENT and country not in tiers.second:
        return by_boundary, "boundary"
    return None, "place"


def _nearby(
    places: Sequence[SourcePlace],
    rows: Sequence[UnitName],
    by_name: Mapping[str, Mapping[str, set[str]]],
    inside: Mapping[int, str | None],
    tiers: Levels,
    answers: Mapping[str, str],
) -> dict[int, str]:
    """Return the second-level region named at a place, or near it where no boundary tells."""
    found: dict[int, str] = {}
    for country in sorted(tiers.second):
        named = []
        for row in rows:
            if row.country == country and row.second:
                codes = {tiers.lift(code) for code in _codes_of(row.second, by_name[country])} - {None}
                code = answers.get(f"{country}:{row.second}") or (next(iter(codes)) if len(codes) == 1 else None)
                if code:
                    named.append((row, code))
        if not named:
            continue
        tree = STRtree(points([(row.longitude, row.latitude) for row, _ in named]))
        for place in places:
            if place.country == country:
                row, code = named[tree.nearest(Point(place.longitude, place.latitude))]
                distance = abs(row.latitude - place.latitude) + abs(row.longitude - place.longitude)
                if distance < _SAME_DEGREES or (
                    distance < boundaries.NEAR_DEGREES and not inside.get(place.geonames_id)
                ):
                    found[place.geonames_id] = code
    return found


def _by_own_name(
    places: Iterable[SourcePlace], by_name: Mapping[str, Mapping[str, set[str]]], tiers: Levels
) -> dict[int, str]:
    """Return the region that is called like the place itself, as a district is after its seat."""
    found: dict[int, str] = {}
    for place in places:
        codes = {
            tiers.lift(code)
            for name in (place.name, *place.alternates)
            for code in by_name.get(place.country, {}).get(keys.key(name), ())
        } - {None}
        if len(codes) == 1:
            found[place.geonames_id] = next(code for code in codes if code)
    return found


def _by_seat(places: Iterable[SourcePlace], seats: Mapping[str, Sequence[Sequence[float]]]) -> dict[int, str]:
    found: dict[int, str] = {}
    countries = {code[:2] for code in seats}
    for place in places:
        if place.country in countries:
            ranked = sorted(
                (min(hypot(place.latitude - spot[0], (place.longitude - spot[1]) * 0.85) for spot in spots), code)
                for code, spots in seats.items()
                if code[:2] == place.country
            )
            if ranked[0][0] <= boundaries.NEAR_DEGREES and ranked[0][0] < _CLEARLY_NEARER * ranked[1][0]:
                found[place.geonames_id] = ranked[0][1]
    return found


def _codes_of(name: str, here: Mapping[str, set[str]]) -> set[str]:
    return next((here[keys.key(form)] for form in (name, names.core(name)) if form and keys.key(form) in here), set())


def _majority(votes: Mapping[str | None, int]) -> tuple[str | None, float]:
    """Return the code with the most votes and its share; those for None count against it."""
    best = max(votes, key=lambda code: (votes[code], code or ""), default=None)
    return best, votes[best] / sum(votes.values()) if votes else 0.0


def codes_by_name(regions: Iterable[SourceRegion]) -> dict[str, dict[str, set[str]]]:
    """Return the codes of the regions that bear a name, by country and comparable name."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for region in regions:
        for name in {region.name, *region.names.values()}:
            for spelling in names.spellings(name):
                for form in (spelling, names.core(spelling)):
                    if form:
                        found[region.country][keys.key(form)].add(region.code)
    return found
