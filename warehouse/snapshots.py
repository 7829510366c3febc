"""Published snapshots, opened for anyone's SQL: read-only, with no files, no network, and bounded memory and time."""

import secrets
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self, TypeVar

import duckdb
import pyarrow as pa

from extract.errors import BusyError, MeldtError, SetupError
from warehouse import failures, moments, statements
from warehouse.database import Row
from warehouse.records import Result

R = TypeVar("R")

_NAME = "meldt.duckdb"
_OPEN_ATTEMPTS = 5
_STREAM_ROWS = 50_000
# Where joins go that are larger than memory, as those of all claims with their articles are after years. DuckDB makes the folder
# when it is needed and removes it; all connections of a process must name the same.
_SPILL = str(Path(tempfile.gettempdir()) / f"meldt-{secrets.token_hex(8)}")
_SPILL_MOST = "4GB"
_TEXTUAL = {"INTERVAL", "BLOB", "BIT", "TIME WITH TIME ZONE"}


class Snapshot:
    """An open snapshot. What a query may not do it is refused, whatever the SQL says."""

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.path = path
        self.connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close it."""
        self.connection.close()

    def query(self, sql: str, *, limit: int | None = None) -> Result:
        """Return the answer to one SQL statement, at most ``limit`` rows of it.

        SetupError with DuckDB's sentence if the SQL is wrong, forbidden, or takes more than its time or memory.
        """
        try:
            cursor = self.connection.execute(self._one(sql))
            columns = cursor.description or []
            rows = cursor.fetchall() if limit is None else cursor.fetchmany(limit + 1)
        except duckdb.Error as error:
            raise refused(error) from error
        return Result(
            columns=tuple(_distinct([str(column[0]) for column in columns])),
            types=tuple(str(column[1]) for column in columns),
            rows=tuple(rows[:limit]),
            truncated=limit is not None and len(rows) > limit,
        )

    def stream(self, sql: str) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
        """Return the columns of the answer to one SQL statement, and its rows batch by batch: it may be larger than memory.

        No two columns have the same name, and what no file of a table holds, such as intervals, is text.
        Errors as ``query``; those on the way come with the batches.
        """
        try:
            relation = self.connection.sql(self._one(sql))
            if relation is None:
                raise SetupError("the statement gives no rows; expected a query")
            reader = _tabular(relation).to_arrow_reader(_STREAM_ROWS)
        except duckdb.Error as error:
            raise refused(error) from error
        return reader.schema, _batches(reader)

    def rows(self, statement: str, **parameters: object) -> list[Row]:
        """Return the rows of the statement in sql/<statement>.sql."""
        return self.connection.execute(statements.text(statement), parameters or None).fetchall()

    def records(self, kind: type[R], statement: str, **parameters: object) -> list[R]:
        """Return the rows of the statement in sql/<statement>.sql as records whose fields are its columns; instants aware."""
        cursor = self.connection.execute(statements.text(statement), parameters or None)
        names = [str(column[0]) for column in cursor.description or ()]
        instants = [number for number, column in enumerate(cursor.description or ()) if str(column[1]) == "TIMESTAMP"]
        made = []
        for row in cursor.fetchall():
            values = dict(zip(names, row, strict=True))
            for number in instants:
                values[names[number]] = moments.aware(row[number])
            made.append(kind(**values))
        return made

    def _one(self, sql: str) -> duckdb.Statement:
        found = self.connection.extract_statements(sql)
        if len(found) != 1:
            raise SetupError(f"expected one SQL statement, not {len(found)}")
        return found[0]

    def interrupt(self) -> None:
        """Stop the query that runs in another thread: it raises SetupError there."""
        self.connection.interrupt()


def open(  # noqa: A001 - reads as snapshots.open
    path: Path, *, memory: str = "1GB", threads: int = 2, seconds: int = 60
) -> Snapshot:
    """Return the snapshot at ``path``: a published folder, or a database file in one.

    Queries get ``memory`` and ``threads``, and each ``seconds`` of time (0 for any). SetupError if there is no snapshot.
    """
    path = Path(path).absolute()
    file = path / _NAME if path.is_dir() else path
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory,
        "threads": threads,
        "max_execution_time": seconds * 1000,
        "temp_directory": _SPILL,
        "max_temp_directory_size": _SPILL_MOST,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
        "python_enable_replacements": False,
    }
    connection = _connect(file, config)
    connection.execute(statements.text("snapshots/lock_down"))
    return Snapshot(file, connection)


def _connect(file: Path, config: dict[str, str | bool | int | float | list[str]]) -> duckdb.DuckDBPyConnection:
    """Return a connection to the file that the link points at now; it may be swept away between looking and opening."""
    trouble: MeldtError | None = None
    for attempt in range(_OPEN_ATTEMPTS):
        target = file.resolve()
        if not target.exists() and not file.is_symlink():
            raise SetupError(f"{file}: there is no snapshot; 'meldt run' publishes one, or give another path")
        try:
            return duckdb.connect(str(target), read_only=True, config=config)
        except (duckdb.Error, OSError) as error:
            trouble = failures.explained(file, str(error))
            if isinstance(trouble, BusyError | SetupError):
                break
            time.sleep(0.02 * attempt)
    raise trouble or SetupError(f"{file}: there is no snapshot")


def _tabular(relation: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    """Return a relation with names of their own for its columns, and as text what files of tables cannot hold."""
    kinds = [str(kind) for kind in relation.types]
    names = _distinct(relation.columns)
    if names == relation.columns and not _TEXTUAL & set(kinds):
        return relation
    columns = [
        f'{f"cast(#{number} as varchar)" if kind in _TEXTUAL else f"#{number}"} as "{name.replace(chr(34), chr(34) * 2)}"'
        for number, (name, kind) in enumerate(zip(names, kinds, strict=True), start=1)
    ]
    return relation.project(", ".join(columns))


def _distinct(names: Sequence[str]) -> list[str]:
    """Return names of columns so that no two are the same.

    >>> _distinct(["day", "region", "day"])
    ['day', 'region', 'day_3']
    """
    found: list[str] = []
    for number, name in enumerate(names, start=1):
        found.append(f"{name}_{number}" if name in found else name)
    return found


def _batches(reader: pa.RecordBatchReader) -> Iterator[pa.RecordBatch]:
    while True:
        try:
            batch = reader.read_next_batch()
        except StopIteration:
            return
        # On the way through Arrow DuckDB's errors become those of reading.
        except (duckdb.Error, pa.ArrowException, OSError) as error:
            raise refused(error) from error
        yield batch


def refused(error: Exception) -> SetupError:
    """Return the error for a query that failed, in DuckDB's words with what to do."""
    text = str(error).strip()
    if "maximum execution time" in text:
        return SetupError(
            "the query took longer than it may; narrow it down, or give it more time (MELDT_QUERY_SECONDS)"
        )
    if isinstance(error, duckdb.InterruptException) or text.startswith("INTERRUPT"):
        return SetupError("the query was stopped")
    if isinstance(error, duckdb.OutOfMemoryException) or text.startswith("Out of Memory"):
        return SetupError(
            "the query needs more memory than it may use; narrow it down, or give it more (MELDT_QUERY_MEMORY)"
        )
    if isinstance(error, duckdb.PermissionException) or "read-only" in text:
        return SetupError(f"queries can only read this snapshot: {text}")
    if isinstance(error, duckdb.CatalogException | duckdb.BinderException):
        return SetupError(f"{text}\n'meldt schema' lists the tables, 'meldt schema TABLE' their columns")
    return SetupError(text)
