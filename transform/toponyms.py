"""Toponyms: the place that each name of a sentence most likely means, and how likely it is the claim's."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from transform import places
from transform.analysis import Analysis, PlaceMention
from transform.gazetteer import Toponym

_LOCAL: Final = 3
_APPOSED: Final = 7
_LARGE: Final = 100_000
_METROPOLIS: Final = 500_000
_TOWN: Final = 20_000
_SMALL: Final = 5_000
_VILLAGE: Final = 5_000
_KNOWN: Final = 20_000
# A text is about a country that it names so often; another is rare in it that it names so many times less.
_ABOUT: Final = 2
_RARE: Final = 3
# A name of so many words has no namesakes: "Santiago de Compostela".
_DISTINCT: Final = 3
_FAMOUS: Final = 300_000
_LITTLE: Final = frozenset({"preposition", "locative", "article", "coordinator", "direction", "origin", "adverb"})
_AREAS: Final = frozenset({"type_region", "type_settlement"})
_PARTING: Final = frozenset({"coordinator", "predicate", "auxiliary"})
_WEIGHTS: Final = {
    "at": 6,
    "toward": 4,
    "of": 3,
    "bare": 3,
    "from": 1,
    "within": 4,
    "border": 1,
    "adjective": 1,
    "people": 0,
}


def is_sure(mention: PlaceMention) -> bool:
    """Return whether a name tells by itself what the document is about: no small place that only stands there."""
    if mention.doubtful:
        return False
    if mention.kind != "bare" or mention.type_word is not None:
        return True
    return any(c.kind != "settlement" or c.population >= _LARGE for c in mention.candidates)


def _is_believed(mention: PlaceMention, toponym: Toponym, focus: Counter[str]) -> bool:
    """Return whether a doubtful name is a place: one that is well known, or that is led in as one."""
    if toponym.kind == "country" or mention.type_word is not None:
        return True
    if toponym.is_alternate:
        return toponym.population >= _METROPOLIS
    if toponym.population >= _LARGE:
        return True
    led = mention.kind in {"at", "toward", "from"}
    return led and (toponym.kind == "region" or toponym.population >= (_SMALL if focus[toponym.country] else _TOWN))


def resolve(analysis: Analysis, names: Sequence[PlaceMention], focus: Counter[str]) -> list[PlaceMention]:
    """Return the names of a sentence with the place that each most likely means, given the countries that the document is about."""
    codes = [{c.code for c in m.candidates} for m in names if is_known(m) and not _is_army(analysis, m)]
    named = {code for only in codes if len(only) == 1 for code in only}
    countries = named | {code[:2] for code in named}
    # "in Limburg, de zuidelijkste provincie van Nederland": there is a town of that name too.
    lands = {c.country for m in names for c in m.candidates if c.kind == "country"}
    resolved = []
    for mention in (_located(name, focus) for name in names):
        toponym = places.choose(mention.candidates, type_word=mention.type_word, countries=countries, focus=focus)
        if mention.type_word is not None and (toponym is None or _is_village(toponym)):
            # "de regio Eindhoven" is named after its town; "trente communes du Var" are those of a region, not of a village.
            other = places.choose(mention.candidates, countries=countries, focus=focus)
            toponym = other if toponym is None or (other is not None and other.kind != "settlement") else toponym
        if toponym is None:
            toponym = _near(mention.candidates, focus) or places.choose(
                mention.candidates, type_word=mention.type_word, countries=countries | lands, focus=focus
            )
        if analysis.home and not focus:
            toponym = _at_home(analysis, mention, toponym, countries)
        if toponym is None and analysis.head_first and focus.total() < _ABOUT and mention.kind != "adjective":
            # "Российские войска заняли Авдеевку": that a land's army is named once makes no text about that land.
            toponym = places.choose(mention.candidates, type_word=mention.type_word, countries=countries)
        introduced = _is_introduced(analysis, mention) and not (toponym and _is_apart(toponym, names, mention, focus))
        if toponym is None or (not introduced and _is_foreign(toponym, names, mention, focus)):
            continue
        if not mention.doubtful or _is_believed(mention, toponym, focus):
            resolved.append(mention._replace(toponym=toponym))
    resolved = [
        p._replace(toponym=resolved[i - 1].toponym) if i and _belongs(analysis, resolved[i - 1], p) else p
        for i, p in enumerate(resolved)
    ]
    placed = [p for i, p in enumerate(resolved) if not (i and _only_says_where(analysis, resolved[i - 1], p))]
    astray = {id(left) for left, right in pairwise(placed) if _lies_elsewhere(analysis, left, right)}
    astray |= {id(right) for left, right in pairwise(placed) if _is_abroad(analysis, left, right)}
    return [place for place in placed if id(place) not in astray and not _is_compared(analysis, place)]


def _is_compared(analysis: Analysis, place: PlaceMention) -> bool:
    """Return whether something is only compared with the place: "higher than anywhere in Canada"."""
    if not analysis.by.get("than"):
        return False
    reach = 3 if place.kind == "at" else 1
    return any(analysis.inside("than", i) for i in range(place.first - reach, place.first))


def _is_army(analysis: Analysis, mention: PlaceMention) -> bool:
    """Return whether a state is named as whose army acts, which may be anywhere: "russische Truppen", "in russischer Hand"."""
    if mention.kind not in {"adjective", "people", "within"}:
        return False
    if analysis.inside("predicate", mention.first):
        return True
    return any(
        m.entry.value == "force" and m.first in {mention.first, mention.last} for m in analysis.by.get("groups", ())
    )


def _at_home(
    analysis: Analysis, mention: PlaceMention, toponym: Toponym | None, countries: Collection[str]
) -> Toponym | None:
    """Return the town of the language's own lands that a name may mean in a text that names no other: "у Галичі", "à Brest"."""
    home = Counter(analysis.home)
    if analysis.verb_endings:
        if toponym is not None and toponym.population >= _FAMOUS:
            return toponym
        known = [c for c in mention.candidates if c.country in home and c.kind == "settlement"]
        return places.choose(known, type_word=mention.type_word, countries=countries, focus=home) or toponym
    sure = countries or mention.doubtful or mention.type_word is not None
    if sure or (toponym is not None and toponym.kind != "settlement"):
        return toponym
    near = places.choose(mention.candidates, focus=home)
    own = near is not None and near.country in home and near.kind == "settlement" and near.population >= _TOWN
    return near if own else toponym


