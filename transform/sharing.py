"""Sharing: a second verb that tells of the same counted persons: "was arrested and charged", "abducted on Monday, were freed"."""

from collections.abc import Sequence
from typing import Final

from transform.analysis import Analysis
from transform.frames import Frame
from transform.mentions import Mention

# What may be done to the same persons, one after the other.
_AFTER: Final = (
    {"law/arrested", "law/charged", "law/convicted"},
    {"casualty/captured", "casualty/killed"},
    {"casualty/captured", "casualty/rescued"},
)
_LINKS: Final = frozenset({"coordinator", "adverb", "auxiliary", "passive"})
_STRIKE: Final = "attack/strike"
_FIRED: Final = ("drone", "missile", "munition")
_VERBAL: Final = ("verbs", "phrases")
_FAR: Final = 16
# "un homme de 24 ans, interpellé …"
_AGED: Final = 4


def second(analysis: Analysis, frames: Sequence[Frame], usable: Sequence[Mention]) -> list[Frame]:
    """Return one more frame for each count whose persons have a second verb, which no count of its own takes."""
    taken = {id(f.predicate) for f in frames}
    # A participle may be listed as a noun too: "interpellé".
    free = [m for m in usable if m.entry.role != "events" and id(m) not in taken]
    found: list[Frame] = []
    for frame in frames if free else ():
        verb = next((m for m in free if _shares(analysis, frame, m)), None)
        if verb is not None:
            found.append(Frame(analysis, verb, verb.entry.value, frame.at, frame.count))
    return found


def wholes(analysis: Analysis, frames: Sequence[Frame], usable: Sequence[Mention]) -> list[Frame]:
    """Return a frame for all that were fired, where others count how many of them came down: "40 of the 52 drones that Russia launched"."""
    found: list[Frame] = []
    for frame in frames:
        count, taken = frame.count, {f.predicate.first for f in frames}
        number = count.number if count else None
        if count is None or number is None or number.of is None or frame.unit not in _FIRED:
            continue
        strikes = (m for m in usable if m.entry.value == _STRIKE and m.first not in taken)
        verb = next((m for m in strikes if 0 <= m.first - count.last <= _AGED), None)
        if verb is not None and verb.entry.role in _VERBAL:
            whole = number._replace(value=number.of, low=number.of, high=number.of, bound="exact", of=None)
            found.append(Frame(analysis, verb, _STRIKE, frame.at, count._replace(number=whole)))
    return found


def _shares(analysis: Analysis, frame: Frame, verb: Mention) -> bool:
    count, told = frame.count, frame.predicate
    if count is None or frame.base is not None or frame.unit != "person" or told.entry.role not in _VERBAL:
        return False
    types = {frame.type, verb.entry.value}
    if len(types) == 1 or not any(types <= pair for pair in _AFTER):
        return False
    first, last = sorted((told, verb), key=lambda m: m.first)
    if not count.last <= first.first <= last.first <= first.last + _FAR or _has_subject(
        analysis, first.last, last.first
    ):
        return False
    if last.entry.role not in _VERBAL:
        return False
    return (_is_joined(analysis, last) and first.entry.role in _VERBAL) or _is_described(
        analysis, count.last, first, last
    )


def _has_subject(analysis: Analysis, start: int, end: int) -> bool:
    """Return whether somebody else is named between two verbs, who may be the subject of the second."""
    return any(start <= c.first < end for c in analysis.counts) or any(
        analysis.inside_any(frozenset({"relative", "subordinator", "pronoun"}), i) for i in range(start, end)
    )


def _is_joined(analysis: Analysis, verb: Mention) -> bool:
    """Return whether nothing but a coordinator and auxiliaries stand before the second verb."""
    at = verb.first - 1
    while at > 0 and analysis.inside_any(_LINKS, at) and not analysis.inside("coordinator", at):
        at -= 1
    return analysis.inside("coordinator", at)


def _is_described(analysis: Analysis, start: int, first: Mention, last: Mention) -> bool:
    """Return whether the first verb is a participle behind the persons, and the second has the auxiliary: "interpellé mardi, a été mis en examen"."""
    tokens = analysis.tokens
    opened = first.first - start <= _AGED and tokens[first.first - 1].norm == ","
    parted = opened and any(tokens[i].norm == "," for i in range(first.last, last.first))
    bare = first.first == start and not analysis.inside("auxiliary", start)
    helped = analysis.inside("auxiliary", last.first - 1) or analysis.inside("auxiliary", last.first)
    return helped and (parted or bare)
