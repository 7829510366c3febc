"""An open warehouse: the one place that talks to DuckDB about it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

import duckdb
import pyarrow as pa

from warehouse import failures, statements

_log = logging.getLogger(__name__)

Row = tuple[Any, ...]
_FETCHED_ROWS = 10_000


class Warehouse:
    """An open warehouse. Every change runs in ``transaction``; to be used by one thread at a time."""

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.path = path
        self.connection = connection
        self._depth = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; another process can open it then."""
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit what happens inside at its end, or nothing of it when it raises. May be nested: the outermost counts.

        StorageError if the disk is full, read-only or broken.
        """
        if self._depth:
            yield
            return
        with failures.told(self.path):
            self.connection.execute("begin")
            self._depth = 1
            try:
                yield
            except BaseException:
                self._depth = 0
                self._roll_back()
                raise
            self._depth = 0
            self.connection.execute("commit")

    def _roll_back(self) -> None:
        try:
            self.connection.execute("rollback")
        except duckdb.Error as error:
            # After a fatal error DuckDB has rolled back by itself; the first error is the one to tell.
            _log.debug("rollback: %s", error)

    def rows(self, statement: str, **parameters: object) -> list[Row]:
        """Return the rows of the statement in sql/<statement>.sql."""
        with failures.told(self.path):
            return self.connection.execute(statements.text(statement), parameters or None).fetchall()

    def first(self, statement: str, **parameters: object) -> tuple[dict[str, Any], int]:
        """Return the first row of the statement in sql/<statement>.sql by its columns' names, and how many rows there are."""
        with failures.told(self.path):
            cursor = self.connection.execute(statements.text(statement), parameters or None)
            names = [str(column[0]) for column in cursor.description or ()]
            found = cursor.fetchone()
            count = 0 if found is None else 1
            # There may be very many of them.
            while more := cursor.fetchmany(_FETCHED_ROWS):
                count += len(more)
        return dict(zip(names, found or (), strict=found is not None)), count

    def run(self, statement: str, **parameters: object) -> int:
        """Return how many rows the statement in sql/<statement>.sql inserted, changed or deleted."""
        found = self.rows(statement, **parameters)
        return int(found[0][0]) if found and found[0] and isinstance(found[0][0], int) else 0

    @contextmanager
    def batch(self, table: pa.Table, name: str = "batch") -> Iterator[None]:
        """Let statements read an Arrow table as ``batch``, or by another name."""
        self.connection.register(name, table)
        try:
            yield
        finally:
            # A transaction that failed refuses even this; the next batch of the name takes its place.
            with suppress(duckdb.TransactionException):
                self.connection.unregister(name)
