"""Times told by the calendar: dates, months, years, seasons and holidays, with or without a year."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from transform import intervals
from transform.records import Interval
from transform.times.frame import Frame
from transform.times.patterns import Meaning

_HALF_YEAR: Final = 6


def _date(meaning: Meaning, frame: Frame) -> Interval | None:
    numeric = meaning.get("numeric")
    if numeric is not None:
        day, month, year = numeric
    else:
        days = [int(d) for d in meaning.all("day") + meaning.all("ordinal")]
        day, month, year = days[0], meaning.get("month") or meaning.get("mno"), meaning.get("year")
        if len(days) > 1:
            one, two = (_dated(d, month, year, meaning, frame) for d in days[:2])
            return intervals.of(one, two) if one and two and one <= two else None
    found = _dated(day, month, year, meaning, frame)
    return intervals.day(found) if found else None


def _dated(day: int, month: int | None, year: int | None, meaning: Meaning, frame: Frame) -> date | None:
    """Return a date; without a year the one that its weekday tells, else the latest that is not far ahead."""
    if year is not None and month is not None:
        return intervals.on(year, month, day)
    around = _around(day, month, frame)
    weekday = meaning.get("weekday")
    told = [d for d in around if weekday is None or d.weekday() == weekday] or around
    if frame.future:
        ahead = [d for d in told if d >= frame.today]
        return min(ahead) if ahead else max(told, default=None)
    near = [d for d in told if d <= frame.latest + frame.soon]
    return max(near) if near else min(told, default=None)


def _around(day: int, month: int | None, frame: Frame) -> list[date]:
    """Return the dates of that day and month in the years around publication; in the months around it if none is told."""
    at = frame.today
    if month is not None:
        found = [intervals.on(at.year + n, month, day) for n in (-1, 0, 1)]
    else:
        months = [intervals.shift(at.replace(day=1), n, "month") for n in (-1, 0, 1)]
        found = [intervals.on(m.year, m.month, day) for m in months]
        found = [d for d in found if d and (frame.future or d <= frame.latest)] or found
    return [d for d in found if d is not None]


def _month(meaning: Meaning, frame: Frame) -> Interval | None:
    """Return a month; without a year the latest that has begun, or the next with a future tense."""
    months, year = meaning.all("month"), meaning.get("year")
    number = months[0]
    if year is None:
        begun = number <= frame.latest.month
        year = frame.latest.year - (not begun)
        if meaning.step < 0 and number == frame.latest.month:
            year -= 1
        elif (meaning.step > 0 or frame.future) and number != frame.latest.month:
            # What is to come in a month that lies half a year back comes in the next one: "in January", said in October.
            year += not begun or meaning.step > 0 or frame.latest.month - number >= _HALF_YEAR
    one, two = intervals.month(year, number), intervals.month(year, months[-1])
    if one is None or two is None:
        return None
    return one if len(months) == 1 else intervals.spanning(one, two)


def _year(meaning: Meaning, _: Frame) -> Interval | None:
    years = meaning.all("year")
    one, two = intervals.year(years[0]), intervals.year(years[-1])
    if one is None or two is None:
        return None
    return one if len(years) == 1 else intervals.spanning(one, two)


def _season(meaning: Meaning, frame: Frame) -> Interval | None:
    """Return a season; step -1 the latest that is over, 0 the latest that has begun, 1 the next."""
    number, year = meaning.get("season"), meaning.get("year")
    if number is None:
        return None
    number = int(number)
    if year is not None:
        return intervals.season(year, number)
    around = [s for s in (intervals.season(frame.today.year + n, number) for n in (-2, -1, 0, 1)) if s]
    if meaning.step > 0 or (frame.future and not meaning.step):
        ahead = [s for s in around if (s.start > frame.today if meaning.step else s.end >= frame.today)]
        return ahead[0] if ahead else None
    done = [s for s in around if (s.end < frame.today if meaning.step < 0 else s.start <= frame.latest)]
    return done[-1] if done else None


def _decade(meaning: Meaning, frame: Frame) -> Interval | None:
    year = int(meaning.get("year") or meaning.get("n") or 0)
    if year < 100:
        year += 1900 if year + 2000 > frame.today.year else 2000
    one, two = intervals.year(year), intervals.year(year + 9)
    return intervals.spanning(one, two) if one and two else None


def _holiday(meaning: Meaning, frame: Frame) -> Interval | None:
    month, day = divmod(meaning.step, 100)
    found = _dated(day, month, meaning.get("year"), meaning, frame)
    return intervals.day(found) if found else None


def _easter(method: int) -> Callable[[Meaning, Frame], Interval | None]:
    """Return how a day so many days from Easter is found: the latest such, or the next with a future tense."""

    def of(meaning: Meaning, frame: Frame) -> Interval | None:
        told, at = meaning.get("year"), frame.today.year
        years = [told] if told else [at - 1, at, at + 1]
        days = [easter(year, method) + timedelta(days=meaning.step) for year in years]
        if frame.future and not told:
            return intervals.day(next(d for d in days if d >= frame.today))
        begun = [d for d in days if told or d <= frame.latest]
        return intervals.day(begun[-1]) if begun else None

    return of


OPERATIONS: Final[dict[str, Callable[[Meaning, Frame], Interval | None]]] = {
    "date": _date,
    "month": _month,
    "year": _year,
    "season": _season,
    "decade": _decade,
    "holiday": _holiday,
    "easter": _easter(EASTER_WESTERN),
    "orthodox": _easter(EASTER_ORTHODOX),
}
