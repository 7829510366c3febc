"""One try to fetch an article's page: the bytes into the archive, and a document that tells what happened."""

import asyncio
from datetime import datetime, timedelta
from hashlib import sha256

from extract import gates, retries
from extract.archive import Writer
from extract.errors import ItemError
from extract.fetching import Fetcher
from extract.limits import Limits
from extract.records import Document, Entry, Location, Page
from extract.responses import Response

_ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5"
# The page itself was not asked for: its site, or our way there, has a bad day or a bad week.
_NOT_ASKED = frozenset({"host_asks_to_wait", "robots_unreachable", "dns", "connect", "tls"})
_PATIENCE = 3
# Failures that no second try will mend. Everything else may be a bad day.
_FINAL = frozenset(
    {"bad_url", "bad_redirect", "address_refused", "too_large", "robots", "not_a_page", "http_401", "http_402"}
) | {f"http_{status}" for status in (400, 403, 404, 405, 406, 410, 414, 451)}


async def fetch(entry: Entry, *, attempt: int, fetcher: Fetcher, archive: Writer, now: datetime) -> Document:
    """Return the document of an entry's page after try number ``attempt``, counted from 1.

    The page lies in the archive before this returns. Failures are in the result with ``retry_at``, which is None
    when no further try makes sense; StorageError is raised.
    """
    try:
        response = await get(entry, fetcher=fetcher, now=now)
    except ItemError as error:
        held = fetcher.turns.held_until(entry.url, now=now)
        return failed(entry, error, attempt=attempt, limits=fetcher.limits, now=now, held_until=held)
    location = await asyncio.to_thread(archive.write, response, now=now)
    return stored(entry, response, location, attempt=attempt, now=now)


async def get(entry: Entry, *, fetcher: Fetcher, now: datetime) -> Response:
    """Return the page of an entry. Raises ItemError as ``check`` and ``Fetcher.get`` do."""
    response = await fetcher.get(
        entry.url,
        now=now,
        max_bytes=fetcher.limits.max_page_bytes,
        headers={"Accept": _ACCEPT},
        allow=fetcher.allow_page,
    )
    fetcher.respect(response, now=now)
    check(response)
    return response


def check(response: Response) -> None:
    """Raise ItemError if a response is not the whole page that was asked for.

    ``http_NNN``, ``truncated``, ``empty``, ``not_a_page``, ``challenge_page``, ``consent_page``, ``login_page``.
    """
    where = response.final_url
    if response.status != 200:
        raise ItemError(f"http_{response.status}", f"{where}: answered {response.status} {response.reason}".rstrip())
    if response.truncated:
        raise ItemError("truncated", f"{where}: broke off after {len(response.body)} bytes; it will be tried again")
    if not response.body.strip():
        raise ItemError("empty", f"{where}: answered with an empty body")
    if not is_html(response):
        raise ItemError("not_a_page", f"{where}: is {response.content_type or 'of no stated type'}; expected HTML")
    gate = gates.kind(response.body, final_url=where)
    if gate is not None:
        raise ItemError(gate, f"{where}: a {gate.replace('_', ' ')} stands before the article; it will be tried again")


def is_html(response: Response) -> bool:
    """Return whether a body is a web page: by its bytes first, since content types lie both ways."""
    head = response.body[:2_048].lstrip(b"\xef\xbb\xbf\x00 \t\r\n").lower()
    if head.startswith(
        (b"%pdf", b"\x89png", b"gif8", b"\xff\xd8", b"pk\x03\x04", b"<rss", b"<feed", b"<rdf", b"{", b"riff")
    ):
        return False
    kind = (response.content_type or "").partition(";")[0].strip().lower()
    return b"<html" in head or b"<!doctype" in head or b"<body" in head or b"<head" in head or "html" in kind


def document_id(canonical_url: str, attempt: int, now: datetime) -> str:
    """Return the id of one try at one page: the same for the same page, try and instant.

    >>> from datetime import UTC
    >>> document_id("https://example.org/a", 1, datetime(2024, 5, 1, tzinfo=UTC))
    'c45a1655baa54809734189ce326922f6'
    """
    return sha256(f"{canonical_url}\n{attempt}\n{now.isoformat()}".encode()).hexdigest()[:32]


def stored(entry: Entry, response: Response, location: Location, *, attempt: int, now: datetime) -> Document:
    """Return the document of a page that lies in the archive."""
    return Document(
        document_id=document_id(entry.canonical_url, attempt, now),
        source=entry.source,
        url=entry.url,
        canonical_url=entry.canonical_url,
        fetched_at=now,
        attempt=attempt,
        final_url=response.final_url,
        http_status=response.status,
        content_type=response.content_type,
        body_sha256=response.body_sha256,
        received_bytes=response.wire_bytes,
        location=location,
    )


def failed(
    entry: Entry,
    error: ItemError,
    *,
    attempt: int,
    limits: Limits,
    now: datetime,
    held_until: datetime | None = None,
) -> Document:
    """Return the document of a try that failed, with the time of the next try if one makes sense."""
    status = error.kind.removeprefix("http_")
    return Document(
        document_id=document_id(entry.canonical_url, attempt, now),
        source=entry.source,
        url=entry.url,
        canonical_url=entry.canonical_url,
        fetched_at=now,
        attempt=attempt,
        http_status=int(status) if status.isdigit() else None,
        retry_at=_retry_at(error, attempt, limits, now, held_until),
        error_kind=error.kind,
        error=str(error),
    )


def _retry_at(
    error: ItemError, attempt: int, limits: Limits, now: datetime, held_until: datetime | None
) -> datetime | None:
    most = limits.max_attempts * (_PATIENCE if error.kind in _NOT_ASKED else 1)
    if error.kind in _FINAL or attempt >= most:
        return None
    wait = retries.back_off(limits.first_retry, attempt, limit=timedelta(days=1))
    return max(now + retries.jittered(wait, key=str(error)), held_until or now)


def page(
    response: Response,
    *,
    document_id: str,
    fetched_at: datetime,
    feed_title: str | None = None,
    feed_published_at: datetime | None = None,
    feed_language: str | None = None,
) -> Page:
    """Return the page to be read out of a response, with what the feed says of it."""
    return Page(
        document_id=document_id,
        url=response.final_url,
        body=response.body,
        content_type=response.content_type,
        fetched_at=fetched_at,
        feed_title=feed_title,
        feed_published_at=feed_published_at,
        feed_language=feed_language,
    )
