"""Agents: who in a sentence may do what only the public can: states, offices, forces, crowds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from transform.analysis import Analysis, PlaceMention
from transform.mentions import Mention

# Kinds of sources that are an office or a body; what a witness or a company demands is a private matter.
_OFFICIAL: Final = frozenset(
    {"government", "military", "police", "emergency", "health", "international", "ngo", "other"}
)
_GROUPS: Final = frozenset({"force", "crowd", "work", "relief"})
_GOODS: Final = frozenset({"tonne", "other", "vehicle", "aircraft", "munition", "missile", "drone"})
_CAPITAL: Final = 1_000_000
_RUN: Final = 4
_BEHIND: Final = 6
_BACK: Final = 2


@dataclass(frozen=True, slots=True)
class Agents:
    """Who is named in a sentence: each class with the token where it stands, and those whom a pronoun may stand for.

    The classes are "official", "state", the "public" and word groups; with them goes whom it concerns, a "place" or the
    "goods" that come to one.
    """

    named: Sequence[tuple[str, int]] = ()
    meant: frozenset[str] = frozenset()

    def able(self, analysis: Analysis, mention: Mention, spoken: frozenset[int]) -> frozenset[str]:
        """Return the classes that may do what a predicate tells; in English the subject of a call stands before its verb."""
        verbal = mention.entry.role in ("verbs", "phrases")
        led = (
            analysis.homographs
            and not analysis.inside("article", mention.first - 1)
            and verbal
            and mention.entry.value in ("politics/call", "politics/condemn")
        )
        # A truce holds in a place; who agrees is somebody.
        elsewhere = frozenset({"place"}) if verbal and mention.entry.value == "politics/agree" else frozenset()
        return (self.meant - elsewhere) | {
            name
            for name, at in self.named
            if name not in elsewhere
            and (not led or at < mention.first or at in spoken or analysis.inside("agent", at - 1) or name == "public")
        }


def _named(analysis: Analysis, names: frozenset[str]) -> list[tuple[str, int]]:
    found = [(m.entry.value, m.first) for m in analysis.by.get("groups", ()) if m.entry.value in _GROUPS]
    for mention in analysis.by.get("kinds", ()):
        if mention.entry.value in _OFFICIAL:
            found.append(("official", mention.first))
        elif mention.entry.value == "witness":
            found.append(("public", mention.first))
    if not names.isdisjoint(analysis.norms):
        found += [("official", i) for i, t in enumerate(analysis.tokens) if t.norm in names and t.text[0].isupper()]
    found += [("state", p.first) for p in analysis.places if _is_state(p)]
    found += [("state", c.first) for c in analysis.counts if c.unit == "member_state"]
    places = [p.first for p in analysis.places if p.kind not in {"adjective", "people"}]
    if places:
        found += [("place", places[0]), *(("goods", c.first) for c in analysis.counts if c.unit in _GOODS)]
    # Nobody but an office calls on people to leave.
    found += [("official", 0) for m in analysis.by.get("predicate", ()) if m.entry.value == "displacement/evacuated"]
    return found


def _is_state(place: PlaceMention) -> bool:
    """Return whether a country is named, or a city that may stand for its government: "Cairo condemned"."""
    stands = place.kind in {"bare", "from"}
    if place.kind == "bare" and place.type_word is not None and any(c.kind == "region" for c in place.candidates):
        # "Das Land Hessen", "der Kanton Bern"
        return True
    return any(
        c.kind == "country" or (stands and c.kind == "settlement" and c.population > _CAPITAL) for c in place.candidates
    )


def acting(analysis: Analysis, analyses: Sequence[Analysis], names: frozenset[str]) -> Agents:
    """Return who acts in a sentence; a pronoun in it may stand for those of the sentences before.

    ``names`` are those of the document's ``officials``.
    """
    meant: set[str] = set()
    if analysis.by.get("pronoun"):
        for other in analyses[max(analysis.number - _BACK, 0) : analysis.number]:
            if other.paragraph >= analysis.paragraph - 1:
                meant.update(name for name, _ in _named(other, names) if name != "public")
    return Agents(_named(analysis, names), frozenset(meant))


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
