"""Figures: a number as it is written, in digits, in words or in both, before anything around it is weighed."""

from dataclasses import replace
from typing import Final, NamedTuple

from transform.numbers import parts
from transform.numbers.line import Line
from transform.numbers.numerals import VULGAR, digits, numeral, slashed
from transform.numbers.sums import Sum
from transform.numbers.words import Word

_LONE_SUFFIXES: Final = frozenset({"k"})
_MONEY: Final = frozenset("€$£₽₴")
_SHORT: Final = 4


class Figure(NamedTuple):
    """One figure at tokens ``first`` … ``last`` (end exclusive).

    ``kind`` is ``cardinal``, ``ordinal``, ``fraction``, ``rounded`` ("een twintigtal"), ``vague`` with the least in ``low``, or ``article``
    for a word that may only mean one. ``scale`` is the last scale word's ("miljoen"), ``plain`` whether it is digits alone.
    """

    first: int
    last: int
    kind: str
    value: float | None
    low: float | None = None
    upto: float | None = None
    scale: float = 1
    plain: bool = False


def read(line: Line, first: int) -> Figure | None:
    """Return the figure that starts at a token, as long as it goes; None if none starts there."""
    if line.is_digits(first):
        return _from_digits(line, first)
    if line.norms[first] in VULGAR:
        return Figure(first, first + 1, "fraction", VULGAR[line.norms[first]])
    word = line.words[first]
    if word is None:
        return None
    vague = line.grammar.vague.starting(line.norms, first)
    if vague is not None:
        return _vague(line, first, *vague)
    return _from_words(line, first, word)


def _vague(line: Line, first: int, last: int, low: float) -> Figure:
    """Go on from "several" or "tens" over "hundreds" and "of thousands"."""
    while True:
        link = line.grammar.links.starting(line.norms, last)
        at = link[0] if link else last
        word = line.word(at)
        if word is None:
            break
        step = word.scale or (word.vague or 0) / 2 or word.rounded or 0
        if step < 10 or (step < 1000 and low > 2):
            break
        low, last = low * step, at + 1
    return Figure(first, last, "vague", None, low=low)


def _from_digits(line: Line, first: int) -> Figure | None:
    value, last = numeral(line, first)
    if value is None:
        return None
    if line.is_whole(last) and line.norm(last + 1) not in _MONEY:
        return Figure(first, last, "cardinal", round(value, 12), plain=True)
    part = slashed(line, first, last, value)
    if part is not None:
        return Figure(first, part[1], "fraction", part[0])
    letters = line.norm(last)
    glued = line.joined(last)
    lone = letters in _LONE_SUFFIXES or (line.norm(last + 1) in _MONEY and line.joined(last + 1))
    factor = line.grammar.suffixes.get(letters) if glued or lone else None
    if factor is not None:
        return Figure(first, last + 1, "cardinal", round(value * factor, 6), scale=factor)
    if glued and letters in line.grammar.ordinal_suffixes:
        return Figure(first, last + 1, "ordinal", value)
    sum_ = line.grammar.start()
    sum_.put(value)
    figure = _sum(line, first, last, sum_)
    return figure._replace(plain=figure.last == last)


def _from_words(line: Line, first: int, word: Word) -> Figure | None:
    if word.article:
        return _after_article(line, first)
    if word.rounded is not None:
        return Figure(first, first + 1, "rounded", word.rounded)
    if word.value is not None and word.upto is not None:
        sum_ = line.grammar.start()
        sum_.add(word.value)
        figure = _sum(line, first, first + 1, sum_)
        return figure._replace(upto=word.upto * figure.scale)
    if word.value is not None and word.scale is None and line.is_whole(first + 1):
        return Figure(first, first + 1, "fraction" if 0 < word.value < 1 else "cardinal", round(word.value, 12))
    if word.value is not None or word.scale is not None:
        return _sum(line, first, first, line.grammar.start())
    if word.ordinal is not None:
        return Figure(first, first + 1, "ordinal", word.ordinal)
    return _of_scale(line, Figure(first, first + 1, "fraction", 1 / word.part)) if word.part is not None else None


def _after_article(line: Line, first: int) -> Figure:
    """Read what follows "a" or "een": a scale, a round number, a half; otherwise the word may only mean one."""
    if line.norm(first + 1) in line.grammar.sole:
        return Figure(first, first + 2, "cardinal", 1.0)
    if line.is_whole(first + 1):
        return Figure(first, first + 1, "article", 1.0)
    following = line.word(first + 1)
    if following is None or following.article:
        one = line.grammar.start()
        one.add(1.0)
        figure = _finished(line, first, first + 1, one)
        return figure if figure.last > first + 1 else figure._replace(kind="article")
    if following.rounded is not None:
        return Figure(first, first + 2, "rounded", following.rounded)
    if following.ordinal is not None and following.part is None:
        return Figure(first, first + 2, "ordinal", following.ordinal)
    if following.value is not None and (0 < following.value < 1 or following.value >= 1000):
        return _sum(line, first, first + 1, line.grammar.start())
    if following.scale is not None or following.part is not None:
        one = line.grammar.start()
        one.add(1.0)
        return _sum(line, first, first + 1, one)
    return Figure(first, first + 1, "article", 1.0)


