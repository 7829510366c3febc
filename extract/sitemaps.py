"""News sitemaps: the list of a site's newest articles that is made for search engines."""

from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from extract import channels
from extract.channels import Feed, Item
from extract.errors import ItemError
from extract.limits import Limits

_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def is_sitemap(body: bytes) -> bool:
    """Return whether a body begins as a sitemap or a sitemap index does."""
    head = body[:4_000].lower()
    return b"<urlset" in head or b"<sitemapindex" in head


def parse(body: bytes, *, source: str, base: str, limits: Limits) -> Feed:
    """Return the articles of a sitemap as a feed; addresses without a ``news`` part are left out.

    Raises ItemError ``sitemap_index`` for a list of sitemaps, naming the first, and ``not_a_feed`` for a sitemap that
    holds no news.
    """
    if b"<sitemapindex" in body[:4_000].lower():
        children = _locations(body)[:5]
        raise ItemError(
            "sitemap_index", f"{base}: a list of sitemaps; give the address of one of them: {', '.join(children)}"
        )
    items: list[Item] = []
    count = 0
    for element in _elements(body, "url"):
        count += 1
        news = element.find(f"{_NEWS}news")
        if news is not None and len(items) < limits.max_entries:
            items.append(_item(element, news))
    if not items:
        raise ItemError(
            "not_a_feed", f"{base}: a sitemap of {count} addresses and no news; give the address of a news sitemap"
        )
    entries, unusable = channels.entries(items, source=source, base=base, limits=limits)
    language = next((text for e in _elements(body, "{*}language") if (text := e.text)), None)
    cut = b"</urlset>" not in body[-2_000:].lower()
    return Feed(title=None, language=language, homepage=None, entries=entries, unusable=unusable, cut=cut)


def _item(element: etree._Element, news: etree._Element) -> Item:
    location = element.findtext("{*}loc")
    return Item(
        links=(location,),
        guid=location,
        title=news.findtext(f"{_NEWS}title"),
        published_at=channels.instant(news.findtext(f"{_NEWS}publication_date")),
        updated_at=channels.instant(element.findtext("{*}lastmod")),
    )


def _locations(body: bytes) -> list[str]:
    return [text.strip() for element in _elements(body, "sitemap") if (text := element.findtext("{*}loc"))]


def _elements(body: bytes, tag: str) -> Iterator[etree._Element]:
    """Yield the elements of that name, each one forgotten after use. No entity is resolved, nothing is fetched."""
    name = tag if tag.startswith("{") else f"{{*}}{tag}"
    try:
        for _, element in etree.iterparse(
            BytesIO(body), tag=name, recover=True, resolve_entities=False, no_network=True, huge_tree=False
        ):
            yield element
            element.clear()
    except etree.XMLSyntaxError:
        return
