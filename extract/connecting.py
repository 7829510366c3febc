"""Connections to public addresses only, judged when they are made; see ``extract.addresses``."""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable

import httpcore

from extract import addresses
from extract.errors import ItemError

Resolve = Callable[[str, int], Awaitable[tuple[str, ...]]]
_SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


async def resolve(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses of a host name, in the system's order of preference; raises OSError if it has none."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects only to addresses that were judged, and to no name."""

    def __init__(self, resolve: Resolve, *, allow_loopback: bool) -> None:
        self._inner = httpcore.AnyIOBackend()
        self._resolve = resolve
        self._allow_loopback = allow_loopback

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[_SocketOption] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Return a connection to an address of the host. Raises ItemError ``dns`` or ``address_refused``."""
        try:
            found = await self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise ItemError("dns", f"{host}: the name has no address ({error}); check its spelling") from None
        for address in found:
            addresses.check(address, host=host, allow_loopback=self._allow_loopback)
        failure: Exception | None = None
        for address in found:
            try:
                return await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore.ConnectError(f"{host}: no address")


def pool(context: ssl.SSLContext, resolve: Resolve, *, allow_loopback: bool) -> httpcore.AsyncConnectionPool:
    """Return a pool of connections that are all guarded. How many there are at once is for the callers to bound."""
    return httpcore.AsyncConnectionPool(
        ssl_context=context,
        max_connections=None,
        max_keepalive_connections=40,
        keepalive_expiry=5.0,
        network_backend=GuardedBackend(resolve, allow_loopback=allow_loopback),
    )
