"""Namesakes: words and names that look like places and are none: common nouns, people, bodies, weapons."""

from collections.abc import Sequence
from typing import Final

from transform import places, standing
from transform.analysis import QUOTES, Analysis, PlaceMention
from transform.gazetteer import Gazetteer, Toponym

_CITY: Final = 20_000
_TOWN: Final = 5_000
_NEAR: Final = 4
# Signs after which a capital still tells a name.
_INSIDE: Final = frozenset({",", "(", "/", "-", "–", "&"})
_METROPOLIS: Final = 500_000
_POSSESSIVES: Final = frozenset({"'", "’", "'s", "’s"})
_APOSTROPHES: Final = frozenset("'’")
_ARMS: Final = frozenset({"missile", "drone", "munition", "aircraft", "vehicle", "ship"})
_BRANDS: Final = frozenset({"media", "company"})
_KNOWN: Final = 300_000
_LARGE: Final = 200_000
_LITTLE: Final = frozenset({"preposition", "coordinator", "adverb"})
_VERBAL: Final = frozenset({"predicate", "auxiliary", "undergo"})
_NAMES: Final = frozenset({"kinds", "groups"})
_TYPE_CLASSES: Final = frozenset({"type_region", "type_settlement", "type_country"})
_LEADING: Final = _TYPE_CLASSES | {"locative", "origin", "direction"}


def is_word(analysis: Analysis, index: int, gazetteer: Gazetteer, language: str, candidates: Sequence[Toponym]) -> bool:
    """Return whether a capitalised first word is a common word, or no place that is known well enough."""
    if analysis.inside("toponym", index):
        return False
    led = analysis.starting("kinds", index + 1) if analysis.homographs else None
    if led is not None and led.entry.value == "police":
        # "Cork police"
        return not any(c.kind == "settlement" and c.population > _CITY for c in candidates)
    if analysis.marked(index) - _NAMES:
        return True
    # Where only names take a capital and have cases, a small town at the start is one too: "Угледар пришлось оставить".
    city = _TOWN if analysis.head_first and not analysis.tokens[index].norm.isascii() else _CITY
    known = any(c.kind in {"country", "region"} or c.is_demonym or c.population > city for c in candidates)
    if analysis.head_first and candidates and all(c.is_adjective and c.kind == "country" for c in candidates):
        # "Польський сейм", "Турецкая авиация": in small letters it is an adjective too.
        return False
    if not known or not gazetteer.is_common(analysis.tokens[index].norm, language):
        return not known
    # "Суми потрапили під обстріл": a large city that does or suffers something is no word.
    large = any(c.kind == "settlement" and c.population > _LARGE for c in candidates)
    return not (large and analysis.head_first and analysis.inside_any(_VERBAL, index + 1))


def is_noun(
    analysis: Analysis, index: int, gazetteer: Gazetteer, language: str, candidates: Sequence[Toponym], *, listed: bool
) -> bool:
    """Return whether a name is a common noun, in a language where every noun takes a capital: "der Keller", "das Ende".

    A town with such a name is one behind a bare preposition, a word for towns, or in a list of places ("in Köln und Essen").
    """
    if analysis.proper_nouns_only or any(c.is_adjective or c.is_demonym for c in candidates):
        return False
    if analysis.inside("toponym", index):
        # A dictionary lists such names too: "Danzig", "die Bretagne".
        return False
    if analysis.inside_any(_TYPE_CLASSES, index):
        return True
    if any(c.kind == "country" and not c.is_alternate for c in candidates):
        # "Deutschlands" is no kind of land, "Polen" no plural of a Pole.
        return False
    if (
        index
        and analysis.inside("article", index - 1)
        and all(c.kind == "settlement" or c.is_alternate for c in candidates)
    ):
        # No German town takes an article: "das Ufer des Dnipro" is no Dnipro.
        return True
    covered = bool(analysis.marked(index) - _NAMES)
    if not covered and not gazetteer.is_common(analysis.tokens[index].norm, language):
        return False
    bare = index == 0 or not analysis.inside("article", index - 1)
    if not covered and any(c.kind == "other" or (bare and c.population > _METROPOLIS) for c in candidates):
        return False
    known = any(_is_known(c) for c in candidates)
    return not known or not (listed or is_led(analysis, index))


def _is_known(toponym: Toponym) -> bool:
    if toponym.is_alternate:
        return toponym.population > _METROPOLIS
    return toponym.kind in {"country", "region"} or toponym.population > _CITY


def is_led(analysis: Analysis, index: int) -> bool:
    """Return whether a bare preposition or a word for towns stands right before the name."""
    at = index - 1
    if at < 0 or analysis.inside("article", at):
        return False
    return analysis.inside_any(_LEADING, at)


