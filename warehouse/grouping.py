"""Which linked claims are one announcement: pairs are joined, the surest first, while nothing in the groups contradicts."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

_NEAR_DAYS = 2


class Linked(NamedTuple):
    """A claim that is linked to others, with what may contradict. ``entity_id`` is None where no one is named."""

    claim_key: UUID
    reported_at: datetime
    entity_id: UUID | None
    source_kind: str | None
    names: tuple[str, ...]
    language: str | None
    value: float | None
    bound: str | None
    time_start: date | None
    time_end: date | None
    part_of: UUID | None
    settlement: int | None
    sentence: str


class Link(NamedTuple):
    """Two claims that look like one announcement, and the points for it."""

    one: UUID
    other: UUID
    score: int


@dataclass(slots=True)
class _Group:
    claims: list[Linked]

    def contradicts(self, other: "_Group") -> bool:
        return any(_contradict(mine, theirs) for mine in self.claims for theirs in other.claims)


def group(claims: Sequence[Linked], links: Iterable[Link]) -> dict[UUID, UUID]:
    """Return the group of each claim. The order of ``claims`` and of equally sure links changes nothing."""
    groups = {claim.claim_key: _Group([claim]) for claim in claims}
    for link in sorted(links, key=lambda link: (-link.score, link.one, link.other)):
        one, other = groups[link.one], groups[link.other]
        if one is other or one.contradicts(other):
            continue
        one.claims += other.claims
        for claim in other.claims:
            groups[claim.claim_key] = one
    return {key: group_id(min((c.reported_at, c.claim_key) for c in found.claims)[1]) for key, found in groups.items()}


def group_id(first_claim: UUID) -> UUID:
    """Return the id of the group whose first claim is this one."""
    return UUID(bytes=hashlib.md5(str(first_claim).encode(), usedforsecurity=False).digest())


def _contradict(one: Linked, other: Linked) -> bool:
    if one.sentence == other.sentence and one.value == other.value:
        return False
    return (
        _other_source(one, other)
        or not compatible(one.value, one.bound, other.value, other.bound)
        or _apart(one, other)
        or (one.settlement is not None and other.settlement is not None and one.settlement != other.settlement)
        or one.part_of == other.claim_key
        or other.part_of == one.claim_key
    )


def _other_source(one: Linked, other: Linked) -> bool:
    if one.entity_id is None or other.entity_id is None or one.entity_id == other.entity_id:
        return False
    if set(one.names) & set(other.names):
        return False
    # Across languages one body has names that share nothing.
    return one.language == other.language or one.source_kind != other.source_kind


def _apart(one: Linked, other: Linked) -> bool:
    if one.time_start is None or other.time_start is None or one.time_end is None or other.time_end is None:
        return False
    return (max(one.time_start, other.time_start) - min(one.time_end, other.time_end)).days > _NEAR_DAYS


def compatible(one: float | None, one_bound: str | None, other: float | None, other_bound: str | None) -> bool:
    """Return whether two figures may be the same one, exact or rounded.

    >>> compatible(600, "exact", 627, "exact"), compatible(600, "more_than", 627, "exact")
    (True, True)
    >>> compatible(4, "exact", 3, "exact"), compatible(60_000, "exact", 100_000, "more_than")
    (False, False)
    """
    if one is None or other is None or one == other:
        return True
    return _rounds(one, one_bound, other) or _rounds(other, other_bound, one)


def _rounds(rounded: float, bound: str | None, figure: float) -> bool:
    gap = abs(rounded - figure)
    if max(rounded, figure) < 20 or gap > 0.12 * max(rounded, figure):
        return False
    step = _grain(rounded)
    if bound in {"more_than", "at_least"}:
        return rounded <= figure <= rounded + step
    if bound in {"less_than", "at_most"}:
        return rounded - step <= figure <= rounded
    if bound == "exact":
        return step >= 100 and _grain(figure) < step and gap <= step / 2
    return gap <= max(step, 10) / 2


def _grain(figure: float) -> float:
    if figure == 0 or figure != int(figure):
        return 1
    digits = str(int(figure))
    return float(10 ** (len(digits) - len(digits.rstrip("0"))))
