"""The gazetteer: forms of place names in, toponyms out, straight from the shipped tables.

Opening maps the files into memory and reads none of them, so that the first answer comes within milliseconds
and processes share the pages. A look-up is one probe of a trie: case forms and adjectives are stored, not derived.
"""

import mmap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

import marisa_trie

from extract.errors import SetupError
from transform import HERE, tokens
from transform.gazetteer import keys, tables
from transform.gazetteer.records import LANGUAGES, Region, Toponym, ToponymKind
from transform.memo import Memo

DATA: Final = HERE / "gazetteer" / "data"
_LONGEST_TOKENS: Final = 9
_LARGE: Final = 100_000
_MASCULINE: Final = ("ien", "iens")
_KINDS: Final[tuple[ToponymKind, ...]] = ("country", "region", "settlement", "other")


class Gazetteer:
    """Answers which places a form may name. Make one with ``open`` and pass it around."""

    def __init__(self, folder: Path = DATA) -> None:
        """Map the tables in ``folder``; raises SetupError where one is missing."""
        for name in tables.FILES:
            if not (folder / name).is_file():
                raise SetupError(f"{folder / name}: this table of the gazetteer is missing; install meldt anew")
        self._forms = marisa_trie.Trie().mmap(str(folder / "forms.marisa"))
        self._common = marisa_trie.RecordTrie("<B").mmap(str(folder / "common.marisa"))
        self._postings = _mapped(folder / "postings.bin")
        self._lists = _mapped(folder / "lists.bin")
        self._places = _mapped(folder / "places.bin")
        self._names = marisa_trie.Trie().mmap(str(folder / "names.marisa"))
        self._folder = folder
        self._codes = (folder / "codes.txt").read_text(encoding="ascii").split("\n")
        self._capitals = dict(line.split("\t") for line in (folder / "capitals.tsv").read_text("utf-8").splitlines())
        self._regions: dict[str, Region] = {}
        self._toponyms = lru_cache(maxsize=32768)(self._read_toponyms)
        self._as_written = lru_cache(maxsize=8192)(self._read_as_written)
        self._adjectives = Memo(self._read_adjectives).__getitem__
        self._beginning = Memo(self._read_beginning).__getitem__
        self._reached = Memo(self._read_reached).__getitem__
        self.may_begin = Memo(self._may_begin).__getitem__

    def find(self, form: str, language: str | None = None) -> tuple[Toponym, ...]:
        """Return what one complete form may name, main names first, then by population; empty where nothing.

        Case, hyphens and apostrophes do not matter, nor does a final ``'s``; diacritics may be left out. With a ``language``,
        a form that is a common word of it names only what bears it as a main name.

        >>> open_().find("Харківщині")[0].region, open_().find("Loehansk")[0].region
        ('UA-63', 'UA-09')
        """
        key = keys.key(form)
        number = self._forms.get(key)
        if number is None and key.endswith(" s "):
            number = self._forms.get(key[:-2])
        if number is None:
            return ()
        found = self._named(number, tokens.norm(form))
        if language is not None and self.is_common(form, language):
            return tuple(toponym for toponym in found if not toponym.is_alternate)
        return found

    def starts(self, form: str) -> bool:
        """Return whether the form is the beginning, at a word's end, of some name or is a name itself."""
        return next(self._forms.iterkeys(keys.key(form)), None) is not None

    def longest(self, norms: Sequence[str], i: int) -> tuple[int, tuple[Toponym, ...]]:
        """Return how many tokens from ``i`` on make the longest name, and what it may name; (0, ()) for none.

        ``norms`` are the tokens' comparable forms, as ``tokens.split`` gives them.

        >>> open_().longest(["in", "den", "haag", "is"], 1)[0]
        2
        """
        beginning = self._beginning(norms[i])
        if beginning is None:
            return 0, ()
        text, number, is_extended = beginning
        count = 1 if number is not None else 0
        if is_extended:
            for j in range(i + 1, min(len(norms), i + _LONGEST_TOKENS)):
                word = keys.fold(norms[j])
                if not word:
                    if norms[j] not in keys.JOINING_SIGNS:
                        break
                    continue
                text += word + " "
                found_number, is_longer = self._reached(text)
                if found_number is not None:
                    number, count = found_number, j - i + 1
                if not is_longer:
                    break
        if number is None:
            return 0, ()
        found = self._named(number, norms[i] if count == 1 else " ".join(norms[i : i + count]))
        return (count, found) if found else (0, ())

    def adjectives(self, norm: str) -> tuple[Toponym, ...]:
        """Return the places of which a word is an adjective, or names the people; for a token's comparable form.

        >>> {place.country for place in open_().adjectives("turkse")}
        {'TR'}
        """
        return self._adjectives(norm)

    def is_common(self, form: str, language: str) -> bool:
        """Return whether the form is also a common word of the language ("Best", "Van", "Nice")."""
        bits = self._common.get(keys.key(form))
        return bool(bits) and language in LANGUAGES and bool(bits[0][0] >> LANGUAGES.index(language) & 1)

    def region(self, code: str) -> Region:
        """Return the region, or the country, with this code; raises KeyError for a code that ISO does not have."""
        return self._all_regions()[code]

    def regions(self) -> Iterator[Region]:
        """Yield all ISO 3166-2 regions in the order of their codes."""
        return (region for region in self._all_regions().values() if "-" in region.code)

    def countries(self) -> Iterator[Region]:
        """Yield all countries in the order of their codes."""
        return (region for region in self._all_regions().values() if "-" not in region.code)

    def country(self, code: str) -> Toponym:
        """Return the country with this ISO 3166-1 alpha-2 code; raises ValueError for a code that there is not."""
        return self._toponym(self._codes.index(code) << tables.FLAG_BITS)

    def capital(self, code: str) -> Toponym | None:
        """Return the capital of a country; None where the source names none.

        >>> open_().capital("KE").region
        'KE-30'
        """
        towns = [t for t in self.find(self._capitals.get(code, "")) if t.country == code and t.kind == "settlement"]
        return max(towns, key=lambda town: town.population, default=None)

    def toponyms(self) -> Iterator[Toponym]:
        """Yield every toponym once: countries, regions, settlements, other areas."""
        return (self._toponym(row << tables.FLAG_BITS) for row in range(len(self._places) // tables.PLACE_BYTES))

    @property
    def size(self) -> int:
        """Return the number of forms."""
        return len(self._forms)

    def _read_beginning(self, norm: str) -> tuple[str, int | None, bool] | None:
        """Return the key of a name's first word, its id where it is a name, and whether longer names begin with it.

        None where no name begins with the word.
        """
        text = keys.fold(norm) + " "
        number, is_longer = self._read_reached(text) if text != " " else (None, False)
        return (text, number, is_longer) if number is not None or is_longer else None

    def _may_begin(self, text: str) -> bool:
        """Return whether a name may begin with a token, as written; in small letters it is an adjective at most."""
        norm = tokens.norm(text)
        if text[0].islower():
            return bool(self.adjectives(norm))
        return (text[0].isalpha() or text[0] == "'") and self._beginning(norm) is not None

    def _read_reached(self, text: str) -> tuple[int | None, bool]:
        """Return the id of a key, where it is one, and whether longer keys begin with it."""
        found = self._forms.iterkeys(text)
        first = next(found, None)
        if first != text:
            return None, first is not None
        return self._forms[text], next(found, None) is not None

    def _read_adjectives(self, norm: str) -> tuple[Toponym, ...]:
        beginning = self._beginning(norm)
        if beginning is None or beginning[1] is None:
            return ()
        found = self._named(beginning[1], norm)
        adjectives = tuple(place for place in found if place.is_adjective or place.is_demonym)
        if not adjectives and norm.endswith(_MASCULINE):
            # Folded, French "syrien" is the Dutch name of Syria; its feminine is an adjective only.
            return self._read_adjectives(norm.removesuffix("s") + "ne")
        return adjectives

    def _named(self, number: int, written: str) -> tuple[Toponym, ...]:
        found = self._toponyms(number, written.isascii())
        return self._as_written(number, written) if len(found) > 1 else found

    def _read_as_written(self, number: int, written: str) -> tuple[Toponym, ...]:
        """Return the toponyms of a form; where one is written just so, those with other diacritics come last.

        "Bunde" is rather Bunde than Bünde, but "Valparaiso" is Valparaíso where no place is called that.
        """
        found = self._toponyms(number, written.isascii())
        exact = _spaced(written)
        names = [_spaced(tokens.norm(toponym.name)) for toponym in found]
        if exact not in names:
            return found
        key = keys.key(exact)
        others = [name != exact and keys.key(name) == key for name in names]
        return tuple(
            [toponym for toponym, other in zip(found, others, strict=True) if not other]
            + [replace(toponym, is_alternate=True) for toponym, other in zip(found, others, strict=True) if other]
        )

    def _read_toponyms(self, number: int, is_plain: bool) -> tuple[Toponym, ...]:
        """Return what a form may name; one with diacritics names no town that is never spelled with any.

        So Gerät is not Herat by way of "Gerat"; countries and large places are given some licence ("Nigéria").
        """
        found = []
        for link in self._links(number):
            toponym = self._toponym(link)
            is_licensed = not toponym.is_alternate and (
                toponym.kind in {"country", "region"} or toponym.population >= _LARGE
            )
            if is_plain or link & tables.MARKED or is_licensed:
                found.append(toponym)
        return tuple(found)

    def _links(self, number: int) -> Iterator[int]:
        at = number * tables.LINK_BYTES
        link = int.from_bytes(self._postings[at : at + tables.LINK_BYTES], "little")
        if not link & tables.TOP:
            yield link
            return
        at = (link & ~tables.TOP) * tables.LINK_BYTES
        while True:
            link = int.from_bytes(self._lists[at : at + tables.LINK_BYTES], "little")
            yield link & ~tables.TOP
            if link & tables.TOP:
                return
            at += tables.LINK_BYTES

    def _toponym(self, link: int) -> Toponym:
        row = link >> tables.FLAG_BITS
        place = tables.unpack(self._places[row * tables.PLACE_BYTES : (row + 1) * tables.PLACE_BYTES])
        code = self._codes[place.code_row]
        return Toponym(
            name=self._names.restore_key(place.name),
            kind=_KINDS[place.kind],
            region=code if "-" in code else None,
            country=code[:2],
            geonames_id=place.geonames_id or None,
            latitude=place.latitude,
            longitude=place.longitude,
            population=place.population,
            is_adjective=bool(link & tables.ADJECTIVE),
            is_demonym=bool(link & tables.DEMONYM),
            is_alternate=bool(link & tables.ALTERNATE),
            is_personal=bool(link & tables.PERSONAL),
        )

    def _all_regions(self) -> dict[str, Region]:
        if not self._regions:
            self._regions = {region.code: region for region in _read_regions(self._folder / "regions.tsv")}
        return self._regions


def open_(folder: Path = DATA) -> Gazetteer:
    """Return a gazetteer over the shipped data."""
    return Gazetteer(folder)


def _spaced(norm: str) -> str:
    return " ".join(norm.replace("-", " ").split())


def _mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _read_regions(path: Path) -> Iterator[Region]:
    for line in path.read_text(encoding="utf-8").splitlines():
        code, kind, parent, latitude, longitude, *names = line.split("\t")
        yield Region(
            code=code,
            country=code[:2],
            kind=kind,
            names=(names[0], names[1], names[2], names[3], names[4], names[5]),
            parent=parent or None,
            latitude=float(latitude) if latitude else None,
            longitude=float(longitude) if longitude else None,
        )
