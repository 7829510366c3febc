"""Transliteration: the Latin spellings of a Cyrillic name in Dutch, English, German and French."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_BETWEEN_VOWELS = re.compile(r"(?<=[aeiouy])s(?=[aeiouyj])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One way to write the letters of a language."""

    source: str
    target: str
    letters: Mapping[str, str]
    initial: Mapping[str, str]
    endings: Mapping[str, str]


def spellings(name: str, language: str) -> frozenset[str]:
    """Return the Latin spellings of a Ukrainian (``uk``) or Russian (``ru``) name, in lower case.

    >>> sorted(spellings("Куп'янськ", "uk"))
    ['koepjansk', 'koupiansk', 'kupiansk', 'kupjansk', 'kupyansk']
    >>> "tscherkassy" in spellings("Черкаси", "uk"), "brjansk" in spellings("Брянск", "ru")
    (True, True)
    """
    found = set()
    for table in _tables():
        if table.source == language:
            written = " ".join(_word(word, table) for word in re.split(r"[\s-]+", name.casefold()))
            found.add(written)
            if table.target == "de":
                found.add(_BETWEEN_VOWELS.sub("ss", written))
            if table.target == "fr" and written.endswith("e"):
                found.add(f"{written[:-1]}é")
    return frozenset(found)


def _word(word: str, table: Table) -> str:
    for ending, written in table.endings.items():
        if len(word) > len(ending) + 1 and word.endswith(ending):
            return _letters(word[: -len(ending)], table) + written
    return _letters(word, table)


def _letters(word: str, table: Table) -> str:
    return "".join(
        table.initial.get(letter, table.letters.get(letter, "")) if index == 0 else table.letters.get(letter, "")
        for index, letter in enumerate(word)
    )


@cache
def _tables() -> tuple[Table, ...]:
    path = Path(__file__).parent.parent / "transliterations.toml"
    return tuple(
        Table(
            source=row["from"],
            target=row["to"],
            letters=_pairs(row["letters"]),
            initial=_pairs(row.get("initial", "")),
            endings=_pairs(row.get("endings", "")),
        )
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["table"]
    )


def _pairs(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in filter(str.strip, written.split(",")):
        letter, latin = pair.split()
        found[letter] = latin
    return found
