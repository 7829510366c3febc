"""RSS 0.9 to 2.0, Atom and RDF, read by feedparser."""

import calendar
import logging
import re
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import feedparser

from extract import channels
from extract.channels import Feed, Item
from extract.errors import ItemError
from extract.limits import Limits

log = logging.getLogger(__name__)

_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(days=7),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}
_CLOSED = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
# chr() of what is beyond Unicode, or half a surrogate pair, ends feedparser 6.
_REFERENCE = re.compile(rb"&#[xX]?[0-9a-fA-F]{1,12};?")
_ITEM_START = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)


def parse(body: bytes, *, source: str, base: str, content_type: str | None, limits: Limits) -> Feed | None:
    """Return the feed that ``body`` is; None if feedparser can make nothing of it."""
    # feedparser takes 20 s and 500 MB for 300,000 items, and the newest come first.
    head = _first_items(from_first_tag(body), limits.max_entries)
    headers = {"content-location": base, **({"content-type": content_type} if content_type else {})}
    parsed = _parsed(head, headers)
    if not parsed.get("version") and not parsed.entries:
        return None
    channel = parsed.feed
    items = (_item(item) for item in parsed.entries[: limits.max_entries])
    entries, unusable = channels.entries(items, source=source, base=base, limits=limits)
    return Feed(
        title=channels.text(channel.get("title")),
        language=channels.text(channel.get("language")),
        homepage=channels.link(channel.get("link"), base=base, limits=limits),
        entries=entries,
        unusable=unusable,
        cut=_is_cut(body[-2_000:]),
        ttl=_ttl(channel),
        skip_hours=_skip_hours(head),
        skip_days=_skip_days(head),
    )


def _parsed(body: bytes, headers: dict[str, str]) -> Any:
    """Return feedparser's result; for a body on which it fails, the result without the references that it fails on."""
    try:
        return _feedparser(body, headers)
    except Exception as error:  # noqa: BLE001 - its lenient half raises anything on a broken feed
        log.debug("%s: feedparser failed: %r", headers["content-location"], error)
    try:
        return _feedparser(_REFERENCE.sub(b" ", body), headers)
    except Exception as error:  # noqa: BLE001 - as above
        message = f"{headers['content-location']}: broken beyond reading ({error!r}); expected well-formed XML"
        raise ItemError("not_a_feed", message) from None


def _feedparser(body: bytes, headers: dict[str, str]) -> Any:
    # Its cleaning and its resolving of links cost more than all the rest; both are done by us, where needed.
    return feedparser.parse(BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)


def from_first_tag(body: bytes) -> bytes:
    r"""Return the body from its first ``<``: PHP warnings and blank lines before the XML are common.

    >>> from_first_tag(b"Warning: x on line 3\n<rss>")
    b'<rss>'
    """
    start = body[:4_000].find(b"<")
    text_before = start > 0 and not body.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"))
    return body[start:] if text_before else body


def _first_items(body: bytes, limit: int) -> bytes:
    for number, found in enumerate(_ITEM_START.finditer(body)):
        if number >= limit:
            return body[: found.start()]
    return body


def _is_cut(tail: bytes) -> bool:
    """Return whether a feed ends before its last tag is closed. RDF closes its channel before the items."""
    closed = max((found.end() for found in _CLOSED.finditer(tail)), default=None)
    return closed is None or _ITEM_START.search(tail, closed) is not None


def _item(item: Any) -> Item:
    return Item(
        # FeedBurner and its like put the publisher's own address beside their redirect.
        links=(item.get("feedburner_origlink"), item.get("link"), item.get("id")),
        guid=item.get("id"),
        title=item.get("title"),
        # RDF and many Atom feeds have but one date, and feedparser calls it the date of the last change.
        published_at=_instant(item.get("published_parsed") or dict.get(item, "updated_parsed")),
        # Not item.get, which would answer with the date of publication.
        updated_at=_instant(dict.get(item, "updated_parsed")),
        summary=item.get("summary"),
    )


def _instant(parsed: Any) -> datetime | None:
    """Return the instant of feedparser's UTC time tuple."""
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, OSError):
        return None


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
    part = _channel_part(body, b"skipHours")
    return frozenset(int(hour) % 24 for hour in re.findall(rb"<hour>\s*(\d{1,2})\s*</hour>", part))


def _skip_days(body: bytes) -> frozenset[str]:
    part = _channel_part(body, b"skipDays")
    return frozenset(day.decode().lower() for day in re.findall(rb"<day>\s*([A-Za-z]+day)\s*</day>", part))


def _channel_part(body: bytes, name: bytes) -> bytes:
    # feedparser drops the values of skipHours and skipDays.
    start = body.find(b"<" + name + b">")
    end = body.find(b"</" + name + b">", start)
    return body[start:end] if 0 <= start < end else b""
