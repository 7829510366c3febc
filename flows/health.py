"""The sources with their health, as a table."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extract.errors import SetupError
from extract.records import Source
from warehouse import health, snapshots

COLUMNS = (
    "source", "outlet", "language", "country", "last success", "last new", "failures", "next poll", "trouble", "url"
)  # fmt: skip


def rows(listed: Sequence[Source], published: Path) -> list[tuple[Any, ...]]:
    """Return a row for each listed source; without health where nothing has been published yet."""
    try:
        with snapshots.open(published) as snapshot:
            known = {each.source: each for each in health.read(snapshot)}
    except SetupError:
        known = {}
    return [_row(source, known.get(source.name)) for source in listed]


def _row(source: Source, found: health.Health | None) -> tuple[Any, ...]:
    stated = (source.name, source.outlet, source.language, source.country)
    if found is None:
        return (*stated, None, None, None, None, None, source.url)
    return (
        *stated,
        found.last_success_at,
        found.last_new_at,
        found.failures,
        None if found.disabled else found.due_at,
        f"off: {found.disabled}" if found.disabled else found.last_error,
        source.url,
    )
