"""A feed read from its bytes, whatever its form: RSS, Atom, RDF, JSON Feed or a news sitemap."""

from dataclasses import dataclass
from typing import Protocol

from extract import gates, jsonfeeds, sitemaps, syndication
from extract.channels import Feed
from extract.errors import ItemError
from extract.limits import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A feed as it came: its bytes, the name of its source, and the address and type that it came with."""

    body: bytes
    source: str
    base: str
    content_type: str | None


class Parse(Protocol):
    """Reads a feed where that can do no harm: in a process that can be killed (``extract.readers``)."""

    async def __call__(self, raw: Raw, /) -> Feed:
        """Return the feed. Raises ItemError as ``parse`` does."""
        ...


def parse(body: bytes, *, source: str, base: str, content_type: str | None, limits: Limits) -> Feed:
    """Return the feed that ``body`` is, with at most ``limits.max_entries`` entries.

    ``base`` is the address that it came from. The bytes decide about its form, for content types lie.
    Raises ItemError ``not_a_feed`` for anything else, and ``sitemap_index`` for a list of sitemaps. May take for ever on
    a hostile feed: feedparser takes the square of the time over a body of nothing but tags.
    """
    start = body[:4_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    feed = None
    if start.startswith(b"{"):
        feed = jsonfeeds.parse(body, source=source, base=base, limits=limits)
    elif sitemaps.is_sitemap(start):
        return sitemaps.parse(body, source=source, base=base, limits=limits)
    elif not _is_web_page(start):
        feed = syndication.parse(body, source=source, base=base, content_type=content_type, limits=limits)
    if feed is None:
        expected = "expected RSS, Atom, RDF, JSON Feed or a news sitemap"
        raise ItemError("not_a_feed", f"{base}: {_what_it_is(body, base)}, not a feed; {expected}")
    return feed


def _is_web_page(start: bytes) -> bool:
    head = start[:1_000].lower()
    return head.startswith((b"<!doctype html", b"<html")) or (b"<head" in head and b"<body" in start.lower())


def _what_it_is(body: bytes, base: str) -> str:
    if not body.strip():
        return "an empty body"
    if _is_web_page(body[:4_000].lstrip()):
        gate = gates.kind(body, final_url=base)
        return f"a {gate.replace('_', ' ')}" if gate else "a web page"
    return "something else"
