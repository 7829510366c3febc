"""What the tests of this room share."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extract import feeds, pages, polls, urls
from extract.archive import Writer
from extract.fetching import Fetcher
from extract.hosts import Book
from extract.limits import Limits
from extract.records import Document, Entry, Poll, PollState, Source
from tests.extract.faults import FaultServer

NOON = datetime(2024, 5, 2, 12, tzinfo=UTC)
LIMITS = Limits(allow_loopback=True, pause_s=0, deadline_s=10, connect_timeout_s=5)


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer() as running:
        yield running


class Desk:
    """Polls and fetches as a run does, each time with a fresh connection, and keeps the archive and the host book."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.book = Book()
        self.limits = LIMITS
        self.resolve = None

    def limit(self, **changes: object) -> None:
        self.limits = replace(self.limits, **changes)

    def poll(self, url: str, state: PollState | None = None, *, now: datetime = NOON, **source: object) -> Poll:
        given = Source(name="proef", url=url, outlet="De Proefkrant", **source)
        return asyncio.run(self._poll(given, state or PollState(), now))

    def fetch(self, url: str, *, attempt: int = 1, now: datetime = NOON) -> Document:
        entry = Entry(source="proef", url=url, canonical_url=urls.canonical(url))
        return asyncio.run(self._fetch(entry, attempt, now))

    def get(self, url: str, *, max_bytes: int = 1_000_000, **options: object):
        async def go():
            async with self.fetcher() as fetcher:
                return await fetcher.get(url, now=NOON, max_bytes=max_bytes, **options)

        return asyncio.run(go())

    def fetcher(self) -> Fetcher:
        options = {"resolve": self.resolve} if self.resolve else {}
        return Fetcher(self.limits, book=self.book, **options)

    async def parse(self, raw: feeds.Raw):
        """Read a feed here and now."""
        return feeds.parse(
            raw.body, source=raw.source, base=raw.base, content_type=raw.content_type, limits=self.limits
        )

    async def _poll(self, source: Source, state: PollState, now: datetime) -> Poll:
        async with self.fetcher() as fetcher:
            with Writer(self.folder) as archive:
                return await polls.poll(source, state, fetcher=fetcher, parse=self.parse, archive=archive, now=now)

    async def _fetch(self, entry: Entry, attempt: int, now: datetime) -> Document:
        async with self.fetcher() as fetcher:
            with Writer(self.folder) as archive:
                return await pages.fetch(entry, attempt=attempt, fetcher=fetcher, archive=archive, now=now)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "archive")
