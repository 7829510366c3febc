"""Who did it, and to whom: actor and target of a claim, as written, without articles."""

from typing import Final

from transform.analysis import Analysis
from transform.drafts import Draft
from transform.frames import Frame

_AGENTS: Final = ("control", "attack", "politics", "aid", "law", "protest")


def actor(draft: Draft) -> str | None:
    """Return who did it: a people, force or body that stands bare before the predicate in its clause; None if none does."""
    frame = draft.frame if draft.frame.base is None else draft.frame.base
    analysis = frame.analysis
    if not draft.type.startswith(_AGENTS):
        return None
    if draft.type.startswith("protest"):
        return _counted_noun(frame)
    spans = [s for s in _agents(analysis) if analysis.clauses[s[0]] == analysis.clauses[frame.predicate.first]]
    bare = [s for s in spans if not _governed(analysis, s[0])]
    before = [s for s in bare if s[0] < frame.predicate.first] or bare
    return analysis.words(*before[0]) if before else None


def target(draft: Draft) -> str | None:
    """Return what it was done to: the counted noun."""
    return _counted_noun(draft.frame)


def _counted_noun(frame: Frame) -> str | None:
    count = frame.count
    if count is None or count.predicate is not None or count.noun_first >= count.noun_last:
        return None
    return frame.analysis.words(count.noun_first, count.noun_last)


def _agents(analysis: Analysis) -> list[tuple[int, int]]:
    spans = [(p.first, p.last) for p in analysis.places if p.kind in {"people", "bare"}]
    spans += [(m.first, m.last) for m in analysis.by.get("groups", ()) if m.entry.value == "force"]
    spans += [(m.first, m.last) for m in analysis.by.get("kinds", ())]
    return sorted({_widen(analysis, *span) for span in spans})


def _widen(analysis: Analysis, first: int, last: int) -> tuple[int, int]:
    while first > 0 and any(p.last == first and p.kind == "adjective" for p in analysis.places):
        first = next(p.first for p in analysis.places if p.last == first and p.kind == "adjective")
    while last < len(analysis.tokens) and analysis.tokens[last].text[0].isupper():
        last += 1
    return first, last


def _governed(analysis: Analysis, first: int) -> bool:
    for at in range(first - 1, max(first - 4, -1), -1):
        if analysis.inside("preposition", at):
            return True
        if not analysis.inside("article", at):
            return False
    return False
