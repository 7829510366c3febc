"""Regions: the place that fits a frame best, with those in one list with it, one claim for each or one for all."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from transform import toponyms
from transform.analysis import Analysis, PlaceMention
from transform.frames import Frame
from transform.vocabulary import TYPES

# What is decided at a meeting, wherever that is.
MET: Final = frozenset({"politics/agree", "politics/sanction", "politics/condemn", "politics/vote"})
_MEETING: Final = 8
_TURN: Final = 6
_ATTACHED: Final = 4
# How a place stands that is not where it happened.
_ELSEWHERE: Final = frozenset({"adjective", "people", "from", "border", "toward"})
_THINGS: Final = frozenset({"units", "groups"})
_LITTLE: Final = frozenset({"origin", "article", "type_region", "type_settlement"})


def code(place: PlaceMention) -> str | None:
    """Return the ISO 3166-2 code of a resolved place, or its country's code."""
    toponym = place.toponym
    return None if toponym is None else toponym.region or toponym.country or None


def told(frame: Frame, place: PlaceMention) -> str | None:
    """Return the code of a frame's place; a capital that stands for its state gives the state: "Berlin überweist Kiew …"."""
    # What was delivered came to the town: "brachte 55 Tonnen nach Kabul".
    stands = ("bare",) if frame.type == "aid/delivered" else ("bare", "toward")
    state = place.kind in stands and TYPES[frame.type].about in ("recipient", "subject")
    # "7 milliards d'aide militaire à Kiev"
    state = state or (frame.type == "aid/pledged" and frame.analysis.inside("recipient", place.first - 1))
    # "het grootste probleem van Kyiv": who lacks something is a side, not a town.
    town = frame.analysis.inside("article", place.last + 1) and frame.analysis.inside("type_settlement", place.last + 2)
    state = state or (frame.type == "capacity/shortage" and place.kind in ("bare", "of") and not town)
    return seat(frame.analysis, place) if state else code(place)


def seat(analysis: Analysis, place: PlaceMention) -> str | None:
    """Return the code of a place, or its country's where the name of a capital stands for the state."""
    toponym = place.toponym
    if toponym is not None and toponym.kind in ("settlement", "region") and analysis.inside("kinds", place.first):
        return toponym.country
    return code(place)


