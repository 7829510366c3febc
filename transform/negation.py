"""Negation: whether a predicate is denied in its own clause."""

from typing import Final

from transform.analysis import Analysis
from transform.mentions import Mention

_NEAR: Final = 3
# What is told by a "no": "Wir haben keinen Reis mehr".
_LACKS: Final = frozenset({"capacity/shortage", "damage/outage"})


def _is_led(analysis: Analysis, start: int, first: int) -> bool:
    """Return whether a preposition leads to the event, so that a "nobody" before it is another phrase: "niemand kam bei dem Beben"."""
    return any(analysis.inside("preposition", i) for i in range(start, first))


def denies(analysis: Analysis, first: int, last: int, *, event: bool = False) -> bool:
    """Return whether the predicate is denied in its own clause: "geen doden", "niemand raakte gewond", "viel niet".

    An event noun is denied by a "no" right before it only: "the fire caused no deaths" has a fire. Inside an idiom a negator
    denies nothing: "бої не вщухають", "not only".
    """
    mention = analysis.starting("predicate", first)
    if mention is not None and mention.entry.denied:
        return True
    if mention is not None and mention.entry.value.startswith("politics"):
        return _is_declined(analysis, mention, last)
    own = _own(analysis, mention, first) if mention is not None and mention.entry.value in _LACKS else frozenset()
    nones = [
        m
        for m in analysis.within("none", analysis.clauses, analysis.clauses[first])
        if analysis.norms[m.first] not in own and not _is_anothers(analysis, m, mention)
    ]
    if event:
        nones = [m for m in nones if 0 <= first - m.last <= _NEAR and not _is_led(analysis, m.last, first)]
    if mention is not None and mention.entry.value == "capacity/shortage":
        # "kein Mangel", "manque pas", but "faute de carburant, les bus ne roulent plus"
        negators = analysis.within("negator", analysis.segments, analysis.segments[first])
        near = [*nones, *(m for m in negators if analysis.norms[m.first] not in own)]
        return any(0 <= first - m.last <= 1 or 0 <= m.first - last <= 1 for m in near)
    if any(abs(m.first - first) <= 12 and not first <= m.first < last for m in nones):
        return True
    if mention is not None and mention.entry.role == "nouns":
        # "Twee vrouwen overleefden de besmetting niet": what did not happen is what the verb tells.
        return False
    if event and _is_owner(analysis, first):
        return False
    negators = [m for m in _negators(analysis, first, last, event=event) if analysis.norms[m.first] not in own]
    return any(-8 <= m.first - last <= 6 and not first <= m.first < last for m in negators)


def _is_declined(analysis: Analysis, mention: Mention, last: int) -> bool:
    """Return whether a political act is denied: what is called for may be negative, only a negator beside the verb denies the call."""
    behind = -1 if analysis.head_first and mention.entry.value == "politics/call" else 1
    return any(-2 <= m.first - last <= behind for m in analysis.by.get("negator", ()))


def _own(analysis: Analysis, mention: Mention, first: int) -> frozenset[str]:
    """Return the negative words that are themselves what tells of a lack, and so deny none."""
    own = frozenset(mention.entry.rule.partition(":")[2].replace("=", "").lower().split())
    if not analysis.head_first:
        return own
    # "не працює зв'язок і немає води": each of the two has its own "no".
    here = analysis.segments[first]
    return own.union(
        analysis.norms[m.first] for m in analysis.by.get("negator", ()) if analysis.segments[m.first] != here
    )


def _negators(analysis: Analysis, first: int, last: int, *, event: bool) -> list[Mention]:
    """Return the negators of the predicate's clause that may deny it: before it, or in the segment in which it ends."""
    return [
        m
        for m in analysis.within("negator", analysis.clauses, analysis.clauses[first])
        if (m.first < first or analysis.segments[m.first] == analysis.segments[last - 1])
        and not any(n.first <= m.first < n.last for n in analysis.numbers)
        and not analysis.inside("idiom", m.first)
        # "L'incendie n'a pas fait de blessés": there was a fire.
        and not (event and analysis.inside("none", m.first))
    ]


def _is_anothers(analysis: Analysis, none: Mention, mention: Mention | None) -> bool:
    """Return whether a "no" has a word of its own: "сгорел дом, обошлось без жертв" has a fire."""
    if not analysis.head_first or mention is None:
        return False
    inside = [p for p in analysis.by["predicate"] if none.first < p.first < none.last]
    return bool(inside) and all(p.entry.value != mention.entry.value for p in inside)


def _is_owner(analysis: Analysis, first: int) -> bool:
    """Return whether an event is only what something else is of: "de gevolgen van het hoogwater zijn nog niet voorbij"."""
    while first > 0 and analysis.inside("article", first - 1):
        first -= 1
    return analysis.inside("genitive", first - 1)
