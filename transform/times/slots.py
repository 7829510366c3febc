"""Slots: what a token can stand for in a time pattern, such as a weekday, a day of the month or a number."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from transform.memo import Memo
from transform.numbers.grammar import NumberGrammar

Slots = tuple[tuple[str, Any], ...]

_NUMERIC: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
_SUFFIXED: Final = re.compile(r"(\d{1,4})-(\w{1,4})")
_CENTURY: Final = 70
_MEMO: Final = 16_384


def reader(table: Mapping[str, Slots], numbers: NumberGrammar | None) -> Callable[[str], Slots]:
    """Return the function that tells which slots a word fills: those of the table, and what it says of a number."""
    ordinals = numbers.ordinal_suffixes if numbers is not None else frozenset()

    def read(word: str) -> Slots:
        if word[0].isdecimal():
            return _digits(word, ordinals)
        listed = table.get(word, ())
        return listed + _counted(word, numbers) if numbers is not None else listed

    return Memo(read, _MEMO).__getitem__


def _digits(word: str, ordinals: frozenset[str]) -> Slots:
    if word.isdecimal() and len(word) <= 4:
        value = int(word)
        slots: list[tuple[str, Any]] = [("{n}", value)]
        if len(word) == 4 and 1000 <= value < 2200:
            slots.append(("{year}", value))
        if len(word) <= 2 and 1 <= value <= 31:
            slots.append(("{day}", value))
        if len(word) <= 2 and 1 <= value <= 12:
            slots.append(("{mno}", value))
        if len(word) == 2:
            slots.append(("{yy}", value + (1900 if value >= _CENTURY else 2000)))
        return tuple(slots)
    numeric = _NUMERIC.fullmatch(word)
    if numeric is not None:
        day, month, year = (int(part) for part in numeric.groups())
        return (("{numeric}", (day, month, year if year > 99 else year + (1900 if year >= _CENTURY else 2000))),)
    suffixed = _SUFFIXED.fullmatch(word)
    if suffixed is None or suffixed[2] not in ordinals:
        return ()
    number = int(suffixed[1])
    if number <= 31:
        return (("{ordinal}", number),) if number else ()
    tens = (("{tens}", number),) if number % 10 == 0 else ()
    return (*tens, ("{yearth}", number)) if 1000 <= number < 2200 else tens


def _counted(text: str, numbers: NumberGrammar) -> Slots:
    word = numbers.word(text)
    if word is None:
        return ()
    slots: Slots = ()
    if word.value is not None:
        slots += (("{n}", word.value),)
        if 1 <= word.value <= 31 and not word.value % 1 and not word.article:
            slots += (("{spelled}", int(word.value)),)
    elif word.vague == 2:
        slots += (("{n}", 0),)
    if word.ordinal is not None and 1 <= word.ordinal <= 31:
        slots += (("{ordinal}", int(word.ordinal)),)
    return slots
