"""The newsroom as files: every address that the server answers, with the bytes, the type and the validators."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from extract.records import Source
from flows.demo import content, pages
from flows.demo.content import Outlet

_HTML: Final = "text/html; charset=utf-8"
_FEED_TYPES: Final = {"rss": "application/rss+xml; charset=utf-8", "atom": "application/atom+xml; charset=utf-8"}
_ROBOTS: Final = "User-agent: *\nDisallow: /login\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """What lies at one address."""

    body: bytes
    content_type: str
    changed: datetime

    @property
    def etag(self) -> str:
        """A weak validator: the body may travel compressed."""
        return f'W/"{sha256(self.body).hexdigest()[:20]}"'


def files(outlets: tuple[Outlet, ...], *, base_url: str) -> Mapping[str, File]:
    """Return every file by its path (``/merwebode/rss.xml``); links in them begin with ``base_url``."""
    newest = max(article.changed for outlet in outlets for article in outlet.articles)
    found = {
        "/": _file(pages.entrance(outlets), _HTML, newest),
        "/robots.txt": _file(_ROBOTS, "text/plain; charset=utf-8", newest),
        "/style.css": _file(pages.style(), "text/css; charset=utf-8", newest),
    }
    for outlet in outlets:
        root, below = f"{base_url}/{outlet.key}", f"/{outlet.key}"
        changed = max(article.changed for article in outlet.articles)
        found[f"{below}/"] = _file(pages.front(outlet, root=root), _HTML, changed)
        found[f"{below}/{outlet.feed_file}"] = _file(pages.feed(outlet, root=root), _FEED_TYPES[outlet.feed], changed)
        for article in outlet.articles:
            page = pages.article(outlet, article, root=root)
            found[f"{below}/{outlet.path(article)}"] = _file(page, _HTML, article.changed)
    return found


def sources(outlets: tuple[Outlet, ...], *, base_url: str) -> tuple[Source, ...]:
    """Return the outlets' feeds as sources to poll."""
    return tuple(
        Source(
            name=outlet.key,
            url=f"{base_url}/{outlet.key}/{outlet.feed_file}",
            outlet=outlet.name,
            language=outlet.language,
            country=outlet.country,
            homepage=outlet.homepage,
        )
        for outlet in outlets
    )


def export(folder: Path, *, base_url: str) -> tuple[Path, ...]:
    """Write the newsroom's first editions below ``folder`` for any web server, and return the files.

    ``base_url`` is where that server will answer. An address that ends in a slash becomes ``index.html``.
    """
    written = []
    for path, file in files(content.load(), base_url=base_url.rstrip("/")).items():
        target = folder / (path.removeprefix("/") + ("index.html" if path.endswith("/") else ""))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.body)
        written.append(target)
    return tuple(written)


def _file(text: str, content_type: str, changed: datetime) -> File:
    return File(body=text.encode(), content_type=content_type, changed=changed)
