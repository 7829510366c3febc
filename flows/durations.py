"""Durations as people write them: ``90s``, ``15m``, ``2h``, ``1d``, ``1w``."""

import re
from datetime import timedelta

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_FORM = re.compile(r"(?:\d+[smhdw])+")
_PART = re.compile(r"(\d+)([smhdw])")


def parse(text: str) -> timedelta:
    """Return the duration that a text such as ``15m`` or ``1h30m`` says; ValueError if it says none.

    >>> parse("1h30m")
    datetime.timedelta(seconds=5400)
    """
    written = text.replace(" ", "").lower()
    if not _FORM.fullmatch(written):
        raise ValueError(f"{text!r} is not a duration: write it as 90s, 15m, 2h, 1d or 1h30m")
    try:
        total = sum((timedelta(**{_UNITS[unit]: int(n)}) for n, unit in _PART.findall(written)), timedelta())
    except OverflowError:
        raise ValueError(f"{text!r} is longer than meldt can count") from None
    if total == timedelta():
        raise ValueError(f"{text!r} is no time at all: write at least 1s")
    return total


def spell(duration: timedelta) -> str:
    """Return a duration in the form that ``parse`` reads, to the second.

    >>> spell(timedelta(minutes=90))
    '1h30m'
    """
    seconds = int(duration.total_seconds())
    parts = []
    for unit, size in (("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)):
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count}{unit}")
    return "".join(parts) or "0s"