def joins(analysis: Analysis, at: int) -> bool:
    """Return whether the token is a comma or conjunction, as between the names of a list."""
    return analysis.tokens[at].norm == "," or analysis.inside("coordinator", at)


def is_person(
    analysis: Analysis, first: int, last: int, candidates: Sequence[Toponym], gazetteer: Gazetteer, language: str
) -> bool:
    """Return whether a name beside another capitalised word is rather a person's or a body's: "burgemeester Daan Prevoo"."""
    tokens = analysis.tokens
    if analysis.inside("given", first) and last < len(tokens) and tokens[last].text[0].isupper():
        return True
    if _is_street(analysis, first, last):
        return not _is_flooded(analysis, first - 1, candidates)
    known = [c for c in candidates if not c.is_alternate]
    if _is_surname(analysis, first, last, candidates):
        return True
    if _is_titled(analysis, first):
        return True
    if any(c.kind == "country" or (c.kind == "region" and c.population) for c in known):
        return False
    if any(c.is_adjective or c.is_demonym for c in candidates):
        return False
    if first > 1 and analysis.inside("nobiliary", first - 1) and _may_be_given(analysis, first - 2):
        return not any(c.population > _CITY for c in candidates)
    if first and _is_name(analysis, first - 1, gazetteer, language) and not _is_whose(analysis, first - 1, gazetteer):
        return True
    if standing.of(analysis, first) in {"at", "toward", "from"}:
        return False
    return last < len(tokens) and _is_name(analysis, last, gazetteer, language)


def _may_be_given(analysis: Analysis, index: int) -> bool:
    """Return whether a capitalised word may be somebody's first name: no noun with an article, "im Chemiepark von Leuna"."""
    if not analysis.tokens[index].text[0].isupper():
        return False
    return analysis.proper_nouns_only or not (analysis.marked(index) or analysis.inside("article", index - 1))


def _is_whose(analysis: Analysis, index: int, gazetteer: Gazetteer) -> bool:
    """Return whether a capitalised word is the adjective of a country, which names of places follow too: "het Duitse Aken"."""
    if analysis.head_first or index == 0 or not analysis.proper_nouns_only:
        return False
    _, candidates = gazetteer.longest(analysis.norms, index)
    return bool(candidates) and all(c.is_adjective and c.kind == "country" for c in candidates)


def _is_street(analysis: Analysis, first: int, last: int) -> bool:
    """Return whether a name is that of a street: "Kyiv Street", "на вулиці Ціолковського"."""
    tokens = analysis.tokens
    if last < len(tokens) and analysis.inside("street", last) and tokens[last].text[0].isupper():
        return True
    return analysis.head_first and analysis.inside("street", first - 1) and tokens[first - 1].text[0].islower()


def _is_flooded(analysis: Analysis, street: int, candidates: Sequence[Toponym]) -> bool:
    """Return whether people came out onto the streets of a town, not onto one named after it: "вийшли на вулиці Варшави".

    The main square is one of the town, too: "на головній площі Києва".
    """
    if not any(_is_known(c) for c in candidates) or not analysis.head_first:
        return False
    before = analysis.tokens[street - 1].text if street else ""
    if before.isalpha() and before.islower() and not analysis.inside_any(_LITTLE, street - 1):
        return True
    if not analysis.inside("speaking_in", street - 1):
        return False
    marched = (m for m in analysis.by.get("predicate", ()) if m.entry.value == "protest/demonstrate")
    return any(m.first < street and m.entry.role == "phrases" for m in marched)


def _is_surname(analysis: Analysis, first: int, last: int, candidates: Sequence[Toponym]) -> bool:
    """Return whether a town's adjective with a capital is rather a name, as no word for a region is near: "Зеленський"."""
    if not analysis.head_first or analysis.tokens[first].norm.isascii() or is_first(analysis, first):
        return False
    if not all(c.is_adjective and c.kind == "settlement" for c in candidates):
        return False
    return not any(analysis.inside("type_region", i) for i in range(last, last + _NEAR))


def _is_titled(analysis: Analysis, first: int) -> bool:
    """Return whether a name and a number stand alone in quotes, as that of a ship: "Bella 1"."""
    tokens = analysis.tokens
    if not first or first + 2 >= len(tokens) or tokens[first - 1].norm not in QUOTES:
        return False
    return tokens[first + 1].norm.isdecimal() and tokens[first + 2].norm in QUOTES


def preferred(candidates: Sequence[Toponym]) -> tuple[Toponym, ...]:
    """Return the candidates without small places that bear the name of a people: "German" is no San Germán."""
    if not any(c.kind == "country" and (c.is_adjective or c.is_demonym) for c in candidates):
        return tuple(candidates)
    return tuple(
        c
        for c in candidates
        if c.is_adjective or c.is_demonym or c.kind != "settlement" or (c.population > _KNOWN and not c.is_alternate)
    )


