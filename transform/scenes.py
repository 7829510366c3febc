"""Scenes: which region each frame is about, from its own words or carried from earlier text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from transform.analysis import Analysis, PlaceMention
from transform.drafts import Draft
from transform.framing import Frame
from transform.locating import weight
from transform.records import RegionBasis
from transform.sources import Speech
from transform.stories import Story
from transform.vocabulary import TYPES


@dataclass(frozen=True, slots=True)
class Scene:
    """A region with the place that gave it."""

    region: str | None
    basis: RegionBasis
    place: PlaceMention | None
    analysis: Analysis | None


_BY = frozenset({"par", "by", "door", "von"})
NOWHERE = Scene(None, "none", None, None)
_CAPITAL = 500_000
# Who agrees is whom it is about; who shoots drones down does it over his own land.
_AT_HOME = ("politics/agree", "attack/intercept")
_TURN = 6
_ATTACHED = 4
_STANDING = frozenset({"settlement", "building", "region", "household"})
_TAKINGS = frozenset({"control/recapture", "control/capture"})


def region(place: PlaceMention) -> str | None:
    """Return the ISO 3166-2 code of a resolved place, or its country's code."""
    toponym = place.toponym
    return None if toponym is None else toponym.region or toponym.country or None


def stage(frame: Frame, speeches: Sequence[Speech], story: Story) -> list[Scene]:
    """Return the scenes of a frame, one for each region that its claim is to be split over."""
    analysis = frame.analysis
    usable = [p for p in analysis.places if not (_speaks(p, speeches) or _acts(frame, p) or _names_storm(analysis, p))]
    named = [p for p in usable if p.kind not in {"adjective", "from", "border"} or _describes(frame, p)]
    if frame.base is not None and frame.base.analysis is analysis:
        named = [p for p in named if p.kind != "of"]
    here = analysis.segments[frame.at]
    counted = {analysis.segments[c.first] for c in analysis.counts} - {here}
    named = [p for p in named if p.kind != "of" or analysis.segments[p.first] not in counted]
    origins = [p for p in usable if p.kind == "from" and not story.of(analysis.number)]
    for scope in (_segment(frame, named), _clause(frame, named), _clause(frame, origins)):
        chosen = _choose(frame, scope, [*named, *origins])
        if chosen:
            return [Scene(region(p), "clause", p, analysis) for p in chosen]
    beside = [p for p in analysis.places if _speaks(p, speeches) and p.kind == "at" and not _acts(frame, p)]
    chosen = _choose(frame, _clause(frame, beside), beside)
    if chosen:
        return [Scene(region(p), "clause", p, analysis) for p in chosen[:1]]
    if frame.type == "politics/call" and not _refers(frame):
        actor = _from_actor(frame)
        if actor.region is not None:
            return [actor]
    base = _of_base(frame, story)
    if base is not None:
        return [base]
    carried = _carried(frame, story)
    if carried.region is not None and _has(frame, "nationwide"):
        return [replace(carried, region=carried.region[:2])]
    home = _at_home(frame, carried)
    if home is not None:
        return [home]
    if _refers(frame) and carried.region is not None:
        return [carried]
    chosen = _choose(frame, _open(frame, named), named)
    if not chosen and (carried.region is None or TYPES[frame.type].about != "event"):
        chosen = _choose(frame, _open(frame, usable), usable)
    if chosen:
        return [Scene(region(p), "sentence", p, analysis) for p in chosen[:1]]
    for place in analysis.places:
        if carried.region is not None and _speaks(place, speeches) and (region(place) or "").startswith(carried.region):
            # Who speaks for the region told of before, or one of that country, speaks of that region.
            return [Scene(region(place), "sentence", place, analysis)]
    return [carried] if carried.region is not None else [_from_actor(frame)]


def _names_storm(analysis: Analysis, place: PlaceMention) -> bool:
    """Return whether a name right behind the word for a storm is the storm's: "orkaan Milton", "typhoon Man-yi"."""
    return place.kind == "bare" and any(
        m.last == place.first and m.entry.value == "hazard/storm" for m in analysis.by.get("predicate", ())
    )


def _has(frame: Frame, cls: str) -> bool:
    clauses = frame.analysis.clauses
    return any(clauses[m.first] == clauses[frame.at] for m in frame.analysis.by.get(cls, ()))


