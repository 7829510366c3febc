"""Inflection: the case forms of a name and of its adjective, from the paradigms in ``inflections.toml``."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

_CONSONANTS = frozenset("бвгґджзйклмнпрстфхцчшщ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One ending and what replaces it, a tuple of alternatives for each case."""

    ending: str
    forms: tuple[tuple[str, ...], ...]
    consonant: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Paradigms:
    """The paradigms of one language with cases."""

    noun: tuple[Rule, ...]
    adjective: tuple[Rule, ...]
    adjective_forms: tuple[Rule, ...]
    people_forms: tuple[Rule, ...]
    town_adjective: tuple[Rule, ...]
    prepositions: frozenset[str]
    kinds: frozenset[str]
    compound: Mapping[str, str]


@cache
def paradigms(language: str) -> Paradigms:
    """Return the paradigms of ``uk`` or ``ru``."""
    path = Path(__file__).parent.parent / "inflections.toml"
    table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))[language]
    return Paradigms(
        noun=_rules(table["noun"]),
        adjective=_rules(table["adjective"]),
        adjective_forms=_rules(table["adjective_forms"]),
        people_forms=_rules(table["people_forms"]),
        town_adjective=_rules(table["town_adjective"]),
        prepositions=frozenset(table["prepositions"]),
        kinds=frozenset(table["kinds"]),
        compound=table["compound"],
    )


def cases(name: str, language: str) -> frozenset[str]:
    """Return the case forms of a name of one or more words, in lower case, without the name itself.

    >>> cases("харків", "uk") >= {"харкова", "харкову", "харковом", "харкові"}
    True
    >>> "новій каховці" in cases("нова каховка", "uk"), "ростове-на-дону" in cases("ростов-на-дону", "ru")
    (True, True)
    """
    tables = paradigms(language)
    words = name.replace("-", " - ").split()
    head = _head(words, tables)
    declined: list[Sequence[tuple[str, ...]]] = []
    for index, word in enumerate(words):
        if index == head:
            declined.append(_decline(word, tables.noun))
        elif index < head and not (index + 1 < len(words) and words[index + 1] == "-"):
            declined.append(_decline(word, tables.adjective))
        elif index + 2 == head and any(words[head].endswith(rule.ending) for rule in tables.adjective):
            # "Петропавловска-Камчатского", but "Івано-Франківська".
            declined.append([(word, *forms) for forms in _decline(word, tables.noun)])
        else:
            declined.append([(word,)] * 5)
    forms = {
        " ".join(chosen).replace(" - ", "-")
        for case in range(5)
        for chosen in product(*(word_cases[case] for word_cases in declined))
    }
    return frozenset(forms - {name})


def adjectives(masculine: str, language: str) -> frozenset[str]:
    """Return all forms of an adjective, given its masculine nominative.

    >>> sorted(adjectives("курский", "ru"))[:4]
    ['курская', 'курские', 'курский', 'курским']
    """
    return _all_forms(masculine, paradigms(language).adjective_forms)


def people(singular: str, language: str) -> frozenset[str]:
    """Return all forms of a noun for people, given its nominative singular.

    >>> "росіяни" in people("росіянин", "uk"), "украинцев" in people("украинец", "ru")
    (True, True)
    """
    return _all_forms(singular, paradigms(language).people_forms)


def town_adjective(name: str, language: str) -> str | None:
    """Return the masculine adjective of a town, None where no rule gives one.

    >>> town_adjective("бахмут", "uk"), town_adjective("шебекино", "ru"), town_adjective("нова каховка", "uk")
    ('бахмутський', 'шебекинский', 'новокаховський')
    """
    first, _, second = name.partition(" ")
    if second:
        opening = paradigms(language).compound.get(first)
        adjective = town_adjective(second, language) if opening and " " not in second else None
        return opening + adjective if opening and adjective else None
    for rule in paradigms(language).town_adjective:
        if name.endswith(rule.ending):
            stem = name[: len(name) - len(rule.ending)]
            return stem + rule.forms[0][0] if rule.forms and len(stem) > 1 and name.isalpha() else None
    return None


def _head(words: Sequence[str], tables: Paradigms) -> int:
    """Return the index of the word that is declined as a noun: the last before a preposition, or a kind before a name."""
    for index, word in enumerate(words[:-1]):
        if word in tables.kinds:
            return index
        if not any(word.endswith(rule.ending) for rule in tables.adjective):
            break
    for index, word in enumerate(words):
        if index and word in tables.prepositions:
            before = index - 1
            return before - 1 if words[before] == "-" else before
    return len(words) - 1


def _decline(word: str, rules: tuple[Rule, ...]) -> Sequence[tuple[str, ...]]:
    for rule in rules:
        if word.endswith(rule.ending) and (not rule.consonant or word[-1:] in _CONSONANTS):
            stem = word[: len(word) - len(rule.ending)]
            return [tuple(stem + form for form in alternatives) for alternatives in rule.forms]
    return [(word,)] * 5


def _all_forms(word: str, rules: tuple[Rule, ...]) -> frozenset[str]:
    for rule in rules:
        if word.endswith(rule.ending) and (not rule.consonant or word[-1:] in _CONSONANTS):
            stem = word[: len(word) - len(rule.ending)]
            return frozenset(stem + form for alternatives in rule.forms for form in alternatives)
    return frozenset({word})


def _rules(table: list[dict[str, Any]]) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            ending=row["ending"],
            forms=tuple(tuple(form.split("|")) for form in row["forms"]),
            consonant=row.get("consonant", False),
        )
        for row in table
    )
