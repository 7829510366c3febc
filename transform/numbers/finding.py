"""Numbers in a sentence: how many, how exactly, and of what measure; and the figures that count nothing.

``find`` reads digits and words, with the words that bound them ("ruim 600"), ranges, percentages, money and measures.
A figure that is no count (an age, a year, a score …) is reported with a ``kind`` outside of ``COUNTS``, so that nobody
counts it.
"""

from collections.abc import Callable, Container, Sequence
from typing import Final, NamedTuple

from transform.memo import Memo
from transform.numbers import amounts, figures, kinds
from transform.numbers.amounts import Amount
from transform.numbers.figures import Figure
from transform.numbers.grammar import NumberGrammar
from transform.numbers.line import Line
from transform.numbers.numerals import VULGAR
from transform.phrases import Phrases
from transform.tokens import Token

COUNTS: Final = frozenset({"cardinal", "percent", "vague"})
_NEAR: Final = 2


class Number(NamedTuple):
    """A number at tokens ``first`` … ``last`` (end exclusive), bound word and unit included.

    The figure itself, without bound word and unit, is at ``core_first`` … ``core_last``. ``bound`` with ``value``, ``low``
    and ``high`` are those of a claim's quantity. ``of`` is the whole of "143 of the 193". ``unit_hint`` is a currency's
    ISO 4217 code, "percent", "km", "km2" or "tonne" (values converted by ``factor``), else None. ``kind``: those in ``COUNTS``, or
    ``ordinal``, ``fraction``, ``age``, ``duration``, ``year``, ``date``, ``time``, ``score``, ``phone``, ``temperature``, ``speed``,
    ``name``.
    """

    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    bound: str
    kind: str
    core_first: int
    core_last: int
    of: float | None = None
    unit_hint: str | None = None
    factor: float = 1


def _starts_figure(norm: str) -> bool:
    """Return whether a token may begin a number by its signs alone: digits, "½", "$"."""
    return norm[0].isdecimal() or norm in VULGAR or norm in amounts.STARTS


_is_figure: Final[Callable[[str], bool]] = Memo(_starts_figure).__getitem__


def find(tokens: Sequence[Token], grammar: NumberGrammar, taken: Container[int] = frozenset()) -> tuple[Number, ...]:
    """Return the numbers of a sentence in order; a token in ``taken``, part of a date say, starts none."""
    norms = [token.norm for token in tokens]
    words = list(map(grammar.word, norms))
    starts = [at for at, begins in enumerate(map(_is_figure, norms)) if begins or words[at] is not None]
    if not starts:
        return ()
    line = Line(tokens, norms, words, grammar)
    numbers: list[Number] = []
    floor = 0
    for at in starts:
        if at >= floor and at not in taken:
            number = _number(line, at, floor, taken)
            if number is not None:
                numbers.append(number)
                floor = max(number.last, at + 1)
    return tuple(numbers)


def _number(line: Line, first: int, floor: int, taken: Container[int]) -> Number | None:
    """Return the number that starts at a token; its bound word may go back to ``floor``."""
    amount = amounts.read(line, first)
    if amount is None:
        return _opaque(line, first) if line.is_digits(first) else None
    figure = amount.figure
    if kinds.blocked(line, figure):
        return None
    aside = kinds.aside(line, figure, measured=amount.unit is not None)
    if aside is not None:
        last, kind = aside
        return None if figure.kind == "article" else _aside(figure, last, kind)
    return _range(line, amount, floor, taken) or _single(line, amount, floor)


def _opaque(line: Line, first: int) -> Number:
    last, kind = kinds.opaque(line, first)
    return Number(first, last, None, None, None, "exact", kind, first, last)


def _aside(figure: Figure, last: int, kind: str) -> Number:
    value = figure.value
    return Number(figure.first, max(last, figure.last), value, value, value, "exact", kind, figure.first, figure.last)


def _range(line: Line, one: Amount, floor: int, taken: Container[int]) -> Number | None:
    """Return the range that the amount begins, "20 to 30"; None where it begins none."""
    figure = one.figure
    if figure.kind not in ("cardinal", "article") or figure.value is None:
        return None
    if figure.upto is not None:
        return _spread(one, one, (figure.value, figure.upto), _bounded(line, one.first, floor))
    opening = line.grammar.between.ending(line.norms, one.first)
    opened = opening is not None and opening[0] >= floor
    at, narrow = _joint(line, one.last, opened=opened)
    two = amounts.read(line, at) if 0 < at < len(line.norms) and at not in taken else None
    if two is None or two.figure.kind != "cardinal" or two.figure.value is None:
        return None
    beyond = kinds.aside(line, two.figure, measured=two.unit is not None)
    if beyond is not None and beyond[1] in ("duration", "age", "temperature", "speed"):
        # "four to eight months" counts nothing either.
        return _aside(figure, *beyond)
    low, high = figure.value, two.figure.value
    if figure.scale == 1 < two.figure.scale and low < high / two.figure.scale:
        low *= two.figure.scale
    if low >= high or (narrow and high not in (low + 1, 2 * low)) or (one.unit and two.unit and one.unit != two.unit):
        return None
    if opening is not None and opened:
        return _spread(one, two, (low, high), opening[0])
    return None if _rises(line, one.first, "") else _spread(one, two, (low, high), _bounded(line, one.first, floor))


