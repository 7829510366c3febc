"""Worker processes that make claims: documents in, their claims out, in the same order."""

import logging
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import TimeoutError as DeadlineError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import forkserver
from types import TracebackType
from typing import Self

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from transform import engine
from transform.records import Claim, Document

log = logging.getLogger(__name__)

# Readers and claimers are forked from one server process, so it loads what both need.
_PRELOADED = ("extract.warm", "transform.engine")
_WAITING_PER_WORKER = 16
# A long article takes a tenth of a second; what takes this long would take for ever.
_DEADLINE_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """What became of a document: its claims, or why there are none."""

    document: Document
    claims: tuple[Claim, ...] = ()
    error: str | None = None


def warm_up() -> None:
    """Start the process that readers and claimers are forked from, which loads what they need while we do other things."""
    multiprocessing.set_forkserver_preload(list(_PRELOADED))
    forkserver.ensure_running()


class Claimers:
    """A pool of processes with the engine loaded. A context manager; leaving it ends the processes."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(list(_PRELOADED))
        self._pool = ProcessPool(max_workers=workers, initializer=_ignore_interrupts, context=context)

    def __enter__(self) -> Self:
        """Nothing is started before the first document comes."""
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

    def read_all(self, documents: Iterable[Document]) -> Iterator[Claimed]:
        """Yield what became of each document, in order; a few documents ahead are read at the same time."""
        waiting: deque[tuple[Document, ProcessFuture[tuple[Claim, ...]]]] = deque()
        for document in documents:
            waiting.append((document, self._pool.schedule(engine.read, args=(document,), timeout=_DEADLINE_S)))
            if len(waiting) >= _WAITING_PER_WORKER * self._workers:
                yield _outcome(*waiting.popleft())
        while waiting:
            yield _outcome(*waiting.popleft())


def _outcome(document: Document, future: ProcessFuture[tuple[Claim, ...]]) -> Claimed:
    try:
        return Claimed(document=document, claims=future.result())
    except BrokenProcessPool:
        raise
    except DeadlineError:
        return _failed(document, f"took longer than {_DEADLINE_S:g} s")
    except ProcessExpired as error:
        return _failed(document, f"ended its process (exit code {error.exitcode})")
    except Exception as error:
        # A bug of the engine, or a text beyond its memory: it must be seen, and must not stop every later run.
        log.exception("document %s: the engine failed; please report this", document.document_id)
        return _failed(document, f"made the engine fail: {error!r}"[:500])


def _failed(document: Document, what: str) -> Claimed:
    return Claimed(document=document, error=f"document {document.document_id}: {what}")


def _ignore_interrupts() -> None:
    # Ctrl-C goes to the whole group; the run decides what to do about its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
