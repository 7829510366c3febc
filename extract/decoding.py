"""Content codings undone within a bound: gzip, deflate, brotli and zstd, also one inside the other."""

import zlib
from dataclasses import dataclass
from typing import Protocol

import brotli
import zstandard

from extract.errors import ItemError

_MAX_LAYERS = 3
_GZIP_MAGIC = b"\x1f\x8b\x08"
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
# One zstd block of a few bytes can stand for 128 KiB, and the library has no output bound: feed it little at a time.
_ZSTD_SLICE = 256
_CHUNK = 1 << 16
_SLICE = 1 << 12


class _OverError(Exception):
    """The output has passed its bound; ``body`` is the output up to there."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self.body = body


class _CorruptError(Exception):
    """The input is not in the coding that it was said to be in."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A body without its codings. ``truncated`` says that the coded stream ended too early."""

    body: bytes
    truncated: bool = False


class _Decoder(Protocol):
    def __call__(self, data: bytes, limit: int) -> Decoded: ...


def decode(data: bytes, content_encoding: str | None, *, limit: int, cut: bool = False) -> Decoded:
    """Return the body with every coding of the ``Content-Encoding`` header undone.

    The bytes win over the header: a body that is not in the coding that it claims is taken as it is, and gzip that it
    does not announce, or not as often as it was applied, is recognised by its first bytes.
    Raises ItemError ``too_large`` as soon as the output passes ``limit`` bytes, unless it is to be ``cut`` there;
    ``bad_encoding`` for a coded stream that breaks in its middle, or for more than three codings.

    >>> import gzip
    >>> decode(gzip.compress(b"news"), "gzip", limit=100)
    Decoded(body=b'news', truncated=False)
    >>> decode(b"plain", "gzip", limit=100)
    Decoded(body=b'plain', truncated=False)
    """
    codings = [name for part in (content_encoding or "").lower().split(",") if (name := part.strip()) in _DECODERS]
    if len(codings) > _MAX_LAYERS:
        raise ItemError(
            "bad_encoding", f"the body is said to be coded {len(codings)} times; at most {_MAX_LAYERS} are undone"
        )
    decoded = Decoded(data)
    for name in reversed(codings):
        decoded = _layer(decoded, name, limit, cut=cut)
    for _ in range(_MAX_LAYERS - len(codings)):
        if decoded.body.startswith(_GZIP_MAGIC):
            decoded = _layer(decoded, "gzip", limit, cut=cut)
    return decoded


def _layer(coded: Decoded, name: str, limit: int, *, cut: bool) -> Decoded:
    """Return a body without one coding; as it is if it is in no coding at all."""
    try:
        layer = _DECODERS[name](coded.body, limit)
    except _OverError as over:
        if cut:
            return Decoded(over.body, truncated=True)
        raise ItemError("too_large", f"the {name} body unpacks to more than {limit} bytes") from None
    except _CorruptError as error:
        if _looks_coded(coded.body, name):
            raise ItemError("bad_encoding", f"the {name} body is corrupt: {error}") from None
        return coded
    return Decoded(layer.body, coded.truncated or layer.truncated)


def _looks_coded(data: bytes, name: str) -> bool:
    if name in {"gzip", "x-gzip"}:
        return data.startswith(_GZIP_MAGIC)
    if name == "zstd":
        return data.startswith(_ZSTD_MAGIC)
    # Deflate and brotli have no signature: gzip is taken as gzip and text as text, anything else as broken.
    if data.startswith(_GZIP_MAGIC):
        return False
    return b"\x00" in data[:512] or data[:512].strip()[:1] not in {b"<", b"{", b"["}


class _Output:
    """Bytes gathered up to a bound."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self.parts: list[bytes] = []

    @property
    def room(self) -> int:
        return self.limit - self.size + 1

    def add(self, part: bytes) -> None:
        self.parts.append(part)
        self.size += len(part)
        if self.size > self.limit:
            raise _OverError(self.body()[: self.limit])

    def body(self) -> bytes:
        return b"".join(self.parts)


def _inflate(data: bytes, limit: int, wbits: int) -> Decoded:
    output = _Output(limit)
    view, used = memoryview(data), 0
    stream = zlib.decompressobj(wbits)
    try:
        while used < len(view):
            # A little at a time: what follows a member is copied, and a body may be a hundred thousand members.
            piece = bytes(view[used : used + _SLICE])
            used += len(piece)
            is_full = False
            while (piece or is_full) and not stream.eof:
                room = min(_CHUNK, output.room)
                part = stream.decompress(piece, room)
                output.add(part)
                piece, is_full = stream.unconsumed_tail, len(part) == room
            if stream.eof:
                # RFC 1952 section 2.2: a gzip file may be several members; what else follows is padding.
                used -= len(stream.unused_data)
                if wbits != _GZIP or bytes(view[used : used + 3]) != _GZIP_MAGIC:
                    break
                stream = zlib.decompressobj(wbits)
    except zlib.error as error:
        if output.size:
            return Decoded(output.body(), truncated=True)
        raise _CorruptError(str(error)) from None
    return Decoded(output.body(), truncated=not stream.eof)


_GZIP = 31


def _gzip(data: bytes, limit: int) -> Decoded:
    return _inflate(data, limit, _GZIP)


def _deflate(data: bytes, limit: int) -> Decoded:
    # "deflate" means zlib (RFC 9110 section 8.4.1.2), but some servers send the bare stream.
    try:
        return _inflate(data, limit, 15)
    except _CorruptError:
        return _inflate(data, limit, -15)


def _brotli(data: bytes, limit: int) -> Decoded:
    output = _Output(limit)
    stream = brotli.Decompressor()
    try:
        part = stream.process(data, output_buffer_limit=_CHUNK)
        while part or not stream.can_accept_more_data():
            output.add(part)
            part = stream.process(b"", output_buffer_limit=_CHUNK)
    except brotli.error as error:
        if output.size:
            return Decoded(output.body(), truncated=True)
        raise _CorruptError(str(error)) from None
    return Decoded(output.body(), truncated=not stream.is_finished())


def _zstd(data: bytes, limit: int) -> Decoded:
    output = _Output(limit)
    view = memoryview(data)
    # RFC 8878 section 3.1.1.1.2 recommends to support windows of 8 MB; more is a way to eat our memory.
    decompressor = zstandard.ZstdDecompressor(max_window_size=8 << 20)
    while view:
        stream = decompressor.decompressobj()
        used = 0
        try:
            while used < len(view) and not stream.eof:
                output.add(stream.decompress(view[used : used + _ZSTD_SLICE]))
                used += _ZSTD_SLICE
        except zstandard.ZstdError as error:
            if output.size:
                return Decoded(output.body(), truncated=True)
            raise _CorruptError(str(error)) from None
        if not stream.eof:
            return Decoded(output.body(), truncated=True)
        rest = len(stream.unused_data) + max(0, len(view) - used)
        view = view[len(view) - rest :]
        if not bytes(view[:4]).startswith(_ZSTD_MAGIC):
            break
    return Decoded(output.body())


_DECODERS: dict[str, _Decoder] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
