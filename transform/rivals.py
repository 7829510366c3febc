"""Rivals: of several counts that one predicate could take, those that are its own."""

from typing import Final

from transform import pairing
from transform.frames import Frame

_NEAR: Final = 3


def nearest(frames: list[Frame]) -> list[Frame]:
    """Of the counts that one verb takes drop those of another clause where it has one in its own."""
    homes = {id(f.predicate) for f in frames if f.base is None and _is_home(f)}
    beside = {id(f.predicate) for f in frames if f.base is None and _is_beside(f)}
    objects = {id(f.predicate) for f in frames if _is_object(f)}
    frames = [
        f
        for f in frames
        if not (_is_agent(f) or (id(f.predicate) in objects and _is_subject(f)) or _is_doer(f, frames))
    ]
    return [
        f
        for f in frames
        if f.base is not None
        or (
            (id(f.predicate) not in homes or _is_home(f) or _is_paired(f))
            and (id(f.predicate) not in beside or _is_beside(f) or not _has_verb(f) or _is_paired(f))
        )
    ]


def _is_agent(frame: Frame) -> bool:
    """Return whether the passive says that these did it: "was arrested by two officers"."""
    if not _is_done(frame) or frame.at <= frame.predicate.first or frame.type == "casualty/missing":
        # "Von 25 Menschen fehlt jede Spur": nobody does it to them.
        return False
    return frame.analysis.inside("agent", frame.at - 1) and _is_home(frame)


def _is_object(frame: Frame) -> bool:
    """Return whether an active verb has its object right behind it: "killed four rebels"."""
    apart = " + " in frame.predicate.entry.rule and 0 <= frame.at - frame.predicate.first - 1 <= 1
    beside = apart or 0 <= frame.at - frame.predicate.last <= 1 or _is_only_where(frame)
    passive = any(0 < frame.predicate.first - m.first <= _NEAR for m in frame.analysis.by.get("passive", ()))
    return _is_done(frame) and beside and not passive


def _is_only_where(frame: Frame) -> bool:
    """Return whether only a place or a time stands between a verb and its object: "verwondde in Solingen acht mensen"."""
    analysis = frame.analysis
    named = {i for spans in (analysis.places, analysis.times) for s in spans for i in range(s.first, s.last)}
    between = range(frame.predicate.last, frame.at)
    return bool(named & set(between)) and all(i in named or analysis.inside("locative", i) for i in between)


def _is_subject(frame: Frame) -> bool:
    """Return whether persons before a verb that has its object are who does it: "a judge jailed two brokers"."""
    # Where words stand freely their order tells nothing.
    before = frame.at < frame.predicate.first and (not frame.analysis.head_first or _is_nominative(frame))
    return before and _is_done(frame) and _is_home(frame)


def _is_nominative(frame: Frame) -> bool:
    """Return whether a single person stands in the form of the subject: "Судья приговорил инвестора"."""
    analysis, count = frame.analysis, frame.count
    unit = analysis.starting("units", count.noun_first) if count is not None and count.single else None
    return unit is not None and analysis.tokens[unit.last - 1].norm == unit.entry.rule.rpartition(":")[2]


def _is_doer(frame: Frame, frames: list[Frame]) -> bool:
    """Return whether one person before or right behind a verb is who does it to those behind: "stak een tiener drie mensen neer"."""
    analysis, count = frame.analysis, frame.count
    if count is None or not count.single or frame.at > frame.predicate.last or not _is_done(frame):
        return False
    if analysis.head_first or any(
        analysis.clauses[m.first] == analysis.clauses[frame.at] for m in analysis.by.get("passive", ())
    ):
        return False
    if frame.at < frame.predicate.first:
        return not analysis.homographs and _has_others(frame, frames)
    after = [f for f in frames if f.predicate is frame.predicate and f.count is not None and f.at == count.last]
    return bool(after) and not after[0].count.single if after and after[0].count else False


def _has_others(frame: Frame, frames: list[Frame]) -> bool:
    """Return whether a verb with one person before it has others behind him: "Der Mann hat seine Nachbarin erstochen"."""
    analysis, count = frame.analysis, frame.count
    return count is not None and any(
        f.type == frame.type
        and f.count is not None
        and (f.count.number is not None or f.count.single)
        and f.base is None
        and f.at > frame.at
        and analysis.segments[f.at] == analysis.segments[frame.at]
        and not any(analysis.inside("coordinator", i) for i in range(count.last, f.at))
        for f in frames
    )


def _is_done(frame: Frame) -> bool:
    """Return whether the verb tells what was done to persons."""
    persons = (
        frame.base is None
        and frame.unit in ("person", "member_state")
        and frame.predicate.entry.role in ("verbs", "phrases")
    )
    return persons and frame.type.startswith(pairing.DONE)


def _is_beside(frame: Frame) -> bool:
    return frame.analysis.segments[frame.at] == frame.analysis.segments[frame.predicate.first]


def _is_paired(frame: Frame) -> bool:
    """Return whether the next count is joined to this one: "hat 78 Drohnen und zwei Raketen abgefeuert"."""
    analysis, count = frame.analysis, frame.count
    after = next((c for c in analysis.counts if count is not None and c.first >= count.last), None)
    return (
        after is not None
        and after.first - (count or after).last == 1
        and analysis.inside("coordinator", after.first - 1)
    )


def _has_verb(frame: Frame) -> bool:
    """Return whether the count's segment has a verb of its own: "charged 26, and has called in 120 officers"."""
    analysis, segments = frame.analysis, frame.analysis.segments
    return any(
        segments[m.first] == segments[frame.at] and m.first < frame.at and not analysis.inside("same_verb", m.first)
        for m in analysis.by.get("auxiliary", ())
    )


def _is_home(frame: Frame) -> bool:
    return frame.analysis.clauses[frame.at] == frame.analysis.clauses[frame.predicate.first]
