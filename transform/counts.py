"""Counted mentions: a number with the noun that it counts, and single persons named without a numeral."""

from collections.abc import Sequence

from transform.analysis import QUOTES, STRONG, UNKNOWN, Analysis, Count
from transform.mentions import Mention
from transform.numbers import COUNTS, Number

_NOUN_REACH = 6
_OLDEST = 110
_YEARS = (1900, 2099)
# Where heads come first, a person noun behind one of these is its adjective: "une base militaire".
_NOUNS = ("units", "kinds", "groups", "predicate")
_MADE = frozenset({"drone", "missile", "munition", "aircraft", "ship", "vehicle"})
_MAGNITUDES = (1.0, 9.9)


def find(analysis: Analysis) -> list[Count]:
    """Return the counts of a sentence in order."""
    taken: set[int] = {i for time in analysis.times for i in range(time.first, time.last)}
    counts = []
    for number in analysis.numbers:
        if (
            number.kind not in COUNTS
            or _is_time(number, taken)
            or _is_age(analysis, number)
            or _is_away(analysis, number)
            or _is_numbered(analysis, number)
            or _is_address(analysis, number)
        ):
            continue
        counts.append(_count(analysis, number))
    counts = [c for c in counts if not _is_year(analysis, c)]
    counts += _ordinals(analysis, counts)
    counted = {i for c in counts for i in range(c.first, c.last)}
    counts += list(_singles(analysis, counted))
    return sorted(counts, key=lambda c: c.first)


def _is_time(number: Number, taken: set[int]) -> bool:
    return number.core_first in taken


def _is_away(analysis: Analysis, number: Number) -> bool:
    """Return whether a distance only tells where something lies: "tientallen kilometers verderop"."""
    return number.unit_hint == "km" and analysis.inside("away", number.last)


def _is_year(analysis: Analysis, count: Count) -> bool:
    """Return whether an event noun stands behind the year of it: "the 2024 wildfire"."""
    number = count.number
    if count.unit != "attack" or number is None or number.value is None or number.last - number.first > 1:
        return False
    return _YEARS[0] <= number.value <= _YEARS[1] and analysis.tokens[number.first].text.isdecimal()


def _is_address(analysis: Analysis, number: Number) -> bool:
    """Return whether the number is a part of a web address or what is named after one: "24.kg"."""
    tokens, last = analysis.tokens, number.last
    if last + 1 >= len(tokens) or tokens[last].norm != "." or not tokens[last + 1].text[0].isalpha():
        return False
    return tokens[last - 1].end == tokens[last].start and tokens[last].end == tokens[last + 1].start


def _is_numbered(analysis: Analysis, number: Number) -> bool:
    """Return whether the number belongs to a name before it: "Teamsters Local 90 rallied", "de Boeing 737"."""
    before = number.first - 1
    if before < 1 or number.unit_hint is not None or number.last - number.first != 1 or not analysis.proper_nouns_only:
        return False
    token = analysis.tokens[before]
    known = any(before in covered for covered in analysis.covered.values()) or any(
        p.last > before >= p.first for p in analysis.places
    )
    named = (
        token.text.isalpha() and token.text[0].isupper() and not known and analysis.tokens[before - 1].text[0].isalnum()
    )
    return named and _noun(analysis, number.last) is None


def _is_age(analysis: Analysis, number: Number) -> bool:
    """Return whether the number says how old somebody is: "de bestuurder van 44", "a woman of 51"."""
    first = number.first
    if number.value is None or number.value > _OLDEST or first < 2:
        return False
    if _is_apposed(analysis, number):
        return True
    if not analysis.inside("genitive", first - 1):
        return False
    return (
        any(m.entry.value == "person" and m.last == first - 1 for m in analysis.by.get("units", ()))
        and _noun(analysis, number.last) is None
    )


def _is_apposed(analysis: Analysis, number: Number) -> bool:
    """Return whether a bare number stands between commas behind a name or a person: "killed Abdallah, 37, and wounded Assi, 28."."""
    tokens, first, last = analysis.tokens, number.first, number.last
    if last - first != 1 or not tokens[first].text.isdecimal() or tokens[first - 1].norm != ",":
        return False
    closes = last >= len(tokens) or tokens[last].norm in {",", ".", ")"}
    named = tokens[first - 2].text[0].isupper() and not any(p.last == first - 1 for p in analysis.places)
    person = any(m.entry.value == "person" and m.last == first - 1 for m in analysis.by.get("units", ()))
    return closes and (named or person) and number.unit_hint is None


def _count(analysis: Analysis, number: Number) -> Count:
    if number.unit_hint is not None:
        return _measured(analysis, number)
    noun = _noun(analysis, number.last)
    if noun is None or _is_magnitude(analysis, number):
        return Count(
            number.first, number.last, number, _bare_unit(analysis, number), number.last, number.last, elliptical=True
        )
    first, last, unit, predicate = noun
    return Count(number.first, max(last, number.last), number, unit, first, last, predicate=predicate)


def _measured(analysis: Analysis, number: Number) -> Count:
    hint = number.unit_hint or ""
    noun_first = noun_last = number.last
    if hint == "percent":
        noun = _noun(analysis, number.last)
        if noun:
            noun_first, noun_last = noun[0], noun[1]
    return Count(number.first, max(number.last, noun_last), number, hint, noun_first, noun_last)


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


