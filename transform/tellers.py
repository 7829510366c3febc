"""Tellers: what kind of source a noun phrase names, or that it names none."""

from typing import Final

from transform.analysis import Analysis
from transform.mentions import Mention

NOMINAL: Final = frozenset({"article", "pronoun", "kinds", "units", "groups", "possessive", "others"})
_NOUNS_IN_LY: Final = frozenset({"family", "assembly", "weekly", "daily", "monthly", "ally", "monopoly", "local"})
_UNSAYING: Final = frozenset(
    {"preposition", "none", "pronoun", "predicate", "this_place", "type_region", "type_country"}
)


def kind(analysis: Analysis, first: int, last: int) -> str | None:
    """Return the kind of the head noun; "other" for a bare name; None where it is no source at all."""
    # The "в" of "в.о. міського голови" is a title's.
    led = analysis.inside("preposition", first) and analysis.starting("kinds", first) is None
    if led or analysis.inside("none", first):
        return None
    if _is_sentence(analysis, first, last):
        return None
    if _is_same(analysis, first, last):
        return "pronoun"
    kinds = [m for m in analysis.by.get("kinds", ()) if first <= m.first < last]
    if kinds:
        return _head(analysis, kinds, first, last).entry.value
    if last - first == 1 and (analysis.inside("pronoun", first) or analysis.inside("possessive", first)):
        return "pronoun"
    if analysis.head_first and any(m.first == first and m.entry.value == "area" for m in analysis.by.get("groups", ())):
        # "le camp de Dougui a enregistré douze morts"
        return None
    # A capital at the sentence's start is no name unless it stands alone: "Гладков призвал".
    named = any(analysis.tokens[i].text[0].isupper() for i in range(first, last) if i or last == 1)
    if not analysis.proper_nouns_only:
        # Where every noun takes a capital, a name is what has no article, or a person.
        person = any(m.entry.value == "person" and first <= m.first < last for m in analysis.by.get("units", ()))
        named = named and (person or first == 0 or not analysis.inside("article", first - 1))
    if not named and any(first <= m.first < last for m in analysis.by.get("units", ()) if m.entry.value == "person"):
        # "Parachutisten zeggen …": people whom no list of bodies has, but not those that are counted.
        named = not (analysis.head_first or analysis.homographs) and not any(
            n.first < last and first <= n.last for n in analysis.numbers
        )
    return "other" if named and last - first <= 8 else None


def _is_same(analysis: Analysis, first: int, last: int) -> bool:
    """Return whether a noun phrase only says that it is the source named before: "selon la même organisation"."""
    return any(analysis.inside("the_same", i) for i in range(max(first - 1, 0), min(first + 2, last)))


def _is_sentence(analysis: Analysis, first: int, last: int) -> bool:
    """Return whether the words are more than a name: "We reiterate our calls on Israel", "covered TNO's preliminary"."""
    if last - first < 2:
        return False
    if analysis.inside("pronoun", first) and not analysis.inside("coordinator", first + 1):
        return True
    if not analysis.homographs:
        return False
    lower = [i for i in range(first, last) if analysis.tokens[i].text.islower()]
    verbal = lower[:1] == [first] and analysis.tokens[first].norm.endswith(("ed", "ing"))
    if verbal and not analysis.inside_any(NOMINAL, first):
        return True
    return any(analysis.tokens[i].norm.endswith("ly") and analysis.tokens[i].norm not in _NOUNS_IN_LY for i in lower)


def is_somebody(analysis: Analysis, first: int, last: int) -> bool:
    """Return whether a noun phrase that a word such as "according to" leads in has a noun of its own: "the local emergency room"."""
    plain = [i for i in range(first, last) if analysis.tokens[i].text.isalpha()]
    numbered = any(n.first <= i < n.last for n in analysis.numbers for i in plain)
    empty = numbered or any(analysis.inside_any(_UNSAYING, i) for i in plain)
    return analysis.homographs and bool(plain) and not empty and analysis.inside("article", first - 1)


def _head(analysis: Analysis, kinds: list[Mention], first: int, last: int) -> Mention:
    """Return the head noun: the last one before a preposition or comma, or the first in a language that puts it first.

    A spokesman speaks for whom he names: "woordvoerster van de politie" is police.
    """
    stop = next((i for i in range(first, last) if _breaks(analysis, i)), last)
    telling = [m for m in kinds if m.entry.value != "other"]
    core = [m for m in telling if m.first < stop]
    if core and not analysis.head_first:
        return core[-1]
    return telling[0] if telling else kinds[0]


def _breaks(analysis: Analysis, index: int) -> bool:
    return analysis.tokens[index].norm == "," or analysis.inside("preposition", index)
