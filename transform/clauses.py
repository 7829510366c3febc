"""Clauses: the segments of a sentence between signs and link words, and the runs of them with one verb."""

from collections.abc import Mapping, Sequence
from typing import Final

from transform.analysis import DASHES, STRONG
from transform.mentions import Mention
from transform.tokens import Token

WEAK: Final = frozenset(",()[]") | DASHES
# More relative clauses than these are no sentence.
_MOST: Final = 12
_SIGNS: Final = WEAK | STRONG


def segment(
    tokens: Sequence[Token], by: Mapping[str, list[Mention]], held: frozenset[int]
) -> tuple[list[int], list[int]]:
    """Return the number of segment and of clause of each token.

    A segment ends at a sign, a coordinator or a subordinator; a clause is a run of segments with one verb. Tokens in ``held``
    lie inside a number, a time or a name, where a comma or an "and" ends nothing.
    """
    openers = {m.first for cls in ("coordinator", "subordinator", "of_which") for m in by.get(cls, ())}
    openers -= {m.first for m in by.get("of_which", ()) if m.first and tokens[m.first - 1].norm[0].isdecimal()}
    subordinate = {m.first for cls in ("subordinator", "relative") for m in by.get(cls, ())}
    double = {m.first for cls in ("preposition", "adverb") for m in by.get(cls, ())}
    coordinators = {m.first for m in by.get("coordinator", ())}
    openers -= {m.first for m in by.get("subordinator", ())} & double - coordinators
    verbs = {m.first for m in by.get("predicate", ()) if m.entry.role in ("verbs", "phrases")}
    verbs |= {m.first for m in by.get("cue", ()) if m.entry.value == "verb"}
    signs = {i for i, token in enumerate(tokens, 1) if token.norm in _SIGNS}
    segments: list[int] = []
    strong, number = set(), 0
    for i in sorted((signs | openers) - held - {0, len(tokens)}):
        segments += [number] * (i - len(segments))
        number += 1
        sign = tokens[i - 1].norm
        if sign in STRONG or (i in subordinate and (sign in WEAK or i not in coordinators)):
            strong.add(number)
    segments += [number] * (len(tokens) - len(segments))
    clauses = _clauses(segments, strong, verbs)
    if by.get("relative_subject"):
        _part(segments, clauses, tokens, by)
    return segments, clauses


def _part(segments: list[int], clauses: list[int], tokens: Sequence[Token], by: Mapping[str, list[Mention]]) -> None:
    """Give relative clauses numbers of their own where the clause around them goes on: "La tempête | qui a balayé la côte | a tué …"."""
    verbal = _covered(by, "auxiliary", "adverb", "negator", "relative")
    links = _covered(by, "coordinator", "subordinator", "relative")
    for mention in by["relative_subject"][:_MOST]:
        first, last = mention.first, _resumes(tokens, by, mention.last, verbal, links)
        if not (last and first and tokens[first - 1].text[0].isalnum()):
            continue
        own = max(clauses) + 1
        clauses[first:last] = [own] * (last - first)
        segments[first:] = [number + (1 if i < last else 2) for i, number in enumerate(segments[first:], first)]


def _covered(by: Mapping[str, list[Mention]], *classes: str) -> frozenset[int]:
    return frozenset(i for cls in classes for m in by.get(cls, ()) for i in range(m.first, m.last))


def _resumes(
    tokens: Sequence[Token],
    by: Mapping[str, list[Mention]],
    start: int,
    verbal: frozenset[int],
    links: frozenset[int],
) -> int:
    """Return where the clause around a relative one goes on, at the second finite verb; 0 where a sign or a link word comes first."""
    for verb in by.get("auxiliary", ()):
        at = verb.first
        if at <= start or at - 1 in verbal:
            continue
        parted = any(tokens[i].norm in STRONG or tokens[i].norm in WEAK or i in links for i in range(start, at))
        return 0 if parted else at
    return 0


def _clauses(segments: Sequence[int], strong: set[int], verbs: set[int]) -> list[int]:
    with_verb = {segments[i] for i in verbs}
    clause, has_verb, numbers = 0, False, {}
    for number in range(segments[-1] + 1 if segments else 0):
        if number in strong or (number in with_verb and has_verb):
            clause += 1
            has_verb = False
        has_verb = has_verb or number in with_verb
        numbers[number] = clause
    return [numbers[s] for s in segments]
