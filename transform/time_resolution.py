"""What a time expression means on a day: each operation of the patterns as an interval.

With only a month (or a year) of publication known, whatever is told in days gives that whole month.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from transform import intervals
from transform.records import Interval
from transform.time_patterns import Meaning

_SOON = timedelta(days=31)
_FEW = 3.0
_EXACT = frozenset({"day", "hour", "week", "weekend"})
ANAPHORIC = frozenset({"same", "before", "after", "clock"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a time is told from: the publication, the tense, and the event that was told before."""

    published: Interval
    future: bool = False
    anchor: Interval | None = None
    soon: timedelta = _SOON

    @property
    def dated(self) -> bool:
        """Whether the day of publication is known."""
        return self.published.granularity == "day"

    @property
    def today(self) -> date:
        """The day of publication, or the first that it may have been."""
        return self.published.start

    @property
    def latest(self) -> date:
        """The last day that publication may have been."""
        return self.published.end


def interval(meaning: Meaning, frame: Frame) -> Interval | None:
    """Return the interval that a meaning has in its frame; None where it has none."""
    return _OPERATIONS[meaning.op](meaning, frame)


def _day(meaning: Meaning, frame: Frame) -> Interval | None:
    return intervals.day(frame.today + timedelta(days=meaning.step)) if frame.dated else frame.published


def _now(_: Meaning, frame: Frame) -> Interval | None:
    return frame.published


def _weekday(meaning: Meaning, frame: Frame) -> Interval | None:
    """Return the latest such day up to publication, or the next with a future tense; step -1 and +1 leave out the day itself."""
    if not frame.dated:
        return frame.published
    back = (frame.today.weekday() - meaning.get("weekday")) % 7
    if meaning.step < 0:
        return intervals.day(frame.today - timedelta(days=back or 7))
    if meaning.step > 0:
        return intervals.day(frame.today + timedelta(days=7 - back))
    ahead = frame.future and back > 0
    return intervals.day(frame.today + timedelta(days=7 - back) if ahead else frame.today - timedelta(days=back))


def _unit(meaning: Meaning, frame: Frame) -> Interval | None:
    """Return a calendar unit some steps from this one: last month; a weekday, a month or a season in it if one is named."""
    unit = meaning.get("unit")
    if (unit in _EXACT and not frame.dated) or (frame.published.granularity == "year" and unit != "year"):
        return frame.published
    at = intervals.shift(frame.today, meaning.step, unit)
    if unit == "weekend":
        return _weekend(meaning, frame)
    weekday, month, season = meaning.get("weekday"), meaning.get("month"), meaning.get("season")
    if weekday is not None and unit == "week":
        return intervals.day(intervals.containing(at, "week").start + timedelta(days=weekday))
    if month is not None and unit == "year":
        number = meaning.get("day") or meaning.get("ordinal")
        found = intervals.on(at.year, month, int(number)) if number else None
        return intervals.day(found) if found else intervals.month(at.year, month)
    if season is not None and unit == "year":
        return intervals.season(at.year - (season == 3), season)
    return intervals.containing(at, unit)


def _weekend(meaning: Meaning, frame: Frame) -> Interval:
    if not frame.dated:
        return frame.published
    step = meaning.step
    here = intervals.containing(frame.today, "weekend")
    if step == 0 and not frame.future:
        step = 0 if here.start <= frame.today else -1
    elif step < 0 and frame.today >= here.start and here.end >= frame.today:
        step = -1
    return intervals.containing(frame.today + timedelta(days=7 * step), "weekend")


def _count(meaning: Meaning) -> float:
    count = meaning.get("n")
    return 1.0 if count is None else _FEW if count == 0 else float(count)


def _past(meaning: Meaning, frame: Frame) -> Interval | None:
    """Return the time up to publication: the past month, the past three days."""
    if not frame.dated:
        return frame.published
    return intervals.of(intervals.shift(frame.today, -_count(meaning), meaning.get("unit")), frame.today)


def _coming(meaning: Meaning, frame: Frame) -> Interval | None:
    if not frame.dated:
        return frame.published
    return intervals.of(frame.today, intervals.shift(frame.today, _count(meaning), meaning.get("unit")))


def _ago(meaning: Meaning, frame: Frame) -> Interval | None:
    """Return the calendar unit so many units from publication, before it for step -1: two years ago, in three days."""
    unit = meaning.get("unit")
    if unit in _EXACT and not frame.dated:
        return frame.published
    at = intervals.shift(frame.today, meaning.step * _count(meaning), unit)
    return intervals.containing(at, "day" if unit in ("hour", "weekend") else unit)


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
            year += not begun or meaning.step > 0
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


