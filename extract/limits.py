"""How much the web may cost us: every bound of the room, with its default."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds of fetching, polling and reading.

    ``allow_loopback`` admits 127.0.0.0/8 and ::1, and nothing else that is private; it exists for
    demonstrations and tests. ``contact`` is an address or page that a site's owner can turn to.
    """

    contact: str | None = None
    allow_loopback: bool = False

    deadline_s: float = 60.0
    connect_timeout_s: float = 15.0
    max_feed_bytes: int = 10_000_000
    max_page_bytes: int = 10_000_000
    max_redirects: int = 8
    max_url_chars: int = 4_000

    connections_per_site: int = 2
    pause_s: float = 1.0
    obey_robots_for_feeds: bool = True
    max_crawl_delay_s: float = 30.0
    max_retry_after: timedelta = timedelta(days=1)

    max_entries: int = 2_000
    max_summary_chars: int = 10_000
    min_interval: timedelta = timedelta(minutes=10)
    max_interval: timedelta = timedelta(days=1)
    validators_trusted_for: timedelta = timedelta(days=7)
    redirects_to_move: int = 3
    max_attempts: int = 4
    first_retry: timedelta = timedelta(minutes=15)

    max_text_chars: int = 500_000
    read_deadline_s: float = 20.0
    read_memory_bytes: int = 2_000_000_000
    read_workers: int = 2
    recycle_worker_after: int = 1_000

    archive_file_bytes: int = 1_000_000_000
