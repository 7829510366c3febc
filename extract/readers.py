"""Worker processes that read pages: warm, recycled, limited in memory, and killed when they take too long.

An extractor in Python can be stopped from outside only by ending its process. Pebble ends the one that hangs and
starts another; the others go on. New workers are forked from a server process that has everything loaded already.
"""

import logging
import multiprocessing
import resource
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import TimeoutError as DeadlineError
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Self

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from extract import articles
from extract.limits import Limits
from extract.records import Page, Reading

log = logging.getLogger(__name__)

_WAITING_PER_WORKER = 8


class Readers:
    """A pool of readers. A context manager; leaving it ends the processes."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["extract.warm"])
        self._pool = ProcessPool(
            max_workers=limits.read_workers,
            max_tasks=limits.recycle_worker_after,
            initializer=_limit_memory,
            initargs=(limits.read_memory_bytes,),
            context=context,
        )

    def __enter__(self) -> Self:
        """Nothing is started before the first page comes."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes, at once if the run was interrupted."""
        if kind is None:
            self._pool.close()  # type: ignore[no-untyped-call]
        else:
            self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def read_all(self, pages: Iterable[Page]) -> Iterator[Reading]:
        """Yield the reading of each page, in order; a few pages ahead are read at the same time.

        A page that hangs, eats memory or crashes the extractor ends as a failed reading: ``read_deadline``,
        ``read_memory``, ``reader_died``, ``reader_error``.
        """
        waiting: deque[tuple[Page, ProcessFuture[Reading]]] = deque()
        for page in pages:
            waiting.append((page, self._schedule(page)))
            if len(waiting) >= _WAITING_PER_WORKER * self.limits.read_workers:
                yield self._outcome(*waiting.popleft())
        while waiting:
            yield self._outcome(*waiting.popleft())

    def _schedule(self, page: Page) -> ProcessFuture[Reading]:
        return self._pool.schedule(
            articles.read, args=(page,), kwargs={"limits": self.limits}, timeout=self.limits.read_deadline_s
        )

    def _outcome(self, page: Page, future: ProcessFuture[Reading]) -> Reading:
        try:
            return future.result()
        except BrokenProcessPool:
            raise
        except DeadlineError:
            return _failed(page, "read_deadline", f"took longer than {self.limits.read_deadline_s:g} s to read")
        except MemoryError:
            return _failed(page, "read_memory", f"needs more than {self.limits.read_memory_bytes} bytes of memory")
        except ProcessExpired as error:
            return _failed(page, "reader_died", f"ended its reader (exit code {error.exitcode})")
        except Exception as error:  # noqa: BLE001 - whatever a stranger's page does to the extractor stays with that page
            log.warning("%s: the extractor failed: %r", page.url, error)
            return _failed(page, "reader_error", f"made the extractor fail: {error!r}"[:500])


def _failed(page: Page, kind: str, what: str) -> Reading:
    return Reading(
        document_id=page.document_id,
        reader=articles.READER,
        error_kind=kind,
        error=f"{page.url}: {what}; it is not tried again until the reader changes",
    )


def _limit_memory(limit: int) -> None:
    # The library's own caches and the page's tree count too; a MemoryError or the end of the process is the result.
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    # Ctrl-C goes to the whole group; the run decides what to do about its readers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
