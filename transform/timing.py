"""When: the time of each claim, from its clause, its sentence, the event that it continues, or the publication date."""

from collections.abc import Sequence

from transform import times
from transform.analysis import STRONG, Analysis
from transform.drafts import Draft
from transform.records import Interval, Time
from transform.vocabulary import TYPES

_FAMILIES = ("casualty", "damage", "hazard", "attack", "control", "displacement", "law", "protest", "health")


def tell(draft: Draft, published: Interval | None, earlier: Sequence[Draft]) -> Time | None:
    """Return the time of a claim; None where neither the text nor a publication date tells."""
    if published is None:
        return None
    anchor = _anchor(draft, earlier)
    mention = _nearest(draft)
    if mention is not None:
        interval = times.resolve(mention, published, future=draft.realis == "other", anchor=anchor)
        if interval is not None:
            text = draft.analysis.words(mention.first, mention.last)
            draft.because("time", mention.first, mention.last, f"time:{text}", "stated")
            return _time(text, interval, "text")
    if draft.frame.base is not None:
        same = [d for d in earlier if d.frame is draft.frame.base and d.time]
        if same and same[-1].time:
            return _inherit(same[-1].time)
    if anchor is not None and not TYPES[draft.type].state and draft.realis == "actual":
        return Time(text=None, start=anchor.start, end=anchor.end, granularity=anchor.granularity, basis="context")
    return _time(None, published, "published")


def _time(text: str | None, interval: Interval, basis: str) -> Time:
    return Time(text=text, start=interval.start, end=interval.end, granularity=interval.granularity, basis=basis)  # type: ignore[arg-type]


def _inherit(time: Time) -> Time:
    if time.basis == "published":
        return time
    return Time(text=None, start=time.start, end=time.end, granularity=time.granularity, basis="context")


def _nearest(draft: Draft) -> times.TimeMention | None:
    """Return the time expression that belongs to the claim: of its clause before that of the sentence."""
    analysis, at = draft.analysis, draft.frame.at
    best, lowest = None, 10_000
    for mention in analysis.times:
        cost = min(
            abs(mention.first - at),
            abs(mention.first - draft.frame.predicate.first) if draft.frame.base is None else 999,
        )
        if analysis.clauses[mention.first] != analysis.clauses[at]:
            cost += 40
        low, high = sorted((mention.first, at))
        if any(t.norm in STRONG for t in analysis.tokens[low:high]):
            cost += 60
        if cost < lowest:
            best, lowest = mention, cost
    return best


def _anchor(draft: Draft, earlier: Sequence[Draft]) -> Interval | None:
    """Return the interval of the last event told before, in the same paragraph or the one before it."""
    for other in reversed(earlier):
        if other.analysis.paragraph < draft.analysis.paragraph - 1:
            return None
        time = other.time
        if time is not None and time.basis in ("text", "context") and _continues(draft, other):
            return Interval(start=time.start, end=time.end, granularity=time.granularity)
    return None


def _continues(draft: Draft, other: Draft) -> bool:
    if other.realis != "actual":
        return False
    return draft.type.partition("/")[0] in _FAMILIES and other.type.partition("/")[0] in _FAMILIES


def stamp(analysis: Analysis) -> int:
    """Return how many time expressions the sentence has."""
    return len(analysis.times)
