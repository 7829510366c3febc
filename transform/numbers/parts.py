"""Parts that hang on a whole number: "and a half", "and three quarters", "point seventy-one"."""

from transform.numbers.line import Line
from transform.numbers.sums import Sum


def hang(line: Line, last: int, sum_: Sum) -> int:
    """Add "and a half", "and two thirds" to a whole number, and return where it ends."""
    if line.norm(last) in line.grammar.points:
        return _after_point(line, last, sum_)
    if not sum_.value or sum_.value % 1:
        return last
    half = line.grammar.halves.starting(line.norms, last)
    if half is not None:
        sum_.hang(0.5)
        return half[0]
    part = _fraction(line, last + 1) if line.norm(last) in line.grammar.ands else None
    if part is None:
        return last
    sum_.hang(part[1])
    return part[0]


def _after_point(line: Line, last: int, sum_: Sum) -> int:
    """Add decimals in words, "two point seventy-one", "nought point nought three", and return where they end."""
    decimals, at = "", last + 1
    while (word := line.word(at)) is not None and word.value is not None and not word.value % 1:
        if word.value >= (100 if not decimals else 10) or (len(decimals) > 1 and decimals[0] != "0"):
            break
        decimals, at = decimals + str(int(word.value)), at + 1
    if not decimals or sum_.total or sum_.value % 1:
        return last
    sum_.hang(float(f"0.{decimals}"))
    return at


def _fraction(line: Line, at: int) -> tuple[int, float] | None:
    """Return the end and the value of "a half", "a third", "three quarters" or "driekwart"."""
    word, following = line.word(at), line.word(at + 1)
    if word is None:
        return None
    if word.value is not None and 0 < word.value < 1:
        return at + 1, word.value
    if following is None or word.value is None:
        return None
    if word.value == 1 and following.value is not None and 0 < following.value < 1:
        return at + 2, following.value
    return (at + 2, word.value / following.part) if following.part is not None and following.value is None else None
