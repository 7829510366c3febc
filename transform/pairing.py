"""Pairing: which count a predicate can take, how far it is from it, and which of two counts is its own."""

from collections.abc import Collection
from typing import Final

from transform import barriers, participles
from transform.analysis import DASHES, STRONG, UNKNOWN, Analysis, Count
from transform.mentions import Mention
from transform.vocabulary import TYPES

_FAR: Final = 45
_SEGMENT_COST: Final = 4
_CLAUSE_COST: Final = 7
_STRONG_COST: Final = 30
# A protest is counted by its people, but a verb near it tells what happened to them.
_EVENT_COST: Final = 8
_BESIDE: Final = 6
# The verbs of what is done to people.
DONE: Final = (
    "law",
    "casualty",
    "displacement/returned",
    "displacement/evacuated",
    "health/hospitalised",
    "health/died",
)
_NEAR: Final = 3
_LITTLE: Final = frozenset({"article", "others", "recipient"})
_WHERE: Final = frozenset({"locative", "placing", "type_region", "type_settlement"})
_FIRED: Final = frozenset({"missile", "drone", "munition"})
_TRANSITIVE: Final = ("casualty/captured", "casualty/killed", "casualty/injured", "law")
# Types that may count things that no lexicon lists; elsewhere an unlisted noun is not what is counted.
_OPEN: Final = ("damage", "aid", "control/withdraw", "politics/sanction")
# Types whose unlisted counted noun can only be people: "schoten 12 smokkelaars dood", "задержаны двое сталеваров".
_OF_PEOPLE: Final = ("casualty", "law")


def cost(analysis: Analysis, count: Count, mention: Mention) -> int | None:
    """Return how far a predicate is from a count, in tokens and boundaries; None where it cannot take it."""
    if not _fits(analysis, count, mention):
        return None
    if is_dashed(analysis, count, mention):
        return 0
    if not count.elliptical and _is_past_stop(analysis, count, mention):
        return None
    low, high = sorted((count.first, mention.first))
    between = analysis.tokens[low:high]
    cost = high - max(low, min(count.last, high)) if mention.first >= count.last else count.first - mention.last
    cost = 0 if _is_led(analysis, mention.last, count.first) else max(cost, 0)
    cost += _SEGMENT_COST * abs(analysis.segments[count.first] - analysis.segments[mention.first])
    cost += _CLAUSE_COST * abs(analysis.clauses[count.first] - analysis.clauses[mention.first])
    cost += _STRONG_COST * sum(t.norm in STRONG for t in between)
    if count.unit == UNKNOWN and cost > _BESIDE and not _is_listed(analysis, count):
        return None
    if mention.entry.role == "events" and mention.entry.value.startswith("protest"):
        cost += _EVENT_COST
    if count.number is not None and count.number.last <= mention.first < count.noun_first:
        # "kwamen 57 gegijzelde soldaten vrij": what only describes them gives way to what happened to them.
        cost += _EVENT_COST
    return cost if cost < _FAR else None


def _is_listed(analysis: Analysis, count: Count) -> bool:
    """Return whether a count is joined to one of things: "veertien ambulances en 120 generatoren"."""
    joined = analysis.inside("coordinator", count.first - 1)
    return joined and any(c.last == count.first - 1 and c.unit not in {"person", None} for c in analysis.counts)


def _is_one_of(analysis: Analysis, count: Count, units: Collection[str]) -> bool:
    """Return whether a bare number counts weapons that were counted before: "launched 30 drones and the air force downed 22"."""
    return any(c.first < count.first and c.unit in _FIRED and c.unit in units for c in analysis.counts)


def _is_led(analysis: Analysis, first: int, last: int) -> bool:
    """Return whether only a little word stands between a verb and its object: "downed all 17 drones launched at"."""
    between = range(first, last)
    little = all(analysis.inside_any(_LITTLE, i) for i in between)
    return (analysis.homographs or analysis.head_first) and bool(between) and little


