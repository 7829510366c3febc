"""WARC files as input instead of the network: their feeds and pages go through the same stages as fetched ones.

The file is read as a stream; nothing of it is held but the batch at hand. A page that is in the warehouse already is
passed over, so ingesting a file twice changes nothing. Entries of the file's feeds give titles and dates to its pages,
and are never fetched.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from extract import pages, urls, warcs
from extract.errors import ItemError
from extract.feeds import Raw
from extract.records import Document, Entry, Poll, PollState
from extract.warcs import Captured, Filters
from flows import console, homes, rounds, sources
from flows.homes import Homes
from flows.house import House
from flows.pipeline import CLAIM, READ
from flows.rounds import Report
from warehouse import documents, polls
from warehouse import sources as configured
from warehouse.records import Counts

# Bytes of pages that are held at most before they are written.
_HELD_BYTES = 64_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What became of a WARC file: its feeds and pages, the round over them, and what ended it early."""

    feeds: int
    pages: Counts
    report: Report
    damage: ItemError | None = None


def ingest(
    house: House, file: Path, *, filters: Filters = warcs.EVERYTHING, do: rounds.Do = rounds.plainly
) -> Ingested:
    """Return what a WARC file brought: every page ends as an article or as a recorded failure.

    SetupError if the file cannot be opened, ItemError ``not_a_warc`` if it is something else; what a file that is cut
    in half still has is kept, with ``damage`` in the result.
    """
    with rounds.logged(house, f"ingest {file.name}") as tally:
        listed = sources.load(house.settings.sources_file)
        configured.sync(house.wh, listed, now=house.started)
        intake = _Intake(house, homes.of(listed), filters)
        damage = None
        try:
            for captured in warcs.stream(file, filters, limits=house.settings.limits):
                intake.take(captured)
        except ItemError as error:
            if error.kind != "warc_damaged":
                raise
            damage = error
        intake.flush()
        report = rounds.catch_up(house, tally, stages=(READ, CLAIM), do=do)
    return Ingested(feeds=intake.feeds, pages=intake.pages, report=report, damage=damage)


@dataclass(slots=True)
class _Intake:
    """Pages and feeds on their way into the archive and the warehouse."""

    house: House
    homes: Homes
    filters: Filters
    waiting: list[Captured] = field(default_factory=list)
    held: int = 0
    feeds: int = 0
    pages: Counts = field(default_factory=Counts)

    def take(self, captured: Captured) -> None:
        """Take a response in, and write the batch when it is full."""
        self.waiting.append(captured)
        self.held += len(captured.response.body)
        console.advance("ingest", 1)
        if len(self.waiting) >= self.house.settings.batch or self.held >= _HELD_BYTES:
            self.flush()

    def flush(self) -> None:
        """Write what waits: bytes into the archive, then the rows that point at them."""
        taken = [captured for captured in self.waiting if captured.kind == "page"]
        found = [captured for captured in self.waiting if captured.kind == "feed"]
        self.waiting, self.held = [], 0
        self.feeds += len(found)
        if found:
            self._learn(found)
        if taken:
            self._keep(taken)

    def _learn(self, found: Sequence[Captured]) -> None:
        bodies = {(captured.response.url, captured.captured_at): captured.response for captured in found}
        fresh = polls.unknown(self.house.wh, [_poll(captured, self.house) for captured in found])
        good = [poll for poll in fresh if poll.error_kind is None]
        locations = self.house.writer.write_all((bodies[poll.url, poll.polled_at], poll.polled_at) for poll in good)
        archived = [replace(poll, location=location) for poll, location in zip(good, locations, strict=True)]
        polls.record(self.house.wh, [*archived, *(poll for poll in fresh if poll.error_kind is not None)])

    def _keep(self, taken: Sequence[Captured]) -> None:
        entries = [self._entry(captured) for captured in taken]
        ids = [pages.document_id(e.canonical_url, 1, c.captured_at) for e, c in zip(entries, taken, strict=True)]
        known = documents.known(self.house.wh, ids)
        fresh = [(e, c) for e, c, i in zip(entries, taken, ids, strict=True) if i not in known]
        self.pages += Counts(same=len(taken) - len(fresh))
        if self.filters.languages:
            fresh = self._in_languages(fresh)
        judged = [(entry, captured, _fault(captured)) for entry, captured in fresh]
        whole = [(captured.response, captured.captured_at) for _, captured, fault in judged if fault is None]
        locations = deque(self.house.writer.write_all(whole))
        made = [
            pages.stored(entry, captured.response, locations.popleft(), attempt=1, now=captured.captured_at)
            if fault is None
            else pages.failed(entry, fault, attempt=1, limits=self.house.settings.limits, now=captured.captured_at)
            for entry, captured, fault in judged
        ]
        self.pages += documents.record(self.house.wh, [_unclaimed_source(document) for document in made])

    def _in_languages(self, fresh: Sequence[tuple[Entry, Captured]]) -> list[tuple[Entry, Captured]]:
        """Return the pages whose article is in a wanted language."""
        bodies = (pages.page(c.response, document_id=c.response.url, fetched_at=c.captured_at) for _, c in fresh)
        readings = self.house.readers.read_all(bodies)
        return [
            pair
            for pair, reading in zip(fresh, readings, strict=True)
            if reading.article is not None and self.filters.want_language(reading.article.language)
        ]

    def _entry(self, captured: Captured) -> Entry:
        url = captured.response.url
        return Entry(source=self.homes.source(url) or "", url=url, canonical_url=urls.canonical(url))


def _fault(captured: Captured) -> ItemError | None:
    """Return why a page cannot be used; None if it can."""
    if captured.error is not None:
        return captured.error
    try:
        pages.check(captured.response)
    except ItemError as error:
        return error
    return None


def _unclaimed_source(document: Document) -> Document:
    """Return a document with no source where no configured one has its site, and with no further try."""
    return replace(document, source=document.source or None, retry_at=None)


def _poll(captured: Captured, house: House) -> Poll:
    """Return a feed of the file as a poll under a name of its own, so that it never steers a configured source."""
    response = captured.response
    name = f"warc:{urls.host(response.url)}"
    entries: tuple[Entry, ...] = ()
    fault = captured.error
    if fault is None:
        try:
            raw = Raw(body=response.body, source=name, base=response.final_url, content_type=response.content_type)
            entries = house.wait(house.readers.feed(raw)).entries
        except ItemError as error:
            fault = error
    return Poll(
        source=name,
        url=response.url,
        polled_at=captured.captured_at,
        outcome="new" if fault is None else "failed",
        state=PollState(),
        due_at=captured.captured_at,
        entries=entries,
        http_status=response.status,
        received_bytes=response.wire_bytes,
        error_kind=fault.kind if fault else None,
        error=str(fault) if fault else None,
    )
