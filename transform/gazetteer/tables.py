"""Tables: the layout of the shipped data, written by the build and read in place.

::

    forms.marisa    keys of forms; a key's id is its row in postings.bin
    postings.bin    3 bytes a form: a link, or with the top bit set the position in lists.bin
    lists.bin       runs of 3-byte links; the last of a run has the top bit set
    places.bin      one packed ``Place`` a toponym: countries, then regions, then settlements, then other areas
    names.marisa    names to show; a name's id stands in places.bin
    codes.txt       countries' and regions' codes, one a line, pointed at from places.bin
    common.marisa   words that are also forms, with one bit for each language in which the word is common
    regions.tsv     code, kind, parent, latitude, longitude and names in six languages
    capitals.tsv    countries' codes and the names of their capitals

A link is a toponym's row times 32 plus its flags; ``MARKED`` tells that some source spells the form with letters beyond ASCII.
"""

from typing import Final, NamedTuple

ADJECTIVE, DEMONYM, ALTERNATE, PERSONAL, MARKED = 1, 2, 4, 8, 16
FLAG_BITS: Final = 5
LINK_BYTES: Final = 3
TOP: Final = 0x800000
KINDS: Final = ("country", "region", "settlement", "other")
PLACE_BYTES: Final = 17
FILES: Final = (
    "forms.marisa",
    "postings.bin",
    "lists.bin",
    "places.bin",
    "names.marisa",
    "codes.txt",
    "common.marisa",
    "regions.tsv",
    "capitals.tsv",
)

_DEGREE: Final = 10_000
_SHIFT: Final = 1 << 22
_NOWHERE: Final = (1 << 23) - 1


class Place(NamedTuple):
    """One row of places.bin: 17 bytes, little-endian.

    From the lowest bit: 24 of GeoNames id, 23 of latitude and 23 of longitude (in 1e-4 degrees, 11 metres), 2 of
    kind, 13 of the code's row, 31 of population, 18 of the name's id.
    """

    geonames_id: int
    latitude: float | None
    longitude: float | None
    kind: int
    code_row: int
    population: int
    name: int


def pack(place: Place) -> bytes:
    """Return the row's bytes; ValueError for a number that its bits cannot hold."""
    if place.name >> 18 or place.population >> 31 or place.code_row >> 13 or place.geonames_id >> 24:
        raise ValueError(f"{place}: too large for a row of {PLACE_BYTES} bytes")
    packed = place.name
    packed = packed << 31 | place.population
    packed = packed << 13 | place.code_row
    packed = packed << 2 | place.kind
    packed = packed << 23 | _fixed(place.longitude)
    packed = packed << 23 | _fixed(place.latitude)
    packed = packed << 24 | place.geonames_id
    return packed.to_bytes(PLACE_BYTES, "little")


def unpack(row: bytes) -> Place:
    """Return the row.

    >>> unpack(pack(Place(703448, 50.45466, -0.5238, 2, 5000, 2952301, 77)))[:3]
    (703448, 50.4547, -0.5238)
    """
    packed = int.from_bytes(row, "little")
    return Place(
        packed & 0xFFFFFF,
        _degrees(packed >> 24 & 0x7FFFFF),
        _degrees(packed >> 47 & 0x7FFFFF),
        packed >> 70 & 0x3,
        packed >> 72 & 0x1FFF,
        packed >> 85 & 0x7FFFFFFF,
        packed >> 116,
    )


def _fixed(degrees: float | None) -> int:
    return _NOWHERE if degrees is None else round(degrees * _DEGREE) + _SHIFT


def _degrees(fixed: int) -> float | None:
    return None if fixed == _NOWHERE else (fixed - _SHIFT) / _DEGREE
