"""Times told in units from publication or from another event: yesterday, last week, the past three days, a day earlier."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from transform import intervals
from transform.records import Interval
from transform.times.frame import Frame
from transform.times.patterns import Meaning

_FEW: Final = 3.0
_LONGEST: Final = 1500
_EXACT: Final = frozenset({"day", "hour", "week", "weekend"})
ANAPHORIC: Final = frozenset({"same", "before", "after", "clock", "onward"})


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
    if step > 0:
        # "komend weekend", said on a weekday, is the next one.
        ahead = step - (here.start > frame.today)
        return intervals.containing(frame.today + timedelta(days=7 * ahead), "weekend")
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
    unit = meaning.get("unit")
    if frame.dated:
        return intervals.of(intervals.shift(frame.today, -_count(meaning), unit), frame.today)
    if unit in _EXACT:
        return frame.published
    return intervals.of(intervals.shift(frame.published.start, -_count(meaning), unit), frame.published.end)


def _coming(meaning: Meaning, frame: Frame) -> Interval | None:
    if not frame.dated:
        return frame.published
    return intervals.of(frame.today, intervals.shift(frame.today, _count(meaning), meaning.get("unit")))


def _ago(meaning: Meaning, frame: Frame) -> Interval | None:
    """Return the calendar unit so many units from publication, before it for step -1: two years ago, in three days."""
    unit = meaning.get("unit")
    if unit in _EXACT and not frame.dated:
        return frame.published
    count = _count(meaning)
    if count > _LONGEST:
        return None
    at = intervals.shift(frame.today, meaning.step * count, unit)
    return intervals.containing(at, "day" if unit in ("hour", "weekend") else unit)


def _same(meaning: Meaning, frame: Frame) -> Interval | None:
    """Return the time told before, or the week, month or year that it lies in."""
    unit = meaning.get("unit")
    if meaning.step and frame.anchor is not None and (frame.anchor.end - frame.anchor.start).days == 1:
        # The morning after a night is that of its second day.
        return intervals.day(frame.anchor.end)
    if frame.anchor is None or unit is None or unit in ("day", "hour"):
        return frame.anchor
    return intervals.containing(frame.anchor.start, unit)


def _onward(_: Meaning, frame: Frame) -> Interval | None:
    """Return the time from the event told before up to publication: "since then"."""
    if frame.anchor is None or frame.anchor.start >= frame.latest:
        return frame.anchor
    return intervals.of(frame.anchor.start, frame.latest)


def _todate(meaning: Meaning, frame: Frame) -> Interval | None:
    """Return the part of this month, year … that is over: "so far this year"."""
    return intervals.of(intervals.containing(frame.today, meaning.get("unit")).start, frame.latest)


def _from_anchor(sign: int) -> Callable[[Meaning, Frame], Interval | None]:
    def moved(meaning: Meaning, frame: Frame) -> Interval | None:
        if frame.anchor is None:
            return None
        unit = meaning.get("unit") or "day"
        origin = frame.anchor.start if sign < 0 else frame.anchor.end
        at = intervals.shift(origin, sign * _count(meaning), unit)
        return intervals.containing(at, "day" if unit in _EXACT else unit)

    return moved


OPERATIONS: Final[dict[str, Callable[[Meaning, Frame], Interval | None]]] = {
    "day": _day,
    "now": _now,
    "overnight": _day,
    "weekday": _weekday,
    "unit": _unit,
    "weekend": _weekend,
    "past": _past,
    "coming": _coming,
    "ago": _ago,
    "same": _same,
    "clock": _same,
    "onward": _onward,
    "todate": _todate,
    "before": _from_anchor(-1),
    "after": _from_anchor(1),
}
