"""What a run holds open: the lock, the warehouse, the archive, the network and the worker processes."""

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic
from typing import TypeVar

from extract import archive, hosts, retries
from extract.fetching import Fetcher
from extract.readers import Readers
from flows import locks
from flows.claiming import Claimers
from flows.settings import Settings
from warehouse import store

T = TypeVar("T")

_OTHER_THREADS = 4


def clock() -> datetime:
    """Return the present instant in UTC. Only this room looks at the clock."""
    return datetime.now(UTC)


@dataclass(slots=True, kw_only=True)
class House:
    """The open parts of one run; ``started`` is the instant at which it asks what is missing."""

    settings: Settings
    wh: store.Warehouse
    writer: archive.Writer
    reader: archive.Reader
    readers: Readers
    claimers: Claimers
    runner: asyncio.Runner
    exits: ExitStack
    started: datetime
    _fetcher: Fetcher | None = field(default=None)
    _fetch_until: float | None = field(default=None)

    @property
    def fetcher(self) -> Fetcher:
        """The one fetcher of the run, so that manners hold from polls to pages, from batch to batch and from run to run."""
        if self._fetcher is None:
            longest = retries.longest(self.settings.max_retry_after)
            book = hosts.load(self.settings.host_book, now=clock(), longest=longest)
            # Names that resolve slowly hold a thread each, and must not keep the others waiting.
            lookups = ThreadPoolExecutor(self.settings.fetch_connections + _OTHER_THREADS)
            self.runner.get_loop().set_default_executor(lookups)
            self._fetcher = Fetcher(self.settings.limits, book=book)
            self.wait(self._fetcher.__aenter__())
            self.exits.callback(lambda fetcher: self.wait(fetcher.__aexit__(None, None, None)), self._fetcher)
        return self._fetcher

    def fetch_time_left_s(self) -> float:
        """Return how many seconds are left for fetching pages, counted from when this was first asked."""
        if self._fetch_until is None:
            self._fetch_until = monotonic() + self.settings.fetch_time.total_seconds()
        return max(0.0, self._fetch_until - monotonic())

    def remember_hosts(self) -> None:
        """Keep for the next run what hosts have asked for: their robots.txt, and to be left alone for a time."""
        if self._fetcher is not None:
            self._fetcher.book.save(self.settings.host_book, now=clock())

    def wait(self, work: Coroutine[object, object, T]) -> T:
        """Return what asynchronous work returns; all of it runs in the run's one event loop."""
        return self.runner.run(work)


@contextmanager
def enter(settings: Settings, *, create: bool = True) -> Iterator[House]:
    """Give a house for one run on the data folder; BusyError if another process is at work there.

    SetupError if there is no warehouse and none is to be created.
    """
    with ExitStack() as exits:
        exits.enter_context(locks.hold(settings.data))
        yield House(
            settings=settings,
            wh=exits.enter_context(store.open(settings.warehouse, create=create, memory=settings.warehouse_memory)),
            writer=exits.enter_context(archive.Writer(settings.archive, max_file_bytes=settings.archive_file_bytes)),
            reader=exits.enter_context(archive.Reader(settings.archive)),
            readers=exits.enter_context(Readers(settings.limits)),
            claimers=exits.enter_context(Claimers(settings.claim_workers)),
            runner=exits.enter_context(asyncio.Runner()),
            exits=exits,
            started=clock(),
        )
