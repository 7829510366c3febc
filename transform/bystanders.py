"""Bystanders: places of a sentence that say who acts, speaks or is named so, not where it happened."""

from collections.abc import Sequence
from typing import Final

from transform.analysis import DASHES, Analysis, PlaceMention
from transform.frames import Frame
from transform.sources import Speech

# "in the northern Syrian town"
_BEFORE: Final = 3
_STANDING: Final = frozenset({"settlement", "building", "region", "household"})
# Types whose counted noun's adjective tells whose they are: "шести російських банків".
_THEIRS: Final = frozenset({"politics/vote", "politics/sanction"})
_SPOKEN: Final = frozenset({"politics/condemn", "politics/call"})
_RIDDEN: Final = frozenset({"vehicle", "aircraft", "ship"})
_FIRED: Final = frozenset({"drone", "missile", "munition"})
_CAPITAL: Final = 500_000
_BESIDE: Final = frozenset({"adverb", "negator", "coordinator"})
_SPEAKING: Final = frozenset({"deny", "unconfirmed"})


def names_storm(analysis: Analysis, place: PlaceMention) -> bool:
    """Return whether a name right behind the word for a storm is the storm's: "orkaan Milton", "typhoon Man-yi"."""
    return place.kind == "bare" and any(
        m.last == place.first and m.entry.value == "hazard/storm" for m in analysis.by.get("predicate", ())
    )


def describes(frame: Frame, place: PlaceMention) -> bool:
    """Return whether an adjective says where the counted things are: "600 Oekraïense nederzettingen"."""
    count = frame.count
    if count is None or place.kind not in {"adjective", "people"}:
        return False
    if count.unit == "km2" and place.first == count.last:
        # "36.000 hectare Zuid-Koreaans bos"
        return True
    stands = count.unit in _STANDING or frame.type in _THEIRS
    return stands and count.first < place.first < count.last


def is_currency(analysis: Analysis, place: PlaceMention) -> bool:
    """Return whether the name is part of a sum of money: "5 millions de dollars australiens"."""
    return any(c.first < place.first < c.last and c.unit is not None and c.unit.isupper() for c in analysis.counts)


def names_route(analysis: Analysis, place: PlaceMention) -> bool:
    """Return whether a dash joins a name to another one as from where to where something goes: "поїзд Прага – Кошиці"."""
    if not analysis.verb_endings:
        return False
    if place.kind == "from":
        # "експрес із Карачі"
        return any(m.last == place.first - 1 and m.entry.value in _RIDDEN for m in analysis.by.get("units", ()))
    if place.kind not in {"bare", "of", "at", "toward"}:
        return False
    other = next(
        (p for p in analysis.places if p.last == place.first - 1 or (p.first == place.last + 1 and p is not place)),
        None,
    )
    if other is None:
        return False
    first, last = sorted((place, other), key=lambda p: p.first)
    led = analysis.starting("units", first.first - 1) or analysis.starting("groups", first.first - 1)
    joined = last.first == first.last + 1 and analysis.tokens[first.last].norm in DASHES
    return joined and led is not None


def is_local(place: PlaceMention) -> bool:
    """Return whether an adjective names a town or a region, so that what it describes is there: "le cortège bruxellois"."""
    return place.kind == "adjective" and place.toponym is not None and place.toponym.kind != "country"


def is_where(analysis: Analysis, place: PlaceMention) -> bool:
    """Return whether an adjective says in which land the town lies that is not named: "in the Kenyan capital"."""
    if place.kind not in {"adjective", "people"} or not analysis.inside("type_settlement", place.last):
        return False
    before = place.first - 1
    while before > 0 and analysis.tokens[before].text.islower() and place.first - before <= _BEFORE:
        if analysis.inside("locative", before):
            return True
        before -= 1
    return False


def sits(frame: Frame, place: PlaceMention) -> bool:
    """Return whether a capital only tells where the office sits that calls or condemns: "das Auswärtige Amt in Berlin"."""
    analysis, toponym = frame.analysis, place.toponym
    if frame.type not in _SPOKEN or place.kind != "at" or toponym is None or toponym.kind != "settlement":
        return False
    office = next((m for m in analysis.by.get("kinds", ()) if m.last == place.first - 1), None)
    if office is None or analysis.head_first or not analysis.inside("kinds", place.first):
        return False
    # "verurteilte die Besetzung des Parlaments in Nairobi" tells where it was.
    return office.first < frame.predicate.first or office.first - frame.predicate.last <= 1


def is_seat(analysis: Analysis, place: PlaceMention) -> bool:
    """Return whether a city stands for the power that sits there and speaks: "В Брюсселе пока не подтверждают, что"."""
    toponym, at = place.toponym, place.last
    if not analysis.head_first or place.kind != "at" or toponym is None or toponym.population < _CAPITAL:
        return False
    if toponym.kind != "settlement" or not analysis.inside("speaking_in", place.first - 1):
        return False
    office = next((m for m in analysis.by.get("national", ()) if m.last == place.first - 1), None)
    if office is not None and (office.first == 0 or analysis.inside("cue", office.first - 1)):
        # "Министерство обороны в Дамаске объявило о перемирии"
        return True
    while at < len(analysis.tokens) and (analysis.inside_any(_BESIDE, at) or at in analysis.dated):
        at += 1
    if at >= len(analysis.tokens):
        return False
    if place.first == 1 and any(
        analysis.within(cls, analysis.clauses, analysis.clauses[place.first]) for cls in _SPEAKING
    ):
        # "В Киеве потерю посёлка не комментируют"
        return True
    told = analysis.inside("cue", at) and analysis.tokens[at].norm.endswith(analysis.verb_endings or ("\0",))
    return told or analysis.inside_any(_SPEAKING, at)


def speaks(place: PlaceMention, speeches: Sequence[Speech]) -> bool:
    """Return whether the name is only part of who is speaking."""
    # "Ishikawa lists 25 people as missing": a region that speaks for itself is where it is.
    alone = any((s.first, s.last) == (place.first, place.last) for s in speeches)
    if alone and place.toponym is not None and place.toponym.kind == "region":
        return False
    return any(s.first <= place.first < s.last for s in speeches)


def counts_own(frame: Frame, place: PlaceMention) -> bool:
    """Return whether a land counts its own part of what was told before: "Le Kenya en dénombre à lui seul 238"."""
    count = frame.count
    part = frame.base is not None and frame.base.analysis is not frame.analysis
    return part and count is not None and count.elliptical and place.kind == "bare" and place.first < count.first


def fires(frame: Frame, place: PlaceMention) -> bool:
    """Return whether an adjective says whose attack it is: "une frappe israélienne", "a Russian missile strike"."""
    analysis = frame.analysis
    if place.kind != "adjective" or is_local(place) or not frame.type.startswith(("attack", "casualty", "damage")):
        return False
    if any(c.first < place.first < c.last and c.unit in _FIRED for c in analysis.counts):
        # "36 украинских беспилотников"
        return True
    attacks = (
        m for m in analysis.by.get("predicate", ()) if m.entry.value == "attack/strike" and m.entry.role == "events"
    )
    return any(place.first == m.last or m.first == place.last for m in attacks)
