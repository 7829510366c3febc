"""Backdrops: the scene of a frame whose own words name no place: carried from earlier text, or of who acts, speaks or is counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from transform import actors, bystanders, references, regions
from transform.analysis import Analysis, PlaceMention
from transform.frames import Frame
from transform.records import RegionBasis
from transform.sources import Speech
from transform.stories import Story
from transform.vocabulary import TYPES

# With no place of their own these are about the country of who calls or votes.
OF_ACTOR: Final = frozenset({"politics/call", "politics/vote"})
_FOUGHT: Final = frozenset({"attack/clash", "attack/intercept"})
_OFFICES: Final = frozenset({"government", "police", "emergency"})
# What states do.
_STATES: Final = ("control", "attack", "politics", "aid")
# So far behind an office's word, its holder's name between them, its place stands.
_TITLED: Final = 4


@dataclass(frozen=True, slots=True)
class Scene:
    """A region with the place that gave it."""

    region: str | None
    basis: RegionBasis
    place: PlaceMention | None
    analysis: Analysis | None


NOWHERE: Final = Scene(None, "none", None, None)


def counted(frame: Frame) -> PlaceMention | None:
    """Return the country by which those counted are called: "des milliers de Libanais"."""
    count = frame.count
    people = (p for p in frame.analysis.places if p.kind == "people")
    if count is None or count.unit != "person":
        return None
    return next((p for p in people if (p.first, p.last) == (count.noun_first, count.noun_last)), None)


def called(frame: Frame, carried: Scene) -> Scene | None:
    """Return the country of those counted where nothing else says where they are."""
    people = counted(frame) if carried.region is None else None
    return None if people is None else Scene(regions.code(people), "clause", people, frame.analysis)


def otherwise(frame: Frame, speeches: Sequence[Speech], carried: Scene, story: Story) -> Scene:
    """Return the scene where no place of the sentence is the frame's: of who speaks, the one carried, or of who acts."""
    for place in frame.analysis.places:
        if (
            carried.region is not None
            and bystanders.speaks(place, speeches)
            and ((regions.code(place) or "").startswith(carried.region) or _is_told_of(place, frame, story))
        ):
            # Who speaks for the region told of before, or one of that country, speaks of that region.
            return Scene(regions.code(place), "sentence", place, frame.analysis)
    office = _of_office(frame) if carried.region is None else None
    if office is not None:
        return Scene(regions.code(office), "sentence", office, frame.analysis)
    if carried.region is None:
        # Who condemns tells nothing of where.
        return NOWHERE if frame.type == "politics/condemn" else from_actor(frame)
    return _local(frame, carried) or carried


def _of_office(frame: Frame) -> PlaceMention | None:
    """Return the town or region whose office speaks or acts: "burgemeester Halsema van Amsterdam"."""
    return next((p for p in frame.analysis.places if is_officials(frame.analysis, p)), None)


def is_officials(analysis: Analysis, place: PlaceMention) -> bool:
    """Return whether a town or region is that of an office named right before it; what he says is of there."""
    if place.toponym is None or place.toponym.kind == "country":
        return False
    offices = [m for m in analysis.by.get("kinds", ()) if m.entry.value in _OFFICES]
    if place.kind == "bare" and not analysis.proper_nouns_only and analysis.tokens[place.last - 1].norm[-1:] == "s":
        # "Berlins Regierender Bürgermeister"
        return any(0 <= m.first - place.last <= 1 for m in offices)
    return place.kind == "of" and any(0 < place.first - m.last <= _TITLED for m in offices)


def _local(frame: Frame, carried: Scene) -> Scene | None:
    """Return the town or region of the carried country that an adjective of the sentence names: "de Brusselse politie"."""
    for place in frame.analysis.places:
        small = place.kind == "adjective" and place.toponym is not None and place.toponym.kind != "country"
        code = regions.code(place)
        if small and code and carried.region and code[:2] == carried.region[:2]:
            return Scene(code, "sentence", place, frame.analysis)
    return None


