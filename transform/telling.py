"""Telling: which predicates are claims with no count, because they are reported and not named in passing."""

from collections.abc import Sequence
from typing import Final

from transform import asides, negation, participles, senses
from transform.analysis import STRONG, Analysis
from transform.frames import Frame
from transform.mentions import Mention
from transform.vocabulary import TYPES

_NEAR: Final = 3
_CROSSHEAD: Final = 9
_FIGURED: Final = ("protest", "hazard/earthquake", "health/infected", "damage/outage")
# Told once a sentence, by its figures where it has some.
_ONCE: Final = ("hazard", "politics/sanction")
_CALL_REACH: Final = 14
_JOINED: Final = 3
# Less than so many degrees Celsius are no heat by themselves.
_HOT: Final = 33
_GOVERNING: Final = ("irrealis", "future", "hearsay", "probable", "possible", "generic")
_GOVERNORS: Final = frozenset({*_GOVERNING, "auxiliary", "deny", "adverb"})
_GIFTS: Final = ("aid/pledged", "aid/delivered")
# What may stand behind a call without being its content.
_CALLED: Final = (
    "politics/call",
    "politics/condemn",
    "politics/vote",
    "casualty/killed",
    "casualty/injured",
    "casualty/missing",
    "casualty/captured",
    "attack/strike",
    "attack/intercept",
    "hazard",
    "capacity",
    "damage",
    "health",
    "law",
)


def uncounted(analysis: Analysis, usable: Sequence[Mention], frames: Sequence[Frame]) -> list[Frame]:
    """Return the frames of the usable predicates that need no count and that no counted frame tells already."""
    taken = {(f.type, analysis.clauses[f.at]) for f in frames} | {
        (f.type, analysis.clauses[f.predicate.first]) for f in frames if f.analysis is analysis and f.base is None
    }
    # A delivery that is to come is a pledge: both tell of one gift.
    taken |= {(gift, clause) for kind, clause in taken if kind in _GIFTS for gift in _GIFTS}
    found: list[Frame] = []
    counted = {(f.predicate.first, f.predicate.last) for f in frames}
    # "elf ontvoerde scholieren": what stands between a number and its noun only describes them.
    described = {
        i for f in frames if f.count and f.count.number for i in range(f.count.number.last, f.count.noun_first)
    }
    # "отразили 64 атаки": the attacks are told as what was repelled.
    described |= {f.count.noun_first for f in frames if f.count and f.type == "attack/clash"}
    for mention in senses.told(analysis, usable):
        if (mention.first, mention.last) in counted or not mention.entry.bare or mention.first in described:
            continue
        key = (mention.entry.value, analysis.clauses[mention.first])
        if key in taken or _is_doubled(analysis, key, taken) or _is_demanded(analysis, mention):
            continue
        negated = negation.denies(analysis, mention.first, mention.last, event=mention.entry.role == "events")
        if asides.is_doubted(analysis, mention) or asides.is_by_the_way(analysis, mention, usable, negated=negated):
            continue
        if _is_counted(mention, frames) or asides.is_told_otherwise(analysis, mention, usable, taken):
            continue
        if is_crosshead(analysis) or (not negated and not _is_told(analysis, mention)):
            continue
        if _is_infinitive(analysis, mention) or _is_mild(analysis, mention) or _is_purpose(analysis, mention):
            continue
        found.append(Frame(analysis, mention, mention.entry.value, mention.first, negated=negated))
        taken.add(key)
    # "Le cyclone, le plus violent …, a balayé Mayotte": one hazard, named and told.
    told = {f.type for f in found if f.predicate.entry.role in ("verbs", "phrases")}
    return [
        f for f in found if not (f.type.startswith("hazard") and f.predicate.entry.role == "events" and f.type in told)
    ]


def _is_counted(mention: Mention, frames: Sequence[Frame]) -> bool:
    """Return whether a counted frame tells the same: a protest by its figures, a flood by what it reached."""
    code = mention.entry.value
    if code not in {f.type for f in frames}:
        return False
    figured = mention.entry.role == "events" or code == "protest/demonstrate"
    # "вийшла з берегів і залила 17 сіл": one flood.
    return (figured and code.startswith(_FIGURED)) or code.startswith(_ONCE)


def _is_mild(analysis: Analysis, mention: Mention) -> bool:
    """Return whether the temperature that the clause tells is no heat: "Auf 19 Grad klettert das Thermometer"."""
    if mention.entry.value != "hazard/heat" or mention.entry.role == "events":
        return False
    clause = analysis.clauses[mention.first]
    degrees = [n for n in analysis.numbers if n.kind == "temperature" and analysis.clauses[n.first] == clause]
    return any((n.value or 0) < _HOT for n in degrees)


def _is_doubled(analysis: Analysis, key: tuple[str, int], taken: set[tuple[str, int]]) -> bool:
    """Return whether a second verb only tells again what the one that it is joined to told: "вывели или достали из-под завалов"."""
    kind, clause = key
    if (kind, clause - 1) not in taken:
        return False
    first = analysis.clauses.index(clause)
    placed = any(analysis.clauses[p.first] == clause for p in analysis.places)
    units = TYPES[kind].units
    object_ = any(m.entry.value in units for m in analysis.within("units", analysis.clauses, clause))
    return analysis.inside("coordinator", first) and not (placed or object_)


