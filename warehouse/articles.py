"""Articles and their revisions: which documents are to be read, and what the readings gave."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from extract.records import Location, Reading
from warehouse import batches, checks, moments
from warehouse.database import Row, Warehouse
from warehouse.records import Counts, PendingPage


def _of(name: str) -> Any:
    return lambda reading: getattr(reading.article, name) if reading.article else None


def _published(reading: Reading) -> datetime | None:
    return moments.stored(reading.article.published_at) if reading.article else None


def _list(name: str) -> Any:
    return lambda reading: list(getattr(reading.article, name)) if reading.article else []


_LAYOUT: batches.Layout[Reading] = (
    ("document_id", batches.TEXT, lambda reading: reading.document_id),
    ("reader", batches.TEXT, lambda reading: reading.reader),
    ("url", batches.TEXT, _of("url")),
    ("canonical_url", batches.TEXT, _of("canonical_url")),
    ("title", batches.TEXT, _of("title")),
    ("text", batches.TEXT, _of("text")),
    ("language", batches.TEXT, _of("language")),
    ("published_at", batches.MOMENT, _published),
    ("published_basis", batches.TEXT, _of("published_basis")),
    ("authors", batches.TEXTS, _list("authors")),
    ("outlet", batches.TEXT, _of("outlet")),
    ("is_teaser", batches.FLAG, _of("is_teaser")),
    ("text_sha256", batches.TEXT, _of("text_sha256")),
    ("near_key", batches.COUNTS, _list("near_key")),
    ("error_kind", batches.TEXT, lambda reading: reading.error_kind),
    ("error", batches.TEXT, lambda reading: reading.error),
)


def unread(wh: Warehouse, *, reader: str, limit: int) -> tuple[PendingPage, ...]:
    """Return documents that this version of the reader has yet to read, the oldest first.

    A document that an earlier reader has read is read again only while it is the latest of its page.
    """
    return tuple(_page(row) for row in wh.rows("articles/unread", reader=reader, limit=limit))


def record(wh: Warehouse, readings: Sequence[Reading], *, now: datetime) -> Counts:
    """Store what documents say, in one transaction.

    A page read for the first time is ``new``; one that says something else than before becomes a further revision of
    its article and is ``changed``; the same text again, or the same text of the same outlet under another address, is
    ``same``; ``failed`` readings are stored with their reason. A text that is nearly that of another article, such as a
    news agency's, is linked to the first that carried it. SetupError if a document was never recorded.
    """
    moment = moments.stored(now)
    outcomes: dict[str, int] = {}
    with wh.transaction(), wh.batch(batches.table(_LAYOUT, readings)):
        checks.documents_known(wh)
        wh.run("articles/stage_readings")
        # One article's documents are taken one after the other: each is compared with the one before.
        for rank in range(1, wh.rows("articles/max_rank")[0][0] + 1):
            wh.run("articles/judge", rank=rank)
            wh.run("articles/insert_articles")
            wh.run("articles/supersede", now=moment)
            wh.run("articles/insert_revisions", now=moment)
            wh.run("articles/update_articles")
            _link_copies(wh, moment)
            wh.run("articles/insert_readings", now=moment)
            for outcome, number in wh.rows("articles/count_outcomes"):
                outcomes[outcome] = outcomes.get(outcome, 0) + number
        checks.after_load(wh, "articles", since=moment)
    return Counts(
        new=outcomes.get("article", 0),
        changed=outcomes.get("revision", 0),
        same=outcomes.get("duplicate", 0) + len(readings) - sum(outcomes.values()),
        failed=outcomes.get("failed", 0),
    )


def _link_copies(wh: Warehouse, moment: datetime) -> None:
    """Link the new texts of the batch to articles with nearly the same."""
    wh.run("articles/drop_copies")
    if wh.run("articles/insert_copies", now=moment):
        while wh.run("articles/flatten_copies"):
            pass


def forget_failed(wh: Warehouse, *, reader: str) -> int:
    """Let the documents that this reader could not read be read again, and return how many they are."""
    with wh.transaction():
        return wh.run("articles/forget_failed", reader=reader)


def _page(row: Row) -> PendingPage:
    document_id, url, canonical_url, file, offset, length, fetched_at, content_type, title, published_at, language = row
    return PendingPage(
        document_id=document_id,
        url=url,
        canonical_url=canonical_url,
        location=Location(file=file, offset=offset, length=length),
        fetched_at=moments.aware(fetched_at),
        content_type=content_type,
        feed_title=title,
        feed_published_at=moments.aware(published_at),
        feed_language=language,
    )
