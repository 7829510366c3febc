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
from extract.errors import ItemError, SetupError
from extract.limits import Limits
from extract.responses import Response

Kind = Literal["feed", "page"]
_CHUNK = 1 << 16
_GZIP = 31
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

    Yields what a damaged file still has and then raises ItemError ``warc_truncated``.
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
    unpacked = _Unpacked(file)
    try:
        for record in ArchiveIterator(unpacked):
            captured = _captured(record, filters, limits)
            _read_to_end(record)
            count += 1
            if captured is not None:
                yield captured
        unpacked.check_end()
    except (ArchiveLoadFailed, _CutError, OSError, zlib.error, ValueError, AttributeError, TypeError) as error:
        if not count:
            raise ItemError("not_a_warc", f"{path}: not a WARC file; give a .warc or .warc.gz file") from None
        raise ItemError("warc_truncated", _damage(path, count, error)) from None
    if not count:
        raise ItemError("not_a_warc", f"{path}: no WARC record in it; give a .warc or .warc.gz file")


class _CutError(Exception):
    """The file ends in the middle. Not an EOFError, which warcio takes for the end of a whole file."""


class _Unpacked:
    """The bytes of a file without its gzip, in constant memory; what is there comes out before the cut is told."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._is_gzip = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        self._stream = zlib.decompressobj(_GZIP)
        self._packed = b""
        self._tail = b""
        self._count = 0

    def tell(self) -> int:
        """Return how many bytes came out."""
        return self._count

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes, and none at the end. Raises _CutError, or zlib.error for damage."""
        part = self._inflated(size) if self._is_gzip else self._file.read(size)
        self._count += len(part)
        self._tail = (self._tail + part[-4:])[-4:]
        return part

    def _inflated(self, size: int) -> bytes:
        while True:
            if self._stream.eof:
                self._packed = (self._stream.unused_data or self._file.read(_CHUNK)).lstrip(b"\x00")
                if not self._packed:
                    return b""
                self._stream = zlib.decompressobj(_GZIP)
            part = self._stream.decompress(self._packed, size)
            self._packed = self._stream.unconsumed_tail
            if part:
                return part
            if not self._packed and not self._stream.eof:
                self._packed = self._file.read(_CHUNK)
                if not self._packed:
                    raise _CutError("the last gzip member breaks off")

    def check_end(self) -> None:
        """Raise _CutError unless the file ends as every record does (WARC 1.1 section 4).

        A file that ends within the headers of a record would else look as if it ended before them.
        """
        if self._count and self._tail != b"\r\n\r\n":
            raise _CutError("the headers of the last record break off")


def _damage(path: Path, count: int, error: Exception) -> str:
    return (
        f"{path}: damaged after {count} records ({error}); what came before was read, fetch the file anew for the rest"
    )


def _read_to_end(record: ArcWarcRecord) -> None:
    """Skip what is left of a record. Raises _CutError if it has less than it said that it would have."""
    while record.raw_stream.read(_CHUNK):
        pass
    if record.raw_stream.tell() < (record.length or 0):
        raise _CutError("the last record breaks off")


def _captured(record: ArcWarcRecord, filters: Filters, limits: Limits) -> Captured | None:
    """Return the feed or page in a record; None for a record of another sort, or one that is not wanted."""
    if record.rec_type != "response" or record.http_headers is None:
        return None
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    at = _instant(record.rec_headers.get_header("WARC-Date"))
    if at is None or not url.startswith(("http://", "https://")) or not filters.want(url, at):
        return None
    head = warcrecords.response_of(record, b"")
    limit = max(limits.max_feed_bytes, limits.max_page_bytes)
    try:
        response = replace(head, body=_body(record, head, limit))
    except ItemError as error:
        return Captured(kind="page", response=head, captured_at=at, error=error)
    kind: Kind = "feed" if is_feed(response) else "page"
    return Captured(kind=kind, response=response, captured_at=at)


def _body(record: ArcWarcRecord, head: Response, limit: int) -> bytes:
    chunked = (head.header("transfer-encoding") or "").strip().lower() == "chunked"
    raw = (ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream).read(limit + 1)
    if len(raw) > limit:
        raise ItemError("too_large", f"{head.url}: the body is larger than {limit} bytes")
    return decoding.decode(raw, head.header("content-encoding"), limit=limit).body


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
