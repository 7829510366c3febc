"""The world's countries and regions as the warehouse lists them, out of the gazetteer that claims are located with."""

from transform import gazetteer
from warehouse.records import Region


def listed() -> tuple[Region, ...]:
    """Return every country and ISO 3166-2 region with its names in the six languages."""
    places = gazetteer.open()
    return tuple(_row(region) for region in (*places.countries(), *places.regions()))


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
