"""Which linked claims are one announcement: pairs are joined, the surest first, while nothing in the groups contradicts."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

_NEAR_DAYS = 2


class Face(NamedTuple):
    """What of a claim may contradict others, but for its words. The claims of a crowd share one.

    ``entity_id`` is None where no one is named.
    """

    entity_id: UUID | None
    source_kind: str | None
    names: tuple[str, ...]
    language: str | None
    value: float | None
    bound: str | None
    time_start: date | None
    time_end: date | None
    settlement: int | None


class Linked(NamedTuple):
    """A claim that is linked to others, with what may contradict."""

    claim_key: UUID
    reported_at: datetime
    part_of: UUID | None
    sentence: str
    face: Face


class Link(NamedTuple):
    """Two claims that look like one announcement, by their places in the list of claims, and the points for it."""

    one: int
    other: int
    score: int


class _Group:
    """Claims that are one announcement, with their faces and the sentences of each, and the groups that contradict it."""

    def __init__(self, claim: Linked) -> None:
        self.claims = {claim.claim_key: claim}
        self.parts = [claim] if claim.part_of else []
        self.faces = {claim.face: {claim.sentence}}
        self.apart: set[_Group] = set()

    def __len__(self) -> int:
        return len(self.claims) + len(self.apart)

    def contradicts(self, other: "_Group") -> bool:
        """Return whether any claim of one contradicts any of the other. Once it is so it stays so: groups only grow."""
        if other in self.apart:
            return True
        found = (
            _holds_total(self, other.parts)
            or _holds_total(other, self.parts)
            or any(_contradict(*mine, *theirs) for mine in self.faces.items() for theirs in other.faces.items())
        )
        if found:
            self.apart.add(other)
            other.apart.add(self)
        return found

    def absorb(self, other: "_Group") -> None:
        """Take in the claims of another group, which is no more."""
        self.claims |= other.claims
        self.parts += other.parts
        for face, sentences in other.faces.items():
            self.faces[face] = self.faces.get(face, set()) | sentences
        for rival in other.apart:
            rival.apart.discard(other)
            rival.apart.add(self)
        self.apart |= other.apart


def group(claims: Sequence[Linked], links: Iterable[Link]) -> dict[UUID, UUID]:
    """Return the group of each claim. The claims come in the order of their keys; that of the links changes nothing."""
    groups = {claim.claim_key: _Group(claim) for claim in claims}
    for link in sorted(links, key=lambda link: (-link.score, link.one, link.other)):
        found = groups[claims[link.one].claim_key], groups[claims[link.other].claim_key]
        one, other = sorted(found, key=len, reverse=True)
        if one is other or one.contradicts(other):
            continue
        one.absorb(other)
        groups.update(dict.fromkeys(other.claims, one))
    ids = {group: _id(group) for group in set(groups.values())}
    return {key: ids[group] for key, group in groups.items()}


def _id(found: _Group) -> UUID:
    return group_id(min((claim.reported_at, claim.claim_key) for claim in found.claims.values())[1])


def group_id(first_claim: UUID) -> UUID:
    """Return the id of the group whose first claim is this one."""
    return UUID(bytes=hashlib.md5(str(first_claim).encode(), usedforsecurity=False).digest())


def _holds_total(one: _Group, parts: Sequence[Linked]) -> bool:
    totals = ((part, one.claims[part.part_of]) for part in parts if part.part_of in one.claims)
    return any(part.sentence != total.sentence or part.face.value != total.face.value for part, total in totals)


def _contradict(one: Face, said: set[str], other: Face, also_said: set[str]) -> bool:
    """Return whether any claim of a face contradicts any of another. The same figure in the same words never does."""
    if one.value == other.value and len(said | also_said) == 1:
        return False
    return (
        _other_source(one, other)
        or not compatible(one.value, one.bound, other.value, other.bound)
        or _apart(one, other)
        or (one.settlement is not None and other.settlement is not None and one.settlement != other.settlement)
    )


def _other_source(one: Face, other: Face) -> bool:
    if one.entity_id is None or other.entity_id is None or one.entity_id == other.entity_id:
        return False
    if set(one.names) & set(other.names):
        return False
    # Across languages one body has names that share nothing.
    return one.language == other.language or one.source_kind != other.source_kind


def _apart(one: Face, other: Face) -> bool:
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
