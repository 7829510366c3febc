"""What a feed says: RSS 0.9 to 2.0, Atom and RDF by feedparser, in one record.

Every entry that has a usable link is kept; one that has none is counted, never guessed.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import feedparser

from extract import urls
from extract.errors import ItemError
from extract.limits import Limits
from extract.records import Entry

_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(days=7),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}
_CLOSED = re.compile(rb"</\s*(?:\w+:)?(?:rss|feed|rdf|channel)\s*>\s*(?:<!--.*?-->\s*)*\Z", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What one body of a feed said. ``cut`` means that it ends before its last tag is closed."""

    title: str | None
    language: str | None
    homepage: str | None
    entries: tuple[Entry, ...]
    unusable: int = 0
    cut: bool = False
    ttl: timedelta | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[str] = frozenset()


def parse(body: bytes, *, source: str, base: str, content_type: str | None, limits: Limits) -> Feed:
    """Return the feed that ``body`` is, with at most ``limits.max_entries`` entries.

    ``base`` is the address that it came from. Raises ItemError ``not_a_feed`` for anything else.
    """
    headers = {"content-location": base, **({"content-type": content_type} if content_type else {})}
    parsed = feedparser.parse(
        BytesIO(_from_first_tag(body)), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    if not parsed.get("version") and not parsed.entries:
        raise ItemError(
            "not_a_feed",
            f"{base}: {_what_it_is(body)}, not a feed; expected RSS, Atom, RDF, JSON Feed or a news sitemap",
        )
    entries, unusable = _entries(parsed.entries[: limits.max_entries], source, base, limits)
    channel = parsed.feed
    return Feed(
        title=_text(channel.get("title")),
        language=_text(channel.get("language")),
        homepage=_link(channel.get("link"), base, limits),
        entries=entries,
        unusable=unusable,
        cut=not _CLOSED.search(body[-2_000:]),
        ttl=_ttl(channel),
        skip_hours=_skip_hours(body),
        skip_days=_skip_days(body),
    )


def _entries(items: list[Any], source: str, base: str, limits: Limits) -> tuple[tuple[Entry, ...], int]:
    """Return the usable entries, one for each key, and how many were unusable."""
    found: dict[str, Entry] = {}
    unusable = 0
    for item in items:
        link = _entry_link(item, base, limits)
        if link is None:
            unusable += 1
            continue
        entry = Entry(
            source=source,
            url=link,
            canonical_url=urls.canonical(link),
            guid=_text(item.get("id")),
            title=_text(item.get("title")),
            published_at=_instant(item.get("published_parsed")),
            updated_at=_instant(item.get("updated_parsed")),
            summary=_text(item.get("summary"), limits.max_summary_chars),
        )
        found.setdefault(entry.canonical_url, entry)
    return tuple(found.values()), unusable


def _entry_link(item: Any, base: str, limits: Limits) -> str | None:
    # FeedBurner and its like put the publisher's own address beside their redirect.
    for link in (item.get("feedburner_origlink"), item.get("link"), item.get("id")):
        usable = _link(link, base, limits)
        if usable is not None and not urls.is_homepage(usable):
            return usable
    return None


def _link(link: object, base: str, limits: Limits) -> str | None:
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        return urls.absolute(link, base=base, max_chars=limits.max_url_chars)
    except ItemError:
        return None


def _text(value: object, max_chars: int = 1_000) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(_TAG.sub(" ", value).split())[:max_chars] or None


def _instant(parsed: Any) -> datetime | None:
    """Return the instant of feedparser's UTC time tuple; None for 1970, which stands for "no date"."""
    if parsed is None:
        return None
    try:
        instant = datetime.fromtimestamp(calendar.timegm(parsed), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return instant if instant.year > 1971 else None


def _ttl(channel: Any) -> timedelta | None:
    """Return how long the feed asks to be left alone: RSS ``ttl``, or the syndication module's period."""
    try:
        if channel.get("ttl"):
            return timedelta(minutes=max(0, int(channel["ttl"])))
        period = _PERIODS.get(str(channel.get("sy_updateperiod", "")).strip().lower())
        frequency = max(1, int(channel.get("sy_updatefrequency") or 1))
    except (ValueError, OverflowError):
        return None
    return period / frequency if period else None


def _skip_hours(body: bytes) -> frozenset[int]:
    head = _channel_part(body, b"skipHours")
    return frozenset(int(hour) % 24 for hour in re.findall(rb"<hour>\s*(\d{1,2})\s*</hour>", head))


def _skip_days(body: bytes) -> frozenset[str]:
    head = _channel_part(body, b"skipDays")
    return frozenset(day.decode().lower() for day in re.findall(rb"<day>\s*([A-Za-z]+day)\s*</day>", head))


def _channel_part(body: bytes, name: bytes) -> bytes:
    # feedparser drops the values of skipHours and skipDays.
    start = body.find(b"<" + name + b">")
    end = body.find(b"</" + name + b">", start)
    return body[start:end] if 0 <= start < end else b""


def _from_first_tag(body: bytes) -> bytes:
    """Return the body from its first ``<``: PHP warnings and blank lines before the XML are common."""
    start = body[:4_000].find(b"<")
    text_before = start > 0 and not body.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"))
    return body[start:] if text_before else body


def _what_it_is(body: bytes) -> str:
    head = body[:1_000].lstrip().lower()
    if not head:
        return "an empty body"
    if head.startswith((b"<!doctype html", b"<html")) or b"<head" in head:
        return "a web page"
    return "something else"
