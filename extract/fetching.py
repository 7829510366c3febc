"""The one door to the network: asks for an address and gives back a bounded, decoded answer, or an ItemError.

Nothing that a server does can take longer than the deadline or more memory than the bound. Redirects are
followed by hand, so that each hop is checked and no redirect's body is read; no cookies, no proxies from the
environment. The kinds of failure: ``bad_url``, ``dns``, ``address_refused``, ``connect``, ``tls``, ``deadline``,
``protocol``, ``redirect_loop``, ``too_many_redirects``, ``bad_redirect``, ``too_large``, ``bad_encoding``,
``host_asks_to_wait``.
"""

import asyncio
import ssl
from collections.abc import Mapping
from datetime import datetime
from types import TracebackType
from typing import Self

import httpx

from extract import connecting, decoding, retries, robots, urls
from extract.connecting import Resolve
from extract.errors import ItemError
from extract.hosts import Book
from extract.limits import Limits
from extract.permission import Allow, Permission
from extract.politeness import Turns
from extract.responses import Hop, Response

PRODUCT = "meldt/0.1"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class _GuardedTransport(httpx.AsyncHTTPTransport):
    """httpx's own transport over guarded connections (httpx itself has no way to hand them in)."""

    def __init__(self, context: ssl.SSLContext, resolve: Resolve, *, allow_loopback: bool) -> None:
        super().__init__(verify=context, trust_env=False)
        self._pool = connecting.pool(context, resolve, allow_loopback=allow_loopback)


