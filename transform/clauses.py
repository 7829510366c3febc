"""Clauses: the segments of a sentence between signs and link words, and the runs of them with one verb."""

from collections.abc import Mapping, Sequence

from transform.analysis import DASHES, STRONG
from transform.mentions import Mention
from transform.tokens import Token

WEAK = frozenset(",()[]") | DASHES
_SIGNS = WEAK | STRONG


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
    return segments, _clauses(segments, strong, verbs)


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
