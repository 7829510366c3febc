"""The tree of a page, parsed once for everything that reads it."""

import re

from lxml import etree
from lxml.html import HtmlComment, HtmlElement, HtmlEntity, HtmlProcessingInstruction, fromstring

from extract import charsets
from extract.errors import ItemError
from extract.records import Page

_HEAD_CHARS = 4_096
# Where the text never is; JSON-LD stays, since trafilatura looks into it too.
_ASIDE = (
    *("nav", "footer", "button", "input", "select", "template", "style", "meta", "link"),
    *("svg", "img", "source", "iframe", "video", "audio", "canvas", "object", "embed"),
)
_SCRIPTS = etree.XPath("//script[not(contains(@type, 'ld+json'))]")
_DOCTYPE = re.compile(r"<!doctype[^<>]*>", re.IGNORECASE)
_CLOSED_ROOT = re.compile(r"(<html\b[^<>]*?)\s*/>", re.IGNORECASE)
_CONTROL = bytes({*range(0x20)} - {0x09, 0x0A, 0x0D})
_NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())


def _parser() -> etree.HTMLParser:
    parser = etree.HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    # That of lxml.html asks Python for the class of each element, and is asked three thousand times a page.
    parser.set_element_class_lookup(
        etree.ElementDefaultClassLookup(
            element=HtmlElement, comment=HtmlComment, pi=HtmlProcessingInstruction, entity=HtmlEntity
        )
    )
    return parser


_PARSER = _parser()


def parse(page: Page) -> HtmlElement:
    """Return the tree of a page. Raises ItemError ``empty`` or ``not_html``."""
    if not page.body.strip():
        raise ItemError("empty", f"{page.url}: the page is empty")
    html = charsets.decode(page.body, page.content_type)
    try:
        tree = fromstring(_repaired(html), parser=_PARSER)
    except (etree.LxmlError, ValueError):
        tree = None
    if tree is None or (len(tree) < 2 and "html" not in html[:50].lower()):
        raise ItemError("not_html", f"{page.url}: no HTML could be made of the page")
    return tree


def prune(tree: HtmlElement) -> None:
    """Remove from a tree what never holds an article's text, so that it is not copied and searched again and again."""
    etree.strip_elements(tree, *_ASIDE, with_tail=False)
    for script in _SCRIPTS(tree):
        if script.getparent() is not None:
            script.drop_tree()


def _repaired(html: str) -> bytes:
    """Return a page as bytes, which libxml2 takes half the time over, without what it would stop at."""
    head, rest = html[:_HEAD_CHARS], html[_HEAD_CHARS:]
    # Some doctypes end libxml2 (lxml bug 1955915), and so does a root that closes itself.
    head = _CLOSED_ROOT.sub(r"\1>", _DOCTYPE.sub("", head, count=1), count=1)
    plain = (head + rest).encode("utf-8", "surrogatepass")
    for character in _NO_CHARACTERS:
        plain = plain.replace(character, b"")
    return plain.translate(None, _CONTROL)