def _at_home(frame: Frame, carried: Scene) -> Scene | None:
    """Return the region that gives aid where it names no one else and its country is what is told of: it helps its own."""
    if TYPES[frame.type].about != "recipient" or carried.region is None:
        return None
    giving = [p for p in frame.analysis.places if _acts(frame, p) and p.toponym and p.toponym.kind == "region"]
    if not giving or not giving[0].toponym or giving[0].toponym.country != carried.region[:2]:
        return None
    return Scene(region(giving[0]), "clause", giving[0], frame.analysis)


def _describes(frame: Frame, place: PlaceMention) -> bool:
    """Return whether an adjective says where the counted things are: "600 Oekraïense nederzettingen"."""
    count = frame.count
    if count is None or place.kind not in {"adjective", "people"}:
        return False
    stands = count.unit in _STANDING or frame.type == "politics/vote"
    return stands and count.first < place.first < count.last


def _speaks(place: PlaceMention, speeches: Sequence[Speech]) -> bool:
    # "Ishikawa lists 25 people as missing": a region that speaks for itself is where it is.
    alone = any((s.first, s.last) == (place.first, place.last) for s in speeches)
    if alone and place.toponym is not None and place.toponym.kind == "region":
        return False
    return any(s.first <= place.first < s.last for s in speeches)


def _acts(frame: Frame, place: PlaceMention) -> bool:
    """A country or capital that stands bare before the predicate is who does it: "Rusland annexeerde de Krim"."""
    if _describes(frame, place):
        return False
    if place.kind == "people":
        return TYPES[frame.type].about == "event" or place.first < frame.predicate.first
    toponym = place.toponym
    if frame.type in _TAKINGS and toponym is not None and toponym.kind == "country" and _is_adverse(frame, place):
        return True
    is_state = toponym is not None and (
        toponym.kind == "country" or (toponym.population > _CAPITAL and frame.analysis.inside("kinds", place.first))
    )
    # Who agrees is also whom the agreement is about.
    doing = frame.type.startswith(("control", "politics", "attack", "aid")) and frame.type not in _AT_HOME
    if doing and is_state and _is_agent(frame.analysis, place):
        return True
    if doing and is_state and _is_inverted(frame, place):
        return True
    if not (doing and is_state and place.kind == "bare" and place.first < frame.predicate.first):
        return False
    return not _is_second(frame.analysis, place)


def _is_inverted(frame: Frame, place: PlaceMention) -> bool:
    """Return whether a state right behind the verb, with another place right behind it, is the subject: "annexeerde Rusland Donetsk"."""
    beside = place.first == frame.predicate.last and place.kind == "bare"
    return beside and any(p.first == place.last and p.kind == "bare" for p in frame.analysis.places)


def _is_agent(analysis: Analysis, place: PlaceMention) -> bool:
    """Return whether a passive names the state as who did it: "lancés par la Russie", "fired by Russia"."""
    at = place.first - 1
    while at > 0 and analysis.inside("article", at):
        at -= 1
    return at >= 0 and analysis.tokens[at].norm in _BY


def _is_second(analysis: Analysis, place: PlaceMention) -> bool:
    """Return whether another state is named bare before it, which then does it to this one: "Mexiko will Chile … schicken"."""
    clause = analysis.clauses[place.first]
    bare = [
        p
        for p in analysis.places
        if p.kind == "bare" and p.first <= place.first and analysis.clauses[p.first] == clause
    ]
    linked = all(_linked(analysis, left.last, right.first) for left, right in pairwise(bare))
    return len(bare) > 1 and not linked


def _is_adverse(frame: Frame, place: PlaceMention) -> bool:
    """Return whether a country is the one that something is taken from: "op Rusland heroverd"."""
    at = place.first - 1
    while at > 0 and frame.analysis.inside("article", at):
        at -= 1
    return at >= 0 and frame.analysis.inside("adverse", at)


def _of_base(frame: Frame, story: Story) -> Scene | None:
    """Return the scene of the frame that this one continues in the same sentence."""
    same = [d for d in story.of(frame.analysis.number) if d.frame is frame.base and d.region is not None]
    return Scene(same[-1].region, "clause", same[-1].place, same[-1].place_in) if same else None


