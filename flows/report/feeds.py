"""Atom feeds of daily summaries (RFC 4287), overall and by region. Addresses in them are relative, as in all pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from flows.report import rendering

# What XML 1.0 section 2.2 lets stand in no document, however it is written; articles bring it.
_FORBIDDEN: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A day's summary: ``page`` is relative to the feed, ``content`` is HTML."""

    id: str
    title: str
    updated: str
    page: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: ``own_name`` is its file's name, ``page`` the page that it belongs to, relative to it."""

    id: str
    title: str
    own_name: str
    page: str
    entries: Sequence[Entry]

    @property
    def updated(self) -> str:
        """When any entry last changed; the epoch where there is none."""
        return max((entry.updated for entry in self.entries), default="1970-01-01T00:00:00Z")


def name(identity: str, path: str) -> str:
    """Return the lasting id of a page of one warehouse, as RFC 4287 section 4.2.6 wants it.

    >>> name("2024-05-01 12:00:00", "day/2024-05-01.html")
    'urn:uuid:4eed9b6a-4b0a-5a79-9760-4868e3dbc31e'
    """
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'meldt:{identity}:{path}')}"


def stamp(moment: datetime) -> str:
    """Return an instant as RFC 3339 has it."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def printable(text: str) -> str:
    r"""Return a text without the characters that XML cannot hold.

    >>> printable("a\x0bb\ud800c")
    'abc'
    """
    return _FORBIDDEN.sub("", text)


def written(feed: Feed) -> str:
    """Return the feed's document."""
    return printable(rendering.render("atom.xml", feed=feed))
