"""Publication dates: a day, or only a month or a year (ISO 8601-2 reduced precision)."""

import re
from calendar import monthrange
from datetime import date
from typing import Final

from transform.records import Interval

_FORM: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?")


def published(text: str) -> Interval:
    """Return the interval of a publication date; ValueError if it is none.

    >>> published("2022-10").end
    datetime.date(2022, 10, 31)
    """
    match = _FORM.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not a date: write 2022-10-14, 2022-10 or 2022")
    year, month, day = int(match[1]), match[2], match[3]
    if month is None:
        return Interval(start=date(year, 1, 1), end=date(year, 12, 31), granularity="year")
    if day is None:
        last = monthrange(year, int(month))[1]
        return Interval(start=date(year, int(month), 1), end=date(year, int(month), last), granularity="month")
    return Interval(start=date(year, int(month), int(day)), end=date(year, int(month), int(day)), granularity="day")
