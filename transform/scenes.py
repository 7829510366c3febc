"""Scenes: which region each frame is about, from its own words, or else its backdrop."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from transform import actors, backdrops, bystanders, carrying, references, regions
from transform.analysis import PlaceMention
from transform.backdrops import Scene
from transform.frames import Frame
from transform.sources import Speech
from transform.stories import Story
from transform.vocabulary import TYPES

# So near behind a verb its object's adjective stands.
_OBJECT: Final = 6
_LEADING: Final = frozenset({"locative", "preposition", "article", "type_region", "type_settlement"})


def stage(frame: Frame, speeches: Sequence[Speech], story: Story) -> list[Scene]:
    """Return the scenes of a frame, one for each region that its claim is to be split over."""
    usable = _usable(frame, speeches)
    named = _named(frame, usable)
    own = _of_clause(frame, usable, named, story) or _of_speaker(frame, speeches, story)
    if own:
        own = _narrowed(frame, own, speeches)
        return [_referred(frame, scene, story) for scene in own]
    if frame.type in backdrops.OF_ACTOR and not backdrops.refers(frame):
        actor = backdrops.from_actor(frame)
        if actor.region is not None and not _is_about(frame, actor, usable):
            abroad = carrying.carry(frame, story)
            return [abroad if backdrops.is_foreign(frame, actor, abroad) else actor]
    base = backdrops.of_base(frame, story)
    carried = base or carrying.carry(frame, story)
    if carried.region is not None and (
        backdrops.has(frame, "nationwide") or _is_nationwide(frame) or _is_widespread(frame)
    ):
        return [replace(carried, region=carried.region[:2])]
    if base is not None:
        return [base]
    national = frame.type == "politics/vote" and backdrops.has(frame, "national") and not frame.analysis.places
    if national and carried.region is not None:
        return [replace(carried, region=carried.region[:2])]
    staff = backdrops.of_staff(frame, carried)
    if staff is not None:
        return [staff]
    home = backdrops.at_home(frame, carried) or backdrops.at_office(frame, carried) or backdrops.called(frame, carried)
    home = home or (backdrops.defended(frame) if carried.region is None or frame.type == "attack/intercept" else None)
    if home is not None:
        return [home]
    if backdrops.refers(frame) and carried.region is not None:
        return [backdrops.inner(frame, carried, story)]
    chosen = regions.choose(frame, _open(frame, named), named)
    if not chosen and (carried.region is None or TYPES[frame.type].about != "event"):
        chosen = regions.choose(frame, _open(frame, usable), usable)
    if chosen:
        return _narrowed(frame, [Scene(regions.code(chosen[0]), "sentence", chosen[0], frame.analysis)], speeches)
    return [backdrops.otherwise(frame, speeches, carried, story)]


def _narrowed(frame: Frame, own: list[Scene], speeches: Sequence[Speech]) -> list[Scene]:
    """Return the region of a teller where the clause names only its country: "in southern Brazil, the civil defence of Rio Grande do Sul said"."""
    land = own[0].region
    if len(own) > 1 or land is None or len(land) > 2 or TYPES[frame.type].about != "event" or frame.count is None:
        return own
    for place in frame.analysis.places:
        region = regions.code(place)
        part = place.toponym is not None and place.toponym.kind == "region" and region is not None
        if part and region and region.startswith(f"{land}-") and bystanders.speaks(place, speeches):
            return [Scene(region, "sentence", place, frame.analysis)]
    return own


def _is_about(frame: Frame, actor: Scene, usable: Sequence[PlaceMention]) -> bool:
    """Return whether a vote is about another place that the sentence names: "Естонський парламент ухвалив заяву … з Луганщини"."""
    if frame.type != "politics/vote" or actor.place is None or actor.place.kind != "adjective":
        return False
    return frame.analysis.head_first and any(p.kind not in {"adjective", "people"} for p in usable)


def _is_nationwide(frame: Frame) -> bool:
    """Return whether an English relative clause tells that it is of the whole country: "of the drones that were launched across the country"."""
    analysis = frame.analysis
    behind = (
        m for m in analysis.by.get("nationwide", ()) if analysis.clauses[m.first] == analysis.clauses[frame.at] + 1
    )
    return analysis.homographs and any(
        analysis.inside("relative", analysis.clauses.index(analysis.clauses[m.first])) for m in behind
    )


def _is_widespread(frame: Frame) -> bool:
    """Return whether the clause tells that it is of several regions, none of them named: "153 deaths in seven states"."""
    analysis, clause = frame.analysis, frame.analysis.clauses[frame.at]
    return any(
        c.unit == "region"
        and c is not frame.count
        and analysis.clauses[c.first] == clause
        and analysis.inside("locative", c.first - 1)
        and not c.single
        for c in analysis.counts
    )


def _referred(frame: Frame, scene: Scene, story: Story) -> Scene:
    """Return the scene of "the country" as the country of what was told before, whichever the text named last."""
    if scene.place is None or scene.place.refers not in references.COUNTRIES:
        return scene
    told = carrying.carry(frame, story).region
    return scene if told is None else replace(scene, region=told[:2])


def _usable(frame: Frame, speeches: Sequence[Speech]) -> list[PlaceMention]:
    """Return the places of the sentence, without those of who speaks or acts and those that are none."""
    analysis = frame.analysis
    return [
        p
        for p in analysis.places
        if not (
            (bystanders.speaks(p, speeches) and not bystanders.counts_own(frame, p))
            or actors.acts(frame, p)
            or bystanders.fires(frame, p)
            or bystanders.names_storm(analysis, p)
            or bystanders.is_currency(analysis, p)
            or bystanders.names_route(analysis, p)
            or (p.kind in {"adjective", "within"} and frame.predicate.first <= p.first < frame.predicate.last)
            or bystanders.is_seat(analysis, p)
        )
    ]


def _named(frame: Frame, usable: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Return the places that may be where it happened, not only whose something is or where somebody went."""
    analysis = frame.analysis
    named = [
        p
        for p in usable
        if p.kind not in {"adjective", "from", "border"}
        or bystanders.describes(frame, p)
        or bystanders.is_local(p)
        or bystanders.is_where(analysis, p)
    ]
    if frame.base is not None and frame.base.analysis is analysis:
        named = [p for p in named if p.kind != "of"]
    named = [p for p in named if not _is_destination(frame, p)]
    if any(backdrops.has(frame, cls) for cls in ("this_place", *references.CLASSES)) and not analysis.head_first:
        # "in het Saoedische ziekenhuis van de stad": the town told of before, whoever built the hospital.
        named = [p for p in named if p.kind != "within"]
    here = analysis.segments[frame.at]
    counted = {analysis.segments[c.first] for c in analysis.counts} - {here}
    # "Taiwan's eastern county of Hualien" is no genitive.
    return [p for p in named if p.kind != "of" or p.type_word or analysis.segments[p.first] not in counted]


