"""Subjects: who says so where no noun phrase stands beside the reporting verb."""

from typing import Final

from transform import speakers, tellers
from transform.analysis import QUOTES, Analysis
from transform.mentions import Mention

_LONGEST: Final = 14


def subject(analysis: Analysis, cue: Mention) -> tuple[int, int] | None:
    """Return the subject of the sentence, which a participle behind a comma shares: "Officials … cut the toll, saying that …"."""
    tokens = analysis.tokens
    apart = cue.first > 0 and tokens[cue.first - 1].norm == ","
    if not apart or not tokens[cue.first].norm.endswith(analysis.participle_endings):
        return None
    span = speakers.after(analysis, 0)
    return span if span and tellers.kind(analysis, *span) is not None else None


def shared(analysis: Analysis, cue: Mention) -> tuple[int, int] | None:
    """Return the body that opens the sentence, where another verb of it is joined to the first: "X behandelde … en registreerde …"."""
    if not analysis.inside("coordinator", cue.first - 1):
        return None
    span = speakers.after(analysis, 0)
    return span if span and any(span[0] <= m.first < span[1] for m in analysis.by.get("kinds", ())) else None


def closing(analysis: Analysis, cue: Mention) -> tuple[int, int] | None:
    """Return who closes the sentence behind an inverted verb, whatever body it is: ", rapporteert de nationale bosdienst."."""
    if analysis.head_first or not is_inverted(analysis, cue.first):
        return None
    span = speakers.after(analysis, cue.last)
    if span is None or span[0] == cue.last or not analysis.inside("article", span[0] - 1):
        return None
    # "…, teilte das Havariekommando mit"
    last = span[1] + 1 if "|" in cue.entry.rule else span[1]
    closed = last >= len(analysis.tokens) or not analysis.tokens[last].text[0].isalnum()
    return span if closed else None


def author(analysis: Analysis, start: int) -> tuple[int, int] | None:
    """Return who made what a claim is drawn from: "according to a toll released on Sunday by the authorities"."""
    for at in range(start, min(start + _LONGEST, len(analysis.tokens))):
        if analysis.inside("agent", at):
            return speakers.after(analysis, at + 1)
        if not analysis.tokens[at].text[0].isalnum():
            return None
    return None


def is_inverted(analysis: Analysis, first: int) -> bool:
    """A cue right after a comma or a closing quote has its source behind it: ", meldt het ministerie"."""
    at = first - 1
    while at >= 0 and (analysis.inside("adverb", at) or analysis.inside("auxiliary", at) or analysis.inside("so", at)):
        at -= 1
    return at < 0 or analysis.tokens[at].norm in {",", "–", "—", "-"} or analysis.tokens[at].norm in QUOTES
