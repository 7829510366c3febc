"""Barriers: what keeps a count from a predicate beside it: who only searches, where people only came from, a verb of its own."""

from typing import Final

from transform.analysis import Analysis, Count
from transform.mentions import Mention
from transform.vocabulary import NOTHING

# No verb is as short.
_SHORT: Final = 5
# What people leave behind is not what was hit.
_HARM: Final = ("damage", "hazard", "casualty")
_PLACES: Final = frozenset({"settlement", "region", "building"})
_PEOPLE: Final = frozenset({"person", "household"})
_WITHIN: Final = frozenset({"region", "building"})
_INHABITED: Final = _PEOPLE | {"settlement", "building"}
# Who is not counted by a type, whatever stands near.
_BUSY: Final = {
    "casualty/missing": frozenset({"rescuer"}),
    "displacement/displaced": frozenset({"force", "suspect"}),
}


def has_own_verb(analysis: Analysis, count: Count, mention: Mention) -> bool:
    """Return whether a verb that the lexicon lacks says what those counted did, before another clause: "600 туристов застряли, …"."""
    segments = analysis.segments
    if not analysis.verb_endings or count.elliptical or segments[mention.first] == segments[count.first]:
        return False
    idle = (m for m in analysis.by["predicate"] if m.entry.value == NOTHING)
    if any(segments[m.first] == segments[count.first] for m in idle):
        return True
    if segments[mention.first] < segments[count.first]:
        return False
    at = segments.index(segments[count.first])
    while at < len(segments) and segments[at] == segments[count.first]:
        word = analysis.tokens[at]
        if len(word.norm) > _SHORT and word.norm.endswith(analysis.verb_endings) and not analysis.marks[at]:
            return word.text.islower()
        at += 1
    return False


def is_busy(analysis: Analysis, count: Count, code: str) -> bool:
    """Return whether those counted are who searches, or soldiers and prisoners that ran: "пошуки ведуть 200 рятувальників"."""
    barred = _BUSY.get(code)
    return barred is not None and any(
        m.entry.value in barred and count.noun_first <= m.first < max(count.noun_last, count.noun_first + 1)
        for m in analysis.by.get("groups", ())
    )


def is_left(analysis: Analysis, count: Count, mention: Mention) -> bool:
    """Return whether counted places are only what people came from: "з десятка сіл мусили виїхати", whatever else is told."""
    before = count.first - 1
    left = analysis.inside("origin", before) and not analysis.inside("genitive", before)
    # "зірвала дахи з 300 будинків": of what the parts are.
    left = left and not any(
        m.last == before and m.entry.value == "infrastructure" for m in analysis.by.get("groups", ())
    )
    return left and count.unit in _PLACES and mention.entry.value.startswith(_HARM)


def is_where(analysis: Analysis, count: Count) -> bool:
    """Return whether counted places only say where those counted beside them are: "з п'яти громад вивезли 312 людей"."""
    before = count.first - 1
    left = analysis.inside("origin", before) and not analysis.inside("genitive", before)
    if count.unit == "attack" and count.predicate is None and analysis.inside("preposition", before):
        # "в три раза больше"
        return True
    led = left or (count.unit in _WITHIN and analysis.inside("locative", before))
    if not led or count.unit not in _PLACES:
        return False
    if count.unit == "building" and not left:
        # "у п'яти лікарнях перебувають 30 осіб"; "в 12 домах выбиты окна, трое ранены" tells of both.
        here = analysis.segments[count.first]
        return any(c.unit in _PEOPLE and analysis.segments[c.first] == here for c in analysis.counts if c is not count)
    clause = analysis.clauses[count.first]
    return any(
        c.unit in (_INHABITED if count.unit == "region" else _PEOPLE) and analysis.clauses[c.first] == clause
        for c in analysis.counts
        if c is not count
    )
