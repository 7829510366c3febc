"""When an article was published: the first trustworthy statement, as an instant in UTC, and where it stood."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

# Clocks differ, and some publishers announce an article for the coming hours.
_AHEAD = timedelta(days=1)
_EARLIEST = datetime(1971, 1, 1, tzinfo=UTC)
_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2}|\d{8})(?:[T\s]+(?P<time>\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?))?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?\b",
    re.IGNORECASE,
)
_IN_URL = re.compile(r"/((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-]|$)")


@dataclass(frozen=True, slots=True)
class Stated:
    """A date as somebody wrote it, and where."""

    basis: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Dated:
    """An instant and its basis. The basis ends in ``:no-zone`` where UTC was assumed, ``:day`` where no time was given.

    Without an instant the basis says why: ``missing``, ``future``, ``epoch`` or ``unreadable``.
    """

    instant: datetime | None
    basis: str


def choose(stated: Iterable[Stated], *, now: datetime) -> Dated:
    """Return the first date that is neither in the future nor of the time before the web.

    A later statement of the same day is preferred where only it has a time and a zone.

    >>> noon = datetime(2024, 5, 2, 12, tzinfo=UTC)
    >>> choose([Stated("json-ld", "2024-05-01"), Stated("meta", "2024-05-01T08:00+02:00")], now=noon)
    Dated(instant=datetime.datetime(2024, 5, 1, 6, 0, tzinfo=datetime.timezone.utc), basis='meta')
    >>> choose([Stated("json-ld", "1970-01-01T00:00:00Z")], now=noon)
    Dated(instant=None, basis='epoch')
    """
    read = [_read(each, now) for each in stated if each.text and each.text.strip()]
    usable = [dated for dated in read if dated.instant is not None]
    if not usable:
        return read[0] if read else Dated(None, "missing")
    first = usable[0]
    if ":" not in first.basis:
        return first
    return next((other for other in usable[1:] if ":" not in other.basis and _same_day(first, other)), first)


def _same_day(one: Dated, other: Dated) -> bool:
    return (
        one.instant is not None
        and other.instant is not None
        and abs(one.instant - other.instant) <= timedelta(hours=26)
    )


def _read(stated: Stated, now: datetime) -> Dated:
    instant, note = parse(stated.text or "")
    if instant is None:
        return Dated(None, "unreadable")
    if instant < _EARLIEST:
        return Dated(None, "epoch")
    if instant > now + _AHEAD:
        return Dated(None, "future")
    return Dated(instant, stated.basis + note)


def parse(text: str) -> tuple[datetime | None, str]:
    """Return the instant that a text states in UTC with what was assumed (``:no-zone``, ``:day``); None if unreadable.

    ISO 8601 and RFC 5322 forms, and Unix time in seconds or milliseconds.

    >>> parse("2024-05-01T10:00:00+0200")
    (datetime.datetime(2024, 5, 1, 8, 0, tzinfo=datetime.timezone.utc), '')
    >>> parse("2024-05-01")
    (datetime.datetime(2024, 5, 1, 0, 0, tzinfo=datetime.timezone.utc), ':day')
    """
    stripped = text.strip()
    try:
        if re.fullmatch(r"\d{9,10}|\d{12,13}", stripped):
            seconds = int(stripped) / (1_000 if len(stripped) > 10 else 1)
            return datetime.fromtimestamp(seconds, UTC), ""
        found = _ISO.match(stripped)
        if found:
            return _iso(found)
        instant = parsedate_to_datetime(stripped)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None, ""
    return _utc(instant)


def _iso(found: re.Match[str]) -> tuple[datetime | None, str]:
    zone = (found["zone"] or "").upper().replace("UTC", "+00:00").replace("GMT", "+00:00").replace("Z", "+00:00")
    if found["time"] is None:
        return datetime.fromisoformat(found["day"]).replace(tzinfo=UTC), ":day"
    clock = found["time"].replace(",", ".").zfill(5)
    if clock[1] == ":":
        clock = "0" + clock
    return _utc(datetime.fromisoformat(f"{found['day']}T{clock}{zone}"))


def _utc(instant: datetime) -> tuple[datetime, str]:
    if instant.tzinfo is None:
        return instant.replace(tzinfo=UTC), ":no-zone"
    return instant.astimezone(UTC), ""


def in_url(url: str) -> str | None:
    """Return the day that an address carries in its path.

    >>> in_url("https://example.org/2024/05/01/storm"), in_url("https://example.org/a")
    ('2024-05-01', None)
    """
    found = _IN_URL.search(url)
    return f"{found[1]}-{found[2]}-{found[3]}" if found else None
