"""Polls of loopback feeds, 5% of them with something new: ``python -m tests.benchmarks.extract_polling [FEEDS]``.

The server runs in a process of its own. The first round brings every feed, the second finds 304s, but for 5%.
"""

import asyncio
import multiprocessing
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

from extract import polls
from extract.archive import Writer
from extract.fetching import Fetcher
from extract.hosts import Book
from extract.limits import Limits
from extract.readers import Readers
from extract.records import PollState, Source
from tests.extract.faults import Exchange, FaultServer, item, rss

LIMITS = Limits(allow_loopback=True, pause_s=0, connections_per_site=8)
NOON = datetime(2024, 5, 2, 12, tzinfo=UTC)
ENTRIES = 40
IN_FLIGHT = 64


class Feeds(FaultServer):
    """Serves any number of feeds; in the second round every twentieth has changed."""

    def _handler(self, path: str):
        return self.feed

    async def feed(self, exchange: Exchange) -> None:
        """Answer with the feed, or 304."""
        if exchange.path == "/robots.txt":
            await exchange.answer(b"", status="404 Not Found")
            return
        number = int(exchange.path.rpartition("/")[2])
        known = exchange.headers.get("if-none-match")
        etag = '"2"' if known and number % 20 == 0 else '"1"'
        if known == etag:
            await exchange.answer(status="304 Not Modified", headers={"ETag": etag})
        else:
            first = number * 1_000 + (5 if etag == '"2"' else 0)
            await exchange.answer(rss(*(item(first + n) for n in range(ENTRIES))), headers={"ETag": etag})


def serve(pipe) -> None:
    """Serve until the other side of the pipe closes."""
    with Feeds() as server:
        pipe.send(server.port)
        pipe.recv()


async def round_of(sources: list[Source], states: list[PollState], folder: Path, now: datetime):
    """Return the polls of all sources, so many at a time."""
    turns = asyncio.Semaphore(IN_FLIGHT)

    async def one(source: Source, state: PollState):
        async with turns:
            return await polls.poll(source, state, fetcher=fetcher, parse=readers.feed, archive=archive, now=now)

    async with Fetcher(LIMITS, book=Book()) as fetcher:
        with Writer(folder) as archive, Readers(LIMITS) as readers:
            return await asyncio.gather(*map(one, sources, states))


def main() -> None:
    """Print the rate and outcomes of two rounds."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    port = ours.recv()
    sources = [Source(name=f"s{n}", url=f"http://127.0.0.1:{port}/feed/{n}", outlet="x") for n in range(count)]
    states = [PollState()] * count
    with tempfile.TemporaryDirectory() as folder:
        for name, now in (("all new", NOON), ("5% new", NOON + timedelta(hours=1))):
            start = monotonic()
            found = asyncio.run(round_of(sources, states, Path(folder), now))
            seconds = monotonic() - start
            states = [poll.state for poll in found]
            outcomes = dict(Counter(poll.outcome for poll in found))
            print(f"{name}: {count} feeds in {seconds:.1f} s, {count / seconds:.0f} a second; {outcomes}")
    ours.send(None)


if __name__ == "__main__":
    main()
