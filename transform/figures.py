"""Figures: a number as it is written, in digits, in words or in both, before anything around it is weighed.

Digits follow the conventions of the language (Unicode CLDR): ``5.000`` is five thousand where the decimal sign is a comma.
Groups of three may stand apart, by any space or an apostrophe: ``321 000``, ``10'000``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from transform.number_grammar import NumberGrammar
from transform.number_words import Sum, Word
from transform.tokens import Token

_MOST_DIGITS = 18
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 0.2, "⅙": 1 / 6, "⅛": 0.125}


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


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of a sentence with what each says of a number."""

    tokens: Sequence[Token]
    norms: Sequence[str]
    words: Sequence[Word | None]
    grammar: NumberGrammar

    def joined(self, index: int) -> bool:
        """Return whether the token stands against the one before it, with no space."""
        return 0 < index < len(self.tokens) and self.tokens[index].start == self.tokens[index - 1].end

    def norm(self, index: int) -> str:
        """Return the comparable form of a token; empty outside of the sentence."""
        return self.norms[index] if 0 <= index < len(self.norms) else ""

    def word(self, index: int) -> Word | None:
        """Return what the token says of a number."""
        return self.words[index] if 0 <= index < len(self.words) else None

    def is_digits(self, index: int) -> bool:
        """Return whether the token starts with a digit."""
        return 0 <= index < len(self.norms) and self.norms[index][0].isdecimal()


def digits(text: str, decimal: str) -> float | None:
    """Return the number that a token of digits means; None where it is no number, such as ``1.2.3`` or ``20:30``.

    >>> digits("5.000", ","), digits("5.000", "."), digits("7,8", ","), digits("1,674.5", ".")
    (5000.0, 5.0, 7.8, 1674.5)
    """
    if len(text) > _MOST_DIGITS or ":" in text or not text[-1].isdecimal():
        return None
    if text.isdecimal():
        return float(text)
    group = "." if decimal == "," else ","
    whole, sign, rest = text.rpartition(decimal)
    if group in rest:
        whole, sign, rest = text, "", ""
    if not sign:
        whole, rest = text, ""
    parts = whole.split(group)
    if len(parts) > 1 and not _grouped(parts):
        return float(f"{parts[0]}.{parts[1]}") if len(parts) == 2 and not sign else None
    if decimal in whole:
        parts = whole.split(decimal)
        return float("".join([*parts, rest])) if _grouped([*parts, rest]) else None
    return float("".join(parts) + ("." + rest if rest else ""))


def _grouped(parts: Sequence[str]) -> bool:
    if not 1 <= len(parts[0]) <= 3 or parts[0] == "0" or len(parts[-1]) != 3:
        return False
    return all(len(part) in (2, 3) for part in parts[1:])


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
    value, last = _spaced(line, first)
    if value is None:
        return None
    whole = _slashed(line, first, last, value)
    if whole is not None:
        return whole
    suffix = line.norm(last) if line.joined(last) else ""
    factor = line.grammar.suffixes.get(suffix) if suffix else None
    if factor is None and not line.joined(last) and last < len(line.norms) and line.norms[last] in _LONE_SUFFIXES:
        factor = line.grammar.suffixes.get(line.norms[last])
    if factor is not None:
        return Figure(first, last + 1, "cardinal", round(value * factor, 6), scale=factor)
    if suffix in line.grammar.ordinal_suffixes:
        return Figure(first, last + 1, "ordinal", value)
    sum_ = line.grammar.start()
    sum_.put(value)
    figure = _sum(line, first, last, sum_)
    return figure._replace(plain=figure.last == last)


_LONE_SUFFIXES = frozenset({"k"})


