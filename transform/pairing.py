"""Pairing: which count a predicate can take, how far it is from it, and which of two counts is its own."""

from transform.analysis import STRONG, UNKNOWN, Analysis, Count
from transform.frames import Frame
from transform.mentions import Mention
from transform.vocabulary import TYPES

_FAR = 45
_SEGMENT_COST = 4
_CLAUSE_COST = 7
_STRONG_COST = 30
# A protest is counted by its people, but a verb near it tells what happened to them.
_EVENT_COST = 8
_BESIDE = 6
# Types that may count things that no lexicon lists; elsewhere an unlisted noun is not what is counted.
_OPEN = ("damage", "aid", "control/withdraw", "politics/sanction")


def cost(analysis: Analysis, count: Count, mention: Mention) -> int | None:
    """Return how far a predicate is from a count, in tokens and boundaries; None where it cannot take it."""
    if not _fits(analysis, count, mention):
        return None
    low, high = sorted((count.first, mention.first))
    between = analysis.tokens[low:high]
    cost = high - max(low, min(count.last, high)) if mention.first >= count.last else count.first - mention.last
    cost = max(cost, 0)
    cost += _SEGMENT_COST * abs(analysis.segments[count.first] - analysis.segments[mention.first])
    cost += _CLAUSE_COST * abs(analysis.clauses[count.first] - analysis.clauses[mention.first])
    cost += _STRONG_COST * sum(t.norm in STRONG for t in between)
    if count.unit == UNKNOWN and cost > _BESIDE:
        return None
    if mention.entry.role == "events" and mention.entry.value.startswith("protest"):
        cost += _EVENT_COST
    return cost if cost < _FAR else None


def _fits(analysis: Analysis, count: Count, mention: Mention) -> bool:
    kind = TYPES[mention.entry.value]
    if count.single and not kind.single:
        return False
    if (
        mention.entry.role in ("nouns", "events")
        and _is_genitive(analysis, mention, count)
        and count.unit in kind.units
    ):
        return True
    if mention.entry.role == "nouns" and count.single:
        # "die Leiche einer 43-Jährigen", "de arrestatie van een man"
        return 0 <= count.first - mention.last <= 1
    if mention.entry.role == "nouns":
        return count.elliptical and analysis.segments[count.first] == analysis.segments[mention.first]
    if mention.entry.role == "events":
        if kind.code.startswith("protest"):
            return count.elliptical or count.unit == "person"
        return count.unit in ("magnitude", "attack") and kind.code.startswith(("hazard", "attack"))
    if count.elliptical and count.unit is None:
        # "met 49 tegen 51": the votes go without saying.
        return kind.units[0] in ("person", "household") or kind.code == "politics/vote"
    unit = count.unit or ""
    if unit == UNKNOWN:
        return "other" in kind.units and kind.code.startswith(_OPEN)
    if len(unit) == 3 and unit.isupper():
        unit = "money"
    return unit in kind.units


def _is_genitive(analysis: Analysis, mention: Mention, count: Count) -> bool:
    """Return whether a count is what an event noun is of: "l'évacuation de 12 localités", "звільнення 20 заручників"."""
    between = range(mention.last, count.first)
    return 0 <= count.first - mention.last <= 1 and all(analysis.inside("partitive", i) for i in between)


def nearest(frames: list[Frame]) -> list[Frame]:
    """Of the counts that one verb takes drop those of another clause where it has one in its own."""
    homes = {id(f.predicate) for f in frames if f.base is None and _is_home(f)}
    beside = {id(f.predicate) for f in frames if f.base is None and _is_beside(f)}
    objects = {id(f.predicate) for f in frames if f.at > f.predicate.first and not _is_agent(f)}
    frames = [f for f in frames if not (id(f.predicate) in objects and _is_doer(f))]
    return [
        f
        for f in frames
        if f.base is not None
        or (
            (id(f.predicate) not in homes or _is_home(f))
            and (id(f.predicate) not in beside or _is_beside(f) or not _has_verb(f) or _is_paired(f))
        )
    ]


def _is_agent(frame: Frame) -> bool:
    """Return whether the passive says that these did it: "was arrested by two officers"."""
    return frame.at > 0 and frame.analysis.inside("agent", frame.at - 1)


def _is_doer(frame: Frame) -> bool:
    """Return whether a single person before a verb that has its object is who does it: "a judge jailed two brokers"."""
    if frame.analysis.head_first:
        # Where words stand freely their order tells nothing.
        return False
    single = frame.count is not None and frame.count.single
    return single and frame.base is None and frame.at < frame.predicate.first


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
    segments = frame.analysis.segments
    return any(
        segments[m.first] == segments[frame.at] and m.first < frame.at for m in frame.analysis.by.get("auxiliary", ())
    )


def _is_home(frame: Frame) -> bool:
    return frame.analysis.clauses[frame.at] == frame.analysis.clauses[frame.predicate.first]
