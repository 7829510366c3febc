"""Agents: who in a sentence may do what only the public can: states, offices, forces, crowds."""

from collections.abc import Iterable, Sequence

from transform.analysis import Analysis, PlaceMention

# Kinds of sources that are an office or a body; what a witness or a company demands is a private matter.
_OFFICIAL = frozenset({"government", "military", "police", "emergency", "health", "international", "ngo", "other"})
_GROUPS = frozenset({"force", "crowd", "work", "relief"})
_GOODS = frozenset({"tonne", "other", "vehicle", "aircraft", "munition", "missile", "drone"})
_CAPITAL = 1_000_000
_RUN = 4
_BEHIND = 6
_BACK = 2


def named(analysis: Analysis, names: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the classes of agents that the sentence names: "official", "state", the "public", and word groups.

    With them goes whom it concerns: a "place", "goods" that come to one. ``names`` are those of officials.
    """
    found = {m.entry.value for m in analysis.by.get("groups", ()) if m.entry.value in _GROUPS}
    if any(m.entry.value in _OFFICIAL for m in analysis.by.get("kinds", ())):
        found.add("official")
    if any(m.entry.value == "witness" for m in analysis.by.get("kinds", ())):
        found.add("public")
    if any(token.norm in names and token.text[0].isupper() for token in analysis.tokens):
        found.add("official")
    if any(_is_state(p) for p in analysis.places) or any(c.unit == "member_state" for c in analysis.counts):
        found.add("state")
    if any(p.kind not in {"adjective", "people"} for p in analysis.places):
        found.add("place")
        found.update("goods" for c in analysis.counts if c.unit in _GOODS)
    if any(m.entry.value == "displacement/evacuated" for m in analysis.by.get("predicate", ())):
        # Nobody but an office calls on people to leave.
        found.add("official")
    return frozenset(found)


def _is_state(place: PlaceMention) -> bool:
    """Return whether a country is named, or a city that may stand for its government: "Cairo condemned"."""
    stands = place.kind in {"bare", "from"}
    return any(
        c.kind == "country" or (stands and c.kind == "settlement" and c.population > _CAPITAL) for c in place.candidates
    )


def acting(analysis: Analysis, analyses: Sequence[Analysis], names: frozenset[str]) -> frozenset[str]:
    """Return the classes of agents that a sentence names, or a pronoun in it may stand for: those of the sentences before."""
    found = named(analysis, names)
    if not analysis.by.get("pronoun"):
        return found
    for other in analyses[max(analysis.number - _BACK, 0) : analysis.number]:
        if other.paragraph >= analysis.paragraph - 1:
            found |= named(other, names) - {"public"}
    return found


def officials(analyses: Iterable[Analysis]) -> frozenset[str]:
    """Return the surnames of those whose office the document names: "President Vladimir Putin", "Rutte, prime minister"."""
    return frozenset(name for analysis in analyses for name in _titled(analysis))


def _titled(analysis: Analysis) -> Sequence[str]:
    tokens = analysis.tokens
    found = []
    for mention in analysis.by.get("kinds", ()):
        if mention.entry.value not in _OFFICIAL:
            continue
        last = mention.last
        while last < len(tokens) and last - mention.last < _RUN and tokens[last].text[0].isupper():
            last += 1
        if last > mention.last:
            found.append(tokens[last - 1].norm)
        comma = next(
            (i for i in range(mention.first - 1, max(mention.first - _BEHIND, 0), -1) if tokens[i].norm == ","), 0
        )
        if comma and tokens[comma - 1].text[0].isupper():
            found.append(tokens[comma - 1].norm)
    return found
