"""Counted mentions: a number with the noun that it counts, and single persons named without a numeral."""

from collections.abc import Sequence
from typing import Final

from transform import counted, distractors, personages, singles
from transform.analysis import Analysis, Count
from transform.mentions import Mention
from transform.numbers import COUNTS, Number

_MAGNITUDES: Final[Sequence[float]] = (1.0, 9.9)
_APART: Final = frozenset({"locative", "auxiliary"})
_APPOSED: Final = 5
_VERBAL: Final = frozenset({"predicate", "auxiliary", "of_which"})
_PARTING: Final = frozenset({"coordinator", "predicate", "auxiliary", "relative", "subordinator", "preposition"})


def find(analysis: Analysis) -> list[Count]:
    """Return the counts of a sentence in order."""
    taken = set(analysis.dated)
    counts = [
        _count(analysis, number)
        for number in analysis.numbers
        if number.kind in COUNTS
        and not distractors.is_one(analysis, number, taken)
        and not (number.value == 1 and analysis.inside("none", number.first))
    ]
    counts = [c for c in counts if not distractors.is_year(analysis, c)]
    counts += _ballots(analysis)
    counts += _ordinals(analysis, counts) + _turns(analysis, counts) + _others(analysis, counts)
    counts = _wholes(analysis, counts)
    covered = {i for c in counts for i in range(c.first, c.last)}
    ones = [*singles.find(analysis, covered)]
    ones += personages.find(analysis, [*counts, *ones])
    counts += [
        one
        for one in ones
        if not any(_is_apposed(analysis, other, one) or _is_listed(analysis, other, one) for other in (*counts, *ones))
    ]
    return sorted(counts, key=lambda c: c.first)


def _ballots(analysis: Analysis) -> list[Count]:
    """Return the votes for and against that one figure tells: "passed the bill 311-112"; in play it is a score."""
    voted = any(m.entry.value == "politics/vote" for m in analysis.by.get("predicate", ()))
    voters = any(m.entry.value == "government" for m in analysis.by.get("kinds", ()))
    if not (voted and voters) or any(m.entry.value == "game" for m in analysis.by.get("groups", ())):
        return []
    sides = (
        (at, float(analysis.tokens[at].norm))
        for n in analysis.numbers
        if n.kind == "score"
        for at in (n.first, n.last - 1)
        if analysis.tokens[at].norm.isdecimal()
    )
    votes = (Number(at, at + 1, value, value, value, "exact", "cardinal", at, at + 1) for at, value in sides)
    return [Count(n.first, n.last, n, "vote", n.last, n.last, elliptical=True) for n in votes]


def _wholes(analysis: Analysis, counts: Sequence[Count]) -> list[Count]:
    """Return the counts, a bare number behind a counted noun as the whole that it is a part of: "64 депутата из 107"."""
    found: list[Count] = []
    for count in counts:
        part = found[-1] if found and count.elliptical and found[-1].last == count.first - 1 else None
        one, all_ = part.number if part else None, count.number
        told = analysis.inside("partitive", count.first - 1) and one is not None and all_ is not None and not one.of
        if part and told and one and all_ and one.value and all_.value and one.value < all_.value:
            found[-1] = part._replace(number=one._replace(of=all_.value))
        else:
            found.append(count)
    return found


def _is_apposed(analysis: Analysis, named: Count, one: Count) -> bool:
    """Return whether a single person between commas is the one named right before: "одна жінка, 71-річна пенсіонерка, загинула"."""
    alone = named.single or (named.number is not None and named.number.value == 1)
    between = range(named.last, one.noun_first)
    if named is one or named.unit != "person" or not alone or not 1 <= len(between) <= _APPOSED:
        return False
    opened = analysis.tokens[named.last].norm == ","
    closed = one.last >= len(analysis.tokens) or analysis.tokens[one.last].norm in {",", ".", "–", "—"}
    return opened and closed and not any(analysis.inside_any(_PARTING, i) for i in between)


def _is_listed(analysis: Analysis, named: Count, one: Count) -> bool:
    """Return whether a single person is one of those counted right before, between commas: "deux prévenus, un routier et sa compagne, ont été"."""
    several = named.number is not None and (named.number.value or 0) > 1
    between = range(named.last, one.first)
    if not several or named.unit != "person" or not 1 <= len(between) <= _APPOSED:
        return False
    if analysis.tokens[named.last].norm != "," or any(analysis.inside_any(_VERBAL, i) for i in between):
        return False
    for i in range(one.last, len(analysis.tokens)):
        if analysis.inside_any(_VERBAL, i):
            return analysis.tokens[i - 1].norm == ","
    return False


def _count(analysis: Analysis, number: Number) -> Count:
    if number.unit_hint is not None:
        return _measured(analysis, number)
    noun = counted.noun(analysis, _past_size(analysis, number.last))
    led = number.first - 2
    if noun is None and led >= 0 and analysis.inside("collective", led) and analysis.inside("genitive", led + 1):
        # "killing its crew of four"
        return Count(number.first, number.last, number, "person", led, led + 1)
    if noun is None or _is_magnitude(analysis, number):
        return Count(
            number.first, number.last, number, _bare_unit(analysis, number), number.last, number.last, elliptical=True
        )
    first, last, unit, predicate = noun
    return Count(number.first, max(last, number.last), number, unit, first, last, predicate=predicate)


