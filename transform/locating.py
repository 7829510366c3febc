"""Where: the place names of a sentence, and how they stand there."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from transform import gazetteer as gazetteers
from transform import namesakes, places, standing
from transform.analysis import Analysis, PlaceMention
from transform.gazetteer import Gazetteer, Toponym

_SHORTEST: Final = 4
_AT: Final = frozenset({"at"})
_AT_OR_ON: Final = frozenset({"at", "toward"})
_ENDINGS: Final = ("schen", "scher", "ten", "ter")
# Endings of Dutch adjectives whose vowel is written once where another follows.
_RESPELLED: Final = ("ese", "ase")
_DESCRIBED: Final = frozenset({"kinds", "units", "groups"})


def find(analysis: Analysis, gazetteer: Gazetteer, language: str, directions: Mapping[str, str]) -> list[PlaceMention]:
    """Return the place names of a sentence in order, longest match first, not yet resolved.

    ``directions`` are the language's words of direction in front of a name, with their English names.
    """
    tokens = analysis.tokens
    found: list[PlaceMention] = []
    done = 0
    leads = tuple(directions)
    for index, token in enumerate(tokens):
        if index < done or not (
            gazetteer.may_begin(token.text)
            or "-" in token.norm
            or token.norm.startswith(leads)
            or _is_inflected(analysis, index)
            or token.norm.endswith(_RESPELLED)
        ):
            continue
        last, candidates = _at(analysis, index, gazetteer, language)
        if not candidates and ("-" in token.norm or token.text[0].isupper()):
            last, candidates = index + 1, _directed(token.norm, gazetteer, directions)
        if not candidates and "-" in token.norm and not analysis.head_first and not analysis.homographs:
            last, candidates = index + 1, _compounded(token.norm, gazetteer)
        if not candidates or index in analysis.dated:
            continue
        if last == index + 1:
            listed = bool(found) and found[-1].last == index - 1 and namesakes.joins(analysis, index - 1)
            if namesakes.is_noun(analysis, index, gazetteer, language, candidates, listed=listed):
                continue
        if (
            _is_river(analysis, index, candidates)
            or namesakes.is_adjunct(analysis, last, candidates)
            or namesakes.is_body(analysis, index, candidates)
            or namesakes.is_person(analysis, index, last, candidates, gazetteer, language)
        ):
            continue
        mention = _mention(analysis, index, last, namesakes.preferred(candidates))
        found.append(mention._replace(doubtful=namesakes.is_doubtful(analysis, mention, gazetteer, language)))
        done = last
    return _regional(analysis, found)


def _regional(analysis: Analysis, found: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Let the adjectives of a list that ends in a word for regions stand as names do: "Донецької та Херсонської областей"."""
    named: list[PlaceMention] = []
    for mention in reversed(found):
        place = mention
        if place.kind in {"adjective", "within"} and not any(c.kind == "country" for c in place.candidates):
            behind = analysis.inside("type_region", place.last)
            listed = bool(named) and named[-1].first == place.last + 1 and namesakes.joins(analysis, place.last)
            if behind or (listed and named[-1].kind not in {"adjective", "within", "people"}):
                place = place._replace(kind=standing.of(analysis, place.first))
        named.append(place)
    return named[::-1]


def _inside(analysis: Analysis) -> frozenset[str]:
    """Return how an adjective stands that says where: in German also behind "auf" ("auf der indonesischen Insel")."""
    return _AT if analysis.proper_nouns_only else _AT_OR_ON


def _is_genitive(text: str) -> bool:
    """Return whether a capitalised word has no ending of an adjective: German "Italiens" is not French "italiens"."""
    return text[0].isupper() and text[-1] == "s" and not text.endswith("es")


def _is_inflected(analysis: Analysis, index: int) -> bool:
    """Return whether a German adjective with an ending of its case may begin a name: "in der Demokratischen Republik Kongo"."""
    text = analysis.tokens[index].text
    named = text[0].isupper() and text.endswith(_ENDINGS) and not analysis.proper_nouns_only
    return named and index + 1 < len(analysis.tokens) and analysis.tokens[index + 1].text[0].isupper()


def _directed(word: str, gazetteer: Gazetteer, directions: Mapping[str, str]) -> tuple[Toponym, ...]:
    """Return the regions that a name with a direction in front of it means: "Noord-Gyeongsang", "Zentralsulawesi"."""
    direction = next((d for d in directions if word.startswith(d)), None)
    name = word[len(direction) :].lstrip("-") if direction else ""
    if direction is None or len(name) < _SHORTEST:
        return ()
    found = gazetteer.find(f"{directions[direction]} {name}")
    named = [c for c in gazetteer.find(name) if not (c.is_demonym or c.is_adjective or c.is_alternate)]
    inside = tuple(c for c in named if c.kind == "country") or tuple(c for c in named if c.kind == "region")
    # "die ostukrainische Stadt"
    described = tuple(c for c in gazetteer.find(name) if c.is_adjective and c.kind == "country")
    return tuple(c for c in found if c.kind == "region") or inside or described


