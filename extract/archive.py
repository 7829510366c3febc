"""The raw archive: WARC files that hold every response that was used, readable with any WARC tool.

A file is ``DAY-NUMBER.warc.gz``, rolled at midnight UTC and at a size. A location is given out only once its bytes
are on the disk. One writer holds a file (``flock``); a second one, or a writer that finds a file which a killed
process left with a torn last record, starts the next number, so nothing written before is ever touched.
"""

import contextlib
import fcntl
import os
import threading
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from extract import warcrecords
from extract.errors import ItemError, StorageError
from extract.records import Location
from extract.responses import Response

_SUFFIX = ".warc.gz"


class Writer:
    """Appends responses to the archive in ``folder``. A context manager; safe to share between threads."""

    def __init__(self, folder: Path, *, max_file_bytes: int = 1_000_000_000) -> None:
        self.folder = folder
        self._max_file_bytes = max_file_bytes
        self._file: BinaryIO | None = None
        self._name = ""
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        """Make the folder."""
        with _storage(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file, so that the next writer goes on in it."""
        self._close()

    def write(self, response: Response, *, now: datetime) -> Location:
        """Return where the response now lies, after it has reached the disk. Raises StorageError."""
        return self.write_all([(response, now)])[0]

    def write_all(self, responses: Iterable[tuple[Response, datetime]]) -> tuple[Location, ...]:
        """Return where the responses now lie, in order; the disk is waited for once for all of them."""
        with self._lock, _storage(self.folder):
            locations = tuple(self._append(response, now) for response, now in responses)
            if self._file is not None:
                self._sync(self._file)
        return locations

    def _append(self, response: Response, now: datetime) -> Location:
        file = self._current(now)
        start = file.tell()
        try:
            file.write(warcrecords.packed(response, now=now))
            file.flush()
        except OSError:
            # Half a record would hide whatever is appended after it.
            with contextlib.suppress(OSError):
                file.truncate(start)
            self._close()
            raise
        return Location(file=self._name, offset=start, length=file.tell() - start)

    def _current(self, now: datetime) -> BinaryIO:
        day = now.astimezone(UTC).strftime("%Y%m%d")
        if self._file is not None and self._name.startswith(day) and self._file.tell() < self._max_file_bytes:
            return self._file
        self._close()
        self._file, self._name = _claim(self.folder, day, self._max_file_bytes)
        if self._file.tell() == 0:
            self._file.write(warcrecords.packed_info(self._name, now=now))
            self._file.flush()
        return self._file

    def _sync(self, file: BinaryIO) -> None:
        file.flush()
        os.fsync(file.fileno())

    def _close(self) -> None:
        if self._file is not None:
            with _storage(self.folder):
                self._sync(self._file)
            self._file.close()
            _dirty_mark(self.folder / self._name).unlink(missing_ok=True)
            self._file = None


class Reader:
    """Reads responses back by location. A context manager that keeps the last file open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file: BinaryIO | None = None
        self._name = ""

    def __enter__(self) -> Self:
        """Nothing to open yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file that was read last."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def read(self, location: Location) -> Response:
        """Return the response at a location.

        Raises ItemError ``archive_missing`` if the file is gone, ``archive_damaged`` if no whole record lies there.
        """
        try:
            file = self._open(location.file)
            file.seek(location.offset)
            data = file.read(location.length)
        except FileNotFoundError:
            raise ItemError(
                "archive_missing", f"{self.folder / location.file}: gone from the archive; restore it"
            ) from None
        response = warcrecords.unpacked(data) if len(data) == location.length else None
        if response is None:
            where = f"{self.folder / location.file} at byte {location.offset}"
            raise ItemError("archive_damaged", f"{where}: no whole WARC record; restore the file from a copy")
        return response

    def _open(self, name: str) -> BinaryIO:
        if self._file is None or self._name != name:
            if Path(name).name != name:
                raise ItemError("archive_missing", f"{name}: not the name of a file in the archive")
            if self._file is not None:
                self._file.close()
            self._file, self._name = (self.folder / name).open("rb"), name
        return self._file


def _claim(folder: Path, day: str, max_file_bytes: int) -> tuple[BinaryIO, str]:
    """Return the first file of the day that is ours alone, whole and not yet full, opened at its end."""
    number = 0
    while True:
        name = f"{day}-{number:05d}{_SUFFIX}"
        number += 1
        path = folder / name
        file = path.open("ab")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            continue
        if file.tell() >= max_file_bytes or _dirty_mark(path).exists():
            file.close()
            continue
        _dirty_mark(path).touch()
        _sync_folder(folder)
        return file, name


def _dirty_mark(path: Path) -> Path:
    # Beside every file that is being written; one that is left behind tells of a kill.
    return path.with_name(f".{path.name}.open")


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _storage(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"{folder}: the archive cannot be written: {error.strerror}; free space or choose another folder"
        ) from None
