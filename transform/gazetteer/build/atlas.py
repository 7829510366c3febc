"""The atlas: what regions and countries are called in each language, and where they lie."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from transform.gazetteer.build import names
from transform.gazetteer.build.sources import SourcePlace, SourceRegion
from transform.gazetteer.records import LANGUAGES, Region

# Where the source's local names are romanised, so that the English name serves a reader better.
_ROMANISED = frozenset(
    [
        "AE",
        "AF",
        "AM",
        "BD",
        "BG",
        "BH",
        "BT",
        "BY",
        "CN",
        "CY",
        "DZ",
        "EG",
        "ER",
        "ET",
        "GE",
        "GR",
        "IL",
        "IN",
        "IQ",
        "IR",
        "JO",
        "JP",
        "KG",
        "KH",
        "KP",
        "KR",
        "KW",
        "KZ",
        "LA",
        "LB",
        "LK",
        "LY",
        "MA",
        "MD",
        "MK",
        "MM",
        "MN",
        "MR",
        "NP",
        "OM",
        "PK",
        "PS",
        "QA",
        "RS",
        "RU",
        "SA",
        "SD",
        "SY",
        "TH",
        "TJ",
        "TM",
        "TN",
        "TW",
        "UA",
        "UZ",
        "YE",
    ]
)

Centroid = tuple[float | None, float | None]


def centroids(places: Sequence[SourcePlace], region_of: Mapping[int, str]) -> dict[str, Centroid]:
    """Return the centre of each region and country, weighted by the people who live there."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for place in places:
        weight = max(place.population, 100)
        for code in {place.country, region_of.get(place.geonames_id, place.country)}:
            total = sums[code]
            total[0] += place.latitude * weight
            total[1] += place.longitude * weight
            total[2] += weight
    return {code: (round(lat / weight, 4), round(lon / weight, 4)) for code, (lat, lon, weight) in sums.items()}


def country_records(countries: Mapping[str, Mapping[str, str]], centres: Mapping[str, Centroid]) -> Iterator[Region]:
    """Yield the countries' records."""
    for code, translated in sorted(countries.items()):
        latitude, longitude = centres.get(code, (None, None))
        yield Region(
            code=code,
            country=code,
            kind="Country",
            names=_six(translated),
            parent=None,
            latitude=latitude,
            longitude=longitude,
        )


def region_records(
    regions: Sequence[SourceRegion], centres: Mapping[str, Centroid], overlay: Mapping[str, Any]
) -> Iterator[Region]:
    """Yield the regions' records; a name that a language lacks is the English, else the local one."""
    for region in regions:
        latitude, longitude = centres.get(region.code, (None, None))
        yield Region(
            code=region.code,
            country=region.country,
            kind=region.kind,
            names=_shown(region, overlay["display"]),
            parent=region.parent or region.country,
            latitude=latitude,
            longitude=longitude,
        )


def _shown(region: SourceRegion, display: Mapping[str, Sequence[str]]) -> tuple[str, str, str, str, str, str]:
    if region.code in display:
        return _six(dict(zip(LANGUAGES, display[region.code], strict=True)))
    return _six(_displayed(region))


def _displayed(region: SourceRegion) -> dict[str, str]:
    english = _first(region.names.get("en") or region.names.get("cldr") or region.name)
    found = dict.fromkeys(LANGUAGES, english if region.country in _ROMANISED else _first(region.name)) | {"en": english}
    for language in LANGUAGES:
        if language in region.names:
            found[language] = _first(region.names[language])
    return found


def _first(name: str) -> str:
    spellings = list(names.spellings(name))
    return (names.core(spellings[-1] if ", " in name else spellings[0]) if not _cyrillic(name) else None) or spellings[
        0
    ]


def _cyrillic(name: str) -> bool:
    return any("\u0400" <= letter < "\u0530" for letter in name)


def _six(translated: Mapping[str, str]) -> tuple[str, str, str, str, str, str]:
    nl, en, de, fr, uk, ru = (" ".join(translated[language].split()) for language in LANGUAGES)
    return (nl, en, de, fr, uk, ru)
