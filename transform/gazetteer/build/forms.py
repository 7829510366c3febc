"""Forms: every way in which a text may write a toponym, with the rows that each form names."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from transform.gazetteer import keys, tables
from transform.gazetteer.build import inflection
from transform.gazetteer.build.writing import Row

_UKRAINIAN = frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")
_RUSSIAN = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюя")
_ONLY_UKRAINIAN = frozenset("ґєії")
_ONLY_RUSSIAN = frozenset("ъыэ")
_CODE = re.compile(r"[A-Z]{3,5}|[A-Z]{2}[A-Z0-9]{3}")
_MUCH_LARGER = 10
_LARGE = 500_000
_TOWN = 10_000
_KNOWN = 300_000


class Forms:
    """Collects forms: a key names rows, each with flags; derived forms give way to names."""

    def __init__(self, rows: list[Row], words: frozenset[str] = frozenset()) -> None:
        """Begin with no forms; ``words`` are keys of everyday words, which no derived form may be."""
        self.rows = rows
        self._words = words
        self.links: dict[str, dict[int, int]] = defaultdict(dict)
        self._derived: dict[str, dict[int, int]] = defaultdict(dict)

    def add(self, row: int, form: str, flags: int = 0) -> None:
        """Add a name of a row; a name that is sure wins over the same form as an alternate."""
        key = keys.key(form)
        if len(key) > 3 or (len(key) > 1 and self.rows[row].kind != "settlement"):
            _link(self.links[key], row, flags, form)

    def derive(self, row: int, forms: Iterable[str], flags: int = 0) -> None:
        """Add case forms and adjectives of a row."""
        for form in forms:
            key = keys.key(form)
            shortest = 3 if self.rows[row].population >= _KNOWN and key >= "а" else 4
            if len(key) > shortest and not (key in self._words and self.rows[row].kind == "settlement"):
                _link(self._derived[key], row, flags, form)

    def mark_personal(self, names: frozenset[str]) -> None:
        """Mark the forms that are names of people, where the place is not a large one."""
        for links in (self.links, self._derived):
            for key in names & links.keys():
                for row in links[key]:
                    if self.rows[row].kind in {"settlement", "other"} and self.rows[row].population < _LARGE:
                        links[key][row] |= tables.PERSONAL

    def remove(self, form: str) -> None:
        """Take a form out that never names a place in a text."""
        self.links.pop(keys.key(form), None)
        self._derived.pop(keys.key(form), None)

    def leads_to(self, form: str, code: str) -> bool:
        """Return whether a form already names something in the region, or another region of the country."""
        named = (self.rows[row] for row in self.links.get(keys.key(form), ()))
        return any(row.code == code or (row.kind == "region" and row.code[:2] == code[:2]) for row in named)

    def demote(self, row: int, form: str) -> None:
        """Make a form no more than an alternate name of a row."""
        for links in (self.links, self._derived):
            for key in {keys.key(form), *(keys.key(case) for case in declined(form))}:
                if row in links.get(key, {}):
                    links[key][row] |= tables.ALTERNATE

    def merged(self) -> dict[str, dict[int, int]]:
        """Return all forms; a derived one stands beside a name only of far less populous places."""
        merged = {key: dict(links) for key, links in self.links.items()}
        for key, links in self._derived.items():
            if key not in merged:
                merged[key] = dict(links)
                continue
            named = merged[key]
            largest = max(self._weight(row) for row in named)
            for row, flags in links.items():
                larger = self._weight(row) > _MUCH_LARGER * largest
                if row not in named and (larger or self._is_town_of(row, flags, self.links[key])):
                    named[row] = flags
        return merged

    def _is_town_of(self, row: int, flags: int, named: Mapping[int, int]) -> bool:
        """Return whether a town's case form is no more than an adjective of its country so far: "у Мінську", "Мінську область"."""
        town = self.rows[row]
        if town.kind != "settlement" or town.population < _TOWN or flags & tables.ADJECTIVE:
            return False
        alike = town.code[:2] if town.population >= _LARGE else town.code
        return all(other & tables.ADJECTIVE and self.rows[at].code.startswith(alike) for at, other in named.items())

    def _weight(self, row: int) -> int:
        return 10**9 if self.rows[row].kind in {"country", "region"} else self.rows[row].population


def _link(links: dict[int, int], row: int, flags: int, form: str) -> None:
    """Add a link; of several the surest counts, and any spelling beyond ASCII is remembered."""
    before = links.get(row, flags)
    marked = tables.MARKED if not form.isascii() else 0
    links[row] = min(flags, before & ~tables.MARKED) | before & tables.MARKED | marked


