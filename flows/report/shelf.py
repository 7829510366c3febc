"""The report's folder: files are written whole, and only where they hold something else."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extract.errors import StorageError


class Shelf:
    """A folder of files, and a count of what was done to them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written = self.same = self.removed = self.bytes = 0

    def put(self, path: str, content: bytes | str) -> bool:
        """Return whether the file held something else before. It appears whole or not at all.

        StorageError if the disk refuses.
        """
        body = content.encode("utf-8", "replace") if isinstance(content, str) else content
        file = self.folder / path
        with _told(file):
            if _held(file) == body:
                self.same += 1
                return False
            file.parent.mkdir(parents=True, exist_ok=True)
            partial = file.with_name(f".{file.name}.tmp")
            partial.write_bytes(body)
            partial.replace(file)
        self.written += 1
        self.bytes += len(body)
        return True

    def remove(self, path: str) -> None:
        """Remove a file, if it is there."""
        file = self.folder / path
        with _told(file):
            if file.exists():
                file.unlink()
                self.removed += 1

    def names(self, path: str) -> list[str]:
        """Return the paths of the files that lie in a folder of the folder; none if it is not there."""
        folder = self.folder / path
        return sorted(f"{path}/{file.name}" for file in folder.iterdir()) if folder.is_dir() else []

    def sync(self) -> None:
        """Bring what was written to the disk, so that a note that it is there can be believed."""
        if self.written:
            os.sync()


def _held(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


@contextmanager
def _told(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"{file}: cannot be written ({error.strerror}); make room or give rights and run again, the next run goes on"
        ) from None
