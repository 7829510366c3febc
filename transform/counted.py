"""Counted nouns: what a number counts, behind it in its phrase."""

from typing import Final

from transform.analysis import QUOTES, STRONG, UNKNOWN, Analysis
from transform.mentions import Mention

_NOUN_REACH: Final = 6
_ATTRIBUTE_REACH: Final = 9
_STOPS: Final = frozenset({"preposition", "coordinator", "auxiliary", "subordinator", "pronoun", "relative"})
_PEOPLE: Final = frozenset({"units", "kinds"})
_STANDING_APART: Final = frozenset({"adverb", "there", "others", "negator"})


def noun(analysis: Analysis, start: int) -> tuple[int, int, str | None, Mention | None] | None:
    """Return the counted noun after a number: tokens, unit, and the predicate that it is ("157 doden"); None if there is none."""
    tokens = analysis.tokens
    start = _past_attribute(analysis, start)
    end = start
    if start < len(tokens) and analysis.inside("article", start) and not analysis.inside("partitive", start):
        return None
    if _is_told(analysis, start) or _is_finite(analysis, start):
        # "three got prison terms": nobody is counted but those told of before.
        return None
    while end < len(tokens) and end - start < _NOUN_REACH and not _ends_phrase(analysis, end, start):
        if end > start and (
            any(p.first == end and p.kind == "of" for p in analysis.names)
            or _is_phrase(analysis, end)
            or (analysis.inside_any(_PEOPLE, end - 1) and _is_verb(analysis, end))
        ):
            break
        end += 1
    best = _head(analysis, start, end)
    if best is not None:
        return best
    people = next((p for p in analysis.names if p.kind == "people" and start <= p.first < end), None)
    if people is not None:
        return people.first, people.last, "person", None
    while end > start and not (analysis.proper_nouns_only or tokens[end - 1].text[0].isupper()):
        end -= 1
    if any(tokens[i].text[0].isalnum() for i in range(start, end)) and not _is_function(analysis, start):
        return start, end, UNKNOWN, None
    return None


def _past_attribute(analysis: Analysis, start: int) -> int:
    """Return where the noun stands behind a participle with words of its own: "74 сбитых за ночь над Россией беспилотника"."""
    after = start + 1
    if after >= len(analysis.tokens) or not analysis.tokens[start].norm.endswith(
        analysis.participle_endings or ("\0",)
    ):
        return start
    led = analysis.inside("preposition", after) or after in analysis.dated
    if not led or not _is_verb(analysis, start):
        return start
    here = analysis.segments[start]
    return next(
        (
            m.first
            for m in analysis.by.get("units", ())
            if after < m.first < start + _ATTRIBUTE_REACH
            and analysis.segments[m.first] == here
            and not analysis.inside("preposition", m.first - 1)
        ),
        start,
    )


def _ends_phrase(analysis: Analysis, index: int, start: int) -> bool:
    token = analysis.tokens[index]
    if token.norm in STRONG or (not token.text[0].isalnum() and token.norm not in QUOTES):
        return True
    if any(n.first == index for n in analysis.numbers) or any(t.first == index for t in analysis.times):
        return True
    if index - start <= 1 and analysis.inside("partitive", index):
        return False
    if analysis.inside("partitive", index) and analysis.inside("partitive", index - 1):
        return False
    if index > start and analysis.inside("article", index) and not analysis.inside("partitive", index - 1):
        # "Two detectives arrested a doctor": another phrase starts.
        return True
    return analysis.inside_any(_STOPS, index)


def _is_verb(analysis: Analysis, index: int) -> bool:
    mention = analysis.starting("predicate", index)
    return mention is not None and mention.entry.role in ("verbs", "phrases")


def _is_phrase(analysis: Analysis, index: int) -> bool:
    """Return whether a phrase of several words with a verb starts here: "the two sides traded fire"."""
    mention = analysis.starting("predicate", index)
    return mention is not None and mention.entry.role == "phrases" and mention.last - mention.first > 1


def _is_told(analysis: Analysis, start: int) -> bool:
    """Return whether a phrase with a verb starts here, with no noun behind it that it describes ("internally displaced people")."""
    mention = analysis.starting("predicate", start)
    if mention is None or not _is_phrase(analysis, start) or analysis.inside("units", start):
        return False
    return not (analysis.inside("units", mention.last) or analysis.head_first)


def _is_finite(analysis: Analysis, start: int) -> bool:
    """Return whether a verb that is no participle stands right behind the number: "143 засудили анексію областей"."""
    if not analysis.head_first or not _is_verb(analysis, start) or analysis.inside("units", start):
        return False
    mention = analysis.starting("predicate", start)
    participle = mention is None or "~prt" in mention.entry.rule or "~adj" in mention.entry.rule
    return not participle and not analysis.tokens[start].norm.endswith(analysis.participle_endings)


def _is_function(analysis: Analysis, index: int) -> bool:
    """Return whether no noun starts here: the number stands alone ("en vier raakten gewond")."""
    if analysis.inside_any(_STANDING_APART, index) or (analysis.inside("of_which", index) and not analysis.homographs):
        return True
    mention = analysis.starting("predicate", index)
    particle = f"{analysis.tokens[index].norm}|"
    if any(m.entry.rule.rpartition(":")[2].startswith(particle) for m in analysis.by.get("predicate", ())):
        # "haalde er 84 neer"
        return True
    return (mention is not None and mention.entry.role in ("verbs", "phrases")) or analysis.starting(
        "cue", index
    ) is not None


def _head(analysis: Analysis, start: int, end: int) -> tuple[int, int, str | None, Mention | None] | None:
    """Return the last unit noun of the phrase, and the predicate noun in it if it is one."""
    units = [m for m in analysis.by.get("units", ()) if start <= m.first < end]
    nouns = [
        m for m in analysis.by.get("predicate", ()) if start <= m.first < end and m.entry.role in ("nouns", "events")
    ]
    noun = min(nouns, key=lambda m: m.first) if nouns else None
    if units:
        unit = _first_head(analysis, units)
        if noun is not None and noun.first >= unit.last + (not analysis.head_first):
            noun = None
        first = unit.first if noun is None else min(unit.first, noun.first)
        last = unit.last if noun is None else max(unit.last, noun.last)
        return first, last, unit.entry.value, noun
    if noun is not None:
        return noun.first, noun.last, None, noun
    return None


def _first_head(analysis: Analysis, units: list[Mention]) -> Mention:
    """Return the head: the first unit noun, or the next one where they stand side by side ("boat passengers")."""
    head = units[0]
    for unit in () if analysis.head_first else units[1:]:
        if unit.first <= head.last and unit.last > head.last:
            head = unit
    return head
