"""Amounts: a figure with its money sign or its unit, "$5bn", "38.000 hectare", "35 procent"."""

from typing import Final, NamedTuple

from transform.numbers import figures, kinds
from transform.numbers.figures import Figure
from transform.numbers.line import Line

_SYMBOLS: Final = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₴": "UAH", "₽": "RUB", "₹": "INR", "₺": "TRY", "₩": "KRW",
    "₪": "ILS", "₦": "NGN", "₱": "PHP", "₫": "VND", "₸": "KZT", "₾": "GEL", "₼": "AZN", "฿": "THB",
}  # fmt: skip
_DOLLARS: Final = {"us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "nz": "NZD", "hk": "HKD", "s": "SGD",
            "nt": "TWD", "r": "BRL"}  # fmt: skip
_CODES: Final = frozenset(
    ["AED", "ARS", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EGP", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS",
     "INR", "JPY", "KRW", "KZT", "MXN", "NOK", "NZD", "PKR", "PLN", "RON", "RUB", "SAR", "SEK", "SGD", "THB", "TRY",
     "TWD", "UAH", "USD", "ZAR"]
)  # fmt: skip


_SHARED: Final = "XXX"
_NEAR: Final = 25
STARTS: Final = frozenset({*_SYMBOLS, *_DOLLARS, *(code.casefold() for code in _CODES)})


class Amount(NamedTuple):
    """A figure at tokens ``first`` … ``last`` with its unit: an ISO 4217 code, "percent", "km", "km2" or "tonne".

    ``factor`` is what the figure is to be multiplied by to be in that unit.
    """

    first: int
    last: int
    figure: Figure
    unit: str | None = None
    factor: float = 1


def read(line: Line, first: int) -> Amount | None:
    """Return the amount that starts at a token, a money sign included; None if none starts there."""
    start, currency = _sign(line, first)
    figure = figures.read(line, start) if start < len(line.norms) else None
    if figure is None or (currency and figure.kind == "article"):
        return None
    if currency is None:
        return _with_unit(line, figure)
    word = line.grammar.money.starting(line.norms, figure.last)
    return Amount(first, word[0] if word else figure.last, figure, currency)


def _sign(line: Line, first: int) -> tuple[int, str | None]:
    """Return where the figure starts, and the currency where a sign or a code stands before it."""
    norm = line.norms[first]
    if norm in _SYMBOLS:
        return first + 1, _SYMBOLS[norm]
    if norm in _DOLLARS and line.norm(first + 1) == "$" and line.joined(first + 1):
        return first + 2, _DOLLARS[norm]
    if line.tokens[first].text in _CODES and line.is_digits(first + 1):
        return first + 1, line.tokens[first].text
    return first, None


def _with_unit(line: Line, figure: Figure) -> Amount:
    grammar, norms, last = line.grammar, line.norms, figure.last
    percent = grammar.percent.starting(norms, last)
    if percent is not None:
        return Amount(figure.first, percent[0], figure, "percent")
    measure = grammar.measures.starting(norms, last)
    if measure is not None and not kinds.is_speed(line, last):
        return Amount(figure.first, measure[0], figure, *measure[1])
    money = grammar.money.starting(norms, last)
    if money is not None:
        return Amount(figure.first, money[0], figure, _nations(line, last) if money[1] == _SHARED else money[1])
    code = line.tokens[last].text if last < len(norms) else ""
    if code in _SYMBOLS or code in _CODES:
        return Amount(figure.first, last + 1, figure, _SYMBOLS.get(code, code))
    return Amount(figure.first, last, figure)


def _nations(line: Line, at: int) -> str:
    """Return the currency of a name that several countries use, by a country named near it; else XXX (ISO 4217)."""
    near = line.norms[max(0, at - _NEAR) : at + _NEAR]
    for code, stems in line.grammar.nations.items():
        if any(norm.startswith(stems) for norm in near):
            return code
    return _SHARED
