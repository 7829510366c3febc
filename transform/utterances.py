"""Utterances: which source of its own sentence says a claim."""

from collections.abc import Sequence
from typing import Final

from transform.analysis import STRONG, Analysis
from transform.drafts import Draft
from transform.sources import Speech, is_dashed

# What a speaker does by speaking: "de EU veroordeelde", "hij riep op"; the speaker is the actor, not a source.
_ACTS: Final = frozenset(
    {
        "politics/call",
        "politics/condemn",
        "politics/vote",
        "politics/sanction",
        "politics/agree",
        "law/convicted",
        "law/charged",
        "control/annex",
    }
)


def own(draft: Draft, speeches: Sequence[Speech]) -> Speech | None:
    """Return the speech that a claim belongs to: of its clause, else one that frames the sentence."""
    if draft.type in _ACTS:
        clauses = draft.analysis.clauses
        speeches = [
            s
            for s in speeches
            if not _is_parted(draft.analysis, s.cue.first, draft.frame.at)
            and (s.cue.entry.value != "verb" or not (s.clause == clauses[draft.frame.at] or _is_aside(draft, s)))
        ]
    analysis, at = draft.analysis, draft.frame.at
    others = (_speaks_on, _is_anothers, _is_apart, _is_of_part)
    if draft.frame.base is not None and draft.frame.count is not None and draft.frame.count.elliptical:
        # "Kenya alone counts 238": a land is no source of what it suffered.
        speeches = [s for s in speeches if not _is_land(analysis, s)]
    speeches = [s for s in speeches if not (_promises(draft, s) or any(check(draft, s) for check in others))]
    if not speeches:
        return None
    clause = analysis.clauses[at]
    gapped = draft.frame.count is not None and draft.frame.count.elliptical
    near = [
        s
        for s in speeches
        if gapped
        and s.first < at
        and (analysis.segments[s.first] == analysis.segments[at] or is_dashed(analysis, s.last, at))
    ]
    if len(near) == 1:
        return near[0]
    same = [s for s in speeches if s.clause == clause]
    after = [s for s in speeches if s.postposed and s.cue.first > at]
    if same:
        nearest = min(same, key=lambda s: abs(s.cue.first - at))
        # "Sudan recorded 172 deaths, the health ministry said": a land speaks through its offices.
        behind = [s for s in speeches if s.first > at and s.kind != "other"]
        return behind[-1] if behind and _is_land(analysis, nearest) else nearest
    if after:
        return after[0]
    before = [s for s in speeches if s.cue.first < at]
    return before[-1] if before else speeches[0]


def _is_land(analysis: Analysis, speech: Speech) -> bool:
    """Return whether nobody but a country or region is named as who reports."""
    return any((p.first, p.last) == (speech.first, speech.last) for p in analysis.places)


def _is_parted(analysis: Analysis, first: int, last: int) -> bool:
    """Return whether a semicolon stands between two tokens: what follows is another statement."""
    return any(token.norm == ";" for token in analysis.tokens[first:last])


def _is_anothers(draft: Draft, speech: Speech) -> bool:
    """Return whether a source belongs to a bare number behind the claim: "des milliers de partisans se sont massés, 30 000 selon X"."""
    analysis, at = draft.analysis, draft.frame.at
    if speech.cue.entry.value != "before":
        return False
    here = analysis.segments[speech.cue.first]
    bare = (c for c in analysis.counts if c.elliptical and analysis.segments[c.first] == here)
    return any(at < c.first < speech.cue.first == c.last for c in bare) and analysis.segments[at] != here


def _is_aside(draft: Draft, speech: Speech) -> bool:
    """Return whether a speech stands in a relative clause behind a claim: "denounced a strike, which Moscow blamed on Kyiv"."""
    analysis = draft.analysis
    first = speech.first - 1
    while first > draft.frame.at and analysis.inside("article", first) and not analysis.inside("relative", first):
        first -= 1
    # A German article is a relative pronoun too: "wie die Präsidentschaft bekannt gab".
    led = first > draft.frame.at and analysis.inside("relative", first)
    return led and (analysis.proper_nouns_only or not analysis.inside("article", first))


