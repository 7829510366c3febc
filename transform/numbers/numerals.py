"""Numerals: numbers in digits, by the conventions of the language (Unicode CLDR).

``5.000`` is five thousand where the decimal sign is a comma. Groups of three may stand apart, by any space or an
apostrophe: ``321 000``, ``10'000``.
"""

import re
from collections.abc import Sequence
from typing import Final

from transform.numbers.line import Line

VULGAR: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 0.2, "⅙": 1 / 6, "⅛": 0.125}
_MOST_DIGITS: Final = 22
_SIGNS: Final = re.compile(r"[.,]")
_NUMERAL: Final = re.compile(r"\d+(?:[.,]\d+)*")


def digits(text: str, decimal: str) -> float | None:
    """Return the number that a token of digits means; None where it is no number, such as ``1.2.3`` or ``20:30``.

    >>> digits("5.000", ","), digits("5.000", "."), digits("7,8", ","), digits("1,674.5", ".")
    (5000.0, 5.0, 7.8, 1674.5)
    """
    if len(text) > _MOST_DIGITS or _NUMERAL.fullmatch(text) is None:
        return None
    parts = _SIGNS.split(text)
    signs = _SIGNS.findall(text)
    if not signs:
        return float(text)
    if len(set(signs)) > 1:
        grouped = signs.count(signs[-1]) == 1 and _grouped(parts[:-1])
        return float(f"{''.join(parts[:-1])}.{parts[-1]}") if grouped else None
    if (len(signs) > 1 or signs[0] != decimal) and _grouped(parts):
        return float("".join(parts))
    return float(f"{parts[0]}.{parts[1]}") if len(parts) == 2 else None


def _grouped(parts: Sequence[str]) -> bool:
    if not 1 <= len(parts[0]) <= 3 or parts[0] == "0" or len(parts[-1]) != 3:
        return False
    return all(len(part) in (2, 3) for part in parts[1:])


def numeral(line: Line, first: int) -> tuple[float | None, int]:
    """Return the value of a figure whose groups of three may stand apart, and its end."""
    text, last, tokens = line.tokens[first].text, first + 1, line.tokens
    if len(text) <= 3 and text.isdecimal() and text[0] != "0":
        whole, end = text, first + 1
        while len(whole) < _MOST_DIGITS:
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


def slashed(line: Line, first: int, last: int, value: float) -> tuple[float, int] | None:
    """Return the value and the end of "3/4" and "2 1/4", whose first numeral ends at ``last``; None for anything else."""
    whole, at = 0.0, first
    if line.is_digits(last) and line.norm(last + 1) == "/" and line.tokens[first].text.isdecimal():
        whole, value, at = value, digits(line.tokens[last].text, line.grammar.decimal) or 0, last
        last += 1
    if line.norm(last) != "/" or not line.is_digits(last + 1) or (line.norm(last + 2) == "/" and line.joined(last + 2)):
        return None
    below = digits(line.tokens[last + 1].text, line.grammar.decimal)
    if not below or not value < below <= 100 or line.tokens[at].text[0] == "0" or line.tokens[last + 1].text[0] == "0":
        return None
    return whole + value / below, last + 2
