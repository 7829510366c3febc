"""Extents: how far the name of a source goes, and what ends it."""

from typing import Final

from transform.analysis import QUOTES, STRONG, Analysis
from transform.numbers import COUNTS, Number

_GENITIVES: Final = 6
_SIGNS: Final = STRONG | QUOTES | frozenset(".!?()")
_TITLE: Final = 7
_NOUNS: Final = frozenset({"units", "groups"})
_LEXICAL: Final = frozenset({"units", "predicate"})
_PARTING: Final = frozenset({"subordinator", "adverb", "auxiliary", "there", "probable", "possible", "negator"})
_LITTLE: Final = frozenset({"preposition", "article", "coordinator", "pronoun", "predicate"})


def stops(analysis: Analysis, index: int) -> bool:
    """Return whether no name of a source goes across the token: a sign, a figure, a date, a verb."""
    sign = analysis.tokens[index].norm
    if sign in _SIGNS:
        inner = _is_possessive(analysis, index) or _is_inner_point(analysis, index) or analysis.inside("kinds", index)
        return not (inner or is_titled(analysis, index))
    if index in analysis.dated or _counts(analysis, index):
        return True
    marks = analysis.marks[index]
    if not marks.isdisjoint(_PARTING):
        # "die dortige Behörde"
        described = "there" in marks and analysis.inside("article", index - 1)
        return not (described or "name_link" in marks)
    return "cue" in marks or is_relative(analysis, index)


def is_relative(analysis: Analysis, index: int) -> bool:
    """Return whether an English relative pronoun stands here, which ends a name: "the medics who …"; "that" may be an article."""
    marks = analysis.marks[index]
    acronym = analysis.tokens[index].text.isupper()
    return analysis.homographs and "relative" in marks and "article" not in marks and not acronym


def _counts(analysis: Analysis, index: int) -> bool:
    """Return whether a figure starts at the token, which is neither "one of the …" nor what a family is counted by."""
    number = next((n for n in analysis.numbers if n.first == index), None)
    if number is None or number.kind not in COUNTS:
        return False
    if number.value == 1 and analysis.inside("partitive", number.last):
        return False
    return not (index > 1 and analysis.inside("genitive", index - 1) and analysis.inside("units", index - 2))


def continues(analysis: Analysis, index: int, head: int) -> bool:
    """After the head noun go on through names, "of the …" and an apposition; stop at anything else."""
    token, tokens = analysis.tokens[index], analysis.tokens
    if token.norm == ",":
        apposed = index + 1 < len(tokens) and tokens[index + 1].text[0].isupper() and index - head <= 3
        return apposed and not (analysis.head_first and _is_state(analysis, index + 1))
    if analysis.inside("kinds", index) or is_titled(analysis, index) or _is_in_title(analysis, index):
        return True
    if not analysis.head_first and analysis.inside("article", index) and not analysis.inside("name_link", index - 1):
        # "claimt Moskou de inname": another phrase starts, but not in "hulpgroep de Witte Helmen".
        return analysis.proper_nouns_only and index + 1 < len(tokens) and tokens[index + 1].text[0].isupper()
    if token.text[0].isupper():
        # A German noun of the lexicon is no name: "nach Schätzung der Versicherer Schäden von …".
        return analysis.proper_nouns_only or not analysis.inside_any(_LEXICAL, index)
    if analysis.head_first and index == head + 1 and any(p.first == index for p in analysis.places):
        return True
    if analysis.inside("object_article", index):
        return analysis.inside("name_link", index - 1)
    if analysis.inside("placing", index):
        named = index + (2 if analysis.inside("article", index + 1) else 1)
        return named < len(tokens) and tokens[named].text[0].isupper()
    if any(
        (n.last == index and analysis.inside("name_link", n.first - 1)) or _is_one_of(analysis, n, index, head)
        for n in analysis.numbers
    ):
        return True
    if _is_described(analysis, index) or _is_placed(analysis, index):
        return True
    return (
        analysis.inside("name_link", index)
        or analysis.inside("name_link", index - 1)
        or _leads_to_name(analysis, index)
    )


