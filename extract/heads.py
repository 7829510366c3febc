"""What the head of a page says: meta elements, the canonical link, the language, and the visible headline."""

from dataclasses import dataclass

from lxml.html import HtmlElement

from extract import urls
from extract.errors import ItemError


@dataclass(frozen=True, slots=True)
class Head:
    """The meta elements of a page by lower-case name, first value first, and its root."""

    metas: dict[str, str]
    tree: HtmlElement

    def meta(self, *names: str) -> str | None:
        """Return the first of the named meta elements that is not empty."""
        return next((value for name in names if (value := self.metas.get(name))), None)


def read(tree: HtmlElement) -> Head:
    """Return what the head of a page says."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            metas.setdefault(name.strip().lower(), content)
    return Head(metas, tree)


def headline(head: Head) -> str | None:
    """Return the text of the first level-one heading; None if there is none or it is empty."""
    for element in head.tree.iter("h1"):
        text = " ".join(" ".join(element.itertext()).split())
        if text:
            return text
    return None


def title(head: Head) -> str | None:
    """Return the text of the title element."""
    found = head.tree.find(".//title")
    return " ".join(found.text.split()) or None if found is not None and found.text else None


def language(head: Head) -> str | None:
    """Return the language that the page declares, as written (``nl-NL``)."""
    return head.tree.get("lang") or head.meta("og:locale", "content-language", "language", "dc.language")


def canonical(head: Head, *, url: str) -> str:
    """Return the key of the page: what it says is its canonical address if that is on the same site, else ``url``'s.

    A canonical link to the home page, or to another site, is a mistake or a syndication note, not this page's address.
    """
    link = next(
        (e.get("href") for e in head.tree.iter("link") if "canonical" in (e.get("rel") or "").lower().split()), None
    )
    for candidate in (link, head.meta("og:url")):
        try:
            address = urls.absolute(candidate, base=url) if candidate else None
        except ItemError:
            continue
        if address and urls.site(address) == urls.site(url) and not urls.is_homepage(address):
            return urls.canonical(address)
    return urls.canonical(url)
