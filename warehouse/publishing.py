"""Snapshots for readers: a database with Parquet and CSV beside it, swapped in whole.

A folder that is published to holds::

    .snapshots/<instant>/   complete snapshots, the latest few
    current                 a link to the latest; moving it is the swap
    meldt.duckdb, parquet, csv, datapackage.json
                            links into current, made once
"""

import os
import secrets
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from warehouse import exporting, failures, manifests, moments, packages
from warehouse.database import Warehouse
from warehouse.records import PublishedSnapshot

DATABASE = "meldt.duckdb"
_LINKS = (DATABASE, "parquet", "csv", "datapackage.json")
_SNAPSHOTS = ".snapshots"
# Columns that hold publishers' text: emptied unless the owner of the warehouse says otherwise.
_TEXTS = {("core", "revision"): "* replace (null as text)", ("raw", "entry"): "* replace (null as summary)"}
_WORKING = {("core", "unsettled")}


def publish(wh: Warehouse, folder: Path, *, now: datetime, with_text: bool = False, keep: int = 3) -> PublishedSnapshot:
    """Publish the warehouse as it stands to ``folder`` and return the snapshot; readers have the old one or the new one.

    The texts of articles and feeds are left out unless ``with_text``. The ``keep`` latest snapshots stay for those who
    have them open. StorageError if the disk is full or refuses; the published snapshot is then still the old one.
    """
    folder = Path(folder).absolute()
    with failures.told(folder):
        shelf = folder / _SNAPSHOTS
        shelf.mkdir(parents=True, exist_ok=True)
        _sweep(shelf)
        partial = shelf / f"{_name(now)}.tmp"
        partial.mkdir()
        try:
            rows = _write(wh, partial, latest(folder), now=now, with_text=with_text)
            _sync(partial)
        except BaseException:
            shutil.rmtree(partial, ignore_errors=True)
            raise
        final = partial.with_suffix("")
        partial.rename(final)
        _swap(folder, final)
        _retire(shelf, keep=keep)
    size = sum(file.stat().st_size for file in final.rglob("*") if file.is_file())
    return PublishedSnapshot(database=folder / DATABASE, folder=folder, published_at=now, bytes=size, rows=rows)


def is_stale(wh: Warehouse, folder: Path) -> bool:
    """Return whether the warehouse holds anything that the snapshot in ``folder`` does not, or there is none."""
    present = latest(Path(folder).absolute())
    return present is None or manifests.read(present).version != manifests.of(wh).version


def latest(folder: Path) -> Path | None:
    """Return the folder of the snapshot that ``folder`` points at; None if there is none."""
    current = folder / "current"
    return current.resolve() if current.is_symlink() and (current / DATABASE).exists() else None


def _write(wh: Warehouse, partial: Path, previous: Path | None, *, now: datetime, with_text: bool) -> int:
    manifest = manifests.of(wh)
    rows = _copy(wh, partial / DATABASE, with_text=with_text)
    exporting.csv(wh, partial / "csv")
    exporting.parquet(wh, partial / "parquet", previous=previous, manifest=manifest)
    packages.write(wh, partial, now=now)
    manifests.write(partial, manifest)
    return rows


def _copy(wh: Warehouse, file: Path, *, with_text: bool) -> int:
    """Return how many rows were copied into a new database file, in the format that older tools read too."""
    connection, rows = wh.connection, 0
    quoted = str(file).replace("'", "''")
    connection.execute(f"attach '{quoted}' as snapshot (storage_version 'v1.5.0')")
    try:
        source = connection.execute("select current_database()").fetchall()[0][0]
        connection.execute(f'copy from database "{source}" to snapshot (schema)')
        connection.execute("begin")
        for schema, table in wh.rows("publishing/tables"):
            if (schema, table) in _WORKING:
                continue
            columns = "*" if with_text else _TEXTS.get((schema, table), "*")
            # The names come from the catalogue of this version's own migrations.
            copied = connection.execute(f"insert into snapshot.{schema}.{table} select {columns} from {schema}.{table}")  # noqa: S608
            rows += int(copied.fetchall()[0][0])
        connection.execute("commit")
    except BaseException:
        with suppress(Exception):
            connection.execute("rollback")
        with suppress(Exception):
            connection.execute("detach snapshot")
        raise
    connection.execute("detach snapshot")
    return rows


def _name(now: datetime) -> str:
    """Return a name that was never used: DuckDB takes a path that a process has open for the file it was then."""
    return f"{moments.stored(now):%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"


def _swap(folder: Path, final: Path) -> None:
    _point(folder / "current", Path(_SNAPSHOTS) / final.name)
    for name in _LINKS:
        if not (folder / name).is_symlink():
            _point(folder / name, Path("current") / name)
    _sync_folder(folder)


def _point(link: Path, target: Path) -> None:
    """Make a link point at ``target`` in one step, whatever was there."""
    fresh = link.with_name(f".{link.name}.tmp")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    fresh.replace(link)


def _sweep(shelf: Path) -> None:
    """Remove what a publish that was killed has left."""
    for path in shelf.glob("*.tmp"):
        shutil.rmtree(path, ignore_errors=True)


def _retire(shelf: Path, *, keep: int) -> None:
    """Remove all but the latest snapshots, by when they were written: clocks and names may go back."""
    snapshots = sorted(
        (path for path in shelf.iterdir() if path.suffix != ".tmp"), key=lambda path: path.stat().st_mtime_ns
    )
    for path in snapshots[: -max(keep, 1)]:
        shutil.rmtree(path, ignore_errors=True)


def _sync(folder: Path) -> None:
    """Bring every file of a folder to the disk before anything points at it."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