def _segment(frame: Frame, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    segments = frame.analysis.segments
    return [p for p in places if segments[p.first] == segments[frame.at]]


def _clause(frame: Frame, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    clauses = frame.analysis.clauses
    return [p for p in _open(frame, places) if clauses[p.first] == clauses[frame.at]]


def _open(frame: Frame, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Return the places that may be the frame's, not those that plainly belong to another count."""
    return [p for p in places if not _is_anothers(frame, p)]


def _is_anothers(frame: Frame, place: PlaceMention) -> bool:
    """Return whether a later place is that of a part, of the count that it leads, or of one in a list with places."""
    return frame.count is not None and frame.analysis.is_beyond(frame.at, place.first)


def _choose(frame: Frame, places: Sequence[PlaceMention], every: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Return the best place, with those that are coordinated with it."""
    able = [p for p in places if weight(p) > 0 or p.kind == "people"]
    if not able:
        return []
    best = max(able, key=lambda p: (weight(p) + _reception(frame, p) + _attachment(frame, p), -_distance(frame, p)))
    chain = _coordinated(frame.analysis, best, every)
    if frame.type == "control/annex" and frame.count is None:
        # "Donetsk en Kherson werden samen met Zaporizhzhia geannexeerd": all that the clause names.
        chain = sorted({*chain, *(p for p in able if p.kind == "bare")}, key=lambda p: p.first)
    own = _respective(frame, chain)
    return [own] if own is not None else _split(frame, chain)


def _respective(frame: Frame, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """Return the place of a count by its turn: "in Köln und Leipzig 70.000 beziehungsweise 60.000"."""
    analysis, count = frame.analysis, frame.count
    if count is None or len(places) < 2:
        return None
    for mark in analysis.by.get("respective", ()):
        counts = [
            c
            for c in analysis.counts
            if c.number is not None and abs(c.first - mark.first) <= _TURN and c.first > places[-1].first
        ]
        if len(counts) == len(places) and count in counts:
            return places[counts.index(count)]
    return None


def _reception(frame: Frame, place: PlaceMention) -> int:
    """Aid goes to whom it is for: "580 miljoen voor noodhulp aan Rio Grande do Sul"."""
    if TYPES[frame.type].about != "recipient":
        return 0
    at = place.first - 1
    while at > 0 and frame.analysis.inside("article", at):
        at -= 1
    if at >= 0 and frame.analysis.inside("recipient", at):
        return 6
    return 2 if place.first > frame.predicate.first else 0


def _attachment(frame: Frame, place: PlaceMention) -> int:
    """Return how much likelier a place is that the event noun is of: "approved in Moscow the annexation of Donetsk"."""
    predicate = frame.predicate
    between = range(predicate.last, place.first)
    if predicate.entry.role != "events" or place.kind != "of" or not 1 <= len(between) <= _ATTACHED:
        return 0
    little = ("origin", "article", "type_region", "type_settlement")
    return 4 if all(any(frame.analysis.inside(cls, i) for cls in little) for i in between) else 0


def _distance(frame: Frame, place: PlaceMention) -> int:
    if frame.base is not None:
        return abs(place.first - frame.at)
    return min(abs(place.first - frame.at), abs(place.first - frame.predicate.first))


def _coordinated(analysis: Analysis, best: PlaceMention, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Return the places of a list such as "Donetsk, Luhansk, Kherson en Zaporizja" in order."""
    chain = [best]
    ordered = sorted({*places, best}, key=lambda p: p.first)
    at = ordered.index(best)
    for step, rest in ((1, ordered[at + 1 :]), (-1, ordered[:at][::-1])):
        edge = best
        for place in rest:
            left, right = (edge, place) if step > 0 else (place, edge)
            if not _linked(analysis, left.last, right.first):
                break
            chain.append(place)
            edge = place
    return sorted(chain, key=lambda p: p.first)


def _linked(analysis: Analysis, first: int, last: int) -> bool:
    links = range(first, last)
    if not links or last - first > 4:
        return False
    joined = any(analysis.tokens[i].norm == "," or analysis.inside("coordinator", i) for i in links)
    fillers = ("coordinator", "article", "locative", "type_region", "type_settlement")
    return joined and all(analysis.tokens[i].norm == "," or any(analysis.inside(c, i) for c in fillers) for i in links)


def _split(frame: Frame, places: list[PlaceMention]) -> list[PlaceMention]:
    """One claim a region without a count; with a count one region, the country, or nothing that it cannot be split over."""
    if not any(_is_joined(frame.analysis, one.last, two.first) for one, two in pairwise(places)):
        places = [p for p, after in zip(places, [*places[1:], None], strict=True) if not _lies_in(p, after)]
    unique: list[PlaceMention] = []
    for place in places:
        if region(place) not in [region(p) for p in unique] and not _contains(place, places):
            unique.append(place)
    each = any(
        frame.analysis.clauses[m.first] == frame.analysis.clauses[frame.at] for m in frame.analysis.by.get("each", ())
    )
    split = frame.count is None or frame.count.number is None or each
    if len(unique) <= 1 or (split and frame.type != "politics/agree"):
        return unique or places[:1]
    return [_merged(unique)]


def _lies_in(place: PlaceMention, after: PlaceMention | None) -> bool:
    """Return whether the next place only says where this one lies: "Longton, Lancashire"."""
    if after is None or place.toponym is None or after.toponym is None:
        return False
    inner, outer = place.toponym, after.toponym
    return inner.kind == "settlement" and outer.kind == "region" and inner.country == outer.country


def _is_joined(analysis: Analysis, first: int, last: int) -> bool:
    return any(analysis.inside("coordinator", i) for i in range(first, last))


def _merged(places: Sequence[PlaceMention]) -> PlaceMention:
    """Return one mention for several regions: their country, or nowhere where they lie in several."""
    first = next(p for p in places if p.toponym is not None)
    toponym = first.toponym
    if toponym is None:
        return places[0]
    countries = {p.toponym.country for p in places if p.toponym}
    country = countries.pop() if len(countries) == 1 else ""
    merged = replace(toponym, region=None, country=country, kind="country", name=country, geonames_id=None)
    return places[0]._replace(last=places[-1].last, toponym=merged)


def _contains(place: PlaceMention, others: Sequence[PlaceMention]) -> bool:
    """Return whether a country or region is only there to say where another of the places lies."""
    own = region(place)
    return any(
        o is not place
        and o.toponym
        and place.toponym
        and place.toponym.kind == "country"
        and o.toponym.country == own
        and o.toponym.kind != "country"
        for o in others
    )


def _refers(frame: Frame) -> bool:
    analysis = frame.analysis
    return any(
        any(analysis.clauses[m.first] == analysis.clauses[frame.at] for m in analysis.by.get(cls, ()))
        for cls in ("there", "this_place")
    )


def _carried(frame: Frame, story: Story) -> Scene:
    """Return the scene of the nearest earlier sentence in this paragraph or the one before."""
    analysis = frame.analysis
    same = [d for d in story.of(analysis.number) if d.region and d.region_basis in ("clause", "sentence")]
    if same:
        return Scene(same[-1].region, "context", same[-1].place, same[-1].place_in)
    before = [p for p in analysis.places if p.first < frame.at and p.kind in {"at", "toward"}]
    if before:
        return Scene(region(before[-1]), "context", before[-1], analysis)
    for other in story.back(analysis, 1):
        told = story.of(other.number)
        drafts = [d for d in told if d.region is not None]
        if drafts:
            return _together(frame, drafts)
        if any(d.place is not None for d in told):
            return NOWHERE
        places = [
            p
            for p in other.places
            if (weight(p) > 2 and p.kind not in {"bare", "of"}) or (p.kind == "adjective" and weight(p) > 2)
        ]
        if places:
            best = max(places, key=lambda p: (weight(p), p.first))
            return Scene(region(best), "context", best, other)
    return NOWHERE


def _together(frame: Frame, drafts: Sequence[Draft]) -> Scene:
    """Return the last scene; for what is said about an event, the country where the event had several regions."""
    last = drafts[-1]
    regions = {d.region for d in drafts if d.region}
    countries = {r[:2] for r in regions}
    if TYPES[frame.type].about == "subject" and len(regions) > 1 and len(countries) == 1:
        return Scene(countries.pop(), "context", last.place, last.place_in)
    return Scene(last.region, "context", last.place, last.place_in)


def _from_actor(frame: Frame) -> Scene:
    """Return the country of who acts or speaks, where nothing else says where: "de Turkse rampendienst telde"."""
    analysis = frame.analysis
    places = [p for p in analysis.places if p.kind != "people"]
    if len({region(p) for p in places}) == 1:
        return Scene(region(places[0]), "sentence", places[0], analysis)
    near = [
        p
        for p in places
        if p.first < frame.at and p.kind in {"bare", "adjective"} and p.toponym and p.toponym.kind == "country"
    ]
    return Scene(region(near[-1]), "sentence", near[-1], analysis) if near else NOWHERE
