"""What every form of feed is turned into, and the rules that hold for each entry whatever form it came in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import unescape

from extract import charsets, dates, urls
from extract.errors import ItemError
from extract.limits import Limits
from extract.records import Entry

# Not [^>]*, which runs to the end of the text from every bare bracket.
_TAG = re.compile(r"<[^<>]*>")
_EARLIEST = datetime(1971, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What one body of a feed said.

    ``unusable`` counts the items without a link to a page; ``cut`` means that the body ends before its last tag is
    closed; ``ttl``, ``skip_hours`` and ``skip_days`` say when the feed wants to be asked.
    """

    title: str | None
    language: str | None
    homepage: str | None
    entries: tuple[Entry, ...]
    unusable: int = 0
    cut: bool = False
    ttl: timedelta | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item as a feed wrote it, before it is judged. ``links`` are tried in order."""

    links: tuple[object, ...]
    guid: object = None
    title: object = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    summary: object = None


def entries(items: Iterable[Item], *, source: str, base: str, limits: Limits) -> tuple[tuple[Entry, ...], int]:
    """Return the usable entries, one for each key and the first of each, and how many items had no usable link."""
    found: dict[str, Entry] = {}
    unusable = 0
    for item in items:
        link = next((usable for each in item.links if (usable := page_link(each, base=base, limits=limits))), None)
        if link is None:
            unusable += 1
            continue
        key = urls.canonical(link)
        if key not in found:
            found[key] = Entry(
                source=source,
                url=link,
                canonical_url=key,
                guid=text(item.guid),
                title=text(item.title),
                published_at=plausible(item.published_at),
                updated_at=plausible(item.updated_at),
                summary=text(item.summary, limits.max_summary_chars),
            )
    return tuple(found.values()), unusable


def link(value: object, *, base: str, limits: Limits) -> str | None:
    """Return the absolute address that a link means; None if it is none that can be fetched."""
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        return urls.absolute(value, base=base, max_chars=limits.max_url_chars)
    except ItemError:
        return None


def page_link(value: object, *, base: str, limits: Limits) -> str | None:
    """Return the absolute address of an article; None for a link to a home page, which is no article."""
    found = link(value, base=base, limits=limits)
    return None if found is None or urls.is_homepage(found) else found


def text(value: object, max_chars: int = 1_000) -> str | None:
    r"""Return a text in one line without markup; None if nothing is left of it.

    >>> text("<b>Storm</b> in\n Gent &amp; Luik"), text(" ")
    ('Storm in Gent & Luik', None)
    """
    if not isinstance(value, str):
        return None
    plain = charsets.storable(unescape(_TAG.sub(" ", value[: 4 * max_chars])))
    return " ".join(plain.split())[:max_chars] or None


def plausible(instant: datetime | None) -> datetime | None:
    """Return an instant if it can be a publication: 1970 stands for "no date"."""
    return instant if instant is not None and instant >= _EARLIEST else None


def instant(value: object) -> datetime | None:
    """Return the instant that a text states, in UTC, where it is readable and plausible."""
    return plausible(dates.parse(value)[0]) if isinstance(value, str) else None