def is_dashed(analysis: Analysis, count: Count, mention: Mention) -> bool:
    """Return whether a dash stands between a bare number and what is said of it: "98 – поранені", "погибли – трое"."""
    at, before = count.last, count.first - 1
    if mention.entry.role == "events" or not (count.elliptical or mention.entry.role == "nouns"):
        return False
    if analysis.head_first and before > 0 and analysis.tokens[before].norm in DASHES and mention.last == before:
        return True
    if not count.elliptical:
        return False
    dashed = at < len(analysis.tokens) and analysis.tokens[at].norm in DASHES
    plain = mention.entry.role != "phrases" or analysis.head_first
    return dashed and 0 <= mention.first - at - 1 <= 1 and plain


def _is_past_stop(analysis: Analysis, count: Count, mention: Mention) -> bool:
    """Return whether a semicolon stands between a count with a noun of its own and the predicate: what follows is told anew."""
    low, high = sorted((count.first, mention.first))
    return any(token.norm == ";" for token in analysis.tokens[low:high])


def _fits(analysis: Analysis, count: Count, mention: Mention) -> bool:
    kind = TYPES[mention.entry.value]
    voted = kind.code == "politics/vote" and count.unit == "person" and _is_voted(analysis, count)
    other = count.single and (not kind.single or _is_other(analysis, count, kind.code))
    other = other or barriers.is_busy(analysis, count, kind.code)
    barred = (
        barriers.has_own_verb(analysis, count, mention)
        or barriers.is_left(analysis, count, mention)
        or _is_described(analysis, count, mention)
    )
    barred = barred or _has_object(analysis, count, mention) or _is_nobodys(analysis, count, mention)
    barred = barred or _is_none(analysis, mention)
    if voted or other or barred:
        return False
    unit = _counted_as(count, kind.code)
    if mention.entry.role in ("nouns", "events") and _is_genitive(analysis, mention, count) and unit in kind.units:
        return True
    if mention.entry.role == "nouns":
        # "die Leiche einer 43-Jährigen", "de arrestatie van een man"
        beside = 0 <= count.first - mention.last <= 1
        here = analysis.segments[count.first] == analysis.segments[mention.first] or is_dashed(analysis, count, mention)
        return beside if count.single else count.elliptical and here
    if mention.entry.role == "events":
        if kind.code.startswith("protest"):
            # "he fired one, and protests may follow"
            alone = count.number is not None and count.number.value == 1
            return (count.elliptical or count.unit == "person") and not alone
        if kind.code.startswith("attack") and count.unit in _FIRED and _is_fired(analysis, count, mention):
            return True
        return _is_event_of(analysis, count, mention, unit)
    if count.elliptical and count.unit is None:
        # "met 49 tegen 51": the votes go without saying.
        return (
            kind.units[0] in ("person", "household")
            or kind.code == "politics/vote"
            or _is_one_of(analysis, count, kind.units)
        )
    if unit == UNKNOWN:
        if kind.code.startswith(_OF_PEOPLE):
            return _is_bare(analysis, count) and not _is_listed(analysis, count)
        # "pulled troops back from two flashpoints"
        origin = analysis.inside("origin", count.first - 1) and not analysis.inside("genitive", count.first - 1)
        return "other" in kind.units and kind.code.startswith(_OPEN) and not origin
    # "the two countries would sign": they were counted before.
    definite = analysis.homographs and analysis.inside("article", count.first - 1) and kind.code == "politics/agree"
    return unit in kind.units and not definite


def _is_voted(analysis: Analysis, count: Count) -> bool:
    """Return whether votes are counted beside people, whom they are about: "lifted the immunity of 11 lawmakers by 189 votes"."""
    clause = analysis.clauses[count.first]
    return any(c.unit == "vote" and analysis.clauses[c.first] == clause for c in analysis.counts)


def _is_nobodys(analysis: Analysis, count: Count, mention: Mention) -> bool:
    """Return whether a verb tells of nobody, whoever was counted before it: "een trein met 276 reizigers ontspoorde, niemand raakte gewond"."""
    here = analysis.segments[mention.first]
    if analysis.segments[count.first] == here or count.first > mention.first:
        return False
    return bool(analysis.within("none", analysis.segments, here))


