"""Whose claim: the source of each draft, from its clause, its sentence, or carried from the sentence beside it."""

from collections.abc import Mapping, Sequence

from transform.analysis import Analysis
from transform.drafts import Draft
from transform.records import Attribution, SourceBasis
from transform.sources import Speech


def assign(drafts: Sequence[Draft], speeches: Mapping[int, Sequence[Speech]], analyses: Sequence[Analysis]) -> None:
    """Set the source of every draft."""
    spoken = _pronouns(speeches, analyses)
    for draft in drafts:
        speech = _own(draft, speeches.get(draft.analysis.number, ()))
        if speech is not None:
            draft.speech = speech
            draft.source = _attribution(speech, draft.analysis, spoken, "sentence")
            draft.because("source", speech.first, speech.last, speech.cue.entry.rule, "stated")
    for draft in drafts:
        if draft.source is None:
            _carry(draft, drafts, speeches, analyses, spoken)


def _own(draft: Draft, speeches: Sequence[Speech]) -> Speech | None:
    """Return the speech that a claim belongs to: of its clause, else one that frames the sentence."""
    if not speeches:
        return None
    analysis, at = draft.analysis, draft.frame.at
    clause = analysis.clauses[at]
    same = [s for s in speeches if s.clause == clause]
    if same:
        return min(same, key=lambda s: abs(s.cue.first - at))
    after = [s for s in speeches if s.postposed and s.cue.first > at]
    if after:
        return after[0]
    before = [s for s in speeches if s.cue.first < at]
    return before[-1] if before else speeches[0]


def _attribution(
    speech: Speech, analysis: Analysis, spoken: Mapping[tuple[int, int], tuple[str, str]], basis: SourceBasis
) -> Attribution | None:
    text, kind = analysis.words(speech.first, speech.last), speech.kind
    if kind == "pronoun":
        known = spoken.get((analysis.number, speech.first))
        if known is None:
            return None
        text, kind = known
    cue = analysis.words(speech.cue.first, speech.cue.last)
    return Attribution(text=text, kind=kind, cue=cue, basis=basis)


def _pronouns(
    speeches: Mapping[int, Sequence[Speech]], analyses: Sequence[Analysis]
) -> dict[tuple[int, int], tuple[str, str]]:
    """Return what each pronoun source stands for: the last source named before it."""
    named: dict[tuple[int, int], tuple[str, str]] = {}
    last: tuple[str, str] | None = None
    for analysis in analyses:
        for speech in speeches.get(analysis.number, ()):
            if speech.kind != "pronoun":
                last = (analysis.words(speech.first, speech.last), speech.kind)
            elif last is not None:
                named[analysis.number, speech.first] = last
    return named


def _carry(
    draft: Draft,
    drafts: Sequence[Draft],
    speeches: Mapping[int, Sequence[Speech]],
    analyses: Sequence[Analysis],
    spoken: Mapping[tuple[int, int], tuple[str, str]],
) -> None:
    """Take the source of the sentence before or after in the paragraph, where it speaks of the same event."""
    number, paragraph = draft.analysis.number, draft.analysis.paragraph
    for step in (-1, 1):
        other = number + step
        if not 0 <= other < len(analyses) or analyses[other].paragraph != paragraph:
            continue
        said = [d for d in drafts if d.analysis.number == other and d.source is not None and d.speech is not None]
        alike = [d for d in said if _same_event(draft, d)]
        if alike and alike[0].speech is not None:
            draft.source = _attribution(alike[0].speech, analyses[other], spoken, "context")
            return


def _same_event(draft: Draft, other: Draft) -> bool:
    if draft.frame.base is not None and draft.frame.base is other.frame:
        return True
    return draft.type == other.type and draft.quantity is not None and other.quantity is not None
