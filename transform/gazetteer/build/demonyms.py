"""Demonyms: the forms of adjectives and words for people, from the dictionary forms in ``demonyms.toml``."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from transform.gazetteer import tables
from transform.gazetteer.build import inflection

_BOTH = tables.ADJECTIVE | tables.DEMONYM
_FRENCH_DOUBLED = ("ien", "éen", "on", "et")


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonym:
    """One form with the code that it tells of and the flags of its link."""

    code: str
    form: str
    flags: int


def read(path: Path) -> Iterator[Demonym]:
    """Yield all forms of all entries."""
    for language, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for code, line in entries.items():
            adjectives, _, people = line.partition("|")
            for entry in adjectives.split():
                for form, flags in _adjective(entry.replace("_", " "), language):
                    yield Demonym(code=code, form=form, flags=flags)
            for entry in people.split():
                for form in _people(entry.replace("_", " "), language):
                    yield Demonym(code=code, form=form, flags=tables.DEMONYM)


def _adjective(entry: str, language: str) -> Iterator[tuple[str, int]]:
    """Yield an adjective's forms; in English and French it is a noun for people too.

    >>> [form for form, _ in _adjective("ukrainien", "fr")]
    ['ukrainien', 'ukrainiens', 'ukrainienne', 'ukrainiennes']
    >>> [form for form, _ in _adjective("britisch", "de")][:3]
    ['britisch', 'britische', 'britischen']
    """
    if language == "nl":
        yield from ((form, tables.ADJECTIVE) for form in (entry, entry + "e"))
    elif language == "de":
        yield from ((entry + ending, tables.ADJECTIVE) for ending in ("", "e", "en", "er", "es", "em"))
    elif language == "en":
        yield entry, _BOTH
        if not entry.endswith(("ese", "ish", "ch", "ss", "sh", "x")):
            yield entry + "s", tables.DEMONYM
    elif language == "fr":
        yield from ((form, _BOTH) for form in _french(entry))
    else:
        yield from ((form, tables.ADJECTIVE) for form in sorted(inflection.adjectives(entry, language)))


def _french(entry: str) -> Iterator[str]:
    masculine, _, feminine = entry.partition("/")
    if not feminine:
        if masculine.endswith("e"):
            feminine = masculine
        elif masculine.endswith(_FRENCH_DOUBLED):
            feminine = masculine + masculine[-1] + "e"
        else:
            feminine = masculine + "e"
    yield masculine
    if not masculine.endswith(("s", "x")):
        yield masculine + "s"
    if feminine != masculine:
        yield feminine
        yield feminine + "s"


def _people(entry: str, language: str) -> Iterator[str]:
    """Yield the forms of a word for people.

    >>> list(_people("Amerikaan", "nl")), list(_people("Russe", "de"))
    (['Amerikaan', 'Amerikanen'], ['Russe', 'Russen', 'Russin', 'Russinnen'])
    >>> list(_people("Rus/Russen", "nl"))
    ['Rus', 'Russen']
    """
    singular, _, plural = entry.partition("/")
    if plural:
        yield from (singular, plural)
    elif language == "nl":
        yield singular
        yield singular[:-2] + "nen" if singular.endswith("aan") else _dutch_plural(singular)
    elif language == "de":
        stem = singular.removesuffix("e")
        yield singular
        yield from (singular + "n",) if singular.endswith("e") else (singular + "s", singular + "n")
        yield from (stem + "in", stem + "innen")
    elif language in {"uk", "ru"}:
        yield from sorted(inflection.people(singular, language))
    else:
        yield from (singular, singular + "s")


def _dutch_plural(singular: str) -> str:
    return singular[:-2] + "zen" if singular.endswith("ees") else singular + "s"
