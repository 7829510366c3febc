"""Assembly: sources, crosswalk and overlay put together into rows and forms."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from transform.gazetteer import keys, tables
from transform.gazetteer.build import additions, atlas, districts, inflection, names, people, transliteration
from transform.gazetteer.build.demonyms import Demonym
from transform.gazetteer.build.forms import (
    Forms,
    declined,
    languages_of,
    region_adjectives,
    russian_guess,
    usable,
    western,
)
from transform.gazetteer.build.sources import SourcePlace, SourceRegion, Sources
from transform.gazetteer.build.writing import Row
from transform.gazetteer.records import Region

_LARGE = 50_000
_LARGE_IN_UKRAINE = 10_000
_TOWN = 7_000
_TOWN_IN_UKRAINE = 4_000
_WELL_KNOWN = 300_000
_CYRILLIC = frozenset({"UA", "RU", "BY"})
_SMALLEST = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """What is written to the tables; the first rows are those of ``records``, in their order."""

    rows: list[Row]
    forms: dict[str, dict[int, int]]
    records: list[Region]


def assemble(
    sources: Sources,
    region_of: Mapping[int, str],
    overlay: Mapping[str, Any],
    named: Mapping[str, Sequence[str]],
    demonyms: Iterable[Demonym],
    words: frozenset[str],
) -> Assembled:
    """Return all rows, forms and region records; ``named`` are districts by code, ``words`` keys of everyday words."""
    areas = additions.areas(overlay, named)
    kept = [place for place in sources.places if place.country in sources.countries and _is_kept(place)]
    centres = atlas.centroids(kept, region_of)
    records = [
        *atlas.country_records(sources.countries, centres),
        *atlas.region_records(sources.regions, centres, overlay),
    ]
    rows = [*_region_rows(records, kept, region_of), *_place_rows(kept, region_of), *additions.area_rows(areas)]
    first_district = len(rows)
    rows += districts.rows(kept, sources.unit_names, region_of)
    forms = Forms(rows, words)
    number = {record.code: row for row, record in enumerate(records)}
    bearers = number | {old: number[new] for old, new in overlay["merged"].items()}
    _name_countries(forms, bearers, sources.countries)
    for row, place in enumerate(kept, start=len(records)):
        _name_place(forms, row, place)
    _name_regions(forms, number, sources.regions, kept, region_of)
    additions.add(forms, overlay, areas, demonyms, number, kept, len(records))
    districts.name(forms, first_district)
    forms.mark_personal(people.names())
    return Assembled(rows=rows, forms=forms.merged(), records=records)


def _is_kept(place: SourcePlace) -> bool:
    """Return whether a place is large enough, or a seat of unknown size, or in Ukraine."""
    return place.country == "UA" or place.population >= _SMALLEST or not place.population


def _region_rows(records: Sequence[Region], places: Sequence[SourcePlace], region_of: Mapping[int, str]) -> list[Row]:
    people: dict[str, int] = defaultdict(int)
    for place in places:
        people[place.country] += place.population
        if code := region_of.get(place.geonames_id):
            people[code] += place.population
    return [
        Row(
            name=record.name("en"),
            kind="region" if "-" in record.code else "country",
            code=record.code,
            latitude=record.latitude,
            longitude=record.longitude,
            population=people[record.code],
        )
        for record in records
    ]


def _place_rows(places: Sequence[SourcePlace], region_of: Mapping[int, str]) -> list[Row]:
    return [
        Row(
            name=place.name,
            kind="settlement",
            code=region_of.get(place.geonames_id, place.country),
            geonames_id=place.geonames_id,
            latitude=place.latitude,
            longitude=place.longitude,
            population=place.population,
        )
        for place in places
    ]


def _name_countries(forms: Forms, number: Mapping[str, int], countries: Mapping[str, Mapping[str, str]]) -> None:
    for code, translated in countries.items():
        for name in translated.values():
            for spelling in names.spellings(name):
                forms.add(number[code], spelling)
                forms.derive(number[code], declined(spelling))
        for language in ("nl", "de"):
            for form, flags in western(translated[language]):
                if not flags:
                    forms.derive(number[code], [form])
            forms.derive(number[code], names.parts(translated[language], language))


def _name_place(forms: Forms, row: int, place: SourcePlace) -> None:
    forms.add(row, place.name)
    for alternate in (place.name, *place.alternates):
        if not usable(alternate, place.name, place.population):
            continue
        if keys.key(alternate) != keys.key(place.name):
            forms.add(row, alternate, tables.ALTERNATE)
        forms.derive(row, declined(alternate))
    for alternate in place.alternates if place.country in _CYRILLIC else ():
        for language in languages_of(alternate):
            if language == "ru" or place.country == "UA":
                forms.derive(row, transliteration.spellings(alternate, language))
    least = _TOWN_IN_UKRAINE if place.country == "UA" else _TOWN if place.country in _CYRILLIC else _WELL_KNOWN
    if place.population >= least:
        _name_district(forms, row, place)
    if place.population >= _WELL_KNOWN:
        for alternate in place.alternates:
            if alternate.isascii() and usable(alternate, place.name, place.population):
                for form, flags in western(alternate):
                    forms.derive(row, [form], flags)
    if place.population >= (_LARGE if place.country != "UA" else _LARGE_IN_UKRAINE):
        for form, flags in western(place.name):
            forms.derive(row, [form], flags)


def _name_district(forms: Forms, row: int, place: SourcePlace) -> None:
    """Add the adjectives by which a town's district goes: "Покровський район", "Шебекинский округ", "стамбульский аэропорт"."""
    for alternate in place.alternates:
        for language in languages_of(alternate):
            adjective = inflection.town_adjective(alternate.casefold().replace("ё", "е"), language)
            if adjective and (language == "ru" or place.country not in _CYRILLIC - {"UA"}):
                forms.derive(row, inflection.adjectives(adjective, language), tables.ADJECTIVE)


