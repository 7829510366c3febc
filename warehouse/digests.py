"""What the daily report tells, read from a published snapshot: aggregates, announcements, claims and findings in records.

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """A claim group with its words, and the sentence of its best claim."""

    group_id: str
    day: date
    region: str
    type: str
    label: str
    unit: str | None
    one: str | None
    many: str | None
    low: float | None
    best: float | None
    high: float | None
    bound: str | None
    factuality: str
    realis: str
    is_hedged: bool
    verification: str
    time_start: date | None
    time_end: date | None
    first_reported_at: datetime
    first_outlet: str
    outlets: int
    outlet_names: list[str]
    articles: int
    claims: int
    entity_id: str | None
    source: str | None
    source_kind: str | None
    verified_by: list[str]
    sentence: str
    language: str | None
    place: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A current claim in its article. ``slots``, ``starts`` and ``ends`` are its evidence, in the article's text.

    ``home_day`` and ``home_region`` are those of its group; ``start`` is where its sentence begins.
    """

    claim_id: str
    day: date
    region: str
    group_id: str
    home_day: date
    home_region: str
    outlet: str
    language: str | None
    sentence: str
    start: int
    slots: list[str]
    starts: list[int]
    ends: list[int]
    label: str
    value: float | None
    low: float | None
    high: float | None
    bound: str | None
    quantity_text: str | None
    one: str | None
    many: str | None
    source_text: str | None
    source_cue: str | None
    entity_id: str | None
    factuality: str
    realis: str
    verification: str
    verified_by: list[str]
    time_start: date | None
    time_end: date | None
    time_text: str | None
    reported_at: datetime
    article_id: str
    url: str
    title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """A claim of a group that was reported on another day, or about another region, than the group's own."""

    group_id: str
    claim_id: str
    day: date
    region: str
    outlet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A state of an article that has been in several."""

    article_id: str
    number: int
    cause: str
    title: str | None
    fetched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What does not add up, with the claims that it rests on: the total, or the earlier one, first."""

    finding_id: str
    day: date
    kind: str
    statement: str
    region: str
    type: str
    label: str
    one: str | None
    many: str | None
    expected: float | None
    found: float | None
    regions_overlap: bool | None
    group_id: str
    claim_ids: list[str]
    claim_days: list[date]
    claim_regions: list[str]
    claim_outlets: list[str]


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
    """Return the aggregates of some days, and the latest year of some regions, the most widely reported of a day first."""
    return snapshot.records(Figure, "report/figures", days=list(days), regions=list(regions))


def announcements(snapshot: Snapshot, of: str, keys: Sequence[str]) -> dict[str, list[Announcement]]:
    """Return the announcements of some ``days``, or the latest of some ``regions``, ``sources`` or ``outlets``, by key."""
    pairs = snapshot.rows(f"report/groups_of_{of}", keys=list(keys))
    wanted = sorted({group_id for _, group_id in pairs})
    found = snapshot.records(Announcement, "report/announcements", groups=wanted)
    place = {each.group_id: number for number, each in enumerate(found)}
    by_key: dict[str, list[Announcement]] = {key: [] for key in keys}
    for key, group_id in pairs:
        by_key[key].append(found[place[group_id]])
    return by_key


def tellings(snapshot: Snapshot, days: Sequence[date]) -> list[Telling]:
    """Return the claims reported on some days, in order."""
    return snapshot.records(Telling, "report/tellings", days=list(days))


def elsewhere(snapshot: Snapshot, days: Sequence[date]) -> list[Elsewhere]:
    """Return the claims of groups of some days that were reported on other days, or about other regions."""
    return snapshot.records(Elsewhere, "report/elsewhere", days=list(days))


def revisions(snapshot: Snapshot, days: Sequence[date]) -> list[Revision]:
    """Return the states of those articles with claims on some days that have been in several."""
    return snapshot.records(Revision, "report/revisions", days=list(days))


def findings(snapshot: Snapshot, *, days: Sequence[date] = (), regions: Sequence[str] = ()) -> list[Finding]:
    """Return the findings of some days, and the latest of some regions: newest first, arithmetic before disputes."""
    return snapshot.records(Finding, "report/findings", days=list(days), regions=list(regions))
