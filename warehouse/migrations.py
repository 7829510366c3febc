"""Numbered migrations: each brings the tables one version further, once, in its own transaction."""

import logging
import shutil
from pathlib import Path

import duckdb

from extract.errors import SetupError
from warehouse import failures, statements

_log = logging.getLogger(__name__)


def latest() -> int:
    """Return the version that this code works with."""
    return max(_number(name) for name in statements.names("migrations"))


def apply(connection: duckdb.DuckDBPyConnection, path: Path) -> bool:
    """Bring the warehouse at ``path`` up to date and return whether that took anything.

    A file that holds tables already is copied first, to ``<name>.v<version>.bak``. SetupError if the file is of a
    newer version, or holds somebody else's tables.
    """
    version = current(connection, path)
    if version > latest():
        raise SetupError(
            f"{path}: is a warehouse of version {version}, and this meldt knows versions up to {latest()}; upgrade meldt"
        )
    pending = [name for name in statements.names("migrations") if _number(name) > version]
    if pending and version:
        keep(connection, path, version)
    for name in pending:
        _apply_one(connection, path, name)
    return bool(pending)


def current(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Return the version of an open file: 0 if it is empty. SetupError if its tables are not a warehouse's."""
    tables = {row[0] for row in connection.execute(statements.text("migrations_tables")).fetchall()}
    if not tables:
        return 0
    if "core.migration" not in tables:
        raise SetupError(f"{path}: is a DuckDB file but no warehouse of meldt; give another path")
    row = connection.execute(statements.text("migrations_version")).fetchone()
    return int(row[0]) if row and row[0] is not None else 0


def keep(connection: duckdb.DuckDBPyConnection, path: Path, version: int) -> Path:
    """Return the copy made of a file before it is changed. A copy that is there already stays: it is the older one."""
    copy = path.with_name(f"{path.name}.v{version}.bak")
    if copy.exists():
        return copy
    partial = copy.with_name(f"{copy.name}.tmp")
    with failures.told(copy):
        # The write-ahead log must be in the file before it is copied.
        connection.execute("checkpoint")
        shutil.copyfile(path, partial)
        partial.replace(copy)
    _log.info("%s: kept as %s before it is changed", path, copy.name)
    return copy


def _apply_one(connection: duckdb.DuckDBPyConnection, path: Path, name: str) -> None:
    with failures.told(path):
        connection.execute("begin")
        try:
            connection.execute(statements.text(name))
            connection.execute(statements.text("migrations_insert"), {"version": _number(name), "name": _title(name)})
        except BaseException:
            connection.execute("rollback")
            raise
        connection.execute("commit")
    _log.info("%s: migration %s applied", path, name.removeprefix("migrations/"))


def _number(name: str) -> int:
    return int(name.removeprefix("migrations/").partition("_")[0])


def _title(name: str) -> str:
    return name.partition("_")[2].replace("_", " ")
