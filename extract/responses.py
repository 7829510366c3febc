"""What a server answered, bounded and decoded, without a trace of the library that asked."""

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One redirect on the way: the address that answered, and with which status."""

    url: str
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One final answer. ``body`` is decoded; ``truncated`` says that it ended before it was complete.

    ``url`` is what was asked for, ``final_url`` what answered after the redirects in ``hops``.
    """

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    reason: str = ""
    hops: tuple[Hop, ...] = ()
    wire_bytes: int = 0
    truncated: bool = False

    def header(self, name: str) -> str | None:
        """Return the first header of that name, byte for byte as it was sent; None if there is none."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)

    @property
    def content_type(self) -> str | None:
        """The Content-Type header."""
        return self.header("content-type")

    @property
    def body_sha256(self) -> str:
        """The SHA-256 of the decoded body, in hexadecimal."""
        return sha256(self.body).hexdigest()

    def moved_to(self) -> str | None:
        """Return the final address if every hop to it was permanent (301 or 308); None otherwise."""
        if self.hops and all(hop.status in {301, 308} for hop in self.hops):
            return self.final_url
        return None
