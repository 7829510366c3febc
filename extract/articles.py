"""An article read out of its page: trafilatura for the text, the page's own statements for the rest."""

import logging
import re
from hashlib import sha256
from importlib.metadata import version

import trafilatura
from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata
from trafilatura.settings import Document

from extract import dates, heads, languages, linked, similarity, texts, titles, trees, urls
from extract.errors import ItemError
from extract.heads import Head
from extract.limits import Limits
from extract.linked import LinkedArticle
from extract.records import Article, Page, Reading

# Changes whenever the same page may read differently, so that the archive is read again.
READER = f"meldt-3/trafilatura-{version('trafilatura')}"

_BLANK = LinkedArticle()
_PUBLISHED_METAS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date_published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "article.published",
    "citation_publication_date",
    "date",
)
_AUTHOR_METAS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
)
_DESCRIPTION_METAS = ("og:description", "description", "twitter:description")
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*\Z")

for _name in ("trafilatura", "htmldate", "justext", "courlan", "readability"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def read(page: Page, *, limits: Limits) -> Reading:
    """Return the article on a page, or why there is none; always the same for the same page.

    May take for ever on a hostile page: run it through ``extract.readers`` where pages come from strangers.
    """
    try:
        article = _article(page, limits)
    except ItemError as error:
        return Reading(document_id=page.document_id, reader=READER, error_kind=error.kind, error=str(error))
    return Reading(document_id=page.document_id, reader=READER, article=article)


def warm_up() -> None:
    """Load what the first page would wait for: stop lists, the language model and the list of suffixes."""
    html = "<html><body>" + "<p>The quick brown fox jumps over the lazy dog once more.</p>" * 3 + "</body></html>"
    trafilatura.bare_extraction(html, include_comments=False)
    languages.identify("The quick brown fox jumps over the lazy dog. " * 10, stated=None)
    urls.site("https://example.org/")


def _article(page: Page, limits: Limits) -> Article:
    tree = trees.parse(page)
    head = heads.read(tree)
    ld = linked.article(tree, url=page.url) or _BLANK
    # Before the text: trafilatura prunes the tree.
    title = _title(head, ld, page)
    dated = dates.choose(_stated_dates(head, ld, page), now=page.fetched_at)
    authors, canonical, declared = _authors(head, ld), heads.canonical(head, url=page.url), heads.language(head)
    if dated.instant is None:
        dated = _searched(tree, page) or dated
    text, stops = texts.without_paywall(_text(tree, head, ld, title, page, limits))
    return Article(
        document_id=page.document_id,
        url=page.url,
        canonical_url=canonical,
        title=title,
        text=text,
        language=languages.identify(text, stated=ld.language or declared or page.feed_language),
        published_at=dated.instant,
        published_basis=dated.basis,
        authors=authors,
        outlet=ld.outlet or head.meta("og:site_name"),
        is_teaser=stops or _is_teaser(text, ld),
        text_sha256=sha256(text.encode()).hexdigest(),
        near_key=similarity.key(text),
    )


def _title(head: Head, ld: LinkedArticle, page: Page) -> str | None:
    return titles.best(
        ld.headline,
        head.meta("og:title"),
        head.meta("twitter:title"),
        heads.headline(head),
        heads.title(head),
        feed_title=page.feed_title,
        site_name=head.meta("og:site_name") or ld.outlet,
    )


def _stated_dates(head: Head, ld: LinkedArticle, page: Page) -> list[dates.Stated]:
    feed = page.feed_published_at.isoformat() if page.feed_published_at else None
    times = [
        e.get("datetime") for e in head.tree.iter("time") if "pub" in f"{e.get('itemprop')}{e.get('pubdate')}".lower()
    ]
    return [
        dates.Stated("json-ld", ld.published),
        dates.Stated("meta", head.meta(*_PUBLISHED_METAS)),
        dates.Stated("time", next(iter(times), None)),
        dates.Stated("feed", feed),
        dates.Stated("url", dates.in_url(page.url)),
    ]


def _searched(tree: HtmlElement, page: Page) -> dates.Dated | None:
    """Return the day that htmldate finds in the page's text; slow, so only where nothing is stated."""
    found = extract_metadata(tree, page.url, {"original_date": True, "extensive_search": False}).date
    dated = dates.choose([dates.Stated("page", found)], now=page.fetched_at)
    return dated if dated.instant else None


def _authors(head: Head, ld: LinkedArticle) -> tuple[str, ...]:
    if ld.authors:
        return ld.authors
    name = head.meta(*_AUTHOR_METAS)
    return (name,) if name and "://" not in name else ()


def _text(tree: HtmlElement, head: Head, ld: LinkedArticle, title: str | None, page: Page, limits: Limits) -> str:
    trees.prune(tree)
    texts.prune_link_lists(tree)
    text = texts.best(texts.tidy(_found(tree, page)), texts.stated(ld.body), title)
    if not text:
        raise ItemError("no_text", f"{page.url}: the page has no article text")
    lead = texts.lead(tree, (head.meta(name) for name in _DESCRIPTION_METAS), text)
    if lead is not None and titles.folded(lead) != titles.folded(title or ""):
        text = f"{lead}\n\n{text}"
    return text[: limits.max_text_chars]


def _found(tree: HtmlElement, page: Page) -> str:
    """Return the text that trafilatura finds.

    Its full mode compares its own text with that of two other extractors, and takes theirs where it is more than twice as
    long. Where its own agrees with the paragraphs of the page there is nothing to gain: nine pages of ten need only that.
    """
    paragraphs = texts.paragraph_chars(tree)
    for fast in (True, False):
        document = trafilatura.bare_extraction(tree, url=page.url, include_comments=False, fast=fast)
        text = (document.text or "") if isinstance(document, Document) else ""
        if 0.5 * paragraphs <= len(text) <= 2 * paragraphs:
            break
    return text


def _is_teaser(text: str, ld: LinkedArticle) -> bool:
    """Return whether only the beginning of the article is there: a paywall that says so, or a text that breaks off."""
    words = len(text.split())
    if ld.words is not None and ld.words > 2 * words + 50:
        return True
    return (ld.is_free is False and words < 250) or (words < 120 and _CUT_OFF.search(text) is not None)
