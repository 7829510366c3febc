"""A source tried out: what a poll would bring and what its first pages are, with nothing kept."""

from dataclasses import dataclass
from datetime import datetime

from extract import pages, polls
from extract.channels import Feed
from extract.errors import ItemError
from extract.feeds import Parse, Raw
from extract.fetching import Fetcher
from extract.records import Document, Entry, Page, PollState, Source
from extract.responses import Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What a source gave: the answer, its feed, pages ready to be read, and why others could not be had."""

    source: Source
    response: Response
    feed: Feed
    pages: tuple[Page, ...]
    failures: tuple[Document, ...]


async def run(source: Source, *, fetcher: Fetcher, parse: Parse, now: datetime, max_pages: int = 1) -> Trial:
    """Return what a source gives: its feed, and the pages of its first entries.

    Raises ItemError where the feed itself cannot be had.
    """
    response = await fetcher.get(
        source.url,
        now=now,
        max_bytes=fetcher.limits.max_feed_bytes,
        headers=polls.conditions(PollState()),
        allow=fetcher.allow_feed,
    )
    if response.status != 200:
        where, reason = response.final_url, f"{response.status} {response.reason}".rstrip()
        raise ItemError(f"http_{response.status}", f"{where}: answered {reason}")
    feed = await parse(
        Raw(body=response.body, source=source.name, base=response.final_url, content_type=response.content_type)
    )
    found: list[Page] = []
    failures: list[Document] = []
    for entry in feed.entries[:max_pages]:
        outcome = await _page(entry, source, fetcher=fetcher, now=now)
        if isinstance(outcome, Page):
            found.append(outcome)
        else:
            failures.append(outcome)
    return Trial(source=source, response=response, feed=feed, pages=tuple(found), failures=tuple(failures))


async def _page(entry: Entry, source: Source, *, fetcher: Fetcher, now: datetime) -> Page | Document:
    try:
        response = await pages.get(entry, fetcher=fetcher, now=now)
    except ItemError as error:
        return pages.failed(entry, error, attempt=1, limits=fetcher.limits, now=now)
    return pages.page(
        response,
        document_id=pages.document_id(entry.canonical_url, 1, now),
        fetched_at=now,
        feed_title=entry.title,
        feed_published_at=entry.published_at,
        feed_language=source.language,
    )
