"""What a time expression means on a day: each operation of the patterns as an interval.

With only a month (or a year) of publication known, whatever is told in days gives that whole month. Here are the operations
on other times, "since …", "the end of …"; those on units and on dates have modules of their own.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from transform import intervals
from transform.records import Interval
from transform.times import dates, units
from transform.times.frame import Frame
from transform.times.patterns import Meaning


def interval(meaning: Meaning, frame: Frame) -> Interval | None:
    """Return the interval that a meaning has in its frame; None where it has none."""
    return _OPERATIONS[meaning.op](meaning, frame)


def _nth(meaning: Meaning, frame: Frame) -> Interval | None:
    """Return the third quarter, week or Friday of a time; of this year where none is named."""
    inner = meaning.get("time")
    if inner is not None:
        whole = interval(inner, frame)
    else:
        whole = (
            dates.OPERATIONS["month"](meaning, frame)
            if meaning.get("month")
            else intervals.containing(frame.today, "year")
        )
    number = meaning.get("ordinal") or meaning.get("n")
    if whole is None or number is None:
        return None
    return intervals.nth(whole, int(number), meaning.get("unit") or "day", meaning.get("weekday"))


def _first(meaning: Meaning, frame: Frame) -> Interval | None:
    """Return the first so many units of a time, of this year where none is named: "the first four months of the year"."""
    inner = meaning.get("time")
    whole = intervals.containing(frame.today, "year") if inner is None else interval(inner, frame)
    if whole is None:
        return None
    end = intervals.shift(whole.start, meaning.get("n") or 1, meaning.get("unit")) - timedelta(days=1)
    return intervals.of(whole.start, end) if whole.start <= end <= whole.end else whole


def _by(meaning: Meaning, frame: Frame) -> Interval | None:
    """Return the time up to a day that is to come; of what is past, that day: "by Friday 43 had died"."""
    return _until(meaning, frame) if frame.future else interval(meaning.get("time"), frame)


def _part(edge: str) -> Callable[[Meaning, Frame], Interval | None]:
    def of(meaning: Meaning, frame: Frame) -> Interval | None:
        inner = meaning.get("time")
        if inner is None and meaning.get("month"):
            whole = dates.OPERATIONS["month"](meaning, frame)
        else:
            whole = units.OPERATIONS["unit"](meaning, frame) if inner is None else interval(inner, frame)
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


_OPERATIONS: Final[dict[str, Callable[[Meaning, Frame], Interval | None]]] = {
    **units.OPERATIONS,
    **dates.OPERATIONS,
    "nth": _nth,
    "first": _first,
    "by": _by,
    "begin": _part("begin"),
    "middle": _part("middle"),
    "end": _part("end"),
    "since": _since,
    "until": _until,
    "between": _between,
    "night": _night,
    "keep": _keep,
}
OPERATIONS: Final = frozenset(_OPERATIONS)