def _of_clause(
    frame: Frame, usable: Sequence[PlaceMention], named: Sequence[PlaceMention], story: Story
) -> list[Scene]:
    """Return the scenes that the frame's own clause names."""
    analysis = frame.analysis
    # Where they come back from is not where they are.
    left = frame.type == "displacement/returned" or bool(story.of(analysis.number))
    # "Une centaine de pompiers ont décollé de Paris"
    left = left or TYPES[frame.type].about == "recipient"
    origins = [p for p in usable if p.kind == "from" and not left]
    foremost = _object(frame, usable) or _people(frame, named)
    if foremost is not None:
        return [Scene(regions.code(foremost), "clause", foremost, analysis)]
    near = _clause(frame, named) if frame.type in regions.MET else _segment(frame, named)
    for scope in (near, _clause(frame, named), _clause(frame, origins)):
        chosen = regions.choose(frame, scope, [*named, *origins])
        if chosen:
            chosen = [_inner(frame, p, named) for p in chosen]
            return [Scene(regions.told(frame, p), "clause", p, analysis) for p in chosen]
    return []


def _inner(frame: Frame, place: PlaceMention, named: Sequence[PlaceMention]) -> PlaceMention:
    """Return the region that a comma adds to its country: "au Mozambique, dans la province de Zambézie"."""
    tokens, outer = frame.analysis.tokens, place.toponym
    if outer is None or outer.kind != "country" or place.kind != "at" or TYPES[frame.type].about != "event":
        return place
    if place.last >= len(tokens) or tokens[place.last].norm != ",":
        return place
    after = next((p for p in named if p.first > place.last), None)
    inside = after is not None and after.kind == "at" and after.toponym is not None
    if not inside or after is None or after.toponym is None or frame.analysis.is_beyond(frame.at, after.first):
        return place
    led = all(frame.analysis.inside_any(_LEADING, i) for i in range(place.last + 1, after.first))
    return after if led and after.toponym.country == outer.country and after.toponym.kind != "country" else place


