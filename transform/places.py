"""Places: which of the toponyms that a form may name is meant, or None where the context does not tell.

The order of the evidence: the type word beside the name ("provincie", "місто"), the countries and regions that
the sentence names, the countries that the document is about, and how many people live there. Unresolved beats
guessed: a name of several small places is left alone unless the context points at one of them.
"""

import tomllib
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from math import log10
from typing import Final

from transform import HERE, tokens
from transform.gazetteer.records import Toponym, ToponymKind
from transform.memo import Memo

# Scores are decimal logarithms of people, so that a bonus of 1 makes a place count as if ten times as large.
_COUNTRY_WEIGHT: Final = 7.5
_REGION_LEAST: Final = 5.0
_REGION_UNCOUNTED: Final = 5.7
_UNKNOWN_PEOPLE: Final = 300
_NAMED_COUNTRY: Final = 1.3
_NAMED_REGION: Final = 3.0
_FOCUS: Final = 1.3
_FOCUS_REGION: Final = 0.7
_ALTERNATE: Final = -1.0
_ALTERNATE_REGION: Final = -5.0
_FOCUS_ENOUGH: Final = 0.3
_LEAST: Final = 2.4
_MARGIN: Final = 0.3
_OBSCURE: Final = 4.0
_TINY: Final = log10(30_000)
_WELL_KNOWN: Final = log10(150_000)
_TINY_MARGIN: Final = 1.0
_LARGE_CITY: Final = 100_000
_METROPOLIS: Final = 500_000
_FAR_LARGER: Final = 5
# Where so many towns are called by surnames that the name alone is a person's ("Johnson said").
_NAMED_AFTER_PEOPLE: Final = frozenset({"AU", "CA", "GB", "IE", "NZ", "US", "ZA"})
_TOWN: Final = 20_000
_OF_ITS_REGION: Final = 0.05
_TYPED: Final[tuple[ToponymKind, ...]] = ("region", "settlement", "other")


def _kind_of(word: str) -> ToponymKind | None:
    """Return what kind of place a type word tells of; None for any other word.

    >>> kind_of("provincie"), kind_of("області"), kind_of("village"), kind_of("rivier"), kind_of("minister")
    ('region', 'region', 'settlement', 'other', None)
    """
    exact, stems = _type_words()
    folded = tokens.norm(word)
    if folded in exact:
        return exact[folded]
    return next((kind for stem, kind in stems if folded.startswith(stem)), None)


# What kind of place a type word tells of, as ``_kind_of`` finds it.
kind_of: Final[Callable[[str], ToponymKind | None]] = Memo(_kind_of, 16_384).__getitem__


def choose(
    toponyms: Sequence[Toponym],
    *,
    type_word: str | None = None,
    countries: Collection[str] = (),
    focus: Mapping[str, float] | None = None,
) -> Toponym | None:
    """Return the toponym that is meant, or None where several remain equally likely.

    ``countries`` are the codes that the sentence names, of countries and of regions alike; ``focus`` weighs
    the countries that the document is about, and the regions if it likes.
    """
    kind = kind_of(type_word) if type_word else None
    candidates = _of_kind(toponyms, kind)
    if kind is None:
        candidates = _without_shadowed(candidates)
    if not candidates:
        return None
    focus = focus or {}
    total = sum(weight for code, weight in focus.items() if "-" not in code)
    scores: dict[str, float] = {}
    for toponym in candidates:
        share = focus.get(toponym.country, 0) / total if total else 0.0
        score = _score(toponym, countries, focus, share, is_typed=kind == toponym.kind)
        code = toponym.region or toponym.country
        scores[code] = max(scores.get(code, -1.0), score)
    likely = [code for code in scores if not _is_small(code, candidates, countries)]
    best, *others = sorted(likely, key=lambda code: (-scores[code], code))
    chosen = [toponym for toponym in candidates if toponym.code == best]
    ahead = scores[best] - scores[others[0]] if others else _TINY_MARGIN
    if scores[best] < _LEAST or not _is_clear(chosen, ahead, countries, focus, is_alone=not others):
        return None
    return max(chosen, key=_shown)


def _is_small(code: str, candidates: Sequence[Toponym], countries: Collection[str]) -> bool:
    """Return whether a far larger city bears the name, which is meant unless the sentence names the smaller one's country."""
    if len(candidates) == 1 or code in countries or code[:2] in countries:
        return False
    people = max(t.population for t in candidates if t.code == code)
    cities = [t.population for t in candidates if t.kind == "settlement" and not t.is_alternate]
    largest = max(cities, default=0)
    named = any(t.kind != "settlement" for t in candidates if t.code == code)
    return largest >= _METROPOLIS and not named and people * _FAR_LARGER < largest


