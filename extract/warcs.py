"""WARC files from anywhere, read as a stream: feeds and pages, one at a time, in constant memory."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Literal

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from extract import decoding, urls, warcrecords
from extract.decoding import Decoded
from extract.errors import ItemError, SetupError
from extract.limits import Limits
from extract.members import CutError, Members
from extract.responses import Response

Kind = Literal["feed", "page"]
_CHUNK = 1 << 16
_FEED_TYPES = ("rss", "atom", "feed+json", "rdf+xml")
_FEED_ROOTS = (b"<rss", b"<feed", b"<rdf:rdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which responses of a WARC are wanted. Empty sets and None let everything through.

    A host matches itself and what lies below it; ``languages`` are ISO 639-1 codes.
    """

    hosts: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    since: datetime | None = None
    until: datetime | None = None

    def want(self, url: str, at: datetime) -> bool:
        """Return whether a response of that address and instant is wanted."""
        host = urls.host(url).partition(":")[0]
        named = not self.hosts or any(host == name or host.endswith(f".{name}") for name in self.hosts)
        return named and (self.since is None or at >= self.since) and (self.until is None or at < self.until)

    def want_language(self, code: str | None) -> bool:
        """Return whether an article in that language is wanted; to be asked when it has been read."""
        return not self.languages or code in self.languages


EVERYTHING = Filters()


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """One response of a WARC: a feed or a page, when it was captured; or why it cannot be used.

    With an ``error`` the response has no body.
    """

    kind: Kind
    response: Response
    captured_at: datetime
    error: ItemError | None = field(default=None, compare=False)


def stream(path: Path, filters: Filters = EVERYTHING, *, limits: Limits) -> Iterator[Captured]:
    """Yield the feeds and pages of a WARC file in order; gzipped, or not.

    A damaged record is passed over, and of a file that breaks off all is yielded that it still has: only then does it
    raise ItemError ``warc_damaged``.
    Raises SetupError if the file cannot be opened, or ItemError ``not_a_warc`` if it is something else.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise SetupError(
            f"{path}: cannot be opened: {error.strerror}; give the path of a .warc or .warc.gz file"
        ) from None
    with file:
        yield from _records(file, path, filters, limits)


def _records(file: BinaryIO, path: Path, filters: Filters, limits: Limits) -> Iterator[Captured]:
    count = 0
    damages, first = 0, ""
    unpacked = Members(file)
    while True:
        try:
            for record in ArchiveIterator(unpacked):
                captured = _captured(record, filters, limits)
                _read_to_end(record)
                count += 1
                if captured is not None:
                    yield captured
            unpacked.check_end()
            break
        except _DAMAGE as error:
            damages, first = damages + 1, first or f"after {count} records ({' '.join(str(error).split())})"
        if not unpacked.resume():
            break
    if not count:
        what = "not a WARC file" if damages else "no WARC record in it"
        raise ItemError("not_a_warc", f"{path}: {what}; give a .warc or .warc.gz file")
    if damages:
        where = f"damaged {first}" + (f" and in {damages - 1} more places" if damages > 1 else "")
        raise ItemError("warc_damaged", f"{path}: {where}; {count} records were read, fetch the file anew for the rest")


# What warcio and zlib raise over bytes that are no record.
_DAMAGE = (ArchiveLoadFailed, CutError, OSError, zlib.error, ValueError, AttributeError, TypeError)


def _read_to_end(record: ArcWarcRecord) -> None:
    """Skip what is left of a record. Raises CutError if it has less than it said that it would have."""
    while record.raw_stream.read(_CHUNK):
        pass
    if record.raw_stream.tell() < (record.length or 0):
        raise CutError("the last record breaks off")


def _captured(record: ArcWarcRecord, filters: Filters, limits: Limits) -> Captured | None:
    """Return the feed or page in a record; None for a record of another sort, or one that is not wanted."""
    if record.rec_type != "response" or record.http_headers is None:
        return None
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    at = _instant(record.rec_headers.get_header("WARC-Date"))
    if at is None or not _is_web(url) or not filters.want(url, at):
        return None
    head = warcrecords.response_of(record, b"")
    limit = max(limits.max_feed_bytes, limits.max_page_bytes)
    try:
        decoded = _body(record, head, limit)
    except ItemError as error:
        return Captured(kind="page", response=head, captured_at=at, error=error)
    response = replace(head, body=decoded.body, truncated=head.truncated or decoded.truncated)
    kind: Kind = "feed" if is_feed(response) else "page"
    return Captured(kind=kind, response=response, captured_at=at)


def _is_web(url: str) -> bool:
    try:
        urls.absolute(url, base="")
    except ItemError:
        return False
    return True


def _body(record: ArcWarcRecord, head: Response, limit: int) -> Decoded:
    chunked = (head.header("transfer-encoding") or "").strip().lower() == "chunked"
    raw = (ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream).read(limit + 1)
    if len(raw) > limit:
        raise ItemError("too_large", f"{head.url}: the body is larger than {limit} bytes")
    return decoding.decode(raw, head.header("content-encoding"), limit=limit)


def is_feed(response: Response) -> bool:
    """Return whether a body is a feed: by its root element, or by its type where that is in doubt."""
    head = response.body[:2_048].lower()
    if any(root in head for root in _FEED_ROOTS):
        return True
    kind = (response.content_type or "").lower()
    return any(name in kind for name in _FEED_TYPES) and b"<html" not in head


def _instant(text: str | None) -> datetime | None:
    try:
        instant = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)
