"""Numbers in a sentence: how many, how exactly, and of what measure; and the figures that count nothing.

``find`` reads digits and words, with the words that bound them ("ruim 600"), ranges, percentages, money and measures. A figure
that is no count (an age, a year, a score …) is reported with a ``kind`` outside of ``COUNTS``, so that nobody counts it.
"""

from collections.abc import Container, Sequence
from typing import NamedTuple

from transform import figures, number_kinds
from transform.figures import Figure, Line
from transform.number_grammar import NumberGrammar, compile
from transform.phrases import Phrases
from transform.tokens import Token

__all__ = ["COUNTS", "Number", "NumberGrammar", "compile", "find"]

COUNTS = frozenset({"cardinal", "percent", "vague"})
_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₴": "UAH", "₽": "RUB", "₹": "INR", "₺": "TRY", "₩": "KRW",
            "₪": "ILS", "₦": "NGN", "₱": "PHP", "₫": "VND", "₸": "KZT", "₾": "GEL", "₼": "AZN", "฿": "THB", "₿": "XBT"}  # fmt: skip
_DOLLARS = {
    "us": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "nz": "NZD",
    "hk": "HKD",
    "s": "SGD",
    "nt": "TWD",
    "r": "BRL",
}
_CODES = frozenset("AED ARS AUD BRL CAD CHF CNY CZK DKK EGP EUR GBP HKD HUF IDR ILS INR JPY KRW KZT MXN NOK NZD PKR PLN RON RUB "
                   "SAR SEK SGD THB TRY TWD UAH USD ZAR".split())  # fmt: skip
_NEAR = 2


