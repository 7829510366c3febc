"""Membership: counts of no claim of their own: one of several, the whole of a part, who tells it."""

from collections.abc import Sequence
from typing import Final

from transform.analysis import Analysis, Count
from transform.frames import Frame
from transform.mentions import Mention

# No verb is as short.
_SHORT: Final = 4


def is_teller(analysis: Analysis, count: Count) -> bool:
    """Return whether a single person stands beside a reporting verb as who tells it: "said the director"."""
    verbs = [m for m in analysis.by.get("cue", ()) if m.entry.value == "verb"]
    # "Police said a man had been shot": what follows tells more of him.
    ends = count.last >= len(analysis.tokens) or not analysis.tokens[count.last].text[0].isalnum()
    return count.single and any(count.last == m.first or (ends and count.first == m.last) for m in verbs)


def is_judge(analysis: Analysis, count: Count) -> bool:
    """Return whether a single person is who judges, where no passive says that it befell him: "a judge in Leeds jailed two men"."""
    judges = (m for m in analysis.by.get("groups", ()) if m.entry.value == "law" and m.last == count.last)
    if not count.single or not any(m.first >= count.first for m in judges):
        return False
    clause = analysis.clauses[count.first]
    return not any(analysis.clauses[m.first] == clause for m in analysis.by.get("passive", ()))


def is_whole(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Return whether a count only says of how many another is a part: "Van de 75 drones werden er 71 neergehaald"."""
    analysis, count = frame.analysis, frame.count
    if count is None or frame.base is not None or count.predicate is not None:
        return False
    # "Of the 74 missiles fired at Ukraine, 31 …": what happened to the whole is told of it.
    here = analysis.segments[count.first]
    apart = analysis.segments[frame.predicate.first] != here
    first = count.first
    while first > 0 and analysis.inside("article", first - 1):
        first -= 1
    opens = first == 1 or (first > 1 and analysis.segments[first - 2] != analysis.segments[first - 1])
    led = analysis.inside("genitive", first - 1) or analysis.inside("against", first - 1)
    # "З вісімнадцяти людей на борту двоє потонули"
    led = led or (bool(analysis.verb_endings) and analysis.inside("partitive", first - 1))
    if not opens or not led:
        return False
    later = (
        f
        for f in frames
        if f.predicate is frame.predicate and f.at > frame.at and (apart or analysis.segments[f.at] == here)
    )
    return any(f.count is not None and f.count.elliptical for f in later)


def is_member(analysis: Analysis, count: Count) -> bool:
    """Return whether one of several is no count of its own: "one of the largest protests", "one of the protesters, Walsh, said"."""
    number = count.number
    if number is None or number.value != 1 or number.bound != "exact" or count.elliptical:
        return False
    behind = analysis.inside("partitive", number.last)
    return behind and (count.unit == "attack" or (count.predicate is not None and count.unit == "person"))


def is_of_others(analysis: Analysis, count: Count) -> bool:
    """Return whether a verb that the lexicon lacks tells of some of those told of before: "Дві з викрадених утекли"."""
    number = count.number
    if number is None or count.predicate is None or not analysis.inside("partitive", number.last):
        return False
    after = count.last
    if not analysis.verb_endings or after >= len(analysis.tokens):
        return False
    word = analysis.tokens[after].norm
    return word.endswith(analysis.verb_endings) and len(word) > _SHORT and analysis.starting("predicate", after) is None


def is_of_none(analysis: Analysis, count: Count) -> bool:
    """Return whether a count is only of whom nobody was: "Никто из 57 пассажиров не пострадал"."""
    before = count.first - 1
    if not (before > 0 and analysis.inside("partitive", before) and analysis.inside("none", before - 1)):
        return False
    # "не выжил никто из шести": all of them died.
    denied = (m for m in analysis.by["predicate"] if analysis.inside("negator", m.first))
    return not any(analysis.clauses[m.first] == analysis.clauses[count.first] for m in denied)


def is_repeated(analysis: Analysis, count: Count) -> bool:
    """Return whether one stands for many, who are not counted: "one storm after another"."""
    return count.number is not None and count.number.value == 1 and analysis.inside("repeated", count.last)


def is_circumstance(analysis: Analysis, count: Count, sense: Mention | None) -> bool:
    """Return whether a noun that means nothing here stands behind a preposition: "in 34 Fällen für schuldig befunden"."""
    other = sense is None and count.predicate is not None and count.predicate.entry.value == "health/infected"
    return other and count.first > 0 and analysis.inside("locative", count.first - 1)


def is_one_of(analysis: Analysis, count: Count) -> bool:
    """Return whether a bare "one of them" is no count: nothing in its segment says what happened to it."""
    number = count.number
    if not count.elliptical or number is None or number.value != 1:
        return False
    if not any(m.first == number.last for m in analysis.by.get("of_which", ())):
        return False
    here, clause = analysis.segments[count.first], analysis.clauses[count.first]
    return not any(
        analysis.segments[m.first] == here
        # "L'un d'eux, âgé de 22 ans, a été mis en examen"
        or (analysis.clauses[m.first] == clause and analysis.inside("auxiliary", m.first - 1))
        for m in analysis.by.get("predicate", ())
    )
