"""Districts: units below the ISO regions (Buncombe County, Wayanad), each with the region that its places lie in."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from shapely import STRtree, points

from transform.gazetteer import tables
from transform.gazetteer.build import atlas, names
from transform.gazetteer.build.forms import Forms, usable
from transform.gazetteer.build.sources import SourcePlace, UnitName
from transform.gazetteer.build.writing import Row

_AGREEMENT = 0.8
_NEAR_DEGREES = 0.1
# Counties that are called by people's names and never without their kind.
_ALWAYS_WITH_KIND = frozenset({"US", "LR", "CA"})


def rows(places: Sequence[SourcePlace], unit_names: Iterable[UnitName], region_of: Mapping[int, str]) -> Iterator[Row]:
    """Yield one row for each second-level unit that has a name and lies in one region."""
    members: dict[tuple[str, str], list[SourcePlace]] = defaultdict(list)
    for name, place in _nearest(places, unit_names):
        members[place.country, name].append(place)
    for (_, name), here in sorted(members.items()):
        code, count = Counter(region_of.get(place.geonames_id) for place in here).most_common(1)[0]
        if code and count >= _AGREEMENT * len(here) and usable(name, name) and not names.is_bare(name):
            distinct = list({place.geonames_id: place for place in here}.values())
            latitude, longitude = atlas.centroids(distinct, {})[here[0].country]
            yield Row(
                name=name,
                kind="other",
                code=code,
                latitude=latitude,
                longitude=longitude,
                population=sum(place.population for place in distinct),
            )


def _nearest(places: Sequence[SourcePlace], unit_names: Iterable[UnitName]) -> Iterator[tuple[str, SourcePlace]]:
    """Yield the second-level unit at each point with the place that lies there."""
    by_country: dict[str, list[SourcePlace]] = defaultdict(list)
    for place in places:
        by_country[place.country].append(place)
    units: dict[str, list[UnitName]] = defaultdict(list)
    for row in unit_names:
        if row.second.strip() and row.country in by_country:
            units[row.country].append(row)
    for country, here in sorted(units.items()):
        tree = STRtree(points([(place.longitude, place.latitude) for place in by_country[country]]))
        for row, index in zip(here, tree.nearest(points([(row.longitude, row.latitude) for row in here])), strict=True):
            place = by_country[country][index]
            if abs(place.latitude - row.latitude) + abs(place.longitude - row.longitude) <= _NEAR_DEGREES:
                yield row.second.strip(), place


def name(forms: Forms, first: int) -> None:
    """Name the districts, whose rows begin at ``first``, where their name does not lead to their region already."""
    for row in range(first, len(forms.rows)):
        district = forms.rows[row]
        if forms.leads_to(district.name, district.code):
            continue
        forms.add(row, district.name)
        core = names.core(district.name)
        if district.code[:2] in _ALWAYS_WITH_KIND:
            continue
        if core and core != district.name and not forms.leads_to(core, district.code):
            forms.add(row, core, tables.ALTERNATE)
