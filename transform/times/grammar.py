"""The time grammar of a language: its ``[times]`` section, checked and compiled.

Words are listed in one string; patterns in arrays, see ``transform.times.patterns``; ``languages/nl.toml`` is the model.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from transform.numbers.grammar import NumberGrammar
from transform.phrases import Phrases, inflect
from transform.times import patterns as patterning
from transform.times.patterns import Patterns
from transform.times.resolution import OPERATIONS
from transform.times.slots import Slots, reader
from transform.tokens import norm

_UNITS: Final = frozenset({"hour", "day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"})
_KNOWN: Final = {"endings", "capitalised", "alone", "joined", "lead", "weekdays", "months", "seasons", "parts", "units", "words",
          "patterns", "holidays", "feasts", "mids", "dotted", "superlatives", "small"}  # fmt: skip
_SLOTS: Final = frozenset(
    ["{weekday}", "{month}", "{season}", "{unit}", "{part}", "{n}", "{day}", "{ordinal}", "{mno}", "{numeric}",
     "{year}", "{yy}", "{yearth}", "{tens}", "{mid}", "{time}"]
)  # fmt: skip
_NAMES: Final = frozenset({"{weekday}", "{month}", "{maybe}"})


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TimeGrammar:
    """Everything that reading times needs to know of one language."""

    slots: Callable[[str], Slots]
    capitalised: frozenset[str]
    triggers: frozenset[str]
    patterns: Patterns
    lead: Phrases[bool]
    abbreviations: frozenset[str]
    dotted: frozenset[str]
    small: frozenset[str]
    superlatives: frozenset[str]


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
    for at, phrases in section.get("feasts", {}).items():
        patterns[at] = [p + end for p in phrases for end in ("", " {year}")]
    names = [norm for norm, slots in table.items() if any(slot in _NAMES for slot, _ in slots)]
    return TimeGrammar(
        slots=reader(table, numbers),
        capitalised=frozenset(names) if section.get("capitalised") else frozenset(),
        triggers=_triggers(section, table, patterns),
        patterns=patterning.compile(patterns, classes, OPERATIONS),
        lead=Phrases(((phrase, True) for phrase in section.get("lead", [])), backwards=True),
        abbreviations=frozenset(
            norm(form[:-1])
            for key in ("weekdays", "months")
            for listed in section.get(key, [])
            for form in listed.split()
            if form[-1] == "."
        ),
        dotted=frozenset(inflect(section.get("dotted", ""), {})),
        small=frozenset(inflect(section.get("small", ""), {})),
        superlatives=frozenset(inflect(section.get("superlatives", ""), section.get("endings", {}))),
    )


def _triggers(
    section: Mapping[str, Any], table: Mapping[str, Slots], patterns: Mapping[str, list[str]]
) -> frozenset[str]:
    endings = section.get("endings", {})
    named = frozenset(form for form, slots in table.items() if any(slot[0][0] == "{" for slot in slots))
    classes = {f"<{name}>": inflect(forms, endings) for name, forms in section.get("words", {}).items()}
    return frozenset(named.union(patterning.triggers(patterns, classes, named)))


def _slots(section: Mapping[str, Any]) -> dict[str, Slots]:
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
    for lead in section.get("mids", "").split():
        # "mid-February" is one word.
        for form in [form for form, slots in table.items() if any(slot == "{month}" for slot, _ in slots)]:
            table[lead + form] = [("{mid}", value) for slot, value in table[form] if slot == "{month}"]
    for form in inflect(section.get("alone", ""), {}):
        table[form] = [("{maybe}" if slot == "{month}" else slot, value) for slot, value in table[form]]
    return {form: tuple(slots) for form, slots in table.items()}