class Number(NamedTuple):
    """A number at tokens ``first`` … ``last`` (end exclusive), bound word and unit included.

    The figure itself, without bound word and unit, is at ``core_first`` … ``core_last``. ``bound`` with ``value``, ``low`` and ``high`` are
    those of a claim's quantity. ``of`` is the whole of "143 of the 193". ``unit_hint`` is a currency's ISO 4217 code, "percent",
    "km", "km2" or "tonne" (values converted), else None. ``kind``: those in ``COUNTS``, or ``ordinal``, ``fraction``, ``age``,
    ``duration``, ``year``, ``date``, ``time``, ``score``, ``phone``, ``temperature``, ``speed``, ``name``.
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


class _Amount(NamedTuple):
    first: int
    figure: Figure
    last: int
    unit: str | None
    factor: float


def find(tokens: Sequence[Token], grammar: NumberGrammar, taken: Container[int] = frozenset()) -> tuple[Number, ...]:
    """Return the numbers of a sentence in order; a token in ``taken``, part of a date say, starts none."""
    norms = [token.norm for token in tokens]
    words = list(map(grammar.word, norms))
    if not any(words) and not any(norm[0].isdecimal() or norm in figures.VULGAR for norm in norms):
        return ()
    line = Line(tokens, norms, words, grammar)
    numbers: list[Number] = []
    at = 0
    while at < len(norms):
        number = None if at in taken else _number(line, at, numbers[-1].last if numbers else 0, taken)
        if number is not None:
            numbers.append(number)
            at = max(number.last, at + 1)
        else:
            at += 1
    return tuple(numbers)


def _number(line: Line, first: int, floor: int, taken: Container[int]) -> Number | None:
    amount = _amount(line, first)
    if amount is None:
        return _opaque(line, first) if line.is_digits(first) else None
    figure = amount.figure
    if number_kinds.blocked(line, figure):
        return None
    if number_kinds.dotted(line, figure):
        return _skip(figure, figure.last + 1, "ordinal", figure.value)
    if figure.kind == "ordinal":
        return _skip(figure, figure.last, "ordinal", figure.value)
    if amount.unit is None:
        aside = number_kinds.aside(line, figure)
        if aside is not None:
            return None if figure.kind == "article" else _skip(figure, *aside, figure.value)
        spread = _range(line, amount, floor, taken)
        if spread is not None:
            return spread
    else:
        spread = _range(line, amount, floor, taken)
        if spread is not None:
            return spread
    return _single(line, amount, floor)


def _opaque(line: Line, first: int) -> Number:
    last, kind = number_kinds.opaque(line, first)
    return Number(first, last, None, None, None, "exact", kind, first, last)


def _skip(figure: Figure, last: int, kind: str, value: float | None) -> Number:
    return Number(figure.first, max(last, figure.last), value, value, value, "exact", kind, figure.first, figure.last)


def _amount(line: Line, first: int) -> _Amount | None:
    """Return the figure at a token with its money sign before it or its unit behind it."""
    start, currency = _currency(line, first)
    if start >= len(line.norms) or (currency and not (line.is_digits(start) or line.words[start])):
        return None
    figure = figures.read(line, start)
    if figure is None:
        return None
    if currency is not None:
        after = line.grammar.money.starting(line.norms, figure.last)
        return _Amount(first, figure, after[0] if after else figure.last, currency, 1)
    return _with_unit(line, figure)


def _currency(line: Line, first: int) -> tuple[int, str | None]:
    norm = line.norms[first]
    following = line.norm(first + 1)
    if norm in _SYMBOLS:
        return first + 1, _SYMBOLS[norm]
    if norm in _DOLLARS and following == "$" and line.joined(first + 1):
        return first + 2, _DOLLARS[norm]
    if line.tokens[first].text in _CODES and line.is_digits(first + 1):
        return first + 1, line.tokens[first].text
    return first, None


def _with_unit(line: Line, figure: Figure) -> _Amount:
    grammar, norms, last = line.grammar, line.norms, figure.last
    if last >= len(norms):
        return _Amount(figure.first, figure, last, None, 1)
    percent = grammar.percent.starting(norms, last)
    if percent is not None:
        return _Amount(figure.first, figure, percent[0], "percent", 1)
    measure = grammar.measures.starting(norms, last)
    if measure is not None and not number_kinds.fast(line, last):
        return _Amount(figure.first, figure, measure[0], measure[1][0], measure[1][1])
    money = grammar.money.starting(norms, last)
    if money is not None:
        return _Amount(figure.first, figure, money[0], money[1], 1)
    code = norms[last].upper()
    if norms[last] in _SYMBOLS or (code in _CODES and line.tokens[last].text == code):
        return _Amount(figure.first, figure, last + 1, _SYMBOLS.get(norms[last], code), 1)
    return _Amount(figure.first, figure, last, None, 1)


def _range(line: Line, one: _Amount, floor: int, taken: Container[int]) -> Number | None:
    """Return the range that the amount begins, "20 to 30"; None where it begins none."""
    grammar, norms, figure = line.grammar, line.norms, one.figure
    if figure.upto is not None and figure.value is not None:
        return _spread(line, one, one, figure.value, figure.upto, floor)
    if figure.kind not in ("cardinal", "article") or figure.value is None:
        return None
    opening = grammar.between.ending(norms, one.first)
    join = grammar.joins.starting(norms, one.last)
    if join is None and number_kinds.dash(line, one.last):
        join = (one.last + 1, True)
    narrow = None if join else grammar.either.starting(norms, one.last)
    if opening and join is None and norms[one.last : one.last + 1] and norms[one.last] in grammar.between_and:
        join = (one.last + 1, True)
    at = join[0] if join else narrow[0] if narrow else len(norms)
    at += at < len(norms) and bool(opening) and norms[at] in grammar.articles
    two = _amount(line, at) if at < len(norms) and at not in taken else None
    if two is None or two.figure.kind != "cardinal" or two.figure.value is None:
        return None
    low, high = figure.value, two.figure.value
    if figure.scale == 1 and two.figure.scale > 1 and low < high / two.figure.scale:
        low *= two.figure.scale
    if low >= high or (narrow and high not in (low + 1, 2 * low)) or (one.unit and two.unit and one.unit != two.unit):
        return None
    if _rises(line, one.first - 1, "") and not opening:
        return None
    return _spread(line, one, two, low, high, opening[0] if opening and opening[0] >= floor else floor, bool(opening))


def _spread(
    line: Line, one: _Amount, two: _Amount, low: float, high: float, floor: int, opened: bool = False
) -> Number:
    first = floor if opened else one.first
    bound = None if opened else line.grammar.bounds.ending(line.norms, first)
    if bound is not None and bound[0] >= floor:
        first = bound[0]
    factor = two.factor if two.unit else one.factor
    low, high = round(low * factor, 6), round(high * factor, 6)
    unit = two.unit or one.unit
    kind = "percent" if unit == "percent" else "cardinal"
    return Number(
        first,
        two.last,
        round((low + high) / 2, 6),
        low,
        high,
        "range",
        kind,
        one.figure.first,
        two.figure.last,
        None,
        unit,
    )


def _rises(line: Line, index: int, word: str) -> bool:
    """Return whether a verb such as "gestegen" stands before: then "tot 600" tells the level that was reached."""
    stems = line.grammar.rising.get(word) or line.grammar.rising.get("", ())
    return bool(stems) and any(norm.startswith(stems) for norm in line.norms[max(0, index - _NEAR) : index + 1])


def _single(line: Line, amount: _Amount, floor: int) -> Number | None:
    grammar, norms, figure = line.grammar, line.norms, amount.figure
    first, last = amount.first, amount.last
    bound: str = "exact"
    before = grammar.bounds.ending(norms, first)
    if before is not None and before[0] >= floor and not _reaches(line, before[0]):
        first, bound = before[0], before[1]
    after = grammar.bounds_after.starting(norms, last)
    if after is not None:
        last, bound = after[0], after[1] if bound in ("exact", "approximate") else bound
    whole = _whole(line, last, grammar.of) if amount.unit is None and figure.kind in ("cardinal", "article") else None
    if whole is None and figure.kind in ("cardinal", "article") and bound == "exact":
        share = _whole(line, last, line.grammar.ratio)
        if share is not None and figure.value and share[1] > figure.value:
            value = figure.value / share[1]
            return Number(first, share[0], value, value, value, "exact", "fraction", figure.first, share[0])
    if figure.kind == "vague":
        low = None if figure.low is None else round(figure.low * amount.factor, 6)
        return Number(first, last, None, low, None, "vague", "vague", figure.first, figure.last, None, amount.unit)
    if figure.kind == "article" and bound != "at_least" and whole is None:
        return None
    value = round((figure.value or 0) * amount.factor, 12)
    if number_kinds.negative(line, amount.first) and bound == "exact":
        first, value = amount.first - 1, -value
    if figure.kind == "rounded" and bound == "exact":
        bound = "approximate"
    low = value if bound in ("exact", "at_least", "more_than") else None
    high = value if bound in ("exact", "at_most", "less_than") else None
    kind = (
        "percent"
        if amount.unit == "percent"
        else "fraction"
        if figure.kind == "fraction" and not amount.unit
        else "cardinal"
    )
    core = figure.first - 1 if value < 0 else figure.first
    if whole is not None and whole[1] >= value:
        return Number(first, whole[0], value, low, high, bound, kind, core, figure.last, whole[1], amount.unit)
    return Number(first, last, value, low, high, bound, kind, core, figure.last, None, amount.unit)


def _reaches(line: Line, at: int) -> bool:
    return line.norms[at] in line.grammar.rising and _rises(line, at - 1, line.norms[at])


def _whole(line: Line, last: int, links: Phrases[bool]) -> tuple[int, float] | None:
    """Return the end and the value of the whole in "143 of the 193"."""
    link = links.starting(line.norms, last)
    if link is None or link[0] >= len(line.norms):
        return None
    figure = figures.read(line, link[0])
    if figure is None or figure.kind != "cardinal" or figure.value is None or figure.value < 2:
        return None
    return figure.last, figure.value
