"""Who is heard and how much there is, read from a published snapshot: sources, outlets, languages and failures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from warehouse.snapshots import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """How the announcements of one source fared, as numbers of them; ``rank`` is by how often it is quoted, from 1."""

    entity_id: str
    name: str
    kind: str
    country: str | None
    groups: int
    confirmed: int
    not_confirmed: int
    denied: int
    revised: int
    disputed: int
    mistotalled: int
    hedged: int
    first_day: date
    last_day: date
    is_generic: bool
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """What an outlet told; ``first_to_tell`` counts announcements, ``health`` and what follows the latest seven days."""

    name: str
    homepage: str | None
    country: str | None
    claims: int
    articles: int
    first_to_tell: int
    first_day: date
    last_day: date
    health: str
    polls: int
    failed_polls: int
    fetches: int
    failed_fetches: int
    unreadable_pages: int
    last_error: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much there is and how much failed, as counts; ``identity`` tells this warehouse from any other."""

    feeds: int
    polls: int
    failed_polls: int
    fetches: int
    failed_fetches: int
    failed_readings: int
    articles: int
    revisions: int
    articles_with_claims: int
    claims: int
    claims_nowhere: int
    superseded: int
    groups: int
    findings: int
    first_day: date | None
    last_day: date | None
    changed_at: datetime | None
    engine: str | None
    identity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failures:
    """How often a stage failed in one way."""

    stage: str
    kind: str
    failures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """How many articles there are in a language."""

    language: str
    articles: int
    articles_with_claims: int


def sources(snapshot: Snapshot, entity_ids: Sequence[str]) -> list[Source]:
    """Return some sources and the five hundred that are quoted most, the most quoted first."""
    return snapshot.records(Source, "report/sources", sources=list(entity_ids))


def outlets(snapshot: Snapshot) -> list[Outlet]:
    """Return the outlets with claims, the one with most claims first."""
    return snapshot.records(Outlet, "report/outlets")


def read(snapshot: Snapshot) -> Coverage:
    """Return how much there is."""
    return snapshot.records(Coverage, "report/coverage")[0]


def failures(snapshot: Snapshot) -> list[Failures]:
    """Return what failed, by stage and kind."""
    return snapshot.records(Failures, "report/failures")


def languages(snapshot: Snapshot) -> list[Language]:
    """Return the languages of articles, the most frequent first."""
    return snapshot.records(Language, "report/languages")
