"""Where the configured sources are at home, so that a page from elsewhere gets its outlet's name."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from extract.records import Source


@dataclass(frozen=True, slots=True)
class Homes:
    """Homepages as host, path and source name."""

    places: tuple[tuple[str, str, str], ...]

    def source(self, url: str) -> str | None:
        """Return the source on whose homepage's site the page lies: of several, the one with the longest path."""
        host, path = _place(url)
        found = [(len(home), name) for at, home, name in self.places if at == host and path.startswith(home)]
        return max(found, key=lambda pair: pair[0])[1] if found else None


def of(listed: Sequence[Source]) -> Homes:
    """Return the homes of the configured sources."""
    return Homes(tuple((*_place(source.homepage), source.name) for source in listed if source.homepage))


def _place(url: str) -> tuple[str, str]:
    """Return the host of an address without its ``www.``, and its path with a slash at the end.

    >>> _place("https://www.bbc.com/russian")
    ('bbc.com', '/russian/')
    """
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/") + "/"
