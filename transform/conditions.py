"""Conditions: whether what a sense of a word needs stands in its clause, and nothing that it excludes."""

from typing import Final

from transform import grasp, participles
from transform.analysis import DASHES, Analysis, Count
from transform.mentions import Mention

# What a coordinated verb shares with the one before it.
_SHARED: Final = frozenset({"person", "force", "disease"})
# "Goma, das sie im Januar eingenommen hatten"
_HELD: Final = frozenset({"settlement", "place"})
_FIRED: Final = frozenset({"drone", "missile", "munition"})


def features(
    analysis: Analysis, first: int, clause: int, topics: frozenset[str], wanted: frozenset[str]
) -> frozenset[str]:
    """Return what stands in the clause: units, groups, "place", "count", "single", "none", "name"; and the topics.

    Where it is ``wanted``, "subject" is a town or region that the verb is told of, "object" one that a force does it to.
    """
    scope = analysis.clauses
    found = set(topics)
    named = parts_of_names(analysis)
    for cls in ("units", "groups"):
        found.update(
            m.entry.value
            for m in analysis.by.get(cls, ())
            if scope[m.first] == clause
            and m.first not in named
            and not (cls == "groups" and analysis.inside("idiom", m.first))
        )
    if any(scope[p.first] == clause and p.kind not in {"adjective", "people"} for p in analysis.places):
        found.add("place")
    if "subject" in wanted and grasp.is_subject(analysis, first):
        found.add("subject")
    if "object" in wanted and "force" in found and grasp.is_object(analysis, first):
        found.add("object")
    counts = [c for c in analysis.counts if scope[c.first] == clause]
    found.update(c.unit for c in counts if c.unit)
    if any(c.elliptical and c.unit is None for c in counts):
        # "83 drones, of which 61 were shot down": a bare number counts what was counted before.
        before = [c for c in analysis.counts if c.unit and scope[c.first] < clause]
        found.update(c.unit for c in before if c.unit)
        if analysis.head_first:
            nouns = {c.noun_first for c in before}
            found.update(m.entry.value for m in analysis.by.get("groups", ()) if m.first in nouns)
    if counts or any(_is_dashed(analysis, c, clause) for c in analysis.counts if c.elliptical):
        found.add("count")
    if any(c.single for c in counts):
        found.add("single")
    if any(c.unit and len(c.unit) == 3 and c.unit.isupper() for c in counts):
        found.add("money")
    if any(n.kind == "score" and scope[n.first] == clause for n in analysis.numbers):
        found.add("leisure")
    if any(scope[m.first] == clause for m in analysis.by.get("none", ())):
        found.add("none")
    if any(t.text[0].isupper() and i != first and scope[i] == clause for i, t in enumerate(analysis.tokens) if i):
        found.add("name")
    return frozenset(found)


def holds(analysis: Analysis, mention: Mention, topics: frozenset[str]) -> bool:
    """Return whether what the sense needs stands in its clause, and nothing that it excludes."""
    entry = mention.entry
    if not entry.needs and not entry.without:
        return True
    clause = analysis.clauses[mention.first]
    found = features(analysis, mention.first, clause, topics, entry.needs)
    if clause and analysis.inside("coordinator", analysis.clauses.index(clause)):
        # "een koerier is onderschept en aangehouden": what is coordinated shares its subject.
        found |= features(analysis, mention.first, clause - 1, topics, entry.needs) & _SHARED
    elif clause and (
        _is_relative(analysis, analysis.clauses.index(clause)) or participles.follows(analysis, mention.first)
    ):
        # "zwei Personen, die seit Samstag vermisst werden", "52 drones that Russia launched"
        held = _HELD if mention.entry.value.startswith("control") else frozenset()
        found |= features(analysis, mention.first, clause - 1, topics, entry.needs) & (_SHARED | _FIRED | held)
    elif clause and _resumes(analysis, analysis.clauses.index(clause)):
        # "The town, overrun in December, is back under …"
        found |= features(analysis, mention.first, clause - 1, topics, entry.needs)
    elif clause and _goes_on(analysis, analysis.clauses.index(clause)):
        # "Drie opvarenden van een boot die omsloeg, worden nog vermist"
        found |= features(analysis, mention.first, clause - 1, topics, entry.needs) & _SHARED
    elif clause > 1 and _is_inserted(analysis, clause - 1):
        # "The driver, who tested positive, has been detained": behind a relative clause the main one goes on.
        found |= features(analysis, mention.first, clause - 2, topics, entry.needs) & _SHARED
    return (not entry.needs or bool(entry.needs & found)) and not entry.without & found


def _is_dashed(analysis: Analysis, count: Count, clause: int) -> bool:
    """Return whether a dash joins a bare number to the clause: "пропали без вести – двое", "восемь – числятся пропавшими"."""
    tokens, scope = analysis.tokens, analysis.clauses
    before, behind = count.first - 1, count.last
    if not analysis.head_first:
        return False
    if before > 0 and tokens[before].norm in DASHES and scope[before - 1] == clause:
        return True
    return behind + 1 < len(tokens) and tokens[behind].norm in DASHES and scope[behind + 1] == clause


def _goes_on(analysis: Analysis, first: int) -> bool:
    """Return whether a clause begins with its auxiliary behind a comma, so that its subject stands before a relative clause."""
    return not analysis.homographs and analysis.tokens[first - 1].norm == "," and analysis.inside("auxiliary", first)


def _is_relative(analysis: Analysis, first: int) -> bool:
    # "said that" opens no relative clause, "drones that" does.
    told = analysis.inside("subordinator", first) and not analysis.inside("units", first - 1)
    return (analysis.inside("relative", first) or analysis.inside("of_which", first)) and not told


def _resumes(analysis: Analysis, first: int) -> bool:
    """Return whether a clause goes on with its auxiliary behind a participle phrase between commas."""
    if not first or analysis.tokens[first - 1].norm != "," or not analysis.inside("auxiliary", first):
        return False
    opened = analysis.segments.index(analysis.segments[first - 1])
    return opened > 1 and analysis.tokens[opened - 1].norm == "," and analysis.inside("predicate", opened)


def _is_inserted(analysis: Analysis, clause: int) -> bool:
    """Return whether a clause is a relative one between commas."""
    first = analysis.clauses.index(clause)
    last = len(analysis.clauses) - analysis.clauses[::-1].index(clause)
    return analysis.inside("relative", first) and analysis.tokens[last - 1].norm == ","


def parts_of_names(analysis: Analysis) -> frozenset[int]:
    """Return the tokens of names of several words: "United States" has no state in it, "European Union" no union."""
    names = [*analysis.places, *analysis.by.get("kinds", ())]
    return frozenset(i for name in names for i in range(name.first, name.last) if name.last - name.first > 1)
