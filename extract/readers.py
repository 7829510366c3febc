"""Readers of pages in processes of their own: what hangs, crashes or eats memory is one failed page."""

from collections.abc import Iterable, Iterator
from functools import partial
from types import TracebackType
from typing import Self

from extract import articles
from extract.limits import Limits
from extract.records import Page, Reading
from extract.workers import Lost, Pool, Terms

_KINDS = {"deadline": "read_deadline", "memory": "read_memory", "died": "reader_died", "error": "reader_error"}


class Readers:
    """A pool of readers. A context manager; leaving it ends the processes."""

    def __init__(self, limits: Limits) -> None:
        self._pool: Pool[Page, Reading] = Pool(
            partial(articles.read, limits=limits),
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
            yield _failed(page, outcome) if isinstance(outcome, Lost) else outcome


def _failed(page: Page, lost: Lost) -> Reading:
    return Reading(
        document_id=page.document_id,
        reader=articles.READER,
        error_kind=_KINDS[lost.kind],
        error=f"{page.url}: could not be read: {lost.detail}; it is not tried again until the reader changes",
    )
