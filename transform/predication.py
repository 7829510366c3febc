"""Predication: which verb is that of a counted subject, where its clause has several."""

from collections.abc import Sequence
from typing import Final

from transform.analysis import Analysis, Count
from transform.mentions import Mention

# So long an insertion may be.
_INSERTED: Final = 12
_RELATIVE: Final = 20


def is_subject(analysis: Analysis, count: Count) -> bool:
    """Return whether a joined clause begins with the count and its verb: "le toit a été arraché et deux ponts ont dû être fermés"."""
    start = analysis.segments.index(analysis.segments[count.first])
    joined = analysis.head_first and analysis.inside("coordinator", start) and count.first - start <= 2
    return joined and not count.elliptical and analysis.inside("auxiliary", count.last)


def paired(analysis: Analysis, count: Count) -> Count:
    """Return the count that is joined to this one and shares its verb, or itself: "442 drones en 41 raketten te hebben onderschept"."""
    after = next((c for c in analysis.counts if c.first == count.last + 1), count)
    return after if analysis.inside("coordinator", count.last) else count


def own_verb(analysis: Analysis, count: Count, able: Sequence[Mention]) -> Mention | None:
    """Return the verb that follows a subject joined to a clause that has one: "X a été arrêté et deux agents, soupçonnés …, ont été inculpés"."""
    segments, here = analysis.segments, analysis.segments[count.first]
    start = segments.index(here)
    if not analysis.inside("coordinator", start) or count.first - start > 2 or count.elliptical:
        return None
    if not any(m.last <= start for m in able) or any(segments[m.first] == here for m in able):
        return None
    for verb in able:
        between = range(count.last, verb.first)
        auxiliary = analysis.inside("auxiliary", verb.first - 1) or analysis.inside("auxiliary", verb.first)
        helped = auxiliary and _is_apposed(analysis, count.last, verb.first)
        apart = any(analysis.inside("relative", i) or analysis.inside("coordinator", i) for i in between)
        if verb.first >= count.last and helped and not apart and not any(c.first in between for c in analysis.counts):
            return verb
    return None


def main_verb(analysis: Analysis, count: Count, able: Sequence[Mention]) -> Mention | None:
    """Return the verb behind a participle that only describes the counted: "87 villageois enlevés lundi ont été libérés"."""
    if not (analysis.head_first or analysis.homographs) or count.number is None or count.elliptical:
        return None
    # "two hikers who vanished on Friday have been found": so does a relative clause.
    start = count.last + analysis.inside("relative", count.last)
    described = [m for m in able if m.first >= start and m.entry.role in ("verbs", "phrases")][:1]
    if not described or analysis.inside("auxiliary", count.last) or (start == count.last != described[0].first):
        return None
    segment = analysis.segments[count.first]
    for verb in able:
        if verb.first > described[0].last and _is_helped(analysis, verb) and analysis.segments[verb.first] == segment:
            return verb
    return None


def past_insertion(analysis: Analysis, count: Count, able: Sequence[Mention]) -> Mention | None:
    """Return the verb behind an "including …" between commas: "пятеро жильцов, включая двух детей, попали в больницу"."""
    tokens, at = analysis.tokens, count.last
    if at + 1 >= len(tokens) or tokens[at].norm != "," or not analysis.inside("of_which", at + 1):
        return None
    closing = next((i for i in range(at + 2, min(at + _INSERTED, len(tokens))) if tokens[i].norm == ","), len(tokens))
    return next((m for m in able if 1 <= m.first - closing <= 2 and m.entry.role in ("verbs", "phrases")), None)


def past_relative(analysis: Analysis, count: Count, able: Sequence[Mention]) -> Mention | None:
    """Return the verb of a subject that opens with it behind a relative clause: "Ein Mann, der sein Vieh retten wollte, ertrank"."""
    tokens, at = analysis.tokens, count.last
    if analysis.head_first or analysis.homographs or count.elliptical or at + 1 >= len(tokens):
        return None
    first = count.first - 1
    while first >= 0 and analysis.inside("article", first):
        first -= 1
    at += tokens[at].norm == ","
    if not analysis.inside("relative", at) or analysis.inside("preposition", first):
        return None
    closing = next((i for i in range(at + 2, min(at + _RELATIVE, len(tokens))) if tokens[i].norm == ","), len(tokens))
    behind = [m for m in able if m.first > closing and m.entry.role in ("verbs", "phrases")]
    opens = analysis.inside("auxiliary", closing + 1) or any(m.first == closing + 1 for m in behind)
    ends = next((i for i in range(closing + 1, len(tokens)) if tokens[i].norm in {",", ";"}), len(tokens))
    return next((m for m in behind if opens and m.first < ends), None)


def _is_helped(analysis: Analysis, verb: Mention) -> bool:
    """Return whether a verb has its auxiliary, or is the infinitive of one that has: "have begun to go home"."""
    at = verb.first - 1
    if analysis.inside("auxiliary", at) or analysis.inside("auxiliary", verb.first):
        return True
    begun = analysis.inside("infinitive", at) or (analysis.head_first and analysis.inside("preposition", at))
    return begun and analysis.inside("auxiliary", at - 2)


def _is_apposed(analysis: Analysis, first: int, verb: int) -> bool:
    """Return whether a comma closes what was put in before the auxiliaries of a verb: "deux agents de la régie, soupçonnés …, ont été inculpés"."""
    at = verb - 1
    while at > first and analysis.inside("auxiliary", at):
        at -= 1
    return analysis.tokens[first].norm == "," or (analysis.head_first and analysis.tokens[at].norm == ",")