def _noun(analysis: Analysis, start: int) -> tuple[int, int, str | None, Mention | None] | None:
    """Return the counted noun after a number: tokens, unit, and the predicate that it is ("157 doden"); None if there is none."""
    tokens = analysis.tokens
    end = start
    if start < len(tokens) and analysis.inside("article", start) and not analysis.inside("partitive", start):
        return None
    if _is_told(analysis, start):
        # "three got prison terms": nobody is counted but those told of before.
        return None
    while end < len(tokens) and end - start < _NOUN_REACH and not _ends_phrase(analysis, end, start):
        if end > start and (
            _is_phrase(analysis, end) or (analysis.inside("units", end - 1) and _is_verb(analysis, end))
        ):
            break
        end += 1
    best = _head(analysis, start, end)
    if best is not None:
        return best
    people = next((p for p in analysis.places if p.kind == "people" and start <= p.first < end), None)
    if people is not None:
        return people.first, people.last, "person", None
    while end > start and not (analysis.proper_nouns_only or tokens[end - 1].text[0].isupper()):
        end -= 1
    if any(tokens[i].text[0].isalnum() for i in range(start, end)) and not _is_function(analysis, start):
        return start, end, UNKNOWN, None
    return None


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
    stops = ("preposition", "coordinator", "auxiliary", "subordinator", "pronoun", "relative")
    if index > start and analysis.inside("article", index) and not analysis.inside("partitive", index - 1):
        # "Two detectives arrested a doctor": another phrase starts.
        return True
    return any(analysis.inside(cls, index) for cls in stops)


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


def _is_function(analysis: Analysis, index: int) -> bool:
    """Return whether no noun starts here: the number stands alone ("en vier raakten gewond")."""
    if any(analysis.inside(cls, index) for cls in ("adverb", "there", "others", "negator")):
        return True
    mention = analysis.starting("predicate", index)
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


def _singles(analysis: Analysis, counted: set[int]) -> Sequence[Count]:
    """Return single persons: an article, at most four words, and a person noun in its base form, or a form for one person."""
    found = []
    for unit in analysis.by.get("units", ()):
        if unit.entry.value != "person" or unit.first in counted or not _is_singular(analysis, unit):
            continue
        if _is_named(analysis, unit.first) or analysis.inside("predicate", unit.first) or _describes(analysis, unit):
            continue
        if any(u.first == unit.last and u.entry.value in _MADE for u in analysis.by.get("units", ())):
            # "a Ukrainian drone" is no Ukrainian.
            continue
        first = _article(analysis, unit.first)
        if (
            first is not None
            and analysis.inside("plural", first)
            and analysis.tokens[unit.last - 1].norm.endswith(analysis.same_plural)
        ):
            continue
        if first is not None and not any(
            i in counted or analysis.inside("of_which", first - 1) for i in range(first, unit.first)
        ):
            found.append(Count(first, unit.last, None, "person", unit.first, unit.last, single=True))
    return [c for c in found if not any(o is not c and o.first == c.first and o.last > c.last for o in found)]


def _ordinals(analysis: Analysis, counts: Sequence[Count]) -> list[Count]:
    """Return one more of the persons counted before, told by his turn: "four sailors were rescued but a fifth has not been found"."""
    return [
        Count(n.first, n.last, None, "person", n.last, n.last, single=True)
        for n in analysis.numbers
        if n.kind == "fraction"
        and analysis.inside("article", n.first)
        and analysis.inside("auxiliary", n.last)
        and any(c.unit == "person" and c.last <= n.first for c in counts)
    ]


def _is_named(analysis: Analysis, index: int) -> bool:
    """Return whether the word is part of a name: "United Nations General Assembly"; "Ein Kind" is none."""
    if index == 0 or analysis.inside("article", index - 1):
        return False
    return analysis.tokens[index].text[0].isupper() and analysis.tokens[index - 1].text[0].isupper()


def _describes(analysis: Analysis, unit: Mention) -> bool:
    """Return whether a people's name is the adjective of the noun behind it: "the Russian town", "the Israeli embassy"."""
    if analysis.head_first or not any(
        c.is_adjective for p in analysis.places if p.first == unit.first for c in p.candidates
    ):
        return False
    behind = unit.last
    if behind >= len(analysis.tokens) or not analysis.tokens[behind].text[0].isalpha():
        return False
    little = ("preposition", "auxiliary", "coordinator", "relative", "subordinator", "adverb", "predicate", "negator")
    return not any(analysis.inside(cls, behind) for cls in little)


def _is_singular(analysis: Analysis, unit: Mention) -> bool:
    if analysis.inside("single", unit.first):
        return True
    if "=" in unit.entry.rule:
        return False
    word = analysis.tokens[unit.last - 1].norm
    lemma, _, _endings = unit.entry.rule.rpartition(":")[2].split()[-1].lower().partition("~")
    return word.endswith(lemma) and (analysis.head_first or not lemma.endswith("en"))


def _article(analysis: Analysis, noun: int) -> int | None:
    """Return where the phrase of a single person starts: at its article, or at a form that denotes one person by itself."""
    if analysis.inside("single", noun):
        return noun
    for first in range(noun - 1, max(noun - 5, -1), -1):
        if analysis.inside("article", first):
            return first
        if not analysis.tokens[first].text[0].isalnum() or analysis.inside("preposition", first):
            return None
        if analysis.inside("coordinator", first) or analysis.inside("auxiliary", first):
            return None
        if analysis.head_first and any(analysis.inside(cls, first) for cls in _NOUNS):
            return None
    return None