def _is_told_of(place: PlaceMention, frame: Frame, story: Story) -> bool:
    """Return whether the sentence before tells of the very region that somebody speaks for."""
    code = regions.code(place)
    if code is None or len(code) == len(code[:2]):
        return False
    return any(d.region == code for other in story.back(frame.analysis, 0) for d in story.of(other.number))


def is_foreign(frame: Frame, actor: Scene, carried: Scene) -> bool:
    """Return whether a state calls on another one, of which its paragraph tells: "США призвали к справедливому суду"."""
    place = actor.place
    if place is not None and bystanders.sits(frame, place):
        # "Das Auswärtige Amt in Berlin forderte …"
        return carried.region is not None
    if place is None or place.kind != "bare" or place.toponym is None or place.toponym.kind != "country":
        return False
    near = carried.analysis is not None and carried.analysis.paragraph == frame.analysis.paragraph
    return near and carried.region is not None and carried.region[:2] != actor.region and frame.analysis.head_first


def has(frame: Frame, cls: str) -> bool:
    """Return whether a word of the class stands in the frame's clause."""
    analysis, clauses = frame.analysis, frame.analysis.clauses
    # "the State Duma" is no state told of before.
    told = (m for m in analysis.by.get(cls, ()) if not analysis.inside("bodies", m.last - 1))
    return any(clauses[m.first] == clauses[frame.at] for m in told)


def at_home(frame: Frame, carried: Scene) -> Scene | None:
    """Return the region that gives aid where it names no one else and its country is what is told of: it helps its own."""
    if TYPES[frame.type].about != "recipient" or carried.region is None:
        return None
    giving = [p for p in frame.analysis.places if actors.acts(frame, p) and p.toponym and p.toponym.kind == "region"]
    if not giving or not giving[0].toponym or giving[0].toponym.country != carried.region[:2]:
        return None
    return Scene(regions.code(giving[0]), "clause", giving[0], frame.analysis)


def at_office(frame: Frame, carried: Scene) -> Scene | None:
    """Return the country of those who arrest or judge, where nothing else says where: "Belgian prosecutors have charged"."""
    analysis = frame.analysis
    if not frame.type.startswith("law") or analysis.head_first:
        return None
    for place in analysis.places:
        # English writes "the Belgians" and "Belgian prosecutors" alike.
        adjective = place.kind == "adjective" or (analysis.homographs and place.kind == "people")
        here = adjective and analysis.clauses[place.first] == analysis.clauses[frame.at]
        office = analysis.inside("kinds", place.last) or any(
            m.first == place.last and m.entry.value == "law" for m in analysis.by.get("groups", ())
        )
        if here and office and not (carried.region or "").startswith(regions.code(place) or "-"):
            return Scene(regions.code(place), "clause", place, analysis)
    return None


def of_staff(frame: Frame, carried: Scene) -> Scene | None:
    """Return the country whose staff counts its own fighting, where another was told of last: "украинский Генштаб насчитал 153 боя"."""
    analysis = frame.analysis
    if not analysis.head_first or frame.type not in _FOUGHT or frame.count is None or carried.region is None:
        return None
    for place in analysis.places:
        staff = analysis.starting("kinds", place.last)
        own = place.kind == "adjective" and staff is not None and staff.entry.value == "military"
        code = regions.code(place)
        if own and code is not None and place.first < frame.at and carried.region[:2] != code[:2]:
            return Scene(code, "sentence", place, analysis)
    return None


def of_base(frame: Frame, story: Story) -> Scene | None:
    """Return the scene of the frame that this one continues in the same sentence."""
    same = [d for d in story.of(frame.analysis.number) if d.frame is frame.base and d.region is not None]
    if not same:
        return None
    # A part of a total that was only carried is placed no better than that.
    basis: RegionBasis = "context" if same[-1].region_basis == "context" else "clause"
    return Scene(same[-1].region, basis, same[-1].place, same[-1].place_in)


