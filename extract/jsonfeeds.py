"""JSON Feed, versions 1 and 1.1 (jsonfeed.org)."""

import json
from typing import Any

from extract import channels
from extract.channels import Feed, Item
from extract.limits import Limits


def parse(body: bytes, *, source: str, base: str, limits: Limits) -> Feed | None:
    """Return the feed that ``body`` is; None if it is not a JSON Feed."""
    try:
        parsed = json.loads(body.decode("utf-8-sig"), strict=False)
    except (ValueError, RecursionError):
        return None
    if not isinstance(parsed, dict) or not isinstance(parsed.get("items"), list):
        return None
    items = [_item(item) for item in parsed["items"][: limits.max_entries] if isinstance(item, dict)]
    entries, unusable = channels.entries(items, source=source, base=base, limits=limits)
    return Feed(
        title=channels.text(parsed.get("title")),
        language=channels.text(parsed.get("language")),
        homepage=channels.link(parsed.get("home_page_url"), base=base, limits=limits),
        entries=entries,
        unusable=unusable,
    )


def _item(item: dict[str, Any]) -> Item:
    return Item(
        links=(item.get("url"), item.get("external_url"), item.get("id")),
        guid=str(item["id"]) if item.get("id") is not None else None,
        title=item.get("title"),
        published_at=channels.instant(item.get("date_published")),
        updated_at=channels.instant(item.get("date_modified")),
        summary=item.get("summary") or item.get("content_text") or item.get("content_html"),
    )
