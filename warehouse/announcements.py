"""What the daily report tells of claims, read from a published snapshot: announcements, the claims in them, and findings.

``region`` is an ISO code, or ``none``. Ids are text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from warehouse.snapshots import Snapshot


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
    last_reported_at: datetime
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


def read(snapshot: Snapshot, of: str, keys: Sequence[str]) -> dict[str, list[Announcement]]:
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
