"""How often a feed is worth asking: by how much is new in it, and by what it asks for itself."""

import re
from datetime import datetime, timedelta

from extract.channels import Feed
from extract.limits import Limits
from extract.records import PollState, Source
from extract.responses import Response
from extract.retries import jittered

_NEWEST = 20


def after_news(feed: Feed, interval: timedelta, *, now: datetime, limits: Limits) -> timedelta:
    """Return the interval after a poll that brought a changed feed.

    Twice as often as entries appear, by the dates of the newest twenty, and never so seldom that entries could
    leave the feed unseen; a feed without dates is asked a little more often each time that it has changed. Never more
    often than the feed asks for, also when it has not changed for some time.
    """
    asked = feed.ttl or timedelta()
    dates = sorted({e.published_at for e in feed.entries if e.published_at and e.published_at <= now}, reverse=True)
    dates = dates[:_NEWEST]
    if len(dates) < 2:
        return _clamp(max(interval * 0.75, asked), limits)
    # The time since the newest entry counts as a gap: a feed that fell silent is asked less.
    gap = (now - dates[-1]) / len(dates)
    window = (now - dates[-1]) / 2
    return _clamp(max(min(gap / 2, window), asked), limits)


def after_nothing_new(interval: timedelta, limits: Limits) -> timedelta:
    """Return the interval after a 304 or an unchanged body: half as long again."""
    return _clamp(interval * 1.5, limits)


def due(
    source: Source, state: PollState, *, now: datetime, limits: Limits, response: Response | None = None
) -> datetime:
    """Return when to poll next: after the interval, or later where the feed or the server asks for it.

    An interval that a person set for the source wins over everything here.
    """
    key = f"{source.name} {now.isoformat()}"
    if source.every is not None:
        return now + jittered(source.every, key=key)
    wait = max(state.interval, _max_age(response) or timedelta())
    return _past_skipped(now + jittered(min(wait, limits.max_interval), key=key), state)


def _past_skipped(at: datetime, state: PollState) -> datetime:
    """Return the first instant from ``at`` on that lies in no hour or day that the feed asks to skip."""
    if len(state.skip_hours) >= 24 or len(state.skip_days) >= 7:
        return at
    moved = at
    for _ in range(24 * 7):
        if moved.hour not in state.skip_hours and moved.strftime("%A").lower() not in state.skip_days:
            return moved
        moved = moved.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return at


def _max_age(response: Response | None) -> timedelta | None:
    control = (response.header("cache-control") or "").lower() if response else ""
    found = re.search(r"\bmax-age\s*=\s*\"?(\d{1,9})", control)
    return timedelta(seconds=int(found[1])) if found and "no-cache" not in control else None


def _clamp(interval: timedelta, limits: Limits) -> timedelta:
    return min(limits.max_interval, max(limits.min_interval, interval))
