"""Instants on their way into and out of the warehouse, which keeps UTC without a zone.

>>> noon = datetime(2024, 5, 1, 14, 0, tzinfo=timezone(timedelta(hours=2)))
>>> stored(noon)
datetime.datetime(2024, 5, 1, 12, 0)
>>> aware(stored(noon)) == noon
True
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone  # noqa: F401 - the doctest uses them
from typing import overload


@overload
def stored(moment: datetime) -> datetime: ...
@overload
def stored(moment: None) -> None: ...
def stored(moment: datetime | None) -> datetime | None:
    """Return an aware instant as the warehouse keeps it: UTC, without a zone."""
    return None if moment is None else moment.astimezone(UTC).replace(tzinfo=None)


def first(moments: Iterable[datetime]) -> datetime:
    """Return the first of aware instants as the warehouse keeps it; one after all others where there is none."""
    return min(map(stored, moments), default=datetime.max)  # noqa: DTZ901 - the warehouse keeps UTC without a zone


@overload
def aware(moment: datetime) -> datetime: ...
@overload
def aware(moment: None) -> None: ...
def aware(moment: datetime | None) -> datetime | None:
    """Return a kept instant as an aware one."""
    return None if moment is None else moment.replace(tzinfo=UTC)
