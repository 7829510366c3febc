"""What a time is told from."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from transform.records import Interval

_SOON: Final = timedelta(days=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The publication, the tense, and the event that was told before; a bare date is at most ``soon`` ahead of them."""

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
