"""DuckDB's errors in the words of the house."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from extract.errors import BusyError, MeldtError, SetupError, StorageError

_FULL = ("no space left", "disk quota", "file too large", "not enough space")
_DAMAGED = ("corrupt database file", "could not read enough bytes")
_EXPLAINED: tuple[tuple[type[MeldtError], tuple[str, ...], str], ...] = (
    (
        BusyError,
        ("conflicting lock", "could not set lock"),
        "another process is writing to this warehouse; wait until it is done",
    ),
    (SetupError, ("not a valid duckdb database",), "is not a warehouse; expected a DuckDB file, give another path"),
    (SetupError, ("is a directory",), "is a folder; expected a file, give another path"),
    (SetupError, ("version number", "newer version"), "was written by a newer DuckDB than this one; upgrade duckdb"),
    (
        StorageError,
        _DAMAGED,
        "is damaged or cut short; put a copy in its place, or make it anew: meldt ingest archive/*.warc.gz --data NEW",
    ),
    (StorageError, _FULL, "the disk is full; make room and run again, nothing was half-written"),
    (
        StorageError,
        ("read-only", "permission denied", "cannot open file"),
        "cannot be written; make the file and its folder writable, or give another path",
    ),
    (StorageError, ("out of memory",), "there is not enough memory; give it more, or take smaller batches"),
)
_STORAGE = (duckdb.IOException, duckdb.FatalException, duckdb.OutOfMemoryException)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn DuckDB's errors about files into errors that name ``path`` and say what to do; let others pass.

    A signal that ends the program in the middle of a query ends it as KeyboardInterrupt.
    """
    try:
        yield
    except RuntimeError as error:
        # What the signal's handler raised is lost on the way through DuckDB 2.0, which makes this of it.
        if str(error) == "Query interrupted":
            raise KeyboardInterrupt from error
        raise
    except (*_STORAGE, OSError) as error:
        raise explained(path, str(error)) from error
    except duckdb.Error as error:
        # A disk that fills in the middle of a commit comes wrapped as a transaction error, a wrong checksum as a plain one.
        if _is_storage(str(error)):
            raise explained(path, str(error)) from error
        raise


def explained(path: Path, message: str) -> MeldtError:
    """Return the error for a message of DuckDB or the operating system about a file."""
    low = message.lower()
    for kind, words, sentence in _EXPLAINED:
        if any(word in low for word in words):
            return kind(f"{path}: {sentence}")
    return StorageError(f"{path}: the disk failed ({_first_line(message)}); what was committed before is intact")


def _is_storage(message: str) -> bool:
    low = message.lower()
    return any(
        words in low
        for words in ("no space left", "could not write", "file too large", "read-only file system", *_DAMAGED)
    )


def _first_line(message: str) -> str:
    return message.strip().partition("\n")[0]