def refers(frame: Frame) -> bool:
    """Return whether the frame's clause refers to a place told of before: "there", "the province"."""
    return any(has(frame, cls) for cls in ("there", "this_place", *references.CLASSES))


def inner(frame: Frame, carried: Scene, story: Story) -> Scene:
    """Return the region told of before where the clause speaks of "the province" and the last sentence of its country."""
    if carried.region is None or len(carried.region) > 2 or not has(frame, "the_region"):
        return carried
    for other in story.back(frame.analysis, 1):
        for draft in story.of(other.number):
            if draft.region is not None and draft.region.startswith(f"{carried.region}-"):
                return Scene(draft.region, "context", draft.place, draft.place_in)
    return carried


def is_meant(frame: Frame, place: PlaceMention) -> bool:
    """Return whether a region that only stands there is what "there" or "the province" refers to."""
    return place.kind == "bare" and place.toponym is not None and place.toponym.kind == "region" and refers(frame)


def from_actor(frame: Frame) -> Scene:
    """Return the country of who acts or speaks, where nothing else says where: "de Turkse rampendienst telde"."""
    analysis = frame.analysis
    # A people that votes does so at home.
    places = [p for p in analysis.places if p.kind != "people" or frame.type == "politics/vote"]
    if TYPES[frame.type].about == "subject":
        places = [p for p in places if not bystanders.is_seat(analysis, p)]
    if frame.type == "attack/strike":
        # Who fires is not where it lands.
        places = [p for p in places if not actors.acts(frame, p)]
    places = [p for p in places if not bystanders.fires(frame, p)]
    if len({regions.code(p) for p in places}) == 1:
        return Scene(_seat(frame, places[0]), "sentence", places[0], analysis)
    doers = {regions.code(p) for p in places if p.kind == "bare" and p.first < frame.predicate.first}
    if frame.type in OF_ACTOR and len(doers) > 1:
        # "Britain, France and Germany called on …": what they call for is nobody's of them.
        return NOWHERE
    near = [
        p
        for p in places
        if p.first < frame.at and p.kind in {"bare", "adjective"} and p.toponym and p.toponym.kind == "country"
    ]
    return Scene(regions.code(near[-1]), "sentence", near[-1], analysis) if near else NOWHERE


def _seat(frame: Frame, place: PlaceMention) -> str | None:
    """Return the code of who acts: a capital that stands bare for its state is that."""
    analysis = frame.analysis
    if place.toponym is not None and bystanders.sits(frame, place):
        return place.toponym.country
    if not frame.type.startswith(_STATES):
        return regions.code(place)
    alone = not (analysis.inside("possessive", place.last) or analysis.inside("preposition", place.first - 1))
    return regions.seat(analysis, place) if place.kind == "bare" and alone else regions.code(place)


def defended(frame: Frame) -> Scene | None:
    """Return the state whose army tells what another one fired: "Ukraine's air force said that Russia had launched 300 drones"."""
    if not frame.type.startswith("attack"):
        return None
    known = (p for p in frame.analysis.places if p.toponym and p.toponym.kind == "country")
    states = [p for p in known if p.kind in {"bare", "adjective"}]
    telling = [p for p in states if _has_army(frame.analysis, p)]
    others = [p for p in states if p not in telling and p.kind == "bare" and p.first < frame.predicate.first]
    if len(telling) != 1 or not others or others[0].first < telling[0].last:
        return None
    return Scene(regions.code(telling[0]), "sentence", telling[0], frame.analysis)


def _has_army(analysis: Analysis, place: PlaceMention) -> bool:
    """Return whether a state only says whose army it is: "Ukraine's air force", "l'armée ukrainienne"."""
    if place.kind == "adjective" and analysis.head_first:
        kinds = analysis.by.get("kinds", ())
        return any(m.last == place.first and m.entry.value == "military" for m in kinds)
    at = place.last + analysis.inside("possessive", place.last)
    army = analysis.starting("kinds", at)
    return at > place.last and army is not None and army.entry.value == "military"
