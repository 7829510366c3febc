"""Anchors: the date of an event told before that an undated one goes on with."""

from typing import Final

from transform.drafts import Draft
from transform.records import Interval
from transform.stories import Story

# What follows from an event, as an arrest does: neither dates the other.
_AFTERMATH: Final = ("displacement", "health", "damage/outage")
_TRIALS: Final = frozenset({"law/charged", "law/convicted"})
_DAMAGE: Final = ("damage", "hazard")
# What may be told of as it still is.
_LASTING_ON: Final = frozenset({"casualty/captured", "displacement/displaced"})
_LASTING: Final = ("hazard", "damage/area")

_STATEMENTS: Final = ("politics", "aid", "capacity")
# A state that lasts says nothing of when anything else happened.
_STILL: Final = frozenset({"casualty/missing"})
# A longer span than this is background ("since the start of the year"), not when the event happened.
_EVENT_DAYS: Final = 31


def anchor(draft: Draft, story: Story, reach: int | None) -> Interval | None:
    """Return the interval of the last event told before, at most ``reach`` paragraphs back."""
    if reach is None or _is_held(draft):
        return None
    found: list[Interval] = []
    whole: list[Interval] = []
    ones: list[Interval] = []
    for analysis in (draft.analysis, *story.back(draft.analysis, reach)):
        for other in reversed(story.of(analysis.number)):
            time = other.time
            if time is None or time.basis == "published" or _is_another(draft, other):
                continue
            if other.type == "displacement/evacuated" and not draft.type.startswith("displacement"):
                # People leave before the storm as well.
                continue
            if is_event(other, long=_goes_on(draft, other)) or _is_sitting(draft, other):
                found.append(Interval(start=time.start, end=time.end, granularity=time.granularity))
                whole += found[-1:] if other.type.startswith(_LASTING) else []
                ones += found[-1:] if other.frame.count is not None and other.frame.count.single else []
    # A day is when it happened; a week or a month is mostly what went before.
    nearest = next((i for i in found if i.granularity in ("day", "range")), found[0] if found else None)
    count = draft.frame.count
    if nearest is None or count is None or count.single or not any(i is nearest for i in ones):
        return nearest
    # What many suffered they suffered as long as the fire or flood lasted, not on the day of one of them.
    return next((i for i in whole if i.granularity == "range" and _covers(i, nearest)), nearest)


def _is_held(draft: Draft) -> bool:
    """Return whether people are still held or homeless: "were being held captive" tells of now, not of when they were taken."""
    analysis, before = draft.analysis, draft.frame.predicate.first
    if draft.type in _LASTING_ON and analysis.inside("lasting", before):
        # "Rebellen halten fünf Menschen fest", "honderden gezinnen slapen in scholen"
        return True
    if draft.type != "casualty/captured" or not analysis.participle_endings:
        return False
    first = range(max(before - 1, 0), min(before + 1, len(analysis.tokens)))
    return any(
        analysis.inside("passive", i) and analysis.tokens[i].norm.endswith(analysis.participle_endings) for i in first
    )


def _covers(whole: Interval, part: Interval) -> bool:
    # A night is two days and covers none.
    return (whole.end - whole.start).days > 1 and whole.start <= part.start and part.end <= whole.end


def _is_another(draft: Draft, other: Draft) -> bool:
    """Return whether what was told before is another event: in another country, a trial with its own day, an arrest in its own region."""
    if draft.type == "politics/vote":
        return not other.type.startswith("politics")
    if other.analysis.paragraph < draft.analysis.paragraph and _is_abroad(draft, other):
        return True
    if other.type == "hazard/heat" != draft.type:
        # A hot day dates no collision.
        return True
    if other.type == "casualty/rescued" and draft.type.startswith(_DAMAGE):
        # Who is saved is saved later.
        return True
    if not draft.type.startswith("law"):
        # An arrest or a verdict makes nobody flee.
        return draft.type.startswith("displacement") and other.type.startswith("law")
    if other.type.startswith(_AFTERMATH):
        return True
    elsewhere = draft.region_basis in ("clause", "sentence") and other.region != draft.region
    return elsewhere or (draft.type in _TRIALS and not other.type.startswith("law"))


def _is_sitting(draft: Draft, other: Draft) -> bool:
    """Return whether an assembly's act is the one that the votes were cast on."""
    return draft.type == "politics/vote" and other.type.startswith("politics") and other.realis == "actual"


def _is_abroad(draft: Draft, other: Draft) -> bool:
    """Return whether a claim is about another country than what was told before."""
    return None not in (draft.region, other.region) and str(draft.region)[:2] != str(other.region)[:2]


def _goes_on(draft: Draft, other: Draft) -> bool:
    """Return whether a sentence takes up the whole of the one before it: "Dat heeft 10.000 mensen het leven gekost"."""
    first = draft.analysis
    pointing = first.inside("demonstrative", 0) or first.inside("pronoun", 0)
    return pointing and other.analysis.number == first.number - 1


def is_event(draft: Draft, *, long: bool) -> bool:
    """Return whether a draft tells an event that later claims may continue, not a comparison or the background of one."""
    time = draft.time
    if time is None or draft.compared or draft.realis != "actual" or draft.factuality.startswith("PS"):
        return False
    if draft.type.startswith(_STATEMENTS) or draft.type in _STILL:
        return False
    return long or (time.end - time.start).days <= _EVENT_DAYS
