"""What the daily report tells by day and region, read from a published snapshot: days, regions, and their aggregates.

``region`` is an ISO code, or ``NOWHERE`` for claims that name neither region nor country. Ids are text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from warehouse.snapshots import Snapshot

NOWHERE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day with claims and its neighbours that have claims too; ``settlement`` grows whenever the day changes."""

    day: date
    settlement: int
    groups: int
    claims: int
    changed_at: datetime
    previous: date | None
    following: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A region or country that claims are about, its names in the six languages, and how many announcements it has."""

    code: str
    country: str
    groups: int
    last_day: date
    nl: str
    en: str
    de: str
    fr: str
    uk: str
    ru: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A row of marts.daily_region with its words: ``label`` what happened, ``one`` and ``many`` what is counted."""

    day: date
    level: str
    region: str
    country: str | None
    type: str
    label: str
    unit: str | None
    one: str | None
    many: str | None
    mentions: int
    groups: int
    articles: int
    outlets: int
    sources: int
    low: float | None
    best: float | None
    high: float | None
    basis: str | None
    not_confirmed: int
    denied: int
    hedged: int
    findings: int
    best_group: str | None
    best_region: str


def days(snapshot: Snapshot) -> list[Day]:
    """Return the days that have claims, in order."""
    return snapshot.records(Day, "report/days")


def areas(snapshot: Snapshot) -> dict[str, Area]:
    """Return every region and country that claims are about, by code."""
    return {area.code: area for area in snapshot.records(Area, "report/regions")}


def fingerprints(snapshot: Snapshot) -> dict[tuple[str, str], str]:
    """Return what each page rests on, by kind (day, region, source, outlet) and key: equal means nothing has changed."""
    return {(kind, key): fingerprint for kind, key, fingerprint in snapshot.rows("report/fingerprints")}


def figures(snapshot: Snapshot, *, days: Sequence[date] = (), regions: Sequence[str] = ()) -> list[Figure]:
    """Return the aggregates of some days, and the latest 92 days of some regions, the most widely reported of a day first."""
    return snapshot.records(Figure, "report/figures", days=list(days), regions=list(regions))
