"""Known bodies, offices and the words that name no one, from data/bodies.toml."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from warehouse import naming

_ACRONYM_LETTERS = 4


class Body(NamedTuple):
    """A known source. An office is named in full by more than one word, or by one that can mean nothing else."""

    name: str
    kind: str
    country: str | None
    is_named_in_full: bool = False


class _Pattern(NamedTuple):
    words: tuple[str, ...]
    body: Body


def known(words: Sequence[str], text: str) -> Body | None:
    """Return the body or person whose name the words are or hold; None if there is none, or more than one.

    >>> known(naming.words("VN-vluchtelingenorganisatie UNHCR"), "VN-vluchtelingenorganisatie UNHCR").name
    'UN High Commissioner for Refugees'
    """
    table = _table()
    said = tuple(word for word in words if not is_generic(word)) or tuple(words)
    exact = [pattern for pattern in table.known if pattern.words in (said, tuple(words))]
    exact += _persons(words)
    acronyms = {word.casefold() for word in text.split() if word.isupper() and len(word) >= _ACRONYM_LETTERS}
    held = [
        pattern
        for pattern in table.known
        if _holds(words, pattern.words) and (len(pattern.words) > 1 or pattern.words[0] in acronyms)
    ]
    found = {pattern.body for pattern in exact or _longest(held)}
    return found.pop() if len(found) == 1 else None


def _persons(words: Sequence[str]) -> list[_Pattern]:
    """Return the persons whose last name is all that the words hold, beside their first name and titles."""
    table = _table()
    bare = {word for word in words if not _matches_any(word, table.titles) and not is_generic(word)}
    return [
        _Pattern((last,), person.body)
        for person in table.persons
        for last in person.last
        if last in bare and bare - {last} <= person.first
    ]


def office(words: Sequence[str]) -> Body | None:
    """Return the office of the country that the words name; None without exactly one office and one country.

    >>> office(naming.words("Britse ministerie van Defensie"))
    Body(name='Ministry of Defence (GB)', kind='government', country='GB', is_named_in_full=True)
    >>> office(naming.words("ministerie van Defensie")) is None
    True
    """
    table = _table()
    offices = {pattern.body for pattern in _longest([p for p in table.offices if _holds(words, p.words)])}
    countries = {country for country, names in table.countries for name in names if _holds(words, name)}
    if len(offices) != 1 or len(countries) != 1:
        return None
    body, country = offices.pop(), countries.pop()
    return body._replace(name=f"{body.name} ({country})", country=country)


def is_generic(word: str) -> bool:
    """Return whether a word, in lower case without accents, names no one in particular."""
    return _matches_any(word, _table().generic)


def is_no_name(word: str) -> bool:
    """Return whether a word with a capital is still no name: a title, an office, a country."""
    table = _table()
    return (
        _matches_any(word, table.titles)
        or _matches_any(word, table.generic)
        or any(_matches(word, part) for pattern in table.offices for part in pattern.words)
        or any(_matches(word, part) for _, names in table.countries for name in names for part in name)
    )


class _Person(NamedTuple):
    body: Body
    first: frozenset[str]
    last: tuple[str, ...]


class _Table(NamedTuple):
    known: tuple[_Pattern, ...]
    persons: tuple[_Person, ...]
    offices: tuple[_Pattern, ...]
    countries: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    generic: tuple[str, ...]
    titles: tuple[str, ...]


@cache
def _table() -> _Table:
    file = resources.files("warehouse") / "data" / "bodies.toml"
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    return _Table(
        known=tuple(
            _Pattern(_pattern(alias), Body(name, body["kind"], body.get("country")))
            for name, body in data["bodies"].items()
            for alias in (name, *body["aliases"])
        ),
        persons=tuple(
            _Person(
                Body(name, person["kind"], person["country"]),
                frozenset(word for first in person["first"] for word in naming.words(first)),
                tuple(naming.words(alias)[0] for alias in person["aliases"]),
            )
            for name, person in data["persons"].items()
        ),
        offices=tuple(
            _Pattern(_pattern(phrase), Body(organ["name"], organ["kind"], None, organ.get("in_full", False)))
            for organ in data["organs"].values()
            for phrase in organ["words"]
        ),
        countries=tuple((code, tuple(_pattern(name) for name in names)) for code, names in data["countries"].items()),
        generic=tuple(data["generic"]["words"]),
        titles=tuple(data["generic"]["titles"]),
    )


def _pattern(phrase: str) -> tuple[str, ...]:
    return tuple(_split(phrase))


def _split(phrase: str) -> Iterable[str]:
    for word in phrase.split():
        parts = naming.words(word)
        yield from parts[:-1]
        yield f"{parts[-1]}*" if word.endswith("*") else parts[-1]


def _longest(patterns: Sequence[_Pattern]) -> list[_Pattern]:
    most = max((len(pattern.words) for pattern in patterns), default=0)
    return [pattern for pattern in patterns if len(pattern.words) == most]


def _holds(words: Sequence[str], pattern: Sequence[str]) -> bool:
    size = len(pattern)
    return any(
        all(_matches(word, part) for word, part in zip(words[start : start + size], pattern, strict=True))
        for start in range(len(words) - size + 1)
    )


def _matches(word: str, part: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


def _matches_any(word: str, parts: Iterable[str]) -> bool:
    return any(_matches(word, part) for part in parts)
