"""Single persons, named without a numeral: "a 51-year-old woman", "de bestuurder"."""

from collections.abc import Sequence
from typing import Final

from transform.analysis import Analysis, Count
from transform.mentions import Mention
from transform.tokens import norm

# Where heads come first, a person noun behind one of these is its adjective: "une base militaire".
_NOUNS: Final = frozenset({"units", "kinds", "groups", "predicate"})
_APART: Final = frozenset(
    {"preposition", "auxiliary", "coordinator", "relative", "subordinator", "adverb", "predicate", "negator"}
)
# So many adjectives stand between an age and its noun.
_ADJECTIVES: Final = 3
# "policemen", but "citizen"
_PLURAL_EN: Final = ("men", "ren")
_OWNED: Final = frozenset({"vehicle", "ship", "aircraft"})
_MADE: Final = frozenset({"drone", "missile", "munition", "aircraft", "ship", "vehicle"})


def find(analysis: Analysis, counted: set[int]) -> Sequence[Count]:
    """Return single persons: an article, at most four words, and a person noun in its base form, or a form for one person."""
    found = []
    for unit in analysis.by.get("units", ()):
        if unit.entry.value != "person" or unit.first in counted or not _is_singular(analysis, unit):
            continue
        if analysis.inside("collective", unit.last - 1):
            # A crew is not one person.
            continue
        told = analysis.starting("predicate", unit.first)
        named = told is not None and told.entry.role == "nouns" and not analysis.inside("units", unit.last)
        if named and analysis.inside("indefinite", unit.first - 1):
            found.append(
                Count(unit.first - 1, unit.last, None, "person", unit.first, unit.last, single=True, predicate=told)
            )
            continue
        if (
            _is_possessor(analysis, unit)
            or _is_named(analysis, unit.first)
            or analysis.inside("predicate", unit.first)
            or _describes(analysis, unit)
        ):
            continue
        if any(u.first == unit.last and u.entry.value in _MADE for u in analysis.by.get("units", ())):
            # "a Ukrainian drone" is no Ukrainian.
            continue
        first = _article(analysis, unit.first)
        if (
            first is not None
            and analysis.inside("plural", first)
            and analysis.tokens[unit.last - 1].norm.endswith(analysis.same_plural)
        ):
            continue
        if first is None or (analysis.inside("of_which", first - 1) and not _is_of_total(analysis, first)):
            continue
        if _is_apposed(analysis, unit.first) or (analysis.head_first and analysis.inside("none", first - 1)):
            continue
        if analysis.inside("of_which", unit.last):
            # "elf doden, de schutter meegerekend"
            continue
        if not any(i in counted or analysis.inside("of_which", i - 1) for i in range(first + 1, unit.first)):
            found.append(Count(first, unit.last, None, "person", unit.first, unit.last, single=True))
    found += _compatriots(analysis, counted)
    return [c for c in found if not any(o is not c and o.first == c.first and o.last > c.last for o in found)]


def _is_of_total(analysis: Analysis, first: int) -> bool:
    """Return whether a figure stands before one of them: "quatre personnes, dont un gendarme"; "several, including a man" tells no part."""
    return any(n.value is not None and n.value > 1 and n.last < first for n in analysis.numbers)


def _compatriots(analysis: Analysis, counted: set[int]) -> list[Count]:
    """Return single persons told by their country: "jailed an American", "un Français a été tué"."""
    one = "article" if analysis.homographs else "indefinite"
    return [
        Count(p.first - 1, p.last, None, "person", p.first, p.last, single=True)
        for p in analysis.names
        if p.kind == "people"
        and p.first not in counted
        and analysis.inside(one, p.first - 1)
        and not analysis.inside("partitive", p.first - 1)
        and not analysis.inside("units", p.first)
        and not analysis.tokens[p.first].norm.endswith("s" if analysis.homographs else ())
        and (p.last >= len(analysis.tokens) or not _is_noun(analysis, p.last))
    ]


def _is_noun(analysis: Analysis, index: int) -> bool:
    """Return whether a plain word stands there, which the name of a people before it may describe."""
    return analysis.tokens[index].text.isalpha() and not analysis.inside_any(_APART, index)


def _is_named(analysis: Analysis, index: int) -> bool:
    """Return whether the word is part of a name: "United Nations General Assembly"; "Ein Kind" is none."""
    if index == 0 or analysis.inside("article", index - 1):
        return False
    return analysis.tokens[index].text[0].isupper() and analysis.tokens[index - 1].text[0].isupper()


