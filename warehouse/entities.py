"""Sources as entities: who is meant by the words that a claim is attributed to.

Certain cases only. A body of data/bodies.toml is one source under its names in six languages; an office such as a ministry is
one per country where the country is named with it; a person is one under all transliterations of the full name. Anything else
is the same source only where the words are the same, in claims about the same country.
"""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from warehouse import bodies, naming


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Who a claim is attributed to. ``basis`` is ``known``, ``office``, ``person`` or ``words``.

    ``names`` are the proper names in the words, romanised and without vowels: spellings of one name share them.
    """

    entity_id: UUID
    name: str
    kind: str
    country: str | None
    is_generic: bool
    basis: str
    names: tuple[str, ...]


def resolve(text: str, kind: str, country: str | None) -> Entity:
    """Return the entity of a source as written, in a claim about ``country``.

    >>> resolve("Минобороны РФ", "government", "UA").name
    'Ministry of Defence (RU)'
    >>> resolve("Verteidigungsministerium in Moskau", "government", "UA").name
    'Ministry of Defence (RU)'
    >>> one = resolve("Губернатор Вячеслав Гладков", "government", "RU")
    >>> one.entity_id == resolve("gouverneur Vjatsjeslav Gladkov", "government", "RU").entity_id
    True
    >>> resolve("lokale autoriteiten", "government", "SD").is_generic
    True
    """
    words = naming.words(text)
    names = naming.names(text, skip=bodies.is_no_name)
    known = bodies.known(words, text)
    if known is not None:
        return _entity(f"known|{known.name}", known, "known", names)
    as_written = bodies.Body(text, kind, country)
    office = bodies.office(words)
    person = naming.person(names)
    # "The Kyiv police chief, Jane Roe" is a person; "the spokesman of the Ministry of Defence, John Doe" is the ministry.
    if person is not None and (office is None or not office.is_named_in_full):
        return _entity(f"person|{person}|{kind}", as_written, "person", names)
    if office is not None:
        return _entity(f"office|{office.name}", office, "office", ())
    is_generic = all(bodies.is_generic(word) for word in words)
    key = f"words|{' '.join(words)}|{kind}|{country or ''}"
    return _entity(key, as_written, "words", names, is_generic=is_generic)


def _entity(
    key: str,
    body: bodies.Body,
    basis: str,
    names: tuple[str, ...],
    *,
    is_generic: bool = False,
) -> Entity:
    return Entity(
        entity_id=UUID(bytes=hashlib.md5(key.encode(), usedforsecurity=False).digest()),
        name=body.name,
        kind=body.kind,
        country=body.country,
        is_generic=is_generic,
        basis=basis,
        names=names,
    )
