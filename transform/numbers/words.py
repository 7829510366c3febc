"""Number words: what one word says of a number.

A word may play several parts: French *dizaine* is about ten, or after a number a scale of ten. Compounds are cut into the
words they are made of: *driehonderdeenentwintig* where a language joins them, *quatre-vingt-dix* at the hyphens.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from transform.memo import Memo
from transform.numbers.sums import Sum

_LONGEST: Final = 80
_MEMO: Final = 16_384


class Word(NamedTuple):
    """The parts that a word may play in a number; None for those that it does not.

    ``value`` 7, 20 or 0.5; ``scale`` 100 or 1000; ``vague`` the least that a plural such as "tientallen" means; ``rounded`` 20 for
    "een twintigtal"; ``part`` the denominator 3 of "two thirds"; ``upto`` the end of "two-three"; ``article`` also means 1.
    """

    value: float | None = None
    scale: float | None = None
    vague: float | None = None
    rounded: float | None = None
    ordinal: float | None = None
    part: float | None = None
    upto: float | None = None
    article: bool = False


@dataclass(slots=True, repr=False)
class Lexicon:
    """The number words of one language. ``joined``: they are written as one word, linked by ``ands``."""

    words: dict[str, Word]
    ands: frozenset[str]
    joined: bool = False
    vigesimal: bool = False
    suffix: str = ""
    _pieces: dict[str, list[str]] = field(default_factory=dict)
    _below100: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.joined:
            self._join()

    def start(self) -> Sum:
        """Return an empty sum that counts as this language does."""
        return Sum(vigesimal=self.vigesimal, tens=1 if self.joined else 10)

    def finder(self) -> Callable[[str], Word | None]:
        """Return the function that tells what a word says of a number; None for other words."""
        return Memo(self._find, _MEMO).__getitem__

    def _find(self, word: str) -> Word | None:
        found = self.words.get(word)
        if found is not None or len(word) > _LONGEST:
            return found
        if "-" in word:
            found = self._hyphened(word.split("-"))
        if found is None and word[:2] in self._pieces:
            pieces = self._cut(word)
            found = self._read(pieces) if pieces else None
        return found

    def _hyphened(self, parts: Sequence[str]) -> Word | None:
        known = [self._find(part) for part in parts if part not in self.ands]
        if not known or any(word is None for word in known):
            return None
        single = self._combine([word for word in known if word])
        if single is None and len(known) == 2:
            return _pair(*(word for word in known if word))
        return single

    def _join(self) -> None:
        small = {
            form: w.value for form, w in self.words.items() if w.value is not None and (w.value % 1 or w.value < 100)
        }
        units = {form: value for form, value in small.items() if 1 <= value < 10 and value % 1 == 0}
        tens = {form: value for form, value in small.items() if value >= 20 and value % 10 == 0}
        joined = {u + j + t: units[u] + tens[t] for u in units for j in self.ands for t in tens}
        self._below100 = joined | small
        firsts: dict[str, list[str]] = {}
        scales = [form for form, w in self.words.items() if w.scale or w.ordinal]
        ordinals = {
            u + j + form: Word(ordinal=units[u] + w.ordinal, part=w.part and units[u] + w.part)
            for form, w in self.words.items() if w.ordinal and 20 <= w.ordinal < 100
            for u in units for j in self.ands
        }  # fmt: skip
        self.words = ordinals | self.words
        for piece in sorted(
            {*self._below100, *scales, *ordinals, *self.ands, self.suffix} - {""}, key=len, reverse=True
        ):
            firsts.setdefault(piece[:2], []).append(piece)
        self._pieces = firsts

    def _cut(self, word: str) -> list[str]:
        """Return the pieces of a compound, as long as may be; none if it cannot be cut into known ones."""
        length = len(word)
        choice: list[str] = [""] * length
        for at in range(length - 1, -1, -1):
            for piece in self._pieces.get(word[at : at + 2], ()):
                end = at + len(piece)
                if word.startswith(piece, at) and (end == length or choice[end]):
                    choice[at] = piece
                    break
        pieces, at = [], 0
        while at < length and choice[at]:
            pieces.append(choice[at])
            at += len(choice[at])
        return pieces

    def _read(self, pieces: Sequence[str]) -> Word | None:
        words, suffixed = [], pieces[-1] == self.suffix
        for number, piece in enumerate(pieces[:-1] if suffixed else pieces):
            if piece in self.ands:
                if number == 0 or number == len(pieces) - 1:
                    return None
            else:
                words.append(self.words.get(piece) or Word(value=self._below100[piece]))
        read = self._combine(words, halves=True)
        return Word(rounded=read.value) if suffixed and read else read

    def _combine(self, words: Sequence[Word], *, halves: bool = False) -> Word | None:
        """Return what the words make together: one number, or an ordinal that the last of them is."""
        sum_ = self.start()
        for number, word in enumerate(words):
            if word.value == 0.5 and halves and sum_.filled:
                sum_.hang(0.5)
            elif word.scale is not None and word.value is None:
                if not sum_.multiply(word.scale):
                    return None
            elif word.value is not None:
                if not sum_.add(word.value):
                    return None
            elif word.ordinal is not None and number == len(words) - 1:
                power = word.ordinal in (100, 1000, 1e6, 1e9) and sum_.value
                fits = sum_.multiply(word.ordinal) if power else sum_.add(word.ordinal)
                return Word(ordinal=sum_.value, part=word.part and sum_.value) if fits else None
            else:
                return None
        return Word(value=sum_.value) if words else None


def _pair(one: Word, two: Word) -> Word | None:
    """Return "two-three" as a range, "two-thirds" as a fraction; None for other pairs."""
    if one.value is None:
        return None
    if two.part is not None and two.value is None:
        return Word(value=one.value / two.part)
    rises = two.value is not None and one.value < two.value
    return Word(value=one.value, upto=two.value) if rises else None


def lexicon(roles: Mapping[str, Mapping[str, float]], articles: Sequence[str]) -> dict[str, Word]:
    """Return the words with all the parts that each may play, from the words of each part."""
    words: dict[str, Word] = {}
    for role, forms in roles.items():
        for form, number in forms.items():
            words[form] = _playing(words.get(form, Word()), role, number)
    for article in articles:
        words[article] = words.get(article, Word())._replace(article=True, value=1.0)
    return words


def _playing(word: Word, role: str, number: float) -> Word:
    fields: dict[str, Any] = {**word._asdict(), role: number}
    return Word(**fields)
