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

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from extract import articles as extraction
from extract import pages
from extract import polls as polling
from extract.errors import ItemError
from extract.records import Document as FetchedPage
from extract.records import Entry, Page, Poll, PollState, Reading, Source
from flows import console
from flows.claiming import Claimed
from flows.house import House, clock
from transform import engine
from transform.records import Document
from warehouse import articles, claims, documents, polls
from warehouse.records import Counts, PendingPage

T = TypeVar("T")
R = TypeVar("R")

_ERRORS_TOLD = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was done: items, what recording them came to, and the sentences of the first failures."""

    items: int = 0
    counts: Counts = field(default_factory=Counts)
    errors: tuple[str, ...] = ()

    def __add__(self, other: "Done") -> "Done":
        return Done(
            items=self.items + other.items,
            counts=self.counts + other.counts,
            errors=(self.errors + other.errors)[:_ERRORS_TOLD],
        )


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
        return Done(items=len(done), counts=counts, errors=_told((poll.source, poll.error) for poll in done))

    return _fetched(house, "poll", batch, poll, record)


def _fetch_missing(house: House, limit: int) -> tuple[tuple[Entry, int], ...]:
    return documents.missing(house.wh, now=house.started, limit=limit)


def _fetch(house: House, batch: Sequence[tuple[Entry, int]]) -> Done:
    fetcher = house.fetcher

    async def fetch(item: tuple[Entry, int]) -> FetchedPage:
        entry, attempt = item
        return await pages.fetch(entry, attempt=attempt, fetcher=fetcher, archive=house.writer, now=clock())

    def record(done: Sequence[FetchedPage]) -> Done:
        counts = documents.record(house.wh, done)
        return Done(items=len(done), counts=counts, errors=_told((page.source, page.error) for page in done))

    return _fetched(house, "fetch", batch, fetch, record)


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
        return Done(items=len(done), counts=counts, errors=_told((None, reading.error) for reading in done))

    done = _recorded(house, "read", house.readers.read_all(stored()), record)
    return done + _recorded(house, "read", lost, record)


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
        return Done(items=len(done), counts=counts + failed, errors=_told((None, claimed.error) for claimed in done))

    return _recorded(house, "claim", house.claimers.read_all(batch), record)


POLL = Stage(name="poll", missing=_poll_missing, work=_poll, label=lambda item: item[0].name)
FETCH = Stage(name="fetch", missing=_fetch_missing, work=_fetch, label=lambda item: item[0].source)
READ = Stage(name="read", missing=_read_missing, work=_read, label=lambda page: page.url)
CLAIM = Stage(name="claim", missing=_claim_missing, work=_claim, label=lambda document: document.document_id)
STAGES: tuple[Stage[Any], ...] = (POLL, FETCH, READ, CLAIM)


def _fetched(
    house: House,
    stage: str,
    items: Sequence[T],
    do: Callable[[T], Awaitable[R]],
    record: Callable[[Sequence[R]], Done],
) -> Done:
    """Do all items over the network at once, as far as connections go, and record them as they are done."""
    slots = asyncio.Semaphore(house.settings.fetch_connections)
    ledger = _Ledger(house, stage, record)

    async def one(item: T) -> R:
        async with slots:
            return await do(item)

    async def run() -> None:
        tasks = [asyncio.create_task(one(item)) for item in items]
        try:
            for task in asyncio.as_completed(tasks):
                ledger.add(await task)
        finally:
            for left in tasks:
                left.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    try:
        house.wait(run())
    finally:
        house.remember_hosts()
    return ledger.close()


def _recorded(house: House, stage: str, items: Iterable[R], record: Callable[[Sequence[R]], Done]) -> Done:
    """Record items as they come."""
    ledger = _Ledger(house, stage, record)
    for item in items:
        ledger.add(item)
    return ledger.close()


@dataclass(slots=True)
class _Ledger(Generic[R]):
    """Records items in transactions of ``settings.batch``."""

    house: House
    stage: str
    record: Callable[[Sequence[R]], Done]
    done: Done = field(default_factory=Done)
    waiting: list[R] = field(default_factory=list)

    def add(self, item: R) -> None:
        """Take an item in, and record the batch when it is full."""
        self.waiting.append(item)
        console.advance(self.stage, 1)
        if len(self.waiting) >= self.house.settings.batch:
            self.close()

    def close(self) -> Done:
        """Record what waits, and return all that was done."""
        if self.waiting:
            self.done += self.record(self.waiting)
            self.waiting = []
        return self.done


def _told(errors: Iterable[tuple[str | None, str | None]]) -> tuple[str, ...]:
    """Return the first sentences of what failed, each with the source's name where there is one."""
    told = [f"{name}: {error}" if name else error for name, error in errors if error is not None]
    return tuple(told[:_ERRORS_TOLD])