def _sum(line: Line, first: int, last: int, sum_: Sum) -> Figure:
    """Add the words from ``last`` on for as long as they fit."""
    undo: tuple[int, Sum] | None = None
    while last < len(line.words):
        at = last + (last > first and _links(line, last, sum_))
        word = line.word(at)
        if word is None:
            if at > last or last == first or not _put(line, at, sum_):
                break
        elif word.article and last > first and not sum_.vigesimal:
            if at > last or not _leads_scale(line, at, sum_):
                break
        elif undo and _divides(word):
            return _finished(line, first, *undo)
        elif (end := _ending(line, first, last, at, sum_)) is not None:
            return end
        else:
            before = replace(sum_) if at > last else sum_
            if (at > last and _divides(word)) or not _take(word, sum_):
                return _finished(line, first, *undo) if undo and word.scale else _finished(line, first, last, sum_)
            undo = (last, before) if at > last else None
        last = at + 1 + _abbreviated(line, at)
    return _finished(line, first, last, sum_)


def _leads_scale(line: Line, at: int, sum_: Sum) -> bool:
    """Return whether an article leads in the scale that goes on with the number: "half a million", "zwei Milliarden eine Million"."""
    following = line.word(at + 1)
    if following is None or following.scale is None:
        return False
    return 0 < sum_.value < 1 or (sum_.total > 0 and not sum_.filled and 1000 <= following.scale < sum_.scale)


def _abbreviated(line: Line, at: int) -> bool:
    """Return whether the full stop after a scale only shortens it, "3,5 Mrd. Euro", as it does not end the sentence."""
    word = line.word(at)
    short = word is not None and word.scale is not None and len(line.norms[at]) <= _SHORT
    return short and line.norm(at + 1) == "." and line.joined(at + 1) and at + 2 < len(line.norms)


def _divides(word: Word) -> bool:
    """Return whether a word is the half or the third of what stands before it."""
    return (word.part is not None and word.value is None) or (word.value is not None and 0 < word.value < 1)


def _links(line: Line, index: int, sum_: Sum) -> bool:
    """Return whether the token is an "and" inside of a number: "hundred and six", French "vingt et un"."""
    return line.norms[index] in line.grammar.ands and sum_.room >= (10 if sum_.vigesimal else 100)


def _take(word: Word, sum_: Sum) -> bool:
    if word.scale is not None and (word.value is None or sum_.filled):
        return sum_.multiply(word.scale)
    return word.value is not None and word.upto is None and sum_.add(word.value)


def _ending(line: Line, first: int, last: int, at: int, sum_: Sum) -> Figure | None:
    """Return the ordinal or the fraction that the token makes of what was read, and so ends: "twenty first", "two thirds"."""
    word = line.word(at)
    read = sum_.value
    if word is None or not read or word.value is not None or word.scale is not None:
        return None
    if (
        word.ordinal is not None
        and word.ordinal < sum_.room < 1e9
        and not (word.part and at == last and sum_.room > 100)
    ):
        return Figure(first, at + 1, "ordinal", read + word.ordinal)
    if word.part is not None and at == last:
        return _of_scale(line, Figure(first, at + 1, "fraction", read / word.part))
    return None


def _put(line: Line, at: int, sum_: Sum) -> bool:
    """Add digits after a scale: "1 million 200 thousand"."""
    if not line.is_digits(at) or not sum_.total or sum_.filled:
        return False
    value = digits(line.tokens[at].text, line.grammar.decimal)
    following = line.word(at + 1)
    if value is None or value >= sum_.room or following is None or following.scale is None:
        return False
    if following.scale >= sum_.scale:
        return False
    sum_.put(value)
    return True


def _finished(line: Line, first: int, last: int, sum_: Sum) -> Figure:
    """Add what hangs on: "and a half", "and three quarters", and the scale that may follow it."""
    end = parts.hang(line, last, sum_)
    if end > last:
        last = end
        word = line.word(last)
        if word is not None and word.scale is not None and word.scale >= 1000 and sum_.multiply(word.scale):
            last += 1
    kind = "fraction" if 0 < sum_.value < 1 and not line.is_digits(first) else "cardinal"
    return Figure(first, last, kind, sum_.value, scale=sum_.unit)


def _of_scale(line: Line, figure: Figure) -> Figure:
    """Read "two thirds of a million"."""
    link = line.grammar.links.starting(line.norms, figure.last)
    at = link[0] if link else figure.last
    word = line.word(at)
    if word is not None and word.article:
        at += 1
        word = line.word(at)
    if word is None or word.scale is None or word.scale < 1000 or figure.value is None:
        return figure
    return Figure(figure.first, at + 1, "cardinal", round(figure.value * word.scale, 6), scale=word.scale)