def languages_of(form: str) -> tuple[str, ...]:
    """Return the languages with cases that a Cyrillic form may be in; empty for other scripts and languages.

    >>> languages_of("Харків"), languages_of("Белгород"), languages_of("Львiв"), languages_of("Kyiv")
    (('uk',), ('uk', 'ru'), (), ())
    """
    letters = {letter for letter in form.casefold().replace("ё", "е") if letter.isalpha()}
    if not letters:
        return ()
    found = []
    if letters <= _UKRAINIAN:
        found.append("uk")
    if letters <= _RUSSIAN:
        found.append("ru")
    if len(found) == 2 and letters & _ONLY_UKRAINIAN:
        return ("uk",)
    return tuple(found)


def is_latin(form: str) -> bool:
    """Return whether all letters are Latin."""
    return all(
        ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 or letter in "ʻʼ’" for letter in form if letter.isalpha()
    )


def usable(alternate: str, name: str, people: int = 0) -> bool:
    """Return whether an untagged alternate name may stand in a text of the six languages.

    Codes of airports and ports, machine romanisations (in lower case) and Latin forms of three letters and less are left out.
    """
    if "," in alternate or "(" in alternate or any(letter.isdigit() for letter in alternate):
        return False
    if alternate == name:
        return True
    folded = keys.key(alternate).strip()
    if len(folded) < 3 or _CODE.fullmatch(alternate):
        return False
    if is_latin(alternate):
        if len(folded) < 4 and people < _LARGE:
            return False
        return alternate[0].isupper() or alternate[0] in "'’" or alternate.lower().startswith(("al-", "s-"))
    return bool(languages_of(alternate))


def declined(name: str) -> Iterator[str]:
    """Yield the case forms of a Cyrillic name in each language that it may be in; none for other scripts."""
    lowered = unicodedata.normalize("NFC", name).casefold().replace("ё", "е").replace("’", "'").replace("ʼ", "'")
    for language in languages_of(name):
        yield from inflection.cases(lowered, language)


def region_adjectives(name: str) -> Iterator[str]:
    """Yield all forms of the adjective in a name such as "Харківська область" or "Курская область"."""
    first = name.casefold().replace("ё", "е").split()[0] if name.split() else ""
    for language, feminine, neuter, masculine in (
        ("uk", ("ська", "цька", "зька"), ("ське", "цьке", "зьке"), ("ський", "цький", "зький")),
        ("ru", ("ская", "цкая"), ("ское", "цкое"), ("ский", "цкий")),
    ):
        if language not in languages_of(first):
            continue
        for endings in (feminine, neuter, masculine):
            for ending, replacement in zip(endings, masculine, strict=True):
                if first.endswith(ending):
                    yield from inflection.adjectives(first[: -len(ending)] + replacement, language)


def western(name: str) -> Iterator[tuple[str, int]]:
    """Yield the Dutch and German genitive and adjective of a Latin name with their flags.

    >>> dict(western("Kherson"))["Khersonse"] == tables.ADJECTIVE
    True
    """
    if not is_latin(name) or not name[-1:].isalpha():
        return
    last = unicodedata.normalize("NFD", name[-1])[0].lower()
    if last not in "sxz":
        yield name + "s", 0
    if last not in "aeiouy":
        yield name + "er", tables.ADJECTIVE
        if last not in "sxz":
            yield name + "se", tables.ADJECTIVE


_TO_RUSSIAN = (
    ("північний", "северный"), ("південний", "южный"), ("західний", "западный"), ("східний", "восточный"),
    ("центральний", "центральный"), ("північна", "северная"), ("південна", "южная"), ("західна", "западная"),
    ("східна", "восточная"), ("центральна", "центральная"), ("верхня", "верхняя"), ("нижня", "нижняя"),
    ("північне", "северное"), ("південне", "южное"), ("західне", "западное"), ("східне", "восточное"),
    ("новий", "новый"), ("нова ", "новая "),
    ("ська", "ская"), ("цька", "цкая"), ("зька", "зская"), ("ський", "ский"), ("цький", "цкий"), ("північн", "северн"),
    ("південн", "южн"), ("західн", "западн"), ("східн", "восточн"), ("північно", "северо"), ("південно", "юго"),
    ("провінція", "провинция"), ("острів", "остров"), ("місто", "город"), ("республіка", "республика"), ("ія", "ия"),
    ("ґ", "г"), ("ї", "и"), ("є", "е"), ("і", "и"), ("'", "ь"),
)  # fmt: skip


def russian_guess(ukrainian: str) -> str:
    """Return what a Ukrainian name of a foreign region most likely is in Russian: both follow the same practice.

    >>> russian_guess("Ісікава"), russian_guess("Газіантеп"), russian_guess("Карагандинська область")
    ('исикава', 'газиантеп', 'карагандинская область')
    """
    name = ukrainian.casefold().replace("’", "'").replace("ʼ", "'")
    for before, after in _TO_RUSSIAN:
        name = name.replace(before, after)
    return name
