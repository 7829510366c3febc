"""robots.txt (RFC 9309): what a site allows us, read once a day for each host."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from protego import Protego

AGENT = "meldt"
# What comes after that is not read (RFC 9309 section 2.5).
MAX_BYTES = 512_000
_KEPT_FOR = timedelta(days=1)
_KEPT_AFTER_FAILURE = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a host's robots.txt said and when: its text, or why there is none.

    ``status`` is the HTTP status of the answer; None if there was no answer at all.
    """

    text: str
    status: int | None
    read_at: datetime

    def is_fresh(self, *, now: datetime) -> bool:
        """Return whether the rules need not be asked for again: for a day, an hour if the host was in trouble."""
        kept = _KEPT_AFTER_FAILURE if self.is_unreachable else _KEPT_FOR
        return now - self.read_at < kept

    @property
    def is_unreachable(self) -> bool:
        """Whether the host could not say: no answer, too busy, or an error of its own (RFC 9309 section 2.3.1.4)."""
        return self.status is None or self.status == 429 or self.status >= 500

    def allow(self, url: str) -> bool:
        """Return whether we may fetch ``url``. A missing robots.txt allows everything (RFC 9309 section 2.3.1.3)."""
        return self.status != 200 or bool(_parsed(self.text).can_fetch(url, AGENT))

    def crawl_delay_s(self) -> float:
        """Return the pause in seconds that the host asks for between two requests; 0 if it does not say."""
        delay = _parsed(self.text).crawl_delay(AGENT) if self.status == 200 else None
        return max(0.0, float(delay)) if delay is not None else 0.0


# Half a megabyte takes a tenth of a second, and every page of a site asks.
@lru_cache(maxsize=64)
def _parsed(text: str) -> Protego:
    return Protego.parse(text)