class Fetcher:
    """Fetches addresses, politely and within bounds. An async context manager; belongs to one event loop."""

    def __init__(
        self,
        limits: Limits,
        *,
        book: Book | None = None,
        resolve: Resolve = connecting.resolve,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.limits = limits
        self.book = book if book is not None else Book()
        self.turns = Turns(limits.connections_per_site, limits.pause_s, held=self.book.held)
        permission = Permission(limits, self.book, self.turns, self._robots)
        self.allow_feed: Allow = permission.feed
        self.allow_page: Allow = permission.page
        context = tls or httpx.create_ssl_context(trust_env=False)
        # The bare transport: httpx's client would follow up redirects, keep cookies and believe the environment.
        self._transport = _GuardedTransport(context, resolve, allow_loopback=limits.allow_loopback)
        self._headers = {
            "User-Agent": user_agent(limits),
            "Accept": "*/*",
            "Accept-Encoding": "gzip, deflate, br, zstd",
            "Connection": "keep-alive",
        }
        self._timeout = httpx.Timeout(limits.deadline_s, connect=limits.connect_timeout_s, pool=None).as_dict()

    async def __aenter__(self) -> Self:
        """Open the connection pool."""
        await self._transport.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close every connection."""
        await self._transport.__aexit__(kind, error, trace)

    async def get(
        self,
        url: str,
        *,
        now: datetime,
        max_bytes: int,
        headers: Mapping[str, str] | None = None,
        allow: Allow | None = None,
        cut: bool = False,
    ) -> Response:
        """Return the answer to a GET, after redirects; of any status, so that the caller judges it.

        A body of more than ``max_bytes`` is ``too_large``, unless it is to be ``cut`` there.
        ``allow`` is awaited for every hop, and raises ItemError to forbid it: ``self.allow_feed``, ``self.allow_page``.
        Raises ItemError as listed in the module's docstring. Waiting for a turn does not count against the deadline.
        """
        at = urls.absolute(url, base=url, max_chars=self.limits.max_url_chars)
        left_s = self.limits.deadline_s
        hops: list[Hop] = []
        while True:
            if allow is not None:
                await allow(at, now=now)
            async with self.turns.turn(at, now=now):
                start = asyncio.get_running_loop().time()
                answer = await self._bounded(url, at, headers or {}, max_bytes, left_s, cut=cut)
                left_s -= asyncio.get_running_loop().time() - start
            if answer.status not in _REDIRECTS or answer.header("location") is None:
                return Response(
                    url=url, final_url=at, status=answer.status, reason=answer.reason, headers=answer.headers,
                    body=answer.body, hops=tuple(hops), wire_bytes=answer.wire_bytes, truncated=answer.truncated,
                )  # fmt: skip
            hops.append(Hop(url=at, status=answer.status))
            at = self._next(at, answer.header("location") or "", hops)

    def respect(self, response: Response, *, now: datetime) -> None:
        """Put the host on hold if it is too busy (429, 503) and says for how long."""
        if response.status in {429, 503}:
            wait = retries.clamp_retry_after(response.header("retry-after"), now=now, limit=self.limits.max_retry_after)
            if wait is not None:
                self.turns.hold(response.final_url, now + retries.jittered(wait, key=response.final_url))

    async def _robots(self, url: str, now: datetime) -> Response:
        answer = await self.get(url, now=now, max_bytes=robots.MAX_BYTES, cut=True)
        self.respect(answer, now=now)
        return answer

    def _next(self, at: str, location: str, hops: list[Hop]) -> str:
        try:
            target = urls.absolute(location, base=at, max_chars=self.limits.max_url_chars)
        except ItemError as error:
            raise ItemError("bad_redirect", f"{at}: redirects to nowhere: {error}") from None
        if any(hop.url == target for hop in hops):
            raise ItemError("redirect_loop", f"{hops[0].url}: redirects in a circle, by way of {target}")
        if len(hops) > self.limits.max_redirects:
            raise ItemError("too_many_redirects", f"{hops[0].url}: more than {self.limits.max_redirects} redirects")
        return target

    async def _bounded(
        self, url: str, at: str, headers: Mapping[str, str], max_bytes: int, left_s: float, *, cut: bool
    ) -> Response:
        try:
            async with asyncio.timeout(left_s):
                return await self._once(url, at, headers, max_bytes, cut=cut)
        except (TimeoutError, httpx.TimeoutException):
            raise ItemError("deadline", f"{at}: not answered within {self.limits.deadline_s:g} s") from None
        except httpx.ConnectError as error:
            kind = "tls" if _is_tls(error) else "connect"
            raise ItemError(kind, f"{at}: no connection: {_reason(error)}") from None
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:
            raise ItemError("bad_url", f"{at}: not a web address: {_reason(error)}") from None
        except (httpx.HTTPError, ssl.SSLError, OSError, ValueError) as error:
            raise ItemError("protocol", f"{at}: the answer broke off or was not HTTP: {_reason(error)}") from None

    async def _once(self, url: str, at: str, headers: Mapping[str, str], max_bytes: int, *, cut: bool) -> Response:
        request = httpx.Request("GET", at, headers={**self._headers, **headers}, extensions={"timeout": self._timeout})
        answer = await self._transport.handle_async_request(request)
        try:
            fields = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.headers.raw)
            head = Response(
                url=url, final_url=at, status=answer.status_code, reason=answer.reason_phrase, headers=fields, body=b""
            )
            if answer.status_code in _REDIRECTS | {204, 304}:
                return head
            wire, broken = await _read(answer, at, max_bytes, cut=cut)
        finally:
            await answer.aclose()
        codings = ",".join(answer.headers.get_list("content-encoding"))
        decoded = decoding.decode(wire, codings, limit=max_bytes, cut=cut)
        return Response(
            url=url, final_url=at, status=head.status, reason=head.reason, headers=fields, body=decoded.body,
            wire_bytes=len(wire), truncated=broken or decoded.truncated,
        )  # fmt: skip


async def _read(answer: httpx.Response, at: str, max_bytes: int, *, cut: bool) -> tuple[bytes, bool]:
    """Return the body as it came over the wire, and whether it ends before its stated end."""
    parts: list[bytes] = []
    size = 0
    try:
        async for part in answer.aiter_raw():
            size += len(part)
            if size > max_bytes and cut:
                return b"".join([*parts, part[: max_bytes - size]]), True
            if size > max_bytes:
                raise ItemError("too_large", f"{at}: the body is larger than {max_bytes} bytes")
            parts.append(part)
    except (httpx.RemoteProtocolError, httpx.ReadError):
        if not size:
            raise
        return b"".join(parts), True
    return b"".join(parts), False


def user_agent(limits: Limits) -> str:
    """Return how we introduce ourselves, with the contact if one is set.

    >>> user_agent(Limits(contact="mailto:desk@example.org"))
    'meldt/0.1 (news feed reader; +mailto:desk@example.org)'
    """
    contact = f"; +{limits.contact}" if limits.contact else ""
    return f"{PRODUCT} (news feed reader{contact})"


def _is_tls(error: BaseException) -> bool:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLError):
            return True
        seen = seen.__cause__ or seen.__context__
    return False


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__
