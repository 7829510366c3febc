"""Assertions about the data: queries in sql/checks/ that find the rows that break them."""

import textwrap
from collections.abc import Mapping
from datetime import datetime, timedelta

from extract.errors import CheckError, SetupError
from warehouse import moments, statements
from warehouse.database import Warehouse
from warehouse.records import Breach

# Long before the first row.
_EVER = datetime(1, 1, 1)  # noqa: DTZ001 - the warehouse keeps UTC without a zone
STAGES = ("raw", "articles", "claims", "settling")
_FRESHNESS = "freshness"


def run(wh: Warehouse) -> tuple[Breach, ...]:
    """Return every check that does not hold over the whole warehouse; ``freshness`` is asked for apart."""
    return tuple(breach for stage in STAGES for breach in _stage(wh, stage, since=_EVER))


def freshness(wh: Warehouse, *, now: datetime, within: timedelta) -> tuple[Breach, ...]:
    """Return what has been left undone for longer than ``within``: polls, pages to read, claims to settle."""
    moment = moments.stored(now)
    return _stage(wh, _FRESHNESS, now=moment, before=moment - within)


def names() -> tuple[str, ...]:
    """Return the names of all checks, such as ``claims/keys_are_unique``."""
    stages = (*STAGES, _FRESHNESS)
    return tuple(name.removeprefix("checks/") for stage in stages for name in statements.names(f"checks/{stage}"))


def after_load(wh: Warehouse, stage: str, *, since: datetime) -> None:
    """Raise CheckError if what was recorded at or after ``since`` breaks a check of its stage.

    To be called inside the load's transaction, which the error rolls back.
    """
    for breach in _stage(wh, stage, since=since):
        raise CheckError(
            f"{wh.path}: check {breach.check} does not hold: {breach.demand} {breach.rows} rows break it, the first is "
            f"{breach.example}; nothing of this batch was stored"
        )


def documents_known(wh: Warehouse) -> None:
    """Raise SetupError if a reading of the batch is of a document that was never recorded."""
    for (document_id,) in wh.rows("articles/unknown_documents"):
        raise SetupError(f"{wh.path}: document {document_id!r} is not in the warehouse; record it before its reading")


def revisions_known(wh: Warehouse) -> None:
    """Raise SetupError if a document of the batch is no revision, or a claim's document was not read."""
    for document_id, trouble in wh.rows("claims/unknown_documents"):
        raise SetupError(f"{wh.path}: document {document_id!r} {trouble}; take documents from claims.unclaimed")


def _stage(wh: Warehouse, stage: str, **parameters: datetime) -> tuple[Breach, ...]:
    return tuple(
        found for name in statements.names(f"checks/{stage}") if (found := _breach(wh, name, parameters)) is not None
    )


def _breach(wh: Warehouse, name: str, parameters: Mapping[str, datetime]) -> Breach | None:
    statement = statements.text(name)
    first, rows = wh.first(name, **{key: value for key, value in parameters.items() if f"${key}" in statement})
    if not rows:
        return None
    return Breach(
        check=name.removeprefix("checks/"),
        demand=statements.header(statement),
        rows=rows,
        example=", ".join(f"{column} {_told(value)}" for column, value in first.items()),
    )


def _told(value: object) -> str:
    return "null" if value is None else textwrap.shorten(str(value), 80, placeholder=" …")
