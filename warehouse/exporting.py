"""The files beside a published database: CSV, and Parquet with a folder for each day."""

import os
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from warehouse import batches, manifests, statements
from warehouse.database import Warehouse

CSV = ("claim_types", "daily_region", "findings", "outlet_health", "regions", "source_record")
BY_DAY = ("claims", "daily_region")
# Days that are written at once: each has a file open, and its rows are sorted.
_DAYS = 100
# Instants as RFC 3339 and Frictionless have them: those of polls have fractions of a second, which few readers expect.
_CSV_FORM = "format csv, header true, timestampformat '%Y-%m-%dT%H:%M:%SZ'"


def csv(wh: Warehouse, folder: Path) -> None:
    """Write a CSV file for each table of ``CSV``: UTF-8, comma, a header, lists and text quoted as RFC 4180 has it."""
    folder.mkdir()
    for name in CSV:
        _copy(wh, f"publishing/csv_{name}", folder / f"{name}.csv", _CSV_FORM)


def parquet(wh: Warehouse, folder: Path, *, previous: Path | None, manifest: manifests.Manifest) -> None:
    """Write ``<table>/day=<day>/*.parquet`` for each table of ``BY_DAY``.

    Days that have not changed since the previous snapshot are links to its files: a file is never changed once there.
    """
    before = manifests.read(previous)
    days = wh.rows("publishing/days", settlement=before.settlement)
    usable = previous if before.names == manifest.names else None
    folder.mkdir()
    for name in BY_DAY:
        table = folder / name
        table.mkdir()
        changed = [day for day, is_changed in days if is_changed or not _link(usable, table / f"day={day}")]
        for start in range(0, len(changed), _DAYS):
            _write(wh, name, table, changed[start : start + _DAYS])


def _write(wh: Warehouse, name: str, table: Path, days: Sequence[date]) -> None:
    """Write the files of some days, which come in order."""
    form = "format parquet, compression zstd, partition_by (day), overwrite_or_ignore"
    # As constants, which the planner carries to every table that has the day.
    wh.run("publishing/first_day", day=days[0])
    wh.run("publishing/last_day", day=days[-1])
    with wh.batch(batches.column("day", batches.DAY, days), "wanted_day"):
        _copy(wh, f"publishing/parquet_{name}", table, form)


def _link(previous: Path | None, target: Path) -> bool:
    """Return whether the files of a day could be linked to those of the previous snapshot."""
    if previous is None:
        return False
    files = list((previous / "parquet" / target.parent.name / target.name).glob("*.parquet"))
    try:
        target.mkdir()
        for file in files:
            os.link(file, target / file.name)
    except OSError:
        # A disk that knows no links: the day is written anew.
        shutil.rmtree(target, ignore_errors=True)
        return False
    return bool(files)


def _copy(wh: Warehouse, statement: str, target: Path, form: str) -> None:
    quoted = str(target).replace("'", "''")
    wh.connection.execute(f"copy ({statements.text(statement).rstrip()}\n) to '{quoted}' ({form})")