def _is_one_of(analysis: Analysis, number: Number, index: int, head: int) -> bool:
    """Return whether the token belongs to "one of the …" right behind the head: "командир однієї з бригад"."""
    told = (
        analysis.head_first
        and number.value == 1
        and number.first == head + 1
        and analysis.inside("partitive", number.last)
    )
    return told and number.first <= index <= number.last + 1


def _is_state(analysis: Analysis, first: int) -> bool:
    """Return whether a state stands behind the comma, which is who did it: "по данным Минобороны, Россия запустила"."""
    states = (p for p in analysis.places if p.first == first and p.kind == "bare" and p.toponym is not None)
    return any(p.toponym is not None and p.toponym.kind == "country" for p in states)


def is_titled(analysis: Analysis, index: int) -> bool:
    """Return whether a quotation mark is that of a name behind its noun: "командир «Хайят Тахрир» Хасан", not that of a quote."""
    tokens = analysis.tokens
    if tokens[index].norm == "«":
        closing = next((i for i in range(index + 2, min(index + _TITLE, len(tokens))) if tokens[i].norm == "»"), 0)
        return bool(closing) and _is_title(analysis, index)
    if tokens[index].norm == "»":
        opening = next((i for i in range(index - 2, max(index - _TITLE, 0), -1) if tokens[i].norm == "«"), 0)
        return bool(opening) and _is_title(analysis, opening)
    return False


def _is_in_title(analysis: Analysis, index: int) -> bool:
    """Return whether the token stands in a name between quotation marks or right behind it: "очільник «Білих касок» Раед"."""
    if is_titled(analysis, index - 1):
        return True
    for at in range(index - 1, max(index - _TITLE, 0), -1):
        if analysis.tokens[at].norm in "«»":
            return analysis.tokens[at].norm == "«" and is_titled(analysis, at)
    return False


def _is_title(analysis: Analysis, opening: int) -> bool:
    word = analysis.tokens[opening - 1].text if opening else ""
    return word.isalpha() and word.islower() and analysis.tokens[opening + 1].text[0].isupper()


def _is_inner_point(analysis: Analysis, index: int) -> bool:
    """Return whether a point is that of "U.N." or "PowerOutage.us", not the end of a sentence."""
    tokens = analysis.tokens
    if tokens[index].norm != "." or not 0 < index < len(tokens) - 1:
        return False
    glued = tokens[index + 1].start == tokens[index].end
    return glued or (len(tokens[index - 1].text) == 1 and tokens[index - 1].text.isupper())


def _is_possessive(analysis: Analysis, index: int) -> bool:
    """Return whether an apostrophe is that of "the Chiefs' Council", not the end of a quote."""
    tokens = analysis.tokens
    if tokens[index].norm != "'" or not 0 < index < len(tokens) - 1:
        return False
    return tokens[index - 1].norm.endswith("s") and tokens[index + 1].start - tokens[index].end == 1


def _is_placed(analysis: Analysis, index: int) -> bool:
    """Return whether the word belongs to where the source is: the article and the kind in "officials in the Indian state of …"."""
    before = analysis.tokens[index - 1]
    if analysis.inside("article", index):
        return analysis.inside("placing", index - 1)
    return analysis.inside("type_region", index) and before.text[0].isupper()


def _is_described(analysis: Analysis, index: int) -> bool:
    """Return whether a participle and its noun belong to the name: "… van de tijdelijk bezette gebieden"."""
    if analysis.inside_any(_NOUNS, index + 1) and analysis.inside("predicate", index):
        return True
    return analysis.inside_any(_NOUNS, index) and analysis.inside("predicate", index - 1)


def _leads_to_name(analysis: Analysis, index: int) -> bool:
    """Return whether a few plain words, as of a Slavic genitive, lead to a name: "міністр внутрішніх справ Ігор Клименко"."""
    for at in range(index, min(index + _GENITIVES, len(analysis.tokens))):
        token = analysis.tokens[at]
        if at > index and token.text[0].isupper():
            return True
        if not token.text[0].isalpha() or stops(analysis, at) or analysis.inside_any(_LITTLE, at):
            return False
    return False
