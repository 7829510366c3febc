"""How sure: factuality (FactBank) and realis (Rich ERE) of each claim, from the hedges in its clause."""

from transform import hedges
from transform.drafts import Draft
from transform.mentions import Mention
from transform.records import Factuality, Interval


def take(draft: Draft) -> None:
    """Set the factuality and realis of a claim by the words in its clause; a delivery that is to come is a pledge."""
    _grade(draft)
    if not draft.type.startswith("aid") or draft.realis != "other" or draft.factuality != "Uu":
        return
    draft.frame.type = "aid/pledged"
    if hedges.governor(draft.analysis, "future", _governed(draft)) is not None:
        draft.realis, draft.factuality = "actual", "CT+"


def _grade(draft: Draft) -> None:
    analysis, negated = draft.analysis, draft.frame.negated
    at = _governed(draft)
    draft.factuality = "CT-" if negated else "CT+"
    planned = (
        hedges.governor(analysis, "irrealis", at)
        or hedges.opener(analysis, "conditional", at)
        or hedges.condition(analysis, at)
    )
    if planned is not None and (_is_told(draft, planned) or _is_claimed(draft, planned) or _is_voted(draft, planned)):
        planned = None
    if planned is not None and negated and planned.entry.cls == "conditional":
        draft.realis = "other"
    if planned is not None and not negated and not _promises(draft, planned):
        _note(draft, "realis", planned)
        draft.realis, draft.factuality = "other", "Uu"
    if not negated and (_is_ordered(draft) or _is_called(draft)):
        draft.realis, draft.factuality = "other", "Uu"
        return
    generic = hedges.governor(analysis, "generic", at)
    if generic is not None:
        _note(draft, "realis", generic)
        draft.realis = "generic"
    for cls, grade in (("possible", "PS"), ("probable", "PR")):
        hedge = hedges.governor(analysis, cls, at)
        if hedge is not None and not _is_within(hedge, draft):
            _note(draft, "factuality", hedge)
            draft.factuality = _graded(grade, negated=negated)
            return
    indirect = hedges.governor(analysis, "indirect", at)
    if indirect is not None:
        _note(draft, "factuality", indirect)
        draft.hearsay = draft.indirect = True
    hearsay = hedges.governor(analysis, "hearsay", at)
    if hearsay is not None:
        _note(draft, "factuality", hearsay)
        draft.hearsay = True


def _is_ordered(draft: Draft) -> bool:
    """Return whether "sollen" tells what is to be done, and is no hearsay: "sollen freigelassen werden", not "freigelassen worden sein"."""
    analysis, at = draft.analysis, _governed(draft)
    last = draft.frame.predicate.last
    infinitive = analysis.inside("future", last) and analysis.inside("passive", last)
    return infinitive and hedges.governor(analysis, "ordered", at) is not None


def _is_claimed(draft: Draft, planned: Mention) -> bool:
    """Return whether a German "will" tells what somebody says to have done: "will 180 Quadratkilometer zurückerobert haben"."""
    analysis, last = draft.analysis, draft.frame.predicate.last
    if analysis.proper_nouns_only or not analysis.inside("auxiliary", planned.first):
        return False
    return (
        planned.last <= draft.frame.predicate.first
        and analysis.inside("auxiliary", last)
        and not (analysis.inside("passive", last))
    )


def _is_called(draft: Draft) -> bool:
    """Return whether a strike or a rally is only what somebody calls for: "ruft für Montag zum Warnstreik auf"."""
    analysis, told = draft.analysis, draft.frame.predicate
    if not draft.type.startswith("protest") or draft.quantity is not None:
        return False
    calls = [
        m for m in analysis.by.get("predicate", ()) if m.entry.value == "politics/call" and m.entry.role != "nouns"
    ]
    return any(m.first <= told.first and analysis.clauses[told.first] - analysis.clauses[m.first] <= 1 for m in calls)


def _is_told(draft: Draft, planned: Mention) -> bool:
    """Return whether the word is itself what is told, not what makes it one that may come: a call ("exige"), a toll ("eiste 26 levens")."""
    predicate = draft.frame.predicate
    if draft.type == "politics/call" and planned.first < predicate.last and predicate.first < planned.last:
        return True
    return any(
        m.first == planned.first and m.entry.value.startswith("casualty")
        for m in draft.analysis.by.get("predicate", ())
    )


def _is_voted(draft: Draft, planned: Mention) -> bool:
    """Return whether a count of votes tells the outcome, whatever was proposed: "verwierp het voorstel met 62 procent"."""
    counted = draft.type == "politics/vote" and draft.quantity is not None
    return counted and not draft.analysis.inside("auxiliary", planned.first)


def _promises(draft: Draft, planned: Mention) -> bool:
    """Aid that someone will give is pledged already: "Mexiko will Chile 30 Tonnen schicken"."""
    return (
        draft.type == "aid/pledged"
        and planned.entry.cls == "irrealis"
        and draft.analysis.inside("auxiliary", planned.first)
    )


def settle_hearsay(draft: Draft) -> None:
    """Grade hearsay once the source is known: with a source it is plain reporting, without one it is only probable."""
    if draft.hearsay and draft.factuality == "CT+" and draft.source is None:
        draft.factuality = "PR+"


def look_ahead(draft: Draft, published: Interval | None) -> None:
    """What the text dates after its own publication is planned: "the hostages are freed on Friday"."""
    time = draft.time
    if published is None or time is None or time.text is None or draft.realis != "actual":
        return
    supposed = draft.factuality.startswith("PS") and time.end > published.end
    if time.start > published.end or supposed:
        draft.realis = "other"
        if draft.factuality == "CT+":
            draft.factuality = "Uu"


def _graded(grade: str, *, negated: bool) -> Factuality:
    graded: dict[tuple[str, bool], Factuality] = {
        ("PS", False): "PS+",
        ("PS", True): "PS-",
        ("PR", False): "PR+",
        ("PR", True): "PR-",
    }
    return graded[grade, negated]


def _note(draft: Draft, slot: str, mention: Mention) -> None:
    draft.because(slot, draft.analysis, mention.first, mention.last, mention.entry.rule, "stated")


def _governed(draft: Draft) -> int:
    frame = draft.frame
    return frame.predicate.first if frame.base is None else frame.at


def _is_within(hedge: Mention, draft: Draft) -> bool:
    """Return whether a hedge is part of what is told or of who is counted: "could not be reached", "11 suspected rebels"."""
    predicate, count = draft.frame.predicate, draft.frame.count
    if count is not None and count.first < hedge.first < count.last:
        return True
    return predicate.first <= hedge.first and hedge.last < predicate.last
