"""What goes into and comes out of the warehouse beside the records of the earlier rooms.

Frozen, slotted, keyword-only; instants are aware UTC datetimes; ``None`` means "not known".
"""

from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from extract.records import Location

_Tally = TypeVar("_Tally", "Counts", "Settlement")


def _sum(one: _Tally, other: _Tally) -> _Tally:
    """Return the tally of two: every field added up."""
    return type(one)(**{each.name: getattr(one, each.name) + getattr(other, each.name) for each in fields(one)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What recording a batch did. Recording the same batch again gives zeros.

    ``new`` rows that were not there, ``changed`` ones that a newer state took the place of, ``same`` ones that were
    known already, ``failed`` items stored with the reason of their failure.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    failed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return _sum(self, other)


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingPage:
    """A document whose page waits in the archive to be read, with what the feed said of it."""

    document_id: str
    url: str
    canonical_url: str
    location: Location
    fetched_at: datetime
    content_type: str | None = None
    feed_title: str | None = None
    feed_published_at: datetime | None = None
    feed_language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What one round of settling did."""

    claims: int = 0
    groups: int = 0
    findings: int = 0
    days: int = 0

    def __add__(self, other: "Settlement") -> "Settlement":
        return _sum(self, other)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSnapshot:
    """A snapshot that readers can open: the database, and the folder with Parquet, CSV and datapackage.json."""

    database: Path
    folder: Path
    published_at: datetime
    bytes: int
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The answer to a query: column names, their SQL types, and rows; ``truncated`` if there were more rows."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the data dictionary."""

    name: str
    type: str
    nullable: bool
    comment: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table or view of the data dictionary; ``references`` are (column, schema.table) pairs."""

    schema: str
    name: str
    kind: str
    comment: str | None
    columns: tuple[Column, ...]
    references: tuple[tuple[str, str], ...] = ()

    @property
    def qualified(self) -> str:
        """Return the name with its schema."""
        return f"{self.schema}.{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A row of the region dimension. ``names`` are in Dutch, English, German, French, Ukrainian and Russian."""

    code: str
    country: str
    kind: str
    names: tuple[str, str, str, str, str, str]
    parent: str | None
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A check that does not hold: its name, what it demands, how many rows break it, and the first of them."""

    check: str
    demand: str
    rows: int
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why one slot has its value: the span in the article, the rule, and whether it was stated, inherited or carried."""

    slot: str
    value: str
    start: int
    end: int
    rule: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A claim with the reasons of its slots; ``start`` is where its sentence begins in the article."""

    claim_id: str
    sentence: str
    start: int
    told: str
    values: tuple[tuple[str, str], ...]
    reasons: tuple[Reason, ...]
