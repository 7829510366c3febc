"""Pages of entries: which are to be fetched, and what the attempts brought."""

from collections.abc import Sequence
from datetime import datetime

from extract.records import Document, Entry
from warehouse import batches, checks, moments
from warehouse.database import Row, Warehouse
from warehouse.records import Counts

_LAYOUT: batches.Layout[Document] = (
    ("document_id", batches.TEXT, lambda document: document.document_id),
    ("source", batches.TEXT, lambda document: document.source),
    ("url", batches.TEXT, lambda document: document.url),
    ("canonical_url", batches.TEXT, lambda document: document.canonical_url),
    ("fetched_at", batches.MOMENT, lambda document: moments.stored(document.fetched_at)),
    ("attempt", batches.COUNT, lambda document: document.attempt),
    ("final_url", batches.TEXT, lambda document: document.final_url),
    ("http_status", batches.COUNT, lambda document: document.http_status),
    ("content_type", batches.TEXT, lambda document: document.content_type),
    ("body_sha256", batches.TEXT, lambda document: document.body_sha256),
    ("received_bytes", batches.COUNT, lambda document: document.received_bytes),
    ("archive_file", batches.TEXT, lambda document: document.location and document.location.file),
    ("archive_offset", batches.COUNT, lambda document: document.location and document.location.offset),
    ("archive_length", batches.COUNT, lambda document: document.location and document.location.length),
    ("retry_at", batches.MOMENT, lambda document: moments.stored(document.retry_at)),
    ("error_kind", batches.TEXT, lambda document: document.error_kind),
    ("error", batches.TEXT, lambda document: document.error),
)


def missing(wh: Warehouse, *, now: datetime, limit: int) -> tuple[tuple[Entry, int], ...]:
    """Return entries to fetch now, each with the number of the attempt, from 1; sources take turns, newest first.

    An entry is due if its page was never fetched, if an attempt failed and its ``retry_at`` has come, or if the feed
    has shown a change since.
    """
    return tuple(_entry(row) for row in wh.rows("documents/missing", now=moments.stored(now), limit=limit))


def known(wh: Warehouse, ids: Sequence[str]) -> frozenset[str]:
    """Return which of these documents are stored already."""
    return frozenset(row[0] for row in wh.rows("documents/known", ids=list(ids)))


def record(wh: Warehouse, documents: Sequence[Document]) -> Counts:
    """Store attempts to fetch pages, in one transaction. The pages themselves must be in the archive before."""
    with wh.transaction(), wh.batch(batches.table(_LAYOUT, documents)):
        failed = wh.rows("documents/count_new_failures")[0][0]
        new = wh.run("documents/insert")
        checks.after_load(wh, "raw", since=moments.first(document.fetched_at for document in documents))
    return Counts(new=new - failed, same=len(documents) - new, failed=failed)


def _entry(row: Row) -> tuple[Entry, int]:
    source, url, canonical_url, guid, title, published_at, updated_at, summary, attempt = row
    entry = Entry(
        source=source,
        url=url,
        canonical_url=canonical_url,
        guid=guid,
        title=title,
        published_at=moments.aware(published_at),
        updated_at=moments.aware(updated_at),
        summary=summary,
    )
    return entry, attempt
