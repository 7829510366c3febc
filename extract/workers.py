"""Worker processes for work that may hang, crash or eat memory: warm, recycled, bounded, and killed at a deadline.

Work in Python can be stopped from outside only by ending its process. Every worker has a pipe of its own, so that one
that is killed, by us or by the system when memory runs out, takes nothing with it but its item: pools of processes
that share a queue (concurrent.futures, pebble) break, or hang for good, when a worker dies at the wrong moment. New
workers are forked from a server process that has everything loaded already.
"""

import gc
import logging
import math
import multiprocessing
import resource
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from queue import SimpleQueue
from types import TracebackType
from typing import Generic, Literal, Self, TypeVar

from extract.errors import StorageError

log = logging.getLogger(__name__)

T = TypeVar("T")
R = TypeVar("R")

_AHEAD_PER_WORKER = 4
_START_S = 120.0
_COLLECT_AFTER = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """Why there is no result for an item: its worker took too long, ran out of memory, died, or raised an error."""

    kind: Literal["deadline", "memory", "died", "error"]
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a worker may cost: seconds and bytes for one item, and how many items before it is replaced (0: never)."""

    deadline_s: float
    memory_bytes: int | None = None
    recycle_after: int = 0


class Pool(Generic[T, R]):
    """Workers that apply one function to items. A context manager; leaving it ends the processes.

    ``work`` and its results must be picklable. ``preload`` names modules that the process which workers are forked
    from imports; the first pool of a program decides.
    """

    def __init__(self, work: Callable[[T], R], *, count: int, terms: Terms, preload: Sequence[str] = ()) -> None:
        multiprocessing.set_forkserver_preload(list(preload))
        self._ahead = _AHEAD_PER_WORKER * count
        self._workers = [_Worker[T, R](work, terms) for _ in range(count)]
        self._idle: SimpleQueue[_Worker[T, R]] = SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="worker")

    def __enter__(self) -> Self:
        """Nothing is started before the first item comes."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes, whatever they are doing."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.end()
        self._threads.shutdown()

    def submit(self, item: T) -> Future[R | Lost]:
        """Return the result of an item to come."""
        return self._threads.submit(self._apply, item)

    def map(self, items: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        """Yield each item with its result, in order; a few items ahead are worked on at the same time."""
        waiting: deque[tuple[T, Future[R | Lost]]] = deque()
        for item in items:
            waiting.append((item, self.submit(item)))
            if len(waiting) > self._ahead:
                done, future = waiting.popleft()
                yield done, future.result()
        while waiting:
            done, future = waiting.popleft()
            yield done, future.result()

    def _apply(self, item: T) -> R | Lost:
        worker = self._idle.get()
        try:
            return worker.apply(item)
        finally:
            self._idle.put(worker)


class _Worker(Generic[T, R]):
    """One process that works on one item at a time, and its successors."""

    def __init__(self, work: Callable[[T], R], terms: Terms) -> None:
        self._work = work
        self._terms = terms
        self._context = multiprocessing.get_context("forkserver")
        self._process: ForkServerProcess | None = None
        self._pipe: Connection | None = None
        self._items = 0
        self._ended = False

    def apply(self, item: T) -> R | Lost:
        """Return the result for an item, or what became of the process over it."""
        if self._terms.recycle_after and self._items >= self._terms.recycle_after:
            self._kill()
        try:
            pipe = self._send(item)
            if not pipe.poll(self._terms.deadline_s):
                self._kill()
                return Lost(kind="deadline", detail=f"took longer than {self._terms.deadline_s:g} s")
            result: R | Lost = pipe.recv()
        except (EOFError, OSError) as error:
            code = self._kill()
            return Lost(kind="died", detail=f"ended its process (exit code {code}, {error!r})")
        self._items += 1
        return result

    def end(self) -> None:
        """End the process for good."""
        self._ended = True
        self._kill()

    def _send(self, item: T) -> Connection:
        if self._pipe is not None:
            try:
                self._pipe.send(item)
            except OSError:
                # It was killed while it had nothing to do, so not because of this item.
                self._kill()
            else:
                return self._pipe
        pipe = self._start()
        pipe.send(item)
        return pipe

    def _start(self) -> Connection:
        if self._ended:
            raise EOFError("the pool is closed")
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._work, self._terms), daemon=True)
        try:
            process.start()
            self._process = process
            theirs.close()
            # The first of all loads everything; that is not the item's fault.
            if not ours.poll(_START_S):
                raise TimeoutError(f"not ready within {_START_S:g} s")
            ours.recv()
        except (EOFError, OSError) as error:
            if self._ended:
                raise EOFError("the pool is closed") from None
            # It loads models by way of the temporary folder, so this is what a full disk looks like from here.
            raise StorageError(
                f"a worker process did not start ({error!r}); make room on the disk and in the temporary folder"
            ) from error
        self._pipe, self._items = ours, 0
        return ours

    def _kill(self) -> int | None:
        """End the process at once, and return its exit code."""
        process, pipe, self._process, self._pipe = self._process, self._pipe, None, None
        if process is None:
            return None
        process.kill()
        process.join()
        if pipe is not None:
            pipe.close()
        return process.exitcode


def collect_seldom() -> None:
    """Let Python look for cycles seldom, and not in what is loaded by now.

    What is loaded stays, and items leave few cycles behind: looking for them every 700 objects costs a fifth of the time.
    """
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER, 20, 20)


def serve(pipe: Connection, work: Callable[[T], R], terms: Terms) -> None:
    """Apply ``work`` to what comes down a pipe until it closes; the life of a worker."""
    if terms.memory_bytes is not None:
        resource.setrlimit(resource.RLIMIT_AS, (terms.memory_bytes, terms.memory_bytes))
    collect_seldom()
    # Ctrl-C goes to the whole group; the run decides what to do about its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    pipe.send(None)
    while True:
        try:
            item = pipe.recv()
        except EOFError:
            return
        # Whoever should stop it at the deadline may have been killed: then the kernel does.
        signal.alarm(math.ceil(2 * terms.deadline_s))
        result = _applied(work, item)
        signal.alarm(0)
        pipe.send(result)


def _applied(work: Callable[[T], R], item: T) -> R | Lost:
    try:
        return work(item)
    except MemoryError:
        return Lost(kind="memory", detail="needed more memory than its worker may have")
    except Exception as error:
        # Whatever a stranger's item does to the work stays with that item.
        log.warning("a worker's item failed", exc_info=True)
        return Lost(kind="error", detail=f"{error!r}"[:500])