def _same(meaning: Meaning, frame: Frame) -> Interval | None:
    """Return the time told before, or the week, month or year that it lies in."""
    unit = meaning.get("unit")
    if frame.anchor is None or unit is None or unit in ("day", "hour"):
        return frame.anchor
    return intervals.containing(frame.anchor.start, unit)


def _from_anchor(sign: int) -> Callable[[Meaning, Frame], Interval | None]:
    def moved(meaning: Meaning, frame: Frame) -> Interval | None:
        if frame.anchor is None:
            return None
        unit = meaning.get("unit") or "day"
        origin = frame.anchor.start if sign < 0 else frame.anchor.end
        at = intervals.shift(origin, sign * _count(meaning), unit)
        return intervals.containing(at, "day" if unit in _EXACT else unit)

    return moved


def _nth(meaning: Meaning, frame: Frame) -> Interval | None:
    """Return the third quarter, week or Friday of a time; of this year where none is named."""
    inner = meaning.get("time")
    if inner is not None:
        whole = interval(inner, frame)
    else:
        whole = _month(meaning, frame) if meaning.get("month") else intervals.containing(frame.today, "year")
    number = meaning.get("ordinal") or meaning.get("n")
    if whole is None or number is None:
        return None
    return intervals.nth(whole, int(number), meaning.get("unit") or "day", meaning.get("weekday"))


def _part(edge: str) -> Callable[[Meaning, Frame], Interval | None]:
    def of(meaning: Meaning, frame: Frame) -> Interval | None:
        inner = meaning.get("time")
        whole = _unit(meaning, frame) if inner is None else interval(inner, frame)
        if whole is None or whole == frame.published or whole.start == whole.end:
            return whole
        return intervals.part(whole, edge)

    return of


def _since(meaning: Meaning, frame: Frame) -> Interval | None:
    inner = meaning.get("time")
    begun = interval(inner, Frame(published=frame.published, anchor=frame.anchor))
    if begun is None:
        return None
    start = (
        begun.start + timedelta(days=4)
        if inner.op == "middle" and begun.end - begun.start == timedelta(9)
        else begun.start
    )
    if start >= frame.latest or (begun == frame.published and not frame.dated):
        return begun
    return intervals.of(start, frame.latest)


def _until(meaning: Meaning, frame: Frame) -> Interval | None:
    ends = interval(meaning.get("time"), Frame(published=frame.published, future=True, anchor=frame.anchor))
    if ends is None or ends.end <= frame.latest:
        return ends
    return intervals.of(frame.today, ends.end)


def _between(meaning: Meaning, frame: Frame) -> Interval | None:
    """Return the span of two times; the first is the last such before the second, or shares its month and year."""
    first, second = meaning.all("time")[:2]
    two = interval(second, frame)
    if two is None:
        return None
    year = second.get("year") or (second.get("numeric") or (0, 0, None))[2]
    if year is not None and first.get("year") is None and first.op in ("date", "month"):
        first = first._replace(slots=(*first.slots, ("year", year)))
    earlier = Frame(published=intervals.day(two.end), anchor=frame.anchor, soon=timedelta())
    dated = first.op in ("weekday", "date", "month") and frame.dated
    one = interval(first, earlier if dated else frame)
    return two if one is None else intervals.spanning(one, two)


def _night(meaning: Meaning, frame: Frame) -> Interval | None:
    """Return both days of a night into a day (step 1), or out of one (step -1)."""
    told = interval(meaning.get("time"), frame)
    if told is None or told.start != told.end:
        return told
    one, two = sorted((told.start, told.start - timedelta(days=meaning.step)))
    return intervals.of(one, two)


def _keep(meaning: Meaning, frame: Frame) -> Interval | None:
    inner = meaning.get("time")
    if meaning.step and inner.op in ("weekday", "month", "season"):
        inner = inner._replace(step=meaning.step)
    return interval(inner, frame)


_OPERATIONS: dict[str, Callable[[Meaning, Frame], Interval | None]] = {
    "day": _day,
    "now": _now,
    "overnight": _day,
    "weekday": _weekday,
    "unit": _unit,
    "weekend": _weekend,
    "past": _past,
    "coming": _coming,
    "ago": _ago,
    "date": _date,
    "month": _month,
    "year": _year,
    "season": _season,
    "decade": _decade,
    "holiday": _holiday,
    "same": _same,
    "clock": _same,
    "before": _from_anchor(-1),
    "after": _from_anchor(1),
    "nth": _nth,
    "begin": _part("begin"),
    "middle": _part("middle"),
    "end": _part("end"),
    "since": _since,
    "until": _until,
    "between": _between,
    "night": _night,
    "keep": _keep,
}
OPERATIONS = frozenset(_OPERATIONS)
