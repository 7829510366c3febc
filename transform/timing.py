"""When: the time of each claim, from its clause, its sentence, the event that it continues, or the publication date."""

from typing import Final

from transform import anchors, times
from transform.analysis import STRONG, Analysis
from transform.drafts import Draft
from transform.records import Interval, Time
from transform.stories import Story
from transform.vocabulary import TYPES

# What happens at one time, and is then past.
_EVENTS: Final = ("attack", "casualty/killed", "casualty/rescued", "casualty/captured", "law", "hazard/earthquake")
_SEGMENT_COST: Final = 5
_CLAUSE_COST: Final = 40
_STRONG_COST: Final = 60
_REPORTED_COST: Final = 20
_EVENT_GAIN: Final = 12
# What is the case now, whatever happened when.
_STATES: Final = frozenset({"casualty/missing", "capacity/shortage"})
# What nobody announces: "staken vrijdag het gebouw in brand" is told of last Friday.
_UNPLANNED: Final = ("damage", "hazard", "casualty/killed", "casualty/injured")
_CAUSES: Final = ("hazard", "attack")
_COUNT_COST: Final = 10
# "now" gives way to any date in the sentence: "73 are now known to have died in the quake on New Year's Day".
_PRESENT_COST: Final = 90
# "at the time" gives way to the time that it stands for.
_ANAPHORIC_COST: Final = 20
_REACH: Final = {"no": None, "paragraph": 0, "next": 1}


def tell(draft: Draft, published: Interval | None, story: Story) -> Time | None:
    """Return the time of a claim; None where neither the text nor a publication date tells."""
    if published is None:
        return None
    anchor = anchors.anchor(draft, story, _REACH[TYPES[draft.type].continues])
    for mention in _nearest(draft):
        stated = _stated(draft, mention, published, story, anchor)
        if stated is not None:
            return stated
    base = draft.frame.base
    if base is not None and (base.analysis is draft.analysis or TYPES[draft.type].continues != "no"):
        same = [d for d in story.of(base.analysis.number) if d.frame is base and d.time]
        if same and same[-1].time:
            return _inherit(same[-1].time)
    if anchor is not None and draft.realis == "actual":
        return Time(text=None, start=anchor.start, end=anchor.end, granularity=anchor.granularity, basis="context")
    return _time(None, published, "published")


def _stated(
    draft: Draft, mention: times.TimeMention, published: Interval, story: Story, anchor: Interval | None
) -> Time | None:
    """Return the time that an expression of the sentence says; None where it cannot be resolved."""
    if mention.anaphoric:
        told = _told(draft, published, story, of_day=mention.is_hour)
        # "Toen werden 2.700 zieken geregistreerd": what opens a sentence goes on with the time of the one before.
        opened = told if mention.first == 0 or _follows(draft, story) else None
        anchor = _beside(draft, mention, published) or opened or anchors.anchor(draft, story, 1) or told
    future = (draft.realis == "other" or _is_ahead(draft, mention)) and not _is_reported(draft, mention)
    interval = times.resolve(mention, published, future=future, anchor=anchor)
    if interval is None:
        return None
    draft.compared = mention.anaphoric and anchor is not None and interval != anchor
    draft.because("time", draft.analysis, mention.first, mention.last, "time:text", "stated")
    return _time(draft.analysis.words(mention.first, mention.last), interval, "text")


def _follows(draft: Draft, story: Story) -> bool:
    """Return whether the sentence right before, of the same paragraph, tells a time and no claim of its own."""
    before = next(iter(story.back(draft.analysis, 0)), None)
    return before is not None and bool(before.times) and not story.of(before.number)


def _is_ahead(draft: Draft, mention: times.TimeMention) -> bool:
    """Return whether a weekday is the next one, since its clause stands in the present: "vrijdag legt het personeel het werk neer"."""
    analysis, segments = draft.analysis, draft.analysis.segments
    if (
        draft.type.startswith(_UNPLANNED)
        or not mention.is_weekday
        or analysis.clauses[mention.first] != analysis.clauses[draft.frame.at]
    ):
        return False
    verbs = analysis.within("present", segments, segments[mention.first])
    return any(not analysis.inside("infinitive", verb.first - 1) for verb in verbs)


