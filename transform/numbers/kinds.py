"""Figures that count nothing: ages, years, times, dates, scores, telephone numbers, names, temperatures and speeds."""

from typing import Any, Final

from transform.numbers.figures import Figure
from transform.numbers.line import Line
from transform.phrases import Phrases

_DASHES: Final = frozenset("-–—−")
_DATE_SIGNS: Final = frozenset("-/.–")
_SCORE_SIGNS: Final = frozenset("-–:")
_IN_NAME: Final = frozenset("/=&?@_#%\\")
_HIGHEST_SCORE: Final = 30
_LONGEST_RUN: Final = 8
_OLDEST: Final = 115


def aside(line: Line, figure: Figure, *, measured: bool) -> tuple[int, str] | None:
    """Return the end and the kind of a figure that counts nothing; None for a count. ``measured``: it has a unit."""
    if _dotted(line, figure):
        return figure.last + 1, "ordinal"
    if figure.kind == "ordinal":
        return figure.last, "ordinal"
    if _inside(line, figure.first):
        return figure.last, "name"
    if measured:
        return None
    return (_of_digits(line, figure) if figure.plain else None) or _by_words(line, figure)


def _by_words(line: Line, figure: Figure) -> tuple[int, str] | None:
    last = figure.last
    aged = _follows(line, "age_after", last) or _precedes(line, "age_before", figure.first)
    for kind in ("temperature", "speed", "duration"):
        after = _follows(line, kind, last)
        if after:
            return after, "age" if kind == "duration" and aged else kind
    if aged:
        return last, "age"
    if _shares_age(line, last):
        return last, "age"
    named = figure.kind == "cardinal" and _precedes(line, "name_before", figure.first)
    # "дом 3" is an address, "из дома трёх человек" counts.
    labelled = figure.plain and _precedes(line, "label_before", figure.first)
    return (last, "name") if named or labelled else None


def _shares_age(line: Line, last: int) -> bool:
    """Return whether a hyphen leaves the word for an age to the next figure: "44- та 59-річні жінки"."""
    if line.norm(last) not in _DASHES or not line.joined(last) or line.joined(last + 1):
        return False
    nearby = (line.norm(i).partition("-")[2] for i in range(last + 1, last + 4))
    return any(tail.startswith(line.grammar.age_suffixes) for tail in nearby if tail)


def opaque(line: Line, index: int) -> tuple[int, str]:
    """Return the end and the kind of a token of digits that is no figure: ``20:30``, ``43-jährige``, ``1.2.2024``."""
    text = line.tokens[index].text
    _, hyphen, tail = line.norms[index].partition("-")
    if hyphen:
        if tail.startswith(line.grammar.age_suffixes):
            return index + 1, "age"
        return index + 1, "ordinal" if tail in line.grammar.ordinal_suffixes else "name"
    if ":" in text:
        parts = text.split(":")
        clock = all(part.isdecimal() for part in parts) and len(parts[-1]) == 2 and int(parts[0][:4]) <= 24
        return index + 1, "time" if clock else "score" if len(parts) == 2 else "name"
    return index + 1, "date" if text.count(".") == 2 else "name"


def _of_digits(line: Line, figure: Figure) -> tuple[int, str] | None:
    apart = not line.joined(figure.first) and not line.joined(figure.last) and line.norms[figure.first][0] != "0"
    for test in _APART if apart else _TESTS:
        found = test(line, figure)
        if found is not None:
            return found
    return None


def _inside(line: Line, first: int) -> bool:
    """Return whether what stands against the digits makes them part of a name or an address: "BA.5", "q=30", ".22"."""
    before = line.norm(first - 1)
    return line.joined(first) and (before in _IN_NAME or before[-1:].isalnum() or before in {".", ","})


def _run(line: Line, figure: Figure, signs: frozenset[str]) -> tuple[list[str], int]:
    """Return the digit tokens that stand against each other with a sign between, and their end."""
    parts, last = [line.tokens[figure.first].text], figure.last
    while len(parts) < _LONGEST_RUN and line.norm(last) in signs and line.joined(last) and line.joined(last + 1):
        if not line.is_digits(last + 1):
            break
        parts.append(line.tokens[last + 1].text)
        last += 2
    return parts, last


def _telephone(line: Line, figure: Figure) -> tuple[int, str] | None:
    text = line.tokens[figure.first].text
    parts, last = _run(line, figure, _DATE_SIGNS)
    plus = line.norm(figure.first - 1) == "+" and line.joined(figure.first)
    zero = len(text) > 2 and text[0] == "0" and text.isdecimal()
    if plus or zero or (len(parts) > 3 and max(map(len, parts)) > 2):
        while line.is_digits(last) and (plus or zero) and line.tokens[last].text.isdecimal():
            last += 1
        return last, "phone" if plus or len(text) > 3 or last > figure.last else "name"
    return None


def _date(line: Line, figure: Figure) -> tuple[int, str] | None:
    parts, last = _run(line, figure, _DATE_SIGNS)
    if len(parts) == 3 and all(part.isdecimal() for part in parts):
        return last, "date"
    if len(parts) == 2 and len(parts[0]) == 4 and parts[0][:2] in ("19", "20"):
        return last, "year" if len(parts[1]) == 4 else "date" if len(parts[1]) == 2 and int(parts[1]) <= 12 else "name"
    if len(parts) == 2 and line.norm(figure.last) == "/":
        return last, "fraction"
    return None