def _of_speaker(frame: Frame, speeches: Sequence[Speech], story: Story) -> list[Scene]:
    """Return the scene of who speaks in the clause: he speaks of where he is."""
    beside = [
        p
        for p in frame.analysis.places
        if bystanders.speaks(p, speeches) and (p.kind == "at" or _is_locals(p)) and not actors.acts(frame, p)
    ]
    chosen = regions.choose(frame, _clause(frame, beside), beside)
    if not chosen or carrying.is_inside(story, frame, _speaks_for(frame, chosen[0])):
        return []
    if bystanders.is_seat(frame.analysis, chosen[0]) and carrying.carry(frame, story).region is not None:
        return []
    # "The general staff in Kyiv": who sits in the seat of government speaks of the whole country.
    return [Scene(_spoken(frame, p), "clause", p, frame.analysis) for p in chosen[:1]]


def _speaks_for(frame: Frame, place: PlaceMention) -> str | None:
    """Return the region of which who sits there speaks: "Das Verteidigungsministerium in Moskau" of its whole country."""
    analysis, at = frame.analysis, place.first
    seat = place.kind == "at" and analysis.inside("kinds", at) and analysis.inside("kinds", at - 2)
    return place.toponym.country if seat and place.toponym and not analysis.head_first else regions.code(place)


def _spoken(frame: Frame, place: PlaceMention) -> str | None:
    stands = frame.analysis.inside("kinds", place.first) and frame.type.startswith(("attack", "control"))
    return place.toponym.country if stands and place.toponym else regions.code(place)


def _is_locals(place: PlaceMention) -> bool:
    """Return whether a town tells whose mayor or nurse speaks: he speaks of it."""
    return place.kind == "of" and place.toponym is not None and place.toponym.kind == "settlement"


def _people(frame: Frame, named: Sequence[PlaceMention]) -> PlaceMention | None:
    """Return the country of those counted where their clause names only states in passing: "après la trêve entre Israël et …"."""
    around = _clause(frame, named)
    passing = around and all(p.kind == "bare" and not _segment(frame, [p]) for p in around)
    return backdrops.counted(frame) if passing else None


def _object(frame: Frame, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """Return whom a call or a verdict is about by the adjective behind the verb: "réunis à Abuja, ils ont sommé la junte nigérienne de"."""
    analysis, last = frame.analysis, frame.predicate.last
    if TYPES[frame.type].about != "subject" or frame.predicate.entry.role not in ("verbs", "phrases"):
        return None
    if any(bystanders.describes(frame, p) for p in places):
        # "drie Chinese raffinaderijen … wegens de aankoop van Iraanse olie"
        return None
    behind = [p for p in places if p.first >= last and analysis.clauses[p.first] == analysis.clauses[frame.at]]
    if not behind or any(p.kind not in {"adjective", "within", "people"} for p in behind):
        return None
    return behind[0] if behind[0].first - last <= _OBJECT else None


def _is_destination(frame: Frame, place: PlaceMention) -> bool:
    """Return whether a place is only where people were taken afterwards: "festgenommen und in die USA gebracht"."""
    if place.kind != "toward" or not frame.type.startswith(("law", "casualty")):
        return False
    segments, first = frame.analysis.segments, place.first
    here = {segments[frame.at], segments[frame.predicate.last - 1]}
    return first > frame.predicate.last and segments[first] not in here


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
    if frame.count is None:
        return False
    analysis, at = frame.analysis, frame.at
    most = any(
        at < m.first < place.first for m in analysis.within("most", analysis.clauses, analysis.clauses[place.first])
    )
    return most or analysis.is_beyond(at, place.first)
