"""Drafts: claims in the making, one slot after another, each with the reason for its value."""

from dataclasses import dataclass, field
from typing import cast

from transform.analysis import UNKNOWN, Analysis, PlaceMention
from transform.frames import Frame
from transform.records import (
    Attribution,
    Bound,
    Evidence,
    EvidenceBasis,
    Factuality,
    Quantity,
    Realis,
    RegionBasis,
    Status,
    Time,
)
from transform.sources import Speech
from transform.vocabulary import TYPES


@dataclass(slots=True, eq=False)
class Draft:
    """A claim whose slots are being filled."""

    frame: Frame
    quantity: Quantity | None = None
    place: PlaceMention | None = None
    place_in: Analysis | None = None
    region: str | None = None
    region_basis: RegionBasis = "none"
    time: Time | None = None
    compared: bool = False
    speech: Speech | None = None
    source: Attribution | None = None
    factuality: Factuality = "CT+"
    realis: Realis = "actual"
    hearsay: bool = False
    indirect: bool = False
    status: Status = "none"
    by: tuple[str, ...] = ()
    parent: "Draft | None" = None
    actor: str | None = None
    target: str | None = None
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def analysis(self) -> Analysis:
        """The sentence that the claim is made in."""
        return self.frame.analysis

    @property
    def type(self) -> str:
        """The claim type."""
        return self.frame.type

    def because(self, slot: str, analysis: Analysis, first: int, last: int, rule: str, basis: EvidenceBasis) -> None:
        """Note why a slot has its value: tokens ``first`` … ``last`` of a sentence, by which rule."""
        tokens = analysis.tokens
        if first < last:
            self.evidence.append(
                Evidence(slot=slot, start=tokens[first].start, end=tokens[last - 1].end, rule=rule, basis=basis)
            )


def quantity(frame: Frame) -> Quantity | None:
    """Return how many a frame counts, with the unit that it states or takes over."""
    count = frame.count
    if count is None or (count.number is None and frame.type.startswith("health")):
        # One named person counts 1 as a victim or a detainee, not as a patient.
        return None
    analysis = frame.analysis
    noun = analysis.words(count.noun_first, count.noun_last) or None
    unit = _unit(frame)
    if count.number is None:
        return Quantity(value=1.0, low=1.0, high=1.0, bound="exact", unit=unit, noun=noun, text=noun or "")
    number = count.number
    value, low, high = (_converted(frame, end) for end in (number.value, number.low, number.high))
    return Quantity(
        value=value,
        low=low,
        high=high,
        bound=cast("Bound", number.bound),
        unit=unit,
        noun=noun or _inherited_noun(frame),
        text=analysis.words(number.first, number.last),
        of=number.of,
    )


def _converted(frame: Frame, value: float | None) -> float | None:
    """Return a bare number in the measure of the one that it goes on from: "343.000 Hektar, davon in Galicien 63.000"."""
    count, base = frame.count, frame.base
    while base is not None and base.base is not None:
        base = base.base
    if value is None or count is None or count.unit is not None or base is None or base.count is None:
        return value
    return value if base.count.number is None else round(value * base.count.number.factor, 6)


def _unit(frame: Frame) -> str:
    unit = frame.unit
    if unit is None:
        return TYPES[frame.type].units[0]
    if unit == UNKNOWN:
        units = TYPES[frame.type].units
        return "other" if "other" in units else units[0]
    if unit == "person" and frame.type == "politics/vote":
        return "vote"
    if unit == "member_state" and TYPES[frame.type].units[0] == "person":
        return "person"
    # Homes without power are counted as those who live in them.
    return "household" if frame.type == "damage/outage" and unit == "building" else unit


def _inherited_noun(frame: Frame) -> str | None:
    base = frame.base or frame.unit_of
    while base is not None:
        if base.count is not None and base.count.noun_first < base.count.noun_last:
            return base.analysis.words(base.count.noun_first, base.count.noun_last)
        base = base.base or base.unit_of
    return None