def _joint(line: Line, last: int, *, opened: bool) -> tuple[int, bool]:
    """Return where the second end of a range starts (0: nowhere), and whether the ends must be neighbours: "one or two"."""
    join = line.grammar.joins.starting(line.norms, last)
    if join is not None:
        at = join[0]
    elif kinds.is_dash(line, last) or (opened and line.norm(last) in line.grammar.between_and):
        at = last + 1
    else:
        either = line.grammar.either.starting(line.norms, last)
        return (either[0], True) if either else (0, False)
    return at + (opened and line.norm(at) in line.grammar.articles), False


def _spread(one: Amount, two: Amount, ends: tuple[float, float], first: int) -> Number:
    factor, unit = (two.factor, two.unit) if two.unit else (one.factor, one.unit)
    low, high = (round(end * factor, 6) for end in ends)
    kind = "percent" if unit == "percent" else "cardinal"
    middle = round((low + high) / 2, 6)
    return Number(
        first, two.last, middle, low, high, "range", kind, one.figure.first, two.figure.last, None, unit, factor
    )


def _bounded(line: Line, first: int, floor: int) -> int:
    """Return where the bound word before a range starts: it is part of the text, "about 20 to 30", and says no more."""
    before = line.grammar.bounds.ending(line.norms, first)
    return before[0] if before is not None and before[0] >= floor else first


def _rises(line: Line, first: int, word: str) -> bool:
    """Return whether a verb such as "gestegen" stands before: then "tot 600" tells the level that was reached."""
    stems = line.grammar.rising.get(word, ())
    return bool(stems) and any(norm.startswith(stems) for norm in line.norms[max(0, first - _NEAR) : first])


def _single(line: Line, amount: Amount, floor: int) -> Number | None:
    first, last, bound = _bounds(line, amount, floor)
    figure = amount.figure
    if figure.kind == "vague":
        return _vague(line, amount, first, last, bound)
    counted = figure.kind in ("cardinal", "article") and amount.unit is None and figure.value is not None
    whole = _whole(line, last, line.grammar.of) if counted else None
    value = figure.value or 0.0
    if whole is not None and whole[1] >= value:
        return _valued(line, amount, (first, whole[0]), bound, whole[1])
    share = _whole(line, last, line.grammar.ratio) if counted else None
    if share is not None and 0 < value < share[1]:
        part = value / share[1]
        return Number(first, share[0], part, part, part, "exact", "fraction", figure.first, share[0])
    return None if figure.kind == "article" and bound != "at_least" else _valued(line, amount, (first, last), bound)


def _bounds(line: Line, amount: Amount, floor: int) -> tuple[int, int, str]:
    """Return the span with the words that bound the amount, before or after it, and the bound."""
    first, last, bound = amount.first, amount.last, "exact"
    while bound in ("exact", "approximate"):
        before = _bound(line, first)
        if before is None or before[0] < floor or _rises(line, before[0], line.norms[before[0]]):
            break
        first, bound = before
    after = line.grammar.bounds_after.starting(line.norms, last)
    if after is not None and not line.is_digits(after[0]) and not line.is_digits(after[0] + 1):
        last, bound = after[0], after[1] if bound in ("exact", "approximate") else bound
    return first, last, bound


def _bound(line: Line, first: int) -> tuple[int, str] | None:
    """Return the start and the meaning of the bound word before a number; "at least another 20" has a word between."""
    found = line.grammar.bounds.ending(line.norms, first)
    filler = line.grammar.fillers.ending(line.norms, first) if found is None else None
    return line.grammar.bounds.ending(line.norms, filler[0]) if filler else found


def _vague(line: Line, amount: Amount, first: int, last: int, bound: str) -> Number:
    figure = amount.figure
    one = line.grammar.singular.get(line.norms[figure.first]) if figure.last - figure.first == 1 else None
    if one is not None and bound != "exact":
        return _valued(line, amount._replace(figure=figure._replace(kind="cardinal", value=one)), (first, last), bound)
    low = round((figure.low or 0.0) * amount.factor, 6)
    return Number(
        first, last, None, low, None, "vague", "vague", figure.first, figure.last, None, amount.unit, amount.factor
    )


def _valued(line: Line, amount: Amount, span: tuple[int, int], bound: str, whole: float | None = None) -> Number:
    figure, (first, last) = amount.figure, span
    value = round((figure.value or 0.0) * amount.factor, 12)
    core = figure.first
    if bound == "exact" and kinds.is_negative(line, amount.first):
        first, core, value = amount.first - 1, amount.first - 1, -value
    if bound == "exact" and figure.kind == "rounded":
        bound = "approximate"
    low = value if bound in ("exact", "at_least", "more_than") else None
    high = value if bound in ("exact", "at_most", "less_than") else None
    part = figure.kind == "fraction" and amount.unit is None
    kind = "percent" if amount.unit == "percent" else "fraction" if part else "cardinal"
    return Number(first, last, value, low, high, bound, kind, core, figure.last, whole, amount.unit, amount.factor)


def _whole(line: Line, last: int, links: Phrases[bool]) -> tuple[int, float] | None:
    """Return the end and the value of the whole in "143 of the 193"."""
    link = links.starting(line.norms, last)
    if link is None or link[0] >= len(line.norms):
        return None
    figure = figures.read(line, link[0])
    if figure is None or figure.kind != "cardinal" or figure.value is None or figure.value < 2:
        return None
    return figure.last, figure.value
