"""Times in a sentence, and the interval of days that each means (TimeML TIMEX3, resolved).

``find`` needs only the language; ``resolve`` the date of publication, the tense, and for words such as "that day" the event
that was told before.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from transform import time_patterns
from transform.number_grammar import NumberGrammar
from transform.phrases import Phrases, inflect
from transform.records import Interval
from transform.time_patterns import Item, Meaning, Patterns
from transform.time_resolution import ANAPHORIC, OPERATIONS, Frame, interval
from transform.tokens import Token, norm

__all__ = ["TimeGrammar", "TimeMention", "compile", "find", "resolve"]

_UNITS = frozenset({"hour", "day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"})
_KNOWN = {"endings", "capitalised", "alone", "joined", "lead", "weekdays", "months", "seasons", "parts", "units", "words",
          "patterns", "holidays", "dotted", "superlatives"}  # fmt: skip
_SLOTS = frozenset(
    ["{weekday}", "{month}", "{season}", "{unit}", "{part}", "{n}", "{day}", "{ordinal}", "{year}", "{mno}", "{numeric}", "{tens}", "{yy}",
     "{time}"]
)  # fmt: skip
_NUMERIC = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
_SUFFIXED = re.compile(r"(\d{1,4})-(\w{1,4})")
_NAMES = frozenset({"{weekday}", "{month}", "{maybe}"})
_REACH = 7
_CENTURY = 70
_ISO = ["{year} - {mno} - {day}"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeGrammar:
    """Everything that reading times needs to know of one language."""

    slots: Mapping[str, tuple[tuple[str, Any], ...]]
    capitalised: frozenset[str]
    triggers: frozenset[str]
    patterns: Patterns
    lead: Phrases[bool]
    abbreviations: frozenset[str]
    dotted: frozenset[str]
    superlatives: frozenset[str]
    numbers: NumberGrammar | None


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
    return (("{ordinal}", number),) if 1 <= number <= 31 else (("{tens}", number),) if number % 10 == 0 else ()


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


def compile(section: Mapping[str, Any], numbers: NumberGrammar | None = None) -> TimeGrammar:  # noqa: A001
    """Return the grammar that a ``[times]`` section describes; ValueError names what is wrong in it.

    ``numbers`` is the same language's number grammar, for the number words of "the past three days".
    """
    for key in section:
        if key not in _KNOWN:
            raise ValueError(f"[times] has no key {key!r}; known are {', '.join(sorted(_KNOWN))}")
    table = _slots(section)
    classes = _SLOTS | {f"<{name}>" for name in section.get("words", {})}
    patterns = {**section.get("patterns", {})}
    patterns["date"] = [*patterns.get("date", []), "{numeric}", "{year} - {mno} - {day}"]
    for at, phrases in section.get("holidays", {}).items():
        month, _, day = at.partition("-")
        patterns[f"holiday {int(month) * 100 + int(day)}"] = [p + end for p in phrases for end in ("", " {year}")]
    names = [norm for norm, slots in table.items() if any(slot in _NAMES for slot, _ in slots)]
    return TimeGrammar(
        slots=table,
        capitalised=frozenset(names) if section.get("capitalised") else frozenset(),
        triggers=_triggers(section, table, patterns),
        patterns=time_patterns.compile(patterns, classes, OPERATIONS),
        lead=Phrases(((phrase, True) for phrase in section.get("lead", [])), backwards=True),
        abbreviations=frozenset(
            norm(form[:-1])
            for key in ("weekdays", "months")
            for listed in section.get(key, [])
            for form in listed.split()
            if form[-1] == "."
        ),
        dotted=frozenset(inflect(section.get("dotted", ""), {})),
        superlatives=frozenset(inflect(section.get("superlatives", ""), section.get("endings", {}))),
        numbers=numbers,
    )


def _triggers(
    section: Mapping[str, Any], table: Mapping[str, tuple[tuple[str, Any], ...]], patterns: Mapping[str, list[str]]
) -> frozenset[str]:
    endings = section.get("endings", {})
    named = frozenset(form for form, slots in table.items() if any(slot[0][0] == "{" for slot in slots))
    classes = {f"<{name}>": inflect(forms, endings) for name, forms in section.get("words", {}).items()}
    return frozenset(named.union(time_patterns.triggers(patterns, classes, named)))


def _slots(section: Mapping[str, Any]) -> dict[str, tuple[tuple[str, Any], ...]]:
    """Return the slots that each word can fill."""
    endings = section.get("endings", {})
    table: dict[str, list[tuple[str, Any]]] = {}

    def fill(slot: str, value: Any, listed: str) -> None:
        for form in inflect(listed, endings):
            table.setdefault(form.rstrip("."), []).append((slot, value))

    for key, slot, count in (("weekdays", "{weekday}", 7), ("months", "{month}", 12), ("seasons", "{season}", 4)):
        listed = section.get(key, [])
        if listed and len(listed) != count:
            raise ValueError(f"[times] {key!r} must list {count} strings, not {len(listed)}")
        for number, forms in enumerate(listed):
            fill(slot, number + (slot == "{month}"), forms)
    fill("{part}", True, section.get("parts", ""))
    for unit, forms in section.get("units", {}).items():
        if unit not in _UNITS:
            raise ValueError(f"[times.units] has no unit {unit!r}; known are {', '.join(sorted(_UNITS))}")
        fill("{unit}", unit, forms)
    for name, forms in section.get("words", {}).items():
        fill(f"<{name}>", True, forms)
    if section.get("joined"):
        for number, forms in enumerate(section.get("weekdays", [])):
            for day in inflect(forms, endings):
                if day[-1] == ".":
                    continue
                for part in inflect(section.get("parts", ""), endings):
                    fill("{weekday}", number, day + part)
    for form in inflect(section.get("alone", ""), {}):
        table[form] = [("{maybe}" if slot == "{month}" else slot, value) for slot, value in table[form]]
    return {form: tuple(slots) for form, slots in table.items()}
