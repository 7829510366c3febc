"""Lists of feeds in OPML 2.0, as feed readers exchange them."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import format_datetime
from itertools import groupby
from urllib.parse import urlsplit

from lxml import etree

from extract.errors import ItemError, SetupError
from extract.records import Source
from extract.urls import absolute


def parse(text: bytes, *, name: str = "the OPML file") -> tuple[Source, ...]:
    """Return the sources of an OPML list in order, each address once; ``name`` is what errors call it.

    The source's name comes from its title and is made unique with a number. Raises SetupError if it is not OPML.

    >>> [s.name for s in parse(b'<opml><body><outline text="De Krant" xmlUrl="https://k.example/rss"/></body></opml>')]
    ['de-krant']
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise SetupError(f"{name}: not OPML; expected an <opml> document as feed readers export it")
    found: dict[str, Source] = {}
    taken: set[str] = set()
    for outline in root.iter("outline"):
        source = _source(outline, taken)
        if source is not None and source.url not in found:
            taken.add(source.name)
            found[source.url] = source
    return tuple(found.values())


def render(sources: Iterable[Source], *, now: datetime) -> bytes:
    """Return the sources as OPML, grouped by country in alphabetical order."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = "meldt sources"
    etree.SubElement(head, "dateCreated").text = format_datetime(now)
    body = etree.SubElement(root, "body")
    ordered = sorted(sources, key=lambda source: (source.country or "", source.name))
    for country, group in groupby(ordered, key=lambda source: source.country or ""):
        parent = etree.SubElement(body, "outline", text=country) if country else body
        for source in group:
            etree.SubElement(parent, "outline", _attributes(source))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def slug(text: str, taken: Iterable[str] = ()) -> str:
    """Return a name for a source: lower case, hyphens, and a number if it is taken.

    >>> slug("Het Laatste Nieuws!"), slug("NOS", {"nos"})
    ('het-laatste-nieuws', 'nos-2')
    """
    base = "-".join("".join(c if c.isalnum() else " " for c in text.lower()).split())[:60] or "feed"
    used = set(taken)
    return next(name for name in _numbered(base) if name not in used)


def _numbered(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1


def _source(outline: etree._Element, taken: set[str]) -> Source | None:
    attributes = {str(key).lower(): str(value).strip() for key, value in outline.attrib.items()}
    try:
        url = absolute(attributes.get("xmlurl", ""), base="")
    except ItemError:
        return None
    outlet = attributes.get("title") or attributes.get("text") or urlsplit(url).hostname or url
    parent = outline.getparent()
    group = (parent.get("text") or "") if parent is not None else ""
    return Source(
        name=slug(attributes.get("meldtname") or outlet, taken),
        url=url,
        outlet=outlet,
        language=attributes.get("language") or None,
        country=attributes.get("country") or (group.lower() if len(group) == 2 else None),
        homepage=attributes.get("htmlurl") or None,
    )


def _attributes(source: Source) -> dict[str, str]:
    stated = {
        "type": "rss",
        "text": source.outlet,
        "title": source.outlet,
        "xmlUrl": source.url,
        "htmlUrl": source.homepage,
        "language": source.language,
        "country": source.country,
        "meldtName": source.name,
    }
    return {key: value for key, value in stated.items() if value}
