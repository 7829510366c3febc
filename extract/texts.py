"""The text of an article without what is not its own: its title, pointers elsewhere, and what follows its end."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib import resources

from lxml import etree
from lxml.html import HtmlElement

from extract import titles

_MAX_POINTER_CHARS = 250
_ENOUGH_CHARS = 200
_LAST = 4
_LEAD_CHARS = (60, 1_000)
_LEAD_BEGINNING = 50
_MARKUP = re.compile(r"<[^<>]+>")
# In C, where itertext() makes an object of every element.
_text_of = etree.XPath("string()")
# Lists that can be of links only: no item without a link says anything.
_lists_of = etree.XPath("//*[self::ul or self::ol][li][not(li[not(.//a) and normalize-space()])]")

_showing = etree.XPath(
    "//*[self::p or self::h2 or self::h3 or self::span or self::strong or self::div[not(div or p)]]"
    "[normalize-space() = $gist]"
)


def tidy(text: str) -> str:
    r"""Return a text in NFC, one blank line between paragraphs, one space between words.

    >>> tidy("Een  zin.\n\n\nNog een.")
    'Een zin.\n\nNog een.'
    """
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", text).splitlines())
    return "\n\n".join(line for line in lines if line)


def stated(body: str | None) -> str:
    """Return the text that JSON-LD gives as the article's body, which may hold markup."""
    return tidy(_MARKUP.sub("\n", body)) if body else ""


def best(found: str, stated: str, title: str | None) -> str:
    """Return the text to keep, of what was found on the page and what JSON-LD states.

    The found one has headings and paragraphs, so it is kept, unless it is less than half of the other. Where the two
    agree but for the length, what the found one has after the stated end is not of the article.
    """
    if len(stated) > _ENOUGH_CHARS and len(stated) > 2 * len(found):
        return _without_title(stated, title)
    own = _without_pointers(_without_title(found, title))
    return _ended(own, stated) if 0.6 * len(own) <= len(stated) <= 1.05 * len(own) else own


def without_paywall(text: str) -> tuple[str, bool]:
    r"""Return a text without the lines at its end that ask to pay for the rest, and whether there were any.

    >>> without_paywall("Het begin.\n\nDit artikel is alleen voor abonnees.")
    ('Het begin.', True)
    """
    paragraphs = text.split("\n\n")
    for count, paragraph in enumerate(paragraphs[-_LAST:], max(0, len(paragraphs) - _LAST)):
        if len(paragraph) <= _MAX_POINTER_CHARS and _paywalls().search(paragraph):
            return "\n\n".join(paragraphs[:count]), True
    return text, False


def prune_link_lists(tree: HtmlElement) -> None:
    """Remove from a page the lists of which every item is a link: they lead to other articles."""
    for element in _lists_of(tree):
        if element.getparent() is not None and _is_link_list(element):
            element.drop_tree()


def lead(tree: HtmlElement, descriptions: Iterable[str | None], text: str) -> str | None:
    """Return the paragraph above an article that tells its gist, where the text that was found is without it.

    It is the description in the head of the page, if the page shows that as well.
    """
    known = " ".join(text.split())
    for description in descriptions:
        gist = tidy(" ".join((description or "").split()))
        is_new = _LEAD_CHARS[0] <= len(gist) <= _LEAD_CHARS[1] and gist[:_LEAD_BEGINNING] not in known
        if is_new and _showing(tree, gist=gist):
            return gist
    return None


def _is_link_list(element: HtmlElement) -> bool:
    links = 0
    for item in element.iterchildren("li"):
        length = _length(item)
        if length and sum(_length(anchor) for anchor in item.iter("a")) < 0.8 * length:
            return False
        links += length > 0
    return links > 0


def _length(element: HtmlElement) -> int:
    return len("".join(_text_of(element).split()))


def paragraph_chars(tree: HtmlElement) -> int:
    """Return how many characters the paragraphs of a page hold, white space aside."""
    return sum(_length(paragraph) for paragraph in tree.iter("p"))


def _without_title(text: str, title: str | None) -> str:
    """Return the text without its first paragraph if that is the title, which has a place of its own."""
    first, _, rest = text.partition("\n\n")
    return rest if title and rest and titles.folded(first) == titles.folded(title) else text


def _without_pointers(text: str) -> str:
    kept = [line for line in text.split("\n\n") if len(line) > _MAX_POINTER_CHARS or not _pointers().match(line)]
    return "\n\n".join(kept)


def _ended(text: str, stated: str) -> str:
    """Return the text up to its last paragraph that is also in the stated one, if most of it is."""
    known = " ".join(stated.split())
    paragraphs = text.split("\n\n")
    while len(paragraphs) > 1 and paragraphs[-1][:40] not in known:
        paragraphs.pop()
    shorter = "\n\n".join(paragraphs)
    return shorter if len(shorter) > 0.6 * len(text) else text


def _phrases(file: str) -> list[str]:
    lines = resources.files("extract").joinpath(file).read_text("utf-8").splitlines()
    return [re.escape(line).replace(":", r"\s*:") for line in lines if line and not line.startswith("#")]


@cache
def _paywalls() -> re.Pattern[str]:
    return re.compile("|".join(_phrases("paywalls.txt")), re.IGNORECASE)


@cache
def _pointers() -> re.Pattern[str]:
    starts = _phrases("furniture.txt")
    return re.compile(rf"[\W_]*(?:{'|'.join(starts)})(?!\w)", re.IGNORECASE)