def _describes(analysis: Analysis, unit: Mention) -> bool:
    """Return whether a people's name is the adjective of the noun behind it: "the Russian town", "the Israeli embassy"."""
    behind = unit.last
    tokens = analysis.tokens
    named = analysis.homographs and tokens[unit.first].text[0].isupper() and behind < len(tokens)
    if named and tokens[behind].text[0].isupper() and behind not in analysis.dated:
        # "the Israeli Embassy"
        return True
    told = (m for m in analysis.by.get("predicate", ()) if m.first == behind and m.entry.role == "events")
    if named and any(told):
        # "a Ukrainian drone attack"
        return True
    if analysis.head_first or not any(
        c.is_adjective for p in analysis.names if p.first == unit.first for c in p.candidates
    ):
        return False
    if behind >= len(analysis.tokens) or not analysis.tokens[behind].text[0].isalpha():
        return False
    return not analysis.inside_any(_APART, behind)


def _is_singular(analysis: Analysis, unit: Mention) -> bool:
    if (
        analysis.inside("single", unit.first)
        or analysis.inside("indefinite", unit.first - 1)
        or _aged(analysis, unit.first) is not None
        or _is_of_body(analysis, unit.first)
    ):
        # "es gab einen Toten": the ending does not tell, the article does.
        return True
    if "=" in unit.entry.rule:
        return False
    word = analysis.tokens[unit.last - 1].norm
    lemma, _, _endings = norm(unit.entry.rule.rpartition(":")[2].split()[-1]).partition("~")
    plural = not analysis.head_first and lemma.endswith(_PLURAL_EN if analysis.homographs else "en")
    return word.endswith(lemma) and not plural


def _is_possessor(analysis: Analysis, unit: Mention) -> bool:
    """Return whether the person only has the thing before: "обстріляв автомобіль мера"."""
    if not analysis.head_first or analysis.tokens[unit.first].norm == norm(
        unit.entry.rule.rpartition(":")[2].partition("~")[0]
    ):
        return False
    return any(m.last == unit.first and m.entry.value in _OWNED for m in analysis.by.get("units", ()))


def _aged(analysis: Analysis, noun: int) -> int | None:
    """Return where the age of one person stands before the noun, whatever its case: "життя 30-річної жінки"."""
    for at in range(noun - 1, max(noun - 1 - _ADJECTIVES, -1), -1) if analysis.plural_ages else ():
        if any(n.kind == "age" and n.first == at for n in analysis.numbers):
            return None if analysis.tokens[at].norm.endswith(analysis.plural_ages) else at
        if not analysis.tokens[at].text.isalpha() or analysis.inside_any(_APART | _NOUNS, at):
            return None
    return None


def _is_of_body(analysis: Analysis, noun: int) -> bool:
    """Return whether one body right before the noun tells that it is one person's, whatever its case: "тіло жінки"."""
    before = analysis.starting("groups", noun - 1)
    if not analysis.head_first or before is None or before.entry.value != "body":
        return False
    return analysis.tokens[noun - 1].norm == norm(before.entry.rule.rpartition(":")[2].partition("~")[0])


def _is_apposed(analysis: Analysis, noun: int) -> bool:
    """Return whether the person with an age is one who was counted right before: "одному из них, 52-летнему инженеру"."""
    at = _aged(analysis, noun)
    return at is not None and at > 1 and analysis.tokens[at - 1].norm == "," and analysis.inside("of_which", at - 2)


def _article(analysis: Analysis, noun: int) -> int | None:
    """Return where the phrase of a single person starts: at its article, or at a form that denotes one person by itself."""
    if analysis.inside("single", noun):
        return noun - 1 if analysis.inside("article", noun - 1) else noun
    aged = _aged(analysis, noun)
    if aged is not None:
        return aged
    if _is_of_body(analysis, noun):
        return noun
    for first in range(noun - 1, max(noun - 5, -1), -1):
        if not analysis.head_first and analysis.inside("article", first) and analysis.inside("preposition", first):
            # "fielen einem Anschlag zum Opfer", "beim Verdächtigen fanden sie"
            return None
        if analysis.inside("article", first) or (first == noun - 1 and analysis.inside("contraction", first)):
            return first
        if not analysis.tokens[first].text[0].isalnum() or analysis.inside("preposition", first):
            return None
        if analysis.inside("coordinator", first) or analysis.inside("auxiliary", first):
            return None
        if analysis.head_first and analysis.inside_any(_NOUNS, first):
            return None
        between = None if analysis.head_first or analysis.homographs else analysis.starting("units", first)
        if between is not None and between.entry.value != "person":
            # "bij de aanval slachtoffers gevallen": what stands between is no adjective.
            return None
    return None