def _past_size(analysis: Analysis, at: int) -> int:
    """Return where the noun may start behind a size that it has: "two 120 mm rounds"."""
    return next((n.last for n in analysis.numbers if n.first == at and n.kind not in COUNTS), at)


def _measured(analysis: Analysis, number: Number) -> Count:
    hint = number.unit_hint or ""
    noun_first = noun_last = number.last
    told: Mention | None = None
    if hint == "percent":
        noun = counted.noun(analysis, number.last)
        if noun:
            noun_first, noun_last = noun[0], noun[1]
            # Strikers are told in percent of the staff: "70 % de grévistes".
            told = noun[3] if noun[3] and noun[3].entry.value.startswith("protest/industrial") else None
    return Count(number.first, max(number.last, noun_last), number, hint, noun_first, noun_last, predicate=told)


def _is_magnitude(analysis: Analysis, number: Number) -> bool:
    """Return whether the word for it stands right before the number, so that what follows is not counted: "of magnitude 6.1 shook …"."""
    words = [m for m in analysis.by.get("groups", ()) if m.entry.value == "magnitude"]
    told = any(0 <= number.first - m.last <= 1 or m.first == number.last for m in words)
    return told and _bare_unit(analysis, number) is not None


def _bare_unit(analysis: Analysis, number: Number) -> str | None:
    """A number such as 7.8 beside the word for an earthquake is its magnitude."""
    if number.value is None or not _MAGNITUDES[0] <= number.value <= _MAGNITUDES[1]:
        return None
    if any(m.entry.value == "magnitude" and abs(m.first - number.first) <= 5 for m in analysis.by.get("groups", ())):
        return "magnitude"
    quake = any(m.entry.value == "hazard/earthquake" for m in analysis.by.get("predicate", ()))
    return "magnitude" if quake and number.value != int(number.value) else None


def _others(analysis: Analysis, counts: Sequence[Count]) -> list[Count]:
    """Return one more of what was counted before: "vier Leichen wurden im Tessin gefunden, eine weitere im Wallis"."""
    found = []
    for other in analysis.by.get("others", ()):
        first, last = other.first - 1, other.last
        alone = analysis.inside_any(_APART, last) or _is_verb(analysis, last)
        led = first > 0 and analysis.inside("article", first) and not analysis.inside("plural", first)
        known = any(c.unit == "person" and c.last <= first for c in counts)
        if alone and led and not known and _is_victim(analysis, last):
            found.append(Count(first, last, None, "person", last, last, single=True))
        elif alone and led and known:
            one = Number(first, last, 1.0, 1.0, 1.0, "exact", "cardinal", first, last)
            found.append(Count(first, last, one, None, last, last, elliptical=True))
    return found


def _turns(analysis: Analysis, counts: Sequence[Count]) -> list[Count]:
    """Return one of the persons counted before, told by his turn where there are no articles: "Двох урятували, третій захлинувся"."""
    if not analysis.verb_endings:
        return []
    return [
        Count(n.first, n.last, None, "person", n.last, n.last, single=True)
        for n in analysis.numbers
        if n.kind == "ordinal"
        and n.last < len(analysis.tokens)
        and analysis.starting("predicate", n.last) is not None
        and (analysis.segments[n.first] != analysis.segments[n.first - 1] if n.first else False)
        and any(c.unit == "person" and c.last <= n.first for c in counts)
    ]


def _is_verb(analysis: Analysis, index: int) -> bool:
    """Return whether a verb that tells something starts at the token: "Ein weiterer erlag seinen Verletzungen"."""
    told = (m for m in analysis.by.get("predicate", ()) if m.first == index)
    return any(m.entry.role in ("verbs", "phrases") for m in told)


def _is_counted(analysis: Analysis, counts: Sequence[Count], first: int) -> bool:
    """Return whether persons were counted before: "Twee van hen werden opgepakt, een derde kwam vrij"."""
    return any(
        c.last <= first and (c.unit == "person" or (c.elliptical and analysis.inside("of_which", c.last)))
        for c in counts
    )


def _is_victim(analysis: Analysis, index: int) -> bool:
    """Return whether a verb tells there what only befalls persons: "Ein Vierter erlag seinen Verletzungen"."""
    told = (m for m in analysis.by.get("predicate", ()) if m.first == index)
    return any(m.entry.role in ("verbs", "phrases") and m.entry.value.startswith("casualty") for m in told)


def _ordinals(analysis: Analysis, counts: Sequence[Count]) -> list[Count]:
    """Return one more of the persons counted before, told by his turn: "four sailors were rescued but a fifth has not been found"."""
    return [
        Count(n.first, n.last, None, "person", n.last, n.last, single=True)
        for n in analysis.numbers
        if n.kind in ("fraction", "ordinal")
        and (analysis.inside("article", n.first) or analysis.inside("article", n.first - 1))
        and (analysis.inside("auxiliary", n.last) or _is_verb(analysis, n.last))
        and (_is_counted(analysis, counts, n.first) or _is_victim(analysis, n.last))
    ]