def choose(frame: Frame, places: Sequence[PlaceMention], every: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Return the best place, with those that are coordinated with it."""
    able = [p for p in places if toponyms.weight(p) > 0 or p.kind == "people"]
    if frame.type == "control/annex" and any(p.kind in {"of", "bare"} for p in able):
        # "le rattachement de la région de Louhansk à la Russie"
        able = [p for p in able if p.kind != "toward"]
    if not able:
        return []
    best = max(able, key=lambda p: (_likelihood(frame, p, able), -_distance(frame, p)))
    best = _narrowed(frame, best, able)
    chain = _coordinated(frame.analysis, best, every)
    if frame.type == "control/annex" and frame.count is None:
        # "Donetsk en Kherson werden samen met Zaporizhzhia geannexeerd": all that the clause names.
        chain = sorted({*chain, *(p for p in able if p.kind == "bare")}, key=lambda p: p.first)
    own = _respective(frame, chain)
    return [own] if own is not None else _split(frame, chain)


def _likelihood(frame: Frame, place: PlaceMention, able: Sequence[PlaceMention]) -> int:
    """Return how likely a place is the frame's, those considered that stand beside it."""
    likely = toponyms.weight(place) + _reception(frame, place) + _attachment(frame, place)
    return likely - _MEETING if _is_venue(frame, place, able) else likely


def _is_venue(frame: Frame, place: PlaceMention, able: Sequence[PlaceMention]) -> bool:
    """Return whether they only met there, and another land is named that it is about: "in Brüssel … Sanktionen gegen Russland"."""
    toponym = place.toponym
    told = frame.type in MET or TYPES[frame.type].about == "recipient"
    if not told or place.kind != "at" or toponym is None or toponym.kind != "settlement":
        return False
    return any(p.toponym and p.toponym.country != toponym.country and p.kind not in {"at", "people"} for p in able)


def _narrowed(frame: Frame, best: PlaceMention, able: Sequence[PlaceMention]) -> PlaceMention:
    """Return the region or town of a country that is named with it: "в соседнем Казахстане … сорок сёл Акмолинской области"."""
    country = best.toponym
    if country is None or (country.kind != "country" and country.region):
        # The West Bank has regions as a country has.
        return best
    inner = [
        p
        for p in able
        if p.toponym is not None
        and p.toponym.region
        and p.toponym.country == country.country
        and (p.kind not in _ELSEWHERE or p.kind == best.kind == "toward")
        and (p.kind not in {"bare", "of"} or p.type_word is not None or _is_apposed(frame.analysis, p))
    ]
    return min(inner, key=lambda p: (-toponyms.weight(p), _distance(frame, p)), default=best)


def _is_apposed(analysis: Analysis, place: PlaceMention) -> bool:
    """Return whether a bare name says where the thing before it is: "den Militärstützpunkt Diapaga".

    A region's may be a genitive, as where names have cases: "жители Горного Бадахшана".
    """
    if not analysis.head_first:
        thing = place.kind == "bare" and not analysis.homographs
        return thing and analysis.inside_any(_THINGS, place.first - 1)
    cased = analysis.head_first and not analysis.tokens[place.first].norm.isascii()
    return cased and place.toponym is not None and place.toponym.kind == "region"


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
    if frame.analysis.inside("receiving", place.last) or frame.analysis.inside("receiving", at):
        # "Oekraïne krijgt 5 miljoen euro van Nederland"
        return 6
    return 2 if place.first > frame.predicate.first else 0


def _attachment(frame: Frame, place: PlaceMention) -> int:
    """Return how much likelier a place is that the event noun is of: "approved in Moscow the annexation of Donetsk"."""
    predicate = frame.predicate
    between = range(predicate.last, place.first)
    if predicate.entry.role != "events" or place.kind != "of" or not 1 <= len(between) <= _ATTACHED:
        return 0
    return 4 if all(frame.analysis.inside_any(_LITTLE, i) for i in between) else 0


def _distance(frame: Frame, place: PlaceMention) -> int:
    if frame.base is not None:
        return abs(place.first - frame.at)
    return min(abs(place.first - frame.at), abs(place.first - frame.predicate.first))


def _coordinated(analysis: Analysis, best: PlaceMention, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Return the places of a list such as "Donetsk, Luhansk, Kherson en Zaporizja" in order."""
    if all(p is best for p in places):
        return [best]
    chain = [best]
    ordered = sorted({*places, best}, key=lambda p: p.first)
    at = ordered.index(best)
    for step, rest in ((1, ordered[at + 1 :]), (-1, ordered[:at][::-1])):
        edge = best
        for place in rest:
            left, right = (edge, place) if step > 0 else (place, edge)
            if not linked(analysis, left.last, right.first) or _opens(analysis, left, right):
                break
            chain.append(place)
            edge = place
    return sorted(chain, key=lambda p: p.first)


def _opens(analysis: Analysis, left: PlaceMention, right: PlaceMention) -> bool:
    """Return whether the second name is the subject of a clause of its own: "… aux sinistrés de l'Aude, et l'Espagne a prêté"."""
    if right.kind not in {"bare", "toward"}:
        return False
    # "£1 million to Pakistan and China $2 million": the verb goes without saying.
    gapped = any(n.first == right.last for n in analysis.numbers) and analysis.inside("coordinator", right.first - 1)
    apart = analysis.clauses[left.first] != analysis.clauses[right.first]
    return gapped or (apart and analysis.inside("auxiliary", right.last))


def linked(analysis: Analysis, first: int, last: int) -> bool:
    """Return whether nothing but the links of a list stands between two names."""
    links = range(first, last)
    if not links or last - first > 4:
        return False
    joined = any(analysis.tokens[i].norm == "," or analysis.inside("coordinator", i) for i in links)
    fillers = ("coordinator", "article", "locative", "genitive", "type_region", "type_settlement")
    return joined and all(analysis.tokens[i].norm == "," or any(analysis.inside(c, i) for c in fillers) for i in links)


def _split(frame: Frame, places: list[PlaceMention]) -> list[PlaceMention]:
    """One claim a region without a count; with a count one region, the country, or nothing that it cannot be split over."""
    if not any(_is_joined(frame.analysis, one.last, two.first) for one, two in pairwise(places)):
        places = [p for p, after in zip(places, [*places[1:], None], strict=True) if not _lies_in(p, after)]
    unique: list[PlaceMention] = []
    for place in places:
        if code(place) not in [code(p) for p in unique] and not _contains(place, places):
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
    own = code(place)
    return any(
        o is not place
        and o.toponym
        and place.toponym
        and place.toponym.kind == "country"
        and o.toponym.country == own
        and o.toponym.kind != "country"
        for o in others
    )
