"""The stages, as plain functions: each asks the warehouse what is missing, does a batch of it, and commits.

=======  ==============================================  ===============================================
stage    what is missing                                 what comes of it
=======  ==============================================  ===============================================
poll     sources that are due                            entries
fetch    entries with no document, due for a try         documents; their bytes lie in the archive
read     documents with no article at this reader        articles and their revisions
claim    articles with no claims at this engine          claims
=======  ==============================================  ===============================================

``settle`` then brings groups, findings and aggregates up to date, and ``publish`` gives them to readers. A kill loses
at most one transaction of work and no data, and the next run goes on; running twice changes nothing.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from extract import articles as extraction
from extract import pages
from extract import polls as polling
from extract.errors import ItemError
from extract.records import Document as FetchedPage
from extract.records import Entry, Page, Poll, PollState, Reading, Source
from flows import ledgers
from flows.claiming import Claimed
from flows.house import House, clock
from flows.ledgers import Done
from transform import engine
from transform.records import Document
from warehouse import articles, claims, documents, polls
from warehouse.records import Counts, PendingPage

log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Generic[T]):
    """A stage: what is missing, at most so many; how a batch is done; and how an item is called."""

    name: str
    missing: Callable[[House, int], tuple[T, ...]]
    work: Callable[[House, Sequence[T]], Done]
    label: Callable[[T], str]


def batches(house: House, stage: Stage[T], sizes: Iterable[int]) -> Iterator[tuple[T, ...]]:
    """Yield what is missing in batches of the given sizes, until nothing is missing or the sizes are used up.

    Each batch must be done before the next is asked for. RuntimeError if a batch is still missing after it was done:
    that would go on for ever.
    """
    last: tuple[T, ...] = ()
    for size in sizes:
        batch = stage.missing(house, size)
        if not batch:
            return
        if batch == last:
            raise RuntimeError(f"{stage.name}: {len(batch)} items are still missing after they were recorded")
        yield batch
        last = batch


def _poll_missing(house: House, limit: int) -> tuple[tuple[Source, PollState], ...]:
    return polls.due(house.wh, now=house.started, limit=limit)


def _poll(house: House, batch: Sequence[tuple[Source, PollState]]) -> Done:
    fetcher = house.fetcher

    async def poll(item: tuple[Source, PollState]) -> Poll:
        source, state = item
        return await polling.poll(
            source, state, fetcher=fetcher, parse=house.readers.feed, archive=house.writer, now=clock()
        )

    def record(done: Sequence[Poll]) -> Done:
        counts = polls.record(house.wh, done)
        return Done(items=len(done), counts=counts, errors=ledgers.told((poll.source, poll.error) for poll in done))

    return ledgers.fetched(house, "poll", batch, poll, record)


def _fetch_missing(house: House, limit: int) -> tuple[tuple[Entry, int], ...]:
    if not house.fetch_time_left_s():
        log.info("the time for fetching is over; what is left comes in the next run")
        return ()
    return documents.missing(house.wh, now=house.started, limit=limit)


def _fetch(house: House, batch: Sequence[tuple[Entry, int]]) -> Done:
    fetcher = house.fetcher

    async def fetch(item: tuple[Entry, int]) -> FetchedPage:
        entry, attempt = item
        return await pages.fetch(entry, attempt=attempt, fetcher=fetcher, archive=house.writer, now=clock())

    def record(done: Sequence[FetchedPage]) -> Done:
        counts = documents.record(house.wh, done)
        return Done(items=len(done), counts=counts, errors=ledgers.told((page.source, page.error) for page in done))

    return ledgers.fetched(house, "fetch", batch, fetch, record, within_s=house.fetch_time_left_s())


def _read_missing(house: House, limit: int) -> tuple[PendingPage, ...]:
    return articles.unread(house.wh, reader=extraction.READER, limit=limit)


def _read(house: House, batch: Sequence[PendingPage]) -> Done:
    lost: list[Reading] = []

    def stored() -> Iterator[Page]:
        for pending in batch:
            try:
                yield pages.page(
                    house.reader.read(pending.location),
                    document_id=pending.document_id,
                    fetched_at=pending.fetched_at,
                    feed_title=pending.feed_title,
                    feed_published_at=pending.feed_published_at,
                    feed_language=pending.feed_language,
                )
            except ItemError as error:
                lost.append(_lost(pending, error))

    def record(done: Sequence[Reading]) -> Done:
        counts = articles.record(house.wh, done, now=clock())
        return Done(items=len(done), counts=counts, errors=ledgers.told((None, reading.error) for reading in done))

    done = ledgers.recorded(house, "read", house.readers.read_all(stored()), record)
    return done + ledgers.recorded(house, "read", lost, record)


def _lost(pending: PendingPage, error: ItemError) -> Reading:
    return Reading(document_id=pending.document_id, reader=extraction.READER, error_kind=error.kind, error=str(error))


def _claim_missing(house: House, limit: int) -> tuple[Document, ...]:
    # Texts in other languages stay articles with no claims, until an engine comes that reads them.
    return claims.unclaimed(house.wh, engine=engine.ENGINE, limit=limit, languages=engine.LANGUAGES)


def _claim(house: House, batch: Sequence[Document]) -> Done:
    def record(done: Sequence[Claimed]) -> Done:
        counts = claims.record(
            house.wh,
            [claimed.document for claimed in done],
            [claim for claimed in done for claim in claimed.claims],
            engine=engine.ENGINE,
            now=clock(),
        )
        # A text that the engine fails on is recorded with no claims, and read again when the engine has changed.
        failed = Counts(failed=sum(claimed.error is not None for claimed in done))
        return Done(
            items=len(done), counts=counts + failed, errors=ledgers.told((None, claimed.error) for claimed in done)
        )

    return ledgers.recorded(house, "claim", house.claimers.read_all(batch), record)


POLL = Stage(name="poll", missing=_poll_missing, work=_poll, label=lambda item: item[0].name)
FETCH = Stage(name="fetch", missing=_fetch_missing, work=_fetch, label=lambda item: item[0].source)
READ = Stage(name="read", missing=_read_missing, work=_read, label=lambda page: page.url)
CLAIM = Stage(name="claim", missing=_claim_missing, work=_claim, label=lambda document: document.document_id)
STAGES: tuple[Stage[Any], ...] = (POLL, FETCH, READ, CLAIM)