def _is_introduced(analysis: Analysis, mention: PlaceMention) -> bool:
    """Return whether a noun right before the name says what it is: "de grensprovincie Cibitoke", "het eiland Tenerife"."""
    if mention.type_word is not None or not mention.first:
        return mention.type_word is not None
    before = analysis.tokens[mention.first - 1].text
    return before.isalpha() and before.islower() and not analysis.inside_any(_LITTLE, mention.first - 1)


def _is_apart(toponym: Toponym, names: Sequence[PlaceMention], mention: PlaceMention, focus: Counter[str]) -> bool:
    """Return whether a district goes by the adjective of a town elsewhere, where a region of the land told of is named beside it.

    "В Приморье … в Чугуевском округе": there is a Чугуев in Ukraine.
    """
    if not any(c.is_adjective for c in mention.candidates):
        return False
    beside = (c for m in names if m.first != mention.first for c in m.candidates if c.kind == "region")
    return any(c.country != toponym.country and focus[c.country] > focus[toponym.country] for c in beside)


def _is_foreign(toponym: Toponym, names: Sequence[PlaceMention], mention: PlaceMention, focus: Counter[str]) -> bool:
    """Return whether a town lies in a country that nothing else tells of, in a text about another: a namesake that no list has."""
    led = mention.kind == "at" and toponym.kind == "settlement" and not mention.doubtful
    if mention.last - mention.first >= _DISTINCT and len({c.country for c in mention.candidates}) == 1:
        return False
    if toponym.kind not in {"settlement", "other"} or toponym.population >= (_LARGE if led else _FAMOUS):
        return False
    most = max((count for code, count in focus.items() if len(code) == len("XX")), default=0)
    if most < _ABOUT or focus[toponym.country] * _RARE > most:
        return False
    return not any(c.country == toponym.country for m in names if m.first != mention.first for c in m.candidates)


def _located(mention: PlaceMention, focus: Counter[str]) -> PlaceMention:
    """Return the mention with towns that are no person's name, since they stand behind a word such as "in"."""
    if mention.kind != "at" or not any(c.is_personal and _is_town(c, focus) for c in mention.candidates):
        return mention
    towns = (replace(c, is_personal=False) if _is_town(c, focus) else c for c in mention.candidates)
    return mention._replace(candidates=tuple(towns))


def _is_town(toponym: Toponym, focus: Counter[str]) -> bool:
    """Return whether a name behind "in" is rather a town's than a person's: a large one, or one of the country told of."""
    return toponym.population >= (_SMALL if focus[toponym.country] else _KNOWN)


