"""What the web becomes: the records that leave the extract room.

Frozen, slotted, keyword-only; instants are aware UTC datetimes; ``None`` means "not stated".
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One feed that is polled, as a person configured it."""

    name: str
    url: str
    outlet: str
    language: str | None = None
    country: str | None = None
    homepage: str | None = None
    every: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where a response lies in the raw archive: a file name below the archive folder, and byte offsets."""

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PollState:
    """What the polls of a source have taught so far; the next poll starts from it.

    ``skip_hours`` of the day and ``skip_days`` of the week, in UTC, are those in which the feed wants to be left alone.
    """

    etag: str | None = None
    last_modified: str | None = None
    body_sha256: str | None = None
    validators_since: datetime | None = None
    failures: int = 0
    interval: timedelta = timedelta(minutes=15)
    moved_to: str | None = None
    moved_seen: int = 0
    disabled: str | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item of a feed. ``url`` is to be fetched as given; ``canonical_url`` is its key."""

    source: str
    url: str
    canonical_url: str
    guid: str | None = None
    title: str | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    summary: str | None = None


PollOutcome = Literal["new", "same", "not_modified", "failed", "disabled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """One poll of one source: what came back, what to remember, and when to come again.

    ``outcome``: ``new`` the feed was parsed (also when no entry in it is new), ``same`` the body is
    byte for byte the last one, ``not_modified`` a 304, ``failed`` with ``error_kind`` and ``error``,
    ``disabled`` for good with the reason in ``state.disabled``.
    """

    source: str
    url: str
    polled_at: datetime
    outcome: PollOutcome
    state: PollState
    due_at: datetime
    entries: tuple[Entry, ...] = ()
    http_status: int | None = None
    received_bytes: int = 0
    location: Location | None = None
    error_kind: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One attempt to fetch a page. The bytes lie in the archive at ``location``; a failure has none.

    ``retry_at`` is when to try again; ``None`` with an error means never.
    """

    document_id: str
    source: str | None
    url: str
    canonical_url: str
    fetched_at: datetime
    attempt: int = 1
    final_url: str | None = None
    http_status: int | None = None
    content_type: str | None = None
    body_sha256: str | None = None
    received_bytes: int = 0
    location: Location | None = None
    retry_at: datetime | None = None
    error_kind: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A stored page to be read: the document's bytes with what is known of it from the feed."""

    document_id: str
    url: str
    body: bytes
    content_type: str | None = None
    fetched_at: datetime
    feed_title: str | None = None
    feed_published_at: datetime | None = None
    feed_language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a page says, read out of it.

    ``published_basis`` tells where the date came from (``json-ld``, ``meta``, ``feed``, ``url`` …) or why
    there is none (``missing``, ``future``, ``epoch``). Paragraphs of ``text`` are separated by a blank line.
    """

    document_id: str
    url: str
    canonical_url: str
    title: str | None
    text: str
    language: str | None
    published_at: datetime | None
    published_basis: str
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    is_teaser: bool = False
    text_sha256: str = ""
    near_key: tuple[int, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The outcome of reading one document: an article, or why there is none."""

    document_id: str
    reader: str
    article: Article | None = None
    error_kind: str | None = None
    error: str | None = None
