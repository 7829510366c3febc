"""Sources as entities: who is meant by the words that a claim is attributed to."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from uuid import UUID

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Who a claim is attributed to. ``basis`` is ``known``, ``person`` or ``words``."""

    entity_id: UUID
    name: str
    kind: str
    country: str | None
    is_generic: bool
    basis: str


def resolve(text: str, kind: str, country: str | None) -> Entity:
    """Return the entity of a source as written, in a claim about ``country``."""
    words = folded(text)
    key = f"{words}|{kind}|{country or ''}"
    return Entity(
        entity_id=UUID(bytes=hashlib.md5(key.encode(), usedforsecurity=False).digest()),
        name=text,
        kind=kind,
        country=country,
        is_generic=False,
        basis="words",
    )


def folded(text: str) -> str:
    """Return a text without case, accents and punctuation.

    >>> folded("Oekraïense Ministerie-woordvoerder")
    'oekraiense ministerie woordvoerder'
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(_WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))
