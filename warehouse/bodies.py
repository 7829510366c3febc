"""Known bodies, persons, offices and the words that name no one, from data/bodies.toml."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from warehouse import naming, phrases
from warehouse.phrases import Phrases, Words

_ACRONYM_LETTERS = 4


class Body(NamedTuple):
    """A known source. An office is named in full by more than one word, or by one that can mean nothing else."""

    name: str
    kind: str
    country: str | None
    is_named_in_full: bool = False


def known(words: Sequence[str], text: str) -> Body | None:
    """Return the body or person whose name the words are or hold; None if there is none, or more than one.

    >>> known(naming.words("VN-vluchtelingenorganisatie UNHCR"), "VN-vluchtelingenorganisatie UNHCR").name
    'UN High Commissioner for Refugees'
    """
    table = _table()
    telling = tuple(word for word in words if word not in table.generic)
    exact = {found.value for said in (telling, tuple(words)) for found in table.known.whole(said)}
    exact |= _persons(words)
    acronyms = {word.casefold() for word in text.split() if word.isupper() and len(word) >= _ACRONYM_LETTERS}
    held = [each for each in table.known.held(words) if len(each.words) > 1 or each.words[0] in acronyms]
    bodies = exact or {each.value for each in phrases.longest(held)}
    return bodies.pop() if len(bodies) == 1 else None


def office(words: Sequence[str]) -> Body | None:
    """Return the office of the country that the words name; None without exactly one office and one country.

    >>> office(naming.words("Britse ministerie van Defensie"))
    Body(name='Ministry of Defence (GB)', kind='government', country='GB', is_named_in_full=True)
    >>> office(naming.words("ministerie van Defensie")) is None
    True
    """
    table = _table()
    offices = {found.value for found in phrases.longest(table.offices.held(words))}
    countries = {found.value for found in table.countries.held(words)}
    if len(offices) != 1 or len(countries) != 1:
        return None
    body, country = offices.pop(), countries.pop()
    return body._replace(name=f"{body.name} ({country})", country=country)


def is_generic(word: str) -> bool:
    """Return whether a word, in lower case without accents, names no one in particular."""
    return word in _table().generic


def is_no_name(word: str) -> bool:
    """Return whether a word with a capital is still no name: a title, an office, a country."""
    table = _table()
    return word in table.titles or word in table.generic or word in table.ordinary


def _persons(words: Sequence[str]) -> set[Body]:
    """Return the persons whose last name is all that the words hold, beside their first name and titles."""
    table = _table()
    bare = {word for word in words if word not in table.titles and word not in table.generic}
    return {
        person.body
        for person in table.persons
        for last in person.last
        if last in bare and bare - {last} <= person.first
    }


class _Person(NamedTuple):
    body: Body
    first: frozenset[str]
    last: tuple[str, ...]


class _Table(NamedTuple):
    known: Phrases[Body]
    persons: tuple[_Person, ...]
    offices: Phrases[Body]
    countries: Phrases[str]
    generic: Words
    titles: Words
    ordinary: Words


@cache
def _table() -> _Table:
    file = resources.files("warehouse") / "data" / "bodies.toml"
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    organs, countries = data["organs"].values(), data["countries"]
    return _Table(
        known=Phrases(
            (alias, Body(name, body["kind"], body.get("country")))
            for name, body in data["bodies"].items()
            for alias in dict.fromkeys((name, *body["aliases"]))
        ),
        persons=tuple(_person(name, person) for name, person in data["persons"].items()),
        offices=Phrases(
            (phrase, Body(organ["name"], organ["kind"], None, organ.get("in_full", False)))
            for organ in organs
            for phrase in organ["words"]
        ),
        countries=Phrases((name, code) for code, names in countries.items() for name in names),
        generic=Words(data["generic"]["words"]),
        titles=Words(data["generic"]["titles"]),
        ordinary=Words(
            [
                *(phrase for organ in organs for phrase in organ["words"]),
                *(n for names in countries.values() for n in names),
            ]
        ),
    )


def _person(name: str, record: dict[str, Any]) -> _Person:
    return _Person(
        Body(name, record["kind"], record["country"]),
        frozenset(word for first in record["first"] for word in naming.words(first)),
        tuple(naming.words(alias)[0] for alias in record["aliases"]),
    )
