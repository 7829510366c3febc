"""Scenes: which region each frame is about, from its own words or carried from earlier text."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from transform.analysis import Analysis, PlaceMention
from transform.drafts import Draft
from transform.framing import Frame
from transform.locating import weight
from transform.records import RegionBasis
from transform.sources import Speech
from transform.vocabulary import TYPES


@dataclass(frozen=True, slots=True)
class Scene:
    """A region with the place that gave it."""

    region: str | None
    basis: RegionBasis
    place: PlaceMention | None
    analysis: Analysis | None


NOWHERE = Scene(None, "none", None, None)


def region(place: PlaceMention) -> str | None:
    """Return the ISO 3166-2 code of a resolved place, or its country's code."""
    toponym = place.toponym
    return None if toponym is None else toponym.region or toponym.country


def stage(
    frame: Frame, speeches: Sequence[Speech], earlier: Sequence[Draft], before: Sequence[Analysis]
) -> list[Scene]:
    """Return the scenes of a frame, one for each region that its claim is to be split over."""
    analysis = frame.analysis
    usable = [p for p in analysis.places if not _speaks(p, speeches) and not _acts(frame, p)]
    for basis, scope in (("clause", _segment(frame, usable)), ("clause", _clause(frame, usable))):
        chosen = _choose(frame, scope)
        if chosen:
            return [Scene(region(p), basis, p, analysis) for p in chosen]  # type: ignore[arg-type]
    if frame.base is not None and frame.base.analysis is analysis:
        same = [d for d in earlier if d.frame is frame.base and d.region is not None]
        if same:
            return [Scene(same[-1].region, "clause", same[-1].place, analysis)]
    if _refers(frame):
        carried = _carried(analysis, earlier, before)
        if carried.region:
            return [carried]
    chosen = _choose(frame, [p for p in usable if p.kind != "people"], everywhere=True)
    if chosen:
        return [Scene(region(p), "sentence", p, analysis) for p in chosen[:1]]
    carried = _carried(analysis, earlier, before)
    if carried.region is not None:
        return [carried]
    return [_from_source(analysis)]


def _speaks(place: PlaceMention, speeches: Sequence[Speech]) -> bool:
    return any(s.first <= place.first < s.last for s in speeches)


def _acts(frame: Frame, place: PlaceMention) -> bool:
    """A country that stands bare before the predicate is who does it: "Rusland annexeerde de Krim"."""
    if place.kind in {"people"}:
        return True
    toponym = place.toponym
    is_state = toponym is not None and (
        toponym.kind == "country" or place.kind == "bare" and toponym.population > 500_000
    )
    doing = frame.type.startswith(("control", "politics", "attack", "aid"))
    return doing and is_state and place.kind == "bare" and place.first < frame.predicate.first


def _segment(frame: Frame, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    segments = frame.analysis.segments
    return [p for p in places if segments[p.first] == segments[frame.at]]


def _clause(frame: Frame, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    clauses = frame.analysis.clauses
    return [p for p in places if clauses[p.first] == clauses[frame.at]]


def _choose(frame: Frame, places: Sequence[PlaceMention], *, everywhere: bool = False) -> list[PlaceMention]:
    """Return the best place, with those that are coordinated with it."""
    able = [p for p in places if weight(p) > 0 and (everywhere or p.kind != "adjective")]
    if not able:
        able = [p for p in places if p.kind == "adjective"] if everywhere else []
    if not able:
        return []
    best = max(able, key=lambda p: (weight(p), -_distance(frame, p)))
    together = _coordinated(frame.analysis, best, able)
    return _split(frame, together)


def _distance(frame: Frame, place: PlaceMention) -> int:
    return min(abs(place.first - frame.at), abs(place.first - frame.predicate.first))


def _coordinated(analysis: Analysis, best: PlaceMention, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Return the places of a list such as "Donetsk, Luhansk, Kherson en Zaporizja" in order."""
    chain = [best]
    ordered = sorted(places, key=lambda p: p.first)
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
    if len(places) == 1:
        return places
    # "Nyabibwe, in South Kivu": a settlement before its own region is one place.
    distinct = [next(group) for _, group in groupby(places, key=region)]
    unique: list[PlaceMention] = []
    for place in distinct:
        if region(place) not in [region(p) for p in unique] and not _contains(place, distinct):
            unique.append(place)
    if len(unique) <= 1 or frame.count is None or frame.count.number is None:
        return unique or places[:1]
    countries = {p.toponym.country for p in unique if p.toponym}
    merged = unique[0]
    if merged.toponym is None:
        return unique[:1]
    from dataclasses import replace

    only = countries.pop() if len(countries) == 1 else ""
    return [merged._replace(toponym=replace(merged.toponym, region=only or None, country=only, kind="country"))]


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
    for cls in ("there", "this_place"):
        if any(analysis.clauses[m.first] == analysis.clauses[frame.at] for m in analysis.by.get(cls, ())):
            return True
    return False


def _carried(analysis: Analysis, earlier: Sequence[Draft], before: Sequence[Analysis]) -> Scene:
    """Return the scene of the nearest earlier sentence in this paragraph or the one before."""
    same = [d for d in earlier if d.analysis is analysis and d.region and d.region_basis in ("clause", "sentence")]
    if same:
        return Scene(same[-1].region, "context", same[-1].place, same[-1].analysis)
    for other in reversed(before):
        if other.paragraph < analysis.paragraph - 1:
            break
        drafts = [d for d in earlier if d.analysis is other and d.region is not None]
        if drafts:
            return Scene(drafts[-1].region, "context", drafts[-1].place, other)
        places = [p for p in other.places if weight(p) > 1]
        if places:
            best = max(places, key=lambda p: (weight(p), p.first))
            return Scene(region(best), "context", best, other)
    return NOWHERE


def _from_source(analysis: Analysis) -> Scene:
    """Return the country that an adjective names, where nothing else says where: "de Turkse rampendienst telde"."""
    adjectives = [p for p in analysis.places if p.kind == "adjective"]
    if len({region(p) for p in adjectives}) == 1:
        return Scene(region(adjectives[0]), "sentence", adjectives[0], analysis)
    return NOWHERE


def about_subject(code: str) -> bool:
    """Return whether claims of the type take the region that they are about rather than where they were made."""
    return TYPES[code].about != "event"
