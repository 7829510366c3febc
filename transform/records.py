"""What is read out of an article: documents in, claims out.

Frozen, slotted, keyword-only; ``None`` means "not stated". Offsets are 0-based Unicode code points, end
exclusive, in the document's text (W3C Web Annotation, TextPositionSelector). The fields of a claim and
the values that they may take are described in ARCHITECTURE.md, "A claim".
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Bound = Literal["exact", "approximate", "at_least", "at_most", "more_than", "less_than", "range", "vague"]
Granularity = Literal["day", "week", "month", "season", "year", "range"]
PlaceKind = Literal["country", "region", "settlement", "other"]
RegionBasis = Literal["clause", "sentence", "context", "none"]
TimeBasis = Literal["text", "context", "published"]
SourceBasis = Literal["sentence", "context"]
Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
Realis = Literal["actual", "other", "generic"]
Status = Literal["none", "confirmed", "not_confirmed", "denied"]
EvidenceBasis = Literal["stated", "inherited", "carried", "default"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A span of whole days, both ends included."""

    start: date
    end: date
    granularity: Granularity


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text to read. ``published`` may be a day, or only a month or a year; None where unknown."""

    document_id: str
    text: str
    language: str
    published: Interval | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How many: the best single reading with its bounds; ``value`` is None where the text gives no figure."""

    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    unit: str
    noun: str | None
    text: str
    of: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The place as written, and the gazetteer's entry that it was resolved to."""

    text: str
    name: str | None = None
    kind: PlaceKind = "other"
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """When: the words (None where there are none) and the interval that they resolve to."""

    text: str | None
    start: date
    end: date
    granularity: Granularity
    basis: TimeBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says so: PARC 3 source and cue."""

    text: str
    kind: str
    cue: str | None
    basis: SourceBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """Whether others confirm, do not confirm or deny it, and who, as written."""

    status: Status = "none"
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a slot has its value: the span, the rule, and whether it was stated, inherited or carried."""

    slot: str
    start: int
    end: int
    rule: str
    basis: EvidenceBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One reported fact about one region: type, region and quantity, said by a source, about a time."""

    document_id: str
    claim_id: str
    sentence: str
    start: int
    end: int
    type: str
    actor: str | None
    target: str | None
    quantity: Quantity | None
    region: str | None
    region_basis: RegionBasis
    place: Place | None
    time: Time | None
    source: Attribution | None
    factuality: Factuality
    realis: Realis
    verification: Verification
    part_of: str | None
    rule: str
    evidence: tuple[Evidence, ...] = ()
