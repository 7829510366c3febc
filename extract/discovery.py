"""The feeds of a site, found from its home page: those it links to, else those at the usual places."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from extract import charsets, urls
from extract.channels import Feed
from extract.errors import ItemError
from extract.feeds import Parse, Raw
from extract.fetching import Fetcher
from extract.responses import Response

_TYPES = ("rss+xml", "atom+xml", "rdf+xml", "feed+json", "application/json")
_USUAL = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json", "/feeds/posts/default")
_HINTS = ("rss", "feed", "atom", ".xml")
_MAX_TRIED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A feed that was fetched and parsed: its address, what the page calls it, and what is in it."""

    url: str
    title: str | None
    feed: Feed


async def find(url: str, *, fetcher: Fetcher, parse: Parse, now: datetime) -> tuple[Found, ...]:
    """Return the feeds at or behind an address, the most promising first; at most eight are tried.

    Raises ItemError ``no_feed`` if there is none, or whatever kept the page from being fetched.
    """
    response = await fetcher.get(url, now=now, max_bytes=fetcher.limits.max_page_bytes, allow=fetcher.allow_feed)
    if response.status != 200:
        raise ItemError(f"http_{response.status}", f"{url}: answered {response.status} {response.reason}".rstrip())
    itself = await _parsed(response, None, parse)
    if itself is not None:
        return (itself,)
    linked = tuple(links(response.body, base=response.final_url, content_type=response.content_type))
    usual = tuple((urls.origin(response.final_url) + path, None) for path in _USUAL)
    for candidates in (linked, usual):
        found = await _tried(candidates, fetcher=fetcher, parse=parse, now=now)
        if found:
            return found
    raise ItemError(
        "no_feed", f"{url}: no feed is linked there or lies at the usual places; give the feed's own address"
    )


def links(body: bytes, *, base: str, content_type: str | None) -> Iterator[tuple[str, str | None]]:
    """Yield the addresses and titles of the feeds that a page links to: declared ones first, feeds of comments last."""
    try:
        tree = document_fromstring(charsets.decode(body, content_type).encode(), parser=HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return
    seen: dict[str, str | None] = {}
    for href, title in (*_declared(tree), *_anchors(tree)):
        try:
            seen.setdefault(urls.absolute(href, base=base), title)
        except ItemError:
            continue
    yield from sorted(seen.items(), key=lambda pair: "comment" in f"{pair[0]} {pair[1]}".lower())


def _declared(tree: HtmlElement) -> Iterator[tuple[str, str | None]]:
    for link in tree.iter("link"):
        kind, rel = (link.get("type") or "").lower(), (link.get("rel") or "").lower().split()
        if "alternate" in rel and any(name in kind for name in _TYPES) and link.get("href"):
            yield link.get("href"), link.get("title")


def _anchors(tree: HtmlElement) -> Iterator[tuple[str, str | None]]:
    for anchor in tree.iter("a"):
        href = (anchor.get("href") or "").strip()
        if any(hint in href.lower() for hint in _HINTS):
            yield href, " ".join(anchor.text_content().split())[:100] or None


async def _tried(
    candidates: tuple[tuple[str, str | None], ...], *, fetcher: Fetcher, parse: Parse, now: datetime
) -> tuple[Found, ...]:
    found: list[Found] = []
    for address, title in islice(candidates, _MAX_TRIED):
        try:
            response = await fetcher.get(
                address, now=now, max_bytes=fetcher.limits.max_feed_bytes, allow=fetcher.allow_feed
            )
        except ItemError:
            continue
        feed = await _parsed(response, title, parse) if response.status == 200 else None
        if feed is not None and all(feed.url != other.url for other in found):
            found.append(feed)
    # A feed without entries is worth less than any other; else the page's own order stands.
    return tuple(sorted(found, key=lambda each: not each.feed.entries))


async def _parsed(response: Response, title: str | None, parse: Parse) -> Found | None:
    try:
        feed = await parse(
            Raw(body=response.body, source="", base=response.final_url, content_type=response.content_type)
        )
    except ItemError:
        return None
    return Found(url=response.moved_to() or response.url, title=title or feed.title, feed=feed)