def _slashed(line: Line, first: int, last: int, value: float) -> Figure | None:
    """Read "3/4" and "2 1/4"."""
    whole, at = 0.0, first
    if line.is_digits(last) and line.norm(last + 1) == "/" and line.tokens[first].text.isdecimal():
        whole, value, at = value, digits(line.tokens[last].text, line.grammar.decimal) or 0, last
        last += 1
    if line.norm(last) != "/" or not line.is_digits(last + 1) or (line.norm(last + 2) == "/" and line.joined(last + 2)):
        return None
    below = digits(line.tokens[last + 1].text, line.grammar.decimal)
    if not below or not value < below <= 100 or line.tokens[at].text[0] == "0" or line.tokens[last + 1].text[0] == "0":
        return None
    return Figure(first, last + 2, "fraction", whole + value / below)


def _spaced(line: Line, first: int) -> tuple[float | None, int]:
    """Return the value of a figure whose groups of three may stand apart, and its end."""
    text, last, tokens = line.tokens[first].text, first + 1, line.tokens
    if len(text) <= 3 and text.isdecimal() and text[0] != "0":
        whole, end = text, first + 1
        while True:
            at = end + 1 if line.norm(end) == "'" and line.joined(end) and line.joined(end + 1) else end
            if at >= len(tokens) or (at == end and tokens[at].start - tokens[at - 1].end != 1):
                break
            head, sign, rest = tokens[at].text.partition(line.grammar.decimal)
            if len(head) != 3 or not head.isdecimal() or (sign and not rest.isdecimal()):
                break
            whole, end = whole + head, at + 1
            if sign:
                return float(f"{whole}.{rest}"), end
        if end > last:
            return float(whole), end
    return digits(text, line.grammar.decimal), last


def _from_words(line: Line, first: int, word: Word) -> Figure | None:
    if word.article:
        return _after_article(line, first)
    if word.ordinal is not None and word.value is None:
        return Figure(first, first + 1, "ordinal", word.ordinal)
    if word.upto is not None and word.value is not None:
        sum_ = line.grammar.start()
        sum_.add(word.value)
        figure = _sum(line, first, first + 1, sum_)
        return figure._replace(upto=word.upto * figure.scale)
    if word.rounded is not None:
        return Figure(first, first + 1, "rounded", word.rounded)
    if word.part is not None and word.value is None and word.scale is None:
        return _of_scale(line, Figure(first, first + 1, "fraction", 1 / word.part))
    if word.value is None and word.scale is None:
        return None
    return _sum(line, first, first, line.grammar.start())


def _after_article(line: Line, first: int) -> Figure:
    """Read what follows "a" or "een": a scale, a round number, a half; otherwise the word may only mean one."""
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
    if following.value is not None and 0 < following.value < 1:
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
        elif word.article and last > first:
            following = line.word(at + 1)
            if at > last or not 0 < sum_.value < 1 or following is None or following.scale is None:
                break
        elif undo and word.part is not None and word.value is None:
            return _finished(line, first, *undo)
        elif (end := _ending(line, first, last, at, sum_)) is not None:
            return end
        else:
            before = replace(sum_) if at > last else sum_
            if not _take(word, sum_):
                return _finished(line, first, *undo) if undo and word.scale else _finished(line, first, last, sum_)
            undo = (last, before) if at > last else None
        last = at + 1
    return _finished(line, first, last, sum_)


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
    end = _hanging(line, last, sum_)
    if end > last:
        last = end
        word = line.word(last)
        if word is not None and word.scale is not None and word.scale >= 1000 and sum_.multiply(word.scale):
            last += 1
    kind = "fraction" if 0 < sum_.value < 1 and not line.is_digits(first) else "cardinal"
    return Figure(first, last, kind, sum_.value, scale=sum_.unit)


def _hanging(line: Line, last: int, sum_: Sum) -> int:
    half = line.grammar.halves.starting(line.norms, last)
    if half is not None and sum_.value:
        sum_.hang(0.5)
        return half[0]
    if line.norm(last) not in line.grammar.ands or line.word(last + 1) is None or not sum_.value:
        return last
    figure = read(line, last + 1)
    if figure is None or figure.kind != "fraction" or figure.value is None or sum_.value % 1:
        return last
    sum_.hang(figure.value)
    return figure.last


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
