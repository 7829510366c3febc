"""Actors: places of a sentence that stand for who does what it tells, not for where it happened."""

from itertools import pairwise
from typing import Final

from transform import bystanders, regions
from transform.analysis import Analysis, PlaceMention
from transform.frames import Frame
from transform.vocabulary import TYPES

_CAPITAL: Final = 100_000
# Who agrees is whom it is about; who shoots drones down does it over his own land.
_AT_HOME: Final = ("politics/agree", "attack/intercept")
# What offices do, of which a state is only the owner: "Italiens Außenminister verurteilte den Vorfall".
_BY_OFFICES: Final = frozenset(
    {"politics/condemn", "politics/call", "politics/sanction", "aid/pledged", "aid/delivered"}
)
_SPOKEN: Final = frozenset({"politics/condemn", "politics/call"})
_OFFICES: Final = frozenset({"government", "military", "emergency"})
_BESIDE: Final = frozenset({"adverb", "auxiliary"})
_TAKINGS: Final = frozenset({"control/recapture", "control/capture"})


def acts(frame: Frame, place: PlaceMention) -> bool:
    """A country or capital that stands bare before the predicate is who does it: "Rusland annexeerde de Krim"."""
    if bystanders.describes(frame, place) or bystanders.is_where(frame.analysis, place):
        return False
    if TYPES[frame.type].about == "recipient" and (_is_givers(frame.analysis, place) or _is_givers_own(frame, place)):
        return True
    if bystanders.sits(frame, place):
        return True
    if place.kind == "people":
        return TYPES[frame.type].about == "event" or place.first < frame.predicate.first
    if frame.analysis.homographs and (
        _is_served(frame, place) or _is_seat(frame, place) or _is_attackers(frame, place)
    ):
        return True
    toponym = place.toponym
    if frame.type in _TAKINGS and toponym is not None and toponym.kind == "country" and _is_adverse(frame, place):
        return True
    is_state = _is_state(frame.analysis, place)
    if is_state and frame.type not in _AT_HOME and _is_owner(frame.analysis, place):
        return True
    # Who agrees is also whom the agreement is about.
    doing = frame.type.startswith(("control", "politics", "attack", "aid")) and frame.type not in _AT_HOME
    found = _is_agent(frame.analysis, place) or _is_inverted(frame, place) or _is_office(frame, place)
    if doing and is_state and found:
        return True
    end = frame.predicate.first if frame.base is None else frame.at
    if not (doing and is_state and place.kind == "bare" and place.first < end):
        return False
    given = TYPES[frame.type].about == "recipient" and _is_given(frame.analysis, place)
    done_to = _is_suffering(frame, place) or _is_hit(frame)
    return not (given or done_to or _is_second(frame.analysis, place) or _is_object(frame, place))


def _is_suffering(frame: Frame, place: PlaceMention) -> bool:
    """Return whether the verb beside a state says that it is done to it: "Kyiv werd gebombardeerd", "Oekraïne krijgt 5 miljoen"."""
    analysis = frame.analysis
    if analysis.inside("receiving", place.last) or analysis.inside("receiving", place.first - 1):
        return True
    told = analysis.tokens[frame.predicate.first].norm
    infinitive = told == frame.predicate.entry.rule.rpartition(":")[2].replace("|", "").lstrip("=")
    if analysis.head_first or infinitive or not analysis.inside("passive", place.last):
        return False
    if told.endswith(analysis.participle_endings):
        # "Ethiopia is withdrawing"
        return False
    clause = analysis.clauses[place.first]
    return all(p is place or p.kind != "bare" for p in analysis.places if analysis.clauses[p.first] == clause)


def _is_attackers(frame: Frame, place: PlaceMention) -> bool:
    """Return whether an adjective says whose attack is condemned: "condemned the Russian strikes"."""
    named = frame.type in _SPOKEN and place.kind == "adjective"
    attacks = (m for m in frame.analysis.by.get("predicate", ()) if m.entry.value.startswith("attack"))
    return named and any(m.first == place.last for m in attacks)


def _is_served(frame: Frame, place: PlaceMention) -> bool:
    """Return whether something is done for a country, not in it: "sentenced for spying for Israel", "left for Rome"."""
    at = place.first - 1
    led = frame.analysis.inside("recipient", at) and frame.analysis.inside("preposition", at)
    return led and place.kind == "bare" and TYPES[frame.type].about == "event"


def _is_seat(frame: Frame, place: PlaceMention) -> bool:
    """Return whether a place only tells where those sit who condemn or call: "the junta in Port Sudan denounced the move"."""
    analysis, last = frame.analysis, place.last
    while last < frame.predicate.first and (analysis.inside_any(_BESIDE, last) or last in analysis.dated):
        last += 1
    return frame.type in _SPOKEN and place.kind == "at" and last == frame.predicate.first


def _is_state(analysis: Analysis, place: PlaceMention) -> bool:
    """Return whether a name is a country's, or its capital's as the one that speaks for it."""
    toponym = place.toponym
    if toponym is None:
        return False
    return toponym.kind == "country" or (toponym.population > _CAPITAL and analysis.inside("kinds", place.first))


def _is_owner(analysis: Analysis, place: PlaceMention) -> bool:
    """Return whether a state only says whose force acts: "Israels Luftwaffe", "Israel's army"."""
    at = place.last
    if at < len(analysis.tokens) and analysis.tokens[at].norm == "'s":
        at += 1
    if analysis.head_first and place.kind in ("of", "bare"):
        # "обстрілами сил РФ"
        return any(m.last == place.first and m.entry.value == "force" for m in analysis.by.get("groups", ()))
    return place.kind == "bare" and any(
        m.first == at and m.entry.value == "force" for m in analysis.by.get("groups", ())
    )