def _name_regions(
    forms: Forms,
    number: Mapping[str, int],
    regions: Sequence[SourceRegion],
    places: Sequence[SourcePlace],
    region_of: Mapping[int, str],
) -> None:
    """Name the regions; one inherits the other names of the largest place in it that bears its name."""
    largest: dict[tuple[str, str], SourcePlace] = {}
    for place in places:
        code = region_of.get(place.geonames_id)
        for form in {place.name, *place.alternates} if code else ():
            spot = (code or "", keys.key(form))
            if spot not in largest or place.population > largest[spot].population:
                largest[spot] = place
    for region in regions:
        row = number[region.code]
        namesakes: dict[int, SourcePlace] = {}
        all_names = {region.name, *region.names.values()}
        if "uk" in region.names and "ru" not in region.names:
            all_names.add(russian_guess(region.names["uk"]))
        for name in sorted(all_names):
            for spelling in names.spellings(name):
                _name_region(forms, row, spelling, is_local=name == region.name)
                core = names.core(spelling)
                namesake = largest.get((region.code, keys.key(core))) if core else None
                if namesake:
                    namesakes[namesake.geonames_id] = namesake
        for place in namesakes.values():
            for alternate in place.alternates:
                if usable(alternate, place.name, place.population) and not names.is_bare(alternate):
                    forms.add(row, alternate, tables.ALTERNATE)
                    forms.derive(row, declined(alternate))


def _name_region(forms: Forms, row: int, spelling: str, *, is_local: bool) -> None:
    """Add a region's name, and the name without its kind; a mere direction ("Nord") only as an alternate name."""
    core = names.core(spelling)
    if not names.is_bare(spelling):
        forms.add(row, spelling)
        forms.derive(row, declined(spelling))
    elif is_local or " " in spelling or "-" in spelling:
        forms.add(row, spelling, tables.ALTERNATE)
        forms.derive(row, declined(spelling), tables.ALTERNATE)
    if not core:
        return
    is_adjective = tuple(region_adjectives(core))
    if is_adjective and core != spelling:
        if not names.is_bare(core):
            for form in is_adjective:
                forms.add(row, form, tables.ADJECTIVE)
        return
    forms.add(row, core)
    forms.derive(row, declined(core))
    for form, flags in western(core):
        forms.derive(row, [form], flags)
