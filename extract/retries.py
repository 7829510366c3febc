"""When to come again: what a host asks for, and what we wait after failures."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from hashlib import sha256


def clamp_retry_after(header: str | None, *, now: datetime, limit: timedelta) -> timedelta | None:
    """Return how long the host asks us to wait, at most ``limit``; None if the header says nothing usable.

    Accepts both forms of RFC 9110 section 10.2.3, seconds and HTTP-date.

    >>> noon = datetime(2024, 5, 1, 12, tzinfo=UTC)
    >>> clamp_retry_after("120", now=noon, limit=timedelta(days=1))
    datetime.timedelta(seconds=120)
    >>> clamp_retry_after("Wed, 01 May 2024 12:10:00 GMT", now=noon, limit=timedelta(days=1))
    datetime.timedelta(seconds=600)
    >>> clamp_retry_after("-5", now=noon, limit=timedelta(days=1))
    """
    text = (header or "").strip()
    if text.isascii() and text.isdigit():
        return min(limit, timedelta(seconds=min(int(text[:12]), limit.total_seconds())))
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    wait = (until if until.tzinfo else until.replace(tzinfo=UTC)) - now
    return min(wait, limit) if wait > timedelta() else None


def back_off(first: timedelta, failures: int, *, limit: timedelta) -> timedelta:
    """Return how long to wait after so many failures in a row: doubled each time, at most ``limit``.

    >>> back_off(timedelta(minutes=15), 3, limit=timedelta(days=1))
    datetime.timedelta(seconds=3600)
    """
    return min(limit, first * float(2 ** min(max(failures - 1, 0), 20)))


def longest(limit: timedelta) -> timedelta:
    """Return the longest that a wait of at most ``limit`` can become by ``jittered``."""
    return limit * 1.1 + timedelta(seconds=1)


def jittered(wait: timedelta, *, key: str) -> timedelta:
    """Return the wait lengthened by up to a tenth, by a key, so that not everything comes due at once.

    The same key always gives the same result; it is never shorter than ``wait``, which a host may have asked for.

    >>> timedelta(minutes=10) <= jittered(timedelta(minutes=10), key="a feed") <= timedelta(minutes=11)
    True
    """
    share = int.from_bytes(sha256(key.encode()).digest()[:4]) / 2**32
    return timedelta(seconds=round(wait.total_seconds() * (1 + share / 10)))