def _score(line: Line, figure: Figure) -> tuple[int, str] | None:
    parts, last = _run(line, figure, _SCORE_SIGNS)
    if len(parts) != 2 or not all(part.isdecimal() and len(part) < 4 for part in parts):
        return None
    one, two = int(parts[0]), int(parts[1])
    told = any(norm in line.grammar.scores for norm in line.norms[max(0, figure.first - 8) : last + 8])
    return (last, "score") if one >= two or (told and two <= _HIGHEST_SCORE) else None


def _time(line: Line, figure: Figure) -> tuple[int, str] | None:
    last = figure.last
    hour, sign, minute = line.tokens[figure.first].text.partition(".")
    whole = not sign and hour.isdecimal() and int(hour) <= 24
    clock = hour.isdecimal() and int(hour) <= 24 and minute.isdecimal() and len(minute) == 2 and minute < "60"
    end = _follows(line, "time_after", last) if clock or whole else 0
    if end:
        return end + (line.is_digits(end) and line.joined(end)), "time"
    return (last, "time") if clock and _precedes(line, "time_before", figure.first) else None


def _glued(line: Line, figure: Figure) -> tuple[int, str] | None:
    """Letters against the digits are a unit that the grammar knows, an age, or make it a name ("3D", "180ml")."""
    last = figure.last
    norm = line.norm(last)
    if not line.joined(last) or not norm[0].isalpha():
        return None
    if norm.startswith(line.grammar.age_suffixes):
        return last + 1, "age"
    known: tuple[Phrases[Any], ...] = (
        line.grammar.measures,
        line.grammar.money,
        line.grammar.percent,
        *line.grammar.skips.values(),
    )
    return None if any(phrases.starting(line.norms, last) for phrases in known) else (last + 1, "name")


def _age(line: Line, figure: Figure) -> tuple[int, str] | None:
    """Read "Jan Jansen (43)" and "John Smith, 43, said"."""
    value, first, last = figure.value or 0, figure.first, figure.last
    if first < 2 or not 0 < value <= _OLDEST or value % 1:
        return None
    signs = (line.norm(first - 1), line.norm(last))
    named = line.tokens[first - 2].text[:1].isupper() and not line.tokens[first - 2].text.isupper()
    if signs == ("(", ")") and named:
        return last, "age"
    ends = last + 1 == len(line.tokens) or not line.is_digits(last + 1)
    both = first > 2 and line.tokens[first - 3].text[:1].isupper()
    return (last, "age") if signs == (",", ",") and named and both and ends and value >= 14 else None


def _year(line: Line, figure: Figure) -> tuple[int, str] | None:
    first, last = figure.first, figure.last
    text = line.tokens[first].text
    if len(text) != 4 or not text.isdecimal() or last - first != 1 or not "1500" <= text <= "2100":
        return None
    if line.norm(first - 1) == "(" and line.norm(last) in {")", "-", "–"}:
        return last, "year"
    return (last, "year") if _precedes(line, "year_before", first) or _follows(line, "year_after", last) else None


# What stands against no sign is no telephone number, date, score or name.
_TESTS: Final = (_telephone, _date, _score, _time, _glued, _age, _year)
_APART: Final = (_time, _age, _year)


def _dotted(line: Line, figure: Figure) -> bool:
    """Return whether a full stop makes the figure an ordinal: German "3. Liga"; not where the sentence ends."""
    last = figure.last
    ordinal = figure.plain and line.grammar.ordinal_dot and line.norm(last) == "." and line.joined(last)
    return ordinal and last + 1 < len(line.tokens) and line.tokens[last + 1].text[0].isalnum()


def blocked(line: Line, figure: Figure) -> bool:
    """Return whether a number word means something else beside these neighbours: Dutch "acht het", English "no one"."""
    if figure.last - figure.first != 1:
        return False
    word = line.norms[figure.first]
    after, before = line.grammar.blocks.get(word), line.grammar.blocks_before.get(word)
    return bool(after and line.norm(figure.last) in after) or bool(before and line.norm(figure.first - 1) in before)


def _follows(line: Line, kind: str, last: int) -> int:
    """Return the end of the phrase of a kind that starts at a token; 0 if none does."""
    phrases = line.grammar.skips.get(kind)
    found = phrases.starting(line.norms, last) if phrases is not None else None
    return found[0] if found else 0


def _precedes(line: Line, kind: str, first: int) -> bool:
    phrases = line.grammar.skips.get(kind)
    return phrases is not None and phrases.ending(line.norms, first) is not None


def is_speed(line: Line, index: int) -> bool:
    """Return whether a measure is the first half of a speed, "km/h"."""
    return bool(_follows(line, "speed", index))


def is_negative(line: Line, first: int) -> bool:
    """Return whether a minus stands before a figure: a word, or a sign against it and against nothing else."""
    if line.norm(first - 1) in line.grammar.minus:
        return True
    return line.norm(first - 1) in _DASHES and line.joined(first) and not line.joined(first - 1)


def is_dash(line: Line, index: int) -> bool:
    """Return whether the token is a dash, which may stand between the ends of a range."""
    return line.norm(index) in _DASHES