def _compounded(word: str, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Return the country that a joined word begins with, as an adjective: "Ukraine-Hilfe", "Gaza-bestand"."""
    found = gazetteer.find(word.split("-", 1)[0])
    return tuple(replace(c, is_adjective=True) for c in found if c.kind == "country" and not c.is_alternate)


def _is_river(analysis: Analysis, index: int, candidates: Sequence[Toponym]) -> bool:
    """Return whether an article makes a town's name that of a river: "staken de Rusizi over", "an der Oder"."""
    if analysis.homographs or analysis.head_first or not analysis.inside("article", index - 1):
        return False
    towns = all(c.kind == "settlement" and not (c.is_adjective or c.is_demonym) for c in candidates)
    return towns and not analysis.inside("preposition", index - 1)


def _at(analysis: Analysis, index: int, gazetteer: Gazetteer, language: str) -> tuple[int, tuple[Toponym, ...]]:
    """Return the end of the longest name that starts at a token, and what it may name; a word in small letters is an adjective at most."""
    text = analysis.tokens[index].text
    if text[0].islower():
        if analysis.homographs:
            # English writes all of them with a capital: "let" is no Latvian.
            return index, ()
        candidates = gazetteer.adjectives(analysis.norms[index])
        # French "est" is no Estonian.
        if not candidates or analysis.inside("idiom", index) or analysis.inside("auxiliary", index):
            return index, ()
        return index + 1, candidates
    if (not text[0].isalpha() and text[0] != "'") or analysis.inside("idiom", index):
        return index, ()
    length, candidates = gazetteer.longest(analysis.norms, index)
    if length < 2 and _is_inflected(analysis, index):
        plain = analysis.norms[index][:-1]
        other, named = gazetteer.longest([*analysis.norms[:index], plain, *analysis.norms[index + 1 :]], index)
        length, candidates = (other, named) if other > 1 else (length, candidates)
    if not candidates and text.endswith(_RESPELLED) and language == "nl":
        # "Soedanees", but "Soedanese"
        base = f"{text[:-3]}{2 * text[-3]}{text[-2]}"
        length, candidates = 1, tuple(c for c in gazetteer.find(base) if c.is_adjective)
    last = index + length
    if not candidates:
        return index, ()
    if namesakes.is_first(analysis, index):
        is_name = analysis.inside("type_region", last - 1) or any(
            t.text[0].isupper() for t in analysis.tokens[index + 1 : last]
        )
        if length > 1 and not is_name:
            return index, ()
        if length == 1 and namesakes.is_word(analysis, index, gazetteer, language, candidates):
            return index, ()
    return last, candidates


def _mention(analysis: Analysis, first: int, last: int, candidates: tuple[Toponym, ...]) -> PlaceMention:
    named = tuple([c for c in candidates if not (c.is_demonym or c.is_adjective)])
    if named and analysis.inside("type_region", last) and not analysis.tokens[first].norm.isascii():
        # "Долинської громади" is that of Долина as well as that of Долинська.
        named += tuple([replace(c, is_adjective=False) for c in candidates if c.is_adjective])
    if not named and _is_genitive(analysis.tokens[first].text) and not analysis.proper_nouns_only:
        named = tuple([replace(c, is_adjective=False, is_demonym=False) for c in candidates if c.is_adjective])
    if named:
        candidates, kind = named, standing.of(analysis, first)
        if kind == "bare" and _names_body(analysis, last, candidates):
            kind = "adjective"
    elif all(c.is_demonym for c in candidates) and not (
        analysis.tokens[first].text[0].islower() and all(c.is_adjective for c in candidates)
    ):
        kind = "adjective" if _is_attribute(analysis, last) else "people"
    else:
        kind = (
            "within"
            if standing.of(analysis, first) in _inside(analysis) and not _is_theirs(analysis, first, last)
            else "adjective"
        )
    return PlaceMention(first, last, candidates, kind, _type_word(analysis, first, last))


def _names_body(analysis: Analysis, last: int, candidates: Sequence[Toponym]) -> bool:
    """Return whether a country or region begins the name of a body: "Sudan Doctors Network", "Kenya National Commission"."""
    if not analysis.homographs or last >= len(analysis.tokens) or all(c.kind == "settlement" for c in candidates):
        return False
    behind = analysis.tokens[last].text
    named = behind.isalpha() and behind[0].isupper() and last not in analysis.dated
    return named and places.kind_of(analysis.tokens[last].norm) is None


def _is_attribute(analysis: Analysis, last: int) -> bool:
    """Return whether a people's name stands before the noun that it describes: "der Schweizer Nationalrat", "Vietnamese autoriteiten"."""
    if last >= len(analysis.tokens):
        return False
    if analysis.proper_nouns_only:
        return not (analysis.head_first or analysis.homographs) and analysis.inside_any(_DESCRIBED, last)
    # "in der Wiener Innenstadt": such an adjective never changes.
    fixed = analysis.tokens[last - 1].norm.endswith("er")
    return analysis.tokens[last].text[0].isupper() and (fixed or analysis.inside_any(_DESCRIBED, last))


def _is_theirs(analysis: Analysis, first: int, last: int) -> bool:
    """Return whether an adjective tells whose citizen or whose attack it is: "à une campeuse néerlandaise", "bij een Russische aanval"."""
    beside = (first - 1, last) if analysis.head_first else (last,)
    if any(m.entry.value == "person" and m.first <= at < m.last for m in analysis.by.get("units", ()) for at in beside):
        return True
    return any(
        m.entry.value.startswith("attack") and m.entry.role == "events" and m.first <= at < m.last
        for m in analysis.by.get("predicate", ())
        for at in beside
    )


def _type_word(analysis: Analysis, first: int, last: int) -> str | None:
    # "la province de Namur", but not "le coup d'État au Niger".
    apart = first - 2 if analysis.inside("origin", first - 1) or analysis.inside("article", first - 1) else -1
    # "l'île italienne de Lampedusa"
    described = apart - 1 if analysis.head_first and apart > 0 and analysis.inside("origin", first - 1) else -1
    for at in (first - 1, last, apart, described):
        kind = places.kind_of(analysis.tokens[at].norm) if 0 <= at < len(analysis.tokens) else None
        # Behind a name only an administrative word is one: "Kent county", but not the Dutch "Kent meer" (more, or lake).
        if kind is not None and (at < first or kind != "other"):
            return analysis.tokens[at].norm
    return None


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the shipped gazetteer, opened once."""
    return gazetteers.open()