def _is_none(analysis: Analysis, mention: Mention) -> bool:
    """Return whether the pattern itself says that there is none, so that it counts nobody: "погибших нет, трое ушиблись"."""
    if not mention.entry.value.startswith("casualty") or mention.entry.role != "phrases":
        return False
    words = mention.entry.rule.replace("=", "").split()
    return analysis.head_first and any(analysis.norms[m.first] in words for m in analysis.by.get("none", ()))


def _counted_as(count: Count, code: str) -> str:
    """Return the unit of a count as a type knows it: money of any currency, and members of a group as people."""
    unit = count.unit or ""
    if len(unit) == 3 and unit.isupper():
        return "money"
    # "120 suspected Islamic State members"
    return "person" if unit == "member_state" and code.startswith(DONE) else unit


def _is_described(analysis: Analysis, count: Count, mention: Mention) -> bool:
    """Return whether an English participle only describes another noun: "a novel about a kidnapped heiress sold 300,000 copies"."""
    if not analysis.homographs or count.first <= mention.first < count.last or mention.first >= count.last:
        return False
    return analysis.inside("article", mention.first - 1) and participles.describes(analysis, mention)


def _is_event_of(analysis: Analysis, count: Count, mention: Mention, unit: str) -> bool:
    """Return whether an event noun is measured or counted so: "ein Beben der Stärke 5,8", "Militärhilfe von 400 Millionen Dollar"."""
    code = mention.entry.value
    if code == "aid/pledged":
        return unit == "money" and analysis.segments[count.first] == analysis.segments[mention.first]
    return unit in ("magnitude", "attack") and code.startswith(("hazard", "attack"))


def _is_other(analysis: Analysis, count: Count, code: str) -> bool:
    """Return whether a single person is who did it ("door een agent doodgeschoten") or a victim of what others are held for."""
    before = count.first - 1
    return analysis.inside("agent", before) or (code.startswith("law") and analysis.inside("against", before))


def _is_fired(analysis: Analysis, count: Count, mention: Mention) -> bool:
    """Return whether an attack is one with so many munitions: "een aanval met twee raketten"."""
    beside = (
        0 < count.first - mention.last <= _NEAR and analysis.segments[count.first] == analysis.segments[mention.first]
    )
    return beside and analysis.inside("preposition", mention.last) and not analysis.inside("locative", mention.last)


def _is_bare(analysis: Analysis, count: Count) -> bool:
    """Return whether a counted noun is the verb's subject or object: no preposition leads to it, no capital makes it a name."""
    led = count.first > 0 and analysis.inside("preposition", count.first - 1)
    noun = analysis.tokens[count.noun_first].text
    return not led and noun.isalpha() and (noun[0].islower() or not analysis.proper_nouns_only)


def _has_object(analysis: Analysis, count: Count, mention: Mention) -> bool:
    """Return whether an active verb behind the count has another object: "45,000 visitors saw how painters captured the light"."""
    if not mention.entry.value.startswith(_TRANSITIVE) or analysis.head_first:
        return False
    if count.first >= mention.first or analysis.segments[count.first] == analysis.segments[mention.first]:
        return False
    at = mention.last
    dated = at in analysis.dated
    passive = any(0 < mention.first - m.first <= _NEAR for m in analysis.by.get("passive", ()))
    return analysis.inside("article", at) and not dated and not passive


def _is_where(analysis: Analysis, index: int) -> bool:
    """Return whether the word tells where or when it was, between an event and what it is of."""
    placed = any(p.first <= index < p.last for p in analysis.places)
    return placed or index in analysis.dated or analysis.inside_any(_WHERE, index)


def _is_genitive(analysis: Analysis, mention: Mention, count: Count) -> bool:
    """Return whether a count is what an event noun is of: "l'évacuation de 12 localités", "звільнення 20 заручників"."""
    between = range(mention.last, count.first)
    # "bij luchtaanvallen 24 woningen verwoest": without a case ("Einnahme zweier Dörfer") nothing is of an event before it.
    cased = analysis.head_first or analysis.tokens[count.first].norm.endswith("er")
    least = 0 if cased or mention.entry.role == "nouns" else 1
    if analysis.head_first and between and all(_is_where(analysis, i) for i in between):
        # "о задержании в Свердловской области трёх человек"
        return True
    return least <= count.first - mention.last <= 1 and all(analysis.inside("partitive", i) for i in between)
