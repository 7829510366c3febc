"""Denials: the claims that are what a sentence itself denies, with who denies them: "the army denied shelling Goma"."""

from collections.abc import Sequence
from typing import Final

from transform import speakers, tellers
from transform.analysis import Analysis
from transform.drafts import Draft
from transform.mentions import Mention
from transform.records import Attribution

# So near behind the verb begins what is denied: "denied reports that …", "dementierte Berichte, wonach …".
_CONTENT: Final = 4
_PARTING: Final = frozenset(";:")


def take(analysis: Analysis, drafts: Sequence[Draft], by: tuple[str, ...]) -> list[Draft]:
    """Make claims of what the sentence denies negative ones of who denies it, and return them.

    What is said to be somebody else's claim stays one, which is denied: "denied a Russian claim to have seized the village".
    """
    taken: list[Draft] = []
    for mention in analysis.by.get("deny", ()):
        denied = [d for d in drafts if _is_content(analysis, d, mention) and d not in taken]
        taken += denied
        if _is_anothers(analysis, mention):
            for draft in denied:
                draft.status, draft.by = "denied", by
        elif denied:
            _negate(denied, analysis, mention)
    return taken


def _negate(drafts: Sequence[Draft], analysis: Analysis, mention: Mention) -> None:
    """Make claims negative ones of who denies them."""
    source = _source(analysis, mention)
    for draft in drafts:
        draft.factuality = "CT-"
        draft.because("factuality", analysis, mention.first, mention.last, mention.entry.rule, "stated")
        if source is not None:
            draft.source = source
            draft.because("source", analysis, mention.first, mention.last, mention.entry.rule, "stated")


def _is_content(analysis: Analysis, draft: Draft, mention: Mention) -> bool:
    """Return whether a claim stands in the clause that a denial has for its object, behind it or at the sentence's start."""
    at = draft.frame.at
    if draft.realis != "actual" or draft.factuality.endswith("-") or draft.type.startswith("politics"):
        return False
    if at < mention.first:
        return _opens(analysis, mention) and analysis.clauses[at] == analysis.clauses[0]
    start = _start(analysis, mention)
    return start is not None and start <= at and not _is_parted(analysis, start, at)


def _opens(analysis: Analysis, mention: Mention) -> bool:
    """Return whether the sentence opens with what is denied: "Dat de stad viel, ontkent Kyiv"."""
    if not analysis.inside("subordinator", 0) or not analysis.inside("relative", 0):
        return False
    return any(analysis.tokens[i].norm == "," for i in range(1, mention.first))


def _start(analysis: Analysis, mention: Mention) -> int | None:
    """Return where what is denied starts behind the verb: at a word such as "that", at an infinitive or at a gerund."""
    tokens = analysis.tokens
    for at in range(mention.last, min(mention.last + _CONTENT, len(tokens))):
        if tokens[at].norm in _PARTING or analysis.inside("coordinator", at):
            return None
        if analysis.inside("subordinator", at) or analysis.inside("infinitive", at):
            return at
    behind = mention.last
    if tokens[min(behind, len(tokens) - 1)].norm == "," and analysis.within(
        "infinitive", analysis.clauses, analysis.clauses[mention.first] + 1
    ):
        # "stritt ab, das Lager angegriffen zu haben"
        return behind + 1
    acts = [m for m in analysis.by["predicate"] if m.first == behind and m.entry.role in ("verbs", "events")]
    helped = analysis.inside("auxiliary", behind) and behind + 1 < len(tokens)
    return behind if acts or (helped and analysis.head_first) else None


def _is_anothers(analysis: Analysis, mention: Mention) -> bool:
    """Return whether a noun with its owner is denied: "a Russian claim to …"."""
    near = range(mention.last, mention.last + _CONTENT)
    figures = {m.first for m in analysis.by.get("groups", ()) if m.entry.value == "figures"}
    return any(p.first in near and p.last in figures for p in analysis.placed)


def _is_parted(analysis: Analysis, start: int, at: int) -> bool:
    """Return whether something else is told before the claim: "denied that …, but said that 12 people died"."""
    clause = analysis.clauses[start]
    return any(
        analysis.tokens[i].norm in _PARTING or (analysis.inside("coordinator", i) and analysis.clauses[at] != clause)
        for i in range(start, at)
    )


def _source(analysis: Analysis, mention: Mention) -> Attribution | None:
    """Return who denies, as the subject of a reporting verb is found."""
    for span in (speakers.before(analysis, mention.first), speakers.after(analysis, mention.last)):
        kind = tellers.kind(analysis, *span) if span is not None else None
        if span is not None and kind is not None and kind != "pronoun":
            cue = analysis.words(mention.first, mention.last)
            return Attribution(text=analysis.words(*span), kind=kind, cue=cue, basis="sentence")
    return None
