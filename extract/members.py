"""The gzip members of a file unpacked in constant memory, also past those that are damaged."""

import zlib
from typing import BinaryIO

_CHUNK = 1 << 16
_GZIP = 31
_MAGIC = b"\x1f\x8b\x08"
_PEEK = 1 << 10


class CutError(Exception):
    """The file ends in the middle. Not an EOFError, which warcio takes for the end of a whole file."""


class Members:
    """The bytes of a file without its gzip, in constant memory; what is there comes out before the cut is told."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._is_gzip = file.read(2) == _MAGIC[:2]
        self._count = 0
        self._begin(0)

    def _begin(self, offset: int) -> None:
        self._file.seek(offset)
        self._member = offset
        self._stream = zlib.decompressobj(_GZIP)
        self._packed = b""
        self._tail = b""

    def resume(self) -> bool:
        """Go on at the first gzip member after the present one that holds a record; False if there is none."""
        at = self._member + 1
        while self._is_gzip:
            self._file.seek(at)
            chunk = self._file.read(_CHUNK)
            found = chunk.find(_MAGIC)
            if found < 0:
                if len(chunk) < _CHUNK:
                    return False
                at += len(chunk) - len(_MAGIC) + 1
            elif _begins_record(chunk[found : found + _PEEK]):
                self._begin(at + found)
                return True
            else:
                at += found + 1
        return False

    def tell(self) -> int:
        """Return how many bytes came out."""
        return self._count

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes, and none at the end. Raises CutError, or zlib.error for damage."""
        part = self._inflated(size) if self._is_gzip else self._file.read(size)
        self._count += len(part)
        self._tail = (self._tail + part[-4:])[-4:]
        return part

    def _inflated(self, size: int) -> bytes:
        while True:
            if self._stream.eof:
                self._packed = (self._stream.unused_data or self._file.read(_CHUNK)).lstrip(b"\x00")
                if not self._packed:
                    return b""
                self._member = self._file.tell() - len(self._packed)
                self._stream = zlib.decompressobj(_GZIP)
            part = self._stream.decompress(self._packed, size)
            self._packed = self._stream.unconsumed_tail
            if part:
                return part
            if not self._packed and not self._stream.eof:
                self._packed = self._file.read(_CHUNK)
                if not self._packed:
                    raise CutError("the last gzip member breaks off")

    def check_end(self) -> None:
        """Raise CutError unless the file ends as every record does (WARC 1.1 section 4).

        A file that ends within the headers of a record would else look as if it ended before them.
        """
        if self._count and self._tail != b"\r\n\r\n":
            raise CutError("the headers of the last record break off")


def _begins_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(_GZIP).decompress(packed, 5) == b"WARC/"
    except zlib.error:
        return False
