"""Who confirms or denies: sentences that speak about other claims, and the claims that they speak about."""

from transform.analysis import Analysis
from transform.drafts import Draft
from transform.records import Status
from transform.stories import Story

_RANK: dict[Status, int] = {"none": 0, "confirmed": 1, "not_confirmed": 2, "denied": 3}


def apply(story: Story) -> None:
    """Set status and by of the drafts that a confirming or denying sentence speaks about."""
    for analysis in story.analyses:
        status = _status(analysis)
        if status is None:
            continue
        by = _by(analysis)
        for draft in _spoken_of(analysis, story):
            if _RANK[status] > _RANK[draft.status]:
                draft.status, draft.by = status, by
                draft.because("verification", analysis, 0, len(analysis.tokens), f"verification:{status}", "carried")


def _status(analysis: Analysis) -> Status | None:
    if analysis.by.get("unconfirmed"):
        return "not_confirmed"
    if analysis.by.get("deny"):
        return "denied"
    confirms = analysis.by.get("confirm", ())
    for mention in confirms:
        clause = analysis.clauses[mention.first]
        negated = any(
            analysis.clauses[m.first] == clause for cls in ("negator", "none") for m in analysis.by.get(cls, ())
        )
        if negated:
            return "not_confirmed"
    return None


# How a place stands that only says whose body it is: "l'état-major malien".
_OF = frozenset({"adjective", "within", "people"})


def _by(analysis: Analysis) -> tuple[str, ...]:
    """Return who does not confirm or denies: the bodies and people named in the sentence."""
    found = []
    at = -1
    for mention in sorted(analysis.by.get("kinds", ()), key=lambda m: m.first):
        if mention.first < at or mention.entry.value == "witness":
            continue
        at = _name_end(analysis, mention.last)
        first = mention.first
        while first > 0 and analysis.tokens[first - 1].text[0].isupper() and first - 1 > 0:
            first -= 1
        found.append(analysis.words(first, at))
    return tuple(found[:4])


def _name_end(analysis: Analysis, last: int) -> int:
    while last < len(analysis.tokens) and (
        analysis.tokens[last].text[0].isupper()
        or (analysis.head_first and any(p.first == last and p.kind in _OF for p in analysis.places))
    ):
        last += 1
    return last


def _is_past(analysis: Analysis, draft: Draft) -> bool:
    """Return whether a claim stands before a semicolon behind which the same sentence denies or does not confirm it."""
    marks = [m.first for cls in ("deny", "unconfirmed", "confirm") for m in analysis.by.get(cls, ())]
    at = draft.frame.at
    return any(at < mark and any(t.norm == ";" for t in analysis.tokens[at:mark]) for mark in marks)


def _spoken_of(analysis: Analysis, story: Story) -> list[Draft]:
    """Return the claims that the sentence speaks about: those it names, else the figures before it, else what was said last."""
    own = [d for d in story.of(analysis.number) if _is_past(analysis, d)]
    if own:
        return own
    before = [d for other in story.back(analysis, 0) for d in story.of(other.number)]
    if not before:
        return list(story.of(analysis.number))
    nearest = max(d.analysis.number for d in before)
    last = [d for d in before if d.analysis.number == nearest]
    named = {m.entry.value.partition("/")[0] for m in analysis.by.get("predicate", ())}
    counted = [d for d in before if d.quantity is not None]
    if any(m.entry.value == "figures" for m in analysis.by.get("groups", ())) and counted:
        return counted
    return [d for d in last if d.type.partition("/")[0] in named] or last
