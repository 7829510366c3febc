"""Names of regions as sources write them, and the forms in which a text does."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from transform.gazetteer import keys

_BRACKETS = re.compile(r"\s*[\[(]([^\])]*)[\])]")
_MARKS = str.maketrans("", "", "†¹²³*")
_NUMERAL = re.compile(r"[ivx]+|\d+")
_UNUSABLE = re.compile(r"[†*]|\b(?:EH|GB-\w+)\b.*|\bRegion [IVX]+\b.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The word lists of ``region_words.toml``, as keys."""

    kinds: frozenset[str]
    links: frozenset[str]
    bare: frozenset[str]
    bare_stems: tuple[str, ...]
    compass: Mapping[str, tuple[str, ...]]


@cache
def words() -> Words:
    """Return the word lists."""
    table = tomllib.loads((Path(__file__).parent.parent / "region_words.toml").read_text(encoding="utf-8"))
    return Words(
        kinds=frozenset(keys.key(word).strip() for word in table["kinds"]),
        links=frozenset(table["links"]),
        bare=frozenset(keys.key(word).strip() for word in table["bare"]),
        bare_stems=tuple(table["bare_stems"]),
        compass={language: tuple(parts) for language, parts in table["compass"].items()},
    )


def spellings(name: str) -> Iterator[str]:
    """Yield the names that a source packs into one: "Murcia, Región de", "Lleida [Lérida]", "Bolama / Bijagós".

    >>> list(spellings("Murcia, Región de"))
    ['Región de Murcia', 'Murcia']
    >>> list(spellings("Lleida [Lérida]"))
    ['Lleida', 'Lérida']
    """
    name = name.replace("’", "'").translate(_MARKS).strip()
    for part in _parts(name):
        if not part:
            continue
        head, comma, tail = part.partition(", ")
        if comma and ", " not in tail and not re.search(r" (?:and|und|et|en|y|e|i|та|и|and)\b", tail):
            yield f"{tail} {head}" if not tail.endswith("'") else f"{tail}{head}"
            yield head
        else:
            yield part


def core(name: str) -> str | None:
    """Return a region's name without the word for its kind, None where nothing is left of it.

    >>> core("Kharkivska oblast"), core("Province de Liège"), core("Nord")
    ('Kharkivska', 'Liège', None)
    """
    lists = words()
    parts = name.split()
    while parts and keys.key(parts[0]).strip() in lists.kinds:
        parts = parts[1:]
        while parts and keys.key(parts[0].replace("'", " ")).strip() in lists.links:
            parts = parts[1:]
    while parts and keys.key(parts[-1]).strip() in lists.kinds:
        parts = parts[:-1]
    remainder = " ".join(parts).strip(" ,")
    return remainder if remainder and not is_bare(remainder) else None


def parts(name: str, language: str) -> Iterator[str]:
    """Yield what the parts of a country are called in Dutch and German.

    >>> next(parts("Libanon", "nl")), next(parts("Syrien", "de"))
    ('Noord-Libanon', 'Nordsyrien')
    """
    for direction in words().compass.get(language, ()):
        yield f"{direction}-{name}" if language == "nl" else direction + name.lower()


def is_bare(name: str) -> bool:
    """Return whether a name is only a direction or a kind, which a text never uses as a name alone."""
    lists = words()
    folded = keys.key(name).strip()
    return (
        len(folded) < 2
        or bool(_NUMERAL.fullmatch(folded))
        or folded in lists.bare
        or all(word in lists.bare or word in lists.kinds or word in lists.links for word in folded.split())
        or (
            " " not in folded
            and folded.startswith(lists.bare_stems)
            and folded.endswith(("ий", "а", "е", "ый", "ая", "ое", "ій"))
        )
    )


def _parts(name: str) -> Iterator[str]:
    for bracket in _BRACKETS.findall(name):
        inner = _UNUSABLE.sub("", bracket).strip()
        yield from (part for part in (_BRACKETS.sub("", name).strip(), inner) if part)
        return
    yield from (_UNUSABLE.sub("", part).strip() for part in name.split(" / "))
