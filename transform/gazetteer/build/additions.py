"""Additions: the names, areas and demonyms that people keep in ``overlay.toml``, ``areas.toml`` and ``demonyms.toml``."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from transform.gazetteer import keys, tables
from transform.gazetteer.build.demonyms import Demonym
from transform.gazetteer.build.forms import Forms, declined, region_adjectives, western
from transform.gazetteer.build.sources import SourcePlace
from transform.gazetteer.build.writing import Row

# A district is not so little known as a place of unknown size, nor so well as a town.
_DISTRICT = 20_000
# German names with a genitive in -es: "des Saalekreises", "des Thüringer Waldes".
_GERMAN = ("kreis", "Kreis", "land", "Land", "wald", "Wald", "tal", "gau", "feld", "berg")
_GERMAN_LANDS = frozenset({"DE", "AT", "CH"})


def areas(overlay: Mapping[str, Any], districts: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
    """Return all areas that are no unit, those of the overlay before the districts, whose forms are parted by strokes."""
    listed = (
        {"forms": names.split("/"), "code": code, "population": _DISTRICT}
        for code, here in districts.items()
        for names in here
    )
    return [*overlay["area"], *listed]


def area_rows(areas: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Return the rows of areas that are no unit."""
    return [
        Row(
            name=area["forms"][0],
            kind=area.get("kind", "other"),
            code=area["code"],
            latitude=area.get("latitude"),
            longitude=area.get("longitude"),
            population=area.get("population", 0),
        )
        for area in areas
    ]


def add(
    forms: Forms,
    overlay: Mapping[str, Any],
    areas: Iterable[Mapping[str, Any]],
    demonyms: Iterable[Demonym],
    number: Mapping[str, int],
    places: Sequence[SourcePlace],
    first_place: int,
) -> None:
    """Add all hand-kept forms; ``number`` is the row of each code, ``first_place`` that of the first place."""
    for code, names in (*overlay["display"].items(), *overlay["names"].items()):
        for name in names:
            _name(forms, number[code], name)
    for row, area in enumerate(areas, start=first_place + len(places)):
        for name in area["forms"]:
            _name(forms, row, name)
            if name.endswith(_GERMAN) and area["code"][:2] in _GERMAN_LANDS:
                forms.derive(row, [name + "es"])
    for title, names in overlay["exonyms"].items():
        row = first_place + _index(places, title)
        for name in names:
            _name(forms, row, name)
    for name in overlay["removed"]["forms"]:
        forms.remove(name)
    for demonym in demonyms:
        forms.add(number[demonym.code], demonym.form, demonym.flags)
    by_id = {place.geonames_id: row for row, place in enumerate(places, start=first_place)}
    for owner, names in overlay["demoted"].items():
        row = by_id[int(owner.removeprefix("geonames:"))] if owner.startswith("geonames:") else number[owner]
        for name in names:
            forms.demote(row, name)


def _name(forms: Forms, row: int, name: str) -> None:
    forms.add(row, name)
    forms.derive(row, declined(name))
    if " " in name:
        for form in region_adjectives(name):
            forms.add(row, form, tables.ADJECTIVE)
    elif not any(letter.isupper() for letter in name[1:]):
        for form, flags in western(name):
            forms.derive(row, [form], flags)


def _index(places: Sequence[SourcePlace], title: str) -> int:
    name, _, country = title.rpartition(", ")
    key = keys.key(name)
    here = [index for index, place in enumerate(places) if place.country == country]
    found = [index for index in here if keys.key(places[index].name) == key] or [
        index for index in here if any(keys.key(other) == key for other in places[index].alternates)
    ]
    if not found:
        raise ValueError(f"overlay.toml: [exonyms] {title!r} names no place; write the name that GeoNames has")
    return max(found, key=lambda index: places[index].population)
