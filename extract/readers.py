"""Readers of pages and feeds in processes of their own: what hangs, crashes or eats memory is one failed item."""

import asyncio
from collections.abc import Iterable, Iterator
from functools import partial
from types import TracebackType
from typing import Self

from extract import articles, feeds
from extract.channels import Feed
from extract.errors import ItemError
from extract.limits import Limits
from extract.records import Page, Reading
from extract.workers import Lost, Pool, Terms

_KINDS = {"deadline": "read_deadline", "memory": "read_memory", "died": "reader_died", "error": "reader_error"}


class Readers:
    """A pool of readers. A context manager; leaving it ends the processes."""

    def __init__(self, limits: Limits) -> None:
        self._pool: Pool[Page | feeds.Raw, Reading | Feed | ItemError] = Pool(
            partial(_read, limits=limits),
            count=limits.read_workers,
            terms=Terms(
                deadline_s=limits.read_deadline_s,
                memory_bytes=limits.read_memory_bytes,
                recycle_after=limits.recycle_worker_after,
            ),
            preload=["extract.warm"],
        )

    def __enter__(self) -> Self:
        """Nothing is started before the first page comes."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes."""
        self._pool.__exit__(kind, error, trace)

    def read_all(self, pages: Iterable[Page]) -> Iterator[Reading]:
        """Yield the reading of each page, in order; a few pages ahead are read at the same time.

        A page that could not be read in time, in memory, or at all ends as a failed reading: ``read_deadline``,
        ``read_memory``, ``reader_died``, ``reader_error``.
        """
        for page, outcome in self._pool.map(pages):
            if isinstance(outcome, Lost) and isinstance(page, Page):
                yield _failed(page, outcome)
            elif isinstance(outcome, Reading):
                yield outcome

    async def feed(self, raw: feeds.Raw) -> Feed:
        """Return the feed that a body is.

        Raises ItemError as ``feeds.parse`` does, and ``feed_deadline``, ``feed_memory``, ``feed_died``, ``feed_error``
        for one that could not be read in time, in memory, or at all.
        """
        outcome = await asyncio.wrap_future(self._pool.submit(raw))
        if isinstance(outcome, Lost):
            raise ItemError(f"feed_{outcome.kind}", f"{raw.base}: the feed could not be read: {outcome.detail}")
        if isinstance(outcome, ItemError):
            raise outcome
        if isinstance(outcome, Reading):
            raise TypeError(f"{raw.base}: a feed was read as a page")
        return outcome


def _read(item: Page | feeds.Raw, *, limits: Limits) -> Reading | Feed | ItemError:
    if isinstance(item, Page):
        return articles.read(item, limits=limits)
    try:
        return feeds.parse(item.body, source=item.source, base=item.base, content_type=item.content_type, limits=limits)
    except ItemError as error:
        return error


def _failed(page: Page, lost: Lost) -> Reading:
    return Reading(
        document_id=page.document_id,
        reader=articles.READER,
        error_kind=_KINDS[lost.kind],
        error=f"{page.url}: could not be read: {lost.detail}; it is not tried again until the reader changes",
    )
