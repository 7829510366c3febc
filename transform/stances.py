"""How sure: factuality (FactBank) and realis (Rich ERE) of each claim, from the hedges in its clause."""

from transform.analysis import Analysis
from transform.drafts import Draft
from transform.records import Factuality


def take(draft: Draft) -> None:
    """Set the factuality and realis of a claim by the words in its clause."""
    analysis, frame = draft.analysis, draft.frame
    at = frame.predicate.first if frame.base is None and frame.predicate.first < len(analysis.clauses) else frame.at
    clause = analysis.clauses[at]
    negated = frame.negated
    draft.realis = "actual"
    grade: Factuality = "CT-" if negated else "CT+"
    if _has(analysis, "irrealis", clause, at) or _opens(analysis, "conditional", clause):
        draft.realis, grade = "other", "Uu"
    if _has(analysis, "generic", clause, at):
        draft.realis = "generic"
    if _has(analysis, "possible", clause, at):
        grade = "PS-" if negated else "PS+"
    elif _has(analysis, "probable", clause, at):
        grade = "PR-" if negated else "PR+"
    elif _has(analysis, "hearsay", clause, at):
        draft.hearsay = True
    if negated and draft.realis == "other" and grade == "Uu":
        draft.realis = "actual"
        grade = "CT-"
    draft.factuality = grade


def settle_hearsay(draft: Draft) -> None:
    """Grade hearsay once the source is known: with a source it is plain reporting, without one it is only probable."""
    if draft.hearsay and draft.factuality == "CT+" and draft.source is None:
        draft.factuality = "PR+"


def _opens(analysis: Analysis, cls: str, clause: int) -> bool:
    """Return whether the clause opens with a word of the class ("als", "if"), which elsewhere may mean "like"."""
    return any(
        analysis.clauses[m.first] == clause and (m.first == 0 or analysis.segments[m.first - 1] != analysis.segments[m.first])
        for m in analysis.by.get(cls, ())
    )


def _has(analysis: Analysis, cls: str, clause: int, at: int) -> bool:
    """Return whether a word of the class governs the token: in its clause, or just before it opens."""
    return any(
        analysis.clauses[m.first] == clause
        and not _is_noun_of(analysis, m.first, at)
        and not _is_apart(analysis, m.first, at)
        for m in analysis.by.get(cls, ())
    )


def _is_apart(analysis: Analysis, first: int, at: int) -> bool:
    """Return whether a relative pronoun stands between a predicate and a later word, which then governs something else."""
    return any(at < m.first < first and not analysis.inside("preposition", m.first - 1) for m in analysis.by.get("relative", ()))


def _is_noun_of(analysis: Analysis, first: int, at: int) -> bool:
    return analysis.segments[first] > analysis.segments[at] + 1
