"""The settings: one class, each field an environment variable ``MELDT_<NAME>`` with a default that works.

Options of the command line win over the environment, and the environment over the defaults.
"""

import os
from dataclasses import fields
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from extract.errors import SetupError
from extract.limits import Limits
from flows import durations
from flows.suggestions import did_you_mean

PREFIX = "MELDT_"
SHIPPED_SOURCES = Path(__file__).with_name("sources.toml")
_LIMITS = Limits()
# Read by the tests and benchmarks of the project, not by meldt.
_FOREIGN = frozenset({"MELDT_BROWSER_REQUIRED", "MELDT_CHROMIUM", "MELDT_NEWSROOM"})


def _duration(value: object) -> object:
    # ISO 8601 (PT15M) is what a settings object is written as when it travels; people write 15m.
    return durations.parse(value) if isinstance(value, str) and not value.startswith("P") else value


Duration = Annotated[timedelta, BeforeValidator(_duration)]


class Settings(BaseSettings):
    """Everything that can be set, with its default and what it means."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore", env_ignore_empty=True)

    data: Path = Field(Path("data"), description="Folder of the warehouse, the raw archive and the published files.")
    sources: Path | None = Field(
        None, description="The sources file; without it sources.toml in the data folder, else the shipped list."
    )
    contact: str | None = Field(
        _LIMITS.contact, description="Mail address or page in the user agent, for sites that want to reach you."
    )
    allow_loopback: bool = Field(
        _LIMITS.allow_loopback, description="Whether 127.0.0.1 may be fetched; for demonstrations and tests only."
    )
    claim_workers: int = Field(2, ge=1, le=64, description="Processes that make claims.")
    read_workers: int = Field(_LIMITS.read_workers, ge=1, le=64, description="Processes that read pages.")
    fetch_connections: int = Field(40, ge=1, le=1000, description="Feeds and pages that are fetched at one time.")
    fetch_time: Duration = Field(
        timedelta(minutes=20),
        description="Time that a run may spend on fetching pages; slow sites go on in the next one.",
    )
    batch: int = Field(200, ge=1, le=10_000, description="Items that one transaction takes; a kill loses at most that.")
    query_seconds: int = Field(60, ge=0, description="Seconds that a query of 'meldt sql' may take; 0 for any.")
    warehouse_memory: str = Field(
        "2GB",
        pattern=r"^\d+(\.\d+)?[KMGT]i?B$",
        description="Memory that a run's database may take; more goes to disk.",
    )
    query_memory: str = Field("1GB", pattern=r"^\d+(\.\d+)?[KMGT]i?B$", description="Memory that a query may take.")
    article_text: bool = Field(False, description="Whether published files hold whole article texts.")
    report: bool = Field(True, description="Whether a run makes the pages of the daily report.")

    deadline_s: float = Field(_LIMITS.deadline_s, gt=0, description="Seconds that one fetch may take in all.")
    connect_timeout_s: float = Field(_LIMITS.connect_timeout_s, gt=0, description="Seconds to wait for a connection.")
    max_feed_bytes: int = Field(_LIMITS.max_feed_bytes, ge=1_000, description="Decoded bytes of a feed at most.")
    max_page_bytes: int = Field(_LIMITS.max_page_bytes, ge=1_000, description="Decoded bytes of a page at most.")
    max_redirects: int = Field(_LIMITS.max_redirects, ge=0, le=50, description="Redirects that are followed.")
    max_url_chars: int = Field(_LIMITS.max_url_chars, ge=100, description="Longest address that is fetched.")
    connections_per_site: int = Field(_LIMITS.connections_per_site, ge=1, description="Connections to one site.")
    pause_s: float = Field(_LIMITS.pause_s, ge=0, description="Seconds between two requests to one site.")
    obey_robots_for_feeds: bool = Field(
        _LIMITS.obey_robots_for_feeds, description="Whether robots.txt is obeyed for feeds; for pages it always is."
    )
    max_crawl_delay_s: float = Field(
        _LIMITS.max_crawl_delay_s, ge=0, description="Longest crawl delay of a robots.txt that is honoured."
    )
    max_retry_after: Duration = Field(
        _LIMITS.max_retry_after, description="Longest time that a site may ask us to stay away."
    )
    max_entries: int = Field(_LIMITS.max_entries, ge=1, description="Entries of one feed that are taken.")
    max_summary_chars: int = Field(_LIMITS.max_summary_chars, ge=0, description="Characters kept of a summary.")
    min_interval: Duration = Field(_LIMITS.min_interval, description="Shortest time between two polls of a feed.")
    max_interval: Duration = Field(_LIMITS.max_interval, description="Longest time between two polls of a feed.")
    validators_trusted_for: Duration = Field(
        _LIMITS.validators_trusted_for, description="After this long with nothing but 304 a feed is fetched whole."
    )
    redirects_to_move: int = Field(
        _LIMITS.redirects_to_move, ge=1, description="Agreeing permanent redirects before a feed's new address is kept."
    )
    max_attempts: int = Field(_LIMITS.max_attempts, ge=1, description="Tries to fetch a page.")
    first_retry: Duration = Field(_LIMITS.first_retry, description="Wait before the second try; it doubles after that.")
    max_text_chars: int = Field(_LIMITS.max_text_chars, ge=1_000, description="Characters of one article at most.")
    read_deadline_s: float = Field(_LIMITS.read_deadline_s, gt=0, description="Seconds that reading a page may take.")
    read_memory_bytes: int = Field(
        _LIMITS.read_memory_bytes, ge=200_000_000, description="Memory that a process that reads pages may take."
    )
    recycle_worker_after: int = Field(
        _LIMITS.recycle_worker_after, ge=1, description="Pages after which a reading process is replaced."
    )
    archive_file_bytes: int = Field(
        _LIMITS.archive_file_bytes, ge=1_000_000, description="Size at which the archive begins a new file."
    )

    @property
    def limits(self) -> Limits:
        """The bounds of fetching, polling and reading."""
        return Limits(**{bound.name: getattr(self, bound.name) for bound in fields(Limits)})

    @property
    def warehouse(self) -> Path:
        """The warehouse file."""
        return self.data / "warehouse.duckdb"

    @property
    def archive(self) -> Path:
        """The folder of the WARC files."""
        return self.data / "archive"

    @property
    def host_book(self) -> Path:
        """The file of what hosts have asked for."""
        return self.data / "hosts.json"

    @property
    def published(self) -> Path:
        """The folder that readers open."""
        return self.data / "published"

    @property
    def report_folder(self) -> Path:
        """The folder of the daily report."""
        return self.published / "report"

    @property
    def sources_file(self) -> Path:
        """The sources file that counts: as set, else that of the data folder, else the shipped one."""
        if self.sources is not None:
            return self.sources
        own = self.data / "sources.toml"
        return own if own.exists() else SHIPPED_SOURCES


def load(**options: Any) -> Settings:
    """Return the settings, with the given options that are not None on top; SetupError names a wrong one."""
    given = {name: value for name, value in options.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        culprit = f"option --{name.replace('_', '-')}" if name in given else f"{PREFIX}{name.upper()}"
        meaning = Settings.model_fields[name].description if name in Settings.model_fields else ""
        raise SetupError(f"{culprit} is {first['input']!r}: {first['msg']}. {meaning}") from None


@cache
def names() -> tuple[str, ...]:
    """Return the environment variables that meldt reads."""
    return tuple(f"{PREFIX}{name.upper()}" for name in Settings.model_fields)


def unknown() -> tuple[str, ...]:
    """Return a sentence for each ``MELDT_`` variable in the environment that is no setting."""
    strangers = sorted(v for v in os.environ if v.startswith(PREFIX) and v not in names() and v not in _FOREIGN)
    return tuple(f"{v} is no setting of meldt and has no effect{did_you_mean(v, names())}" for v in strangers)
