"""Distractors: numbers that count nothing, such as ages, years, distances and parts of names."""

from typing import Final

from transform import counted
from transform.analysis import Analysis, Count
from transform.numbers import Number

_PLACES: Final = frozenset({"type_settlement", "type_country", "type_region"})
_LONG: Final = frozenset({"ship", "aircraft", "vehicle", "building"})
_MILLION: Final = 1_000_000
_OLDEST: Final = 110
_JOINTS: Final = frozenset(".-")
_YEARS: Final = (1900, 2099)
# How many states the EU, the AU, NATO, the Council of Europe, the OSCE and the UN have.
_MEMBERSHIPS: Final = frozenset({27, 28, 31, 32, 46, 47, 55, 57, 193})


def is_one(analysis: Analysis, number: Number, taken: set[int]) -> bool:
    """Return whether the number tells a time, an age, a way, a name or an address; ``taken`` are the tokens of times."""
    return (
        _is_time(number, taken)
        or _is_age(analysis, number)
        or _is_away(analysis, number)
        or _is_numbered(analysis, number)
        or _is_address(analysis, number)
        or _is_dialled(analysis, number)
        or _is_size(analysis, number)
        or _is_rate(analysis, number)
        or _is_length(analysis, number)
        or _is_membership(analysis, number)
    )


def _is_time(number: Number, taken: set[int]) -> bool:
    return number.core_first in taken


def _is_away(analysis: Analysis, number: Number) -> bool:
    """Return whether a distance only tells where something lies: "tientallen kilometers verderop"."""
    if number.unit_hint != "km":
        return False
    what, tokens = number.last + 1, analysis.tokens
    led = analysis.inside("preposition", number.first - 1) and analysis.inside("genitive", number.last)
    # "houses lie under eight metres of earth", but "within 20 km of Homs"
    deep = led and what < len(tokens) and tokens[what].text.islower() and not analysis.inside("article", what)
    return deep or analysis.inside("away", number.last)


def _is_size(analysis: Analysis, number: Number) -> bool:
    """Return whether the number says how many live in the place before it: "Bukavu, a city of 1.3 million"."""
    at = number.first - 1
    if at < 2 or not analysis.inside("genitive", at) or not analysis.inside_any(_PLACES, at - 1):
        return False
    return analysis.inside("article", at - 2) and number.unit_hint is None


def _is_rate(analysis: Analysis, number: Number) -> bool:
    """Return whether a percentage only describes what follows: "a 16% levy"."""
    last = number.last
    if number.unit_hint != "percent" or not number.first or not analysis.inside("article", number.first - 1):
        return False
    return last < len(analysis.tokens) and analysis.tokens[last].text.islower() and not analysis.marked(last)


def _is_length(analysis: Analysis, number: Number) -> bool:
    """Return whether an m against the digits means metres, not millions: "the 30m vessel"."""
    if number.value is None or number.value < _MILLION or not analysis.tokens[number.last - 1].norm.endswith("m"):
        return False
    if analysis.tokens[number.last - 1].norm not in {"m", f"{analysis.tokens[number.first].norm}"}:
        return False
    return any(
        m.first == number.last and m.entry.value in _LONG and not analysis.tokens[m.last - 1].norm.endswith("s")
        for m in analysis.by.get("units", ())
    )


def is_year(analysis: Analysis, count: Count) -> bool:
    """Return whether an event noun stands behind the year of it: "the 2024 wildfire"."""
    number = count.number
    if count.unit != "attack" or number is None or number.value is None or number.last - number.first > 1:
        return False
    return _YEARS[0] <= number.value <= _YEARS[1] and analysis.tokens[number.first].text.isdecimal()


def _is_address(analysis: Analysis, number: Number) -> bool:
    """Return whether the number is a part of a web address, of what is named after one, or of a word: "24.kg", "44.000-Einwohner-Stadt"."""
    tokens, last = analysis.tokens, number.last
    if last + 1 >= len(tokens) or tokens[last].norm not in _JOINTS or not tokens[last + 1].text[0].isalpha():
        return False
    if tokens[last].norm == "-" and analysis.proper_nouns_only:
        return False
    return tokens[last - 1].end == tokens[last].start and tokens[last].end == tokens[last + 1].start


def _is_dialled(analysis: Analysis, number: Number) -> bool:
    """Return whether the figures are those of a telephone: "0 800 123 456", "0800-6070"."""
    first = number.first
    while first > 0 and analysis.tokens[first - 1].text.isdecimal():
        first -= 1
    written = analysis.tokens[first].text
    alone = first + 1 >= len(analysis.tokens) or not analysis.tokens[first + 1].text.isdecimal()
    return written.isdecimal() and written[0] == "0" and (len(written) > 1 or not alone)