def _is_office(frame: Frame, place: PlaceMention) -> bool:
    """Return whether a state's name only says whose office follows it."""
    analysis = frame.analysis
    genitive = place.kind == "bare" and analysis.tokens[place.last - 1].norm[-1:] == "s"
    if frame.type not in _BY_OFFICES or not genitive:
        return False
    return analysis.starting("kinds", place.last) is not None


def _is_inverted(frame: Frame, place: PlaceMention) -> bool:
    """Return whether a state right behind the verb, with another place behind it, is the subject: "annexeerde Rusland Donetsk"."""
    analysis = frame.analysis
    between = range(frame.predicate.last, place.first)
    if place.first < frame.predicate.last or not all(analysis.inside("reflexive", i) for i in between):
        return False
    if place.kind != "bare" or analysis.inside("preposition", place.first - 1):
        return False
    clause = analysis.clauses[place.first]
    if frame.type == "attack/strike" and _is_fronted(analysis, analysis.clauses.index(clause)):
        return True
    kinds = {"bare", "at", "toward"} if frame.type.startswith("attack") else {"bare"}
    bare = [p for p in analysis.places if p.kind in kinds and analysis.clauses[p.first] == clause]
    others = [p for p in bare if p.first > place.first and not regions.linked(analysis, place.last, p.first)]
    return bool(others) and bare[0] is place


def _is_fronted(analysis: Analysis, first: int) -> bool:
    """Return whether a German clause opens with where or when, so that its subject stands behind the verb: "Am Montag griff Israel … an"."""
    opened = first in analysis.dated or analysis.inside("preposition", first) or analysis.inside("there", first)
    return opened and not analysis.proper_nouns_only


def _is_object(frame: Frame, place: PlaceMention) -> bool:
    """Return whether a state stands behind the auxiliary of a clause with another subject: "de soldaten hebben Niger verlaten"."""
    analysis, at = frame.analysis, place.first - 1
    if at < 1 or not analysis.inside("auxiliary", at) or place.last != frame.predicate.first:
        return False
    nouns = [m for cls in ("units", "groups", "kinds") for m in analysis.by.get(cls, ()) if m.last == at]
    return any(analysis.segments[m.first] == analysis.segments[at] for m in nouns)


def _is_hit(frame: Frame) -> bool:
    """Return whether the subject is what the attack is on: "Київ зазнав атаки", "Киев подвергся обстрелу"."""
    return frame.type.startswith("attack") and frame.analysis.inside("undergo", frame.predicate.first)


def _is_agent(analysis: Analysis, place: PlaceMention) -> bool:
    """Return whether a passive names the state as who did it: "lancés par la Russie", "fired by Russia"."""
    at = place.first - 1
    while at > 0 and analysis.inside("article", at):
        at -= 1
    return at >= 0 and analysis.inside("agent", at)


def _is_second(analysis: Analysis, place: PlaceMention) -> bool:
    """Return whether another state is named bare before it, which then does it to this one: "Mexiko will Chile … schicken"."""
    clause = analysis.clauses[place.first]
    bare = [
        p
        for p in analysis.places
        if p.kind == "bare"
        and p.first <= place.first
        and analysis.clauses[p.first] == clause
        and _is_state(analysis, p)
    ]
    linked = all(regions.linked(analysis, left.last, right.first) for left, right in pairwise(bare))
    return len(bare) > 1 and not linked


def _is_given(analysis: Analysis, place: PlaceMention) -> bool:
    """Return whether a body that is no part of the name stands before it, which then gives: "Die EU hatte Mauretanien … zugesagt"."""
    clause = analysis.clauses[place.first]
    return any(
        m.last <= place.first and not analysis.inside("preposition", m.first - 1)
        for m in analysis.within("kinds", analysis.clauses, clause)
        if not any(p.first <= m.first < p.last for p in analysis.places)
    )


def _is_givers(analysis: Analysis, place: PlaceMention) -> bool:
    """Return whether a town lies in the land of the body that acts: "In Athen erklärte sich die griechische Regierung bereit"."""
    if place.kind != "at" or place.toponym is None or place.toponym.kind != "settlement":
        return False
    return any(
        p.kind in {"adjective", "within"}
        and p.toponym is not None
        and p.toponym.country == place.toponym.country
        and analysis.inside("kinds", p.last)
        for p in analysis.places
    )


def _is_givers_own(frame: Frame, place: PlaceMention) -> bool:
    """Return whether a state only says whose body gives, where another place is named: "МЧС России доставило в Луганск"."""
    analysis = frame.analysis
    if not analysis.head_first or place.kind not in ("bare", "of") or place.first >= frame.predicate.first:
        return False
    led = any(m.last == place.first and m.entry.value in _OFFICES for m in analysis.by.get("kinds", ()))
    here = analysis.clauses[frame.predicate.first]
    return led and any(p.first > frame.predicate.first and analysis.clauses[p.first] == here for p in analysis.places)


def _is_adverse(frame: Frame, place: PlaceMention) -> bool:
    """Return whether a country is the one that something is taken from: "op Rusland heroverd"."""
    at = place.first - 1
    while at > 0 and frame.analysis.inside("article", at):
        at -= 1
    return at >= 0 and frame.analysis.inside("adverse", at)
