"""A web server on the loopback address that misbehaves in every way that the open web does.

``FaultServer`` runs in a thread of its own. A handler gets a request and writes raw bytes, so that it can do what no
well-bred server library would: drip, stall, reset, and lie about lengths, types and codings.
"""

import asyncio
import socket
import struct
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Self

Handler = Callable[["Exchange"], Awaitable[None]]


@dataclass(slots=True)
class Exchange:
    """One request, and the connection to answer it on."""

    path: str
    headers: dict[str, str]
    writer: asyncio.StreamWriter
    server: "FaultServer"

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def answer(
        self,
        body: bytes = b"",
        *,
        status: str = "200 OK",
        headers: dict[str, str] | None = None,
        content_type: str | None = "application/rss+xml",
        length: int | None = None,
    ) -> None:
        fields = {"Content-Length": str(len(body) if length is None else length), "Connection": "close"}
        if content_type is not None:
            fields["Content-Type"] = content_type
        fields |= headers or {}
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        await self.send(f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + body)

    async def redirect(self, location: str, *, status: str = "301 Moved Permanently") -> None:
        await self.answer(status=status, headers={"Location": location})

    def reset(self) -> None:
        """End the connection with a TCP reset."""
        raw = self.writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


@dataclass(slots=True)
class FaultServer:
    """The server, its handlers by path, and the requests that it has seen, in order."""

    routes: dict[str, Handler] = field(default_factory=dict)
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    robots: bytes | None = None
    port: int = 0
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    _thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        started = threading.Event()

        def run() -> None:
            asyncio.set_event_loop(self._loop)
            server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
            self.port = server.sockets[0].getsockname()[1]
            started.set()
            self._loop.run_forever()
            server.close()
            for task in asyncio.all_tasks(self._loop):
                task.cancel()
            self._loop.run_until_complete(asyncio.sleep(0))
            self._loop.close()

        self._thread = threading.Thread(target=run, daemon=True)
        self._thread.start()
        started.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        if self._thread is not None:
            self._thread.join(5)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.seen if path != "/robots.txt"]

    def add(self, path: str, handler: Handler) -> str:
        """Serve a path, and return its address."""
        self.routes[path] = handler
        return self.url(path)

    def serve(self, path: str, body: bytes, **answer: object) -> str:
        """Serve a path with a fixed answer, and return its address."""

        async def handler(exchange: Exchange) -> None:
            await exchange.answer(body, **answer)

        return self.add(path, handler)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            first = await reader.readexactly(1)
            if first == b"\x16":
                # The first byte of a TLS handshake, at a server that knows none.
                writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                return
            head = (first + await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            path = head[0].split(" ")[1]
            pairs = (line.partition(":") for line in head[1:] if line)
            headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
            self.seen.append((path, headers))
            exchange = Exchange(path, headers, writer, self)
            await self._handler(path)(exchange)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    def _handler(self, path: str) -> Handler:
        if path == "/robots.txt" and path not in self.routes:
            return self._answer_robots
        return self.routes.get(path, _not_found)

    async def _answer_robots(self, exchange: Exchange) -> None:
        if self.robots is None:
            await _not_found(exchange)
        else:
            await exchange.answer(self.robots, content_type="text/plain")


async def _not_found(exchange: Exchange) -> None:
    await exchange.answer(b"nothing here", status="404 Not Found", content_type="text/plain")


def rss(*items: str, head: str = "") -> bytes:
    """Return an RSS feed with the given ``<item>`` contents."""
    body = "".join(f"<item>{item}</item>" for item in items)
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>De Proefkrant</title>'
        f"<link>https://proefkrant.example/</link>{head}{body}</channel></rss>"
    ).encode()


def item(number: int, *, guid: str | None = None, date: str = "Wed, 01 May 2024 10:00:00 +0200") -> str:
    """Return the contents of one RSS item."""
    stated = f"<guid isPermaLink='false'>{guid}</guid>" if guid else ""
    return (
        f"<title>Bericht {number}</title><link>https://proefkrant.example/nieuws/{number}</link>{stated}"
        f"<pubDate>{date}</pubDate>"
    )


def article(*paragraphs: str, title: str = "Brug bij Zwolle weer open", head: str = "") -> bytes:
    """Return the page of a short article with the furniture of a news site around it."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or STORY)
    return (
        f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        '<nav><a href="/">Voorpagina</a> <a href="/sport">Sport</a></nav><main><article>'
        f"<h1>{title}</h1>{text}</article></main><footer>Alle rechten voorbehouden</footer></body></html>"
    ).encode()


STORY = """
De brug over de IJssel bij Zwolle is sinds dinsdagochtend weer open voor al het verkeer, meldt
Rijkswaterstaat. De brug was vier dagen dicht nadat een binnenvaartschip tegen een van de pijlers was gevaren.

Volgens de dienst zijn bij de aanvaring drie mensen licht gewond geraakt. Zij konden na behandeling naar huis.
Het schip lag tot maandagavond vast onder de brug en is daarna weggesleept naar een werf in Kampen.

Onderzoekers bekijken nog hoe de aanvaring kon gebeuren. De schade aan de pijler wordt geschat op 600.000
euro. Het herstel begint in september en duurt volgens een woordvoerder ongeveer zes weken.
""".strip().split("\n\n")