def _is_clear(
    chosen: Sequence[Toponym],
    ahead: float,
    countries: Collection[str],
    focus: Mapping[str, float],
    *,
    is_alone: bool,
) -> bool:
    """Return whether the context points at a place, or it is known well enough without."""
    code = chosen[0].code
    people = max(_people(toponym) for toponym in chosen)
    is_personal = people < _WELL_KNOWN and all(toponym.is_personal for toponym in chosen)
    if is_personal and code not in countries and (people < _TINY or code[:2] in _NAMED_AFTER_PEOPLE):
        return False
    if code in countries or code[:2] in countries or focus.get(code[:2]):
        return ahead >= _MARGIN
    if is_personal or (focus and people < (_OBSCURE if is_alone else _WELL_KNOWN)):
        return False
    return ahead >= (_TINY_MARGIN if people < _TINY else _MARGIN)


def _shown(toponym: Toponym) -> float:
    """Return how well a toponym stands for its code: a town before the region that bears its name."""
    score = _people(toponym) + (1.0 if toponym.kind == "settlement" else 0.0)
    return score - (0.3 if toponym.is_alternate else 0.0)


def _of_kind(toponyms: Sequence[Toponym], kind: ToponymKind | None) -> list[Toponym]:
    """Return the toponyms that a type word allows; a river's name is no town, but any area may be a district.

    A city that is a region of its own is not meant where the region around it bears its name too (Kyiv oblast).
    """
    fitting = [toponym for toponym in toponyms if toponym.kind == kind]
    if kind is None or (not fitting and kind != "other"):
        return list(toponyms)
    if kind == "region":
        cities = {toponym.code for toponym in toponyms if toponym.kind == "settlement"}
        around = [toponym for toponym in fitting if toponym.code not in cities]
        countries = {toponym.country for toponym in around}
        return [toponym for toponym in fitting if toponym in around or toponym.country not in countries]
    return fitting


def _without_shadowed(toponyms: Sequence[Toponym]) -> list[Toponym]:
    """Return the toponyms without those that nobody means by the bare name.

    A country's name is not its region of the same name (Mexico); a large city's is not the region around it of
    which it is no part (Kyiv, Moscow, Washington); a town's is not the district below the level on which its
    country is reported (Rotherham), of which the gazetteer counts no people.
    """
    if len(toponyms) == 1:
        return list(toponyms)
    countries = {toponym.country for toponym in toponyms if toponym.kind == "country" and not toponym.is_alternate}
    cities = {
        toponym.country: toponym
        for toponym in sorted(toponyms, key=lambda toponym: toponym.population)
        if toponym.kind == "settlement" and toponym.population >= _LARGE_CITY
    }
    towns = {
        toponym.country
        for toponym in toponyms
        if toponym.kind == "settlement" and (not toponym.is_alternate or toponym.population >= _TOWN)
    }
    return [
        toponym
        for toponym in toponyms
        if toponym.kind == "country"
        or (
            toponym.country not in countries
            and not (toponym.kind == "region" and _is_around(toponym, cities.get(toponym.country)))
            and not (toponym.kind == "region" and not toponym.population and toponym.country in towns)
        )
    ]


def _is_around(region: Toponym, city: Toponym | None) -> bool:
    return city is not None and city.code != region.code and city.population >= _OF_ITS_REGION * region.population


def _score(
    toponym: Toponym, countries: Collection[str], focus: Mapping[str, float], share: float, *, is_typed: bool
) -> float:
    """Return how likely a toponym is meant; ``share`` is how much of the document is about its country."""
    score = _people(toponym) + _FOCUS * share
    if toponym.region is not None and focus.get(toponym.region):
        score += _FOCUS_REGION
    if toponym.region in countries:
        score += _NAMED_REGION
    elif toponym.country in countries:
        score += _NAMED_COUNTRY
    if not toponym.is_alternate:
        return score
    is_expected = is_typed or toponym.country in countries or share >= _FOCUS_ENOUGH
    return score + (_ALTERNATE if toponym.kind == "settlement" or is_expected else _ALTERNATE_REGION)


def _people(toponym: Toponym) -> float:
    if toponym.kind == "country":
        return _COUNTRY_WEIGHT
    if toponym.kind == "region":
        return max(log10(toponym.population), _REGION_LEAST) if toponym.population else _REGION_UNCOUNTED
    return log10(max(toponym.population, _UNKNOWN_PEOPLE))


@cache
def _type_words() -> tuple[Mapping[str, ToponymKind], tuple[tuple[str, ToponymKind], ...]]:
    path = HERE / "gazetteer" / "type_words.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    exact: dict[str, ToponymKind] = {}
    stems: list[tuple[str, ToponymKind]] = []
    for kind in _TYPED:
        for word in table[kind]:
            if word.endswith("*"):
                stems.append((tokens.norm(word[:-1]), kind))
            else:
                exact.setdefault(tokens.norm(word), kind)
    return exact, tuple(stems)