def _time(text: str | None, interval: Interval, basis: str) -> Time:
    return Time(text=text, start=interval.start, end=interval.end, granularity=interval.granularity, basis=basis)  # type: ignore[arg-type]


def _inherit(time: Time) -> Time:
    if time.basis == "published":
        return time
    return Time(text=None, start=time.start, end=time.end, granularity=time.granularity, basis="context")


def _nearest(draft: Draft) -> list[times.TimeMention]:
    """Return the time expressions that may belong to the claim, the nearest first, its own clause's before others."""
    costs = [(cost, mention) for mention in draft.analysis.times if (cost := _cost(draft, mention)) is not None]
    return [mention for _, mention in sorted(costs, key=lambda pair: pair[0])]


def _cost(draft: Draft, mention: times.TimeMention) -> int | None:
    """Return how far an expression is from a claim; None where it is another claim's."""
    analysis, at = draft.analysis, draft.frame.at
    if analysis.inside("than", mention.first - 1):
        # "28 besmettingen, zeven meer dan vorige week": what it is compared with.
        return None
    low, high = sorted((mention.first, at))
    between = sum(low < c.first < high for c in analysis.counts)
    own = {at} if draft.frame.base is not None else {at, draft.frame.predicate.first}
    elsewhere = analysis.clauses[mention.first] not in {analysis.clauses[i] for i in own}
    counted = draft.frame.count is not None and not _is_inserted(analysis, mention)
    if counted and analysis.is_beyond(at, mention.first) and not _is_reported(draft, mention):
        return None
    apart = analysis.segments[mention.first] not in {analysis.segments[i] for i in own}
    behind = apart and mention.first > at and not _is_reported(draft, mention)
    if draft.type in _STATES and (behind or any(t.norm in STRONG for t in analysis.tokens[low:high])):
        return None
    if elsewhere and _tells_of_place(draft, mention):
        return None
    if mention.is_present and elsewhere and draft.type.startswith(_EVENTS) and draft.realis == "actual":
        # "Five were rescued, and 41 buildings still have no gas": what is so now dates no event.
        return None
    told = draft.frame.count is not None or (draft.frame.negated and analysis.head_first)
    if elsewhere and told and (_is_aside(draft, mention) or _opens(draft, mention)):
        return None
    cost = abs(mention.first - at)
    if draft.frame.base is None:
        cost = min(cost, abs(mention.first - draft.frame.predicate.first))
    cost += _SEGMENT_COST * abs(analysis.segments[mention.first] - analysis.segments[at]) + _COUNT_COST * between
    cost += (
        _CLAUSE_COST * elsewhere
        + _PRESENT_COST * mention.is_present
        + _ANAPHORIC_COST * mention.anaphoric
        - _EVENT_GAIN * _dates_event(draft, mention)
    )
    if elsewhere and _is_reported(draft, mention):
        # "La tempête qui a frappé samedi … a fait deux morts, a indiqué lundi la préfecture": the event's own date wins.
        cost += _REPORTED_COST
    return cost + _STRONG_COST * any(t.norm in STRONG for t in analysis.tokens[low:high])


def _is_inserted(analysis: Analysis, mention: times.TimeMention) -> bool:
    """Return whether an expression stands alone between commas, so that the sentence goes on: "in Peshawar, on Friday, killing 31"."""
    first = analysis.segments.index(analysis.segments[mention.first])
    free = analysis.homographs or analysis.head_first
    closed = free and mention.last < len(analysis.tokens) and analysis.tokens[mention.last].norm == ","
    return closed and first > 0 and mention.first - first <= 1 and analysis.tokens[first - 1].norm == ","


def _is_aside(draft: Draft, mention: times.TimeMention) -> bool:
    """Return whether an expression stands in a relative clause behind the claim: "…, где вечером в пятницу прорвало дамбу"."""
    analysis, at = draft.analysis, draft.frame.at
    clause = analysis.clauses[mention.first]
    if _is_described(draft, mention):
        return True
    return any(
        at < m.first < mention.first and analysis.clauses[m.first] == clause and m.last == mention.first
        for m in analysis.by.get("relative", ())
    )


