"""Where: the place names of a sentence, how they stand there, and which of them a claim is about."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from transform import gazetteer as gazetteers
from transform import places
from transform.analysis import Analysis, PlaceMention
from transform.gazetteer import Gazetteer, Toponym

_CITY = 20_000
# Signs after which a capital still tells a name.
_INSIDE = frozenset({",", "(", "/", "-", "–", "&"})
_METROPOLIS = 500_000
_LOCAL = 3
_ARMS = frozenset({"missile", "drone", "munition", "aircraft", "vehicle", "ship"})
_APPOSED = 7
_KNOWN = 300_000
_NOBILIARY = frozenset({"van", "de", "der", "den", "von", "du", "la", "ten", "ter", "zu"})
_NAMES = frozenset({"kinds", "groups"})
_TYPE_CLASSES = ("type_region", "type_settlement", "type_country")
_WEIGHTS = {"at": 6, "toward": 4, "of": 3, "bare": 3, "from": 1, "within": 4, "border": 1, "adjective": 1, "people": 0}


def find(analysis: Analysis, gazetteer: Gazetteer, language: str, directions: Mapping[str, str]) -> list[PlaceMention]:
    """Return the place names of a sentence in order, longest match first, not yet resolved.

    ``directions`` are the language's words of direction in front of a name, with their English names.
    """
    tokens = analysis.tokens
    norms = [token.norm for token in tokens]
    found: list[PlaceMention] = []
    index = 0
    dated = {i for time in analysis.times for i in range(time.first, time.last)}
    while index < len(tokens):
        if index in dated:
            index += 1
            continue
        last, candidates = _at(analysis, norms, index, gazetteer, language)
        if not candidates and "-" in norms[index]:
            last, candidates = index + 1, _directed(norms[index], gazetteer, directions)
        listed = bool(found) and found[-1].last == index - 1 and _joins(analysis, index - 1)
        if (
            candidates
            and last == index + 1
            and _is_noun(analysis, index, gazetteer, language, candidates, listed=listed)
        ):
            index = last
        elif (
            candidates
            and not _is_adjunct(analysis, last, candidates)
            and not _is_body(analysis, index, candidates)
            and not _is_person(analysis, index, last, candidates, gazetteer, language)
        ):
            found.append(_mention(analysis, index, last, candidates))
            index = last
        else:
            index += 1
    return found


def _directed(word: str, gazetteer: Gazetteer, directions: Mapping[str, str]) -> tuple[Toponym, ...]:
    """Return the regions that a name with a direction in front of it means: "Noord-Gyeongsang" is North Gyeongsang."""
    direction, _, name = word.partition("-")
    if direction not in directions or not name:
        return ()
    found = gazetteer.find(f"{directions[direction]} {name}")
    inside = tuple(c for c in gazetteer.find(name) if c.kind == "country" and not c.is_demonym)
    return tuple(c for c in found if c.kind == "region") or inside


def _at(
    analysis: Analysis, norms: Sequence[str], index: int, gazetteer: Gazetteer, language: str
) -> tuple[int, tuple[Toponym, ...]]:
    token = analysis.tokens[index]
    if not token.text[0].isalpha() and token.text[0] != "'":
        return index, ()
    capital = token.text[0].isupper()
    length, candidates = gazetteer.longest(norms, index)
    last = index + length
    if not candidates:
        return index, ()
    if (
        length > 1
        and _is_first(analysis, index)
        and not any(t.text[0].isupper() for t in analysis.tokens[index + 1 : last])
    ):
        return index, ()
    if not capital:
        candidates = tuple(c for c in candidates if c.is_adjective or c.is_demonym)
    elif (
        last == index + 1 and _is_first(analysis, index) and _is_word(analysis, index, gazetteer, language, candidates)
    ):
        return index, ()
    return last, candidates


def _is_first(analysis: Analysis, index: int) -> bool:
    """Return whether a capital says nothing: at the start of the sentence, of a quote, or after a colon."""
    before = analysis.tokens[index - 1] if index else None
    # "Russia's Kursk region" goes on behind its 's.
    return before is None or not (before.text[-1].isalnum() or before.norm in _INSIDE)


def _is_word(
    analysis: Analysis, index: int, gazetteer: Gazetteer, language: str, candidates: Sequence[Toponym]
) -> bool:
    """Return whether a capitalised first word is a common word, or no place that is known well enough."""
    if any(index in covered for cls, covered in analysis.covered.items() if cls not in _NAMES):
        return True
    known = any(c.kind in {"country", "region"} or c.is_demonym or c.population > _CITY for c in candidates)
    return not known or gazetteer.is_common(analysis.tokens[index].norm, language)


def _is_noun(
    analysis: Analysis, index: int, gazetteer: Gazetteer, language: str, candidates: Sequence[Toponym], *, listed: bool
) -> bool:
    """Return whether a name is a common noun, in a language where every noun takes a capital: "der Keller", "das Ende".

    A town with such a name is one behind a bare preposition, a word for towns, or in a list of places ("in Köln und Essen").
    """
    if analysis.proper_nouns_only or any(c.is_adjective or c.is_demonym for c in candidates):
        return False
    if any(analysis.inside(cls, index) for cls in _TYPE_CLASSES):
        return True
    if (
        index
        and analysis.inside("article", index - 1)
        and all(c.kind == "settlement" or c.is_alternate for c in candidates)
    ):
        # No German town takes an article: "das Ufer des Dnipro" is no Dnipro.
        return True
    covered = any(index in tokens for cls, tokens in analysis.covered.items() if cls not in _NAMES)
    if not covered and not gazetteer.is_common(analysis.tokens[index].norm, language):
        return False
    bare = index == 0 or not analysis.inside("article", index - 1)
    if not covered and any(c.kind == "other" or (bare and c.population > _METROPOLIS) for c in candidates):
        return False
    known = any(_is_known(c) for c in candidates)
    return not known or not (listed or _is_named_there(analysis, index))


def _is_known(toponym: Toponym) -> bool:
    if toponym.is_alternate:
        return toponym.population > _METROPOLIS
    return toponym.kind in {"country", "region"} or toponym.population > _CITY


def _is_named_there(analysis: Analysis, index: int) -> bool:
    """Return whether a bare preposition or a word for towns stands right before the name."""
    at = index - 1
    if at < 0 or analysis.inside("article", at):
        return False
    return any(analysis.inside(cls, at) for cls in ("locative", "origin", "direction", *_TYPE_CLASSES))


def _joins(analysis: Analysis, at: int) -> bool:
    return analysis.tokens[at].norm == "," or analysis.inside("coordinator", at)


def _is_person(
    analysis: Analysis, first: int, last: int, candidates: Sequence[Toponym], gazetteer: Gazetteer, language: str
) -> bool:
    """Return whether a name beside another capitalised word is rather a person's or a body's: "burgemeester Daan Prevoo"."""
    tokens = analysis.tokens
    if analysis.inside("given", first) and last < len(tokens) and tokens[last].text[0].isupper():
        return True
    if any(c.kind in {"country", "region"} or c.is_adjective or c.is_demonym for c in candidates):
        return False
    if first > 1 and tokens[first - 1].norm in _NOBILIARY and tokens[first - 2].text[0].isupper():
        return not any(c.population > _CITY for c in candidates)
    if first and _is_name(analysis, first - 1, gazetteer, language):
        return True
    if _standing(analysis, first) in {"at", "toward", "from"}:
        return False
    return last < len(tokens) and _is_name(analysis, last, gazetteer, language)


def _is_adjunct(analysis: Analysis, last: int, candidates: Sequence[Toponym]) -> bool:
    """Return whether the name only says of what make a weapon is: "four Iskander missiles"."""
    if any(c.kind != "settlement" or c.is_adjective for c in candidates):
        return False
    return any(m.first == last and m.entry.value in _ARMS for m in analysis.by.get("units", ()))


def _is_body(analysis: Analysis, index: int, candidates: Sequence[Toponym]) -> bool:
    """Return whether the name is a word in that of a body: "Europese Unie" has no town of Unie in it."""
    if any(c.kind == "country" for c in candidates):
        return False
    if any(m.entry.value == "force" and m.first <= index < m.last for m in analysis.by.get("groups", ())):
        return True
    known = max(c.population for c in candidates) > _KNOWN
    return any(m.first <= index < m.last and (m.last - m.first > 1 or not known) for m in analysis.by.get("kinds", ()))


def _is_name(analysis: Analysis, index: int, gazetteer: Gazetteer, language: str) -> bool:
    """Return whether a token is capitalised as a name is, and is no common word or word of the lexicon."""
    token = analysis.tokens[index]
    if not token.text[0].isupper() or _is_first(analysis, index):
        return False
    known = any(index in covered for covered in analysis.covered.values())
    return not known and not gazetteer.is_common(token.norm, language) and places.kind_of(token.norm) is None


def _mention(analysis: Analysis, first: int, last: int, candidates: tuple[Toponym, ...]) -> PlaceMention:
    small = analysis.tokens[first].text[0].islower() and all(c.is_adjective for c in candidates)
    if all(c.is_demonym for c in candidates) and not small:
        kind = "people"
    elif all(c.is_adjective or c.is_demonym for c in candidates):
        kind = "within" if _standing(analysis, first) == "at" else "adjective"
    else:
        candidates = tuple(c for c in candidates if not (c.is_demonym or c.is_adjective)) or candidates
        kind = _standing(analysis, first)
    return PlaceMention(first, last, candidates, kind, _type_word(analysis, first, last))


def _standing(analysis: Analysis, first: int) -> str:
    """Return how a name stands in its phrase, by the nearest preposition before it."""
    for at in range(first - 1, max(first - 6, -1), -1):
        token = analysis.tokens[at]
        if analysis.inside("border", at):
            return "border"
        if analysis.inside("subordinator", at) and not analysis.inside("preposition", at):
            return "bare"
        if analysis.inside("direction", at):
            return "toward"
        if analysis.inside("locative", at):
            return "at"
        if analysis.inside("origin", at):
            return "of" if token.norm in {"van", "of", "de", "d'", "du"} else "from"
        if (not token.text[0].isalnum() and token.norm not in {"'", "'s"}) or any(
            t.first <= at < t.last for t in analysis.times
        ):
            return "bare"
        if analysis.inside("auxiliary", at) or analysis.inside("preposition", at):
            return "bare"
    return "bare"


def _type_word(analysis: Analysis, first: int, last: int) -> str | None:
    for at in (first - 1, last, first - 2):
        kind = places.kind_of(analysis.tokens[at].norm) if 0 <= at < len(analysis.tokens) else None
        # Behind a name only an administrative word is one: "Kent county", but not the Dutch "Kent meer" (more, or lake).
        if kind is not None and (at < first or kind != "other"):
            return analysis.tokens[at].norm
    return None


def resolve(analysis: Analysis, focus: Counter[str]) -> list[PlaceMention]:
    """Return the mentions with the place that each most likely means, given the countries that the document is about."""
    codes = [{c.code for c in m.candidates} for m in analysis.places]
    named = {code for only in codes if len(only) == 1 for code in only}
    countries = named | {code[:2] for code in named}
    resolved = []
    for mention in analysis.places:
        toponym = places.choose(mention.candidates, type_word=mention.type_word, countries=countries, focus=focus)
        if toponym is None and mention.type_word is not None:
            # "de regio Eindhoven" is named after its town.
            toponym = places.choose(mention.candidates, countries=countries, focus=focus)
        if toponym is None:
            toponym = _near(mention.candidates, focus)
        if toponym is not None:
            resolved.append(mention._replace(toponym=toponym))
    return [p for i, p in enumerate(resolved) if not (i and _only_says_where(analysis, resolved[i - 1], p))]


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
    rest = [i for i in between if i > place.last]
    return not any(
        not analysis.tokens[i].text[0].isalnum()
        or any(analysis.inside(cls, i) for cls in ("coordinator", "predicate", "auxiliary", "units"))
        for i in rest
    )


def _near(candidates: Sequence[Toponym], focus: Counter[str]) -> Toponym | None:
    """Return the one candidate in a region that the document names beside it."""
    near = [c for c in candidates if c.region and focus[c.region]]
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


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the shipped gazetteer, opened once."""
    return gazetteers.open()