def _is_membership(analysis: Analysis, number: Number) -> bool:
    """Return whether an article makes the states all that there are: "die Botschafter der 27 EU-Staaten", "the 27 member states"."""
    if number.value not in _MEMBERSHIPS or not analysis.inside("article", number.first - 1):
        return False
    return any(m.entry.value == "member_state" and m.first == number.last for m in analysis.by.get("units", ()))


def _is_numbered(analysis: Analysis, number: Number) -> bool:
    """Return whether the number belongs to a name before it: "Teamsters Local 90 rallied", "de Boeing 737"."""
    before = number.first - 1
    if before < 1 or number.unit_hint is not None or number.last - number.first != 1 or not analysis.proper_nouns_only:
        return False
    token = analysis.tokens[before]
    known = bool(analysis.marked(before)) or any(p.last > before >= p.first for p in analysis.names)
    named = (
        token.text.isalpha() and token.text[0].isupper() and not known and analysis.tokens[before - 1].text[0].isalnum()
    )
    return named and counted.noun(analysis, number.last) is None


def _is_age(analysis: Analysis, number: Number) -> bool:
    """Return whether the number says how old somebody is: "de bestuurder van 44", "a woman of 51"."""
    first = number.first
    if number.value is None or number.value > _OLDEST or first < 2:
        return False
    if any(is_age(analysis, number) for is_age in (_is_apposed, _is_second, _is_age_of_list, _is_told)):
        return True
    if not analysis.inside("genitive", first - 1):
        return False
    if analysis.inside("collective", first - 2):
        # "a crew of four"
        return False
    return (
        any(m.entry.value == "person" and m.last == first - 1 for m in analysis.by.get("units", ()))
        and counted.noun(analysis, number.last) is None
    )


def _is_told(analysis: Analysis, number: Number) -> bool:
    """Return whether a bare number that ends the sentence is what somebody "is": "Einer von ihnen ist erst 15."."""
    at = number.first - 1
    ends = number.last >= len(analysis.tokens) - 1 and number.unit_hint is None and not analysis.homographs
    while at > 0 and analysis.inside("adverb", at):
        at -= 1
    figured = any(m.entry.value in ("figures", "toll") for m in analysis.by.get("groups", ()))
    return ends and at > 0 and analysis.inside("auxiliary", at) and not (figured or analysis.head_first)


def _is_second(analysis: Analysis, number: Number) -> bool:
    """Return whether another age is joined to this one: "two men, aged 34 and 61"."""
    first = number.first
    # "aged two to seven"
    joined = analysis.inside("coordinator", first - 1) or analysis.tokens[first - 1].norm == ","
    joined = joined or analysis.inside("infinitive", first - 1)
    ages = (n for n in analysis.numbers if n.kind == "age" and n.last == first - 1)
    return joined and number.unit_hint is None and any(ages) and counted.noun(analysis, number.last) is None


def _is_age_of_list(analysis: Analysis, number: Number) -> bool:
    """Return whether a list of numbers ends in an age or a time, or begins in one: "im Alter von acht, zwölf und 17 Jahren"."""
    at = number.first
    for before in reversed(analysis.numbers):
        if before.last > at:
            continue
        # "aged eight, 12 and 17"
        listed = analysis.tokens[at - 1].norm == "," or analysis.inside("coordinator", at - 1)
        if not (analysis.homographs and before.last == at - 1 and listed):
            break
        if before.kind == "age":
            return True
        at = before.first
    at = number.last
    for after in analysis.numbers:
        if after.first <= at:
            continue
        linked = after.first == at + 1 and (analysis.tokens[at].norm == "," or analysis.inside("coordinator", at))
        if not linked:
            return False
        if after.kind in ("age", "duration"):
            return True
        at = after.last
    return False


def _is_apposed(analysis: Analysis, number: Number) -> bool:
    """Return whether a bare number stands between commas behind a name or a person: "killed Abdallah, 37, and wounded Assi, 28."."""
    tokens, first, last = analysis.tokens, number.first, number.last
    if last - first != 1 or not tokens[first].text.isdecimal() or tokens[first - 1].norm != ",":
        return False
    closes = last >= len(tokens) or tokens[last].norm in {",", ".", ")"}
    named = tokens[first - 2].text[0].isupper() and not any(p.last == first - 1 for p in analysis.names)
    person = any(m.entry.value == "person" and m.last == first - 1 for m in analysis.by.get("units", ()))
    return closes and (named or person) and number.unit_hint is None
