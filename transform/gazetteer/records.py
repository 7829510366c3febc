"""What the gazetteer answers with: toponyms and regions.

Frozen, slotted, keyword-only; ``None`` means "not known". Codes are ISO 3166-1 alpha-2 for countries and
ISO 3166-2 for regions; coordinates are WGS 84 degrees.
"""

from dataclasses import dataclass
from typing import Literal

ToponymKind = Literal["country", "region", "settlement", "other"]
LANGUAGES = ("nl", "en", "de", "fr", "uk", "ru")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """One place that a form may name.

    ``region`` is the ISO 3166-2 code at the level in which the country is reported on (``levels.toml``), or
    the region's own code where the form names a region; None for countries and for areas across regions.
    ``is_adjective`` and ``is_demonym`` tell how the form names it ("Turkse", "Russen"); ``is_alternate`` that
    it is one of the source's untagged other names, which are less sure than a main name or an exonym;
    ``is_personal`` that the form is also a given name or surname and the place no large one ("Johnson").
    """

    name: str
    kind: ToponymKind
    region: str | None
    country: str
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    is_adjective: bool = False
    is_demonym: bool = False
    is_alternate: bool = False
    is_personal: bool = False

    @property
    def code(self) -> str:
        """Return the most specific code: the region's, else the country's."""
        return self.region or self.country


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """One ISO 3166-2 region, or one country (``parent`` None, ``code`` alpha-2).

    ``names`` are in the order of ``LANGUAGES``: nl, en, de, fr, uk, ru. ``parent`` is the region's parent
    region where it has one, else its country. The centroid is that of its boundary, else of its places.
    """

    code: str
    country: str
    kind: str
    names: tuple[str, str, str, str, str, str]
    parent: str | None
    latitude: float | None
    longitude: float | None

    def name(self, language: str) -> str:
        """Return the name in one of the six languages; in English for any other."""
        return self.names[LANGUAGES.index(language) if language in LANGUAGES else 1]