def is_doubtful(analysis: Analysis, mention: PlaceMention, gazetteer: Gazetteer, language: str) -> bool:
    """Return whether a name is a common word too that nothing leads in as a place: "the Constitution", "East Texas"."""
    if not analysis.proper_nouns_only or analysis.head_first or mention.last > mention.first + 1:
        return False
    if not gazetteer.is_common(analysis.tokens[mention.first].norm, language):
        return False
    return not is_led(analysis, mention.first) or all(c.is_alternate for c in mention.candidates)


def surnames(analysis: Analysis, gazetteer: Gazetteer, language: str) -> frozenset[str]:
    """Return the words of a sentence that stand behind a given name: "Mykhailo Fedorov", "Kate Moss"."""
    tokens = analysis.tokens
    return frozenset(
        tokens[i].norm
        for i in range(1, len(tokens))
        if tokens[i].text[0].isupper()
        and _is_unknown(analysis, i - 1, gazetteer, language)
        and not is_led(analysis, i - 1)
    )


def doubted(analysis: Analysis, surnames: frozenset[str]) -> list[PlaceMention]:
    """Return the places of a sentence, those doubtful that bear a name that the document gives to a person."""
    return [
        p._replace(doubtful=True) if p.last == p.first + 1 and analysis.tokens[p.first].norm in surnames else p
        for p in analysis.names
    ]


def led(analysis: Analysis) -> list[str]:
    """Return the names that the sentence leads in as places: "in Jasper", not "over Fedorov's dismissal" or "to Syrsky"."""
    tokens = analysis.tokens
    return [
        tokens[p.first].norm
        for p in analysis.names
        if p.type_word is not None
        or (
            analysis.inside("locative", p.first - 1)
            and not analysis.inside("direction", p.first - 1)
            and not (p.last < len(tokens) and tokens[p.last].text[0] in "'’")
        )
    ]


def is_adjunct(analysis: Analysis, last: int, candidates: Sequence[Toponym]) -> bool:
    """Return whether the name only says of what make a weapon is: "four Iskander missiles"."""
    if any(c.kind != "settlement" or c.is_adjective for c in candidates):
        return False
    tokens = analysis.tokens
    named = analysis.homographs and last + 1 < len(tokens) and tokens[last].norm in _POSSESSIVES
    if named and tokens[last + 1].text[0].isupper() and all(c.population < _KNOWN for c in candidates):
        # "St Thomas' Hospital"
        return analysis.inside("units", last + 1)
    return any(m.first == last and m.entry.value in _ARMS for m in analysis.by.get("units", ()))


def is_body(analysis: Analysis, index: int, candidates: Sequence[Toponym]) -> bool:
    """Return whether the name is a word in that of a body: "Europese Unie" has no town of Unie in it."""
    if any(m.first < index < m.last and m.last - m.first > 1 for m in analysis.by.get("kinds", ())):
        # "Médecins sans frontières": the name of a body, whatever is in it.
        return True
    if any(
        m.first == index and m.last - m.first > 1 and m.entry.value in _BRANDS for m in analysis.by.get("kinds", ())
    ):
        # "France Télévisions", "Air France"
        return True
    if any(c.kind == "country" for c in candidates):
        return False
    if any(m.entry.value == "force" and m.first <= index < m.last for m in analysis.by.get("groups", ())):
        return True
    known = max(c.population for c in candidates) > _KNOWN
    return any(m.first <= index < m.last and (m.last - m.first > 1 or not known) for m in analysis.by.get("kinds", ()))


def _is_name(analysis: Analysis, index: int, gazetteer: Gazetteer, language: str) -> bool:
    """Return whether a token is capitalised as a name is, and is no common word or word of the lexicon."""
    return not is_first(analysis, index) and _is_unknown(analysis, index, gazetteer, language)


def _is_unknown(analysis: Analysis, index: int, gazetteer: Gazetteer, language: str) -> bool:
    token = analysis.tokens[index]
    if not token.text[0].isupper() or analysis.marked(index):
        return False
    return not gazetteer.is_common(token.norm, language) and places.kind_of(token.norm) is None


def is_first(analysis: Analysis, index: int) -> bool:
    """Return whether a capital says nothing: at the start of the sentence, of a quote, or after a colon."""
    before = analysis.tokens[index - 1] if index else None
    # "Russia's Kursk region" goes on behind its 's.
    elided = before is not None and len(before.text) > 1 and before.text[-1] in _APOSTROPHES
    return before is None or not (before.text[-1].isalnum() or elided or before.norm in _INSIDE)
