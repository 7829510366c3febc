"""One run at a time on a data folder: a lock on a file, which the kernel frees however the process ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extract.errors import BusyError, StorageError


@contextmanager
def hold(data: Path, *, name: str = "run") -> Iterator[None]:
    """Hold the data folder, which is made if need be, as long as the block runs.

    BusyError if another process holds it; StorageError if the folder cannot be written.
    """
    path = data / f"{name}.lock"
    try:
        data.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="ascii")
    except OSError as error:
        raise StorageError(f"{path}: cannot be written ({error.strerror}); choose a folder with --data") from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read(20).strip() or "unknown"
            raise BusyError(
                f"{data}: process {holder} is at work on this data folder; wait until it is done, or stop it"
            ) from None
        _sign(file.fileno())
        yield


def check(data: Path) -> None:
    """Raise BusyError if another process holds the data folder at this moment."""
    with hold(data):
        pass


def _sign(descriptor: int) -> None:
    """Write our process id into the lock file for whoever finds it held; a full disk does not stop us here."""
    os.ftruncate(descriptor, 0)
    try:
        os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
    except OSError:
        os.ftruncate(descriptor, 0)