def _tells_of_place(draft: Draft, mention: times.TimeMention) -> bool:
    """Return whether an expression stands in a clause about a place that is named: "El-Fasher, encerclée depuis mai 2024", "…, waar in 2023 …".

    A weekday there is likely the claim's as well: "à Paris, où le mercure a grimpé mardi, 320 patients ont été admis".
    """
    if mention.is_weekday:
        return False
    analysis, segments = draft.analysis, draft.analysis.segments
    first = segments.index(segments[mention.first])
    if (
        first < 2
        or analysis.tokens[first - 1].norm != ","
        or draft.frame.predicate.first in range(first, mention.first)
    ):
        return False
    described = first < mention.first and analysis.tokens[first].norm.endswith(analysis.participle_endings)
    relative = analysis.inside("relative", first) or analysis.inside("relative", first + 1)
    return (relative or described) and any(p.last == first - 1 for p in analysis.placed)


def _opens(draft: Draft, mention: times.TimeMention) -> bool:
    """Return whether an expression opens a later clause that tells something else: "…, в среду рухнул мост"."""
    analysis, segments = draft.analysis, draft.analysis.segments
    first = segments.index(segments[mention.first])
    if mention.first < draft.frame.at or mention.first - first > 1 or _is_reported(draft, mention):
        return False
    told = (m for m in analysis.by["predicate"] if m.entry.role in ("verbs", "phrases"))
    return any(segments[m.first] == segments[first] and m.first >= mention.last for m in told)


def _is_described(draft: Draft, mention: times.TimeMention) -> bool:
    """Return whether an expression dates a participle that tells something else: "вышли трое, похищенных в конце сентября"."""
    analysis, segments = draft.analysis, draft.analysis.segments
    first = segments.index(segments[mention.first])
    if not analysis.participle_endings or segments[draft.frame.at] == segments[first] or first >= mention.first:
        return False
    told = analysis.starting("predicate", first)
    ends = analysis.tokens[first].norm.endswith(analysis.participle_endings)
    return told is not None and ends and told.entry.value != draft.type and not told.entry.value.startswith(_CAUSES)


def _is_reported(draft: Draft, mention: times.TimeMention) -> bool:
    """Return whether an expression dates the reporting verb: "…, the council said late on Sunday"."""
    segments = draft.analysis.segments
    if draft.analysis.inside("recipient", mention.first - 1):
        # "kündigte für Dienstag einen Streik an", "announced a strike for Tuesday"
        return False
    return any(segments[m.first] == segments[mention.first] for m in draft.analysis.by.get("cue", ()))


def _dates_event(draft: Draft, mention: times.TimeMention) -> bool:
    """Return whether an expression dates an event noun: "the toll of Friday's three-train pile-up"."""
    events = (m for m in draft.analysis.by.get("predicate", ()) if m.entry.role == "events")
    return any(0 <= e.first - mention.last <= 4 or 0 <= mention.first - e.last <= 1 for e in events)


def _beside(draft: Draft, mention: times.TimeMention, published: Interval) -> Interval | None:
    """Return the day that the sentence names before an expression that points back: "в понедельник …; в тот же день …"."""
    named = [m for m in draft.analysis.times if m.first < mention.first and not m.anaphoric and not m.is_present]
    interval = times.resolve(named[-1], published) if named else None
    return interval if interval is not None and interval.granularity == "day" else None


def _told(draft: Draft, published: Interval, story: Story, *, of_day: bool) -> Interval | None:
    """Return the last time that a sentence before tells, whether a claim has it or not; a day where a part of it is told."""
    for analysis in story.back(draft.analysis, 1):
        told = [m for m in analysis.times if not m.anaphoric]
        # "on Sunday cut the toll from Friday's pile-up": a genitive only says which pile-up.
        own = [m for m in told if not analysis.inside("possessive", m.last - 1)]
        for mention in (own or told)[::-1]:
            interval = times.resolve(mention, published)
            if interval is not None and (interval.granularity not in ("month", "year") or not of_day):
                return interval
    return None