def _is_apart(draft: Draft, speech: Speech) -> bool:
    """Return whether a source behind a claim speaks of what comes after it only: "… flog Angriffe: Laut dem Zivilschutz starben …".

    So does a German subject before its verb in a later clause: "…, ihr Sprecher nannte den Staat frei".
    """
    analysis, at, first = draft.analysis, draft.frame.at, min(speech.first, speech.cue.first)
    if first <= at:
        return False
    if speech.cue.entry.value == "before":
        return speech.cue.first > 0 and analysis.tokens[speech.cue.first - 1].norm in STRONG
    later = analysis.clauses[speech.cue.first] != analysis.clauses[at]
    if later and speech.postposed and not analysis.proper_nouns_only and _counts(analysis, speech):
        return True
    return later and not speech.postposed and not analysis.proper_nouns_only


def _counts(analysis: Analysis, speech: Speech) -> bool:
    """Return whether what is counted stands behind the verb and its subject: "…, zeitgleich zählte die Polizei 2.100 Teilnehmer"."""
    here = analysis.clauses[speech.cue.first]
    fronted = speech.cue.first > 0 and analysis.tokens[speech.cue.first - 1].norm != ","
    ends = max(speech.last, speech.cue.last)
    behind = any(c.first >= ends and analysis.clauses[c.first] == here for c in analysis.counts)
    return fronted and speech.first >= speech.cue.last and behind


def _is_of_part(draft: Draft, speech: Speech) -> bool:
    """Return whether a source speaks only in a clause behind the claim: "… raketten af, waarvan het leger er 22 zegt te hebben onderschept"."""
    analysis, at = draft.analysis, draft.frame.at
    if speech.postposed or speech.first < at or analysis.clauses[at] == speech.clause:
        return False
    return any(
        at < m.first < speech.first
        for m in analysis.by.get("of_which", ())
        if analysis.clauses[m.first] == speech.clause
    )


def _promises(draft: Draft, speech: Speech) -> bool:
    """Return whether the reporting word gives something: who promises or hands over aid does so, and reports nothing."""
    cue, analysis = speech.cue, draft.analysis
    inserted = cue.first > 0 and analysis.tokens[cue.first - 1].norm == ","
    if draft.type.startswith("aid") and _is_parted(analysis, cue.first, draft.frame.at):
        # "Der Kanton schätzt die Schäden auf …; die Glückskette hat 17 Millionen gesammelt"
        return True
    given = ("aid",) if draft.type.startswith("aid") else ("aid/pledged",)
    return (
        cue.entry.value == "verb"
        and not inserted
        and any(
            m.entry.value.startswith(given) and m.first <= cue.last - 1 < m.last
            for m in analysis.by.get("predicate", ())
        )
    )


def _speaks_on(draft: Draft, speech: Speech) -> bool:
    """Return whether someone speaks only of what follows a colon or semicolon behind the claim: "объявили забастовку: по словам …"."""
    cue, at, tokens = speech.cue, draft.frame.at, draft.analysis.tokens
    inserted = any(t.text[0].isalnum() for t in tokens[max(cue.last, speech.last) :])
    signs = frozenset(":") if cue.entry.value == "before" and not inserted else STRONG
    leads = cue.entry.value == "before" or not speech.postposed or inserted
    return leads and cue.first > at and any(t.norm in signs for t in tokens[at : min(cue.first, speech.first)])


def in_turn(draft: Draft, speech: Speech) -> Speech:
    """Return the speech of a count with a teller of its own: "les syndicats ont compté 280 000 marcheurs et la police 16 000"."""
    analysis, count = draft.analysis, draft.frame.count
    if draft.frame.base is None or count is None or not count.elliptical or speech.cue.entry.value != "verb":
        return speech
    for kind in analysis.by.get("kinds", ()):
        beside = analysis.segments[kind.first] == analysis.segments[count.first] and kind.first > speech.cue.first
        if kind.last == count.first and beside:
            return speech._replace(first=kind.first, last=kind.last, kind=kind.entry.value)
    return speech
