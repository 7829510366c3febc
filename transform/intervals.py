"""Intervals of whole days: calendar units, their neighbours and their parts."""

from datetime import date, timedelta
from math import ceil
from typing import Final

from transform.records import Granularity, Interval

_SPANS: Final[dict[str, Granularity]] = {
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "season": "season",
}
_MONTHS: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS: Final = {"day": 1, "weekend": 7, "week": 7}
_FIRST, _LAST = date.min.year + 200, date.max.year - 200


def of(start: date, end: date, granularity: Granularity | None = None) -> Interval:
    """Return the interval of two days; by itself a single day is a ``day``, more are a ``range``."""
    return Interval(start=start, end=end, granularity=granularity or ("day" if start == end else "range"))


def day(at: date) -> Interval:
    """Return the interval of one day."""
    return of(at, at)


def month(year: int, number: int) -> Interval | None:
    """Return a month; None outside of the calendar."""
    if not (_FIRST <= year <= _LAST and 1 <= number <= 12):
        return None
    start = date(year, number, 1)
    return of(start, shift(start, 1, "month") - timedelta(days=1), "month")


def year(number: int) -> Interval | None:
    """Return a year; None outside of the calendar."""
    return of(date(number, 1, 1), date(number, 12, 31), "year") if _FIRST <= number <= _LAST else None


def on(year_: int, month_: int, day_: int) -> date | None:
    """Return a date; None where the calendar has none, such as 30 February."""
    try:
        return date(year_, month_, day_) if _FIRST <= year_ <= _LAST else None
    except ValueError:
        return None


def shift(at: date, count: float, unit: str) -> date:
    """Return the day so many units later; the last of the month where it is shorter (31 January + 1 month = 28 February).

    >>> shift(date(2024, 3, 31), -1, "month")
    datetime.date(2024, 2, 29)
    """
    count = max(-100_000.0, min(100_000.0, count))
    if unit == "hour":
        return _bounded(at.toordinal() + (ceil(count / 24) if count > 0 else -ceil(-count / 24)))
    if unit in _DAYS:
        return _bounded(at.toordinal() + round(count * _DAYS[unit]))
    months = at.year * 12 + at.month - 1 + round(count * _MONTHS.get(unit, 0))
    year_ = max(_FIRST, min(_LAST, months // 12))
    for last in range(at.day, 0, -1):
        found = on(year_, months % 12 + 1, last)
        if found is not None:
            return found
    return at


def _bounded(ordinal: int) -> date:
    return date.fromordinal(max(date(_FIRST, 1, 1).toordinal(), min(date(_LAST, 12, 31).toordinal(), ordinal)))


def containing(at: date, unit: str) -> Interval:
    """Return the calendar unit that a day lies in; the weekend of the week that it lies in.

    >>> containing(date(2024, 6, 4), "week").start
    datetime.date(2024, 6, 3)
    """
    if unit in ("week", "weekend"):
        monday = at - timedelta(days=at.weekday())
        first = monday + timedelta(days=5) if unit == "weekend" else monday
        return of(first, monday + timedelta(days=6), _SPANS.get(unit))
    if unit not in _MONTHS:
        return day(at)
    size = _MONTHS[unit]
    number = (at.year * 12 + at.month - 1) // size * size
    start = date(max(1, number // 12), number % 12 + 1, 1)
    return of(start, shift(start, size, "month") - timedelta(days=1), _SPANS.get(unit))


def season(year_: int, number: int) -> Interval | None:
    """Return a season: 0 spring (March to May) … 3 winter (December of the year to February)."""
    if not _FIRST <= year_ <= _LAST:
        return None
    start = date(year_, 3 * number + 3, 1)
    return of(start, shift(start, 3, "month") - timedelta(days=1), "season")


def part(whole: Interval, edge: str) -> Interval:
    """Return the begin, middle or end of an interval: ten days of a month, three months of a year, else a third."""
    if whole.granularity == "month":
        cuts = {"begin": (0, 9), "middle": (10, 19), "end": (-9, 0)}
    elif whole.granularity == "year":
        quarter = {"begin": (0, 3), "middle": (4, 8), "end": (9, 12)}[edge]
        start = shift(whole.start, quarter[0], "month")
        return of(start, shift(whole.start, quarter[1], "month") - timedelta(days=1), "range")
    else:
        third = (whole.end - whole.start).days // 3
        cuts = {"begin": (0, third), "middle": (third, 2 * third), "end": (-third, 0)}
    low, high = cuts[edge]
    origin = whole.end if edge == "end" else whole.start
    return of(origin + timedelta(days=low), origin + timedelta(days=high), None if low == high else "range")


def nth(whole: Interval, number: int, unit: str, weekday: int | None = None) -> Interval | None:
    """Return the nth unit or weekday of an interval; None if it has not so many. Weeks lie where their Thursday does.

    >>> nth(containing(date(2024, 6, 1), "month"), 2, "day", weekday=4).start
    datetime.date(2024, 6, 14)
    """
    if weekday is not None or unit == "week":
        first = whole.start + timedelta(days=((3 if weekday is None else weekday) - whole.start.weekday()) % 7)
        at = shift(first, number - 1, "week")
    else:
        at = shift(whole.start, number - 1, unit)
    if not whole.start <= at <= whole.end:
        return None
    return day(at) if weekday is not None else containing(at, unit)


def spanning(one: Interval, two: Interval) -> Interval | None:
    """Return the interval from the start of one to the end of the other; None where it would run backwards."""
    return of(one.start, two.end) if one.start <= two.end else None