def _lies_elsewhere(analysis: Analysis, place: PlaceMention, region: PlaceMention) -> bool:
    """Return whether the region named right behind a town shows that another of that name is meant: "Blatten, dans le Valais"."""
    inner, outer = place.toponym, region.toponym
    if inner is None or outer is None or inner.kind != "settlement" or outer.kind != "region":
        return False
    if inner.country != outer.country or inner.region == outer.region:
        return False
    between = range(place.last, region.first)
    if place.kind == "at" and len(between) == 1 and analysis.inside("locative", place.last):
        # "im Bezirk Buncombe in North Carolina"
        return not analysis.head_first
    if not inner.is_alternate:
        return False
    if not 1 <= len(between) <= _APPOSED or analysis.tokens[place.last].norm not in {",", "("}:
        return False
    return not any(analysis.inside_any(_PARTING, i) for i in between)


def _is_abroad(analysis: Analysis, country: PlaceMention, place: PlaceMention) -> bool:
    """Return whether the adjective before a name shows that no place we know is meant: "de Colombiaanse streek Catatumbo" in Venezuela."""
    outer, inner = country.toponym, place.toponym
    if outer is None or inner is None or outer.kind != "country" or country.kind not in {"adjective", "within"}:
        return False
    if inner.kind == "country" or inner.country == outer.country or place.kind not in {"at", "of", "from", "toward"}:
        return False
    # A bare name may be another part of the sentence: "hebben Russische eenheden Soledar ingenomen".
    between = range(country.last, place.first)
    return len(between) == 0 or (len(between) == 1 and _is_introduced(analysis, place))


def is_known(mention: PlaceMention) -> bool:
    """Return whether a name is well enough known to tell what a text is about; a village proves nothing."""
    return any(c.kind != "settlement" or c.population >= _KNOWN for c in mention.candidates)


def _is_village(toponym: Toponym) -> bool:
    return toponym.kind == "settlement" and toponym.population < _VILLAGE


def _belongs(analysis: Analysis, city: PlaceMention, part: PlaceMention) -> bool:
    """Return whether a place is a part of the one named before it: "Kyiv's Shevchenko district"."""
    owner = city.toponym
    between = range(city.last, part.first)
    owned = len(between) == 1 and analysis.inside("possessive", city.last)
    typed = part.type_word is not None or places.kind_of(analysis.tokens[part.last - 1].norm) is not None
    return owned and typed and owner is not None and owner.kind == "settlement"


def _only_says_where(analysis: Analysis, place: PlaceMention, country: PlaceMention) -> bool:
    """Return whether a country is named only to say where the place before it lies: "à Forli, dans le nord de l'Italie"."""
    inner, outer = place.toponym, country.toponym
    if inner is None or outer is None or outer.kind != "country" or country.kind in {"adjective", "people"}:
        return False
    if inner.kind == "country" or inner.country != outer.country or place.kind in {"adjective", "people"}:
        return False
    between = range(place.last, country.first)
    if not 1 <= len(between) <= _APPOSED or analysis.tokens[place.last].norm not in {",", "("}:
        return False
    return not any(_parts(analysis, i) for i in between if i > place.last)


def _parts(analysis: Analysis, index: int) -> bool:
    """Return whether a word between a place and a country shows that they do not belong together: a sign, a verb, what is counted."""
    if not analysis.tokens[index].text[0].isalnum() or analysis.inside_any(_PARTING, index):
        return True
    # "dem größten Bundesland Deutschlands"
    return analysis.inside("units", index) and not analysis.inside_any(_AREAS, index)


def _near(candidates: Sequence[Toponym], focus: Counter[str]) -> Toponym | None:
    """Return the one candidate in a region that the document names beside it."""
    # A name that people bear too tells nothing of itself: "José Antonio Kast".
    near = [c for c in candidates if c.region and focus[c.region] and not c.is_personal]
    return near[0] if len({c.region for c in near}) == 1 else None


def weight(mention: PlaceMention) -> int:
    """Return how likely the claim of the clause happened there: settlements and regions before countries."""
    score = _WEIGHTS[mention.kind]
    if mention.kind == "adjective" and mention.toponym is not None and mention.toponym.kind != "country":
        return _LOCAL
    if (
        mention.toponym is not None
        and mention.toponym.kind != "country"
        and mention.kind not in {"within", "adjective", "people"}
    ):
        score += 2
    return score