def _is_told(analysis: Analysis, mention: Mention) -> bool:
    """Return whether an uncounted event is reported, not named in passing: what the clause is about, with a place or a time."""
    if mention.entry.role == "nouns":
        return False
    if mention.entry.role != "events":
        return not (
            participles.describes(analysis, mention) or participles.is_loose(analysis, mention)
        ) and not _is_nominal(analysis, mention)
    if not (analysis.places or analysis.times):
        return False
    return not asides.in_passing(analysis, mention.first) or _befalls(analysis, mention)


def _befalls(analysis: Analysis, mention: Mention) -> bool:
    """Return whether the clause tells whom the event befell: "Taiwan is getroffen door een aardbeving"."""
    clause = analysis.clauses[mention.first]
    told = analysis.within("befall", analysis.clauses, clause)
    if not analysis.homographs:
        return bool(told) and not _is_beside(analysis, mention.first)
    # "after a blast levelled the plant", "Taiwan was hit by a quake", but not "killed in the blast".
    return any(
        0 <= m.first - mention.last <= _NEAR
        or any(
            analysis.inside("agent", i) and not analysis.inside("predicate", m.first)
            for i in range(m.first, mention.first)
        )
        for m in told
    )


def _is_beside(analysis: Analysis, first: int) -> bool:
    """Return whether the preposition before an event makes it only when or why: "nach dem Beben kam es zu Protesten"."""
    for at in range(first - 1, max(first - 1 - _NEAR, -1), -1):
        if analysis.inside("aside", at):
            return True
        if analysis.inside("preposition", at):
            return False
    return False


def _is_demanded(analysis: Analysis, mention: Mention) -> bool:
    """Return whether an event is only what a call asks for: "demanded a ceasefire", "ordered troops to withdraw"."""
    if mention.entry.value.startswith(_CALLED):
        return False
    for call in analysis.by.get("predicate", ()):
        near = 0 <= mention.first - call.last <= _CALL_REACH or mention.entry.value == "politics/agree"
        same = 0 <= analysis.clauses[mention.first] - analysis.clauses[call.first] <= 1
        if call.entry.value == "politics/call" and call.entry.role != "nouns" and near and same:
            return not any(t.norm in STRONG for t in analysis.tokens[call.last : mention.first])
    return False


def _is_infinitive(analysis: Analysis, mention: Mention) -> bool:
    """Return whether an English infinitive only says what could be done: "attempt to demand", "the courage to condemn"."""
    to = _joined_to(analysis, mention.first) - 1
    if not analysis.homographs or to < 1 or not analysis.inside("infinitive", to):
        return False
    if mention.entry.role == "events" and mention.last - mention.first > 1:
        return False
    if to != mention.first - 1:
        # "attempt to protest or demand"
        return True
    if any(analysis.inside(cls, to) for cls in _GOVERNING):
        # "plans to withdraw", "is set to", "are said to"
        return False
    calls = (m for m in analysis.by.get("predicate", ()) if m.entry.value == "politics/call" and m.first < to)
    governor = analysis.tokens[to - 1]
    # "agreed to freeze", "helped Mali to retake": a verb in the past, or a name, does it.
    done = governor.norm.endswith("ed") or governor.text[0].isupper()
    return not (
        done
        or analysis.inside_any(_GOVERNORS, to - 1)
        or any(analysis.clauses[m.first] == analysis.clauses[to] for m in calls)
        or any(m.last in (to, to + 1) for m in analysis.by.get("cue", ()))
    )


def _is_purpose(analysis: Analysis, mention: Mention) -> bool:
    """Return whether a call is only what others demonstrate or strike for: "ont fait grève pour réclamer"."""
    at = mention.first - 1
    led = analysis.head_first and analysis.inside("recipient", at) and analysis.inside("preposition", at)
    return led and mention.entry.value == "politics/call" and mention.entry.role == "verbs"


def _joined_to(analysis: Analysis, first: int) -> int:
    """Return where the infinitive stands that a verb is joined to: "attempt to protest or demand"."""
    if not analysis.inside("coordinator", first - 1):
        return first
    back = range(first - 2, max(first - 2 - _JOINED, 0), -1)
    return next((i + 1 for i in back if analysis.inside("infinitive", i)), first)


def is_crosshead(analysis: Analysis) -> bool:
    """Return whether the sentence is a headline within the text: short, and with no full stop."""
    return len(analysis.tokens) <= _CROSSHEAD and analysis.text[-1].isalnum()


def _is_nominal(analysis: Analysis, mention: Mention) -> bool:
    """Return whether a verb's base form is a noun named in passing: "het belang van het heroveren van Kherson"."""
    if mention.entry.role != "verbs" or not analysis.inside("article", mention.first - 1):
        return False
    base = analysis.tokens[mention.first].norm == mention.entry.rule.rpartition(":")[2].replace("|", "")
    return base and asides.in_passing(analysis, mention.first)
