"""Times in a sentence, and the interval of days that each means (TimeML TIMEX3, resolved).

``find`` needs only the language; ``resolve`` the date of publication, the tense, and for words such as "that day" the event
that was told before.
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from transform.numbers.grammar import NumberGrammar
from transform.records import Interval
from transform.times.frame import Frame
from transform.times.grammar import TimeGrammar
from transform.times.patterns import Item, Meaning
from transform.times.resolution import interval
from transform.times.units import ANAPHORIC
from transform.tokens import Token

_NUMERIC = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
_SUFFIXED = re.compile(r"(\d{1,4})-(\w{1,4})")
_REACH = 7
_CENTURY = 70


class TimeMention(NamedTuple):
    """A time expression at tokens ``first`` … ``last`` (end exclusive) and what it says."""

    first: int
    last: int
    meaning: Meaning

    @property
    def anaphoric(self) -> bool:
        """Whether it is told from another event ("that day"), so that it resolves against the anchor."""
        return _leaf(self.meaning).op in ANAPHORIC

    @property
    def is_present(self) -> bool:
        """Whether it only says that something holds now."""
        return _leaf(self.meaning).op == "now"


def find(tokens: Sequence[Token], grammar: TimeGrammar) -> tuple[TimeMention, ...]:
    """Return the times of a sentence in order; the longest at each place."""
    norms = [token.norm for token in tokens]
    if grammar.triggers.isdisjoint(norms) and not any(len(word) > 3 and word[0].isdecimal() for word in norms):
        return ()
    items = _items(tokens, norms, grammar)
    mentions = []
    floor = 0
    for item in grammar.patterns.find(items):
        if item.slots and item.slots[0][0] == "{time}":
            lead = grammar.lead.ending(norms, item.first)
            first = lead[0] if lead and lead[0] >= floor else item.first
            meaning = item.slots[0][1]
            if meaning.op == "since" and not grammar.superlatives.isdisjoint(norms[max(0, first - _REACH) : first]):
                meaning = meaning.get("time")
            mentions.append(TimeMention(first, item.last, meaning))
            floor = item.last
    return tuple(mentions)


def resolve(
    mention: TimeMention, published: Interval, *, future: bool = False, anchor: Interval | None = None
) -> Interval | None:
    """Return the days that a time means; None where nothing tells.

    ``future`` is whether the tense is: a bare weekday then comes after publication. ``anchor`` is the time of the event that words
    such as "that day" or "a day earlier" refer to.
    """
    return interval(mention.meaning, Frame(published=published, future=future, anchor=anchor))


def _leaf(meaning: Meaning) -> Meaning:
    inner = meaning.get("time")
    return meaning if inner is None else _leaf(inner)


def _items(tokens: Sequence[Token], norms: Sequence[str], grammar: TimeGrammar) -> list[Item]:
    items: list[Item] = []
    at = 0
    while at < len(norms):
        word = norms[at]
        dot = word in grammar.abbreviations and at + 1 < len(norms) and norms[at + 1] == "."
        items.append(Item(at, at + 1 + dot, word, _fillable(tokens[at].text, word, grammar, dotted=dot)))
        at += 1 + dot
    return items


def _fillable(text: str, word: str, grammar: TimeGrammar, *, dotted: bool) -> tuple[tuple[str, Any], ...]:
    """Return the slots that a token can fill."""
    if word[0].isdecimal():
        return _digits(text, word, grammar)
    slots = grammar.slots.get(word, ())
    if slots and ((word in grammar.capitalised and not text[0].isupper()) or (word in grammar.dotted and not dotted)):
        slots = ()
    return slots + _counted(word, grammar.numbers) if grammar.numbers is not None else slots


def _digits(text: str, word: str, grammar: TimeGrammar) -> tuple[tuple[str, Any], ...]:
    if text.isdecimal() and len(text) <= 4:
        value = int(text)
        slots: list[tuple[str, Any]] = [("{n}", value)]
        if len(text) == 4 and 1000 <= value < 2200:
            slots.append(("{year}", value))
        if len(text) <= 2 and 1 <= value <= 31:
            slots.append(("{day}", value))
        if len(text) <= 2 and 1 <= value <= 12:
            slots.append(("{mno}", value))
        if len(text) == 2:
            slots.append(("{yy}", value + (1900 if value >= _CENTURY else 2000)))
        return tuple(slots)
    numeric = _NUMERIC.fullmatch(word)
    if numeric is not None:
        day, month, year = (int(part) for part in numeric.groups())
        return (("{numeric}", (day, month, year if year > 99 else year + (1900 if year >= _CENTURY else 2000))),)
    suffixed = _SUFFIXED.fullmatch(word)
    if suffixed is None or grammar.numbers is None or suffixed[2] not in grammar.numbers.ordinal_suffixes:
        return ()
    number = int(suffixed[1])
    if number <= 31:
        return (("{ordinal}", number),) if number else ()
    tens = (("{tens}", number),) if number % 10 == 0 else ()
    return (*tens, ("{yearth}", number)) if 1000 <= number < 2200 else tens


def _counted(text: str, numbers: NumberGrammar) -> tuple[tuple[str, Any], ...]:
    word = numbers.word(text)
    if word is None:
        return ()
    slots: tuple[tuple[str, Any], ...] = ()
    if word.value is not None:
        slots += (("{n}", word.value),)
        if 1 <= word.value <= 31 and not word.value % 1 and not word.article:
            slots += (("{spelled}", int(word.value)),)
    elif word.vague == 2:
        slots += (("{n}", 0),)
    if word.ordinal is not None and 1 <= word.ordinal <= 31:
        slots += (("{ordinal}", int(word.ordinal)),)
    return slots
