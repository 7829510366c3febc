"""When: the time of each claim, from its clause, its sentence, the event that it continues, or the publication date."""

from transform import times
from transform.analysis import STRONG
from transform.drafts import Draft
from transform.records import Interval, Time
from transform.stories import Story
from transform.vocabulary import TYPES

_STATEMENTS = ("politics", "aid", "capacity")
_SEGMENT_COST = 5
_COUNT_COST = 10
# "now" gives way to any date in the sentence: "73 are now known to have died in the quake on New Year's Day".
_PRESENT_COST = 45
_REACH = {"no": None, "paragraph": 0, "next": 1}


def tell(draft: Draft, published: Interval | None, story: Story) -> Time | None:
    """Return the time of a claim; None where neither the text nor a publication date tells."""
    if published is None:
        return None
    anchor = _anchor(draft, story, _REACH[TYPES[draft.type].continues])
    mention = _nearest(draft)
    if mention is not None:
        if mention.anaphoric:
            anchor = _anchor(draft, story, 1)
        interval = times.resolve(mention, published, future=draft.realis == "other", anchor=anchor)
        if interval is not None:
            text = draft.analysis.words(mention.first, mention.last)
            draft.because("time", draft.analysis, mention.first, mention.last, "time:text", "stated")
            return _time(text, interval, "text")
    if draft.frame.base is not None:
        base = draft.frame.base
        same = [d for d in story.of(base.analysis.number) if d.frame is base and d.time]
        if same and same[-1].time:
            return _inherit(same[-1].time)
    if anchor is not None and draft.realis == "actual":
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
        cost += _SEGMENT_COST * abs(analysis.segments[mention.first] - analysis.segments[at])
        low, high = sorted((mention.first, at))
        cost += _COUNT_COST * sum(low < c.first < high for c in analysis.counts)
        if mention.is_present:
            cost += _PRESENT_COST
        if analysis.clauses[mention.first] != analysis.clauses[at]:
            cost += 40
        if any(t.norm in STRONG for t in analysis.tokens[low:high]):
            cost += 60
        if cost < lowest:
            best, lowest = mention, cost
    return best


def _anchor(draft: Draft, story: Story, reach: int | None) -> Interval | None:
    """Return the interval of the last event told before, at most ``reach`` paragraphs back."""
    if reach is None:
        return None
    for analysis in (draft.analysis, *story.back(draft.analysis, reach)):
        for other in reversed(story.of(analysis.number)):
            time = other.time
            if time is not None and time.basis != "published" and _is_event(other):
                return Interval(start=time.start, end=time.end, granularity=time.granularity)
    return None


def _is_event(draft: Draft) -> bool:
    return draft.realis == "actual" and not draft.type.startswith(_STATEMENTS)
