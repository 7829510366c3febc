"""What a page says of itself in JSON-LD (schema.org): the one node that describes the article."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from extract import charsets, urls
from extract.errors import ItemError

_MAX_CHARS = 2_000_000
_MAX_NODES = 2_000
_ARTICLE = ("article", "posting", "report", "review")


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedArticle:
    """The article as JSON-LD describes it; texts are unescaped, dates as written."""

    headline: str | None = None
    body: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    outlet: str | None = None
    url: str | None = None
    is_free: bool | None = None
    words: int | None = None


def article(tree: HtmlElement, *, url: str) -> LinkedArticle | None:
    """Return the article node that speaks of the page at ``url``, else the first one; None if there is none."""
    found = [_article(node) for node in _nodes(tree) if _is_article(node)]
    if not found:
        return None
    key = urls.canonical(url)
    return next((node for node in found if node.url and _same_page(node.url, key)), found[0])


def _same_page(url: str, key: str) -> bool:
    try:
        return urls.canonical(urls.absolute(url, base=key)) == key
    except (ItemError, ValueError):
        return False


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects of every script, outer ones first, at most two thousand."""
    budget = _MAX_NODES
    for script in tree.iterfind(".//script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        pending = [_load(script.text or "")]
        while pending and budget:
            node = pending.pop(0)
            budget -= 1
            if isinstance(node, list):
                pending.extend(node)
            elif isinstance(node, dict):
                yield node
                pending.extend(
                    node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart") if key in node
                )


def _load(text: str) -> Any:
    """Return the JSON of a script element, forgiving comments, control characters and a trailing semicolon."""
    stripped = text.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>")
    try:
        return json.loads(stripped[:_MAX_CHARS].strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _is_article(node: dict[str, Any]) -> bool:
    return any(kind.lower().endswith(_ARTICLE) for kind in _strings(node.get("@type")))


def _article(node: dict[str, Any]) -> LinkedArticle:
    main = node.get("mainEntityOfPage")
    url = node.get("url") or (main.get("@id") if isinstance(main, dict) else main)
    return LinkedArticle(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        body=_text(node.get("articleBody")),
        published=_text(node.get("datePublished")),
        modified=_text(node.get("dateModified")),
        authors=tuple(dict.fromkeys(_names(node.get("author")))),
        language=_text(node.get("inLanguage")),
        outlet=next(iter(_names(node.get("publisher"))), None),
        url=_text(url),
        is_free=_boolean(node.get("isAccessibleForFree")),
        words=_number(node.get("wordCount")),
    )


def _text(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    # Twice: many content systems escape what is escaped already.
    return charsets.storable(unescape(unescape(value))).strip() or None if isinstance(value, str) else None


def _strings(value: object) -> list[str]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]


def _names(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = _text(item.get("name")) if isinstance(item, dict) else _text(item)
        if name and not name.startswith(("http://", "https://")):
            yield " ".join(name.split())


def _number(value: object) -> int | None:
    digits = str(value) if isinstance(value, int | str) else ""
    return int(digits) if re.fullmatch(r"[0-9]{1,9}", digits) else None


def _boolean(value: object) -> bool | None:
    return {"true": True, "false": False}.get(str(value).strip().lower())
