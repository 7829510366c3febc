"""Grasp: whether a town or region is the subject or the object of a verb, so that it falls, or is taken or left."""

from typing import Final

from transform.analysis import Analysis, PlaceMention

# So far from its verb a place stands, with nothing but little words between.
_REACH: Final = 6
_APPOSED: Final = 12
_LITTLE: Final = frozenset({"auxiliary", "adverb", "reflexive", "negator"})
_LEADING: Final = frozenset({"article", "type_settlement", "type_region", "adverb", "genitive", "coordinator"})
_TYPES: Final = frozenset({"type_settlement", "type_region"})


def is_subject(analysis: Analysis, first: int) -> bool:
    """Return whether the verb at a token is told of a place: "Goma est tombée", "vrijdag viel Goma", "Goma, the capital of …, fell"."""
    clause = analysis.clauses[first]
    for place in analysis.places:
        if not _is_local(analysis, place):
            continue
        apposed = place.last < first and analysis.tokens[place.last].norm == ","
        reach = _APPOSED if apposed else _REACH
        if place.last <= first <= place.last + reach and _is_clear(analysis, place.last, first):
            return not analysis.inside("preposition", _start(analysis, place) - 1)
        inverted = not analysis.homographs and place.kind == "bare" and analysis.clauses[place.first] == clause
        if inverted and first < place.first <= first + 3 and _leads(analysis, first + 1, place.first):
            return True
    return False


def is_object(analysis: Analysis, first: int) -> bool:
    """Return whether a place stands right behind the verb at a token: "took the town of Goma", "ont pris Bukavu"."""
    places = (p for p in analysis.places if _is_local(analysis, p) and first < p.first <= first + _REACH)
    return any(_leads(analysis, first + 1, p.first) for p in places)


def _is_local(analysis: Analysis, place: PlaceMention) -> bool:
    """Return whether a town or region stands there by itself: "Goma", "the town of Goma", but not "the mayor of Goma"."""
    if place.toponym is None or place.toponym.kind == "country":
        return False
    named = analysis.inside_any(_TYPES, place.first - 2) or analysis.inside_any(_TYPES, place.first - 3)
    return place.kind == "bare" or (place.kind == "of" and named)


def _start(analysis: Analysis, place: PlaceMention) -> int:
    """Return where the words before a place begin that say what it is: "the town of Goma"."""
    start = place.first
    while start > 0 and analysis.inside_any(_LEADING, start - 1):
        start -= 1
    return start


def _leads(analysis: Analysis, start: int, end: int) -> bool:
    return all(analysis.inside_any(_LEADING, i) or i in analysis.dated for i in range(start, end))


def _is_clear(analysis: Analysis, start: int, end: int) -> bool:
    """Return whether only little words, a time or an apposition between commas stand between a place and its verb."""
    if start < end and analysis.tokens[start].norm == ",":
        closing = next((i for i in range(end - 1, start, -1) if analysis.tokens[i].norm == ","), None)
        if closing is not None and not any(analysis.inside("predicate", i) for i in range(start, closing)):
            start = closing + 1
    return all(analysis.inside_any(_LITTLE, i) or i in analysis.dated for i in range(start, end))
